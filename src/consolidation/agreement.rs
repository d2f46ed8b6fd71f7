//! When two figures state the same.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Dimension, Quantity};

/// Whether two figures state the same amount, one perhaps rounded: "95,2%" and "95,17%", "1,2 tỷ" and "1.245 triệu".
pub(super) fn agrees(a: &Quantity, b: &Quantity) -> bool {
    if !comparable(a, b) || a.upper != b.upper {
        return false;
    }
    let (Some(in_a), Some(in_b)) = (a.in_base(), b.in_base()) else { return false };
    in_a == in_b || rounds_to(a, in_b) || rounds_to(b, in_a)
}

/// Whether a stated total is the sum of its parts, each perhaps rounded by its writer: the difference is at most what
/// the roundings can make. Whole numbers were not rounded.
pub(super) fn agrees_as_sum(stated: &Quantity, sum: Decimal, parts: &[&Quantity]) -> bool {
    let half_place = |quantity: &Quantity| match quantity.value.scale() {
        0 => Some(Decimal::ZERO),
        _ => last_place(quantity)?.checked_div(Decimal::TWO),
    };
    let slack = parts
        .iter()
        .copied()
        .chain([stated])
        .try_fold(Decimal::ZERO, |slack, figure| slack.checked_add(half_place(figure)?));
    let differs = stated.value.checked_sub(sum).and_then(|by| by.abs().checked_mul(stated.unit.scale));
    match (differs, slack) {
        (Some(by), Some(slack)) => by <= slack,
        _ => false,
    }
}

/// Whether figures of the two may be compared at all.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    let (one, other) = (a.unit.dimension, b.unit.dimension);
    one == other || one == Dimension::Bare || other == Dimension::Bare
}

/// The more exact of two figures that agree: the one with more places, in base units.
pub(super) fn finer<'a>(a: &'a Quantity, b: &'a Quantity) -> &'a Quantity {
    match (last_place(a), last_place(b)) {
        (Some(one), Some(other)) if other < one => b,
        _ => a,
    }
}

/// Whether an amount in base units, rounded to the places of `coarse`, is `coarse`. Only figures with decimals were
/// rounded by their writer; whole numbers stand for themselves.
fn rounds_to(coarse: &Quantity, amount: Decimal) -> bool {
    if coarse.value.scale() == 0 {
        return false;
    }
    let Some(in_unit) = amount.checked_div(coarse.unit.scale) else { return false };
    let rounded = in_unit.round_dp_with_strategy(coarse.value.scale(), RoundingStrategy::MidpointAwayFromZero);
    rounded == coarse.value
}

/// What one unit of the last written place is worth, in base units.
fn last_place(quantity: &Quantity) -> Option<Decimal> {
    Decimal::try_new(1, quantity.value.scale()).ok()?.checked_mul(quantity.unit.scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MeasureUnit, Qualifier};

    fn figure(value: &str, symbol: &str) -> Quantity {
        let unit = match symbol {
            "%" => MeasureUnit::percent(),
            "tỷ" => {
                MeasureUnit { symbol: "tỷ".into(), dimension: Dimension::Money, scale: Decimal::from(1_000_000_000) }
            }
            "triệu" => {
                MeasureUnit { symbol: "triệu".into(), dimension: Dimension::Money, scale: Decimal::from(1_000_000) }
            }
            noun => MeasureUnit::count(noun),
        };
        Quantity { value: value.parse().unwrap(), upper: None, unit, qualifier: Qualifier::Exact }
    }

    #[test]
    fn a_rounded_figure_states_the_same_as_the_exact_one() {
        let same = |a: (&str, &str), b: (&str, &str)| agrees(&figure(a.0, a.1), &figure(b.0, b.1));
        assert!(same(("95.2", "%"), ("95.17", "%")));
        assert!(same(("95.20", "%"), ("95.2", "%")));
        assert!(same(("1.2", "tỷ"), ("1245", "triệu")));
        assert!(!same(("95.2", "%"), ("95.3", "%")));
        assert!(!same(("95", "%"), ("95.2", "%")));
        assert!(!same(("95", "%"), ("95", "hộ")));
        assert_eq!(finer(&figure("95.2", "%"), &figure("95.17", "%")).value, "95.17".parse().unwrap());
        assert_eq!(finer(&figure("1.2", "tỷ"), &figure("1245", "triệu")).value, "1245".parse().unwrap());
    }
}
