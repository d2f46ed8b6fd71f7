//! The facts of one table.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cells::{Stated, notation_of, stated, unit_of_text};
use super::header::{Column, Header, Side, cells_of, header_at, is_column_numbers, is_numeric, is_row_number};
use crate::document::{Line, ReadCell, ReadableTable, Story, TableOrigin, Visibility};
use crate::facts::compatible::compatible;
use crate::facts::matching::{FeatureAt, Features, ItemKind, ItemProfile, Query};
use crate::facts::narrative::{Scope, confidence, issued_documents, precedence, read_passage, status_of};
use crate::facts::reading::{Finding, Reading};
use crate::lexicon::{ColumnRole, RoleCue, SectionKind};
use crate::model::{
    Content, Cue, Dimension, Evidence, ItemId, Measure, MeasureUnit, Nature, Qualifier, Quantity, Reason, Status,
};
use crate::text::{MappedText, fold};

/// Reads the facts of a table; `caption` is the line above it.
pub(crate) fn read_table(scope: &Scope<'_>, table: &ReadableTable, caption: Option<&Line>, reading: &mut Reading) {
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
    let mut header: Option<Header> = None;
    let mut group = String::new();
    let mut section = scope.section;
    let mut row = 0;
    let from = reading.findings.len();
    while row < table.rows {
        if let Some(found) = header_at(table, row, scope.period, lexicon) {
            row = found.body.max(row + 1);
            header = Some(found);
            group.clear();
            continue;
        }
        let cells = cells_of(table, row);
        for cell in &cells {
            if let Some(unit) = captioned_unit(cell.text.text(), scope) {
                default_unit = unit;
            }
        }
        let inside = Scope { section, ..*scope };
        match (&header, cells.as_slice()) {
            (_, []) => {}
            (Some(header), cells) if !is_column_numbers(cells) => {
                if let Some(label) = single_text(header, cells) {
                    section = note_or_group(&inside, label, &mut group, reading);
                } else {
                    read_row(&inside, table, header, row, &group, &default_unit, reading);
                }
            }
            (None, [only]) => section = note_or_group(&inside, only, &mut group, reading),
            (None, _) | (Some(_), _) => {}
        }
        row += 1;
    }
    drop_parts(reading, from);
}

/// Rows below a row of the same item are its parts (kinds of trees, months): only the row that names the item best
/// speaks for it; equal ones contradict and are left to the comparison of the report's figures.
fn drop_parts(reading: &mut Reading, from: usize) {
    let mut best: BTreeMap<ItemId, f32> = BTreeMap::new();
    let named = |f: &Finding| Some((f.item?, f.evidence.first()?.weight));
    for (item, score) in reading.findings.iter().skip(from).filter(named_in_table).filter_map(named) {
        let top = best.entry(item).or_insert(score);
        *top = top.max(score);
    }
    let mut at = 0;
    reading.findings.retain(|finding| {
        at += 1;
        if at <= from || !named_in_table(&finding) {
            return true;
        }
        named(finding).is_none_or(|(item, score)| best.get(&item).is_none_or(|top| score + 0.03 >= *top))
    });
}

/// Findings of rows have no place within a line.
fn named_in_table(finding: &&Finding) -> bool {
    finding.span.is_none()
}

/// "ĐVT: triệu đồng", "Đơn vị tính: %": the unit for the whole table.
fn captioned_unit(text: &str, scope: &Scope<'_>) -> Option<MeasureUnit> {
    let folded = fold(text);
    let key = ["don vi tinh", "dvt", "don vi"]
        .into_iter()
        .find(|k| folded.starts_with(k) || folded.contains(&format!(" {k} ")))?;
    let colon = text.find(':')?;
    let unit = text.get(colon + 1..)?.trim();
    let short = unit.split_whitespace().count() <= 4 && !unit.is_empty() && folded.len() < 60;
    let _ = key;
    short.then(|| unit_of_text(unit, &scope.context.lexicon))
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
    let words = crate::text::tokens(text);
    let heading = lexicon.sections.headings().find(text, &words).first().map(|h| *h.payload);
    let section = if text.split_whitespace().count() <= 14 { heading.unwrap_or(scope.section) } else { scope.section };
    let sentence = text.chars().any(|c| c.is_ascii_digit()) && text.split_whitespace().count() >= 7;
    if sentence {
        let mut at = 0;
        for part in text.split('\n') {
            let line = Line {
                place: cell.place.clone(),
                story: Story::Body,
                label: None,
                text: MappedText::same(part),
                heading: None,
                alignment: crate::document::Alignment::Start,
                bold: false,
            };
            at += part.len();
            read_passage(scope, &line, numbering_end(part), reading);
        }
        let _ = at;
    } else {
        text.clone_into(group);
    }
    section
}

fn numbering_end(text: &str) -> usize {
    let label: String =
        text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | '+' | ' ' | '*')).collect();
    if label.len() <= 5 && label.contains(['.', ')', '-', '+']) { label.len() } else { 0 }
}

struct Row<'a> {
    label: String,
    name: &'a ReadCell,
    item: usize,
    score: f32,
    margin: f32,
    rivals: Vec<usize>,
    unit: MeasureUnit,
}

fn read_row(
    scope: &Scope<'_>,
    table: &ReadableTable,
    header: &Header,
    row: usize,
    group: &str,
    default_unit: &MeasureUnit,
    reading: &mut Reading,
) {
    let Some(name_column) = header.first(ColumnRole::Name) else { return };
    let Some(name) = table.at(row, name_column.column).filter(|c| c.row == row) else { return };
    let label = name.text.text().replace('\n', " ");
    let folded = fold(&label);
    if label.is_empty()
        || folded.starts_with("trong do")
        || label.starts_with(['-', '+']) && folded.contains("trong do")
    {
        return;
    }
    let lexicon = &scope.context.lexicon;
    let unit_cell = header.first(ColumnRole::Unit).and_then(|c| table.at(row, c.column));
    let mut unit = unit_cell.map_or_else(|| default_unit.clone(), |c| unit_of_text(c.text.text(), lexicon));
    if unit.dimension == Dimension::Bare
        && let Some(named) = unit_in_label(&label, scope)
    {
        unit = named;
    }
    // "Cộng I", "Tổng cộng": the total of the group above, whose heading names the item.
    let total = (folded.starts_with("cong") || folded.starts_with("tong")) && folded.split_whitespace().count() <= 3;
    let label = if total && !group.is_empty() { group.to_owned() } else { label };
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
        read_cell(scope, header, column, cell, profile, &row_read, reading);
    }
}

/// "(%)", "(cây)" at the end of a row's name.
fn unit_in_label(label: &str, scope: &Scope<'_>) -> Option<MeasureUnit> {
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
                if measured && (!of_work || !paid) {
                    0.25
                } else if of_work {
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
                )
            } else if profile.nature == Nature::YesNo || !of_work {
                0.95
            } else {
                0.6
            };
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

fn read_cell(
    scope: &Scope<'_>,
    header: &Header,
    column: &Column,
    cell: &ReadCell,
    profile: &ItemProfile,
    row: &Row<'_>,
    reading: &mut Reading,
) {
    let lexicon = &scope.context.lexicon;
    let work = profile.kind != ItemKind::Indicator;
    match column.role {
        ColumnRole::Status => read_status(scope, cell, profile, row, column, reading),
        ColumnRole::Product if work => {
            let features = Features::read(cell.text.text(), lexicon);
            for (written, _) in issued_documents(cell.text.text(), &features) {
                push(scope, cell, row, column, Measure::Product, Content::Product(written), Vec::new(), reading);
            }
        }
        ColumnRole::PercentComplete => {
            read_figure(scope, header, column, cell, profile, row, Measure::PercentComplete, reading)
        }
        ColumnRole::Result | ColumnRole::CumulativeYear | ColumnRole::CumulativeTerm | ColumnRole::Plan if work => {
            read_work_cell(scope, header, column, cell, profile, row, reading);
        }
        ColumnRole::Result
        | ColumnRole::CumulativeYear
        | ColumnRole::CumulativeTerm
        | ColumnRole::Plan
        | ColumnRole::Previous
            if !work =>
        {
            if let Some(measure) = plain_measure(column.role) {
                read_figure(scope, header, column, cell, profile, row, measure, reading);
            }
        }
        ColumnRole::PercentOfPlan if !work => {
            let rate_itself =
                column.bare_percent && !header.has(ColumnRole::Plan) && profile.dimension == Some(Dimension::Percent);
            let measure = if rate_itself { Measure::InPeriod } else { Measure::PercentOfPlan };
            read_figure(scope, header, column, cell, profile, row, measure, reading);
        }
        // The share of the money spent is no share of the work done.
        ColumnRole::PercentOfPlan if lexicon.terms.speaks_of_funds(&column.header) || header.has(ColumnRole::Plan) => {
            read_figure(scope, header, column, cell, profile, row, Measure::PercentOfPlan, reading);
        }
        ColumnRole::PercentOfPlan if column.bare_percent => {
            read_figure(scope, header, column, cell, profile, row, Measure::PercentComplete, reading)
        }
        ColumnRole::Comparison if profile.nature == Nature::Growth => read_index(scope, column, cell, row, reading),
        // A remark that is nothing but a verdict ("chưa đạt") is one.
        ColumnRole::Remark if cell.text.text().split_whitespace().count() <= 4 => {
            let said = status_of(cell.text.text(), lexicon);
            if !work && matches!(said, Some(Status::Met | Status::NotMet)) {
                read_status(scope, cell, profile, row, column, reading);
            }
        }
        ColumnRole::Change if !work => read_figure(scope, header, column, cell, profile, row, Measure::Change, reading),
        _ => {}
    }
}

/// The measure of a column that holds figures of one kind.
fn plain_measure(role: ColumnRole) -> Option<Measure> {
    Some(match role {
        ColumnRole::Result => Measure::InPeriod,
        ColumnRole::CumulativeYear => Measure::CumulativeYear,
        ColumnRole::CumulativeTerm => Measure::CumulativeTerm,
        ColumnRole::Plan => Measure::Plan,
        ColumnRole::Previous => Measure::Previous,
        _ => return None,
    })
}

/// A cell of a task or project: money where the table is of money, else words of state.
fn read_work_cell(
    scope: &Scope<'_>,
    header: &Header,
    column: &Column,
    cell: &ReadCell,
    profile: &ItemProfile,
    row: &Row<'_>,
    reading: &mut Reading,
) {
    let money = row.unit.dimension == Dimension::Money
        || column_unit(&column.header, scope).is_some_and(|u| u.dimension == Dimension::Money);
    if is_numeric(cell) && money && profile.kind == ItemKind::Project {
        // A project's sum without a year counts from its start.
        let of_year = ["nam", "thang", "quy"].iter().any(|w| fold(&column.header).split_whitespace().any(|x| x == *w));
        let measure = match column.role {
            ColumnRole::CumulativeYear if !of_year => Some(Measure::CumulativeTerm),
            role => plain_measure(role),
        };
        if let Some(measure) = measure {
            read_figure(scope, header, column, cell, profile, row, measure, reading);
        }
    } else if column.role == ColumnRole::Result {
        read_status(scope, cell, profile, row, column, reading);
    }
}

/// The unit that a header names in brackets: "Vốn giao (triệu đồng)".
fn column_unit(header: &str, scope: &Scope<'_>) -> Option<MeasureUnit> {
    let open = header.rfind('(')?;
    let inner = header.get(open + 1..)?.split(')').next()?;
    let unit = unit_of_text(inner, &scope.context.lexicon);
    matches!(unit.dimension, Dimension::Money | Dimension::Percent | Dimension::Amount).then_some(unit)
}

/// An index against the earlier period in the row of a growth indicator: 110,1 is a growth of 10,1.
fn read_index(scope: &Scope<'_>, column: &Column, cell: &ReadCell, row: &Row<'_>, reading: &mut Reading) {
    if let Stated::Figure { mut quantity, mut reasons, .. } =
        stated(cell, &MeasureUnit::percent(), scope)
    {
        // Around a hundred stands an index; a growth itself is far smaller.
        if quantity.value >= Decimal::from(60) {
            quantity.value -= Decimal::ONE_HUNDRED;
            reasons.push(Reason::Derived);
        }
        quantity.unit = MeasureUnit::percent();
        let cumulative = fold(&column.header).contains("luy ke");
        let measure = if cumulative { Measure::CumulativeYear } else { Measure::InPeriod };
        push(scope, cell, row, column, measure, Content::Figure(quantity), reasons, reading);
    }
}

fn read_status(
    scope: &Scope<'_>,
    cell: &ReadCell,
    profile: &ItemProfile,
    row: &Row<'_>,
    column: &Column,
    reading: &mut Reading,
) {
    let text = cell.text.text();
    let Some(status) = status_of(text, &scope.context.lexicon) else { return };
    let work = profile.kind != ItemKind::Indicator;
    let status = match (work, status) {
        (true, Status::Met) => Status::Done,
        (true, Status::NotMet) => Status::Late,
        (_, status) => status,
    };
    if !work && !matches!(status, Status::Met | Status::NotMet) && profile.nature != Nature::YesNo {
        return;
    }
    push(scope, cell, row, column, Measure::Status, Content::Status(status), Vec::new(), reading);
    if work {
        let features = Features::read(text, &scope.context.lexicon);
        for (written, _) in issued_documents(text, &features) {
            push(scope, cell, row, column, Measure::Product, Content::Product(written), Vec::new(), reading);
        }
        if let Some(share) = share_done(text, scope) {
            push(scope, cell, row, column, Measure::PercentComplete, Content::Figure(share), Vec::new(), reading);
        }
    }
}

/// "ước 55% khối lượng" within a state.
fn share_done(text: &str, scope: &Scope<'_>) -> Option<Quantity> {
    let folded = fold(text);
    if !["khoi luong", "tien do", "cong viec"].iter().any(|w| folded.contains(w)) && !folded.trim_end().ends_with('%') {
        return None;
    }
    crate::numbers::find(text, &scope.context.lexicon).into_iter().find_map(|f| match f.kind {
        crate::numbers::FoundKind::Figure(figure) => {
            let unit = figure.unit.filter(|u| u.dimension == Dimension::Percent)?;
            Some(Quantity { value: figure.value, upper: figure.upper, unit, qualifier: figure.qualifier })
        }
        _ => None,
    })
}

#[expect(clippy::too_many_arguments, reason = "a cell is read in its row, column and table")]
fn read_figure(
    scope: &Scope<'_>,
    header: &Header,
    column: &Column,
    cell: &ReadCell,
    profile: &ItemProfile,
    row: &Row<'_>,
    measure: Measure,
    reading: &mut Reading,
) {
    let rate = profile.dimension == Some(Dimension::Percent);
    let shares = matches!(measure, Measure::PercentOfPlan | Measure::PercentComplete);
    // The base of a growth (revenue in money) is not the growth.
    if profile.nature == Nature::Growth
        && !shares
        && row.unit.dimension != Dimension::Percent
        && row.unit.dimension != Dimension::Bare
    {
        return;
    }
    let unit = if shares {
        MeasureUnit::percent()
    } else if let Some(unit) = column_unit(&column.header, scope) {
        unit
    } else if row.unit.dimension == Dimension::Bare && rate {
        MeasureUnit::percent()
    } else {
        row.unit.clone()
    };
    match stated(cell, &unit, scope) {
        Stated::Nothing => {}
        Stated::Unread(reason) => push(scope, cell, row, column, measure, Content::Unread, vec![reason], reading),
        Stated::Figure { mut quantity, whole, mut reasons } => {
            if let (Some(whole), true, false) = (whole, rate, shares)
                && let Some(share) = (quantity.value * Decimal::ONE_HUNDRED).checked_div(whole)
            {
                quantity = Quantity {
                    value: share.round_dp(2),
                    upper: None,
                    unit: MeasureUnit::percent(),
                    qualifier: Qualifier::Exact,
                };
                reasons.push(Reason::Derived);
            }
            if shares && quantity.unit.dimension != Dimension::Percent {
                quantity.unit = MeasureUnit::percent();
            }
            if measure == Measure::Change && rate && quantity.unit.dimension == Dimension::Percent {
                quantity.unit = MeasureUnit::points();
            }
            let counts = matches!(measure, Measure::InPeriod | Measure::CumulativeYear | Measure::CumulativeTerm);
            if counts && rate && !matches!(quantity.unit.dimension, Dimension::Percent | Dimension::Bare) {
                reasons.push(Reason::UnitMismatch { found: quantity.unit.symbol.clone(), expected: "%".to_owned() });
            }
            let _ = header;
            push(scope, cell, row, column, measure, Content::Figure(quantity), reasons, reading);
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a finding has as many parts")]
fn push(
    scope: &Scope<'_>,
    cell: &ReadCell,
    row: &Row<'_>,
    column: &Column,
    measure: Measure,
    content: Content,
    mut reasons: Vec<Reason>,
    reading: &mut Reading,
) {
    let context = scope.context;
    let mut sure = confidence(row.score);
    if row.margin < 0.05 {
        let candidates = std::iter::once(row.item)
            .chain(row.rivals.iter().copied())
            .filter_map(|i| context.index.profile(i))
            .map(|p| p.id)
            .collect();
        reasons.push(Reason::AmbiguousItem { candidates });
        sure = sure.min(0.6);
    } else if sure < context.options.accept {
        reasons.push(Reason::WeakMatch);
    }
    let blocking = reasons.iter().any(|r| {
        matches!(
            r,
            Reason::AmbiguousNumber { .. }
                | Reason::UnitMismatch { .. }
                | Reason::TypedAsDate
                | Reason::CellError { .. }
                | Reason::FormulaWithoutValue
        )
    });
    if blocking {
        sure = sure.min(0.55);
    }
    if cell.visibility == Visibility::Hidden || row.name.visibility == Visibility::Hidden {
        return;
    }
    reading.push(Finding {
        item: context.index.profile(row.item).map(|p| p.id),
        measure,
        content,
        place: cell.place.clone(),
        quote: cell.text.original().to_owned(),
        span: None,
        confidence: sure,
        reasons,
        evidence: vec![
            Evidence { cue: Cue::Item, words: row.label.clone(), weight: row.score },
            Evidence { cue: Cue::Role, words: column.header.clone(), weight: 1.0 },
        ],
    });
}
