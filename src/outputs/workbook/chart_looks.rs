//! Looks of the native charts.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker,
    ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
};

use super::styles::FONT;
use crate::model::Assessment;

/// Blue of bars and lines.
pub(super) const BLUE: u32 = 0x001B_62A5;
/// Red of what stands out.
pub(super) const RED: u32 = 0x00B3_261E;
const GREY: u32 = 0x00B9_BDC4;
const GREEN: u32 = 0x001D_7442;
const GRID: u32 = 0x00DE_DEDE;
/// Width of every chart, in pixels.
const WIDTH: u32 = 1_130;
/// Height of a chart of few bars.
pub(super) const BASE_HEIGHT: u32 = 260;
/// Height of a chart of lines.
pub(super) const LINES_HEIGHT: u32 = 380;
/// Lines that are drawn beside each other, by colour and by the form of their points.
const LINES: [(u32, ChartMarkerType); 8] = [
    (BLUE, ChartMarkerType::Circle),
    (RED, ChartMarkerType::Square),
    (GREEN, ChartMarkerType::Diamond),
    (0x00B4_5A05, ChartMarkerType::Triangle),
    (0x0070_3C9E, ChartMarkerType::X),
    (0x0000_7A87, ChartMarkerType::Star),
    (0x0064_6B76, ChartMarkerType::PlusSign),
    (0x0087_6A00, ChartMarkerType::LongDash),
];

/// Rows of a chart's figures; names stand in the first column, titles in the row above.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub(super) sheet: &'static str,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// A column of figures and its colour.
pub(super) struct Series {
    pub(super) column: u16,
    pub(super) colour: u32,
}

/// Height of a chart with a number of bars, in pixels.
pub(super) fn bars_height(bars: usize) -> u32 {
    // All bars stand on one printed page.
    let bar = if bars > 18 { 19 } else { 30 };
    90 + bar * u32::try_from(bars).unwrap_or(60).min(60)
}

/// The colour of an assessment in charts.
pub(super) fn of_assessment(assessment: Assessment) -> u32 {
    match assessment {
        Assessment::Met => GREEN,
        Assessment::OnTrack => BLUE,
        Assessment::Behind => 0x00D9_7A1E,
        Assessment::NotMet => RED,
        Assessment::Reported => 0x0064_6B76,
        Assessment::NeedsReview => 0x00C9_A400,
        Assessment::NoReport => GREY,
    }
}

/// Bars that share one whole.
pub(super) fn stacked(range: Range, series: &[Series], says: &str) -> Chart {
    let mut chart = base(ChartType::BarPercentStacked, BASE_HEIGHT, says);
    for each in series {
        let added = add(&mut chart, range, range.last, each.column);
        added.set_format(&mut fill(each.colour)).set_gap(45).set_overlap(100);
    }
    chart.y_axis().set_reverse().set_font(&letters(10.0));
    percent_axis(&mut chart);
    chart
}

/// Reached and elapsed, side by side; `longest` is where bars are cut off.
pub(super) fn progress(range: Range, bars: usize, longest: Option<f64>, says: &str) -> Chart {
    let mut chart = base(ChartType::Bar, bars_height(bars), says);
    let label = ChartDataLabel::new().show_value().set_font(&letters(9.0)).to_owned();
    let reached = add(&mut chart, range, range.last, 1);
    reached.set_format(&mut fill(BLUE)).set_data_label(&label).set_gap(40).set_overlap(0);
    let mut hatched = ChartFormat::new();
    let pattern = ChartPatternFill::new()
        .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
        .set_foreground_color(0x0064_6B76)
        .set_background_color(0x00FF_FFFF)
        .to_owned();
    hatched.set_pattern_fill(&pattern);
    add(&mut chart, range, range.last, 2).set_format(&mut hatched);
    chart.y_axis().set_reverse().set_font(&letters(9.0));
    percent_axis(&mut chart);
    if let Some(longest) = longest {
        chart.x_axis().set_max(longest);
    }
    chart
}

/// What is there and what is missing, as one bar.
pub(super) fn completeness(range: Range, bars: usize, says: &str) -> Chart {
    let mut chart = base(ChartType::BarStacked, bars_height(bars), says);
    let label = |colour: u32| {
        let mut font = letters(9.0);
        font.set_color(colour);
        ChartDataLabel::new().show_value().set_num_format("0;;").set_font(&font).to_owned()
    };
    let there = add(&mut chart, range, range.last, 1);
    there.set_format(&mut fill(GREEN)).set_data_label(&label(0x00FF_FFFF)).set_gap(45).set_overlap(100);
    add(&mut chart, range, range.last, 2).set_format(&mut fill(GREY)).set_data_label(&label(0x0000_0000));
    chart.y_axis().set_reverse().set_font(&letters(10.0));
    let grid = grid();
    chart.x_axis().set_min(0).set_num_format("0").set_major_gridlines_line(&grid).set_font(&letters(9.0));
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
    chart
}

/// One line for each of the first rows; the columns up to `end` are periods.
pub(super) fn lines(range: Range, rows: usize, end: u16, says: &str) -> Chart {
    let mut chart = base(ChartType::Line, LINES_HEIGHT, says);
    for ((row, (colour, form)), _) in (range.first..).zip(LINES).zip(0..rows) {
        let mut line = ChartFormat::new();
        line.set_line(ChartLine::new().set_color(colour).set_width(2.25));
        let mut point = ChartFormat::new();
        point.set_solid_fill(ChartSolidFill::new().set_color(colour));
        point.set_border(ChartLine::new().set_color(colour));
        let marker = ChartMarker::new().set_type(form).set_size(8).set_format(&mut point).to_owned();
        chart
            .add_series()
            .set_name((range.sheet, row, 0))
            .set_categories((range.sheet, range.first - 1, 1, range.first - 1, end))
            .set_values((range.sheet, row, 1, row, end))
            .set_format(&mut line)
            .set_marker(&marker);
    }
    let grid = grid();
    chart.y_axis().set_num_format("0\"%\"").set_major_gridlines_line(&grid).set_font(&letters(9.0));
    chart.x_axis().set_font(&letters(10.0));
    chart
}

fn base(kind: ChartType, height: u32, says: &str) -> Chart {
    let mut chart = Chart::new(kind);
    chart.set_width(WIDTH).set_height(height).set_alt_text(says);
    chart.title().set_hidden();
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&letters(10.0));
    chart
}

fn add(chart: &mut Chart, range: Range, last: u32, column: u16) -> &mut rust_xlsxwriter::ChartSeries {
    chart
        .add_series()
        .set_name((range.sheet, range.first - 1, column))
        .set_categories((range.sheet, range.first, 0, last, 0))
        .set_values((range.sheet, range.first, column, last, column))
}

/// Shares of the whole. Bars lie, so that their names stand on the upright axis; the other one stands below though the
/// bars are listed from above.
fn percent_axis(chart: &mut Chart) {
    let grid = grid();
    chart.x_axis().set_min(0).set_num_format("0%").set_major_gridlines_line(&grid).set_font(&letters(9.0));
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
}

fn fill(colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(colour));
    format
}

fn grid() -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(GRID).set_width(0.75);
    line
}

fn letters(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}
