//! `prakas fonts`: which faces there are, and which of them set which text and why.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use prakas::document::{Role, Script};
use prakas::fonts::{Face, Origin};
use prakas::{BuildOptions, Document, FaceUse, Fonts, LayoutOptions, Source, Warned, layout, proof};

use super::{each, house, pictures, print};
use crate::excerpt::visible;
use crate::files::Reader;
use crate::finding::Sheets;
use crate::report::{End, Outcome, Report};
use crate::task::{Paper, Task};

/// How many roles are named.
const FEW: usize = 6;

pub(super) fn run(task: &Task, paper: &Paper, fonts: &Fonts, mut report: Report) -> ExitCode {
    if task.groups.is_empty() {
        return print(library(fonts).as_bytes());
    }
    let options = match house::on(paper) {
        Ok(options) => options,
        Err(findings) => return report.stopped(findings),
    };
    let reader = Reader::new(task.from);
    each(&task.groups, &mut report, |files| match reader.sources(files) {
        Ok(sources) => look(files, &sources, fonts, &options),
        Err(findings) => Outcome::failed(findings),
    });
    report.finish(None)
}

/// A line for each face of the library, in the order in which they are asked.
fn library(fonts: &Fonts) -> String {
    fonts.faces().fold(String::new(), |mut lines, face| {
        let khmer = if face.covers('ក') { "  has Khmer" } else { "" };
        let style = format!("{} {}", face.weight().0, format!("{:?}", face.style()).to_lowercase());
        // Writing to a text does not fail.
        let _ = writeln!(lines, "{:28} {style:12} {}{khmer}", visible(face.family()), origin(&face));
        lines
    })
}

fn origin(face: &Face<'_>) -> String {
    match (face.origin(), face.path()) {
        (Origin::Bundled, _) => "part of this program".to_owned(),
        (Origin::Given, Some(path)) => format!("given: {}", path.display()),
        (Origin::System, Some(path)) => format!("of this machine: {}", path.display()),
        (Origin::Given, None) => "given".to_owned(),
        (Origin::System, None) => "of this machine".to_owned(),
    }
}

/// What each edition of a release is set in.
fn look(files: &[PathBuf], sources: &[Source], fonts: &Fonts, options: &BuildOptions) -> Outcome {
    let sheets = Sheets::new(sources);
    let made = match proof(sources, &pictures(files), fonts, options) {
        Ok(Warned { output, .. }) => output,
        Err(stopped) => return Outcome::failed(sheets.findings(stopped.into_findings())),
    };
    let (mut told, mut machine) = (String::new(), Vec::new());
    let mut findings = Vec::new();
    for document in &made.documents {
        match layout(document, fonts, &LayoutOptions::default()) {
            Ok(Warned { output, warnings }) => {
                findings.extend(sheets.findings(warnings));
                let _ = writeln!(told, "{}, {}", visible(&document.meta.id), document.language());
                // A face that sets spaces alone sets nothing that is seen.
                for used in output.faces().into_iter().filter(|used| used.characters > 0) {
                    told.push_str(&line(&used, document, fonts));
                    let FaceUse { family, weight, is_italic, characters, .. } = used;
                    machine.push(serde_json::json!({
                        "release": document.meta.id, "language": document.language(), "family": family,
                        "weight": weight, "italic": is_italic, "characters": characters,
                    }));
                }
            }
            Err(error) => {
                let finding = prakas::Diagnostic::error(prakas::Code::Backend, error.to_string());
                return Outcome::failed(sheets.findings(vec![finding]));
            }
        }
    }
    Outcome { findings, end: End::Printed { text: told, machine } }
}

fn line(used: &FaceUse, document: &Document, fonts: &Fonts) -> String {
    let FaceUse { family, weight, is_italic, characters, sample } = used;
    let style = format!("{weight}{}", if *is_italic { " italic" } else { "" });
    let face = fonts.faces().find(|face| face.is_of(family) || face.family().starts_with(family.as_str()));
    let from = face.map_or_else(|| "part of this program".to_owned(), |face| origin(&face));
    format!(
        "  {family} {style}, {from}\n    {characters} characters, such as `{}`\n    {}\n",
        visible(sample.trim()),
        reason(family, document)
    )
}

/// A few names of many.
fn some(names: &[&str]) -> String {
    match names.split_at_checked(FEW) {
        Some((few, others)) if !others.is_empty() => format!("{} and {} more", few.join(", "), others.len()),
        _ => names.join(", "),
    }
}

/// Why a family was taken.
fn reason(family: &str, document: &Document) -> String {
    let names = |script: Script| {
        let is_named = |role: &&Role| {
            let faces = &document.theme.style(**role).faces;
            let named = if script == Script::Khmer { &faces.khmer } else { &faces.latin };
            named.starts_with(family)
        };
        let roles: Vec<&str> = Role::ALL.iter().filter(is_named).map(|role| role.name()).collect();
        (!roles.is_empty()).then(|| {
            let script = if script == Script::Khmer { "Khmer" } else { "Latin and all else" };
            format!("the house's paper names it for {script}, in {}", some(&roles))
        })
    };
    let named: Vec<String> = [Script::Khmer, Script::Latin].into_iter().filter_map(names).collect();
    if named.is_empty() {
        "no face that the house's paper names has these characters".to_owned()
    } else {
        named.join("; ")
    }
}
