#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tonghop::document::Readable;
use tonghop::lexicon::Lexicon;
use tonghop::programme::parse;
use tonghop::readers::{Options, Reading, read};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("the shipped lexicon"));

// Programmes as plain text, or as a web page for their tables.
fuzz_target!(|data: &str| {
    let name = if data.starts_with('<') { "chuong-trinh.html" } else { "chuong-trinh.txt" };
    if let Ok(Reading::Document(document)) = read(name, data.as_bytes(), &Options::default()) {
        let _ = parse(&Readable::new(&document), &LEXICON);
    }
});
