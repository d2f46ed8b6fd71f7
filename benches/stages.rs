//! What each stage costs, on the shipped sample.
//!
//! `cargo bench --bench stages`; one stage: `cargo bench --bench stages -- reading`. The sample is a commune's first
//! half year: what a bench gives is time for one file of a format, or for all of them where it says so.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use tonghop::consolidation::{self, ByPeriod, consolidate, settle_versions};
use tonghop::document::{Readable, ReadableBlock};
use tonghop::facts::{self, Context};
use tonghop::lexicon::Lexicon;
use tonghop::model::{Calendar, Consolidation, Programme, Submission};
use tonghop::outputs::{self, Letterhead, OutputFile, Sources};
use tonghop::readers::{self, Reading};
use tonghop::{numbers, programme, text};

const FORMATS: [&str; 5] = ["docx", "xlsx", "pdf", "odt", "doc"];

fn main() {
    divan::main();
}

/// A file of the sample.
struct Sample {
    name: String,
    bytes: Vec<u8>,
}

fn samples() -> Vec<Sample> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs");
    let mut folders: Vec<PathBuf> = vec![root.join("bao-cao")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                found.push(Sample { name, bytes: fs::read(path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn read(sample: &Sample) -> Option<Readable> {
    match readers::read(&sample.name, &sample.bytes, &readers::Options::default()) {
        Ok(Reading::Document(document)) => Some(Readable::new(&document)),
        Ok(Reading::Container(_)) | Err(_) => None,
    }
}

/// Everything that the stages hand on, made once.
struct Made {
    samples: Vec<Sample>,
    context: Context,
    programme: Programme,
    documents: Vec<(String, Readable)>,
    lines: Vec<String>,
    submissions: Vec<Submission>,
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let lexicon = Lexicon::shipped().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");
    let source = Sample { name: "chuong-trinh.docx".to_owned(), bytes: fs::read(path).unwrap() };
    let programme = programme::parse(&read(&source).unwrap(), &lexicon).unwrap();
    let context = Context::new(&programme, lexicon, facts::Options::default());
    let samples = samples();
    let documents: Vec<(String, Readable)> =
        samples.iter().filter_map(|sample| Some((sample.name.clone(), read(sample)?))).collect();
    let lines = documents
        .iter()
        .flat_map(|(_, document)| &document.blocks)
        .filter_map(|block| match block {
            ReadableBlock::Line(line) => Some(line.text.text().to_owned()),
            ReadableBlock::Table(_) => None,
        })
        .filter(|line| line.len() > 20)
        .collect();
    let submissions = documents
        .iter()
        .map(|(name, document)| {
            let hash = name.clone();
            Submission { hash, ..facts::extract(document, name, &context) }
        })
        .collect();
    Made { samples, context, programme, documents, lines, submissions }
});

/// Container, XML, grid or glyphs of one file of a format, to a document.
#[divan::bench(args = FORMATS)]
fn reading(bencher: Bencher<'_, '_>, format: &str) {
    let sample = MADE.samples.iter().find(|sample| sample.name.ends_with(format)).unwrap();
    let options = readers::Options::default();
    bencher
        .counter(BytesCount::of_slice(&sample.bytes))
        .bench(|| readers::read(black_box(&sample.name), black_box(&sample.bytes), &options));
}

/// A document to normalised lines and cells.
#[divan::bench(args = FORMATS)]
fn normalising(bencher: Bencher<'_, '_>, format: &str) {
    let sample = MADE.samples.iter().find(|sample| sample.name.ends_with(format)).unwrap();
    let Ok(Reading::Document(document)) = readers::read(&sample.name, &sample.bytes, &readers::Options::default())
    else {
        return;
    };
    bencher.bench(|| Readable::new(black_box(&document)));
}

/// All lines of the sample to words.
#[divan::bench]
fn words(bencher: Bencher<'_, '_>) {
    over_lines(bencher, |line| text::tokens(line).len());
}

/// The figures of all lines.
#[divan::bench]
fn figures(bencher: Bencher<'_, '_>) {
    over_lines(bencher, |line| numbers::find(line, lexicon()).len());
}

/// The items that each line speaks of.
#[divan::bench]
fn matching(bencher: Bencher<'_, '_>) {
    over_lines(bencher, |line| MADE.context.explain(line).len());
}

fn over_lines(bencher: Bencher<'_, '_>, work: impl Fn(&str) -> usize + Sync) {
    let lines = &MADE.lines;
    bencher
        .counter(ItemsCount::new(lines.len()))
        .bench(|| lines.iter().map(|line| work(black_box(line))).sum::<usize>());
}

/// All documents to facts: figures, roles, items, periods, units.
#[divan::bench]
fn understanding(bencher: Bencher<'_, '_>) {
    let made = &*MADE;
    bencher.counter(ItemsCount::new(made.documents.len())).bench(|| {
        made.documents
            .iter()
            .map(|(name, document)| facts::extract(document, name, &made.context).facts.len())
            .sum::<usize>()
    });
}

/// What a process does before it reads its first file.
#[divan::bench]
fn getting_ready() -> Context {
    Context::new(&MADE.programme, Lexicon::shipped().unwrap(), facts::Options::default())
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::shipped().unwrap());
    &LEXICON
}

/// The submissions of the sample by period, copies and versions settled.
fn by_period() -> ByPeriod {
    let settings = consolidation::Options { lexicon: lexicon(), calendar: Calendar::default() };
    let mut submissions = MADE.submissions.clone();
    settle_versions(&mut submissions, &MADE.programme, &settings);
    let mut by_period = BTreeMap::new();
    for submission in submissions {
        if let Some(period) = submission.period {
            by_period.entry(period).or_insert_with(Vec::new).push(submission);
        }
    }
    by_period
}

fn consolidated() -> Vec<Consolidation> {
    let settings = consolidation::Options { lexicon: lexicon(), calendar: Calendar::default() };
    let by_period = by_period();
    by_period.keys().map(|period| consolidate(&MADE.programme, *period, &by_period, &settings)).collect()
}

/// All periods of the sample, versions settled.
#[divan::bench]
fn consolidating() -> Vec<Consolidation> {
    consolidated()
}

/// One period to workbook, report, page and data.
#[divan::bench]
fn writing(bencher: Bencher<'_, '_>) {
    let consolidations = consolidated();
    let letterhead = Letterhead {
        superior: None,
        issuer: None,
        place: None,
        number: None,
        sign: String::new(),
        date: None,
        receivers: Vec::new(),
        authority: String::new(),
        position: String::new(),
        signer: None,
    };
    let options = outputs::Options {
        template: None,
        year_template: None,
        term_template: None,
        board_template: None,
        sources: Sources::new(BTreeMap::new()),
        letterhead,
        deadline: None,
        generated: jiff::civil::DateTime::ZERO,
        version: String::new(),
        edition: None,
    };
    let first = consolidations.first().unwrap();
    bencher.bench(|| -> Vec<OutputFile> { outputs::write(&MADE.programme, first, &[], &options).unwrap() });
}
