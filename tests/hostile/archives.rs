//! Archives that lie, nest, overlap or lead out of their folder.

use crate::case::{Case, case, report};
use crate::office::{docx, p, zip};
use crate::raw_zip::{Entry, archive, closed, overlapping};

pub(crate) fn cases() -> Vec<Case> {
    let blanks = vec![b' '; 20 << 20];
    let text = || Entry::deflated("báo cáo.txt", report().as_bytes());
    let bomb = Entry::deflated("bom.txt", &blanks);
    let inner = docx(&p(&report()));
    let mut cases = vec![
        case("zip-bom.zip", zip(&[("bom.txt", &blanks), ("báo cáo.txt", report().as_bytes())])),
        case("zip-chồng-nhau.zip", overlapping(&denser(), &names(14))),
        case("zip-lồng-nhiều-lớp.zip", nested(7, 12)),
        case("zip-chính-nó.zip", nested(40, 1)),
        case("zip-nói-nhỏ-hơn.zip", archive(&[Entry { size: 10, ..bomb.clone() }, text()])),
        case("zip-nói-lớn-hơn.zip", archive(&[Entry { size: u32::MAX - 1, ..text() }])),
        case("zip-nén-nói-lớn-hơn.zip", archive(&[Entry { packed_size: u32::MAX - 1, ..text() }])),
        case("zip-nén-nói-nhỏ-hơn.zip", archive(&[Entry { packed_size: 3, ..text() }])),
        case("zip-100000-tệp.zip", overlapping(&Entry::stored("x", b"x"), &names(65_535))),
        case("zip-một-tên-nghìn-tệp.zip", overlapping(&text(), &vec!["a.txt".to_owned(); 1_500])),
        case("zip-trùng-tên.zip", archive(&[text(), text(), text()])),
        case("zip-mật-khẩu.zip", archive(&[Entry { flags: 0x0801, ..text() }])),
        case("zip-cách-nén-lạ.zip", archive(&[Entry { method: 14, ..text() }, Entry { method: 97, ..text() }])),
        case("zip-sai-mã-kiểm.zip", archive(&[Entry { crc: 1, ..text() }])),
        case("zip-liên-kết.zip", archive(&[Entry::link("a", "/etc/passwd"), Entry::stored("a/b.txt", b"x"), text()])),
        case("zip-rỗng.zip", archive(&[])),
        case("zip-chỉ-thư-mục.zip", archive(&[Entry::stored("a/", b""), Entry::stored("a/b/", b"")])),
        case("zip-nói-nhiều-tệp.zip", closed(text().packed, &[], 60_000)),
        case("zip-nén-hỏng.zip", archive(&[Entry { packed: vec![0xFF; 200], packed_size: 200, ..text() }])),
        case("zip-zip64.zip", archive(&[sixty_four(text())])),
        case("zip-cắt-giữa.zip", zip(&[("a.docx", &inner)])[..300].to_vec()),
    ];
    let whole = zip(&[("a.txt", report().as_bytes())]);
    cases.push(case("zip-có-đầu-lạ.zip", [&vec![b'#'; 5_000][..], &whole].concat()));
    cases.push(case("zip-có-đuôi-lạ.zip", [&whole[..], &[0; 70_000]].concat()));
    let leaving = ["../../../tmp/x.txt", "/etc/x.txt", "C:\\Windows\\x.txt", "..\\..\\x.txt", "\\\\may\\x.txt"];
    let odd = ["a\0b.txt", "a\u{202E}txt.exe", "a\r\nb.txt", "CON", "aux.txt", "x.txt.", "=cmd|' /C calc'!A0.txt"];
    let entries = |names: &[&str]| archive(&names.iter().map(|n| Entry::stored(n, b"x")).collect::<Vec<_>>());
    cases.push(case("zip-ra-ngoài.zip", entries(&leaving)));
    cases.push(case("zip-tên-lạ.zip", entries(&odd)));
    cases.push(case("zip-tên-dài.zip", archive(&[Entry::stored(&"a".repeat(60_000), b"x")])));
    cases
}

/// Hardly repeats itself, so that only the sum of all entries is beyond measure.
fn denser() -> Entry {
    let mut state = 1_u32;
    let text: Vec<u8> = (0..20 << 20)
        .map(|i| {
            if i % 160 < 2 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            }
            b'a' + (state >> 24) as u8 % 26
        })
        .collect();
    Entry::deflated("x", &text)
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|i| format!("{i}.txt")).collect()
}

/// Archives in archives, so many of them in each.
fn nested(levels: usize, each: usize) -> Vec<u8> {
    (0..levels).fold(report().into_bytes(), |inner, level| {
        let name = |i: usize| format!("{level}-{i}.{}", if level == 0 { "txt" } else { "zip" });
        overlapping(&Entry::stored("x", &inner), &(0..each).map(name).collect::<Vec<_>>())
    })
}

/// Sizes in the long form.
fn sixty_four(entry: Entry) -> Entry {
    let (size, packed) = (u64::from(entry.size), u64::from(entry.packed_size));
    let extra = [&[1, 0, 16, 0][..], &size.to_le_bytes(), &packed.to_le_bytes()].concat();
    Entry { size: u32::MAX, packed_size: u32::MAX, extra, ..entry }
}
