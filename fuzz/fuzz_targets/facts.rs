#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tonghop::document::Readable;
use tonghop::facts::{Context, Options, extract};
use tonghop::lexicon::Lexicon;
use tonghop::model::Programme;
use tonghop::programme::parse;
use tonghop::readers::{Reading, read};

/// A programme of the tests, and the lexicon.
static CONTEXT: LazyLock<Context> = LazyLock::new(|| {
    let lexicon = Lexicon::shipped().expect("the shipped lexicon");
    let file = include_bytes!("../../tests/files/programme/xa-ven-bien.docx");
    let programme: Programme = match read("chuong-trinh.docx", file, &tonghop::readers::Options::default()) {
        Ok(Reading::Document(document)) => parse(&Readable::new(&document), &lexicon).expect("a programme"),
        _ => Programme::default(),
    };
    Context::new(&programme, lexicon, Options::default())
});

// Reports as plain text, or as a web page for their tables: who reports what, on which item, in which role.
fuzz_target!(|data: &str| {
    let name = if data.starts_with('<') { "bao-cao.html" } else { "bao-cao.txt" };
    let Ok(Reading::Document(document)) = read(name, data.as_bytes(), &tonghop::readers::Options::default()) else {
        return;
    };
    let submission = extract(&Readable::new(&document), name, &CONTEXT);
    assert!(submission.facts.iter().all(|fact| !fact.quote.is_empty()), "a fact without its quote");
});
