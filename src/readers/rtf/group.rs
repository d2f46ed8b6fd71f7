//! What a group of rich text inherits and keeps.

use crate::document::{Alignment, Story};
use crate::readers::raised::Height;

/// What the content of a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Text of the document.
    Text,
    /// The number or bullet of a paragraph.
    Label,
    /// The list of fonts.
    Fonts,
    /// Properties of a nested row, without text.
    Properties,
    /// The code of a field.
    Code,
    /// Two forms of one text, of which the Unicode one is read.
    Forms,
    /// Nothing that is read.
    Nothing,
}

/// The state of an open group: a copy of the one around it, changed by control words, gone with its end.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) target: Target,
    pub(super) story: Story,
    /// The group opened its story and ends it.
    pub(super) opens_story: bool,
    /// The group began with `\*`.
    pub(super) starred: bool,
    /// The group has had a control word or text.
    pub(super) begun: bool,
    pub(super) font: i32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    /// Struck out: what people took back.
    pub(super) struck: bool,
    pub(super) height: Height,
    /// Characters that follow `\u` for readers without Unicode.
    pub(super) fallback: usize,
    pub(super) in_table: bool,
    /// Level of the table.
    pub(super) level: usize,
    pub(super) alignment: Alignment,
    pub(super) heading: Option<u8>,
}

impl Group {
    pub(super) fn new() -> Group {
        Group {
            target: Target::Text,
            story: Story::Body,
            opens_story: false,
            starred: false,
            begun: false,
            font: 0,
            bold: false,
            italic: false,
            hidden: false,
            deleted: false,
            struck: false,
            height: Height::Line,
            fallback: 1,
            in_table: false,
            level: 0,
            alignment: Alignment::Start,
            heading: None,
        }
    }

    /// The state of a group that opens inside of this one.
    pub(super) fn inside(&self) -> Group {
        Group { opens_story: false, starred: false, begun: false, ..self.clone() }
    }

    /// Level of the table that a paragraph stands in; 0 outside.
    pub(super) fn table_level(&self) -> usize {
        if self.in_table || self.level > 1 { self.level.max(1) } else { 0 }
    }

    /// Paragraph properties as at the beginning.
    pub(super) fn reset_paragraph(&mut self) {
        self.in_table = false;
        self.level = 0;
        self.alignment = Alignment::Start;
        self.heading = None;
    }

    /// Character properties as at the beginning.
    pub(super) fn reset_characters(&mut self, font: i32) {
        self.font = font;
        self.bold = false;
        self.italic = false;
        self.hidden = false;
        self.deleted = false;
        self.struck = false;
        self.height = Height::Line;
    }
}
