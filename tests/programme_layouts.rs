//! Programmes laid out in other ways.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use tonghop::document::{
    Alignment, Block, Cell, CellValue, Document, FileKind, Paragraph, Readable, Run, Story, Table, TableOrigin,
    Visibility,
};
use tonghop::lexicon::Lexicon;
use tonghop::model::{Place, Programme};
use tonghop::programme;
use tonghop::readers::{self, Options, Reading};

fn text(text: &str) -> Programme {
    let Reading::Document(document) = readers::read("chuong-trinh.txt", text.as_bytes(), &Options::default()).unwrap()
    else {
        panic!("no document")
    };
    programme::parse(&Readable::new(&document), &Lexicon::shipped().unwrap()).unwrap()
}

fn word(blocks: Vec<Block>) -> Programme {
    let document = Document { kind: FileKind::Docx, blocks, remarks: Vec::new() };
    programme::parse(&Readable::new(&document), &Lexicon::shipped().unwrap()).unwrap()
}

fn paragraph(number: u32, text: &str, heading: Option<u8>) -> Block {
    paragraph_at(Place::Paragraph { number }, text, heading)
}

fn paragraph_at(place: Place, text: &str, heading: Option<u8>) -> Block {
    Block::Paragraph(Paragraph {
        place,
        story: Story::Body,
        label: None,
        runs: vec![Run::plain(text)],
        heading,
        alignment: Alignment::Start,
    })
}

fn table(number: u32, rows: &[&[&str]]) -> Block {
    let columns = rows[0].len();
    let cell = |row: usize, column: usize, text: &str| {
        let place = Place::TableCell { table: number, row: row as u32 + 1, column: column as u32 + 1 };
        Cell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            content: vec![paragraph_at(place.clone(), text, None)],
            value: CellValue::Text,
            visibility: Visibility::Shown,
            place,
        }
    };
    let cells = rows.iter().enumerate().flat_map(|(row, texts)| {
        texts.iter().enumerate().map(move |(column, text)| cell(row, column, text)).collect::<Vec<_>>()
    });
    let cells = cells.collect();
    Block::Table(Table { origin: TableOrigin::Text { number }, rows: rows.len(), columns, cells, header_rows: 0 })
}

fn body(programme: &Programme) -> Vec<(String, &str)> {
    programme.body.iter().map(|b| (b.id.to_string(), b.text.as_str())).collect()
}

fn assigned(programme: &Programme) -> Vec<[Option<&str>; 4]> {
    programme
        .assignments
        .iter()
        .map(|a| [Some(&*a.group), Some(&*a.lead), a.cooperating.as_deref(), a.schedule.as_deref()])
        .collect()
}

#[test]
fn pluses_are_bullets_and_an_assignment_stands_behind_its_heading() {
    let programme = text(
        "PHẦN II\nNỘI DUNG\nI. KINH TẾ\n1. Nghề muối\n1.1. Chỉ tiêu cụ thể\n\
         + Sản lượng muối sạch đạt 900 tấn mỗi năm.\n+ 100% ô muối được trải bạt.\n\
         1.2. Nhiệm vụ, giải pháp\n+ Mở 02 lớp nghề.\n\
         1.3. Phân công thực hiện: Hội Nông dân xã chủ trì, phối hợp với các thôn ven biển; thời gian: hằng năm.\n\
         PHẦN III\nTỔ CHỨC THỰC HIỆN\n1. Văn phòng Đảng ủy theo dõi, đôn đốc.\n",
    );
    assert_eq!(
        body(&programme),
        [
            ("B.I.1.1".to_owned(), "Sản lượng muối sạch đạt 900 tấn mỗi năm."),
            ("B.I.1.2".to_owned(), "100% ô muối được trải bạt."),
        ]
    );
    assert_eq!(
        assigned(&programme),
        [[Some("B.I.1"), Some("Hội Nông dân xã"), Some("các thôn ven biển"), Some("hằng năm")]]
    );
}

#[test]
fn indicators_stand_behind_their_heading_in_one_paragraph() {
    let programme = text(
        "II. Kinh tế\na) Chăn nuôi\nVề chỉ tiêu: Tổng đàn dê đạt 700 con; có 03 trại nuôi an toàn sinh học.\n\
         Về giải pháp: Tiêm phòng 100% đàn dê.\nb) Thủy lợi\nVề chỉ tiêu:\n- Kiên cố hóa 4 km kênh.\n",
    );
    assert_eq!(
        body(&programme),
        [
            ("B.II.1.1".to_owned(), "Tổng đàn dê đạt 700 con; có 03 trại nuôi an toàn sinh học."),
            ("B.II.2.1".to_owned(), "Kiên cố hóa 4 km kênh."),
        ]
    );
    assert_eq!(programme.body[0].parts.len(), 2);
}

#[test]
fn levels_of_arabic_numbers_are_part_and_group() {
    let programme = text(
        "B. NỘI DUNG\n1. ĐÔ THỊ\n1.1. Chiếu sáng\n* Mục tiêu, chỉ tiêu:\n• Lắp 200 bóng đèn mới\n* Giải pháp:\n• Xã hội hóa 50% kinh phí\n\
         * Phân công:\n• Phòng Kinh tế chủ trì; các khu phố phối hợp; thực hiện trong giai đoạn 2026 - 2028\n\
         1.2. Cây xanh\n* Mục tiêu, chỉ tiêu:\n• Trồng 300 cây\n2. XÃ HỘI\n2.1. Y tế\n* Mục tiêu, chỉ tiêu:\n• Xây 01 trạm\n",
    );
    let ids: Vec<String> = programme.body.iter().map(|b| b.id.to_string()).collect();
    assert_eq!(ids, ["B.I.1.1", "B.I.2.1", "B.II.1.1"]);
    assert_eq!(
        assigned(&programme),
        [[Some("B.I.1"), Some("Phòng Kinh tế"), Some("các khu phố"), Some("giai đoạn 2026 - 2028")]]
    );
}

#[test]
fn a_part_of_tasks_holds_groups_with_indicators() {
    let programme = text(
        "B. NHIỆM VỤ CỤ THỂ\nI. VỀ KINH TẾ\n1. Nông nghiệp\n1.1. Chỉ tiêu\n- Trồng 40 ha chè.\n1.2. Phân công\n\
         - Cơ quan chủ trì: Phòng Kinh tế.\n- Cơ quan phối hợp: Hội Nông dân; các thôn.\n- Thời gian: Thường xuyên.\n\
         II. VỀ XÃ HỘI\n1. Giáo dục\n1.1. Chỉ tiêu\n- Xây 05 phòng học.\n",
    );
    let ids: Vec<String> = programme.body.iter().map(|b| b.id.to_string()).collect();
    assert_eq!(ids, ["B.I.1.1", "B.II.1.1"]);
    assert_eq!(
        assigned(&programme),
        [[Some("B.I.1"), Some("Phòng Kinh tế"), Some("Hội Nông dân; các thôn"), Some("Thường xuyên")]]
    );
}

#[test]
fn groups_without_numbers_are_told_by_how_they_are_set() {
    let lines = [
        ("I. KINH TẾ", Some(1)),
        ("Trồng trọt", Some(2)),
        ("Mục tiêu cụ thể đến năm 2030:", None),
        ("1. Diện tích chè đạt 90 ha.", None),
        ("Giải pháp chính:", None),
        ("– Vay vốn cho 20 hộ.", None),
        ("(Phân công: Hội Nông dân chủ trì; các thôn phối hợp; thời gian: hằng năm)", None),
        ("Du lịch", Some(2)),
        ("Mục tiêu cụ thể đến năm 2030:", None),
        ("1. Đón 3.000 lượt khách mỗi năm.", None),
        ("2. Có 12 nhà nghỉ.", None),
    ];
    let blocks = lines.iter().zip(1..).map(|((text, heading), number)| paragraph(number, text, *heading));
    let programme = word(blocks.collect());
    let found: Vec<(String, &str)> = programme.body.iter().map(|b| (b.id.to_string(), b.section.as_str())).collect();
    assert_eq!(
        found,
        [("B.I.1.1".to_owned(), "Trồng trọt"), ("B.I.2.1".to_owned(), "Du lịch"), ("B.I.2.2".to_owned(), "Du lịch"),]
    );
    assert_eq!(assigned(&programme), [[Some("B.I.1"), Some("Hội Nông dân"), Some("các thôn"), Some("hằng năm")]]);
}

#[test]
fn a_table_in_the_body_holds_indicators_of_the_body() {
    let programme = word(vec![
        paragraph(1, "A. CÁC CHỈ TIÊU CHỦ YẾU", None),
        paragraph(2, "I. Chỉ tiêu kinh tế", None),
        table(
            1,
            &[
                &["TT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2030", "Ghi chú"],
                &["1", "Doanh thu du lịch", "Tỷ đồng", "40", ""],
                &["2", "Tỷ lệ điện mặt trời", "%", "≥ 20", "từ 2028"],
            ],
        ),
        paragraph(3, "II. Chỉ tiêu xã hội", None),
        paragraph(4, "(1) Không còn hộ nghèo;", None),
        paragraph(5, "(2) 100% hộ có nước sạch.", None),
        paragraph(6, "PHỤ LỤC 1", None),
        table(
            2,
            &[
                &["STT", "Chỉ tiêu", "ĐVT", "Đến năm 2030", "Đơn vị chủ trì"],
                &["1", "Tỷ lệ điện mặt trời", "%", "≥ 20", "UBND xã"],
                &["2", "Doanh thu du lịch", "tỷ đồng", "40", "UBND xã"],
            ],
        ),
    ]);
    assert_eq!(
        body(&programme),
        [
            ("B.I.1".to_owned(), "Doanh thu du lịch Tỷ đồng 40"),
            ("B.I.2".to_owned(), "Tỷ lệ điện mặt trời % ≥ 20"),
            ("B.II.1".to_owned(), "Không còn hộ nghèo;"),
            ("B.II.2".to_owned(), "100% hộ có nước sạch."),
        ]
    );
    assert_eq!(programme.body[0].parts[0].name, "Doanh thu du lịch");
    assert_eq!(programme.indicators.len(), 2);
}

#[test]
fn rows_between_tabs_keep_their_cells() {
    let programme = text(
        "Phụ lục số 1\nChỉ tiêu chủ yếu\nTT\tChỉ tiêu\tĐVT\tĐến năm 2030\tBình quân năm\tCơ quan tham mưu\n\
         A. KINH TẾ\n1\tDiện tích gieo trồng\tHa\t800\t\tỦy ban Kiểm tra Đảng ủy\n\t- Trong đó: Lạc\tHa\t90\t\t\n\
         B. XÃ HỘI\n1\tTrường đạt chuẩn quốc gia\tTrường\t05\t01\tPhòng Văn hóa - Xã hội\n",
    );
    let rows: Vec<(String, Option<&str>, Option<&str>)> = programme
        .indicators
        .iter()
        .map(|row| (row.id.to_string(), row.target_2030.as_deref(), row.lead.as_deref()))
        .collect();
    assert_eq!(
        rows,
        [
            ("PL1.A.1".to_owned(), Some("800"), Some("Ủy ban Kiểm tra Đảng ủy")),
            ("PL1.B.1".to_owned(), Some("05"), Some("Phòng Văn hóa - Xã hội")),
        ]
    );
    let below = &programme.indicators[0].parts[1];
    assert_eq!(
        (below.id.to_string().as_str(), below.name.as_str()),
        ("PL1.A.1a", "Diện tích gieo trồng - Trong đó: Lạc")
    );
}

#[test]
fn projects_that_are_numbered_anew_carry_their_section_and_a_total_is_none() {
    let header: &[&str] = &["STT", "Danh mục dự án", "Chủ đầu tư", "Thời gian", "Nguồn vốn"];
    let programme = word(vec![
        paragraph(1, "PHỤ LỤC III", None),
        table(
            1,
            &[
                header,
                &["I. GIAO THÔNG", "", "", "", ""],
                &["1", "Cầu Bến Đá", "Ban Quản lý dự án", "2027", "Ngân sách tỉnh"],
                &["II. TRƯỜNG HỌC", "", "", "", ""],
                &["1", "Trường Mầm non", "UBND xã", "2026", "Ngân sách xã"],
                &["", "Tổng cộng", "", "", "Ngân sách"],
            ],
        ),
    ]);
    let ids: Vec<(String, &str)> = programme.projects.iter().map(|p| (p.id.to_string(), p.name.as_str())).collect();
    assert_eq!(ids, [("PL3.I.1".to_owned(), "Cầu Bến Đá"), ("PL3.II.1".to_owned(), "Trường Mầm non")]);
}

#[test]
fn a_list_of_tasks_is_told_by_its_products() {
    let programme = word(vec![
        paragraph(1, "PHỤ LỤC II", None),
        table(
            1,
            &[
                &["STT", "Danh mục nhiệm vụ", "Cơ quan chủ trì", "Kết quả", "Thời gian hoàn thành"],
                &["1", "Đề án làng nghề", "UBND xã", "Đề án", "Quý II/2026"],
                &["2", "Chương trình giảm nghèo", "UBND xã", "Chương trình", "Năm 2026"],
            ],
        ),
    ]);
    let ids: Vec<String> = programme.tasks.iter().map(|t| t.id.to_string()).collect();
    assert_eq!(ids, ["PL2.1", "PL2.2"]);
}
