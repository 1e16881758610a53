//! Settings as the defaults of options.

use std::ffi::OsString;

use clap::{ArgAction, ArgMatches, Command};

use super::{COMMANDS, Config, Setting};
use crate::finding::Finding;

/// What these arguments ask for, with the file's settings where they say nothing.
///
/// # Errors
/// What is wrong with the settings, each in its place, whether this command needs them or not.
pub(crate) fn apply(
    config: &Config,
    program: impl Fn() -> Command,
    arguments: &[OsString],
) -> Result<ArgMatches, Vec<Finding>> {
    let refused = |settings: &[Setting]| {
        let parsed = |command| with(program(), settings).try_get_matches_from(["prakas", command, "file"]);
        COMMANDS.into_iter().find_map(|command| parsed(command).err())
    };
    // One by one they are looked at where they do not all hold.
    if refused(&config.settings).is_some() {
        let fault = |setting: &Setting| {
            let error = refused(std::slice::from_ref(setting))?;
            Some(config.fault(setting.place.clone(), sentence(&error)))
        };
        let findings: Vec<Finding> = config.settings.iter().filter_map(fault).collect();
        if !findings.is_empty() {
            return Err(findings);
        }
    }
    let parsed = with(program(), &config.settings).try_get_matches_from(arguments);
    // Each setting is right and so are the arguments, so this is about how they go together.
    parsed.map_err(|error| vec![config.fault(0..0, sentence(&error))])
}

/// The program with these settings as defaults.
fn with(program: Command, settings: &[Setting]) -> Command {
    let program = settings.iter().fold(program, set);
    COMMANDS.into_iter().chain(["config", "facsimile", "fonts"]).fold(program, |program, name| {
        program.mut_subcommand(name, |command| settings.iter().fold(command, set))
    })
}

fn set(command: Command, setting: &Setting) -> Command {
    let known = command.get_arguments().find(|argument| argument.get_long() == Some(&setting.name));
    let Some(id) = known.map(|argument| argument.get_id().clone()) else { return command };
    command.mut_arg(id, |argument| argument.default_values(setting.values.clone()))
}

/// The long names of all options that may stand in the file, sorted.
pub(crate) fn options(program: &Command) -> Vec<String> {
    let commands = COMMANDS.iter().filter_map(|name| program.find_subcommand(name));
    let arguments = commands.chain([program]).flat_map(Command::get_arguments).filter(|argument| {
        let is_help =
            matches!(argument.get_action(), ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong);
        !argument.is_hide_set() && !is_help
    });
    let mut names: Vec<String> = arguments
        .filter_map(|argument| argument.get_long())
        .filter(|name| !TYPED.contains(name))
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Options that are about one run.
const TYPED: [&str; 11] = [
    "bilingual",
    "config",
    "diff",
    "fix",
    "from",
    "json",
    "keep-going",
    "no-config",
    "no-open",
    "sarif",
    "stdout",
];

/// What clap says, in one line and without its own heading.
fn sentence(error: &clap::Error) -> String {
    let told = error.to_string();
    let first = told.lines().next().unwrap_or_default();
    let values = told.lines().map(str::trim).find(|line| line.starts_with('['));
    let first = first.trim_start_matches("error: ");
    values.map_or_else(|| first.to_owned(), |values| format!("{first} {values}"))
}
