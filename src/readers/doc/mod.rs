//! Word before .docx: 97 to 2003, 6 and 95.

mod character;
mod fib;
mod fonts;
mod labels;
mod lists;
mod locked;
mod old_sprm;
mod pages;
mod paragraph;
mod pieces;
mod plc;
mod read;
mod sprm;
mod story;
mod styles;
#[cfg(test)]
mod tests;

pub(crate) use read::read_doc;
