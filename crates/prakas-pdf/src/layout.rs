//! From a document to set pages.

use std::collections::BTreeSet;

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic, Document, Faces, Language, Role, Script, Warned};
use prakas_fonts::Fonts;
use typst_layout::PagedDocument;

use crate::data;
use crate::exact;
use crate::glyphs::missing_glyphs;
use crate::message;
use crate::rivers;
use crate::world::DocumentWorld;

/// What may be chosen about the pages; how they look is the document's [`Theme`](prakas_document::Theme).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Whether pages bear their number, each part's first page aside.
    pub page_numbers: bool,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { page_numbers: true }
    }
}

/// Why a document cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// Lists and quotations, or inlines, are nested deeper than [`MAX_NESTING`](prakas_document::MAX_NESTING).
    #[error("lists, quotations or emphasis are nested more than {max} deep", max = prakas_document::MAX_NESTING)]
    TooDeep,
    /// typst refused to set the document: its messages, one at least.
    #[error("the document cannot be set: {}", .0.join("; "))]
    Typeset(Vec<String>),
}

/// A document on its pages, from which PDF and page images are made.
///
/// Cloning is cheap, and a layout may be used from several threads.
#[derive(Debug, Clone)]
pub struct Layout {
    pub(crate) pages: PagedDocument,
    /// What tells this document from others.
    pub(crate) identity: String,
    /// The day of issue.
    pub(crate) issued: Option<Date>,
}

impl Layout {
    /// How many pages there are, one at least.
    pub fn page_count(&self) -> usize {
        self.pages.pages().len()
    }
}

/// Sets a document on pages.
///
/// The same document and fonts give the same layout, on any machine. Warnings have the code
/// [`Backend`](Code::Backend) where a font that the theme names for a script of the document is not there or cannot be
/// read, and
/// [`MissingGlyph`](Code::MissingGlyph) where no font has a character; such a character shows as an empty box.
///
/// What is remembered to set the next document faster is kept until [`evict`](crate::evict) is called.
///
/// # Errors
/// [`LayoutError::TooDeep`] before anything is set; [`LayoutError::Typeset`] with what typst says, such as of a link
/// longer than 8,000 bytes.
pub fn layout(
    document: &Document,
    fonts: &Fonts,
    options: &LayoutOptions,
) -> Result<Warned<Layout>, LayoutError> {
    let Warned { output: pages, mut warnings } = typeset(document, fonts, options)?;
    let (mut pages, garbled) = exact::exact(pages);
    describe(&mut pages, document);
    warnings.extend(garbled);
    let output = Layout { pages, identity: identity(document), issued: document.meta.issued };
    Ok(Warned { output, warnings })
}

/// The pages as typst sets them, Khmer lines that would gape closed.
pub(crate) fn typeset(
    document: &Document,
    fonts: &Fonts,
    options: &LayoutOptions,
) -> Result<Warned<PagedDocument>, LayoutError> {
    let serialized = data::serialize(document, fonts, options)?;
    let world = DocumentWorld::new(fonts, serialized.json, serialized.pictures)
        .carrying(&document.meta.carried)
        .map_err(|error| LayoutError::Typeset(vec![error.to_string()]))?;
    let compiled = typst::compile::<PagedDocument>(&world);
    let pages = compiled.output.map_err(|errors| LayoutError::Typeset(message::all(&errors)))?;

    let mut warnings = unknown_families(document, fonts);
    let said = message::all(&compiled.warnings).into_iter().chain(world.font_failures().map(str::to_owned));
    warnings.extend(said.map(|message| Diagnostic::warning(Code::Backend, message)));
    warnings.extend(missing_glyphs(&pages));
    Ok(Warned { output: rivers::close(pages), warnings })
}

/// Releases what typst remembers of documents set before: whatever was not used in the last `max_age` calls of this
/// function.
///
/// [`layout`] remembers pieces of every document, so that the next one that shares some is set faster. A program that
/// sets many documents calls this now and then: `evict(10)` after each keeps the memory flat and most of the speed,
/// `evict(0)` forgets all. The memory is that of the whole process, shared with whatever else uses typst in it, which is
/// why nothing here calls this unasked.
pub fn evict(max_age: usize) {
    comemo::evict(max_age);
}

/// Puts what is said of the document on its pages. It is not set in the document itself: typst would then set every
/// paragraph anew when a word of the title changes.
///
/// The languages are keywords, too: a document in two has one of them alone for its own.
fn describe(pages: &mut PagedDocument, document: &Document) {
    let meta = &document.meta;
    let languages = document.languages().map(Language::as_str);
    let info = pages.info_mut();
    info.title = Some(meta.title.trim()).filter(|title| !title.is_empty()).map(Into::into);
    info.author = meta.authors.iter().map(Into::into).collect();
    info.description = meta.description.as_ref().map(Into::into);
    info.keywords = meta.keywords.iter().map(String::as_str).chain(languages).map(Into::into).collect();
}

/// The families that the theme names for a script of the document, and the library does not have.
fn unknown_families(document: &Document, fonts: &Fonts) -> Vec<Diagnostic> {
    let has_khmer = Script::Khmer.is_in(&document.reading_text());
    let mut unknown = Vec::new();
    for role in Role::ALL {
        let Faces { latin, khmer, .. } = &document.theme.style(role).faces;
        let wanted = [Some(latin), Some(khmer).filter(|_| has_khmer)];
        for name in wanted.into_iter().flatten() {
            if fonts.family(name).next().is_none() && !unknown.contains(&name) {
                unknown.push(name);
            }
        }
    }
    let warning = |name| {
        Diagnostic::warning(Code::Backend, format!("there is no font `{name}`; others take its place"))
            .hint("give the directory of its files, or name another family in the house's theme")
    };
    unknown.into_iter().map(warning).collect()
}

/// The release's identifier with the languages that are in the document.
fn identity(document: &Document) -> String {
    let languages: BTreeSet<&str> =
        document.parts().iter().map(|part| &part.language).map(Language::as_str).collect();
    let languages: Vec<&str> = languages.into_iter().collect();
    format!("prakas:{}:{}", document.meta.id, languages.join("+"))
}
