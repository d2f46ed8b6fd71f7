//! Texts that are a table: csv, tab-separated.

use csv::ReaderBuilder;

/// Rows that a text must have to be taken for a table.
const FEWEST: usize = 3;

/// The rows of a text whose every line has as many fields as the others, between tabs, semicolons or commas; none for
/// running text. In running text a comma or semicolon has a blank behind it.
pub(super) fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let (told, text) = match text.split_once('\n') {
        // Excel minds a first line that names the sign.
        Some((first, rest)) if first.trim_end().len() == 5 => match first.strip_prefix("sep=") {
            Some(sign) => (sign.bytes().next(), rest),
            None => (None, text),
        },
        _ => (None, text),
    };
    let signs = [b'\t', b';', b','];
    let possible = signs.into_iter().filter(|sign| told.is_none_or(|told| told == *sign));
    possible.filter(|sign| is_likely(text, char::from(*sign))).find_map(|sign| separated(text, sign))
}

/// A cheap look at the first lines, before the text is taken apart.
fn is_likely(text: &str, sign: char) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(FEWEST).peekable();
    lines.peek().is_some() && lines.all(|line| line.contains(sign) || line.contains('"'))
}

fn separated(text: &str, sign: u8) -> Option<Vec<Vec<String>>> {
    let fewest_fields = if sign == b',' { 3 } else { 2 };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(sign).from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.ok()?;
        if record.len() == 1 && record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let is_prose =
            sign != b'\t' && record.iter().skip(1).any(|field| field.starts_with(' ') && !field.trim().is_empty());
        let alike = rows.first().is_none_or(|first| first.len() == record.len());
        if is_prose || !alike || record.len() < fewest_fields {
            return None;
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Some(rows).filter(|rows| rows.len() >= FEWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_from_running_text() {
        let table = |text: &str| rows(text).map(|rows| rows.iter().map(|row| row.join("|")).collect::<Vec<_>>());
        let expected =
            Some(vec!["STT|Chỉ tiêu|Kết quả".to_owned(), "1|Hộ; nghèo|1,25".to_owned(), "2|Thu|16.690".to_owned()]);
        assert_eq!(table("STT;Chỉ tiêu;Kết quả\r\n1;\"Hộ; nghèo\";1,25\r\n2;Thu;16.690\r\n\r\n"), expected);
        assert_eq!(table("STT\tChỉ tiêu\tKết quả\n1\tHộ; nghèo\t1,25\n2\tThu\t16.690"), expected);
        assert_eq!(table("STT,Chỉ tiêu,Kết quả\n1,Hộ; nghèo,\"1,25\"\n2,Thu,16.690"), expected);
        assert_eq!(table("sep=;\nSTT;Chỉ tiêu;Kết quả\n1;\"Hộ; nghèo\";1,25\n2;Thu;16.690"), expected);
        for prose in [
            "Một, hai, ba\nBốn, năm, sáu\nBảy, tám, chín",
            "Kết nạp 5; xoá tên 1\nKết nạp 6; xoá tên 2\nKết nạp 7; xoá tên 3",
            "a;b\nc;d",
            "Đạt 1,5\nĐạt 2,5\nĐạt 3,5",
            "a;b\nc;d\ne",
            "",
        ] {
            assert_eq!(table(prose), None, "{prose}");
        }
    }
}
