//! Walks a story letter by letter.

use std::collections::HashMap;

use super::character::Characters;
use super::labels::Labels;
use super::lists::Lists;
use super::pages::Formatting;
use super::paragraph::Properties;
use super::pieces::{Pieces, Stretch};
use super::sprm::Changes;
use super::styles::Styles;
use crate::document::{Remark, Run, Story, Visibility};
use crate::model::Unreadable;
use crate::readers::assembly::Draft;
use crate::readers::bytes::u16_at;
use crate::readers::flow::Flow;
use crate::readers::raised::at_height;
use crate::readers::symbol::symbol;

/// What the whole document says of its text.
pub(super) struct Source<'a> {
    /// Word 6 or 95.
    pub(super) is_old: bool,
    pub(super) document: &'a [u8],
    pub(super) data: &'a [u8],
    pub(super) pieces: Pieces,
    pub(super) characters: Formatting<'a>,
    pub(super) paragraphs: Formatting<'a>,
    pub(super) styles: Styles<'a>,
    pub(super) fonts: Vec<String>,
    pub(super) lists: Lists,
}

/// Walks stories one after another.
pub(super) struct Walker<'a, 'l> {
    source: Source<'a>,
    pub(super) flow: Flow<'l>,
    labels: Labels,
    draft: Draft,
    /// Open fields; each is true from where its result begins.
    fields: Vec<bool>,
    /// Open fields whose result has not begun: nothing is shown.
    instructions: usize,
    /// Styles met, resolved.
    styles: HashMap<u16, (Properties, Characters)>,
    /// Bytes of long lists of changes so far.
    long: usize,
    /// Letters that look alike and are not yet in the draft.
    waiting: String,
    /// The formatting of paragraphs that was asked for last: where it holds, and what it says.
    paragraph: (std::ops::Range<u32>, Properties, Characters),
}

/// Bytes of text that are taken at once, at most.
const AT_ONCE: u32 = 1 << 17;
/// Bytes of long lists of changes that are minded, at most.
const MOST_LONG: usize = 64 << 20;

/// Letters that end a paragraph, a cell or a page.
const CELL: char = '\u{7}';
const PAGE: char = '\u{C}';
const PARAGRAPH: char = '\r';

impl<'a, 'l> Walker<'a, 'l> {
    pub(super) fn new(source: Source<'a>, flow: Flow<'l>) -> Walker<'a, 'l> {
        let paragraph = (0..0, Properties::default(), Characters::default());
        Walker {
            source,
            flow,
            labels: Labels::default(),
            draft: Draft::default(),
            fields: Vec::new(),
            instructions: 0,
            styles: HashMap::new(),
            long: 0,
            waiting: String::new(),
            paragraph,
        }
    }

    /// Reads the characters from `start` to `end` as a story.
    pub(super) fn story(&mut self, story: Story, start: u32, end: u32) -> Result<(), Unreadable> {
        self.flow.begin_story(story)?;
        self.fields.clear();
        self.instructions = 0;
        let stretches: Vec<Stretch> = self.source.pieces.stretches(start, end).collect();
        for stretch in stretches {
            let mut rest = Some(stretch);
            while let Some(stretch) = rest {
                let told = self.source.characters.at(stretch.from);
                let next = || (stretch.from..self.source.characters.next(stretch.from), [].as_slice());
                let (range, list) = told.unwrap_or_else(next);
                let (now, later) = stretch.cut(range.end.min(stretch.from.saturating_add(AT_ONCE)));
                rest = later;
                self.alike(now, list)?;
            }
        }
        self.end_paragraph(PARAGRAPH)
    }

    /// Reads a stretch of characters that are formatted alike.
    fn alike(&mut self, stretch: Stretch, list: &[u8]) -> Result<(), Unreadable> {
        let mut look = Characters::default();
        let mut first = true;
        for (letter, place) in stretch.letters(self.source.document) {
            if first || !self.paragraph.0.contains(&place) {
                self.write(&look);
                self.ask_paragraph(place);
                look = self.paragraph.2.changed(self.changes(list), Some(&self.source.styles));
                first = false;
            }
            self.letter(letter, &look)?;
        }
        self.write(&look);
        Ok(())
    }

    /// Looks up the formatting of the paragraph at a place, if another was asked for last.
    fn ask_paragraph(&mut self, place: u32) {
        if self.paragraph.0.contains(&place) {
            return;
        }
        let told = self.source.paragraphs.at(place);
        let (range, bytes) = told.unwrap_or_else(|| (place..self.source.paragraphs.next(place), &[]));
        let style = u16_at(bytes, 0).unwrap_or(0);
        let known = self.styles.entry(style).or_insert_with(|| self.source.styles.paragraph(style));
        let (mut properties, characters) = known.clone();
        let data = if self.long < MOST_LONG { self.source.data } else { &[] };
        self.long += properties.change(self.changes(bytes.get(2..).unwrap_or_default()), data);
        self.paragraph = (range, properties, characters);
    }

    fn changes<'b>(&self, list: &'b [u8]) -> Changes<'b> {
        Changes { list, is_old: self.source.is_old }
    }

    /// Puts the letters that wait into the draft.
    fn write(&mut self, look: &Characters) {
        if !self.waiting.is_empty() {
            let text = std::mem::take(&mut self.waiting);
            let font = self.font(look.font);
            self.run(text, font, look);
        }
    }

    fn run(&mut self, text: String, font: Option<String>, look: &Characters) {
        let unseen = look.hidden || look.struck || look.twice_struck;
        let visibility = if unseen { Visibility::Hidden } else { Visibility::Shown };
        let text = at_height(look.height, self.draft.last(), &text);
        self.draft.push(Run { text, font, bold: look.bold, italic: look.italic, visibility });
    }

    fn letter(&mut self, letter: char, look: &Characters) -> Result<(), Unreadable> {
        match letter {
            '\u{13}' => {
                self.fields.push(false);
                self.instructions += 1;
            }
            '\u{14}' => {
                let begins = self.fields.last_mut().is_some_and(|field| !std::mem::replace(field, true));
                self.instructions -= usize::from(begins);
            }
            '\u{15}' => self.instructions -= usize::from(self.fields.pop() == Some(false)),
            PARAGRAPH | CELL | PAGE | '\u{E}' => {
                self.write(look);
                return self.end_paragraph(letter);
            }
            '\u{1}' | '\u{8}' if look.special => self.flow.assembly.picture(),
            _ if self.instructions > 0 => {}
            _ => self.text(letter, look),
        }
        Ok(())
    }

    fn text(&mut self, letter: char, look: &Characters) {
        if look.deleted || look.inserted {
            self.flow.assembly.remark(Remark::TrackedChanges);
        }
        if look.deleted {
            return;
        }
        let shown = match (letter, look.symbol) {
            ('\u{28}', Some((number, code))) if look.special => {
                let font = self.font(Some(number));
                if let Some(sign) = symbol(font.as_deref(), u32::from(code)) {
                    self.write(look);
                    self.run(sign.to_string(), font, look);
                }
                None
            }
            ('\u{F020}'..='\u{F0FF}', _) => symbol(self.font(look.font).as_deref(), u32::from(letter)),
            ('\u{B}', _) => Some('\n'),
            ('\u{1E}', _) => Some('\u{2011}'),
            ('\t', _) => Some('\t'),
            ('\0'..='\u{1F}', _) => None,
            _ => Some(letter),
        };
        self.waiting.extend(shown);
    }

    fn font(&self, number: Option<u16>) -> Option<String> {
        self.source.fonts.get(usize::from(number?)).filter(|name| !name.is_empty()).cloned()
    }

    fn end_paragraph(&mut self, mark: char) -> Result<(), Unreadable> {
        let properties = self.paragraph.1.clone();
        let mut draft = std::mem::take(&mut self.draft);
        let level = properties.table_level();
        let is_inner_row = properties.ends_row && level > 1;
        if properties.ends_row && (mark == CELL || is_inner_row) {
            return self.flow.end_row(level, properties.shape);
        }
        draft.alignment = properties.alignment;
        draft.heading = properties.outline;
        if properties.list > 0 && properties.list < 0x7FFF && !draft.runs.is_empty() {
            draft.label = self.labels.next(properties.list, properties.list_level, &self.source.lists);
        }
        if mark == CELL {
            self.flow.end_cell(draft, 1)
        } else if properties.ends_inner_cell && level > 1 {
            self.flow.end_cell(draft, level)
        } else {
            self.flow.paragraph(draft, level)
        }
    }
}
