//! Published periods stay as they were published.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tonghop::model::{Cause, Measure, Told, Verdict};
use tonghop::run::{Finished, Order, Publication, RunError, Silent, publish};

use crate::office::{Office, percent, report};
use crate::rulings::{figures, ruling};

fn ask(office: &Office, wish: &Publication) -> Result<(Finished, u32), RunError> {
    publish(&Order { config: office.config(), period: "2026-Q1".parse().ok(), ..Order::default() }, wish, &Silent)
}

/// The files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn a_published_period_does_not_change_and_what_came_later_is_shown_beside_it() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    office.run();
    assert_eq!(ask(&office, &Publication::default()).unwrap().1, 1);
    let outputs = office.path().join("outputs");
    let (published, copy) = (files(&outputs.join("2026-Q1")), files(&outputs.join("cong-bo/2026-Q1/lan-1")));
    assert_eq!(copy.len(), published.len() + 1);
    let so_lieu = String::from_utf8(published[&outputs.join("2026-Q1/so-lieu.json")].clone()).unwrap();
    assert!(so_lieu.contains("\"edition\": 1") && so_lieu.contains("\"inputs\": 1"), "{so_lieu}");

    let unchanged = office.run().published.unwrap();
    assert!(unchanged.adjustment.is_empty(), "{unchanged:?}");
    assert!(!outputs.join("2026-Q1-dieu-chinh").exists());

    fs::remove_file(office.path().join("inputs/bao-cao/a.txt")).unwrap();
    office.drop("a (bản mới).txt", &report("96,1"));
    let after = office.run();
    assert_eq!(files(&outputs.join("2026-Q1")), published);
    assert_eq!(files(&outputs.join("cong-bo/2026-Q1/lan-1")), copy);
    let adjustment = after.published.unwrap().adjustment;
    assert_eq!(adjustment.late, ["bao-cao/a (bản mới).txt"]);
    assert_eq!(adjustment.gone, ["bao-cao/a.txt"]);
    let figure = adjustment.differences.iter().find(|each| each.measure == Measure::InPeriod).unwrap();
    assert_eq!((&figure.published, &figure.now), (&Told::Figure(percent("95.3")), &Told::Figure(percent("96.1"))));
    assert_eq!(figure.causes, [Cause::Late { file: "bao-cao/a (bản mới).txt".into() }]);
    assert!(outputs.join("2026-Q1-dieu-chinh/So-lieu-dieu-chinh-2026-Q1.xlsx").is_file());

    assert!(matches!(ask(&office, &Publication::default()), Err(RunError::Published { version: 1, .. })));
    let no_reason = Publication { amend: true, reason: " ".into() };
    assert!(matches!(ask(&office, &no_reason), Err(RunError::NoAmendReason { .. })));
    assert_eq!(files(&outputs.join("2026-Q1")), published);
    let amend = Publication { amend: true, reason: "đơn vị gửi bản mới".into() };
    assert_eq!(ask(&office, &amend).unwrap().1, 2);
    assert_ne!(files(&outputs.join("2026-Q1")), published);
    assert_eq!(files(&outputs.join("cong-bo/2026-Q1/lan-1")), copy);
    let manifest = fs::read_to_string(outputs.join("cong-bo/2026-Q1/lan-2/ban-ke.json")).unwrap();
    assert!(manifest.contains("đơn vị gửi bản mới"), "{manifest}");
    assert!(office.run().published.unwrap().adjustment.is_empty());
}

#[test]
fn a_decision_after_publication_and_a_lost_ledger_leave_the_published_set() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    let before = office.run();
    ask(&office, &Publication::default()).unwrap();
    let folder = office.path().join("outputs/2026-Q1");
    let published = files(&folder);
    let later = tonghop::model::Ruling {
        at: "2999-01-01T00:00:00".into(),
        ..ruling(figures(&before)[0], Verdict::Replace(percent("95.4")))
    };
    office.rule(later);
    let adjustment = office.run().published.unwrap().adjustment;
    assert!(matches!(&adjustment.differences[0].causes[..], [Cause::Ruling { by, .. }] if by == "Trần Thị B"));
    assert_eq!(files(&folder), published);
    for name in ["so-cai.sqlite", "so-cai.sqlite-wal", "so-cai.sqlite-shm"] {
        let _ = fs::remove_file(office.path().join("outputs").join(name));
    }
    office.drop("b.txt", &report("96,9"));
    assert_eq!(office.run().published.unwrap().version, 1);
    assert_eq!(files(&folder), published);
}

#[test]
fn a_published_file_that_was_edited_is_told_with_its_copy() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    ask(&office, &Publication::default()).unwrap();
    let file = office.path().join("outputs/2026-Q1/so-lieu.json");
    fs::write(&file, "{}").unwrap();
    let touched = office.run().published.unwrap().touched;
    let copy = office.path().join("outputs/cong-bo/2026-Q1/lan-1/so-lieu.json");
    assert_eq!(touched, [(file.clone(), copy.clone())]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "{}");
    assert!(fs::metadata(&copy).unwrap().permissions().readonly());
}
