//! Whether a text layer can be read.

use super::marks::{Heading, Marks};
use crate::document::{Block, Paragraph, Remark};
use crate::model::Unreadable;
use crate::text;

/// What covers a page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct PageInk {
    /// Letters that stand upright or sideways.
    letters: usize,
    /// Share of the page under pictures.
    pictured: f32,
    /// Its letters lie unseen over a picture: recognised by a machine.
    recognised: bool,
    /// Letters that are painted with no ink and stand over no picture.
    unseen: usize,
    /// Letters that the fonts do not tell.
    untold: usize,
}

/// Letters of a page below which its text is no more than a stamp on a picture.
const STAMP: usize = 160;
/// Share of a page that a scan covers.
const COVERED: f32 = 0.5;

impl PageInk {
    /// Looks over a page. Letters of a recognised layer are made seen: they are all there is to read.
    pub(super) fn of(marks: &mut Marks) -> PageInk {
        let page = (marks.width * marks.height).max(1.0);
        let pictured = marks.pictures.iter().map(|p| p.area()).sum::<f32>() / page;
        let unseen = marks.glyphs.iter().filter(|g| g.invisible && g.letter.is_alphabetic()).count();
        let straight = |g: &&super::marks::Glyph| g.heading != Heading::Askew && g.letter.is_alphanumeric();
        let letters = marks.glyphs.iter().filter(straight).count();
        let recognised = pictured > COVERED && unseen * 2 > letters;
        if recognised {
            marks.glyphs.iter_mut().for_each(|g| g.invisible = false);
        }
        let untold = marks.glyphs.iter().filter(|g| is_untold(g.letter)).count();
        PageInk { letters, pictured, recognised, unseen: if recognised { 0 } else { unseen }, untold }
    }

    fn scanned(&self) -> bool {
        self.pictured > COVERED && self.letters < if self.recognised { STAMP / 4 } else { STAMP }
    }
}

/// Judges a file by what covers its pages and by its text.
pub(super) fn judge(pages: &[PageInk], blocks: &[Block]) -> Result<Vec<Remark>, Unreadable> {
    let letters: usize = pages.iter().map(|p| p.letters).sum();
    let scanned = pages.iter().filter(|p| p.scanned()).count();
    let pictured = pages.iter().any(|p| p.pictured > 0.2);
    if letters == 0 {
        let untold = pages.iter().any(|p| p.untold > 0);
        return Err(match (pictured, untold) {
            (true, _) => Unreadable::Scanned,
            (false, true) => Unreadable::GarbledText,
            (false, false) => Unreadable::NoText,
        });
    }
    if scanned > 0 && scanned * 2 >= pages.len() && letters < STAMP * pages.len() {
        return Err(Unreadable::Scanned);
    }
    let covered = pages.iter().filter(|p| p.pictured > COVERED).count() * 2 > pages.len();
    let mut remarks = Vec::new();
    if scanned > 0 {
        remarks.push(Remark::PartUnread { what: format!("{scanned} scanned pages") });
    }
    if pages.iter().any(|p| p.unseen > 0) {
        remarks.push(Remark::HiddenContent { what: "text without ink".to_owned() });
    }
    let words = Words::of(blocks);
    if words.garbled(covered) {
        return Err(Unreadable::GarbledText);
    }
    if pages.iter().any(|p| p.recognised) {
        remarks.push(Remark::DoubtfulText { detail: "recognised by a machine (OCR)".to_owned() });
    } else if words.doubtful(covered) {
        remarks.push(Remark::DoubtfulText { detail: words.detail() });
    }
    Ok(remarks)
}

/// Counts over the words of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Words {
    letters: usize,
    accented: usize,
    /// Letters the fonts do not tell.
    unknown: usize,
    words: usize,
    /// Words that could be syllables of Vietnamese, accents aside.
    syllables: usize,
    /// Words that are none in any tongue: no vowel, digits or signs inside, capitals after small letters.
    broken: usize,
}

impl Words {
    fn of(blocks: &[Block]) -> Words {
        let mut counts = Words::default();
        each_paragraph(blocks, &mut |paragraph| {
            let pieces: Vec<(&str, Option<&str>)> =
                paragraph.runs.iter().map(|r| (r.text.as_str(), r.font.as_deref())).collect();
            let (decoded, _) = text::normalise_runs(&pieces);
            counts.add(decoded.text());
        });
        counts
    }

    fn add(&mut self, text: &str) {
        for letter in text.chars() {
            self.unknown += usize::from(is_untold(letter));
            self.letters += usize::from(letter.is_alphabetic());
            self.accented += usize::from(letter.is_alphabetic() && !letter.is_ascii());
        }
        for word in text.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.chars().filter(|c| c.is_alphabetic()).count() < 2 {
                continue;
            }
            self.words += 1;
            let folded = text::fold(word);
            self.syllables += usize::from(super::syllables::is_syllable(&folded));
            self.broken += usize::from(broken(word, &folded));
        }
    }

    fn share_accented(&self) -> f32 {
        self.accented as f32 / self.letters.max(1) as f32
    }

    fn share(&self, count: usize) -> f32 {
        count as f32 / self.words.max(1) as f32
    }

    /// No use: the fonts hide the letters, or the words are none. Over pictures of pages, Vietnamese without its
    /// accents is the work of a machine that does not know them.
    fn garbled(&self, covered: bool) -> bool {
        let unknown = self.unknown as f32 / (self.letters + self.unknown).max(1) as f32;
        let enough = self.words >= 12;
        unknown > 0.2
            || (enough && self.share_accented() < 0.1 && self.share(self.broken) > 0.3)
            || (enough && covered && self.share_accented() < 0.1)
    }

    fn doubtful(&self, covered: bool) -> bool {
        let unknown = self.unknown as f32 / (self.letters + self.unknown).max(1) as f32;
        let enough = self.words >= 12;
        unknown > 0.02
            || (enough && self.share(self.broken) > 0.12)
            || (enough && covered && self.share_accented() < 0.17)
    }

    fn detail(&self) -> String {
        format!("accented letters {:.2}, broken words {:.2}", self.share_accented(), self.share(self.broken))
    }
}

/// The replacement character, or one of the private area: the font does not tell what it draws.
fn is_untold(letter: char) -> bool {
    matches!(letter, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
}

/// Whether a word is none in any tongue: no vowel though it is no abbreviation, or signs and digits among its letters.
fn broken(word: &str, folded: &str) -> bool {
    let capitals = word.chars().all(|c| !c.is_lowercase());
    let vowel = folded.chars().any(|c| "aeiouy".contains(c));
    let odd = word.chars().any(|c| !c.is_alphanumeric() && !"-–/.,:;'’&()%+_@\u{2011}\"”“…".contains(c));
    let turns = word.chars().zip(word.chars().skip(1)).filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count();
    (!vowel && !capitals && word.chars().all(char::is_alphabetic) && word.chars().count() > 3) || odd || turns > 1
}

fn each_paragraph(blocks: &[Block], look: &mut impl FnMut(&Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => look(paragraph),
            Block::Table(table) => {
                for cell in &table.cells {
                    each_paragraph(&cell.content, look);
                }
            }
        }
    }
}
