//! `prakas config`: what holds, and why.

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};

use super::Config;
use super::options;

/// Each option of `build` that has a value, as it would stand in the file, with where that comes from; and then the options
/// that have none.
pub(crate) fn show(config: Option<&Config>, program: &Command, given: &ArgMatches) -> String {
    let mut set = match config {
        Some(config) => format!("# {}\n", config.path()),
        None => format!("# There is no {} beside the files or above them.\n", Config::NAME),
    };
    let mut unset = Vec::new();
    let known = options(program);
    let build = program.find_subcommand("build");
    for argument in build.into_iter().chain([program]).flat_map(Command::get_arguments) {
        let Some(long) = argument.get_long().filter(|long| known.iter().any(|known| known == long)) else {
            continue;
        };
        let id = argument.get_id().as_str();
        let values: Vec<String> = given
            .get_raw(id)
            .into_iter()
            .flatten()
            .map(|value| value.to_string_lossy().into_owned())
            .collect();
        let is_flag = !argument.get_action().takes_values();
        let why = match given.value_source(id) {
            Some(ValueSource::CommandLine) => format!("--{long}"),
            Some(_) => match config
                .and_then(|config| Some((config, config.settings.iter().find(|it| it.name == long)?)))
            {
                Some((config, setting)) => format!("line {}", config.line(setting.place.start)),
                None => "always, unless told otherwise".to_owned(),
            },
            None => {
                unset.push(long);
                continue;
            }
        };
        let value = match values.as_slice() {
            _ if is_flag => given.get_flag(id).to_string(),
            [one] => toml(one),
            many => format!("[{}]", many.iter().map(|value| toml(value)).collect::<Vec<_>>().join(", ")),
        };
        set.push_str(&format!("{long} = {value}  # {why}\n"));
    }
    if let Some(config) = config {
        for (name, place) in &config.other_places {
            set.push_str(&format!("# {name}: line {}\n", config.line(place.start)));
        }
    }
    set + "# Not said: " + &unset.join(", ") + "\n"
}

/// A value as TOML has it.
fn toml(value: &str) -> String {
    if value.parse::<u64>().is_ok() { value.to_owned() } else { format!("{value:?}") }
}
