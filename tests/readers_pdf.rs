//! What the PDF reader makes of small PDFs.

#![allow(clippy::unwrap_used, clippy::panic)]

use lopdf::content::Operation;
use lopdf::{Object, StringFormat};
use tonghop::document::{Alignment, Block, Document, Paragraph, Remark, Story, Table, Visibility};
use tonghop::model::{Place, Unreadable};
use tonghop::readers::{Options, Reading, read};

use maker::{Maker, Page};

#[path = "readers_pdf/maker.rs"]
mod maker;

fn paragraphs(document: &Document) -> Vec<&Paragraph> {
    fn paragraph(block: &Block) -> Option<&Paragraph> {
        if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None }
    }
    document.blocks.iter().filter_map(paragraph).collect()
}

fn body(document: &Document) -> Vec<String> {
    paragraphs(document).into_iter().filter(|p| p.story == Story::Body).map(Paragraph::text).collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    fn table(block: &Block) -> Option<&Table> {
        if let Block::Table(table) = block { Some(table) } else { None }
    }
    document.blocks.iter().filter_map(table).collect()
}

/// Cells as "row,column rows×columns text".
fn cells(table: &Table) -> Vec<String> {
    let text = |content: &[Block]| {
        let texts = content.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text()),
            Block::Table(_) => None,
        });
        texts.collect::<Vec<_>>().join("¶")
    };
    let cell = |c: &tonghop::document::Cell| {
        format!("{},{} {}×{} {}", c.row, c.column, c.row_span, c.column_span, text(&c.content))
    };
    table.cells.iter().map(cell).map(|c| c.trim_end().to_owned()).collect()
}

const XS: [f32; 4] = [80.0, 120.0, 320.0, 540.0];

#[test]
fn lines_become_paragraphs() {
    let page = Page::default().lines(
        80.0,
        80.0,
        &[
            "      Thực hiện Nghị quyết của Đại hội đại biểu Đảng bộ phường lần thứ nhất,",
            "nhiệm kỳ 2025 - 2030, tốc độ tăng thu ngân sách trên địa bàn đạt từ 15-",
            "17%/năm; giai đoạn 2025 -",
            "2030 đạt kế hoạch.",
            "      - Trồng mới 1.250 cây xanh trên các tuyến đường của phường, đạt 125%",
            "kế hoạch.",
        ],
    );
    let document = Maker::new().page(page).document();
    assert_eq!(
        body(&document),
        [
            "Thực hiện Nghị quyết của Đại hội đại biểu Đảng bộ phường lần thứ nhất, nhiệm kỳ 2025 - 2030, tốc độ tăng \
             thu ngân sách trên địa bàn đạt từ 15-17%/năm; giai đoạn 2025 - 2030 đạt kế hoạch.",
            "- Trồng mới 1.250 cây xanh trên các tuyến đường của phường, đạt 125% kế hoạch."
        ]
    );
    assert_eq!(paragraphs(&document)[1].place, Place::Line { page: 1, line: 5 });
}

#[test]
fn letterhead_is_read_column_by_column() {
    let page = Page::default()
        .text(94.0, 60.0, "ĐẢNG BỘ THÀNH PHỐ A")
        .text(350.0, 61.0, "ĐẢNG CỘNG SẢN VIỆT NAM")
        .text(100.0, 78.0, "ĐẢNG ỦY PHƯỜNG B")
        .text(148.0, 96.0, "*")
        .text(335.0, 98.0, "B, ngày 05 tháng 4 năm 2026")
        .text(100.0, 114.0, "Số 12 - BC/ĐU")
        .text(286.0, 150.0, "BÁO CÁO")
        .lines(
            80.0,
            190.0,
            &[
                "      Trong quý, phường đã thực hiện tốt các nhiệm vụ được giao theo kế hoạch",
                "của Đảng ủy, các chỉ tiêu đạt và vượt; công tác xây dựng Đảng được chú trọng,",
            ],
        );
    let document = Maker::new().page(page).document();
    let wanted = [
        "ĐẢNG BỘ THÀNH PHỐ A",
        "ĐẢNG ỦY PHƯỜNG B",
        "*",
        "Số 12 - BC/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "B, ngày 05 tháng 4 năm 2026",
        "BÁO CÁO",
    ];
    assert_eq!(body(&document)[..7], wanted);
    assert_eq!(paragraphs(&document)[6].alignment, Alignment::Centre);
}

#[test]
fn table_over_pages_is_one_and_a_cut_row_is_whole() {
    let header: &[&str] = &["STT", "Chỉ tiêu", "Kết quả"];
    let first = Page::default().text(300.0, 40.0, "1").grid(
        &XS,
        &[700.0, 720.0, 740.0, 790.0],
        &[header, &["1.", "Cây xanh", "1.250 cây"], &["2.", "Tỷ lệ giải ngân vốn|đầu tư công", "Đạt 95%,"]],
    );
    let second = Page::default().text(300.0, 40.0, "2").grid(
        &XS,
        &[70.0, 90.0, 120.0, 150.0],
        &[header, &["", "hằng năm", "vượt kế hoạch"], &["3.", "Hộ nghèo", "0"]],
    );
    let document = Maker::new().page(first).page(second).document();
    let table = tables(&document)[0];
    assert_eq!(tables(&document).len(), 1);
    assert_eq!((table.rows, table.columns, table.header_rows), (4, 3, 1));
    assert_eq!(
        cells(table),
        [
            "0,0 1×1 STT",
            "0,1 1×1 Chỉ tiêu",
            "0,2 1×1 Kết quả",
            "1,0 1×1 1.",
            "1,1 1×1 Cây xanh",
            "1,2 1×1 1.250 cây",
            "2,0 1×1 2.",
            "2,1 1×1 Tỷ lệ giải ngân vốn đầu tư công hằng năm",
            "2,2 1×1 Đạt 95%, vượt kế hoạch",
            "3,0 1×1 3.",
            "3,1 1×1 Hộ nghèo",
            "3,2 1×1 0",
        ]
    );
    let last = table.cells.last().unwrap();
    assert_eq!(last.place, Place::PageCell { page: 2, table: 1, row: 4, column: 3 });
    let numbers: Vec<Story> = paragraphs(&document).iter().map(|p| p.story).collect();
    assert_eq!(numbers, [Story::Header, Story::Header]);
}

#[test]
fn merged_cells_have_their_spans() {
    let page = Page::default()
        .rule(80.0, 100.0, 540.0, 100.0)
        .rule(320.0, 120.0, 540.0, 120.0)
        .rule(80.0, 140.0, 540.0, 140.0)
        .rule(80.0, 160.0, 540.0, 160.0)
        .rule(80.0, 100.0, 80.0, 160.0)
        .rule(320.0, 100.0, 320.0, 160.0)
        .rule(430.0, 120.0, 430.0, 160.0)
        .rule(540.0, 100.0, 540.0, 160.0)
        .text(90.0, 124.0, "Chỉ tiêu")
        .text(400.0, 114.0, "Kết quả")
        .text(330.0, 134.0, "Trong quý")
        .text(440.0, 134.0, "Lũy kế")
        .text(90.0, 154.0, "Cây xanh")
        .text(330.0, 154.0, "> 90")
        .text(440.0, 154.0, "-18");
    let document = Maker::new().page(page).document();
    let wanted = [
        "0,0 2×1 Chỉ tiêu",
        "0,1 1×2 Kết quả",
        "1,1 1×1 Trong quý",
        "1,2 1×1 Lũy kế",
        "2,0 1×1 Cây xanh",
        "2,1 1×1 > 90",
        "2,2 1×1 -18",
    ];
    assert_eq!(cells(tables(&document)[0]), wanted);
}

#[test]
fn borders_drawn_cell_by_cell_are_rules() {
    let (xs, ys) = ([80.0, 200.0, 320.0, 440.0], [100.0, 120.0, 140.0]);
    let mut page = Page::default();
    for (row, y) in ys.iter().enumerate() {
        for (column, x) in xs.iter().enumerate() {
            page = page.bar(*x, *y, 0.48, 0.48);
            if column < 3 {
                page = page.bar(x + 0.48, *y, 119.5, 0.48);
            }
            if row < 2 {
                page = page.bar(*x, y + 0.48, 0.48, 19.5);
            }
        }
    }
    let texts = [("Chỉ tiêu", 90.0, 115.0), ("Kết quả", 210.0, 115.0), ("≥ 95", 210.0, 135.0), ("x", 330.0, 135.0)];
    let page = texts.iter().fold(page, |page, (text, x, y)| page.text(*x, *y, text));
    let wanted = ["0,0 1×1 Chỉ tiêu", "0,1 1×1 Kết quả", "0,2 1×1", "1,0 1×1", "1,1 1×1 ≥ 95", "1,2 1×1 x"];
    assert_eq!(cells(tables(&Maker::new().page(page).document())[0]), wanted);
}

#[test]
fn a_turned_page_is_read_upright() {
    let page = Page { rotate: 90, ..Page::default() };
    // On a page turned by 90 degrees the text runs upwards in the page's own space.
    let mut page = page.text(0.0, 0.0, "");
    page.texts.clear();
    let turned = |text: &str, x: f32, y: f32, maker: &mut Maker| {
        let matrix = [0.0, 1.0, -1.0, 0.0, x, y].map(Object::Real).to_vec();
        let codes = maker.codes(text);
        vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), Object::Real(12.0)]),
            Operation::new("Tm", matrix),
            Operation::new("Tj", vec![Object::String(codes, StringFormat::Hexadecimal)]),
            Operation::new("ET", vec![]),
        ]
    };
    let mut maker = Maker::new();
    page.operations.extend(turned("Biểu số liệu quý I", 60.0, 100.0, &mut maker));
    page.operations.extend(turned("Đơn vị tính: triệu đồng", 80.0, 100.0, &mut maker));
    let document = maker.page(page).document();
    assert_eq!(body(&document), ["Biểu số liệu quý I", "Đơn vị tính: triệu đồng"]);
}

#[test]
fn a_scan_is_named() {
    let page = Page { picture: true, ..Page::default() };
    assert_eq!(Maker::new().page(page).read(), Err(Unreadable::Scanned));
    let stamped = Page { picture: true, ..Page::default() }.lines(
        300.0,
        60.0,
        &["Cơ quan: UBND phường", "Giờ ký: 24/10/2026 15:17:35"],
    );
    assert_eq!(Maker::new().page(stamped).read(), Err(Unreadable::Scanned));
    assert_eq!(Maker::new().page(Page::default()).read(), Err(Unreadable::NoText));
}

#[test]
fn what_a_machine_recognised_badly_is_refused() {
    let page = Page { picture: true, ..Page::default() }.lines(
        80.0,
        80.0,
        &[
            "DANH M1JC VAN BAN QUY PEW PHAP LUAT het hieu luc thi hanh toan bo",
            "Nghi quyet s6 13/2009 ngay /3 thang 4 nem 2010 cua Hoi dong nhan dan",
            "ve vlec ban hanh quy dinh mot so chinh sach ho tro nong nghiep tinh",
            "Quyet djnh s6 16/2018 cua Uy ban nhan dan ve phi va le phi tren dia ban",
        ],
    );
    assert_eq!(Maker::new().page(page).read(), Err(Unreadable::GarbledText));
}

#[test]
fn typed_without_accents_is_read() {
    let page = Page::default().lines(
        80.0,
        80.0,
        &[
            "Bao cao ket qua thuc hien nhiem vu quy I nam 2026 cua chi bo to dan pho",
            "Trong quy chi bo da van dong trong 150 cay xanh, dat 75% ke hoach nam.",
            "Ty le ho dan tham gia bao hiem y te dat 96,2%, tang 1,5% so voi cung ky.",
        ],
    );
    let document = Maker::new().page(page).document();
    assert!(document.remarks.is_empty(), "{:?}", document.remarks);
}

#[test]
fn struck_out_text_is_left_out() {
    let page = Page::default()
        .text(80.0, 80.0, "Tỷ lệ hồ sơ trực tuyến đạt 92,1")
        .text(266.0, 80.0, "93,4%, tăng so với cùng kỳ năm trước.")
        .rule(242.0, 77.0, 266.0, 77.0);
    let document = Maker::new().page(page).document();
    assert_eq!(body(&document), ["Tỷ lệ hồ sơ trực tuyến đạt 93,4%, tăng so với cùng kỳ năm trước."]);
    assert!(document.remarks.contains(&Remark::TrackedChanges));
}

#[test]
fn a_raised_mark_is_no_figure() {
    let page = Page::default()
        .text(80.0, 80.0, "Giải ngân đạt 19,0%")
        .raised(194.0, 80.0, "1")
        .text(200.0, 80.0, "trên diện tích 6.500 m")
        .raised(332.0, 80.0, "2")
        .text(345.0, 80.0, "đất ở đô thị.");
    assert_eq!(
        body(&Maker::new().page(page).document()),
        ["Giải ngân đạt 19,0%¹ trên diện tích 6.500 m2 đất ở đô thị."]
    );
}

#[test]
fn text_without_ink_is_kept_apart() {
    let mut page = Page::default().text(80.0, 80.0, "Kết nạp 500 đảng viên mới trong quý");
    page.mode = 3;
    let shown = Page::default().text(80.0, 80.0, "Kết nạp 12 đảng viên mới trong quý, đạt 40% kế hoạch");
    let document = Maker::new().page(shown).page(page).document();
    let texts: Vec<String> = paragraphs(&document).iter().map(|p| p.text()).collect();
    assert_eq!(texts, ["Kết nạp 12 đảng viên mới trong quý, đạt 40% kế hoạch", ""]);
    assert_eq!(paragraphs(&document)[1].runs[0].visibility, Visibility::Hidden);
    assert!(document.remarks.iter().any(|r| matches!(r, Remark::HiddenContent { .. })), "{:?}", document.remarks);
}

#[test]
fn what_was_typed_onto_a_page_is_read_and_signatures_are_not() {
    let page = Page::default().text(80.0, 80.0, "Tỷ lệ hộ dân dùng nước sạch:");
    let made = Maker::new()
        .page(page)
        .typed("FreeText", "Tx", (80, 600), "đạt 97,2% kế hoạch")
        .typed("Widget", "Tx", (80, 500), "16.690 triệu đồng")
        .typed("Widget", "Sig", (80, 400), "Ký bởi: UBND xã 24/10/2022");
    assert_eq!(body(&made.document()), ["Tỷ lệ hộ dân dùng nước sạch:", "đạt 97,2% kế hoạch", "16.690 triệu đồng"]);
}

#[test]
fn a_recognised_layer_is_doubtful() {
    let lines = [
        "Báo cáo kết quả thực hiện nhiệm vụ quý I năm 2026 của chi bộ tổ dân phố",
        "Trong quý, chi bộ đã vận động trồng 150 cây xanh, đạt 75% kế hoạch năm.",
        "Tỷ lệ hộ dân tham gia bảo hiểm y tế đạt 96,2%, tăng 1,5% so với cùng kỳ.",
    ];
    let page = Page { picture: true, mode: 3, ..Page::default() }.lines(80.0, 80.0, &lines);
    let document = Maker::new().page(page).document();
    let doubtful = document.remarks.iter().any(|r| matches!(r, Remark::DoubtfulText { .. }));
    assert!(doubtful, "{:?}", document.remarks);
    assert!(body(&document)[0].starts_with("Báo cáo kết quả"));
}

#[test]
fn columns_without_rules_are_a_table() {
    let row = |page: Page, y: f32, texts: [&str; 4]| {
        texts.iter().zip([80.0, 110.0, 300.0, 400.0]).fold(page, |page, (text, x)| page.text(x, y, text))
    };
    let mut page = Page::default().text(80.0, 80.0, "Kết quả thực hiện các chỉ tiêu trong quý như sau:");
    for (y, texts) in (0..).map(|i| 110.0 + 24.0 * i as f32).zip([
        ["TT", "Chỉ tiêu", "Kế hoạch", "Kết quả"],
        ["1", "Trồng cây xanh", "1.000", "250"],
        ["2", "Giải ngân vốn", "95", "13,4"],
        ["3", "Hộ nghèo", "0", "12"],
    ]) {
        page = row(page, y, texts);
    }
    let document = Maker::new().page(page.text(110.0, 196.0, "đầu tư công").text(80.0, 240.0, "Hết.")).document();
    let table = tables(&document)[0];
    assert_eq!((table.rows, table.columns), (4, 4));
    assert_eq!(cells(table)[4..8], ["1,0 1×1 1", "1,1 1×1 Trồng cây xanh", "1,2 1×1 1.000", "1,3 1×1 250"]);
    assert_eq!(cells(table)[13], "3,1 1×1 Hộ nghèo đầu tư công");
    assert_eq!(body(&document), ["Kết quả thực hiện các chỉ tiêu trong quý như sau:", "Hết."]);
}

#[test]
fn a_word_cut_in_a_narrow_cell_is_whole() {
    let page = Page::default().grid(
        &[80.0, 102.0, 260.0, 300.0],
        &[100.0, 140.0, 180.0],
        &[&["ST|T", "Nội dung", "Kết|quả"], &["1", "Bảo hiểm y tế", "101,9|%"]],
    );
    let document = Maker::new().page(page).document();
    let wanted =
        ["0,0 1×1 STT", "0,1 1×1 Nội dung", "0,2 1×1 Kết quả", "1,0 1×1 1", "1,1 1×1 Bảo hiểm y tế", "1,2 1×1 101,9%"];
    assert_eq!(cells(tables(&document)[0]), wanted);
}

#[test]
fn a_new_row_after_a_page_break_is_no_rest() {
    let first = Page::default().grid(
        &[80.0, 200.0, 400.0, 540.0],
        &[700.0, 720.0, 740.0],
        &[&["Phường", "Ghi chú", "Kết quả"], &["An Bình", "Đã nộp báo cáo", "98,5"]],
    );
    let second = Page::default().grid(
        &[80.0, 200.0, 400.0, 540.0],
        &[70.0, 90.0, 110.0],
        &[&["Bình Minh", "Chưa nộp", "97,2"], &["Cát Dài", "Đã nộp", "99,0"]],
    );
    let document = Maker::new().page(first).page(second).document();
    let table = tables(&document)[0];
    assert_eq!((tables(&document).len(), table.rows), (1, 4));
    assert_eq!(cells(table)[6..9], ["2,0 1×1 Bình Minh", "2,1 1×1 Chưa nộp", "2,2 1×1 97,2"]);
}

#[test]
fn office_files_and_their_pdf_agree() {
    let read = |name: &str| {
        let path = format!("tests/files/pdf/{name}");
        match read(name, &std::fs::read(&path).unwrap(), &Options::default()) {
            Ok(Reading::Document(document)) => document,
            other => panic!("{name}: {other:?}"),
        }
    };
    let (office, pdf) = (read("bang-qua-nhieu-trang.docx"), read("bang-qua-nhieu-trang.pdf"));
    assert_eq!(cells(tables(&pdf)[0]), cells(tables(&office)[0]));
    assert_eq!(tables(&pdf)[0].header_rows, 2);
    assert_eq!(body(&pdf), body(&office));
    let office = read("hai-cot-dau-trang.docx");
    let mut wanted: Vec<String> = Vec::new();
    for block in &office.blocks {
        match block {
            Block::Paragraph(paragraph) => wanted.push(paragraph.text()),
            Block::Table(table) => wanted.extend(table.cells.iter().flat_map(|c| &c.content).filter_map(text_of)),
        }
    }
    wanted.retain(|text| !text.is_empty() && !text.bytes().all(|b| b.is_ascii_digit()));
    assert_eq!(body(&read("hai-cot-dau-trang.pdf")), wanted);
}

#[test]
fn a_bomb_ends_with_its_limit() {
    let letters = "bao cao ket qua ".repeat(30_000);
    let page = Page::default().text(80.0, 80.0, &letters);
    let read = Maker::new().page(page).read();
    let limited = |r: &Remark| matches!(r, Remark::LimitReached { .. });
    assert!(matches!(&read, Err(Unreadable::TooLarge { .. })) || read.unwrap().remarks.iter().any(limited));
}

fn text_of(block: &Block) -> Option<String> {
    if let Block::Paragraph(paragraph) = block { Some(paragraph.text()) } else { None }
}

#[test]
fn damaged_files_are_refused_without_panic() {
    let whole = Maker::new().page(Page::default().text(80.0, 80.0, "Báo cáo quý I")).bytes();
    for end in (0..whole.len()).step_by(97) {
        let _ = read("a.pdf", &whole[..end], &Options::default());
    }
    let mut broken = whole.clone();
    for at in (0..whole.len()).step_by(13) {
        broken[at] = broken[at].wrapping_add(7);
        let _ = read("a.pdf", &broken, &Options::default());
    }
}
