//! Bytes of old texts as letters.

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1258};

/// The encoding of a Windows code page number; Western where it is not known.
pub(crate) fn of_number(page: i64) -> &'static Encoding {
    let label = match page {
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250..=1258 => return Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(WINDOWS_1252),
        65001 => "utf-8",
        _ => return WINDOWS_1252,
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The code page of a Windows font character set; none for the default one.
pub(crate) fn of_charset(charset: i64) -> Option<&'static Encoding> {
    let page = match charset {
        0 | 2 => 1252,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(of_number(page))
}

/// A text of unknown encoding: by its byte order mark, its zeros, UTF-8 where that fits, else by its bytes. Texts in
/// fonts of their own (TCVN3, VNI) come as the Latin letters of their bytes.
pub(crate) fn guess(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0.into_owned();
    }
    if let Some(wide) = wide(bytes) {
        return wide.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    single_bytes(bytes)
}

/// UTF-16 without a mark: every other byte of its Latin letters is zero.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 2 {
        None
    } else if odd * 3 > half && even * 20 < half {
        Some(encoding_rs::UTF_16LE)
    } else if even * 3 > half && odd * 20 < half {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// Bytes of one letter each. Windows-1258 writes a tone as a byte after its vowel; the old fonts have other bytes
/// there. A text that is almost UTF-8 is UTF-8 with a few bytes broken.
fn single_bytes(bytes: &[u8]) -> String {
    let mut lossy = 0;
    let mut valid = 0;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        lossy += usize::from(!chunk.invalid().is_empty());
    }
    if valid > lossy * 10 {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let is_vowel = |b: u8| {
        matches!(b.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
            || matches!(b, 0xC2 | 0xC3 | 0xCA | 0xD4 | 0xD5 | 0xDD | 0xE2 | 0xE3 | 0xEA | 0xF4 | 0xF5 | 0xFD)
    };
    let (mut combining, mut fonts) = (0, 0);
    for pair in bytes.windows(2) {
        let &[before, byte] = pair else { continue };
        match byte {
            0xCC | 0xD2 | 0xDE | 0xEC | 0xF2 if is_vowel(before) => combining += 1,
            0xA1..=0xBF => fonts += 1,
            0xC0
            | 0xC1
            | 0xC4..=0xC6
            | 0xC8
            | 0xCB
            | 0xCF
            | 0xD8
            | 0xDB
            | 0xE0
            | 0xE4..=0xE8
            | 0xEB
            | 0xEF
            | 0xF8
            | 0xFB
                if is_vowel(before) =>
            {
                fonts += 1;
            }
            _ => {}
        }
    }
    let encoding = if combining > fonts { WINDOWS_1258 } else { WINDOWS_1252 };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}
