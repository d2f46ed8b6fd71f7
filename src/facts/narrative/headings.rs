//! What the headings above a text speak of.

use crate::facts::matching::{Feature, FeatureAt, Features, opening_reference, standing};
use crate::lexicon::Lexicon;
use crate::model::ItemId;

/// The headings above a passage, read once for all its sentences.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The words of the nearest heading.
    pub(super) words: String,
    /// What the nearest heading speaks of.
    pub(super) nearest: Features,
    /// What the two nearest headings speak of together.
    pub(super) chain: Features,
    /// The passage or its heading opens with the number of an item, which `nearest` and `chain` hold.
    pub(super) pointed: bool,
    /// The byte behind that number where the passage itself opens with it.
    pub(super) behind: Option<usize>,
    /// The nearest heading is the passage's own lead-in ("Giám sát: 01 cuộc").
    pub(super) leads_in: bool,
}

impl Headings {
    /// Reads the headings above a passage, whose own text may point at an item by its number among them; `lead` is what
    /// stands before that text in its line.
    pub(super) fn read(headings: &[String], lead: &str, text: &str, lexicon: &Lexicon) -> Headings {
        let read = |heading: &String| Features::read(heading, lexicon).0;
        let words = headings.last().cloned().unwrap_or_default();
        let nearest = Features(headings.last().map(read).unwrap_or_default());
        let chain = Features(headings.iter().rev().take(2).rev().flat_map(read).collect());
        let mut read = Headings { words, nearest, chain, pointed: false, behind: None, leads_in: false };
        let own = opening_reference(text, &standing(headings, lexicon), lexicon);
        if let Some((items, behind)) = own {
            (read.nearest, read.chain) = (Features::default(), Features::default());
            read.behind = Some(behind);
            read.point_at(&items);
        } else if let Some((last, above)) = headings.split_last()
            && let Some((items, _)) = opening_reference(last, &standing(above, lexicon), lexicon)
        {
            read.point_at(&items);
        }
        let leads_in = !read.words.is_empty() && lead.contains(&read.words);
        read.leads_in = leads_in && !read.nearest.0.is_empty();
        read
    }

    fn point_at(&mut self, items: &[ItemId]) {
        self.pointed = true;
        let features = items.iter().map(|item| FeatureAt { feature: Feature::Item(*item), span: 0..0, proper: false });
        let features: Vec<FeatureAt> = features.collect();
        self.nearest.0.extend(features.iter().cloned());
        self.chain.0.extend(features);
    }
}
