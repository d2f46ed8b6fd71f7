//! Words by which a programme is read.

mod corrections;
mod kinds;
mod shape;
mod words;

pub use corrections::CorrectionWords;
pub use kinds::{
    AppendixKind, AssignmentWord, CellOpening, PlaceWord, ProgrammeColumn, ProgrammeHeading, ScheduleWord, TargetWord,
};
pub use words::ProgrammeWords;
