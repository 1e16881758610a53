//! The arguments of `prakas check`.

use clap::Args;

use super::{Configured, Reading, Setting};
use crate::config::Config;
use crate::files::expand;
use crate::report::Telling;
use crate::task::{Action, Checking, Edits, Task};
use crate::ui::Ui;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Mend what can be mended safely, such as spaces, the order of Khmer characters and digits of two kinds: each change is shown,
    /// and the file as it was is kept beside it, as FILE.bak
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long, conflicts_with = "fix")]
    diff: bool,
    /// Write the findings to standard output as SARIF 2.1.0, for editors and code hosts
    #[arg(long, conflicts_with = "json")]
    pub(super) sarif: bool,
    #[command(flatten)]
    pub(super) configured: Configured,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    pub(super) reading: Reading,
}

impl Check {
    /// What is to be looked at.
    pub(super) fn task(self, ui: Ui, config: Option<&Config>) -> Result<Task, clap::Error> {
        let Self { fix, diff, sarif, configured: _, setting, mut reading } = self;
        reading.files = expand(&reading.files, None);
        let edits = match (fix, diff) {
            (true, _) => Edits::Made,
            (false, true) => Edits::Shown,
            (false, false) => Edits::Told,
        };
        let checking = Checking { paper: setting.paper("check", config)?, edits };
        let mut task = Task::new("check", reading, ui, Action::Check(checking))?;
        if sarif {
            task.telling = Telling::Sarif;
        }
        Ok(task)
    }
}
