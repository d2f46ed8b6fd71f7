//! Indicators and assignments of the body.

use std::collections::BTreeMap;

use super::assignments::assignment;
use super::markers::Marker;
use super::outline::{Block, fold_space, outline};
use crate::document::{FileKind, Line};
use crate::lexicon::{ProgrammeHeading, ProgrammeWords};
use crate::model::{Assignment, BodyIndicator, ItemId};
use crate::text;

/// What the body says.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) indicators: Vec<BodyIndicator>,
    pub(super) assignments: Vec<Assignment>,
    /// All its paragraphs.
    pub(super) paragraphs: Vec<String>,
    /// Paragraphs under headings of tasks: no items, though they may state figures.
    pub(super) prose: Vec<String>,
}

/// Reads the body: the bullets under headings of indicators, and who is charged with each group.
pub(super) fn read_body(lines: &[&Line], kind: FileKind, words: &ProgrammeWords) -> Body {
    let blocks = outline(lines, kind, |text| heading(text, words).is_some());
    let mut reader = Reader::default();
    for block in &blocks {
        reader.take(block, words);
    }
    reader.close(words);
    let paragraphs = blocks.into_iter().map(|block| block.whole).collect();
    Body { paragraphs, ..reader.finish() }
}

/// The kind of heading that a paragraph is, if it is one of those that say what stands below.
fn heading(text: &str, words: &ProgrammeWords) -> Option<ProgrammeHeading> {
    let normalised = text::normalise(text);
    let normalised = normalised.text();
    let tokens = text::tokens(normalised);
    let hit = words.headings.at(normalised, &tokens, 0)?;
    let mut rest = tokens.get(hit.tokens.end..)?;
    while let Some((first, more)) = rest.split_first()
        && first.kind == text::TokenKind::Mark
    {
        rest = more;
    }
    let start = tokens.len() - rest.len();
    let fits = rest.is_empty() || (rest.len() <= 12 && words.after_heading.at(normalised, &tokens, start).is_some());
    fits.then_some(*hit.payload)
}

/// A heading above the current paragraph.
#[derive(Debug, Clone)]
struct Level {
    marker: Marker,
    whole: String,
}

/// The levels under which a region stands: what its ids are made of.
#[derive(Debug, Clone, Default)]
struct Address {
    part: Option<Level>,
    group: Option<Level>,
    letter: Option<Level>,
}

#[derive(Debug)]
struct Region {
    kind: ProgrammeHeading,
    /// Levels of the stack that stand above, the region's own heading included.
    depth: usize,
    address: Address,
    blocks: Vec<Block>,
}

/// An indicator with the address from which its id will be made.
#[derive(Debug)]
struct Found {
    address: Address,
    text: String,
}

#[derive(Debug, Default)]
struct Reader {
    stack: Vec<Level>,
    region: Option<Region>,
    found: Vec<Found>,
    assigned: Vec<(Address, Assignment)>,
    prose: Vec<String>,
}

impl Reader {
    fn take(&mut self, block: &Block, words: &ProgrammeWords) {
        let kind = heading(&block.text, words);
        let numbered = block.marker.as_ref().filter(|m| m.is_numbered());
        if let Some(marker) = numbered {
            // Below capitals and Roman numerals everything begins anew, also what stood before the first of them.
            let opens_part = matches!(marker, Marker::Letter(_) | Marker::Roman(_));
            let at_or_below =
                |l: &Level| l.marker.rank() == marker.rank() || (opens_part && l.marker.rank() > marker.rank());
            let depth = self.stack.iter().position(at_or_below);
            let inside = self.region.as_ref().is_some_and(|r| depth.is_none_or(|d| d >= r.depth));
            if inside && (kind.is_none() || kind == self.region.as_ref().map(|r| r.kind)) {
                self.keep(block);
                return;
            }
            self.close(words);
            self.stack.truncate(depth.unwrap_or(self.stack.len()));
            let address = self.address();
            self.stack.push(Level { marker: marker.clone(), whole: block.whole.clone() });
            self.open(kind, address);
        } else if kind.is_some() {
            self.close(words);
            let address = self.address();
            self.open(kind, address);
        } else {
            self.keep(block);
        }
    }

    fn open(&mut self, kind: Option<ProgrammeHeading>, address: Address) {
        if let Some(kind) = kind {
            self.region = Some(Region { kind, depth: self.stack.len(), address, blocks: Vec::new() });
        }
    }

    fn keep(&mut self, block: &Block) {
        if let Some(region) = &mut self.region {
            region.blocks.push(block.clone());
        }
    }

    /// The levels above, from the stack as it stands.
    fn address(&self) -> Address {
        let letter = self.stack.iter().find(|l| matches!(l.marker, Marker::Letter(_))).cloned();
        let roman = self.stack.iter().position(|l| matches!(l.marker, Marker::Roman(_)));
        let below = roman.map_or(&self.stack[..], |at| self.stack.get(at + 1..).unwrap_or_default());
        let group = below.iter().find(|l| !matches!(l.marker, Marker::Letter(_))).cloned();
        Address { part: roman.and_then(|at| self.stack.get(at)).cloned(), group, letter }
    }

    fn close(&mut self, words: &ProgrammeWords) {
        let Some(region) = self.region.take() else { return };
        match region.kind {
            ProgrammeHeading::Targets => {
                let own = self.stack.get(region.depth.wrapping_sub(1)).cloned();
                self.found.extend(items(region, own));
            }
            ProgrammeHeading::Assignment => {
                let named = region.address.part.is_some() || region.address.group.is_some();
                if let Some(found) = assignment(&region.blocks, words).filter(|_| named) {
                    self.assigned.push((region.address, found));
                }
            }
            ProgrammeHeading::Tasks => self.prose.extend(region.blocks.into_iter().map(|b| b.text)),
        }
    }

    fn finish(self) -> Body {
        let letters = self.found.iter().filter_map(|f| f.address.letter.as_ref()).map(|l| l.marker.number());
        let by_letter = letters.collect::<std::collections::BTreeSet<_>>().len() > 1
            && self.found.iter().all(|f| f.address.part.is_none());
        let mut counts: BTreeMap<(u16, u16), u16> = BTreeMap::new();
        let mut indicators = Vec::new();
        for Found { address, text } in self.found {
            let (part, group) = numbers(&address, by_letter);
            let number = counts.entry((part, group)).or_insert(0);
            *number += 1;
            let heading = |level: Option<&Level>| level.map(|l| fold_space(&l.whole)).unwrap_or_default();
            let part_level = if by_letter { address.letter.as_ref() } else { address.part.as_ref() };
            indicators.push(BodyIndicator {
                id: ItemId::Body { part, group, number: *number },
                part: heading(part_level),
                section: heading(address.group.as_ref().or(part_level)),
                text,
                parts: Vec::new(),
            });
        }
        let assignments = self.assigned.into_iter().map(|(address, mut found)| {
            let (part, group) = numbers(&address, by_letter);
            found.group = group_id(part, group);
            found
        });
        Body { indicators, assignments: assignments.collect(), prose: self.prose, ..Body::default() }
    }
}

fn numbers(address: &Address, by_letter: bool) -> (u16, u16) {
    let part = if by_letter { &address.letter } else { &address.part };
    let number = |level: &Option<Level>| level.as_ref().map_or(0, |l| l.marker.number());
    (number(part), number(&address.group))
}

/// The id of a group, in the form of the ids of its items without the last number.
fn group_id(part: u16, group: u16) -> String {
    let id = ItemId::Body { part, group, number: 0 }.to_string();
    id.trim_end_matches(".0").to_owned()
}

/// The indicators of a region: its dashes; where it has none, its numbered paragraphs; else its plain ones.
fn items(region: Region, own: Option<Level>) -> Vec<Found> {
    let dashes = region.blocks.iter().any(|b| b.marker == Some(Marker::Dash));
    let numbered = region.blocks.iter().any(|b| b.marker.as_ref().is_some_and(Marker::is_numbered));
    let mut address = region.address;
    let mut found: Vec<Found> = Vec::new();
    for (at, block) in region.blocks.iter().enumerate() {
        let is_item = match &block.marker {
            Some(Marker::Dash) => true,
            Some(Marker::Plus) => false,
            Some(_) => !dashes,
            None => !dashes && !numbered && !block.text.ends_with(':'),
        };
        if is_item {
            found.push(Found { address: address.clone(), text: block.text.clone() });
        } else if let Some(marker) = block.marker.as_ref().filter(|m| m.is_numbered()) {
            // A numbered line above dashes is a group of its own.
            let above = region.blocks.get(at + 1).is_some_and(|b| b.marker.is_none() || b.marker == Some(Marker::Dash));
            if above {
                let level = Level { marker: marker.clone(), whole: block.whole.clone() };
                if address.part.is_none() {
                    address.part = own.clone().filter(|l| matches!(l.marker, Marker::Roman(_)));
                }
                address.group = Some(level);
            }
        } else if let Some(last) = found.last_mut()
            && (block.marker.is_some() || !last.text.ends_with(['.', ';']))
        {
            last.text = format!("{} {}", last.text, block.whole);
        }
    }
    if let Some(own) = own.filter(|l| matches!(l.marker, Marker::Roman(_))) {
        for item in &mut found {
            item.address.part.get_or_insert_with(|| own.clone());
        }
    }
    found
}
