//! Points and commas within a number.

use rust_decimal::Decimal;

/// A number as written, with its readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notation {
    /// The likelier value.
    pub value: Decimal,
    /// The other one, where a single separator before three digits leaves it open.
    pub alternative: Option<Decimal>,
}

/// Reads digits with points and commas: Vietnamese style ("1.250,5"), English style ("1,250.5") or plain.
/// `None` where the groups make no number ("1.2.3").
pub fn read_notation(written: &str) -> Option<Notation> {
    let points = written.matches('.').count();
    let commas = written.matches(',').count();
    let plain = |text: String| text.parse::<Decimal>().ok();
    let only = |value: Decimal| Some(Notation { value, alternative: None });
    match (points, commas) {
        (0, 0) => only(plain(written.to_owned())?),
        (p, c) if p > 0 && c > 0 => {
            let (thousands, decimal) = if written.rfind('.') > written.rfind(',') { (',', '.') } else { ('.', ',') };
            let (head, tail) = written.rsplit_once(decimal)?;
            (written.matches(decimal).count() == 1 && grouped(head, thousands)).then_some(())?;
            only(plain(format!("{}.{tail}", head.replace(thousands, "")))?)
        }
        (p, c) => {
            let mark = if p > 0 { '.' } else { ',' };
            if p + c > 1 {
                return if grouped(written, mark) { only(plain(written.replace(mark, ""))?) } else { None };
            }
            let (head, tail) = written.split_once(mark)?;
            let decimal = plain(format!("{head}.{tail}"))?;
            if tail.len() == 3 && head.len() <= 3 && !head.starts_with('0') {
                let thousands = plain(format!("{head}{tail}"))?;
                // In Vietnamese a point groups thousands and a comma marks decimals.
                return Some(if mark == '.' {
                    Notation { value: thousands, alternative: Some(decimal) }
                } else {
                    Notation { value: decimal, alternative: Some(thousands) }
                });
            }
            only(decimal)
        }
    }
}

/// Groups of three behind a first group of one to three digits.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    groups.next().is_some_and(|g| (1..=3).contains(&g.len())) && groups.all(|g| g.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_read_by_their_shape() {
        let check = |written: &str, value: &str, other: Option<&str>| {
            let read = read_notation(written).unwrap();
            assert_eq!(read.value, value.parse().unwrap(), "{written}");
            assert_eq!(read.alternative, other.map(|o| o.parse().unwrap()), "{written}");
        };
        check("1.500", "1500", Some("1.500"));
        check("1,500", "1.500", Some("1500"));
        check("97.2", "97.2", None);
        check("97,25", "97.25", None);
        check("3.798,254", "3798.254", None);
        check("1,250.5", "1250.5", None);
        check("18.960.457.000", "18960457000", None);
        check("0,125", "0.125", None);
        check("02", "2", None);
        assert_eq!(read_notation("1.2.3"), None);
    }
}
