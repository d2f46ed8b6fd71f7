//! Periods whose reports are gone.

use std::collections::BTreeSet;

use rusqlite::params;

use super::error::LedgerError;
use super::open::Ledger;
use crate::model::{Fact, Period, Submission};

impl Ledger {
    /// The files of the periods that the drop folder no longer holds, as they were read in the last run that saw the
    /// period; in order of path. `open` are the periods that it holds.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn archived(&self, open: &BTreeSet<Period>) -> Result<Vec<Submission>, LedgerError> {
        let question = "SELECT id, body FROM submission AS one WHERE state IN ('read', 'duplicate', 'superseded')
            AND last_run = (SELECT max(last_run) FROM submission AS other WHERE other.period = one.period
            AND other.state IN ('read', 'duplicate', 'superseded'))
            ORDER BY file, hash";
        let rows = self.rows(question, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        let mut found = Vec::new();
        for (id, body) in rows {
            let mut submission: Submission = self.value(&body)?;
            if submission.period.is_some_and(|period| !open.contains(&period)) {
                submission.facts = self.facts_of(id)?;
                found.push(submission);
            }
        }
        Ok(found)
    }

    fn facts_of(&self, submission: i64) -> Result<Vec<Fact>, LedgerError> {
        let question = "SELECT body FROM fact WHERE submission = ?1 ORDER BY position";
        let bodies = self.rows(question, params![submission], |row| row.get::<_, String>(0))?;
        bodies.iter().map(|body| self.value(body)).collect()
    }
}
