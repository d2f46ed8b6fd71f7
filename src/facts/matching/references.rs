//! Items pointed at by their number.

use std::ops::Range;

use crate::lexicon::{Lexicon, ReferenceWord};
use crate::model::{ItemId, from_roman};
use crate::text::{Token, tokens};

/// Bytes between two words of one reference: ", ", " của ", " - ".
const BETWEEN: usize = 8;

/// A place of the programme, as far as it is said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pointer {
    appendix: Option<u16>,
    section: Option<u16>,
    /// Numbers behind the section: a row, or a group and a row.
    numbers: Vec<u16>,
    kind: Option<ReferenceWord>,
    /// The kind's word says itself that a number follows ("dự án số 3").
    counted: bool,
    span: Range<usize>,
}

/// The items that a text points at ("Phụ lục 2, mục VII, nhiệm vụ 1"), each with the bytes of the words; where the
/// words leave open which of several it is, all of them. Whether the programme has them is not known here.
pub(super) fn references(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<(Vec<ItemId>, Range<usize>)> {
    let written = written_ids(text);
    let pointers = pointers(text, tokens, lexicon);
    written
        .into_iter()
        .chain(pointers.into_iter().map(|p| (p.items(), p.span)).filter(|(items, _)| !items.is_empty()))
        .collect()
}

/// "PL2.III.1": ids as the program's own tables and forms write them.
fn written_ids(text: &str) -> Vec<(Vec<ItemId>, Range<usize>)> {
    const APART: [char; 8] = [' ', '\n', ',', ';', '(', ')', ':', '|'];
    let words = text.split_inclusive(APART).scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word.trim_end_matches(APART).trim_end_matches('.')))
    });
    words
        .filter(|(_, word)| word.starts_with("PL") && word.contains('.'))
        .filter_map(|(start, word)| Some((vec![word.parse::<ItemId>().ok()?], start..start + word.len())))
        .collect()
}

/// The place that headings name, outermost first: "Phần B, mục I.8", "Phụ lục 2, mục V".
pub(crate) fn standing(headings: &[String], lexicon: &Lexicon) -> Pointer {
    let mut standing = Pointer::default();
    for heading in headings {
        let Some(named) = pointers(heading, &tokens(heading), lexicon).into_iter().next() else { continue };
        if named.appendix.is_some() {
            standing = Pointer { appendix: named.appendix, ..Pointer::default() };
        }
        if named.section.is_some() {
            (standing.section, standing.numbers) = (named.section, named.numbers);
        }
    }
    standing
}

/// The items that a text opens with by number, as its headings complete it ("Chỉ tiêu 5: …" below "Mục I.8"), and
/// the byte behind the reference.
pub(crate) fn opening_reference(text: &str, standing: &Pointer, lexicon: &Lexicon) -> Option<(Vec<ItemId>, usize)> {
    let mut pointer = pointers(text, &tokens(text), lexicon).into_iter().next().filter(|p| p.span.start <= 3)?;
    if pointer.section.is_none() && pointer.appendix.is_none() {
        pointer.section = standing.section;
        let own = std::mem::take(&mut pointer.numbers);
        pointer.numbers = standing.numbers.iter().copied().chain(own).collect();
    }
    pointer.appendix = pointer.appendix.or(standing.appendix);
    let end = pointer.span.end;
    Some((pointer.items(), end)).filter(|(items, _)| !items.is_empty())
}

fn pointers(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Pointer> {
    let mut pointers: Vec<Pointer> = Vec::new();
    for hit in lexicon.references.find(text, tokens) {
        let Some((first, last)) = tokens.get(hit.tokens.start).zip(tokens.get(hit.tokens.end - 1)) else { continue };
        let Some(number) = numeral(text, last.span.end) else { continue };
        let start = first.span.start;
        match pointers.last_mut() {
            Some(open) if start >= open.span.end && start - open.span.end <= BETWEEN => {}
            _ => pointers.push(Pointer { span: start..start, ..Pointer::default() }),
        }
        if let Some(open) = pointers.last_mut() {
            open.span.end = number.end;
            open.add(*hit.payload, &number, hit.tokens.len() > 1);
        }
    }
    pointers
}

impl Pointer {
    fn add(&mut self, word: ReferenceWord, numeral: &Numeral, counted: bool) {
        match word {
            ReferenceWord::Appendix => self.appendix = numeral.section.or(numeral.numbers.first().copied()),
            ReferenceWord::Section | ReferenceWord::Row => {
                self.section = self.section.or(numeral.section);
                self.numbers.extend(&numeral.numbers);
            }
            kind => {
                self.kind = Some(kind);
                self.counted |= counted;
                self.section = self.section.or(numeral.section);
                self.numbers.extend(&numeral.numbers);
            }
        }
    }

    fn items(&self) -> Vec<ItemId> {
        let section = self.section.unwrap_or(0);
        let indicator = |number| ItemId::Indicator { section, number, part: None };
        match (self.appendix, self.kind, self.numbers.as_slice()) {
            (Some(1), _, [number]) => vec![indicator(*number)],
            (Some(2), _, [number]) => vec![ItemId::Task { section, number: *number }],
            (Some(3), _, [number]) => vec![ItemId::Project { section, number: *number }],
            (None, _, [group, number]) if section > 0 => {
                vec![ItemId::Body { part: section, group: *group, number: *number }]
            }
            (None, Some(ReferenceWord::Indicator), [number]) if section > 0 => vec![indicator(*number)],
            (None, Some(ReferenceWord::Task), [number]) if section > 0 => {
                vec![ItemId::Task { section, number: *number }]
            }
            (None, Some(ReferenceWord::Project), [number]) if self.counted => {
                vec![ItemId::Project { section, number: *number }]
            }
            (None, None, [number]) if section > 0 => {
                vec![indicator(*number), ItemId::Task { section, number: *number }]
            }
            _ => Vec::new(),
        }
    }
}

/// What stands behind a word of reference: "II", "13", "II.13", "I.5.3".
struct Numeral {
    section: Option<u16>,
    numbers: Vec<u16>,
    end: usize,
}

fn numeral(text: &str, from: usize) -> Option<Numeral> {
    let rest = text.get(from..)?;
    let trimmed = rest.trim_start_matches([' ', ':', '.']);
    let start = from + (rest.len() - trimmed.len());
    let written: String =
        trimmed.chars().take_while(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | '.' | '/')).collect();
    let written = written.trim_end_matches(['.', '/']);
    // A word that merely begins so, a percentage, a figure with its unit.
    let behind = trimmed.get(written.len()..)?.trim_start();
    let goes_on = trimmed.get(written.len()..)?.starts_with(char::is_alphanumeric);
    let plain = written.starts_with(|c: char| c.is_ascii_digit());
    let counted = behind.starts_with('%') || (plain && behind.starts_with(char::is_lowercase));
    if written.is_empty() || goes_on || counted || start - from > 3 {
        return None;
    }
    let mut numeral = Numeral { section: None, numbers: Vec::new(), end: start + written.len() };
    for (at, part) in written.split(['.', '/']).enumerate() {
        match part.parse::<u16>() {
            Ok(number) if part.len() <= 2 => numeral.numbers.push(number),
            Ok(_) => return None,
            Err(_) if at == 0 => numeral.section = Some(from_roman(part)?),
            Err(_) => return None,
        }
    }
    Some(numeral)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::shipped().unwrap();
        let found = references(text, &tokens(text), &lexicon);
        let ids: Vec<String> = found.into_iter().flat_map(|(ids, _)| ids).map(|id| id.to_string()).collect();
        assert_eq!(ids, expected, "{text}");
    }

    #[test]
    fn numbers_of_items_are_read_in_any_order_of_their_words() {
        check("Mục VII, nhiệm vụ 1 - Tăng cường kiểm tra", &["PL2.VII.1"]);
        check("Chỉ tiêu số 13, mục II, Phụ lục 1: đạt 96,7%", &["PL1.II.13"]);
        check("Phụ lục 3, công trình số 26: đang lập hồ sơ", &["PL3.26"]);
        check("STT 39, Phụ lục 3: đã thực hiện", &["PL3.39"]);
        check("Mục II.5, chỉ tiêu 3: đạt", &["B.II.5.3"]);
        check("mục II.13 đạt 95%", &["PL1.II.13", "PL2.II.13"]);
        check("PL2.III.1 Bầu cử: xong (PL3.12)", &["PL2.III.1", "PL3.12"]);
    }

    #[test]
    fn headings_complete_a_number() {
        let lexicon = Lexicon::shipped().unwrap();
        let ids = |headings: &[&str], text: &str| {
            let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
            opening_reference(text, &standing(&headings, &lexicon), &lexicon)
                .map(|(ids, _)| ids.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert_eq!(ids(&["PHẦN B, MỤC I.8"], "Chỉ tiêu 5: 03 nhà"), Some(vec!["B.I.8.5".to_owned()]));
        assert_eq!(ids(&["PHỤ LỤC 2, MỤC V"], "Số 1: đang thực hiện"), Some(vec!["PL2.V.1".to_owned()]));
        assert_eq!(ids(&["PHỤ LỤC 1"], "Mục II, số 24: trồng 180 cây"), Some(vec!["PL1.II.24".to_owned()]));
        assert_eq!(ids(&["PHỤ LỤC 3"], "Số 9: đã tổ chức"), Some(vec!["PL3.9".to_owned()]));
        assert_eq!(ids(&["Kết quả"], "Chỉ tiêu 95% đã đạt"), None);
    }

    #[test]
    fn figures_and_document_numbers_point_at_nothing() {
        check("đạt chỉ tiêu 95% năm 2026", &[]);
        check("chỉ tiêu 80 đảng viên", &[]);
        check("Nghị quyết số 12-NQ/ĐU", &[]);
        check("toàn phường có 3 dự án, 12 công trình", &[]);
    }
}
