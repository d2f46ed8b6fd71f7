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
    let (list, row, bullet) = steps(id);
    let row = if row.is_empty() { row } else { format!(", mục {row}") };
    let bullet = bullet.map(|number| format!(", chỉ tiêu {number}")).unwrap_or_default();
    format!("{list}{row}{bullet}")
}

/// A row or group of a list, with the numbers of its bullets where it has any.
type Rows = Vec<(String, Vec<String>)>;

/// Several items, those of one list together: "Phụ lục 1, mục II.2, II.4; Chương trình, mục I.5 (chỉ tiêu 1, 2)".
pub fn items(ids: &[ItemId]) -> String {
    let mut lists: Vec<(&str, Rows)> = Vec::new();
    for id in ids {
        let (list, row, bullet) = steps(*id);
        let rows = match lists.iter_mut().position(|(known, _)| *known == list) {
            Some(at) => lists.get_mut(at),
            None => {
                lists.push((list, Vec::new()));
                lists.last_mut()
            }
        };
        let Some((_, rows)) = rows else { continue };
        match rows.iter_mut().find(|(known, _)| *known == row && bullet.is_some()) {
            Some((_, bullets)) => bullets.extend(bullet),
            None => rows.push((row, bullet.into_iter().collect())),
        }
    }
    let row = |(row, bullets): &(String, Vec<String>)| match bullets.as_slice() {
        [] => row.clone(),
        all if row.is_empty() => format!("chỉ tiêu {}", all.join(", ")),
        all => format!("{row} (chỉ tiêu {})", all.join(", ")),
    };
    let list = |(list, rows): &(&str, Rows)| {
        let level = if rows.iter().all(|(row, _)| row.is_empty()) { "" } else { "mục " };
        format!("{list}, {level}{}", rows.iter().map(row).collect::<Vec<_>>().join(", "))
    };
    lists.iter().map(list).collect::<Vec<_>>().join("; ")
}

/// What an item stands in and its number there: "Phụ lục 2, mục II" and "mục 3", "Chương trình, mục I.5" and "chỉ
/// tiêu 2".
pub fn within(id: ItemId) -> (String, String) {
    let (list, row, bullet) = steps(id);
    match (bullet, row.rsplit_once('.')) {
        (Some(bullet), _) if row.is_empty() => (list.to_owned(), format!("chỉ tiêu {bullet}")),
        (Some(bullet), _) => (format!("{list}, mục {row}"), format!("chỉ tiêu {bullet}")),
        (None, Some((section, number))) => (format!("{list}, mục {section}"), format!("mục {number}")),
        (None, None) => (list.to_owned(), format!("mục {row}")),
    }
}

/// The list that an item stands in, its row or group there, and for bullets of the body the number in the group.
fn steps(id: ItemId) -> (&'static str, String, Option<String>) {
    let level =
        |section: u16, rest: String| if section == 0 { rest } else { format!("{}.{rest}", section_label(section)) };
    match id {
        ItemId::Body { part, group, number } => {
            let row = match (part, group) {
                (0, 0) => String::new(),
                (part, 0) => section_label(part),
                (part, group) => level(part, group.to_string()),
            };
            ("Chương trình", row, Some(number.to_string()))
        }
        ItemId::Indicator { section, number, part } => {
            let letter = part.map(String::from).unwrap_or_default();
            ("Phụ lục 1", level(section, format!("{number}{letter}")), None)
        }
        ItemId::Task { section, number } => ("Phụ lục 2", level(section, number.to_string()), None),
        ItemId::Project { section, number } => ("Phụ lục 3", level(section, number.to_string()), None),
    }
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
        let bullets = ["B.I.5.1", "B.I.5.3", "B.II.2.1"].map(|id| id.parse().unwrap());
        assert_eq!(items(&bullets), "Chương trình, mục I.5 (chỉ tiêu 1, 3), II.2 (chỉ tiêu 1)");
        let names = ["PL2.II.3", "PL3.7", "B.I.5.1"].map(|id| within(id.parse().unwrap()));
        let names = names.map(|(section, number)| format!("{section}: {number}"));
        assert_eq!(names, ["Phụ lục 2, mục II: mục 3", "Phụ lục 3: mục 7", "Chương trình, mục I.5: chỉ tiêu 1"]);
    }
}
