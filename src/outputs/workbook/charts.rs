//! Sheet of charts, each over its figures.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Chart, Sparkline, SparklineType, Worksheet, XlsxError};

use super::chart_looks::{self as looks, Range};
use super::fit::{column_pixels, height};
use super::pages;
use super::styles::{self, BOLD, NOTE, TITLE};
use super::table::{Cell, write_cell};
use crate::model::{Consolidation, Dimension, Horizon, Programme, Quantity};
use crate::outputs::entries::{Entry, entries};
use crate::outputs::progress::{Moment, Progress, Whole, part_of, progress};
use crate::outputs::safe_text::{line, shortened};
use crate::outputs::tally::tallies;
use crate::outputs::trend::{Point, trend};
use crate::wording::account::Noun;
use crate::wording::state::{ASSESSMENTS, assessment};
use crate::wording::{board, chart as say, heading, item_name};

const FIRST_WIDTH: f64 = 64.0;
const WIDTH: f64 = 12.0;
/// Columns after the first.
const COLUMNS: u16 = 8;
/// Pixels of a row without a height of its own.
const ROW: u32 = 20;
/// Longest name beside a bar, in letters.
const NAME: usize = 56;
/// The share at which a bar is cut off: one result many times its target would leave the others no room.
const LONGEST_BAR: Decimal = Decimal::TWO;
/// Most lines in one drawing that can still be told apart.
const MOST_LINES: usize = 8;

/// What the sheet is made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) programme: &'a Programme,
    pub(super) consolidation: &'a Consolidation,
    pub(super) earlier: &'a [&'a Consolidation],
}

/// Writes the sheet; gives the figures that stand in it: row, column, value.
pub(super) fn write_charts(sheet: &mut Worksheet, source: Source<'_>) -> Result<Vec<(u32, u32, Decimal)>, XlsxError> {
    sheet.set_column_width(0, FIRST_WIDTH)?;
    for column in 1..=COLUMNS {
        sheet.set_column_width(column, WIDTH)?;
    }
    let mut page = Page { sheet, row: 0, used: 0.0, figures: Vec::new(), breaks: Vec::new() };
    page.across(say::TITLE, &styles::title(), TITLE)?;
    page.across(&heading::of_period(source.consolidation.period), &styles::note(), NOTE)?;
    standing(&mut page, source)?;
    progress_of_indicators(&mut page, source)?;
    completeness(&mut page, source)?;
    trends(&mut page, source)?;
    let (figures, breaks) = (page.figures, page.breaks);
    sheet.set_page_breaks(&breaks)?;
    Ok(figures)
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    /// Points of the printed page that are taken.
    used: f64,
    figures: Vec<(u32, u32, Decimal)>,
    breaks: Vec<u32>,
}

impl Page<'_> {
    fn across(
        &mut self,
        text: &str,
        format: &rust_xlsxwriter::Format,
        letters: super::fit::Lettering,
    ) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, COLUMNS, text, format)?;
        let all = column_pixels(FIRST_WIDTH) + f64::from(COLUMNS) * column_pixels(WIDTH);
        let high = height(text, all, letters);
        self.sheet.set_row_height(self.row, high)?;
        self.used += high;
        self.row += 1;
        Ok(())
    }

    fn new_page(&mut self) {
        self.breaks.push(self.row);
        self.used = 0.0;
    }

    /// A heading; every one but the first begins a page.
    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        if self.row > 4 {
            self.new_page();
        }
        self.across(text, &styles::lettering(BOLD), BOLD)
    }

    fn nothing(&mut self) -> Result<(), XlsxError> {
        self.across(say::NOTHING, &styles::lettering(NOTE), NOTE)
    }

    /// Keeps room for a drawing and gives its first row.
    fn room(&mut self, pixels: u32) -> u32 {
        let at = self.row;
        let rows = pixels.div_ceil(ROW) + 1;
        self.row += rows;
        self.used += f64::from(rows * ROW) * 0.75;
        at
    }

    /// The table of a drawing; gives the rows of its figures. One that does not fit below its drawing has a page of its
    /// own.
    fn table(&mut self, columns: &[String], rows: &[(String, Vec<Cell>)]) -> Result<(u32, u32), XlsxError> {
        let name_height = |name: &str| height(name, column_pixels(FIRST_WIDTH), styles::BODY);
        let all: f64 = rows.iter().map(|(name, _)| name_height(name)).sum();
        let widths: Vec<f64> = std::iter::once(FIRST_WIDTH).chain((0..COLUMNS).map(|_| WIDTH)).collect();
        if self.used + all + 40.0 > pages::room(&widths) {
            self.new_page();
        }
        let mut tallest: f64 = 0.0;
        for (at, title) in (0u16..).zip(columns) {
            self.sheet.write_string_with_format(self.row, at, title, &styles::header())?;
            let width = if at == 0 { FIRST_WIDTH } else { WIDTH };
            tallest = tallest.max(height(title, column_pixels(width), BOLD));
        }
        self.sheet.set_row_height(self.row, tallest)?;
        let first = self.row + 1;
        for (name, cells) in rows {
            self.row += 1;
            write_cell(self.sheet, self.row, 0, &Cell::Text(name.clone()), column_pixels(FIRST_WIDTH))?;
            self.sheet.set_row_height(self.row, name_height(name))?;
            for (at, cell) in (1u16..).zip(cells) {
                write_cell(self.sheet, self.row, at, cell, column_pixels(WIDTH))?;
                if let Some(value) = cell.number() {
                    self.figures.push((self.row, u32::from(at), value));
                }
            }
        }
        self.row += 1;
        self.used += tallest + all;
        Ok((first, self.row - 1))
    }

    fn draw(&mut self, at: u32, chart: &Chart) -> Result<(), XlsxError> {
        self.sheet.insert_chart_with_offset(at, 0, chart, 4, 4)?;
        Ok(())
    }
}

/// How the items of each list stand.
fn standing(page: &mut Page<'_>, source: Source<'_>) -> Result<(), XlsxError> {
    page.heading(say::STANDING)?;
    let at = page.room(looks::BASE_HEIGHT);
    let columns: Vec<String> =
        std::iter::once(say::LIST).chain(ASSESSMENTS.map(assessment)).map(str::to_owned).collect();
    let rows: Vec<(String, Vec<Cell>)> = tallies(source.programme, source.consolidation)
        .iter()
        .filter(|tally| tally.total() > 0)
        .map(|tally| (tally.name.to_owned(), tally.counts.map(Cell::Count).to_vec()))
        .collect();
    let (first, last) = page.table(&columns, &rows)?;
    let series: Vec<looks::Series> = (1u16..)
        .zip(ASSESSMENTS)
        .map(|(column, each)| looks::Series { column, colour: looks::of_assessment(each) })
        .collect();
    page.draw(at, &looks::stacked(Range { first, last, sheet: say::SHEET }, &series, say::STANDING))
}

/// Results of indicators against their targets.
fn progress_of_indicators(page: &mut Page<'_>, source: Source<'_>) -> Result<(), XlsxError> {
    page.heading(say::PROGRESS)?;
    let rows: Vec<(String, Vec<Cell>)> = entries(source.programme, source.consolidation)
        .iter()
        .filter(|entry| entry.noun == Noun::Indicator)
        .filter_map(|entry| {
            let share = main_share(source, entry)?;
            let cell = |share: Decimal| Cell::Part(share);
            Some((name(entry), vec![cell(share.reached), share.time.map_or(Cell::Empty, cell)]))
        })
        .collect();
    if rows.is_empty() {
        return page.nothing();
    }
    let shares = rows.iter().flat_map(|(_, cells)| cells).filter_map(Cell::number);
    let longest = shares.max().filter(|share| *share > LONGEST_BAR).map(|_| LONGEST_BAR);
    if longest.is_some() {
        page.across(say::CUT_BARS, &styles::lettering(NOTE), NOTE)?;
    }
    let at = page.room(looks::bars_height(rows.len()));
    let (first, last) = page.table(&say::PROGRESS_COLUMNS.map(str::to_owned), &rows)?;
    let range = Range { first, last, sheet: say::SHEET };
    page.draw(at, &looks::progress(range, rows.len(), longest.is_some().then_some(2.0), say::PROGRESS))
}

/// The share that tells most of an indicator: of a target that holds for the year, else for the term.
fn main_share(source: Source<'_>, entry: &Entry) -> Option<Progress> {
    let result = source.consolidation.items.get(&entry.id)?;
    let moment = Moment { period: source.consolidation.period, term: source.programme.term };
    let shares = progress(part_of(source.programme, entry.id), result, moment);
    let of_targets = shares.into_iter().filter(|share| matches!(share.whole, Whole::Target(_)));
    of_targets.min_by_key(|share| share.whole == Whole::Target(Horizon::Term))
}

/// What each lead unit reported of what it leads.
fn completeness(page: &mut Page<'_>, source: Source<'_>) -> Result<(), XlsxError> {
    page.heading(say::COMPLETENESS)?;
    let leads = source.consolidation.coverage.iter().filter(|each| !each.led.is_empty());
    let rows: Vec<(String, Vec<Cell>)> = leads
        .map(|each| {
            let counts = vec![Cell::Count(each.reported.len()), Cell::Count(each.missing().len())];
            (shortened(&line(each.unit.name()), NAME), counts)
        })
        .collect();
    if rows.is_empty() {
        return page.nothing();
    }
    let at = page.room(looks::bars_height(rows.len()));
    let (first, last) = page.table(&say::COMPLETENESS_COLUMNS.map(str::to_owned), &rows)?;
    page.draw(at, &looks::completeness(Range { first, last, sheet: say::SHEET }, rows.len(), say::COMPLETENESS))
}

/// Results over periods of one kind, where there are several.
fn trends(page: &mut Page<'_>, source: Source<'_>) -> Result<(), XlsxError> {
    let all: Vec<(String, Vec<Point>)> = entries(source.programme, source.consolidation)
        .iter()
        .map(|entry| (name(entry), trend(entry.id, source.consolidation, source.earlier)))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    let mut periods: Vec<_> = all.iter().flat_map(|(_, points)| points.iter().map(|point| point.period)).collect();
    periods.sort();
    periods.dedup();
    // One column is kept for the lines.
    let surplus = periods.len().saturating_sub(usize::from(COLUMNS) - 1);
    let periods = periods.get(surplus..).unwrap_or_default();
    if all.is_empty() {
        return Ok(());
    }
    page.heading(say::TREND)?;
    page.across(say::TREND_NOTE, &styles::lettering(NOTE), NOTE)?;
    // Those in percent come first: their lines are drawn.
    let (rates, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, points)| is_rate(points));
    let drawn = rates.len().min(MOST_LINES);
    let at = (drawn > 0).then(|| page.room(looks::LINES_HEIGHT));
    let rows: Vec<(String, Vec<Cell>)> = rates
        .into_iter()
        .chain(others)
        .map(|(name, points)| {
            let of = |period| points.iter().find(|point| point.period == period).map(|point| &point.figure);
            let cells = periods.iter().map(|period| of(*period).map_or(Cell::Empty, point_cell)).collect();
            (with_unit(name, &points), cells)
        })
        .collect();
    let names = periods.iter().map(|period| board::short_period_with_year(*period));
    let columns: Vec<String> =
        std::iter::once(say::ITEM.to_owned()).chain(names).chain([say::LINE.to_owned()]).collect();
    let (first, last) = page.table(&columns, &rows)?;
    let end = u16::try_from(periods.len()).unwrap_or(COLUMNS - 1);
    for row in first..=last {
        let line = Sparkline::new()
            .set_range((say::SHEET, row, 1, row, end))
            .set_type(SparklineType::Line)
            .show_markers(true)
            .show_last_point(true)
            .set_sparkline_color(looks::BLUE)
            .set_last_point_color(looks::RED);
        page.sheet.write_blank(row, end + 1, &styles::text())?;
        page.sheet.add_sparkline(row, end + 1, &line)?;
    }
    match at {
        Some(at) => page.draw(at, &looks::lines(Range { first, last, sheet: say::SHEET }, drawn, end, say::TREND)),
        None => Ok(()),
    }
}

/// A figure of a trend; units of measure stand beside the name, so that narrow columns hold the digits.
fn point_cell(figure: &Quantity) -> Cell {
    Cell::Figure { figure: figure.clone(), with_unit: figure.unit.dimension == Dimension::Percent }
}

/// The name with the unit in which its figures are.
fn with_unit(name: String, points: &[Point]) -> String {
    let symbol = points.last().map(|point| line(&point.figure.unit.symbol)).unwrap_or_default();
    if symbol.is_empty() || is_rate(points) { name } else { format!("{name} ({symbol})") }
}

fn is_rate(points: &[Point]) -> bool {
    points.iter().all(|point| point.figure.unit.dimension == Dimension::Percent)
}

/// Number and name of an item, short enough to stand beside a bar.
fn name(entry: &Entry) -> String {
    format!("{}. {}", board::row_number(entry.id), item_name::short(&entry.name, NAME))
}
