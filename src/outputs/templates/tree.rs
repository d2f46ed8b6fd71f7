//! A small XML tree to finish a document.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element: its name, its attributes as written, what it holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Element(Element),
    /// Text as written, entities unresolved.
    Raw(String),
}

impl Element {
    /// An element with attributes only.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Element {
        let attributes = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Element { name: name.to_owned(), attributes, children: Vec::new() }
    }

    /// The same with children.
    pub(super) fn holding(mut self, children: Vec<Element>) -> Element {
        self.children = children.into_iter().map(Node::Element).collect();
        self
    }

    /// The child elements.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Raw(_) => None,
        })
    }

    /// Puts `child` at the end of the first child called `parent`, which is made where there is none.
    pub(super) fn put_into(&mut self, parent: &str, child: Element) {
        if let Some(known) = self.elements_mut().find(|element| element.name == parent) {
            known.children.push(Node::Element(child));
        } else {
            let made = Element::new(parent, &[]).holding(vec![child]);
            self.children.insert(0, Node::Element(made));
        }
    }

    /// Calls `change` for this element and all below it, the inner ones first.
    pub(super) fn each(&mut self, change: &mut dyn FnMut(&mut Element)) {
        for element in self.elements_mut() {
            element.each(change);
        }
        change(self);
    }

    /// The element as XML.
    pub(super) fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for node in &self.children {
            match node {
                Node::Element(element) => element.write(out),
                Node::Raw(text) => out.push_str(text),
            }
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

/// Reads the root element of a part.
///
/// # Errors
/// The parser's words where the part is not well-formed.
pub(super) fn read(xml: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let node = match event {
            Event::Start(start) => {
                open.push(element(&start)?);
                continue;
            }
            Event::Empty(start) => Node::Element(element(&start)?),
            Event::End(_) => Node::Element(open.pop().unwrap_or_default()),
            Event::Text(text) => Node::Raw(text.to_string()),
            Event::GeneralRef(name) => Node::Raw(format!("&{};", &*name)),
            Event::Eof => break,
            _ => continue,
        };
        if let Some(parent) = open.last_mut() {
            parent.children.push(node);
        }
    }
    let root = open.pop().unwrap_or_default();
    let root = root.children.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Raw(_) => None,
    });
    root.ok_or_else(|| "no element".to_owned())
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        attributes.push((attribute.key.as_ref().to_owned(), attribute.value.to_string()));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() })
}
