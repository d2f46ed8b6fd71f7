//! Pages: their boxes, turned as they are read.

use lopdf::{Dictionary, Document, ObjectId};

use super::annotations::typed_marks;
use super::geometry::{Matrix, Rect};
use super::glyphs::Interpreter;
use super::marks::{Heading, Marks};
use super::objects;

/// Reads one page, upright: by its `/Rotate`, and by the direction of most of its letters.
pub(super) fn page_marks<'a>(pdf: &'a Document, id: ObjectId, interpreter: &mut Interpreter<'a>) -> Marks {
    let Ok(page) = pdf.get_dictionary(id) else { return Marks::default() };
    let (matrix, width, height) = upright(page, pdf);
    let mut marks = Marks { width, height, ..Marks::default() };
    match pdf.get_page_content_with_limit(id, interpreter.budget.next_bytes()) {
        Ok(content) => {
            interpreter.budget.spent(content.len());
            let resources = objects::inherited(page, b"Resources", pdf).and_then(|r| r.as_dict().ok());
            interpreter.run(&content, resources, matrix, &mut marks);
        }
        Err(_) => {
            interpreter.budget.reached = Some("part_bytes");
            marks.unread = true;
        }
    }
    typed_marks((pdf, id), matrix, interpreter, &mut marks);
    keep_visible(&mut marks);
    if let Some(quarters) = turn_of(&marks) {
        marks.turn(quarters);
    }
    marks
}

/// The map from a page's own space to page space, and the size of the upright page.
fn upright(page: &Dictionary, pdf: &Document) -> (Matrix, f32, f32) {
    let area = area(page, pdf);
    let (w, h) = (area.width(), area.height());
    let turn = objects::inherited(page, b"Rotate", pdf).and_then(objects::number).unwrap_or(0.0);
    let quarters = ((turn / 90.0).round() as i64).rem_euclid(4);
    let to_origin = Matrix::new(1.0, 0.0, 0.0, 1.0, -area.x0, -area.y0);
    let turned = match quarters {
        1 => Matrix::new(0.0, 1.0, 1.0, 0.0, 0.0, 0.0),
        2 => Matrix::new(-1.0, 0.0, 0.0, 1.0, w, 0.0),
        3 => Matrix::new(0.0, -1.0, -1.0, 0.0, h, w),
        _ => Matrix::new(1.0, 0.0, 0.0, -1.0, 0.0, h),
    };
    let (width, height) = if quarters % 2 == 1 { (h, w) } else { (w, h) };
    (to_origin.then(turned), width, height)
}

/// The visible box: crop box within media box; A4 where there is none.
fn area(page: &Dictionary, pdf: &Document) -> Rect {
    let a4 = Rect { x0: 0.0, y0: 0.0, x1: 595.0, y1: 842.0 };
    let boxed = |key: &[u8]| {
        let numbers = objects::numbers(objects::inherited(page, key, pdf)?, pdf);
        match numbers.as_slice() {
            [x0, y0, x1, y1, ..] => Some(Rect::around(&[(*x0, *y0), (*x1, *y1)])),
            _ => None,
        }
        .filter(|r| r.width() > 1.0 && r.height() > 1.0 && r.width() < 1e6 && r.height() < 1e6)
    };
    let media = boxed(b"MediaBox").unwrap_or(a4);
    boxed(b"CropBox").map(|crop| crop.clipped(media)).filter(|r| r.width() > 1.0 && r.height() > 1.0).unwrap_or(media)
}

/// Letters and pictures outside the page are not seen.
fn keep_visible(marks: &mut Marks) {
    let page = Rect { x0: -2.0, y0: -2.0, x1: marks.width + 2.0, y1: marks.height + 2.0 };
    marks.glyphs.retain(|g| {
        let (x, y) = g.centre();
        page.contains(x, y)
    });
    marks.pictures.iter_mut().for_each(|p| *p = p.clipped(page));
    marks.pictures.retain(|p| p.area() > 0.0);
}

/// Quarters by which to turn the page so that most of its letters stand upright.
fn turn_of(marks: &Marks) -> Option<u8> {
    let count = |heading| marks.glyphs.iter().filter(|g| g.heading == heading && g.letter != ' ').count();
    let upright = count(Heading::Right);
    let turns = [(Heading::Up, 1), (Heading::Left, 2), (Heading::Down, 3)];
    turns
        .into_iter()
        .map(|(heading, quarters)| (count(heading), quarters))
        .max()
        .and_then(|(letters, quarters)| (letters > upright.saturating_mul(2).max(20)).then_some(quarters))
}
