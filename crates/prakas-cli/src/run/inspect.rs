//! `prakas inspect`: what is inside files.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use prakas::carrier::{File, Relationship};
use prakas::{Form, Inspected, Language, ReadOptions, Release, Source, Status, Words, inspect};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::each;
use crate::excerpt::visible;
use crate::files::Reader;
use crate::finding::Sheets;
use crate::khmer::spoken;
use crate::report::{End, Outcome, Report};
use crate::task::Task;
use crate::ui::Ui;

/// What is inside a file, as `--json` gives it.
#[derive(Debug, Serialize)]
struct About<'a> {
    file: &'a str,
    /// `PDF 1.7`, `DOCX` or `web page`.
    format: String,
    bytes: usize,
    sha256: String,
    /// What a PDF says of itself.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pdf: Option<Pdf<'a>>,
    /// Whether its pages are scans, with the words of the release laid over them.
    is_facsimile: bool,
    release: Option<Facts<'a>>,
    words: Compared,
    carries: Vec<Carried<'a>>,
}

#[derive(Debug, Serialize)]
struct Pdf<'a> {
    /// The standards that it claims to keep.
    claims: &'a [String],
    pages: usize,
    signatures: usize,
}

#[derive(Debug, Serialize)]
struct Facts<'a> {
    id: &'a str,
    kind: &'static str,
    status: String,
    number: Option<&'a str>,
    issued: Option<String>,
    replaces: Option<&'a str>,
    replaced_by: Option<&'a str>,
    address: Option<&'a str>,
    editions: Vec<(&'a str, &'a str)>,
}

/// Whether a file shows what it carries.
#[derive(Debug, Serialize)]
#[serde(tag = "are", rename_all = "kebab-case")]
enum Compared {
    Shown { languages: Vec<String> },
    Differ { places: usize },
    Unknown { why: String },
}

#[derive(Debug, Serialize)]
struct Carried<'a> {
    name: &'a str,
    /// What it is to the file.
    is: &'static str,
    media_type: Option<&'a str>,
    bytes: usize,
    sha256: String,
}

pub(super) fn run(task: &Task, mut report: Report) -> ExitCode {
    let reader = Reader::new(task.from);
    each(&task.groups, &mut report, |files| look(files, &reader, task.ui));
    report.finish(None)
}

fn look(files: &[PathBuf], reader: &Reader, ui: Ui) -> Outcome {
    let sources = match reader.sources(files) {
        Ok(sources) => sources,
        Err(findings) => return Outcome::failed(findings),
    };
    let (mut text, mut machine) = (String::new(), Vec::new());
    for source in &sources {
        match inspect(source, &ReadOptions::default()) {
            Ok(inspected) => {
                let about = about(source, &inspected);
                text.push_str(&drawn(&about, ui));
                // It has no keys that are no strings, which is all that could fail.
                machine.push(serde_json::to_value(&about).unwrap_or_default());
            }
            Err(stopped) => {
                return Outcome::failed(Sheets::new(&sources).findings(stopped.into_findings()));
            }
        }
    }
    Outcome { findings: Vec::new(), end: End::Printed { text, machine } }
}

fn about<'a>(source: &'a Source, inspected: &'a Inspected) -> About<'a> {
    let Inspected { form, pdf, files, release, words } = inspected;
    let format = match (pdf, form) {
        (Some(pdf), _) => format!("PDF {}", pdf.version),
        (None, Form::Docx) => "DOCX".to_owned(),
        (None, _) => "web page".to_owned(),
    };
    About {
        file: source.name(),
        format,
        bytes: source.bytes().len(),
        sha256: digest(source.bytes()),
        pdf: pdf.as_ref().map(|pdf| Pdf {
            claims: &pdf.standards,
            pages: pdf.pages,
            signatures: pdf.signatures,
        }),
        is_facsimile: inspected.is_facsimile(),
        release: release.as_ref().map(facts),
        words: compared(words),
        carries: files.iter().map(carried).collect(),
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn facts(release: &Release) -> Facts<'_> {
    Facts {
        id: release.id.as_str(),
        kind: release.kind.name(),
        status: match &release.status {
            Status::Embargoed { until } => format!("embargoed until {until}"),
            other => other.name().to_owned(),
        },
        number: release.number.as_ref().map(|number| number.as_str()),
        issued: release.issued.map(|day| day.to_string()),
        replaces: release.supersedes.as_ref().map(|id| id.as_str()),
        replaced_by: release.superseded_by.as_ref().map(|id| id.as_str()),
        address: release.address.as_ref().map(|address| address.as_str()),
        editions: release
            .editions
            .iter()
            .map(|(language, edition)| (language.as_str(), edition.title.as_str()))
            .collect(),
    }
}

fn compared(words: &Words) -> Compared {
    match words {
        Words::Shown(verified) => {
            Compared::Shown { languages: verified.languages.iter().map(Language::to_string).collect() }
        }
        Words::Differ(found) => Compared::Differ { places: found.findings().len() },
        Words::Unknown(why) => Compared::Unknown {
            why: why.findings().first().map(|finding| finding.message.clone()).unwrap_or_default(),
        },
    }
}

fn carried(file: &File) -> Carried<'_> {
    let is = match file.relationship {
        Relationship::Source => "its source",
        Relationship::Data => "its data",
        Relationship::Alternative => "the same in another form",
        Relationship::Supplement => "a supplement",
        Relationship::Unspecified => "a file",
    };
    Carried {
        name: &file.name,
        is,
        media_type: file.media_type.as_deref(),
        bytes: file.bytes.len(),
        sha256: digest(&file.bytes),
    }
}

/// All of it for people, a line each.
fn drawn(about: &About<'_>, ui: Ui) -> String {
    let mut sheet = format!("{}\n", visible(about.file));
    let mut line = |name: &str, value: &str| {
        let (name, value) = (spoken(name, ui), visible(value));
        // Writing to a text does not fail.
        let _ = match ui {
            Ui::English => writeln!(sheet, "  {name:<11}{value}"),
            Ui::Khmer => writeln!(sheet, "  {name}៖ {value}"),
        };
    };
    line("format", &spoken(&about.format, ui));
    if let Some(Pdf { claims, pages, signatures }) = &about.pdf {
        let claims = claims.join(", ");
        line(
            "claims",
            if claims.is_empty() {
                ui.choose("no standard", "គ្មានបទដ្ឋាន")
            } else {
                &claims
            },
        );
        line("pages", &pages.to_string());
        let signed = format!("{signatures} times; whether it is good is for a signing program to say");
        line("signed", &spoken(if *signatures == 0 { "no" } else { &signed }, ui));
    }
    let bytes = ui.choose("bytes", "បៃ");
    line("size", &format!("{} {bytes}, SHA-256 {}", about.bytes, about.sha256));
    if about.is_facsimile {
        line(
            "copy",
            ui.choose(
                "a facsimile: scans, with the words of the release laid over them",
                "ថតចម្លង៖ ស្កេន ដែលមានពាក្យនៃសេចក្តីប្រកាសដាក់ពីលើ",
            ),
        );
    }
    match &about.release {
        Some(release) => draw_facts(release, &mut line, ui),
        None => line("release", ui.choose("none that can be read", "គ្មានដែលអាចអានបាន")),
    }
    let words = match &about.words {
        Compared::Shown { languages } => {
            let languages = languages.join(", ");
            ui.choose(
                format!("shows what it carries, in {languages}"),
                format!("បង្ហាញអ្វីដែលវាផ្ទុក ជាភាសា {languages}"),
            )
        }
        Compared::Differ { places } => {
            spoken(&format!("shows other words than it carries: {places} differ"), ui).into_owned()
        }
        Compared::Unknown { why } => {
            format!("{} {}", ui.choose("cannot be compared:", "ប្រៀបធៀបមិនបាន៖"), spoken(why, ui))
        }
    };
    line("words", &words);
    for Carried { name, is, media_type, bytes: size, sha256 } in &about.carries {
        let media_type = media_type.unwrap_or(ui.choose("of no type", "គ្មានប្រភេទ"));
        let is = spoken(is, ui);
        line("carries", &format!("{name}, {is}, {media_type}, {size} {bytes}, SHA-256 {sha256}"));
    }
    sheet
}

fn draw_facts(release: &Facts<'_>, line: &mut impl FnMut(&str, &str), ui: Ui) {
    line("release", release.id);
    line("kind", release.kind);
    line("status", &spoken(&release.status, ui));
    let others = [
        ("number", release.number),
        ("issued", release.issued.as_deref()),
        ("replaces", release.replaces),
        ("replaced by", release.replaced_by),
        ("address", release.address),
    ];
    for (name, value) in others {
        if let Some(value) = value {
            line(name, value);
        }
    }
    for (language, title) in &release.editions {
        line("edition", &format!("{language}: {title}"));
    }
}
