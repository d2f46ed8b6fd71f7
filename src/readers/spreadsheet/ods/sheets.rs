//! Sheets of an OpenDocument workbook.

use super::cell::{RowCell, cell};
use super::styles::Styles;
use super::text::paragraphs;
use crate::model::Unreadable;
use crate::readers::spreadsheet::area::Area;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::sheet::{Sheet, SheetCell, SheetNote};
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// Reads the sheets of a content part.
pub(super) struct SheetsReader<'a, 's, 'b, 'l> {
    stream: XmlStream<'a>,
    styles: &'s mut Styles,
    budget: &'b mut Budget<'l>,
    sheets: Vec<Sheet>,
    /// Rows and columns met on the sheet so far.
    rows: u32,
    columns: u32,
    /// First column, column after the last, and style of stretches of columns.
    column_styles: Vec<(u32, u32, String)>,
}

impl<'a, 's, 'b, 'l> SheetsReader<'a, 's, 'b, 'l> {
    pub(super) fn new(xml: &'a str, styles: &'s mut Styles, budget: &'b mut Budget<'l>) -> Self {
        let stream = XmlStream::new(xml, budget.limits);
        SheetsReader { stream, styles, budget, sheets: Vec::new(), rows: 0, columns: 0, column_styles: Vec::new() }
    }

    /// Reads all sheets; those read before a fault stay.
    pub(super) fn read(&mut self) -> Result<(), Unreadable> {
        while let Some(token) = self.stream.next()? {
            let Token::Open(element) = token else { continue };
            match (element.space, element.name()) {
                (Space::Office, "automatic-styles" | "font-face-decls" | "scripts" | "settings") => {
                    self.stream.skip()?
                }
                // Old values of tracked changes, and what stands elsewhere.
                (Space::Table, "tracked-changes" | "dde-links" | "content-validations") => self.stream.skip()?,
                (Space::Table, "table") => self.open(&element),
                (Space::Table, "table-column") => self.column(&element),
                (Space::Table, "table-row") => self.row(&element)?,
                (Space::Table, "shapes") => {
                    let text = paragraphs(&mut self.stream, self.styles)?;
                    self.boxes(vec![text]);
                }
                _ => {}
            }
            if self.budget.is_spent() {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<Sheet> {
        self.sheets
    }

    fn open(&mut self, element: &Element<'_>) {
        let hidden = self.styles.hides(element.attribute("style-name").as_deref());
        let name = element.attribute("name").unwrap_or_default();
        self.sheets.push(Sheet { name, hidden, ..Sheet::default() });
        (self.rows, self.columns) = (0, 0);
        self.column_styles.clear();
    }

    fn column(&mut self, element: &Element<'_>) {
        let first = self.columns;
        self.columns = first.saturating_add(repeated(element, "number-columns-repeated"));
        if let Some(style) = element.attribute("default-cell-style-name") {
            self.column_styles.push((first, self.columns, style));
        }
        if let (Some(sheet), true) = (self.sheets.last_mut(), is_hidden(element)) {
            sheet.hidden_columns.add(first, self.columns.saturating_sub(1));
        }
    }

    fn row(&mut self, element: &Element<'_>) -> Result<(), Unreadable> {
        let first = self.rows;
        let count = repeated(element, "number-rows-repeated");
        self.rows = first.saturating_add(count);
        if let (Some(sheet), true) = (self.sheets.last_mut(), is_hidden(element)) {
            sheet.hidden_rows.add(first, self.rows.saturating_sub(1));
        }
        let style = element.attribute("default-cell-style-name");
        let mut cells = Vec::new();
        let mut column = 0_u32;
        while let Some(token) = self.stream.next()? {
            let Token::Open(element) = token else {
                if matches!(token, Token::Close) {
                    break;
                }
                continue;
            };
            if !matches!(element.name_in(Space::Table), "table-cell" | "covered-table-cell") {
                self.stream.skip()?;
                continue;
            }
            let cell = cell(&element, &mut self.stream, self.styles)?;
            let next = column.saturating_add(cell.columns);
            if cell.content.is_some() || cell.spans != (1, 1) || cell.note.is_some() || !cell.boxes.is_empty() {
                let style = cell.style.clone().or_else(|| style.clone()).or_else(|| self.column_style(column));
                let look = self.styles.look(style.as_deref().unwrap_or_default(), cell.percent);
                cells.push((column, look, cell));
            }
            column = next;
        }
        self.put(first, count, cells);
        Ok(())
    }

    /// Puts the cells of a row that stands there so many times onto the sheet.
    fn put(&mut self, first: u32, count: u32, mut cells: Vec<(u32, usize, RowCell)>) {
        for (_, _, cell) in &mut cells {
            let boxes = std::mem::take(&mut cell.boxes);
            self.boxes(boxes);
        }
        let Some(sheet) = self.sheets.last_mut() else { return };
        for row in first..first.saturating_add(count) {
            if cells.is_empty() || self.budget.is_spent() {
                break;
            }
            let mut taken = false;
            for (column, look, cell) in &cells {
                taken |= put_cell(sheet, self.budget, (row, *column, *look), cell);
            }
            if !taken {
                break;
            }
        }
    }

    fn boxes(&mut self, boxes: Vec<String>) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        sheet.boxes.extend(boxes.into_iter().filter(|text| self.budget.takes_text(text)));
    }

    fn column_style(&self, column: u32) -> Option<String> {
        let stretch = self.column_styles.iter().find(|(first, end, _)| (*first..*end).contains(&column));
        stretch.map(|(_, _, style)| style.clone())
    }
}

/// Puts a cell with what belongs to it onto the sheet, as often as it stands there; false where nothing of it was taken.
fn put_cell(sheet: &mut Sheet, budget: &mut Budget<'_>, at: (u32, u32, usize), cell: &RowCell) -> bool {
    let (row, first, look) = at;
    if cell.spans != (1, 1) {
        let (bottom, right) = (row.saturating_add(cell.spans.0 - 1), first.saturating_add(cell.spans.1 - 1));
        sheet.merged.push(Area { top: row, left: first, bottom, right });
    }
    if let Some(text) = cell.note.as_ref().filter(|text| budget.takes_text(text)) {
        sheet.notes.push(SheetNote { row, column: first, text: text.clone() });
    }
    let Some(content) = &cell.content else { return false };
    let mut taken = false;
    for column in first..first.saturating_add(cell.columns) {
        if !budget.takes(row, column, content) {
            break;
        }
        taken = true;
        sheet.cells.push(SheetCell { row, column, look, content: content.clone() });
    }
    taken
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).and_then(|n| u32::try_from(n).ok()).unwrap_or(1).max(1)
}

/// Hidden by hand, or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}
