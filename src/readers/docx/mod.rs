//! Word, OOXML: parts streamed to blocks.

mod read;

pub(crate) use read::read_docx;
