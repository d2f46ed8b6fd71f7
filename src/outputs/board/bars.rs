//! Bars of progress.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::Assessment;
use crate::outputs::progress::{Progress, Whole};
use crate::wording::board as say;

/// A bar, its lengths as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Bar {
    name: String,
    /// "15,2%".
    reached: String,
    /// "thời gian 25%"; empty where time says nothing of it.
    time: String,
    /// The whole in words, for those who do not see it.
    words: String,
    width: String,
    /// Where the time stands; empty as `time`.
    mark: String,
    /// Class of its colour.
    state: &'static str,
}

/// The bar of a progress, in the colour of how the item stands.
pub(super) fn bar(progress: &Progress, assessment: Assessment, term_end: Option<u16>) -> Bar {
    let name = match progress.whole {
        Whole::Target(horizon) => say::target(horizon, term_end),
        Whole::Ceiling(horizon) => say::ceiling(horizon, term_end),
        Whole::Plan => say::PLAN.to_owned(),
        Whole::Volume => say::VOLUME.to_owned(),
    };
    Bar {
        words: say::bar(&name, progress.reached, progress.time),
        reached: say::percent(progress.reached),
        time: progress.time.map(say::time).unwrap_or_default(),
        width: length(progress.reached),
        mark: progress.time.map(length).unwrap_or_default(),
        state: class(assessment),
        name,
    }
}

/// A plain share of a number of things.
pub(super) fn share_bar(name: String, part: usize, whole: usize, words: &str) -> Option<Bar> {
    let share = Decimal::from(part).checked_div(Decimal::from(whole))?;
    let state = if part == whole { Assessment::Met } else { Assessment::OnTrack };
    Some(Bar {
        words: format!("{name}: {words}"),
        reached: words.to_owned(),
        time: String::new(),
        width: length(share),
        mark: String::new(),
        state: class(state),
        name,
    })
}

/// A share between nothing and all as a length: "15.2%".
pub(super) fn length(share: Decimal) -> String {
    let share = share.clamp(Decimal::ZERO, Decimal::ONE);
    format!("{}%", (share * Decimal::ONE_HUNDRED).round_dp(2).normalize())
}

/// The class that gives an assessment its colour.
pub(super) fn class(assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Met => "met",
        Assessment::OnTrack => "on-track",
        Assessment::Behind => "behind",
        Assessment::NotMet => "not-met",
        Assessment::Reported => "reported",
        Assessment::NeedsReview => "review",
        Assessment::NoReport => "none",
    }
}
