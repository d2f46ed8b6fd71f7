//! When an office file was saved.

use std::io::{Cursor, Read};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use zip::ZipArchive;

/// Parts that tell it, and the element that does: Office's packages, OpenDocument.
const PLACES: [(&str, &str); 2] = [("docProps/core.xml", "dcterms:modified"), ("meta.xml", "dc:date")];
/// The most that such a part is read of.
const ENOUGH: u64 = 1 << 20;

/// The local time at which the program that wrote a file says it was saved, in whole seconds.
pub(in crate::run) fn saved(bytes: &[u8]) -> Option<String> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    PLACES.iter().find_map(|(part, element)| {
        let mut text = String::new();
        package.by_name(part).ok()?.take(ENOUGH).read_to_string(&mut text).ok()?;
        let (_, rest) = text.split_once(&format!("<{element}"))?;
        let (_, rest) = rest.split_once('>')?;
        local(rest.split_once('<')?.0.trim())
    })
}

/// Office writes universal time with its mark, OpenDocument local time without one.
fn local(written: &str) -> Option<String> {
    let at = match written.parse::<Timestamp>() {
        Ok(moment) => TimeZone::system().to_datetime(moment),
        Err(_) => written.parse::<DateTime>().ok()?,
    };
    at.with().subsec_nanosecond(0).build().ok().map(|at| at.to_string())
}
