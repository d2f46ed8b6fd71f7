//! `tonghop review`.

use crate::cli::args::Settings;
use crate::cli::faults::sentence;
use crate::cli::screen::Screen;
use crate::model::Period;
use crate::review::{Review, ReviewError};
use crate::run::Order;
use crate::wording::review as say;

/// Shows the page on which people decide, until it is closed. True where it could not be shown.
pub(in crate::cli) fn review(
    period: Option<Period>,
    open: bool,
    settings: &Settings,
    screen: &Screen,
) -> Result<bool, ReviewError> {
    let config = settings.read().map_err(crate::run::RunError::from)?;
    let review = Review::open(Order { config, period, ..Order::default() }, sentence)?;
    let address = review.address();
    screen.say(&say::address(&address));
    let stop = review.stopper();
    // Without it the system ends the program, which loses nothing: decisions are kept as they are made.
    let _ = ctrlc::set_handler(move || stop.stop());
    if open {
        // Where no browser opens, the address stands on the screen.
        let _ = opener::open_browser(&address);
    }
    review.serve()?;
    screen.say(say::STOPPED);
    Ok(false)
}
