//! What fonts of a PDF tell of their letters, and what they hide.
#![allow(clippy::unwrap_used, clippy::panic)]

use lopdf::{Dictionary, Document as Pdf, Object, Stream, StringFormat, dictionary};
use tonghop::document::{Block, Remark};
use tonghop::model::Unreadable;
use tonghop::readers::{Options, Reading, read};

/// A page of strings, each on a line of its own, in a font of that dictionary with that map.
fn pdf(mut font: Dictionary, map: Option<&str>, lines: &[&[u8]]) -> Vec<u8> {
    let mut pdf = Pdf::with_version("1.5");
    if let Some(map) = map {
        let map = pdf.add_object(Stream::new(Dictionary::new(), map.as_bytes().to_vec()));
        font.set("ToUnicode", map);
    }
    let font = pdf.add_object(font);
    let string = |bytes: &[u8]| lopdf::content::Operation {
        operator: "Tj".to_owned(),
        operands: vec![Object::String(bytes.to_vec(), StringFormat::Hexadecimal)],
    };
    let mut content = b"BT /F1 12 Tf 80 750 Td\n".to_vec();
    for line in lines {
        let shown = lopdf::content::Content { operations: vec![string(line)] };
        content.extend(shown.encode().unwrap());
        content.extend(b"\n0 -40 Td\n");
    }
    content.extend(b"ET");
    let content = pdf.add_object(Stream::new(Dictionary::new(), content));
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let media: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
    let node = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "MediaBox" => media };
    pdf.objects.insert(pages, Object::Dictionary(node));
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

fn of_bytes(encoding: Option<Object>) -> Dictionary {
    let mut font = dictionary! { "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "Serif" };
    if let Some(encoding) = encoding {
        font.set("Encoding", encoding);
    }
    font
}

fn of_pairs() -> Dictionary {
    let inner = dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Serif", "DW" => 500 };
    dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Serif", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![inner.into()],
    }
}

/// Lines and remarks, but for the one that every small file earns.
fn shown(bytes: &[u8]) -> Result<(Vec<String>, Vec<Remark>), Unreadable> {
    let Reading::Document(mut document) = read("a.pdf", bytes, &Options::default())? else { panic!("a container") };
    document.remarks.retain(|remark| !matches!(remark, Remark::LittleText { .. }));
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) => panic!("a table"),
    };
    Ok((document.blocks.iter().map(text).collect(), document.remarks))
}

#[track_caller]
fn check(bytes: &[u8], expected: &str) {
    assert_eq!(shown(bytes), Ok((vec![expected.to_owned()], Vec::new())));
}

#[test]
fn maps_are_read_in_every_form() {
    let bytes = "1 beginbfchar <41> <1EA1> endbfchar\n2 beginbfrange <30> <39> <0030>\n<42> <44> [<0111> <FB01> <1E2D00>] \
                 endbfrange 1 beginbfrange <61> <62> <0074> endbfrange";
    check(&pdf(of_bytes(None), Some(bytes), &[b"BAa 97 Cb"]), "đạt 97 fiu");
    let pairs = "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0001> <000A> <0030> <0100> <0102> \
                 [<0111> <1EA1> <0074>] endbfrange 2 beginbfchar <0200> <002D> <0201> <00200025> endbfchar";
    let codes = [1, 0, 1, 1, 1, 2, 2, 0, 0, 2, 0, 9, 2, 1];
    check(&pdf(of_pairs(), Some(pairs), &[&codes]), "đạt-18 %");
}

#[test]
fn letters_that_no_map_tells_are_not_guessed() {
    let codes: Vec<u8> = (0..60).flat_map(|n| [0, if n % 5 == 4 { 3 } else { 36 + n }]).collect();
    assert_eq!(shown(&pdf(of_pairs(), None, &[&codes, &codes])), Err(Unreadable::GarbledText));
    // Most letters told, some not: read, and said.
    let map = "1 beginbfrange <0020> <007A> <0020> endbfrange";
    let wide = |text: &str| -> Vec<u8> { text.bytes().flat_map(|byte| [0, byte]).collect() };
    let known = wide("Ket qua thuc hien nhiem vu quy I nam 2026 cua phuong dat ty le");
    let (lines, remarks) = shown(&pdf(of_pairs(), Some(map), &[&known, &[1, 9, 1, 8, 0, 37]])).unwrap();
    assert_eq!(lines[1], "\u{fffd}\u{fffd}%");
    assert!(matches!(remarks[..], [Remark::DoubtfulText { .. }]), "{remarks:?}");
}

#[test]
fn a_font_that_tells_two_figures_is_doubted() {
    let map = |minus: &str| {
        format!("1 beginbfchar <2D> <{minus}> endbfchar 2 beginbfrange <30> <39> <0030> <61> <7A> <0061> endbfrange")
    };
    let named = || of_bytes(Some("WinAnsiEncoding".into()));
    let line: &[u8] = b"dat -18";
    check(&pdf(named(), Some(&map("002D")), &[line]), "dat -18");
    check(&pdf(named(), Some(&map("2212")), &[line]), "dat \u{2212}18");
    let (lines, remarks) = shown(&pdf(named(), Some(&map("0032")), &[line])).unwrap();
    assert_eq!(lines, ["dat 218"]);
    assert!(matches!(remarks[..], [Remark::DoubtfulText { .. }]), "{remarks:?}");
    // A font whose glyphs are numbered as they come: its encoding says nothing.
    let numbered = "1 beginbfrange <30> <35> <0031> endbfrange";
    check(&pdf(named(), Some(numbered), &[b"01234"]), "12345");
}
