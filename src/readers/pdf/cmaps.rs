//! Character maps of PDF fonts.
//!
//! Read by hand: the library's own map unrolls every range, so that one line of a hostile file can keep it for hours.

use std::collections::HashMap;

/// A map from character codes, from a `/ToUnicode` or `/Encoding` stream.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct CMap {
    /// Code to text.
    pub(super) texts: HashMap<u32, String>,
    /// Code to glyph number: first code, last code, first glyph.
    pub(super) glyphs: Vec<(u32, u32, u32)>,
    /// Code lengths in bytes with their ranges.
    pub(super) spaces: Vec<(usize, u32, u32)>,
    /// Entries read, repeated ones too.
    read: usize,
}

/// Entries that a map may have; a font has at most 65,536 codes.
const MOST: usize = 140_000;

impl CMap {
    pub(super) fn parse(bytes: &[u8]) -> CMap {
        let mut map = CMap::default();
        let mut tokens = Tokens { rest: bytes };
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"begincodespacerange") => map.spaces(&mut tokens),
                Token::Word(b"beginbfchar") => map.characters(&mut tokens),
                Token::Word(b"beginbfrange") => map.ranges(&mut tokens),
                Token::Word(b"begincidrange") => map.glyph_ranges(&mut tokens, true),
                Token::Word(b"begincidchar") => map.glyph_ranges(&mut tokens, false),
                _ => {}
            }
        }
        map
    }

    /// The glyph number of a code.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let (first, _, glyph) = self.glyphs.iter().find(|(a, b, _)| (*a..=*b).contains(&code))?;
        glyph.checked_add(code - first)
    }

    fn spaces(&mut self, tokens: &mut Tokens) {
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            if self.spaces.len() < 100 {
                self.spaces.push((low.len().clamp(1, 4), number(&low), number(&high)));
            }
        }
    }

    fn characters(&mut self, tokens: &mut Tokens) {
        while let (Some(Token::Hex(code)), Some(token)) = (tokens.next(), tokens.next()) {
            if let Token::Hex(text) = token {
                self.put(number(&code), utf16(&text));
            }
        }
    }

    fn ranges(&mut self, tokens: &mut Tokens) {
        while let (Some(Token::Hex(low)), Some(Token::Hex(high))) = (tokens.next(), tokens.next()) {
            let (low, high) = (number(&low), number(&high));
            match tokens.next() {
                Some(Token::Hex(first)) => self.range(low, high, first),
                Some(Token::Open) => {
                    let mut code = low;
                    while let Some(Token::Hex(text)) = tokens.next() {
                        self.put(code, utf16(&text));
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn range(&mut self, low: u32, high: u32, first: Vec<u8>) {
        let high = high.min(low.saturating_add(0xffff));
        for (step, code) in (low..=high).enumerate() {
            let mut units: Vec<u16> = units(&first);
            if let Some(last) = units.last_mut() {
                *last = last.wrapping_add(step as u16);
            }
            self.put(code, String::from_utf16_lossy(&units));
            if self.read >= MOST {
                return;
            }
        }
    }

    fn glyph_ranges(&mut self, tokens: &mut Tokens, ranges: bool) {
        while let Some(Token::Hex(low)) = tokens.next() {
            let low = number(&low);
            let high = match ranges {
                true => tokens.next(),
                false => Some(Token::Hex(low.to_be_bytes().to_vec())),
            };
            let (Some(Token::Hex(high)), Some(Token::Word(glyph))) = (high, tokens.next()) else { return };
            let glyph = std::str::from_utf8(glyph).ok().and_then(|g| g.parse().ok());
            if let (Some(glyph), true) = (glyph, self.glyphs.len() < MOST) {
                self.glyphs.push((low, number(&high), glyph));
            }
        }
    }

    fn put(&mut self, code: u32, text: String) {
        self.read += 1;
        if self.read < MOST {
            self.texts.insert(code, text);
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |n, &b| n << 8 | u32::from(b))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.chunks(2).map(|c| c.iter().fold(0, |n, &b| n << 8 | u16::from(b))).collect(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    String::from_utf16_lossy(&units(bytes))
}

enum Token<'a> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'a [u8]),
}

struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.rest.iter().position(|b| !b.is_ascii_whitespace() && *b != 0)?;
            self.rest = self.rest.get(start..)?;
            let (&first, after) = self.rest.split_first()?;
            match first {
                b'%' => {
                    let end = after.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(after.len());
                    self.rest = after.get(end..)?;
                }
                b'<' if after.first() == Some(&b'<') => return self.word(2),
                b'<' => return self.hex(after),
                b'[' => {
                    self.rest = after;
                    return Some(Token::Open);
                }
                b']' => {
                    self.rest = after;
                    return Some(Token::Close);
                }
                _ => {
                    let ends = |b: &u8| b.is_ascii_whitespace() || b"<>[]()/%".contains(b);
                    let length = after.iter().position(ends).unwrap_or(after.len());
                    return self.word(length + 1);
                }
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn word(&mut self, length: usize) -> Option<Token<'a>> {
        let (word, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Token::Word(word))
    }

    fn hex(&mut self, after: &'a [u8]) -> Option<Token<'a>> {
        let end = after.iter().position(|&b| b == b'>').unwrap_or(after.len());
        let (inside, rest) = after.split_at_checked(end)?;
        self.rest = rest.get(1..).unwrap_or_default();
        let digits: Vec<u8> =
            inside.iter().filter_map(|&b| char::from(b).to_digit(16)).map(|d| d as u8).take(512).collect();
        Some(Token::Hex(digits.chunks(2).map(|c| c.iter().fold(0, |n, d| n << 4 | d)).collect()))
    }
}
