//! `word/styles.xml`.

use docx_rs::BuildXML;
use prakas_document::{Document, Role, Script, Theme};

use super::element::Element;
use super::{W, finished, parse, rooted};
use crate::build::styles::HEAVY_RULE;
use crate::build::{NamedStyle, style_ids};
use crate::units::half_points;
use crate::{DocxError, carried};

/// The part: the defaults, then each style.
pub(super) fn part(document: &Document, styles: &[NamedStyle]) -> Result<Element, DocxError> {
    let mut root = rooted("w:styles", &[("xmlns:w", W)], Vec::new());
    root.push(defaults(document));
    root.push(latent());
    for NamedStyle { style, name, default } in styles {
        let mut element = parse("styles", &style.build())?;
        if *default {
            element.set("w:default", "1");
        }
        if !name.built_in {
            element.set("w:customStyle", "1");
        }
        // docx-rs gives table styles a width, which they cannot have.
        if let Some(table) = element.child_mut("w:tblPr") {
            table.take_child("w:tblW");
        }
        if *name == style_ids::RELEASE_TABLE {
            element.push(header_row(&document.theme));
        }
        root.push(element);
    }
    super::inheritance::inherit(&mut root);
    finished(&mut root);
    Ok(root)
}

/// What holds where no style says otherwise: the body's faces and size, and the document's language.
fn defaults(document: &Document) -> Element {
    let body = document.theme.style(Role::Body);
    let size = |script| half_points(body.size_in(script)).to_string();
    let run = Element::new("w:rPr")
        .holding(
            Element::new("w:rFonts")
                .with("w:ascii", &body.faces.latin)
                .with("w:hAnsi", &body.faces.latin)
                .with("w:eastAsia", &body.faces.latin)
                .with("w:cs", &body.faces.khmer),
        )
        .holding(Element::new("w:sz").with("w:val", size(Script::Latin)))
        .holding(Element::new("w:szCs").with("w:val", size(Script::Khmer)))
        .holding(
            Element::new("w:lang")
                .with("w:val", carried::tag(document.language()))
                .with("w:bidi", carried::KHMER),
        );
    Element::new("w:docDefaults")
        .holding(Element::new("w:rPrDefault").holding(run))
        .holding(Element::new("w:pPrDefault"))
}

/// How Word treats its own styles that the document does not define (ECMA-376 part 1, 17.7.4.5).
fn latent() -> Element {
    Element::new("w:latentStyles")
        .with("w:defLockedState", "0")
        .with("w:defUIPriority", "99")
        .with("w:defSemiHidden", "0")
        .with("w:defUnhideWhenUsed", "0")
        .with("w:defQFormat", "0")
        .with("w:count", "376")
}

/// How the header row differs from the others: docx-rs has no `w:tblStylePr`.
fn header_row(theme: &Theme) -> Element {
    let rule = Element::new("w:bottom")
        .with("w:val", "single")
        .with("w:sz", HEAVY_RULE.to_string())
        .with("w:space", "0")
        .with("w:color", theme.rule.hex());
    let borders = Element::new("w:tcBorders").holding(rule);
    Element::new("w:tblStylePr").with("w:type", "firstRow").holding(Element::new("w:tcPr").holding(borders))
}
