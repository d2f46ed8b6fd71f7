//! JSON whose letters no program changes.

/// JSON in which each letter that is not kept stands as its number. Beyond its texts JSON has no letters to lose.
pub fn plain_json(json: &str, keep: impl Fn(char) -> bool) -> String {
    let mut plain = String::with_capacity(json.len());
    for letter in json.chars() {
        if keep(letter) {
            plain.push(letter);
        } else {
            letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| plain.push_str(&format!("\\u{unit:04x}")));
        }
    }
    plain
}
