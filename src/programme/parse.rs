//! Reads a programme: the door of the stage.

use std::collections::BTreeMap;

use super::appendix::{Appendix, Column, Entry};
use super::body::read_body;
use super::clauses::measure_bullet;
use super::concordance::Concordance;
use super::contradictions::contradictions;
use super::flattened::{appendix_heading, body_end, flattened};
use super::headings::closes_body;
use super::outline::{Block, outline, row_blocks};
use super::parts::{cell_measures, measure_row};
use super::places::places;
use super::source::{Tables, tables};
use super::tabbed::tabbed;
use super::targets::Setting;
use crate::document::{Line, Readable, ReadableBlock, Story};
use crate::lexicon::{AppendixKind, Lexicon, ProgrammeWords};
use crate::model::{Indicator, ItemId, Programme, Project, Task};

/// A table of so few rows is a letterhead or a signature.
const LETTERHEAD_ROWS: usize = 4;

/// Why a document is no programme.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProgrammeError {
    /// Neither indicators in the body nor an appendix was found.
    #[error("no indicators and no appendix found")]
    NoItems,
}

/// Reads the programme out of a document: its body, its appendices, and what follows from them.
///
/// # Errors
/// [`ProgrammeError::NoItems`] where nothing of a programme is found in it.
pub fn parse(document: &Readable, lexicon: &Lexicon) -> Result<Programme, ProgrammeError> {
    let words = &lexicon.programme;
    let lines: Vec<&Line> = document.lines().filter(|l| l.story == Story::Body).collect();
    let Tables { appendices: mut found, in_body } = tables(document, words);
    if found.is_empty() {
        found = tabbed(&lines, words);
    }
    let end = if found.is_empty() {
        found = flattened(&lines, lexicon);
        body_end(&lines, words)
    } else {
        lines.iter().position(|l| appendix_heading(l.text.text().trim(), words).is_some()).unwrap_or(lines.len())
    };
    let body = read_body(body_blocks(document, end, &in_body, words), words);
    let small = document.tables().filter(|t| t.rows <= LETTERHEAD_ROWS).flat_map(|t| &t.cells);
    let texts = body.paragraphs.iter().map(String::as_str).chain(small.map(|c| c.text.text()));
    let places = places(texts.flat_map(str::lines), lexicon);
    let mut programme = Programme {
        commune: places.commune,
        city: places.city,
        term: places.term,
        body: body.indicators,
        assignments: body.assignments,
        ..Programme::default()
    };
    let setting = Setting {
        lexicon,
        term_end: places.term.map(|(_, end)| end),
        term_years: places.term.map(|(start, end)| end - start),
    };
    for bullet in &mut programme.body {
        match body.rows.get(&bullet.id) {
            Some(cells) => bullet.parts = cell_measures(bullet.id, cells, setting),
            None => measure_bullet(bullet, setting),
        }
    }
    for appendix in &found {
        match appendix.kind {
            AppendixKind::Indicators => programme.indicators.extend(indicators(appendix, setting)),
            AppendixKind::Tasks => programme.tasks.extend(tasks(appendix)),
            AppendixKind::Projects => programme.projects.extend(projects(appendix)),
        }
    }
    let concordance = Concordance::new(&programme, lexicon);
    let pairs = concordance.pairs();
    let contradictions = contradictions(&programme, &concordance, &pairs, &body.prose, setting);
    (programme.pairs, programme.contradictions) = (pairs, contradictions);
    let empty = programme.body.is_empty()
        && programme.indicators.is_empty()
        && programme.tasks.is_empty()
        && programme.projects.is_empty();
    if empty { Err(ProgrammeError::NoItems) } else { Ok(programme) }
}

/// The paragraphs of the body up to a line, and the rows of its tables where they stand.
fn body_blocks(
    document: &Readable,
    end: usize,
    in_body: &BTreeMap<usize, Vec<Entry>>,
    words: &ProgrammeWords,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut lines, mut seen) = (Vec::new(), 0);
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            ReadableBlock::Line(line) if line.story == Story::Body => {
                if seen == end {
                    break;
                }
                lines.push(line);
                seen += 1;
            }
            ReadableBlock::Line(_) => {}
            ReadableBlock::Table(table) => {
                if let Some(rows) = in_body.get(&at) {
                    blocks.extend(outline(&lines, document.kind, words));
                    blocks.extend(row_blocks(rows));
                    lines.clear();
                } else if table.cells.iter().any(|c| closes_body(c.text.text(), words)) {
                    break;
                }
            }
        }
    }
    blocks.extend(outline(&lines, document.kind, words));
    blocks
}

fn indicators(appendix: &Appendix, setting: Setting<'_>) -> Vec<Indicator> {
    let row = |row: super::appendix::Placed<'_>| {
        let mut indicator = Indicator {
            id: ItemId::Indicator { section: row.section, number: row.number, part: None },
            section: row.heading.to_owned(),
            stt: row.stt.to_owned(),
            name: row.cell(Column::Name).unwrap_or_default(),
            unit: row.cell(Column::Unit),
            target_2030: row.cell(Column::Term),
            yearly: row.cell(Column::Yearly),
            lead: row.cell_here_or_below(Column::Lead),
            parts: Vec::new(),
        };
        measure_row(&mut indicator, row.cells, &row.below, setting);
        indicator
    };
    appendix.placed(true).into_iter().map(row).collect()
}

fn tasks(appendix: &Appendix) -> Vec<Task> {
    let row = |row: super::appendix::Placed<'_>| Task {
        id: ItemId::Task { section: row.section, number: row.number },
        section: row.heading.to_owned(),
        stt: row.stt.to_owned(),
        task: row.whole_name(),
        product: row.cell_here_or_below(Column::Product),
        schedule: row.cell_here_or_below(Column::Schedule),
        lead: row.cell_here_or_below(Column::Lead),
        cooperating: row.cell_here_or_below(Column::Cooperating),
    };
    appendix.placed(true).into_iter().map(row).collect()
}

fn projects(appendix: &Appendix) -> Vec<Project> {
    let row = |row: super::appendix::Placed<'_>| Project {
        id: ItemId::Project { section: row.section, number: row.number },
        stt: row.stt.to_owned(),
        name: row.whole_name(),
        lead: row.cell_here_or_below(Column::Lead),
        cooperating: row.cell_here_or_below(Column::Cooperating),
        schedule: row.cell_here_or_below(Column::Schedule),
        funding: row.cell_here_or_below(Column::Funding),
    };
    appendix.placed(appendix.begins_anew()).into_iter().map(row).collect()
}
