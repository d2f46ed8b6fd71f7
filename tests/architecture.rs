//! The rooms, their arrows and the rules of the house.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 500;
const LONGEST_CAPTION: usize = 45;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push((
                    path.strip_prefix(root().join("src")).unwrap().to_owned(),
                    fs::read_to_string(&path).unwrap(),
                ));
            }
        }
    }
    found.sort();
    found
}

/// Room and what it may import, from the table of ARCHITECTURE.md.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with("| room ")).skip(2);
    rows.take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let imports = cells[3].split(',').map(str::trim).filter(|name| *name != "–" && !name.is_empty());
            (cells[1].trim_matches('`').to_owned(), imports.map(str::to_owned).collect())
        })
        .collect()
}

/// The room of a file below `src`; `None` for the files beside the rooms.
fn room(path: &Path) -> Option<String> {
    let first = path.iter().next()?.to_str()?;
    (!first.ends_with(".rs")).then(|| first.to_owned())
}

/// The rooms named by `crate::room` in code, with the line.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for piece in code.split("crate::").skip(1) {
            let names = piece.strip_prefix('{').map_or(piece, |inner| inner.split('}').next().unwrap_or_default());
            let several = piece.starts_with('{');
            for name in names.split(',').take(if several { usize::MAX } else { 1 }) {
                let name: String = name.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
                found.push((number + 1, name));
            }
        }
    }
    found
}

#[test]
fn arrows_are_those_of_the_table() {
    let table = table();
    let rooms: BTreeSet<String> = sources().iter().filter_map(|(path, _)| room(path)).collect();
    assert_eq!(table.keys().cloned().collect::<BTreeSet<_>>(), rooms, "rooms of the table and of src");
    let mut against = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room(&path) else { continue };
        for (line, target) in imports(&text) {
            if rooms.contains(&target) && target != room && !table[&room].contains(&target) {
                against.push(format!("{}:{line}: {room} -> {target}", path.display()));
            }
        }
    }
    assert!(against.is_empty(), "arrows against the table:\n{}", against.join("\n"));
}

#[test]
fn the_table_has_no_circle() {
    let table = table();
    let mut left: BTreeSet<&String> = table.keys().collect();
    while !left.is_empty() {
        let free: Vec<&String> =
            left.iter().copied().filter(|room| table[*room].iter().all(|target| !left.contains(target))).collect();
        assert!(!free.is_empty(), "a circle among {left:?}");
        free.iter().for_each(|room| {
            left.remove(room);
        });
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let name = path.display();
        let first = text.lines().next().unwrap_or_default();
        match first.strip_prefix("//! ") {
            Some(caption) if caption.chars().count() > LONGEST_CAPTION => {
                faults.push(format!("{name}: the caption has {} characters", caption.chars().count()));
            }
            Some(_) => {}
            None => faults.push(format!("{name}: no caption")),
        }
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{name}: {lines} lines"));
        }
        if text.contains("super::super") {
            faults.push(format!("{name}: super::super"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn faces_define_nothing() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if path.file_name().is_none_or(|name| name != "mod.rs" && name != "lib.rs") {
            continue;
        }
        let defines = |line: &&str| {
            let line = line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
            ["fn ", "struct ", "enum ", "impl ", "trait ", "const ", "static "]
                .iter()
                .any(|word| line.starts_with(word))
        };
        faults.extend(text.lines().find(defines).map(|line| format!("{}: {line}", path.display())));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_platform_writes_files_and_only_the_screen_prints() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let (room, tests) = (room(&path).unwrap_or_default(), text.find("#[cfg(test)]").unwrap_or(text.len()));
        let in_tests = path.file_name().is_some_and(|name| name == "tests.rs");
        let code = &text[..tests];
        let writes = ["fs::write(", "File::create", "OpenOptions", "fs::remove", "fs::rename", "create_dir"];
        if room != "platform" && !in_tests && writes.iter().any(|word| code.contains(word)) {
            faults.push(format!("{}: writes", path.display()));
        }
        if !in_tests && ["println!", "eprintln!", "print!(", "dbg!("].iter().any(|word| code.contains(word)) {
            faults.push(format!("{}: prints", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
