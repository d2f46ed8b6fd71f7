//! Figures in fragments, sentences and cells.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tonghop::lexicon::Lexicon;
use tonghop::model::Qualifier;
use tonghop::numbers::{
    CellFigure, CellSetting, Figure, FoundKind, Notation, find, parse_cell, parse_cell_in, resolve_column,
};
use tonghop::text::normalise;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    cell: Vec<Cell>,
    #[serde(default)]
    column: Vec<Column>,
}

/// Cells of one column and what each is once all are known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    texts: Vec<String>,
    is: Vec<String>,
}

/// Wordings of what `is` says: qualifier, value or range, unit, estimate, open readings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    is: String,
    wordings: Vec<String>,
    /// The unit may be a longer name of the thing ("cây xanh").
    #[serde(default)]
    not_symbol: bool,
    /// In `not/`: the kind that must be among the exclusions.
    #[serde(default)]
    kind: Option<String>,
    /// In `not/`: nothing is found, no exclusion either.
    #[serde(default)]
    silent: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    is: String,
    texts: Vec<String>,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    habit: Option<String>,
    /// Only the figure counts, not what estimates it.
    #[serde(default)]
    loose: bool,
}

fn files(folder: &str) -> Vec<(PathBuf, Cases)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/numbers").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let read = |p: PathBuf| {
        let text = std::fs::read_to_string(&p).unwrap();
        let cases = toml::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", p.display()));
        (p, cases)
    };
    paths.into_iter().map(read).collect()
}

fn amount(figure: &Figure, with_unit: bool) -> String {
    let mut shown = String::new();
    shown.push_str(match figure.qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "~",
        Qualifier::AtLeast => "≥",
        Qualifier::AtMost => "≤",
    });
    write!(shown, "{}", figure.value.normalize()).unwrap();
    if let Some(upper) = figure.upper {
        write!(shown, "..{}", upper.normalize()).unwrap();
    }
    if let (Some(unit), true) = (&figure.unit, with_unit) {
        write!(shown, " {}", unit.symbol).unwrap();
    }
    if figure.estimated {
        shown.push_str(" ước");
    }
    for other in &figure.alternatives {
        write!(shown, " | {}", other.normalize()).unwrap();
    }
    shown
}

fn fraction(numerator: &Figure, denominator: &Figure) -> String {
    let mut plain = denominator.clone();
    plain.qualifier = Qualifier::Exact;
    plain.estimated = false;
    format!("{}/{}", amount(numerator, numerator.unit != denominator.unit), amount(&plain, true))
}

/// All figures of a fragment, as one line.
fn read(text: &str, lexicon: &Lexicon) -> (String, Vec<String>) {
    let normalised = normalise(text);
    let (mut figures, mut excluded) = (Vec::new(), Vec::new());
    for found in find(normalised.text(), lexicon) {
        match &found.kind {
            FoundKind::Figure(figure) => figures.push(amount(figure, true)),
            FoundKind::Fraction { numerator, denominator } => figures.push(fraction(numerator, denominator)),
            FoundKind::Excluded(kind) => excluded.push(format!("{kind:?}").to_lowercase()),
        }
    }
    (figures.join("; "), excluded)
}

/// Compares and gathers what differs, so that one run tells all.
#[derive(Default)]
struct Tally {
    tried: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn check(&mut self, place: &str, text: &str, wanted: &str, got: &str) {
        self.tried += 1;
        if wanted != got {
            self.wrong.push(format!("{place}: {text:?}\n    wanted {wanted}\n    got    {got}"));
        }
    }

    fn close(self, at_least: usize) {
        assert!(self.tried >= at_least, "only {} cases", self.tried);
        assert!(self.wrong.is_empty(), "{} of {} wrong:\n{}", self.wrong.len(), self.tried, self.wrong.join("\n"));
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn wordings_give_their_figures() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut tally = Tally::default();
    for (path, cases) in files("") {
        for case in &cases.case {
            for wording in &case.wordings {
                let (got, _) = read(wording, &lexicon);
                let longer = case.not_symbol && got.starts_with(&case.is);
                tally.check(&name(&path), wording, &case.is, if longer { &case.is } else { &got });
            }
        }
    }
    tally.close(300);
}

#[test]
fn numbers_that_are_no_figures_are_none() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut tally = Tally::default();
    for (path, cases) in files("not") {
        for case in &cases.case {
            for wording in &case.wordings {
                let (got, excluded) = read(wording, &lexicon);
                tally.check(&name(&path), wording, "", &got);
                let kind = case.kind.as_deref().map(|k| k.replace('_', ""));
                let as_told = match &kind {
                    Some(kind) => excluded.contains(kind),
                    None => case.silent == excluded.is_empty(),
                };
                let wanted = kind.unwrap_or_else(|| if case.silent { "nothing" } else { "an exclusion" }.to_owned());
                let got = if as_told { wanted.clone() } else { format!("{excluded:?}") };
                tally.check(&name(&path), wording, &wanted, &got);
            }
        }
    }
    tally.close(200);
}

fn cell_line(cell: Option<CellFigure>, loose: bool) -> String {
    let Some(mut cell) = cell else { return "none".to_owned() };
    if loose {
        cell.main.estimated = false;
    }
    let mut shown = match &cell.denominator {
        Some(whole) => fraction(&cell.main, whole),
        None => amount(&cell.main, true),
    };
    if let Some(bracketed) = &cell.bracketed {
        write!(shown, " ({})", amount(bracketed, true)).unwrap();
    }
    shown
}

#[test]
fn cells_give_their_figures() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut tally = Tally::default();
    for (path, cases) in files("") {
        for cell in &cases.cell {
            let unit = cell.unit.as_ref().map(|u| lexicon.measure_units.named(u).unwrap());
            let habit = cell.habit.as_deref().map(|h| match h {
                "vietnamese" => Notation::Vietnamese,
                _ => Notation::English,
            });
            for text in &cell.texts {
                let setting = CellSetting { unit: unit.as_ref(), habit };
                let got = cell_line(parse_cell_in(normalise(text).text(), setting, &lexicon), cell.loose);
                tally.check(&name(&path), text, &cell.is, &got);
            }
        }
    }
    tally.close(80);
}

#[test]
fn columns_settle_what_one_cell_leaves_open() {
    let lexicon = Lexicon::shipped().unwrap();
    let mut tally = Tally::default();
    for (path, cases) in files("") {
        for column in &cases.column {
            let read = |text: &String| parse_cell(normalise(text).text(), &lexicon).unwrap();
            let mut cells: Vec<CellFigure> = column.texts.iter().map(read).collect();
            resolve_column(&mut cells);
            for ((cell, text), is) in cells.into_iter().zip(&column.texts).zip(&column.is) {
                tally.check(&name(&path), text, is, &cell_line(Some(cell), false));
            }
        }
    }
    tally.close(20);
}
