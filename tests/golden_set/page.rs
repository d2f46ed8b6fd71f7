//! A case as the page that a unit would send.

use std::fmt::Write as _;

use crate::case::Case;

/// A report with a letterhead and a title, in HTML.
pub(crate) fn page(case: &Case) -> String {
    let mut page = String::from("<html><head><meta charset=\"utf-8\"></head><body>\n");
    for line in ["ĐẢNG BỘ PHƯỜNG KIẾN AN", &case.unit.to_uppercase(), "BÁO CÁO"] {
        paragraph(&mut page, line);
    }
    paragraph(&mut page, &format!("Kết quả công tác {}", period(&case.period)));
    case.text.trim().lines().for_each(|line| paragraph(&mut page, line));
    if !case.rows.is_empty() {
        if !case.caption.is_empty() {
            paragraph(&mut page, &case.caption);
        }
        table(&mut page, &case.rows);
    }
    page.push_str("</body></html>\n");
    page
}

fn period(name: &str) -> String {
    let (year, part) = name.split_once('-').unwrap_or((name, ""));
    match part {
        "" => format!("năm {year}"),
        "H1" => format!("6 tháng đầu năm {year}"),
        "9M" => format!("9 tháng đầu năm {year}"),
        part => match part.split_at(1) {
            ("Q", quarter) => {
                let roman = ["I", "II", "III", "IV"].get(quarter.parse::<usize>().unwrap() - 1).copied().unwrap();
                format!("quý {roman} năm {year}")
            }
            (_, month) => format!("tháng {} năm {year}", month.trim_start_matches('0')),
        },
    }
}

fn paragraph(page: &mut String, line: &str) {
    writeln!(page, "<p>{}</p>", escaped(line)).unwrap();
}

fn table(page: &mut String, rows: &[Vec<String>]) {
    page.push_str("<table>\n");
    let at = |row: usize, column: usize| rows.get(row).and_then(|r| r.get(column)).map(String::as_str);
    for (row, cells) in rows.iter().enumerate() {
        page.push_str("<tr>");
        for (column, text) in cells.iter().enumerate().filter(|(_, c)| !matches!(c.as_str(), "<" | "^")) {
            let wide = (column + 1..).take_while(|c| at(row, *c) == Some("<")).count() + 1;
            let tall = (row + 1..).take_while(|r| at(*r, column) == Some("^")).count() + 1;
            write!(page, "<td rowspan=\"{tall}\" colspan=\"{wide}\">{}</td>", escaped(text)).unwrap();
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
