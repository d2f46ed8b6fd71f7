//! Running headers, footers and page numbers.

use super::lines::Line;

/// What a line of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Header,
    Footer,
}

/// Lines of one page outside its tables, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct PageLines {
    pub(super) lines: Vec<Line>,
    pub(super) height: f32,
    /// Where tables begin and end.
    pub(super) tables: Vec<(f32, f32)>,
}

/// How far into the page headers and footers reach, as a share of its height.
const ZONE: f32 = 0.12;
/// How many lines at each end are looked at.
const LINES: usize = 3;

/// Tells for each line of each page whether it runs along with the pages.
pub(super) fn roles(pages: &[PageLines]) -> Vec<Vec<Role>> {
    let candidates: Vec<Vec<Candidate>> = pages.iter().map(candidates).collect();
    let mut roles: Vec<Vec<Role>> = pages.iter().map(|p| vec![Role::Body; p.lines.len()]).collect();
    for (page, of_page) in candidates.iter().enumerate() {
        for candidate in of_page {
            if (candidate.repeats(page, &candidates) || candidate.numbers_page(page, &candidates))
                && let Some(role) = roles.get_mut(page).and_then(|r| r.get_mut(candidate.line))
            {
                *role = candidate.role;
            }
        }
    }
    roles
}

struct Candidate {
    line: usize,
    role: Role,
    /// Text with numbers as `#`.
    shape: String,
    number: Option<i64>,
    y: f32,
    /// The outermost line of its end of the page.
    outermost: bool,
    /// Nothing stands near it.
    alone: bool,
}

impl Candidate {
    /// The same shape at the same height on enough other pages.
    fn repeats(&self, page: usize, pages: &[Vec<Candidate>]) -> bool {
        let others = pages.iter().enumerate().filter(|(p, _)| *p != page);
        let same = others.filter(|(_, of)| of.iter().any(|c| self.like(c))).count();
        let letters = self.shape.chars().any(char::is_alphabetic);
        same > 0 && letters && same + 1 >= (pages.len() * 2).div_ceil(5).max(2)
    }

    /// A bare number that is the page's, or keeps step with other pages.
    fn numbers_page(&self, page: usize, pages: &[Vec<Candidate>]) -> bool {
        let Some(number) = self.number.filter(|_| self.outermost) else { return false };
        let offset = |p: usize, n: i64| n - i64::try_from(p).unwrap_or(0);
        let here = offset(page, number);
        let in_step = pages.iter().enumerate().filter(|(p, _)| *p != page).any(|(p, of)| {
            of.iter().any(|c| c.role == self.role && c.outermost && c.number.is_some_and(|n| offset(p, n) == here))
        });
        in_step || (here == 1 && self.alone)
    }

    fn like(&self, other: &Candidate) -> bool {
        self.role == other.role && (self.y - other.y).abs() < 5.0 && self.shape == other.shape
    }
}

fn candidates(page: &PageLines) -> Vec<Candidate> {
    let count = page.lines.len();
    let mut found = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        let above_tables = page.tables.iter().all(|(top, _)| line.y < *top + 1.0);
        let below_tables = page.tables.iter().all(|(_, bottom)| line.y > *bottom);
        let role = if index < LINES && line.y < page.height * ZONE && above_tables {
            Role::Header
        } else if index + LINES >= count && line.y > page.height * (1.0 - ZONE) && below_tables {
            Role::Footer
        } else {
            continue;
        };
        let text = line.text();
        found.push(Candidate {
            line: index,
            role,
            shape: shape(&text),
            number: page_number(&text),
            y: line.y,
            outermost: if role == Role::Header { index == 0 } else { index + 1 == count },
            alone: alone(page, index),
        });
    }
    found
}

/// A text with each number as `#`.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for letter in text.chars() {
        let letter = if letter.is_ascii_digit() { '#' } else { letter };
        if letter != '#' || !shape.ends_with('#') {
            shape.push(letter);
        }
    }
    shape
}

/// The number of "12", "- 12 -", "12/30".
fn page_number(text: &str) -> Option<i64> {
    let bare = text.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '|' | '.' | ' ' | '[' | ']'));
    let first = bare.split('/').next()?.trim();
    let plain = first.len() <= 4 && !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    let rest_plain = bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ' '));
    (plain && rest_plain).then(|| first.parse().ok()).flatten()
}

fn alone(page: &PageLines, index: usize) -> bool {
    let Some(line) = page.lines.get(index) else { return false };
    let near = |other: Option<&Line>| other.is_some_and(|o| (o.y - line.y).abs() < line.size * 1.15);
    !near(index.checked_sub(1).and_then(|i| page.lines.get(i))) && !near(page.lines.get(index + 1))
}
