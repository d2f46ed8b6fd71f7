//! Documents that a report says were issued.

use std::ops::Range;

use super::figures::Sentence;
use super::headings::Headings;
use super::read::Scope;
use super::work::{best_work, clause_around, finding};
use crate::document::Line;
use crate::facts::matching::{Feature, FeatureAt, Features};
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

/// Reads the documents issued for tasks and projects in a sentence.
pub(super) fn read_issued(
    scope: &Scope<'_>,
    line: &Line,
    sentence: &Sentence<'_>,
    features: &Features,
    headings: &Headings,
    reading: &mut Reading,
) {
    let inside = Features(features.within(sentence.range.clone()).cloned().collect());
    for (written, span) in issued_documents(sentence.text, &inside) {
        let before = fold(sentence.text.get(sentence.range.start..span.start).unwrap_or_default());
        // A document on whose ground the report is written is none that it reports.
        let grounds = ["can cu", "thuc hien cong van", "theo yeu cau", "tra loi", "thuc hien yeu cau"];
        let cited = ["cong van so", "bao cao so", "so bao cao"];
        let opening = before.starts_with("thuc hien") && fold(sentence.text).contains("bao cao ket qua");
        // "(thay Quy chế số 01-QC/ĐU)": what a new document replaces.
        let ahead = sentence.text.get(sentence.range.start..span.start).unwrap_or_default();
        let replaced = ahead.rsplit_once('(').is_some_and(|(_, w)| fold(w).trim_start().starts_with("thay "));
        if replaced
            || opening
            || grounds.iter().any(|w| before.starts_with(w))
            || cited.iter().any(|w| before.ends_with(w))
        {
            continue;
        }
        let clause = clause_around(sentence, &span);
        let said: Vec<&FeatureAt> =
            inside.0.iter().filter(|f| f.span != span && clause.contains(&f.span.start)).collect();
        let own = best_work(scope, said.clone());
        let with = best_work(scope, headings.nearest.0.iter().chain(said.iter().copied()).collect());
        // Words of their own beside the number say better than headings what it is for.
        let own_words = said.iter().filter(|f| !matches!(f.feature, Feature::Common(_))).count() > 2;
        let above = best_work(scope, headings.chain.0.iter().collect()).filter(|_| !own_words);
        let Some(best) = [own, with, above]
            .into_iter()
            .flatten()
            .max_by(|a, b| a.score.total_cmp(&b.score))
            .filter(|m| (m.recall >= 0.6 && m.mass >= 4.0) || (m.recall >= 0.95 && m.precision >= 0.9))
        else {
            continue;
        };
        let words = sentence.text.get(sentence.range.clone()).unwrap_or_default().to_owned();
        reading.push(finding(scope, line, sentence, &best, words, Measure::Product, Content::Product(written), span));
    }
}
