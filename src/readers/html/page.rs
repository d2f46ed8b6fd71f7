//! A web page while it is read.

use super::entities::resolved;
use super::look::Look;
use super::tokens::{Tag, Token};
use crate::document::{Block, Remark, Run, Story, Visibility};
use crate::model::Unreadable;
use crate::readers::assembly::{Assembly, Draft};
use crate::readers::raised::at_height;
use crate::readers::tables::SpanTable;

/// A web page while it is read: open elements, open tables, open lists, the paragraph.
pub(super) struct Page<'a> {
    assembly: Assembly<'a>,
    elements: Vec<(String, Look)>,
    tables: Vec<OpenTable>,
    /// Next number of each open list; none for a list with bullets.
    lists: Vec<Option<usize>>,
    draft: Draft,
}

/// A table that is open.
struct OpenTable {
    table: SpanTable,
    /// Spans of the cell that is open.
    cell: Option<(usize, usize)>,
    content: Vec<Block>,
    /// Elements open outside of the table.
    depth: usize,
    /// Rows are of the head.
    in_head: bool,
}

/// Elements that end the paragraph before them and after them.
const BLOCKS: [&str; 29] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "body",
    "section",
    "article",
    "header",
    "footer",
    "blockquote",
    "pre",
    "hr",
    "center",
    "form",
];

/// Elements without content.
const VOID: [&str; 10] = ["br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base"];

impl<'a> Page<'a> {
    pub(super) fn new(assembly: Assembly<'a>) -> Page<'a> {
        Page { assembly, elements: Vec::new(), tables: Vec::new(), lists: Vec::new(), draft: Draft::default() }
    }

    pub(super) fn take(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Text(text) => {
                self.text(text);
                Ok(())
            }
            Token::Open(tag) => self.open(&tag),
            Token::Close(name) => self.close(&name),
        }
    }

    pub(super) fn finish(mut self) -> Result<Assembly<'a>, Unreadable> {
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        self.end_paragraph()?;
        Ok(self.assembly)
    }

    fn look(&self) -> Look {
        self.elements.last().map(|(_, look)| look.clone()).unwrap_or_default()
    }

    fn is_preformatted(&self) -> bool {
        self.elements.iter().any(|(name, _)| name == "pre")
    }

    fn text(&mut self, text: &str) {
        let look = self.look();
        if look.deleted {
            self.assembly.remark(Remark::TrackedChanges);
            return;
        }
        let written = if self.is_preformatted() { text.to_owned() } else { text.replace(['\n', '\r', '\t'], " ") };
        let seen = resolved(&written).into_owned();
        if self.draft.runs.is_empty() && seen.trim_matches(' ').is_empty() {
            return;
        }
        if look.visibility == Visibility::Hidden && !seen.trim().is_empty() {
            self.assembly.remark(Remark::HiddenContent { what: "text".to_owned() });
        }
        self.push(seen, &look);
    }

    fn push(&mut self, text: String, look: &Look) {
        let (font, bold, italic) = (look.font.clone(), look.bold, look.italic);
        let text = at_height(look.height, self.draft.last(), &text);
        self.draft.push(Run { text, font, bold, italic, visibility: look.visibility });
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let name = tag.name.as_str();
        if BLOCKS.contains(&name) {
            self.end_paragraph()?;
        }
        match name {
            "br" => self.push("\n".to_owned(), &self.look()),
            "img" => self.assembly.picture(),
            "table" => self.begin_table()?,
            "thead" => self.set_head(true),
            "tbody" | "tfoot" => self.set_head(false),
            "tr" => self.begin_row(tag)?,
            "td" | "th" => self.begin_cell(tag)?,
            "ul" => self.lists.push(None),
            "ol" => self.lists.push(Some(tag.number("start").unwrap_or(1))),
            "li" => self.draft.label = self.next_label(),
            _ => {}
        }
        // A paragraph or list item that was never closed ends where the next begins.
        if matches!(name, "p" | "li") {
            self.drop_open(name);
        }
        if !VOID.contains(&name) && self.elements.len() < self.assembly.limits.depth {
            let look = self.look().inside(tag);
            self.elements.push((name.to_owned(), look));
        }
        if let Some(level) = name.strip_prefix('h').and_then(|l| l.parse().ok()).filter(|l| (1..=6).contains(l)) {
            self.draft.heading = Some(level);
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        if BLOCKS.contains(&name) {
            self.end_paragraph()?;
        }
        match name {
            "table" => return self.end_table(),
            "td" | "th" => self.end_cell()?,
            "tr" => self.end_cell()?,
            "thead" => self.set_head(false),
            "ul" | "ol" => drop(self.lists.pop()),
            _ => {}
        }
        self.drop_open(name);
        Ok(())
    }

    /// Closes the innermost element of a name, and those in it; never past the table that is open.
    fn drop_open(&mut self, name: &str) {
        let floor = self.tables.last().map_or(0, |table| table.depth);
        let at = self.elements.iter().rposition(|(open, _)| open == name);
        // A list item ends another of the same list alone.
        let list = self.elements.iter().rposition(|(open, _)| matches!(open.as_str(), "ul" | "ol"));
        if let Some(at) = at.filter(|at| *at >= floor && (name != "li" || list.is_none_or(|list| *at > list))) {
            self.elements.truncate(at);
        }
    }

    fn next_label(&mut self) -> Option<String> {
        match self.lists.last_mut() {
            Some(Some(next)) => {
                *next = next.saturating_add(1);
                Some(format!("{}.", *next - 1))
            }
            Some(None) => Some("-".to_owned()),
            None => None,
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Unreadable> {
        let mut draft = std::mem::take(&mut self.draft);
        draft.alignment = self.look().alignment;
        if draft.runs.iter().all(|run| run.text.trim().is_empty()) {
            // A label waits for the text that a block inside of the item brings.
            self.draft.label = draft.label.filter(|_| self.elements.iter().any(|(name, _)| name == "li"));
            return Ok(());
        }
        match self.tables.last_mut().filter(|table| table.cell.is_some()) {
            Some(table) => table.content.extend(self.assembly.cell_paragraph(draft, Story::Body)?),
            None => {
                // Text between the rows of a table is shown above it.
                let block = self.assembly.paragraph(draft, Story::Body)?;
                self.assembly.push(block);
            }
        }
        Ok(())
    }

    fn begin_table(&mut self) -> Result<(), Unreadable> {
        if self.tables.len() >= self.assembly.limits.table_depth {
            self.assembly.remark(Remark::LimitReached { what: "table_depth".to_owned() });
            return Ok(());
        }
        let table = SpanTable::new(self.assembly.next_table()?);
        let depth = self.elements.len();
        self.tables.push(OpenTable { table, cell: None, content: Vec::new(), depth, in_head: false });
        Ok(())
    }

    fn set_head(&mut self, in_head: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.in_head = in_head;
        }
    }

    fn begin_row(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.end_cell()?;
        let visibility = self.look().inside(tag).visibility;
        if let Some(table) = self.tables.last_mut() {
            self.elements.truncate(table.depth + 1);
            table.table.begin_row(table.in_head, visibility, self.assembly.limits)?;
        }
        Ok(())
    }

    fn begin_cell(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.end_cell()?;
        let span = |name: &str| tag.number(name).unwrap_or(1).max(1);
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some((span("colspan"), span("rowspan")));
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Unreadable> {
        self.end_paragraph()?;
        self.draft.label = None;
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if let Some(spans) = table.cell.take() {
            table.table.put(spans, std::mem::take(&mut table.content), self.assembly.limits)?;
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        self.end_cell()?;
        let Some(ended) = self.tables.pop() else { return Ok(()) };
        self.elements.truncate(ended.depth);
        let block = ended.table.finish().map(Block::Table);
        match self.tables.last_mut() {
            Some(outer) => outer.content.extend(block),
            None => self.assembly.push(block),
        }
        Ok(())
    }
}
