//! Markers that open a paragraph.

/// The marker with which a paragraph opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    /// "A."
    Letter(u16),
    /// "I."
    Roman(u16),
    /// "1."
    Number(u16),
    /// "1.1."
    Decimal(Vec<u16>),
    /// "a)"
    SmallLetter(u16),
    /// "1)" or "(1)"
    Parenthesis(u16),
    /// "-"
    Dash,
    /// "+": below a dash.
    Plus,
    /// A heading without a number, told by how it is set; counted within its part.
    Title(u16),
}

impl Marker {
    /// Levels of one kind have one rank; "1.1" and "1.1.1" are two.
    pub(super) fn rank(&self) -> usize {
        match self {
            Marker::Letter(_) => 0,
            Marker::Roman(_) => 1,
            Marker::Number(_) => 2,
            Marker::Decimal(numbers) => 1 + numbers.len(),
            Marker::Title(_) => 9,
            Marker::SmallLetter(_) => 10,
            Marker::Parenthesis(_) => 11,
            Marker::Dash => 12,
            Marker::Plus => 13,
        }
    }

    /// The number of the marker, the last one of "1.2".
    pub(super) fn number(&self) -> u16 {
        match self {
            Marker::Letter(n)
            | Marker::Roman(n)
            | Marker::Number(n)
            | Marker::SmallLetter(n)
            | Marker::Title(n)
            | Marker::Parenthesis(n) => *n,
            Marker::Decimal(numbers) => numbers.last().copied().unwrap_or(0),
            Marker::Dash | Marker::Plus => 0,
        }
    }

    /// Whether it may open a heading.
    pub(super) fn is_numbered(&self) -> bool {
        !matches!(self, Marker::Dash | Marker::Plus)
    }

    /// Whether it opens headings rather than items of a list.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self, Marker::Letter(_) | Marker::Roman(_) | Marker::Number(_) | Marker::Decimal(_))
    }
}

/// The marker at the start of a normalised text, and the byte where the words begin.
pub(super) fn marker(text: &str) -> Option<(Marker, usize)> {
    let lead = text.len() - text.trim_start().len();
    let rest = text.get(lead..)?;
    let (found, length) = sign(rest).or_else(|| lettered(rest)).or_else(|| numbered(rest))?;
    let after = rest.get(length..)?;
    Some((found, lead + length + after.len() - after.trim_start().len()))
}

/// Dashes and the like; before a capital the blank may be missing.
fn sign(text: &str) -> Option<(Marker, usize)> {
    let first = text.chars().next()?;
    let found = match first {
        '-' | '–' | '—' | '−' | '•' | '·' | '\u{f0b7}' | '▪' | '●' | '*' | 'ꟷ' | '‑' => Marker::Dash,
        '+' | 'o' | '○' => Marker::Plus,
        _ => return None,
    };
    let length = first.len_utf8();
    let next = text.get(length..)?.chars().next()?;
    let opens = next.is_whitespace() || (first != 'o' && (next.is_uppercase() || next == '“'));
    opens.then_some((found, length))
}

/// "A.", "I.", "a)".
fn lettered(text: &str) -> Option<(Marker, usize)> {
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let letters = text.get(..end)?;
    let mark = text.get(end..)?.chars().next()?;
    let next = text.get(end + mark.len_utf8()..).and_then(|rest| rest.chars().next());
    let spaced = next.is_none_or(char::is_whitespace);
    let capital = letters.chars().all(char::is_uppercase);
    match mark {
        '.' | '/' | ')' | '-' if capital && (spaced || mark == '.') => {}
        ')' | '.' if !capital && spaced => {}
        _ => return None,
    }
    let found = if capital {
        match roman_number(letters) {
            Some(n) if !matches!(letters, "C" | "D" | "L" | "M") => Marker::Roman(n),
            _ => Marker::Letter(letter_number(letters)?),
        }
    } else {
        Marker::SmallLetter(letter_number(letters)?)
    };
    Some((found, end + mark.len_utf8()))
}

/// "1.", "1.1.", "1)", "(1)".
fn numbered(text: &str) -> Option<(Marker, usize)> {
    let bracket = usize::from(text.starts_with('('));
    let body = text.get(bracket..)?;
    let end = body.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let digits = body.get(..end)?;
    let dotted = digits.ends_with('.');
    let numbers: Option<Vec<u16>> = digits.trim_end_matches('.').split('.').map(small_number).collect();
    let numbers = numbers?;
    let next = body.get(end..)?.chars().next()?;
    match (numbers.as_slice(), next) {
        ([n], ')') => Some((Marker::Parenthesis(*n), bracket + end + 1)),
        _ if bracket == 1 => None,
        ([n], _) if dotted && (next.is_whitespace() || next.is_uppercase()) => Some((Marker::Number(*n), end)),
        ([_, _, ..], _) if next.is_whitespace() || (dotted && next.is_uppercase()) => {
            Some((Marker::Decimal(numbers), end))
        }
        _ => None,
    }
}

fn small_number(digits: &str) -> Option<u16> {
    (1..=2).contains(&digits.len()).then(|| digits.parse().ok()).flatten().filter(|&n| n > 0)
}

fn letter_number(letters: &str) -> Option<u16> {
    let mut chars = letters.chars().flat_map(char::to_lowercase);
    let letter = chars.next()?;
    if chars.next().is_some() {
        return None;
    }
    let at = "abcdefghijklmnopqrstuvwxyz".find(if letter == 'đ' { 'd' } else { letter })?;
    u16::try_from(at + 1).ok()
}

/// The value of a Roman numeral in capitals, 1..=99.
pub(super) fn roman_number(letters: &str) -> Option<u16> {
    (1..100).find(|&n| crate::model::roman(n) == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_open_paragraphs() {
        let check = |text: &str, expected: Option<Marker>| assert_eq!(marker(text).map(|m| m.0), expected, "{text}");
        check("B. CHỈ TIÊU", Some(Marker::Letter(2)));
        check("C. TỔ CHỨC", Some(Marker::Letter(3)));
        check("II. Về phát triển", Some(Marker::Roman(2)));
        check("1. Ban Thường vụ", Some(Marker::Number(1)));
        check("1.1. Một số", Some(Marker::Decimal(vec![1, 1])));
        check("1.1 Một số", Some(Marker::Decimal(vec![1, 1])));
        check("a) Chỉ tiêu", Some(Marker::SmallLetter(1)));
        check("(2) Chỉ tiêu", Some(Marker::Parenthesis(2)));
        check("- 100% hộ", Some(Marker::Dash));
        check("-Tỷ lệ", Some(Marker::Dash));
        check("+ Mầm non", Some(Marker::Plus));
        for text in ["2025 - 2030", "30/4/2025 của", "1.184 tỷ đồng", "2030. ", "Ban Thường vụ", "-5 độ", "09-NQ/ĐH"]
        {
            check(text, None);
        }
    }
}
