//! `prakas check`: what is wrong, or should be looked at; and the edits that mend it.

use std::path::PathBuf;
use std::process::ExitCode;

use prakas::{BuildOptions, Diagnostics, Fonts, Severity, Source, proof};

use super::{each, fix, house, pictures};
use crate::files::Reader;
use crate::finding::Sheets;
use crate::report::{End, Outcome, Report};
use crate::task::{Checking, Edits, Task};

pub(super) fn run(task: &Task, checking: &Checking, fonts: &Fonts, mut report: Report) -> ExitCode {
    let options = match house::on(&checking.paper) {
        Ok(options) => options,
        Err(findings) => return report.stopped(findings),
    };
    let checker = Checker { fonts, options };
    let reader = Reader::new(task.from);
    if checking.edits != Edits::Told {
        let is_made = checking.edits == Edits::Made;
        for files in &task.groups {
            fix::run(files, &reader, &checker, is_made, &mut report);
        }
    }
    each(&task.groups, &mut report, |files| match reader.sources(files) {
        Ok(sources) => checker.outcome(files, &sources),
        Err(findings) => Outcome::failed(findings),
    });
    report.finish(None)
}

/// What releases are judged by.
pub(super) struct Checker<'a> {
    fonts: &'a Fonts,
    options: BuildOptions,
}

impl Checker<'_> {
    /// All that is found in a release.
    pub(super) fn findings(&self, files: &[PathBuf], sources: &[Source]) -> Vec<prakas::Diagnostic> {
        let proof = proof(sources, &pictures(files), self.fonts, &self.options);
        proof.map_or_else(Diagnostics::into_findings, |proof| proof.warnings)
    }

    fn outcome(&self, files: &[PathBuf], sources: &[Source]) -> Outcome {
        let findings = Sheets::new(sources).findings(self.findings(files, sources));
        let fails = findings.iter().any(|finding| finding.severity == Severity::Error);
        if fails { Outcome::failed(findings) } else { Outcome { findings, end: End::Done(Vec::new()) } }
    }
}
