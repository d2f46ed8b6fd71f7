//! Which version of which time an output is.

use super::options::Options;
use crate::model::Consolidation;
use crate::wording::{heading, history, period};

/// From when to when the figures run, where that is known.
pub(super) fn span(consolidation: &Consolidation) -> Option<String> {
    let history = &consolidation.history;
    history.span.map(|span| history::span(span, &history.calendar))
}

/// Which version this is, when it was made and from how many files.
pub(super) fn made(consolidation: &Consolidation, options: &Options) -> String {
    let (moment, inputs) = (period::moment(options.generated), consolidation.submissions.len());
    heading::made_at(&moment, &options.version, options.edition, inputs)
}

/// Both in one line.
pub(super) fn made_from(consolidation: &Consolidation, options: &Options) -> String {
    let made = format!("{}.", made(consolidation, options));
    span(consolidation).into_iter().chain([made]).collect::<Vec<_>>().join(" ")
}
