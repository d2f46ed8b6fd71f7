//! The ways from outputs back to the reports.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::config::Folders;
use super::drop_folder::{Dropped, What};
use crate::outputs::Sources;

/// For each file of the drop folder the way to it from the folder of a period. Files on another drive have none, and
/// neither has a link that someone dropped: where it leads is not even told.
pub(super) fn sources(folders: &Folders, dropped: &[Dropped]) -> Sources {
    let (outputs, inputs) = (real(&folders.outputs), real(&folders.inputs));
    let way = |each: &Dropped| {
        let below = each.path.strip_prefix(&folders.inputs).ok().filter(|_| each.what == What::File)?;
        // The folder of a period lies one level below.
        let way = between(&outputs, &inputs.join(below))?;
        Some((each.name.clone(), format!("../{way}")))
    };
    Sources::new(dropped.iter().filter_map(way).collect::<BTreeMap<_, _>>())
}

/// The path without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    std::fs::canonicalize(path).unwrap_or_else(|_| absolute())
}

/// The way from a folder to a path, `/` between its parts; `None` where none leads there, or where a name is no text.
fn between(from: &Path, to: &Path) -> Option<String> {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return None;
    }
    let up = from.iter().skip(shared).map(|_| Some(".."));
    let down = to.iter().skip(shared).map(|part| part.as_os_str().to_str());
    Some(up.chain(down).collect::<Option<Vec<&str>>>()?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_goes_up_and_down_again() {
        let way = |from: &str, to: &str| between(Path::new(from), Path::new(to));
        assert_eq!(way("/a/outputs", "/a/inputs/b/c.docx").as_deref(), Some("../inputs/b/c.docx"));
        assert_eq!(way("/a", "/a/b").as_deref(), Some("b"));
        assert_eq!(way("a", "/b"), None);
    }
}
