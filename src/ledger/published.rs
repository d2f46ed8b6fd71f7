//! Published periods, entered.

use rusqlite::params;

use super::access::kept;
use super::error::LedgerError;
use super::open::Ledger;
use crate::model::Published;

impl Ledger {
    /// Enters a published version; one that is entered already is left.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn add_published(&mut self, published: &Published) -> Result<(), LedgerError> {
        self.change(|change| {
            change.execute(
                "INSERT OR IGNORE INTO published (period, version, at, reason, inputs, body)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    published.period.to_string(),
                    published.version,
                    published.at,
                    published.reason,
                    i64::try_from(published.inputs.len()).unwrap_or(i64::MAX),
                    kept(published),
                ],
            )?;
            Ok(())
        })
    }

    /// All published versions, by period and version.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn published(&self) -> Result<Vec<Published>, LedgerError> {
        let question = "SELECT body FROM published ORDER BY period, version";
        let bodies = self.rows(question, [], |row| row.get::<_, String>(0))?;
        bodies.iter().map(|body| self.value(body)).collect()
    }
}
