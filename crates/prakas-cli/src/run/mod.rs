//! The commands: releases side by side, findings in the order of the files.

mod check;
mod facsimile;
mod fix;
mod fonts;
mod house;
mod import;
mod inspect;
mod make;
mod names;
mod new;
mod preview;
mod template;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use prakas::Fonts;
use prakas::fonts::FontOptions;
use rayon::prelude::*;

use crate::arguments::{OwnTemplate, Runs};
use crate::code::OwnCode;
use crate::files::{beside, pictures_folder};
use crate::finding::Finding;
use crate::guard::guard;
use crate::report::{End, Outcome, Report, Telling, cannot_write_out};
use crate::task::{Action, Task};
use crate::terminal::{self, Progress};
use crate::ui::Ui;

/// How many releases are worked on before their findings are told.
const BATCH: usize = 32;

/// Does what was asked for.
pub(crate) fn run(task: &Task) -> ExitCode {
    let report = || Report::new(task.telling, task.deny_warnings);
    match &task.action {
        Action::Print(text) => print(text),
        Action::Stop(findings) => report().stopped(findings.clone()),
        Action::Import(importing) => import::run(task, importing, report()),
        Action::New(beginning) => new::run(task, beginning, report()),
        Action::Fonts(paper) => {
            with_fonts(task, report(), |known, report| fonts::run(task, paper, known, report))
        }
        Action::Inspect => inspect::run(task, report()),
        Action::Verify => verify::run(task, report()),
        Action::Check(checking) => {
            with_fonts(task, report(), |fonts, report| check::run(task, checking, fonts, report))
        }
        Action::Facsimile(signing) => {
            with_fonts(task, report(), |fonts, report| facsimile::run(task, signing, fonts, report))
        }
        Action::Preview(previewing) => {
            with_fonts(task, report(), |fonts, report| preview::run(task, previewing, fonts, report))
        }
        Action::Make(making) => match &making.template {
            Some(own @ OwnTemplate { runs: Runs::Here(_), .. }) => make::run_confined(task, making, own),
            Some(_) | None => {
                with_fonts(task, report(), |fonts, report| make::run(task, making, fonts, report))
            }
        },
    }
}

/// Does what needs fonts, where they can be had.
fn with_fonts(task: &Task, mut report: Report, work: impl FnOnce(&Fonts, Report) -> ExitCode) -> ExitCode {
    match fonts(&task.fonts) {
        Ok((fonts, skipped)) => {
            report.tell(skipped);
            if report.stops() { report.finish_quietly() } else { work(&fonts, report) }
        }
        Err(findings) => report.stopped(findings),
    }
}

fn print(text: &[u8]) -> ExitCode {
    let mut report = Report::new(Telling::People(Ui::English), false);
    if let Err(error) = terminal::write_out(text) {
        report.tell(vec![cannot_write_out(&error)]);
    }
    report.finish_quietly()
}

/// The fonts, and those that were passed over.
fn fonts(options: &FontOptions) -> Result<(Fonts, Vec<Finding>), Vec<Finding>> {
    if *options == FontOptions::default() {
        return Ok((Fonts::bundled(), Vec::new()));
    }
    let loaded =
        Fonts::load(options).map_err(|error| vec![Finding::error(OwnCode::BadFont, error.to_string())])?;
    let skipped = |skipped: &prakas::fonts::Skipped| {
        Finding::warning(OwnCode::BadFont, format!("a font was passed over: {}", skipped.reason))
            .of_file(skipped.path.display().to_string())
    };
    let findings = loaded.skipped.iter().map(skipped).collect();
    Ok((loaded.fonts, findings))
}

/// Works on every release, and reports each.
fn each(groups: &[Vec<PathBuf>], report: &mut Report, work: impl Fn(&[PathBuf]) -> Outcome + Sync) {
    let progress = Progress::new(groups.len(), report.telling());
    for batch in groups.chunks(BATCH) {
        let work = |files: &Vec<PathBuf>| {
            let outcome = if terminal::is_interrupted() {
                Outcome { findings: Vec::new(), end: End::NotTried }
            } else {
                guarded(files, &work)
            };
            progress.step();
            outcome
        };
        let outcomes: Vec<_> = batch.par_iter().map(work).collect();
        progress.aside(|| outcomes.into_iter().for_each(|outcome| report.take(outcome)));
    }
    progress.finish();
}

/// Works on one release. Where that panics, the others are made all the same.
fn guarded(files: &[PathBuf], work: impl Fn(&[PathBuf]) -> Outcome) -> Outcome {
    guard(|| work(files)).unwrap_or_else(|finding| {
        let file = files.first().map(|file| file.display().to_string()).unwrap_or_default();
        Outcome::failed(vec![finding.of_file(file)])
    })
}

/// The pictures that a release's files name. They are of one folder.
fn pictures(files: &[PathBuf]) -> impl Fn(&str) -> Result<Vec<u8>, String> {
    beside(pictures_folder(files))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_panic_stops_one_release_alone() {
        let groups: Vec<_> = ["a.txt", "b.txt", "c.txt"].map(|file| vec![PathBuf::from(file)]).into();
        let mut report = Report::new(Telling::Json, false);
        each(&groups, &mut report, |files| {
            assert!(files[0] != Path::new("b.txt"), "never {}", "b");
            Outcome { findings: Vec::new(), end: End::Done(Vec::new()) }
        });
        assert!(report.stops());
        assert!(format!("{report:?}").contains("this program made a mistake: never b"), "{report:?}");
    }

    #[test]
    fn findings_come_in_the_order_of_the_files() {
        let groups: Vec<_> = (0..100).map(|n| vec![PathBuf::from(n.to_string())]).collect();
        let mut report = Report::new(Telling::Json, false);
        each(&groups, &mut report, |files| {
            let finding = Finding::warning("x", "m").of_file(files[0].display().to_string());
            Outcome { findings: vec![finding], end: End::Done(Vec::new()) }
        });
        let told = format!("{report:?}");
        let at = |n: usize| told.find(&format!("file: Some(\"{n}\")"));
        assert!((0..99).all(|n| at(n).is_some() && at(n) < at(n + 1)));
    }
}
