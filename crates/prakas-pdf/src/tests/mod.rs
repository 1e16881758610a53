//! Tests of whole documents.

mod attachments;
mod card;
mod closing;
pub(crate) mod documents;
mod exact;
mod files;
mod khmer;
mod pages;
mod pictures;
mod standards;
mod words;

use prakas_document::{Code, Document};
use prakas_fonts::Fonts;
use typst::layout::Point;
use typst::text::TextItem;

use crate::texts::texts;
use crate::{Layout, LayoutOptions, layout};

/// The document in the bundled fonts, which have all it needs.
fn set(document: &Document) -> Layout {
    let set = layout(document, &Fonts::bundled(), &LayoutOptions::default()).expect("a layout");
    assert_eq!(set.warnings, []);
    set.output
}

/// The same with its pages as typst sets them: clusters of several glyphs, and the controls that its lines are broken by.
fn as_typeset(document: &Document) -> Layout {
    let options = LayoutOptions { exact_text: false, ..LayoutOptions::default() };
    layout(document, &Fonts::bundled(), &options).expect("a layout").output
}

/// Text on a page, in points: where its baseline begins, how wide it is, from where to where its ink reaches (nowhere for spaces), its type's
/// family and size; and its characters.
struct Run {
    x: f64,
    y: f64,
    width: f64,
    ink: Option<(f64, f64)>,
    family: String,
    size: f64,
    text: String,
}

/// The texts of a page, and where they stand, in the order in which they are drawn: header, body, footnotes, footer.
pub(crate) fn items(layout: &Layout, page: usize) -> Vec<(Point, TextItem)> {
    let texts = texts(&layout.pages.pages()[page].frame);
    texts.into_iter().map(|it| (it.at, it.text.clone())).collect()
}

fn runs(layout: &Layout, page: usize) -> Vec<Run> {
    let run = |(at, item): (Point, TextItem)| {
        let ink = item.bbox();
        Run {
            x: at.x.to_pt(),
            y: at.y.to_pt(),
            width: item.width().to_pt(),
            ink: Some(((at.y + ink.max.y).to_pt(), (at.y + ink.min.y).to_pt()))
                .filter(|(top, _)| top.is_finite()),
            family: item.font.font().info().family.clone(),
            size: item.size.to_pt(),
            text: item.text.to_string(),
        }
    };
    items(layout, page).into_iter().map(run).collect()
}

/// The characters of a page.
fn words(layout: &Layout, page: usize) -> String {
    runs(layout, page).into_iter().map(|run| run.text).collect()
}

/// The characters of all pages.
pub(crate) fn all_words(layout: &Layout) -> String {
    (0..layout.page_count()).map(|page| words(layout, page)).collect()
}

/// The codes of the warnings about this document in these fonts, and its layout.
fn warned(document: &Document, fonts: &Fonts) -> (Layout, Vec<Code>) {
    let set = layout(document, fonts, &LayoutOptions::default()).expect("a layout");
    (set.output, set.warnings.into_iter().map(|warning| warning.code).collect())
}
