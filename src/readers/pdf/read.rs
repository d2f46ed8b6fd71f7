//! Reads a PDF.

use super::budget::Budget;
use super::flow::Flow;
use super::glyphs::Interpreter;
use super::layout::{Layout, arrange, layout};
use super::open::open;
use super::quality::{PageInk, judge};
use crate::document::{Document, FileKind, Remark};
use crate::model::Unreadable;
use crate::readers::limits::{Limits, corrupt, too_large};

/// Reads the text layer of a PDF: paragraphs, ruled tables joined over pages, headers and footers apart.
///
/// # Errors
/// `Encrypted`, `Corrupt`, `Scanned` (pictures without text, or with no more than a stamp or watermark),
/// `GarbledText` (a text layer of no use), `NoText`.
pub(crate) fn read_pdf(bytes: &[u8], limits: &Limits, passwords: &[String]) -> Result<Document, Unreadable> {
    let pdf = open(bytes, limits, passwords)?;
    let mut interpreter = Interpreter::new(&pdf, Budget::new(limits));
    let mut layouts: Vec<Layout> = Vec::new();
    let mut pages = pdf.page_iter();
    for (page, id) in (1..).zip(pages.by_ref().take(limits.pages)) {
        layouts.push(layout(&pdf, id, page, &mut interpreter));
        if interpreter.budget.reached.is_some() {
            break;
        }
    }
    if layouts.is_empty() {
        return Err(corrupt("no page"));
    }
    let reached = interpreter.budget.reached.or_else(|| pages.next().map(|_| "pages"));
    let ink: Vec<PageInk> = layouts.iter().map(|l| l.ink).collect();
    let unread: Vec<String> = layouts.iter().filter(|l| l.unread).map(|l| format!("page {}", l.page)).collect();
    let contested = layouts.iter().find(|l| l.contested).map(|l| l.page);
    let struck = layouts.iter().any(|l| l.struck);
    let mut flow = Flow::default();
    arrange(layouts, &mut flow);
    let blocks = flow.into_blocks(&interpreter.styles);
    let mut remarks: Vec<Remark> =
        reached.map(|what| Remark::LimitReached { what: what.to_owned() }).into_iter().collect();
    remarks.extend(unread.into_iter().map(|what| Remark::PartUnread { what }));
    remarks.extend(
        contested.map(|page| Remark::DoubtfulText { detail: format!("a font tells two figures, page {page}") }),
    );
    remarks.extend(struck.then_some(Remark::TrackedChanges));
    remarks.extend(judge(&ink, &blocks).map_err(|reason| match (reason, reached) {
        (Unreadable::NoText, Some(limit)) => too_large(limit),
        (reason, _) => reason,
    })?);
    Ok(Document { kind: FileKind::Pdf, blocks, remarks })
}
