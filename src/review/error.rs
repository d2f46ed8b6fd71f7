//! Why the page could not be shown.

use crate::run::RunError;

/// Why the page could not be shown, or not any longer.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The consolidation could not be made.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The system gives no port, or no secret.
    #[error("{0}")]
    NoServer(String),
}
