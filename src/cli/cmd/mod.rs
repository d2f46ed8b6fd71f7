//! One file a command.

mod decide;
mod inspect;
mod ledger;
mod programme;
mod run;

pub(super) use decide::decide;
pub(super) use inspect::inspect;
pub(super) use ledger::export;
pub(super) use programme::programme;
pub(super) use run::run;
