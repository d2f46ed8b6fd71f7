//! Stored numbers without the noise of floats.

use rust_decimal::Decimal;

/// A stored number as exact decimal of at most 15 significant digits, which is what a spreadsheet computes and shows
/// with: 7.0000000000000009 is 7, 0.30000000000000004 is 0.3. `None` for what no decimal can hold.
pub(super) fn exact(number: f64) -> Option<Decimal> {
    // The shortest text that reads back is quickly made; most numbers have no more digits than they should.
    let mut text = format!("{number:e}");
    if text.len() > 15 {
        text = format!("{number:.14e}");
    }
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut digits: i128 = format!("{whole}{decimals}").parse().ok()?;
    let mut scale = i32::try_from(decimals.len()).ok()? - exponent.parse::<i32>().ok()?;
    while scale > 28 && digits != 0 {
        digits /= 10;
        scale -= 1;
    }
    if digits == 0 {
        return Some(Decimal::ZERO);
    }
    while scale < 0 {
        digits = digits.checked_mul(10)?;
        scale += 1;
    }
    Decimal::try_from_i128_with_scale(digits, scale.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_is_gone_and_nothing_else() {
        let cases = [
            (0.1 + 0.2, "0.3"),
            (7.000_000_000_000_001, "7"),
            (0.324 * 3.0, "0.972"),
            (123_456_789_012_345.0, "123456789012345"),
            (-1250.0, "-1250"),
            (1e20, "100000000000000000000"),
            (1.5e-9, "0.0000000015"),
            (1e-40, "0"),
            (0.0, "0"),
        ];
        for (number, text) in cases {
            assert_eq!(exact(number).map(|d| d.to_string()), Some(text.to_owned()), "{number:e}");
        }
        for number in [f64::NAN, f64::INFINITY, 1e30] {
            assert_eq!(exact(number), None);
        }
    }
}
