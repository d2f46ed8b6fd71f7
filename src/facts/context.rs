//! What is known before a report is opened.

use super::identity::UnitNames;
use super::matching::ItemIndex;
use crate::lexicon::Lexicon;
use crate::model::Programme;

/// Settings of the stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Facts read with at least this confidence are accepted.
    pub accept: f32,
    /// Facts below this confidence are left out; between the two they go to review.
    pub review: f32,
}

impl Default for Options {
    fn default() -> Self {
        Options { accept: 0.8, review: 0.4 }
    }
}

/// The programme and the lexicon, made ready once for all reports.
#[derive(Debug)]
pub struct Context {
    pub(crate) lexicon: Lexicon,
    pub(crate) index: ItemIndex,
    pub(crate) units: UnitNames,
    pub(crate) options: Options,
}

impl Context {
    /// Makes programme and lexicon ready.
    pub fn new(programme: &Programme, lexicon: Lexicon, options: Options) -> Context {
        let index = ItemIndex::new(programme, &lexicon);
        let units = UnitNames::new(programme, &lexicon);
        Context { lexicon, index, units, options }
    }
}
