//! The indicators of one stretch of the body.

use super::appendix::Cells;
use super::markers::Marker;
use super::outline::Block;
use crate::lexicon::ProgrammeHeading;

/// A heading above a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) marker: Marker,
    pub(super) whole: String,
}

/// The levels under which a stretch stands: what its ids are made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Address {
    pub(super) part: Option<Level>,
    pub(super) group: Option<Level>,
    pub(super) letter: Option<Level>,
}

impl Address {
    /// The address below headings, the highest first. Where there is no Roman level, two levels of Arabic numbers are
    /// part and group.
    pub(super) fn below(stack: &[Level]) -> Address {
        let letter = stack.iter().find(|l| matches!(l.marker, Marker::Letter(_))).cloned();
        let roman = stack.iter().position(|l| matches!(l.marker, Marker::Roman(_)));
        let below = roman.map_or(stack, |at| stack.get(at + 1..).unwrap_or_default());
        let mut numbered = below.iter().filter(|l| !matches!(l.marker, Marker::Letter(_)));
        let group = numbered.next().cloned();
        match (roman.and_then(|at| stack.get(at)), &group, numbered.next()) {
            (None, Some(Level { marker: Marker::Number(_), .. }), Some(lower)) => {
                Address { part: group, group: Some(lower.clone()), letter }
            }
            (part, _, _) => Address { part: part.cloned(), group, letter },
        }
    }
}

/// A stretch below a heading of indicators, tasks or assignments.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) kind: ProgrammeHeading,
    /// Levels of the stack that stand above, the region's own heading included.
    pub(super) depth: usize,
    pub(super) address: Address,
    pub(super) blocks: Vec<Block>,
}

/// An indicator with the address from which its id will be made.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) address: Address,
    pub(super) text: String,
    /// The cells of a row of a table.
    pub(super) cells: Option<Cells>,
}

/// The indicators of a region: its bullets; where it has none, its numbered paragraphs; else its plain ones.
pub(super) fn items(region: Region, own: Option<Level>) -> Vec<Found> {
    let has = |wanted: Marker| region.blocks.iter().any(|b| b.marker.as_ref() == Some(&wanted));
    let (dashes, bullets) = (has(Marker::Dash), has(Marker::Dash) || has(Marker::Plus));
    let numbered = region.blocks.iter().any(|b| b.marker.as_ref().is_some_and(Marker::is_numbered));
    let own = own.filter(|l| matches!(l.marker, Marker::Roman(_)));
    let mut address = region.address;
    let mut found: Vec<Found> = Vec::new();
    for (at, block) in region.blocks.iter().enumerate() {
        let heads = heads(block, region.blocks.get(at + 1), bullets);
        let is_item = match &block.marker {
            Some(Marker::Dash) => true,
            Some(Marker::Plus) => !dashes,
            Some(_) => !bullets && !heads,
            None => !bullets && !numbered && !block.text.ends_with(':'),
        };
        if is_item {
            found.push(Found { address: address.clone(), text: block.text.clone(), cells: block.cells.clone() });
        } else if let Some(marker) = block.marker.as_ref().filter(|m| m.is_numbered()) {
            if heads {
                let level = Level { marker: marker.clone(), whole: block.whole.clone() };
                if matches!(marker, Marker::Roman(_)) {
                    (address.part, address.group) = (Some(level), None);
                } else {
                    address.part = address.part.or_else(|| own.clone());
                    address.group = Some(level);
                }
            }
        } else if let Some(last) = found.last_mut()
            && (block.marker.is_some() || !last.text.ends_with(['.', ';']))
            && last.cells.is_none()
        {
            last.text = format!("{} {}", last.text, block.whole);
        }
    }
    if let Some(own) = own {
        for item in &mut found {
            item.address.part.get_or_insert_with(|| own.clone());
        }
    }
    found
}

/// Whether a numbered paragraph is a heading within the region: it stands above bullets or plain lines; where there
/// are no bullets, above paragraphs of a lower level, and states no figure itself.
fn heads(block: &Block, next: Option<&Block>, bullets: bool) -> bool {
    let (Some(marker), Some(next)) = (block.marker.as_ref().filter(|m| m.is_numbered()), next) else { return false };
    if bullets {
        return next.marker.as_ref().is_none_or(|m| !m.is_numbered());
    }
    let above = next.marker.as_ref().is_none_or(|m| m.rank() > marker.rank());
    let wordy = !block.text.chars().any(|c| c.is_ascii_digit()) && !block.text.ends_with(['.', ';']);
    above && marker.is_heading() && (matches!(marker, Marker::Roman(_)) || wordy)
}
