//! Rich text while it is read.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::field::Fields;
use super::group::{Group, Target};
use super::row::Row;
use super::tokens::Token;
use super::words::{character, destination};
use crate::document::{Alignment, Remark, Run, Story, Visibility};
use crate::model::Unreadable;
use crate::readers::assembly::{Assembly, Draft};
use crate::readers::codepage::{of_charset, of_number};
use crate::readers::flow::Flow;
use crate::readers::limits::too_large;
use crate::readers::numerals::bullet;
use crate::readers::raised::{Height, at_height};

/// A font of the font table.
#[derive(Debug, Default)]
struct Font {
    name: String,
    encoding: Option<&'static Encoding>,
}

/// Rich text while it is read. Groups are kept on a stack of their own.
pub(super) struct Reader<'a> {
    flow: Flow<'a>,
    /// The innermost group.
    group: Group,
    /// The groups around it.
    outer: Vec<Group>,
    fonts: HashMap<i32, Font>,
    default_font: i32,
    /// Encoding of text in fonts that name none.
    encoding: &'static Encoding,
    /// Bytes not yet decoded.
    bytes: Vec<u8>,
    /// The first half of a character beyond U+FFFF.
    high: Option<u16>,
    /// Fallback characters still to pass over.
    passed_over: usize,
    draft: Draft,
    label: String,
    fields: Fields,
    /// Characters of text so far.
    read: usize,
    /// Paragraphs that stories inside of them interrupt.
    waiting: Vec<Draft>,
    row: Row,
    /// Rows that nested ones interrupt.
    outer_rows: Vec<Row>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(assembly: Assembly<'a>) -> Reader<'a> {
        Reader {
            flow: Flow::new(assembly),
            group: Group::new(),
            outer: Vec::new(),
            fonts: HashMap::new(),
            default_font: 0,
            encoding: WINDOWS_1252,
            bytes: Vec::new(),
            high: None,
            passed_over: 0,
            draft: Draft::default(),
            label: String::new(),
            fields: Fields::default(),
            read: 0,
            waiting: Vec::new(),
            row: Row::default(),
            outer_rows: Vec::new(),
        }
    }

    /// Takes a token. Binary data is the caller's to pass over.
    pub(super) fn take(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Byte(byte) => {
                self.byte(byte);
                Ok(())
            }
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
        }
    }

    pub(super) fn finish(mut self) -> Result<Assembly<'a>, Unreadable> {
        while !self.outer.is_empty() {
            self.close()?;
        }
        self.decode();
        self.end_paragraph()?;
        self.flow.finish()
    }

    fn open(&mut self) -> Result<(), Unreadable> {
        self.decode();
        self.passed_over = 0;
        if self.outer.len() >= self.flow.assembly.limits.depth {
            return Err(too_large("depth"));
        }
        let inner = self.group.inside();
        self.outer.push(std::mem::replace(&mut self.group, inner));
        Ok(())
    }

    fn close(&mut self) -> Result<(), Unreadable> {
        self.decode();
        self.passed_over = 0;
        if self.outer.is_empty() {
            return Ok(());
        }
        if self.group.opens_story {
            self.end_paragraph()?;
            self.draft = self.waiting.pop().unwrap_or_default();
        }
        let outer = self.outer.pop().unwrap_or_else(Group::new);
        let ended = std::mem::replace(&mut self.group, outer);
        match ended.target {
            Target::Label if self.group.target != Target::Label => self.end_label(),
            Target::Properties if self.group.target != Target::Properties => {
                self.row = self.outer_rows.pop().unwrap_or_default();
            }
            _ => {}
        }
        if let Some(shown) = self.fields.end(self.outer.len(), self.read) {
            self.text(&shown);
        }
        Ok(())
    }

    /// A bullet is a dash unless people type it as such; a number stays.
    fn end_label(&mut self) {
        let label = std::mem::take(&mut self.label);
        let label = label.trim();
        if !label.is_empty() {
            let is_number = label.chars().any(|c| c.is_ascii_digit())
                || (label.chars().any(|c| c.is_ascii_alphabetic()) && label.chars().count() > 1);
            self.draft.label = Some(if is_number { label.to_owned() } else { bullet(label) });
        }
    }

    fn byte(&mut self, byte: u8) {
        self.group.begun = true;
        if self.passed_over > 0 {
            self.passed_over -= 1;
        } else if self.group.target != Target::Nothing {
            self.bytes.push(byte);
        }
    }

    fn symbol(&mut self, symbol: u8) -> Result<(), Unreadable> {
        if symbol == b'*' {
            self.group.starred = true;
            return Ok(());
        }
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return Ok(());
        }
        self.decode();
        match symbol {
            b'~' => self.text("\u{A0}"),
            b'_' => self.text("\u{2011}"),
            _ => {}
        }
        Ok(())
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), Unreadable> {
        self.decode();
        let first = !std::mem::replace(&mut self.group.begun, true);
        if first && self.group.target != Target::Nothing && self.begin_destination(word)? {
            return Ok(());
        }
        match self.group.target {
            Target::Nothing => return Ok(()),
            Target::Fonts => {
                self.font_word(word, number);
                return Ok(());
            }
            Target::Text | Target::Label | Target::Properties | Target::Forms | Target::Code => {}
        }
        if self.character_word(word, number) || self.row.take(word, number, self.flow.assembly.limits.columns) {
            return Ok(());
        }
        self.paragraph_word(word, number)
    }

    /// Begins what the first word of a group stands for; false if it is a word like others.
    fn begin_destination(&mut self, word: &str) -> Result<bool, Unreadable> {
        let starred = self.group.starred;
        let Some((target, story)) = destination(word) else {
            if starred {
                self.group.target = Target::Nothing;
            }
            return Ok(starred);
        };
        if word == "pict" {
            self.flow.assembly.picture();
        }
        // What a field inside of a code shows is a part of the code.
        if self.group.target == Target::Code {
            self.group.target = Target::Nothing;
            return Ok(true);
        }
        // Fonts are named outside of text only, and a form is read in its Unicode dress.
        if self.group.target == Target::Forms && word != "ud" {
            return Ok(true);
        }
        self.group.target = target;
        match (target, story) {
            (Target::Properties, _) => self.outer_rows.push(std::mem::take(&mut self.row)),
            (Target::Label, _) => self.label.clear(),
            (Target::Code, _) => self.fields.begin(self.outer.len(), self.read),
            (_, Some(story)) => {
                let group = &mut self.group;
                group.story = story;
                group.opens_story = true;
                group.reset_paragraph();
                self.waiting.push(std::mem::take(&mut self.draft));
            }
            _ => {}
        }
        Ok(true)
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "f" => {
                let font = number.unwrap_or(0);
                self.group.font = font;
                self.fonts.insert(font, Font::default());
            }
            "fcharset" => {
                let font = self.group.font;
                self.fonts.entry(font).or_default().encoding = of_charset(i64::from(number.unwrap_or(1)));
            }
            _ => {}
        }
    }

    /// Words about characters; false if it is none.
    fn character_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let on = number != Some(0);
        let default_font = self.default_font;
        let group = &mut self.group;
        match word {
            "f" => group.font = number.unwrap_or(0),
            "b" => group.bold = on,
            "i" => group.italic = on,
            "v" => group.hidden = on,
            "deleted" => group.deleted = on,
            "strike" | "striked" => group.struck = on,
            "super" | "msup" => group.height = if on { Height::Raised } else { Height::Line },
            "sub" | "msub" => group.height = if on { Height::Lowered } else { Height::Line },
            "nosupersub" => group.height = Height::Line,
            // A fraction of a formula is written with a stroke, a root with its sign.
            "mden" => self.text("/"),
            "mrad" => self.text("√"),
            "plain" => group.reset_characters(default_font),
            "uc" => group.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => self.encoding = of_number(i64::from(number.unwrap_or(1252))),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.group.font = number.unwrap_or(0);
            }
            _ => match character(word) {
                Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
                None => return false,
            },
        }
        true
    }

    fn paragraph_word(&mut self, word: &str, number: Option<i32>) -> Result<(), Unreadable> {
        let in_body = self.group.story == Story::Body;
        let level = self.group.table_level();
        match word {
            "pard" => self.group.reset_paragraph(),
            "intbl" => self.group.in_table = true,
            "itap" => self.group.level = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
            "qc" => self.group.alignment = Alignment::Centre,
            "qr" => self.group.alignment = Alignment::End,
            "ql" | "qj" => self.group.alignment = Alignment::Start,
            "outlinelevel" => {
                self.group.heading = number.and_then(|n| u8::try_from(n).ok()).filter(|n| *n < 9).map(|n| n + 1);
            }
            "par" | "page" | "sect" | "column" => self.end_paragraph()?,
            "cell" | "nestcell" if in_body => {
                let draft = self.ended_draft();
                self.flow.end_cell(draft, if word == "cell" { 1 } else { level.max(2) })?;
            }
            "cell" | "nestcell" => self.text("\t"),
            "row" if in_body => self.flow.end_row(1, self.row.shape())?,
            "nestrow" if in_body => {
                let level = self.outer_level();
                self.flow.end_row(level.max(2), self.row.shape())?;
            }
            "row" | "nestrow" => self.end_paragraph()?,
            _ => {}
        }
        Ok(())
    }

    /// Level of the paragraph around the properties of a nested row.
    fn outer_level(&self) -> usize {
        std::iter::once(&self.group)
            .chain(self.outer.iter().rev())
            .find(|g| g.target != Target::Properties)
            .map_or(0, Group::table_level)
    }

    fn unicode(&mut self, number: i32) {
        self.passed_over = self.group.fallback;
        let unit = (number & 0xFFFF) as u16;
        let units = match self.high.take() {
            Some(high) => vec![high, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.high = Some(unit);
                return;
            }
            None => vec![unit],
        };
        let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
        self.text(&text);
    }

    /// Writes the bytes that wait, in the encoding of their font.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.group.font;
        if self.group.target == Target::Fonts {
            let name = self.encoding.decode_without_bom_handling(&bytes).0;
            let entry = self.fonts.entry(font).or_default();
            if !entry.name.ends_with(';') {
                entry.name.push_str(&name);
            }
            return;
        }
        let encoding = self.fonts.get(&font).and_then(|f| f.encoding).unwrap_or(self.encoding);
        let text = encoding.decode_without_bom_handling(&bytes).0;
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        let group = &self.group;
        match group.target {
            Target::Text => {}
            Target::Label => {
                self.label.push_str(text);
                return;
            }
            Target::Code => {
                self.fields.instruct(text);
                return;
            }
            Target::Fonts | Target::Properties | Target::Forms | Target::Nothing => return,
        }
        self.read += text.chars().count();
        if group.deleted {
            self.flow.assembly.remark(Remark::TrackedChanges);
            return;
        }
        let visibility = if group.hidden || group.struck { Visibility::Hidden } else { Visibility::Shown };
        let text = at_height(group.height, self.draft.last(), text);
        let (font, bold, italic) = (group.font, group.bold, group.italic);
        let font = self.fonts.get(&font).map(|f| f.name.trim_end_matches(';').trim().to_owned());
        self.draft.push(Run { text, font: font.filter(|f| !f.is_empty()), bold, italic, visibility });
    }

    fn ended_draft(&mut self) -> Draft {
        let mut draft = std::mem::take(&mut self.draft);
        draft.alignment = self.group.alignment;
        draft.heading = self.group.heading;
        draft
    }

    fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        let draft = self.ended_draft();
        let group = &self.group;
        match group.story {
            Story::Body => {
                let level = group.table_level();
                self.flow.paragraph(draft, level)
            }
            story => self.flow.aside(draft, story),
        }
    }
}
