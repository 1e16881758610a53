//! The arguments of `prakas check`.

use clap::Args;

use super::Subject;
use crate::config::Config;
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
    pub(super) subject: Subject,
}

impl Check {
    /// What is to be looked at.
    pub(super) fn task(self, ui: Ui, config: Option<&Config>) -> Result<Task, clap::Error> {
        let Self { fix, diff, sarif, subject } = self;
        let (reading, paper) = subject.resolved("check", config)?;
        let edits = match (fix, diff) {
            (true, _) => Edits::Made,
            (false, true) => Edits::Shown,
            (false, false) => Edits::Told,
        };
        let checking = Checking { paper, edits };
        let mut task = Task::new("check", reading, ui, Action::Check(checking))?;
        if sarif {
            task.telling = Telling::Sarif;
        }
        Ok(task)
    }
}
