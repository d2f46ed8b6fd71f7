//! Web pages saved under office names.

mod read;

pub(crate) use read::read_html;
