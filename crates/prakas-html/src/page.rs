//! The page around the parts, whole or with its style sheet and faces as files of their own; and the parts alone.

use std::sync::Arc;

use prakas_document::Document;
use sha2::{Digest, Sha256};

use crate::anchor::{Anchor, anchors};
use crate::digest::digits;
use crate::dress::Dress;
use crate::faces::{self, Extent, Packed};
use crate::part::Writer;
use crate::writer::{Element, Flow};
use crate::{HtmlOptions, LinkedFile, LinkedPage, carried, head, sheet, ways};

/// What the page may load (Content Security Policy 3): its own styles and its own pictures.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// What a page with faces may load: those too.
const POLICY_WITH_FACES: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/// What a page may load whose style sheet and faces are files.
const POLICY_OF_FILES: &str = "default-src 'none'; style-src 'self'; img-src data:; font-src 'self'";

/// How many digits of a file's digest are in its name.
const DIGITS: usize = 16;

pub(crate) fn page(document: &Document, options: &HtmlOptions) -> String {
    let anchors = anchors(document.parts());
    let faces = packed(document, options, Extent::Shown);
    let policy = if faces.is_empty() { POLICY } else { POLICY_WITH_FACES };
    let source = |packed: &Packed<'_>| format!("data:font/woff2;base64,{}", packed.base64());
    let sheet = sheet::sheet(document, &anchors, &faces, source, options);
    around(document, &anchors, policy, options, |flow| flow.style(&sheet))
}

/// The page with its style sheet and its faces in a folder beside it.
pub(crate) fn linked(document: &Document, options: &HtmlOptions, folder: &str) -> LinkedPage {
    let anchors = anchors(document.parts());
    let faces = packed(document, options, Extent::Script);
    let sheet = sheet::sheet(document, &anchors, &faces, face_name, options);
    let mut files: Vec<LinkedFile> = faces
        .iter()
        .map(|packed| LinkedFile { name: face_name(packed), bytes: Arc::clone(&packed.woff2) })
        .collect();
    let name = format!("release-{}.css", digest(sheet.as_bytes()));
    let href = format!("{folder}/{name}");
    files.push(LinkedFile { name, bytes: Arc::from(sheet.as_bytes()) });
    let html = around(document, &anchors, POLICY_OF_FILES, options, |flow| {
        flow.void(Element::new("link").attr("rel", "stylesheet").attr("href", &href));
    });
    LinkedPage { html, files }
}

fn packed<'o>(document: &Document, options: &'o HtmlOptions, extent: Extent) -> Vec<Packed<'o>> {
    if options.embed_fonts { faces::packed(document, &options.faces, extent) } else { Vec::new() }
}

/// The parts without a page around them.
pub(crate) fn fragment(document: &Document) -> String {
    let anchors = anchors(document.parts());
    Flow::fragment(|flow| articles(flow, document, &anchors))
}

fn around(
    document: &Document,
    anchors: &[Anchor],
    policy: &'static str,
    options: &HtmlOptions,
    style: impl FnOnce(&mut Flow<'_>),
) -> String {
    let scheme = if options.dark { "light dark" } else { "light" };
    Flow::page(Dress::Classes, |flow| {
        flow.container(Element::new("html").attr("lang", document.language().as_str()), |flow| {
            flow.container("head", |flow| {
                head::head(flow, document, policy, scheme);
                style(flow);
            });
            flow.container("body", |flow| {
                ways::languages(flow, document, anchors);
                flow.container("main", |flow| articles(flow, document, anchors));
                ways::files(flow, document);
                if let Some(json) = carried::release(document) {
                    let block =
                        Element::new("script").attr("type", "application/json").attr("id", "prakas-release");
                    flow.data(block.attr("data-words", document.digest()), json);
                }
            });
        });
    })
}

fn articles(flow: &mut Flow<'_>, document: &Document, anchors: &[Anchor]) {
    for (part, anchor) in document.parts().iter().zip(anchors) {
        Writer::new(part, anchor, flow.dress()).article(flow);
    }
}

/// The name of a face's file: of its family and bytes, so that pages with the same face have one file.
fn face_name(packed: &Packed<'_>) -> String {
    let family = packed.face.family().to_lowercase();
    let words: Vec<&str> =
        family.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("{}-{}.woff2", words.join("-"), digest(&packed.woff2))
}

fn digest(bytes: &[u8]) -> String {
    digits(Sha256::new_with_prefix(bytes), DIGITS)
}
