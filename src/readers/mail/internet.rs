//! Mails as the Internet sends them (.eml).

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::model::Unreadable;
use crate::readers::inside::InsidePaths;
use crate::readers::limits::{Limits, corrupt, too_large};
use crate::readers::read::Part;

/// The text of a mail, its subject first, and its attachments; pictures that the text shows in itself are left out.
///
/// # Errors
/// `Corrupt` for what is no mail, `TooLarge` for more parts than an archive may have, `NoText` for an empty mail.
pub(crate) fn read_eml(bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, Unreadable> {
    let message = MessageParser::default().parse(bytes).ok_or_else(|| corrupt("no mail"))?;
    if message.parts.len() > limits.entries {
        return Err(too_large("entries"));
    }
    let mut paths = InsidePaths::default();
    let mut parts = Vec::new();
    if let Some((name, body)) = body(&message) {
        parts.push(Part { path: paths.path(name), bytes: body, fault: None });
    }
    for attachment in message.attachments() {
        let (name, bytes) = match &attachment.body {
            PartType::InlineBinary(_) if attachment.content_id().is_some() => continue,
            PartType::Message(inner) => {
                let name = attachment.attachment_name().or(inner.subject()).unwrap_or("mail");
                let name = if name.to_lowercase().ends_with(".eml") { name.to_owned() } else { format!("{name}.eml") };
                (name.replace(['/', '\\'], "_"), inner.raw_message().to_vec())
            }
            _ => {
                let name = attachment.attachment_name().unwrap_or("attachment");
                (name.replace(['/', '\\'], "_"), attachment.contents().to_vec())
            }
        };
        parts.push(Part { path: paths.path(&name), bytes, fault: None });
    }
    if parts.is_empty() { Err(Unreadable::NoText) } else { Ok(parts) }
}

/// The page of a web archive (`.mht`, a page saved with its pictures in the form of a mail, which Word opens under
/// .doc); `None` for a real mail.
pub(crate) fn web_page(bytes: &[u8]) -> Option<Vec<u8>> {
    let message = MessageParser::default().parse(bytes)?;
    let sender = message.from().and_then(|from| from.first()).and_then(|a| a.address());
    let sent = sender.is_some_and(|a| a.contains('@')) || message.to().is_some() || message.received().is_some();
    let attached = message.attachments().any(|part| part.content_disposition().is_some_and(|d| d.is_attachment()));
    let page = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(page) => Some(utf8(page)),
        _ => None,
    });
    page.filter(|_| !sent && !attached)
}

/// A page as bytes; the mark at its head outdoes the encoding that the page still claims to have.
fn utf8(page: &str) -> Vec<u8> {
    format!("\u{FEFF}{page}").into_bytes()
}

/// The body under a name of its kind: as web page where it holds a table (whose cells plain text would run together),
/// else as plain text.
fn body(message: &Message<'_>) -> Option<(&'static str, Vec<u8>)> {
    let pages: Vec<&str> = message
        .html_bodies()
        .filter_map(|part| match &part.body {
            PartType::Html(page) => Some(page.as_ref()),
            _ => None,
        })
        .collect();
    let subject = message.subject().unwrap_or_default();
    if pages.iter().any(|page| page.to_lowercase().contains("<table")) {
        let title = subject.replace('&', "&amp;").replace('<', "&lt;");
        return Some(("body.html", utf8(&format!("<p>{title}</p>{}", pages.concat()))));
    }
    let texts = (0..message.text_body_count()).filter_map(|at| message.body_text(at));
    let text = texts.map(|t| t.into_owned()).collect::<Vec<_>>().join("\n");
    let whole = format!("{subject}\n{text}");
    (!whole.trim().is_empty()).then(|| ("body.txt", whole.into_bytes()))
}
