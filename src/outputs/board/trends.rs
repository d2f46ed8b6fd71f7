//! Small lines of how a figure moved.

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::model::Dimension;
use crate::outputs::trend::Point;
use crate::wording::board as say;
use crate::wording::number::quantity;

/// Width and height of the drawing, in its own units.
const SIZE: (f64, f64) = (112.0, 30.0);
/// Room for the dots at the edges.
const EDGE: f64 = 5.0;

/// A line with its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Line {
    /// All points in words.
    words: String,
    /// The points as SVG writes them.
    points: String,
    dots: Vec<Dot>,
    from: String,
    to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Dot {
    x: String,
    y: String,
}

/// The line of a trend; `None` where there is none.
pub(super) fn line(trend: &[Point]) -> Option<Line> {
    let (first, last) = (trend.first()?, trend.last()?);
    let values: Vec<f64> = trend.iter().map(|point| point.figure.value.to_f64().unwrap_or_default()).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let up = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    #[allow(clippy::cast_precision_loss)]
    let step = (SIZE.0 - 2.0 * EDGE) / trend.len().saturating_sub(1).max(1) as f64;
    let mut x = EDGE;
    let mut dots = Vec::new();
    for value in values {
        let y = SIZE.1 - EDGE - (SIZE.1 - 2.0 * EDGE) * up(value);
        dots.push(Dot { x: format!("{x:.1}"), y: format!("{y:.1}") });
        x += step;
    }
    let words = |point: &Point| say::point(point.period, &point.figure);
    // The unit of what is counted stands beside the result.
    let short = |point: &Point| {
        let mut figure = point.figure.clone();
        if figure.unit.dimension != Dimension::Percent {
            figure.unit.symbol.clear();
        }
        format!("{}: {}", say::short_period(point.period), quantity(&figure))
    };
    Some(Line {
        words: trend.iter().map(words).collect::<Vec<_>>().join("; "),
        points: dots.iter().map(|dot| format!("{},{}", dot.x, dot.y)).collect::<Vec<_>>().join(" "),
        dots,
        from: short(first),
        to: short(last),
    })
}
