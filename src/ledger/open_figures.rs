//! Figures that wait for a person.

use rusqlite::params;

use super::access::kept;
use super::error::LedgerError;
use super::open::Ledger;
use crate::model::{Fact, FigureKey, Period, Reason, Ruling, Submission};

/// A figure that waits for a person since the last run.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenFigure {
    /// The figure.
    pub about: FigureKey,
    /// The file that states it.
    pub file: String,
    /// In which words.
    pub quote: String,
    /// Why it waits.
    pub why: Vec<Reason>,
}

impl Ledger {
    /// Puts the figures of a period that wait in the place of those of the run before.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn set_open(&mut self, period: Period, figures: &[OpenFigure]) -> Result<(), LedgerError> {
        self.change(|change| {
            change.execute("DELETE FROM waiting WHERE period = ?1", [period.to_string()])?;
            let mut put = change.prepare_cached(PUT)?;
            figures.iter().try_for_each(|each| {
                let (about, why) = (kept(&each.about), kept(&each.why));
                put.execute(params![period.to_string(), each.about.id(), each.file, each.quote, why, about])?;
                Ok(())
            })
        })
    }

    /// The figures that wait, by period and in the order of the review sheet.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn open_figures(&self) -> Result<Vec<OpenFigure>, LedgerError> {
        let question = "SELECT file, quote, why, body FROM waiting ORDER BY period, rowid";
        let row = |row: &rusqlite::Row<'_>| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        };
        let rows: Vec<(String, String, String, String)> = self.rows(question, [], row)?;
        rows.into_iter()
            .map(|(file, quote, why, about)| {
                Ok(OpenFigure { about: self.value(&about)?, file, quote, why: self.value(&why)? })
            })
            .collect()
    }

    /// The figures whose key begins so: those that wait, those decided on before, and all others that were read.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn find_figure(&self, key: &str) -> Result<Vec<FigureKey>, LedgerError> {
        let question = "SELECT key, body FROM waiting WHERE substr(key, 1, length(?1)) = ?1";
        let text = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        let mut found: Vec<FigureKey> = Vec::new();
        for (_, about) in self.rows(question, [key], text)? {
            found.push(self.value(&about)?);
        }
        let question = "SELECT key, body FROM ruling WHERE substr(key, 1, length(?1)) = ?1";
        for (_, ruling) in self.rows(question, [key], text)? {
            found.push(self.value::<Ruling>(&ruling)?.about);
        }
        let question = "SELECT submission.body, fact.body FROM fact JOIN submission ON submission.id = fact.submission
            WHERE substr(fact.key, 1, length(?1)) = ?1";
        for (submission, fact) in self.rows(question, [key], text)? {
            found.push(self.value::<Submission>(&submission)?.key(&self.value::<Fact>(&fact)?));
        }
        found.sort_by_key(FigureKey::id);
        found.dedup_by_key(|about| about.id());
        Ok(found)
    }
}

const PUT: &str = "INSERT OR IGNORE INTO waiting (period, key, file, quote, why, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
