//! From sources to a [`Release`]: typed text, Markdown, JSON, a DOCX, and a PDF or web page that carries its release.
//!
//! Nothing that stood in a source is dropped: each character that is not a space belongs to exactly one [`Place`] of the
//! [`Places`] that come with the release. What a reader does not understand is body text or an error, never lost.

pub(crate) mod carried;
mod date;
pub mod docx;
mod draft;
mod json;
pub mod md;
mod places;
mod record;
mod source;
mod suggest;
mod syntax;
pub mod txt;
mod walk;

use prakas_document::{Code, Diagnostic, Diagnostics, Language, Script, Warned};

use crate::release::{Id, Release};
use draft::Draft;
use prakas_carrier::Limits;

pub use date::{DateError, parse_days};
pub use md::front_matter_schema;
pub use places::{Place, PlaceKind, Places};
pub use source::{Form, Source};

/// How the pictures that a source names are found: the file's name as the source has it, and its bytes or a sentence that
/// says why they cannot be had.
pub type Assets<'a> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'a;

/// A release, and where its parts stood in the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The release.
    pub release: Release,
    /// Where each part of it stood.
    pub places: Places,
}

/// Reads one release from its sources: one file, or one for each language. Facts that contradict each other are errors.
///
/// A PDF, web page or DOCX of ours gives back the release that it carries, equal in every field; what was edited in a DOCX since is taken
/// over, with a warning for each edit ([`docx`]). Two that carry the same release, as those of its editions do, are one source.
/// What was read from them has no [`Place`].
///
/// `assets` finds the pictures that the sources name.
///
/// # Errors
/// All that is wrong with the sources, each finding with its place.
///
/// ```
/// use prakas::{Source, read};
///
/// let typed = "Press Release\n\nOffice hours\n\nThe office is closed on Monday.\n\nPhnom Penh, 27 October 2021\n";
/// let no_pictures = |name: &str| Err(format!("there is no `{name}`"));
/// let release = read(&[Source::new("office-hours.txt", typed)], &no_pictures)?.output.release;
/// assert_eq!(release.id.as_str(), "office-hours");
/// assert_eq!(release.issued, Some(jiff::civil::date(2021, 10, 27)));
/// # Ok::<(), prakas::Diagnostics>(())
/// ```
pub fn read(sources: &[Source], assets: &Assets<'_>) -> Result<Warned<Read>, Diagnostics> {
    read_with(sources, assets, &ReadOptions::default())
}

/// What reading is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// How much a file that is no text may ask for. What a [`Form`] may have holds, too.
    pub limits: Limits,
}

/// Does what [`read`](fn@read) does, told more.
///
/// # Errors
/// All that is wrong with the sources, each finding with its place.
pub fn read_with(
    sources: &[Source],
    assets: &Assets<'_>,
    options: &ReadOptions,
) -> Result<Warned<Read>, Diagnostics> {
    let mut findings = Vec::new();
    let mut drafts = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        match read_one(index, source, assets, options) {
            Ok(Warned { output, warnings }) => {
                for draft in output {
                    let draft = Draft { source: index, ..draft };
                    let is_carried = source.form().is_some_and(|form| !form.is_text());
                    if !is_carried || !drafts.iter().any(|known| draft.is_again(known)) {
                        drafts.push(draft);
                    }
                }
                findings.extend(warnings);
            }
            Err(stopped) => findings.extend(stopped.into_findings()),
        }
    }
    let findings = Diagnostics::stop_on_error(findings)?;
    leave_to_others(&mut drafts);
    draft::merge(drafts, sources, findings)
}

/// Leaves an edition to the source that shows it: the files of each edition carry the whole release, and may all have been edited.
fn leave_to_others(drafts: &mut [Draft]) {
    let shown: Vec<Vec<Language>> = drafts.iter().map(|draft| draft.shows.clone()).collect();
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| !draft.shows.is_empty()) {
        let is_left = |language: &Language| {
            let others = shown.iter().enumerate().filter(|(other, _)| *other != at);
            !draft.shows.contains(language) && others.into_iter().any(|(_, shows)| shows.contains(language))
        };
        let left: Vec<Language> =
            draft.editions.keys().filter(|language| is_left(language)).cloned().collect();
        left.iter().for_each(|language| drop(draft.editions.remove(language)));
    }
}

/// Reads what one source says: a draft, or one for each language that it has a page in.
fn read_one(
    index: usize,
    source: &Source,
    assets: &Assets<'_>,
    options: &ReadOptions,
) -> Result<Warned<Vec<Draft>>, Diagnostics> {
    // What is neither text nor meant to be is refused for its form, not for its bytes.
    let Some(form) = source.form() else {
        let message = format!("`{}` is neither .txt, .md, .json, .docx, .pdf nor .html", source.name());
        let is_old = source.name().to_ascii_lowercase().ends_with(".doc");
        let hint = is_old
            .then_some("a .doc is of Word before 2007: open it in Word or LibreOffice, and save it as .docx");
        return Err(Diagnostic::error(Code::UnknownForm, message)
            .hint(
                hint.unwrap_or(
                    "rename the file, or say what it is with --from txt, md, json, docx, pdf or html",
                ),
            )
            .into());
    };
    source.check(index)?;
    let Warned { output, warnings } = match form {
        Form::Txt => return txt::read(index, source),
        Form::Md => md::read(index, source, assets)?,
        Form::Json => json::read(index, source)?,
        Form::Docx => return docx::read(index, source, &options.limits),
        Form::Pdf => carried::pdf(index, source, &options.limits)?,
        Form::Html => carried::html(index, source, &options.limits)?,
    };
    Ok(Warned { output: vec![output], warnings })
}

/// The language of a source that tells none: Khmer, if most letters are; else English.
fn language_of(text: &str) -> Language {
    let scripts = || text.chars().filter_map(Script::of);
    let khmer = scripts().filter(|&script| script == Script::Khmer).count();
    if khmer * 2 > scripts().count() { Language::KM } else { Language::EN }
}

/// The id that a source's name suggests: its stem without a language (`summit.en.md` is `summit`).
fn id_from_name(name: &str) -> Option<Id> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (stem, _) = source::split_language(stem);
    Id::slug(stem)
}
