//! Looks of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::fit::Lettering;
use crate::model::{Assessment, Quantity};
use crate::wording::number::{qualifier, shown, unit_prefix, unit_suffix};

/// The font of all official papers.
pub(crate) const FONT: &str = "Times New Roman";
/// Letters of table cells.
pub(crate) const BODY: Lettering = Lettering { size: 11.0, bold: false };
/// Letters of header and section rows.
pub(crate) const BOLD: Lettering = Lettering { size: 11.0, bold: true };
/// Letters of titles.
pub(crate) const TITLE: Lettering = Lettering { size: 14.0, bold: true };
/// Letters of the line under a title.
pub(crate) const NOTE: Lettering = Lettering { size: 11.0, bold: false };

/// Letters of cells without a look of their own.
pub(crate) fn default_letters() -> Format {
    Format::new().set_font_name(FONT).set_font_size(BODY.size)
}

/// Letters without borders.
pub(crate) fn lettering(letters: Lettering) -> Format {
    let format = Format::new().set_font_name(FONT).set_font_size(letters.size).set_text_wrap();
    let format = format.set_align(FormatAlign::VerticalCenter);
    if letters.bold { format.set_bold() } else { format }
}

/// A title over a whole table.
pub(crate) fn title() -> Format {
    lettering(TITLE).set_align(FormatAlign::Center)
}

/// The line under a title.
pub(crate) fn note() -> Format {
    lettering(NOTE).set_italic().set_align(FormatAlign::Center)
}

/// A bordered cell of text.
pub(crate) fn text() -> Format {
    bordered(lettering(BODY)).set_align(FormatAlign::Top)
}

/// A bordered cell of text in the middle.
pub(crate) fn centred() -> Format {
    text().set_align(FormatAlign::Center)
}

/// A cell for people to write in; what they write stays as they write it.
pub(crate) fn entry() -> Format {
    text().set_background_color(Color::RGB(0x00FF_FBE6)).set_num_format("@")
}

/// A header cell.
pub(crate) fn header() -> Format {
    bordered(lettering(BOLD)).set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00E7_ECF4))
}

/// A section row.
pub(crate) fn section() -> Format {
    bordered(lettering(BOLD)).set_align(FormatAlign::Left).set_background_color(Color::RGB(0x00F4_F6FA))
}

/// A second level of section rows.
pub(crate) fn group() -> Format {
    bordered(lettering(BOLD)).set_align(FormatAlign::Left).set_italic()
}

/// A number cell with the given number format.
pub(crate) fn number(number_format: &str) -> Format {
    text().set_align(FormatAlign::Right).set_num_format(number_format)
}

/// A link to another sheet.
pub(crate) fn link() -> Format {
    text().set_font_color(Color::RGB(0x000B_4FA8)).set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// The colours of an assessment alone, for cells whose word decides.
pub(crate) fn assessed_colours(assessment: Assessment) -> Format {
    let (fill, ink) = colours(assessment);
    Format::new().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink))
}

/// Fill and ink of an assessment.
fn colours(assessment: Assessment) -> (u32, u32) {
    match assessment {
        Assessment::Met => (0x00CF_EBD5, 0x000B_4F26),
        Assessment::OnTrack => (0x00D8_E8F7, 0x000B_3D6B),
        Assessment::Behind => (0x00FF_E4BF, 0x006E_3A00),
        Assessment::NotMet => (0x00F8_D0CC, 0x007D_140B),
        Assessment::Reported => (0x00EC_ECEC, 0x0033_3333),
        Assessment::NeedsReview => (0x00FF_F4B0, 0x0054_4600),
        Assessment::NoReport => (0x00FF_FFFF, 0x0059_5959),
    }
}

/// The cell of an assessment: a colour, always beside its words.
pub(crate) fn assessed(assessment: Assessment) -> Format {
    let (fill, ink) = colours(assessment);
    let format = centred().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink));
    if assessment == Assessment::NoReport { format.set_italic() } else { format.set_bold() }
}

/// The number format of a figure: Vietnamese separators, as many decimals as are shown, the words that limit it,
/// and its unit where `with_unit`.
pub(crate) fn figure_format(figure: &Quantity, with_unit: bool) -> String {
    let decimals = usize::try_from(shown(figure.value).scale()).unwrap_or(0);
    let fraction = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    let rank = if with_unit { unit_prefix(&figure.unit) } else { String::new() };
    let before = literal(&format!("{}{rank}", qualifier(figure.qualifier)));
    let after = if with_unit { literal(&unit_suffix(&figure.unit)) } else { String::new() };
    format!("[$-42A]{before}#,##0{fraction}{after}")
}

/// Words within a number format. What could end them or be a code is left out.
fn literal(words: &str) -> String {
    let plain: String = words.chars().filter(|c| c.is_alphanumeric() || " %./²³-·°".contains(*c)).take(40).collect();
    if plain.trim().is_empty() { String::new() } else { format!("\"{plain}\"") }
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x0080_8080))
}
