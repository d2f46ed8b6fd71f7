//! A table on a sheet: columns, rows, heights.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatAlign, Url, Worksheet, XlsxError,
};

use super::fit::{MAX_HEIGHT, column_pixels, fitting, height, width};
use super::pages::{self, Row};
use super::styles::{self, BODY, BOLD, NOTE, TITLE};
use crate::model::{Assessment, Dimension, Quantity};
use crate::outputs::safe_text::{cell, looks_like_formula, shortened};
use crate::wording::number::quantity;
use crate::wording::state::ASSESSMENTS;
use crate::wording::{board, state};

/// Longest address that spreadsheets take.
const LONGEST_ADDRESS: usize = 2_000;

/// A column: what stands at its head and how wide it is, in characters.
pub(crate) struct Column {
    pub(crate) title: String,
    pub(crate) width: f64,
}

/// Content of a cell.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Empty,
    /// Text from anywhere; it passes the door on writing.
    Text(String),
    /// Text in the middle of the cell: numbers of rows, units of measure.
    Centred(String),
    /// A figure, in a number cell where it is one number.
    Figure {
        figure: Quantity,
        with_unit: bool,
    },
    /// A whole number.
    Count(usize),
    /// A share between 0 and 1, shown in percent.
    Share(f32),
    /// A share, 1 for all of it, shown in percent to one place.
    Part(Decimal),
    /// Text that leads to a file.
    Link {
        text: String,
        address: Option<String>,
    },
    /// How an item stands.
    Assessed(Assessment),
    /// A place for people to write in, perhaps with what was written before.
    Entry(String),
    /// What only this program reads, in a hidden column.
    Hidden(String),
}

impl Cell {
    /// A text cell, or an empty one.
    pub(crate) fn text(text: Option<&str>) -> Cell {
        text.filter(|text| !text.is_empty()).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
    }

    /// A centred cell, or an empty one.
    pub(crate) fn centred(text: Option<&str>) -> Cell {
        text.filter(|text| !text.is_empty()).map_or(Cell::Empty, |text| Cell::Centred(text.to_owned()))
    }

    /// A figure with its unit, or an empty cell.
    pub(crate) fn figure(figure: Option<&Quantity>) -> Cell {
        figure.map_or(Cell::Empty, |figure| Cell::Figure { figure: figure.clone(), with_unit: true })
    }

    /// A figure under a column that names its unit already: percent and money keep theirs, counted things do not.
    pub(crate) fn counted(figure: Option<&Quantity>, unit: Option<&str>) -> Cell {
        match Cell::figure(figure) {
            Cell::Figure { figure, .. } => {
                let named = unit.is_some_and(|unit| !unit.is_empty())
                    && matches!(figure.unit.dimension, Dimension::Count | Dimension::Bare);
                Cell::Figure { figure, with_unit: !named }
            }
            other => other,
        }
    }

    /// A name that leads to its file, where the way is known.
    pub(crate) fn link(text: &str, address: Option<String>) -> Cell {
        Cell::Link { text: text.to_owned(), address }
    }

    /// The number in the cell, where it is one.
    pub(super) fn number(&self) -> Option<Decimal> {
        match self {
            Cell::Figure { figure, .. } if figure.upper.is_none() => Some(figure.value),
            Cell::Count(count) => Some(Decimal::from(*count)),
            Cell::Part(share) => Some(*share),
            _ => None,
        }
    }

    fn shown(&self) -> String {
        match self {
            Cell::Empty | Cell::Hidden(_) => String::new(),
            Cell::Entry(text) | Cell::Text(text) | Cell::Centred(text) | Cell::Link { text, .. } => cell(text),
            Cell::Figure { figure, with_unit: true } => quantity(figure),
            Cell::Figure { figure, with_unit: false } => {
                let mut bare = figure.clone();
                bare.unit.symbol.clear();
                quantity(&bare)
            }
            Cell::Count(count) => count.to_string(),
            Cell::Share(share) => format!("{:.0}%", share * 100.0),
            Cell::Part(share) => board::percent(*share),
            Cell::Assessed(assessment) => state::assessment(*assessment).to_owned(),
        }
    }
}

/// A row of a table.
pub(crate) enum Line {
    /// A heading over the whole width.
    Section(String),
    /// A heading of the second level.
    Group(String),
    /// Cells, one a column.
    Cells(Vec<Cell>),
}

/// A whole sheet that is one table.
pub(crate) struct Table {
    /// Lines over the table: the first as title, the rest below it in italics.
    pub(crate) titles: Vec<String>,
    pub(crate) columns: Vec<Column>,
    pub(crate) lines: Vec<Line>,
    /// Whether the header row filters.
    pub(crate) filter: bool,
    /// What stands where there are no lines.
    pub(crate) if_empty: &'static str,
}

/// Columns from titles and widths.
pub(crate) fn columns<S: AsRef<str>>(titles: &[S], widths: &[f64]) -> Vec<Column> {
    let pair = |(title, width): (&S, &f64)| Column { title: title.as_ref().to_owned(), width: *width };
    titles.iter().zip(widths).map(pair).collect()
}

/// Writes a table from the first row on and freezes its head.
pub(crate) fn write_table(sheet: &mut Worksheet, mut table: Table) -> Result<(), XlsxError> {
    widen_for_figures(&mut table);
    let writer = Writer { widths: table.columns.iter().map(|column| column.width).collect() };
    for (at, column) in (0u16..).zip(&table.columns) {
        sheet.set_column_width(at, column.width)?;
    }
    let mut row = 0;
    let mut above = 0.0;
    for (index, title) in table.titles.iter().enumerate() {
        let (format, letters) = if index == 0 { (styles::title(), TITLE) } else { (styles::note(), NOTE) };
        writer.merged(sheet, row, title, &format)?;
        let high = height(title, writer.total(), letters);
        sheet.set_row_height(row, high)?;
        above += high;
        row += 1;
    }
    let head = row;
    let head_height = writer.header(sheet, head, &table.columns)?;
    let mut rows: Vec<Row> = Vec::new();
    for line in &table.lines {
        row += 1;
        let height = writer.line(sheet, row, line)?;
        rows.push(Row { height, heads: !matches!(line, Line::Cells(_)) });
    }
    let breaks = pages::breaks(&rows, pages::room(&writer.widths), above + head_height, head_height);
    let breaks = breaks.into_iter().filter_map(|at| u32::try_from(at).ok()).map(|at| head + 1 + at);
    sheet.set_page_breaks(&breaks.collect::<Vec<u32>>())?;
    if table.lines.is_empty() {
        row += 1;
        writer.line(sheet, row, &Line::Group(table.if_empty.to_owned()))?;
    }
    colour_by_word(sheet, &table, head + 1, row)?;
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    if table.filter && !table.lines.is_empty() {
        sheet.autofilter(head, 0, row, writer.last())?;
    }
    Ok(())
}

/// Colours of assessments follow the words in their cells, also when someone changes a word.
fn colour_by_word(sheet: &mut Worksheet, table: &Table, first: u32, last: u32) -> Result<(), XlsxError> {
    let assessed = |line: &Line| match line {
        Line::Cells(cells) => cells.iter().position(|cell| matches!(cell, Cell::Assessed(_))),
        Line::Section(_) | Line::Group(_) => None,
    };
    let Some(column) = table.lines.iter().find_map(assessed).and_then(|at| u16::try_from(at).ok()) else {
        return Ok(());
    };
    for assessment in ASSESSMENTS {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(state::assessment(assessment)))
            .set_format(styles::assessed_colours(assessment));
        sheet.add_conditional_format(first, column, last, column, &rule)?;
    }
    Ok(())
}

/// Widens columns whose figures would not fit: a number too wide for its cell shows as "###".
fn widen_for_figures(table: &mut Table) {
    for (at, column) in table.columns.iter_mut().enumerate() {
        let widest = table
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Cells(cells) => cells.get(at),
                Line::Section(_) | Line::Group(_) => None,
            })
            .filter(|cell| matches!(cell, Cell::Figure { .. } | Cell::Count(_)))
            .map(|cell| width(&cell.shown(), BODY))
            .fold(0.0, f64::max);
        column.width = column.width.max((widest * 1.08 + 14.0) / 7.0).min(40.0);
    }
}

struct Writer {
    widths: Vec<f64>,
}

impl Writer {
    fn last(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    fn total(&self) -> f64 {
        self.widths.iter().map(|width| column_pixels(*width)).sum()
    }

    fn merged(&self, sheet: &mut Worksheet, row: u32, text: &str, format: &Format) -> Result<(), XlsxError> {
        sheet.merge_range(row, 0, row, self.last(), &cell(text), &guarded(format.clone(), text))?;
        Ok(())
    }

    /// Gives the height of the row, as the other lines do.
    fn header(&self, sheet: &mut Worksheet, row: u32, columns: &[Column]) -> Result<f64, XlsxError> {
        let mut tallest = 0.0_f64;
        for (at, column) in (0u16..).zip(columns) {
            sheet.write_string_with_format(row, at, &column.title, &styles::header())?;
            tallest = tallest.max(height(&column.title, column_pixels(column.width), BOLD));
        }
        sheet.set_row_height(row, tallest + 4.0)?;
        Ok(tallest + 4.0)
    }

    fn line(&self, sheet: &mut Worksheet, row: u32, line: &Line) -> Result<f64, XlsxError> {
        match line {
            Line::Section(text) => self.heading(sheet, row, text, &styles::section()),
            Line::Group(text) => self.heading(sheet, row, text, &styles::group()),
            Line::Cells(cells) => self.cells(sheet, row, cells),
        }
    }

    fn heading(&self, sheet: &mut Worksheet, row: u32, text: &str, format: &Format) -> Result<f64, XlsxError> {
        self.merged(sheet, row, text, format)?;
        let high = height(&cell(text), self.total(), BOLD) + 3.0;
        sheet.set_row_height(row, high)?;
        Ok(high)
    }

    fn cells(&self, sheet: &mut Worksheet, row: u32, cells: &[Cell]) -> Result<f64, XlsxError> {
        let mut tallest = 0.0_f64;
        for ((at, column), content) in (0u16..).zip(&self.widths).zip(cells) {
            let pixels = column_pixels(*column);
            write_cell(sheet, row, at, content, pixels)?;
            let letters = if matches!(content, Cell::Assessed(_)) { BOLD } else { BODY };
            tallest = tallest.max(height(&content.shown(), pixels, letters));
        }
        sheet.set_row_height(row, tallest.min(MAX_HEIGHT))?;
        Ok(tallest.min(MAX_HEIGHT))
    }
}

/// Writes one cell with its look.
pub(crate) fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    content: &Cell,
    pixels: f64,
) -> Result<(), XlsxError> {
    match content {
        Cell::Empty => sheet.write_blank(row, column, &styles::text())?,
        Cell::Text(text) => write_text(sheet, row, column, text, styles::text(), pixels)?,
        Cell::Centred(text) => write_text(sheet, row, column, text, styles::centred(), pixels)?,
        Cell::Figure { figure, with_unit } if figure.upper.is_none() => {
            let format = styles::number(&styles::figure_format(figure, *with_unit));
            sheet.write_number_with_format(row, column, float(figure.value), &format)?
        }
        Cell::Figure { .. } => {
            let format = styles::text().set_align(FormatAlign::Right);
            write_text(sheet, row, column, &content.shown(), format, pixels)?
        }
        Cell::Count(count) => {
            let format = styles::number("[$-42A]#,##0").set_align(FormatAlign::Center);
            sheet.write_number_with_format(row, column, float(Decimal::from(*count)), &format)?
        }
        Cell::Share(share) => {
            let format = styles::number("0%").set_align(FormatAlign::Center);
            sheet.write_number_with_format(row, column, f64::from(*share), &format)?
        }
        Cell::Entry(text) => write_text(sheet, row, column, text, styles::entry(), pixels)?,
        Cell::Hidden(text) => sheet.write_string(row, column, cell(text))?,
        Cell::Part(share) => {
            let format = styles::number("[$-42A]0.0%").set_align(FormatAlign::Center);
            sheet.write_number_with_format(row, column, float(*share), &format)?
        }
        Cell::Link { text, address: Some(address) } if address.len() <= LONGEST_ADDRESS => {
            let safe = fitting(&cell(text), pixels, BODY, shortened);
            let target = Url::new(format!("file:///{address}")).set_text(safe);
            sheet.write_url_with_format(row, column, target, &styles::link())?
        }
        Cell::Link { text, .. } => write_text(sheet, row, column, text, styles::text(), pixels)?,
        Cell::Assessed(assessment) => {
            let format = styles::assessed(*assessment);
            sheet.write_string_with_format(row, column, state::assessment(*assessment), &format)?
        }
    };
    Ok(())
}

fn write_text<'a>(
    sheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: Format,
    pixels: f64,
) -> Result<&'a mut Worksheet, XlsxError> {
    let safe = fitting(&cell(text), pixels, BODY, shortened);
    sheet.write_string_with_format(row, column, &safe, &guarded(format, &safe))
}

/// A cell whose text begins like a formula stays text even when someone edits it.
fn guarded(format: Format, text: &str) -> Format {
    if looks_like_formula(text) { format.set_quote_prefix() } else { format }
}

fn float(value: Decimal) -> f64 {
    value.normalize().to_string().parse().unwrap_or_default()
}
