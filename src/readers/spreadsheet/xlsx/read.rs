//! Reads an xlsx package.

use std::rc::Rc;

use super::notes::{boxes, notes};
use super::part::read_sheet;
use super::rich::shared_strings;
use super::styles::looks;
use super::workbook::{Tab, main_part, tabs};
use crate::model::Unreadable;
use crate::readers::limits::corrupt;
use crate::readers::package::Package;
use crate::readers::relations::{Relations, of_kind, relations};
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Look;
use crate::readers::spreadsheet::sheet::{Piece, Sheet, Workbook};
use crate::readers::xml::decode;
/// Reads an xlsx or xlsm: its sheets as they stand, and the looks of their cells.
pub(crate) fn read_xlsx(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(Workbook, Vec<Look>), Unreadable> {
    let mut package = Package::open(bytes, budget.limits)?;
    let main = main_part(&mut package, budget.limits)?;
    let xml = package.part(&main)?.ok_or_else(|| corrupt("no workbook part"))?;
    let (tabs, from_1904) = tabs(&decode(&xml), budget.limits)?;
    let related = relations(&mut package, &main, budget.limits)?;
    let mut workbook = Workbook { from_1904, ..Workbook::default() };
    workbook.pictures = package.names().any(|n| n.to_lowercase().starts_with("xl/media/"));
    let mut file = File { package, related, budget };
    let looks = file.lesser("styles", &mut workbook, |text, budget| looks(text, budget.limits))?.unwrap_or_default();
    let strings = file.lesser("sharedStrings", &mut workbook, shared_strings)?.unwrap_or_default();
    for tab in tabs {
        file.tab(tab, &strings, &mut workbook)?;
    }
    Ok((workbook, looks))
}

/// A workbook's file while it is read.
struct File<'p, 'b, 'l> {
    package: Package<'p>,
    related: Relations,
    budget: &'b mut Budget<'l>,
}

impl File<'_, '_, '_> {
    /// Reads a part that the workbook can do without; a fault in it is noted.
    fn lesser<T>(
        &mut self,
        kind: &str,
        workbook: &mut Workbook,
        read: impl FnOnce(&str, &mut Budget<'_>) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, Unreadable> {
        // Some programs forget to refer to what stands at its usual place.
        let name = of_kind(&self.related, kind).map_or_else(|| format!("xl/{kind}.xml"), str::to_owned);
        let found = self.package.part(&name).and_then(|bytes| match bytes {
            Some(bytes) => read(&decode(&bytes), self.budget).map(Some),
            None => Ok(None),
        });
        match found {
            Err(fault @ Unreadable::TooLarge { .. }) => Err(fault),
            Err(fault) => {
                workbook.unread(kind, fault);
                Ok(None)
            }
            found => found,
        }
    }

    /// Reads the sheet of a tab; charts and macros have none.
    fn tab(&mut self, tab: Tab, strings: &[Rc<[Piece]>], workbook: &mut Workbook) -> Result<(), Unreadable> {
        let relation = self.related.get(&tab.relation).filter(|r| !r.external);
        let Some(relation) = relation.cloned() else {
            workbook.unread(&tab.name, corrupt("a sheet without part"));
            return Ok(());
        };
        if relation.kind != "worksheet" {
            return Ok(());
        }
        let mut sheet = Sheet { name: tab.name, hidden: tab.hidden, ..Sheet::default() };
        match self.sheet(&relation.target, strings, &mut sheet) {
            Err(fault @ Unreadable::TooLarge { .. }) => return Err(fault),
            Err(fault) => workbook.unread(&sheet.name, fault),
            Ok(()) => {}
        }
        workbook.sheets.push(sheet);
        Ok(())
    }

    /// Fills a sheet; what was read before a fault stays.
    fn sheet(&mut self, part: &str, strings: &[Rc<[Piece]>], sheet: &mut Sheet) -> Result<(), Unreadable> {
        if self.budget.is_spent() {
            return Ok(());
        }
        let bytes = self.package.part(part)?.ok_or_else(|| corrupt("a sheet without part"))?;
        read_sheet(&decode(&bytes), strings, self.budget, sheet)?;
        drop(bytes);
        let related = relations(&mut self.package, part, self.budget.limits)?;
        for (kind, read) in [("comments", notes as fn(&str, &mut Budget<'_>, &mut Sheet) -> _), ("drawing", boxes)] {
            let Some(name) = of_kind(&related, kind) else { continue };
            if let Some(bytes) = self.package.part(name)? {
                read(&decode(&bytes), self.budget, sheet)?;
            }
        }
        Ok(())
    }
}
