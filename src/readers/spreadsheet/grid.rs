//! A sheet as a table of the document.

use super::area::{Area, address_text};
use super::look::Look;
use super::merged::{Merged, Standing};
use super::sheet::{Content, Sheet, SheetCell, SheetNote};
use super::value::{Face, face};
use crate::document::{
    Alignment, Block, Cell, CellValue, Paragraph, Remark, Run, Story, Table, TableOrigin, Visibility,
};
use crate::model::Place;
use crate::readers::limits::Limits;

/// How many formulas without value are told one by one; in the grid all of them are.
const TOLD_FORMULAS: usize = 100;

/// What all sheets of a workbook share.
pub(super) struct Setting<'a> {
    pub(super) looks: &'a [Look],
    pub(super) from_1904: bool,
    pub(super) limits: &'a Limits,
}

/// Puts sheets into the blocks of a document.
pub(super) struct Binder<'a> {
    pub(super) setting: Setting<'a>,
    /// The look of cells that name none of the workbook's.
    plain: Look,
    pub(super) blocks: Vec<Block>,
    pub(super) remarks: Vec<Remark>,
    formulas: usize,
    boxes: u32,
}

/// What was kept apart on a sheet.
#[derive(Default)]
struct Apart {
    rows: bool,
    columns: bool,
    merged: bool,
    format: bool,
    struck: bool,
}

impl<'a> Binder<'a> {
    pub(super) fn new(setting: Setting<'a>) -> Binder<'a> {
        Binder { setting, plain: Look::default(), blocks: Vec::new(), remarks: Vec::new(), formulas: 0, boxes: 0 }
    }

    /// Adds a sheet: its grid, then its comments and boxes. One without content adds nothing.
    pub(super) fn sheet(&mut self, mut sheet: Sheet) {
        let mut cells = std::mem::take(&mut sheet.cells);
        cells.sort_by_key(|c| (c.row, c.column));
        cells.dedup_by_key(|c| (c.row, c.column));
        sheet.hidden_rows.settle();
        sheet.hidden_columns.settle();
        let (rows, columns) = (self.setting.limits.sheet_rows as u32, self.setting.limits.columns as u32);
        let mut merged = Merged::new(sheet.merged.iter().filter_map(|area| area.within(rows, columns)).collect());
        let mut apart = Apart::default();
        let mut table = Table {
            origin: TableOrigin::Sheet { name: sheet.name.clone(), visibility: visibility(sheet.hidden) },
            rows: 0,
            columns: 0,
            cells: Vec::with_capacity(cells.len()),
            header_rows: 0,
        };
        for cell in cells {
            let area = match merged.standing(cell.row, cell.column) {
                Standing::Under => {
                    apart.merged = true;
                    continue;
                }
                Standing::Head(area) => area,
                Standing::Free => Area { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column },
            };
            let cell = self.cell(&sheet, &cell, area, &mut apart);
            table.rows = table.rows.max(cell.row + cell.row_span);
            table.columns = table.columns.max(cell.column + cell.column_span);
            table.cells.push(cell);
        }
        self.tell(&sheet, &apart, table.cells.is_empty());
        if !table.cells.is_empty() {
            self.blocks.push(Block::Table(table));
        }
        self.asides(&sheet);
    }

    fn cell(&mut self, sheet: &Sheet, cell: &SheetCell, area: Area, apart: &mut Apart) -> Cell {
        let look = self.setting.looks.get(cell.look).unwrap_or(&self.plain);
        let Face { value, runs, concealed } = face(&cell.content, look, self.setting.from_1904);
        if value == CellValue::FormulaWithoutValue && self.formulas < TOLD_FORMULAS {
            self.formulas += 1;
            let cell = format!("{}!{}", sheet.name, address_text(cell.row, cell.column));
            self.remarks.push(Remark::FormulaWithoutValue { cell });
        }
        let rows = sheet.hidden_rows.cover(area.top, area.bottom);
        let columns = sheet.hidden_columns.cover(area.left, area.right);
        apart.rows |= rows;
        apart.columns |= columns;
        apart.format |= concealed;
        // A figure that is struck out is taken back; of a text, its runs tell which part.
        let struck = look.struck && !matches!(cell.content, Content::Text(_));
        apart.struck |= struck;
        let place = place(sheet, cell.row, cell.column);
        let filled = runs.iter().any(|run| !run.text.is_empty());
        let content = if filled { vec![paragraph(place.clone(), Story::Body, runs)] } else { Vec::new() };
        Cell {
            row: area.top as usize,
            column: area.left as usize,
            row_span: (area.bottom - area.top) as usize + 1,
            column_span: (area.right - area.left) as usize + 1,
            content,
            value,
            visibility: visibility(sheet.hidden || rows || columns || concealed || struck),
            place,
        }
    }

    fn tell(&mut self, sheet: &Sheet, apart: &Apart, empty: bool) {
        let told = [
            (sheet.hidden && !(empty && sheet.notes.is_empty() && sheet.boxes.is_empty()), "sheet"),
            (apart.rows, "rows"),
            (apart.columns, "columns"),
            (apart.merged, "merged"),
            (apart.format, "format"),
            (apart.struck, "struck"),
        ];
        for (_, what) in told.into_iter().filter(|(happened, _)| *happened) {
            self.remarks.push(Remark::HiddenContent { what: format!("{what}: {}", sheet.name) });
        }
    }

    /// Comments and boxes; those of a hidden sheet are hidden text.
    fn asides(&mut self, sheet: &Sheet) {
        let run = |text: &str| vec![Run { visibility: visibility(sheet.hidden), ..Run::plain(text) }];
        for SheetNote { row, column, text } in &sheet.notes {
            self.blocks.push(paragraph(place(sheet, *row, *column), Story::Comment, run(text)));
        }
        for text in &sheet.boxes {
            self.boxes += 1;
            let place = Place::Aside { story: "textbox".to_owned(), number: self.boxes };
            self.blocks.push(paragraph(place, Story::TextBox, run(text)));
        }
    }
}

fn visibility(hidden: bool) -> Visibility {
    if hidden { Visibility::Hidden } else { Visibility::Shown }
}

fn place(sheet: &Sheet, row: u32, column: u32) -> Place {
    Place::SheetCell { sheet: sheet.name.clone(), row: row.saturating_add(1), column: column.saturating_add(1) }
}

fn paragraph(place: Place, story: Story, runs: Vec<Run>) -> Block {
    Block::Paragraph(Paragraph { place, story, label: None, runs, heading: None, alignment: Alignment::Start })
}
