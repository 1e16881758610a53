//! `prakas verify`: whether files show what they carry.

use std::path::PathBuf;
use std::process::ExitCode;

use prakas::{Language, ReadOptions, Verified, verify};

use super::each;
use crate::excerpt::visible;
use crate::files::Reader;
use crate::finding::Sheets;
use crate::report::{End, Outcome, Report};
use crate::task::Task;
use crate::ui::Ui;

pub(super) fn run(task: &Task, mut report: Report) -> ExitCode {
    let reader = Reader::new(task.from);
    each(&task.groups, &mut report, |files| judge(files, &reader, task.ui));
    report.finish(None)
}

fn judge(files: &[PathBuf], reader: &Reader, ui: Ui) -> Outcome {
    let sources = match reader.sources(files) {
        Ok(sources) => sources,
        Err(findings) => return Outcome::failed(findings),
    };
    let sheets = Sheets::new(&sources);
    let mut findings = Vec::new();
    let mut lines = String::new();
    for source in &sources {
        match verify(source, &ReadOptions::default()) {
            Ok(verified) => lines.push_str(&well(source.name(), &verified, ui)),
            Err(stopped) => {
                let own = sheets.findings(stopped.into_findings()).into_iter();
                findings.extend(own.map(|finding| finding.of_file(source.name())));
            }
        }
    }
    let end = if findings.is_empty() { End::Told(lines) } else { End::Failed };
    Outcome { findings, end }
}

/// One line about a file that shows what it carries.
fn well(name: &str, verified: &Verified, ui: Ui) -> String {
    let languages: Vec<&str> = verified.languages.iter().map(Language::as_str).collect();
    let (name, id, languages) = (visible(name), &verified.release.id, languages.join(", "));
    let not_whole =
        ui.choose(" (it does not say which lines stood around the text)", " (វាមិនប្រាប់ពីបន្ទាត់ជុំវិញអត្ថបទទេ)");
    let how = if verified.is_whole { "" } else { not_whole };
    match ui {
        Ui::English => format!("{name}: shows what it carries, {id} in {languages}{how}\n"),
        Ui::Khmer => format!("{name}៖ បង្ហាញអ្វីដែលវាផ្ទុក គឺ {id} ជាភាសា {languages}{how}\n"),
    }
}
