//! Loading of the shipped data files.

/// All domain data of the program. Each field is one data file, in its own module of this room.
#[derive(Debug)]
#[non_exhaustive]
pub struct Lexicon {}

/// A data file that can't be used: which one, where, what is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {message}")]
pub struct LexiconError {
    /// The data file.
    pub file: String,
    /// Line, column and fault, as the TOML reader tells them.
    pub message: String,
}

impl Lexicon {
    /// The lexicon that ships with the program.
    ///
    /// # Errors
    /// A shipped file breaks its shape; the tests load it, so that this can't happen in a release.
    pub fn shipped() -> Result<Lexicon, LexiconError> {
        Ok(Lexicon {})
    }
}
