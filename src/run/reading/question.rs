//! What is asked of a reader of files.

use std::ffi::OsString;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::{Programme, Unreadable};
use crate::run::config::Reading;

/// A message to a reader.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// Work with these settings from now on.
    Setup(Box<Setup>),
    /// Read a file.
    Question(Question),
}

/// What a reader knows before it reads.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::run) struct Setup {
    /// The settings.
    pub(in crate::run) reading: Reading,
    /// The programme that reports are held against; an empty one while there is none.
    pub(in crate::run) programme: Programme,
}

/// One file, and what of it is wanted.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Question {
    /// Where it lies.
    pub(super) path: OsString,
    /// The folder below which it was found, if it was: no link on the way from there is followed.
    pub(super) below: Option<OsString>,
    /// By what name it is told.
    pub(super) name: String,
    /// BLAKE3 of the content that is asked about; what else is found in its place by then is not read.
    pub(super) content: Option<[u8; 32]>,
    /// What is wanted.
    pub(super) wanted: Wanted,
}

/// What of a file is wanted, and what answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Wanted {
    /// What it reports: a `Vec<Submission>`.
    Report,
    /// The programme in it: a `Result<Programme, Unread>`.
    Programme,
    /// Everything that can be shown of it: a `Vec<Inspected>`.
    Inspection,
}

/// Why no programme came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::run) enum Unread {
    /// It can't be read.
    File(Unreadable),
    /// It can be read and holds no programme.
    NoProgramme,
}

/// An answer as bytes. MessagePack keeps fractions exact and tells its types, which some of the values ask for.
pub(super) fn encode<T: Serialize>(answer: &Result<T, Unreadable>) -> Vec<u8> {
    rmp_serde::to_vec(answer).unwrap_or_else(|fault| {
        let failed = Err::<(), _>(Unreadable::ReaderFailed { detail: fault.to_string() });
        rmp_serde::to_vec(&failed).unwrap_or_default()
    })
}

/// A message as bytes.
pub(super) fn encode_message(message: &Message) -> Result<Vec<u8>, Unreadable> {
    rmp_serde::to_vec(message).map_err(|fault| Unreadable::ReaderFailed { detail: fault.to_string() })
}

/// Bytes as what they were made of.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    rmp_serde::from_slice(bytes).map_err(|fault| Unreadable::ReaderFailed { detail: fault.to_string() })
}
