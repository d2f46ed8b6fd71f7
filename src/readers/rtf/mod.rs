//! Rich text.

mod field;
mod group;
mod read;
mod reader;
mod row;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub(crate) use read::read_rtf;
