//! Documents that a report says were issued.

use std::ops::Range;

use super::read::SentenceReader;
use super::work::{best_work, clause_around};
use crate::facts::matching::{Feature, FeatureAt, Features, Match};
use crate::facts::reading::Reading;
use crate::model::{Content, Measure};
use crate::text::fold;

/// Bodies above the commune: their documents are carried out here, not issued.
const SUPERIOR: [&str; 16] = [
    "tw", "tu", "cp", "ttg", "qh", "bct", "bbt", "btctw", "ubktw", "vptw", "tinh", "hdtv", "ubkttu", "ttu", "qh15",
    "btv",
];

/// The number and sign of each document of the unit or the commune in a text, with its bytes.
pub(crate) fn issued_documents(text: &str, features: &Features) -> Vec<(String, Range<usize>)> {
    features
        .0
        .iter()
        .filter_map(|f| match &f.feature {
            Feature::Reference(key) if !is_superior(key) => {
                text.get(f.span.clone()).map(|written| (written.to_owned(), f.span.clone()))
            }
            _ => None,
        })
        .collect()
}

fn is_superior(key: &str) -> bool {
    let parts: Vec<&str> = key.split(['-', '/']).collect();
    parts.iter().skip(1).any(|p| SUPERIOR.contains(p)) || parts.iter().any(|p| p.starts_with("qh1")) || parts.len() > 4
}

impl SentenceReader<'_> {
    /// Reads the documents issued for tasks and projects.
    pub(super) fn read_issued(&self, reading: &mut Reading) {
        let sentence = self.sentence;
        let inside = Features(self.features.within(sentence.range.clone()).cloned().collect());
        for (written, span) in issued_documents(sentence.text, &inside) {
            if self.is_cited(&span) {
                continue;
            }
            let clause = clause_around(sentence, &span);
            let said: Vec<&FeatureAt> =
                inside.0.iter().filter(|f| f.span != span && clause.contains(&f.span.start)).collect();
            let Some(best) = self.issued_for(&said) else { continue };
            let words = sentence.text.get(sentence.range.clone()).unwrap_or_default().to_owned();
            reading.push(self.told(&best, words, Measure::Product, Content::Product(written), span));
        }
    }

    /// A document that is a ground of the report or was replaced: none that it reports.
    fn is_cited(&self, span: &Range<usize>) -> bool {
        let sentence = self.sentence;
        let ahead = sentence.text.get(sentence.range.start..span.start).unwrap_or_default();
        let before = fold(ahead);
        let grounds = ["can cu", "thuc hien cong van", "theo yeu cau", "tra loi", "thuc hien yeu cau"];
        let cited = ["cong van so", "bao cao so", "so bao cao"];
        let opening = before.starts_with("thuc hien") && fold(sentence.text).contains("bao cao ket qua");
        // "(thay Quy chế số 01-QC/ĐU)": what a new document replaces.
        let replaced = ahead.rsplit_once('(').is_some_and(|(_, w)| fold(w).trim_start().starts_with("thay "));
        replaced
            || opening
            || grounds.iter().any(|w| before.starts_with(w))
            || cited.iter().any(|w| before.ends_with(w))
    }

    /// The work that a document was issued for, by the words beside its number and the headings.
    fn issued_for(&self, said: &[&FeatureAt]) -> Option<Match> {
        let scope = self.scope;
        let own = best_work(scope, said.to_vec());
        let with = best_work(scope, self.headings.nearest.0.iter().chain(said.iter().copied()).collect());
        // Words of their own beside the number say better than headings what it is for.
        let own_words = said.iter().filter(|f| !f.is_common()).count() > 2;
        let above = best_work(scope, self.headings.chain.0.iter().collect()).filter(|_| !own_words);
        let named = [own, with, above]
            .into_iter()
            .flatten()
            .max_by(|a, b| a.score.total_cmp(&b.score))
            .filter(|m| (m.recall >= 0.6 && m.mass >= 4.0) || (m.recall >= 0.95 && m.precision >= 0.9));
        named.or_else(|| self.carried_topic(said))
    }
}
