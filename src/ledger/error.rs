//! Why the ledger can't be used.

use std::path::PathBuf;

/// Why the ledger can't be used. The sentence for people is made by the command.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The file is damaged, or is no ledger.
    #[error("{path}: {detail}")]
    Damaged { path: PathBuf, detail: String },
    /// A newer program wrote it.
    #[error("{path} has version {found}, known is {known}")]
    Newer { path: PathBuf, found: u32, known: u32 },
    /// Another program holds it for too long.
    #[error("{path} is in use")]
    InUse { path: PathBuf },
    /// The system or SQLite refused.
    #[error("{path}: {detail}")]
    Failed { path: PathBuf, detail: String },
}
