//! The command `prakas`: arguments, files, progress, drawn diagnostics, exit codes.
//!
//! Everything that is known of releases is in the library [`prakas`]; this crate finds the files that it reads, shows what it
//! finds, and writes what it makes. It is the only one that touches the file system, the environment and the terminal.
//!
//! ```text
//! arguments ──▶ Task ──groups of files──▶ prakas::build ──▶ files, findings ──▶ exit code
//! ```
//!
//! With a template of one's own each release is made in another process of this command, which has limits; this one writes what that
//! hands back.
//!
//! | Exit code | |
//! |---|---|
//! | 0 | done |
//! | 1 | findings that stop, or files that cannot be read or written |
//! | 2 | wrong use |
//! | 130 | somebody interrupted: what was begun was finished, and nothing more begun |
//!
//! What is made goes to files, or with `--stdout` to standard output; with `--json` standard output holds one JSON document,
//! whose form [`Findings`] has. Everything that is said to people goes to standard error.

mod arguments;
mod code;
mod config;
mod confine;
mod difference;
mod draw;
mod excerpt;
mod explain;
mod files;
mod finding;
mod groups;
mod guard;
mod khmer;
mod report;
mod run;
mod sarif;
mod task;
mod terminal;
mod ui;

use std::process::ExitCode;

pub use finding::{Edit, Finding, Position};
pub use report::Findings;

use code::OwnCode;
use task::Task;
use ui::Ui;

/// Room for the recursion of typesetting, in bytes: what nests as deeply as a release may fits into a part of it.
const STACK_SIZE: usize = 16 << 20;

/// Runs the command with the arguments of this process.
pub fn main() -> ExitCode {
    let locale = terminal::locale();
    let given: Vec<_> = terminal::arguments().collect();
    let ui = arguments::asked_language(&given).unwrap_or(locale);
    let task = match Task::parse(given, locale) {
        Ok(task) => task,
        Err(error) => return refuse(&error, ui),
    };
    guard::quieten();
    let done = pool(task.threads()).and_then(|pool| guard::guard(|| pool.install(|| run::run(&task))));
    done.unwrap_or_else(|finding| fail(*finding, task.ui))
}

/// Says what is wrong with the arguments, or gives the help that they ask for, which is no mistake.
fn refuse(error: &clap::Error, ui: Ui) -> ExitCode {
    if !error.use_stderr() {
        // Whoever stopped reading it needs no message.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    match ui {
        Ui::English => {
            let _ = error.print();
        }
        Ui::Khmer => terminal::say(&arguments::in_khmer(error)),
    }
    ExitCode::from(2)
}

/// So many threads with room for what nests deeply; 0 for as many as the machine has.
fn pool(threads: usize) -> Result<rayon::ThreadPool, Box<Finding>> {
    rayon::ThreadPoolBuilder::new().stack_size(STACK_SIZE).num_threads(threads).build().map_err(|error| {
        Box::new(Finding::error(OwnCode::Internal, format!("threads cannot be started: {error}")))
    })
}

fn fail(finding: Finding, ui: Ui) -> ExitCode {
    terminal::say(&draw::draw(&[finding], terminal::columns(), ui));
    ExitCode::FAILURE
}
