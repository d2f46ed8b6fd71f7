//! OLE containers and old Word files that lie.

use crate::books::container;
use crate::case::{Case, case};

/// Places in the head of a container: see the format's description, section 2.2.
const SECTOR_SHIFT: usize = 30;
const FAT_COUNT: usize = 44;
const DIRECTORY: usize = 48;
const MINI_FAT: usize = 60;
const DIFAT: usize = 68;
const DIFAT_COUNT: usize = 72;
const FAT_PLACES: usize = 76;
const SECTOR: usize = 4_096;

pub(crate) fn cases() -> Vec<Case> {
    let good = word(&piece(0x800, 40, 0x4000_0000 | (0x800 << 1)), 40);
    let put = |places: &[(usize, u32)]| {
        let mut bytes = good.clone();
        for (at, number) in places {
            bytes[*at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        bytes
    };
    // The first sector holds the table of sectors; in it each sector names the one that follows it.
    let number = |at: usize| u32::from_le_bytes(good[at..at + 4].try_into().unwrap());
    let fat = (number(FAT_PLACES) as usize + 1) * SECTOR;
    let directory = (number(DIRECTORY) as usize + 1) * SECTOR;
    let entry = |at: usize, field: usize| directory + at * 128 + field;
    let every: Vec<(usize, u32)> = (0..8).map(|sector| (fat + 4 * sector, 1)).collect();
    let mut shift = good.clone();
    shift[SECTOR_SHIFT] = 31;
    let mut cases = vec![
        case("cfb-bảng-sector-vòng.doc", put(&every)),
        case("cfb-4-tỷ-sector.doc", put(&[(FAT_COUNT, u32::MAX), (DIFAT_COUNT, u32::MAX)])),
        case("cfb-difat-vòng.doc", put(&[(DIFAT, 0), (DIFAT_COUNT, 1)])),
        case("cfb-mini-vòng.doc", put(&[(MINI_FAT, 0), (MINI_FAT + 4, u32::MAX)])),
        case("cfb-thư-mục-ngoài-tệp.doc", put(&[(DIRECTORY, 0x00FF_FFFF)])),
        case("cfb-anh-em-vòng.doc", put(&[(entry(1, 68), 1), (entry(1, 72), 1), (entry(2, 68), 1), (entry(2, 72), 1)])),
        case("cfb-dòng-dài-hơn-tệp.doc", put(&[(entry(1, 120), 0x7FFF_FFFF), (entry(2, 120), 0x7FFF_FFFF)])),
        case("cfb-cỡ-sector-lạ.doc", shift),
        case("cfb-chỉ-có-đầu.doc", good[..512].to_vec()),
        case("cfb-cắt-đôi.doc", good[..good.len() / 2].to_vec()),
        case("cfb-mật-khẩu.docx", encrypted()),
        case("cfb-không-rõ.doc", container("Gì đó", b"x")),
    ];
    let wide = piece(0x800, 18_000_000, 0x800);
    let pieces: Vec<u8> = {
        let ends: Vec<u8> = (0..=200_000_u32).flat_map(|i| (i * 90).to_le_bytes()).collect();
        let records = [0, 0, 0, 8, 0, 0, 0, 0].repeat(200_000);
        table(&[ends, records].concat())
    };
    cases.extend([
        case("doc-mảnh-ngoài-tệp.doc", word(&piece(0x800, 40, 0x3FFF_FFFF), 40)),
        case("doc-mảnh-khổng-lồ.doc", word(&wide, 18_000_000)),
        case("doc-mảnh-4-tỷ.doc", word(&piece(0x800, u32::MAX, 0x800), u32::MAX)),
        case("doc-200000-mảnh-một-chỗ.doc", word(&pieces, 18_000_000)),
        case("doc-bảng-mảnh-hỏng.doc", word(&[1, 0xFF, 0xFF], 40)),
        case("doc-không-có-mảnh.doc", word(&[], 40)),
        case("doc-đầu-ngắn.doc", container("WordDocument", b"\xEC\xA5\xC1\0")),
        case("doc-mật-khẩu.doc", flagged(0x0100)),
        case("doc-nhiễu.doc", noise()),
    ]);
    cases
}

/// A table of pieces.
fn table(plc: &[u8]) -> Vec<u8> {
    [&[2][..], &u32::try_from(plc.len()).unwrap().to_le_bytes(), plc].concat()
}

/// One piece of so many characters at that place.
fn piece(_text: u32, characters: u32, place: u32) -> Vec<u8> {
    let record = [&[0, 0][..], &place.to_le_bytes(), &[0, 0]].concat();
    table(&[&0_u32.to_le_bytes()[..], &characters.to_le_bytes(), &record].concat())
}

/// A Word 97 file with that table of pieces.
fn word(pieces: &[u8], characters: u32) -> Vec<u8> {
    files(&head(pieces, characters, 0), pieces)
}

fn flagged(flag: u16) -> Vec<u8> {
    let pieces = piece(0x800, 40, 0x4000_0000 | (0x800 << 1));
    files(&head(&pieces, 40, flag), &pieces)
}

fn head(pieces: &[u8], characters: u32, flags: u16) -> Vec<u8> {
    let mut document = vec![0; 0x800];
    document[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    document[0x0A..0x0C].copy_from_slice(&flags.to_le_bytes());
    document[0x4C..0x50].copy_from_slice(&characters.to_le_bytes());
    let place = 0x9A + 8 * 33;
    document[place + 4..place + 8].copy_from_slice(&u32::try_from(pieces.len()).unwrap().to_le_bytes());
    document.extend(b"Ket qua thuc hien quy I nam 2026 cua tram");
    document
}

fn files(document: &[u8], tables: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("WordDocument").unwrap().write_all(document).unwrap();
    file.create_stream("0Table").unwrap().write_all(tables).unwrap();
    file.into_inner().into_inner()
}

/// A head followed by what is no order at all.
fn noise() -> Vec<u8> {
    let mut state = 11_u32;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut document: Vec<u8> = (0..60_000).map(|_| byte()).collect();
    document[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    document[0x0A..0x0C].copy_from_slice(&[0, 0]);
    let tables: Vec<u8> = (0..60_000).map(|_| byte()).collect();
    files(&document, &tables)
}

fn encrypted() -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let information =
        "<encryption><keyData saltSize=\"4294967295\" blockSize=\"0\" keyBits=\"4294967295\"/></encryption>";
    file.create_stream("EncryptionInfo")
        .unwrap()
        .write_all(&[&[4, 0, 4, 0, 0x40, 0, 0, 0][..], information.as_bytes()].concat())
        .unwrap();
    file.create_stream("EncryptedPackage").unwrap().write_all(&u64::MAX.to_le_bytes()).unwrap();
    file.into_inner().into_inner()
}
