//! Tags of a template part, ready to be filled.
//!
//! Word cuts a text into runs where it likes, so a tag is looked for in the whole paragraph and given to the run in
//! which it opens. `{%p … %}` stands for its whole paragraph, `{%tr … %}` for its whole table row.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::markup::{Markup, Paragraph, scan};
use crate::outputs::error::OutputError;
use crate::wording::fault;

/// A part as template source, with the places of its tags.
pub(super) struct Prepared {
    pub(super) source: String,
    /// In the order of the source.
    pub(super) marks: Vec<Mark>,
    /// Whether there is any tag or comment at all.
    pub(super) has_tags: bool,
}

/// Where a tag stands.
#[derive(Clone)]
pub(super) struct Mark {
    /// Line of the source on which the tag's content begins, from 1.
    pub(super) line: usize,
    /// Number of the paragraph among those with text, from 1.
    pub(super) paragraph: usize,
    /// The tag as written.
    pub(super) tag: String,
    /// Its content.
    pub(super) code: String,
}

/// Reads the tags of one part.
///
/// # Errors
/// Where the part is not well-formed, a tag is not closed, or a row tag stands outside of any row.
pub(super) fn prepare(xml: &str, part: &str) -> Result<Prepared, OutputError> {
    let markup = scan(xml).map_err(|detail| OutputError::TemplateUnreadable { detail })?;
    let mut edits = Edits { part, list: Vec::new() };
    let mut number = 0;
    let mut rows: Vec<RowTags> = (0..markup.rows.len()).map(|_| RowTags::default()).collect();
    for paragraph in &markup.paragraphs {
        number += usize::from(!paragraph.text().trim().is_empty());
        edits.paragraph(paragraph, number, &mut rows)?;
    }
    edits.rows(&markup, rows);
    Ok(edits.apply(xml))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Inline,
    Paragraph,
    Row,
}

#[derive(Clone)]
struct Tag {
    /// Bytes of the paragraph's text.
    span: Range<usize>,
    scope: Scope,
    /// "{{" or "{%".
    opening: &'static str,
    mark: Mark,
}

impl Tag {
    fn closes(&self) -> bool {
        self.mark.code.trim_start().starts_with("end")
    }
}

/// Row tags of one row, and whether anything else stands in it.
#[derive(Default)]
struct RowTags {
    tags: Vec<Tag>,
    other_content: bool,
}

enum Insert {
    Text(String),
    Tag(Tag),
}

struct Edit {
    span: Range<usize>,
    inserts: Vec<Insert>,
}

struct Edits<'a> {
    part: &'a str,
    list: Vec<Edit>,
}

impl Edits<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, number: usize, rows: &mut [RowTags]) -> Result<(), OutputError> {
        let text = paragraph.text();
        let tags = self.find(&text, number)?;
        let row = paragraph.row.and_then(|at| rows.get_mut(at));
        let of_row = || tags.iter().filter(|tag| tag.scope == Scope::Row);
        if let (None, Some(tag)) = (&row, of_row().next()) {
            let (part, tag) = (self.part.to_owned(), tag.mark.tag.clone());
            return Err(OutputError::TemplateTag {
                part,
                paragraph: number,
                tag,
                detail: fault::ROW_TAG_OUTSIDE.into(),
            });
        }
        let bare = without(&text, &tags).trim().is_empty() && tags.iter().all(|tag| tag.scope != Scope::Inline);
        if let Some(row) = row {
            row.tags.extend(of_row().cloned());
            row.other_content |= !bare || tags.iter().any(|tag| tag.scope == Scope::Paragraph);
        }
        let of_paragraph = || tags.iter().filter(|tag| tag.scope == Scope::Paragraph);
        if bare && of_paragraph().next().is_some() {
            let inserts = of_paragraph().cloned().map(Insert::Tag).collect();
            self.list.push(Edit { span: paragraph.span.clone(), inserts });
            return Ok(());
        }
        self.around(&paragraph.span, of_paragraph().cloned().collect());
        self.pieces(paragraph, &tags);
        Ok(())
    }

    /// Block tags that share their paragraph or row with other content go around it.
    fn around(&mut self, span: &Range<usize>, tags: Vec<Tag>) {
        let (closing, opening): (Vec<Tag>, Vec<Tag>) = tags.into_iter().partition(Tag::closes);
        for (at, tags) in [(span.start, opening), (span.end, closing)] {
            if !tags.is_empty() {
                self.list.push(Edit { span: at..at, inserts: tags.into_iter().map(Insert::Tag).collect() });
            }
        }
    }

    fn rows(&mut self, markup: &Markup, rows: Vec<RowTags>) {
        for (span, row) in markup.rows.iter().zip(rows) {
            if row.tags.is_empty() {
                continue;
            }
            if row.other_content {
                self.around(span, row.tags);
            } else {
                self.list.push(Edit { span: span.clone(), inserts: row.tags.into_iter().map(Insert::Tag).collect() });
            }
        }
    }

    /// Rewrites the pieces that tags touch; each tag goes to the piece in which it opens.
    fn pieces(&mut self, paragraph: &Paragraph, tags: &[Tag]) {
        let mut from = 0;
        for piece in &paragraph.pieces {
            let own = from..from + piece.text.len();
            from = own.end;
            let touching: Vec<&Tag> =
                tags.iter().filter(|tag| tag.span.start < own.end && tag.span.end > own.start).collect();
            if touching.is_empty() {
                continue;
            }
            let mut inserts = Vec::new();
            let mut at = own.start;
            for tag in touching {
                let literal = piece.text.get(at - own.start..tag.span.start.max(at) - own.start).unwrap_or_default();
                inserts.push(Insert::Text(escaped(literal)));
                if tag.scope == Scope::Inline && own.contains(&tag.span.start) {
                    inserts.push(Insert::Tag(tag.clone()));
                }
                at = tag.span.end.min(own.end).max(at);
            }
            inserts.push(Insert::Text(escaped(piece.text.get(at - own.start..).unwrap_or_default())));
            self.list.push(Edit { span: piece.span.clone(), inserts });
        }
    }

    /// All tags of a paragraph's text.
    fn find(&self, text: &str, number: usize) -> Result<Vec<Tag>, OutputError> {
        let mut tags = Vec::new();
        let mut from = 0;
        while let Some((start, opening, closing)) = next_opening(text, from) {
            let rest = text.get(start..).unwrap_or_default();
            let Some(length) = rest.find(closing).map(|at| at + closing.len()) else {
                let (part, tag) = (self.part.to_owned(), rest.chars().take(40).collect());
                let detail = fault::UNCLOSED_TAG.to_owned();
                return Err(OutputError::TemplateTag { part, paragraph: number, tag, detail });
            };
            let written = rest.get(..length).unwrap_or_default();
            let inner = written.get(2..length.saturating_sub(2)).unwrap_or_default();
            let (scope, code) = scope(&folded(inner), opening);
            let mark = Mark { line: 0, paragraph: number, tag: written.to_owned(), code };
            // A comment of the template leaves nothing.
            let scope = if opening == "{#" { Scope::Inline } else { scope };
            tags.push(Tag { span: start..start + length, scope, opening, mark });
            from = start + length;
        }
        Ok(tags)
    }

    fn apply(mut self, xml: &str) -> Prepared {
        self.list.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let has_tags = !self.list.is_empty();
        let mut output = Source { text: String::new(), line: 1, marks: Vec::new() };
        let mut from = 0;
        for edit in self.list {
            // An edit within a paragraph or row that is replaced as a whole has no place any more.
            if edit.span.start < from {
                continue;
            }
            output.raw(xml.get(from..edit.span.start).unwrap_or_default());
            from = edit.span.end;
            for insert in edit.inserts {
                match insert {
                    Insert::Text(text) => output.raw(&text),
                    Insert::Tag(tag) => output.tag(tag),
                }
            }
        }
        output.raw(xml.get(from..).unwrap_or_default());
        Prepared { source: output.text, marks: output.marks, has_tags }
    }
}

struct Source {
    text: String,
    line: usize,
    marks: Vec<Mark>,
}

impl Source {
    /// Text that is no tag: what would open one is written as a string.
    fn raw(&mut self, text: &str) {
        let mut rest = text;
        while let Some((at, opening, _)) = next_opening(rest, 0) {
            self.push(rest.get(..at).unwrap_or_default());
            self.push(&format!("{{{{\"{opening}\"}}}}"));
            rest = rest.get(at + opening.len()..).unwrap_or_default();
        }
        self.push(rest);
    }

    /// A tag, its content on a line of its own, so that a line number leads back to it.
    fn tag(&mut self, tag: Tag) {
        let closing = match tag.opening {
            "{{" => "}}",
            "{%" => "%}",
            _ => return,
        };
        self.push(tag.opening);
        self.push("\n");
        self.marks.push(Mark { line: self.line, ..tag.mark.clone() });
        self.push(&tag.mark.code);
        self.push(closing);
    }

    fn push(&mut self, text: &str) {
        self.line += text.matches('\n').count();
        self.text.push_str(text);
    }
}

fn next_opening(text: &str, from: usize) -> Option<(usize, &'static str, &'static str)> {
    let rest = text.get(from..)?;
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .into_iter()
        .filter_map(|(opening, closing)| rest.find(opening).map(|at| (from + at, opening, closing)))
        .min_by_key(|(at, _, _)| *at)
}

/// What a tag stands for, and its code without the letter that says so.
fn scope(inner: &str, opening: &str) -> (Scope, String) {
    let trimmed = inner.trim();
    let marked = |letters: &str| {
        let rest = trimmed.strip_prefix(letters)?;
        rest.starts_with(char::is_whitespace).then(|| rest.trim().to_owned())
    };
    if opening == "{%" {
        if let Some(code) = marked("tr") {
            return (Scope::Row, code);
        }
        if let Some(code) = marked("p") {
            return (Scope::Paragraph, code);
        }
    }
    (Scope::Inline, trimmed.to_owned())
}

/// Word turns quotation marks and spaces into typographic ones while one types, and the office writes Vietnamese:
/// names outside of quotation marks count without their marks, so that `kỳ` is `ky`.
fn folded(inner: &str) -> String {
    let fold = |c: char| match c {
        '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' => '\'',
        '\u{A0}' | '\u{202F}' | '\n' | '\t' => ' ',
        c => c,
    };
    let mut quoted = None;
    let mut code = String::new();
    for c in inner.chars().map(fold) {
        match quoted {
            Some(mark) if c == mark => quoted = None,
            None if c == '"' || c == '\'' => quoted = Some(c),
            None => {
                let bare = if c == 'đ' { 'd' } else { c };
                code.extend(std::iter::once(bare).nfd().filter(|c| !is_combining_mark(*c)));
                continue;
            }
            Some(_) => {}
        }
        code.push(c);
    }
    code
}

fn without(text: &str, tags: &[Tag]) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for tag in tags {
        rest.push_str(text.get(from..tag.span.start).unwrap_or_default());
        from = tag.span.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
