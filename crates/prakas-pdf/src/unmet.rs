//! What keeps a document from keeping a standard. It is looked for on the pages before they are written, since what typst says
//! of it speaks of typst's markup and not of the release.

use std::collections::BTreeSet;

use prakas_document::{Code, Diagnostic};
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst::visualize::{ImageKind, Paint};
use typst_layout::PagedDocument;

use crate::PdfStandard;
use crate::glyphs::missing_glyphs;

/// A demand of a standard that a document does not meet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unmet {
    /// There is no title.
    NoTitle,
    /// There is no day of issue, or one before the year 0, which no PDF can say.
    NoDate,
    /// No font has this character, or cluster of them.
    NoFont(String),
    /// A character for private use: none but its author knows what it stands for.
    PrivateUse(char),
    /// The licence of this family does not let it be embedded (OpenType `OS/2.fsType`).
    RestrictedFont(String),
    /// A picture has transparency; its alternative text.
    TransparentPicture(String),
    /// A colour, or something in a drawing, is transparent.
    TransparentPaint,
}

impl Unmet {
    /// The finding about it. One sentence that names the standard, and what to do.
    pub(crate) fn diagnostic(&self, standard: PdfStandard) -> Diagnostic {
        let found = Diagnostic::error(Code::UnmetStandard, self.message(standard));
        match self {
            Self::NoTitle => found.hint("give the release a title"),
            Self::NoDate => found.at_path("issued").hint("say when the release is issued"),
            Self::NoFont(_) => found.hint("give a directory of fonts that has it, or leave it out"),
            Self::PrivateUse(_) => {
                found.hint("write the character of Unicode that means the same, or show it as a picture")
            }
            Self::RestrictedFont(_) => found.hint("name another family in the house's theme"),
            Self::TransparentPicture(_) => {
                found.hint("save the picture without an alpha channel, or choose a-2b or a later standard")
            }
            Self::TransparentPaint => found.hint("choose a-2b or a later standard"),
        }
    }

    /// What is wrong, in one sentence. Of two standards that are kept together it names the one that asks.
    pub(crate) fn message(&self, standard: PdfStandard) -> String {
        let archival = standard.archival();
        match self {
            Self::NoTitle => "PDF/UA-1 asks for a title, and the document has none".to_owned(),
            Self::NoDate => format!("{archival} asks for the day of issue, and the document has none"),
            Self::NoFont(text) => {
                let points: Vec<String> = text.chars().map(code_point).collect();
                let points = points.join(" ");
                format!("{archival} asks for a font for each character, and none has `{text}` ({points})")
            }
            Self::PrivateUse(c) => {
                format!("{archival} forbids characters for private use, and {} is one", code_point(*c))
            }
            Self::RestrictedFont(family) => {
                format!(
                    "{archival} asks for fonts that may be embedded, and the licence of `{family}` forbids it"
                )
            }
            Self::TransparentPicture(alt) => {
                format!("{archival} forbids transparency, and the picture “{alt}” has some")
            }
            Self::TransparentPaint => {
                format!("{archival} forbids transparency, and a colour or a drawing has some")
            }
        }
    }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What on the pages the standard does not allow, each thing once.
pub(crate) fn on_pages(pages: &PagedDocument, standard: PdfStandard) -> BTreeSet<Unmet> {
    let mut found = BTreeSet::new();
    if standard.needs_fonts() {
        found.extend(missing_glyphs(pages).into_iter().map(Unmet::NoFont));
    }
    for page in pages.pages() {
        look_at(&page.frame, standard, &mut found);
    }
    found
}

fn look_at(frame: &Frame, standard: PdfStandard, found: &mut BTreeSet<Unmet>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look_at(&group.frame, standard, found),
            FrameItem::Text(text) => {
                look_at_text(text, standard, found);
                let paints = [Some(&text.fill), text.stroke.as_ref().map(|stroke| &stroke.paint)];
                look_at_paints(paints, standard, found);
            }
            FrameItem::Shape(shape, _) => {
                let paints = [shape.fill.as_ref(), shape.stroke.as_ref().map(|stroke| &stroke.paint)];
                look_at_paints(paints, standard, found);
            }
            FrameItem::Image(image, ..) => {
                let is_transparent = match image.kind() {
                    ImageKind::Raster(raster) => raster.dynamic().color().has_alpha(),
                    // typst looks into drawings when it writes them.
                    ImageKind::Svg(_) | ImageKind::Pdf(_) => false,
                };
                if is_transparent && standard.forbids_transparency() {
                    found.insert(Unmet::TransparentPicture(image.alt().unwrap_or_default().to_owned()));
                }
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

fn look_at_text(text: &TextItem, standard: PdfStandard, found: &mut BTreeSet<Unmet>) {
    if standard.forbids_private_use() {
        found.extend(text.text.chars().filter(|&c| is_private(c)).map(Unmet::PrivateUse));
    }
    if standard != PdfStandard::Plain && is_restricted(text.font.ttf()) {
        found.insert(Unmet::RestrictedFont(text.font.info().family.clone()));
    }
}

fn look_at_paints(paints: [Option<&Paint>; 2], standard: PdfStandard, found: &mut BTreeSet<Unmet>) {
    let is_transparent = |paint: &&Paint| match paint {
        Paint::Solid(color) => color.alpha().is_some_and(|alpha| alpha < 1.0),
        // typst looks into those when it writes them.
        Paint::Gradient(_) | Paint::Tiling(_) => false,
    };
    if standard.forbids_transparency() && paints.iter().flatten().any(is_transparent) {
        found.insert(Unmet::TransparentPaint);
    }
}

/// Whether a character is of the private use areas (Unicode §23.5).
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether a font's licence forbids to embed it: bit 1 of the embedding permissions in `OS/2.fsType`, and none beside it.
fn is_restricted(font: &ttf_parser::Face<'_>) -> bool {
    let table = font.raw_face().table(ttf_parser::Tag::from_bytes(b"OS/2"));
    matches!(table.and_then(|table| table.get(8..10)), Some(&[_, low]) if low & 0x0F == 2)
}
