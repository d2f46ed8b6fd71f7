//! From the command line to an exit status.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;

use super::args::Asked;
use super::cmd;
use super::command_line::{Vietnamese, command};
use super::faults::sentence;
use super::screen::Screen;
use crate::review::ReviewError;
use crate::run::{READ_FILES, read_files};
use crate::wording::{review, stop};

/// Everything was done and nothing waits for a person.
const CLEAN: u8 = 0;
/// Everything was done; a person has something to look at.
const TO_REVIEW: u8 = 1;
/// It could not be done.
const NOT_DONE: u8 = 2;

/// Does what the command line asks. The status is 0 where all is clean, 1 where something waits for a person, 2 where
/// it could not be done.
pub fn enter(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if args.get(1).is_some_and(|arg| arg == READ_FILES) {
        return read_files();
    }
    let (screen, arguments) = (Screen::of_process(), args.len());
    let matches = match command().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            screen.say(error.render().to_string().trim_end());
            return ExitCode::from(CLEAN);
        }
        Err(error) => {
            screen.warn(error.apply::<Vietnamese>().render().to_string().trim_end());
            return ExitCode::from(NOT_DONE);
        }
    };
    let done = match Asked::of(&matches) {
        Asked::Unattended { what, settings } => return cmd::unattended(&what, &settings, &screen),
        Asked::Run { ordered, settings } => match cmd::double_clicked(&ordered, arguments) {
            Some(folder) => return cmd::double_click(&folder, &ordered, &settings, &screen),
            None => cmd::run(&ordered, &settings, &screen).map(|finished| cmd::waits(&finished)),
        },
        Asked::Programme { file, json, check, settings } => cmd::programme(&file, json, check, &settings, &screen),
        Asked::Decide { ruled, settings } => cmd::decide(ruled.as_ref(), &settings, &screen),
        Asked::Publish { ordered, wish, settings } => cmd::publish(&ordered, &wish, &settings, &screen),
        Asked::Export { folder, settings } => cmd::export(&folder, &settings, &screen),
        Asked::Forms(letters) => letters.order().map_err(Into::into).and_then(|order| cmd::forms(&order, &screen)),
        Asked::Remind(letters) => letters.order().map_err(Into::into).and_then(|order| cmd::remind(&order, &screen)),
        Asked::Review { period, open, settings } => match cmd::review(period, open, &settings, &screen) {
            Err(ReviewError::NoServer(detail)) => {
                screen.fault(stop::FAULT, &review::no_server(&detail));
                return ExitCode::from(NOT_DONE);
            }
            Err(ReviewError::Run(error)) => Err(error),
            Ok(to_review) => Ok(to_review),
        },
        Asked::Extract { list, to, settings } => cmd::extract(list, to, &settings, &screen).map(|()| false),
        Asked::Inspect { file, show, settings } => cmd::inspect(&file, show, &settings, &screen),
    };
    match done {
        Ok(to_review) => ExitCode::from(if to_review { TO_REVIEW } else { CLEAN }),
        Err(error) => {
            screen.fault(stop::FAULT, &sentence(&error));
            ExitCode::from(NOT_DONE)
        }
    }
}
