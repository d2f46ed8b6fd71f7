//! Numbers as people type them.

use rust_decimal::Decimal;

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Typed {
    /// One number.
    Number(Decimal),
    /// Two readings: points between thousands, or before decimals.
    Two(Decimal, Decimal),
    /// No number.
    Nothing,
}

/// Reads a number: a comma stands before decimals, points between thousands. A point that may be either is not decided
/// here.
pub(super) fn typed(text: &str) -> Typed {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (sign, digits) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (Decimal::NEGATIVE_ONE, rest),
        None => (Decimal::ONE, plain.as_str()),
    };
    let number = |text: &str| -> Option<Decimal> {
        let whole = text.starts_with(|letter: char| letter.is_ascii_digit());
        let value: Decimal = text.parse().ok().filter(|_| whole && !text.ends_with('.'))?;
        value.checked_mul(sign)
    };
    let one = |text: &str| number(text).map_or(Typed::Nothing, Typed::Number);
    let allowed = digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.' || letter == ',');
    if !allowed {
        return Typed::Nothing;
    }
    match digits.split_once(',') {
        Some((whole, fraction)) if !fraction.contains([',', '.']) => {
            if grouped(whole) || !whole.contains('.') {
                one(&format!("{}.{fraction}", whole.replace('.', "")))
            } else {
                Typed::Nothing
            }
        }
        Some(_) => Typed::Nothing,
        None if !digits.contains('.') => one(digits),
        None if !grouped(digits) => one(digits),
        None if digits.matches('.').count() > 1 => one(&digits.replace('.', "")),
        None => match (number(&digits.replace('.', "")), number(digits)) {
            (Some(whole), Some(fraction)) => Typed::Two(whole, fraction),
            _ => Typed::Nothing,
        },
    }
}

/// Whether points stand between groups of three, as between thousands.
fn grouped(digits: &str) -> bool {
    let mut groups = digits.split('.');
    let first = groups.next().unwrap_or_default();
    let all_digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && all_digits(first)
        && groups.all(|group| group.len() == 3 && all_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_vietnamese_write_it_and_never_guessed() {
        let number = |text: &str| Typed::Number(text.parse().unwrap());
        for (text, want) in [
            ("97,2", number("97.2")),
            ("97.2", number("97.2")),
            ("1.234,5", number("1234.5")),
            ("1.234.567", number("1234567")),
            ("-0,8", number("-0.8")),
            (" 1 350 ", number("1350")),
            ("0.125", number("0.125")),
            ("97.215", Typed::Two("97215".parse().unwrap(), "97.215".parse().unwrap())),
            ("12,", Typed::Nothing),
            ("1,2,3", Typed::Nothing),
            ("1.23.4", Typed::Nothing),
            ("khoảng 12", Typed::Nothing),
            ("1e5", Typed::Nothing),
            ("", Typed::Nothing),
        ] {
            assert_eq!(typed(text), want, "{text}");
        }
    }
}
