//! How cells are set: format and font.

use std::rc::Rc;

use super::format::NumberFormat;
use crate::readers::raised::Height;

/// How a cell is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) format: Rc<NumberFormat>,
    pub(super) font: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Struck out: what people took back.
    pub(super) struck: bool,
}

/// A font of the workbook.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub(super) name: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    pub(super) height: Height,
}

impl Look {
    pub(super) fn new(format: Rc<NumberFormat>, font: Option<&Font>) -> Look {
        let font = font.cloned().unwrap_or_default();
        Look { format, font: font.name, bold: font.bold, italic: font.italic, struck: font.struck }
    }
}
