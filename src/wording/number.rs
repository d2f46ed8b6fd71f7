//! Figures in Vietnamese notation.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Dimension, MeasureUnit, Qualifier, Quantity};

/// Decimals that people write; with more of them a figure is the rest of a division in a spreadsheet.
const WRITTEN_DECIMALS: u32 = 6;

/// A figure as it is shown: as written, or to two places where its decimals come from a division, 21,6666666666667.
pub fn shown(value: Decimal) -> Decimal {
    let value = value.normalize();
    match value.scale() {
        0..=WRITTEN_DECIMALS => value,
        _ => value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize(),
    }
}

/// A number with a full stop between thousands and a comma before decimals: "1.234,5", "-0,8".
pub fn decimal(value: Decimal) -> String {
    let value = shown(value);
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::from(if value.is_sign_negative() && !value.is_zero() { "-" } else { "" });
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// A figure with its unit and what limits it: "97,2%", "trên 1.500 hộ", "15-17%".
pub fn quantity(quantity: &Quantity) -> String {
    with_unit(quantity, &bare(quantity, decimal))
}

/// The same for running text, where small counts are padded as in official papers: "05 đảng viên".
pub fn quantity_in_prose(quantity: &Quantity) -> String {
    let padded = |value: Decimal| match quantity.unit.dimension {
        Dimension::Count => padded_count(value),
        _ => decimal(value),
    };
    with_unit(quantity, &bare(quantity, padded))
}

/// A count as official papers write it: "05", "12", "0".
pub fn padded_count(value: Decimal) -> String {
    let single = value > Decimal::ZERO && value < Decimal::TEN && value.fract().is_zero();
    if single { format!("0{}", value.normalize()) } else { decimal(value) }
}

/// A whole number of things, for running text.
pub fn count(value: usize) -> String {
    padded_count(Decimal::from(value))
}

/// Words before a figure that is not exact; empty for an exact one, else with a space at the end.
pub fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "khoảng ",
        Qualifier::AtLeast => "trên ",
        Qualifier::AtMost => "dưới ",
    }
}

/// The unit as it stands before the digits, with a space: ranks are counted "thứ 17", all else has nothing here.
pub fn unit_prefix(unit: &MeasureUnit) -> String {
    match (unit.dimension, unit.symbol.as_str()) {
        (Dimension::Rank, "") => "thứ ".to_owned(),
        (Dimension::Rank, symbol) => format!("{symbol} "),
        _ => String::new(),
    }
}

/// The unit as it follows the digits: "%" closely, others after a space, ranks not at all.
pub fn unit_suffix(unit: &MeasureUnit) -> String {
    match unit.symbol.as_str() {
        "" => String::new(),
        _ if unit.dimension == Dimension::Rank => String::new(),
        symbol if symbol.starts_with('%') => symbol.to_owned(),
        symbol => format!(" {symbol}"),
    }
}

fn with_unit(quantity: &Quantity, digits: &str) -> String {
    let (before, after) = (unit_prefix(&quantity.unit), unit_suffix(&quantity.unit));
    format!("{}{before}{digits}{after}", qualifier(quantity.qualifier))
}

fn bare(quantity: &Quantity, digits: impl Fn(Decimal) -> String) -> String {
    match quantity.upper {
        Some(upper) => format!("{}-{}", digits(quantity.value), digits(upper)),
        None => digits(quantity.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_the_vietnamese_way() {
        let text = |value: &str| decimal(value.parse().unwrap());
        assert_eq!(text("1234567.50"), "1.234.567,5");
        assert_eq!(text("-0.8"), "-0,8");
        assert_eq!(text("100"), "100");
        assert_eq!(text("0.00"), "0");
        assert_eq!(text("21.6666666666667"), "21,67");
        assert_eq!(text("3798.254125"), "3.798,254125");
        let trees = Quantity {
            value: Decimal::from(5),
            upper: None,
            unit: MeasureUnit::count("cây"),
            qualifier: Qualifier::AtLeast,
        };
        assert_eq!(quantity(&trees), "trên 5 cây");
        assert_eq!(quantity_in_prose(&trees), "trên 05 cây");
        let range = Quantity {
            value: Decimal::from(15),
            upper: Some(Decimal::from(17)),
            unit: MeasureUnit::percent(),
            qualifier: Qualifier::Exact,
        };
        assert_eq!(quantity(&range), "15-17%");
        let place = MeasureUnit { symbol: "hạng".into(), dimension: Dimension::Rank, scale: Decimal::ONE };
        assert_eq!(quantity(&Quantity { upper: None, unit: place, ..range }), "hạng 15");
    }
}
