//! One settings file for all stages.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::calendar::Periods;
use crate::model::Calendar;
use crate::outputs::Letterhead;
use crate::wording::letterhead;

/// Settings of a run. Every one has a default that works; the names are those that the office sees in the file.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where things lie.
    #[serde(rename = "thu-muc")]
    pub folders: Folders,
    /// How files are read.
    #[serde(rename = "doc-tep")]
    pub reading: Reading,
    /// Names and signature of the report.
    #[serde(rename = "bao-cao")]
    pub report: Report,
    /// From when to when periods run, and when reports are due.
    #[serde(rename = "ky-bao-cao")]
    pub periods: Periods,
    /// Forms and letters for the units.
    #[serde(rename = "bieu-mau")]
    pub forms: Forms,
}

/// Forms and letters for the units.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Forms {
    /// Units that get a form besides those that lead by the programme or have reported.
    #[serde(rename = "don-vi")]
    pub units: Vec<String>,
    /// The office's template of the form in Word (.docx).
    #[serde(rename = "mau-bieu")]
    pub form: Option<PathBuf>,
    /// The office's template of the letter with a form.
    #[serde(rename = "mau-cong-van")]
    pub letter: Option<PathBuf>,
    /// The office's template of the letter that reminds.
    #[serde(rename = "mau-don-doc")]
    pub reminder: Option<PathBuf>,
}

/// Where inputs and outputs lie.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Folders {
    /// The folder that holds `bao-cao` and `chuong-trinh`.
    #[serde(rename = "dau-vao")]
    pub inputs: PathBuf,
    /// The folder that gets one folder for each period.
    #[serde(rename = "ket-qua")]
    pub outputs: PathBuf,
    /// The programme file; without it the newest one in `chuong-trinh`.
    #[serde(rename = "chuong-trinh")]
    pub programme: Option<PathBuf>,
}

/// How files are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// Seconds that one file may take.
    #[serde(rename = "giay-moi-tep")]
    pub seconds: u64,
    /// Megabytes that one file may have.
    #[serde(rename = "mb-moi-tep")]
    pub megabytes: u64,
    /// Megabytes of memory that the reading of one file may take; at least 128.
    #[serde(rename = "mb-bo-nho")]
    pub memory: u64,
    /// Passwords to try on protected files.
    #[serde(rename = "mat-khau")]
    pub passwords: Vec<String>,
    /// Figures read with at least this confidence are accepted, 0 to 1; without it the shipped value.
    #[serde(rename = "nguong-nhan")]
    pub accept: Option<f32>,
    /// Where files are read; no setting of the file: who calls knows which program it is.
    #[serde(skip)]
    pub apart: Apart,
}

/// Where files are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Apart {
    /// In threads of this process: a panic or a hang costs one file, an abort or too much memory ends the run. For
    /// programs that are not `tonghop` itself.
    #[default]
    Threads,
    /// In processes of this program, which must be `tonghop`: nothing that a file does costs more than that file.
    Processes(PathBuf),
}

/// Names and signature of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Report {
    /// The report's template (.docx) of the office.
    #[serde(rename = "mau")]
    pub template: Option<PathBuf>,
    /// The template of the page (.html) of the office.
    #[serde(rename = "mau-bang-theo-doi")]
    pub board_template: Option<PathBuf>,
    /// The same for six months, nine months and the year.
    #[serde(rename = "mau-nam")]
    pub year_template: Option<PathBuf>,
    /// The same for reviews of the term.
    #[serde(rename = "mau-nhiem-ky")]
    pub term_template: Option<PathBuf>,
    /// The Party organisation above.
    #[serde(rename = "cap-tren")]
    pub superior: Option<String>,
    /// Who issues the report.
    #[serde(rename = "co-quan")]
    pub issuer: Option<String>,
    /// The place before the date.
    #[serde(rename = "dia-danh")]
    pub place: Option<String>,
    /// The number of the report.
    #[serde(rename = "so")]
    pub number: Option<String>,
    /// The sign after the number.
    #[serde(rename = "ky-hieu")]
    pub sign: String,
    /// Receivers.
    #[serde(rename = "noi-nhan")]
    pub receivers: Vec<String>,
    /// In whose name it is signed.
    #[serde(rename = "thay-mat")]
    pub authority: String,
    /// Position of the signer.
    #[serde(rename = "chuc-vu")]
    pub position: String,
    /// Name of the signer.
    #[serde(rename = "nguoi-ky")]
    pub signer: Option<String>,
}

impl Default for Folders {
    fn default() -> Folders {
        Folders { inputs: "inputs".into(), outputs: "outputs".into(), programme: None }
    }
}

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            seconds: 30,
            megabytes: 200,
            memory: 512,
            passwords: Vec::new(),
            accept: None,
            apart: Apart::default(),
        }
    }
}

impl Default for Report {
    fn default() -> Report {
        Report {
            template: None,
            year_template: None,
            term_template: None,
            board_template: None,
            superior: None,
            issuer: None,
            place: None,
            number: None,
            sign: letterhead::SIGN.to_owned(),
            receivers: letterhead::RECEIVERS.map(str::to_owned).to_vec(),
            authority: letterhead::AUTHORITY.to_owned(),
            position: letterhead::POSITION.to_owned(),
            signer: None,
        }
    }
}

impl Report {
    /// The same for the outputs.
    pub(super) fn letterhead(&self) -> Letterhead {
        Letterhead {
            superior: self.superior.clone(),
            issuer: self.issuer.clone(),
            place: self.place.clone(),
            number: self.number.clone(),
            sign: self.sign.clone(),
            date: None,
            receivers: self.receivers.clone(),
            authority: self.authority.clone(),
            position: self.position.clone(),
            signer: self.signer.clone(),
        }
    }
}

/// A settings file that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}:{column}: {detail}")]
pub struct ConfigError {
    /// The file.
    pub path: String,
    /// Line of the fault, from 1.
    pub line: usize,
    /// Column of the fault, from 1.
    pub column: usize,
    /// What the TOML reader says, in English; unknown keys come with the known ones.
    pub detail: String,
}

impl Config {
    /// The office's conventions on time.
    pub fn calendar(&self) -> Calendar {
        self.periods.calendar()
    }

    /// Reads the settings; without a file at `path` all have their defaults.
    ///
    /// # Errors
    /// Unknown keys, wrong values, broken TOML, with line and column.
    pub fn read(path: &Path) -> Result<Config, ConfigError> {
        match std::fs::read_to_string(path) {
            Ok(text) => Config::parse(&path.display().to_string(), &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Config::default()),
            Err(error) => {
                let path = path.display().to_string();
                Err(ConfigError { path, line: 1, column: 1, detail: error.to_string() })
            }
        }
    }

    /// Reads a settings file that must be there.
    ///
    /// # Errors
    /// As [`Config::read`], or there is no such file.
    pub fn read_named(path: &Path) -> Result<Config, ConfigError> {
        match std::fs::metadata(path) {
            Ok(_) => Config::read(path),
            Err(error) => {
                let path = path.display().to_string();
                Err(ConfigError { path, line: 1, column: 1, detail: error.to_string() })
            }
        }
    }

    fn parse(path: &str, text: &str) -> Result<Config, ConfigError> {
        toml::from_str(text).map_err(|fault: toml::de::Error| {
            let start = fault.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            ConfigError {
                path: path.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
                detail: fault.message().to_owned(),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_told_with_their_place() {
        let fault = Config::parse("tonghop.toml", "[thu-muc]\ndau-vao = \"x\"\n  ket-qa = \"y\"\n").unwrap_err();
        assert_eq!((fault.line, fault.column), (3, 3));
        assert!(fault.detail.contains("ket-qua"), "{}", fault.detail);
        let config = Config::parse("", "[doc-tep]\ngiay-moi-tep = 5\n").unwrap();
        assert_eq!((config.reading.seconds, config.folders.inputs), (5, "inputs".into()));
    }
}
