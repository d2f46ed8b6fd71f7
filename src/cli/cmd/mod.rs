//! One file a command.

mod inspect;
mod programme;
mod run;

pub(super) use inspect::inspect;
pub(super) use programme::programme;
pub(super) use run::run;
