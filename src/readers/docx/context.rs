//! What the whole document says of its parts.

use super::numbering::Numbering;
use super::properties::{RunProperties, Theme};
use super::styles::Styles;
use crate::document::{Run, Visibility};

/// Styles, lists and theme: read before the text.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) theme: Theme,
}

impl Context {
    /// Properties of a run: its own, else its style's, else its paragraph's style's, else the document's.
    pub(super) fn resolve(&self, run: &RunProperties, paragraph_style: Option<&str>) -> RunProperties {
        let paragraph = self.styles.paragraph(paragraph_style).map(|s| &s.run);
        let character = run.style.as_deref().and_then(|id| self.styles.named(id)).map(|s| &s.run);
        let mut resolved = run.clone();
        for under in [character, paragraph, Some(self.styles.defaults())].into_iter().flatten() {
            resolved = resolved.over(under);
        }
        // Bold of a character style inside a bold paragraph style means not bold; so Word toggles.
        if let (None, Some(a), Some(b)) = (run.bold, character.and_then(|s| s.bold), paragraph.and_then(|s| s.bold)) {
            resolved.bold = Some(a != b);
        }
        resolved
    }
}

/// A run of text with resolved properties. Word sets ASCII letters in one font and all others in another; a run has
/// one font here, that of its non-ASCII letters where it has some.
pub(super) fn run(text: String, properties: &RunProperties) -> Run {
    let by_letters = match (properties.is_complex, text.is_ascii()) {
        (true, _) => properties.complex.as_ref(),
        (false, true) => properties.ascii.as_ref(),
        (false, false) => properties.other.as_ref(),
    };
    Run {
        font: by_letters.or(properties.ascii.as_ref()).or(properties.other.as_ref()).cloned(),
        bold: properties.bold == Some(true),
        italic: properties.italic == Some(true),
        visibility: if properties.is_unseen() { Visibility::Hidden } else { Visibility::Shown },
        text,
    }
}
