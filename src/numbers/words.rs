//! The value of number words.

use std::ops::Range;

use rust_decimal::Decimal;

use super::line::Line;
use crate::lexicon::NumberWord::{self, And, Digit, Hundred, LowDigit, Ten, TenThousand, Tens, Thousand, Zero};

/// The value of number words that begin at a token, and the tokens they cover: "ba mươi lăm", "một trăm linh năm",
/// "ba nghìn hai trăm". Magnitudes of money (triệu, tỷ) are units and stay outside.
pub(super) fn number_words(line: &Line<'_>, start: usize) -> Option<(Decimal, Range<usize>)> {
    let mut total: u64 = 0;
    let mut at = start;
    // Ten thousands, thousands, the rest.
    for _ in 0..3 {
        let opens = at == start;
        // "một nghìn linh năm"
        let and = !opens && word(line, at) == Some(And);
        let Some((group, end)) = group(line, if and { at + 1 } else { at }, opens, and) else { break };
        let scale = match word(line, end) {
            Some(Thousand) => 1_000,
            Some(TenThousand) => 10_000,
            _ => {
                let colloquial = !opens && !and && end == at + 1 && group < 10;
                // "hai nghìn ba" is two thousand three hundred.
                total = total.checked_add(if colloquial { group * 100 } else { group })?;
                at = end;
                break;
            }
        };
        total = total.checked_add(group.checked_mul(scale)?)?;
        at = end + 1;
    }
    (at > start).then(|| (Decimal::from(total), start..at))
}

pub(super) fn word(line: &Line<'_>, at: usize) -> Option<NumberWord> {
    line.lexicon.number_words.words.at(line.written, at).map(|(_, word)| *word)
}

/// A number below a thousand: its value and the token behind it.
fn group(line: &Line<'_>, at: usize, opens: bool, behind_and: bool) -> Option<(u64, usize)> {
    match (word(line, at)?, word(line, at + 1)) {
        (Ten, next) => Some(match next.and_then(last_digit) {
            Some(low) => (10 + low, at + 2),
            None => (10, at + 1),
        }),
        (Zero, Some(Hundred)) if !opens => Some(below_hundred(line, 0, at + 2)),
        // "tư trăm" goes on from millions.
        (Digit(d) | LowDigit(d @ 4), Some(Hundred)) => Some(below_hundred(line, u64::from(d) * 100, at + 2)),
        (Digit(d), Some(Tens)) => Some(tens(line, u64::from(d), at + 2)),
        // Without accents "mươi" and "mười" look alike.
        (Digit(d), Some(Ten)) if line.written.plain => Some(tens(line, u64::from(d), at + 2)),
        (Digit(d), Some(LowDigit(low))) if d > 1 && low != 4 => Some((u64::from(d * 10 + low), at + 2)),
        // "một nghìn năm" are years; "linh năm" is five.
        (Digit(5), _) if !opens && !behind_and => None,
        (Digit(d), _) => Some((u64::from(d), at + 1)),
        (LowDigit(low), _) if !opens => Some((u64::from(low), at + 1)),
        _ => None,
    }
}

/// A digit at the end of a number; "năm" there is the year, five is "lăm".
fn last_digit(word: NumberWord) -> Option<u64> {
    match word {
        Digit(5) => None,
        Digit(d) | LowDigit(d) => Some(u64::from(d)),
        _ => None,
    }
}

/// What follows "mươi".
fn tens(line: &Line<'_>, ten: u64, at: usize) -> (u64, usize) {
    match word(line, at).and_then(last_digit) {
        Some(low) if !matches!(word(line, at + 1), Some(Tens | Hundred)) => (ten * 10 + low, at + 1),
        _ => (ten * 10, at),
    }
}

/// What follows "trăm".
fn below_hundred(line: &Line<'_>, hundreds: u64, at: usize) -> (u64, usize) {
    match (word(line, at), word(line, at + 1)) {
        (Some(And), Some(Digit(d) | LowDigit(d))) => (hundreds + u64::from(d), at + 2),
        (Some(Ten), next) => match next.and_then(last_digit) {
            Some(low) => (hundreds + 10 + low, at + 2),
            None => (hundreds + 10, at + 1),
        },
        (Some(Digit(d)), Some(Tens)) => {
            let (rest, end) = tens(line, u64::from(d), at + 2);
            (hundreds + rest, end)
        }
        // "một trăm hai" is a hundred and twenty.
        (Some(Digit(d) | LowDigit(d)), next) if d != 5 && hundreds > 0 && next.is_none() => {
            (hundreds + u64::from(d) * 10, at + 1)
        }
        _ => (hundreds, at),
    }
}
