//! A number format and the section that counts.

use super::section::{Kind, Section};

/// A number format.
#[derive(Debug, Clone)]
pub(crate) struct NumberFormat {
    /// The code as stored.
    pub(crate) code: String,
    sections: Vec<Section>,
}

impl Default for NumberFormat {
    fn default() -> NumberFormat {
        NumberFormat::new("General")
    }
}

impl NumberFormat {
    /// Reads a format code; there is none that cannot be read.
    pub(crate) fn new(code: &str) -> NumberFormat {
        // No program writes longer ones, and each cell carries its own.
        let code: String = code.chars().take(255).collect();
        let sections = split(&code).into_iter().take(4).map(Section::new).collect();
        NumberFormat { code, sections }
    }

    /// Whether it says nothing.
    pub(crate) fn is_general(&self) -> bool {
        self.code.eq_ignore_ascii_case("general") || self.code.is_empty()
    }

    /// The section for a number, and whether it says by itself that the number is negative.
    pub(super) fn section(&self, number: f64) -> Option<(&Section, bool)> {
        let numeric = self.sections.get(..self.sections.len().min(3)).unwrap_or_default();
        if numeric.iter().any(|s| s.condition.is_some()) {
            let fits = |s: &&Section| s.condition.is_none_or(|c| c.holds(number));
            let section = numeric.iter().find(fits).or(numeric.last())?;
            return Some((section, number < 0.0 && section.condition.is_some_and(|c| c.is_below_zero())));
        }
        let sections = match numeric {
            [.., last] if matches!(last.kind, Kind::Text) && numeric.len() > 1 => numeric.split_last()?.1,
            all => all,
        };
        match sections {
            [_, negative, ..] if number < 0.0 => Some((negative, true)),
            [_, _, zero] if number == 0.0 => Some((zero, false)),
            [first, ..] => Some((first, false)),
            [] => None,
        }
    }

    /// What stands before and after a text.
    pub(crate) fn around_text(&self) -> (&str, &str) {
        let text = self.sections.iter().rfind(|s| matches!(s.kind, Kind::Text));
        text.map_or(("", ""), |s| (s.before.as_str(), s.after.as_str()))
    }
}

/// The sections of a code: what `;` divides outside quotes, brackets and escapes.
fn split(code: &str) -> Vec<&str> {
    let (mut sections, mut start) = (Vec::new(), 0);
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for (at, letter) in code.char_indices() {
        if escaped {
            escaped = false;
            continue;
        }
        match letter {
            '"' if !bracket => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracket = true,
            ']' => bracket = false,
            ';' if !bracket => {
                sections.push(code.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    sections.push(code.get(start..).unwrap_or_default());
    sections
}
