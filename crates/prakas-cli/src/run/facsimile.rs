//! `prakas facsimile`: scans with the words of their release.

use std::path::PathBuf;
use std::process::ExitCode;

use prakas::{
    BuildOptions, Code, Diagnostic, FacsimileOptions, Fit, Fonts, Output, Scan, SignedCopy, Warned,
    signed_copy,
};

use super::{house, pictures};
use crate::code::OwnCode;
use crate::files::{Folder, Reader, WriteError, read};
use crate::finding::{Finding, Sheets};
use crate::guard::guard;
use crate::report::{End, Outcome, Report};
use crate::task::{Signing, Task};
use crate::ui::Ui;

/// The most bytes that the file of a scan may have: those that the library takes.
const MAX_BYTES: usize = 512 << 20;

pub(super) fn run(task: &Task, signing: &Signing, fonts: &Fonts, mut report: Report) -> ExitCode {
    let [files] = task.groups.as_slice() else {
        let message = format!("the scans show one release, and these files are {}", task.groups.len());
        report
            .take(Outcome { findings: vec![Finding::error(OwnCode::WrongUse, message)], end: End::WrongUse });
        return report.finish_quietly();
    };
    let folder =
        Folder::new(&signing.out, files.iter().chain(&signing.scans)).with_existing(signing.existing);
    let made = guard(|| made(files, &Reader::new(task.from), fonts, signing));
    match made.unwrap_or_else(|finding| Err(vec![*finding])) {
        Ok((_, findings)) if task.deny_warnings && !findings.is_empty() => {
            report.take(Outcome::failed(findings));
        }
        Ok((SignedCopy { output, record }, findings)) => {
            let outcome = write(&folder, &output, findings);
            let is_done = matches!(outcome.end, End::Done(_));
            report.take(outcome);
            if is_done {
                report.say(|ui| told(&record.pages, ui));
            }
        }
        Err(findings) => report.take(Outcome::failed(findings)),
    }
    report.finish(Some(folder.path()))
}

fn options(signing: &Signing) -> Result<BuildOptions, Vec<Finding>> {
    Ok(BuildOptions { bilingual: signing.bilingual, carry: signing.carry, ..house::on(&signing.paper)? })
}

/// The scans, or a finding for each that cannot be had.
fn scans(files: &[PathBuf]) -> Result<Vec<Scan>, Vec<Finding>> {
    let (mut scans, mut findings) = (Vec::new(), Vec::new());
    for file in files {
        let name = file.display().to_string();
        match read(file, MAX_BYTES) {
            Ok(bytes) => scans.push(Scan { name, bytes }),
            Err(error) => {
                let message = format!("`{name}` cannot be read: {}", error.reason());
                findings.push(Finding::error(OwnCode::CannotRead, message).of_file(&name));
            }
        }
    }
    if findings.is_empty() { Ok(scans) } else { Err(findings) }
}

fn made(
    files: &[PathBuf],
    reader: &Reader,
    fonts: &Fonts,
    signing: &Signing,
) -> Result<(SignedCopy, Vec<Finding>), Vec<Finding>> {
    let (options, scans) = (options(signing)?, scans(&signing.scans)?);
    let sources = reader.sources(files)?;
    let sheets = Sheets::new(&sources);
    let how = FacsimileOptions { force: signing.force };
    match signed_copy(&sources, &pictures(files), fonts, &scans, &options, &how) {
        Ok(Warned { output, warnings }) => Ok((output, found(&sheets, warnings))),
        Err(stopped) => Err(found(&sheets, stopped.into_findings())),
    }
}

/// Findings in their places. Those about scans name them, and are of no file of the release.
fn found(sheets: &Sheets<'_>, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    let is_of_scan = |code: &str| [Code::BadScan, Code::ScanMismatch].iter().any(|it| it.as_str() == code);
    let mut findings = sheets.findings(diagnostics);
    for finding in findings.iter_mut().filter(|finding| is_of_scan(&finding.code)) {
        finding.file = None;
    }
    findings
}

fn write(folder: &Folder, output: &Output, mut findings: Vec<Finding>) -> Outcome {
    let end = match folder.write([(output.name.as_str(), output.bytes.as_slice())]) {
        Ok(written) => End::Done(written),
        Err(WriteError::Refused(message) | WriteError::Folder(message)) => {
            findings.push(Finding::error(OwnCode::CannotWrite, message));
            End::Failed
        }
    };
    Outcome { findings, end }
}

/// How each scan goes together with its page.
fn told(pages: &[Fit], ui: Ui) -> String {
    let mut told = String::new();
    for (page, fit) in (1..).zip(pages) {
        let (matched, scan) = (fit.matched * 100.0, &fit.scan);
        let (dpi, skew, shift) = (fit.dpi, fit.skew, fit.print_shift);
        told.push_str(&match ui {
            Ui::English => format!(
                "  page {page}: {scan}, {matched:.0} % found; {dpi:.0} dpi, {skew:+.1}°, moved by up to {shift:.1} mm\n"
            ),
            Ui::Khmer => format!(
                "  ទំព័រ {page}៖ {scan} រកឃើញ {matched:.0} %។ {dpi:.0} dpi, {skew:+.1}° រំកិលយ៉ាងច្រើន {shift:.1} mm\n"
            ),
        });
    }
    told
}
