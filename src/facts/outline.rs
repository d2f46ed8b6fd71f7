//! Sections of a report and their headings.

use crate::document::{Line, Readable, ReadableBlock, ReadableTable, Story};
use crate::lexicon::{Lexicon, SectionKind};
use crate::model::Dimension;
use crate::numbers::{FoundKind, find_in};
use crate::text::{TokenKind, fold, tokens};

/// A block of a report with the section it stands in.
#[derive(Debug, Clone)]
pub(crate) struct Passage<'a> {
    pub(crate) content: PassageContent<'a>,
    /// What the section is.
    pub(crate) section: SectionKind,
    /// Headings above, outermost first.
    pub(crate) headings: Vec<String>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PassageContent<'a> {
    /// A heading line.
    Heading,
    /// A line of text; `start` is the byte where the text behind its numbering and lead-in begins.
    Text { line: &'a Line, start: usize },
    /// A table; `caption` is the line above it.
    Table { table: &'a ReadableTable, caption: Option<&'a Line> },
}

#[derive(Debug, Clone)]
struct Heading {
    level: u8,
    text: String,
}

/// The running state of the outline.
struct Outline {
    section: SectionKind,
    set_at: u8,
    headings: Vec<Heading>,
}

/// The passages of a document with their sections.
pub(crate) fn passages<'a>(document: &'a Readable, lexicon: &Lexicon) -> Vec<Passage<'a>> {
    let mut outline = Outline { section: SectionKind::Results, set_at: u8::MAX, headings: Vec::new() };
    let mut passages = Vec::new();
    let mut previous: Option<&Line> = None;
    for (at, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(at + 1).and_then(|b| match b {
            ReadableBlock::Line(line) => Some(line),
            ReadableBlock::Table(_) => None,
        });
        match block {
            ReadableBlock::Line(line) if line.story == Story::Body || line.story == Story::TextBox => {
                let content = outline.line(line, next, lexicon);
                let section = outline.section_of(&content, lexicon);
                passages.push(Passage { content, section, headings: outline.texts() });
                previous = Some(line);
            }
            ReadableBlock::Line(_) => {}
            ReadableBlock::Table(table) => {
                let content = PassageContent::Table { table, caption: previous };
                passages.push(Passage { content, section: outline.section, headings: outline.texts() });
            }
        }
    }
    passages
}

impl Outline {
    fn texts(&self) -> Vec<String> {
        self.headings.iter().map(|h| h.text.clone()).collect()
    }

    fn line<'a>(&mut self, line: &'a Line, next: Option<&Line>, lexicon: &Lexicon) -> PassageContent<'a> {
        let text = line.text.text();
        let label = line.label.clone().or_else(|| numbering(text)).or_else(|| part_label(text));
        let start = if line.label.is_some() { 0 } else { label.as_ref().map_or(0, String::len) };
        let start = text.get(start..).map_or(0, |rest| text.len() - rest.trim_start().len());
        let body = text.get(start..).unwrap_or_default();
        let level = label
            .as_deref()
            .and_then(level_of_label)
            .or_else(|| level_of_shape(line, body))
            .or_else(|| level_above_list(label.as_deref(), body, next));
        let Some(level) = level else {
            if label.as_deref().is_some_and(|l| l.starts_with('-')) {
                self.leave(BULLET);
            }
            return PassageContent::Text { line, start };
        };
        if is_heading(body, label.is_some()) {
            // "1. Kết nạp 02 đảng viên": a short line that tells something of what stands below it too.
            if tells_figures(body, lexicon) {
                self.leave(level);
                return PassageContent::Text { line, start };
            }
            self.enter(level, body, lexicon);
            return PassageContent::Heading;
        }
        // "2.1. Phát triển đảng viên. Toàn Đảng bộ…", "III. Hạn chế: …": a lead-in before the text.
        if let Some(cut) = lead_in(body) {
            self.enter(level, body.get(..cut).unwrap_or_default(), lexicon);
            let rest = start + cut;
            let after = text.get(rest..).unwrap_or_default();
            let skip = after.len() - after.trim_start_matches([':', '.', ' ']).len();
            return PassageContent::Text { line, start: rest + skip };
        }
        if level <= 5 {
            self.leave(level);
        }
        PassageContent::Text { line, start }
    }

    fn enter(&mut self, level: u8, text: &str, lexicon: &Lexicon) {
        self.leave(level);
        self.headings.push(Heading { level, text: text.trim_end_matches([':', '.', ' ']).to_owned() });
        let words = tokens(text);
        match lexicon.sections.headings().find(text, &words).first() {
            Some(hit) => {
                self.section = *hit.payload;
                self.set_at = level;
            }
            None if level <= self.set_at => {
                self.section = SectionKind::Results;
                self.set_at = u8::MAX;
            }
            None => {}
        }
    }

    fn leave(&mut self, level: u8) {
        self.headings.retain(|h| h.level < level);
    }

    /// A sentence on its own can open a section without a heading ("Khó khăn: …", "Nơi nhận:").
    fn section_of(&self, content: &PassageContent<'_>, lexicon: &Lexicon) -> SectionKind {
        let PassageContent::Text { line, start } = content else { return self.section };
        // "- Chỉ tiêu năm: 80 đồng chí" is one line of a list, no section.
        let bullet = |label: &str| label.starts_with(['-', '+', '*', '•']);
        if line.label.as_deref().is_some_and(bullet) || bullet(line.text.text()) {
            return self.section;
        }
        let text = line.text.text().get(*start..).unwrap_or_default();
        let words = tokens(text);
        let first = lexicon.sections.headings().at(text, &words, 0);
        match first {
            Some(hit)
                if *hit.payload != SectionKind::Results
                    && words.get(hit.tokens.end).is_some_and(|t| t.folded == ":") =>
            {
                *hit.payload
            }
            _ => self.section,
        }
    }
}

/// Numbering typed at the start of a line, with the mark that ends it: "I.", "2.1.", "a)", "-", "+".
fn numbering(text: &str) -> Option<String> {
    let mut end = 0;
    let mut digits_or_letters = 0;
    for (at, c) in text.char_indices() {
        match c {
            '-' | '+' | '*' | '•' if at == 0 => return Some(c.to_string()),
            '.' | ')' | '/' => {
                if digits_or_letters == 0 {
                    return None;
                }
                end = at + 1;
                let next = text.get(end..)?.chars().next();
                if next.is_none_or(|n| n.is_whitespace() || n.is_alphabetic())
                    && (c != '/' || next.is_some_and(char::is_whitespace))
                {
                    return text.get(..end).filter(|label| level_of_label(label).is_some()).map(str::to_owned);
                }
                if !next.is_some_and(|n| n.is_ascii_digit()) || c == '/' {
                    return None;
                }
            }
            c if c.is_ascii_alphanumeric() && at < 8 => digits_or_letters += 1,
            _ => return None,
        }
    }
    let _ = end;
    None
}

/// "Phần 4.", "PHẦN THỨ HAI:": the label of a part, where a heading follows.
fn part_label(text: &str) -> Option<String> {
    let words = tokens(text);
    let folded = |at: usize| words.get(at).map_or("", |t| t.folded.as_str());
    if folded(0) != "phan" {
        return None;
    }
    let number = if folded(1) == "thu" { 2 } else { 1 };
    let mark = words.get(number + 1).filter(|t| matches!(t.folded.as_str(), "." | ":" | "-"))?;
    let counted = folded(number).chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
        || (number == 2 && words.get(number).is_some_and(|t| t.kind == TokenKind::Word));
    counted.then(|| text.get(..mark.span.end).map(str::to_owned)).flatten()
}

/// How deep a label stands: 1 for "A.", 2 for "I.", 3 for "1.", 4 for "1.1.", 5 for "a)"; dashes are no headings.
fn level_of_label(label: &str) -> Option<u8> {
    let core = label.trim_end_matches(['.', ')', '/', '-', ':']);
    if core.is_empty() {
        return None;
    }
    if core.contains(' ') {
        return Some(1);
    }
    if core.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
        return Some(2);
    }
    if core.chars().all(|c| c.is_ascii_digit() || c == '.') {
        let depth = core.split('.').filter(|p| !p.is_empty()).count();
        return (core.len() <= 7).then_some(if depth <= 1 { 3 } else { 4 });
    }
    let mut letters = core.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) if c.is_uppercase() => Some(1),
        (Some(c), None) if c.is_lowercase() => Some(5),
        _ => None,
    }
}

/// A line without numbering that looks like a heading: capitals, or bold and short.
fn level_of_shape(line: &Line, body: &str) -> Option<u8> {
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = body.chars().filter(|c| c.is_uppercase()).count();
    let words = body.split_whitespace().count();
    if letters >= 4 && capitals * 10 >= letters * 9 && words <= 25 {
        return Some(2);
    }
    ((line.bold || line.heading.is_some()) && words <= 20 && !body.ends_with('.')).then_some(3)
}

/// How deep a bullet stands that others hang on.
const BULLET: u8 = 7;

/// A short line without figures above the first of several bullets: "Kết nạp đảng viên mới", then "- Chỉ tiêu năm: …".
fn level_above_list(label: Option<&str>, body: &str, next: Option<&Line>) -> Option<u8> {
    let below = next.and_then(|n| n.label.clone().or_else(|| numbering(n.text.text())))?;
    let bullet = |l: &str| l.starts_with(['-', '+', '*', '•']);
    let words = body.split_whitespace().count();
    let open = body.ends_with(':') || !body.ends_with(['.', ';', ',', '!', '?']);
    // "Chỉ tiêu 4:" alone is one too.
    let figures = body.chars().any(|c| c.is_ascii_digit()) && !(body.ends_with(':') && words <= 5);
    if !bullet(&below) || !open || !(2..=14).contains(&words) || figures {
        return None;
    }
    match label {
        None => Some(BULLET - 1),
        // A dash above plusses.
        Some(l) if bullet(l) && !below.starts_with(l) => Some(BULLET),
        Some(_) => None,
    }
}

/// A heading has few words, no verb of result with a figure behind it, and no full stop inside.
fn is_heading(body: &str, numbered: bool) -> bool {
    let words = tokens(body);
    let count = words.iter().filter(|t| t.kind == TokenKind::Word).count();
    let inner_stop = body.trim_end_matches(['.', ':']).contains(". ") || body.trim_end_matches(':').contains(": ");
    let figures = words.iter().filter(|t| t.kind == TokenKind::Digits).count();
    let capitals = body.chars().filter(|c| c.is_uppercase()).count() * 10
        >= body.chars().filter(|c| c.is_alphabetic()).count() * 9;
    // "PHẦN THỨ HAI: NHIỆM VỤ 3 THÁNG CUỐI NĂM": capitals throughout are a heading, whatever stands in them.
    (1..=30).contains(&count) && (capitals || (!inner_stop && !states_result(body, figures, numbered)))
}

/// Whether a line holds a figure of something counted or measured; years, dates and numbers of documents are none, nor
/// is what a heading announces ("05 nhiệm vụ trọng tâm").
fn tells_figures(body: &str, lexicon: &Lexicon) -> bool {
    let words = tokens(body);
    find_in(body, &words, lexicon).iter().any(|found| match &found.kind {
        FoundKind::Figure(figure) => {
            !figure.from_words && figure.unit.as_ref().is_some_and(|u| u.dimension != Dimension::Bare)
        }
        FoundKind::Fraction { .. } => true,
        FoundKind::Excluded(_) => false,
    })
}

fn states_result(body: &str, figures: usize, numbered: bool) -> bool {
    if figures == 0 {
        return body.ends_with('.') && body.split_whitespace().count() > 9 || body.ends_with(';');
    }
    let words = tokens(body);
    let verb = |key: &str| {
        matches!(key, "đạt" | "được" | "là" | "có" | "chiếm" | "bằng" | "còn" | "gồm" | "đã" | "ước" | "tăng" | "giảm")
    };
    let measured = words
        .iter()
        .enumerate()
        .any(|(at, word)| verb(&word.key) && words.iter().skip(at + 1).take(4).any(|w| w.kind == TokenKind::Digits));
    let folded = format!(" {} ", fold(body));
    let period_only = [" quy ", " nam ", " thang "].iter().any(|w| folded.contains(w));
    measured || body.contains('%') || body.contains(':') || (!period_only && !numbered)
}

/// The end of a short lead-in before a colon or full stop.
fn lead_in(body: &str) -> Option<usize> {
    let cut = [": ", ". "].iter().filter_map(|mark| body.find(mark)).min()?;
    let lead = body.get(..cut)?;
    let words = lead.split_whitespace().count();
    let has_figure = lead.chars().any(|c| c.is_ascii_digit()) && !fold(lead).contains("quy");
    (words <= 12 && words > 0 && !has_figure).then_some(cut)
}
