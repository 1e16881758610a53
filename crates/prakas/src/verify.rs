//! Whether a file shows what it carries: [`verify`].

use prakas_carrier::{CarrierError, FACSIMILE, File, Limits, RELEASE};
use prakas_document::reading::{digest, plain_text, squeeze};
use prakas_document::{Code, Diagnostic, Diagnostics, Inline, Language};

use crate::read::docx::leaves::{self, Leaf, LeafKind};
use crate::read::{Form, ReadOptions, Source, carried};
use crate::release::{Edition, Release};

/// A file that shows what it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The release that it carries.
    pub release: Release,
    /// The editions of it that the file shows.
    pub languages: Vec<Language>,
    /// Whether all words of the file are those that it was made with, the lines around the text included. A file of an older Prakas
    /// does not say which those were; of such one only the release's own words are known to be there.
    pub is_whole: bool,
}

/// What a file shows, what it says of itself, and what it carries.
struct Shown {
    words: String,
    /// The digest of the words that it was made with.
    digest: Option<String>,
    release: File,
}

/// Whether a DOCX, a PDF or a web page shows what it carries: the words are those that it was made with, and each paragraph of the
/// release stands among them.
///
/// This finds what was edited, mixed up or damaged. It is no signature: who changes the words on purpose can change the release
/// inside as well.
///
/// # Errors
/// A finding for each paragraph that the file does not show as the release has it ([`Code::WordsDiffer`]), or why nothing can be
/// told: it is no such file, carries nothing, is damaged, or is a PDF without tags.
pub fn verify(source: &Source, options: &ReadOptions) -> Result<Verified, Diagnostics> {
    let Shown { words, digest: made_with, release } = shown(source, &options.limits)?;
    let release = carried::stored(0, source.name(), &release)?.output.into_release(source.name())?;
    let squeezed = squeeze(&words);
    let is_shown = |edition: &Edition| squeezed.contains(&squeeze(edition.title.as_str()));
    let editions: Vec<(&Language, &Edition)> =
        release.editions.iter().filter(|(_, edition)| is_shown(edition)).collect();
    let mut findings = Vec::new();
    if editions.is_empty() {
        let message = format!("`{}` shows the title of none of the editions that it carries", source.name());
        findings.push(Diagnostic::error(Code::WordsDiffer, message).at_path("editions"));
    }
    for (language, edition) in &editions {
        let mut search = Search { words: &squeezed, at: 0, findings: &mut findings };
        for (blocks, part) in [(&edition.body, "body"), (&edition.notes, "notes")] {
            for leaf in leaves::of_blocks(blocks) {
                search.leaf(&leaf, &format!("editions.{language}.{part}.{}", leaf.block));
            }
        }
    }
    let is_whole = made_with.as_ref().map(|made_with| *made_with == digest(&words));
    if findings.is_empty() && is_whole == Some(false) {
        let message = format!(
            "`{}` shows each paragraph of the release, but not only these: words were added, or lines around the text were changed",
            source.name()
        );
        findings.push(Diagnostic::error(Code::WordsDiffer, message).hint("import it to see what was edited"));
    }
    let languages = editions.iter().map(|(language, _)| (*language).clone()).collect();
    Diagnostics::stop_on_error(findings)?;
    Ok(Verified { languages, release, is_whole: is_whole == Some(true) })
}

/// Looks for the paragraphs of a release among the words that a file shows.
struct Search<'a> {
    words: &'a str,
    /// Where the last one was found that stands in its order.
    at: usize,
    findings: &'a mut Vec<Diagnostic>,
}

impl Search<'_> {
    fn leaf(&mut self, leaf: &Leaf<'_>, path: &str) {
        match &leaf.kind {
            LeafKind::Words { words, .. } => self.paragraph(words, path),
            LeafKind::Table(table) => {
                let cells = table.header().iter().chain(table.rows().iter().flatten());
                cells.for_each(|cell| self.paragraph(cell, path));
            }
            LeafKind::Picture(..) => {}
        }
    }

    fn paragraph(&mut self, words: &[Inline], path: &str) {
        self.text(&plain_text(words), path, true);
        self.notes(words, path);
    }

    fn notes(&mut self, words: &[Inline], path: &str) {
        for inline in words {
            match inline {
                Inline::Footnote(note) => {
                    note.paragraphs()
                        .iter()
                        .for_each(|paragraph| self.text(&plain_text(paragraph), path, false));
                }
                other => self.notes(other.children(), path),
            }
        }
    }

    /// A text, which stands after the one before unless it is that of a note.
    fn text(&mut self, text: &str, path: &str, is_in_order: bool) {
        let wanted = squeeze(text);
        let from = if is_in_order { self.at } else { 0 };
        match self.words.get(from..).and_then(|rest| rest.find(&wanted)) {
            Some(found) if is_in_order => self.at = from + found + wanted.len(),
            Some(_) => {}
            None => {
                let begins = beginning(text);
                let message = match self.words.contains(&wanted) {
                    true => format!("`{begins}` does not stand where the release has it"),
                    false => format!("`{begins}` is not shown as the release has it"),
                };
                self.findings.push(Diagnostic::error(Code::WordsDiffer, message).at_path(path));
            }
        }
    }
}

/// The beginning of a text.
fn beginning(text: &str) -> String {
    crate::read::docx::beginning(text)
}

/// Takes a file apart.
fn shown(source: &Source, limits: &Limits) -> Result<Shown, Diagnostics> {
    let name = source.name();
    let unreadable = |error: CarrierError| carried::unreadable(name, &error);
    source.check(0)?;
    match source.form() {
        Some(form @ Form::Docx) => {
            let docx = prakas_carrier::docx::read(source.bytes(), &carried::limits(form, limits))
                .map_err(unreadable)?;
            let envelope = docx.envelope.ok_or_else(|| unreadable(CarrierError::NoRelease))?;
            let release = envelope.files.into_iter().find(|file| file.name == RELEASE);
            let release = release.ok_or_else(|| unreadable(CarrierError::NoRelease))?;
            Ok(Shown { words: docx.content.words(), digest: envelope.words, release })
        }
        Some(form @ Form::Pdf) => {
            let limits = carried::limits(form, limits);
            let release = prakas_carrier::pdf::release(source.bytes(), &limits).map_err(unreadable)?;
            let words = prakas_carrier::pdf::words(source.bytes(), &limits).map_err(|error| {
                if is_facsimile(source.bytes(), &limits) { scanned(name) } else { unreadable(error) }
            })?;
            let digest = release.description.as_deref().and_then(described);
            Ok(Shown { words, digest, release })
        }
        Some(form @ Form::Html) => {
            let page = prakas_carrier::html::read(source.bytes(), &carried::limits(form, limits))
                .map_err(unreadable)?;
            let release = page.release.ok_or_else(|| unreadable(CarrierError::NoRelease))?;
            Ok(Shown { words: page.words, digest: page.digest, release })
        }
        Some(Form::Txt | Form::Md | Form::Json) | None => Err(no_carrier(name)),
    }
}

fn is_facsimile(bytes: &[u8], limits: &Limits) -> bool {
    let files = prakas_carrier::pdf::carried(bytes, limits);
    files.is_ok_and(|files| files.iter().any(|file| file.name == FACSIMILE))
}

/// What is said of a signed copy: only people can compare what it shows.
fn scanned(name: &str) -> Diagnostics {
    let message = format!(
        "`{name}` is a facsimile: what it shows is a scan, which is not compared with what it carries"
    );
    Diagnostic::error(Code::BadFile, message).hint("verify the original that was printed and signed").into()
}

/// What is said of a file that has no room for a release.
pub(crate) fn no_carrier(name: &str) -> Diagnostics {
    let message = format!("`{name}` is no file that carries a release: a DOCX, a PDF or a web page");
    Diagnostic::error(Code::UnknownForm, message).hint("say what it is with --from docx, pdf or html").into()
}

/// The digest in the description of the release that a PDF carries.
fn described(description: &str) -> Option<String> {
    let is_digest = |word: &&str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    description.split(|c: char| !c.is_ascii_alphanumeric()).find(is_digest).map(str::to_owned)
}
