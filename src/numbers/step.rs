//! What the scanner reads at a token.

use std::ops::Range;

use super::figure::{Exclusion, FoundKind};

/// What was found last, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Last {
    pub(super) tokens: Range<usize>,
    pub(super) exclusion: Option<Exclusion>,
}

/// Something found, and the token behind it.
pub(super) struct Read {
    pub(super) kind: FoundKind,
    pub(super) tokens: Range<usize>,
}

impl Read {
    pub(super) fn excluded(exclusion: Exclusion, tokens: Range<usize>) -> Read {
        Read { kind: FoundKind::Excluded(exclusion), tokens }
    }
}
