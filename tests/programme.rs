//! Programmes of other communes, in several formats.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use tonghop::document::{
    Alignment, Block, Cell, CellValue, Document, FileKind, Paragraph, Readable, Run, Story, Table, TableOrigin,
    Visibility,
};
use tonghop::lexicon::Lexicon;
use tonghop::model::{Direction, Horizon, IndicatorPart, Nature, Place, Programme, TargetValue};
use tonghop::programme::{self, CorrectedField, CorrectionsError, ProgrammeError};
use tonghop::readers::{self, Options, Reading};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/programme/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Result<Programme, ProgrammeError> {
    let Reading::Document(document) = readers::read(name, bytes, &Options::default()).unwrap() else {
        panic!("{name} is no document")
    };
    programme::parse(&Readable::new(&document), &Lexicon::shipped().unwrap())
}

fn shipped(name: &str) -> Programme {
    read(name, &file(name)).unwrap()
}

fn text(text: &str) -> Result<Programme, ProgrammeError> {
    read("chuong-trinh.txt", text.as_bytes())
}

/// Every field of every item, in the order of the source.
fn check(format: &str, commune: &str) {
    let expected: Value = serde_json::from_slice(&file(&format!("{commune}.json"))).unwrap();
    let found = programme::to_json(&shipped(&format!("{commune}.{format}")));
    for list in ["body", "assignments", "pl1", "pl2", "pl3"] {
        let (expected, found) = (expected[list].as_array().unwrap(), found[list].as_array().unwrap());
        for (e, f) in expected.iter().zip(found) {
            assert_eq!(e, f, "{commune}.{format}");
        }
        assert_eq!(expected.len(), found.len(), "{commune}.{format}: {list}");
    }
    assert_eq!((&found["commune"], &found["term"]), (&expected["commune"], &expected["term"]), "{commune}.{format}");
}

#[test]
fn a_coastal_commune_is_read_from_word() {
    check("docx", "xa-ven-bien");
}

#[test]
fn a_coastal_commune_is_read_from_flattened_text() {
    check("txt", "xa-ven-bien");
}

#[test]
fn a_mountain_commune_is_read_from_word() {
    check("docx", "xa-vung-cao");
}

#[test]
fn a_mountain_commune_is_read_from_pdf() {
    check("pdf", "xa-vung-cao");
}

#[test]
fn a_mountain_commune_is_read_from_flattened_text() {
    check("txt", "xa-vung-cao");
}

#[test]
fn the_letterhead_names_the_province() {
    assert_eq!(shipped("xa-vung-cao.docx").city.as_deref(), Some("Phú Châu"));
    assert_eq!(shipped("xa-ven-bien.docx").city.as_deref(), Some("Quảng Sơn"));
}

fn part<'a>(programme: &'a Programme, id: &str) -> &'a IndicatorPart {
    let rows = programme.indicators.iter().flat_map(|row| &row.parts);
    let mut parts = rows.chain(programme.body.iter().flat_map(|bullet| &bullet.parts));
    parts.find(|part| part.id.to_string() == id).unwrap_or_else(|| panic!("no {id}"))
}

/// Targets in short: direction, value, unit and horizon; or the kind of target in words.
fn targets(part: &IndicatorPart) -> Vec<String> {
    let horizon = |h: Horizon| match h {
        Horizon::Term => "term".to_owned(),
        Horizon::EachYear => "year".to_owned(),
        Horizon::InYear(y) => y.to_string(),
    };
    let one = |t: &tonghop::model::Target| match &t.value {
        TargetValue::Figure { value, upper, unit, direction } => {
            let sign = match direction {
                Direction::AtLeast => "≥",
                Direction::MoreThan => ">",
                Direction::AtMost => "≤",
                Direction::LessThan => "<",
                Direction::Equal => "=",
            };
            let upper = upper.map(|u| format!("-{u}")).unwrap_or_default();
            format!("{sign}{value}{upper} {} {}", unit.symbol, horizon(t.horizon))
        }
        TargetValue::Reached(_) => format!("reached {}", horizon(t.horizon)),
        TargetValue::AssignedByCity(_) => "assigned".to_owned(),
        TargetValue::ByPlan(_) => "plan".to_owned(),
    };
    part.targets.iter().map(one).collect()
}

#[test]
fn targets_are_typed_values() {
    let coast = shipped("xa-ven-bien.docx");
    let check = |id: &str, nature: Nature, expected: &[&str]| {
        let part = part(&coast, id);
        assert_eq!(part.nature, nature, "{id}");
        assert_eq!(targets(part), expected, "{id}");
    };
    check("PL1.I.1", Nature::Flow, &["≥18500 tấn term"]);
    check("PL1.I.2", Nature::Growth, &["≥9-10 % year"]);
    check("PL1.I.3", Nature::Rate, &["≥100 % term", "≥97 % year"]);
    check("PL1.I.4", Nature::Stock, &["≥95 triệu đồng term", "plan"]);
    check("PL1.I.5", Nature::Flow, &["≥10 sản phẩm term", "≥2 sản phẩm year"]);
    check("PL1.II.6", Nature::Rate, &["<1.5 % term", "plan"]);
    check("PL1.II.8a", Nature::Rate, &[">95 % term", "plan"]);
    check("PL1.II.8b", Nature::Rate, &[">60 % term", "plan"]);
    check("PL1.II.9", Nature::YesNo, &["reached 2027"]);
    check("PL1.III.10", Nature::Flow, &["≥75 đảng viên term", "≥15 đảng viên year"]);
    check("PL1.III.11", Nature::Rate, &["assigned", "≥100 % year"]);
    check("PL1.III.12", Nature::Flow, &["≤5 vụ term", "≤1 vụ year"]);
    check("B.I.2", Nature::Growth, &["≥9-10 % year"]);
    check("B.I.5", Nature::Flow, &["≥2 sản phẩm year"]);
    check("B.II.4", Nature::YesNo, &["reached 2027"]);
}

#[test]
fn a_bullet_states_several_measures() {
    let coast = shipped("xa-ven-bien.docx");
    let bullet = coast.body.iter().find(|b| b.id.to_string() == "B.I.4").unwrap();
    let measures: Vec<(Nature, Vec<String>)> = bullet.parts.iter().map(|p| (p.nature, targets(p))).collect();
    assert_eq!(measures.len(), 2);
    assert_eq!(measures[1], (Nature::Rate, vec!["<1.5 % term".to_owned()]));
    assert_eq!(bullet.parts[1].name, "tỷ lệ hộ nghèo còn dưới 1,5%");
}

#[test]
fn bullets_are_joined_to_the_rows_that_say_the_same() {
    let pairs = |name: &str| -> Vec<(String, Vec<String>)> {
        let pairs = shipped(name).pairs;
        pairs.iter().map(|p| (p.indicator.to_string(), p.body.iter().map(ToString::to_string).collect())).collect()
    };
    let mountain = pairs("xa-vung-cao.docx");
    let has = |row: &str, bullet: &str| mountain.contains(&(row.to_owned(), vec![bullet.to_owned()]));
    for (row, bullet) in [
        ("PL1.A.1", "B.I.1.1"),
        ("PL1.A.2", "B.I.1.2"),
        ("PL1.B.1", "B.II.1.1"),
        ("PL1.B.2", "B.II.1.1"),
        ("PL1.B.5", "B.II.2.1"),
        ("PL1.B.6", "B.II.2.2"),
    ] {
        assert!(has(row, bullet), "{row} {bullet} in {mountain:?}");
    }
    assert!(mountain.iter().all(|(row, _)| row != "PL1.B.8" && row != "PL1.B.9"), "{mountain:?}");
}

const SMALL: &str = "\
II. Văn hóa, xã hội
1. Y tế, giáo dục
1.1. Một số chỉ tiêu
- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng còn 6%.
- Tỷ lệ dân số tham gia bảo hiểm y tế đạt 93%.
- Đến năm 2028, không còn hộ nghèo.
1.2. Nhiệm vụ, giải pháp
- Bảo đảm tỷ lệ trường học đạt chuẩn quốc gia.
PHỤ LỤC 1
Các chỉ tiêu chủ yếu nhiệm kỳ 2025 - 2030
STT Chỉ tiêu Đơn vị tính Đến năm 2030 Bình quân năm Đơn vị chủ trì
1. Tỷ lệ dân số tham gia bảo hiểm y tế % ≥ 95 Kế hoạch hằng năm Trạm Y tế
2. Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng % 6 Kế hoạch hằng năm Trạm Y tế
3. Hằng năm không còn hộ nghèo hộ 0 Kế hoạch hằng năm Đảng ủy UBND xã
";

#[test]
fn different_figures_for_one_matter_contradict() {
    let programme = text(SMALL).unwrap();
    let items: Vec<Vec<String>> =
        programme.contradictions.iter().map(|c| c.items.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(items, [["PL1.1", "B.II.1.2"], ["PL1.3", "B.II.1.3"]]);
    assert_eq!(programme.contradictions[0].texts, ["≥ 95", "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 93%"]);
}

#[test]
fn less_is_better_where_the_name_says_so() {
    let programme = text(SMALL).unwrap();
    assert_eq!(targets(part(&programme, "PL1.2")), ["≤6 % term", "plan"]);
    assert_eq!(targets(part(&programme, "PL1.3")), ["≤0 hộ term", "plan"]);
    assert_eq!(targets(part(&programme, "B.II.1.1")), ["≤6 % term"]);
}

#[test]
fn corrections_are_followed_and_a_fresh_file_changes_nothing() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut programme = shipped("xa-ven-bien.docx");
    let before = programme.clone();
    let fresh = programme::corrections_template(&programme, &lexicon);
    assert_eq!(programme::apply_corrections(&mut programme, &fresh, &lexicon), Ok(Vec::new()));
    assert_eq!(programme, before);

    let edited = "[[chi_tieu]]\nid = \"PL1.I.1\"\ntinh_chat = \"thoi diem\"\nchieu = \"thấp\"\nten_khac = [\"sản lượng hải sản\"]\ncung_chi_tieu = []\n";
    let changes = programme::apply_corrections(&mut programme, edited, &lexicon).unwrap();
    let fields: Vec<CorrectedField> = changes.iter().map(|c| c.field).collect();
    assert_eq!(
        fields,
        [CorrectedField::Nature, CorrectedField::Direction, CorrectedField::Aliases, CorrectedField::Pairs]
    );
    let part = part(&programme, "PL1.I.1");
    assert_eq!((part.nature, targets(part)), (Nature::Stock, vec!["≤18500 tấn term".to_owned()]));
    assert!(programme.pairs.iter().all(|p| p.indicator != part.id));
}

#[test]
fn corrections_of_what_is_not_there_are_refused_whole() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut programme = shipped("xa-ven-bien.docx");
    let before = programme.clone();
    let mut refused = |file: &str| programme::apply_corrections(&mut programme, file, &lexicon).unwrap_err();
    assert!(matches!(refused("[[chi_tieu"), CorrectionsError::Unreadable(_)));
    let good = "[[chi_tieu]]\nid = \"PL1.I.1\"\ndon_vi = \"kg\"\n";
    assert_eq!(
        refused(&format!("{good}[[chi_tieu]]\nid = \"PL1.IX.4\"\n")),
        CorrectionsError::UnknownItem("PL1.IX.4".to_owned())
    );
    assert!(matches!(
        refused("[[chi_tieu]]\nid = \"PL1.I.1\"\ntinh_chat = \"nhanh\"\n"),
        CorrectionsError::UnknownWord { .. }
    ));
    assert_eq!(programme, before);
}

/// A table of a text document: each cell is a text with the rows and columns that it covers; empty texts are no cells.
fn table(rows: &[&[(&str, usize, usize)]], columns: usize) -> Block {
    let mut cells: Vec<Cell> = Vec::new();
    for (row, given) in rows.iter().enumerate() {
        let mut column = 0;
        for (text, row_span, column_span) in given.iter() {
            let covered = |c: usize| cells.iter().any(|x| x.row + x.row_span > row && x.column == c);
            while covered(column) {
                column += 1;
            }
            let place = Place::TableCell { table: 1, row: row as u32 + 1, column: column as u32 + 1 };
            let paragraph = Paragraph {
                place: place.clone(),
                story: Story::Body,
                label: None,
                runs: vec![Run::plain(*text)],
                heading: None,
                alignment: Alignment::Start,
            };
            cells.push(Cell {
                row,
                column,
                row_span: *row_span,
                column_span: *column_span,
                content: vec![Block::Paragraph(paragraph)],
                value: CellValue::Text,
                visibility: Visibility::Shown,
                place,
            });
            column += column_span;
        }
    }
    Block::Table(Table { origin: TableOrigin::Text { number: 1 }, rows: rows.len(), columns, cells, header_rows: 0 })
}

fn of_table(table: Block) -> Programme {
    let document = Document { kind: FileKind::Docx, blocks: vec![table], remarks: Vec::new() };
    programme::parse(&Readable::new(&document), &Lexicon::shipped().unwrap()).unwrap()
}

#[test]
fn rows_below_a_row_are_its_parts_and_merged_cells_hold_for_all_rows() {
    let one = |text: &'static str| (text, 1, 1);
    let programme = of_table(table(
        &[
            &[("TT", 2, 1), ("Chỉ tiêu", 2, 1), ("ĐVT", 2, 1), ("Lộ trình thực hiện", 1, 2), ("Cơ quan chủ trì", 2, 1)],
            &[one("Năm 2026"), one("Năm 2030")],
            &[
                one("1"),
                one("Tỷ lệ trường học đạt chuẩn quốc gia"),
                one("%"),
                one(""),
                one(""),
                ("Phòng Văn hóa - Xã hội", 4, 1),
            ],
            &[one("1.1"), one("Mầm non"), one("%"), one("60"), one("80")],
            &[one("1.2"), one("Tiểu học"), one("%"), one("70"), one("100")],
            &[one("2"), one("Số lao động được đào tạo nghề"), one("người"), one("120"), one("600")],
        ],
        6,
    ));
    let rows: Vec<(String, Option<&str>)> =
        programme.indicators.iter().map(|row| (row.id.to_string(), row.lead.as_deref())).collect();
    let lead = Some("Phòng Văn hóa - Xã hội");
    assert_eq!(rows, [("PL1.1".to_owned(), lead), ("PL1.2".to_owned(), lead)]);
    assert_eq!(part(&programme, "PL1.1a").name, "Tỷ lệ trường học đạt chuẩn quốc gia - Mầm non");
    assert_eq!(targets(part(&programme, "PL1.1a")), ["≥80 % term", "≥60 % 2026"]);
    assert_eq!(targets(part(&programme, "PL1.1b")), ["≥100 % term", "≥70 % 2026"]);
    assert_eq!(targets(part(&programme, "PL1.2")), ["≥600 người term", "≥120 người 2026"]);
}

#[test]
fn rows_below_a_row_are_found_in_flattened_text() {
    let programme = text(
        "BIỂU SỐ 01\nChỉ tiêu chủ yếu\nSTT Chỉ tiêu Đơn vị tính Đến năm 2030 Đơn vị chủ trì\n\
         1 Tỷ lệ trường học đạt chuẩn quốc gia\n1.1 Mầm non % ≥ 80 Đảng ủy UBND xã\n1.2 Tiểu học % 100 Đảng ủy UBND xã\n\
         2 Số lao động được đào tạo nghề người 600 Đảng ủy UBND xã\n",
    )
    .unwrap();
    assert_eq!(programme.indicators.len(), 2);
    assert_eq!(targets(part(&programme, "PL1.1a")), ["≥80 % term"]);
    assert_eq!(targets(part(&programme, "PL1.1b")), ["≥100 % term"]);
    assert_eq!(targets(part(&programme, "PL1.2")), ["≥600 người term"]);
}

#[test]
fn a_row_goes_on_behind_a_page_number_and_a_repeated_header() {
    let header = "STT Nhiệm vụ Sản phẩm\nđầu ra\nThời gian Đơn vị chủ trì\n";
    let programme = text(&format!(
        "PHỤ LỤC 2\nNhiệm vụ trọng tâm\n{header}\
         1.\nRà soát, sắp xếp lại các điểm neo đậu tàu\nthuyền tránh trú bão trên địa bàn\nKế hoạch Hằng năm Đảng ủy UBND xã\n\
         2.\nXây dựng Đề án phát triển kinh tế biển gắn\nvới bảo vệ chủ quyền biển, đảo và phát\nĐề án Năm 2026 Đảng ủy UBND xã\n\
         12\n{header}triển du lịch của địa phương\n\
         3.\nNâng cao chất lượng sinh hoạt chi bộ\nKế hoạch Hằng năm Ban Xây dựng Đảng\n13\n"
    ))
    .unwrap();
    let rows: Vec<(&str, Option<&str>, Option<&str>)> =
        programme.tasks.iter().map(|t| (t.task.as_str(), t.schedule.as_deref(), t.lead.as_deref())).collect();
    assert_eq!(
        rows,
        [
            (
                "Rà soát, sắp xếp lại các điểm neo đậu tàu thuyền tránh trú bão trên địa bàn",
                Some("Hằng năm"),
                Some("Đảng ủy UBND xã")
            ),
            (
                "Xây dựng Đề án phát triển kinh tế biển gắn với bảo vệ chủ quyền biển, đảo và phát triển du lịch của địa phương",
                Some("Năm 2026"),
                Some("Đảng ủy UBND xã")
            ),
            ("Nâng cao chất lượng sinh hoạt chi bộ", Some("Hằng năm"), Some("Ban Xây dựng Đảng")),
        ]
    );
}

fn body(source: &str) -> Vec<(String, String)> {
    text(source).unwrap().body.iter().map(|b| (b.id.to_string(), b.text.clone())).collect()
}

#[test]
fn indicators_of_the_body_are_found_under_other_outlines() {
    let check = |source: &str, expected: &[(&str, &str)]| {
        let found = body(source);
        let found: Vec<(&str, &str)> = found.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    };
    // One heading for all, groups below it.
    check(
        "II. CÁC CHỈ TIÊU CHỦ YẾU ĐẾN NĂM 2030\n1. Về kinh tế\n- Thu ngân sách đạt 20 tỷ đồng.\n- Trồng 50 ha rừng.\n\
         2. Về xã hội\n- Giảm hộ nghèo.\nIII. NHIỆM VỤ, GIẢI PHÁP\n1. Về kinh tế\n- Phát triển chợ.\n",
        &[
            ("B.II.1.1", "Thu ngân sách đạt 20 tỷ đồng."),
            ("B.II.1.2", "Trồng 50 ha rừng."),
            ("B.II.2.1", "Giảm hộ nghèo."),
        ],
    );
    // A heading without number, and numbered indicators.
    check(
        "I. Kinh tế\n* Chỉ tiêu cụ thể:\n(1) Thu ngân sách đạt 20 tỷ đồng.\n(2) Trồng 50 ha rừng.\n* Giải pháp:\n\
         - Phát triển chợ.\nII. Xã hội\n* Chỉ tiêu cụ thể:\n(1) 95% dân số tham gia bảo hiểm y tế.\n",
        &[
            ("B.I.1", "Thu ngân sách đạt 20 tỷ đồng."),
            ("B.I.2", "Trồng 50 ha rừng."),
            ("B.II.1", "95% dân số tham gia bảo hiểm y tế."),
        ],
    );
    // Letters as parts; what follows a plus belongs to the bullet above.
    check(
        "A. KINH TẾ\n1. Nông nghiệp\na) Chỉ tiêu\n- Sản lượng đến năm 2030:\n+ Lúa: 500 tấn.\n+ Ngô: 200 tấn.\n\
         b) Nhiệm vụ\n- Khuyến nông.\nB. XÃ HỘI\n1. Giáo dục\na) Chỉ tiêu\n- 100% trường đạt chuẩn.\n",
        &[
            ("B.I.1.1", "Sản lượng đến năm 2030: + Lúa: 500 tấn. + Ngô: 200 tấn."),
            ("B.II.1.1", "100% trường đạt chuẩn."),
        ],
    );
    // A line that begins with the dash of a compound, and a page number between two bullets.
    check(
        "I. Kinh tế\n1. Các chỉ tiêu\n- Tổng vốn đầu tư phát triển kinh tế \n- xã hội đạt 300 tỷ đồng.\n20\n\
         - Trồng 50 ha rừng đến năm\n2030.\n2. Giải pháp\n",
        &[
            ("B.I.1", "Tổng vốn đầu tư phát triển kinh tế - xã hội đạt 300 tỷ đồng."),
            ("B.I.2", "Trồng 50 ha rừng đến năm 2030."),
        ],
    );
}

#[test]
fn a_document_without_items_is_no_programme() {
    assert_eq!(text("Kính gửi: Đảng ủy xã\nXin báo cáo tình hình.\n"), Err(ProgrammeError::NoItems));
}

#[test]
fn hostile_text_neither_hangs_nor_fails() {
    let header = "PHỤ LỤC 1\nSTT Chỉ tiêu Đơn vị tính Đến năm 2030 Đơn vị chủ trì\n";
    let long_row = format!("{header}1. Tên {}\n", "A b 1 % ".repeat(20_000));
    let many_rows: String = (1..3000).map(|n| format!("{n}. Tỷ lệ % 90 Đảng ủy\n")).collect();
    let no_end = format!("{header}1.\n2.\n3.\n{}", "I. ".repeat(10_000));
    for input in [long_row, format!("{header}{many_rows}"), no_end, "- ".repeat(50_000)] {
        let _ = text(&input);
    }
}
