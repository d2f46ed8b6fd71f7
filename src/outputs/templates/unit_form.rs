//! The template of a unit's form in Word.

use docx_rs::{Paragraph, Run, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType};

use super::frame::document;
use super::layout::{CELL, CELL_BOLD, CELL_CENTRED, COLUMN, DATE, HEAD, HEAD_BOLD, Look, paragraph};
use super::package::{Page, finish_titled};
use crate::model::{FormField, FormMark, Measure};
use crate::wording::form::{FORM_TABLES, FormTable};

/// Title of the file.
const TITLE: &str = "{{ ten_bieu }}";
/// Twips of the columns that the programme fills.
const KNOWN: [usize; 5] = [700, 3700, 1250, 1900, 1650];
/// Twips of all columns together: landscape A4 within its margins.
const WIDTH: usize = 14_850;

/// The bytes of `templates/bieu-don-vi.docx`.
///
/// # Errors
/// Where the file cannot be built; the words are those of the libraries.
pub fn unit_form_template() -> Result<Vec<u8>, String> {
    let guide = Look { before: 40, ..DATE };
    let guide = Look { align: CELL.align, size: 24, ..guide };
    let mut form = document().add_paragraph(marked("{{ ma_bieu }}", "{{ ten_bieu }}", HEAD_BOLD));
    form = form.add_paragraph(paragraph("{{ dong_don_vi }}", HEAD));
    form = form.add_paragraph(paragraph("{%p for cau in cach_ghi %}", guide));
    form = form.add_paragraph(paragraph("- {{ cau }}", guide));
    form = form.add_paragraph(paragraph("{%p endfor %}", guide));
    for table in FORM_TABLES {
        let list = format!("bang_{}", table.key());
        form = form.add_paragraph(paragraph(&format!("{{%p if {list} %}}"), CELL));
        let name = Look { before: 160, after: 60, size: super::layout::SIZE, ..CELL_BOLD };
        form = form.add_paragraph(paragraph(table.sheet(), name));
        form = form.add_table(rows(table, &list));
        form = form.add_paragraph(paragraph("{%p endif %}", CELL));
    }
    finish_titled(form.add_paragraph(paragraph("", CELL)), &[Page::Landscape], TITLE)
}

/// The fields of a table and the names of their cells.
fn fields(table: FormTable) -> Vec<FormField> {
    let measures: &[Measure] = match table {
        FormTable::Indicators => {
            &[Measure::Status, Measure::InPeriod, Measure::CumulativeYear, Measure::CumulativeTerm]
        }
        FormTable::Tasks => &[Measure::Status, Measure::PercentComplete, Measure::Product],
        FormTable::Projects => {
            &[Measure::Status, Measure::PercentComplete, Measure::InPeriod, Measure::CumulativeTerm, Measure::Product]
        }
    };
    measures.iter().copied().map(FormField::Measure).chain([FormField::Note]).collect()
}

fn rows(table: FormTable, list: &str) -> Table {
    let fields = fields(table);
    let wide = WIDTH.saturating_sub(KNOWN.iter().sum()) / fields.len().max(1);
    let widths: Vec<usize> = KNOWN.into_iter().chain(fields.iter().map(|_| wide)).collect();
    let total = widths.iter().sum();
    let cell = |content: Paragraph, width: usize| {
        TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top).add_paragraph(content)
    };
    let span = |text: &str, look: Look| {
        TableRow::new(vec![cell(paragraph(text, look), total).grid_span(widths.len())]).cant_split()
    };
    let known = table.columns().map(|head| paragraph(head, COLUMN));
    let asked = fields.iter().map(|field| marked(&FormMark::Field(*field).to_string(), table.head(*field), COLUMN));
    let heads = known.into_iter().chain(asked).zip(&widths).map(|(content, width)| cell(content, *width));
    let item = [
        marked("{{ dong.ma }}", "{{ dong.stt }}", CELL_CENTRED),
        paragraph("{{ dong.ten }}", CELL),
        paragraph("{{ dong.cot_1 }}", CELL_CENTRED),
        paragraph("{{ dong.cot_2 }}", CELL),
        paragraph("{{ dong.ky_truoc }}", CELL_CENTRED),
    ];
    let names = fields.iter().map(|field| {
        let name = match field {
            FormField::Measure(measure) => measure.name(),
            FormField::Note => "note",
        };
        paragraph(&format!("{{{{ dong.o_{name} }}}}"), CELL_CENTRED)
    });
    let cells = item.into_iter().chain(names).zip(&widths).map(|(content, width)| cell(content, *width));
    let rows = vec![
        TableRow::new(heads.collect()).cant_split(),
        span(&format!("{{%tr for dong in {list} %}}"), CELL),
        span("{%tr if dong.la_muc %}", CELL),
        span("{{ dong.ten }}", CELL_BOLD),
        span("{%tr else %}", CELL),
        TableRow::new(cells.collect()).cant_split(),
        span("{%tr endif %}", CELL),
        span("{%tr endfor %}", CELL),
    ];
    Table::new(rows)
        .set_grid(widths.clone())
        .width(total, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(20, 60, 20, 60))
}

/// A paragraph that begins with a mark that nobody sees.
fn marked(mark: &str, text: &str, look: Look) -> Paragraph {
    let mut shown = paragraph(text, look);
    let hidden = Run::new().add_text(mark).size(2).vanish();
    shown.children.insert(0, docx_rs::ParagraphChild::Run(Box::new(hidden)));
    shown
}
