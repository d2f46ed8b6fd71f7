//! Figures that stand above or below the line.

const ABOVE: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const BELOW: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Where letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Height {
    /// On the line.
    #[default]
    Line,
    /// Above it.
    Raised,
    /// Below it.
    Lowered,
}

impl Height {
    /// As office formats name it.
    pub(crate) fn of_word(word: &str) -> Height {
        match word {
            "superscript" | "super" => Height::Raised,
            "subscript" | "sub" => Height::Lowered,
            _ => Height::Line,
        }
    }

    /// As binary office formats number it.
    pub(crate) fn of_number(number: u16) -> Height {
        match number {
            1 => Height::Raised,
            2 => Height::Lowered,
            _ => Height::Line,
        }
    }
}

/// A raised figure (a note's mark, a power) must not pass for a part of the number before it. After "m" it is a unit
/// of measure and stays as it is typed.
pub(crate) fn raised(before: Option<char>, letter: char) -> char {
    let figure = letter.to_digit(10).filter(|_| before != Some('m'));
    figure.and_then(|f| ABOVE.get(f as usize).copied()).unwrap_or(letter)
}

/// A text at its height, after the character that stands before it: "10" and a raised "3" are 10³. A lowered figure
/// after a letter (CO2) stays as it is typed.
pub(crate) fn at_height(height: Height, before: Option<char>, text: &str) -> String {
    let mut last = before;
    let written = text.chars().map(|letter| {
        let written = match height {
            Height::Line => letter,
            Height::Raised if letter == '-' || letter == '−' => '⁻',
            Height::Raised => raised(last, letter),
            Height::Lowered => lowered(last, letter),
        };
        last = Some(written);
        written
    });
    written.collect()
}

fn lowered(before: Option<char>, letter: char) -> char {
    let after_figure = before.is_some_and(|c| c.is_ascii_digit() || BELOW.contains(&c));
    let figure = letter.to_digit(10).filter(|_| after_figure);
    figure.and_then(|f| BELOW.get(f as usize).copied()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_figures_are_told_from_the_number_before() {
        for (height, before, text, expected) in [
            (Height::Raised, "10", "3", "³"),
            (Height::Raised, "10", "-12", "⁻¹²"),
            (Height::Raised, "km", "2", "2"),
            (Height::Raised, "95%", "1", "¹"),
            (Height::Raised, "5", "th", "th"),
            (Height::Lowered, "CO", "2", "2"),
            (Height::Lowered, "log5", "10", "₁₀"),
            (Height::Line, "9", "7", "7"),
        ] {
            assert_eq!(at_height(height, before.chars().last(), text), expected, "{before} and {text}");
        }
    }
}
