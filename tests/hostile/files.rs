//! What a folder can hold beside ordinary files.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::case::{REPORT, report};

/// Makes them in a folder and gives their names.
pub(crate) fn make(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut put = |name: String, bytes: &[u8]| {
        fs::write(folder.join(&name), bytes).unwrap();
        names.push(name);
    };
    put(format!("{}.txt", "a".repeat(251)), REPORT.as_bytes());
    put("~$báo cáo.docx".to_owned(), &[0; 162]);
    put("trùng-tên-hoa-thường.txt".to_owned(), format!("{REPORT} a").as_bytes());
    put("không-có-đuôi".to_owned(), report().as_bytes());
    put("ngày-2099.txt".to_owned(), format!("{REPORT} b").as_bytes());
    let late = SystemTime::UNIX_EPOCH + Duration::from_secs(4_070_908_800);
    fs::File::options().write(true).open(folder.join("ngày-2099.txt")).unwrap().set_modified(late).unwrap();
    fs::File::create(folder.join("thưa-1-TB.docx")).unwrap().set_len(1 << 40).unwrap();
    names.push("thưa-1-TB.docx".to_owned());
    names.extend(of_unix(folder));
    names
}

#[cfg(unix)]
fn of_unix(folder: &Path) -> Vec<String> {
    use std::os::unix::fs::symlink;
    let names =
        ["liên-kết-ra-ngoài.docx", "liên-kết-thiết-bị.docx", "liên-kết-vòng", "ống.docx", "TRÙNG-TÊN-HOA-THƯỜNG.txt"];
    symlink("/etc/passwd", folder.join(names[0])).unwrap();
    symlink("/dev/zero", folder.join(names[1])).unwrap();
    symlink(folder, folder.join(names[2])).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.join(names[3])).status().unwrap().success());
    fs::write(folder.join(names[4]), format!("{REPORT} c")).unwrap();
    let odd =
        ["CON.txt", "nul", "x.txt.", "dòng\nmới.txt", "=1+1.txt", "-rf.txt", "\u{1b}[31m.txt", "đảo\u{202E}txt.exe"];
    for (i, name) in odd.iter().enumerate() {
        fs::write(folder.join(name), format!("{REPORT} {i}")).unwrap();
    }
    names.iter().chain(&odd).map(|name| (*name).to_owned()).collect()
}

#[cfg(not(unix))]
fn of_unix(_folder: &Path) -> Vec<String> {
    Vec::new()
}
