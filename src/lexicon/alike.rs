//! Nouns of what is counted, by what they count.

use serde::Deserialize;

use crate::text::fold;

/// Nouns that stand for each other, without accents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alike {
    /// Who anybody may be.
    pub persons: Vec<String>,
    /// Who belongs to something; one kind is never another.
    pub members: Vec<String>,
    /// Organisations.
    pub bodies: Vec<String>,
    /// What is counted in the place of the unit before it.
    pub behind: Vec<String>,
}

impl Alike {
    pub(super) fn folded(self) -> Alike {
        let folded = |nouns: Vec<String>| nouns.iter().map(|noun| fold(noun)).collect();
        Alike {
            persons: folded(self.persons),
            members: folded(self.members),
            bodies: folded(self.bodies),
            behind: folded(self.behind),
        }
    }
}
