//! The style sheet: what is the same for every page by hand, and what the theme says made from it.

mod color;
pub(crate) mod css;
pub(crate) mod font;
mod paper;
mod role;

use prakas_document::{Document, Slant, Theme, Weight};

use crate::anchor::Anchor;
use crate::faces::Packed;
use crate::{HtmlOptions, WebFace};
use css::Sheet;

/// The style sheet of a document. `source` tells where a face is.
pub(crate) fn sheet(
    document: &Document,
    anchors: &[Anchor],
    faces: &[Packed<'_>],
    source: impl Fn(&Packed<'_>) -> String,
    options: &HtmlOptions,
) -> String {
    let theme = &document.theme;
    let mut sheet = Sheet::default();
    faces.iter().for_each(|packed| face(&mut sheet, packed.face, &source(packed)));
    colors(&mut sheet, theme, options);
    sheet.verbatim(include_str!("base.css"));
    role::rules(&mut sheet, theme);
    sheet.verbatim(include_str!("media.css"));
    paper::paper(&mut sheet, theme);
    paper::signature_spaces(&mut sheet, document);
    for ((number, part), anchor) in (1..).zip(document.parts()).zip(anchors) {
        paper::pages(&mut sheet, theme, number, part);
        sheet.rule(&format!("#{}", anchor.part()), &[("page", format!("part-{number}"))]);
    }
    sheet.into_string()
}

/// A face that the page carries (CSS Fonts 4 §4).
fn face(sheet: &mut Sheet, face: &WebFace, source: &str) {
    sheet.at("@font-face", |sheet| {
        sheet.declare("font-family", &css::string(face.family()));
        sheet.declare("font-weight", &weight(face.weight()));
        sheet.declare("font-style", &slant(face.slant()));
        sheet.declare("src", &format!("url({}) format(\"woff2\")", css::string(source)));
    });
}

/// The colours as custom properties, light and dark. Paper stays light.
fn colors(sheet: &mut Sheet, theme: &Theme, options: &HtmlOptions) {
    let properties = color::properties(theme);
    let scheme = if options.dark { "light dark" } else { "light" };
    sheet.at(":root", |sheet| {
        sheet.declare("color-scheme", scheme);
        for property in &properties {
            sheet.declare(&format!("--{}", property.name), &property.light);
        }
    });
    if options.dark {
        sheet.at("@media screen and (prefers-color-scheme: dark)", |sheet| {
            sheet.at(":root", |sheet| {
                for property in &properties {
                    sheet.declare(&format!("--{}", property.name), &property.dark);
                }
            });
        });
    }
}

/// A weight as CSS has it.
pub(crate) fn weight(weight: Weight) -> String {
    match weight {
        Weight::Regular => "400",
        Weight::Bold => "700",
    }
    .to_owned()
}

/// A slant as CSS has it.
pub(crate) fn slant(slant: Slant) -> String {
    match slant {
        Slant::Upright => "normal",
        Slant::Italic => "italic",
    }
    .to_owned()
}
