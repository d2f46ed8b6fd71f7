//! The template of a period's report.

use docx_rs::{Docx, Paragraph, Section, Table};

use super::frame::{self, foot, head};
use super::layout::{
    BODY, CELL, CELL_CENTRED, CELL_RIGHT, Column, DASHES, DATE, HEAD, HEAD_BOLD, INTRO, KIND, Look, NOTE, PART,
    SECTION, list_table, paragraph,
};
use super::package::{Page, finish};

/// The bytes of `templates/bao-cao-quy.docx`.
///
/// # Errors
/// Where the file cannot be built; the words are those of the libraries.
pub fn quarter_template() -> Result<Vec<u8>, String> {
    whole(body(), false)
}

/// The bytes of `templates/bao-cao-nam.docx`: six months, nine months, the year.
///
/// # Errors
/// Where the file cannot be built; the words are those of the libraries.
pub fn year_template() -> Result<Vec<u8>, String> {
    whole(long_body("II. KẾT QUẢ CHUNG {{ ky | upper }}", "V. DIỄN BIẾN KẾT QUẢ QUA CÁC KỲ"), true)
}

/// The bytes of `templates/bao-cao-nhiem-ky.docx`: the middle and the end of the term.
///
/// # Errors
/// Where the file cannot be built; the words are those of the libraries.
pub fn term_template() -> Result<Vec<u8>, String> {
    let account = "V. KẾT QUẢ TỪNG NĂM VÀ MỨC CẦN PHẤN ĐẤU ĐẾN HẾT NHIỆM KỲ";
    whole(long_body("II. KẾT QUẢ CHUNG TỪ ĐẦU NHIỆM KỲ", account), true)
}

/// A report with its appendices; `by_period`: with the table of results by period.
fn whole(body: Vec<Paragraph>, by_period: bool) -> Result<Vec<u8>, String> {
    let main = Section::new().add_table(head(None));
    let main = title().into_iter().chain(body).fold(main, Section::add_paragraph).add_table(foot());
    let first = appendix_head(1, "Phụ lục 1").into_iter().fold(Section::new(), Section::add_paragraph);
    let second = appendix_head(2, "Phụ lục 2").into_iter().fold(Section::new(), Section::add_paragraph);
    let mut document = frame::document()
        .add_section(main)
        .add_section(first.add_table(indicators()))
        .add_section(second.add_table(tasks()));
    let mut pages = vec![Page::Portrait, Page::Landscape, Page::Landscape, Page::Landscape];
    let third = appendix_head(3, "Phụ lục 3");
    if by_period {
        let third = third.into_iter().fold(Section::new(), Section::add_paragraph);
        document = document.add_section(third.add_table(projects()));
        document = appendix_head(4, "Phụ lục 4").into_iter().fold(document, Docx::add_paragraph);
        document = document.add_table(periods());
        pages.push(Page::Landscape);
    } else {
        document = third.into_iter().fold(document, Docx::add_paragraph).add_table(projects());
    }
    finish(document.add_paragraph(paragraph("{{ lap_tu }}", NOTE)), &pages)
}

fn title() -> Vec<Paragraph> {
    vec![
        paragraph("BÁO CÁO", KIND),
        paragraph("{{ trich_yeu }}", HEAD_BOLD),
        paragraph("-----", DASHES),
        paragraph("{{ mo_dau }}", BODY),
    ]
}

fn body() -> Vec<Paragraph> {
    let mut all = vec![paragraph("I. TÌNH HÌNH NỘP BÁO CÁO", PART)];
    all.extend(repeated("cau", "tinh_hinh_nop", &[("{{ cau }}", BODY)]));
    all.push(paragraph("II. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU", PART));
    all.extend(results("chi_tieu"));
    all.push(paragraph("{%p if co_chi_tieu_khac %}", BODY));
    all.push(paragraph("Các chỉ tiêu khác trong Chương trình", SECTION));
    all.extend(results("chi_tieu_khac"));
    all.push(paragraph("{%p endif %}", BODY));
    all.extend(work());
    all.extend(outlook("V", "VI"));
    all
}

/// Tasks and projects.
fn work() -> Vec<Paragraph> {
    let mut all = vec![paragraph("III. KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ", PART)];
    all.extend(results("nhiem_vu"));
    all.push(paragraph("IV. KẾT QUẢ THỰC HIỆN KẾ HOẠCH, ĐỀ ÁN, DỰ ÁN", PART));
    all.extend(results("du_an"));
    all
}

/// What falls short, and what is to be done next, under parts of those numbers.
fn outlook(limits: &str, next: &str) -> Vec<Paragraph> {
    let mut all = vec![
        paragraph(&format!("{limits}. HẠN CHẾ VÀ SỐ LIỆU CẦN XEM LẠI"), PART),
        paragraph("{%p for han in han_che %}", BODY),
        paragraph("{{ loop.index }}. {{ han.cau }}", INTRO),
    ];
    all.extend(repeated("muc", "han.muc", &[("- {{ muc }}", BODY)]));
    all.push(paragraph("{%p endfor %}", BODY));
    all.push(paragraph(&format!("{next}. NHIỆM VỤ {{{{ ky_toi_ten | upper }}}}"), PART));
    all.push(paragraph("Đề nghị các đơn vị thực hiện các nội dung sau:", INTRO));
    all.extend(repeated("cau", "ky_toi", &[("- {{ cau }}", BODY)]));
    all.push(paragraph("", HEAD));
    all
}

/// A report over several periods: what the periods come to, then how each item went through them.
fn long_body(summary: &str, account: &str) -> Vec<Paragraph> {
    let mut all = vec![paragraph("I. TÌNH HÌNH NỘP BÁO CÁO", PART)];
    all.extend(repeated("cau", "tinh_hinh_nop", &[("{{ cau }}", BODY)]));
    all.extend(repeated("cau", "che_do_bao_cao", &[("{{ cau }}", BODY)]));
    all.push(paragraph(summary, PART));
    for list in ["chi_tieu", "chi_tieu_khac"] {
        all.push(paragraph(&format!("{{{{ {list}_tom_tat }}}}"), BODY));
    }
    all.extend(work());
    all.push(paragraph(account, PART));
    all.extend(passages("dien_bien"));
    all.extend(outlook("VI", "VII"));
    all
}

/// The sum of a list, then its sections with their sentences.
fn results(list: &str) -> Vec<Paragraph> {
    let mut all = vec![paragraph(&format!("{{{{ {list}_tom_tat }}}}"), BODY)];
    all.extend(passages(list));
    all
}

/// The sections of a list with their sentences.
fn passages(list: &str) -> Vec<Paragraph> {
    let mut all = vec![
        paragraph(&format!("{{%p for nhom in {list} %}}"), BODY),
        paragraph("{%p if nhom.ten %}", BODY),
        paragraph("{{ nhom.ten }}", SECTION),
        paragraph("{%p endif %}", BODY),
    ];
    all.extend(repeated("cau", "nhom.cau", &[("- {{ cau }}", BODY)]));
    all.push(paragraph("{%p endfor %}", BODY));
    all
}

fn repeated(name: &str, list: &str, texts: &[(&str, Look)]) -> Vec<Paragraph> {
    let mut all = vec![paragraph(&format!("{{%p for {name} in {list} %}}"), BODY)];
    all.extend(texts.iter().map(|(text, look)| paragraph(text, *look)));
    all.push(paragraph("{%p endfor %}", BODY));
    all
}

fn appendix_head(number: u8, name: &str) -> Vec<Paragraph> {
    vec![
        paragraph(&name.to_uppercase(), HEAD_BOLD),
        paragraph(&format!("{{{{ ten_phu_luc_{number} }}}}"), HEAD_BOLD),
        paragraph("(Kỳ báo cáo: {{ ky }})", HEAD),
        paragraph("{{ kem_theo }}", DATE),
        paragraph("-----", DASHES),
    ]
}

const fn column(title: &'static str, content: &'static str, width: usize, look: Look) -> Column {
    Column { title, content, width, look }
}

fn indicators() -> Table {
    list_table(
        "bang_chi_tieu",
        &[
            column("STT", "{{ dong.stt }}", 640, CELL_CENTRED),
            column("Tên chỉ tiêu", "{{ dong.ten }}", 3600, CELL),
            column("Đơn vị tính", "{{ dong.don_vi_tinh }}", 850, CELL_CENTRED),
            column("{{ cot_muc_tieu }}", "{{ dong.muc_tieu }}", 1350, CELL_CENTRED),
            column("Mục tiêu bình quân năm", "{{ dong.binh_quan_nam }}", 1350, CELL_CENTRED),
            column("Đơn vị chủ trì", "{{ dong.chu_tri }}", 1700, CELL),
            column("Kết quả kỳ này", "{{ dong.ket_qua }}", 1150, CELL_RIGHT),
            column("Lũy kế từ đầu năm", "{{ dong.luy_ke_nam }}", 1150, CELL_RIGHT),
            column("So với mục tiêu", "{{ dong.so_voi_muc_tieu }}", 1864, CELL),
            column("Đánh giá", "{{ dong.danh_gia }}", 1200, CELL_CENTRED),
        ],
    )
}

fn tasks() -> Table {
    list_table(
        "bang_nhiem_vu",
        &[
            column("STT", "{{ dong.stt }}", 640, CELL_CENTRED),
            column("Nhiệm vụ", "{{ dong.ten }}", 4600, CELL),
            column("Sản phẩm đầu ra", "{{ dong.san_pham }}", 1600, CELL),
            column("Tiến độ thực hiện", "{{ dong.tien_do }}", 1700, CELL),
            column("Đơn vị chủ trì", "{{ dong.chu_tri }}", 1900, CELL),
            column("Kết quả kỳ này", "{{ dong.ket_qua }}", 1400, CELL),
            column("Văn bản đã ban hành", "{{ dong.van_ban }}", 1714, CELL),
            column("Đánh giá", "{{ dong.danh_gia }}", 1300, CELL_CENTRED),
        ],
    )
}

fn projects() -> Table {
    list_table(
        "bang_du_an",
        &[
            column("STT", "{{ dong.stt }}", 640, CELL_CENTRED),
            column("Tên kế hoạch, đề án, dự án", "{{ dong.ten }}", 4100, CELL),
            column("Đơn vị chủ trì", "{{ dong.chu_tri }}", 1900, CELL),
            column("Thời gian thực hiện", "{{ dong.thoi_gian }}", 1350, CELL),
            column("Tình trạng", "{{ dong.tinh_trang }}", 1350, CELL),
            column("Mức độ hoàn thành", "{{ dong.hoan_thanh }}", 1150, CELL_RIGHT),
            column("Kinh phí trong kỳ", "{{ dong.kinh_phi }}", 1532, CELL_RIGHT),
            column("Kinh phí lũy kế", "{{ dong.luy_ke }}", 1532, CELL_RIGHT),
            column("Đánh giá", "{{ dong.danh_gia }}", 1300, CELL_CENTRED),
        ],
    )
}

fn periods() -> Table {
    list_table(
        "bang_theo_ky",
        &[
            column("STT", "{{ dong.stt }}", 640, CELL_CENTRED),
            column("Tên chỉ tiêu", "{{ dong.ten }}", 4000, CELL),
            column("Mục tiêu", "{{ dong.muc_tieu }}", 1500, CELL_CENTRED),
            column("Kết quả từng kỳ", "{{ dong.tung_ky }}", 2900, CELL),
            column("Kết quả cả kỳ", "{{ dong.ket_qua }}", 1500, CELL_RIGHT),
            column("Còn cần đạt", "{{ dong.con_lai }}", 1400, CELL_RIGHT),
            column("Cần bình quân mỗi năm", "{{ dong.can_binh_quan }}", 1500, CELL_RIGHT),
            column("Đánh giá", "{{ dong.danh_gia }}", 1414, CELL_CENTRED),
        ],
    )
}
