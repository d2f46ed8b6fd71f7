//! How cells are set: format and font.

use std::rc::Rc;

use super::format::NumberFormat;

/// How a cell is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) format: Rc<NumberFormat>,
    pub(super) font: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A font of the workbook.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub(super) name: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

impl Look {
    pub(super) fn new(format: Rc<NumberFormat>, font: Option<&Font>) -> Look {
        let font = font.cloned().unwrap_or_default();
        Look { format, font: font.name, bold: font.bold, italic: font.italic }
    }
}
