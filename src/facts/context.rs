//! What is known before a report is opened.

use super::duty::Duties;
use super::identity::UnitNames;
use super::matching::{Features, ItemIndex, Query};
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
    pub(crate) programme: Programme,
    pub(crate) lexicon: Lexicon,
    pub(crate) index: ItemIndex,
    pub(crate) units: UnitNames,
    pub(crate) duties: Duties,
    pub(crate) options: Options,
}

impl Context {
    /// Makes programme and lexicon ready.
    pub fn new(programme: &Programme, lexicon: Lexicon, options: Options) -> Context {
        let index = ItemIndex::new(programme, &lexicon);
        let units = UnitNames::new(programme, &lexicon);
        let duties = Duties::of(programme, &lexicon);
        Context { programme: programme.clone(), lexicon, index, units, duties, options }
    }

    /// The items that fit a phrase, best first, with how well: for `inspect` and for extending the lexicon.
    pub fn explain(&self, phrase: &str) -> Vec<String> {
        let features = Features::read(phrase, &self.lexicon);
        let query = Query { features: features.0.iter().collect(), ..Query::default() };
        let said = features.0.iter().map(|f| phrase.get(f.span.clone()).unwrap_or_default()).collect::<Vec<_>>();
        let mut lines = vec![said.join(" · ")];
        lines.extend(self.index.best(&query, &self.lexicon).into_iter().take(6).filter_map(|m| {
            let profile = self.index.profile(m.item)?;
            Some(format!(
                "{:.3} r{:.2} p{:.2} m{:.1} {} {:?} {:?}",
                m.score, m.recall, m.precision, m.mass, profile.id, profile.nature, profile.dimension
            ))
        }));
        lines
    }
}
