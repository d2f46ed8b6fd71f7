//! Properties of characters.

use super::sprm::Changes;
use super::styles::Styles;
use crate::readers::bytes::u16_at;
use crate::readers::raised::Height;

/// Properties of characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Characters {
    /// Number of the font.
    pub(super) font: Option<u16>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
    /// Struck out by one line, or by two.
    pub(super) struck: bool,
    pub(super) twice_struck: bool,
    pub(super) height: Height,
    /// Deleted, or inserted, with tracked changes.
    pub(super) deleted: bool,
    pub(super) inserted: bool,
    /// Control characters stand for what they are (a picture, a note's mark), not for a text of their own.
    pub(super) special: bool,
    /// Font and code of a symbol.
    pub(super) symbol: Option<(u16, u16)>,
}

impl Characters {
    /// These properties with a list of changes made; `styles` for those that name one.
    pub(super) fn changed(&self, changes: Changes<'_>, styles: Option<&Styles>) -> Characters {
        let mut now = self.clone();
        for sprm in changes.each() {
            match sprm.code {
                0x4A30 => {
                    if let Some(style) = styles.map(|s| s.character_changes(sprm.word())) {
                        now = now.changed(Changes { list: style, is_old: false }, None);
                    }
                }
                0x4A4F | 0x4A3D => now.font = Some(sprm.word()),
                0x0835 => now.bold = sprm.switch(self.bold),
                0x0836 => now.italic = sprm.switch(self.italic),
                0x0837 => now.struck = sprm.switch(self.struck),
                0x2A53 => now.twice_struck = sprm.byte() != 0,
                0x2A48 => now.height = Height::of_number(u16::from(sprm.byte())),
                0x083C => now.hidden = sprm.switch(self.hidden),
                0x0800 => now.deleted = sprm.byte() != 0,
                0x0801 => now.inserted = sprm.byte() != 0,
                0x0855 => now.special = sprm.byte() != 0,
                0x6A09 => {
                    let code = sprm.operand.get(2..).map_or(0, |rest| u16_at(rest, 0).unwrap_or(0));
                    now.symbol = Some((sprm.word(), code));
                    now.special = true;
                }
                _ => {}
            }
        }
        now
    }
}
