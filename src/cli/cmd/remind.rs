//! `tonghop remind`.

use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{self, FormsOrder, RunError};
use crate::wording::reminder;

/// Makes the letters of a period to units from which figures are missing. True where there is one to send.
pub(in crate::cli) fn remind(order: &FormsOrder, screen: &Screen) -> Result<bool, RunError> {
    let made = run::make_reminders(order, &Counter::on(screen))?;
    let none = made.late + made.incomplete == 0;
    if none {
        screen.say(reminder::ALL_COMPLETE);
    } else {
        screen.say(&reminder::made(made.late, made.incomplete, &made.folder.display().to_string()));
    }
    Ok(!none)
}
