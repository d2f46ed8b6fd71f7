//! The main part of a Word package.

use crate::model::Unreadable;
use crate::readers::limits::{Limits, corrupt};
use crate::readers::package::Package;
use crate::readers::relations::{of_kind, relations};

/// Name of the main document part: by the package's relations, else by its usual name.
pub(super) fn main_part(package: &mut Package<'_>, limits: &Limits) -> Result<String, Unreadable> {
    let root = relations(package, "", limits)?;
    if let Some(name) = of_kind(&root, "officeDocument").filter(|name| package.has(name)) {
        return Ok(name.to_owned());
    }
    let usual = |name: &&str| {
        let name = name.to_lowercase();
        name == "word/document.xml" || (name.starts_with("word/document") && name.ends_with(".xml"))
    };
    package.names().find(usual).map(str::to_owned).ok_or_else(|| corrupt("no main document part"))
}
