//! Which names name the same unit.

use crate::lexicon::{AssignmentWord, Lexicon};
use crate::model::{ReportingUnit, Submission};
use crate::text::{fold, tokens};

/// The comparison key of a unit: equal keys, same unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct UnitKey(String);

impl UnitKey {
    /// Whether a name stood behind the key.
    pub(super) fn is_known(&self) -> bool {
        !self.0.starts_with('?')
    }
}

/// Names of units as one commune writes them.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitNames<'a> {
    lexicon: &'a Lexicon,
    commune: Option<&'a str>,
}

impl<'a> UnitNames<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, commune: Option<&'a str>) -> UnitNames<'a> {
        UnitNames { lexicon, commune }
    }

    /// The key of a written name; `None` where nothing but level words stands there.
    pub(super) fn key(&self, name: &str) -> Option<UnitKey> {
        let key = self.lexicon.reporting_units.key(name, self.commune);
        (!key.is_empty()).then_some(UnitKey(key))
    }

    /// The key of a submission's sender; senders that were not recognised are told apart by their file.
    pub(super) fn sender(&self, submission: &Submission) -> UnitKey {
        let known = submission.unit.as_ref().and_then(|unit| self.key(unit.name()));
        known.unwrap_or_else(|| UnitKey(format!("?{}", submission.file)))
    }

    /// The units that a cell of the programme names, first to last: "Đảng ủy UBND phường, Ban Xây dựng Đảng". Names
    /// may hold commas and "và" themselves, so that a piece begins only where an organisation's name can begin.
    pub(super) fn in_cell(&self, cell: &str) -> Vec<ReportingUnit> {
        let mut names: Vec<String> = Vec::new();
        for (piece, separator) in pieces(cell) {
            let opens = self.opens_a_name(piece);
            match names.last_mut() {
                Some(last) if !opens => {
                    last.push_str(separator);
                    last.push_str(piece);
                }
                _ => names.push(piece.to_owned()),
            }
        }
        names.iter().map(|name| ReportingUnit::new(name)).filter(|unit| self.key(unit.name()).is_some()).collect()
    }

    /// The part of a lead cell that names who leads: "A" of "A chủ trì, phối hợp với B", of "Chủ trì: A".
    pub(super) fn lead_part<'c>(&self, cell: &'c str) -> &'c str {
        let words = tokens(cell);
        let marks = [AssignmentWord::Lead, AssignmentWord::Cooperate]
            .into_iter()
            .filter_map(|word| self.lexicon.programme.assignment(word))
            .flat_map(|phrases| phrases.find(cell, &words));
        let mut ranges: Vec<(usize, usize)> = marks.map(|hit| (hit.tokens.start, hit.tokens.end)).collect();
        ranges.sort_unstable();
        let first = match ranges.first() {
            Some((0, end)) => *end,
            _ => 0,
        };
        let last = ranges.iter().map(|(start, _)| *start).find(|start| *start > first);
        let from = words.get(first).map_or(0, |token| token.span.start);
        let to = last.and_then(|at| words.get(at)).map_or(cell.len(), |token| token.span.start);
        cell.get(from..to).unwrap_or(cell).trim_matches([' ', ':', ',', ';', '.', '\n'])
    }

    /// Keys of everything in a list that may be a unit: its names whole, and each piece between separators, since a
    /// name there is often followed by words that are none ("Công an phường và các nhà tài trợ").
    pub(super) fn keys_in_list(&self, cell: &str) -> Vec<UnitKey> {
        let whole = self.in_cell(cell).into_iter().filter_map(|unit| self.key(unit.name()));
        whole.chain(pieces(cell).into_iter().filter_map(|(piece, _)| self.key(piece))).collect()
    }

    fn opens_a_name(&self, piece: &str) -> bool {
        let piece = strip_plural(piece);
        let full = self.lexicon.reporting_units.spelled_out(piece);
        let heads = self.lexicon.reporting_units.heads();
        let begins = |text: &str| heads.at(text, &tokens(text), 0).is_some();
        begins(piece) || begins(&full)
    }
}

/// Whether a name stands for many units ("các tổ chức chính trị - xã hội"): no single report answers for it.
pub(super) fn is_collective(name: &str) -> bool {
    strip_plural(name).len() != name.trim().len()
}

/// The name without the plural word before it.
fn strip_plural(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(' ') {
        Some((first, rest)) if fold(first) == "cac" => rest.trim_start(),
        _ => name,
    }
}

/// The pieces of a cell between commas, semicolons and "và", each with what stood before it.
fn pieces(cell: &str) -> Vec<(&str, &'static str)> {
    let mut found = Vec::new();
    for (i, part) in cell.split(';').enumerate() {
        for (j, part) in part.split(',').enumerate() {
            for (k, part) in part.split(" và ").enumerate() {
                let separator = match (i, j, k) {
                    (_, _, 1..) => " và ",
                    (_, 1.., _) => ", ",
                    (1.., _, _) => "; ",
                    _ => "",
                };
                let part = part.trim().trim_end_matches('.');
                if !part.is_empty() {
                    found.push((part, separator));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_gives_its_units_whole() {
        let lexicon = Lexicon::shipped().unwrap();
        let names = UnitNames::new(&lexicon, Some("phường Kiến An"));
        let check = |cell: &str, want: &[&str]| {
            let got: Vec<String> = names.in_cell(cell).iter().map(|unit| unit.name().to_owned()).collect();
            assert_eq!(got, want, "{cell}");
        };
        check(
            "Đảng ủy UBND phường, Ban Xây dựng Đảng Đảng ủy phường",
            &["Đảng ủy UBND phường", "Ban Xây dựng Đảng Đảng ủy phường"],
        );
        check("Phòng Kinh tế, Hạ tầng và Đô thị", &["Phòng Kinh tế, Hạ tầng và Đô thị"]);
        check("Thường trực HĐND, các Ban HĐND phường", &["Thường trực HĐND", "các Ban HĐND phường"]);
        assert_eq!(names.lead_part("UBMTTQVN phường chủ trì, phối hợp Đảng ủy UBND phường"), "UBMTTQVN phường");
        assert_eq!(names.lead_part("Chủ trì: Công an phường; phối hợp: UBND phường"), "Công an phường");
        assert_eq!(names.lead_part("Công an phường"), "Công an phường");
        assert!(is_collective("Các tổ chức chính trị - xã hội"));
        assert!(!is_collective("Công an phường"));
        assert_eq!(names.key("Đảng ủy UBND phường"), names.key("Ủy ban nhân dân phường Kiến An"));
        assert_ne!(names.key("Tổ dân phố số 3"), names.key("Tổ dân phố số 13"));
    }
}
