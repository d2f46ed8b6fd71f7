#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use tonghop::lexicon::Lexicon;
use tonghop::numbers::{habit, parse_cell, resolve_column};
use tonghop::text::normalise;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().expect("the shipped lexicon"));

// Each line is a cell of one column.
fuzz_target!(|data: &str| {
    let cells = data.lines().filter_map(|line| parse_cell(normalise(line).text(), &LEXICON));
    let mut cells: Vec<_> = cells.collect();
    let _ = habit(&cells);
    resolve_column(&mut cells);
});
