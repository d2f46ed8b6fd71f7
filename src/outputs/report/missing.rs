//! Items that nobody reported on, by section.

use crate::outputs::entries::Entry;
use crate::outputs::safe_text::line;
use crate::wording::{account, item_name, place};

/// Longest name in the list, in letters.
const NAME: usize = 64;

/// A sentence for each section of the programme's lists, with the items in it by their short names.
pub(super) fn missing(entries: &[&Entry]) -> Vec<String> {
    let mut sections: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for entry in entries {
        let (section, number) = place::within(entry.id);
        let item = (item_name::short(&entry.name, NAME), number);
        match sections.last_mut().filter(|(known, _)| *known == section) {
            Some((_, items)) => items.push(item),
            None => sections.push((section, vec![item])),
        }
    }
    sections.iter().map(|(section, items)| line(&account::listed_items(section, items))).collect()
}
