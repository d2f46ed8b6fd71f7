//! Drawings: text of their boxes, pictures.

use std::mem;

use super::body::Walker;
use super::draft::Draft;
use crate::document::{Block, Story};
use crate::model::Unreadable;
use crate::readers::xml::{Element, Space, Token};

impl Walker<'_, '_> {
    /// Reads the text boxes in the open drawing; they are a story of their own.
    pub(super) fn graphic(&mut self, boxes: &mut Vec<Block>) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            match (element.space, element.name()) {
                (Space::Compat, "AlternateContent") => self.alternate(|walker| walker.graphic(boxes))?,
                (Space::Word, "txbxContent") => self.text_box(boxes)?,
                (Space::Drawing, "p") => self.shape_paragraph(boxes)?,
                (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
                    self.tally.pictures += 1;
                    self.stream.skip()?;
                }
                (_, "relIds" | "chart") => {
                    self.refer(&element);
                    self.stream.skip()?;
                }
                _ => self.graphic(boxes)?,
            }
        }
        Ok(())
    }

    /// Notes a diagram or chart, which is a part of its own. Those of notes and page heads are named in other parts.
    fn refer(&mut self, element: &Element<'_>) {
        if matches!(self.story, Story::Body | Story::TextBox) {
            self.tally.diagrams.extend(element.attribute("dm"));
            self.tally.charts.extend(element.attribute("id"));
        }
    }

    /// Reads the texts of a diagram's part: each is a box.
    pub(super) fn diagram(&mut self, boxes: &mut Vec<Block>) -> Result<(), Unreadable> {
        while let Some(token) = self.stream.next()? {
            match token {
                Token::Open(element) if element.name_in(Space::Drawing) == "p" => self.shape_paragraph(boxes)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn text_box(&mut self, boxes: &mut Vec<Block>) -> Result<(), Unreadable> {
        let (story, fields) = (self.story, mem::take(&mut self.fields));
        if story == Story::Body {
            self.story = Story::TextBox;
        }
        let result = self.blocks(boxes);
        (self.story, self.fields) = (story, fields);
        result
    }

    /// A note that stands in the text; it is a story of its own.
    pub(super) fn note(&mut self, notes: &mut Vec<Block>) -> Result<(), Unreadable> {
        let (story, fields) = (mem::replace(&mut self.story, Story::Note), mem::take(&mut self.fields));
        let result = self.blocks(notes);
        (self.story, self.fields) = (story, fields);
        result
    }

    /// A paragraph of a shape that is not Word's own (`a:p`).
    fn shape_paragraph(&mut self, boxes: &mut Vec<Block>) -> Result<(), Unreadable> {
        let mut draft = Draft::default();
        let mut open = 1_usize;
        while open > 0 {
            match self.stream.next()? {
                Some(Token::Open(element)) if element.name_in(Space::Drawing) == "t" => {
                    let text = self.stream.text()?;
                    self.push(&text, &mut draft)?;
                }
                Some(Token::Open(element)) => {
                    open += 1;
                    if element.name_in(Space::Drawing) == "br" {
                        self.push("\n", &mut draft)?;
                    }
                }
                Some(Token::Close) => open -= 1,
                Some(Token::Text(_)) => {}
                None => break,
            }
        }
        let story = mem::replace(&mut self.story, Story::TextBox);
        let result = self.finish(draft, boxes);
        self.story = story;
        result
    }
}
