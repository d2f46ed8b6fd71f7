//! Forms as browsers send them.

use std::collections::BTreeMap;

/// The fields of a form in `application/x-www-form-urlencoded`; of a name that comes twice the first counts.
pub(super) fn fields(body: &[u8]) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for pair in body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = decoded(halves.next().unwrap_or_default());
        let value = decoded(halves.next().unwrap_or_default());
        fields.entry(name).or_insert(value);
    }
    fields
}

fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let ahead: Vec<u8> = rest.clone().take(2).collect();
                let code = std::str::from_utf8(&ahead).ok().filter(|digits| digits.len() == 2);
                match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    Some(value) => {
                        bytes.push(value);
                        rest.nth(1);
                    }
                    None => bytes.push(b'%'),
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_read_back_as_typed() {
        let fields = fields("ten=Nguy%E1%BB%85n+V%C4%83n+A&ly-do=100%25+%26+x%3Dy&hong=%zz%4&&rong".as_bytes());
        let of = |name: &str| fields.get(name).map(String::as_str);
        assert_eq!(of("ten"), Some("Nguyễn Văn A"));
        assert_eq!(of("ly-do"), Some("100% & x=y"));
        assert_eq!((of("hong"), of("rong")), (Some("%zz%4"), Some("")));
    }
}
