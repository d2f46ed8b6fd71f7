//! Domain data, loaded, layered, indexed.
//!
//! The vocabulary stands in `data/lexicon/*.toml`, compiled in; an office's own file can extend it. One file of
//! this room for each data file.

mod alike;
mod calendar;
mod cues;
mod document_kinds;
mod headers;
mod load;
mod measure_units;
mod not_figures;
mod number_words;
mod periods;
mod phrases;
mod programme;
mod qualifiers;
mod references;
mod reporting_units;
mod sections;
mod spellings;
mod statuses;
mod terms;

pub use alike::Alike;
pub use calendar::{Calendar, CalendarWord};
pub use cues::{Absence, Cue, Cues, NoneOf, RoleCue};
pub use document_kinds::TitleKind;
pub use headers::ColumnRole;
pub use load::{Lexicon, LexiconError};
pub use measure_units::{CommaThree, KnownUnit, MeasureUnits, UnitHit};
pub use not_figures::{NotFigure, NotFigureKind, NotFigures};
pub use number_words::{NumberWord, NumberWords};
pub use periods::{PeriodCue, Periods};
pub use phrases::{Hit, Phrases};
pub use programme::{
    AppendixKind, AssignmentWord, CellOpening, CorrectionWords, PlaceWord, ProgrammeColumn, ProgrammeHeading,
    ProgrammeWords, ScheduleWord, TargetWord,
};
pub use qualifiers::Qualifiers;
pub use references::ReferenceWord;
pub use reporting_units::{BodyKind, ReportingUnits};
pub use sections::{SectionKind, Sections};
pub use spellings::{Spellings, Written};
pub use statuses::{Deed, StatusWord};
pub use terms::{Meaning, TermId, Terms};
