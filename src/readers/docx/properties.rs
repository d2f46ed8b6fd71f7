//! Properties of runs and paragraphs.

use crate::document::Alignment;
use crate::model::Unreadable;
use crate::readers::raised::Height;
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// What a run, or a style, says of its letters; `None` where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    pub(super) style: Option<String>,
    /// Font of ASCII letters, of all others, and of complex scripts.
    pub(super) ascii: Option<String>,
    pub(super) other: Option<String>,
    pub(super) complex: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) vanish: Option<bool>,
    /// Struck out, by one line or two.
    pub(super) strike: Option<bool>,
    pub(super) height: Option<Height>,
    /// Text set with the complex-script font.
    pub(super) is_complex: bool,
    /// The paragraph mark was deleted, or inserted, with tracked changes.
    pub(super) deleted: bool,
    pub(super) inserted: bool,
}

impl RunProperties {
    /// Hidden, or struck out: what people took back must not be read as said.
    pub(super) fn is_unseen(&self) -> bool {
        self.vanish == Some(true) || self.strike == Some(true)
    }

    /// These properties, with those of `under` where they say nothing.
    pub(super) fn over(&self, under: &RunProperties) -> RunProperties {
        let pick = |a: &Option<String>, b: &Option<String>| a.as_ref().or(b.as_ref()).cloned();
        RunProperties {
            style: None,
            ascii: pick(&self.ascii, &under.ascii),
            other: pick(&self.other, &under.other),
            complex: pick(&self.complex, &under.complex),
            bold: self.bold.or(under.bold),
            italic: self.italic.or(under.italic),
            vanish: self.vanish.or(under.vanish),
            strike: self.strike.or(under.strike),
            height: self.height.or(under.height),
            is_complex: self.is_complex || under.is_complex,
            deleted: false,
            inserted: false,
        }
    }
}

/// What a paragraph, or a style, says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// List (0 takes a paragraph out of the list of its style) and level of the list.
    pub(super) list: Option<i64>,
    pub(super) level: Option<i64>,
    /// The label as it was written (Word 2003).
    pub(super) label: Option<String>,
    /// Outline level from 0; 9 is running text.
    pub(super) outline: Option<i64>,
    pub(super) alignment: Option<Alignment>,
    /// Properties of the paragraph mark.
    pub(super) mark: RunProperties,
    /// Relation ids of the page headers and footers of a section that ends here.
    pub(super) pages: Vec<PageReference>,
}

/// A section's reference to a header or footer part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageReference {
    pub(super) id: String,
    pub(super) is_header: bool,
}

/// The fonts of a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Theme {
    pub(super) major: Option<String>,
    pub(super) minor: Option<String>,
}

impl Theme {
    /// Reads the theme part; what is broken in it is passed over.
    pub(super) fn read(stream: &mut XmlStream<'_>) -> Theme {
        let (mut theme, mut major) = (Theme::default(), false);
        while let Ok(Some(token)) = stream.next() {
            let Token::Open(element) = token else { continue };
            match element.name_in(Space::Drawing) {
                "majorFont" => major = true,
                "minorFont" => major = false,
                "latin" => {
                    let face = element.attribute("typeface");
                    let font = if major { &mut theme.major } else { &mut theme.minor };
                    *font = font.take().or(face);
                }
                _ => {}
            }
        }
        theme
    }

    fn font(&self, slot: &str) -> Option<String> {
        if slot.starts_with("major") { self.major.clone() } else { self.minor.clone() }
    }
}

/// Reads the children of an open `w:rPr`.
pub(super) fn read_run(stream: &mut XmlStream<'_>, theme: &Theme) -> Result<RunProperties, Unreadable> {
    let mut run = RunProperties::default();
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "rStyle" => run.style = element.attribute("val"),
            "rFonts" => read_fonts(&mut run, &element, theme),
            "b" => run.bold = Some(element.is_on()),
            "i" => run.italic = Some(element.is_on()),
            "vanish" | "specVanish" => run.vanish = Some(element.is_on()),
            // A line and a double line are two switches of which at most one is on.
            "strike" | "dstrike" => run.strike = Some(element.is_on() || run.strike == Some(true)),
            "vertAlign" => run.height = element.attribute("val").map(|v| Height::of_word(&v)),
            "cs" | "rtl" => run.is_complex = element.is_on(),
            "del" | "moveFrom" => run.deleted = true,
            "ins" | "moveTo" => run.inserted = true,
            _ => {}
        }
        stream.skip()?;
    }
    Ok(run)
}

fn read_fonts(run: &mut RunProperties, element: &Element<'_>, theme: &Theme) {
    let font = |name: &str, slot: &str| match element.attribute(slot) {
        Some(slot) => theme.font(&slot),
        // WordML 2003 writes `w:h-ansi`.
        None => element.attribute(name),
    };
    run.ascii = font("ascii", "asciiTheme").or(run.ascii.take());
    run.other = font("hAnsi", "hAnsiTheme").or_else(|| element.attribute("h-ansi")).or(run.other.take());
    run.complex = font("cs", "cstheme").or(run.complex.take());
}

/// Reads the children of an open `w:pPr`.
pub(super) fn read_paragraph(stream: &mut XmlStream<'_>, theme: &Theme) -> Result<ParagraphProperties, Unreadable> {
    let mut paragraph = ParagraphProperties::default();
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "pStyle" => paragraph.style = element.attribute("val"),
            "outlineLvl" => paragraph.outline = element.number("val"),
            "jc" => paragraph.alignment = element.attribute("val").map(|v| alignment(&v)),
            "numPr" | "listPr" => {
                read_list(stream, &mut paragraph)?;
                continue;
            }
            "rPr" => {
                paragraph.mark = read_run(stream, theme)?;
                continue;
            }
            "sectPr" => {
                paragraph.pages = read_section(stream)?;
                continue;
            }
            _ => {}
        }
        stream.skip()?;
    }
    Ok(paragraph)
}

fn read_list(stream: &mut XmlStream<'_>, paragraph: &mut ParagraphProperties) -> Result<(), Unreadable> {
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "numId" => paragraph.list = element.number("val"),
            "ilvl" => paragraph.level = element.number("val"),
            _ if element.space == Space::Other && element.name() == "t" => paragraph.label = element.attribute("val"),
            _ => {}
        }
        stream.skip()?;
    }
    Ok(())
}

/// Reads the children of an open `w:sectPr`: the headers and footers that it names.
pub(super) fn read_section(stream: &mut XmlStream<'_>) -> Result<Vec<PageReference>, Unreadable> {
    let mut pages = Vec::new();
    while let Some(Token::Open(element)) = next_element(stream)? {
        let name = element.name_in(Space::Word);
        if let ("headerReference" | "footerReference", Some(id)) = (name, element.attribute("id")) {
            pages.push(PageReference { id, is_header: name == "headerReference" });
        }
        stream.skip()?;
    }
    Ok(pages)
}

/// The next start tag among the children of the open element; `Close` at its end, `None` at the end of the part.
pub(super) fn next_element<'a>(stream: &mut XmlStream<'a>) -> Result<Option<Token<'a>>, Unreadable> {
    loop {
        match stream.next()? {
            Some(Token::Text(_)) => {}
            other => return Ok(other),
        }
    }
}

fn alignment(value: &str) -> Alignment {
    match value {
        "center" => Alignment::Centre,
        "right" | "end" => Alignment::End,
        _ => Alignment::Start,
    }
}
