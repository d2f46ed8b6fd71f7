//! Forms out, and letters that remind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::alone::{HIDDEN, hold};
use super::config::Config;
use super::error::RunError;
use super::intake::choose_programme;
use super::periods::by_period;
use super::pipeline::{list, output_options, read_all, with_reports};
use super::progress::Progress;
use super::reading::{Files, Known};
use super::{book, rulings};
use crate::consolidation::{self, consolidate, settle_versions, unit_forms};
use crate::lexicon::Lexicon;
use crate::model::{Consolidation, Day, Period, Programme, ReportingUnit, Submission};
use crate::outputs;
use crate::platform;

/// Forms or reminders that are to be made.
#[derive(Debug, Clone)]
pub struct FormsOrder {
    /// All settings.
    pub config: Config,
    /// For which period.
    pub period: Period,
    /// By when the units are to answer; without it forms take the day that the settings give, if they do.
    pub deadline: Option<Date>,
    /// Where the files go; without it a folder of the period's name in the outputs.
    pub out: Option<PathBuf>,
}

/// The forms of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeForms {
    /// How many units got one.
    pub units: usize,
    /// Where they lie.
    pub folder: PathBuf,
}

/// The reminders of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeReminders {
    /// Units that sent nothing.
    pub late: usize,
    /// Units whose reports leave items open.
    pub incomplete: usize,
    /// Where the letters lie.
    pub folder: PathBuf,
}

/// The sub-folder of the outputs that gets a folder of forms for each period.
const FORMS: &str = "bieu-mau";
/// The sub-folder of the outputs that gets a folder of reminders for each period.
const REMINDERS: &str = "don-doc";

/// Makes a form in Excel and in Word, and a letter, for each unit; after a run that is at work.
///
/// # Errors
/// Programme or reports can't be read, a template not be used, or a file not be written.
pub fn make_forms(order: &FormsOrder, progress: &dyn Progress) -> Result<MadeForms, RunError> {
    let config = &order.config;
    let _alone = hold(&config.folders.outputs, true, progress)?;
    let gathered = gather(config, progress)?;
    let settings = settings(config, &gathered.lexicon);
    let programme = &gathered.programme;
    let earlier = gathered.periods.keys().filter(|period| **period < order.period);
    let known: Vec<Consolidation> =
        earlier.map(|at| consolidate(programme, *at, &gathered.periods, &settings)).collect();
    let more: Vec<ReportingUnit> = config.forms.units.iter().map(|name| ReportingUnit::new(name)).collect();
    let forms = unit_forms(programme, order.period, &known, &more, &settings);
    let templates = outputs::FormOrder {
        letter: template(config.forms.letter.as_deref())?,
        form: template(config.forms.form.as_deref())?,
    };
    let due = settings.calendar.due(order.period, programme.term).and_then(date);
    let options = options(order, order.deadline.or(due))?;
    let files = outputs::forms(programme, &forms, &templates, &options)?;
    Ok(MadeForms { units: forms.len(), folder: write(order, FORMS, &files)? })
}

/// Makes a letter for each unit from which figures of the period are missing; after a run that is at work.
///
/// # Errors
/// As [`make_forms`].
pub fn make_reminders(order: &FormsOrder, progress: &dyn Progress) -> Result<MadeReminders, RunError> {
    let _alone = hold(&order.config.folders.outputs, true, progress)?;
    let gathered = gather(&order.config, progress)?;
    let settings = settings(&order.config, &gathered.lexicon);
    let consolidation = consolidate(&gathered.programme, order.period, &gathered.periods, &settings);
    let template = template(order.config.forms.reminder.as_deref())?;
    let made =
        outputs::reminders(&gathered.programme, &consolidation, template.as_deref(), &options(order, order.deadline)?)?;
    let folder = write(order, REMINDERS, &made.files)?;
    Ok(MadeReminders { late: made.late, incomplete: made.incomplete, folder })
}

fn settings<'a>(config: &Config, lexicon: &'a Lexicon) -> consolidation::Options<'a> {
    consolidation::Options { lexicon, calendar: config.calendar() }
}

/// What is known before anything is asked.
struct Gathered {
    lexicon: Lexicon,
    programme: Programme,
    /// What was sent, by period, with what people decided on it.
    periods: BTreeMap<Period, Vec<Submission>>,
}

/// Programme and reports, those of archived periods too; before the first report there is no folder of them, and forms
/// go out all the same.
fn gather(config: &Config, progress: &dyn Progress) -> Result<Gathered, RunError> {
    let lexicon = Lexicon::shipped()?;
    let hidden = config.folders.outputs.join(HIDDEN);
    let mut files = Files::new(config, progress).remembering(Known::in_folder(&hidden, false));
    let (_, programme) = choose_programme(config, &files, &lexicon)?;
    let dropped = list(config).or_else(|fault| match fault {
        RunError::NoReports { .. } => Ok(Vec::new()),
        fault => Err(fault),
    })?;
    let ledger = book::open(config)?;
    files.hold_against(&programme);
    let mut submissions = read_all(&dropped, &files, &BTreeSet::new(), progress)?;
    drop(files);
    rulings::receive(&mut submissions, &outputs::issuer(&programme, &output_options(config, &[])?));
    settle_versions(&mut submissions, &programme, &settings(config, &lexicon));
    submissions.extend(ledger.archived(&with_reports(&submissions))?);
    rulings::apply(&mut submissions, &ledger.rulings()?);
    Ok(Gathered { lexicon, programme, periods: by_period(submissions) })
}

fn date((year, month, day): Day) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn options(order: &FormsOrder, deadline: Option<Date>) -> Result<outputs::Options, RunError> {
    Ok(outputs::Options { deadline, ..output_options(&order.config, &[])? })
}

fn template(path: Option<&Path>) -> Result<Option<Vec<u8>>, RunError> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|error| RunError::NoFile { path: path.to_owned(), detail: error.to_string() })
    };
    path.map(read).transpose()
}

fn write(order: &FormsOrder, kind: &str, files: &[outputs::OutputFile]) -> Result<PathBuf, RunError> {
    let own = || order.config.folders.outputs.join(kind).join(order.period.to_string());
    let folder = order.out.clone().unwrap_or_else(own);
    let set: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    platform::replace_folder(&folder, None, &set)?;
    Ok(folder)
}
