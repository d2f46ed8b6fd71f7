//! The steps of normalisation, in order.

use unicode_normalization::UnicodeNormalization;

use super::mapped::MappedText;

/// Normalises one text of unknown font.
pub fn normalise(text: &str) -> MappedText {
    normalise_runs(&[(text, None)]).0
}

/// Normalises a text given in runs with their font names; the second value names the legacy encodings decoded.
pub fn normalise_runs(runs: &[(&str, Option<&str>)]) -> (MappedText, Vec<&'static str>) {
    let joined: String = runs.iter().map(|(text, _)| *text).collect();
    let original: String = joined.nfc().collect();
    (MappedText::same(original), Vec::new())
}
