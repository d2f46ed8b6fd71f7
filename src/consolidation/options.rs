//! What the stage needs besides the facts.

use crate::lexicon::Lexicon;
use crate::model::Calendar;

/// Settings of the stage.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Names of units and their spellings, and the words of a corrected version.
    pub lexicon: &'a Lexicon,
    /// The office's conventions on time.
    pub calendar: Calendar,
}
