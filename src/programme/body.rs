//! Indicators and assignments of the body.

use std::collections::BTreeMap;

use super::appendix::Cells;
use super::assignments::assignment;
use super::headings::{closes_body, heading, opens_main_part};
use super::markers::Marker;
use super::outline::Block;
use super::region::{Address, Found, Level, Region, items};
use super::row_text::fold_space;
use crate::lexicon::{ProgrammeHeading, ProgrammeWords};
use crate::model::{Assignment, BodyIndicator, ItemId};

/// A heading that is told by how it is set is at most so long.
const TITLE_CHARS: usize = 150;

/// What the body says.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) indicators: Vec<BodyIndicator>,
    /// The cells of indicators that stand in a table.
    pub(super) rows: BTreeMap<ItemId, Cells>,
    pub(super) assignments: Vec<Assignment>,
    /// All its paragraphs.
    pub(super) paragraphs: Vec<String>,
    /// Paragraphs under headings of tasks: no items, though they may state figures.
    pub(super) prose: Vec<String>,
}

/// Reads the body: the bullets under headings of indicators, and who is charged with each group.
pub(super) fn read_body(blocks: Vec<Block>, words: &ProgrammeWords) -> Body {
    let mut reader = Reader::default();
    for (at, block) in blocks.iter().enumerate() {
        reader.take(block, blocks.get(at + 1), words);
    }
    reader.close(words);
    let paragraphs = blocks.into_iter().map(|block| block.whole).collect();
    Body { paragraphs, ..reader.finish() }
}

#[derive(Debug, Default)]
struct Reader {
    stack: Vec<Level>,
    /// Headings without numbers in the part.
    titles: u16,
    region: Option<Region>,
    found: Vec<Found>,
    assigned: Vec<(Address, Assignment)>,
    prose: Vec<String>,
}

impl Reader {
    fn take(&mut self, block: &Block, next: Option<&Block>, words: &ProgrammeWords) {
        let plain = block.marker.is_none();
        if plain && opens_main_part(&block.text, words) {
            self.close(words);
            self.stack.clear();
        } else if plain && closes_body(&block.text, words) {
            self.close(words);
        } else if is_title(block, next, words) {
            self.titles += 1;
            self.enter(Marker::Title(self.titles), block, words);
        } else {
            self.take_paragraph(block, words);
        }
    }

    fn take_paragraph(&mut self, block: &Block, words: &ProgrammeWords) {
        let headed = heading(&block.text, words);
        let kind = headed.as_ref().map(|h| h.kind);
        let numbered = block.marker.as_ref().filter(|m| m.is_numbered());
        if let Some(marker) = numbered {
            let depth = self.depth_of(marker);
            let inside = self.region.as_ref().is_some_and(|r| depth.is_none_or(|d| d >= r.depth));
            let whole_part = self.region.as_ref().is_some_and(|r| inside && self.has_levels(r) && marker.is_heading());
            if inside && !whole_part && (kind.is_none() || kind == self.region.as_ref().map(|r| r.kind)) {
                self.keep(block);
                return;
            }
            if matches!(marker, Marker::Roman(_) | Marker::Letter(_)) {
                self.titles = 0;
            }
            let address = self.enter(marker.clone(), block, words);
            self.open(kind.or(whole_part.then_some(ProgrammeHeading::Tasks)), address);
        } else if kind.is_some() {
            self.close(words);
            let address = Address::below(&self.stack);
            self.open(kind, address);
        } else {
            self.keep(block);
        }
        if let Some(text) = headed.and_then(|h| h.inline) {
            self.keep(&Block { whole: text.clone(), text, ..Block::default() });
        }
    }

    /// Whether a region is a whole part of tasks, "B. NHIỆM VỤ CỤ THỂ", in which indicators may have places of their own.
    fn has_levels(&self, region: &Region) -> bool {
        let own = self.stack.get(region.depth.wrapping_sub(1)).map(|l| &l.marker);
        region.kind == ProgrammeHeading::Tasks && matches!(own, Some(Marker::Letter(_) | Marker::Roman(_)))
    }

    fn depth_of(&self, marker: &Marker) -> Option<usize> {
        // Below capitals and Roman numerals everything begins anew, also what stood before the first of them.
        let opens_part = matches!(marker, Marker::Letter(_) | Marker::Roman(_));
        let rank = marker.rank();
        self.stack.iter().position(|l| l.marker.rank() == rank || (opens_part && l.marker.rank() > rank))
    }

    /// Puts a heading on the stack; the address above it.
    fn enter(&mut self, marker: Marker, block: &Block, words: &ProgrammeWords) -> Address {
        self.close(words);
        let depth = self.depth_of(&marker);
        self.stack.truncate(depth.unwrap_or(self.stack.len()));
        let address = Address::below(&self.stack);
        self.stack.push(Level { marker, whole: block.whole.clone() });
        address
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
        let (mut indicators, mut rows) = (Vec::new(), BTreeMap::new());
        for Found { address, text, cells } in self.found {
            let (part, group) = numbers(&address, by_letter);
            let number = counts.entry((part, group)).or_insert(0);
            *number += 1;
            let id = ItemId::Body { part, group, number: *number };
            rows.extend(cells.map(|cells| (id, cells)));
            let heading = |level: Option<&Level>| level.map(|l| fold_space(&l.whole)).unwrap_or_default();
            let part_level = if by_letter { address.letter.as_ref() } else { address.part.as_ref() };
            indicators.push(BodyIndicator {
                id,
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
        Body { indicators, rows, assignments: assignments.collect(), prose: self.prose, ..Body::default() }
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

/// Whether a paragraph is the heading of a group without a number: set apart, right above a heading of indicators.
fn is_title(block: &Block, next: Option<&Block>, words: &ProgrammeWords) -> bool {
    let apart = block.set_apart && block.marker.is_none() && block.text.chars().count() <= TITLE_CHARS;
    let open = block.text.ends_with(['.', ';', ':', ',']);
    let above = || {
        let next = next.filter(|n| n.marker.is_none()).and_then(|n| heading(&n.text, words));
        next.is_some_and(|h| h.kind == ProgrammeHeading::Targets)
    };
    apart && !open && above() && heading(&block.text, words).is_none()
}
