//! Fields: the result is text, the code is not.

/// The fields that are open at a point of the text, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// For each, whether its result has begun.
    open: Vec<bool>,
}

impl Fields {
    /// Takes a `w:fldChar` of that type.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.open.push(false),
            "separate" => {
                if let Some(in_result) = self.open.last_mut() {
                    *in_result = true;
                }
            }
            "end" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Text at this point is seen on the page.
    pub(super) fn is_shown(&self) -> bool {
        self.open.iter().all(|in_result| *in_result)
    }

    /// At the end of a paragraph: an instruction that was never closed must not swallow the rest of the document.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|in_result| *in_result);
    }
}
