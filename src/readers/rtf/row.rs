//! The row of a table as control words tell it.

use crate::readers::tables::{Merge, RowShape};

/// A row while its control words come.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    shape: RowShape,
    merge: Merge,
}

impl Row {
    /// Takes a control word of a row; false if it is none.
    pub(super) fn take(&mut self, word: &str, number: Option<i32>, widest: usize) -> bool {
        match word {
            "trowd" => *self = Row::default(),
            "trleft" => self.shape.left = number.unwrap_or(0),
            "trhdr" => self.shape.is_header = true,
            "clmgf" => self.merge.from_left = false,
            "clmrg" => self.merge.from_left = true,
            "clvmgf" => self.merge.opens = true,
            "clvmrg" => self.merge.from_above = true,
            "cellx" => {
                let merge = std::mem::take(&mut self.merge);
                if self.shape.cells.len() < widest {
                    self.shape.cells.push((number.unwrap_or(0), merge));
                }
            }
            _ => return false,
        }
        true
    }

    /// The shape of the row that ends.
    pub(super) fn shape(&self) -> RowShape {
        self.shape.clone()
    }
}
