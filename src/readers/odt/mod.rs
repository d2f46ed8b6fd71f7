//! OpenDocument text.

mod body;
mod inline;
mod lists;
mod read;
mod styles;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use read::read_odt;
