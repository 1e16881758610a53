//! `prakas import`: releases into forms that people go on with.

use std::path::PathBuf;
use std::process::ExitCode;

use prakas::{ImportForm, ImportOptions, Imported, Pictures, Warned, import};

use super::{each, pictures};
use crate::code::OwnCode;
use crate::files::{Existing, Folder, Reader, WriteError};
use crate::finding::{Finding, Sheets};
use crate::report::{End, Outcome, Report, cannot_write_out};
use crate::task::{Importing, Target, Task};
use crate::terminal;

pub(super) fn run(task: &Task, importing: &Importing, mut report: Report) -> ExitCode {
    let is_piped = importing.target == Target::Stdout;
    let options = ImportOptions {
        to: importing.to,
        languages: importing.languages.clone(),
        pictures: if is_piped { Pictures::Inside } else { Pictures::Beside },
        ..ImportOptions::default()
    };
    let folder = match &importing.target {
        Target::Folder(path) => {
            let folder = Folder::new(path, task.groups.iter().flatten());
            // What is there may be what somebody has gone on with.
            Some(folder.with_existing(Existing::StaysUnlessSame))
        }
        Target::Stdout => None,
    };
    let reader = Reader::new(task.from);
    each(&task.groups, &mut report, |files| {
        let (mut findings, made) = match made(files, &reader, &options, task.deny_warnings) {
            Ok(made) => made,
            Err(findings) => return Outcome::failed(findings),
        };
        let end = match (made, &folder) {
            (None, _) => End::Failed,
            (Some(made), Some(folder)) => write(folder, &made, &mut findings),
            (Some(made), None) => write_out(&made, importing.to, &mut findings),
        };
        Outcome { findings, end }
    });
    match &folder {
        Some(folder) => report.finish(Some(folder.path())),
        None => report.finish_quietly(),
    }
}

/// What was found in a release, and its files, unless warnings stop the work.
type Made = (Vec<Finding>, Option<Vec<Imported>>);

fn made(
    files: &[PathBuf],
    reader: &Reader,
    options: &ImportOptions,
    deny_warnings: bool,
) -> Result<Made, Vec<Finding>> {
    let sources = reader.sources(files)?;
    let sheets = Sheets::new(&sources);
    match import(&sources, &pictures(files), options) {
        Ok(Warned { output, warnings }) => {
            let is_denied = deny_warnings && !warnings.is_empty();
            Ok((sheets.findings(warnings), (!is_denied).then_some(output)))
        }
        Err(stopped) => Err(sheets.findings(stopped.into_findings())),
    }
}

fn write(folder: &Folder, made: &[Imported], findings: &mut Vec<Finding>) -> End {
    match folder.write(made.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()))) {
        Ok(written) => End::Done(written),
        Err(WriteError::Refused(message) | WriteError::Folder(message)) => {
            findings.push(Finding::error(OwnCode::CannotWrite, message));
            End::Failed
        }
    }
}

fn write_out(made: &[Imported], to: ImportForm, findings: &mut Vec<Finding>) -> End {
    let [file] = made else {
        let message = format!("standard output takes one edition, and this release has {}", made.len());
        let mend = match to {
            ImportForm::Md | ImportForm::Txt => {
                "choose it with --lang, or write a JSON, which holds all of them"
            }
            ImportForm::Json => "choose it with --lang",
        };
        findings.push(Finding::error(OwnCode::WrongUse, message).hint(mend));
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
