//! Tables whose columns or captions name items.

use super::header::{Column, Header, body_below, by_period, cells_of, describe, hits, is_numeric, levels};
use super::read::{Label, is_total, read_named, unit_in_label};
use super::readings::{Row, read_cell};
use crate::document::{Line, ReadableTable};
use crate::facts::matching::{Features, ItemKind, Query};
use crate::facts::narrative::{Scope, precedence};
use crate::facts::reading::Reading;
use crate::lexicon::ColumnRole;
use crate::model::{Dimension, MeasureUnit};
use crate::text::fold;

/// How well the words above two columns must name items for the table to be read across.
const NAMED: f32 = 0.7;

/// How well the words above its other columns must.
const NAMED_BESIDE: f32 = 0.55;

/// A table whose columns name items; its rows are periods, targets and results, or units.
pub(super) struct Across {
    body: usize,
    label: usize,
    columns: Vec<Named>,
}

/// A column with its item.
struct Named {
    item: usize,
    score: f32,
    margin: f32,
    rivals: Vec<usize>,
    column: Column,
    /// The header itself says plan, result, or what else the column holds.
    told: bool,
}

/// The table read across that begins at a row: two of its columns name items.
pub(super) fn across_at(scope: &Scope<'_>, table: &ReadableTable, row: usize) -> Option<Across> {
    let first = cells_of(table, row);
    if first.len() < 3 || first.iter().any(|c| is_numeric(c)) {
        return None;
    }
    let lexicon = &scope.context.lexicon;
    let numbers = |text: &str| hits(text, lexicon).first().is_some_and(|h| h.0 == ColumnRole::Number);
    let head = first.iter().find(|c| !numbers(c.text.text()))?;
    let body = body_below(table, row, &first, Some(head));
    // The corner above the labels is often empty: labels then stand left of the first words.
    let corner = cells_of(table, body)
        .first()
        .is_some_and(|c| c.column < head.column && !is_numeric(c))
        .then(|| head.column.saturating_sub(1));
    let label = corner.unwrap_or(head.column);
    let begin = if corner.is_some() { head.column } else { head.column + head.column_span };
    let columns: Vec<Named> =
        (begin..table.columns).filter_map(|column| named(scope, table, row, body, column)).collect();
    // A column of names beside columns of plans and results is an ordinary table, whatever words its headers share with
    // items ("Giải ngân quý III").
    let lists_names = corner.is_none() && hits(head.text.text(), lexicon).iter().any(|h| h.0 == ColumnRole::Name);
    let told = columns.iter().filter(|n| n.told).count();
    if lists_names && told > 0 {
        return None;
    }
    (columns.iter().filter(|c| c.score >= NAMED).count() >= 2).then_some(Across { body, label, columns })
}

/// The item that the words above a column name.
fn named(scope: &Scope<'_>, table: &ReadableTable, row: usize, body: usize, column: usize) -> Option<Named> {
    let context = scope.context;
    let header = levels(table, row, body, column)?.join(" ");
    let features = Features::read(&header, &context.lexicon);
    let query = Query { features: features.0.iter().collect(), ..Query::default() };
    let mut ranked: Vec<(usize, f32)> = Vec::new();
    for found in context.index.best(&query, &context.lexicon).into_iter().take(8) {
        let profile = context.index.profile(found.item)?;
        if profile.kind == ItemKind::Indicator {
            ranked.push((found.item, found.score * precedence(profile)));
        }
    }
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (item, score) = ranked.first().copied().filter(|(_, score)| *score >= NAMED_BESIDE)?;
    let id = context.index.profile(item)?.id;
    let rival = ranked.iter().find(|(other, _)| context.index.profile(*other).is_some_and(|p| p.id != id));
    let described = describe(table, row, body, column, scope.period, &context.lexicon);
    let described = described.filter(|c| is_measuring(c.role) || c.role == ColumnRole::PlanOther);
    let told = described.is_some();
    let column = described.unwrap_or(Column {
        column,
        role: ColumnRole::Result,
        header,
        bare_percent: false,
        side: None,
        pair: None,
        share_in_brackets: false,
    });
    let margin = score - rival.map_or(0.0, |r| r.1);
    Some(Named { item, score, margin, rivals: rival.into_iter().map(|r| r.0).collect(), column, told })
}

fn is_measuring(role: ColumnRole) -> bool {
    matches!(
        role,
        ColumnRole::Plan
            | ColumnRole::Result
            | ColumnRole::CumulativeYear
            | ColumnRole::CumulativeTerm
            | ColumnRole::Previous
            | ColumnRole::PercentOfPlan
    )
}

/// Reads a table across and gives the first row behind it. Rows that say what they hold ("Kế hoạch", "Quý II") are
/// read as that; else the row of the total, or the only row, speaks for the columns.
pub(super) fn read_across(
    scope: &Scope<'_>,
    table: &ReadableTable,
    across: &Across,
    default_unit: &MeasureUnit,
    reading: &mut Reading,
) -> usize {
    let label = |row: usize| table.at(row, across.label).filter(|c| c.row == row).map_or("", |c| c.text.text());
    let end = (across.body..table.rows)
        .find(|row| cells_of(table, *row).len() <= 1 || across_at(scope, table, *row).is_some())
        .unwrap_or(table.rows);
    let rows = across.body..end;
    let told: Vec<(usize, ColumnRole)> =
        rows.clone().filter_map(|row| Some((row, role_of_row(scope, label(row))?))).collect();
    let total = rows
        .clone()
        .find(|row| cells_of(table, *row).iter().any(|c| c.column <= across.label + 1 && is_total(c.text.text())));
    let mut speaks: Vec<(usize, Option<ColumnRole>)> = told.iter().map(|(row, role)| (*row, Some(*role))).collect();
    let results = told.iter().any(|(_, role)| *role == ColumnRole::Result);
    match total {
        Some(row) if !results => speaks.push((row, None)),
        None if speaks.is_empty() && rows.len() == 1 => speaks.push((rows.start, None)),
        _ => {}
    }
    for (row, role) in speaks {
        for named in &across.columns {
            read_crossing(scope, table, across, named, (row, role), default_unit, reading);
        }
    }
    end
}

/// What a row holds by its label: "Kế hoạch năm", "Thực hiện quý II", "Cùng kỳ".
fn role_of_row(scope: &Scope<'_>, label: &str) -> Option<ColumnRole> {
    let lexicon = &scope.context.lexicon;
    if is_total(label) {
        return None;
    }
    let told = |r: &ColumnRole| is_measuring(*r) || *r == ColumnRole::Status;
    let said = hits(label, lexicon).into_iter().map(|h| h.0).find(told);
    by_period(said, label, scope.period, lexicon).filter(told)
}

fn read_crossing(
    scope: &Scope<'_>,
    table: &ReadableTable,
    across: &Across,
    named: &Named,
    (row, role): (usize, Option<ColumnRole>),
    default_unit: &MeasureUnit,
    reading: &mut Reading,
) {
    let Some(cell) = table.at(row, named.column.column).filter(|c| c.row == row) else { return };
    let Some(profile) = scope.context.index.profile(named.item) else { return };
    let rate = profile.dimension == Some(Dimension::Percent);
    // Under a rate only a column of percentages holds it; counts are its parts and wholes.
    let label = table.at(row, across.label).map_or("", |c| c.text.text());
    let says = [named.column.header.as_str(), label].iter().any(|t| t.contains('%') || fold(t).contains("ty le"));
    let fraction = cell.text.text().contains(['%', '/']);
    if rate && !says && !fraction && default_unit.dimension != Dimension::Percent {
        return;
    }
    let unit = unit_in_label(&named.column.header, scope).unwrap_or_else(|| match rate {
        true => MeasureUnit::percent(),
        false => default_unit.clone(),
    });
    let column = Column {
        role: role.unwrap_or(named.column.role),
        header: format!("{} | {label}", named.column.header),
        ..named.column.clone()
    };
    let header = Header {
        body: across.body,
        columns: across.columns.iter().filter(|n| n.item == named.item).map(|n| n.column.clone()).collect(),
    };
    let row = Row {
        label: named.column.header.clone(),
        name: cell,
        item: named.item,
        score: named.score,
        margin: named.margin,
        rivals: named.rivals.clone(),
        unit,
    };
    read_cell(scope, &header, &column, cell, profile, &row, reading);
}

/// A table that goes through units: what it counts is said above it, and only its total speaks for the report. Gives
/// the first row behind it.
pub(super) fn read_by_unit(
    scope: &Scope<'_>,
    table: &ReadableTable,
    header: &Header,
    caption: Option<&Line>,
    default_unit: &MeasureUnit,
    reading: &mut Reading,
) -> usize {
    let end = (header.body..table.rows).find(|row| cells_of(table, *row).len() <= 1).unwrap_or(table.rows);
    let reporter = header.first(ColumnRole::Reporter).map_or(0, |c| c.column);
    let total = (header.body..end).find_map(|row| {
        let cells = cells_of(table, row);
        cells.into_iter().find(|c| c.column <= reporter && is_total(c.text.text())).map(|c| (row, c))
    });
    let heading = scope.headings.last().map_or("", String::as_str);
    let above = caption.map_or(heading, |line| line.text.text());
    if let (Some((row, name)), false) = (total, above.is_empty()) {
        let results = header.first(ColumnRole::Result).map_or("", |c| c.header.as_str());
        let unit = unit_in_label(results, scope).unwrap_or_else(|| default_unit.clone());
        read_named(scope, table, header, row, Label { label: above.to_owned(), name, group: heading, unit }, reading);
    }
    end
}
