//! The page of a finished period, made anew.

use super::config::Config;
use super::error::RunError;
use super::pipeline::{Finished, output_options};
use crate::model::{Consolidation, Period};
use crate::outputs::{self, Sources};

/// The page of a period with other ways to its files; `None` where the period is not among the finished ones.
///
/// # Errors
/// The office's template can't be read or used.
pub fn board_of(
    config: &Config,
    finished: &[Finished],
    period: Period,
    sources: Sources,
) -> Result<Option<Vec<u8>>, RunError> {
    let Some(found) = finished.iter().find(|each| each.consolidation.period == period) else { return Ok(None) };
    let others = finished.iter().map(|each| &each.consolidation);
    let earlier: Vec<&Consolidation> = others.filter(|each| each.period < period).collect();
    let options = outputs::Options { sources, ..output_options(config, &[])? };
    Ok(Some(outputs::board_page(&found.programme, &found.consolidation, &earlier, &options)?))
}
