//! Formulas, as text on one line.

use super::body::Walker;
use super::draft::Draft;
use crate::model::Unreadable;
use crate::readers::raised::Height;
use crate::readers::xml::Space;

impl Walker<'_, '_> {
    /// Reads the open formula: a fraction is written with a stroke, a power with raised figures, a root with its sign.
    pub(super) fn formula(&mut self, draft: &mut Draft) -> Result<(), Unreadable> {
        draft.run.height = None;
        self.math(None, draft)
    }

    /// Reads the open element of a formula; `between` stands between its parts.
    fn math(&mut self, between: Option<&str>, draft: &mut Draft) -> Result<(), Unreadable> {
        let mut parts = 0;
        while let Some(element) = self.stream.child()? {
            if matches!(element.name_in(Space::Word), "del" | "moveFrom") {
                self.tally.tracked = true;
                self.stream.skip()?;
                continue;
            }
            let name = element.name_in(Space::Math);
            if let (Some(between), "e") = (between, name) {
                self.push(if parts > 0 { between } else { "" }, draft)?;
                parts += 1;
            }
            match name {
                "t" => {
                    let text = self.stream.text()?;
                    self.push(&text, draft)?;
                }
                "den" => {
                    self.push("/", draft)?;
                    self.math(None, draft)?;
                }
                "rad" => {
                    self.push("√", draft)?;
                    self.math(None, draft)?;
                }
                "sup" | "sub" => self.at_height(if name == "sup" { Height::Raised } else { Height::Lowered }, draft)?,
                "d" => self.delimited(draft)?,
                "mr" | "eqArr" => self.math(Some(" "), draft)?,
                "deg" => self.stream.skip()?,
                _ => self.math(None, draft)?,
            }
        }
        Ok(())
    }

    fn at_height(&mut self, height: Height, draft: &mut Draft) -> Result<(), Unreadable> {
        let around = draft.run.height.replace(height);
        let result = self.math(None, draft);
        draft.run.height = around;
        result
    }

    /// What stands in brackets, which may be of any kind or none.
    fn delimited(&mut self, draft: &mut Draft) -> Result<(), Unreadable> {
        let (mut begin, mut end, mut between) = ("(".to_owned(), ")".to_owned(), ";".to_owned());
        let mut parts = 0;
        while let Some(element) = self.stream.child()? {
            match element.name_in(Space::Math) {
                "dPr" => {
                    let signs = [("begChr", &mut begin), ("endChr", &mut end), ("sepChr", &mut between)];
                    self.signs(signs)?;
                }
                "e" => {
                    self.push(if parts == 0 { &begin } else { &between }, draft)?;
                    parts += 1;
                    self.math(None, draft)?;
                }
                _ => self.stream.skip()?,
            }
        }
        if parts > 0 { self.push(&end, draft) } else { Ok(()) }
    }

    fn signs(&mut self, mut signs: [(&str, &mut String); 3]) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            let name = element.name_in(Space::Math);
            if let Some((_, sign)) = signs.iter_mut().find(|(of, _)| *of == name) {
                **sign = element.attribute("val").unwrap_or_default();
            }
            self.stream.skip()?;
        }
        Ok(())
    }
}
