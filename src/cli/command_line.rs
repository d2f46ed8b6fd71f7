//! The grammar of the command line.

use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::error::{self, ContextKind, ContextValue, ErrorFormatter, ErrorKind};
use clap::{Arg, ArgAction, ArgGroup, Command, value_parser};
use jiff::civil::Date;

use super::unattended;
use crate::model::Period;
use crate::run::read_date;
use crate::wording::{help, stop, unattended_help};

/// The whole grammar, with help in Vietnamese.
pub(super) fn command() -> Command {
    let run = page(Command::new("run"), help::RUN, help::RUN_USAGE).args(run_args()).args([facts(), double_click()]);
    let programme = page(Command::new("programme"), help::PROGRAMME, help::PROGRAMME_USAGE)
        .arg(file(help::PROGRAMME_ARGUMENT))
        .args([flag("json", help::PROGRAMME_JSON), flag("check", help::CHECK), config()]);
    let inspect = page(Command::new("inspect"), help::INSPECT, help::INSPECT_USAGE).arg(file(help::FILE_ARGUMENT));
    let inspect = inspect.args([
        flag("text", help::TEXT).conflicts_with("json"),
        flag("json", help::INSPECT_JSON),
        folder("inputs", help::INPUTS),
        programme_file(),
        config(),
    ]);
    let [period, folders @ ..] = run_args();
    let publish = page(Command::new("publish"), help::PUBLISH, help::PUBLISH_USAGE).arg(period.required(true)).args([
        flag("amend", help::AMEND),
        option("reason", help::TEXT_VALUE, help::AMEND_REASON).long("ly-do").alias("reason"),
    ]);
    let publish = publish.args(folders);
    let choices = ["accept", "drop", "replace"];
    let decide = page(Command::new("decide"), help::DECIDE, help::DECIDE_USAGE)
        .arg(
            Arg::new("key")
                .value_name(help::KEY_VALUE)
                .help(help::KEY)
                .help_heading(help::ARGUMENTS)
                .requires_all(["choice", "by", "reason"]),
        )
        .args([
            flag("accept", help::ACCEPT).long("nhan").alias("accept").requires("key"),
            flag("drop", help::DROP).long("bo").alias("drop").requires("key"),
            option("replace", help::FIGURE_VALUE, help::REPLACE).long("sua").alias("replace").requires("key"),
            option("reason", help::TEXT_VALUE, help::REASON).long("ly-do").alias("reason").requires("key"),
            option("by", help::NAME_VALUE, help::BY).long("nguoi").alias("by").requires("key"),
            folder("outputs", help::OUTPUTS),
            config(),
        ])
        .group(ArgGroup::new("choice").args(choices));
    let review = page(Command::new("review"), help::REVIEW, help::REVIEW_USAGE)
        .args(run_args())
        .arg(flag("no-open", help::NO_OPEN));
    let export = page(Command::new("export"), help::EXPORT, help::EXPORT_USAGE)
        .arg(folder("out", help::EXPORT_FOLDER).required(true))
        .args([folder("outputs", help::OUTPUTS), config()]);
    let extract = page(Command::new("extract"), help::EXTRACT, help::EXTRACT_USAGE)
        .arg(
            option("files-from", help::FILE_VALUE, help::FILES_FROM)
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(option("out", help::FILE_VALUE, help::EXTRACT_OUT).required(true).value_parser(value_parser!(PathBuf)))
        .args([folder("inputs", help::INPUTS), programme_file(), config()]);
    let ledger = page(Command::new("ledger"), help::LEDGER, help::LEDGER_USAGE)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(help::COMMANDS)
        .subcommand(export);
    let forms = page(Command::new("forms"), help::FORMS, help::FORMS_USAGE).args(letter_args());
    let remind = page(Command::new("remind"), help::REMIND, help::REMIND_USAGE).args(letter_args());
    page(Command::new("tonghop"), help::ABOUT, help::USAGE)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(help::COMMANDS)
        .after_help(help::AFTER)
        .args(run_args())
        .arg(double_click())
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(help::VERSION)
                .help_heading(help::OPTIONS),
        )
        .args_conflicts_with_subcommands(true)
        .subcommands(unattended::commands())
        .subcommands([run, review, forms, remind, programme, inspect, decide, publish, ledger, extract])
}

pub(super) fn page(command: Command, about: &'static str, usage: &'static str) -> Command {
    command.about(about).override_usage(usage).help_template(help::PAGE).disable_help_flag(true).arg(
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::HelpShort)
            .help(help::HELP)
            .help_heading(help::OPTIONS)
            .display_order(99),
    )
}

fn double_click() -> Arg {
    let click = option("double-click", help::FOLDER_VALUE, unattended_help::DOUBLE_CLICK);
    click.value_parser(value_parser!(PathBuf)).num_args(0..=1).default_missing_value("").require_equals(true)
}

fn facts() -> Arg {
    let facts = option("facts", help::FILE_VALUE, help::FACTS).value_parser(value_parser!(PathBuf));
    facts.num_args(1..).action(ArgAction::Append)
}

fn run_args() -> [Arg; 8] {
    let period = option("period", help::PERIOD_VALUE, help::PERIOD).value_parser(|text: &str| text.parse::<Period>());
    let until =
        option("den", help::DATE_VALUE, help::UNTIL).value_parser(|text: &str| read_date(text).ok_or(text.to_owned()));
    let [wait, afresh] = [flag("wait", help::WAIT), flag("afresh", help::AFRESH)];
    let [inputs, outputs] = [folder("inputs", help::INPUTS), folder("outputs", help::OUTPUTS)];
    [period, until, inputs, outputs, programme_file(), wait, afresh, config()]
}

fn letter_args() -> [Arg; 7] {
    let [period, _, inputs, outputs, programme, _, _, config] = run_args();
    let deadline = option("deadline", help::DATE_VALUE, help::DEADLINE).value_parser(|text: &str| text.parse::<Date>());
    [
        period.help(help::LETTER_PERIOD).required(true),
        deadline,
        folder("out", help::OUT),
        inputs,
        outputs,
        programme,
        config,
    ]
}

pub(super) fn option(name: &'static str, value: &'static str, says: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(says).help_heading(help::OPTIONS)
}

pub(super) fn folder(name: &'static str, says: &'static str) -> Arg {
    option(name, help::FOLDER_VALUE, says).value_parser(value_parser!(PathBuf))
}

pub(super) fn programme_file() -> Arg {
    option("programme", help::FILE_VALUE, help::PROGRAMME_FILE).value_parser(value_parser!(PathBuf))
}

pub(super) fn config() -> Arg {
    option("config", help::FILE_VALUE, help::CONFIG).value_parser(value_parser!(PathBuf))
}

pub(super) fn flag(name: &'static str, says: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(says).help_heading(help::OPTIONS)
}

fn file(says: &'static str) -> Arg {
    Arg::new("file")
        .value_name(help::FILE_VALUE)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help(says)
        .help_heading(help::ARGUMENTS)
}

/// Faults of the command line in Vietnamese.
pub(super) struct Vietnamese;

impl ErrorFormatter for Vietnamese {
    fn format_error(error: &error::Error<Self>) -> StyledStr {
        StyledStr::from(format!("{} {}\n{}\n", stop::FAULT, sentence(error), stop::SEE_HELP))
    }
}

fn sentence(error: &error::Error<Vietnamese>) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(many)) => Some(many.join(", ")),
        _ => None,
    };
    let asked = |kind: ContextKind| text(kind).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            stop::no_command(&asked(ContextKind::InvalidSubcommand), text(ContextKind::SuggestedSubcommand).as_deref())
        }
        ErrorKind::UnknownArgument => {
            stop::no_option(&asked(ContextKind::InvalidArg), text(ContextKind::SuggestedArg).as_deref())
        }
        ErrorKind::MissingRequiredArgument => stop::missing(&asked(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => stop::missing(help::COMMAND_VALUE),
        ErrorKind::InvalidValue if asked(ContextKind::InvalidValue).is_empty() => {
            stop::missing(&asked(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            stop::wrong_value(&asked(ContextKind::InvalidValue), &asked(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            stop::conflicting(&asked(ContextKind::InvalidArg), &asked(ContextKind::PriorArg))
        }
        other => stop::not_understood(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_holds_together() {
        command().debug_assert();
    }
}
