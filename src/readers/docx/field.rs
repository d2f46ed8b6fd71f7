//! Fields: the result is text, the code is not.

use std::mem;

use super::body::Walker;
use super::draft::Draft;
use crate::model::Unreadable;
use crate::readers::field_code::Code;
use crate::readers::xml::{Element, Space, Token};

/// The fields that are open at a point of the text, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    /// Its result has begun.
    in_result: bool,
    /// Some text of its result was shown.
    has_shown: bool,
    /// Its code, or what its form shows.
    code: Code,
    choice: Option<String>,
}

impl Fields {
    /// Takes a `w:fldChar` of that type; at the end of a field without result, gives what its code shows.
    fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.in_result = true;
                }
            }
            "end" => {
                let field = self.open.pop().filter(|field| !field.has_shown)?;
                return field.choice.or_else(|| field.code.shown());
            }
            _ => {}
        }
        None
    }

    /// Takes a piece of the code of the innermost field.
    pub(super) fn instruct(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.in_result) {
            field.code.take(code);
        }
    }

    /// Text at this point is seen on the page; `is_text` if some is put there.
    pub(super) fn shows(&mut self, is_text: bool) -> bool {
        let shown = self.open.iter().all(|field| field.in_result);
        if shown && is_text {
            self.open.iter_mut().for_each(|field| field.has_shown = true);
        }
        shown
    }

    /// At the end of a paragraph: an instruction that was never closed must not swallow the rest of the document.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.in_result);
    }
}

impl Walker<'_, '_> {
    /// Reads the open `w:fldChar`.
    pub(super) fn field_mark(&mut self, element: &Element<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
        let shown = self.fields.mark(element.attribute("fldCharType").as_deref().unwrap_or_default());
        if let Some(text) = shown {
            self.push(&text, draft)?;
        }
        let choice = self.form()?;
        if let Some(field) = self.fields.open.last_mut().filter(|_| choice.is_some()) {
            field.choice = choice;
        }
        Ok(())
    }

    /// What a field of a form shows that keeps no result as text: the entry chosen from a list, a ticked box.
    fn form(&mut self) -> Result<Option<String>, Unreadable> {
        let (mut open, mut chosen, mut entries, mut ticked) = (1_usize, 0, Vec::new(), None);
        while open > 0 {
            match self.stream.next()? {
                Some(Token::Open(element)) => {
                    open += 1;
                    match element.name_in(Space::Word) {
                        "result" => chosen = element.number("val").and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
                        "listEntry" => entries.extend(element.attribute("val")),
                        "checkBox" => ticked = Some(false),
                        "checked" | "default" if ticked.is_some() => ticked = Some(element.is_on()),
                        _ => {}
                    }
                }
                Some(Token::Close) => open -= 1,
                Some(Token::Text(_)) => {}
                None => break,
            }
        }
        let entry = entries.get_mut(chosen).map(mem::take);
        Ok(entry.or_else(|| ticked.map(|on| if on { "☒" } else { "☐" }.to_owned())))
    }
}
