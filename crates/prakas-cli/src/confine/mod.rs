//! A release made in a process of its own, for a template that nobody vouches for.
//!
//! typst code may loop, and may ask for all the memory there is. So where a template is given, the command starts itself once for
//! each release, and only that process sees the template's code run:
//!
//! ```text
//! parent ──arguments, template, standard input──▶ child: limits itself, makes the release
//!        ◀──────findings and files, whole──────── or ends at a limit, and that is the finding
//! ```
//!
//! The child writes no file: it could not, where the system limits that. What it made comes through a pipe, and the parent writes it
//! as it writes everything. The parent holds the clock. It keeps the child's standard input open for as long as it lives, and a
//! child that finds it closed ends, however the parent ended.

#![allow(clippy::disallowed_methods, reason = "this is where processes are started and limited")]

mod child;
mod parent;
mod wire;

use std::time::Duration;

use prakas::Output;

pub(crate) use child::{deliver, enter};
pub(crate) use parent::Confinement;

use crate::finding::Finding;

/// What a release may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How long, on the clock.
    pub(crate) time: Duration,
    /// How much memory, in MiB.
    pub(crate) memory: u64,
}

impl Limits {
    /// The memory in bytes.
    fn bytes(self) -> u64 {
        self.memory.saturating_mul(1 << 20)
    }
}

/// What a process is given for a release, beside its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Given {
    /// The template's text.
    pub(crate) template: Vec<u8>,
    /// What standard input holds.
    pub(crate) stdin: Vec<u8>,
}

/// What was made of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    /// What was found.
    pub(crate) findings: Vec<Finding>,
    /// Its files; none where the findings stop it.
    pub(crate) outputs: Option<Vec<Output>>,
}

impl Made {
    /// Nothing, for these findings.
    pub(crate) fn stopped(findings: Vec<Finding>) -> Self {
        Self { findings, outputs: None }
    }
}
