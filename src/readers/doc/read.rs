//! Reads a Word document before .docx.

use std::io::Cursor;

use cfb::CompoundFile;

use super::fib::{Fib, Table};
use super::fonts::font_names;
use super::lists::Lists;
use super::locked::unlock;
use super::pages::Formatting;
use super::pieces::Pieces;
use super::plc::Plc;
use super::story::{Source, Walker};
use super::styles::Styles;
use crate::document::{Document, FileKind, Story};
use crate::model::Unreadable;
use crate::readers::assembly::Assembly;
use crate::readers::compound::stream;
use crate::readers::flow::Flow;
use crate::readers::limits::corrupt;
use crate::readers::options::Options;

/// Reads a .doc: the running text, then notes, text boxes, page headers and footers, and comments.
///
/// # Errors
/// `Encrypted`, `UnsupportedKind` for Word 2, `Corrupt` for a container or head that cannot be read, `TooLarge`
/// beyond a limit, `Scanned` for pictures without any text, `NoText` for nothing at all.
pub(crate) fn read_doc(bytes: &[u8], options: &Options) -> Result<Document, Unreadable> {
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(corrupt)?;
    let limits = &options.limits;
    let mut document = stream(&mut file, "WordDocument", limits)?;
    let fib = Fib::read(&document)?;
    let mut tables = match (fib.is_old, fib.second_table) {
        (true, _) => document.clone(),
        (false, true) => stream(&mut file, "1Table", limits)?,
        (false, false) => stream(&mut file, "0Table", limits)?,
    };
    unlock(&mut document, &mut tables, &options.passwords)?;
    let fib = Fib::read(&document)?;
    let data = stream(&mut file, "Data", limits).unwrap_or_default();
    let table = |table| fib.table(table, &tables);
    let pieces = if fib.in_pieces {
        Pieces::read(table(Table::Pieces), fib.is_old, limits)?
    } else {
        Pieces::whole(fib.text, u32::try_from(document.len()).unwrap_or(u32::MAX))
    };
    let source = Source {
        document: &document,
        data: &data,
        is_old: fib.is_old,
        pieces,
        characters: Formatting::characters(table(Table::Characters), &document, fib.is_old),
        paragraphs: Formatting::paragraphs(table(Table::Paragraphs), &document, fib.is_old),
        styles: Styles::read(table(Table::Styles)),
        fonts: font_names(table(Table::Fonts), fib.is_old),
        lists: Lists::read(fib.from(Table::Lists, &tables), fib.from(Table::ListUses, &tables)),
    };
    let mut walker = Walker::new(source, Flow::new(Assembly::new(FileKind::Doc, limits)));
    stories(&mut walker, fib.lengths, table(Table::Headers))?;
    walker.flow.finish()?.finish()
}

/// Reads the stories; they follow one another in the text, their order in the document is another.
fn stories(walker: &mut Walker<'_, '_>, lengths: [u32; 8], headers: &[u8]) -> Result<(), Unreadable> {
    let [text, footnotes, pages, macros, comments, endnotes, boxes, page_boxes] = lengths;
    let mut starts = [0_u32; 9];
    for (i, length) in [text, footnotes, pages, macros, comments, endnotes, boxes, page_boxes].into_iter().enumerate() {
        let next = starts.get(i).copied().unwrap_or(0).checked_add(length).ok_or_else(|| corrupt("story lengths"))?;
        if let Some(start) = starts.get_mut(i + 1) {
            *start = next;
        }
    }
    let [body, notes, page_texts, end_macros, remarks, end_notes, text_boxes, header_boxes, end] = starts;
    walker.story(Story::Body, body, notes)?;
    walker.story(Story::Note, notes, page_texts)?;
    walker.story(Story::Note, end_notes, text_boxes)?;
    walker.story(Story::TextBox, text_boxes, header_boxes)?;
    walker.story(Story::TextBox, header_boxes, end)?;
    page_stories(walker, headers, page_texts, end_macros)?;
    walker.story(Story::Comment, remarks, end_notes)
}

/// Headers and footers: six separators of notes, then six for each section, of which the third, fourth and last are
/// footers.
fn page_stories(walker: &mut Walker<'_, '_>, table: &[u8], start: u32, end: u32) -> Result<(), Unreadable> {
    let positions = Plc::new(table, 0);
    for i in 6..positions.len {
        let (Some(from), Some(to)) = (positions.position(i), positions.position(i + 1)) else { break };
        let story = if matches!(i % 6, 2 | 3 | 5) { Story::Footer } else { Story::Header };
        let (from, to) = (start.saturating_add(from).min(end), start.saturating_add(to).min(end));
        if from < to {
            walker.story(story, from, to)?;
        }
    }
    Ok(())
}
