//! The card that stands for a release where people share its address.

use prakas_document::{Code, Diagnostic, Document, Language, Part, Warned};
use prakas_fonts::Fonts;
use typst_layout::PagedDocument;

use crate::data;
use crate::glyphs;
use crate::layout::{guarded, unknown_families};
use crate::world::DocumentWorld;
use crate::{LayoutError, message, png};

/// What may be chosen about a card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardOptions {
    /// Which edition it shows, of a document with several; the first where none is named.
    pub language: Option<Language>,
}

/// Why there is no card.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CardError {
    /// The document has no edition in this language.
    #[error("there is no edition in `{0}` to make a card of")]
    NoEdition(Language),
    /// The card cannot be set.
    #[error("the card cannot be set: {0}")]
    Layout(#[from] LayoutError),
    /// The picture cannot be written.
    #[error("the card cannot be written: {0}")]
    Encode(String),
}

/// Pixels an inch of a card: a point of its page is a pixel.
const DPI: f64 = 72.0;

/// A social card of a document: a PNG image of 1200 by 630 pixels with the emblem and the name of who issues it, its kind,
/// title and day.
///
/// Title and names are as large as their place allows; what fits in no size ends with an ellipsis. What must be seen on every
/// page ([`Part::running`]), such as that the release is a draft, is a band over the whole width. The colours are the theme's
/// for links and for the status, darkened where white letters could not be read on them.
///
/// Warnings are those of [`layout`](crate::layout()). The same document and fonts give the same bytes, on any machine.
///
/// # Errors
/// [`CardError::NoEdition`] for a language that the document does not have, [`CardError::Layout`] for what typst refuses.
///
/// ```
/// use prakas_document::{Document, Furniture, Language, Meta, Part, Role, Theme};
/// use prakas_fonts::Fonts;
/// use prakas_pdf::{CardOptions, card};
///
/// let part = Part {
///     head: vec![Furniture::line(Role::Issuer, "PRESS OFFICE"), Furniture::line(Role::Title, "Office hours")],
///     ..Part::new(Language::EN, "Office hours")
/// };
/// let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
/// let png = card(&document, &Fonts::bundled(), &CardOptions::default())?.output;
/// assert_eq!(png[16..24], [0, 0, 0x04, 0xB0, 0, 0, 0x02, 0x76], "1200 by 630");
/// # Ok::<(), prakas_pdf::CardError>(())
/// ```
pub fn card(document: &Document, fonts: &Fonts, options: &CardOptions) -> Result<Warned<Vec<u8>>, CardError> {
    let part = part(document, options)?;
    let Warned { output: pages, warnings } = set(document, part, fonts)?;
    let drawn = pages.pages().first().map(|page| {
        png::draw(page, &png::PngOptions { dpi: DPI, ..png::PngOptions::default() }, Some(&part.title))
    });
    let output = drawn.unwrap_or_else(|| Err("it has no page".to_owned())).map_err(CardError::Encode)?;
    Ok(Warned { output, warnings })
}

fn part<'a>(document: &'a Document, options: &CardOptions) -> Result<&'a Part, CardError> {
    let Some(language) = &options.language else { return Ok(&document.parts()[0]) };
    let found = document.parts().iter().find(|part| part.language == *language);
    found.ok_or_else(|| CardError::NoEdition(language.clone()))
}

/// The card as a page.
pub(crate) fn set(
    document: &Document,
    part: &Part,
    fonts: &Fonts,
) -> Result<Warned<PagedDocument>, LayoutError> {
    let serialized = data::card::card(part, &document.meta, &document.theme, fonts)?;
    let world = DocumentWorld::card(fonts, serialized.json, serialized.pictures);
    let compiled = guarded(fonts, || typst::compile::<PagedDocument>(&world))?;
    let output = compiled.output.map_err(|errors| LayoutError::Typeset(message::all(&errors)))?;
    let mut warnings = unknown_families(document, fonts);
    let said = message::all(&compiled.warnings).into_iter().chain(world.font_failures().map(str::to_owned));
    warnings.extend(said.map(|message| Diagnostic::warning(Code::Backend, message)));
    warnings.extend(glyphs::warnings(glyphs::missing_glyphs(&output)));
    Ok(Warned { output, warnings })
}
