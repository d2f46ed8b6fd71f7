//! The frame of documents in the Party format.

use docx_rs::{
    Docx, Header, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, RunFonts, Table,
};

use super::layout::{DATE, HEAD, HEAD_BOLD, PARTY, RECEIVER, RECEIVERS, SIZE, paragraph, side_by_side};

const FONT: &str = "Times New Roman";
/// Twips of the left and the right cell of the head: 84 and 81 mm, so that the usual names stand on one line.
const HEAD_CELLS: (usize, usize) = (4763, 4592);
/// Twips left and right of the line under "ĐẢNG CỘNG SẢN VIỆT NAM", which is just as long as the text.
const LINE_INDENT: i32 = 230;

/// An empty document with the font, and the page number in its header.
pub(super) fn document() -> Docx {
    let number = Header::new().add_paragraph(Paragraph::new().align(HEAD.align).add_page_num(PageNum::new()));
    Docx::new()
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).east_asia(FONT).cs(FONT))
        .default_size(SIZE)
        .created_at("2026-01-01T00:00:00Z")
        .updated_at("2026-01-01T00:00:00Z")
        .header(number)
}

/// Who issues it, the Party's name, place and date; `subject` stands below the number of a letter.
pub(super) fn head(subject: Option<Paragraph>) -> Table {
    let mut left = vec![
        paragraph("{{ co_quan_cap_tren }}", HEAD),
        paragraph("{{ co_quan_ban_hanh }}", HEAD_BOLD),
        paragraph("*", HEAD),
        paragraph("{{ so_ky_hieu }}", HEAD),
    ];
    left.extend(subject);
    let mut line = paragraph("", HEAD).size(4).indent(Some(LINE_INDENT), None, Some(LINE_INDENT), None);
    let top = ParagraphBorder::new(ParagraphBorderPosition::Top).size(8).space(0).color("000000");
    line.property = line.property.set_borders(ParagraphBorders::with_empty().set(top));
    let right = vec![
        paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", PARTY),
        line,
        paragraph("", HEAD),
        paragraph("{{ noi_va_ngay }}", DATE),
    ];
    side_by_side((HEAD_CELLS.0, left), (HEAD_CELLS.1, right))
}

/// Receivers and signature.
pub(super) fn foot() -> Table {
    let left = vec![
        paragraph("Nơi nhận:", RECEIVERS),
        paragraph("{%p for noi in noi_nhan %}", RECEIVER),
        paragraph("{{ noi }}", RECEIVER),
        paragraph("{%p endfor %}", RECEIVER),
    ];
    let mut right = vec![paragraph("{{ tham_quyen_ky }}", HEAD_BOLD), paragraph("{{ chuc_vu }}", HEAD)];
    right.extend((0..4).map(|_| paragraph("", HEAD)));
    right.push(paragraph("{{ nguoi_ky }}", HEAD_BOLD));
    side_by_side((HEAD_CELLS.0, left), (HEAD_CELLS.1, right))
}
