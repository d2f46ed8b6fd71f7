//! Places in a file, as a reader counts them.

use crate::model::{ItemId, Place, section_label};

/// Where something stands: "đoạn 12", "bảng 1, hàng 3, cột 5", "Biểu 01!E7", "trang 2, dòng 8".
pub fn place(at: &Place) -> String {
    match at {
        Place::Paragraph { number } => format!("đoạn {number}"),
        Place::TableCell { table, row, column } => format!("bảng {table}, hàng {row}, cột {column}"),
        Place::SheetCell { sheet, row, column } => format!("{sheet}!{}{row}", column_letters(*column)),
        Place::Line { page, line } => format!("trang {page}, dòng {line}"),
        Place::PageCell { page, table, row, column } => {
            format!("trang {page}, bảng {table}, hàng {row}, cột {column}")
        }
        Place::Aside { story, number } => format!("{} {number}", story_name(story)),
        Place::Inside { path, place: inner } => match inner.as_ref() {
            Place::Whole => format!("trong tệp {path}"),
            inner => format!("trong tệp {path}: {}", place(inner)),
        },
        Place::Whole => "toàn tệp".to_owned(),
    }
}

/// An item's short name for people: "Phụ lục 1, mục II.13", "Chương trình, mục I.5, chỉ tiêu 2".
pub fn item(id: ItemId) -> String {
    let level =
        |section: u16, rest: String| if section == 0 { rest } else { format!("{}.{rest}", section_label(section)) };
    match id {
        ItemId::Body { part: 0, group: 0, number } => format!("Chương trình, chỉ tiêu {number}"),
        ItemId::Body { part, group: 0, number } => {
            format!("Chương trình, mục {}, chỉ tiêu {number}", section_label(part))
        }
        ItemId::Body { part, group, number } => {
            format!("Chương trình, mục {}, chỉ tiêu {number}", level(part, group.to_string()))
        }
        ItemId::Indicator { section, number, part } => {
            let letter = part.map(String::from).unwrap_or_default();
            format!("Phụ lục 1, mục {}", level(section, format!("{number}{letter}")))
        }
        ItemId::Task { section, number } => format!("Phụ lục 2, mục {}", level(section, number.to_string())),
        ItemId::Project { section, number } => format!("Phụ lục 3, mục {}", level(section, number.to_string())),
    }
}

/// Several items, those of one appendix together: "Phụ lục 1, mục II.2, II.4; Phụ lục 3, mục 3".
pub fn items(ids: &[ItemId]) -> String {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for id in ids {
        let name = item(*id);
        let (list, row) = name.split_once(", ").unwrap_or((&name, ""));
        let row = row.strip_prefix("mục ").unwrap_or(row).to_owned();
        match groups.iter_mut().find(|(known, _)| known == list) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((list.to_owned(), vec![row])),
        }
    }
    let group = |(list, rows): &(String, Vec<String>)| format!("{list}, mục {}", rows.join(", "));
    groups.iter().map(group).collect::<Vec<_>>().join("; ")
}

/// The letters of a spreadsheet column: 1 is A, 27 is AA.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

fn story_name(story: &str) -> &str {
    match story {
        "header" => "đầu trang",
        "footer" => "chân trang",
        "footnote" => "chú thích cuối trang",
        "endnote" => "chú thích cuối văn bản",
        "text box" | "textbox" => "hộp chữ",
        "comment" => "ghi chú",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_a_reader_counts() {
        let cell = Place::SheetCell { sheet: "Biểu 01".into(), row: 7, column: 5 };
        assert_eq!(place(&cell), "Biểu 01!E7");
        let inside = Place::Inside { path: "q1.zip/bc.docx".into(), place: Box::new(Place::Paragraph { number: 12 }) };
        assert_eq!(place(&inside), "trong tệp q1.zip/bc.docx: đoạn 12");
        assert_eq!([1, 26, 27, 702, 703].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn items_are_named_by_appendix_and_row() {
        for (id, words) in [
            ("PL1.II.13", "Phụ lục 1, mục II.13"),
            ("PL1.I.5a", "Phụ lục 1, mục I.5a"),
            ("PL3.39", "Phụ lục 3, mục 39"),
            ("B.II.5.2", "Chương trình, mục II.5, chỉ tiêu 2"),
        ] {
            assert_eq!(item(id.parse().unwrap()), words);
        }
        let several = ["PL1.II.2", "PL1.II.4", "PL3.3"].map(|id| id.parse().unwrap());
        assert_eq!(items(&several), "Phụ lục 1, mục II.2, II.4; Phụ lục 3, mục 3");
    }
}
