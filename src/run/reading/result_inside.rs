//! Results in the hidden sheet of a workbook.

use crate::document::{Block, Cell, Document, Table};
use crate::model::RESULT_MARK;

/// The results that a workbook of this program holds, as a result file has them; `None` where it holds none.
pub(super) fn result_inside(document: &Document) -> Option<Vec<u8>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.filter_map(of_table).next()
}

fn of_table(table: &Table) -> Option<Vec<u8>> {
    let mark = table.cells.iter().find(|cell| text(cell) == RESULT_MARK)?;
    let mut below: Vec<&Cell> =
        table.cells.iter().filter(|cell| cell.column == mark.column && cell.row > mark.row).collect();
    below.sort_by_key(|cell| cell.row);
    let lines: Vec<String> = below.into_iter().map(text).filter(|line| line.starts_with('{')).collect();
    let (head, items) = lines.split_first()?;
    let head = head.strip_suffix('}')?;
    Some(format!("{head},\"items\":[{}]}}", items.join(",")).into_bytes())
}

/// The whole text of a cell, hidden or not.
fn text(cell: &Cell) -> String {
    let mut all = String::new();
    for block in &cell.content {
        if let Block::Paragraph(paragraph) = block {
            paragraph.runs.iter().for_each(|run| all.push_str(&run.text));
        }
    }
    all.trim().to_owned()
}
