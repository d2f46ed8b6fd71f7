//! A page taken apart: tables, lines, asides.

use lopdf::Document as Pdf;

use super::aligned::{Stretch, stretches};
use super::column::Column;
use super::flow::{Flow, Item};
use super::glyphs::Interpreter;
use super::letterhead::{take_letterhead, take_signature, wrapped};
use super::lines::{Line, lines};
use super::loose_rows::absorb;
use super::marks::{Glyph, Heading, Marks};
use super::notes::take_notes;
use super::pages::page_marks;
use super::paragraphs::{Draft, Numbered, paragraphs};
use super::quality::PageInk;
use super::running::{PageLines, Role, roles};
use super::struck::take_struck;
use super::tables::{RuledTable, take_tables};
use crate::document::Story;

/// One page, its letters sorted out.
pub(super) struct Layout {
    pub(super) page: u32,
    tables: Vec<RuledTable>,
    lines: PageLines,
    /// Text that runs up or down the page, outside tables.
    sideways: Vec<Line>,
    /// Text that is not seen.
    hidden: Vec<Line>,
    /// Struck-out letters were left out.
    pub(super) struck: bool,
    /// A part of the page could not be read.
    pub(super) unread: bool,
    /// A font tells two figures for one letter of the page.
    pub(super) contested: bool,
    pub(super) ink: PageInk,
}

/// Reads page `page` (from 1) and takes it apart.
pub(super) fn layout<'a>(pdf: &'a Pdf, id: lopdf::ObjectId, page: u32, interpreter: &mut Interpreter<'a>) -> Layout {
    let mut marks = page_marks(pdf, id, interpreter);
    let ink = PageInk::of(&mut marks);
    let struck = take_struck(&mut marks);
    let tables = take_tables(&mut marks, page, &mut interpreter.budget);
    let upright = with_heading(&marks.glyphs, Heading::Right);
    let mut sideways = Vec::new();
    for (heading, quarters) in [(Heading::Up, 1), (Heading::Left, 2), (Heading::Down, 3)] {
        let mut turned = Marks { glyphs: with_heading(&marks.glyphs, heading), ..Marks::default() };
        turned.turn(quarters);
        sideways.extend(lines(turned.glyphs));
    }
    let hidden = lines(marks.glyphs.iter().filter(|g| g.heading == Heading::Right && g.invisible).copied().collect());
    let lines = PageLines {
        lines: lines(upright),
        height: marks.height,
        tables: tables.iter().map(|t| (t.top, t.bottom)).collect(),
    };
    let (unread, contested) = (marks.unread, marks.contested);
    Layout { page, tables, lines, sideways, hidden, struck, unread, contested, ink }
}

/// Puts the pages into the flow: headers and footers apart, letterheads column by column, lines joined to paragraphs.
pub(super) fn arrange(layouts: Vec<Layout>, flow: &mut Flow) {
    let pages: Vec<PageLines> = layouts.iter().map(|l| l.lines.clone()).collect();
    let roles = roles(&pages);
    let all = common_column(pages.iter().zip(&roles));
    let sides = [0, 1].map(|side| common_column(pages.iter().zip(&roles).skip(side).step_by(2)));
    // Left and right pages may have mirrored margins.
    let mirrored =
        matches!(sides, [Some(a), Some(b)] if (a.left - b.left).abs() > 8.0 && (a.right - b.right).abs() > 8.0);
    for ((layout, roles), side) in layouts.into_iter().zip(roles).zip(sides.into_iter().cycle()) {
        flow.begin_page();
        PageFlow::new(layout, roles, if mirrored { side } else { all }).push_to(flow);
    }
}

/// The column of many pages together.
fn common_column<'a>(pages: impl Iterator<Item = (&'a PageLines, &'a Vec<Role>)>) -> Option<Column> {
    let body = pages.flat_map(|(page, roles)| {
        page.lines.iter().zip(roles).filter(|(_, role)| **role == Role::Body).map(|(line, _)| line)
    });
    Column::of(&body.collect::<Vec<_>>(), 1)
}

fn with_heading(glyphs: &[Glyph], heading: Heading) -> Vec<Glyph> {
    glyphs.iter().filter(|g| g.heading == heading && !g.invisible).copied().collect()
}

struct PageFlow {
    page: u32,
    column: Column,
    headers: Vec<Numbered>,
    body: Vec<Numbered>,
    notes: Vec<Vec<Numbered>>,
    footers: Vec<Numbered>,
    tables: Vec<RuledTable>,
    sideways: Vec<Line>,
    hidden: Vec<Line>,
}

impl PageFlow {
    fn new(mut layout: Layout, roles: Vec<Role>, common: Option<Column>) -> PageFlow {
        let (mut headers, mut body, mut footers) = (Vec::new(), Vec::new(), Vec::new());
        for (number, (line, role)) in (1..).zip(std::mem::take(&mut layout.lines.lines).into_iter().zip(roles)) {
            match role {
                Role::Header => headers.push((number, line)),
                Role::Body => body.push((number, line)),
                Role::Footer => footers.push((number, line)),
            }
        }
        absorb(&mut layout.tables, &mut body, layout.page);
        let lowest = layout.tables.iter().map(|t| t.bottom).fold(0.0, f32::max);
        let notes = take_notes(&mut body, lowest);
        let own = Column::of(&body.iter().map(|(_, line)| line).collect::<Vec<_>>(), 8);
        let nothing =
            Column { left: 0.0, right: f32::INFINITY, indent: None, first_lines_indented: false, pitch: f32::INFINITY };
        let column = own.or(common).unwrap_or(nothing);
        let Layout { page, tables, sideways, hidden, .. } = layout;
        PageFlow { page, column, headers, body, notes, footers, tables, sideways, hidden }
    }

    fn push_to(mut self, flow: &mut Flow) {
        self.push_aside(flow, Story::Header, &self.headers);
        for table in std::mem::take(&mut self.tables) {
            let above = self.body.partition_point(|(_, line)| line.y - line.size * 0.3 < table.top);
            let lines: Vec<Numbered> = self.body.drain(..above).collect();
            self.push_lines(lines, flow);
            flow.push(Item::Table(table));
        }
        let rest = std::mem::take(&mut self.body);
        self.push_lines(rest, flow);
        let sideways: Vec<Numbered> = std::mem::take(&mut self.sideways).into_iter().map(|line| (1, line)).collect();
        self.push_aside(flow, Story::TextBox, &sideways);
        for note in std::mem::take(&mut self.notes) {
            flow.push(Item::Aside(Story::Note, Draft::joined(self.page, &note)));
        }
        for line in std::mem::take(&mut self.hidden) {
            flow.push(Item::Hidden(Draft::single(self.page, &(1, line), None)));
        }
        self.push_aside(flow, Story::Footer, &self.footers);
    }

    fn push_lines(&self, mut lines: Vec<Numbered>, flow: &mut Flow) {
        if let Some(head) = take_letterhead(&mut lines, self.page == 1, &self.column) {
            for lines in wrapped(head.left, self.column.left).into_iter().chain(wrapped(head.right, self.column.right))
            {
                flow.push(Item::Paragraph(Draft::joined(self.page, &lines)));
            }
        }
        let signature = take_signature(&mut lines, &self.column);
        for stretch in stretches(lines, self.page) {
            match stretch {
                Stretch::Table(table) => flow.push(Item::Table(table)),
                Stretch::Lines(lines) => {
                    for draft in paragraphs(self.page, &lines, &self.column) {
                        flow.push(Item::Paragraph(draft));
                    }
                }
            }
        }
        if let Some(signature) = signature {
            for numbered in signature.left.iter().chain(&signature.right) {
                flow.push(Item::Paragraph(Draft::single(self.page, numbered, None)));
            }
        }
    }

    fn push_aside(&self, flow: &mut Flow, story: Story, lines: &[Numbered]) {
        for numbered in lines {
            flow.push(Item::Aside(story, Draft::single(self.page, numbered, None)));
        }
    }
}
