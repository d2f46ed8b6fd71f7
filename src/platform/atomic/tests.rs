//! Sets replaced, interrupted, held open.

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn home() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let (folder, beside) = (home.path().join("2026-Q1"), home.path().join("2026-Q1 mới"));
    (home, folder, beside)
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_set_replaces_the_earlier_one_whole_and_leaves_foreign_files() {
    let (home, folder, beside) = home();
    replace_folder(&folder, Some(&beside), &[("a.xlsx", b"1"), ("b.docx", b"1")]).unwrap();
    fs::write(folder.join("ghi chú.txt"), "của văn phòng").unwrap();
    fs::create_dir(folder.join("riêng")).unwrap();
    fs::write(folder.join("riêng/x"), "x").unwrap();
    let placed = replace_folder(&folder, Some(&beside), &[("a.xlsx", b"2"), ("b.docx", b"2")]).unwrap();
    assert!(matches!(placed, Placed::InPlace));
    assert_eq!(names(&folder), ["a.xlsx", "b.docx", "ghi chú.txt", "riêng"]);
    assert_eq!((read(folder.join("a.xlsx")), read(folder.join("riêng/x"))), ("2".into(), "x".into()));
    assert_eq!(names(home.path()), ["2026-Q1"]);
}

#[test]
fn a_failed_set_leaves_the_earlier_one_and_nothing_of_its_own() {
    let (home, folder, beside) = home();
    replace_folder(&folder, Some(&beside), &[("a.xlsx", b"1")]).unwrap();
    assert!(replace_folder(&folder, Some(&beside), &[("a.xlsx", b"2"), ("../b.docx", b"2")]).is_err());
    assert_eq!(read(folder.join("a.xlsx")), "1");
    assert_eq!(names(home.path()), ["2026-Q1"]);
}

#[test]
fn a_set_that_someone_works_on_stays_and_the_new_one_stands_beside() {
    for owner in ["~$bao-cao.docx", "~$o-cao.docx", ".~lock.bao-cao.docx#"] {
        let (home, folder, beside) = home();
        replace_folder(&folder, Some(&beside), &[("bao-cao.docx", b"1")]).unwrap();
        fs::write(folder.join(owner), "Lan").unwrap();
        for text in [b"2", b"3"] {
            let placed = replace_folder(&folder, Some(&beside), &[("bao-cao.docx", text)]).unwrap();
            let Placed::Beside { folder: stands, why } = placed else { panic!("{owner}: was replaced") };
            assert_eq!((&stands, why.source.kind()), (&beside, io::ErrorKind::ResourceBusy));
            assert!(why.path.ends_with("bao-cao.docx"), "{why}");
        }
        assert_eq!((read(folder.join("bao-cao.docx")), read(beside.join("bao-cao.docx"))), ("1".into(), "3".into()));
        assert_eq!(names(home.path()), ["2026-Q1", "2026-Q1 mới"]);
        fs::remove_file(folder.join(owner)).unwrap();
        assert!(matches!(replace_folder(&folder, Some(&beside), &[("bao-cao.docx", b"4")]).unwrap(), Placed::InPlace));
        assert_eq!(read(folder.join("bao-cao.docx")), "4");
    }
}

/// Every state that a death can leave, made by hand; what stands after the recovery, and after the next set.
#[test]
fn an_interrupted_replacement_is_brought_to_an_end_or_back() {
    let earlier = |at: &Path| {
        fs::create_dir(at).unwrap();
        fs::write(at.join("a.xlsx"), "1").unwrap();
        fs::write(at.join("riêng.txt"), "1").unwrap();
    };
    let new = |at: &Path| {
        fs::create_dir(at).unwrap();
        fs::write(at.join("a.xlsx"), "2").unwrap();
        fs::write(at.join("b.docx"), "2").unwrap();
    };
    let number = |at: &Path| identity(at).unwrap_or_default();
    type State<'a> = (&'a str, Box<dyn Fn(&Path) + 'a>, &'a str);
    let states: Vec<State<'_>> = vec![
        (
            "amid writing",
            Box::new(|home: &Path| {
                earlier(&home.join("2026-Q1"));
                fs::create_dir(home.join(".2026-Q1.new")).unwrap();
                fs::write(home.join(".2026-Q1.new/b.docx"), "ha").unwrap();
            }),
            "1",
        ),
        #[cfg(unix)]
        (
            "before the exchange",
            Box::new(|home: &Path| {
                earlier(&home.join("2026-Q1"));
                new(&home.join("x"));
                fs::rename(home.join("x"), home.join(format!(".2026-Q1.{}", number(&home.join("x"))))).unwrap();
            }),
            "1",
        ),
        #[cfg(unix)]
        (
            "after the exchange",
            Box::new(|home: &Path| {
                new(&home.join("2026-Q1"));
                earlier(&home.join(format!(".2026-Q1.{}", number(&home.join("2026-Q1")))));
            }),
            "2",
        ),
        (
            "between the renames",
            Box::new(|home: &Path| {
                earlier(&home.join(".2026-Q1.old"));
                new(&home.join(".2026-Q1.new"));
            }),
            "1",
        ),
        (
            "after the renames",
            Box::new(|home: &Path| {
                earlier(&home.join(".2026-Q1.old"));
                new(&home.join("2026-Q1"));
            }),
            "2",
        ),
    ];
    for (state, make, stands) in states {
        let (home, folder, beside) = home();
        make(home.path());
        assert_eq!(read(valid_folder(&folder).join("a.xlsx")), stands, "{state}: a reader in between");
        recover_folder(&folder).unwrap();
        assert_eq!(read(folder.join("a.xlsx")), stands, "{state}");
        assert_eq!(folder.join("b.docx").exists(), stands == "2", "{state}: a mixture");
        assert_eq!(read(folder.join("riêng.txt")), "1", "{state}: lost what people keep");
        assert_eq!(names(home.path()), ["2026-Q1"], "{state}");
        replace_folder(&folder, Some(&beside), &[("a.xlsx", b"3")]).unwrap();
        assert_eq!(read(folder.join("a.xlsx")), "3", "{state}");
    }
}
