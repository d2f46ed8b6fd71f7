//! The workbook of one period.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::charts::write_charts;
use super::fill_in::make_ready;
use super::overview::write_overview;
use super::proof::{self, Expected};
use super::result::write_result;
use super::table::{Table, write_table};
use super::{
    appendix_1, appendix_2, appendix_3, body, charts, duties, over_time, review, sources, styles, submissions,
};
use crate::model::{Consolidation, Programme};
use crate::outputs::error::OutputError;
use crate::outputs::options::Options;
use crate::outputs::result_json::result_lines;
use crate::outputs::safe_text::line;
use crate::wording::{chart, heading, history, period};

/// Paper size A4, as spreadsheets number it.
const A4: u8 = 9;

/// The workbook as the bytes of an .xlsx file.
pub(crate) fn workbook(
    programme: &Programme,
    consolidation: &Consolidation,
    earlier: &[&Consolidation],
    options: &Options,
) -> Result<Vec<u8>, OutputError> {
    let results = result_lines(programme, consolidation, options)?;
    let (bytes, wanted) = build(charts::Source { programme, consolidation, earlier }, options, &results)
        .map_err(|error| OutputError::Workbook(error.to_string()))?;
    proof::check(&bytes, &wanted).map_err(|place| OutputError::WorkbookProof { place })?;
    Ok(bytes)
}

fn build(
    source: charts::Source<'_>,
    options: &Options,
    results: &[String],
) -> Result<(Vec<u8>, Vec<Expected>), XlsxError> {
    let charts::Source { programme, consolidation, .. } = source;
    let mut book = Workbook::new();
    // Columns are measured in digits of the default font: with the font of the cells, every system agrees on them.
    book.set_default_format(&styles::default_letters(), 20, 64)?;
    book.set_properties(&properties(consolidation, options)?);
    let words = period::period(consolidation.period);
    let cover = page(&mut book, heading::OVERVIEW, &words)?;
    write_overview(cover, programme, consolidation, options)?;
    let figures = write_charts(page(&mut book, chart::SHEET, &words)?, source)?;
    let mut wanted = vec![Expected { sheet: chart::SHEET, figures }];
    let tables: [(&'static str, Table); 9] = [
        (heading::APPENDIX_1, appendix_1::table(programme, consolidation)),
        (heading::APPENDIX_2, appendix_2::table(programme, consolidation)),
        (heading::APPENDIX_3, appendix_3::table(programme, consolidation)),
        (heading::BODY, body::table(programme, consolidation)),
        (history::OVER_TIME, over_time::table(programme, consolidation)),
        (history::DUTIES, duties::table(consolidation)),
        (heading::SUBMISSIONS, submissions::table(consolidation, &options.sources)),
        (heading::REVIEW, review::table(programme, consolidation, &options.sources)),
        (heading::SOURCES, sources::table(programme, consolidation, &options.sources)),
    ];
    for (name, table) in tables {
        wanted.push(proof::expected(name, &table));
        let (first, rows) = (table.titles.len(), table.lines.len());
        let sheet = page(&mut book, name, &words)?;
        write_table(sheet, table)?;
        if name == heading::REVIEW {
            make_ready(sheet, first, rows)?;
        }
    }
    write_result(&mut book, results)?;
    Ok((book.save_to_buffer()?, wanted))
}

/// A sheet ready for A4 paper, one page wide.
fn page<'a>(book: &'a mut Workbook, name: &str, period: &str) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    // Inches: left, right, top, bottom, header, footer.
    sheet.set_margins(0.5, 0.4, 0.55, 0.6, 0.3, 0.3);
    sheet.set_footer(heading::print_footer(period));
    sheet.set_print_center_horizontally(true);
    Ok(sheet)
}

fn properties(consolidation: &Consolidation, options: &Options) -> Result<DocProperties, XlsxError> {
    let at = options.generated;
    let year = u16::try_from(at.year()).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, at.month().unsigned_abs(), at.day().unsigned_abs())?.and_hms(
        u16::from(at.hour().unsigned_abs()),
        at.minute().unsigned_abs(),
        f64::from(at.second()),
    )?;
    let author = options.letterhead.issuer.as_deref().map(line).unwrap_or_default();
    Ok(DocProperties::new()
        .set_title(heading::workbook_title(consolidation.period))
        .set_subject(heading::of_period(consolidation.period))
        .set_author(&author)
        .set_company(&author)
        .set_comment(heading::made_by(&options.version))
        .set_creation_datetime(&made))
}
