//! Numbers as written in Vietnamese.

use rust_decimal::{Decimal, RoundingStrategy};

use super::section::Digits;

/// A number without its sign, as these digits write it: `1.250,5`.
pub(super) fn written(number: Decimal, digits: &Digits) -> String {
    let rounded = number.abs().round_dp_with_strategy(digits.most_decimals, RoundingStrategy::MidpointAwayFromZero);
    let text = rounded.normalize().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut decimals = decimals.to_owned();
    while decimals.len() < digits.least_decimals as usize {
        decimals.push('0');
    }
    // `#` shows no noughts: nothing at all for 0, though never a bare ",5".
    let bare = digits.least_digits == 0 && rounded.is_zero() && decimals.is_empty();
    let whole = if bare { String::new() } else { format!("{whole:0>width$}", width = digits.least_digits) };
    let whole = if digits.grouped { grouped(&whole) } else { whole };
    if decimals.is_empty() { whole } else { format!("{whole},{decimals}") }
}

/// A number as a cell without format shows it: 11 characters, except that long numbers stay whole.
pub(super) fn general(number: Decimal) -> String {
    let whole = number.abs().trunc();
    let length = if whole.is_zero() { 1 } else { whole.to_string().len() as u32 };
    let decimals = 10_u32.saturating_sub(length);
    let rounded = number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let shown = if rounded.is_zero() { number } else { rounded };
    shown.normalize().to_string().replace('.', ",")
}

fn grouped(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len() * 4 / 3 + 1);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
