//! The whole text of a document, as read.

use crate::document::{Line, ReadCell, Readable, ReadableBlock, ReadableTable, Story, TableOrigin, Visibility};
use crate::wording::inspection;

/// Lines in reading order; a row of a table is one line, its cells parted by `|`.
pub(super) fn plain_text(document: &Readable) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            ReadableBlock::Line(line) => lines.push(paragraph(line)),
            ReadableBlock::Table(table) => rows(table, &mut lines),
        }
    }
    lines
}

fn paragraph(line: &Line) -> String {
    let label = line.label.as_deref().map(|label| format!("{label} ")).unwrap_or_default();
    let aside = match line.story {
        Story::Body => String::new(),
        Story::Header | Story::Footer | Story::Note | Story::TextBox | Story::Comment => {
            format!("{} ", inspection::aside(&line.place))
        }
    };
    format!("{aside}{label}{}", line.text.original().trim_end())
}

fn rows(table: &ReadableTable, lines: &mut Vec<String>) {
    if let TableOrigin::Sheet { name, visibility } = &table.origin {
        lines.push(inspection::sheet(name, *visibility == Visibility::Hidden));
    }
    let mut cells = table.cells.as_slice();
    while let Some(first) = cells.first() {
        let end = cells.iter().position(|cell| cell.row != first.row).unwrap_or(cells.len());
        let (row, rest) = cells.split_at_checked(end).unwrap_or((cells, &[]));
        cells = rest;
        let texts: Vec<String> = row.iter().map(text).collect();
        if texts.iter().any(|text| !text.is_empty()) {
            lines.push(texts.join(" | ").trim_end_matches([' ', '|']).to_owned());
        }
        row.iter().flat_map(|cell| &cell.nested).for_each(|nested| rows(nested, lines));
    }
}

fn text(cell: &ReadCell) -> String {
    cell.text.original().split_whitespace().collect::<Vec<_>>().join(" ")
}
