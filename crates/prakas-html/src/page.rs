//! The page around the parts: what is said of it, and its style sheet.

use std::borrow::Cow;

use prakas_document::{Document, Meta};

use crate::anchor::anchors;
use crate::part::Writer;
use crate::writer::{Element, Flow};
use crate::{HtmlOptions, carried, faces, sheet};

/// What the page may load (Content Security Policy 3): its own styles and its own pictures.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// What a page with faces may load: those too.
const POLICY_WITH_FACES: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

pub(crate) fn page(document: &Document, options: &HtmlOptions) -> String {
    let anchors = anchors(document.parts());
    let faces = faces::packed(document, &options.faces);
    let policy = if faces.is_empty() { POLICY } else { POLICY_WITH_FACES };
    Flow::page(|flow| {
        flow.container(Element::new("html").attr("lang", document.language().as_str()), |flow| {
            flow.container("head", |flow| {
                head(flow, document, options, policy);
                flow.style(&sheet::sheet(document, &anchors, &faces, options));
            });
            flow.container("body", |flow| {
                flow.container("main", |flow| {
                    for (part, anchor) in document.parts().iter().zip(&anchors) {
                        Writer::new(part, anchor).article(flow);
                    }
                });
                if let Some(json) = carried::release(document) {
                    let block =
                        Element::new("script").attr("type", "application/json").attr("id", "prakas-release");
                    flow.data(block.attr("data-words", document.digest()), &json);
                }
            });
        });
    })
}

fn head(flow: &mut Flow, document: &Document, options: &HtmlOptions, policy: &'static str) {
    let scheme = if options.dark { "light dark" } else { "light" };
    flow.void(Element::new("meta").attr("charset", "utf-8"));
    flow.void(Element::new("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy));
    meta(flow, "viewport", "width=device-width, initial-scale=1");
    meta(flow, "color-scheme", scheme);
    flow.line("title", |line| line.string(title(document)));
    metadata(flow, &document.meta);
    // Without it browsers ask the server for /favicon.ico.
    flow.void(Element::new("link").attr("rel", "icon").attr("href", "data:,"));
}

/// The window's title; HTML wants one of at least one character that is not white space.
fn title(document: &Document) -> &str {
    let meta = &document.meta;
    [&meta.title, &document.parts()[0].title]
        .into_iter()
        .find(|title| !title.trim().is_empty())
        .unwrap_or(&meta.id)
}

/// What catalogues read. The names that HTML does not define are DCMI Metadata Terms, in the form of its wiki of metadata
/// names.
fn metadata(flow: &mut Flow, about: &Meta) {
    // Kind, number and status are among the keywords.
    let Meta {
        id,
        title: _,
        authors,
        description,
        keywords,
        kind: _,
        number: _,
        status: _,
        issued,
        carried: _,
    } = about;
    if let Some(description) = description {
        meta(flow, "description", description.as_str());
    }
    for author in authors {
        meta(flow, "author", author.as_str());
    }
    if !keywords.is_empty() {
        meta(flow, "keywords", keywords.join(", "));
    }
    meta(flow, "dcterms.identifier", id.as_str());
    if let Some(issued) = issued {
        meta(flow, "dcterms.issued", issued.to_string());
    }
}

fn meta<'a>(flow: &mut Flow, name: &'static str, content: impl Into<Cow<'a, str>>) {
    let content = content.into();
    if !content.trim().is_empty() {
        flow.void(Element::new("meta").attr("name", name).attr("content", content));
    }
}
