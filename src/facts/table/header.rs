//! Header rows and what their columns hold.

use crate::document::{CellValue, ReadCell, ReadableTable, Visibility};
use crate::facts::identity::{periods_in, years_in};
use crate::lexicon::{ColumnRole, Lexicon};
use crate::model::{Period, PeriodKind};
use crate::text::{TokenKind, fold, tokens};

/// A column with its meaning.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) column: usize,
    pub(crate) role: ColumnRole,
    /// The header, all levels joined.
    pub(crate) header: String,
    /// The header says percent without saying of what.
    pub(crate) bare_percent: bool,
    /// Under one heading of results stand a count and a rate; which of them this is.
    pub(crate) side: Option<Side>,
}

/// Of a result told twice, as a count and as a rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Count,
    Rate,
}

/// The header of a table: its rows and the columns below.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Header {
    /// First row below the header.
    pub(crate) body: usize,
    pub(crate) columns: Vec<Column>,
}

impl Header {
    /// The first column of a role.
    pub(crate) fn first(&self, role: ColumnRole) -> Option<&Column> {
        self.columns.iter().find(|c| c.role == role)
    }

    /// Whether a role occurs.
    pub(crate) fn has(&self, role: ColumnRole) -> bool {
        self.first(role).is_some()
    }
}

/// Rows that a header can have.
const HEADER_DEPTH: usize = 4;

/// The header that begins at a row; `None` where the row is none.
pub(crate) fn header_at(
    table: &ReadableTable,
    row: usize,
    period: Option<Period>,
    lexicon: &Lexicon,
) -> Option<Header> {
    let first = cells_of(table, row);
    let mut roles: Vec<ColumnRole> = Vec::new();
    for cell in &first {
        if is_numeric(cell) {
            return None;
        }
        if cell.text.text().split_whitespace().count() <= 14 {
            roles.extend(hits(cell.text.text(), lexicon).first().map(|h| h.0));
        }
    }
    roles.sort_by_key(|r| *r as u8);
    roles.dedup();
    let names = roles.iter().any(|r| matches!(r, ColumnRole::Name | ColumnRole::Number));
    if !(names && roles.len() >= 2) || first.len() < 2 {
        return None;
    }
    let name_cell =
        first.iter().find(|c| hits(c.text.text(), lexicon).first().is_some_and(|h| h.0 == ColumnRole::Name));
    let mut body = row + 1;
    let spans = first.iter().map(|c| c.row_span).max().unwrap_or(1);
    while body < (row + HEADER_DEPTH).min(table.rows) {
        let own = cells_of(table, body);
        let covered = body < row + spans;
        let blank_name =
            name_cell.is_none_or(|n| !own.iter().any(|c| c.column == n.column && !c.text.text().is_empty()));
        let wordy = !own.is_empty() && own.iter().all(|c| !is_numeric(c));
        let filled = own.iter().filter(|c| !c.text.text().is_empty()).count();
        if is_column_numbers(&own) || (filled > 0 && wordy && (covered || blank_name)) || (covered && filled == 0) {
            body += 1;
        } else {
            break;
        }
    }
    let mut columns: Vec<Column> =
        (0..table.columns).filter_map(|column| describe(table, row, body, column, period, lexicon)).collect();
    if !columns.iter().any(|c| c.side == Some(Side::Count)) {
        // A rate without its count beside it is a share of the plan.
        for column in columns.iter_mut().filter(|c| c.side == Some(Side::Rate)) {
            (column.role, column.bare_percent, column.side) = (ColumnRole::PercentOfPlan, true, None);
        }
    }
    let mut header = Header { body, columns };
    settle_names(&mut header);
    Some(header)
}

/// Cells that begin in a row and are shown.
pub(crate) fn cells_of(table: &ReadableTable, row: usize) -> Vec<&ReadCell> {
    table
        .cells
        .iter()
        .filter(|c| {
            c.row == row
                && c.visibility == Visibility::Shown
                && !(c.text.text().is_empty() && matches!(c.value, CellValue::Text | CellValue::Blank))
        })
        .collect()
}

pub(crate) fn is_numeric(cell: &ReadCell) -> bool {
    match &cell.value {
        CellValue::Number { .. } | CellValue::Date { .. } | CellValue::FormulaWithoutValue => true,
        _ => {
            let text = cell.text.text();
            let digits = text.chars().filter(|c| c.is_ascii_digit()).count();
            digits > 0
                && text.chars().all(|c| {
                    c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '/' | ' ' | '≥' | '>' | '+' | '(' | ')')
                })
        }
    }
}

/// The row of column numbers under a header: "A B 1 2 3=2/1".
pub(crate) fn is_column_numbers(cells: &[&ReadCell]) -> bool {
    let numbered = |c: &&ReadCell| {
        let text = c.text.text().trim_matches(['(', ')', '[', ']']);
        (text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()) && !text.is_empty())
            || (text.contains('=') && text.len() <= 12)
            || (text.contains(':') && text.len() <= 6)
    };
    if cells.len() < 3 || !cells.iter().all(numbered) {
        return false;
    }
    let numbers: Vec<u32> = cells.iter().filter_map(|c| c.text.text().trim_matches(['(', ')']).parse().ok()).collect();
    numbers.windows(2).all(|w| matches!(w, [a, b] if *b == a + 1 || *b == a + 2)) && numbers.len() >= 2
}

/// The roles that a header text names, with the words' length.
fn hits(text: &str, lexicon: &Lexicon) -> Vec<(ColumnRole, usize)> {
    // Brackets set units apart ("Đạt (%)"); the words are the same without them.
    let text = text.replace(['(', ')'], " ");
    let words = tokens(&text);
    lexicon.headers.find(&text, &words).into_iter().map(|h| (*h.payload, h.tokens.len())).collect()
}

/// What says most about a column stands first: "kết quả / cùng kỳ" is the earlier period's.
const BY_MEANING: [ColumnRole; 17] = [
    ColumnRole::CumulativeTerm,
    ColumnRole::PercentComplete,
    ColumnRole::PercentOfPlan,
    ColumnRole::Change,
    ColumnRole::Comparison,
    ColumnRole::PlanOther,
    ColumnRole::Previous,
    ColumnRole::CumulativeYear,
    ColumnRole::Product,
    ColumnRole::Status,
    ColumnRole::Unit,
    ColumnRole::Money,
    ColumnRole::Remark,
    ColumnRole::Lead,
    ColumnRole::Plan,
    ColumnRole::Result,
    ColumnRole::Name,
];

fn describe(
    table: &ReadableTable,
    row: usize,
    body: usize,
    column: usize,
    period: Option<Period>,
    lexicon: &Lexicon,
) -> Option<Column> {
    let mut levels: Vec<String> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let mut hidden = false;
    for level in row..body {
        if let Some(cell) = table.at(level, column) {
            hidden |= cell.visibility == Visibility::Hidden;
            let text = cell.text.text();
            let numbers = is_column_numbers(&cells_of(table, level));
            if last != Some((cell.row, cell.column)) && !text.is_empty() && !numbers {
                levels.push(text.replace('\n', " "));
            }
            last = Some((cell.row, cell.column));
        }
    }
    if hidden || levels.is_empty() {
        return None;
    }
    let header = levels.join(" | ");
    let found: Vec<(ColumnRole, usize)> = levels.iter().flat_map(|l| hits(l, lexicon)).collect();
    let mut role = BY_MEANING.into_iter().find(|r| found.iter().any(|(f, _)| f == r));
    if role.is_none() && found.iter().any(|(f, _)| *f == ColumnRole::Number) {
        role = Some(ColumnRole::Number);
    }
    let folded = fold(&header);
    let bare_percent = role == Some(ColumnRole::PercentOfPlan)
        && !["kh", "ke hoach", "chi tieu", "du toan", "ct", "dat", "nq"]
            .iter()
            .any(|w| format!(" {folded} ").contains(&format!(" {w} ")));
    // "Kết quả / cùng kỳ": the words of the lower level decide over the heading of several columns.
    if role == Some(ColumnRole::Status) && found.iter().any(|(f, _)| *f == ColumnRole::Result) && folded.contains('%') {
        role = Some(ColumnRole::Result);
    }
    if let Some(ratio) = ratio(&header, &found) {
        role = Some(ratio);
    }
    let mut bare_percent = bare_percent;
    let mut side = None;
    // "Kết quả thực hiện | Số lượng", "Kết quả thực hiện | Tỷ lệ (%)".
    if let Some((last, above)) = levels.split_last() {
        let results = above.iter().any(|l| hits(l, lexicon).iter().any(|(r, _)| *r == ColumnRole::Result));
        let said = fold(last);
        if results && bare_percent && said.starts_with("ty le") {
            (role, bare_percent, side) = (Some(ColumnRole::Result), false, Some(Side::Rate));
        } else if results && said.starts_with("so luong") {
            side = Some(Side::Count);
        }
    }
    let role = by_period(role, &header, period, lexicon)?;
    Some(Column { column, role, header, bare_percent, side })
}

/// "So sánh (%): lũy kế/dự toán", "thực hiện/cùng kỳ": what is divided by what.
fn ratio(header: &str, found: &[(ColumnRole, usize)]) -> Option<ColumnRole> {
    let folded = format!(" {} ", fold(header));
    let has = |role: ColumnRole| found.iter().any(|(f, _)| *f == role);
    let compares = header.contains('/') || folded.contains(" so sanh ") || folded.contains(" so voi ");
    let results = has(ColumnRole::Result) || has(ColumnRole::CumulativeYear) || folded.contains(" so sanh ");
    if !compares || !results {
        return None;
    }
    match (has(ColumnRole::Plan), has(ColumnRole::Previous)) {
        (true, false) => Some(ColumnRole::PercentOfPlan),
        (false, true) => Some(ColumnRole::Comparison),
        _ => None,
    }
}

/// A period in the header: an earlier year is the comparison, a part of the period or a later one is left out.
fn by_period(role: Option<ColumnRole>, header: &str, period: Option<Period>, lexicon: &Lexicon) -> Option<ColumnRole> {
    let Some(period) = period else { return role };
    // "Năm 2025 | TH quý I": the columns under an earlier year; its whole year compares with no part of a year.
    let years = years_in(header);
    let earlier = !years.is_empty() && years.iter().all(|y| Some(*y) < period.calendar_year());
    if earlier && matches!(role, Some(ColumnRole::Result | ColumnRole::Previous) | None) {
        let whole = format!(" {} ", fold(header)).contains(" ca nam ");
        return (!whole || period.kind() == PeriodKind::Year).then_some(ColumnRole::Previous);
    }
    let mentions = periods_in(header, lexicon);
    let Some(mention) = mentions.last() else { return role };
    let Some(named) = mention.period(period.calendar_year()) else { return role };
    let (own, other) = (period.calendar_year(), named.calendar_year());
    match role {
        Some(ColumnRole::Name) if matches!(named.kind(), PeriodKind::Year) => Some(ColumnRole::Plan),
        Some(ColumnRole::Result) | None => {
            if other < own {
                return Some(ColumnRole::Previous);
            }
            if named == period {
                return Some(ColumnRole::Result);
            }
            match named.kind() {
                PeriodKind::Year => role,
                _ if other == own && named.starts_the_year() && named.end() == period.end() => {
                    Some(ColumnRole::CumulativeYear)
                }
                _ => None,
            }
        }
        Some(ColumnRole::Plan)
            if named > period && named.end() > period.end() && !matches!(named.kind(), PeriodKind::Year) =>
        {
            Some(ColumnRole::PlanOther)
        }
        other => other,
    }
}

/// Just one column holds the names: the widest wording wins, others named "chỉ tiêu" are plans.
fn settle_names(header: &mut Header) {
    let first_name = header.columns.iter().find(|c| c.role == ColumnRole::Name).map(|c| c.column);
    for column in &mut header.columns {
        if column.role == ColumnRole::Name && Some(column.column) != first_name {
            column.role = ColumnRole::Plan;
        }
    }
    if first_name.is_none() {
        // No column is called a name: the one after the numbers is.
        let number = header.columns.iter().find(|c| c.role == ColumnRole::Number).map(|c| c.column);
        if let Some(number) = number
            && let Some(next) = header.columns.iter_mut().find(|c| c.column == number + 1)
        {
            next.role = ColumnRole::Name;
        }
    }
}

/// Whether a text is a row number: digits, Roman numerals or one letter.
pub(crate) fn is_row_number(text: &str) -> bool {
    let core = text.trim_matches(['.', ')', '(', ' ']);
    !core.is_empty()
        && core.len() <= 6
        && tokens(core).iter().all(|t| {
            t.kind != TokenKind::Word || t.span.len() == 1 || t.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
        })
}
