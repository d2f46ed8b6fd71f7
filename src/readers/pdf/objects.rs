//! Look-ups in PDF objects.

use lopdf::{Dictionary, Document, Object};

/// A dictionary entry that is a dictionary, or a stream's.
pub(super) fn dictionary<'a>(dict: &'a Dictionary, key: &[u8], pdf: &'a Document) -> Option<&'a Dictionary> {
    match dict.get_deref(key, pdf).ok()? {
        Object::Dictionary(inner) => Some(inner),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A number written as integer or real, when it is finite.
pub(super) fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|n| n.is_finite())
}

/// A number, perhaps behind a reference.
pub(super) fn resolved(object: &Object, pdf: &Document) -> Option<f32> {
    number(object).or_else(|| number(pdf.dereference(object).ok()?.1))
}

/// Numbers of an array.
pub(super) fn numbers(object: &Object, pdf: &Document) -> Vec<f32> {
    object.as_array().map(|list| list.iter().take(16).filter_map(|o| resolved(o, pdf)).collect()).unwrap_or_default()
}

/// An entry of a page that it may inherit from the nodes above.
pub(super) fn inherited<'a>(page: &'a Dictionary, key: &[u8], pdf: &'a Document) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..64 {
        if let Ok(object) = node.get_deref(key, pdf) {
            return Some(object);
        }
        node = dictionary(node, b"Parent", pdf)?;
    }
    None
}
