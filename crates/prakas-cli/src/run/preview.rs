//! `prakas preview`: a release in the browser, renewed as it is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use prakas::{
    BuildOptions, ExportOptions, Fonts, Format, Language, Output, PngOptions, Source, Warned, build,
};
use prakas_preview::{Offer, Place, PreviewOptions, SHOWN, Shown, SourceText, serve};
use rayon::ThreadPool;

use super::{house, pictures};
use crate::arguments::HouseChoice;
use crate::code::{OwnCode, explanation};
use crate::files::{self, Reader, Watch, pictures_folder};
use crate::finding::{Finding, Sheets};
use crate::guard::guard;
use crate::khmer::spoken;
use crate::report::{Report, cannot_write_out};
use crate::task::{FOR_ONE_RELEASE, Paper, Previewing, Task};
use crate::terminal;
use crate::ui::Ui;

/// How many savings typesetting remembers a thing that it did not need again.
const REMEMBERED: usize = 10;

/// How often it is looked whether somebody wants the preview to end.
const PATIENCE: Duration = Duration::from_millis(250);

/// How finely pages are drawn, in pixels an inch: one and a half times as fine as most screens show them beside the rest.
const DPI: f64 = 110.0;

/// What is offered of each edition.
const DOWNLOADS: [Format; 6] =
    [Format::Pdf, Format::Docx, Format::Html, Format::Txt, Format::Card, Format::Eml];

pub(super) fn run(task: &Task, previewing: &Previewing, fonts: &Fonts, report: Report) -> ExitCode {
    let pool = match crate::pool(FOR_ONE_RELEASE) {
        Ok(pool) => pool,
        Err(finding) => return report.stopped(vec![*finding]),
    };
    let release = Arc::new(Release {
        pool,
        files: task.groups.iter().flatten().cloned().collect(),
        reader: Reader::new(task.from),
        paper: previewing.paper.clone(),
        fonts: fonts.clone(),
        ui: task.ui,
    });
    let options =
        PreviewOptions { port: previewing.port, language: task.ui.language(), downloads: DOWNLOADS.to_vec() };
    let wanted = Arc::clone(&release);
    let preview = match serve(&options, move |offer| wanted.download(offer)) {
        Ok(preview) => preview,
        Err(error) => {
            let message = format!("the preview cannot listen on this machine: {}", files::reason(&error));
            let hint = "another port may be free: leave out --port";
            return report.stopped(vec![Finding::error(OwnCode::WrongUse, message).hint(hint)]);
        }
    };
    if let Err(error) = terminal::write_out(format!("{}\n", preview.address()).as_bytes()) {
        return report.stopped(vec![cannot_write_out(&error)]);
    }
    report.say(|ui| {
        ui.choose(
            "Look at it in a browser of this machine. It is renewed when the files are saved, and ends with Ctrl-C.\n",
            "សូមបើកអាសយដ្ឋាននេះក្នុងកម្មវិធីរុករករបស់ម៉ាស៊ីននេះ។ វាប្រែតាមពេលឯកសារត្រូវបានរក្សាទុក ហើយបញ្ចប់ដោយ Ctrl-C។\n",
        )
        .to_owned()
    });
    if previewing.opens {
        terminal::open_in_browser(preview.address());
    }
    terminal::watch_for_interrupts();
    let mut watch = Watch::new();
    watch.follow(release.watched(BTreeSet::new()));
    while !terminal::is_interrupted() {
        let (shown, asked) = release.look();
        watch.follow(release.watched(asked));
        preview.show(shown);
        prakas::evict(REMEMBERED);
        while !terminal::is_interrupted() && !watch.wait(PATIENCE) {}
    }
    ExitCode::SUCCESS
}

/// What is looked at, and how.
struct Release {
    files: Vec<PathBuf>,
    reader: Reader,
    paper: Paper,
    fonts: Fonts,
    ui: Ui,
    /// What downloads are made by: a release may nest more deeply than the threads of a server have room for.
    pool: ThreadPool,
}

impl Release {
    /// The release as its files are now, and the pictures that it asks for.
    fn look(&self) -> (Shown, BTreeSet<PathBuf>) {
        let asked = Mutex::new(BTreeSet::new());
        let folder = pictures_folder(&self.files);
        let picture = pictures(&self.files);
        let picture = |name: &str| {
            asked.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.join(name));
            picture(name)
        };
        let sources = self.reader.sources(&self.files);
        let (sources, made) = match sources {
            Ok(sources) => {
                let made = guard(|| self.made(&sources, &picture, &SHOWN, None));
                (sources, made.unwrap_or_else(|finding| Err(vec![*finding])))
            }
            Err(findings) => (Vec::new(), Err(findings)),
        };
        let (files, findings) = match made {
            Ok((files, findings)) => (Some(files), findings),
            Err(findings) => (None, findings),
        };
        let texts: Vec<SourceText> = sources
            .iter()
            .filter(|source| source.form().is_none_or(prakas::Form::is_text))
            .map(|source| SourceText { name: short(source.name()), text: source.text().to_owned() })
            .collect();
        let findings = findings.into_iter().map(|finding| self.told(finding, &texts)).collect();
        (
            Shown { sources: texts, findings, files },
            asked.into_inner().unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// A file that somebody wants, from the files as they are now.
    fn download(&self, offer: &Offer) -> Result<Vec<u8>, String> {
        let make = || {
            let sources = self.reader.sources(&self.files)?;
            self.made(&sources, &pictures(&self.files), &[offer.format], Some(offer.language.clone()))
        };
        let made = guard(|| self.pool.install(make));
        let made = made.unwrap_or_else(|finding| Err(vec![*finding]));
        let (files, _) = made.map_err(|findings| sentences(&findings))?;
        files.into_iter().next().map(|file| file.bytes).ok_or_else(|| "no file was made".to_owned())
    }

    fn made(
        &self,
        sources: &[Source],
        assets: &prakas::read::Assets<'_>,
        formats: &[Format],
        language: Option<Language>,
    ) -> Result<(Vec<Output>, Vec<Finding>), Vec<Finding>> {
        let paper = house::on(&self.paper)?;
        let options = BuildOptions {
            formats: formats.to_vec(),
            beside: Format::USUAL.to_vec(),
            languages: language.map_or(paper.languages, |language| vec![language]),
            export: ExportOptions { png: PngOptions { dpi: DPI, fast: true }, ..ExportOptions::default() },
            ..paper
        };
        let sheets = Sheets::new(sources);
        match build(sources, assets, &self.fonts, &options) {
            Ok(Warned { output, warnings }) => Ok((output, sheets.findings(warnings))),
            Err(stopped) => Err(sheets.findings(stopped.into_findings())),
        }
    }

    /// A finding as the page shows it.
    fn told(&self, finding: Finding, texts: &[SourceText]) -> prakas_preview::Finding {
        let told = explanation(&finding.code, &self.ui.language());
        let file = finding.file.as_deref().map(short);
        let source = file.as_ref().and_then(|file| texts.iter().position(|text| text.name == *file));
        let place = source.zip(finding.start);
        prakas_preview::Finding {
            severity: finding.severity,
            code: finding.code.into_owned(),
            title: told.as_ref().map(|told| told.title.to_owned()).unwrap_or_default(),
            message: spoken(&finding.message, self.ui).into_owned(),
            hints: finding.hints.iter().map(|hint| spoken(hint, self.ui).into_owned()).collect(),
            reason: told.map(|told| format!("{} {}", told.why, told.mend)).unwrap_or_default(),
            file,
            place: place.map(|(source, at)| Place { source, line: at.line, column: at.column }),
        }
    }

    /// The files that matter: those of the release, its house's, and these pictures.
    fn watched(&self, pictures: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        let mut watched = pictures;
        watched.extend(self.paper.houses.iter().cloned());
        watched.extend(self.files.iter().cloned());
        if let Some(HouseChoice::File(file)) = &self.paper.house {
            watched.insert(file.clone());
        }
        watched
    }
}

/// The name of a file without its folders.
fn short(name: &str) -> String {
    Path::new(name).file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// What keeps a file from being made, and what to do about it, a line each.
fn sentences(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == prakas::Severity::Error);
    let lines = errors.flat_map(|finding| std::iter::once(&finding.message).chain(&finding.hints));
    lines.map(String::as_str).collect::<Vec<_>>().join("\n")
}
