//! One document model for all formats.
//!
//! Readers make a [`Document`]: what stands in the file, raw, with its place. [`Readable`] is the same with
//! normalised text; all understanding works on that.

mod block;
mod breaks;
mod kind;
mod readable;
mod remark;
mod table;

pub use block::{Alignment, Block, Document, Paragraph, Run, Story, Visibility};
pub use kind::FileKind;
pub use readable::{Line, ReadCell, Readable, ReadableBlock, ReadableTable};
pub use remark::Remark;
pub use table::{Cell, CellValue, Table, TableOrigin};
