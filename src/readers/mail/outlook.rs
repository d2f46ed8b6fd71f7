//! Mails as Outlook saves them (.msg).

use std::io::{Cursor, Read};
use std::path::Path;

use cfb::CompoundFile;

use crate::model::Unreadable;
use crate::readers::inside::InsidePaths;
use crate::readers::limits::{Limits, corrupt, too_large};
use crate::readers::read::Part;

type Container<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// Property tags: their number and type are part of a stream's name.
const SUBJECT: &str = "0037";
const BODY: &str = "1000";
const BODY_PAGE: &str = "10130102";
const BODY_PAGE_TEXT: &str = "1013";
const ATTACHED_NAME: &str = "3707";
const ATTACHED_SHORT_NAME: &str = "3704";
const ATTACHED_BYTES: &str = "37010102";

/// The text of a mail, its subject first, and its attachments. A mail that is attached as such is a part with a fault:
/// its bytes are no file.
///
/// # Errors
/// `Corrupt` for a damaged container, `TooLarge` for more attachments than an archive may have, `NoText` for an empty
/// mail.
pub(crate) fn read_msg(bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, Unreadable> {
    let mut container = CompoundFile::open(Cursor::new(bytes)).map_err(corrupt)?;
    let mut paths = InsidePaths::default();
    let mut parts = Vec::new();
    let subject = text(&mut container, "/", SUBJECT).unwrap_or_default();
    let body = text(&mut container, "/", BODY).unwrap_or_default();
    let page = page(&mut container, limits);
    match page.filter(|_| body.trim().is_empty()) {
        Some(page) => {
            let bytes = [title(&subject).into_bytes(), page].concat();
            parts.push(Part { path: paths.path("body.html"), bytes, fault: None });
        }
        None if subject.trim().is_empty() && body.trim().is_empty() => {}
        None => {
            let whole = format!("{subject}\n{body}");
            parts.push(Part { path: paths.path("body.txt"), bytes: whole.into_bytes(), fault: None });
        }
    }
    let storages = attachments(&container);
    if storages.len() > limits.entries {
        return Err(too_large("entries"));
    }
    for storage in storages {
        let name = text(&mut container, &storage, ATTACHED_NAME)
            .or_else(|| text(&mut container, &storage, ATTACHED_SHORT_NAME))
            .unwrap_or_else(|| "attachment".to_owned());
        let path = paths.path(&name.replace(['/', '\\'], "_"));
        parts.push(match stream(&mut container, &storage, ATTACHED_BYTES, limits) {
            Some(bytes) => Part { path, bytes, fault: None },
            None => {
                let fault = Some(Unreadable::UnsupportedKind { kind: "msg".to_owned() });
                Part { path, bytes: Vec::new(), fault }
            }
        });
    }
    if parts.is_empty() { Err(Unreadable::NoText) } else { Ok(parts) }
}

/// The body as a web page, stored as bytes or as text.
fn page(container: &mut Container<'_>, limits: &Limits) -> Option<Vec<u8>> {
    let stored = stream(container, "/", BODY_PAGE, limits);
    stored.or_else(|| text(container, "/", BODY_PAGE_TEXT).map(|page| references(&page).into_bytes()))
}

/// The subject as the first paragraph of a page, in letters that every encoding of pages has.
fn title(subject: &str) -> String {
    if subject.trim().is_empty() { String::new() } else { format!("<p>{}</p>", references(&escaped(subject))) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A text with all letters beyond ASCII as references.
fn references(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }).collect()
}

fn attachments(container: &Container<'_>) -> Vec<String> {
    let storages = container.read_root_storage().filter(|e| e.is_storage());
    storages.filter(|e| e.name().starts_with("__attach_version1.0_")).map(|e| format!("/{}", e.name())).collect()
}

/// A text property, stored in UTF-16 or in the code page of the writer (taken as Vietnamese).
fn text(container: &mut Container<'_>, storage: &str, tag: &str) -> Option<String> {
    let limits = Limits::default();
    if let Some(wide) = stream(container, storage, &format!("{tag}001F"), &limits) {
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(&wide).0.into_owned());
    }
    let narrow = stream(container, storage, &format!("{tag}001E"), &limits)?;
    Some(match String::from_utf8(narrow) {
        Ok(text) => text,
        Err(error) => encoding_rs::WINDOWS_1258.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    })
}

fn stream(container: &mut Container<'_>, storage: &str, tag: &str, limits: &Limits) -> Option<Vec<u8>> {
    let path = Path::new(storage).join(format!("__substg1.0_{tag}"));
    let mut bytes = Vec::new();
    container.open_stream(path).ok()?.take(limits.part_bytes).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
