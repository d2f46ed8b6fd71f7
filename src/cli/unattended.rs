//! Commands for what goes on without anybody.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::command_line::{config, folder, option, page, programme_file};
use crate::wording::{help, unattended_help as own};

/// Their names.
pub(super) const NAMES: [&str; 3] = ["watch", "schedule", "doctor"];

/// What is asked of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unattended {
    /// Watch, with seconds for settling, and between looks.
    Watch { settle: Option<f64>, look: Option<f64> },
    /// Set a daily run, at an hour and a minute.
    Install { hour: u8, minute: u8 },
    /// Show the daily run.
    Show,
    /// Take it away.
    Remove,
    /// Check everything.
    Doctor,
}

impl Unattended {
    pub(super) fn of(name: &str, matches: &ArgMatches) -> Unattended {
        match (name, matches.subcommand()) {
            ("watch", _) => {
                let seconds = |name: &str| matches.get_one::<f64>(name).copied();
                Unattended::Watch { settle: seconds("settle"), look: seconds("look") }
            }
            ("schedule", Some(("install", sub))) => {
                let (hour, minute) = sub.get_one::<(u8, u8)>("daily").copied().unwrap_or_default();
                Unattended::Install { hour, minute }
            }
            ("schedule", Some(("remove", _))) => Unattended::Remove,
            ("schedule", _) => Unattended::Show,
            _ => Unattended::Doctor,
        }
    }
}

/// Their grammar.
pub(super) fn commands() -> [Command; 3] {
    let places = || [folder("inputs", help::INPUTS), folder("outputs", help::OUTPUTS), programme_file(), config()];
    let seconds = |name: &'static str, says: &'static str| option(name, own::SECONDS_VALUE, says).value_parser(seconds);
    let watch = page(Command::new("watch"), own::WATCH, own::WATCH_USAGE)
        .args([seconds("settle", own::SETTLE), seconds("look", own::LOOK)])
        .args(places());
    let daily = Arg::new("daily").long("daily").value_name(own::TIME_VALUE).required(true).action(ArgAction::Set);
    let daily = daily.help(own::DAILY).help_heading(help::OPTIONS).value_parser(time);
    let schedule = page(Command::new("schedule"), own::SCHEDULE, own::SCHEDULE_USAGE)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(help::COMMANDS)
        .subcommand(page(Command::new("install"), own::INSTALL, own::INSTALL_USAGE).arg(daily))
        .subcommand(page(Command::new("show"), own::SHOW, own::SHOW_USAGE))
        .subcommand(page(Command::new("remove"), own::REMOVE, own::REMOVE_USAGE));
    let doctor = page(Command::new("doctor"), own::DOCTOR, own::DOCTOR_USAGE).args(places());
    [watch, schedule, doctor]
}

/// Hours and minutes: "18:00".
fn time(text: &str) -> Result<(u8, u8), String> {
    let parts = text.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
    parts.filter(|(hour, minute)| *hour < 24 && *minute < 60).ok_or_else(|| text.to_owned())
}

/// Seconds of a day, also parts of one.
fn seconds(text: &str) -> Result<f64, String> {
    let number = text.replace(',', ".").parse::<f64>().ok();
    number.filter(|seconds| (0.01..=86_400.0).contains(seconds)).ok_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_a_day_are_taken_and_others_not() {
        assert_eq!((time("18:00"), time("7:05")), (Ok((18, 0)), Ok((7, 5))));
        for wrong in ["24:00", "18:60", "18", "", ":", "-1:00", "18:00:00"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
        assert!(seconds("0,5").is_ok() && seconds("NaN").is_err() && seconds("0").is_err());
    }
}
