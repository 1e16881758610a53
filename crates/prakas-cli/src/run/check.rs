//! `prakas check`: what is wrong, or should be looked at.

use std::path::PathBuf;
use std::process::ExitCode;

use prakas::{Diagnostics, Fonts, House, Language, Severity, Source, proof};

use super::{each, house, pictures};
use crate::arguments::{Paper, Task};
use crate::files::Reader;
use crate::finding::Sheets;
use crate::report::{End, Outcome, Report};

pub(super) fn run(task: &Task, paper: &Paper, fonts: &Fonts, mut report: Report) -> ExitCode {
    let house = match paper.house.as_ref().map(house::house).transpose() {
        Ok(house) => house,
        Err(findings) => {
            report.tell(findings);
            return report.finish_quietly();
        }
    };
    let reader = Reader::new(task.from);
    each(&task.groups, &mut report, |files| match reader.sources(files) {
        Ok(sources) => check(files, &sources, fonts, &paper.languages, house.as_ref()),
        Err(findings) => Outcome { findings, end: End::Failed },
    });
    report.finish(None)
}

fn check(
    files: &[PathBuf],
    sources: &[Source],
    fonts: &Fonts,
    languages: &[Language],
    house: Option<&House>,
) -> Outcome {
    let proof = proof(sources, &pictures(files), fonts, languages, house);
    let diagnostics = proof.map_or_else(Diagnostics::into_findings, |proof| proof.warnings);
    let findings = Sheets::new(sources).findings(diagnostics);
    let fails = findings.iter().any(|finding| finding.severity == Severity::Error);
    Outcome { findings, end: if fails { End::Failed } else { End::Done(Vec::new()) } }
}
