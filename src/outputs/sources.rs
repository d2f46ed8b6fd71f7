//! Where the files of the reports lie.

use std::collections::BTreeMap;

use super::safe_text::visible;

/// For each file of the reports the way that leads to it from the folder of a period's outputs, `/` between its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources(BTreeMap<String, String>);

impl Sources {
    /// Ways by the name under which a file stands in the outputs.
    pub fn new(ways: BTreeMap<String, String>) -> Sources {
        Sources(ways)
    }

    /// The address of a file as links write it, from the folder of the outputs on; that of its archive where the file
    /// lies in one. `None` where no way is known.
    pub(crate) fn address(&self, file: &str) -> Option<String> {
        self.way(file).map(encoded)
    }

    /// The same as spreadsheets write it.
    pub(crate) fn office_address(&self, file: &str) -> Option<String> {
        self.way(file).map(encoded_for_office)
    }

    fn way(&self, file: &str) -> Option<&str> {
        let mut name = file;
        loop {
            if let Some(way) = self.0.get(name) {
                return Some(way);
            }
            name = name.rsplit_once('/')?.0;
        }
    }
}

/// The way as spreadsheets write the target of a link: letters stay; what divides an address, and what nobody can see
/// or no XML may hold, is written as its bytes.
fn encoded_for_office(way: &str) -> String {
    let start = if way.starts_with('.') { "" } else { "./" };
    let mut address = String::from(start);
    for letter in way.chars() {
        match letter {
            ' ' | '%' | '#' | '"' | '<' | '>' | '[' | ']' | '`' | '^' | '{' | '}' | '\\' | ':' | '?' => {
                address.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            other if !other.is_control() && visible(other) == Some(other) => address.push(other),
            other => other.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| address.push_str(&format!("%{byte:02X}"))),
        }
    }
    address
}

/// The way with all letters that mean something in an address written as their bytes; what begins with a folder or
/// dots stays relative, whatever the file's name is.
fn encoded(way: &str) -> String {
    let start = if way.starts_with(['.', '/']) { "" } else { "./" };
    let mut address = String::from(start);
    for byte in way.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(byte)),
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_lead_to_the_archive() {
        let ways = [("bao-cao/a b.zip", "../../inputs/bao-cao/a b.zip"), ("bao-cao/x", "javascript:alert(1)")];
        let sources = Sources::new(ways.map(|(name, way)| (name.to_owned(), way.to_owned())).into());
        let a = "../../inputs/bao-cao/a%20b.zip";
        assert_eq!(sources.address("bao-cao/a b.zip").as_deref(), Some(a));
        assert_eq!(sources.address("bao-cao/a b.zip/trong/bc.docx").as_deref(), Some(a));
        assert_eq!(sources.address("bao-cao/x").as_deref(), Some("./javascript%3Aalert%281%29"));
        assert_eq!(sources.address("bao-cao/y"), None);
        assert_eq!(sources.office_address("bao-cao/a b.zip").as_deref(), Some(a));
        assert_eq!(encoded_for_office("Báo cáo #1.docx"), "./Báo%20cáo%20%231.docx");
        assert_eq!(encoded_for_office("a\u{1b}\n\u{202e}b"), "./a%1B%0A%E2%80%AEb");
    }
}
