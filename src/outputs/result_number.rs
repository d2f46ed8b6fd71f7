//! Figures as JSON numbers.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Number;

/// The value as written: a whole number without a decimal point, else the shortest decimal.
pub(crate) fn number(value: Decimal) -> Option<Number> {
    let plain = value.normalize();
    match plain.to_i64().filter(|_| plain.fract().is_zero()) {
        Some(whole) => Some(Number::from(whole)),
        None => plain.to_string().parse().ok().and_then(Number::from_f64),
    }
}
