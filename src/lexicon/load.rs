//! Loading of the shipped data files.

use serde::de::DeserializeOwned;

use super::calendar::Calendar;
use super::cues::Cues;
use super::document_kinds::TitleKind;
use super::headers::ColumnRole;
use super::measure_units::MeasureUnits;
use super::not_figures::NotFigures;
use super::number_words::NumberWords;
use super::periods::Periods;
use super::phrases::Phrases;
use super::programme::ProgrammeWords;
use super::qualifiers::Qualifiers;
use super::references::ReferenceWord;
use super::reporting_units::ReportingUnits;
use super::sections::Sections;
use super::statuses::{Deed, StatusWord};
use super::terms::Terms;
use super::{document_kinds, headers, references, statuses};

/// All domain data of the program. Each field is one data file, in its own module of this room.
#[derive(Debug)]
#[non_exhaustive]
pub struct Lexicon {
    /// Notions and their wordings.
    pub terms: Terms,
    /// Words that tell the role of a figure.
    pub cues: Cues,
    /// Words that say how work stands.
    pub statuses: Phrases<StatusWord>,
    /// Deeds that finish work of one kind.
    pub deeds: Vec<Deed>,
    /// Headings of reports.
    pub sections: Sections,
    /// Header cells of tables.
    pub headers: Phrases<ColumnRole>,
    /// Names of reporting units.
    pub reporting_units: ReportingUnits,
    /// Titles of documents.
    pub document_kinds: Phrases<TitleKind>,
    /// Words for periods.
    pub periods: Periods,
    /// Words by which a programme is read.
    pub programme: ProgrammeWords,
    /// Units of measure.
    pub measure_units: MeasureUnits,
    /// Words that make a number no figure.
    pub not_figures: NotFigures,
    /// Numbers in words.
    pub number_words: NumberWords,
    /// Words that limit, estimate or join figures.
    pub qualifiers: Qualifiers,
    /// Words of dates and lengths of time.
    pub calendar: Calendar,
    /// Words that point at items by number.
    pub references: Phrases<ReferenceWord>,
}

/// A data file that can't be used: which one, where, what is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {message}")]
pub struct LexiconError {
    /// The data file.
    pub file: String,
    /// Line, column and fault, as the TOML reader tells them.
    pub message: String,
}

/// A data file by name and its text.
macro_rules! data {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/lexicon/", $name)))
    };
}

impl Lexicon {
    /// The lexicon that ships with the program.
    ///
    /// # Errors
    /// A shipped file breaks its shape; the tests load it, so that this can't happen in a release.
    pub fn shipped() -> Result<Lexicon, LexiconError> {
        let (terms, cues, status) = (data!("terms.toml"), data!("cues.toml"), data!("statuses.toml"));
        let (sections, header) = (data!("sections.toml"), data!("headers.toml"));
        let (units, kinds, periods) =
            (data!("reporting-units.toml"), data!("document-kinds.toml"), data!("periods.toml"));
        let (measures, not_figures) = (data!("measure-units.toml"), data!("not-figures.toml"));
        let (number_words, qualifiers) = (data!("number-words.toml"), data!("qualifiers.toml"));
        let calendar = data!("calendar.toml");
        let (programme, reference) = (data!("programme.toml"), data!("references.toml"));
        let (statuses, deeds) = statuses::load(status.0, status.1)?;
        Ok(Lexicon {
            terms: Terms::load(terms.0, terms.1)?,
            cues: Cues::load(cues.0, cues.1)?,
            statuses,
            deeds,
            sections: Sections::load(sections.0, sections.1)?,
            headers: headers::load(header.0, header.1)?,
            reporting_units: ReportingUnits::load(units.0, units.1)?,
            document_kinds: document_kinds::load(kinds.0, kinds.1)?,
            periods: Periods::load(periods.0, periods.1)?,
            programme: ProgrammeWords::load(programme.0, programme.1)?,
            measure_units: MeasureUnits::load(measures.0, measures.1)?,
            not_figures: NotFigures::load(not_figures.0, not_figures.1)?,
            number_words: NumberWords::load(number_words.0, number_words.1)?,
            qualifiers: Qualifiers::load(qualifiers.0, qualifiers.1)?,
            calendar: Calendar::load(calendar.0, calendar.1)?,
            references: references::load(reference.0, reference.1)?,
        })
    }
}

/// Reads a data file into its shape; the fault names line and column.
pub(super) fn read_toml<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|fault| LexiconError { file: file.to_owned(), message: fault.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_data_files_have_their_shape() {
        if let Err(fault) = Lexicon::shipped() {
            panic!("{fault}");
        }
    }
}
