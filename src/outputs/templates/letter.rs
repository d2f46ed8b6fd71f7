//! The templates of letters to units.

use docx_rs::{Docx, Paragraph};

use super::frame::{document, foot, head};
use super::layout::{BODY, HEAD, RECEIVER, SECTION, SUBJECT, paragraph};
use super::package::{Page, finish_titled};

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
        paragraph("{{ nhom.ten }}", SECTION),
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
    let mut document = document().add_table(head(Some(paragraph("{{ trich_yeu }}", SUBJECT))));
    document = document.add_paragraph(paragraph("", HEAD));
    document = document.add_paragraph(paragraph("Kính gửi: {{ don_vi }}", HEAD));
    document = document.add_paragraph(paragraph("", HEAD));
    document = body.iter().cloned().fold(document, Docx::add_paragraph);
    document = document.add_paragraph(paragraph("", HEAD)).add_table(foot());
    finish_titled(document.add_paragraph(paragraph("", RECEIVER)), &[Page::Portrait], TITLE)
}
