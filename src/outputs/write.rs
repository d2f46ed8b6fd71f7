//! The stage: results in, files out.

use crate::model::{Consolidation, Programme};
use crate::wording::{board as say, heading};

use super::board::board;
use super::error::OutputError;
use super::options::Options;
use super::report::report;
use super::result_json::result_json;
use super::workbook::workbook;

/// A finished file: its name within the folder of the period, and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// File name without folder.
    pub name: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

/// All outputs of one period: workbook, report, page and machine-readable result. `earlier` are the periods before it,
/// for trends. The same input gives the same bytes.
///
/// # Errors
/// Where a template cannot be used, or a file cannot be built.
pub fn write(
    programme: &Programme,
    consolidation: &Consolidation,
    earlier: &[&Consolidation],
    options: &Options,
) -> Result<Vec<OutputFile>, OutputError> {
    let period = consolidation.period;
    Ok(vec![
        OutputFile {
            name: heading::workbook_file(period),
            bytes: workbook(programme, consolidation, earlier, options)?,
        },
        OutputFile { name: heading::report_file(period), bytes: report(programme, consolidation, options)? },
        OutputFile { name: say::file(period), bytes: board(programme, consolidation, earlier, options)? },
        OutputFile { name: "so-lieu.json".to_owned(), bytes: result_json(programme, consolidation, options)? },
    ])
}
