//! One file a command.

mod decide;
mod doctor;
mod double_click;
mod extract;
mod forms;
mod inspect;
mod ledger;
mod programme;
mod publish;
mod remind;
mod review;
mod run;
mod schedule;
mod unattended;
mod watch;

pub(super) use decide::decide;
pub(super) use double_click::{double_click, double_clicked};
pub(super) use extract::extract;
pub(super) use forms::forms;
pub(super) use inspect::inspect;
pub(super) use ledger::export;
pub(super) use programme::programme;
pub(super) use publish::publish;
pub(super) use remind::remind;
pub(super) use review::review;
pub(super) use run::{run, waits};
pub(super) use unattended::unattended;
