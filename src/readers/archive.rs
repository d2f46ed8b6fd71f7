//! Archives: a zip as its parts.

use std::collections::HashSet;
use std::io::Cursor;

use zip::ZipArchive;

use super::bytes::u16_at;
use super::inside::InsidePaths;
use super::limits::{corrupt, too_large};
use super::options::Options;
use super::package::{unpack_entry, zip_error};
use super::read::Part;
use crate::model::Unreadable;

/// Unpacks a zip into its files, in their order; folders and links are left out. An entry that cannot be unpacked is
/// a part with a fault, so that it is accounted for and the others are read.
///
/// # Errors
/// `Corrupt`, `TooLarge` for more entries than the limit, `Encrypted` where no password opens any of them, `NoText` for
/// an archive without files.
pub(crate) fn unpack(bytes: &[u8], options: &Options) -> Result<Vec<Part>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(corrupt)?;
    if archive.len() > options.limits.entries {
        return Err(too_large("entries"));
    }
    let lost = lost(bytes, archive.central_directory_start());
    if archive.len() + lost.len() > options.limits.entries {
        return Err(too_large("entries"));
    }
    let mut paths = InsidePaths::default();
    let mut parts = Vec::new();
    let mut left = options.limits.total_bytes;
    for at in 0..archive.len() {
        let Some(name) = file_name(&mut archive, at) else { continue };
        let path = paths.path(&name);
        let part = match entry(&mut archive, at, left, options) {
            Ok(bytes) => Part { path, bytes, fault: None },
            Err(fault) => Part { path, bytes: Vec::new(), fault: Some(fault) },
        };
        left = left.saturating_sub(part.bytes.len() as u64);
        parts.push(part);
    }
    for name in lost {
        let fault = Some(corrupt("another file of the archive has the same name"));
        parts.push(Part { path: paths.path(&String::from_utf8_lossy(name)), bytes: Vec::new(), fault });
    }
    if parts.is_empty() {
        return Err(Unreadable::NoText);
    }
    if parts.iter().all(|p| p.fault == Some(Unreadable::Encrypted)) {
        return Err(Unreadable::Encrypted);
    }
    Ok(parts)
}

/// Names that stand more than once in the directory: of the entries of one name only the last can be had.
fn lost(bytes: &[u8], directory: u64) -> Vec<&[u8]> {
    let (mut seen, mut lost) = (HashSet::new(), Vec::new());
    let mut at = usize::try_from(directory).unwrap_or(usize::MAX);
    while let Some((b"PK\x01\x02", rest)) = bytes.get(at..).and_then(|entry| entry.split_first_chunk()) {
        let length = |at| u16_at(rest, at).map_or(0, usize::from);
        let (name, more) = (length(24), length(26) + length(28));
        let Some(name) = rest.get(42..42 + name) else { break };
        if !seen.insert(name) && !name.ends_with(b"/") {
            lost.push(name);
        }
        at += 46 + name.len() + more;
    }
    lost
}

/// Name of an entry that is a file. Names without the UTF-8 flag are often UTF-8 all the same.
fn file_name(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<String> {
    let file = archive.by_index_raw(at).ok()?;
    if file.is_dir() || file.is_symlink() {
        return None;
    }
    let name = match std::str::from_utf8(file.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => file.name().map(|n| n.into_owned()).unwrap_or_default(),
    };
    Some(name)
}

fn entry(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    at: usize,
    left: u64,
    options: &Options,
) -> Result<Vec<u8>, Unreadable> {
    let encrypted = archive.by_index_raw(at).map_err(zip_error)?.encrypted();
    if !encrypted {
        return unpack_entry(archive.by_index(at).map_err(zip_error)?, left, &options.limits);
    }
    // The check of a password is one byte: a wrong one may pass it, and then fails on the checksum.
    let opened = options.passwords.iter().find_map(|password| {
        let file = archive.by_index_decrypt(at, password.as_bytes()).ok()?;
        unpack_entry(file, left, &options.limits).ok()
    });
    opened.ok_or(Unreadable::Encrypted)
}
