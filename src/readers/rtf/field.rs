//! Fields of rich text while they are open.

use crate::readers::field_code::Code;

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    /// Groups around its code.
    depth: usize,
    code: Code,
    /// Characters of text that had been read when its code ended.
    read: usize,
}

impl Fields {
    /// The code of a field begins, inside of so many groups, after so many characters.
    pub(super) fn begin(&mut self, depth: usize, read: usize) {
        self.open.push(Field { depth, code: Code::default(), read });
    }

    /// Takes a piece of the code.
    pub(super) fn instruct(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut() {
            field.code.take(code);
        }
    }

    /// A group ended, after which so many are open: what its field shows that had no result of its own.
    pub(super) fn end(&mut self, depth: usize, read: usize) -> Option<String> {
        let field = self.open.pop_if(|field| depth + 1 < field.depth)?;
        if field.read == read { field.code.shown() } else { None }
    }
}
