//! `prakas build`: releases into files.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use prakas::{BuildOptions, ExportOptions, Fonts, Format, Output, Source, TextOptions, Warned, build};

use super::names::collisions;
use super::{each, house, pictures};
use crate::arguments::{Making, Target, Task};
use crate::files::{Folder, Reader, WriteError};
use crate::finding::{Finding, Sheets};
use crate::report::{End, Outcome, Report, cannot_write_out};
use crate::terminal;

/// How many releases typesetting remembers a thing that it did not need again.
const REMEMBERED: usize = 10;

pub(super) fn run(task: &Task, making: &Making, fonts: &Fonts, mut report: Report) -> ExitCode {
    if let Some(finding) = unfit_for_terminal(making) {
        report.take(Outcome { findings: vec![finding], end: End::WrongUse });
        return report.finish_quietly();
    }
    let options = match options(making) {
        Ok(options) => options,
        Err(findings) => {
            report.tell(findings);
            return report.finish_quietly();
        }
    };
    let reader = Reader::new(task.from);
    report.tell(collisions(&task.groups, &reader, &options));
    if report.stops() {
        return report.finish_quietly();
    }
    let sink = match &making.target {
        Target::Folder(path) => Sink::Folder(Folder::new(path, task.groups.iter().flatten())),
        Target::Stdout => Sink::Stdout,
    };
    let maker = Maker { task, fonts, options, reader, sink, is_given_up: AtomicBool::new(false) };
    each(&task.groups, &mut report, |files| maker.release(files));
    match &maker.sink {
        Sink::Folder(folder) => report.finish(Some(folder.path())),
        Sink::Stdout => report.finish_quietly(),
    }
}

/// A terminal shows text, and is set wrong by anything else.
fn unfit_for_terminal(making: &Making) -> Option<Finding> {
    let is_text = |format: &Format| match format {
        Format::Html | Format::Txt => true,
        Format::Pdf | Format::Docx => false,
    };
    let format = making.formats.iter().find(|format| !is_text(format))?;
    (making.target == Target::Stdout && terminal::is_stdout_a_terminal()).then(|| {
        Finding::error("wrong-use", format!("a terminal cannot show .{}", format.ending()))
            .hint(format!("send it to a file or a program, such as `> release.{}`", format.ending()))
    })
}

fn options(making: &Making) -> Result<BuildOptions, Vec<Finding>> {
    let house = making.paper.house.as_ref().map(house::house).transpose()?;
    let text = match making.width {
        Some(0) => TextOptions { width: None },
        Some(width) => TextOptions { width: Some(width) },
        None => TextOptions::default(),
    };
    Ok(BuildOptions {
        formats: making.formats.clone(),
        languages: making.paper.languages.clone(),
        bilingual: making.bilingual,
        house,
        carry: making.carry,
        export: ExportOptions { text, ..ExportOptions::default() },
    })
}

enum Sink {
    Folder(Folder),
    Stdout,
}

struct Maker<'a> {
    task: &'a Task,
    fonts: &'a Fonts,
    options: BuildOptions,
    reader: Reader,
    sink: Sink,
    /// Whether the folder takes no more files: then no more are made.
    is_given_up: AtomicBool,
}

impl Maker<'_> {
    fn release(&self, files: &[PathBuf]) -> Outcome {
        if self.is_given_up.load(Ordering::Relaxed) {
            return Outcome { findings: Vec::new(), end: End::NotTried };
        }
        let outcome = match self.reader.sources(files) {
            Ok(sources) => self.make(files, &sources),
            Err(findings) => Outcome { findings, end: End::Failed },
        };
        if self.task.groups.len() > 1 {
            prakas::evict(REMEMBERED);
        }
        outcome
    }

    fn make(&self, files: &[PathBuf], sources: &[Source]) -> Outcome {
        let sheets = Sheets::new(sources);
        let Warned { output: made, warnings } =
            match build(sources, &pictures(files), self.fonts, &self.options) {
                Ok(made) => made,
                Err(stopped) => {
                    return Outcome { findings: sheets.findings(stopped.into_findings()), end: End::Failed };
                }
            };
        let mut findings = sheets.findings(warnings);
        if self.task.deny_warnings && !findings.is_empty() {
            return Outcome { findings, end: End::Failed };
        }
        let end = match &self.sink {
            Sink::Folder(folder) => self.write(folder, &made, &mut findings),
            Sink::Stdout => write_out(&made, &mut findings),
        };
        Outcome { findings, end }
    }

    fn write(&self, folder: &Folder, made: &[Output], findings: &mut Vec<Finding>) -> End {
        match folder.write(made) {
            Ok(written) => End::Done(written),
            Err(WriteError::Refused(message)) => {
                findings.push(Finding::error("cannot-write", message));
                End::Failed
            }
            // What keeps one file from being written keeps all the others, too: it is told once.
            Err(WriteError::Folder(message)) => {
                if self.is_given_up.swap(true, Ordering::Relaxed) {
                    return End::NotTried;
                }
                findings.push(Finding::error("cannot-write", message));
                End::Failed
            }
        }
    }
}

fn write_out(made: &[Output], findings: &mut Vec<Finding>) -> End {
    let [file] = made else {
        let message = format!("standard output takes one edition, and this release has {}", made.len());
        findings.push(Finding::error("wrong-use", message).hint("choose it with --lang"));
        return End::WrongUse;
    };
    match terminal::write_out(&file.bytes) {
        Ok(()) => End::Done(Vec::new()),
        Err(error) => {
            findings.push(cannot_write_out(&error));
            End::Failed
        }
    }
}

#[cfg(test)]
mod tests {
    use prakas::Language;

    use super::*;

    #[test]
    fn standard_output_takes_one_file() {
        let edition = |language: Language| Output {
            name: format!("a.{language}.txt"),
            format: Format::Txt,
            languages: vec![language],
            bytes: Vec::new(),
        };
        let mut findings = Vec::new();
        let made = [edition(Language::EN), edition(Language::KM)];
        assert_eq!(write_out(&made, &mut findings), End::WrongUse);
        assert_eq!(findings[0].message, "standard output takes one edition, and this release has 2");
        assert_eq!(write_out(&made[..1], &mut findings), End::Done(Vec::new()));
    }
}
