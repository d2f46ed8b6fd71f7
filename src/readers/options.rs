//! What a caller may set for the readers.

use super::limits::Limits;

/// Settings of the readers. The default reads everything that needs no password, within the shipped limits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Bounds on what is read.
    pub limits: Limits,
    /// Passwords to try, in order, on encrypted files.
    pub passwords: Vec<String>,
}
