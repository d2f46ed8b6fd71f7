//! Paragraphs and rows of a Word part, by place.
//!
//! The part's text is never rebuilt: what is not a tag goes to the output byte by byte.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// A part of a Word file, seen as paragraphs with their text and the table rows around them.
#[derive(Default)]
pub(super) struct Markup {
    /// In the order in which they begin.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Spans of table rows, in the order in which they begin.
    pub(super) rows: Vec<Range<usize>>,
}

/// One paragraph.
pub(super) struct Paragraph {
    /// From its opening tag to the end of its closing tag.
    pub(super) span: Range<usize>,
    /// The innermost row that it stands in.
    pub(super) row: Option<usize>,
    /// Its own pieces of text, in order.
    pub(super) pieces: Vec<Piece>,
}

/// The text between `<w:t>` and `</w:t>`.
pub(super) struct Piece {
    pub(super) span: Range<usize>,
    pub(super) text: String,
}

impl Paragraph {
    /// The whole text.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Finds paragraphs, rows and texts.
///
/// # Errors
/// The parser's words where the part is not well-formed.
pub(super) fn scan(xml: &str) -> Result<Markup, String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Finder::default();
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let end = position(&reader);
        match event {
            Event::Start(element) => found.open(element.name().as_ref(), start, end),
            Event::End(element) => found.close(element.name().as_ref(), start, end, xml),
            Event::Eof => return Ok(found.markup),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

const PARAGRAPH: &str = "w:p";

/// Paragraphs, and the properties of a file, each of which is a text of its own.
fn is_paragraph(name: &str) -> bool {
    matches!(name, PARAGRAPH | "dc:title" | "dc:creator" | "dcterms:created" | "dcterms:modified")
}

#[derive(Default)]
struct Finder {
    markup: Markup,
    open_paragraphs: Vec<usize>,
    open_rows: Vec<usize>,
    text_from: Option<usize>,
}

impl Finder {
    fn open(&mut self, name: &str, start: usize, end: usize) {
        match name {
            "w:t" => self.text_from = Some(end),
            name if is_paragraph(name) => {
                self.open_paragraphs.push(self.markup.paragraphs.len());
                let row = self.open_rows.last().copied();
                self.markup.paragraphs.push(Paragraph { span: start..end, row, pieces: Vec::new() });
                if name != PARAGRAPH {
                    self.text_from = Some(end);
                }
            }
            "w:tr" => {
                self.open_rows.push(self.markup.rows.len());
                self.markup.rows.push(start..end);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, start: usize, end: usize, xml: &str) {
        match name {
            "w:t" => self.piece(start, xml),
            name if is_paragraph(name) => {
                if name != PARAGRAPH {
                    self.piece(start, xml);
                }
                let paragraph = self.open_paragraphs.pop().and_then(|at| self.markup.paragraphs.get_mut(at));
                if let Some(paragraph) = paragraph {
                    paragraph.span.end = end;
                }
            }
            "w:tr" => {
                if let Some(row) = self.open_rows.pop().and_then(|at| self.markup.rows.get_mut(at)) {
                    row.end = end;
                }
            }
            _ => {}
        }
    }

    fn piece(&mut self, end: usize, xml: &str) {
        let Some(from) = self.text_from.take() else { return };
        let Some(raw) = xml.get(from..end) else { return };
        let text = quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned());
        let paragraph = self.open_paragraphs.last().and_then(|at| self.markup.paragraphs.get_mut(*at));
        if let Some(paragraph) = paragraph {
            paragraph.pieces.push(Piece { span: from..end, text });
        }
    }
}
