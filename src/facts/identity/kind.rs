//! Whether a document is a report.

use super::letterhead::Letterhead;
use crate::lexicon::{Lexicon, TitleKind};
use crate::text::tokens;

/// What the title says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A report.
    Report,
    /// Another kind, by its Vietnamese name.
    Other(String),
    /// No title tells.
    Untitled,
}

/// Words that a title of another kind may have on its line; longer lines speak of such a document, they are none.
const TITLE_WORDS: usize = 8;

/// Reads the kind of a document from its head.
pub(crate) fn kind_of(head: &Letterhead, lexicon: &Lexicon) -> Kind {
    let mut other = None;
    let mut lines = 0;
    for line in head.below.iter().chain(&head.left).chain(&head.right) {
        let words = tokens(line);
        let Some(hit) = lexicon.document_kinds.at(line, &words, 0) else {
            lines += 1;
            continue;
        };
        match hit.payload {
            TitleKind::Report if lines < 12 => return Kind::Report,
            TitleKind::Other(name) if other.is_none() && words.len() <= TITLE_WORDS => other = Some(name.clone()),
            _ => {}
        }
    }
    other.map_or(Kind::Untitled, Kind::Other)
}
