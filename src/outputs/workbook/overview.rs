//! Cover sheet: counts, legend, contents.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::fit::{column_pixels, height};
use super::styles::{self, BODY, BOLD, NOTE, TITLE};
use super::table::{Cell, write_cell};
use crate::model::{Consolidation, Decision, Fact, Programme, SubmissionState};
use crate::outputs::made::{made, span};
use crate::outputs::options::Options;
use crate::outputs::outcome::unit_names;
use crate::outputs::safe_text::cell;
use crate::outputs::tally::tallies;
use crate::wording::refusal::STATES;
use crate::wording::state::ASSESSMENTS;
use crate::wording::{heading, refusal, state};

const WIDTHS: [f64; 9] = [30.0, 11.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 16.0];
const LAST: u16 = 8;

/// Writes the cover.
pub(super) fn write_overview(
    sheet: &mut Worksheet,
    programme: &Programme,
    consolidation: &Consolidation,
    options: &Options,
) -> Result<(), XlsxError> {
    for (at, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(at, width)?;
    }
    let mut cover = Cover { sheet, row: 0 };
    cover.across(heading::OVERVIEW_TITLE, &styles::title(), TITLE)?;
    cover.across(&heading::of_period(consolidation.period), &styles::note(), NOTE)?;
    if let Some(span) = span(consolidation) {
        cover.across(&span, &styles::note(), NOTE)?;
    }
    cover.across(&made(consolidation, options), &styles::note(), NOTE)?;
    received(&mut cover, consolidation)?;
    silent(&mut cover, consolidation)?;
    standing(&mut cover, programme, consolidation)?;
    legend(&mut cover)?;
    contents(&mut cover)
}

struct Cover<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Cover<'_> {
    fn across(
        &mut self,
        text: &str,
        format: &rust_xlsxwriter::Format,
        letters: super::fit::Lettering,
    ) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, 0, self.row, LAST, &cell(text), format)?;
        let all: f64 = WIDTHS.iter().map(|width| column_pixels(*width)).sum();
        self.sheet.set_row_height(self.row, height(&cell(text), all, letters))?;
        self.row += 1;
        Ok(())
    }

    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.across(text, &styles::lettering(BOLD), BOLD)
    }

    fn cells(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for ((at, width), content) in (0u16..).zip(WIDTHS).zip(cells) {
            write_cell(self.sheet, self.row, at, content, column_pixels(width))?;
        }
        self.row += 1;
        Ok(())
    }

    /// A first cell and a text over the rest of the width.
    fn wide(&mut self, first: &Cell, text: &str) -> Result<(), XlsxError> {
        let [first_width, rest @ ..] = WIDTHS;
        write_cell(self.sheet, self.row, 0, first, column_pixels(first_width))?;
        self.sheet.merge_range(self.row, 1, self.row, LAST, &cell(text), &styles::text())?;
        let room: f64 = rest.iter().map(|width| column_pixels(*width)).sum();
        self.sheet.set_row_height(self.row, height(&cell(text), room, BODY))?;
        self.row += 1;
        Ok(())
    }
}

/// The count of files by state.
fn received(cover: &mut Cover, consolidation: &Consolidation) -> Result<(), XlsxError> {
    let submissions = &consolidation.submissions;
    cover.heading(heading::FILES_RECEIVED)?;
    cover.across(&refusal::file_count(submissions), &styles::lettering(BODY), BODY)?;
    for (name, is) in STATES {
        let count = submissions.iter().filter(|submission| is(&submission.state)).count();
        cover.cells(&[Cell::text(Some(name)), Cell::Count(count)])?;
    }
    cover.cells(&[Cell::text(Some(heading::ALL_FILES)), Cell::Count(submissions.len())])?;
    let decided = |decision: Decision| {
        let read = submissions.iter().filter(|submission| submission.state == SubmissionState::Read);
        read.flat_map(|submission| &submission.facts).filter(|fact: &&Fact| fact.decision == decision).count()
    };
    cover.heading(heading::FIGURES_READ)?;
    for decision in [Decision::Accepted, Decision::Review, Decision::Rejected] {
        cover.cells(&[Cell::text(Some(state::decision(decision))), Cell::Count(decided(decision))])?;
    }
    Ok(())
}

/// Lead units without a report.
fn silent(cover: &mut Cover, consolidation: &Consolidation) -> Result<(), XlsxError> {
    cover.heading(heading::SILENT_UNITS)?;
    let names = unit_names(&consolidation.silent_units);
    let text = if names.is_empty() { heading::NO_SILENT_UNITS.to_owned() } else { names.join("; ") };
    cover.across(&text, &styles::lettering(BODY), BODY)
}

/// Items by list and assessment.
fn standing(cover: &mut Cover, programme: &Programme, consolidation: &Consolidation) -> Result<(), XlsxError> {
    cover.heading(heading::STANDING)?;
    let heads: [&str; 2] = [heading::LIST, heading::TOTAL];
    let names = ASSESSMENTS.map(state::assessment);
    for (at, title) in (0u16..).zip(heads.into_iter().chain(names)) {
        cover.sheet.write_string_with_format(cover.row, at, title, &styles::header())?;
    }
    cover.sheet.set_row_height(cover.row, 34.0)?;
    cover.row += 1;
    for tally in tallies(programme, consolidation) {
        let mut cells = vec![Cell::text(Some(tally.name)), Cell::Count(tally.total())];
        cells.extend(tally.counts.map(Cell::Count));
        cover.cells(&cells)?;
    }
    Ok(())
}

/// What the colours of assessments mean.
fn legend(cover: &mut Cover) -> Result<(), XlsxError> {
    cover.heading(heading::LEGEND)?;
    for assessment in ASSESSMENTS {
        cover.wide(&Cell::Assessed(assessment), state::assessment_meaning(assessment))?;
    }
    Ok(())
}

/// The sheets, with links.
fn contents(cover: &mut Cover) -> Result<(), XlsxError> {
    cover.heading(heading::SHEETS)?;
    for (name, what) in heading::CONTENTS {
        cover.wide(&Cell::Empty, what)?;
        let target = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        cover.sheet.write_url_with_format(cover.row - 1, 0, target, &styles::link())?;
    }
    Ok(())
}
