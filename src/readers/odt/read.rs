//! Reads an OpenDocument text.

use super::body::Walker;
use super::styles::Styles;
use crate::document::{Document, FileKind, Remark, Story};
use crate::model::Unreadable;
use crate::readers::assembly::Assembly;
use crate::readers::limits::{Limits, corrupt};
use crate::readers::package::Package;
use crate::readers::xml::{Space, Token, XmlStream, decode};

/// Reads a .odt: the running text with its notes and boxes where they stand, then page headers and footers.
///
/// # Errors
/// `Encrypted` where its parts are, `Corrupt` for a package or content that cannot be read, `TooLarge` beyond a limit,
/// `Scanned` for pictures without any text, `NoText` for nothing at all.
pub(crate) fn read_odt(bytes: &[u8], limits: &Limits) -> Result<Document, Unreadable> {
    let mut package = Package::open(bytes, limits)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(Unreadable::Encrypted);
    }
    let content = package.part("content.xml")?.ok_or_else(|| corrupt("no content.xml"))?;
    let mut assembly = Assembly::new(FileKind::Odt, limits);
    let mut styles = Styles::default();
    let shared = package.part("styles.xml")?.unwrap_or_default();
    let shared = decode(&shared);
    if !shared.is_empty() && take_styles(&shared, &mut styles, limits).is_err() {
        assembly.remark(Remark::PartUnread { what: "styles.xml".to_owned() });
    }
    let content = decode(&content);
    take_styles(&content, &mut styles, limits)?;
    body(&content, &styles, &mut assembly)?;
    if pages(&shared, &styles, &mut assembly).is_err() {
        assembly.remark(Remark::PartUnread { what: "styles.xml".to_owned() });
    }
    assembly.finish()
}

/// Takes all styles of a part.
fn take_styles(xml: &str, styles: &mut Styles, limits: &Limits) -> Result<(), Unreadable> {
    let mut stream = XmlStream::new(xml, limits);
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match element.name_in(Space::Office) {
            "font-face-decls" | "styles" | "automatic-styles" => styles.take(&mut stream)?,
            "body" | "master-styles" | "meta" | "settings" | "scripts" => stream.skip()?,
            _ => {}
        }
    }
    Ok(())
}

/// Reads the text of the document.
fn body(xml: &str, styles: &Styles, assembly: &mut Assembly<'_>) -> Result<(), Unreadable> {
    let mut stream = XmlStream::new(xml, assembly.limits);
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match element.name_in(Space::Office) {
            "document-content" | "document" | "body" => {}
            "text" => {
                let mut blocks = Vec::new();
                let mut walker = Walker::new(stream, styles, assembly, Story::Body);
                walker.blocks(&mut blocks)?;
                stream = walker.stream;
                blocks.into_iter().for_each(|block| assembly.push(Some(block)));
            }
            _ => stream.skip()?,
        }
    }
    Ok(())
}

/// Reads the headers and footers of the pages.
fn pages(xml: &str, styles: &Styles, assembly: &mut Assembly<'_>) -> Result<(), Unreadable> {
    let mut stream = XmlStream::new(xml, assembly.limits);
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        let story = match (element.space, element.name()) {
            (Space::Style, "header" | "header-left" | "header-first") => Story::Header,
            (Space::Style, "footer" | "footer-left" | "footer-first") => Story::Footer,
            (Space::Office, "styles" | "automatic-styles" | "font-face-decls") => {
                stream.skip()?;
                continue;
            }
            _ => continue,
        };
        let mut blocks = Vec::new();
        let mut walker = Walker::new(stream, styles, assembly, story);
        walker.blocks(&mut blocks)?;
        stream = walker.stream;
        blocks.into_iter().for_each(|block| assembly.push(Some(block)));
    }
    Ok(())
}
