//! The programme of the sample, item by item.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;

use serde_json::Value;
use tonghop::document::Readable;
use tonghop::lexicon::Lexicon;
use tonghop::programme::{parse, to_json};
use tonghop::readers::{Options, Reading, read};

const PROGRAMME: &str = "inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx";

/// Every row of `part` reads as the golden one, field by field.
#[track_caller]
fn check(found: &Value, golden: &Value, part: &str) {
    let (found, golden) = (found[part].as_array().unwrap(), golden[part].as_array().unwrap());
    assert_eq!(found.len(), golden.len(), "rows of {part}");
    for (row, expected) in found.iter().zip(golden) {
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(&row[field], value, "{part}, {row}, {field}");
        }
    }
}

#[test]
fn the_programme_in_word_gives_its_items() {
    let Ok(Reading::Document(document)) = read(PROGRAMME, &fs::read(PROGRAMME).unwrap(), &Options::default()) else {
        panic!("{PROGRAMME} is not read")
    };
    let programme = parse(&Readable::new(&document), &Lexicon::shipped().unwrap()).unwrap();
    let golden: Value = serde_json::from_slice(&fs::read("tests/golden/sample-programme.json").unwrap()).unwrap();
    let found = to_json(&programme);
    for part in ["body", "assignments", "pl1", "pl2", "pl3"] {
        check(&found, &golden, part);
    }
}
