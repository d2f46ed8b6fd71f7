//! What docx-rs leaves undone in a package.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::schema_order::put_in_order;
use super::tree::{Element, Node, read};

/// Paper of a section: always A4, numbered from 1, its first page without a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Portrait,
    Landscape,
}

/// Packs a report and finishes its main part; its properties name the published version.
pub(super) fn finish(document: Docx, pages: &[Page]) -> Result<Vec<u8>, String> {
    pack(document, pages, "Báo cáo {{ trich_yeu }}", "<dc:description>{{ ban }}</dc:description>")
}

/// Packs a document of that title and finishes its main part.
pub(super) fn finish_titled(document: Docx, pages: &[Page], title: &str) -> Result<Vec<u8>, String> {
    pack(document, pages, title, "")
}

fn pack(document: Docx, pages: &[Page], title: &str, edition: &str) -> Result<Vec<u8>, String> {
    let mut packed = Cursor::new(Vec::new());
    document.pack(&mut packed).map_err(|error| error.to_string())?;
    let mut archive = ZipArchive::new(packed).map_err(|error| error.to_string())?;
    let mut output = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| error.to_string())?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|error| error.to_string())?.into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(|error| error.to_string())?;
        match name.as_str() {
            "word/styles.xml" => content = finished_styles(&content)?,
            "word/numbering.xml" => content = ordered(&content)?,
            "docProps/core.xml" => {
                content = PROPERTIES.replace("TITLE", title).replace("EDITION", edition).into_bytes()
            }
            "word/document.xml" | "word/header1.xml" => content = finished_part(&content, pages)?,
            _ => {}
        }
        output.start_file(name, options).map_err(|error| error.to_string())?;
        output.write_all(&content).map_err(|error| error.to_string())?;
    }
    output.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

fn finished_part(content: &[u8], pages: &[Page]) -> Result<Vec<u8>, String> {
    let mut root = read(&String::from_utf8_lossy(content))?;
    let header = header_id(&mut root);
    let mut pages = pages.iter();
    root.each(&mut |element| {
        element.attributes.retain(|(name, _)| name != "w14:paraId" && name != "w14:textId");
        match element.name.as_str() {
            "w:sectPr" => *element = section(pages.next().copied().unwrap_or(Page::Landscape), &header),
            "w:tbl" => repeat_head(element),
            "w:gridCol" => element.attributes.retain(|(name, _)| name != "w:type"),
            _ => {}
        }
        flatten_section_end(element);
        put_in_order(element);
    });
    Ok(written(&root))
}

/// A part whose properties only have to come in order.
fn ordered(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut root = read(&String::from_utf8_lossy(content))?;
    root.each(&mut |element| put_in_order(element));
    Ok(written(&root))
}

/// The default style, named as such, and Vietnamese as the language of all text.
fn finished_styles(content: &[u8]) -> Result<Vec<u8>, String> {
    let mut root = read(&String::from_utf8_lossy(content))?;
    let mut in_defaults = true;
    root.each(&mut |element| {
        match element.name.as_str() {
            "w:pPr" => element.children.clear(),
            "w:style" => element.attributes.insert(1, ("w:default".to_owned(), "1".to_owned())),
            "w:rPr" if in_defaults => {
                element.children.push(Node::Element(Element::new("w:lang", &[("w:val", "vi-VN")])));
                in_defaults = false;
            }
            _ => {}
        }
        put_in_order(element);
    });
    Ok(written(&root))
}

fn written(root: &Element) -> Vec<u8> {
    let mut xml = String::from(DECLARATION);
    root.write(&mut xml);
    xml.into_bytes()
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Title, author and time come from the report that is filled in.
const PROPERTIES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>TITLE</dc:title><dc:creator>{{ don_vi_ban_hanh }}</dc:creator>EDITION<dcterms:created xsi:type="dcterms:W3CDTF">{{ thoi_diem_lap }}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{{ thoi_diem_lap }}</dcterms:modified></cp:coreProperties>"#;

/// The relation of the header with the page number.
fn header_id(root: &mut Element) -> String {
    let mut id = String::new();
    root.each(&mut |element| {
        if element.name == "w:headerReference" {
            id = element.attributes.iter().find(|(name, _)| name == "r:id").map_or(String::new(), |(_, id)| id.clone());
        }
    });
    id
}

/// Page and margins by HD 05: 20, 20, 30 and 15 mm, the page number 10 mm from the edge; landscape for wide tables.
fn section(page: Page, header: &str) -> Element {
    let size = match page {
        Page::Portrait => Element::new("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]),
        Page::Landscape => Element::new("w:pgSz", &[("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")]),
    };
    let left = if page == Page::Portrait { "1701" } else { "1134" };
    let margins = [
        ("w:top", "1134"),
        ("w:right", "850"),
        ("w:bottom", "1134"),
        ("w:left", left),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    Element::new("w:sectPr", &[]).holding(vec![
        Element::new("w:headerReference", &[("w:type", "default"), ("r:id", header)]),
        Element::new("w:type", &[("w:val", "nextPage")]),
        size,
        Element::new("w:pgMar", &margins),
        Element::new("w:pgNumType", &[("w:start", "1")]),
        Element::new("w:cols", &[("w:space", "708")]),
        Element::new("w:titlePg", &[]),
    ])
}

/// The head row of a table with borders repeats on every page.
fn repeat_head(table: &mut Element) {
    let rows = table.elements_mut().filter(|element| element.name == "w:tr").count();
    if rows < 2 {
        return;
    }
    if let Some(first) = table.elements_mut().find(|element| element.name == "w:tr") {
        first.put_into("w:trPr", Element::new("w:tblHeader", &[]));
    }
}

/// The paragraph that ends a section takes no room, else a full page would be followed by an empty one.
fn flatten_section_end(element: &mut Element) {
    let ends = element.name == "w:pPr" && element.elements_mut().any(|child| child.name == "w:sectPr");
    if ends {
        let line = [("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")];
        element.children.push(Node::Element(Element::new("w:spacing", &line)));
    }
}
