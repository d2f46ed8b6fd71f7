//! How letters look.

/// The look of a run of letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// Font name without the subset's prefix.
    pub(super) font: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A style of the file's table. Weight and slant can be told without the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct StyleId(u16);

impl StyleId {
    pub(super) fn bold(self) -> bool {
        self.0 & 1 != 0
    }

    /// Same weight and slant, in whatever font.
    pub(super) fn looks_like(self, other: StyleId) -> bool {
        self.0 & 3 == other.0 & 3
    }
}

/// The styles of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles(Vec<Style>);

/// Styles that are told apart; a file with more fonts than this has been made to have them.
const MOST: usize = 1 << 13;

impl Styles {
    pub(super) fn id(&mut self, style: Style) -> StyleId {
        let bits = u16::from(style.bold) | u16::from(style.italic) << 1;
        let index = match self.0.iter().position(|s| *s == style) {
            Some(index) => index,
            None if self.0.len() < MOST => {
                self.0.push(style);
                self.0.len() - 1
            }
            None => 0,
        };
        StyleId((index as u16) << 2 | bits)
    }

    pub(super) fn get(&self, id: StyleId) -> Style {
        self.0.get(usize::from(id.0 >> 2)).cloned().unwrap_or_default()
    }
}
