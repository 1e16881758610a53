//! The arguments of `prakas preview`.

use std::path::Path;

use clap::Args;
use clap::error::ErrorKind;

use super::{Subject, wrong_use};
use crate::config::Config;
use crate::groups::{STDIN, group};
use crate::task::{Action, Previewing, Task};
use crate::terminal;
use crate::ui::Ui;

pub(super) const EXAMPLES: &str = "\
Examples:
  prakas preview summit.en.md summit.km.md        one release in two languages
  prakas preview summit.txt --house office.toml  on the paper of a house, which is watched, too
  prakas preview summit.txt --no-open             the address alone, for another browser";

#[derive(Debug, Args)]
pub(super) struct Preview {
    /// Listen on this port [default: one that is free]
    #[arg(long, value_name = "N", default_value = "0", hide_default_value = true)]
    port: u16,
    /// Open no browser; none is opened either where no terminal is at hand
    #[arg(long)]
    no_open: bool,
    #[command(flatten)]
    pub(super) subject: Subject,
}

impl Preview {
    /// What is to be looked at.
    pub(super) fn task(self, ui: Ui, config: Option<&Config>) -> Result<Task, clap::Error> {
        let Self { port, no_open, subject } = self;
        let (reading, paper) = subject.resolved("preview", config)?;
        let releases = group(&reading.files).len();
        if releases > 1 {
            let message = format!("a preview shows one release, and these files are {releases}");
            return Err(wrong_use("preview", ErrorKind::TooManyValues, &message));
        }
        if reading.files.iter().any(|file| file == Path::new(STDIN)) {
            let message = "standard input cannot be looked at again: name a file";
            return Err(wrong_use("preview", ErrorKind::InvalidValue, message));
        }
        let opens = !no_open && terminal::is_stdout_a_terminal();
        Task::new("preview", reading, ui, Action::Preview(Previewing { paper, port, opens }))
    }
}
