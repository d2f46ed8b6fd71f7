//! The head of a report: from whom, of what.

use crate::document::{ReadCell, Readable, ReadableBlock, ReadableTable, Story, TableOrigin, Visibility};

/// What stands at the head of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Letterhead {
    /// Lines of the left column, or of the head where it has one column.
    pub(crate) left: Vec<String>,
    /// Lines of the right column: state or Party motto, place and date.
    pub(crate) right: Vec<String>,
    /// Lines below: title, its second lines, opening sentences, in order.
    pub(crate) below: Vec<String>,
}

/// Lines of running text that can still belong to the head.
const HEAD_LINES: usize = 14;

impl Letterhead {
    /// Reads the head of a document.
    pub(crate) fn read(document: &Readable) -> Letterhead {
        let mut head = Letterhead::default();
        let mut tables = 0;
        for block in &document.blocks {
            if head.below.len() >= HEAD_LINES {
                break;
            }
            match block {
                ReadableBlock::Line(line) if line.story == Story::Body => head.below.push(line.text.text().to_owned()),
                ReadableBlock::Line(_) => {}
                ReadableBlock::Table(table) => {
                    match &table.origin {
                        TableOrigin::Sheet { visibility: Visibility::Hidden, .. } => continue,
                        TableOrigin::Sheet { .. } => head.sheet(table),
                        TableOrigin::Text { .. }
                            if tables == 0 && head.below.len() <= 2 && table.columns <= 3 && table.rows <= 6 =>
                        {
                            head.two_columns(table);
                        }
                        TableOrigin::Text { .. } => {}
                    }
                    tables += 1;
                }
            }
        }
        if head.left.is_empty() {
            head.split_running_head();
        }
        head
    }

    fn two_columns(&mut self, table: &ReadableTable) {
        for cell in &table.cells {
            let lines = lines(cell);
            if cell.column == 0 { self.left.extend(lines) } else { self.right.extend(lines) }
        }
    }

    /// The rows of a sheet above its first row of several short cells.
    fn sheet(&mut self, table: &ReadableTable) {
        let mut cells: Vec<&ReadCell> = table.cells.iter().filter(|c| c.row < 12).collect();
        cells.sort_by_key(|c| (c.row, c.column));
        let header =
            (0..12).find(|row| cells.iter().filter(|c| c.row == *row && !c.text.text().is_empty()).count() >= 3);
        let first_column = cells.iter().map(|c| c.column).min().unwrap_or(0);
        for cell in cells.into_iter().filter(|c| header.is_none_or(|h| c.row < h)) {
            let centre = cell.column_span > 4;
            for line in lines(cell) {
                if cell.column > first_column + 2 {
                    self.right.push(line);
                } else if centre || self.below.iter().any(|l| is_title(l)) || is_title(&line) {
                    self.below.push(line);
                } else {
                    self.left.push(line);
                }
            }
        }
    }

    /// A head typed as running lines: what stands above the title.
    fn split_running_head(&mut self) {
        if let Some(title) = self.below.iter().take(10).position(|l| is_title(l)) {
            self.left = self.below.drain(..title).collect();
        } else {
            self.left = self.below.iter().take(3).filter(|l| l.split_whitespace().count() <= 12).cloned().collect();
        }
    }

    /// The title and what follows it.
    pub(crate) fn title_lines(&self) -> &[String] {
        let start = self.below.iter().position(|l| is_title(l)).unwrap_or(0);
        self.below.get(start..).unwrap_or_default()
    }
}

fn lines(cell: &ReadCell) -> Vec<String> {
    cell.text.text().split('\n').map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

/// A line that opens the title of a report.
fn is_title(line: &str) -> bool {
    let folded = crate::text::fold(line);
    ["bao cao", "thong ke", "bieu", "bang tong hop", "so lieu", "ke hoach", "giay moi", "tien do"]
        .iter()
        .any(|w| folded.starts_with(w))
}
