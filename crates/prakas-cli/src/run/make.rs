//! `prakas build`: releases into files.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use prakas::read::Assets;
use prakas::{
    BuildOptions, DocxOptions, ExportOptions, Fonts, Format, HtmlOptions, Output, PdfOptions, PngOptions,
    Source, Template, TextOptions, Warned, build,
};

use super::names::collisions;
use super::{each, fonts, house, pictures, template};
use crate::arguments::{OwnTemplate, Runs};
use crate::code::OwnCode;
use crate::confine::{self, Confinement, Made};
use crate::files::{self, Folder, Reader, Record, Seen, WriteError, seen};
use crate::finding::{Finding, Sheets};
use crate::guard::guard;
use crate::report::{End, Outcome, Report, cannot_write_out};
use crate::task::{Making, Target, Task};
use crate::terminal;

/// How many releases typesetting remembers a thing that it did not need again.
const REMEMBERED: usize = 10;

pub(super) fn run(task: &Task, making: &Making, fonts: &Fonts, mut report: Report) -> ExitCode {
    if let Some(finding) = unfit_for_terminal(making) {
        report.take(Outcome { findings: vec![finding], end: End::WrongUse });
        return report.finish_quietly();
    }
    let prepared = options(making).and_then(|options| Ok((options, confinement(making)?)));
    let (options, confinement) = match prepared {
        Ok(prepared) => prepared,
        Err(findings) => return report.stopped(findings),
    };
    let reader = Reader::new(task.from);
    report.tell(collisions(&task.groups, &reader, &options));
    if report.stops() {
        return report.finish_quietly();
    }
    let sink = match &making.target {
        Target::Folder(path) => {
            Sink::Folder(Folder::new(path, task.groups.iter().flatten()).with_existing(making.existing))
        }
        Target::Stdout => Sink::Stdout,
    };
    let record = match record(task, making, &options) {
        Ok(record) => record,
        Err(finding) => return report.stopped(vec![*finding]),
    };
    terminal::watch_for_interrupts();
    let is_given_up = AtomicBool::new(false);
    let mut maker = Maker { task, fonts, options, reader, confinement, sink, record, is_given_up };
    each(&task.groups, &mut report, |files| {
        let outcome = maker.release(files);
        if making.stops_at_first && outcome.end == End::Failed {
            maker.is_given_up.store(true, Ordering::Relaxed);
        }
        outcome
    });
    if let Some(Err(error)) = maker.record.take().map(Record::finish) {
        report.tell(vec![cannot_record(&error)]);
    }
    match &maker.sink {
        Sink::Folder(folder) => report.finish(Some(folder.path())),
        Sink::Stdout => report.finish_quietly(),
    }
}

/// Makes one release with a template that nobody vouches for, in this process, which has limits and hands back what it makes.
pub(super) fn run_confined(task: &Task, making: &Making, own: &OwnTemplate) -> ExitCode {
    let made = guard(|| make_confined(task, making, own));
    let made = made.unwrap_or_else(|finding| Err(vec![*finding])).unwrap_or_else(Made::stopped);
    match confine::deliver(made) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn make_confined(task: &Task, making: &Making, own: &OwnTemplate) -> Result<Made, Vec<Finding>> {
    let given = confine::enter(own.limits, task.threads())?;
    // The process that started this one has told which fonts were passed over.
    let (fonts, _) = fonts(&task.fonts)?;
    let mut options = options(making)?;
    let source = template::of(&own.file, given.template)?;
    options.export.layout.template = Some(Template::new(source.name(), source.text()));
    let reader = Reader::new(task.from).with_stdin(given.stdin);
    let files: Vec<PathBuf> = task.groups.iter().flatten().cloned().collect();
    let sources = reader.sources(&files)?;
    Ok(made(task, &fonts, &options, &sources, &pictures(&files), Some(&source)))
}

/// How a template is confined, where one was given that can be read.
fn confinement(making: &Making) -> Result<Option<Confinement>, Vec<Finding>> {
    let Some(OwnTemplate { file, limits, runs: Runs::Elsewhere(arguments) }) = &making.template else {
        return Ok(None);
    };
    let template = template::read(file)?;
    Ok(Some(Confinement { arguments: arguments.clone(), template, limits: *limits }))
}

/// The record of what was made before, where that is asked for.
fn record(task: &Task, making: &Making, options: &BuildOptions) -> Result<Option<Record>, Box<Finding>> {
    let Target::Folder(folder) = &making.target else { return Ok(None) };
    if !making.resumes {
        return Ok(None);
    }
    let emblem = options.house.as_ref().and_then(|house| house.emblem.as_ref());
    let emblem = emblem.map(|emblem| emblem.picture.digest()).unwrap_or_default();
    let fonts = files::digest_of_folders(&task.fonts.dirs);
    let told = format!("{options:?} {:?}", task.deny_warnings);
    let parts = [env!("CARGO_PKG_VERSION"), &told, &emblem, &fonts].map(str::as_bytes);
    Record::open(folder, &parts).map(Some).map_err(|error| Box::new(cannot_record(&error)))
}

fn cannot_record(error: &io::Error) -> Finding {
    let message = format!("it cannot be recorded what was made: {}", files::reason(error));
    Finding::error(OwnCode::CannotWrite, message)
}

/// A terminal shows text, and is set wrong by anything else.
fn unfit_for_terminal(making: &Making) -> Option<Finding> {
    let is_text = |format: &Format| match format {
        Format::Html | Format::Txt | Format::Eml | Format::Svg => true,
        Format::Pdf | Format::Docx | Format::Png | Format::Card => false,
    };
    let format = making.formats.iter().find(|format| !is_text(format))?;
    (making.target == Target::Stdout && terminal::is_stdout_a_terminal()).then(|| {
        Finding::error(OwnCode::WrongUse, format!("a terminal cannot show .{}", format.ending()))
            .hint(format!("send it to a file or a program, such as `> release.{}`", format.ending()))
    })
}

fn options(making: &Making) -> Result<BuildOptions, Vec<Finding>> {
    let text = match making.width {
        Some(0) => TextOptions { width: None },
        Some(width) => TextOptions { width: Some(width) },
        None => TextOptions::default(),
    };
    let png = making.dpi.map(|dpi| PngOptions { dpi: dpi.into(), ..Default::default() }).unwrap_or_default();
    Ok(BuildOptions {
        formats: making.formats.clone(),
        bilingual: making.bilingual,
        carry: making.carry,
        export: ExportOptions {
            pdf: PdfOptions { standard: making.pdf_standard },
            docx: DocxOptions { embed_fonts: making.embed_fonts, ..DocxOptions::default() },
            html: HtmlOptions { embed_fonts: making.embed_fonts, ..HtmlOptions::default() },
            png,
            text,
            page: making.page.clone(),
            mail: making.mail.clone(),
            ..ExportOptions::default()
        },
        ..house::on(&making.paper)?
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
    confinement: Option<Confinement>,
    sink: Sink,
    /// What was made before, where that is asked for.
    record: Option<Record>,
    /// Whether the folder takes no more files: then no more are made.
    is_given_up: AtomicBool,
}

impl Maker<'_> {
    fn release(&self, files: &[PathBuf]) -> Outcome {
        if self.is_given_up.load(Ordering::Relaxed) {
            return Outcome { findings: Vec::new(), end: End::NotTried };
        }
        let outcome = match &self.confinement {
            None => self.here(files),
            Some(confinement) => match self.reader.stdin_of(files) {
                Ok(stdin) => self.deliver(confinement.make(files, stdin), |_| Ok(())),
                Err(findings) => Outcome::failed(findings),
            },
        };
        if self.task.groups.len() > 1 {
            prakas::evict(REMEMBERED);
        }
        outcome
    }

    /// Makes a release in this process, unless it is recorded that it was made before.
    fn here(&self, files: &[PathBuf]) -> Outcome {
        let sources = match self.reader.sources(files) {
            Ok(sources) => sources,
            Err(findings) => return Outcome::failed(findings),
        };
        let make = |assets: &Assets<'_>| made(self.task, self.fonts, &self.options, &sources, assets, None);
        let pictures = pictures(files);
        let Some(record) = &self.record else {
            return self.deliver(make(&pictures), |_| Ok(()));
        };
        let key = record.key(&sources);
        if record.holds(&key, &pictures) {
            return Outcome { findings: Vec::new(), end: End::Unchanged };
        }
        let asked_for = Seen::default();
        let made = make(&seen(&pictures, &asked_for));
        self.deliver(made, |made| record.add(key, asked_for, named(made)))
    }

    /// Writes what was made, and remembers it where all of it was written.
    fn deliver(&self, made: Made, remember: impl FnOnce(&[Output]) -> io::Result<()>) -> Outcome {
        let Made { mut findings, outputs } = made;
        let end = match (outputs, &self.sink) {
            (None, _) => End::Failed,
            (Some(made), Sink::Folder(folder)) => {
                let end = self.write(folder, &made, &mut findings);
                if let End::Done(_) = end {
                    findings.extend(remember(&made).err().map(|error| cannot_record(&error)));
                }
                end
            }
            (Some(made), Sink::Stdout) => write_out(&made, &mut findings),
        };
        Outcome { findings, end }
    }

    fn write(&self, folder: &Folder, made: &[Output], findings: &mut Vec<Finding>) -> End {
        match folder.write(named(made)) {
            Ok(written) => {
                findings.extend(of_other_status(folder, made));
                End::Done(written)
            }
            Err(WriteError::Refused(message)) => {
                findings.push(Finding::error(OwnCode::CannotWrite, message));
                End::Failed
            }
            // What keeps one file from being written keeps all the others, too: it is told once.
            Err(WriteError::Folder(message)) => {
                if self.is_given_up.swap(true, Ordering::Relaxed) {
                    return End::NotTried;
                }
                findings.push(Finding::error(OwnCode::CannotWrite, message));
                End::Failed
            }
        }
    }
}

/// Warns of files of the same release that lie in the folder from when it had another status.
fn of_other_status(folder: &Folder, made: &[Output]) -> Option<Finding> {
    let names = made.iter().flat_map(Output::names_in_other_statuses);
    let there: Vec<String> =
        names.filter_map(|name| folder.find(&name)).map(|path| path.display().to_string()).collect();
    let message = format!("`{}` is of this release with another status", there.join(" "));
    let finding = Finding::warning(OwnCode::OtherStatus, message);
    (!there.is_empty()).then(|| finding.hint("delete it, so that nobody sends it out by mistake"))
}

/// Files with their names.
fn named(made: &[Output]) -> impl Iterator<Item = (&str, &[u8])> {
    made.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()))
}

/// Makes the files of a release, or finds why not.
fn made(
    task: &Task,
    fonts: &Fonts,
    options: &BuildOptions,
    sources: &[Source],
    assets: &Assets<'_>,
    template: Option<&Source>,
) -> Made {
    let sheets = Sheets::new(sources).with_template(template);
    match build(sources, assets, fonts, options) {
        Ok(Warned { output, warnings }) => {
            let is_denied = task.deny_warnings && !warnings.is_empty();
            Made { findings: sheets.findings(warnings), outputs: (!is_denied).then_some(output) }
        }
        Err(stopped) => Made::stopped(sheets.findings(stopped.into_findings())),
    }
}

fn write_out(made: &[Output], findings: &mut Vec<Finding>) -> End {
    let [file] = made else {
        findings.push(too_many(made));
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

/// What is said of files that standard output has no room for: those of more than one edition, or of more than one page.
fn too_many(made: &[Output]) -> Finding {
    let mut editions: Vec<_> = made.iter().map(|file| &file.languages).collect();
    editions.dedup();
    let (what, count, mend) = match editions.len() {
        0 | 1 => ("page", made.len(), "make a PDF, or write the pages into a folder with --out"),
        editions => ("edition", editions, "choose it with --lang"),
    };
    let message = format!("standard output takes one {what}, and this release has {count}");
    Finding::error(OwnCode::WrongUse, message).hint(mend)
}

#[cfg(test)]
mod tests {
    use prakas::{Language, PageOf};

    use super::*;

    #[test]
    fn standard_output_takes_one_file() {
        let file = |language: Language, page| Output {
            name: format!("a.{language}.txt"),
            format: Format::Txt,
            languages: vec![language],
            page,
            bytes: Vec::new(),
        };
        let refused = |made: &[Output]| {
            let mut findings = Vec::new();
            assert_eq!(write_out(made, &mut findings), End::WrongUse);
            findings.remove(0).message
        };
        let editions = [file(Language::EN, None), file(Language::KM, None)];
        assert_eq!(refused(&editions), "standard output takes one edition, and this release has 2");
        let pages = [1, 2, 3].map(|page| file(Language::EN, Some(PageOf { page, pages: 3 })));
        assert_eq!(refused(&pages), "standard output takes one page, and this release has 3");
        let both = [&pages[..], &[file(Language::KM, Some(PageOf { page: 1, pages: 1 }))]].concat();
        assert_eq!(refused(&both), "standard output takes one edition, and this release has 2");
        for one in [&editions[..1], &pages[..1]] {
            assert_eq!(write_out(one, &mut Vec::new()), End::Done(Vec::new()));
        }
    }
}
