//! From a document to set pages.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic, Document, Faces, Language, Role, Script, Warned};
use prakas_fonts::{Fonts, Origin};
use typst::foundations::Smart;
use typst_layout::PagedDocument;

use crate::data;
use crate::exact;
use crate::glyphs;
use crate::links;
use crate::message;
use crate::rivers;
use crate::spoken::spoken;
use crate::template::{self, Template};
use crate::world::DocumentWorld;

/// What may be chosen about the pages; how they look is the document's [`Theme`](prakas_document::Theme).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Whether pages bear their number, each part's first page aside.
    pub page_numbers: bool,
    /// Whether what readers get out of the PDF is the text exactly. Without it the pages are as typst sets them, and Khmer comes
    /// back garbled: for comparison.
    pub exact_text: bool,
    /// What draws the pages in place of the built-in template. It is trusted: see [`template`](crate::template).
    pub template: Option<Template>,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { page_numbers: true, exact_text: true, template: None }
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
    /// The [template](LayoutOptions::template) cannot be used: what is wrong with it, one error at least, places being those of
    /// its text.
    #[error("the template cannot be used: {}", template::said(.0))]
    Template(Vec<Diagnostic>),
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
    /// What drew the pages, where that is not the built-in template.
    pub(crate) template: Option<Template>,
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
/// [`MissingGlyph`](Code::MissingGlyph) where no font has a character; such a character shows as an empty box. Those of a
/// [template](LayoutOptions::template) have the code [`Template`](Code::Template), and places in its text as if it were the
/// only source.
///
/// What is remembered to set the next document faster is kept until [`evict`](crate::evict) is called.
///
/// # Errors
/// [`LayoutError::TooDeep`] before anything is set; [`LayoutError::Typeset`] with what typst says, such as of a link
/// longer than 8,000 bytes; [`LayoutError::Template`] where it says that of a template that the options bring.
pub fn layout(
    document: &Document,
    fonts: &Fonts,
    options: &LayoutOptions,
) -> Result<Warned<Layout>, LayoutError> {
    let Warned { output: pages, mut warnings } = typeset(document, fonts, options)?;
    let (mut pages, garbled) =
        if options.exact_text { guarded(fonts, || exact::exact(pages))? } else { (pages, Vec::new()) };
    describe(&mut pages, document);
    warnings.extend(garbled);
    warnings.extend(options.template.as_ref().and_then(|_| template::lost(document, &pages)));
    let output = Layout {
        pages,
        identity: identity(document),
        issued: document.meta.issued,
        template: options.template.clone(),
    };
    Ok(Warned { output, warnings })
}

/// The pages as typst sets them, Khmer lines that would gape closed.
fn typeset(
    document: &Document,
    fonts: &Fonts,
    options: &LayoutOptions,
) -> Result<Warned<PagedDocument>, LayoutError> {
    let serialized = data::serialize(document, fonts, options)?;
    let template = options.template.as_ref();
    let world = DocumentWorld::new(fonts, serialized.json, serialized.pictures, template)
        .carrying(&document.meta.carried, &document.digest())
        .map_err(|error| LayoutError::Typeset(vec![error.to_string()]))?;
    let compiled = guarded(fonts, || typst::compile::<PagedDocument>(&world))?;
    let pages = compiled.output.map_err(|errors| match template {
        Some(template) => LayoutError::Template(template.findings(&errors)),
        None => LayoutError::Typeset(message::all(&errors)),
    })?;

    let mut warnings = unknown_families(document, fonts);
    let backend = |message: String| Diagnostic::warning(Code::Backend, message);
    match template {
        Some(template) => warnings.extend(template.findings(&compiled.warnings)),
        None => warnings.extend(message::all(&compiled.warnings).into_iter().map(backend)),
    }
    warnings.extend(world.font_failures().map(str::to_owned).map(backend));
    warnings.extend(glyphs::warnings(glyphs::missing_glyphs(&pages)));
    Ok(Warned { output: links::describe(rivers::close(pages)), warnings })
}

/// Does what reads fonts. Shaping panics on some fonts that are broken (rustybuzz 0.20, a `GPOS` table cut off): then no page can
/// be set with them, and the program goes on.
pub(crate) fn guarded<T>(fonts: &Fonts, work: impl FnOnce() -> T) -> Result<T, LayoutError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let given: BTreeSet<&str> =
            fonts.faces().filter(|face| face.origin() != Origin::Bundled).map(|face| face.family()).collect();
        let given: Vec<&str> = given.into_iter().collect();
        LayoutError::Typeset(vec![format!("a font is broken; it is one of: {}", given.join(", "))])
    })
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
/// paragraph anew when a word of the title changes. Nor is it left to a template, which may have said something else.
///
/// The languages are keywords, too: a document in two has one of them alone for its own.
fn describe(pages: &mut PagedDocument, document: &Document) {
    let meta = &document.meta;
    let languages = document.languages().map(Language::as_str);
    let info = pages.info_mut();
    info.title = Some(spoken(&meta.title).trim()).filter(|title| !title.is_empty()).map(Into::into);
    info.author = meta.authors.iter().map(|author| spoken(author).into()).collect();
    info.description = meta.description.as_ref().map(|description| spoken(description).into());
    let keywords = meta.keywords.iter().map(String::as_str).chain(languages);
    info.keywords = keywords.map(|keyword| spoken(keyword).into()).collect();
    info.date = Smart::Auto;
}

/// The families that the theme names for a script of the document, and the library does not have.
pub(crate) fn unknown_families(document: &Document, fonts: &Fonts) -> Vec<Diagnostic> {
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
