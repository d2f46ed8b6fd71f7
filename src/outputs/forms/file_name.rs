//! Names of units as parts of file names.

use std::collections::BTreeSet;

use crate::text::fold;

/// The longest part of a file name that a unit gives.
const LONGEST: usize = 60;

/// Names safe on every system: small letters, digits and hyphens, each once.
pub(super) fn file_names<'a>(units: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    units.map(|unit| unique(&safe(unit), &mut taken)).collect()
}

fn safe(unit: &str) -> String {
    let plain: String = fold(unit).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let mut name = String::new();
    for word in plain.split('-').filter(|word| !word.is_empty()) {
        let room = LONGEST.saturating_sub(name.len() + 1);
        if word.len() > room && !name.is_empty() {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(LONGEST));
    }
    if name.is_empty() { "don-vi".to_owned() } else { name }
}

fn unique(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_told_apart() {
        let units =
            ["Ban Xây dựng Đảng Đảng ủy phường", "../../etc/x", "Tổ dân phố số 3", "tổ dân phố số 3", "…", "CON"];
        assert_eq!(
            file_names(units.into_iter()),
            ["ban-xay-dung-dang-dang-uy-phuong", "etc-x", "to-dan-pho-so-3", "to-dan-pho-so-3-2", "don-vi", "con"]
        );
        let long = "rất dài ".repeat(40);
        assert!(file_names(std::iter::once(long.as_str()))[0].len() <= LONGEST);
    }
}
