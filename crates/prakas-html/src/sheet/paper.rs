//! Paper: its size and margins, and what stands in them.

use std::collections::BTreeSet;

use prakas_document::{Align, Digits, Document, Furniture, Part, Role, Script, Theme};

use super::css::{self, Sheet, length};
use super::{font, slant, weight};
use crate::part::space_class;

/// Most of the height between the margins that a picture takes on paper.
const FIGURE_SHARE: f64 = 0.45;

/// The paper: size, margins, and type in its true size.
pub(super) fn paper(sheet: &mut Sheet, theme: &Theme) {
    let page = &theme.page;
    let mm = |value: f64| length(value, "mm");
    sheet.at("@page", |sheet| {
        sheet.declare("size", &format!("{} {}", mm(page.width), mm(page.height)));
        sheet.declare(
            "margin",
            &format!("{} {} {} {}", mm(page.top), mm(page.right), mm(page.bottom), mm(page.left)),
        );
    });
    sheet.at("@counter-style blank", |sheet| {
        sheet.declare("system", "cyclic");
        sheet.declare("symbols", "\"\"");
    });
    let picture = (page.height - page.top - page.bottom) * FIGURE_SHARE;
    sheet.at("@media print", |sheet| {
        sheet.rule(":root", &[("color-scheme", "light".to_owned())]);
        sheet.rule("html", &[("font-size", length(theme.style(Role::Body).size, "pt"))]);
        sheet.rule("figure img", &[("width", "auto".to_owned()), ("max-height", mm(picture))]);
    });
}

/// A rule for each height of room that signatures have.
pub(super) fn signature_spaces(sheet: &mut Sheet, document: &Document) {
    fn heights(furniture: &[Furniture], out: &mut BTreeSet<u16>) {
        for piece in furniture {
            match piece {
                Furniture::SignatureSpace { millimetres } => {
                    out.insert(*millimetres);
                }
                Furniture::Group { pieces, .. } => heights(pieces, out),
                Furniture::Lines { .. }
                | Furniture::Ornament
                | Furniture::Emblem { .. }
                | Furniture::Blocks(_)
                | Furniture::Permalink(_) => {}
            }
        }
    }
    let mut all = BTreeSet::new();
    for part in document.parts() {
        heights(&part.head, &mut all);
        heights(&part.foot, &mut all);
    }
    for millimetres in all {
        let height = length(f64::from(millimetres), "mm");
        sheet.rule(&format!(".{}", space_class(millimetres)), &[("height", height)]);
    }
}

/// The pages of one part: their numbers, counted from 1, and what repeats at their top. The first page bears neither.
///
/// `:first` is the first page of all, and an element cannot set the counter of pages back. So each part counts its own
/// pages, in a counter style that has nothing for the number 1 (CSS Counter Styles 3 §3.5, §3.6); that of the running head
/// has its words for every other number.
pub(super) fn pages(sheet: &mut Sheet, theme: &Theme, number: u32, part: &Part) {
    let place = |edge: &str, role: Role| format!("@{edge}-{}", side(theme.style(role).align));
    let counter = |style: &str| format!("counter(part-{number}, {style}-{number})");
    let numbers = match part.digits {
        Digits::Latin => "extends decimal",
        Digits::Khmer => "extends khmer",
    };
    after_first(sheet, &format!("number-{number}"), numbers, None);
    let running = part.running.as_ref().filter(|text| !text.is_blank());
    if let Some(running) = running {
        after_first(sheet, &format!("running-{number}"), "cyclic", Some(running.as_str()));
    }
    sheet.at(&format!("@page part-{number}"), |sheet| {
        sheet.declare("counter-increment", &format!("part-{number}"));
        let script = part.language.script();
        let mut margin = |edge: &str, role: Role, content: &str| {
            margin_box(sheet, theme, script, &place(edge, role), role, content);
        };
        margin("bottom", Role::PageNumber, &counter("number"));
        if running.is_some() {
            margin("top", Role::Running, &counter("running"));
        }
    });
}

/// A counter style that shows nothing for 1.
fn after_first(sheet: &mut Sheet, name: &str, system: &str, symbol: Option<&str>) {
    sheet.at(&format!("@counter-style {name}"), |sheet| {
        sheet.declare("system", system);
        if let Some(symbol) = symbol {
            sheet.declare("symbols", &css::string(symbol));
        }
        sheet.declare("range", "2 infinite");
        sheet.declare("fallback", "blank");
    });
}

/// A box in the page's margin (CSS Paged Media 3 §4.2).
fn margin_box(sheet: &mut Sheet, theme: &Theme, script: Script, place: &str, role: Role, content: &str) {
    let (style, body) = (theme.style(role), theme.style(Role::Body));
    sheet.at(place, |sheet| {
        sheet.declare("content", content);
        sheet.declare("font-family", &font::families(script, &style.faces, &body.faces));
        sheet.declare("font-size", &length(style.size_in(script), "pt"));
        sheet.declare("font-weight", &weight(style.weight));
        sheet.declare("font-style", &slant(style.slant));
        sheet.declare("color", &format!("#{}", style.color.hex()));
    });
}

/// Where on an edge of the page a box of this alignment stands.
fn side(align: Align) -> &'static str {
    match align {
        Align::Start | Align::Justify => "left",
        Align::Center => "center",
        Align::End => "right",
    }
}
