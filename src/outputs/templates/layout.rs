//! Looks of paragraphs and tables by HD 05.

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, Paragraph, Run, SpecialIndentType, Table, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

/// Twips of a text column of 165 mm.
pub(super) const TEXT_WIDTH: usize = 9355;
/// Half-points of 14 pt, the size of nearly all text.
pub(super) const SIZE: usize = 28;
/// Half-points of the letters in appendix tables.
pub(super) const TABLE_SIZE: usize = 22;

/// How a paragraph looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Half-points.
    pub(super) size: usize,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) underlined: bool,
    pub(super) align: AlignmentType,
    /// Twips before the paragraph.
    pub(super) before: u32,
    /// Twips after the paragraph.
    pub(super) after: u32,
    /// Twips of a line, exactly; 0 is single spacing.
    pub(super) line: i32,
    /// Twips by which the first line is indented.
    pub(super) first_line: i32,
    pub(super) keep_next: bool,
}

const PLAIN: Look = Look {
    size: SIZE,
    bold: false,
    italic: false,
    underlined: false,
    align: AlignmentType::Left,
    before: 0,
    after: 0,
    line: 0,
    first_line: 0,
    keep_next: false,
};

/// Centred, as in the head.
pub(super) const HEAD: Look = Look { align: AlignmentType::Center, ..PLAIN };
/// Centred and bold.
pub(super) const HEAD_BOLD: Look = Look { bold: true, ..HEAD };
/// "ĐẢNG CỘNG SẢN VIỆT NAM", 15 pt.
pub(super) const PARTY: Look = Look { size: 30, ..HEAD_BOLD };
/// Place and date.
pub(super) const DATE: Look = Look { italic: true, ..HEAD };
/// What a letter is about, 12 pt, below its number.
pub(super) const SUBJECT: Look = Look { size: 24, ..DATE };
/// The five hyphens under a title.
pub(super) const DASHES: Look = Look { after: 120, ..HEAD };
/// "BÁO CÁO", 16 pt.
pub(super) const KIND: Look = Look { size: 32, before: 240, ..HEAD_BOLD };
/// Running text: justified, first line in by 10 mm, 6 pt before, lines of exactly 19 pt.
pub(super) const BODY: Look = Look { align: AlignmentType::Both, before: 120, line: 380, first_line: 567, ..PLAIN };
/// A heading of a part.
pub(super) const PART: Look = Look { bold: true, keep_next: true, ..BODY };
/// A heading below that.
pub(super) const SECTION: Look = Look { bold: true, keep_next: true, ..BODY };
/// A sentence before a list.
pub(super) const INTRO: Look = Look { keep_next: true, ..BODY };
/// "Nơi nhận:".
pub(super) const RECEIVERS: Look = Look { underlined: true, ..PLAIN };
/// A receiver, 12 pt.
pub(super) const RECEIVER: Look = Look { size: 24, ..PLAIN };
/// Head cells of tables.
pub(super) const COLUMN: Look = Look { size: TABLE_SIZE, ..HEAD_BOLD };
/// Table cells of text.
pub(super) const CELL: Look = Look { size: TABLE_SIZE, ..PLAIN };
/// Table cells in the middle.
pub(super) const CELL_CENTRED: Look = Look { size: TABLE_SIZE, ..HEAD };
/// Table cells of figures.
pub(super) const CELL_RIGHT: Look = Look { align: AlignmentType::Right, ..CELL };
/// What a document says of itself, below its last table.
pub(super) const NOTE: Look = Look { size: 20, italic: true, before: 120, ..PLAIN };
/// Section rows of tables.
pub(super) const CELL_BOLD: Look = Look { bold: true, keep_next: true, ..CELL };

/// A paragraph of one run.
pub(super) fn paragraph(text: &str, look: Look) -> Paragraph {
    let mut run = Run::new().add_text(text).size(look.size);
    if look.bold {
        run = run.bold();
    }
    if look.italic {
        run = run.italic();
    }
    if look.underlined {
        run = run.underline("single");
    }
    let spacing = LineSpacing::new().before(look.before).after(look.after);
    let spacing = match look.line {
        0 => spacing,
        line => spacing.line_rule(LineSpacingType::Exact).line(line),
    };
    let mut paragraph = Paragraph::new().align(look.align).line_spacing(spacing).size(look.size);
    if !text.is_empty() {
        paragraph = paragraph.add_run(run);
    }
    if look.first_line > 0 {
        paragraph = paragraph.indent(None, Some(SpecialIndentType::FirstLine(look.first_line)), None, None);
    }
    if look.keep_next { paragraph.keep_next(true) } else { paragraph }
}

/// A table of two cells without borders, as in head and foot.
pub(super) fn side_by_side(left: (usize, Vec<Paragraph>), right: (usize, Vec<Paragraph>)) -> Table {
    let cell = |(width, paragraphs): (usize, Vec<Paragraph>)| {
        paragraphs.into_iter().fold(TableCell::new().width(width, WidthType::Dxa), TableCell::add_paragraph)
    };
    let grid = vec![left.0, right.0];
    let row = TableRow::new(vec![cell(left), cell(right)]).cant_split();
    Table::without_borders(vec![row])
        .set_grid(grid)
        .width(TEXT_WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// A column of an appendix table.
pub(super) struct Column {
    pub(super) title: &'static str,
    /// What stands in the column: a tag.
    pub(super) content: &'static str,
    /// Twips.
    pub(super) width: usize,
    pub(super) look: Look,
}

/// An appendix table: head row, then for each row of the list `rows` a section row or a row of cells.
pub(super) fn list_table(rows: &str, columns: &[Column]) -> Table {
    let cell = |text: &str, width: usize, look: Look| {
        let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top);
        cell.add_paragraph(paragraph(text, look))
    };
    let total: usize = columns.iter().map(|column| column.width).sum();
    let span =
        |text: &str, look: Look| TableRow::new(vec![cell(text, total, look).grid_span(columns.len())]).cant_split();
    let head = columns.iter().map(|column| cell(column.title, column.width, COLUMN).vertical_align(VAlignType::Center));
    let item = columns.iter().map(|column| cell(column.content, column.width, column.look));
    let rows = vec![
        TableRow::new(head.collect()).cant_split(),
        span(&format!("{{%tr for dong in {rows} %}}"), CELL),
        span("{%tr if dong.la_muc %}", CELL),
        span("{{ dong.ten }}", CELL_BOLD),
        span("{%tr else %}", CELL),
        TableRow::new(item.collect()).cant_split(),
        span("{%tr endif %}", CELL),
        span("{%tr endfor %}", CELL),
    ];
    Table::new(rows)
        .set_grid(columns.iter().map(|column| column.width).collect())
        .width(total, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(20, 60, 20, 60))
}
