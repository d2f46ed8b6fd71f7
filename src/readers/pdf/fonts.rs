//! Fonts: codes to text and widths.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document, Object, Stream};

use super::cmaps::CMap;
use super::encodings;
use super::objects;
use super::styles::Style;

/// A font, ready to decode strings.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub(super) style: Style,
    composite: bool,
    /// Texts by code.
    texts: HashMap<u32, String>,
    /// Codes of figures for which the font's two maps tell different ones.
    contested: HashSet<u32>,
    /// Encoding stream of a composite font.
    codes: CMap,
    /// Codes are Unicode (UTF-16) themselves.
    unicode_codes: bool,
    symbolic: bool,
    widths: HashMap<u32, f32>,
    default_width: Option<f32>,
    /// Text space units of a width unit.
    scale: f32,
}

/// Widths that a font may list; it has at most 65,536 glyphs.
const MOST_WIDTHS: usize = 140_000;

/// One code of a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) number: u32,
    /// The one-byte code 32, to which word spacing applies.
    pub(super) blank: bool,
}

impl Font {
    /// Reads a font dictionary; `most` bounds the bytes of its maps.
    pub(super) fn read(font: &Dictionary, pdf: &Document, most: usize) -> Font {
        let composite = matches!(font.get(b"Subtype").and_then(Object::as_name), Ok(b"Type0"));
        let mut read = Font { composite, scale: 0.001, ..Font::default() };
        let inner = match composite {
            true => descendant(font, pdf).unwrap_or(font),
            false => font,
        };
        let descriptor = objects::dictionary(inner, b"FontDescriptor", pdf);
        read.style = style(font, descriptor);
        read.symbolic = symbolic(&read.style);
        read.read_texts(font, pdf, most);
        match composite {
            true => read.read_composite_widths(inner, pdf),
            false => read.read_simple_widths(font, descriptor, pdf),
        }
        read
    }

    /// Cuts a string into codes.
    pub(super) fn codes<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = Code> + 'a {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let length = self.code_length(rest)?;
            let (code, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            rest = after;
            let number = code.iter().fold(0, |n, &b| n << 8 | u32::from(b));
            Some(Code { number, blank: code == [32] })
        })
    }

    /// The text of a code; the replacement character where the font doesn't tell.
    pub(super) fn text(&self, code: Code) -> &str {
        self.texts.get(&code.number).map_or("\u{fffd}", String::as_str)
    }

    /// Whether the font tells two figures for a code.
    pub(super) fn contests(&self, code: Code) -> bool {
        self.contested.contains(&code.number)
    }

    /// The text of a code that stands for itself: UTF-16 codes, private codes of symbol fonts.
    pub(super) fn own_letter(&self, code: Code) -> Option<char> {
        match (self.unicode_codes, self.symbolic) {
            (true, _) => char::from_u32(code.number),
            (_, true) => Some(encodings::symbol(code.number)),
            _ => None,
        }
    }

    /// Whether text of this font in the private area is of the Symbol kind.
    pub(super) fn symbolic(&self) -> bool {
        self.symbolic
    }

    /// Advance of a code for size 1.
    pub(super) fn width(&self, code: Code) -> f32 {
        let glyph = match self.composite {
            true => self.codes.glyph(code.number).unwrap_or(code.number),
            false => code.number,
        };
        match self.widths.get(&glyph).copied().or(self.default_width) {
            Some(width) => width * self.scale,
            None => usual_width(self.text(code)),
        }
    }

    fn code_length(&self, rest: &[u8]) -> Option<usize> {
        if rest.is_empty() {
            return None;
        }
        if !self.composite {
            return Some(1);
        }
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            rest.get(..*length).is_some_and(|code| {
                let number = code.iter().fold(0, |n, &b| n << 8 | u32::from(b));
                (*low..=*high).contains(&number)
            })
        };
        Some(self.codes.spaces.iter().find(fits).map_or(2, |(length, _, _)| *length))
    }

    fn read_texts(&mut self, font: &Dictionary, pdf: &Document, most: usize) {
        if self.composite {
            match font.get_deref(b"Encoding", pdf) {
                Ok(Object::Stream(stream)) => self.codes = cmap(stream, most),
                Ok(Object::Name(name)) => self.unicode_codes = name.windows(3).any(|w| w == b"UCS" || w == b"UTF"),
                _ => {}
            }
        } else if !(self.symbolic && font.get(b"Encoding").is_err()) {
            let texts = encodings::one_byte_texts(font, pdf);
            self.texts = (0..).zip(texts).filter_map(|(code, text)| Some((code, text?))).collect();
        }
        if let Ok(Object::Stream(stream)) = font.get_deref(b"ToUnicode", pdf) {
            let texts = cmap(stream, most).texts;
            if !self.composite && font.has(b"Encoding") {
                self.contested = contested(&self.texts, &texts);
            }
            self.texts.extend(texts);
        }
    }

    fn read_simple_widths(&mut self, font: &Dictionary, descriptor: Option<&Dictionary>, pdf: &Document) {
        let first = font.get_deref(b"FirstChar", pdf).and_then(Object::as_i64).unwrap_or(0);
        let widths = font.get_deref(b"Widths", pdf).and_then(Object::as_array);
        for (step, width) in widths.iter().flat_map(|w| w.iter()).enumerate().take(256) {
            let code = u32::try_from(first).unwrap_or(0).saturating_add(step as u32);
            if let Some(width) = objects::resolved(width, pdf) {
                self.widths.insert(code, width);
            }
        }
        if !self.widths.is_empty() {
            let missing = descriptor.and_then(|d| d.get_deref(b"MissingWidth", pdf).ok());
            self.default_width = Some(missing.and_then(objects::number).unwrap_or(0.0));
        }
        if let Ok(matrix) = font.get_deref(b"FontMatrix", pdf).and_then(Object::as_array)
            && let Some(scale) = matrix.first().and_then(objects::number)
        {
            self.scale = scale.abs();
        }
    }

    fn read_composite_widths(&mut self, font: &Dictionary, pdf: &Document) {
        let default = font.get_deref(b"DW", pdf).ok().and_then(objects::number);
        self.default_width = Some(default.unwrap_or(1000.0));
        let Ok(entries) = font.get_deref(b"W", pdf).and_then(Object::as_array) else { return };
        let mut entries = entries.iter();
        let mut left = MOST_WIDTHS;
        while left > 0
            && let (Some(first), Some(second)) = (entries.next(), entries.next())
        {
            let Some(first) = objects::resolved(first, pdf).map(|n| n as u32) else { return };
            let list = pdf.dereference(second).ok().and_then(|(_, o)| o.as_array().ok());
            if let Some(list) = list {
                for (glyph, width) in (first..).zip(list.iter().take(MOST_WIDTHS)) {
                    left = left.saturating_sub(1);
                    if let Some(width) = objects::resolved(width, pdf) {
                        self.widths.insert(glyph, width);
                    }
                }
            } else if let (Some(last), Some(width)) =
                (objects::resolved(second, pdf), entries.next().and_then(|w| objects::resolved(w, pdf)))
            {
                let last = (last as u32).min(first.saturating_add(0xffff));
                left = left.saturating_sub((last.saturating_sub(first)) as usize + 1);
                self.widths.extend((first..=last).map(|glyph| (glyph, width)));
            }
        }
    }
}

fn descendant<'a>(font: &'a Dictionary, pdf: &'a Document) -> Option<&'a Dictionary> {
    let list = font.get_deref(b"DescendantFonts", pdf).and_then(Object::as_array).ok()?;
    pdf.dereference(list.first()?).ok()?.1.as_dict().ok()
}

fn cmap(stream: &Stream, most: usize) -> CMap {
    stream.get_plain_content_with_limit(most).map(|bytes| CMap::parse(&bytes)).unwrap_or_default()
}

/// Codes that one map takes for a figure or its sign and the other for another one, where the two agree on most. Maps
/// that agree on nothing number their glyphs as they come.
fn contested(encoding: &HashMap<u32, String>, texts: &HashMap<u32, String>) -> HashSet<u32> {
    let both = texts.iter().filter_map(|(code, text)| Some((*code, figure(encoding.get(code)?)?, figure(text)?)));
    let (same, different): (Vec<_>, Vec<_>) = both.partition(|(_, a, b)| a == b);
    let believed = same.len() > different.len();
    different.into_iter().filter(|_| believed).map(|(code, _, _)| code).collect()
}

/// A digit or a sign of figures; all dashes are one.
fn figure(text: &str) -> Option<char> {
    match (text.chars().next(), text.chars().count()) {
        (Some('-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}'), 1) => Some('-'),
        (Some(letter @ ('0'..='9' | '+' | '<' | '>' | '%' | '.' | ',' | '/')), 1) => Some(letter),
        _ => None,
    }
}

fn style(font: &Dictionary, descriptor: Option<&Dictionary>) -> Style {
    let name = font.get(b"BaseFont").and_then(Object::as_name).ok().map(String::from_utf8_lossy);
    let name = name.map(|n| match n.split_once('+') {
        Some((prefix, rest)) if prefix.len() == 6 => rest.to_owned(),
        _ => n.into_owned(),
    });
    let flags = descriptor.and_then(|d| d.get(b"Flags").and_then(Object::as_i64).ok()).unwrap_or(0);
    let lower = name.as_deref().unwrap_or_default().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    Style {
        bold: says(&["bold", "black", "heavy"]) || flags & 1 << 18 != 0,
        italic: says(&["italic", "oblique"]) || flags & 1 << 6 != 0,
        font: name,
    }
}

fn symbolic(style: &Style) -> bool {
    let name = style.font.as_deref().unwrap_or_default();
    ["Symbol", "Wingdings", "Webdings", "ZapfDingbats", "OpenSymbol"].iter().any(|f| name.starts_with(f))
}

/// Width of a letter in a font that doesn't tell its widths (the 14 standard fonts).
fn usual_width(text: &str) -> f32 {
    match text.chars().next().unwrap_or(' ') {
        'i' | 'j' | 'l' | '\'' | '|' => 0.25,
        ' ' | '.' | ',' | ':' | ';' | '!' | 't' | 'f' | 'I' | '(' | ')' | '[' | ']' | '-' => 0.29,
        'm' | 'w' | 'M' | 'W' | '%' => 0.85,
        letter if letter.is_uppercase() => 0.68,
        _ => 0.5,
    }
}
