#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tonghop::lexicon::Lexicon;
use tonghop::numbers::find;
use tonghop::text::normalise;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("the shipped lexicon"));

// What is found stands in the text, in order, and nothing is found twice.
fuzz_target!(|data: &str| {
    let line = normalise(data);
    let mut end = 0;
    for found in find(line.text(), &LEXICON) {
        assert!(found.span.start >= end && found.span.end > found.span.start, "spans overlap or are empty");
        assert!(line.text().get(found.span.clone()).is_some(), "a span that cuts a letter");
        end = found.span.end;
    }
});
