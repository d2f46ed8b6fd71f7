//! Forms that go out and come back filled.

use std::fmt;
use std::str::FromStr;

use super::item::ItemId;
use super::measure::{Measure, Status};
use super::period::Period;
use super::quantity::Quantity;
use super::reporting_unit::ReportingUnit;

/// A form for one unit and one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Who fills it.
    pub unit: ReportingUnit,
    /// For which period.
    pub period: Period,
    /// What it asks, in the order of the programme.
    pub rows: Vec<FormRow>,
}

/// One line of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRow {
    /// What is asked.
    pub line: FormLine,
    /// Why this unit is asked.
    pub role: FormRole,
    /// What was last known of it.
    pub earlier: Option<Earlier>,
}

/// Why a unit is asked for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormRole {
    /// The programme names it as lead.
    Leads,
    /// The programme names it as cooperating.
    Cooperates,
    /// The programme does not name it; it reported on the item before.
    Reported,
}

/// The state of an item in an earlier period.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The period.
    pub period: Period,
    /// What it was.
    pub known: EarlierValue,
}

/// What is known from an earlier period.
#[derive(Debug, Clone, PartialEq)]
pub enum EarlierValue {
    /// A figure.
    Figure(Quantity),
    /// A state in words.
    State(Status),
}

/// One measured thing: an item, and which of its parts where several share the item's id (counted from 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormLine {
    /// The item.
    pub item: ItemId,
    /// The part, for items of several parts under one id.
    pub part: Option<u16>,
}

/// A column of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormField {
    /// A figure, state or document of that measure.
    Measure(Measure),
    /// Words that explain; no fact comes of them.
    Note,
}

/// All columns that a form can have, in their order.
pub const FORM_FIELDS: [FormField; 7] = [
    FormField::Measure(Measure::Status),
    FormField::Measure(Measure::PercentComplete),
    FormField::Measure(Measure::InPeriod),
    FormField::Measure(Measure::CumulativeYear),
    FormField::Measure(Measure::CumulativeTerm),
    FormField::Measure(Measure::Product),
    FormField::Note,
];

/// What a form is, as it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormStamp {
    /// The period.
    pub period: Period,
    /// Fingerprint of the programme that it was made from.
    pub programme: String,
    /// The unit.
    pub unit: ReportingUnit,
}

/// A mark that a form carries where nobody sees it. Marks tell what stands where, whatever people do with rows,
/// columns and file names. A semicolon ends a mark: where a program shows what was hidden, it runs into the text beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormMark {
    /// The form.
    Form(FormStamp),
    /// The row in which it stands.
    Line(FormLine),
    /// The column in which it stands.
    Field(FormField),
}

/// A text that is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a mark of a form")]
pub struct FormMarkError;

const OPENING: &str = "tonghop:";
const STAMP: &str = "form-1:";
const FIELD: &str = "field:";
const LINE: &str = "line:";
const END: char = ';';

impl FormMark {
    /// Whether a text is, or is meant to be, a mark.
    pub fn is_meant(text: &str) -> bool {
        text.trim_start().starts_with(OPENING)
    }
}

impl fmt::Display for FormMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(OPENING)?;
        match self {
            FormMark::Form(stamp) => {
                let unit = stamp.unit.name().replace(END, ",");
                write!(f, "{STAMP}{}:{}:{unit}{END}", stamp.period, stamp.programme)
            }
            FormMark::Line(line) => write!(f, "{LINE}{line}{END}"),
            FormMark::Field(field) => write!(f, "{FIELD}{}{END}", field_name(*field)),
        }
    }
}

impl FromStr for FormMark {
    type Err = FormMarkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (mark, _) = text.split_once(END).ok_or(FormMarkError)?;
        let rest = mark.trim_start().strip_prefix(OPENING).ok_or(FormMarkError)?;
        if let Some(stamp) = rest.strip_prefix(STAMP) {
            let mut parts = stamp.splitn(3, ':');
            let mut next = || parts.next().map(str::trim).filter(|part| !part.is_empty()).ok_or(FormMarkError);
            let period = next()?.parse().map_err(|_| FormMarkError)?;
            let programme = next()?.to_owned();
            return Ok(FormMark::Form(FormStamp { period, programme, unit: ReportingUnit::new(next()?) }));
        }
        if let Some(field) = rest.strip_prefix(FIELD) {
            let known = FORM_FIELDS.into_iter().find(|known| field_name(*known) == field);
            return known.map(FormMark::Field).ok_or(FormMarkError);
        }
        rest.strip_prefix(LINE).ok_or(FormMarkError)?.parse().map(FormMark::Line)
    }
}

impl fmt::Display for FormLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.item)?;
        self.part.map_or(Ok(()), |part| write!(f, "#{part}"))
    }
}

impl FromStr for FormLine {
    type Err = FormMarkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (item, part) = text.split_once('#').map_or((text, None), |(item, part)| (item, Some(part)));
        let item = item.parse().map_err(|_| FormMarkError)?;
        let part = part.map(str::parse).transpose().map_err(|_| FormMarkError)?;
        Ok(FormLine { item, part })
    }
}

/// The name of a field in marks: that of its measure in the result contract.
fn field_name(field: FormField) -> &'static str {
    match field {
        FormField::Measure(measure) => measure.name(),
        FormField::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_read_back_as_written() {
        let stamp = FormStamp {
            period: "2026-Q3".parse().unwrap(),
            programme: "0a1b2c".to_owned(),
            unit: ReportingUnit::new("Đảng ủy: Công an phường"),
        };
        let item = "B.I.2.3".parse().unwrap();
        let mut marks = vec![FormMark::Form(stamp), FormMark::Line(FormLine { item, part: Some(2) })];
        marks.push(FormMark::Line(FormLine { item, part: None }));
        marks.extend(FORM_FIELDS.map(FormMark::Field));
        for mark in marks {
            assert_eq!(mark.to_string().parse::<FormMark>(), Ok(mark));
        }
        let run_in = "tonghop:line:PL1.I.1;1".parse();
        assert_eq!(run_in, Ok(FormMark::Line(FormLine { item: "PL1.I.1".parse().unwrap(), part: None })));
        for text in [
            "",
            "tonghop:",
            "tonghop:line:PL1.I.1",
            "tonghop:line:X;",
            "tonghop:form-1:2026-Q9:a:b;",
            "tonghop:form-1:2026-Q1:a: ;",
        ] {
            assert!(text.parse::<FormMark>().is_err(), "{text}");
        }
    }
}
