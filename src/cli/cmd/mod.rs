//! One file a command.

mod decide;
mod forms;
mod inspect;
mod ledger;
mod programme;
mod publish;
mod remind;
mod review;
mod run;

pub(super) use decide::decide;
pub(super) use forms::forms;
pub(super) use inspect::inspect;
pub(super) use ledger::export;
pub(super) use programme::programme;
pub(super) use publish::publish;
pub(super) use remind::remind;
pub(super) use review::review;
pub(super) use run::run;
