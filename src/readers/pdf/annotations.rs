//! Notes and form fields typed onto a page.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::geometry::{Matrix, Rect};
use super::glyphs::Interpreter;
use super::marks::Marks;
use super::objects;

/// Annotations of a page that are looked at.
const MOST: usize = 2_000;
/// Flags of what is not shown: hidden, not viewed.
const UNSEEN: i64 = 1 << 1 | 1 << 5;

/// Adds the text of a page's annotations that is typed as a part of the page: free text, and the fields of forms but
/// for signatures. Comments, links and stamps are none. `matrix` leads from the page's own space to page space.
pub(super) fn typed_marks<'a>(
    (pdf, page): (&'a Document, ObjectId),
    matrix: Matrix,
    interpreter: &mut Interpreter<'a>,
    marks: &mut Marks,
) {
    let Ok(page) = pdf.get_dictionary(page) else { return };
    let Ok(list) = page.get_deref(b"Annots", pdf).and_then(Object::as_array) else { return };
    let of_page = objects::inherited(page, b"Resources", pdf).and_then(|r| r.as_dict().ok());
    for entry in list.iter().take(MOST) {
        let Some(annotation) = pdf.dereference(entry).ok().and_then(|(_, object)| object.as_dict().ok()) else {
            continue;
        };
        if !is_typed(annotation, pdf) {
            continue;
        }
        let Some(form) = appearance(annotation, pdf) else { continue };
        let Some(to_page) = placed(annotation, form, pdf) else { continue };
        let Some(content) = interpreter.budget.content(form) else { continue };
        let own = objects::dictionary(&form.dict, b"Resources", pdf);
        interpreter.run(&content, own.or(of_page), to_page.then(matrix), marks);
    }
}

fn is_typed(annotation: &Dictionary, pdf: &Document) -> bool {
    let name = |key| objects::inherited(annotation, key, pdf).and_then(|o| o.as_name().ok()).unwrap_or_default();
    let flags = annotation.get_deref(b"F", pdf).and_then(Object::as_i64).unwrap_or(0);
    let kind = match name(b"Subtype") {
        b"FreeText" => true,
        b"Widget" => name(b"FT") != b"Sig",
        _ => false,
    };
    kind && flags & UNSEEN == 0
}

/// The stream that draws an annotation as it is; of several states the one that is on.
fn appearance<'a>(annotation: &'a Dictionary, pdf: &'a Document) -> Option<&'a Stream> {
    let normal = objects::dictionary(annotation, b"AP", pdf)?.get_deref(b"N", pdf).ok()?;
    match normal {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => {
            let state = annotation.get_deref(b"AS", pdf).and_then(Object::as_name).ok()?;
            states.get_deref(state, pdf).and_then(Object::as_stream).ok()
        }
        _ => None,
    }
}

/// The map that puts the box of a form onto the place of its annotation.
fn placed(annotation: &Dictionary, form: &Stream, pdf: &Document) -> Option<Matrix> {
    let numbers = |dict: &Dictionary, key: &[u8]| dict.get_deref(key, pdf).ok().map(|o| objects::numbers(o, pdf));
    let place = match numbers(annotation, b"Rect")?.as_slice() {
        [x0, y0, x1, y1] => Rect::around(&[(*x0, *y0), (*x1, *y1)]),
        _ => return None,
    };
    let own = match numbers(&form.dict, b"Matrix").unwrap_or_default().as_slice() {
        [a, b, c, d, e, f] => Matrix::new(*a, *b, *c, *d, *e, *f),
        _ => Matrix::IDENTITY,
    };
    let drawn = match numbers(&form.dict, b"BBox")?.as_slice() {
        [x0, y0, x1, y1] => Rect::around(&[(*x0, *y0), (*x1, *y0), (*x0, *y1), (*x1, *y1)].map(|p| own.map(p))),
        _ => return None,
    };
    let scale = |to: f32, from: f32| if from.abs() > 1e-3 { to / from } else { 1.0 };
    let (x, y) = (scale(place.width(), drawn.width()), scale(place.height(), drawn.height()));
    Some(own.then(Matrix::new(x, 0.0, 0.0, y, place.x0 - drawn.x0 * x, place.y0 - drawn.y0 * y)))
}
