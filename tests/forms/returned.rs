//! What comes back is read by its marks.

use tonghop::model::{NotAReport, Place, Reason, SubmissionState};

use crate::book::Book;
use crate::programme::{BOARD, programme};
use crate::{book_of_board, file_of_board, read, told};

fn filled() -> Book {
    book_of_board()
        .number("PL1.I.1", "in_period", "97.2")
        .number("PL1.I.2", "in_period", "0")
        .text("PL1.I.2", "cumulative_year", "1.250 cây")
        .text("PL1.I.2", "cumulative_term", "không phát sinh")
        .text("PL1.I.3", "status", "Chưa đạt")
        .number("B.I.1.1#1", "in_period", "88.5")
        .number("B.I.1.1#2", "in_period", "2")
        .text("PL2.I.1", "status", "Đã hoàn thành")
        .text("PL2.I.1", "product", "12-QC/ĐU")
        .number("PL3.1", "in_period", "1500.75")
}

const READ: [&str; 10] = [
    "B.I.1.1 in_period 2 mô hình",
    "B.I.1.1 in_period 88.5 %",
    "PL1.I.1 in_period 97.2 %",
    "PL1.I.2 cumulative_term 0 cây",
    "PL1.I.2 cumulative_year 1250 cây",
    "PL1.I.2 in_period 0 cây",
    "PL1.I.3 status not_met",
    "PL2.I.1 product 12-QC/ĐU",
    "PL2.I.1 status done",
    "PL3.1 in_period 1500.75 triệu đồng",
];

#[test]
fn every_filled_cell_counts_with_its_place_and_empty_ones_say_nothing() {
    let book = filled();
    let spot = book.spot("PL1.I.1", "in_period");
    let submission = read(&book.0, &programme()).unwrap();
    assert_eq!(told(&submission), READ);
    assert_eq!(submission.unit.unwrap().name(), BOARD);
    assert_eq!(submission.period.unwrap().to_string(), "2026-Q3");
    assert_eq!(submission.remarks, []);
    let place = Place::SheetCell { sheet: "Chỉ tiêu".to_owned(), row: spot.row, column: spot.column };
    assert!(submission.facts.iter().any(|fact| fact.place == place));
}

#[test]
fn rows_may_be_sorted_hidden_and_moved() {
    let (a, b) = (filled().spot("PL1.I.1", "note").row, filled().spot("PL1.I.2", "note").row);
    let moved = filled().exchanged(1, a, b).with_title_row(1);
    let hidden = moved.edit("xl/worksheets/sheet1.xml", |xml| {
        xml.replace(" hidden=\"1\"", "").replace("<row ", "<row hidden=\"1\" ")
    });
    assert_eq!(told(&read(&hidden.0, &programme()).unwrap()), READ);
}

#[test]
fn a_row_whose_name_was_moved_without_its_mark_waits_for_a_person() {
    let book = filled();
    let (a, b) = (book.spot("PL1.I.1", "note").row, book.spot("PL1.I.3", "note").row);
    // Only the hidden cells change places, as if the columns beside them had been sorted alone.
    let torn = book.edit("xl/worksheets/sheet1.xml", |xml| {
        let cell = |row: u32| {
            let start = xml.find(&format!("<c r=\"B{row}\"")).unwrap();
            let end = start + xml[start..].find("</c>").unwrap() + 4;
            xml[start..end].to_owned()
        };
        let (first, second) = (cell(a), cell(b));
        let swapped = xml.replace(&first, "@").replace(&second, &first.replace(&format!("B{a}"), &format!("B{b}")));
        swapped.replace('@', &second.replace(&format!("B{b}"), &format!("B{a}")))
    });
    let submission = read(&torn.0, &programme()).unwrap();
    let of = |item: &str| told(&submission).into_iter().filter(|line| line.starts_with(item)).collect::<Vec<_>>();
    for item in ["PL1.I.1", "PL1.I.3"] {
        assert!(!of(item).is_empty() && of(item).iter().all(|line| line.contains("FormRowMixed")), "{:?}", of(item));
    }
    assert_eq!(of("PL2.I.1"), ["PL2.I.1 product 12-QC/ĐU", "PL2.I.1 status done"]);
}

#[test]
fn what_can_not_be_taken_says_why() {
    let check = |line: &str, field: &str, text: &str, want: &str| {
        let book = book_of_board().text(line, field, text);
        let lines = told(&read(&book.0, &programme()).unwrap());
        assert!(lines.len() == 1 && lines[0].contains(want), "{text}: {lines:?}");
    };
    check("PL1.I.1", "in_period", "chưa rõ, đang rà soát", "in_period ? !");
    check("PL1.I.1", "in_period", "95% (năm trước 90%)", "SeveralFigures");
    check("PL1.I.1", "in_period", "12/13", "SeveralFigures");
    check("PL1.I.1", "in_period", "khoảng 95", "Estimated");
    check("PL1.I.1", "in_period", "95 hộ", "UnitMismatch");
    check("PL1.I.1", "in_period", "chưa có số liệu", "? -[NotANumber");
    check("PL1.I.3", "status", "tương đối tốt", "NotAChoice");
    check("PL2.I.1", "status", "Đạt", "NotAChoice");
    check("PL1.I.1", "cumulative_year", "5", "NotAsked");
    check("PL1.I.1", "note", "Thành phố chưa hướng dẫn", "? -[NoteOnly]");
    let beyond = book_of_board().number("PL1.I.1", "in_period", "972");
    assert!(told(&read(&beyond.0, &programme()).unwrap())[0].contains("972 % ![OutOfRange"));
}

#[test]
fn rows_without_a_known_mark_are_told() {
    let unknown = filled().edit("xl/sharedStrings.xml", |xml| xml.replace("line:PL1.I.1;", "line:PL1.IX.9;"));
    let submission = read(&unknown.0, &programme()).unwrap();
    assert!(told(&submission).iter().any(|line| line.contains("97.2") && line.contains("FormLineUnknown")));
    let broken = filled().edit("xl/sharedStrings.xml", |xml| xml.replace("tonghop:line:PL1.I.1;", "tonghop:line:?"));
    let submission = read(&broken.0, &programme()).unwrap();
    assert!(!told(&submission).iter().any(|line| line.contains("97.2")));
    assert!(submission.remarks.iter().any(|remark| matches!(remark, Reason::FormRowUnknown { .. })));
}

#[test]
fn two_values_for_one_cell_wait_and_the_same_twice_counts_once() {
    let doubled = |value: &str| {
        let book = filled().edit("xl/sharedStrings.xml", |xml| xml.replace("line:B.I.1.1#2;", "line:B.I.1.1#1;"));
        book.edit("xl/worksheets/sheet1.xml", |xml| xml.replace("<v>88.5</v>", &format!("<v>{value}</v>")))
    };
    let lines = told(&read(&doubled("88.5").0, &programme()).unwrap());
    let body: Vec<&String> = lines.iter().filter(|line| line.starts_with("B.I.1.1")).collect();
    assert!(body.len() == 2 && body.iter().all(|line| line.contains("FormValuesDiffer")), "{body:?}");
    let same = read(&doubled("2").0, &programme()).unwrap();
    assert_eq!(same.facts.iter().filter(|fact| fact.item.to_string() == "B.I.1.1").count(), 1);
}

#[test]
fn a_form_of_another_programme_counts_nowhere_until_a_person_says_so() {
    let mut other = programme();
    other.indicators[0].parts[0].unit = Some("‰".to_owned());
    let submission = read(&filled().0, &other).unwrap();
    assert!(submission.remarks.contains(&Reason::FormOfOtherProgramme));
    assert!(told(&submission).iter().all(|line| line.contains("FormOfOtherProgramme")));
}

#[test]
fn an_empty_form_is_no_report() {
    let submission = read(&book_of_board().0, &programme()).unwrap();
    assert_eq!(submission.state, SubmissionState::NotAReport(NotAReport::Template));
    assert_eq!(submission.facts, []);
}

#[test]
fn the_form_in_word_is_read_the_same_way() {
    let fill = |xml: &str, mark: &str, column: usize, text: &str| {
        let start = xml.find(mark).unwrap();
        let row = start + xml[start..].find("</w:tr>").unwrap();
        let cells: Vec<usize> = xml[start..row].match_indices("</w:p></w:tc>").map(|(at, _)| start + at).collect();
        format!("{}<w:r><w:t>{text}</w:t></w:r>{}", &xml[..cells[column]], &xml[cells[column]..])
    };
    let form = Book(file_of_board("Bieu", ".docx")).edit("word/document.xml", |xml| {
        let xml = fill(xml, "tonghop:line:PL1.I.1;", 6, "97,2");
        let xml = fill(&xml, "tonghop:line:PL1.I.2;", 7, "1.250");
        let xml = fill(&xml, "tonghop:line:PL2.I.1;", 5, "Đã hoàn thành");
        // A program that shows hidden text runs marks into what stands beside them.
        xml.replace("<w:vanish/>", "")
    });
    let submission = read(&form.0, &programme()).unwrap();
    let lines = told(&submission);
    assert!(lines.contains(&"PL1.I.1 in_period 97.2 %".to_owned()), "{lines:?}");
    assert!(lines.contains(&"PL1.I.2 cumulative_year 1250 cây".to_owned()), "{lines:?}");
    assert!(lines.contains(&"PL2.I.1 status done".to_owned()), "{lines:?}");
    assert_eq!(lines.len(), 3);
}
