//! What the outputs need besides the figures.

use jiff::civil::{Date, DateTime};

use super::sources::Sources;

/// Everything that the outputs say but that neither programme nor reports tell.
#[derive(Debug, Clone)]
pub struct Options {
    /// The office's own report template (.docx); `None` takes the shipped one.
    pub template: Option<Vec<u8>>,
    /// The same for six months, nine months and the year.
    pub year_template: Option<Vec<u8>>,
    /// The same for reviews of the term.
    pub term_template: Option<Vec<u8>>,
    /// The office's own template of the page (.html); `None` takes the shipped one.
    pub board_template: Option<String>,
    /// Where the files of the reports lie, for links.
    pub sources: Sources,
    /// Names and signature of the report.
    pub letterhead: Letterhead,
    /// By when units are to answer, for letters; without one, room is left.
    pub deadline: Option<Date>,
    /// When the outputs are made, for "lập lúc" and the documents' properties.
    pub generated: DateTime,
    /// Version of the program.
    pub version: String,
    /// Which published version of the period this is, from 1; `None` while it may change.
    pub edition: Option<u32>,
}

/// Names in the head and foot of the report. What is `None` is taken from the programme, or left to fill in by hand.
#[derive(Debug, Clone)]
pub struct Letterhead {
    /// The Party organisation above ("Đảng bộ thành phố Hải Phòng").
    pub superior: Option<String>,
    /// Who issues the report ("Đảng ủy phường Kiến An").
    pub issuer: Option<String>,
    /// The place before the date ("Kiến An").
    pub place: Option<String>,
    /// The number of the report ("05"); without one, room is left.
    pub number: Option<String>,
    /// The sign after the number ("BC/ĐU").
    pub sign: String,
    /// The date of the report; without one, room is left.
    pub date: Option<Date>,
    /// Receivers, one an entry, without dash and end mark.
    pub receivers: Vec<String>,
    /// In whose name the report is signed ("T/M BAN THƯỜNG VỤ").
    pub authority: String,
    /// Position of the signer ("BÍ THƯ").
    pub position: String,
    /// Name of the signer.
    pub signer: Option<String>,
}
