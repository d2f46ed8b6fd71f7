//! The facts of one table.

use std::collections::{BTreeMap, BTreeSet};

use super::across::{across_at, read_across, read_by_unit};
use super::cells::{notation_of, unit_of_text};
use super::header::{Column, Header, Side, cells_of, header_at, is_column_numbers, is_numeric, is_row_number};
use super::readings::{Row, read_cell};
use crate::document::{CellValue, Line, ReadCell, ReadableTable, Story, TableOrigin, Visibility};
use crate::facts::compatible::compatible;
use crate::facts::matching::{Feature, FeatureAt, Features, ItemKind, Query};
use crate::facts::narrative::{Scope, precedence, read_passage};
use crate::facts::reading::{Finding, Reading};
use crate::lexicon::{ColumnRole, RoleCue, SectionKind};
use crate::model::{Dimension, ItemId, Measure, MeasureUnit, Nature, Reason};
use crate::text::{MappedText, fold, tokens};

/// Reads the facts of a table; `caption` is the line above it.
pub(crate) fn read_table(
    scope: &Scope<'_>,
    table: &ReadableTable,
    caption: Option<&Line>,
    earlier: &mut Continued,
    reading: &mut Reading,
) {
    if matches!(&table.origin, TableOrigin::Sheet { visibility: Visibility::Hidden, .. }) {
        return;
    }
    if scope.section == SectionKind::Closing {
        return;
    }
    let lexicon = &scope.context.lexicon;
    let scope = &Scope { habit: notation_of(table, lexicon), ..*scope };
    let mut default_unit =
        caption.and_then(|line| captioned_unit(line.text.text(), scope)).unwrap_or_else(MeasureUnit::bare);
    let mut header: Option<Header> = earlier.header_for(table);
    let mut captioned = true;
    let mut group = String::new();
    let mut whole = String::new();
    let mut section = scope.section;
    let mut row = 0;
    let from = reading.findings.len();
    while row < table.rows {
        if let Some(across) = across_at(scope, table, row) {
            row = read_across(scope, table, &across, &default_unit, reading);
            header = None;
            continue;
        }
        if let Some(found) = header_at(table, row, scope.period, lexicon) {
            row = found.body.max(row + 1);
            // A unit said above one table says nothing of the next; the header of a continued table is its own again.
            let again = header.as_ref().is_none_or(|h| h.is_like(&found));
            if !again && !captioned {
                default_unit = MeasureUnit::bare();
            }
            captioned = false;
            if found.has(ColumnRole::Reporter) {
                row = read_by_unit(scope, table, &found, caption, &default_unit, reading);
            }
            header = Some(found);
            group.clear();
            continue;
        }
        let cells = cells_of(table, row);
        for cell in &cells {
            if let Some(unit) = captioned_unit(cell.text.text(), scope) {
                default_unit = unit;
                captioned = true;
            }
        }
        let inside = Scope { section, ..*scope };
        match (&header, cells.as_slice()) {
            (_, []) => {}
            (Some(header), cells) if !is_column_numbers(cells) => {
                if let Some(label) = single_text(header, cells) {
                    section = note_or_group(&inside, label, &mut group, reading);
                } else {
                    read_row(&inside, table, header, row, (&group, &mut whole), &default_unit, reading);
                }
            }
            (None, [only]) => section = note_or_group(&inside, only, &mut group, reading),
            (None, _) | (Some(_), _) => {}
        }
        row += 1;
    }
    if matches!(&table.origin, TableOrigin::Text { .. }) {
        *earlier = Continued { header, columns: table.columns };
    }
    drop_parts(reading, from);
}

/// The header of the table before, for one that goes on without a header of its own (a table cut by headings).
#[derive(Debug, Default)]
pub(crate) struct Continued {
    header: Option<Header>,
    columns: usize,
}

impl Continued {
    /// The earlier header, for a table of as many columns whose first row is numbered like those above.
    fn header_for(&self, table: &ReadableTable) -> Option<Header> {
        let header = self.header.as_ref().filter(|_| table.columns == self.columns)?;
        let number = header.first(ColumnRole::Number)?.column;
        let goes_on = (0..table.rows.min(2))
            .any(|row| table.at(row, number).is_some_and(|c| c.column_span == 1 && is_row_number(c.text.text())));
        matches!(&table.origin, TableOrigin::Text { .. })
            .then(|| Header { body: 0, ..header.clone() })
            .filter(|_| goes_on)
    }
}

/// Rows below a row of the same item are its parts (kinds of trees, months): only the row that names the item best
/// speaks for it; equal ones contradict and are left to the comparison of the report's figures.
fn drop_parts(reading: &mut Reading, from: usize) {
    let mut best: BTreeMap<usize, f32> = BTreeMap::new();
    // A row whose figures don't fit the item ("người có thẻ" for a rate) speaks for it only where no other row does.
    let fits = |f: &Finding| !f.reasons.iter().any(|r| matches!(r, Reason::UnitMismatch { .. }));
    // A share of the plan fits any row.
    let measured = |f: &Finding| !matches!(f.measure, Measure::PercentOfPlan | Measure::Status | Measure::Product);
    let speaks = |f: &&Finding| named_in_table(f) && fits(f) && measured(f);
    let fitting: BTreeSet<usize> = reading.findings.iter().skip(from).filter(speaks).map(|f| f.subject).collect();
    let beside = |f: &Finding| !fits(f) && fitting.contains(&f.subject);
    let named = |f: &Finding| Some((f.subject, f.evidence.first()?.weight));
    for (item, score) in
        reading.findings.iter().skip(from).filter(|f| named_in_table(f) && !beside(f)).filter_map(named)
    {
        let top = best.entry(item).or_insert(score);
        *top = top.max(score);
    }
    let mut at = 0;
    reading.findings.retain(|finding| {
        at += 1;
        if at <= from || !named_in_table(finding) {
            return true;
        }
        if beside(finding) {
            return false;
        }
        named(finding).is_none_or(|(item, score)| best.get(&item).is_none_or(|top| score + 0.03 >= *top))
    });
}

/// Findings of rows have no place within a line.
fn named_in_table(finding: &Finding) -> bool {
    finding.span.is_none()
}

/// "ĐVT: triệu đồng", "Đơn vị tính: %": the unit for the whole table.
fn captioned_unit(text: &str, scope: &Scope<'_>) -> Option<MeasureUnit> {
    let lexicon = &scope.context.lexicon;
    let words = tokens(text);
    let hits = lexicon.headers.find(text, &words);
    let named = hits.iter().rev().find(|h| *h.payload == ColumnRole::Unit)?;
    let colon = words.get(named.tokens.end).filter(|t| t.folded == ":")?;
    let unit = text.get(colon.span.end..)?.split(')').next()?.trim();
    let short = !unit.is_empty() && unit.split_whitespace().count() <= 4;
    short.then(|| unit_of_text(unit, lexicon))
}

/// A row with text in one cell only (besides its number): a group heading or a note.
fn single_text<'a>(header: &Header, cells: &[&'a ReadCell]) -> Option<&'a ReadCell> {
    let number = header.first(ColumnRole::Number).map(|c| c.column);
    let mut texts = cells
        .iter()
        .filter(|c| Some(c.column) != number || !is_row_number(c.text.text()))
        .filter(|c| !is_numeric(c) || c.column_span > 2);
    let first = texts.next()?;
    let numeric = cells.iter().any(|c| Some(c.column) != number && is_numeric(c));
    (texts.next().is_none() && !numeric).then_some(*first)
}

/// A single text: a long one is read as running text, a short one names a group.
fn note_or_group(scope: &Scope<'_>, cell: &ReadCell, group: &mut String, reading: &mut Reading) -> SectionKind {
    let text = cell.text.text();
    let lexicon = &scope.context.lexicon;
    let words = tokens(text);
    let heading = lexicon.sections.headings().find(text, &words).first().map(|h| *h.payload);
    let section = if text.split_whitespace().count() <= 14 { heading.unwrap_or(scope.section) } else { scope.section };
    let sentence = text.chars().any(|c| c.is_ascii_digit()) && text.split_whitespace().count() >= 7;
    if sentence {
        read_prose(scope, cell, reading);
    } else {
        text.clone_into(group);
    }
    section
}

/// A cell that holds running text.
fn read_prose(scope: &Scope<'_>, cell: &ReadCell, reading: &mut Reading) {
    for part in cell.text.text().split('\n') {
        let line = Line {
            place: cell.place.clone(),
            story: Story::Body,
            label: None,
            text: MappedText::same(part),
            heading: None,
            alignment: crate::document::Alignment::Start,
            bold: false,
        };
        read_passage(scope, &line, numbering_end(part), reading);
    }
}

/// "Kết nạp 02 đảng viên trong quý, cả năm 04" below a heading of results: sentences about the row's item.
fn is_prose(column: &Column, cell: &ReadCell) -> bool {
    let text = cell.text.text();
    let figures = text.chars().any(|c| c.is_ascii_digit());
    matches!(column.role, ColumnRole::Result | ColumnRole::CumulativeYear)
        && cell.value == CellValue::Text
        && figures
        && text.split_whitespace().filter(|w| w.chars().all(char::is_alphabetic)).count() >= 4
}

fn numbering_end(text: &str) -> usize {
    let label: String =
        text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '+' | ' ' | '*')).collect();
    if label.len() <= 5 && label.contains(['.', ')', '-', '+']) { label.len() } else { 0 }
}

pub(super) fn read_row(
    scope: &Scope<'_>,
    table: &ReadableTable,
    header: &Header,
    row: usize,
    (group, whole): (&str, &mut String),
    default_unit: &MeasureUnit,
    reading: &mut Reading,
) {
    let Some(name_column) = header.first(ColumnRole::Name) else { return };
    let Some(name) = table.at(row, name_column.column).filter(|c| c.row == row) else { return };
    let label = name.text.text().replace('\n', " ");
    let folded = fold(&label);
    if label.is_empty() {
        return;
    }
    let lexicon = &scope.context.lexicon;
    // "Trong đó: - Nuôi trồng": a part, read only where whole and part together name another item than the whole.
    let part = folded.starts_with("trong do") || (label.starts_with(['-', '+']) && !whole.is_empty());
    if !part {
        label.clone_into(whole);
    } else if !is_item_of_its_own(scope, whole, &label) {
        return;
    }
    let label = if part { format!("{whole} {label}") } else { label };
    let unit_cell = header.first(ColumnRole::Unit).and_then(|c| table.at(row, c.column));
    let mut unit = unit_cell.map_or_else(|| default_unit.clone(), |c| unit_of_text(c.text.text(), lexicon));
    if unit.dimension == Dimension::Bare
        && let Some(named) = unit_in_label(&label, scope)
    {
        unit = named;
    }
    // "PL2.III.1" beside the name: the id that the program's own tables give the item.
    let own_id = |c: &&&ReadCell| c.column < name.column && c.text.text().parse::<ItemId>().is_ok();
    let label = match cells_of(table, row).iter().find(own_id) {
        Some(id) => format!("{} {label}", id.text.text()),
        None => label,
    };
    // "Cộng I", "Tổng cộng": the total of the group above, whose heading names the item.
    let label = if is_total(&label) && !group.is_empty() { group.to_owned() } else { label };
    read_named(scope, table, header, row, Label { label, name, group, unit }, reading);
}

/// Whether the row of a part names an item other than the row of its whole.
fn is_item_of_its_own(scope: &Scope<'_>, whole: &str, part: &str) -> bool {
    let context = scope.context;
    let best = |text: &str| {
        let features = Features::read(text, &context.lexicon);
        let query = Query { features: features.0.iter().collect(), ..Query::default() };
        context.index.best(&query, &context.lexicon).into_iter().next()
    };
    let (whole, both) = (best(whole), best(&format!("{whole} {part}")));
    both.is_some_and(|both| both.score >= 0.8 && whole.is_none_or(|w| w.item != both.item))
}

/// "Cộng", "Tổng số", "Toàn phường": the row that holds the total.
pub(super) fn is_total(label: &str) -> bool {
    let folded = fold(label);
    ["cong", "tong", "toan"].iter().any(|w| folded.starts_with(w)) && folded.split_whitespace().count() <= 4
}

/// What a row is called.
pub(super) struct Label<'a> {
    pub(super) label: String,
    pub(super) name: &'a ReadCell,
    pub(super) group: &'a str,
    pub(super) unit: MeasureUnit,
}

/// Reads the cells of a row under what it is called.
pub(super) fn read_named(
    scope: &Scope<'_>,
    table: &ReadableTable,
    header: &Header,
    row: usize,
    named: Label<'_>,
    reading: &mut Reading,
) {
    let Label { label, name, group, unit } = named;
    let Some(found) = match_row(scope, table, header, row, &label, group, &unit) else { return };
    let Some(profile) = scope.context.index.profile(found.0) else { return };
    let row_read = Row { label, name, item: found.0, score: found.1, margin: found.2, rivals: found.3, unit };
    for column in &header.columns {
        let Some(cell) = table.at(row, column.column).filter(|c| c.visibility == Visibility::Shown && c.row == row)
        else {
            continue;
        };
        // Of a count and a rate under one heading only the one that the item is measured in is its result.
        let rate = profile.dimension == Some(Dimension::Percent);
        let paired = header.columns.iter().any(|c| c.side.is_some() && c.side != column.side);
        if paired && column.side.is_some_and(|side| (side == Side::Rate) != rate) {
            continue;
        }
        if profile.kind == ItemKind::Indicator && is_prose(column, cell) {
            let headings: Vec<String> = scope.headings.iter().cloned().chain([row_read.label.clone()]).collect();
            read_prose(&Scope { headings: &headings, ..*scope }, cell, reading);
            continue;
        }
        read_cell(scope, header, column, cell, profile, &row_read, reading);
    }
}

/// "(%)", "(cây)" at the end of a row's name.
pub(super) fn unit_in_label(label: &str, scope: &Scope<'_>) -> Option<MeasureUnit> {
    let open = label.rfind('(')?;
    let inner = label.get(open + 1..)?.trim_end_matches([')', ' ', ':', '.']);
    let short = inner.split_whitespace().count() <= 3 && !inner.chars().any(|c| c.is_ascii_digit());
    let unit = short.then(|| unit_of_text(inner, &scope.context.lexicon))?;
    (unit.dimension != Dimension::Count || inner.split_whitespace().count() <= 2).then_some(unit)
}

/// The item that a row names: position, score, lead, rivals.
fn match_row(
    scope: &Scope<'_>,
    table: &ReadableTable,
    header: &Header,
    row: usize,
    label: &str,
    group: &str,
    unit: &MeasureUnit,
) -> Option<(usize, f32, f32, Vec<usize>)> {
    let context = scope.context;
    let features = Features::read(label, &context.lexicon);
    let said: Vec<&FeatureAt> = features.0.iter().collect();
    if said.is_empty() {
        return None;
    }
    let measured = header.columns.iter().any(|c| {
        matches!(c.role, ColumnRole::Result | ColumnRole::Plan | ColumnRole::CumulativeYear | ColumnRole::Previous)
            && table.at(row, c.column).is_some_and(is_numeric)
    });
    let of_work =
        header.has(ColumnRole::Status) || header.has(ColumnRole::Product) || header.has(ColumnRole::PercentComplete);
    let heading = Features::read(group, &context.lexicon);
    let pointed = said.iter().any(|f| matches!(f.feature, Feature::Item(_)));
    let mut ranked: Vec<(usize, f32)> = Vec::new();
    for (with_group, trust) in [(false, 1.0_f32), (true, 0.9)] {
        let mut asked = said.clone();
        if with_group {
            if group.is_empty() || ranked.iter().any(|(_, s)| *s >= 0.6) {
                continue;
            }
            asked.extend(heading.0.iter());
        }
        for m in
            context.index.best(&Query { features: asked, ..Query::default() }, &context.lexicon).into_iter().take(12)
        {
            let Some(profile) = context.index.profile(m.item) else { continue };
            let work = profile.kind != ItemKind::Indicator;
            let paid = unit.dimension == Dimension::Money || header.has(ColumnRole::PercentComplete);
            let fit = if work {
                let funded = paid && (of_work || profile.kind == ItemKind::Project);
                if measured && !funded {
                    0.25
                } else if of_work || funded {
                    1.0
                } else {
                    0.3
                }
            } else if measured {
                let dimension = if unit.dimension == Dimension::Bare {
                    profile.dimension.unwrap_or(Dimension::Bare)
                } else {
                    unit.dimension
                };
                compatible(
                    profile,
                    dimension,
                    (unit.dimension != Dimension::Bare).then_some(unit),
                    false,
                    RoleCue::Result,
                    context.lexicon.measure_units.alike(),
                )
            } else if profile.nature == Nature::YesNo || !of_work {
                0.95
            } else {
                0.6
            };
            // Pointed at by its number, it is the item whatever columns the table has.
            let fit = if pointed && !measured { fit.max(0.95) } else { fit };
            ranked.push((m.item, m.score * fit * trust * precedence(profile)));
        }
    }
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (item, score) = *ranked.first()?;
    let id = context.index.profile(item)?.id;
    let rival = ranked.iter().find(|(other, _)| context.index.profile(*other).is_some_and(|p| p.id != id));
    (score >= scope.context.options.review)
        .then(|| (item, score, score - rival.map_or(0.0, |r| r.1), rival.into_iter().map(|r| r.0).collect()))
}
