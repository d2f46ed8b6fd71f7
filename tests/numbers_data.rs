//! The data files' own examples and near-misses.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use toml::{Table, Value};
use tonghop::lexicon::Lexicon;
use tonghop::model::Qualifier;
use tonghop::numbers::{Figure, FoundKind, find};
use tonghop::text::normalise;

struct Data {
    table: Table,
    lexicon: Lexicon,
}

impl Data {
    fn open(file: &str) -> Data {
        let path = format!("{}/data/lexicon/{file}", env!("CARGO_MANIFEST_DIR"));
        let table = std::fs::read_to_string(path).unwrap().parse::<Table>().unwrap();
        Data { table, lexicon: Lexicon::shipped().unwrap() }
    }

    fn entries(&self, name: &str) -> Vec<&Table> {
        self.table[name].as_array().unwrap().iter().map(|v| v.as_table().unwrap()).collect()
    }

    fn read(&self, text: &str) -> (Vec<Figure>, usize) {
        let (mut figures, mut excluded) = (Vec::new(), 0);
        for found in find(normalise(text).text(), &self.lexicon) {
            match found.kind {
                FoundKind::Figure(figure) => figures.push(figure),
                FoundKind::Fraction { numerator, denominator } => figures.extend([numerator, denominator]),
                FoundKind::Excluded(_) => excluded += 1,
            }
        }
        (figures, excluded)
    }

    fn symbols(&self, text: &str) -> Vec<String> {
        self.read(text).0.into_iter().filter_map(|f| f.unit.map(|u| u.symbol)).collect()
    }
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::Array(list)) => list.iter().map(|v| v.as_str().unwrap()).collect(),
        Some(Value::String(text)) => vec![text],
        _ => Vec::new(),
    }
}

#[test]
fn units_have_their_examples_and_no_others() {
    let data = Data::open("measure-units.toml");
    for entry in data.entries("unit") {
        let symbol = entry["symbol"].as_str().unwrap();
        let timed = entry["dimension"].as_str() == Some("time");
        for example in texts(entry.get("example")).into_iter().filter(|e| !e.is_empty()) {
            assert!(
                data.symbols(example).iter().any(|s| s == symbol),
                "{symbol}: {example} {:?}",
                data.symbols(example)
            );
        }
        for spelling in texts(entry.get("spellings")) {
            let glued = entry.contains_key("glued");
            let text = if glued { format!("chi 45{spelling} rồi") } else { format!("có 45 {spelling}") };
            let found = data.symbols(&text);
            assert_eq!(found.is_empty(), timed, "{text}");
            assert!(timed || found == [symbol], "{text}: {found:?}");
        }
        for near_miss in texts(entry.get("not")) {
            assert!(!data.symbols(near_miss).iter().any(|s| s == symbol), "{symbol}: {near_miss}");
        }
    }
}

#[test]
fn every_counted_thing_is_found_under_its_symbol() {
    let data = Data::open("measure-units.toml");
    for entry in data.entries("count") {
        let pairs = texts(entry.get("symbols")).into_iter().map(|s| (s, s));
        let symbol = entry.get("symbol").and_then(Value::as_str);
        let also = texts(entry.get("also")).into_iter().filter_map(|s| Some((s, symbol?)));
        for (spelling, symbol) in pairs.chain(also).chain(symbol.map(|s| (s, s))) {
            let found = data.symbols(&format!("đã có 45 {spelling}"));
            assert_eq!(found, [symbol], "{spelling}");
        }
        for example in texts(entry.get("example")) {
            assert!(!data.symbols(example).is_empty(), "{example}");
        }
        for near_miss in texts(entry.get("not")) {
            let found = data.symbols(near_miss);
            assert!(
                symbol.map_or(found.is_empty(), |symbol| !found.iter().any(|s| s == symbol)),
                "{near_miss}: {found:?}"
            );
        }
    }
}

#[test]
fn no_spelling_stands_twice() {
    for file in ["measure-units.toml", "number-words.toml", "not-figures.toml", "qualifiers.toml", "calendar.toml"] {
        let data = Data::open(file);
        let mut lists = Vec::new();
        gather(&Value::Table(data.table.clone()), &mut lists);
        for list in lists {
            let mut seen = BTreeSet::new();
            for text in &list {
                assert!(seen.insert(text.clone()), "{file}: {text} stands twice in {list:?}");
            }
        }
    }
    let data = Data::open("measure-units.toml");
    let mut seen = BTreeSet::new();
    let counts = data
        .entries("count")
        .into_iter()
        .flat_map(|e| ["symbol", "also", "symbols"].into_iter().flat_map(|key| texts(e.get(key))).collect::<Vec<_>>());
    let units = data.entries("unit").into_iter().flat_map(|e| texts(e.get("spellings")));
    let none = data.entries("no_unit").into_iter().flat_map(|e| texts(e.get("phrases")));
    for spelling in counts.chain(units).chain(none) {
        assert!(seen.insert(spelling.to_owned()), "{spelling} stands twice");
    }
}

fn gather(value: &Value, lists: &mut Vec<Vec<String>>) {
    match value {
        Value::Array(list) if list.iter().all(Value::is_str) => {
            lists.push(list.iter().map(|v| v.as_str().unwrap().to_owned()).collect());
        }
        Value::Array(list) => list.iter().for_each(|v| gather(v, lists)),
        Value::Table(table) => table.values().for_each(|v| gather(v, lists)),
        _ => {}
    }
}

#[test]
fn words_that_exclude_have_their_examples() {
    let data = Data::open("not-figures.toml");
    let tables = ["slogans", "fixed", "joins"].into_iter().map(|name| data.table[name].as_table().unwrap());
    for entry in data.entries("group").into_iter().chain(tables) {
        for example in texts(entry.get("example")) {
            assert!(data.read(example).1 > 0, "{example}");
        }
        for near_miss in texts(entry.get("not")) {
            let (figures, excluded) = data.read(near_miss);
            assert!(excluded == 0 && !figures.is_empty(), "{near_miss}: {figures:?}");
        }
    }
    for name in ["counting", "joined"] {
        let counts = data.table[name]["counts"].as_str().unwrap();
        assert_eq!(data.read(counts).0.len(), 1, "{counts}");
    }
    let data = Data::open("calendar.toml");
    assert!(data.read(data.table["dates"]["example"].as_str().unwrap()).0.is_empty());
    for near_miss in texts(data.table["dates"].get("not")) {
        assert!(!data.read(near_miss).0.is_empty(), "{near_miss}");
    }
}

#[test]
fn number_words_have_their_examples() {
    let data = Data::open("number-words.toml");
    for entry in data.entries("example") {
        let (figures, _) = data.read(entry["text"].as_str().unwrap());
        let values: Vec<String> = figures.iter().map(|f| f.value.to_string()).collect();
        assert_eq!(values, [entry["value"].as_str().unwrap()], "{entry}");
    }
    for near_miss in texts(data.table.get("not")) {
        assert!(data.read(near_miss).0.is_empty(), "{near_miss}");
    }
}

#[test]
fn bounds_have_their_examples() {
    let data = Data::open("qualifiers.toml");
    let qualifier = |name: &str| match name {
        "about" => Qualifier::About,
        "at_least" => Qualifier::AtLeast,
        "at_most" => Qualifier::AtMost,
        _ => Qualifier::Exact,
    };
    for entry in data.entries("bound") {
        let bound = qualifier(entry["bound"].as_str().unwrap());
        for word in texts(entry.get("before")) {
            let (figures, _) = data.read(&format!("kết quả {word} 45 hộ"));
            let read = figures.first().map(|f| f.qualifier);
            assert_eq!((figures.len(), read), (1, Some(bound)), "{word}: {figures:?}");
        }
        for word in texts(entry.get("behind")) {
            let (figures, _) = data.read(&format!("kết quả 45% {word}"));
            assert_eq!(figures.first().map(|f| f.qualifier), Some(bound), "{word}");
        }
        for near_miss in texts(entry.get("not")) {
            assert!(data.read(near_miss).0.iter().all(|f| f.qualifier != bound), "{near_miss}");
        }
    }
    let estimate = data.table["estimate"].as_table().unwrap();
    for word in texts(estimate.get("before")) {
        assert!(data.read(&format!("{word} 45 tỷ đồng")).0.iter().all(|f| f.estimated), "{word}");
    }
    for near_miss in texts(estimate.get("not")) {
        assert!(data.read(near_miss).0.iter().all(|f| !f.estimated), "{near_miss}");
    }
    let examples = ["negative", "ranges", "fractions", "rank"].map(|name| &data.table[name]["example"]);
    let shown = examples.map(|e| data.read(e.as_str().unwrap()).0.remove(0));
    assert!(shown[0].value.is_sign_negative());
    assert!(shown[1].upper.is_some());
    assert_eq!(shown[2].value, 12.into());
    assert_eq!(shown[3].value, 2.into());
    for near_miss in texts(data.table["ranges"].get("not")) {
        assert!(data.read(near_miss).0.iter().all(|f| f.upper.is_none()), "{near_miss}");
    }
}
