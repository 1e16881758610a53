//! The page and the styles of the roles.

use std::collections::BTreeMap;

use prakas_document::{Align, Faces, Page, Role, Script, Slant, Style, Theme, Weight};
use prakas_fonts::Fonts;
use serde::Serialize;

/// How far a line reaches below its baseline, as a part of the type's size; the rest of its height is above. The
/// descenders of a Latin text face reach 0.22 down, Khmer subscripts and the vowels under them 0.6.
fn below_baseline(script: Script) -> f64 {
    match script {
        Script::Latin => 0.25,
        Script::Khmer => 0.58,
    }
}

/// The script's name, by which a part finds its styles.
pub(super) fn script_name(script: Script) -> &'static str {
    match script {
        Script::Latin => "latin",
        Script::Khmer => "khmer",
    }
}

/// The paper, in millimetres.
#[derive(Serialize)]
pub(super) struct PageData {
    width: f64,
    height: f64,
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
}

impl PageData {
    pub(super) fn new(page: &Page) -> Self {
        let &Page { width, height, top, bottom, left, right } = page;
        Self { width, height, top, bottom, left, right }
    }
}

/// The styles by the name of their role, in one order always.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Styles(BTreeMap<&'static str, StyleData>);

impl Styles {
    /// The styles of parts in this script.
    pub(super) fn new(theme: &Theme, script: Script, fonts: &Fonts) -> Self {
        let style = |role: Role| (role.name(), StyleData::new(theme.style(role), script, fonts));
        Self(Role::ALL.map(style).into())
    }
}

/// A [`Style`] in the template's words; lengths in points.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct StyleData {
    /// The families to be asked in turn: the Latin face knows no Khmer, and most Khmer faces no Latin.
    font: Vec<String>,
    size: f64,
    weight: u16,
    slant: &'static str,
    color: String,
    align: &'static str,
    justify: bool,
    above_baseline: f64,
    below_baseline: f64,
    space_before: f64,
    space_after: f64,
    indent: f64,
    first_line_indent: f64,
    keep_with_next: bool,
}

impl StyleData {
    pub(super) fn new(style: &Style, script: Script, fonts: &Fonts) -> Self {
        let &Style { space_before, space_after, indent, first_line_indent, .. } = style;
        let below_baseline = below_baseline(script);
        let (align, justify) = match style.align {
            Align::Start => ("start", false),
            Align::Center => ("center", false),
            Align::End => ("end", false),
            Align::Justify => ("start", true),
        };
        Self {
            font: families(&style.faces, fonts),
            size: style.size_in(script),
            weight: match style.weight {
                Weight::Regular => 400,
                Weight::Bold => 700,
            },
            slant: match style.slant {
                Slant::Upright => "normal",
                Slant::Italic => "italic",
            },
            color: style.color.hex(),
            align,
            justify,
            above_baseline: style.size * (style.line_height_in(script) - below_baseline),
            below_baseline: style.size * below_baseline,
            space_before,
            space_after,
            indent,
            first_line_indent,
            keep_with_next: style.keep_with_next,
        }
    }
}

/// The families of these faces that the library has, as the fonts spell them; where it has neither, its first.
fn families(faces: &Faces, fonts: &Fonts) -> Vec<String> {
    let wanted = [&faces.latin, &faces.khmer].into_iter().filter_map(|name| fonts.family(name).next());
    let families: Vec<String> = wanted.map(|face| face.family().to_owned()).collect();
    if families.is_empty() {
        return fonts.faces().take(1).map(|face| face.family().to_owned()).collect();
    }
    families
}
