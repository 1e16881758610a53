//! The arguments about a template other than the built-in one.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory as _};

use super::Arguments;
use crate::config::Config;
use crate::confine::Limits;
use crate::groups::group;
use crate::task::FOR_ONE_RELEASE;

pub(super) const ABOUT: &str = "\
Print the built-in typst template, from which another may begin:

  prakas template > own.typ
  prakas build summit.txt --template own.typ

A template defines `render(data)`, which is given the release as data and gives its pages; it sees nothing else of the machine.
One that changes a thing and keeps the rest begins with `#import \"/official.typ\": render as official`. What the data holds is \
told by `cargo doc --open --no-deps -p prakas-pdf`, under `template`.";

/// A template other than the built-in one.
#[derive(Debug, Args)]
pub(super) struct Drawing {
    /// Draw pages with this typst file in place of the built-in template, which `prakas template` prints. Each release is then
    /// made in a process of its own, with limits
    #[arg(long, value_name = "FILE.typ")]
    pub(super) template: Option<PathBuf>,
    /// Seconds that a release may take with --template [default: 30]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(super) template_time: Option<u64>,
    /// MiB of memory that a release may take with --template, where the system limits that: Linux and other Unix, not macOS,
    /// not Windows [default: 1024]
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u64).range(128..=1 << 20))]
    pub(super) template_memory: Option<u64>,
    /// Makes one release with so many threads for the process that started this one
    #[arg(long, hide = true, value_name = "THREADS")]
    confined: Option<usize>,
}

/// A template other than the built-in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnTemplate {
    /// Its file.
    pub(crate) file: PathBuf,
    /// What a release may take with it.
    pub(crate) limits: Limits,
    /// Which process runs it.
    pub(crate) runs: Runs,
}

/// Which process runs a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Runs {
    /// One for each release, started with these arguments and the release's files.
    Elsewhere(Vec<OsString>),
    /// This one, which was started for that, with so many threads.
    Here(usize),
}

/// The template that was asked for, and which process runs it.
pub(super) fn own(
    drawing: Drawing,
    given: &ArgMatches,
    config: Option<&Config>,
    files: &[PathBuf],
) -> Option<OwnTemplate> {
    let file = drawing.template?;
    let limits = Limits {
        time: Duration::from_secs(drawing.template_time.unwrap_or(30)),
        memory: drawing.template_memory.unwrap_or(1024),
    };
    let runs = match drawing.confined {
        Some(threads) => Runs::Here(threads),
        None => {
            // Where there are many releases, their processes stand side by side.
            let threads = if group(files).len() > 1 { 1 } else { FOR_ONE_RELEASE };
            let mut arguments = vec!["build".into(), format!("--confined={threads}").into()];
            arguments.extend(options(given, config));
            Runs::Elsewhere(arguments)
        }
    };
    Some(OwnTemplate { file, limits, runs })
}

/// The options that `build` was given, or set by `config`, as one would type them, without its files. The folder is of no use
/// where files are handed back.
fn options(given: &ArgMatches, config: Option<&Config>) -> Vec<OsString> {
    let mut typed = vec![match config {
        Some(config) => format!("--config={}", config.path()).into(),
        None => "--no-config".into(),
    }];
    let mut program = Arguments::command();
    program.build();
    for argument in program.find_subcommand("build").into_iter().flat_map(clap::Command::get_arguments) {
        let Some(long) = argument.get_long().filter(|long| !["config", "no-config"].contains(long)) else {
            continue;
        };
        let id = argument.get_id().as_str();
        let is_typed = given.value_source(id) == Some(ValueSource::CommandLine);
        if !is_typed && (long == "out" || !config.is_some_and(|config| config.sets(long))) {
            continue;
        }
        if !argument.get_action().takes_values() {
            if !given.get_flag(id) {
                continue;
            }
            typed.push(format!("--{long}").into());
            continue;
        }
        for value in given.get_raw(id).into_iter().flatten() {
            let mut option = OsString::from(format!("--{long}="));
            option.push(value);
            typed.push(option);
        }
    }
    typed
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::tests::{making, parse};
    use super::super::{Action, Task};
    use super::*;
    use crate::ui::Ui;

    #[test]
    fn a_template_has_limits_and_a_process_of_its_own() {
        let own = |line: &str| making(line).template.expect("a template");
        let default = own("build a.txt --template own.typ");
        assert_eq!(default.file, Path::new("own.typ"));
        assert_eq!(default.limits, Limits { time: Duration::from_secs(30), memory: 1024 });
        let other = own("build a.txt --template own.typ --template-time 5 --template-memory 256").limits;
        assert_eq!(other, Limits { time: Duration::from_secs(5), memory: 256 });
        assert!(making("build a.txt").template.is_none());
        let threads = |line: &str| match own(line).runs {
            Runs::Elsewhere(arguments) => arguments[1].clone(),
            Runs::Here(_) => unreachable!("{line} starts others"),
        };
        assert_eq!(threads("build a.txt --template own.typ"), "--confined=4");
        assert_eq!(threads("build a.txt b.txt --template own.typ"), "--confined=1");
    }

    #[test]
    fn the_process_of_a_release_is_given_all_options() {
        let line = "build -- a.txt b.md --out=x";
        let options = "--format pdf,html,eml --format docx --bilingual --lang km,en --width 0 --house o.toml --fonts f \
                       --fonts=g --system-fonts --deny warnings --json --template own.typ --template-time 5 --from md --out o,p \
                       --mail-from a@example.org --mail-to b@example.org --attach-pdf --assets a --no-embed-fonts";
        let parent = parse(&line.replacen("--", &format!("{options} --"), 1)).expect("a task");
        let Action::Make(making) = &parent.action else { panic!("{parent:?}") };
        let Some(OwnTemplate { runs: Runs::Elsewhere(arguments), .. }) = &making.template else {
            panic!("{parent:?}")
        };
        let again = ["prakas".into()].into_iter().chain(arguments.iter().cloned());
        let mut child = Task::parse(
            again.chain(["--".into(), "a.txt".into(), "b.md".into(), "--out=x".into()]),
            Ui::English,
        )
        .expect("a task");
        let Action::Make(making) = &mut child.action else { panic!("{child:?}") };
        let template = making.template.as_mut().expect("a template");
        assert_eq!(template.runs, Runs::Here(1));
        template.runs = Runs::Elsewhere(arguments.clone());
        assert_eq!(format!("{child:?}"), format!("{parent:?}"));
    }
}
