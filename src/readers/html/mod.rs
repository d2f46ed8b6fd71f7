//! Web pages saved under office names.

mod entities;
mod look;
mod page;
mod read;
#[cfg(test)]
mod tests;
mod tokens;

pub(crate) use read::read_html;
