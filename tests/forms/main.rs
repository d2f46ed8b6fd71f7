//! Forms out and in, and the letters that go with them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::cast_possible_truncation)]

mod book;
mod letters;
mod out;
mod programme;
mod returned;

use tonghop::consolidation::{self, unit_forms};
use tonghop::facts::{self, Context, read_form};
use tonghop::lexicon::Lexicon;
use tonghop::model::{Consolidation, Form, Programme, Submission};
use tonghop::outputs::{FormOrder, Letterhead, Options, OutputFile, Sources, forms};
use tonghop::readers;

use book::Book;

/// What goes out for the third quarter.
fn asked(programme: &Programme, known: &[Consolidation]) -> Vec<Form> {
    let lexicon = Lexicon::shipped().unwrap();
    let settings = consolidation::Options { lexicon: &lexicon, calendar: Default::default() };
    unit_forms(programme, "2026-Q3".parse().unwrap(), known, &[], &settings)
}

fn files(programme: &Programme) -> Vec<OutputFile> {
    let shipped = FormOrder { letter: None, form: None };
    forms(programme, &asked(programme, &[]), &shipped, &options()).unwrap()
}

/// The file of the Party board with an ending; letters begin with another word.
fn file_of_board(beginning: &str, ending: &str) -> Vec<u8> {
    let files = files(&programme::programme());
    let is_it = |name: &str| name.starts_with(beginning) && name.contains("xay-dung-dang") && name.ends_with(ending);
    files.into_iter().find(|file| is_it(&file.name)).unwrap().bytes
}

fn book_of_board() -> Book {
    Book(file_of_board("Bieu", ".xlsx"))
}

fn options() -> Options {
    Options {
        template: None,
        year_template: None,
        term_template: None,
        board_template: None,
        sources: Sources::default(),
        letterhead: Letterhead {
            superior: None,
            issuer: None,
            place: None,
            number: Some("7".into()),
            sign: "BC/ĐU".into(),
            date: None,
            receivers: Vec::new(),
            authority: "T/M BAN THƯỜNG VỤ".into(),
            position: "PHÓ BÍ THƯ".into(),
            signer: Some("Trần Thị Bình".into()),
        },
        deadline: Some(jiff::civil::date(2026, 9, 5)),
        generated: jiff::civil::date(2026, 8, 20).at(8, 5, 0, 0),
        version: "0.0.0".into(),
        edition: None,
    }
}

/// Reads a file as the run does, with another name than it went out with.
fn read(bytes: &[u8], programme: &Programme) -> Option<Submission> {
    let context = Context::new(programme, Lexicon::shipped().unwrap(), facts::Options::default());
    match readers::read("gửi lại.bin", bytes, &readers::Options::default()).unwrap() {
        readers::Reading::Document(document) => read_form(&document, "bao-cao/2025-Q1/gửi lại.bin", &context),
        readers::Reading::Container(_) => panic!("a container"),
    }
}

/// Facts as lines, in the order of their texts.
fn told(submission: &Submission) -> Vec<String> {
    let mut lines: Vec<String> = submission.facts.iter().map(line).collect();
    lines.sort();
    lines
}

fn line(fact: &tonghop::model::Fact) -> String {
    use tonghop::model::{Content, Decision};
    let content = match &fact.content {
        Content::Figure(quantity) => format!("{} {}", quantity.value.normalize(), quantity.unit.symbol),
        Content::Status(status) => status.name().to_owned(),
        Content::Product(text) => text.clone(),
        Content::Unread => "?".to_owned(),
    };
    let doubt = match fact.decision {
        Decision::Accepted => String::new(),
        Decision::Review => format!(" !{:?}", fact.reasons),
        Decision::Rejected => format!(" -{:?}", fact.reasons),
    };
    format!("{} {} {}{doubt}", fact.item, fact.measure.name(), content.trim())
}
