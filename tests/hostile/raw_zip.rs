//! Zip archives whose every field can lie.

use std::io::{Cursor, Write};

/// An entry as it will stand in the archive.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) packed: Vec<u8>,
    /// What the heads say of its sizes.
    pub(crate) packed_size: u32,
    pub(crate) size: u32,
    pub(crate) crc: u32,
    pub(crate) made_by: u16,
    pub(crate) mode: u32,
    pub(crate) extra: Vec<u8>,
}

impl Entry {
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Entry {
        let size = u32::try_from(bytes.len()).unwrap();
        Entry {
            name: name.as_bytes().to_vec(),
            method: 0,
            flags: 0x0800,
            packed: bytes.to_vec(),
            packed_size: size,
            size,
            crc: crc(bytes),
            made_by: 20,
            mode: 0,
            extra: Vec::new(),
        }
    }

    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Entry {
        let packed = deflate(bytes);
        let packed_size = u32::try_from(packed.len()).unwrap();
        Entry { method: 8, packed, packed_size, ..Entry::stored(name, bytes) }
    }

    /// A link of Unix to another place.
    pub(crate) fn link(name: &str, to: &str) -> Entry {
        Entry { made_by: 3 << 8, mode: 0o120_777 << 16, ..Entry::stored(name, to.as_bytes()) }
    }

    fn local(&self) -> Vec<u8> {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(self.common());
        bytes.extend(words(&[self.name.len(), self.extra.len()]));
        [bytes, self.name.clone(), self.extra.clone()].concat()
    }

    fn central(&self, at: u32) -> Vec<u8> {
        let mut bytes = b"PK\x01\x02".to_vec();
        bytes.extend(self.made_by.to_le_bytes());
        bytes.extend(self.common());
        bytes.extend(words(&[self.name.len(), self.extra.len(), 0, 0, 0]));
        bytes.extend(self.mode.to_le_bytes());
        bytes.extend(at.to_le_bytes());
        [bytes, self.name.clone(), self.extra.clone()].concat()
    }

    /// Version, flags, method, time, date, checksum and sizes, which both heads hold.
    fn common(&self) -> Vec<u8> {
        let mut bytes = 20_u16.to_le_bytes().to_vec();
        bytes.extend(self.flags.to_le_bytes());
        bytes.extend(self.method.to_le_bytes());
        bytes.extend([0, 0, 0x21, 0x5A]);
        for number in [self.crc, self.packed_size, self.size] {
            bytes.extend(number.to_le_bytes());
        }
        bytes
    }
}

/// The archive of these entries.
pub(crate) fn archive(entries: &[Entry]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        directory.extend(entry.central(u32::try_from(bytes.len()).unwrap()));
        bytes.extend(entry.local());
        bytes.extend(&entry.packed);
    }
    closed(bytes, &directory, entries.len())
}

/// An archive in which all these names stand for the same bytes.
pub(crate) fn overlapping(entry: &Entry, names: &[String]) -> Vec<u8> {
    let mut bytes = entry.local();
    bytes.extend(&entry.packed);
    let named = |name: &String| Entry { name: name.as_bytes().to_vec(), ..entry.clone() }.central(0);
    let directory: Vec<u8> = names.iter().flat_map(named).collect();
    closed(bytes, &directory, names.len())
}

/// Entries with their directory behind them and the end of the archive.
pub(crate) fn closed(mut bytes: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let at = u32::try_from(bytes.len()).unwrap();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(words(&[count, count]));
    bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    bytes.extend(at.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn words(numbers: &[usize]) -> Vec<u8> {
    numbers.iter().flat_map(|number| u16::try_from(number & 0xFFFF).unwrap().to_le_bytes()).collect()
}

/// The bytes as a raw deflate stream: cut out of an archive of one entry.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("x", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(bytes).unwrap();
    let whole = writer.finish().unwrap().into_inner();
    let directory = whole.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    let number = |at: usize| u32::from_le_bytes(whole[at..at + 4].try_into().unwrap()) as usize;
    let extra = usize::from(u16::from_le_bytes(whole[28..30].try_into().unwrap()));
    let start = 30 + 1 + extra;
    whole[start..start + number(directory + 20)].to_vec()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    let mut table = [0_u32; 256];
    for (i, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..8).fold(i, step);
    }
    !bytes.iter().fold(u32::MAX, |crc, byte| table[((crc ^ u32::from(*byte)) & 0xFF) as usize] ^ (crc >> 8))
}
