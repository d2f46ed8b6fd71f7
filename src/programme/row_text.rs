//! Wrapped lines joined to one text.

/// Appends the next line of a wrapped text: with a blank, but without one where the line before was broken after a
/// hyphen that stands at a word ("15-" / "17%").
pub(super) fn join_wrapped(text: &mut String, line: &str) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    let mut end = text.chars().rev();
    let hyphen = end.next().is_some_and(|c| matches!(c, '-' | '–' | '\u{2011}'));
    let glued = hyphen && end.next().is_some_and(|c| !c.is_whitespace());
    if !text.is_empty() && !glued {
        text.push(' ');
    }
    text.push_str(line);
}

/// White space folded.
pub(super) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_broken_after_a_hyphen_is_glued() {
        let joined = |lines: &[&str]| {
            let mut text = String::new();
            lines.iter().for_each(|line| join_wrapped(&mut text, line));
            text
        };
        assert_eq!(joined(&["từ 15-", "17%/năm"]), "từ 15-17%/năm");
        assert_eq!(joined(&["kinh tế -", "xã hội"]), "kinh tế - xã hội");
        assert_eq!(joined(&["Đến năm", "2030"]), "Đến năm 2030");
    }
}
