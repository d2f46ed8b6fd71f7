//! Letters of symbol fonts as Unicode.

/// The character that a symbol font shows for a code (`w:sym`, or a letter in the private area U+F020–U+F0FF). Codes
/// of fonts that are no symbol fonts stand for the letter of that byte.
pub(crate) fn symbol(font: Option<&str>, code: u32) -> Option<char> {
    let byte = match code {
        0xF000..=0xF0FF => code - 0xF000,
        other => other,
    };
    let font = font.unwrap_or_default().to_lowercase();
    let table: &[(u32, char)] = match font.as_str() {
        "symbol" => &SYMBOL,
        "wingdings" => &WINGDINGS,
        "wingdings 2" => &WINGDINGS_2,
        _ => return char::from_u32(byte),
    };
    let known = table.iter().find(|(of, _)| *of == byte).map(|(_, c)| *c);
    // Digits and punctuation of the Symbol font are those of ASCII; letters of others are pictures.
    known.or_else(|| char::from_u32(byte).filter(|c| font == "symbol" && c.is_ascii() && !c.is_control()))
}

/// Letters of the private area in a text, as the font of the run shows them.
pub(crate) fn shown(font: Option<&str>, text: &str) -> Option<String> {
    let private = |c: char| ('\u{F020}'..='\u{F0FF}').contains(&c);
    text.contains(private)
        .then(|| text.chars().filter_map(|c| if private(c) { symbol(font, u32::from(c)) } else { Some(c) }).collect())
}

const SYMBOL: [(u32, char); 62] = [
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2A, '∗'),
    (0x2D, '−'),
    (0x40, '≅'),
    (0x41, 'Α'),
    (0x42, 'Β'),
    (0x44, 'Δ'),
    (0x46, 'Φ'),
    (0x47, 'Γ'),
    (0x4C, 'Λ'),
    (0x50, 'Π'),
    (0x51, 'Θ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x6A, 'ϕ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x77, 'ω'),
    (0x7E, '∼'),
    (0xA3, '≤'),
    (0xA4, '⁄'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB5, '∝'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC5, '⊕'),
    (0xC6, '∅'),
    (0xCE, '∈'),
    (0xD6, '√'),
    (0xD7, '⋅'),
    (0xDB, '⇔'),
    (0xDC, '⇐'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
];

const WINGDINGS: [(u32, char); 34] = [
    (0x20, ' '),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2A, '✉'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xF3, '⬄'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: [(u32, char); 6] = [(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x97, '●'), (0xA3, '□')];
