//! How the ledger is read and changed.

use rusqlite::{Params, Row, Transaction, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::LedgerError;
use super::open::{Ledger, of_sqlite};

impl Ledger {
    /// Makes a change as a whole: it is on the disk when this returns, or nothing of it is there.
    pub(super) fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerError> {
        let Ledger { path, connection } = self;
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let done = begun.and_then(|change| {
            let given = work(&change)?;
            change.commit()?;
            Ok(given)
        });
        done.map_err(|error| of_sqlite(path, &error))
    }

    /// All rows of a question.
    pub(super) fn rows<T>(
        &self,
        question: &str,
        with: impl Params,
        of_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, LedgerError> {
        let mut asked = self.connection.prepare_cached(question).map_err(|error| self.fault(&error))?;
        let rows = asked.query_map(with, of_row).and_then(Iterator::collect);
        rows.map_err(|error| self.fault(&error))
    }

    /// A kept value.
    pub(super) fn value<T: DeserializeOwned>(&self, kept: &str) -> Result<T, LedgerError> {
        let damaged =
            |error: serde_json::Error| LedgerError::Damaged { path: self.path.clone(), detail: error.to_string() };
        serde_json::from_str(kept).map_err(damaged)
    }
}

/// A value as it is kept.
pub(super) fn kept<T: Serialize>(value: &T) -> String {
    // Texts, numbers and lists only: this can't fail.
    serde_json::to_string(value).unwrap_or_default()
}

/// The plain name of a value that is a word.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    kept(value).trim_matches('"').to_owned()
}
