//! One-byte encodings of simple PDF fonts.

use lopdf::{Dictionary, Document, Encoding, Object};

/// Texts of the 256 codes of a simple font, by its `/Encoding`. Codes without a character have none.
pub(super) fn one_byte_texts(font: &Dictionary, pdf: &Document) -> Vec<Option<String>> {
    let encoding = font.get_deref(b"Encoding", pdf).ok();
    let mut texts = match encoding {
        Some(Object::Name(name)) => base_texts(name),
        Some(Object::Dictionary(dict)) => match dict.get_deref(b"BaseEncoding", pdf).and_then(Object::as_name) {
            Ok(name) => base_texts(name),
            Err(_) => base_texts(default_base(font)),
        },
        _ => base_texts(default_base(font)),
    };
    if let Some(Object::Dictionary(dict)) = encoding
        && let Ok(differences) = dict.get_deref(b"Differences", pdf).and_then(Object::as_array)
    {
        apply(differences, &mut texts);
    }
    texts
}

/// Letters of the Symbol font that are figures' signs; other private codes of symbol fonts are bullets.
pub(super) fn symbol(code: u32) -> char {
    match code & 0xff {
        0x2b => '+',
        0x2d => '-',
        0x3c => '<',
        0x3d => '=',
        0x3e => '>',
        0xa3 => '≤',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb8 => '÷',
        0xb9 => '≠',
        0xbb => '≈',
        0xae => '→',
        0x20 => ' ',
        _ => '•',
    }
}

fn default_base(font: &Dictionary) -> &'static [u8] {
    match font.get(b"Subtype").and_then(Object::as_name) {
        Ok(b"TrueType") => b"WinAnsiEncoding",
        _ => b"StandardEncoding",
    }
}

fn apply(differences: &[Object], texts: &mut [Option<String>]) {
    let mut code = 0usize;
    for entry in differences {
        match entry {
            Object::Integer(first) => code = usize::try_from(*first).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let (Some(text), Some(place)) = (named(name), texts.get_mut(code)) {
                    *place = Some(text);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

/// Asks the library for its table by a font of nothing but that encoding.
fn base_texts(name: &[u8]) -> Vec<Option<String>> {
    let known: &[u8] = match name {
        b"StandardEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding" => name,
        _ => b"WinAnsiEncoding",
    };
    let font = font_with(Object::Name(known.to_vec()));
    let nothing = Document::new();
    let Ok(encoding) = font.get_font_encoding(&nothing) else { return vec![None; 256] };
    (0..=255u8).map(|code| decoded(&encoding, code)).collect()
}

/// The text of a glyph name: of the library's list, or `uni1EA1`, `u1EA1`.
fn named(name: &[u8]) -> Option<String> {
    let plain = name.split(|&b| b == b'.').next().filter(|n| !n.is_empty())?;
    if let Some(text) = by_number(plain) {
        return Some(text);
    }
    let mut encoding = Dictionary::new();
    encoding.set("Differences", vec![Object::Integer(1), Object::Name(plain.to_vec())]);
    let font = font_with(Object::Dictionary(encoding));
    let nothing = Document::new();
    match font.get_font_encoding(&nothing) {
        Ok(encoding @ Encoding::Differences(_)) => decoded(&encoding, 1),
        _ => None,
    }
}

fn by_number(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let digits = match name.strip_prefix("uni") {
        Some(digits) if digits.len() >= 4 => digits.get(..4)?,
        _ => name.strip_prefix('u').filter(|d| (4..=6).contains(&d.len()))?,
    };
    char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(String::from)
}

fn decoded(encoding: &Encoding<'_>, code: u8) -> Option<String> {
    encoding.bytes_to_string(&[code]).ok().filter(|text| !text.is_empty())
}

fn font_with(encoding: Object) -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    font
}
