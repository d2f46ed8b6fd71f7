//! `tonghop watch`, `schedule`, `doctor`.

use std::process::ExitCode;

use super::doctor::doctor;
use super::schedule::schedule;
use super::watch::watch;
use crate::cli::args::Settings;
use crate::cli::faults::sentence;
use crate::cli::screen::Screen;
use crate::cli::unattended::Unattended;
use crate::run::RunError;
use crate::wording::stop;

/// All was done.
const DONE: u8 = 0;
/// It could not be done.
const NOT_DONE: u8 = 2;

/// Does what is asked, and says by the status how it ended.
pub(in crate::cli) fn unattended(what: &Unattended, settings: &Settings, screen: &Screen) -> ExitCode {
    let config = match settings.read() {
        Ok(config) => config,
        Err(fault) => {
            screen.fault(stop::FAULT, &sentence(&RunError::Config(fault)));
            return ExitCode::from(NOT_DONE);
        }
    };
    match what {
        Unattended::Watch { settle, look } => {
            settings.offer(&config);
            match watch(config, (*settle, *look), screen) {
                Ok(()) => ExitCode::from(DONE),
                Err(fault) => {
                    screen.fault(stop::FAULT, &sentence(&fault));
                    ExitCode::from(NOT_DONE)
                }
            }
        }
        Unattended::Doctor => ExitCode::from(doctor(&config, screen)),
        Unattended::Install { .. } | Unattended::Show | Unattended::Remove => match schedule(what, screen) {
            Ok(()) => ExitCode::from(DONE),
            Err(said) => {
                screen.fault(stop::FAULT, &said);
                ExitCode::from(NOT_DONE)
            }
        },
    }
}
