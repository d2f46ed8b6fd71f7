//! XML as a stream of resolved tokens.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceError, ResolveResult};
use quick_xml::reader::NsReader;

use super::limits::{Limits, corrupt, too_large};
use crate::model::Unreadable;

/// A token of XML. Elements without content come as `Open` and `Close`; entities are part of the text; comments,
/// processing instructions and declarations are left out.
#[derive(Debug)]
pub(crate) enum Token<'a> {
    /// A start tag.
    Open(Element<'a>),
    /// The end tag of the innermost open element.
    Close,
    /// Text, decoded. One text may come in several tokens.
    Text(Cow<'a, str>),
}

/// Namespaces that readers know, strict and transitional forms as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// WordprocessingML.
    Word,
    /// Markup compatibility (`mc:AlternateContent`).
    Compat,
    /// DrawingML.
    Drawing,
    /// Office math.
    Math,
    /// VML.
    Vml,
    /// SpreadsheetML.
    Sheet,
    /// The XML of Excel 2002 and 2003.
    OldSheet,
    /// OpenDocument: office.
    Office,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: table.
    Table,
    /// OpenDocument: draw.
    Draw,
    /// OpenDocument: style.
    Style,
    /// OpenDocument: number formats.
    Number,
    /// XHTML.
    Html,
    /// None of these, or not bound.
    Other,
}

impl Space {
    fn of(uri: &str) -> Space {
        if let Some(name) = uri.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:") {
            return match name {
                "office:1.0" => Space::Office,
                "text:1.0" => Space::Text,
                "table:1.0" => Space::Table,
                "drawing:1.0" => Space::Draw,
                "style:1.0" => Space::Style,
                "datastyle:1.0" => Space::Number,
                _ => Space::Other,
            };
        }
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main"
            | "http://schemas.microsoft.com/office/word/2003/wordml" => Space::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
            "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
                Space::Drawing
            }
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
            "urn:schemas-microsoft-com:vml" => Space::Vml,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            | "http://purl.oclc.org/ooxml/spreadsheetml/main" => Space::Sheet,
            "urn:schemas-microsoft-com:office:spreadsheet" => Space::OldSheet,
            "http://www.w3.org/1999/xhtml" => Space::Html,
            _ => Space::Other,
        }
    }
}

/// A start tag.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    /// Its namespace.
    pub(crate) space: Space,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Name without prefix where it is of that namespace, else an empty text.
    pub(crate) fn name_in(&self, space: Space) -> &str {
        if self.space == space { self.name() } else { "" }
    }

    /// Value of the first attribute of that local name, whatever its prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes.flatten().find(|a| a.key.local_name().into_inner() == name).map(|a| {
            let plain = a.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            plain.map_or_else(|_| a.value.to_string(), Cow::into_owned)
        })
    }

    /// Goes through all attributes: local name and value. Quicker than asking for several of them.
    pub(crate) fn each(&self, mut take: impl FnMut(&str, &str)) {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let plain = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            take(attribute.key.local_name().into_inner(), plain.as_deref().unwrap_or(&attribute.value));
        }
    }

    /// An attribute `val` that switches something: on unless it says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }

    /// Value of an attribute as a number.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Reads XML token by token, with its depth bounded, in constant memory.
pub(crate) struct XmlStream<'a> {
    reader: NsReader<&'a [u8]>,
    depth: usize,
    limit: usize,
}

impl<'a> XmlStream<'a> {
    /// Reads decoded text (see [`decode`]).
    pub(crate) fn new(text: &'a str, limits: &Limits) -> XmlStream<'a> {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        config.check_end_names = true;
        XmlStream { reader, depth: 0, limit: limits.depth }
    }

    /// The next token; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Token<'a>>, Unreadable> {
        loop {
            let event = self.reader.read_event().map_err(fault)?;
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.limit {
                        return Err(too_large("depth"));
                    }
                    let space = match self.reader.resolver().resolve_element(start.name()).0 {
                        ResolveResult::Bound(namespace) => Space::of(namespace.0),
                        ResolveResult::Unbound | ResolveResult::Unknown(_) => Space::Other,
                    };
                    return Ok(Some(Token::Open(Element { space, start })));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Token::Close));
                }
                Event::Text(text) => return Ok(Some(Token::Text(text.xml10_content()))),
                Event::CData(text) => return Ok(Some(Token::Text(text.xml10_content()))),
                Event::GeneralRef(reference) => return Ok(Some(Token::Text(resolve(&reference)))),
                Event::DocType(text) if text.contains("<!ENTITY") => {
                    return Err(too_large("entities"));
                }
                Event::DocType(_) | Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.depth > 0 => return Err(corrupt("XML ends inside an element")),
                Event::Eof => return Ok(None),
            }
        }
    }

    /// The next element inside the open one, text between them passed over; `None` where the open one ends. Each one is
    /// to be read to its end, or skipped, before the next is asked for.
    pub(crate) fn child(&mut self) -> Result<Option<Element<'a>>, Unreadable> {
        loop {
            match self.next()? {
                Some(Token::Open(element)) => return Ok(Some(element)),
                Some(Token::Text(_)) => {}
                Some(Token::Close) | None => return Ok(None),
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Token::Open(_)) => open += 1,
                Some(Token::Close) => open -= 1,
                Some(Token::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    /// All text of the rest of the element that was opened last.
    pub(crate) fn text(&mut self) -> Result<String, Unreadable> {
        let (mut open, mut all) = (1_usize, String::new());
        while open > 0 {
            match self.next()? {
                Some(Token::Open(_)) => open += 1,
                Some(Token::Close) => open -= 1,
                Some(Token::Text(text)) => all.push_str(&text),
                None => break,
            }
        }
        Ok(all)
    }
}

fn fault(error: quick_xml::Error) -> Unreadable {
    match error {
        quick_xml::Error::Namespace(NamespaceError::TooManyBindings(_)) => too_large("namespaces"),
        other => corrupt(other),
    }
}

/// An entity as its character; one that XML does not know stays as written.
fn resolve<'a>(reference: &quick_xml::events::BytesRef<'_>) -> Cow<'a, str> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    match &**reference {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};").into(),
    }
}

/// Bytes of an XML part as text: UTF-8, UTF-16 by its mark or its zeros, or the declared encoding.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let encoding = match head {
        [0x3C, 0, ..] => encoding_rs::UTF_16LE,
        [0, 0x3C, ..] => encoding_rs::UTF_16BE,
        _ => declared(head).unwrap_or(encoding_rs::UTF_8),
    };
    // `decode` prefers a byte order mark to the encoding given.
    encoding.decode(bytes).0
}

fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let text = String::from_utf8_lossy(head);
    let declaration = text.split_once("<?xml")?.1.split_once("?>")?.0;
    let label = declaration.split_once("encoding")?.1.split(['"', '\'']).nth(1)?;
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // A part that declares UTF-16 in bytes of one each is UTF-8 with a wrong label.
    (encoding != encoding_rs::UTF_16LE && encoding != encoding_rs::UTF_16BE).then_some(encoding)
}
