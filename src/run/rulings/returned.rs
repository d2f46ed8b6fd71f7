//! Decisions read from a workbook sent back.

use std::collections::BTreeMap;

use crate::document::{Block, Cell, CellValue, Document, Table, TableOrigin};
use crate::lexicon::Lexicon;
use crate::model::{
    Content, Dimension, FigureKey, MeasureUnit, Qualifier, Quantity, REVIEW_MARK, ReviewRow, ReviewSheet, RowCause,
    RowFault, Verdict,
};
use crate::numbers::{CellSetting, parse_cell_in};
use crate::text::fold;
use crate::wording::review_sheet::{BY, CHOICES, VALUE, VERDICT, WHY};

/// Whether a document is a workbook of this program: it is known by its hidden column, under whatever name it comes.
pub(in crate::run) fn is_returned(document: &Document) -> bool {
    sheets(document).any(|table| mark(table).is_some())
}

/// What people wrote into its review sheet.
pub(in crate::run) fn returned(document: &Document, saved: Option<String>, lexicon: &Lexicon) -> ReviewSheet {
    let mut sheet = ReviewSheet { saved, ..ReviewSheet::default() };
    for table in sheets(document) {
        let Some(mark) = mark(table) else { continue };
        let period = text(mark).trim_start_matches(REVIEW_MARK).trim().parse().ok();
        sheet.period = sheet.period.or(period);
        match Columns::of(table, mark) {
            Ok(columns) => read_rows(table, mark.row, &columns, lexicon, &mut sheet),
            Err(title) => {
                let (row, cause) = (number(mark.row), RowCause::NoColumn { title: title.to_owned() });
                sheet.faults.push(RowFault { row, cause });
            }
        }
    }
    keep_agreeing(&mut sheet);
    sheet.faults.sort_by_key(|fault| fault.row);
    sheet
}

fn sheets(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if matches!(table.origin, TableOrigin::Sheet { .. }) => Some(table),
        Block::Table(_) | Block::Paragraph(_) => None,
    })
}

/// The head of the hidden column.
fn mark(table: &Table) -> Option<&Cell> {
    table.cells.iter().find(|cell| text(cell).starts_with(REVIEW_MARK))
}

/// The whole text of a cell, hidden or not.
fn text(cell: &Cell) -> String {
    let mut lines = Vec::new();
    for block in &cell.content {
        if let Block::Paragraph(paragraph) = block {
            lines.push(paragraph.runs.iter().map(|run| run.text.as_str()).collect::<String>());
        }
    }
    lines.join("\n").trim().to_owned()
}

/// Where the columns stand, counted from 0.
struct Columns {
    key: usize,
    verdict: usize,
    value: usize,
    why: usize,
    by: usize,
}

impl Columns {
    /// The error is the title of the first column that is gone.
    fn of(table: &Table, mark: &Cell) -> Result<Columns, &'static str> {
        let head: Vec<(String, usize)> = table
            .cells
            .iter()
            .filter(|cell| cell.row == mark.row)
            .map(|cell| (fold(&text(cell)), cell.column))
            .collect();
        let find = |title: &'static str| {
            head.iter().find(|(text, _)| *text == fold(title)).map(|(_, column)| *column).ok_or(title)
        };
        Ok(Columns { key: mark.column, verdict: find(VERDICT)?, value: find(VALUE)?, why: find(WHY)?, by: find(BY)? })
    }
}

fn read_rows(table: &Table, head: usize, columns: &Columns, lexicon: &Lexicon, sheet: &mut ReviewSheet) {
    let mut rows: BTreeMap<usize, BTreeMap<usize, &Cell>> = BTreeMap::new();
    for cell in table.cells.iter().filter(|cell| cell.row > head) {
        rows.entry(cell.row).or_default().insert(cell.column, cell);
    }
    for cells in rows.into_values() {
        let row = Row { cells, columns };
        match row.decision(lexicon) {
            Ok(Some((about, verdict))) => {
                let (by, why) = (row.text(columns.by), row.text(columns.why));
                sheet.rows.push(ReviewRow { row: number(row.at()), about, verdict, by, why });
            }
            Ok(None) => {}
            Err(cause) => sheet.faults.push(RowFault { row: number(row.at()), cause }),
        }
    }
}

struct Row<'a> {
    cells: BTreeMap<usize, &'a Cell>,
    columns: &'a Columns,
}

impl Row<'_> {
    fn at(&self) -> usize {
        self.cells.values().next().map_or(0, |cell| cell.row)
    }

    fn text(&self, column: usize) -> String {
        self.cells.get(&column).map(|cell| text(cell)).unwrap_or_default()
    }

    /// The decision of a row; none where nobody wrote anything.
    fn decision(&self, lexicon: &Lexicon) -> Result<Option<(FigureKey, Verdict)>, RowCause> {
        let (said, value) = (self.text(self.columns.verdict), self.text(self.columns.value));
        let (why, by) = (self.text(self.columns.why), self.text(self.columns.by));
        if [&said, &value, &why, &by].iter().all(|text| text.is_empty()) {
            return Ok(None);
        }
        let about = FigureKey::read(&self.text(self.columns.key)).ok_or(RowCause::NoKey)?;
        if said.is_empty() {
            return Err(RowCause::NoVerdict);
        }
        let chosen = CHOICES.iter().position(|choice| fold(choice) == fold(&said));
        let verdict = match chosen {
            Some(0) => Verdict::Accept,
            Some(1) => Verdict::Drop,
            Some(_) => Verdict::Replace(self.figure(&about.read, &value, lexicon)?),
            None => return Err(RowCause::UnknownVerdict { text: said }),
        };
        match (by.is_empty(), why.is_empty()) {
            (true, _) => Err(RowCause::NoPerson),
            (_, true) => Err(RowCause::NoReason),
            _ => Ok(Some((about, verdict))),
        }
    }

    /// The figure in the value cell, in the unit of the one read.
    fn figure(&self, read: &Content, written: &str, lexicon: &Lexicon) -> Result<Quantity, RowCause> {
        let unit = match read {
            Content::Figure(figure) => Some(&figure.unit),
            Content::Unread => None,
            Content::Status(_) | Content::Product(_) => return Err(RowCause::NotAFigure),
        };
        let cell = self.cells.get(&self.columns.value).filter(|_| !written.is_empty()).ok_or(RowCause::NoValue)?;
        match &cell.value {
            CellValue::Number { value, percent, .. } => {
                let is_percent = |unit: &&MeasureUnit| unit.dimension == Dimension::Percent;
                let unit = match (unit, percent) {
                    (Some(_), true) if unit.filter(is_percent).is_none() => {
                        return Err(RowCause::OtherUnit { text: written.to_owned() });
                    }
                    (Some(unit), _) => unit.clone(),
                    (None, true) => MeasureUnit::percent(),
                    (None, false) => MeasureUnit::bare(),
                };
                Ok(Quantity { value: value.normalize(), upper: None, unit, qualifier: Qualifier::Exact })
            }
            CellValue::Text => figure_in_words(written, unit, lexicon),
            _ => Err(RowCause::UnreadValue { text: written.to_owned() }),
        }
    }
}

/// A figure as people write it ("1.250 hộ", "95,3%"), in `unit` where it names none.
pub(in crate::run) fn figure_in_words(
    written: &str,
    unit: Option<&MeasureUnit>,
    lexicon: &Lexicon,
) -> Result<Quantity, RowCause> {
    let text = || written.to_owned();
    let unread = || RowCause::UnreadValue { text: text() };
    let cell = parse_cell_in(written, CellSetting { unit, habit: None }, lexicon).ok_or_else(unread)?;
    if cell.denominator.is_some() || cell.bracketed.is_some() {
        return Err(unread());
    }
    let figure = cell.main;
    if !figure.alternatives.is_empty() {
        return Err(RowCause::AmbiguousValue { text: text() });
    }
    let own = match (figure.unit, unit) {
        (Some(own), Some(unit)) if own.dimension != unit.dimension => return Err(RowCause::OtherUnit { text: text() }),
        (Some(own), _) => own,
        (None, Some(unit)) => unit.clone(),
        (None, None) => MeasureUnit::bare(),
    };
    let (value, upper) = (figure.value.normalize(), figure.upper.map(|upper| upper.normalize()));
    Ok(Quantity { value, upper, unit: own, qualifier: figure.qualifier })
}

/// Leaves out decisions on one figure that contradict each other; of those that agree one stays.
fn keep_agreeing(sheet: &mut ReviewSheet) {
    let mut first: BTreeMap<String, (u32, Verdict)> = BTreeMap::new();
    let mut against: Vec<String> = Vec::new();
    let rows = std::mem::take(&mut sheet.rows);
    for row in rows {
        let id = row.about.id();
        match first.get(&id) {
            Some((_, verdict)) if *verdict == row.verdict => {}
            Some((other, _)) => {
                sheet.faults.push(RowFault { row: row.row, cause: RowCause::Contradicting { other: *other } });
                against.push(id);
            }
            None => {
                first.insert(id, (row.row, row.verdict.clone()));
                sheet.rows.push(row);
            }
        }
    }
    sheet.rows.retain(|row| !against.contains(&row.about.id()));
}

/// A row as people count it.
fn number(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap_or(u32::MAX)
}
