//! Word 97-2003.

mod read;

pub(crate) use read::read_doc;
