//! Who leads and who cooperates.

use super::outline::Block;
use super::row_text::fold_space;
use crate::lexicon::{AssignmentWord, CellOpening, Phrases, ProgrammeWords};
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

    /// Whether it says who leads or cooperates.
    fn charges(&self, words: &ProgrammeWords) -> bool {
        let said = |word| self.find(words.assignment(word), 0).is_some();
        said(AssignmentWord::Lead) || said(AssignmentWord::Cooperate)
    }

    /// The time of "thực hiện hằng năm", "hoàn thành trước năm 2029".
    fn time(&self, words: &ProgrammeWords) -> Option<String> {
        let text = self.text.text();
        let opening = words.assignment(AssignmentWord::ScheduleOpening)?.at(text, &self.tokens, 0)?.tokens.end;
        words.opening(CellOpening::Schedule)?.at(text, &self.tokens, opening)?;
        Some(self.words(opening, self.tokens.len()))
    }

    /// What stands after "label:" at the start of the sentence.
    fn labelled(&self, phrases: Option<&Phrases<()>>) -> Option<String> {
        let hit = phrases?.at(self.text.text(), &self.tokens, 0)?;
        let colon = self.tokens.get(hit.tokens.end).is_some_and(|t| t.key == ":");
        colon.then(|| self.words(hit.tokens.end + 1, self.tokens.len()))
    }
}

/// What the paragraphs under a heading of assignment tell.
#[derive(Debug, Default)]
struct Told {
    lead: Option<String>,
    cooperating: Option<String>,
    schedule: Option<String>,
}

impl Told {
    fn slot(&mut self, word: AssignmentWord) -> &mut Option<String> {
        match word {
            AssignmentWord::LeadLabel => &mut self.lead,
            AssignmentWord::CooperateLabel => &mut self.cooperating,
            _ => &mut self.schedule,
        }
    }

    /// A paragraph: labels and times piece by piece, the rest as one sentence.
    fn take(&mut self, paragraph: &str, words: &ProgrammeWords) {
        let mut charge = String::new();
        let mut label: Option<AssignmentWord> = None;
        for piece in pieces(paragraph) {
            let sentence = Sentence::new(piece);
            let labels = [AssignmentWord::ScheduleLabel, AssignmentWord::LeadLabel, AssignmentWord::CooperateLabel];
            let labelled = labels.into_iter().find_map(|l| Some((l, sentence.labelled(words.assignment(l))?)));
            if let Some((found, text)) = labelled {
                self.slot(found).get_or_insert(text);
                label = Some(found);
            } else if let Some(time) = sentence.time(words).filter(|_| !charge.is_empty() || self.lead.is_some()) {
                self.schedule.get_or_insert(time);
            } else if let Some(open) = label.filter(|_| !sentence.charges(words)) {
                // "Phối hợp: A; B": the list goes on behind the semicolon.
                let text = sentence.words(0, sentence.tokens.len());
                let whole = self.slot(open).take().map(|before| format!("{before}; {text}"));
                *self.slot(open) = whole;
            } else {
                charge.push_str(piece);
            }
        }
        if let Some((leads, with)) = charged(&Sentence::new(&charge), words) {
            self.lead.get_or_insert(leads);
            self.cooperating = self.cooperating.take().or(with);
        }
    }
}

/// The stretches of a paragraph up to each semicolon and full stop, which belong to them.
fn pieces(paragraph: &str) -> impl Iterator<Item = &str> {
    paragraph.split_inclusive(';').flat_map(|piece| piece.split_inclusive(". "))
}

/// Reads the paragraphs under a heading of assignment; `group` is left to the caller.
pub(super) fn assignment(blocks: &[Block], words: &ProgrammeWords) -> Option<Assignment> {
    let mut told = Told::default();
    blocks.iter().for_each(|block| told.take(&block.text, words));
    let filled = |text: Option<String>| text.filter(|t| !t.is_empty());
    Some(Assignment {
        group: String::new(),
        lead: filled(told.lead)?,
        cooperating: filled(told.cooperating),
        schedule: filled(told.schedule),
    })
}

/// "Giao A chủ trì, phối hợp với B xây dựng kế hoạch", "A chủ trì; B phối hợp thực hiện": A and B.
fn charged(sentence: &Sentence, words: &ProgrammeWords) -> Option<(String, Option<String>)> {
    let (lead_end, after) = sentence.find(words.assignment(AssignmentWord::Lead), 0)?;
    let give = words.assignment(AssignmentWord::Give);
    let start =
        give.and_then(|phrases| phrases.at(sentence.text.text(), &sentence.tokens, 0)).map_or(0, |hit| hit.tokens.end);
    let lead = sentence.words(start, lead_end);
    let with = sentence.find(words.assignment(AssignmentWord::Cooperate), after).map(|(word, from)| {
        let behind = sentence.tokens.get(from).map(|t| t.key.as_str());
        if matches!(behind, None | Some(";" | "." | ",")) {
            return sentence.words(after, word);
        }
        let purpose = sentence.find(words.assignment(AssignmentWord::Purpose), from);
        sentence.words(from, purpose.map_or(sentence.tokens.len(), |(at, _)| at))
    });
    Some((lead, with))
}
