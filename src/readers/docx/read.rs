//! Reads a Word document of the OOXML kind.

use super::body::{Tally, Walker};
use super::chunk::read_chunk;
use super::context::Context;
use super::numbering::Numbering;
use super::parts::main_part;
use super::properties::Theme;
use super::styles::Styles;
use crate::document::{Block, Document, FileKind, Remark, Story};
use crate::model::Unreadable;
use crate::readers::detect::detect;
use crate::readers::limits::{Limits, corrupt};
use crate::readers::package::Package;
use crate::readers::relations::{Relation, Relations, of_kind, relations};
use crate::readers::xml::{Space, Token, XmlStream, decode};

/// Reads a .docx: the running text, then notes, page headers and footers, and comments.
///
/// # Errors
/// `Corrupt` for a package or main part that cannot be read, `TooLarge` beyond a limit, `Scanned` for pictures without
/// any text, `NoText` for nothing at all. Lesser parts that cannot be read are remarks.
pub(crate) fn read_docx(bytes: &[u8], limits: &Limits) -> Result<Document, Unreadable> {
    read_whole(bytes, limits, false)
}

/// Reads a document; one that is put into another (`is_inside`) is not searched for further ones.
fn read_whole(bytes: &[u8], limits: &Limits, is_inside: bool) -> Result<Document, Unreadable> {
    let mut package = Package::open(bytes, limits)?;
    let main = main_part(&mut package, limits)?;
    let related = relations(&mut package, &main, limits)?;
    let mut tally = Tally::default();
    let context = context(&mut package, &related, limits, &mut tally)?;
    let xml = package.part(&main)?.ok_or_else(|| corrupt("no main document part"))?;
    let mut blocks = Vec::new();
    let text = decode(&xml);
    let stream = XmlStream::new(&text, limits);
    Walker::new(stream, &context, limits, &mut tally, Story::Body).blocks(&mut blocks)?;
    let mut reading = Reading { package, related, context, limits, tally, blocks, is_inside };
    reading.diagrams()?;
    reading.notes()?;
    reading.pages()?;
    reading.comments()?;
    reading.chunks()?;
    reading.embedded();
    reading.finish()
}

/// Styles, lists and theme; a document without them, or with broken ones, is still read.
fn context(
    package: &mut Package<'_>,
    related: &Relations,
    limits: &Limits,
    tally: &mut Tally,
) -> Result<Context, Unreadable> {
    let mut context = Context::default();
    let mut unread = |what: &str| tally.remarks.push(Remark::PartUnread { what: what.to_owned() });
    if let Some(bytes) = optional(package, of_kind(related, "theme"))? {
        context.theme = Theme::read(&mut XmlStream::new(&decode(&bytes), limits));
    }
    if let Some(bytes) = optional(package, of_kind(related, "styles"))? {
        match Styles::read(&mut XmlStream::new(&decode(&bytes), limits), &context.theme) {
            Ok(styles) => context.styles = styles,
            Err(_) => unread("styles"),
        }
    }
    if let Some(bytes) = optional(package, of_kind(related, "numbering"))? {
        match Numbering::read(&mut XmlStream::new(&decode(&bytes), limits)) {
            Ok(numbering) => context.numbering = numbering,
            Err(_) => unread("numbering"),
        }
    }
    Ok(context)
}

fn optional(package: &mut Package<'_>, name: Option<&str>) -> Result<Option<Vec<u8>>, Unreadable> {
    match name {
        Some(name) => package.part(name),
        None => Ok(None),
    }
}

/// The document while its lesser parts are read.
struct Reading<'a> {
    package: Package<'a>,
    related: Relations,
    context: Context,
    limits: &'a Limits,
    tally: Tally,
    blocks: Vec<Block>,
    is_inside: bool,
}

impl Reading<'_> {
    /// Texts of diagrams, as those of boxes. Charts draw figures that stand elsewhere: what they show is not read.
    fn diagrams(&mut self) -> Result<(), Unreadable> {
        let (diagrams, charts) = (std::mem::take(&mut self.tally.diagrams), std::mem::take(&mut self.tally.charts));
        let inside = |id: String| self.related.get(&id).filter(|r| !r.external).map(|r| r.target.clone());
        let unread: Vec<String> = charts.into_iter().filter_map(inside).collect();
        let parts: Vec<String> = diagrams.into_iter().filter_map(inside).collect();
        self.tally.remarks.extend(unread.into_iter().map(|what| Remark::PartUnread { what }));
        for part in parts {
            let Some(bytes) = self.package.part(&part)? else { continue };
            let text = decode(&bytes);
            let stream = XmlStream::new(&text, self.limits);
            let mut walker = Walker::new(stream, &self.context, self.limits, &mut self.tally, Story::Body);
            match walker.diagram(&mut self.blocks) {
                Err(Unreadable::Corrupt { .. }) => self.tally.remarks.push(Remark::PartUnread { what: part }),
                other => other?,
            }
        }
        Ok(())
    }

    /// Footnotes and endnotes that the text refers to.
    fn notes(&mut self) -> Result<(), Unreadable> {
        let (footnotes, endnotes) =
            (std::mem::take(&mut self.tally.footnotes), std::mem::take(&mut self.tally.endnotes));
        for (kind, item, wanted) in [("footnotes", "footnote", footnotes), ("endnotes", "endnote", endnotes)] {
            if let Some(name) = of_kind(&self.related, kind).filter(|_| !wanted.is_empty()).map(str::to_owned) {
                self.story(&name, Story::Note, item, Some(&wanted))?;
            }
        }
        Ok(())
    }

    /// Page headers and footers that a section names, each part once.
    fn pages(&mut self) -> Result<(), Unreadable> {
        let mut seen = Vec::new();
        for page in std::mem::take(&mut self.tally.pages) {
            let Some(relation) = self.related.get(&page.id).filter(|r| !r.external) else { continue };
            let name = relation.target.clone();
            if seen.contains(&name) {
                continue;
            }
            let (story, item) = if page.is_header { (Story::Header, "hdr") } else { (Story::Footer, "ftr") };
            self.story(&name, story, item, None)?;
            seen.push(name);
        }
        Ok(())
    }

    fn comments(&mut self) -> Result<(), Unreadable> {
        match of_kind(&self.related, "comments").map(str::to_owned) {
            Some(name) => self.story(&name, Story::Comment, "comment", None),
            None => Ok(()),
        }
    }

    /// Reads the `item` elements of a part, those with an id in `wanted` if given. A broken part is a remark; a limit
    /// is an error as in the text itself.
    fn story(&mut self, part: &str, story: Story, item: &str, wanted: Option<&[String]>) -> Result<(), Unreadable> {
        let result = self.read_story(part, story, item, wanted);
        match result {
            Err(Unreadable::Corrupt { .. }) => {
                self.tally.remarks.push(Remark::PartUnread { what: part.to_owned() });
                Ok(())
            }
            other => other,
        }
    }

    fn read_story(
        &mut self,
        part: &str,
        story: Story,
        item: &str,
        wanted: Option<&[String]>,
    ) -> Result<(), Unreadable> {
        let Some(bytes) = self.package.part(part)? else { return Ok(()) };
        let text = decode(&bytes);
        let stream = XmlStream::new(&text, self.limits);
        let mut walker = Walker::new(stream, &self.context, self.limits, &mut self.tally, story);
        while let Some(token) = walker.stream.next()? {
            let Token::Open(element) = token else { continue };
            if element.name_in(Space::Word) != item {
                continue;
            }
            // Separators between text and notes have a type of their own.
            let separates = element.attribute("type").is_some_and(|t| item != "hdr" && item != "ftr" && t != "normal");
            let id = element.attribute("id").unwrap_or_default();
            if separates || wanted.is_some_and(|wanted| !wanted.contains(&id)) {
                walker.stream.skip()?;
            } else {
                walker.blocks(&mut self.blocks)?;
            }
        }
        Ok(())
    }

    /// Documents that are put in whole (some programs save a web page in this way, and nothing else); those that
    /// cannot be read, or lie outside the package, are remarks. They follow the text.
    fn chunks(&mut self) -> Result<(), Unreadable> {
        for id in std::mem::take(&mut self.tally.chunks) {
            let relation = self.related.get(&id).cloned();
            let inside = relation.as_ref().filter(|r| !r.external).map(|r| r.target.clone());
            let bytes = optional(&mut self.package, inside.as_deref())?;
            let read = |bytes: Vec<u8>| match detect("", &bytes) {
                FileKind::Docx if !self.is_inside => read_whole(&bytes, self.limits, true),
                kind => read_chunk(kind, &bytes, self.limits),
            };
            match bytes.map(read) {
                Some(Ok(document)) => {
                    self.blocks.extend(document.blocks);
                    self.tally.remarks.extend(document.remarks);
                }
                _ => {
                    // An address is nothing to show to people: it invites to be followed.
                    let name = |r: Relation| if r.external { "link".to_owned() } else { r.target };
                    self.tally.remarks.push(Remark::PartUnread { what: relation.map_or(id, name) });
                }
            }
        }
        Ok(())
    }

    /// Workbooks and documents that lie in the text as objects: their picture is seen, their figures are not read.
    fn embedded(&mut self) {
        let mut embedded: Vec<&str> =
            self.related.values().filter(|r| r.kind == "package" && !r.external).map(|r| r.target.as_str()).collect();
        embedded.sort_unstable();
        self.tally.remarks.extend(embedded.iter().map(|what| Remark::PartUnread { what: (*what).to_owned() }));
    }

    /// A document in whose text there is no letter or digit is none, whatever stands at the head or foot of its pages.
    fn finish(mut self) -> Result<Document, Unreadable> {
        if !self.blocks.iter().any(has_text) {
            let unread = self.tally.remarks.iter().find_map(|remark| match remark {
                Remark::PartUnread { what } => Some(what.clone()),
                _ => None,
            });
            return Err(match unread {
                Some(what) => Unreadable::UnsupportedKind { kind: what },
                None if self.tally.pictures > 0 => Unreadable::Scanned,
                None => Unreadable::NoText,
            });
        }
        if self.tally.tracked {
            self.tally.remarks.push(Remark::TrackedChanges);
        }
        Ok(Document { kind: FileKind::Docx, blocks: self.blocks, remarks: self.tally.remarks })
    }
}

/// Whether a block of the text holds a letter or digit.
fn has_text(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => {
            !matches!(paragraph.story, Story::Header | Story::Footer)
                && paragraph.runs.iter().any(|run| run.text.contains(char::is_alphanumeric))
        }
        Block::Table(table) => table.cells.iter().any(|cell| cell.content.iter().any(has_text)),
    }
}
