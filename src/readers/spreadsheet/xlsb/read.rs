//! Reads an xlsb package.

use super::notes::notes;
use super::part::{Shared, read_sheet};
use super::records::{Records, text};
use super::strings::shared_strings;
use super::styles::looks;
use crate::model::Unreadable;
use crate::readers::bytes::u32_at;
use crate::readers::limits::{Limits, corrupt};
use crate::readers::package::Package;
use crate::readers::relations::{Relations, of_kind, relations};
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Look;
use crate::readers::spreadsheet::sheet::{Sheet, Workbook};

const SETTINGS: u32 = 0x99;
const TAB: u32 = 0x9C;

/// Reads an xlsb: its sheets as they stand, and the looks of their cells.
pub(crate) fn read_xlsb(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(Workbook, Vec<Look>), Unreadable> {
    let mut package = Package::open(bytes, budget.limits)?;
    let root = relations(&mut package, "", budget.limits)?;
    let main = of_kind(&root, "officeDocument").unwrap_or("xl/workbook.bin").to_owned();
    let part = package.part(&main)?.ok_or_else(|| corrupt("no workbook part"))?;
    let related = relations(&mut package, &main, budget.limits)?;
    let pictures = package.names().any(|n| n.to_lowercase().starts_with("xl/media/"));
    let mut workbook = Workbook { pictures, ..Workbook::default() };
    let (looks, fonts) = looks(&lesser(&mut package, &related, "styles")?);
    let strings = shared_strings(&lesser(&mut package, &related, "sharedStrings")?, &fonts, budget)?;
    let shared = Shared { strings, fonts };
    for record in Records::new(&part) {
        match record.kind {
            SETTINGS => workbook.from_1904 = u32_at(record.data, 0).is_some_and(|flags| flags & 1 != 0),
            TAB => {
                let Some((mut sheet, relation)) = tab(record.data) else { continue };
                let relation = related.get(&relation).filter(|r| !r.external && r.kind == "worksheet");
                let Some(target) = relation.map(|r| r.target.clone()) else { continue };
                match package.part(&target)? {
                    Some(part) => read_sheet(&part, &shared, budget, &mut sheet),
                    None => workbook.unread(&sheet.name, corrupt("a sheet without part")),
                }
                comments(&mut package, &target, budget, &mut sheet)?;
                workbook.sheets.push(sheet);
            }
            _ => {}
        }
    }
    Ok((workbook, looks))
}

/// The bytes of a part that the workbook can do without.
fn lesser(package: &mut Package<'_>, related: &Relations, kind: &str) -> Result<Vec<u8>, Unreadable> {
    let bytes = of_kind(related, kind).map(|name| package.part(name)).transpose()?;
    Ok(bytes.flatten().unwrap_or_default())
}

/// A sheet as the workbook lists it, and the relation to its part.
fn tab(data: &[u8]) -> Option<(Sheet, String)> {
    let hidden = u32_at(data, 0)? & 3 != 0;
    let (relation, at) = text(data, 8)?;
    let (name, _) = text(data, at)?;
    Some((Sheet { name, hidden, ..Sheet::default() }, relation))
}

fn comments(
    package: &mut Package<'_>,
    part: &str,
    budget: &mut Budget<'_>,
    sheet: &mut Sheet,
) -> Result<(), Unreadable> {
    let limits: &Limits = budget.limits;
    let related = relations(package, part, limits)?;
    notes(&lesser(package, &related, "comments")?, budget, sheet);
    Ok(())
}
