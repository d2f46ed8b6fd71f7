//! Words by which a programme is read.

use std::collections::BTreeMap;

use super::corrections::CorrectionWords;
use super::kinds::{
    AppendixKind, AssignmentWord, CellOpening, PlaceWord, ProgrammeColumn, ProgrammeHeading, ScheduleWord, TargetWord,
};
use super::shape::{File, TargetLists};
use crate::lexicon::load::{LexiconError, read_toml};
use crate::lexicon::phrases::Phrases;

/// `programme.toml`, indexed.
#[derive(Debug)]
pub struct ProgrammeWords {
    /// Headings of the body.
    pub headings: Phrases<ProgrammeHeading>,
    /// What may follow the words of a heading.
    pub after_heading: Phrases<()>,
    /// "Về", before the words of a heading.
    pub about: Phrases<()>,
    /// "Phần thứ hai": the parts of the whole document.
    pub main_part: Phrases<()>,
    /// Words of an assignment.
    pub assignment: Vec<(AssignmentWord, Phrases<()>)>,
    /// "Phụ lục".
    pub appendix: Phrases<()>,
    /// Lines after the last row.
    pub closing: Phrases<()>,
    /// "Tổng cộng": names of rows that add up the others.
    pub total: Phrases<()>,
    /// Words that tell what the rows of an appendix are.
    pub kinds: Phrases<AppendixKind>,
    /// Header cells.
    pub columns: Phrases<ProgrammeColumn>,
    /// Words with which a cell opens, for each of the things that it may hold.
    pub openings: Vec<(CellOpening, Phrases<()>)>,
    /// Words around names of places.
    pub places: Phrases<PlaceWord>,
    /// Words around and about targets.
    targets: BTreeMap<TargetWord, Phrases<()>>,
    /// Words of schedules.
    pub schedule: Phrases<ScheduleWord>,
    /// Words of the corrections file.
    pub corrections: CorrectionWords,
}

impl ProgrammeWords {
    pub(in crate::lexicon) fn load(file: &str, text: &str) -> Result<ProgrammeWords, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (h, a, o) = (read.headings, read.assignment, read.openings);
        let mut columns = Phrases::default();
        for entry in read.column {
            entry.wordings.iter().for_each(|wording| columns.add(wording, entry.role));
        }
        Ok(ProgrammeWords {
            headings: joined([
                (h.targets, ProgrammeHeading::Targets),
                (h.tasks, ProgrammeHeading::Tasks),
                (h.assignment, ProgrammeHeading::Assignment),
            ]),
            after_heading: joined([(h.after, ())]),
            about: joined([(h.about, ())]),
            main_part: joined([(h.main_part, ())]),
            assignment: vec![
                (AssignmentWord::Give, joined([(a.give, ())])),
                (AssignmentWord::Lead, joined([(a.lead, ())])),
                (AssignmentWord::Cooperate, joined([(a.cooperate, ())])),
                (AssignmentWord::Purpose, joined([(a.purpose, ())])),
                (AssignmentWord::LeadLabel, joined([(a.lead_label, ())])),
                (AssignmentWord::CooperateLabel, joined([(a.cooperate_label, ())])),
                (AssignmentWord::ScheduleLabel, joined([(a.schedule_label, ())])),
                (AssignmentWord::ScheduleOpening, joined([(a.schedule_opening, ())])),
            ],
            appendix: joined([(read.appendix.heading, ())]),
            closing: joined([(read.appendix.closing, ())]),
            total: joined([(read.appendix.total, ())]),
            kinds: joined([
                (read.kinds.indicators, AppendixKind::Indicators),
                (read.kinds.tasks, AppendixKind::Tasks),
                (read.kinds.projects, AppendixKind::Projects),
            ]),
            columns,
            openings: vec![
                (CellOpening::Organisation, joined([(o.organisation, ())])),
                (CellOpening::Schedule, joined([(o.schedule, ())])),
                (CellOpening::Funding, joined([(o.funding, ())])),
                (CellOpening::Product, joined([(o.product, ())])),
                (CellOpening::Target, joined([(o.target, ())])),
                (CellOpening::Unit, joined([(o.unit, ())])),
            ],
            places: joined([
                (read.place.commune, PlaceWord::Commune),
                (read.place.city, PlaceWord::City),
                (read.place.term, PlaceWord::Term),
                (read.place.elected, PlaceWord::ElectedBody),
            ]),
            targets: targets([
                read.directions,
                read.target_words,
                read.horizons,
                read.natures,
                BTreeMap::from([(TargetWord::Boilerplate, read.boilerplate.opening)]),
            ]),
            schedule: joined([
                (read.schedule.ongoing, ScheduleWord::Ongoing),
                (read.schedule.until, ScheduleWord::Until),
            ]),
            corrections: read.corrections,
        })
    }

    /// The phrases of one kind of word in assignments.
    pub fn assignment(&self, word: AssignmentWord) -> Option<&Phrases<()>> {
        self.assignment.iter().find(|(w, _)| *w == word).map(|(_, phrases)| phrases)
    }

    /// The phrases of one kind of word about targets.
    pub fn target(&self, word: TargetWord) -> Option<&Phrases<()>> {
        self.targets.get(&word)
    }

    /// The phrases with which cells of one kind open.
    pub fn opening(&self, opening: CellOpening) -> Option<&Phrases<()>> {
        self.openings.iter().find(|(o, _)| *o == opening).map(|(_, phrases)| phrases)
    }
}

fn targets<const N: usize>(lists: [TargetLists; N]) -> BTreeMap<TargetWord, Phrases<()>> {
    lists.into_iter().flatten().map(|(word, wordings)| (word, joined([(wordings, ())]))).collect()
}

fn joined<T: Copy, const N: usize>(lists: [(Vec<String>, T); N]) -> Phrases<T> {
    let mut phrases = Phrases::default();
    for (wordings, payload) in lists {
        wordings.iter().for_each(|wording| phrases.add(wording, payload));
    }
    phrases
}
