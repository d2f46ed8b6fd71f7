//! The ledger's file, opened, checked, migrated.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::error::LedgerError;
use super::schema::{APPLICATION, MIGRATIONS};

/// Name of the ledger within the folder of outputs.
pub const FILE: &str = "so-cai.sqlite";
/// How long another program may hold the file.
const PATIENCE: Duration = Duration::from_secs(20);

/// The ledger, open. Everything that is written is whole on the disk when the call returns, or not there at all.
#[derive(Debug)]
pub struct Ledger {
    pub(super) path: PathBuf,
    pub(super) connection: Connection,
}

impl Ledger {
    /// Opens the file, or makes it; the folder must be there. It is checked whole, and brought to the newest version
    /// after a copy was put beside it.
    ///
    /// # Errors
    /// The file is damaged or no ledger, comes from a newer program, is in use, or the system refuses.
    pub fn open(path: &Path) -> Result<Ledger, LedgerError> {
        let fault = |error: rusqlite::Error| of_sqlite(path, &error);
        let connection = Connection::open(path).map_err(fault)?;
        connection.busy_timeout(PATIENCE).map_err(fault)?;
        let mut ledger = Ledger { path: path.to_owned(), connection };
        ledger.check()?;
        // Where the disk can't do write-ahead logging (some shares), SQLite stays with its journal.
        let wal = |_: &rusqlite::Row<'_>| Ok(());
        ledger.connection.query_row("PRAGMA journal_mode = WAL", [], wal).map_err(fault)?;
        ledger.connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON").map_err(fault)?;
        ledger.migrate()?;
        Ok(ledger)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn check(&self) -> Result<(), LedgerError> {
        let damaged = |detail: String| LedgerError::Damaged { path: self.path.clone(), detail };
        let application: u32 = self.number("application_id")?;
        if application != APPLICATION && self.number("schema_version")? != 0 {
            return Err(damaged("application_id".to_owned()));
        }
        let found: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|error| self.fault(&error))?;
        if found == "ok" { Ok(()) } else { Err(damaged(found)) }
    }

    fn migrate(&mut self) -> Result<(), LedgerError> {
        let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
        let found = self.number("user_version")?;
        if found > known {
            return Err(LedgerError::Newer { path: self.path.clone(), found, known });
        }
        if found > 0 && found < known {
            self.keep_copy(found)?;
        }
        let path = self.path.clone();
        let fault = |error: rusqlite::Error| of_sqlite(&path, &error);
        // Held from here on: of two programs that start together one migrates, the other finds it done.
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let found: u32 = change.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(fault)?;
        if found < known {
            for step in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(usize::MAX)) {
                change.execute_batch(step).map_err(fault)?;
            }
            change.pragma_update(None, "application_id", APPLICATION).map_err(fault)?;
            change.pragma_update(None, "user_version", known).map_err(fault)?;
        }
        change.commit().map_err(fault)
    }

    /// Puts a copy beside the file: `so-cai.v1.sqlite`. One of an earlier try is left and numbered on.
    fn keep_copy(&self, version: u32) -> Result<(), LedgerError> {
        let name = |attempt: u32| match attempt {
            0 => self.path.with_extension(format!("v{version}.sqlite")),
            _ => self.path.with_extension(format!("v{version}-{attempt}.sqlite")),
        };
        let free = (0..).map(name).find(|copy| copy.symlink_metadata().is_err());
        let copy = free.unwrap_or_else(|| name(0));
        let copied = self.connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]);
        copied.map(|_| ()).map_err(|error| of_sqlite(&copy, &error))
    }

    fn number(&self, pragma: &str) -> Result<u32, LedgerError> {
        let asked = self.connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
        let number = asked.map_err(|error| self.fault(&error))?;
        Ok(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// A refusal of SQLite.
    pub(super) fn fault(&self, error: &rusqlite::Error) -> LedgerError {
        of_sqlite(&self.path, error)
    }
}

/// A refusal of SQLite.
pub(super) fn of_sqlite(path: &Path, error: &rusqlite::Error) -> LedgerError {
    let (path, detail) = (path.to_owned(), error.to_string());
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => LedgerError::Damaged { path, detail },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => LedgerError::InUse { path },
        _ => LedgerError::Failed { path, detail },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_version_is_copied_and_brought_forward_and_a_newer_one_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join(FILE);
        let old = Connection::open(&path).unwrap();
        old.execute_batch(MIGRATIONS[0]).unwrap();
        old.pragma_update(None, "application_id", APPLICATION).unwrap();
        old.pragma_update(None, "user_version", 1).unwrap();
        drop(old);
        drop(Ledger::open(&path).unwrap());
        let version = |path: &Path| -> u32 {
            let file = Connection::open(path).unwrap();
            file.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
        };
        assert_eq!(version(&path), u32::try_from(MIGRATIONS.len()).unwrap());
        assert_eq!(version(&home.path().join("so-cai.v1.sqlite")), 1);
        Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(Ledger::open(&path), Err(LedgerError::Newer { found: 99, .. })));
    }
}
