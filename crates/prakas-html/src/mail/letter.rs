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
    Flow::page(|flow| {
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
                            Writer::new(part, anchor, Dress::Styles(&styles)).article(flow);
                        }
                    });
                });
            });
        });
    })
}

/// A column in the middle: in tables, since Outlook knows no other way.
fn centred(flow: &mut Flow, content: impl FnOnce(&mut Flow)) {
    let table = |width: String, style: String| {
        Element::new("table")
            .attr("role", "presentation")
            .attr("width", width)
            .attr("cellpadding", "0")
            .attr("cellspacing", "0")
            .attr("border", "0")
            .attr("style", style)
    };
    flow.container(table("100%".to_owned(), "border-collapse:collapse;".to_owned()), |flow| {
        flow.container("tr", |flow| {
            let cell = styled("td", "padding:16px 8px;").attr("align", "center");
            flow.container(cell, |flow| {
                let style =
                    format!("width:100%;max-width:{WIDTH}px;border-collapse:collapse;background:#ffffff;");
                flow.container(table(WIDTH.to_string(), style), |flow| {
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
