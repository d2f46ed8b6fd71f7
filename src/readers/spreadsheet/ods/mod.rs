//! OpenDocument workbooks, streamed.

mod cell;
mod code;
mod read;
mod sheets;
mod styles;
mod text;

pub(super) use read::read_ods;
