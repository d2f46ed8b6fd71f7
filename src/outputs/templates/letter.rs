//! The templates of letters to units.

use docx_rs::{
    Docx, Header, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, RunFonts, Table,
};

use super::layout::{BODY, DATE, HEAD, HEAD_BOLD, PARTY, RECEIVER, RECEIVERS, SIZE, SUBJECT, paragraph, side_by_side};
use super::package::{Page, finish_titled};

pub(super) const FONT: &str = "Times New Roman";
/// Twips of the left and the right cell of the head.
const HEAD_CELLS: (usize, usize) = (4763, 4592);
/// Twips left and right of the line under "ĐẢNG CỘNG SẢN VIỆT NAM", which is just as long as the text.
const LINE_INDENT: i32 = 230;
/// Title of the file of a letter.
const TITLE: &str = "Công văn {{ trich_yeu }}";

/// The bytes of `templates/cong-van-giao-bieu.docx`.
///
/// # Errors
/// Where the file cannot be built; the words are those of the libraries.
pub fn covering_template() -> Result<Vec<u8>, String> {
    letter(&[
        "Thực hiện Chương trình hành động của Ban Chấp hành Đảng bộ {{ phuong }}{{ nhiem_ky }}, để có số liệu tổng hợp, \
         đánh giá kết quả {{ ky }}, {{ don_vi_ban_hanh }} đề nghị {{ don_vi }} cung cấp số liệu các nội dung do đơn vị \
         chủ trì, phối hợp thực hiện, gồm {{ noi_dung }}, theo biểu gửi kèm Công văn này.",
        "Biểu có hai bản cùng nội dung, đơn vị chọn một bản để ghi: bản Excel (tệp {{ tep_excel }}) và bản Word (tệp \
         {{ tep_word }}). Số liệu tính đến hết kỳ báo cáo; cách ghi nêu ở đầu biểu. Nội dung không phát sinh ghi số 0; \
         nội dung chưa có số liệu thì để trống và nêu lý do ở cột Ghi chú.",
        "Đề nghị {{ don_vi }} gửi biểu đã ghi số liệu (bản tệp điện tử) về Văn phòng Đảng ủy trước {{ han_nop }}. Thủ \
         trưởng đơn vị chịu trách nhiệm về tính chính xác của số liệu.",
        "Quá trình thực hiện nếu có vướng mắc, đề nghị {{ don_vi }} liên hệ Văn phòng Đảng ủy để được hướng dẫn.",
    ].map(|text| paragraph(text, BODY)))
}

/// The bytes of `templates/cong-van-don-doc.docx`.
///
/// # Errors
/// Where the file cannot be built; the words are those of the libraries.
pub fn reminder_template() -> Result<Vec<u8>, String> {
    let tag = |text: &str| paragraph(text, BODY);
    letter(&[
        tag("{%p if chua_bao_cao %}"),
        tag(
            "Đến {{ thoi_diem }}, Văn phòng Đảng ủy chưa nhận được báo cáo {{ ky }} của {{ don_vi }} về kết quả thực hiện \
             Chương trình hành động của Ban Chấp hành Đảng bộ {{ phuong }}{{ nhiem_ky }}. Các nội dung do đơn vị chủ trì \
             chưa có số liệu, gồm {{ noi_dung }}:",
        ),
        tag("{%p else %}"),
        tag(
            "Đến {{ thoi_diem }}, Văn phòng Đảng ủy đã nhận được báo cáo {{ ky }} của {{ don_vi }}. Qua tổng hợp, báo cáo \
             còn thiếu số liệu của các nội dung do đơn vị chủ trì, gồm {{ noi_dung }}:",
        ),
        tag("{%p endif %}"),
        tag("{%p for nhom in noi_dung_thieu %}"),
        tag("{%p if nhom.ten %}"),
        paragraph("{{ nhom.ten }}", super::layout::SECTION),
        tag("{%p endif %}"),
        tag("{%p for cau in nhom.cau %}"),
        tag("- {{ cau }}"),
        tag("{%p endfor %}"),
        tag("{%p endfor %}"),
        tag(
            "Để bảo đảm tiến độ tổng hợp, {{ don_vi_ban_hanh }} đề nghị {{ don_vi }} khẩn trương {% if chua_bao_cao %}gửi \
             báo cáo{% else %}bổ sung số liệu{% endif %} về Văn phòng Đảng ủy trước {{ han_nop }}. Nội dung không phát \
             sinh ghi số 0; nội dung chưa thể có số liệu thì nêu rõ lý do.",
        ),
    ])
}

/// A letter in the Party's format around its paragraphs.
fn letter(body: &[Paragraph]) -> Result<Vec<u8>, String> {
    let mut document = document().add_table(head());
    document = document.add_paragraph(paragraph("", HEAD));
    document = document.add_paragraph(paragraph("Kính gửi: {{ don_vi }}", HEAD));
    document = document.add_paragraph(paragraph("", HEAD));
    document = body.iter().cloned().fold(document, Docx::add_paragraph);
    document = document.add_paragraph(paragraph("", HEAD)).add_table(foot());
    finish_titled(document.add_paragraph(paragraph("", RECEIVER)), &[Page::Portrait], TITLE)
}

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

fn head() -> Table {
    let left = vec![
        paragraph("{{ co_quan_cap_tren }}", HEAD),
        paragraph("{{ co_quan_ban_hanh }}", HEAD_BOLD),
        paragraph("*", HEAD),
        paragraph("{{ so_ky_hieu }}", HEAD),
        paragraph("{{ trich_yeu }}", SUBJECT),
    ];
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

fn foot() -> Table {
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
