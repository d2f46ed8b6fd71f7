//! How the parts of an OOXML package refer.

use std::collections::BTreeMap;

use super::limits::Limits;
use super::package::Package;
use super::xml::{Token, XmlStream, decode};
use crate::model::Unreadable;

/// A reference of one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// Last segment of its type: "styles", "header", "aFChunk".
    pub(crate) kind: String,
    /// Name of the part meant; an address where `external`.
    pub(crate) target: String,
    /// Points out of the package; never followed.
    pub(crate) external: bool,
}

/// References of a part by their id.
pub(crate) type Relations = BTreeMap<String, Relation>;

/// The relations of a part (`""` for the package itself). A missing or broken list is an empty one: Word opens such.
pub(crate) fn relations(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Relations, Unreadable> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(bytes) = package.part(&name)? else { return Ok(Relations::new()) };
    let text = decode(&bytes);
    let mut stream = XmlStream::new(&text, limits);
    let mut found = Relations::new();
    while let Ok(Some(token)) = stream.next() {
        let Token::Open(element) = token else { continue };
        if element.name() != "Relationship" {
            continue;
        }
        let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target")) else { continue };
        let kind = element.attribute("Type").unwrap_or_default();
        let external = element.attribute("TargetMode").is_some_and(|m| m.eq_ignore_ascii_case("external"));
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let target = if external { target } else { resolve(folder, &target) };
        found.insert(id, Relation { kind, target, external });
    }
    Ok(found)
}

/// The first part, by its id, that is referred to as `kind`.
pub(crate) fn of_kind<'r>(relations: &'r Relations, kind: &str) -> Option<&'r str> {
    relations.values().find(|r| r.kind == kind && !r.external).map(|r| r.target.as_str())
}

/// A target relative to the folder of the part that names it; it cannot leave the package.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut segments: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    segments.retain(|s| !s.is_empty());
    segments.join("/")
}
