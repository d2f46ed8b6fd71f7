//! What a file name says of its version.

use crate::lexicon::Lexicon;
use crate::text::{TokenKind, tokens};

/// A file name taken apart: what it is called, and which version it says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileName {
    /// The folded name without extension, marks of version and of copying.
    pub(super) stem: String,
    /// The name says that the file replaces an earlier one.
    pub(super) corrected: bool,
    /// The number of the version or copy: 2 for "(2)", "sửa lần 2".
    pub(super) number: Option<u32>,
    /// The system's mark of a copy: "Copy of", "- Copy".
    pub(super) copied: bool,
}

impl FileName {
    /// Reads the last part of a path.
    pub(super) fn of(path: &str, lexicon: &Lexicon) -> FileName {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (stem, mut number) = without_copy_number(stem);
        let words = tokens(stem);
        let hits = lexicon.periods.corrected().find(stem, &words);
        let mut left: Vec<&str> = Vec::new();
        let mut after_mark = false;
        let mut copied = false;
        for (at, token) in words.iter().enumerate() {
            if hits.iter().any(|hit| hit.tokens.contains(&at)) {
                after_mark = true;
                continue;
            }
            match token.kind {
                TokenKind::Mark => continue,
                TokenKind::Digits if after_mark => number = token.folded.parse().ok().or(number),
                _ if token.folded == "copy" => copied = true,
                _ => left.push(&token.folded),
            }
            after_mark = false;
        }
        FileName { stem: left.join(" "), corrected: !hits.is_empty(), number, copied }
    }
}

/// A stem without "(2)" at its end, and the number.
fn without_copy_number(stem: &str) -> (&str, Option<u32>) {
    let trimmed = stem.trim_end();
    let number = trimmed.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match number.and_then(|(before, digits)| Some((before, digits.trim().parse::<u32>().ok()?))) {
        // Larger numbers are numbers of neighbourhoods or years.
        Some((before, number)) if number < 10 => (before.trim_end(), Some(number)),
        _ => (trimmed, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_version_are_told_from_the_name() {
        let lexicon = Lexicon::shipped().unwrap();
        let check = |path: &str, stem: &str, corrected: bool, number: Option<u32>| {
            let name = FileName::of(path, &lexicon);
            assert_eq!((name.stem.as_str(), name.corrected, name.number), (stem, corrected, number), "{path}");
        };
        check("bao-cao/BC quý I - Trường A.docx", "bc qui i truong a", false, None);
        check("bao-cao/BC quý I - Trường A (sửa lần 2).docx", "bc qui i truong a", true, Some(2));
        check("x/bc-quy-i-truong-a - thay thế.docx", "bc qui i truong a", true, None);
        check("BC quý I - Trường A (2).xlsx", "bc qui i truong a", false, Some(2));
        check("Bao cao quy I (44).docx", "bao cao qui i 44", false, None);
        assert!(FileName::of("Copy of bc.docx", &lexicon).copied);
    }
}
