//! Pages joined one after the other to blocks.

use super::cells::RuledCell;
use super::joining;
use super::paragraphs::Draft;
use super::styles::Styles;
use super::tables::RuledTable;
use crate::document::{Alignment, Block, Cell, CellValue, Paragraph, Story, Table, TableOrigin, Visibility};
use crate::model::Place;

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    Paragraph(Draft),
    Table(RuledTable),
    /// Header, footer, text that stands apart.
    Aside(Story, Draft),
    /// Text that is not seen.
    Hidden(Draft),
}

/// Items of all pages, joined over the page breaks.
#[derive(Debug, Default)]
pub(super) struct Flow {
    items: Vec<Item>,
    /// The last item of the running text.
    last: Option<usize>,
    at_page_start: bool,
}

impl Flow {
    pub(super) fn begin_page(&mut self) {
        self.at_page_start = true;
    }

    pub(super) fn push(&mut self, item: Item) {
        if matches!(item, Item::Aside(..) | Item::Hidden(_)) {
            self.items.push(item);
            return;
        }
        let first = std::mem::replace(&mut self.at_page_start, false);
        let last = self.last.filter(|_| first).and_then(|index| self.items.get_mut(index));
        let left = match (last, item) {
            (Some(Item::Table(table)), Item::Table(next)) => joining::join(table, next).map(Item::Table),
            (Some(Item::Paragraph(draft)), Item::Paragraph(next)) if draft.goes_on_with(&next) => {
                draft.join(next);
                None
            }
            (_, item) => Some(item),
        };
        if let Some(item) = left {
            self.last = Some(self.items.len());
            self.items.push(item);
        }
    }

    /// The blocks of the document.
    pub(super) fn into_blocks(self, styles: &Styles) -> Vec<Block> {
        let mut tables = 0;
        let mut blocks = Vec::new();
        for item in self.items {
            blocks.push(match item {
                Item::Paragraph(draft) => Block::Paragraph(paragraph(Story::Body, draft, styles)),
                Item::Aside(story, draft) => Block::Paragraph(paragraph(story, draft, styles)),
                Item::Hidden(draft) => Block::Paragraph(hidden(draft, styles)),
                Item::Table(table) => {
                    tables += 1;
                    Block::Table(block(table, tables, styles))
                }
            });
        }
        blocks
    }
}

fn paragraph(story: Story, draft: Draft, styles: &Styles) -> Paragraph {
    Paragraph {
        place: Place::Line { page: draft.page, line: draft.line },
        story,
        label: None,
        runs: draft.passage.runs(styles),
        heading: None,
        alignment: draft.alignment,
    }
}

fn hidden(draft: Draft, styles: &Styles) -> Paragraph {
    let mut paragraph = paragraph(Story::TextBox, draft, styles);
    paragraph.runs.iter_mut().for_each(|run| run.visibility = Visibility::Hidden);
    paragraph
}

fn block(table: RuledTable, number: u32, styles: &Styles) -> Table {
    let columns = table.columns();
    let cells = table.cells.iter().map(|c| cell(c, &table, number, styles)).collect();
    Table {
        origin: TableOrigin::Text { number },
        rows: table.rows.len(),
        columns,
        cells,
        header_rows: table.header_rows,
    }
}

fn cell(cell: &RuledCell, table: &RuledTable, number: u32, styles: &Styles) -> Cell {
    let page = table.rows.get(cell.area.row).map_or(0, |row| row.page);
    let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let place = Place::PageCell { page, table: number, row: count(cell.area.row), column: count(cell.area.column) };
    let paragraphs = cell.paragraphs.iter().map(|passage| {
        Block::Paragraph(Paragraph {
            place: place.clone(),
            story: Story::Body,
            label: None,
            runs: passage.runs(styles),
            heading: None,
            alignment: Alignment::Start,
        })
    });
    Cell {
        row: cell.area.row,
        column: cell.area.column,
        row_span: cell.area.rows,
        column_span: cell.area.columns,
        content: paragraphs.collect(),
        value: if cell.is_blank() { CellValue::Blank } else { CellValue::Text },
        visibility: Visibility::Shown,
        place: place.clone(),
    }
}
