//! Header cells to columns.

use super::appendix::Column;
use crate::lexicon::{ProgrammeColumn, ProgrammeWords};
use crate::text::{self, TokenKind};

/// A column by its header cells, the lowest last. `None` where no wording is known.
pub(super) fn column_of(cells: &[String], words: &ProgrammeWords) -> Option<Heading> {
    let known: Vec<Option<Heading>> = cells.iter().map(|cell| one_cell(cell, words)).collect();
    let lowest = known.iter().rev().flatten().find(|h| h.role != ProgrammeColumn::TargetGroup);
    lowest.or_else(|| known.iter().flatten().next()).cloned()
}

/// A header cell as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    role: ProgrammeColumn,
    /// The year that stands in it.
    year: Option<u16>,
    /// Nothing but a year: "Năm 2026".
    bare_year: bool,
}

fn one_cell(cell: &str, words: &ProgrammeWords) -> Option<Heading> {
    let normalised = text::normalise(cell);
    let tokens = text::tokens(normalised.text());
    let year = tokens.iter().filter(|t| t.kind == TokenKind::Digits).find_map(|t| year(&t.folded));
    let letters: Vec<&str> = tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.folded.as_str()).collect();
    if year.is_some() && matches!(letters.as_slice(), [] | ["nam"] | ["kh"] | ["kh", "nam"] | ["chi", "tieu", "nam"]) {
        return Some(Heading { role: ProgrammeColumn::TargetTerm, year, bare_year: true });
    }
    let hits = words.columns.find(normalised.text(), &tokens);
    let longest = hits.iter().map(|h| h.tokens.len()).max()?;
    let role = *hits.into_iter().find(|h| h.tokens.len() == longest)?.payload;
    // "Đơn vị" alone is the unit of measure, "Đơn vị được phân công" none.
    if role == ProgrammeColumn::Unit && longest * 2 <= letters.len() {
        return None;
    }
    Some(Heading { role, year, bare_year: false })
}

/// Columns in the order of their headings, out of a header that was flattened to one text. Columns that stand below a
/// group come after the whole upper row there; they are put where the group is.
pub(super) fn columns_in(header: &str, words: &ProgrammeWords) -> Vec<Column> {
    let normalised = text::normalise(header);
    let tokens = text::tokens(normalised.text());
    let mut upper: Vec<Heading> = Vec::new();
    let mut lower: Vec<Heading> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(hit) = words.columns.at(normalised.text(), &tokens, at) else {
            if let Some((heading, end)) = year_heading(&tokens, at) {
                place(heading, &mut upper, &mut lower);
                at = end;
            } else {
                at += 1;
            }
            continue;
        };
        at = hit.tokens.end;
        let year = tokens.get(at).and_then(|t| year(&t.folded));
        place(Heading { role: *hit.payload, year, bare_year: false }, &mut upper, &mut lower);
    }
    let group = upper.iter().position(|h| h.role == ProgrammeColumn::TargetGroup);
    if let (Some(group), false) = (group, lower.is_empty()) {
        upper.splice(group..=group, lower);
    }
    columns(upper)
}

fn place(heading: Heading, upper: &mut Vec<Heading>, lower: &mut Vec<Heading>) {
    let below = matches!(heading.role, ProgrammeColumn::TargetTerm | ProgrammeColumn::TargetYearly);
    let grouped = upper.iter().any(|h| h.role == ProgrammeColumn::TargetGroup);
    if below && grouped {
        lower.push(heading);
    } else if !upper.iter().any(|h| h.role == heading.role)
        || matches!(heading.role, ProgrammeColumn::Other | ProgrammeColumn::Baseline)
        || below
    {
        upper.push(heading);
    }
}

/// "Năm 2026" as a heading of its own.
fn year_heading(tokens: &[text::Token], at: usize) -> Option<(Heading, usize)> {
    let word = tokens.get(at).filter(|t| t.folded == "nam")?;
    let number = tokens.get(at + 1).and_then(|t| year(&t.folded))?;
    (word.kind == TokenKind::Word)
        .then_some((Heading { role: ProgrammeColumn::TargetTerm, year: Some(number), bare_year: true }, at + 2))
}

fn year(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|y| (2000..2100).contains(y))
}

/// Columns from headings in their order: of several that hold the target of a year the latest is the target of the
/// term, the others hold the targets of their years.
pub(super) fn columns(headings: Vec<Heading>) -> Vec<Column> {
    let terms = || headings.iter().filter(|h| is_term(h));
    let latest = terms().filter_map(|h| h.year).max();
    let plain = terms().any(|h| !h.bare_year);
    let several = terms().count() > 1;
    // "Giai đoạn" beside sources of funds and no unit of measure says when, not how much.
    let has = |role: ProgrammeColumn| headings.iter().any(|h| h.role == role);
    let of_units = terms().next().is_none()
        && !has(ProgrammeColumn::TargetYearly)
        && !has(ProgrammeColumn::Lead)
        && (has(ProgrammeColumn::Funding) || has(ProgrammeColumn::Product) || has(ProgrammeColumn::Schedule));
    let of_work = !has(ProgrammeColumn::Unit) && (has(ProgrammeColumn::Funding) || has(ProgrammeColumn::Product));
    headings
        .iter()
        .map(|h| match h.role {
            ProgrammeColumn::Number => Column::Number,
            ProgrammeColumn::Name => Column::Name,
            // "Đơn vị" in a table without targets is who does the work.
            ProgrammeColumn::Unit if of_units => Column::Lead,
            ProgrammeColumn::Unit => Column::Unit,
            ProgrammeColumn::TargetYearly => Column::Yearly,
            ProgrammeColumn::TargetGroup if of_work && h.year.is_none() => Column::Schedule,
            ProgrammeColumn::TargetTerm | ProgrammeColumn::TargetGroup => match h.year {
                Some(y) if several && (h.year != latest || (h.bare_year && plain)) => Column::InYear(y),
                _ => Column::Term,
            },
            ProgrammeColumn::Lead => Column::Lead,
            ProgrammeColumn::Cooperating => Column::Cooperating,
            ProgrammeColumn::Product => Column::Product,
            ProgrammeColumn::Schedule => Column::Schedule,
            ProgrammeColumn::Funding => Column::Funding,
            ProgrammeColumn::Baseline => Column::Baseline,
            ProgrammeColumn::Other => Column::Other,
        })
        .collect()
}

/// A heading for a column that is read over.
pub(super) fn unknown_heading() -> Heading {
    Heading { role: ProgrammeColumn::Other, year: None, bare_year: false }
}

impl Heading {
    pub(super) fn is_known(&self) -> bool {
        self.role != ProgrammeColumn::Other
    }

    pub(super) fn is(&self, role: ProgrammeColumn) -> bool {
        self.role == role
    }
}

fn is_term(heading: &Heading) -> bool {
    matches!(heading.role, ProgrammeColumn::TargetTerm | ProgrammeColumn::TargetGroup)
}
