//! A form in Excel, filled and disturbed by way of its XML.

use std::io::{Cursor, Read, Write};

use calamine::{Reader, Xlsx};
use regex::{Captures, Regex};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook under hand.
pub(crate) struct Book(pub(crate) Vec<u8>);

/// Where a line's field stands: the number of its sheet, the address of its cell.
pub(crate) struct Spot {
    sheet: usize,
    pub(crate) row: u32,
    pub(crate) column: u32,
}

impl Book {
    /// Finds the cell of a line and field by the marks of the form.
    pub(crate) fn spot(&self, line: &str, field: &str) -> Spot {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(self.0.clone())).unwrap();
        for (at, name) in book.sheet_names().to_vec().iter().enumerate() {
            let range = book.worksheet_range(name).unwrap();
            let find = |mark: String| {
                range.cells().find(|(_, _, value)| value.to_string() == mark).map(|(row, column, _)| (row, column))
            };
            let (start_row, start_column) = range.start().unwrap();
            let places = (find(format!("tonghop:line:{line};")), find(format!("tonghop:field:{field};")));
            if let (Some((row, _)), Some((_, column))) = places {
                let (row, column) = (row as u32 + start_row + 1, column as u32 + start_column + 1);
                return Spot { sheet: at + 1, row, column };
            }
        }
        panic!("no cell for {line} {field}");
    }

    /// Writes a number into a cell.
    pub(crate) fn number(self, line: &str, field: &str, value: &str) -> Book {
        self.put(line, field, "", &format!("<v>{value}</v>"))
    }

    /// Writes a text into a cell.
    pub(crate) fn text(self, line: &str, field: &str, value: &str) -> Book {
        self.put(line, field, " t=\"inlineStr\"", &format!("<is><t>{value}</t></is>"))
    }

    fn put(self, line: &str, field: &str, kind: &str, content: &str) -> Book {
        let spot = self.spot(line, field);
        let address = format!("{}{}", tonghop::wording::place::column_letters(spot.column), spot.row);
        let blank = Regex::new(&format!("<c r=\"{address}\"( s=\"\\d+\")/>")).unwrap();
        self.edit(&format!("xl/worksheets/sheet{}.xml", spot.sheet), |xml| {
            assert!(blank.is_match(xml), "{address} is not blank");
            blank.replace(xml, format!("<c r=\"{address}\"$1{kind}>{content}</c>")).into_owned()
        })
    }

    /// Exchanges two rows of a sheet, all their cells with them.
    pub(crate) fn exchanged(self, sheet: usize, a: u32, b: u32) -> Book {
        self.renumbered(sheet, |row| {
            if row == a {
                b
            } else if row == b {
                a
            } else {
                row
            }
        })
    }

    /// Moves everything down to make room for a title.
    pub(crate) fn with_title_row(self, sheet: usize) -> Book {
        self.renumbered(sheet, |row| row + 1)
    }

    fn renumbered(self, sheet: usize, new: impl Fn(u32) -> u32) -> Book {
        let number = Regex::new("(<row r=\"|<c r=\"[A-Z]+)(\\d+)\"").unwrap();
        let row = Regex::new("(?s)<row [^>]*/>|<row .*?</row>").unwrap();
        let merged = Regex::new("<mergeCells.*?</mergeCells>|<dataValidations.*?</dataValidations>").unwrap();
        self.edit(&format!("xl/worksheets/sheet{sheet}.xml"), |xml| {
            let moved = number
                .replace_all(xml, |found: &Captures<'_>| format!("{}{}\"", &found[1], new(found[2].parse().unwrap())));
            let moved = merged.replace_all(&moved, "").into_owned();
            let place = |row: &str| -> u32 { row.split('"').nth(1).unwrap().parse().unwrap() };
            let mut rows: Vec<&str> = row.find_iter(&moved).map(|found| found.as_str()).collect();
            rows.sort_by_key(|row| place(row));
            let (start, end) = (moved.find("<sheetData>").unwrap() + 11, moved.find("</sheetData>").unwrap());
            format!("{}{}{}", &moved[..start], rows.concat(), &moved[end..])
        })
    }

    /// Changes one part.
    pub(crate) fn edit(self, part: &str, change: impl Fn(&str) -> String) -> Book {
        let mut source = ZipArchive::new(Cursor::new(self.0)).unwrap();
        let mut target = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..source.len() {
            let mut file = source.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            if name == part {
                content = change(&String::from_utf8(content).unwrap()).into_bytes();
            }
            target.start_file(name, SimpleFileOptions::default()).unwrap();
            target.write_all(&content).unwrap();
        }
        Book(target.finish().unwrap().into_inner())
    }

    /// A part as text.
    pub(crate) fn part(&self, name: &str) -> String {
        part(&self.0, name)
    }
}

/// A part of a package as text.
pub(crate) fn part(package: &[u8], name: &str) -> String {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(package)).unwrap().by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}
