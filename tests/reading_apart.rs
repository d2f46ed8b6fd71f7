//! Files read in processes of their own: what harms one of them costs one file.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use serde_json::Value;
use tempfile::TempDir;
use tonghop::model::{SubmissionState, Unreadable};
use tonghop::run::{Apart, Config, Inspection, Progress, inspect};

const PROGRAMME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");
const REPORT: &str = "ĐẢNG ỦY PHƯỜNG\nTRẠM Y TẾ\n\nBÁO CÁO\nKết quả quý I năm 2026\n\n\
                      Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3%.\n";

/// Keeps what is said of processes that can't be had.
#[derive(Default)]
struct Told(Mutex<Vec<String>>);

impl Progress for Told {
    fn files(&self, _done: usize, _all: usize) {}

    fn not_apart(&self, detail: &str) {
        self.0.lock().unwrap().push(detail.to_owned());
    }
}

fn inspected(file: &Path, apart: Apart, seconds: u64) -> (Inspection, Vec<String>) {
    let mut config = Config::default();
    config.folders.inputs = file.parent().unwrap().to_owned();
    (config.reading.apart, config.reading.seconds) = (apart, seconds);
    let told = Told::default();
    let inspection = inspect(file, &config, &told).unwrap();
    (inspection, told.0.into_inner().unwrap())
}

fn a_report() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("a.txt");
    fs::write(&file, REPORT).unwrap();
    (home, file)
}

#[test]
fn a_process_reads_what_a_thread_reads() {
    let (_home, file) = a_report();
    let (in_process, told) = inspected(&file, Apart::Processes(env!("CARGO_BIN_EXE_tonghop").into()), 60);
    assert!(told.is_empty(), "{told:?}");
    assert!(in_process.pieces[0].text.as_ref().unwrap().as_ref().unwrap().contains(&"BÁO CÁO".to_owned()));
    assert_eq!(in_process, inspected(&file, Apart::Threads, 60).0);
}

#[test]
fn without_processes_the_files_are_still_read_and_that_is_told() {
    let (home, file) = a_report();
    let silent = home.path().join("no-program");
    fs::write(&silent, "not to be run").unwrap();
    for program in [silent, home.path().join("none")] {
        let (inspection, told) = inspected(&file, Apart::Processes(program), 60);
        assert_eq!(told.len(), 1);
        assert_eq!(inspection, inspected(&file, Apart::Threads, 60).0);
    }
}

/// A process that greets, says that it is ready, waits for the file and then does that.
#[cfg(unix)]
fn breaking(home: &Path, then: &str) -> Apart {
    let greeting = format!("tonghop {}", env!("CARGO_PKG_VERSION"));
    let length = greeting.len();
    // Ready is a message of five bytes: a map of one, the text "Ok", nothing.
    let ready = r"\005\000\000\000\201\242Ok\300";
    let text = format!(
        "#!/bin/sh\nprintf '\\{length:03o}\\000\\000\\000{greeting}{ready}'\n\
         dd bs=1 count=1 >/dev/null 2>&1\nsleep 0.2\n{then}\n"
    );
    script(home, &text)
}

#[cfg(unix)]
fn script(home: &Path, text: &str) -> Apart {
    use std::os::unix::fs::PermissionsExt;
    let path = home.join("program");
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    Apart::Processes(path)
}

#[cfg(unix)]
#[test]
fn a_process_that_ends_before_it_is_ready_is_started_again() {
    let (home, file) = a_report();
    let (once, program) = (home.path().join("once"), env!("CARGO_BIN_EXE_tonghop"));
    let text = format!("#!/bin/sh\nmkdir '{}' 2>/dev/null && kill -ABRT $$\nexec '{program}' \"$@\"\n", once.display());
    let (inspection, told) = inspected(&file, script(home.path(), &text), 60);
    assert!(once.exists() && told.is_empty(), "{told:?}");
    assert_eq!(inspection, inspected(&file, Apart::Threads, 60).0);
}

#[cfg(unix)]
#[test]
fn each_end_of_a_process_has_its_own_reason() {
    let beyond = |limit: &str| Unreadable::TooLarge { limit: limit.to_owned() };
    let cases = [
        ("echo 'memory allocation of 99999999999 bytes failed' >&2; kill -ABRT $$", beyond("memory")),
        ("kill -KILL $$", beyond("memory")),
        ("echo \"thread 'tonghop-file' has overflowed its stack\" >&2; kill -ABRT $$", beyond("depth")),
        ("exec sleep 600", beyond("time")),
    ];
    for (then, expected) in cases {
        let (home, file) = a_report();
        let (inspection, told) = inspected(&file, breaking(home.path(), then), 2);
        assert_eq!(told, [""; 0], "{then}");
        assert_eq!(inspection.pieces[0].text, Err(SubmissionState::Unreadable(expected)), "{then}");
    }
    for then in ["kill -SEGV $$", "exit 3", "printf 'noise, and no message'"] {
        let (home, file) = a_report();
        let (inspection, _) = inspected(&file, breaking(home.path(), then), 60);
        let failed = |state: &SubmissionState| matches!(state, SubmissionState::Unreadable(Unreadable::ReaderFailed { detail }) if !detail.is_empty());
        assert!(inspection.pieces[0].text.as_ref().is_err_and(failed), "{then}: {:?}", inspection.pieces[0].text);
    }
}

#[test]
fn files_beyond_memory_leave_the_others_of_the_run_alone() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("inputs/bao-cao/2026-Q1");
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir_all(home.path().join("inputs/chuong-trinh")).unwrap();
    fs::copy(PROGRAMME, home.path().join("inputs/chuong-trinh/ct.docx")).unwrap();
    fs::write(home.path().join("tonghop.toml"), "[doc-tep]\nmb-bo-nho = 128\n").unwrap();
    for name in ["1.txt", "3.txt", "5.txt"] {
        fs::write(folder.join(name), REPORT.replace("95,3", &format!("9{name}").replace(".txt", ",3"))).unwrap();
    }
    for name in ["2.bin", "4.bin"] {
        fs::File::create(folder.join(name)).unwrap().set_len(190 << 20).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).current_dir(home.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let result = fs::read(home.path().join("outputs/2026-Q1/so-lieu.json")).unwrap();
    let result: Value = serde_json::from_slice(&result).unwrap();
    let states: Vec<(&str, &str, bool)> = result["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| {
            let reason = each["reason"].as_str().unwrap_or_default();
            let name = each["file"].as_str().unwrap().rsplit('/').next().unwrap();
            (name, each["state"].as_str().unwrap(), reason.contains("bộ nhớ"))
        })
        .collect();
    let expected = [
        ("1.txt", "read", false),
        ("2.bin", "unreadable", true),
        ("3.txt", "read", false),
        ("4.bin", "unreadable", true),
        ("5.txt", "read", false),
    ];
    assert_eq!(states, expected);
}
