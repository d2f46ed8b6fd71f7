//! Workbook, report and JSON of an invented quarter.
// Fixtures and assertions may fail loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod board;
mod programme;
mod quarter;
mod report;
mod result_json;
mod workbook;
mod writer_template;

use tonghop::outputs::{OutputFile, write};

/// All outputs of the invented quarter.
fn outputs() -> Vec<OutputFile> {
    let programme = programme::programme();
    let consolidation = quarter::consolidation(&programme);
    write(&programme, &consolidation, &[], &quarter::options()).unwrap()
}

/// The output whose name ends so.
fn output(ending: &str) -> OutputFile {
    outputs().into_iter().find(|file| file.name.ends_with(ending)).unwrap()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(outputs(), outputs());
}

#[test]
fn outputs_can_be_kept_for_looking_at() {
    // `TONGHOP_KEEP=folder cargo test --test outputs` leaves the files there.
    if let Some(folder) = std::env::var_os("TONGHOP_KEEP") {
        for file in outputs() {
            std::fs::write(std::path::Path::new(&folder).join(file.name), file.bytes).unwrap();
        }
    }
}
