//! Word, OOXML: parts streamed to blocks.

mod body;
mod cell;
mod chunk;
mod context;
mod draft;
mod field;
mod graphic;
mod grid;
mod label;
mod math;
mod numbering;
mod parts;
mod properties;
mod read;
mod run;
mod styles;
mod table;

pub(crate) use read::read_docx;
