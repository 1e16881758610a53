//! `prakas inspect`: what is inside files.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use prakas::carrier::{File, Relationship};
use prakas::{Form, Inspected, Language, ReadOptions, Release, Source, Status, Words, inspect};
use sha2::{Digest as _, Sha256};

use super::each;
use crate::excerpt::visible;
use crate::files::Reader;
use crate::finding::Sheets;
use crate::report::{End, Outcome, Report};
use crate::task::Task;

pub(super) fn run(task: &Task, mut report: Report) -> ExitCode {
    let reader = Reader::new(task.from);
    each(&task.groups, &mut report, |files| look(files, &reader));
    report.finish(None)
}

fn look(files: &[PathBuf], reader: &Reader) -> Outcome {
    let sources = match reader.sources(files) {
        Ok(sources) => sources,
        Err(findings) => return Outcome::failed(findings),
    };
    let mut told = String::new();
    for source in &sources {
        match inspect(source, &ReadOptions::default()) {
            Ok(inspected) => told.push_str(&sheet(source, &inspected)),
            Err(stopped) => {
                return Outcome::failed(Sheets::new(&sources).findings(stopped.into_findings()));
            }
        }
    }
    Outcome { findings: Vec::new(), end: End::Printed(told) }
}

/// All that is to be said of a file, a line each.
fn sheet(source: &Source, inspected: &Inspected) -> String {
    let Inspected { form, pdf, files, release, words } = inspected;
    let mut sheet = format!("{}\n", visible(source.name()));
    let mut line = |name: &str, value: &str| {
        // Writing to a text does not fail.
        let _ = writeln!(sheet, "  {name:<11}{}", visible(value));
    };
    match pdf {
        Some(pdf) => {
            line("format", &format!("PDF {}", pdf.version));
            line("claims", &or_nothing(&pdf.standards.join(", ")));
            line("pages", &pdf.pages.to_string());
            line("signed", &signed(pdf.signatures));
        }
        None => line("format", if *form == Form::Docx { "DOCX" } else { "web page" }),
    }
    line("size", &size(source.bytes()));
    match release {
        Some(release) => {
            for (name, value) in facts(release) {
                line(name, &value);
            }
        }
        None => line("release", "none that can be read"),
    }
    line("words", &shown(words));
    for file in files {
        line("carries", &carried(file));
    }
    sheet
}

fn or_nothing(text: &str) -> String {
    if text.is_empty() { "no standard".to_owned() } else { text.to_owned() }
}

fn signed(signatures: usize) -> String {
    match signatures {
        0 => "no".to_owned(),
        1 => "once; whether the signature is good is for a signing program to say".to_owned(),
        many => format!("{many} times; whether the signatures are good is for a signing program to say"),
    }
}

fn size(bytes: &[u8]) -> String {
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{} bytes, SHA-256 {digest}", bytes.len())
}

fn facts(release: &Release) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("release", release.id.to_string()),
        ("kind", release.kind.name().to_owned()),
        ("status", status(&release.status)),
    ];
    facts.extend(release.number.as_ref().map(|number| ("number", number.as_str().to_owned())));
    facts.extend(release.issued.map(|day| ("issued", day.to_string())));
    facts.extend(release.supersedes.as_ref().map(|id| ("replaces", id.to_string())));
    facts.extend(release.superseded_by.as_ref().map(|id| ("replaced by", id.to_string())));
    facts.extend(release.address.as_ref().map(|address| ("address", address.as_str().to_owned())));
    let edition = |(language, edition): (&Language, &prakas::Edition)| {
        ("edition", format!("{language}: {}", edition.title))
    };
    facts.extend(release.editions.iter().map(edition));
    facts
}

fn status(status: &Status) -> String {
    match status {
        Status::Embargoed { until } => format!("embargoed until {until}"),
        Status::Draft | Status::Final | Status::Corrected { .. } | Status::Withdrawn { .. } => {
            status.name().to_owned()
        }
    }
}

fn shown(words: &Words) -> String {
    match words {
        Words::Shown(verified) => {
            let languages: Vec<&str> = verified.languages.iter().map(Language::as_str).collect();
            format!("shows what it carries, in {}", languages.join(", "))
        }
        Words::Differ(found) => {
            format!("shows other words than it carries: {} differ", found.findings().len())
        }
        Words::Unknown(why) => {
            let message =
                why.findings().first().map_or("it is not said why", |finding| finding.message.as_str());
            format!("cannot be compared: {message}")
        }
    }
}

fn carried(file: &File) -> String {
    let relationship = match file.relationship {
        Relationship::Source => "its source",
        Relationship::Data => "its data",
        Relationship::Alternative => "the same in another form",
        Relationship::Supplement => "a supplement",
        Relationship::Unspecified => "a file",
    };
    let media_type = file.media_type.as_deref().unwrap_or("of no type");
    format!("{}, {relationship}, {media_type}, {}", file.name, size(&file.bytes))
}
