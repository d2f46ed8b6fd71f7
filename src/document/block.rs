//! Paragraphs and runs.

use super::kind::FileKind;
use super::remark::Remark;
use super::table::Table;
use crate::model::Place;

/// A file as read: its blocks in reading order, with what the reader has to say of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Kind by content.
    pub kind: FileKind,
    /// Blocks in reading order.
    pub blocks: Vec<Block>,
    /// What the reader has to say.
    pub remarks: Vec<Remark>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table, or a sheet of a workbook.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// The part of the document it belongs to.
    pub story: Story,
    /// Automatic number or bullet as the reader of the page sees it ("1.", "a)", "-"); not part of the runs.
    pub label: Option<String>,
    /// Its text in runs of one font.
    pub runs: Vec<Run>,
    /// Outline level where the document gives one (1 is the highest).
    pub heading: Option<u8>,
    /// How it is set on the page.
    pub alignment: Alignment,
}

impl Paragraph {
    /// The raw text of all visible runs, without the label.
    pub fn text(&self) -> String {
        self.runs.iter().filter(|r| r.visibility == Visibility::Shown).map(|r| r.text.as_str()).collect()
    }
}

/// The part of a document that a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Story {
    /// The running text, table cells included.
    Body,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// A footnote or endnote.
    Note,
    /// A text box or shape.
    TextBox,
    /// A comment.
    Comment,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Alignment {
    /// Left or justified.
    #[default]
    Start,
    /// Centred.
    Centre,
    /// Right.
    End,
}

/// Whether the reader of the page sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Visibility {
    /// Seen.
    #[default]
    Shown,
    /// Hidden text, row, column or sheet: kept apart and never used silently.
    Hidden,
}

/// A stretch of text of one font. Tabs are `\t`, line breaks `\n`, no-break hyphens `\u{2011}`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    /// The raw text: not normalised, not decoded from legacy fonts.
    pub text: String,
    /// Font name where the format gives one.
    pub font: Option<String>,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Hidden text.
    pub visibility: Visibility,
}

impl Run {
    /// A visible run without font.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }
}
