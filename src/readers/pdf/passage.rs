//! Text of joined lines, by style.

use super::lines::Line;
use super::styles::{StyleId, Styles};
use crate::document::{Run, Visibility};

/// Text of a paragraph in stretches of one style.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Passage {
    parts: Vec<(StyleId, String)>,
}

impl Passage {
    pub(super) fn of(line: &Line) -> Passage {
        let mut passage = Passage::default();
        passage.push(line);
        passage
    }

    /// Adds the next line of the paragraph.
    pub(super) fn push(&mut self, line: &Line) {
        let first = line.words.first().map_or("", |w| w.text.as_str());
        self.push_after(if self.joins_bare(first) { "" } else { " " }, line);
    }

    /// Adds the next line, which goes on with the word that the line before began.
    pub(super) fn push_rest(&mut self, line: &Line) {
        self.push_after("", line);
    }

    fn push_after(&mut self, joint: &str, line: &Line) {
        for (i, word) in line.words.iter().enumerate() {
            let blank = match i {
                0 => joint,
                _ if word.apart => " ",
                _ => "",
            };
            self.add(word.style, blank, &word.text);
        }
    }

    /// Adds what goes on elsewhere (on the next page).
    pub(super) fn append(&mut self, next: Passage) {
        let first = next.parts.first().map_or("", |(_, text)| text.as_str());
        let joint = if self.joins_bare(first) { "" } else { " " };
        for (i, (style, text)) in next.parts.iter().enumerate() {
            self.add(*style, if i == 0 { joint } else { "" }, text);
        }
    }

    pub(super) fn text(&self) -> String {
        self.parts.iter().map(|(_, text)| text.as_str()).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn runs(&self, styles: &Styles) -> Vec<Run> {
        let run = |(style, text): &(StyleId, String)| {
            let style = styles.get(*style);
            Run {
                text: text.clone(),
                font: style.font,
                bold: style.bold,
                italic: style.italic,
                visibility: Visibility::Shown,
            }
        };
        self.parts.iter().map(run).collect()
    }

    fn add(&mut self, style: StyleId, blank: &str, text: &str) {
        if let Some((_, last)) = self.parts.last_mut() {
            last.push_str(blank);
        }
        match self.parts.last_mut() {
            Some((same, last)) if *same == style => last.push_str(text),
            _ => self.parts.push((style, text.to_owned())),
        }
    }

    /// A percent sign goes to its number. A word or number cut at the line's end by a hyphen goes on without a blank
    /// ("15-" / "17%"); a dash that stands apart keeps its blank ("2025 -" / "2030"). A soft hyphen is left to the
    /// decoding of the text: in old fonts it is a letter.
    fn joins_bare(&self, next: &str) -> bool {
        let Some((_, last)) = self.parts.last() else { return true };
        let continues = next.chars().next().is_some_and(char::is_alphanumeric);
        if next.starts_with('%') && last.ends_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let mut ends = last.chars().rev();
        let hyphen = ends.next().is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'));
        continues && hyphen && ends.next().is_some_and(char::is_alphanumeric)
    }
}
