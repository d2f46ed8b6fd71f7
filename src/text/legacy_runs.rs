//! Runs joined, old encodings decoded.

use std::borrow::Cow;
use std::ops::Range;

use super::legacy::{Encoding, of_font};
use super::legacy_detect::{Lean, Sign, Survey, Tally, is_byte_letter, judge};
use super::letters::capital;
use super::lookalike::lookalike;
use super::mojibake::mended;

/// The text of a paragraph's runs with old encodings decoded, and the names of those.
pub(super) fn join(runs: &[(&str, Option<&str>)], survey: &Survey) -> (String, Vec<&'static str>) {
    let joined = Joined::new(runs);
    if let Cow::Owned(mended) = mended(&joined.text) {
        return (mended, vec!["UTF-8"]);
    }
    if !joined.may_be_legacy(survey) {
        return (joined.text, Vec::new());
    }
    let words = joined.words();
    let context = Context::new(&words, &joined.text, survey);
    let mut decoded = String::with_capacity(joined.text.len() * 2);
    let mut encodings = Vec::new();
    let mut end = 0;
    for (i, word) in words.iter().enumerate() {
        decoded.push_str(joined.text.get(end..word.range.start).unwrap_or_default());
        end = word.range.end;
        let source = joined.text.get(word.range.clone()).unwrap_or_default();
        let encoding = context.encoding(i, source);
        match encoding.and_then(|e| Some((e, e.decode(source)?))) {
            Some((encoding, letters)) => {
                if !encodings.contains(&encoding.name()) {
                    encodings.push(encoding.name());
                }
                decoded.push_str(&in_case(letters, word.capitals || joined.is_in_capitals(&words, i)));
            }
            None if word.capitals && context.is_legacy(word) => decoded.push_str(&in_case(source.to_owned(), true)),
            None => decoded.push_str(source),
        }
    }
    decoded.push_str(joined.text.get(end..).unwrap_or_default());
    (decoded, encodings)
}

fn in_case(letters: String, capitals: bool) -> String {
    if capitals { letters.chars().map(capital).collect() } else { letters }
}

/// Runs as one text, with the fonts of its stretches.
struct Joined<'a> {
    text: String,
    /// End of each stretch, and its font.
    fonts: Vec<(usize, Option<&'a str>)>,
}

/// A word and what is known of it.
struct Word<'a> {
    range: Range<usize>,
    sign: Sign,
    font: Option<&'a str>,
    /// The encoding that the font stands for.
    named: Option<Encoding>,
    /// The font draws small letters as capitals.
    capitals: bool,
}

impl<'a> Joined<'a> {
    fn new(runs: &[(&str, Option<&'a str>)]) -> Joined<'a> {
        let mut text = String::with_capacity(runs.iter().map(|(run, _)| run.len()).sum());
        let mut fonts = Vec::with_capacity(runs.len());
        for &(run, font) in runs {
            if font.is_some_and(|name| name.eq_ignore_ascii_case("symbol")) {
                run.chars().for_each(|c| push_symbol(&mut text, c));
            } else {
                text.push_str(run);
            }
            fonts.push((text.len(), font));
        }
        Joined { text, fonts }
    }

    /// A cheap look that lets almost all Unicode text pass.
    fn may_be_legacy(&self, survey: &Survey) -> bool {
        let old_font = || self.fonts.iter().any(|(_, font)| font.is_some_and(|name| of_font(name).is_some()));
        if self.text.is_ascii() {
            return old_font();
        }
        survey.legacy() > 0 || self.text.chars().any(is_byte_letter) || old_font()
    }

    fn words(&self) -> Vec<Word<'a>> {
        let start = self.text.as_ptr() as usize;
        let word = |source: &str| {
            let from = source.as_ptr() as usize - start;
            let decisive = source.find(|c: char| !c.is_ascii()).unwrap_or(0);
            let font = self.font_at(from + decisive);
            let last = self.font_at(from + source.len() - 1).and_then(of_font);
            Word {
                range: from..from + source.len(),
                sign: judge(source),
                font,
                named: font.and_then(of_font).map(|(encoding, _)| encoding),
                capitals: last.is_some_and(|(_, capitals)| capitals),
            }
        };
        self.text.split_whitespace().map(word).collect()
    }

    fn font_at(&self, at: usize) -> Option<&'a str> {
        let stretch = self.fonts.partition_point(|(end, _)| *end <= at);
        self.fonts.get(stretch).and_then(|(_, font)| *font)
    }

    /// Fonts of small letters have no capitals with tones: "CéNG HßA X· HéI" is meant in capitals. A word of one
    /// capital ("X·") goes with its neighbours.
    fn is_in_capitals(&self, words: &[Word<'_>], i: usize) -> bool {
        let source = |at: usize| words.get(at).and_then(|word| self.text.get(word.range.clone())).unwrap_or_default();
        let capitals = |text: &str| {
            let small = text.chars().any(|c| c.is_ascii_lowercase());
            if small { 0 } else { text.chars().filter(char::is_ascii_uppercase).count() }
        };
        let is_toned = |text: &str| !text.is_ascii() && !text.contains(|c: char| c.is_ascii_digit());
        let is_beside = |at: Option<usize>| at.map(source).is_some_and(|text| capitals(text) >= 2 && is_toned(text));
        match capitals(source(i)) {
            0 => false,
            1 => is_beside(i.checked_sub(1)) || is_beside(Some(i + 1)),
            _ => true,
        }
    }
}

/// Signs of the Symbol font that a figure can hang on (≥, ≤), typed by their bytes or in the private use area.
fn push_symbol(text: &mut String, c: char) {
    let private = if ('\u{80}'..='\u{FF}').contains(&c) { char::from_u32(0xF000 + u32::from(c)) } else { Some(c) };
    match private.and_then(lookalike) {
        Some(sign) => text.push_str(sign.meant),
        None => text.push(c),
    }
}

/// What decides a word beyond its own letters.
struct Context<'a> {
    words: &'a [Word<'a>],
    tally: Tally,
    survey: &'a Survey,
}

impl<'a> Context<'a> {
    /// One odd word of no known font is left alone among Unicode ones; a cell of one word is believed.
    fn new(words: &'a [Word<'a>], text: &str, survey: &'a Survey) -> Context<'a> {
        let mut tally = Tally::default();
        words.iter().for_each(|word| tally.add(word.sign));
        let odd = |word: &Word| matches!(word.sign, Sign::Legacy(_));
        // A sign that is no letter ("B¸o") says more than a letter of another language ("bång").
        let plain = |word: &Word| {
            let source = text.get(word.range.clone()).unwrap_or_default();
            let has_sign = source.chars().any(|c| is_byte_letter(c) && !c.is_alphabetic());
            let long = source.chars().count() >= 3 && source.chars().any(|c| c.is_ascii_alphabetic());
            long && (has_sign || survey.unicode() == 0)
        };
        let trusted = tally.legacy() >= 2
            || survey.legacy() >= 3
            || words.iter().any(|word| odd(word) && (word.named.is_some() || (tally.unicode() == 0 && plain(word))));
        Context { words, tally: if trusted { tally } else { tally.unicode_only() }, survey }
    }

    /// The encoding of a word, if it is in an old one.
    fn encoding(&self, i: usize, source: &str) -> Option<Encoding> {
        let word = self.words.get(i)?;
        match word.sign {
            Sign::Plain | Sign::Unicode => None,
            Sign::Legacy(encoding) => (word.named.is_some() || self.tally.legacy() > 0).then_some(encoding),
            Sign::Old => word.named.or(self.tally.encoding()).or(self.survey.encoding()),
            Sign::Open { .. } => self.leaning(i).filter(|&encoding| word.sign.admits(encoding)),
            Sign::Foreign => {
                // Marks of VNI are letters that Vietnamese has as well; those of TCVN3 it has not.
                let is_odd = |encoding| encoding == Encoding::Vni || source.chars().any(is_byte_letter);
                self.leaning(i).filter(|encoding| is_odd(*encoding))
            }
        }
    }

    fn lean(&self, word: &Word) -> Lean {
        match self.tally.lean() {
            Lean::Nothing => self.survey.lean(word.font),
            lean => lean,
        }
    }

    /// The encoding that font, paragraph and document lean to for an undecided word.
    fn leaning(&self, i: usize) -> Option<Encoding> {
        let word = self.words.get(i)?;
        match self.lean(word) {
            Lean::Unicode => None,
            Lean::Legacy(encoding) => Some(encoding),
            Lean::Mixed => self.nearest(i),
            Lean::Nothing => word.named,
        }
    }

    /// What the nearest decided word is in; the one before is asked first.
    fn nearest(&self, i: usize) -> Option<Encoding> {
        let decided = |word: &Word| match word.sign {
            Sign::Unicode => Some(None),
            Sign::Legacy(encoding) => Some(Some(encoding)),
            Sign::Plain | Sign::Old | Sign::Open { .. } | Sign::Foreign => None,
        };
        let before = self.words.get(..i)?.iter().rev().enumerate().find_map(|(d, w)| Some((d, decided(w)?)));
        let after = self.words.get(i + 1..)?.iter().enumerate().find_map(|(d, w)| Some((d, decided(w)?)));
        match (before, after) {
            (Some((d, sign)), Some((e, _))) if d <= e => sign,
            (_, Some((_, sign))) | (Some((_, sign)), None) => sign,
            (None, None) => self.words.get(i)?.named,
        }
    }

    fn is_legacy(&self, word: &Word) -> bool {
        matches!(self.lean(word), Lean::Legacy(_))
    }
}
