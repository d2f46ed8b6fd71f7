//! Text of joined lines, by style.

use super::fonts::Style;
use super::lines::Line;
use crate::document::{Run, Visibility};

/// Text of a paragraph in stretches of one style.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Passage {
    parts: Vec<(u16, String)>,
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
        let joint = if self.joins_bare(first) { "" } else { " " };
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

    pub(super) fn runs(&self, styles: &[Style]) -> Vec<Run> {
        let run = |(style, text): &(u16, String)| {
            let style = styles.get(usize::from(*style)).cloned().unwrap_or_default();
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

    fn add(&mut self, style: u16, blank: &str, text: &str) {
        if let Some((_, last)) = self.parts.last_mut() {
            last.push_str(blank);
        }
        match self.parts.last_mut() {
            Some((same, last)) if *same == style => last.push_str(text),
            _ => self.parts.push((style, text.to_owned())),
        }
    }

    /// A word or number cut at the line's end by a hyphen goes on without a blank ("15-" / "17%"); a dash that
    /// stands apart keeps its blank ("2025 -" / "2030"). A soft hyphen goes.
    fn joins_bare(&mut self, next: &str) -> bool {
        let Some((_, last)) = self.parts.last_mut() else { return true };
        let continues = next.chars().next().is_some_and(char::is_alphanumeric);
        if last.ends_with('\u{ad}') {
            last.pop();
            return continues;
        }
        let mut ends = last.chars().rev();
        let hyphen = ends.next().is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'));
        continues && hyphen && ends.next().is_some_and(char::is_alphanumeric)
    }
}
