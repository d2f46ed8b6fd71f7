//! Fields that show what their code says.

use super::symbol::symbol;

/// Characters of a code that are minded.
const LONGEST: usize = 2000;

/// The code of a field while it is read.
#[derive(Debug, Default)]
pub(crate) struct Code(String);

impl Code {
    /// Takes a piece of it.
    pub(crate) fn take(&mut self, piece: &str) {
        if self.0.len() < LONGEST {
            self.0.push_str(piece);
        }
    }

    /// What its field shows without a saved result.
    pub(crate) fn shown(&self) -> Option<String> {
        shown(&self.0)
    }
}

/// What a field shows that has no saved result: a formula (`EQ \f(3,4)` is 3/4), a sign (`SYMBOL 179 \f "Symbol"`), a
/// prompt (`MACROBUTTON name text`). None for fields that show nothing, or nothing that their code tells.
fn shown(code: &str) -> Option<String> {
    let code = code.trim();
    let (name, rest) = code.split_once(|c: char| c.is_whitespace() || c == '\\').unwrap_or((code, ""));
    let written = match name.to_ascii_uppercase().as_str() {
        "EQ" => equation(code.get(name.len()..)?),
        "SYMBOL" => sign(rest)?.to_string(),
        "MACROBUTTON" | "GOTOBUTTON" => rest.trim_start().split_once(char::is_whitespace)?.1.to_owned(),
        _ => return None,
    };
    Some(written.trim().to_owned()).filter(|text| !text.is_empty())
}

fn sign(arguments: &str) -> Option<char> {
    let arguments = arguments.trim();
    let number = arguments.split_whitespace().next()?;
    let code = match number.strip_prefix("0x").or_else(|| number.strip_prefix("0X")) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let font = arguments.split('"').nth(1).unwrap_or("Symbol");
    if arguments.contains("\\u") { char::from_u32(code) } else { symbol(Some(font), code) }
}

/// Brackets inside of brackets that are looked into.
const DEEPEST: usize = 16;

fn equation(code: &str) -> String {
    let mut letters = code.chars().peekable();
    written(&mut letters, 0).concat()
}

/// The arguments up to the closing bracket, each as one line.
fn written(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, depth: usize) -> Vec<String> {
    let mut arguments = vec![String::new()];
    // The switch before a bracket: `f` a fraction, `r` a root; others only say how something is set.
    let mut switch = String::new();
    while let Some(letter) = letters.next() {
        let Some(open) = arguments.last_mut() else { break };
        match letter {
            '\\' => match letters.peek() {
                Some(next) if next.is_ascii_alphabetic() => {
                    switch.clear();
                    while let Some(c) = letters.next_if(|c| c.is_ascii_alphanumeric()) {
                        switch.push(c.to_ascii_lowercase());
                    }
                }
                _ => open.extend(letters.next()),
            },
            '(' if depth < DEEPEST => {
                let inside = written(letters, depth + 1);
                match std::mem::take(&mut switch).as_str() {
                    "f" => open.push_str(&inside.join("/")),
                    "r" => {
                        open.push('√');
                        open.push_str(inside.last().map_or("", String::as_str));
                    }
                    "" => open.push_str(&format!("({})", inside.join(","))),
                    _ => open.push_str(&inside.join(" ")),
                }
            }
            ')' if depth > 0 => break,
            ',' | ';' if depth > 0 => arguments.push(String::new()),
            _ if letter.is_whitespace() && !switch.is_empty() => {}
            _ => open.push(letter),
        }
    }
    arguments.iter().map(|argument| argument.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_show_what_stands_on_the_page() {
        for (code, expected) in [
            (r" EQ \f(3,4) ", Some("3/4")),
            (r"eq \f(12;20)", Some("12/20")),
            (r"EQ \r(3,x)", Some("√x")),
            (r"EQ \b(\f(1,2))", Some("1/2")),
            (r"EQ \s\up5(2)", Some("2")),
            (r#" SYMBOL 179 \f "Symbol" \s 12"#, Some("≥")),
            (r#"SYMBOL 0xFE \f "Wingdings""#, Some("☑")),
            (r"MACROBUTTON NoMacro [nhập số liệu]", Some("[nhập số liệu]")),
            (r#" HYPERLINK "http://a" "#, None),
            (" PAGE ", None),
            ("", None),
            (r"EQ \f(3", Some("3")),
        ] {
            assert_eq!(shown(code).as_deref(), expected, "{code}");
        }
    }
}
