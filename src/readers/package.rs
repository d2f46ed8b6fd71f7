//! Zip packages of office files, within limits.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{Limits, corrupt, too_large, unreadable_stream};
use crate::model::Unreadable;

/// The parts of a package (OOXML, OpenDocument), by name. Names are compared without case, `\` counts as `/`, a
/// leading `/` is dropped, as Office does.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    index: HashMap<String, usize>,
    spent: u64,
    limits: &'a Limits,
}

impl<'a> Package<'a> {
    /// Opens a package and lists its parts; nothing is unpacked yet.
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Package<'a>, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(corrupt)?;
        if archive.len() > limits.entries {
            return Err(too_large("entries"));
        }
        let names: Vec<String> =
            archive.file_names_raw().map(|raw| plain_name(&String::from_utf8_lossy(raw))).collect();
        let mut index = HashMap::new();
        for i in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(i) {
                index.entry(plain_name(&name).to_lowercase()).or_insert(i);
            }
        }
        Ok(Package { archive, names, index, spent: 0, limits })
    }

    /// Names of all parts, as stored.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether a part of that name exists.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index.contains_key(&plain_name(name).to_lowercase())
    }

    /// The bytes of a part, unpacked; `None` where there is none of that name.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(&at) = self.index.get(&plain_name(name).to_lowercase()) else { return Ok(None) };
        let file = self.archive.by_index(at).map_err(zip_error)?;
        let bytes = unpack_entry(file, self.limits.total_bytes.saturating_sub(self.spent), self.limits)?;
        self.spent += bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// Unpacks one entry, within the limits of one part and what is left of the whole.
pub(crate) fn unpack_entry<R: Read>(
    mut file: zip::read::ZipFile<'_, R>,
    left: u64,
    limits: &Limits,
) -> Result<Vec<u8>, Unreadable> {
    let packed = file.compressed_size().max(1);
    let ceiling = limits.part_bytes.min(left);
    // Unpacked in two steps, so that a bomb is refused long before the ceiling.
    let mut bytes = Vec::new();
    (&mut file).take(limits.ratio_from.min(ceiling) + 1).read_to_end(&mut bytes).map_err(unreadable_stream)?;
    if bytes.len() as u64 > limits.ratio_from {
        let allowed = packed.saturating_mul(limits.ratio).max(limits.ratio_from).min(ceiling);
        (&mut file)
            .take((allowed + 1).saturating_sub(bytes.len() as u64))
            .read_to_end(&mut bytes)
            .map_err(unreadable_stream)?;
        if bytes.len() as u64 > allowed && allowed < ceiling {
            return Err(too_large("ratio"));
        }
    }
    if bytes.len() as u64 > ceiling {
        return Err(too_large(if left < limits.part_bytes { "total_bytes" } else { "part_bytes" }));
    }
    // All parts of an archive are held at a time.
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// What a fault of the zip library means to a person.
pub(crate) fn zip_error(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unreadable::Encrypted,
        other => corrupt(other),
    }
}

fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_owned()
}
