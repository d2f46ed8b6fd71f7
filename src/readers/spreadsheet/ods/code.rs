//! Number format codes in OpenDocument.

use std::collections::HashMap;

use crate::model::Unreadable;
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// Codes of number styles by their names.
#[derive(Debug, Default)]
pub(super) struct Codes(HashMap<String, String>);

/// Sections of a style: condition and name of the style that is used then.
type Cases = Vec<(String, String)>;

impl Codes {
    /// Takes the open number style, whose kind its element says ("percentage-style").
    pub(super) fn take(&mut self, element: &Element<'_>, stream: &mut XmlStream<'_>) -> Result<(), Unreadable> {
        let name = element.attribute("name").unwrap_or_default();
        let kind = element.name().to_owned();
        let overflow = element.attribute("truncate-on-overflow").as_deref() == Some("false");
        let (mut code, mut cases) = (String::new(), Cases::new());
        while let Some(token) = stream.next()? {
            let Token::Open(part) = token else { break };
            match (part.space, part.name()) {
                (Space::Number, "text") => {
                    let text = stream.text()?;
                    literal(&mut code, &text, kind == "percentage-style");
                    continue;
                }
                (Space::Number, "currency-symbol") => {
                    let symbol = stream.text()?;
                    literal(&mut code, &symbol, false);
                    continue;
                }
                (Space::Number, _) => code.push_str(&placeholder(&part, overflow)),
                (Space::Style, "map") => {
                    let attribute = |name| part.attribute(name).unwrap_or_default();
                    cases.push((attribute("condition"), attribute("apply-style-name")));
                }
                _ => {}
            }
            stream.skip()?;
        }
        // The order of the writer's system: here it is the Vietnamese one.
        let system = kind == "date-style" && element.attribute("automatic-order").as_deref() == Some("true");
        let code = if system { "dd/mm/yyyy".to_owned() } else { self.with_cases(&cases, code) };
        self.0.insert(name, code);
        Ok(())
    }

    /// The code of a number style.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Puts the sections together: those of the cases, then the style's own.
    fn with_cases(&self, cases: &Cases, own: String) -> String {
        let parts: Vec<(String, &str)> = cases
            .iter()
            .map(|(condition, name)| {
                let condition = condition.replace("value()", "").replace(' ', "").replace("!=", "<>");
                (condition, self.get(name).unwrap_or("General"))
            })
            .collect();
        let conditions: Vec<&str> = parts.iter().map(|(condition, _)| condition.as_str()).collect();
        let mut sections: Vec<String> = match conditions.as_slice() {
            // The usual sections of a code, which need no condition.
            [">=0"] | [">0"] | [">0", "<0"] | [">0", "<0", "=0"] => {
                parts.iter().map(|(_, code)| (*code).to_owned()).collect()
            }
            _ => parts.iter().map(|(condition, code)| format!("[{condition}]{code}")).collect(),
        };
        sections.push(own);
        sections.join(";")
    }
}

/// Text that stands in the code; the sign of percent counts where the style is one of percent.
fn literal(code: &mut String, text: &str, percent: bool) {
    for letter in text.chars() {
        if !(percent && letter == '%') {
            code.push('\\');
        }
        code.push(letter);
    }
}

fn placeholder(part: &Element<'_>, overflow: bool) -> String {
    let long = part.attribute("style").as_deref() == Some("long");
    let letters = |short: &str, full: &str| if long { full.to_owned() } else { short.to_owned() };
    match part.name() {
        "number" => digits(part),
        "scientific-number" => "0.00E+00".to_owned(),
        "fraction" => "# ?/?".to_owned(),
        "text-content" => "@".to_owned(),
        "boolean" => "General".to_owned(),
        "day" => letters("d", "dd"),
        "month" if part.attribute("textual").as_deref() == Some("true") => letters("mmm", "mmmm"),
        "month" => letters("m", "mm"),
        "year" => letters("yy", "yyyy"),
        "day-of-week" => letters("ddd", "dddd"),
        "hours" if overflow => "[h]".to_owned(),
        "hours" => letters("h", "hh"),
        "minutes" => letters("m", "mm"),
        "seconds" => letters("s", "ss"),
        "am-pm" => "AM/PM".to_owned(),
        _ => String::new(),
    }
}

/// More digits than this no number has.
const MOST: usize = 30;

fn digits(part: &Element<'_>) -> String {
    let count = |name: &str| part.number(name).and_then(|n| usize::try_from(n).ok()).map(|n| n.min(MOST));
    let grouped = part.attribute("grouping").as_deref() == Some("true");
    let (least, decimals) = (count("min-integer-digits").unwrap_or(0), count("decimal-places"));
    let Some(decimals) = decimals else {
        return if grouped { "#,##0".to_owned() } else { "General".to_owned() };
    };
    let fixed = count("min-decimal-places").unwrap_or(decimals).min(decimals);
    let mut whole = "0".repeat(least);
    if grouped {
        whole = format!("{whole:#>4}");
        whole.insert(whole.len() - 3, ',');
    } else if whole.is_empty() {
        whole.push('#');
    }
    let factor = part.number("display-factor").unwrap_or(1).max(1);
    let thousands = ",".repeat((factor.ilog10() / 3).try_into().unwrap_or(0));
    if decimals == 0 {
        return format!("{whole}{thousands}");
    }
    format!("{whole}.{}{}{thousands}", "0".repeat(fixed), "#".repeat(decimals - fixed))
}
