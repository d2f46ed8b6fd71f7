//! Paths inside archives and mails, made safe.

use std::collections::{HashMap, HashSet};

/// Gives each part of a container a path of its own that cannot leave it.
#[derive(Debug, Default)]
pub(super) struct InsidePaths {
    taken: HashSet<String>,
    /// The last number that was given to each path, so that many parts of one name cost no search.
    last: HashMap<String, usize>,
}

impl InsidePaths {
    /// The path for a part that calls itself `name`: relative, `/` between segments, without drive letters, `..` and
    /// invisible letters; a second part of one name gets a number.
    pub(super) fn path(&mut self, name: &str) -> String {
        let plain = plain(name);
        let mut path = if plain.is_empty() { "part".to_owned() } else { plain };
        if self.taken.contains(&path.to_lowercase()) {
            let (stem, extension) = match path.rsplit_once('.') {
                Some((stem, extension)) if !extension.contains('/') => (stem.to_owned(), format!(".{extension}")),
                _ => (path.clone(), String::new()),
            };
            let last = self.last.entry(path.to_lowercase()).or_insert(1);
            loop {
                *last += 1;
                path = format!("{stem} ({last}){extension}");
                if !self.taken.contains(&path.to_lowercase()) {
                    break;
                }
            }
        }
        self.taken.insert(path.to_lowercase());
        path
    }
}

fn plain(name: &str) -> String {
    const LONGEST: usize = 200;
    let visible: String = name.replace('\\', "/").chars().filter(|c| !is_invisible(*c)).collect();
    let drive = |segment: &str| segment.len() == 2 && segment.ends_with(':');
    let segments = visible.split('/').map(str::trim).filter(|s| !matches!(*s, "" | "." | "..") && !drive(s));
    let short = segments.map(|s| s.chars().take(LONGEST).collect::<String>());
    short.collect::<Vec<_>>().join("/")
}

/// Control characters and those that change the direction of what follows.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
