//! What the cells of a row say.

use rust_decimal::Decimal;

use super::cells::{Stated, stated, unit_of_text};
use super::header::{Column, Header, is_numeric};
use super::read::unit_in_label;
use crate::document::{CellValue, ReadCell, Visibility};
use crate::facts::identity::periods_in;
use crate::facts::matching::{Features, ItemKind, ItemProfile};
use crate::facts::narrative::{Scope, confidence, issued_documents, status_of};
use crate::facts::reading::{Finding, Reading};
use crate::lexicon::ColumnRole;
use crate::model::{
    Content, Cue, Dimension, Evidence, Measure, MeasureUnit, Nature, Qualifier, Quantity, Reason, Status,
};
use crate::text::{MappedText, fold};

/// A row with the item that it names.
pub(super) struct Row<'a> {
    pub(super) label: String,
    pub(super) name: &'a ReadCell,
    pub(super) item: usize,
    pub(super) score: f32,
    pub(super) margin: f32,
    pub(super) rivals: Vec<usize>,
    pub(super) unit: MeasureUnit,
}

pub(super) fn read_cell(
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
    if let Some(parts) = column.pair.and_then(|roles| Some(roles).zip(two_figures(cell))) {
        let ((left, right), (one, other)) = parts;
        for (role, cell) in [(left, one), (right, other)] {
            let column = Column { role, pair: None, ..column.clone() };
            read_cell(scope, header, &column, &cell, profile, row, reading);
        }
        return;
    }
    match column.role {
        // "Đang thi công - 45%" under "Tình trạng - khối lượng".
        ColumnRole::PercentComplete if work && status_of(cell.text.text(), lexicon).is_some() => {
            read_status(scope, cell, profile, row, column, reading);
        }
        ColumnRole::Status => read_status(scope, cell, profile, row, column, reading),
        ColumnRole::Product if work => read_documents(scope, cell, row, column, reading),
        ColumnRole::PercentComplete => {
            read_figure(scope, column, cell, profile, row, Measure::PercentComplete, reading)
        }
        ColumnRole::Result | ColumnRole::CumulativeYear | ColumnRole::CumulativeTerm | ColumnRole::Plan if work => {
            read_work_cell(scope, column, cell, profile, row, reading);
        }
        ColumnRole::Result
        | ColumnRole::CumulativeYear
        | ColumnRole::CumulativeTerm
        | ColumnRole::Plan
        | ColumnRole::Previous
            if !work =>
        {
            if let Some(measure) = plain_measure(column.role) {
                read_figure(scope, column, cell, profile, row, measure, reading);
            }
        }
        ColumnRole::PercentOfPlan if !work => {
            let rate_itself =
                column.bare_percent && !header.has(ColumnRole::Plan) && profile.dimension == Some(Dimension::Percent);
            let measure = if rate_itself { Measure::InPeriod } else { Measure::PercentOfPlan };
            read_figure(scope, column, cell, profile, row, measure, reading);
        }
        // The share of the money spent is no share of the work done.
        ColumnRole::PercentOfPlan
            if lexicon.terms.speaks_of_funds(&column.header)
                || header.has(ColumnRole::Plan)
                || row.unit.dimension == Dimension::Money =>
        {
            read_figure(scope, column, cell, profile, row, Measure::PercentOfPlan, reading);
        }
        ColumnRole::PercentOfPlan if column.bare_percent => {
            read_figure(scope, column, cell, profile, row, Measure::PercentComplete, reading)
        }
        ColumnRole::Comparison if profile.nature == Nature::Growth => read_index(scope, column, cell, row, reading),
        // "Kế hoạch số 19-KH/ĐU" beside the state of a task.
        ColumnRole::Remark if work => read_documents(scope, cell, row, column, reading),
        // A remark that is nothing but a verdict ("chưa đạt") is one.
        ColumnRole::Remark if cell.text.text().split_whitespace().count() <= 4 => {
            let said = status_of(cell.text.text(), lexicon);
            if !work && matches!(said, Some(Status::Met | Status::NotMet)) {
                read_status(scope, cell, profile, row, column, reading);
            }
        }
        // "Tăng, giảm so cùng kỳ (%)" in the row of revenue, where growth is the indicator.
        ColumnRole::Change if profile.nature == Nature::Growth && column.header.contains('%') => {
            read_index(scope, column, cell, row, reading);
        }
        ColumnRole::Change if !work => read_figure(scope, column, cell, profile, row, Measure::Change, reading),
        _ => {}
    }
}

/// The documents that a cell names as issued.
fn read_documents(scope: &Scope<'_>, cell: &ReadCell, row: &Row<'_>, column: &Column, reading: &mut Reading) {
    let text = cell.text.text();
    for (written, _) in issued_documents(text, &Features::read(text, &scope.context.lexicon)) {
        push(scope, cell, row, column, Measure::Product, Content::Product(written), Vec::new(), reading);
    }
}

/// The two figures of "12.000/4.200", as cells of their own.
fn two_figures(cell: &ReadCell) -> Option<(ReadCell, ReadCell)> {
    let (left, right) = cell.text.text().split_once('/')?;
    let part = |text: &str| {
        let figure = text.chars().any(|c| c.is_ascii_digit()) && !text.contains('/');
        figure.then(|| ReadCell { text: MappedText::same(text.trim()), value: CellValue::Text, ..cell.clone() })
    };
    part(left).zip(part(right))
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
    column: &Column,
    cell: &ReadCell,
    profile: &ItemProfile,
    row: &Row<'_>,
    reading: &mut Reading,
) {
    // "Đã bàn giao (ha)" in a table of money is none.
    let unit = unit_in_label(&column.header, scope).unwrap_or_else(|| row.unit.clone());
    let money = unit.dimension == Dimension::Money;
    if is_numeric(cell) && money && profile.kind == ItemKind::Project {
        // A project's sum without a year counts from its start.
        let of_year = ["nam", "thang", "quy"].iter().any(|w| fold(&column.header).split_whitespace().any(|x| x == *w));
        let measure = match column.role {
            ColumnRole::CumulativeYear if !of_year => Some(Measure::CumulativeTerm),
            role => plain_measure(role),
        };
        if let Some(measure) = measure {
            read_figure(scope, column, cell, profile, row, measure, reading);
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
    if let Stated::Figure { mut quantity, mut reasons, .. } = stated(cell, &MeasureUnit::percent(), scope) {
        // Around a hundred stands an index; a growth itself is far smaller.
        if quantity.value >= Decimal::from(60) {
            quantity.value -= Decimal::ONE_HUNDRED;
            reasons.push(Reason::Derived);
        }
        quantity.unit = MeasureUnit::percent();
        let cumulative = fold(&column.header).contains("luy ke") || since_january(&column.header, scope);
        let measure = if cumulative { Measure::CumulativeYear } else { Measure::InPeriod };
        push(scope, cell, row, column, measure, Content::Figure(quantity), reasons, reading);
    }
}

/// "9 tháng so cùng kỳ" in the report of the third quarter.
fn since_january(header: &str, scope: &Scope<'_>) -> bool {
    let Some(period) = scope.period else { return false };
    let mentions = periods_in(header, &scope.context.lexicon);
    mentions
        .iter()
        .filter_map(|m| m.period(period.calendar_year()))
        .any(|named| named != period && named.starts_the_year() && named.end() == period.end())
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
        read_documents(scope, cell, row, column, reading);
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

fn read_figure(
    scope: &Scope<'_>,
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
        Stated::Figure { mut quantity, whole, share, mut reasons } => {
            // A share that is a count ("188 lượt người") is none.
            if shares && !matches!(quantity.unit.dimension, Dimension::Percent | Dimension::Bare) {
                return;
            }
            let results = matches!(measure, Measure::InPeriod | Measure::CumulativeYear | Measure::CumulativeTerm);
            if let (Some(share), true) = (share, results) {
                let percent =
                    |value| Quantity { value, upper: None, unit: MeasureUnit::percent(), qualifier: Qualifier::Exact };
                if rate {
                    push(scope, cell, row, column, measure, Content::Figure(percent(share)), Vec::new(), reading);
                    return;
                }
                let doubt = if column.share_in_brackets { Vec::new() } else { vec![Reason::UncertainRole] };
                push(scope, cell, row, column, Measure::PercentOfPlan, Content::Figure(percent(share)), doubt, reading);
            }
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
            if shares {
                quantity.unit = MeasureUnit::percent();
            }
            if measure == Measure::Change && rate && quantity.unit.dimension == Dimension::Percent {
                quantity.unit = MeasureUnit::points();
            }
            // "TCĐ được kiểm tra | 3": nothing says that the whole number below a rate is a percentage.
            let said = [row.label.as_str(), column.header.as_str(), cell.text.original()];
            let shown = |t: &&str| t.contains('%') || fold(t).contains("ty le") || fold(t).contains("phan tram");
            if rate
                && !shares
                && row.unit.dimension == Dimension::Bare
                && quantity.value.is_integer()
                && quantity.value < Decimal::from(50)
                && !said.iter().any(shown)
                && !matches!(cell.value, CellValue::Number { percent: true, .. })
            {
                quantity.unit = MeasureUnit::bare();
                reasons.push(Reason::UnitMismatch { found: String::new(), expected: "%".to_owned() });
            }
            let counts = matches!(measure, Measure::InPeriod | Measure::CumulativeYear | Measure::CumulativeTerm);
            if counts && rate && !matches!(quantity.unit.dimension, Dimension::Percent | Dimension::Bare) {
                reasons.push(Reason::UnitMismatch { found: quantity.unit.symbol.clone(), expected: "%".to_owned() });
            }
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
                | Reason::UncertainRole
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
        subject: row.item,
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
