//! Who leads and who cooperates.

use super::outline::{Block, fold_space};
use crate::lexicon::{AssignmentWord, Phrases, ProgrammeWords};
use crate::model::Assignment;
use crate::text::{self, MappedText, Token};

/// A sentence with its tokens.
struct Sentence {
    text: MappedText,
    tokens: Vec<Token>,
}

impl Sentence {
    fn new(text: &str) -> Sentence {
        let text = text::normalise(text);
        let tokens = text::tokens(text.text());
        Sentence { text, tokens }
    }

    /// The original words from one token to another, without marks at their ends.
    fn words(&self, from: usize, to: usize) -> String {
        let start = self.tokens.get(from).map(|t| t.span.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|t| t.span.end);
        let quoted = match (start, end) {
            (Some(start), Some(end)) if start < end => self.text.quote(start..end),
            _ => "",
        };
        fold_space(quoted).trim_matches([' ', ',', ';', ':', '.', '-']).to_owned()
    }

    /// The first place at or after a token where one of the phrases stands: its token range.
    fn find(&self, phrases: Option<&Phrases<()>>, from: usize) -> Option<(usize, usize)> {
        let phrases = phrases?;
        (from..self.tokens.len())
            .find_map(|at| phrases.at(self.text.text(), &self.tokens, at).map(|hit| (hit.tokens.start, hit.tokens.end)))
    }

    /// What stands after "label:" at the start of the sentence.
    fn labelled(&self, phrases: Option<&Phrases<()>>) -> Option<String> {
        let hit = phrases?.at(self.text.text(), &self.tokens, 0)?;
        let colon = self.tokens.get(hit.tokens.end).is_some_and(|t| t.key == ":");
        colon.then(|| self.words(hit.tokens.end + 1, self.tokens.len()))
    }
}

/// Reads the paragraphs under a heading of assignment; `group` is left to the caller.
pub(super) fn assignment(blocks: &[Block], words: &ProgrammeWords) -> Option<Assignment> {
    let (mut lead, mut cooperating, mut schedule) = (None, None, None);
    for block in blocks {
        let sentence = Sentence::new(&block.text);
        if let Some(found) = sentence.labelled(words.assignment(AssignmentWord::ScheduleLabel)) {
            schedule = schedule.or(Some(found));
        } else if let Some(found) = sentence.labelled(words.assignment(AssignmentWord::LeadLabel)) {
            lead = lead.or(Some(found));
        } else if let Some(found) = sentence.labelled(words.assignment(AssignmentWord::CooperateLabel)) {
            cooperating = cooperating.or(Some(found));
        } else if let Some((leads, with)) = charged(&sentence, words) {
            lead = lead.or(Some(leads));
            cooperating = cooperating.or(with);
        }
    }
    let filled = |text: Option<String>| text.filter(|t| !t.is_empty());
    Some(Assignment {
        group: String::new(),
        lead: filled(lead)?,
        cooperating: filled(cooperating),
        schedule: filled(schedule),
    })
}

/// "Giao A chủ trì, phối hợp với B xây dựng kế hoạch": A and B.
fn charged(sentence: &Sentence, words: &ProgrammeWords) -> Option<(String, Option<String>)> {
    let (lead_end, after) = sentence.find(words.assignment(AssignmentWord::Lead), 0)?;
    let give = words.assignment(AssignmentWord::Give);
    let start =
        give.and_then(|phrases| phrases.at(sentence.text.text(), &sentence.tokens, 0)).map_or(0, |hit| hit.tokens.end);
    let lead = sentence.words(start, lead_end);
    let with = sentence.find(words.assignment(AssignmentWord::Cooperate), after).map(|(_, from)| {
        let purpose = sentence.find(words.assignment(AssignmentWord::Purpose), from);
        sentence.words(from, purpose.map_or(sentence.tokens.len(), |(at, _)| at))
    });
    Some((lead, with))
}
