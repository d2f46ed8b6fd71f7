//! Reads the tables of an OpenDocument text.

use super::body::Walker;
use crate::document::{Block, Remark, Story, Visibility};
use crate::model::Unreadable;
use crate::readers::tables::SpanTable;
use crate::readers::xml::{Element, Space};

impl Walker<'_, '_, '_> {
    /// Reads the open table. In headers, notes and boxes its paragraphs come one after another.
    pub(super) fn table(&mut self, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        if self.table_depth >= self.assembly.limits.table_depth {
            self.assembly.remark(Remark::LimitReached { what: "table_depth".to_owned() });
            return self.stream.skip();
        }
        let number = if self.story == Story::Body { self.assembly.next_table()? } else { 0 };
        let mut table = SpanTable::new(number);
        self.table_depth += 1;
        let result = self.rows(&mut table, false, into);
        self.table_depth -= 1;
        result?;
        into.extend(table.finish().map(Block::Table));
        Ok(())
    }

    fn rows(&mut self, table: &mut SpanTable, in_header: bool, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            match element.name_in(Space::Table) {
                "table-row" => self.row(&element, table, in_header, into)?,
                "table-header-rows" => self.rows(table, true, into)?,
                "table-rows" | "table-row-group" => self.rows(table, in_header, into)?,
                _ => self.stream.skip()?,
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        row: &Element<'_>,
        table: &mut SpanTable,
        in_header: bool,
        into: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        let collapsed = row.attribute("visibility").is_some_and(|v| v != "visible")
            || row.attribute("style-name").is_some_and(|name| self.styles.is_collapsed(&name));
        let visibility = if collapsed { Visibility::Hidden } else { Visibility::Shown };
        table.begin_row(in_header, visibility, self.assembly.limits)?;
        while let Some(element) = self.stream.child()? {
            match element.name_in(Space::Table) {
                "table-cell" => self.cell(&element, table, into)?,
                // Covered cells are where the spans of others say.
                _ => self.stream.skip()?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Element<'_>, table: &mut SpanTable, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let count = |name: &str| cell.number(name).and_then(|n| usize::try_from(n).ok()).unwrap_or(1).max(1);
        if self.story != Story::Body {
            return self.blocks(into);
        }
        let spans = (count("number-columns-spanned"), count("number-rows-spanned"));
        let copies = count("number-columns-repeated").min(self.assembly.limits.columns);
        let mut content = Vec::new();
        self.blocks(&mut content)?;
        for _ in 1..copies {
            self.assembly.count_again(&content)?;
            table.put(spans, content.clone(), self.assembly.limits)?;
        }
        table.put(spans, content, self.assembly.limits)
    }
}
