//! Lasting memory: one SQLite file.
//!
//! The reports stay the source of truth for periods whose files are still there; the ledger keeps what they can't
//! tell: what people decided, what was published, what stood in files that were archived since. Its file is opened,
//! checked and brought to the newest shape in one place ([`Ledger::open`]).

mod access;
mod archive;
mod book;
mod error;
mod export;
mod open;
mod open_figures;
mod published;
mod rulings;
mod schema;
mod seen;

pub use book::RunRecord;
pub use error::LedgerError;
pub use export::Dump;
pub use open::{FILE, Ledger};
pub use open_figures::OpenFigure;
