//! Header rows and what their columns hold.

use crate::document::{CellValue, ReadCell, ReadableTable, Visibility};
use crate::facts::identity::{date_in, periods_in, years_in};
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
    /// Its cells hold two figures, "12.000/4.200".
    pub(crate) pair: Option<(ColumnRole, ColumnRole)>,
    /// What its cells hold in brackets is the share of the plan, "9 (90%)".
    pub(crate) share_in_brackets: bool,
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

    /// Whether another header has the same words.
    pub(crate) fn is_like(&self, other: &Header) -> bool {
        let words = |h: &Header| h.columns.iter().map(|c| fold(&c.header)).collect::<Vec<_>>();
        words(self) == words(other)
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
        if is_numeric(cell) && !is_date(cell) {
            return None;
        }
        if cell.text.text().split_whitespace().count() <= 14 {
            roles.extend(hits(cell.text.text(), lexicon).first().map(|h| h.0));
        }
    }
    roles.sort_by_key(|r| *r as u8);
    roles.dedup();
    // "Chỉ tiêu | Tháng 7 | Tháng 8 | Quý III": columns of periods are known columns too.
    let dated = first.iter().filter(|c| !periods_in(c.text.text(), lexicon).is_empty()).count() >= 2;
    let names = roles.iter().any(|r| matches!(r, ColumnRole::Name | ColumnRole::Number));
    // "Đơn vị | Kế hoạch | Đã trồng": a table whose rows are units.
    let of_units = first.first().is_some_and(|c| is_of_unit(c, lexicon)) && roles.len() >= 3;
    if !((names || of_units) && (roles.len() >= 2 || dated)) || first.len() < 2 {
        return None;
    }
    let name_cell =
        first.iter().find(|c| hits(c.text.text(), lexicon).first().is_some_and(|h| h.0 == ColumnRole::Name));
    let body = body_below(table, row, &first, name_cell.copied());
    let mut columns: Vec<Column> =
        (0..table.columns).filter_map(|column| describe(table, row, body, column, period, lexicon)).collect();
    if !columns.iter().any(|c| c.side == Some(Side::Count)) {
        // A rate without its count beside it is a share of the plan.
        for column in columns.iter_mut().filter(|c| c.side == Some(Side::Rate)) {
            (column.role, column.bare_percent, column.side) = (ColumnRole::PercentOfPlan, true, None);
        }
    }
    let mut header = Header { body, columns };
    settle_reporters(&mut header);
    settle_names(&mut header);
    Some(header)
}

/// The first row below a header that begins at a row.
pub(super) fn body_below(table: &ReadableTable, row: usize, first: &[&ReadCell], name: Option<&ReadCell>) -> usize {
    let mut body = row + 1;
    let spans = first.iter().map(|c| c.row_span).max().unwrap_or(1);
    while body < (row + HEADER_DEPTH).min(table.rows) {
        let own = cells_of(table, body);
        let covered = body < row + spans;
        let blank_name = name.is_none_or(|n| !own.iter().any(|c| c.column == n.column && !c.text.text().is_empty()));
        let wordy = !own.is_empty() && own.iter().all(|c| !is_numeric(c));
        let filled = own.iter().filter(|c| !c.text.text().is_empty()).count();
        if is_column_numbers(&own) || covered || (filled > 0 && wordy && blank_name) {
            body += 1;
        } else {
            break;
        }
    }
    body
}

/// A first column headed "Đơn vị": its cells name units, whatever the word means in other columns.
fn is_of_unit(cell: &ReadCell, lexicon: &Lexicon) -> bool {
    hits(cell.text.text(), lexicon).first().is_some_and(|h| matches!(h.0, ColumnRole::Unit | ColumnRole::Reporter))
}

/// Cells that begin in a row and are shown.
pub(crate) fn cells_of(table: &ReadableTable, row: usize) -> Vec<&ReadCell> {
    table
        .row(row)
        .iter()
        .filter(|c| {
            c.visibility == Visibility::Shown
                && !(c.text.text().is_empty() && matches!(c.value, CellValue::Text | CellValue::Blank))
        })
        .collect()
}

/// "31/12/2025": above a column it says of when its figures are.
fn is_date(cell: &ReadCell) -> bool {
    date_in(cell.text.text()).is_some() && cell.text.text().split_whitespace().count() <= 4
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
pub(super) fn hits(text: &str, lexicon: &Lexicon) -> Vec<(ColumnRole, usize)> {
    // Brackets set units apart ("Đạt (%)"); the words are the same without them.
    let text = text.replace(['(', ')'], " ");
    let words = tokens(&text);
    lexicon.headers.find(&text, &words).into_iter().map(|h| (*h.payload, h.tokens.len())).collect()
}

/// The roles that a level of a header names; words of side columns count where they are most of it: "ĐV" heads the
/// units, "Kết nạp ĐV mới" does not.
fn telling(level: &str, lexicon: &Lexicon) -> Vec<(ColumnRole, usize)> {
    let words = level.split_whitespace().count();
    let aside = |r: ColumnRole| {
        matches!(r, ColumnRole::Unit | ColumnRole::Number | ColumnRole::Lead | ColumnRole::Money | ColumnRole::Reporter)
    };
    hits(level, lexicon).into_iter().filter(|(role, length)| !aside(*role) || length * 2 >= words).collect()
}

/// What says most about a column stands first: "kết quả / cùng kỳ" is the earlier period's.
const BY_MEANING: [ColumnRole; 18] = [
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
    ColumnRole::Reporter,
];

/// The role that says most among those named.
fn meaning(found: &[(ColumnRole, usize)]) -> Option<ColumnRole> {
    BY_MEANING.into_iter().find(|role| found.iter().any(|(named, _)| named == role))
}

/// The words above a column, one text a level; `None` where there are none or the column is hidden.
pub(super) fn levels(table: &ReadableTable, row: usize, body: usize, column: usize) -> Option<Vec<String>> {
    let mut levels: Vec<String> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for level in row..body {
        let Some(cell) = table.at(level, column) else { continue };
        if cell.visibility == Visibility::Hidden {
            return None;
        }
        let text = cell.text.text();
        let numbers = is_column_numbers(&cells_of(table, level));
        if last != Some((cell.row, cell.column)) && !text.is_empty() && !numbers {
            levels.push(text.replace('\n', " "));
        }
        last = Some((cell.row, cell.column));
    }
    (!levels.is_empty()).then_some(levels)
}

pub(super) fn describe(
    table: &ReadableTable,
    row: usize,
    body: usize,
    column: usize,
    period: Option<Period>,
    lexicon: &Lexicon,
) -> Option<Column> {
    let levels = levels(table, row, body, column)?;
    let header = levels.join(" | ");
    let found: Vec<(ColumnRole, usize)> = levels.iter().flat_map(|l| telling(l, lexicon)).collect();
    let mut role = meaning(&found);
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
    // "Tỷ lệ (%) | Quý II so cùng kỳ": what a percentage is of, the lower level says.
    if role == Some(ColumnRole::PercentOfPlan)
        && bare_percent
        && found.iter().any(|(f, _)| *f == ColumnRole::Comparison)
    {
        role = Some(ColumnRole::Comparison);
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
    // "9 tháng (tỷ lệ so chỉ tiêu)": the figure is the nine months', the one in brackets its share of the plan.
    let mut share_in_brackets = false;
    if role == Some(ColumnRole::PercentOfPlan)
        && let Some((outside, inside)) = levels.last().and_then(|l| l.split_once('('))
        && hits(inside, lexicon).iter().any(|h| h.0 == ColumnRole::PercentOfPlan && h.1 > 1)
        && let Some(own) = by_period(hits(outside, lexicon).first().map(|h| h.0), outside, period, lexicon)
        && !matches!(own, ColumnRole::PercentOfPlan | ColumnRole::PercentComplete)
    {
        (role, bare_percent, share_in_brackets) = (Some(own), false, true);
    }
    let dated = levels.last().and_then(|l| date_in(l)).zip(period.and_then(|p| p.calendar_year()));
    if role.is_none()
        && let Some(((year, ..), own)) = dated
    {
        role = Some(if year < own { ColumnRole::Previous } else { ColumnRole::Result });
    }
    let role = by_period(role, &header, period, lexicon)?;
    let pair = pair(levels.last().map_or("", String::as_str), lexicon);
    Some(Column { column, role, header, bare_percent, side, pair, share_in_brackets })
}

/// "Vốn giao/giải ngân", "KH/TH": a column whose cells hold two figures with a stroke between them.
fn pair(header: &str, lexicon: &Lexicon) -> Option<(ColumnRole, ColumnRole)> {
    let (left, right) = header.split_once('/')?;
    let role = |text: &str| meaning(&hits(text, lexicon));
    let figures = |r: ColumnRole| {
        matches!(
            r,
            ColumnRole::Plan
                | ColumnRole::Result
                | ColumnRole::CumulativeYear
                | ColumnRole::CumulativeTerm
                | ColumnRole::Previous
        )
    };
    let (left, right) = (role(left)?, role(right)?);
    (left != right && figures(left) && figures(right)).then_some((left, right))
}

/// "So sánh (%): lũy kế/dự toán", "thực hiện/cùng kỳ": what is divided by what.
fn ratio(header: &str, found: &[(ColumnRole, usize)]) -> Option<ColumnRole> {
    let folded = format!(" {} ", fold(header));
    let has = |role: ColumnRole| found.iter().any(|(f, _)| *f == role);
    // "so KH", "so với kế hoạch"; "số phải đạt" compares nothing.
    let compared = folded.contains(" so sanh ") || tokens(header).iter().any(|t| t.key == "so");
    let results = has(ColumnRole::Result) || has(ColumnRole::CumulativeYear) || header.contains('%');
    let divided = header.contains('/') && results;
    if has(ColumnRole::Change) || !(compared || divided) {
        return None;
    }
    match (has(ColumnRole::Plan), has(ColumnRole::Previous)) {
        (true, false) => Some(ColumnRole::PercentOfPlan),
        (false, true) if results || compared => Some(ColumnRole::Comparison),
        _ => None,
    }
}

/// A period in the header: an earlier year is the comparison, a part of the period or a later one is left out.
pub(super) fn by_period(
    role: Option<ColumnRole>,
    header: &str,
    period: Option<Period>,
    lexicon: &Lexicon,
) -> Option<ColumnRole> {
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

/// Of a table without a column of names the first column, headed "Đơn vị" or "Chi bộ", holds the units; in other
/// places the words mean something else.
fn settle_reporters(header: &mut Header) {
    let named = header.has(ColumnRole::Name);
    let first = header.columns.iter().find(|c| c.role != ColumnRole::Number).map(|c| c.column);
    for column in &mut header.columns {
        let leads = Some(column.column) == first;
        match column.role {
            ColumnRole::Unit if leads && !named => column.role = ColumnRole::Reporter,
            ColumnRole::Reporter if !leads || named => column.role = ColumnRole::Remark,
            _ => {}
        }
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
    if first_name.is_none() && !header.has(ColumnRole::Reporter) {
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
