//! Letters as OpenDocument styles set them.

use super::raised::Height;
use super::xml::Element;

/// Whether text properties strike their letters out; none where they say nothing.
pub(crate) fn struck(properties: &Element<'_>) -> Option<bool> {
    let line = |name: &str| properties.attribute(name).map(|line| line != "none");
    line("text-line-through-style").or_else(|| line("text-line-through-type"))
}

/// Where text properties put their letters: by a word, or by how far off the line.
pub(crate) fn height(properties: &Element<'_>) -> Option<Height> {
    let position = properties.attribute("text-position")?;
    let first = position.split_whitespace().next().unwrap_or_default();
    Some(match first.trim_end_matches('%').parse::<f64>() {
        Ok(off) if off > 0.0 => Height::Raised,
        Ok(off) if off < 0.0 => Height::Lowered,
        _ => Height::of_word(first),
    })
}
