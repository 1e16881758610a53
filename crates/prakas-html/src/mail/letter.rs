//! The letter in HTML.

use prakas_document::Document;

use super::styles::{Styles, WIDTH};
use crate::anchor::anchors;
use crate::dress::Dress;
use crate::head::title;
use crate::part::Writer;
use crate::writer::{Element, Flow};

pub(super) fn letter(document: &Document) -> String {
    let (anchors, styles) = (anchors(document.parts()), Styles::new(document));
    Flow::page(Dress::Styles(&styles), |flow| {
        flow.container(Element::new("html").attr("lang", document.language().as_str()), |flow| {
            flow.container("head", |flow| {
                flow.void(Element::new("meta").attr("charset", "utf-8"));
                let viewport = Element::new("meta").attr("name", "viewport");
                flow.void(viewport.attr("content", "width=device-width, initial-scale=1"));
                flow.line("title", |line| line.string(title(document)));
            });
            flow.container(styled("body", "margin:0;padding:0;background:#f3f2ee;"), |flow| {
                centred(flow, |flow| {
                    flow.container("main", |flow| {
                        for (part, anchor) in document.parts().iter().zip(&anchors) {
                            Writer::new(part, anchor, flow.dress()).article(flow);
                        }
                    });
                });
            });
        });
    })
}

/// A table that puts things in their places: Outlook knows no other way.
pub(crate) fn grid() -> Element<'static> {
    ["cellpadding", "cellspacing", "border"]
        .into_iter()
        .fold(Element::new("table").attr("role", "presentation"), |table, name| table.attr(name, "0"))
}

/// A column in the middle.
fn centred(flow: &mut Flow<'_>, content: impl FnOnce(&mut Flow<'_>)) {
    flow.container(grid().attr("width", "100%"), |flow| {
        flow.container("tr", |flow| {
            let cell = styled("td", "padding:16px 8px;").attr("align", "center");
            flow.container(cell, |flow| {
                let style = format!("width:100%;max-width:{WIDTH}px;background:#ffffff;");
                flow.container(grid().attr("width", WIDTH.to_string()).attr("style", style), |flow| {
                    flow.container("tr", |flow| {
                        flow.container(
                            styled("td", "padding:32px 24px;text-align:left;overflow-wrap:anywhere;"),
                            content,
                        );
                    });
                });
            });
        });
    });
}

fn styled(tag: &'static str, style: &'static str) -> Element<'static> {
    Element::new(tag).attr("style", style)
}
