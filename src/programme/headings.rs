//! Paragraphs that say what stands below.

use super::row_text::fold_space;
use crate::lexicon::{ProgrammeHeading, ProgrammeWords};
use crate::text::{self, Token, TokenKind};

/// Tokens between the words of a heading and its colon or its end, at most.
const FURTHER: usize = 12;

/// A heading of indicators, tasks or assignments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) kind: ProgrammeHeading,
    /// What stands behind its colon in the same paragraph.
    pub(super) inline: Option<String>,
}

/// The heading that a paragraph is, or with which it opens: "Chỉ tiêu đến năm 2030", "(Phân công: A chủ trì)".
pub(super) fn heading(paragraph: &str, words: &ProgrammeWords) -> Option<Heading> {
    let mapped = text::normalise(paragraph);
    let normalised = mapped.text();
    let tokens = text::tokens(normalised);
    let bracketed = tokens.first().is_some_and(|t| t.key == "(");
    let first = usize::from(bracketed);
    let about = words.about.at(normalised, &tokens, first).map(|hit| hit.tokens.end);
    let hit = about
        .and_then(|at| words.headings.at(normalised, &tokens, at))
        .or_else(|| words.headings.at(normalised, &tokens, first))?;
    let kind = *hit.payload;
    let end = hit.tokens.end;
    let goes_on = words.after_heading.at(normalised, &tokens, end).is_some();
    let rest = tokens.get(end..)?;
    let colon = rest.iter().take(FURTHER + 1).position(|t| t.key == ":").filter(|at| *at == 0 || goes_on);
    if let Some(behind) = colon.and_then(|at| rest.get(at + 1..)).filter(|behind| has_words(behind)) {
        let start = behind.first()?.span.start;
        let inline = fold_space(mapped.quote(start..normalised.len()));
        let inline = if bracketed { inline.trim_end_matches(')').to_owned() } else { inline };
        return Some(Heading { kind, inline: Some(inline) });
    }
    let marks = rest.iter().take_while(|t| t.kind == TokenKind::Mark).count();
    let rest = rest.get(marks..)?;
    let further = || rest.len() <= FURTHER && words.after_heading.at(normalised, &tokens, end + marks).is_some();
    (rest.is_empty() || further()).then_some(Heading { kind, inline: None })
}

fn has_words(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.kind != TokenKind::Mark)
}

/// Whether a paragraph opens a part of the whole document: "PHẦN II", "Phần thứ hai: Nội dung".
pub(super) fn opens_main_part(paragraph: &str, words: &ProgrammeWords) -> bool {
    let mapped = text::normalise(paragraph);
    let tokens = text::tokens(mapped.text());
    let Some(hit) = words.main_part.at(mapped.text(), &tokens, 0) else { return false };
    let Some(number) = tokens.get(hit.tokens.end).and_then(|t| mapped.text().get(t.span.clone())) else { return false };
    let counted = hit.tokens.len() > 1 || number.chars().all(|c| c.is_ascii_digit() || "IVX".contains(c));
    let rest = tokens.get(hit.tokens.end + 1..).unwrap_or_default();
    let capital = !mapped.text().chars().any(char::is_lowercase);
    counted && (capital || rest.first().is_none_or(|t| t.kind == TokenKind::Mark))
}

/// Whether a paragraph stands behind the last one of the body: "Nơi nhận:".
pub(super) fn closes_body(paragraph: &str, words: &ProgrammeWords) -> bool {
    let mapped = text::normalise(paragraph);
    words.closing.at(mapped.text(), &text::tokens(mapped.text()), 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn check(text: &str, expected: Option<(ProgrammeHeading, Option<&str>)>) {
        let lexicon = Lexicon::shipped().unwrap();
        let found = heading(text, &lexicon.programme);
        let found = found.as_ref().map(|h| (h.kind, h.inline.as_deref()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn headings_stand_alone_or_before_their_text() {
        check("Chỉ tiêu cụ thể đến năm 2030", Some((ProgrammeHeading::Targets, None)));
        check("Về chỉ tiêu:", Some((ProgrammeHeading::Targets, None)));
        check("Về chỉ tiêu: Trồng 5 ha rừng.", Some((ProgrammeHeading::Targets, Some("Trồng 5 ha rừng."))));
        check("(Phân công: Hội Nông dân chủ trì)", Some((ProgrammeHeading::Assignment, Some("Hội Nông dân chủ trì"))));
        check("Giải pháp chính:", Some((ProgrammeHeading::Tasks, None)));
        check("Chỉ tiêu này được giao cho các thôn: đạt 5 ha", None);
    }

    #[test]
    fn parts_of_the_document_are_told_from_sentences() {
        let lexicon = Lexicon::shipped().unwrap();
        for text in ["PHẦN II", "Phần thứ ba", "PHẦN I MỤC ĐÍCH, YÊU CẦU", "Phần thứ nhất. Mục đích"]
        {
            assert!(opens_main_part(text, &lexicon.programme), "{text}");
        }
        for text in ["Phần lớn hộ dân", "Phần II của Nghị quyết nêu rõ", "Phần thứ hai của dự án đã xong"]
        {
            assert!(!opens_main_part(text, &lexicon.programme), "{text}");
        }
    }
}
