//! Properties of a table's cells and rows.

use super::properties::next_element;
use crate::model::Unreadable;
use crate::readers::xml::{Space, Token, XmlStream};

/// What a cell says of its place in the grid.
#[derive(Debug, Default)]
pub(super) struct CellProperties {
    /// Grid columns it covers.
    pub(super) span: usize,
    /// First cell of a vertical merge.
    pub(super) opens_merge: bool,
    /// Goes on with the cell above, or the cell to the left.
    pub(super) goes_on_above: bool,
    pub(super) goes_on_left: bool,
    /// Deleted with tracked changes.
    pub(super) deleted: bool,
}

/// Reads the children of an open `w:tcPr`.
pub(super) fn read_cell(stream: &mut XmlStream<'_>) -> Result<CellProperties, Unreadable> {
    let mut cell = CellProperties { span: 1, ..CellProperties::default() };
    while let Some(Token::Open(element)) = next_element(stream)? {
        let restarts = || element.attribute("val").is_some_and(|v| v == "restart");
        match element.name_in(Space::Word) {
            "gridSpan" => cell.span = element.number("val").and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "vMerge" | "vmerge" if restarts() => cell.opens_merge = true,
            "vMerge" | "vmerge" => cell.goes_on_above = true,
            "hMerge" | "hmerge" => cell.goes_on_left = !restarts(),
            "cellDel" => cell.deleted = true,
            _ => {}
        }
        stream.skip()?;
    }
    Ok(cell)
}

/// What a row says of itself.
#[derive(Debug, Default)]
pub(super) struct RowProperties {
    /// Grid columns left out before its first cell.
    pub(super) before: usize,
    pub(super) is_header: bool,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
}

/// Reads the children of an open `w:trPr`.
pub(super) fn read_row(stream: &mut XmlStream<'_>) -> Result<RowProperties, Unreadable> {
    let mut row = RowProperties::default();
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "gridBefore" => row.before = element.number("val").and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
            "tblHeader" => row.is_header = element.is_on(),
            "hidden" => row.hidden = element.is_on(),
            "del" => row.deleted = true,
            "ins" => row.inserted = true,
            _ => {}
        }
        stream.skip()?;
    }
    Ok(row)
}
