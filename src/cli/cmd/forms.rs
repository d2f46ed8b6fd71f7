//! `tonghop forms`.

use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{self, FormsOrder, RunError};
use crate::wording::form;

/// Makes the forms of a period. True where no unit could be asked.
pub(in crate::cli) fn forms(order: &FormsOrder, screen: &Screen) -> Result<bool, RunError> {
    let made = run::make_forms(order, &Counter::on(screen))?;
    if made.units == 0 {
        screen.say(form::NO_UNIT);
    } else {
        screen.say(&form::forms_made(made.units, &made.folder.display().to_string()));
    }
    Ok(made.units == 0)
}
