//! Names of reporting units and their spellings.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;
use crate::text::{fold, tokens};

/// A kind of body, as words of its name tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The Fatherland Front and the mass organisations.
    Front,
    Police,
    Military,
    /// The Party's committee that inspects.
    Control,
    /// The Party's own bodies.
    Party,
    /// Council, committee and offices of the state.
    Government,
    /// The many small units, which report on whatever they have.
    Grassroots,
    /// The Party's organisation of some body.
    Organisation,
    /// Every unit ("các cơ quan, đơn vị").
    Every,
}

/// `reporting-units.toml`, indexed.
#[derive(Debug)]
pub struct ReportingUnits {
    heads: Phrases<()>,
    dropped: Vec<String>,
    organs: Phrases<()>,
    fields: Phrases<()>,
    needs_superior: Vec<String>,
    short: Phrases<String>,
    same: Vec<(String, String)>,
    kinds: Phrases<BodyKind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    head: Vec<String>,
    drop: Vec<String>,
    organ: Vec<String>,
    field: Vec<String>,
    needs_superior: Vec<String>,
    short: BTreeMap<String, String>,
    same: BTreeMap<String, Vec<String>>,
    kind: BTreeMap<BodyKind, Vec<String>>,
}

impl ReportingUnits {
    pub(super) fn load(file: &str, text: &str) -> Result<ReportingUnits, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (mut heads, mut short) = (Phrases::default(), Phrases::default());
        read.head.iter().for_each(|head| heads.add(head, ()));
        let mut fields = Phrases::default();
        read.field.iter().for_each(|field| fields.add(field, ()));
        let mut organs = Phrases::default();
        read.organ.iter().for_each(|organ| organs.add(organ, ()));
        for (abbreviation, full) in read.short {
            short.add(&abbreviation, full);
        }
        let mut same: Vec<(String, String)> =
            read.same.iter().flat_map(|(main, others)| others.iter().map(|other| (fold(other), fold(main)))).collect();
        // Longer names first, so that "đảng ủy công an" is folded before "công an".
        same.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let mut kinds = Phrases::default();
        for (kind, names) in read.kind {
            names.iter().for_each(|name| kinds.add(name, kind));
        }
        Ok(ReportingUnits {
            heads,
            dropped: read.drop.iter().map(|line| fold(line)).collect(),
            organs,
            fields,
            needs_superior: read.needs_superior.iter().map(|name| fold(name)).collect(),
            short,
            same,
            kinds,
        })
    }

    /// Words that open the name of an organisation.
    pub fn heads(&self) -> &Phrases<()> {
        &self.heads
    }

    /// Fields of work within names; only their first letter is a capital ("Phòng Kinh tế").
    pub fn fields(&self) -> &Phrases<()> {
        &self.fields
    }

    /// Whether a line of a letterhead names no unit: a motto, whole or the part of one that a narrow column wraps.
    pub fn is_dropped(&self, line: &str) -> bool {
        let folded = fold(line);
        let part = folded.split_whitespace().count() >= 2;
        self.dropped.contains(&folded) || (part && self.dropped.iter().any(|motto| motto.contains(&folded)))
    }

    /// A name without the leading body that speaks for it: "BCH Đoàn phường" is the "Đoàn phường".
    pub fn without_organ<'a>(&self, name: &'a str) -> &'a str {
        let words = tokens(name);
        let Some(hit) = self.organs.at(name, &words, 0) else { return name };
        let rest = words.get(hit.tokens.end).and_then(|t| name.get(t.span.start..)).unwrap_or_default();
        if self.heads.at(rest, &tokens(rest), 0).is_some() { rest } else { name }
    }

    /// Whether a name is told apart only by the body above it.
    pub fn needs_superior(&self, name: &str) -> bool {
        self.needs_superior.contains(&fold(name))
    }

    /// A name with its abbreviations written out, in lower case where they were.
    pub fn spelled_out(&self, name: &str) -> String {
        let tokens = tokens(name);
        let mut full = String::new();
        let mut copied = 0;
        for hit in self.short.find(name, &tokens) {
            let (Some(first), Some(last)) =
                (tokens.get(hit.tokens.start), tokens.get(hit.tokens.end.saturating_sub(1)))
            else {
                continue;
            };
            full.push_str(name.get(copied..first.span.start).unwrap_or_default());
            full.push_str(hit.payload);
            copied = last.span.end;
        }
        full.push_str(name.get(copied..).unwrap_or_default());
        full
    }

    /// The kinds of bodies that a cell of the programme names; none for one that means every unit.
    pub fn kinds_of_cell(&self, cell: &str) -> BTreeSet<BodyKind> {
        let mut kinds = self.kinds(cell);
        kinds.remove(&BodyKind::Organisation);
        kinds
    }

    /// The kinds of body that a unit's own name names; none where it is one of the many (a school, a neighbourhood), or of
    /// no kind that is known.
    pub fn kinds_of_name(&self, name: &str) -> BTreeSet<BodyKind> {
        let mut kinds = self.kinds(name);
        // Every office has a Party cell, which answers for the Party's own items too; a mass organisation has members who
        // are in other cells.
        let named = kinds.remove(&BodyKind::Organisation);
        if named || (!kinds.is_empty() && !kinds.contains(&BodyKind::Front)) {
            kinds.insert(BodyKind::Party);
        }
        if kinds.contains(&BodyKind::Grassroots) { BTreeSet::new() } else { kinds }
    }

    fn kinds(&self, words: &str) -> BTreeSet<BodyKind> {
        let full = self.spelled_out(words);
        let found: BTreeSet<BodyKind> =
            self.kinds.find(&full, &tokens(&full)).into_iter().map(|hit| *hit.payload).collect();
        if found.contains(&BodyKind::Every) { BTreeSet::new() } else { found }
    }

    /// The comparison key of a unit's name: abbreviations written out, accents and level words ("phường", "số") left
    /// out, and the names of one unit brought to one. Equal keys name the same unit, for a commune of that name.
    pub fn key(&self, name: &str, commune: Option<&str>) -> String {
        let mut folded = format!(" {} ", fold(&self.spelled_out(name)));
        if let Some(commune) = commune {
            let place = fold(commune);
            let bare = place.split_once(' ').map_or(place.as_str(), |(_, rest)| rest).to_owned();
            for place in [place, bare] {
                if !place.is_empty() {
                    folded = folded.replace(&format!(" {place} "), " ");
                }
            }
        }
        for level in ["phuong", "xa", "dac khu", "thi tran", "so", "cac"] {
            folded = folded.replace(&format!(" {level} "), " ");
        }
        let mut key = folded.split_whitespace().map(strip_zeros).collect::<Vec<_>>().join(" ");
        for (other, main) in &self.same {
            if key == *other {
                key.clone_from(main);
                break;
            }
            if let Some(rest) = key.strip_prefix(other.as_str()).filter(|rest| rest.starts_with(' ')) {
                key = format!("{main}{rest}");
                break;
            }
        }
        key
    }
}

fn strip_zeros(word: &str) -> &str {
    let stripped = word.trim_start_matches('0');
    if stripped.is_empty() { word } else { stripped }
}
