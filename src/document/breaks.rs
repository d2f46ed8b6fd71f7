//! Paragraphs cut at their line breaks.

use std::borrow::Cow;

use super::block::{Paragraph, Run, Visibility};

/// Line breaks within a paragraph, as the readers give them.
const BREAKS: [char; 3] = ['\n', '\u{B}', '\u{2028}'];

/// Words of a line that may be one of several short ones, as in a letterhead.
const SHORT: usize = 10;

/// The parts of a paragraph: clerks break lines within one paragraph where they mean new ones (the lines of a
/// letterhead, items with dashes). A break where the sentence merely goes on stays.
pub(super) fn parts(paragraph: &Paragraph) -> Vec<Cow<'_, Paragraph>> {
    if !paragraph.runs.iter().any(|r| r.text.contains(BREAKS)) {
        return vec![Cow::Borrowed(paragraph)];
    }
    let lines = lines(paragraph);
    let listed = lines.iter().all(|line| is_short(&shown(line)));
    let mut lines = lines.into_iter();
    let mut groups: Vec<Vec<Run>> = lines.next().into_iter().collect();
    for line in lines {
        match groups.last_mut() {
            Some(open) if !listed && !begins_anew(&shown(open), &shown(&line)) => {
                open.push(blank(&line));
                open.extend(line);
            }
            _ => groups.push(line),
        }
    }
    let part = |(at, runs): (usize, Vec<Run>)| {
        // The automatic number stands before the first line alone.
        let label = paragraph.label.clone().filter(|_| at == 0);
        Cow::Owned(Paragraph { label, runs, place: paragraph.place.clone(), ..*paragraph })
    };
    groups.into_iter().enumerate().map(part).collect()
}

/// The runs of each line, without the breaks.
fn lines(paragraph: &Paragraph) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    for run in &paragraph.runs {
        for (at, piece) in run.text.split(BREAKS).enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let (Some(line), false) = (lines.last_mut(), piece.is_empty()) {
                line.push(Run { text: piece.to_owned(), ..run.clone() });
            }
        }
    }
    lines
}

/// The break between two lines that belong together, as white space.
fn blank(next: &[Run]) -> Run {
    let mut run = next.first().cloned().unwrap_or_default();
    "\n".clone_into(&mut run.text);
    run
}

fn shown(runs: &[Run]) -> String {
    runs.iter().filter(|r| r.visibility == Visibility::Shown).map(|r| r.text.as_str()).collect()
}

fn is_short(line: &str) -> bool {
    let line = line.trim();
    let opens =
        line.is_empty() || line.starts_with(char::is_uppercase) || line.starts_with(['*', '-']) || is_numbered(line);
    opens && line.split_whitespace().count() <= SHORT
}

/// Whether a line is one of its own, not the rest of the one before.
fn begins_anew(before: &str, line: &str) -> bool {
    let (before, line) = (before.trim(), line.trim());
    let Some(first) = line.chars().next() else { return true };
    if before.is_empty() || matches!(first, '-' | '–' | '+' | '•' | '*' | '●' | '▪' | '\u{F0B7}') || is_numbered(line)
    {
        return true;
    }
    if !first.is_uppercase() {
        return false;
    }
    let letterhead = (in_capitals(before) || in_capitals(line)) && before.split_whitespace().count() <= SHORT;
    before.ends_with(['.', ';', ':', '!', '?', '*']) || (letterhead && !is_numbered(before))
}

/// "1. …", "a) …", "II. …".
fn is_numbered(line: &str) -> bool {
    let label: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
    let mut rest = line.chars().skip(label.len());
    (1..=4).contains(&label.len())
        && rest.next().is_some_and(|c| matches!(c, '.' | ')' | '/'))
        && rest.next().is_some_and(char::is_whitespace)
}

fn in_capitals(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Alignment, Story};
    use crate::model::Place;

    fn check(text: &str, expected: &[&str]) {
        let runs = vec![Run { text: text.to_owned(), ..Run::default() }];
        let place = Place::Paragraph { number: 1 };
        let alignment = Alignment::Start;
        let whole = Paragraph { place, story: Story::Body, label: None, runs, heading: None, alignment };
        assert_eq!(parts(&whole).iter().map(|p| p.text()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_break_begins_a_line_of_its_own_where_one_is_meant() {
        check("UBND XÃ AN BÌNH\nPhòng Kinh tế\nSố: 12/BC-KT", &["UBND XÃ AN BÌNH", "Phòng Kinh tế", "Số: 12/BC-KT"]);
        check("Kết quả:\n- Thu đạt 5 tỷ\n- Chi đạt 4 tỷ", &["Kết quả:", "- Thu đạt 5 tỷ", "- Chi đạt 4 tỷ"]);
        check(
            "tỷ lệ tham gia đạt\n95,2% dân số\nphường Kiến An",
            &["tỷ lệ tham gia đạt\n95,2% dân số\nphường Kiến An"],
        );
        check(
            "I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU VỀ KINH TẾ, XÃ HỘI\nQUỐC PHÒNG",
            &["I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU VỀ KINH TẾ, XÃ HỘI\nQUỐC PHÒNG"],
        );
    }
}
