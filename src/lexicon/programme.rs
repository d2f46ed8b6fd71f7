//! Words by which a programme is read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;
use crate::model::{Direction, Nature};
use crate::text::fold;

/// What stands under a heading of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProgrammeHeading {
    /// Indicators.
    Targets,
    /// Tasks and solutions, or general aims: no indicators.
    Tasks,
    /// Who leads and who cooperates.
    Assignment,
}

/// What the rows of an appendix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppendixKind {
    /// Indicators with targets.
    Indicators,
    /// Tasks with products.
    Tasks,
    /// Plans, schemes and projects with funds.
    Projects,
}

/// What a column of an appendix holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeColumn {
    /// Row numbers.
    Number,
    /// Names of indicators, tasks or projects.
    Name,
    /// Units of measure.
    Unit,
    /// A header above several target columns.
    TargetGroup,
    /// Targets to the end of the term.
    TargetTerm,
    /// Targets of each year.
    TargetYearly,
    /// Who leads.
    Lead,
    /// Who cooperates.
    Cooperating,
    /// What is to be produced.
    Product,
    /// When.
    Schedule,
    /// Where the money comes from.
    Funding,
    /// Read over.
    Other,
}

/// What a cell holds that opens with some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellOpening {
    /// An organisation.
    Organisation,
    /// A time.
    Schedule,
    /// A source of money.
    Funding,
    /// A document or another product.
    Product,
    /// A target in words.
    Target,
    /// A unit of measure.
    Unit,
}

/// Words of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AssignmentWord {
    /// "Giao".
    Give,
    /// "chủ trì", after the units that lead.
    Lead,
    /// "phối hợp với", before the units that cooperate.
    Cooperate,
    /// The purpose, after the units.
    Purpose,
    /// "Đơn vị chủ trì:".
    LeadLabel,
    /// "Đơn vị phối hợp:".
    CooperateLabel,
    /// "Thời gian thực hiện:".
    ScheduleLabel,
}

/// Words around the names of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceWord {
    /// "phường", "xã".
    Commune,
    /// "thành phố", "tỉnh".
    City,
    /// "nhiệm kỳ".
    Term,
}

/// Words around and about targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetWord {
    /// Before a figure that is to be reached: "từ", "ít nhất".
    AtLeast,
    /// Behind such a figure: "trở lên".
    AtLeastAfter,
    /// Before a figure that is to be passed: "trên".
    MoreThan,
    /// Before a figure that is not to be passed.
    AtMost,
    /// Behind such a figure: "trở xuống".
    AtMostAfter,
    /// Before a figure below which to stay: "dưới".
    LessThan,
    /// Before the whole of which the target is a part.
    Whole,
    /// Things of which less is better.
    Falling,
    /// Wordings that turn such a thing round: "thoát nghèo".
    NotFalling,
    /// "không còn": a target of zero.
    NoneLeft,
    /// A target that the level above assigns.
    Assigned,
    /// A quality to be reached.
    Reached,
    /// Work to be done.
    Done,
    /// A target left to a plan.
    Plan,
    /// "hằng năm"
    EachYear,
    /// Before a year: "đến năm".
    Until,
    /// Before a year: "năm".
    InYear,
    /// "trong nhiệm kỳ"
    Term,
    /// Openings that say nothing of what is measured.
    Boilerplate,
    /// Words of a growth rate.
    Growth,
    /// First words of a growth rate.
    GrowthOpening,
    /// Words of a share.
    Rate,
    /// Words of a count that adds up.
    Flow,
    /// Words of a number that stands at a date.
    Stock,
}

/// `programme.toml`, indexed.
#[derive(Debug)]
pub struct ProgrammeWords {
    /// Headings of the body.
    pub headings: Phrases<ProgrammeHeading>,
    /// What may follow the words of a heading.
    pub after_heading: Phrases<()>,
    /// Words of an assignment.
    pub assignment: Vec<(AssignmentWord, Phrases<()>)>,
    /// "Phụ lục".
    pub appendix: Phrases<()>,
    /// Lines after the last row.
    pub closing: Phrases<()>,
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
    /// Words of the corrections file.
    pub corrections: CorrectionWords,
}

/// The words of the corrections file for natures and directions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionWords {
    flow: String,
    stock: String,
    rate: String,
    growth: String,
    yes_no: String,
    assigned: String,
    higher: String,
    lower: String,
    equal: String,
}

impl CorrectionWords {
    /// The word for a nature.
    pub fn nature(&self, nature: Nature) -> &str {
        match nature {
            Nature::Flow => &self.flow,
            Nature::Stock => &self.stock,
            Nature::Rate => &self.rate,
            Nature::Growth => &self.growth,
            Nature::YesNo => &self.yes_no,
            Nature::Assigned => &self.assigned,
        }
    }

    /// The nature that a word stands for, however its accents and capitals are typed.
    pub fn read_nature(&self, word: &str) -> Option<Nature> {
        [Nature::Flow, Nature::Stock, Nature::Rate, Nature::Growth, Nature::YesNo, Nature::Assigned]
            .into_iter()
            .find(|nature| fold(self.nature(*nature)) == fold(word))
    }

    /// The word for the side on which the good lies.
    pub fn direction(&self, direction: Direction) -> &str {
        match direction {
            Direction::AtLeast | Direction::MoreThan => &self.higher,
            Direction::AtMost | Direction::LessThan => &self.lower,
            Direction::Equal => &self.equal,
        }
    }

    /// The side that a word stands for; whether the boundary counts is not said.
    pub fn read_direction(&self, word: &str) -> Option<Direction> {
        [Direction::AtLeast, Direction::AtMost, Direction::Equal]
            .into_iter()
            .find(|direction| fold(self.direction(*direction)) == fold(word))
    }
}

impl ProgrammeWords {
    pub(super) fn load(file: &str, text: &str) -> Result<ProgrammeWords, LexiconError> {
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
            assignment: vec![
                (AssignmentWord::Give, joined([(a.give, ())])),
                (AssignmentWord::Lead, joined([(a.lead, ())])),
                (AssignmentWord::Cooperate, joined([(a.cooperate, ())])),
                (AssignmentWord::Purpose, joined([(a.purpose, ())])),
                (AssignmentWord::LeadLabel, joined([(a.lead_label, ())])),
                (AssignmentWord::CooperateLabel, joined([(a.cooperate_label, ())])),
                (AssignmentWord::ScheduleLabel, joined([(a.schedule_label, ())])),
            ],
            appendix: joined([(read.appendix.heading, ())]),
            closing: joined([(read.appendix.closing, ())]),
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
            ]),
            targets: targets([
                read.directions,
                read.target_words,
                read.horizons,
                read.natures,
                BTreeMap::from([(TargetWord::Boilerplate, read.boilerplate.opening)]),
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

type TargetLists = BTreeMap<TargetWord, Vec<String>>;

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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    headings: Headings,
    assignment: Assignment,
    appendix: Appendix,
    kinds: Kinds,
    column: Vec<Column>,
    openings: Openings,
    place: Place,
    directions: TargetLists,
    target_words: TargetLists,
    horizons: TargetLists,
    natures: TargetLists,
    boilerplate: Boilerplate,
    corrections: CorrectionWords,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Boilerplate {
    opening: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Headings {
    targets: Vec<String>,
    tasks: Vec<String>,
    assignment: Vec<String>,
    after: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Assignment {
    give: Vec<String>,
    lead: Vec<String>,
    cooperate: Vec<String>,
    purpose: Vec<String>,
    lead_label: Vec<String>,
    cooperate_label: Vec<String>,
    schedule_label: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Appendix {
    heading: Vec<String>,
    closing: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    indicators: Vec<String>,
    tasks: Vec<String>,
    projects: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    role: ProgrammeColumn,
    wordings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Openings {
    organisation: Vec<String>,
    schedule: Vec<String>,
    funding: Vec<String>,
    product: Vec<String>,
    target: Vec<String>,
    unit: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    commune: Vec<String>,
    city: Vec<String>,
    term: Vec<String>,
}
