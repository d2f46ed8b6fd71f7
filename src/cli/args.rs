//! What is asked, typed.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use jiff::civil::Date;

use super::unattended::{self, Unattended};
use crate::model::{Day, Period};
use crate::run::rulings::Choice;
use crate::run::{Apart, Config, ConfigError, FormsOrder, Publication, offer_settings};

/// The settings file of a folder.
const SETTINGS: &str = "tonghop.toml";

/// A command with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    /// Watch, schedule, check.
    Unattended { what: Unattended, settings: Settings },
    /// Consolidate.
    Run { ordered: Ordered, settings: Settings },
    /// Show the programme.
    Programme { file: PathBuf, json: bool, check: bool, settings: Settings },
    /// Consolidate a period and freeze it.
    Publish { ordered: Ordered, wish: Publication, settings: Settings },
    /// List what waits for a person, or decide.
    Decide { ruled: Option<Ruled>, settings: Settings },
    /// Write everything in the ledger to a folder.
    Export { folder: PathBuf, settings: Settings },
    /// Make the forms of a period.
    Forms(Letters),
    /// Make the letters that remind of a period.
    Remind(Letters),
    /// Show the page on which people decide; `open` opens a browser too.
    Review { period: Option<Period>, open: bool, settings: Settings },
    /// Write what the files of a list report, a line a file.
    Extract { list: PathBuf, to: PathBuf, settings: Settings },
    /// Show one file.
    Inspect { file: PathBuf, show: Show, settings: Settings },
}

/// A decision on the figure with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ruled {
    pub(super) key: String,
    pub(super) choice: Choice,
    pub(super) by: String,
    pub(super) why: String,
}

/// What a run shall do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ordered {
    /// One period only.
    pub(super) period: Option<Period>,
    /// Wait for another run.
    pub(super) wait: bool,
    /// Read and write everything again.
    pub(super) afresh: bool,
    /// Files of facts in the place of reports.
    pub(super) facts: Vec<PathBuf>,
    /// Started by a double click: the folder to work in, empty for that of the program.
    pub(super) double_click: Option<PathBuf>,
}

/// Papers to the units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Letters {
    period: Period,
    deadline: Option<Date>,
    out: Option<PathBuf>,
    settings: Settings,
}

impl Letters {
    /// The period is required by the grammar.
    fn of(matches: &ArgMatches) -> Option<Letters> {
        let deadline = matches.try_get_one::<Date>("deadline").ok().flatten().copied();
        Some(Letters { period: period(matches)?, deadline, out: path(matches, "out"), settings: Settings::of(matches) })
    }

    pub(super) fn order(&self) -> Result<FormsOrder, ConfigError> {
        let (period, deadline, out) = (self.period, self.deadline, self.out.clone());
        Ok(FormsOrder { config: self.settings.read()?, period, deadline, out })
    }
}

/// How a file is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// What was understood, for people.
    Understood,
    /// The same as JSON.
    Json,
    /// Its text.
    Text,
}

/// Where settings come from: the file, and what the command line puts in their place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Settings {
    config: Option<PathBuf>,
    inputs: Option<PathBuf>,
    outputs: Option<PathBuf>,
    programme: Option<PathBuf>,
    mid_term: Option<Day>,
}

impl Asked {
    pub(super) fn of(matches: &ArgMatches) -> Asked {
        match matches.subcommand() {
            Some(("programme", sub)) => Asked::Programme {
                file: path(sub, "file").unwrap_or_default(),
                json: sub.get_flag("json"),
                check: sub.get_flag("check"),
                settings: Settings::of(sub),
            },
            Some(("inspect", sub)) => {
                let show = match (sub.get_flag("text"), sub.get_flag("json")) {
                    (true, _) => Show::Text,
                    (false, true) => Show::Json,
                    (false, false) => Show::Understood,
                };
                Asked::Inspect { file: path(sub, "file").unwrap_or_default(), show, settings: Settings::of(sub) }
            }
            Some(("decide", sub)) => Asked::Decide { ruled: Ruled::of(sub), settings: Settings::of(sub) },
            Some(("publish", sub)) => {
                let reason = sub.get_one::<String>("reason").cloned().unwrap_or_default();
                let wish = Publication { amend: sub.get_flag("amend"), reason };
                Asked::Publish { ordered: Ordered::of(sub), wish, settings: Settings::of(sub) }
            }
            Some(("ledger", sub)) => {
                let sub = sub.subcommand().map_or(sub, |(_, export)| export);
                Asked::Export { folder: path(sub, "out").unwrap_or_default(), settings: Settings::of(sub) }
            }
            Some((name @ ("forms" | "remind"), sub)) => match Letters::of(sub) {
                Some(letters) if name == "forms" => Asked::Forms(letters),
                Some(letters) => Asked::Remind(letters),
                None => Asked::run(sub),
            },
            Some(("extract", sub)) => {
                let given = |name: &str| path(sub, name).unwrap_or_default();
                Asked::Extract { list: given("files-from"), to: given("out"), settings: Settings::of(sub) }
            }
            Some(("review", sub)) => {
                Asked::Review { period: period(sub), open: !sub.get_flag("no-open"), settings: Settings::of(sub) }
            }
            Some((name, sub)) if unattended::NAMES.contains(&name) => {
                Asked::Unattended { what: Unattended::of(name, sub), settings: Settings::of(sub) }
            }
            Some((_, sub)) => Asked::run(sub),
            None => Asked::run(matches),
        }
    }

    fn run(matches: &ArgMatches) -> Asked {
        Asked::Run { ordered: Ordered::of(matches), settings: Settings::of(matches) }
    }
}

impl Ordered {
    fn of(matches: &ArgMatches) -> Ordered {
        let flag = |name: &str| matches.get_flag(name);
        let double_click = path(matches, "double-click");
        let facts = matches.try_get_many::<PathBuf>("facts").ok().flatten().into_iter().flatten().cloned().collect();
        Ordered { period: period(matches), wait: flag("wait"), afresh: flag("afresh"), facts, double_click }
    }
}

impl Ruled {
    fn of(matches: &ArgMatches) -> Option<Ruled> {
        let text = |name: &str| matches.get_one::<String>(name).cloned();
        let choice = match (text("replace"), matches.get_flag("accept")) {
            (Some(value), _) => Choice::Replace(value),
            (None, true) => Choice::Accept,
            (None, false) => Choice::Drop,
        };
        let (by, why) = (text("by").unwrap_or_default(), text("reason").unwrap_or_default());
        Some(Ruled { key: text("key")?, choice, by, why })
    }
}

impl Settings {
    /// Writes the commented settings file into this folder, if none was named and none is there.
    pub(super) fn offer(&self, config: &Config) {
        if self.config.is_none() {
            offer_settings(Path::new(SETTINGS), config);
        }
    }

    fn of(matches: &ArgMatches) -> Settings {
        let given = |name: &str| path(matches, name);
        Settings {
            config: given("config"),
            inputs: given("inputs"),
            outputs: given("outputs"),
            programme: given("programme"),
            mid_term: matches.try_get_one::<Day>("den").ok().flatten().copied(),
        }
    }

    /// The settings file with the command line over it. One that is named must be there.
    pub(super) fn read(&self) -> Result<Config, ConfigError> {
        let mut config = match &self.config {
            Some(named) => Config::read_named(named)?,
            None => Config::read(Path::new(SETTINGS))?,
        };
        config.periods.mid_term = self.mid_term.or(config.periods.mid_term);
        let folders = &mut config.folders;
        if let Some(inputs) = &self.inputs {
            folders.inputs.clone_from(inputs);
        }
        if let Some(outputs) = &self.outputs {
            folders.outputs.clone_from(outputs);
        }
        if self.programme.is_some() {
            folders.programme.clone_from(&self.programme);
        }
        // Where the program can't be found, none starts, and the run says so.
        config.reading.apart = Apart::Processes(std::env::current_exe().unwrap_or_default());
        Ok(config)
    }
}

fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.try_get_one::<PathBuf>(name).ok().flatten().cloned()
}

fn period(matches: &ArgMatches) -> Option<Period> {
    matches.try_get_one::<Period>("period").ok().flatten().copied()
}
