//! The ways from a page to the other editions of its release, and to the files that show the same words. They stand beside the
//! main content, and are none of its words.

use prakas_document::{Document, EditionWay};

use crate::anchor::Anchor;
use crate::href;
use crate::writer::{Element, Flow};

/// The editions that the page offers; none where there is one alone.
pub(crate) fn offered(document: &Document) -> Vec<&EditionWay> {
    let is_shown = |way: &EditionWay| document.languages().any(|language| *language == way.language);
    let leads = |way: &EditionWay| {
        way.file.is_some() || way.address.is_some() && way.address != document.meta.address
    };
    let ways: Vec<_> = document.meta.ways.editions.iter().filter(|way| is_shown(way) || leads(way)).collect();
    if ways.len() < 2 { Vec::new() } else { ways }
}

/// A row of the languages that there are, the page's own marked.
pub(crate) fn languages(flow: &mut Flow, document: &Document, anchors: &[Anchor]) {
    let offered = offered(document);
    if offered.is_empty() {
        return;
    }
    flow.container(nav("ways languages", &document.meta.ways.languages), |flow| {
        flow.container("ul", |flow| {
            for way in offered {
                let link = language(document, anchors, way).attr("lang", way.language.as_str());
                flow.line("li", |line| line.element(link, |line| line.string(&way.name)));
            }
        });
    });
}

/// The link to an edition: in the page, beside it, or on the web.
fn language<'a>(document: &Document, anchors: &[Anchor], way: &'a EditionWay) -> Element<'a> {
    let part = document.languages().position(|language| *language == way.language);
    if let Some(anchor) = part.and_then(|at| anchors.get(at)) {
        let is_alone = document.parts().len() == 1;
        let link = Element::new("a").attr("href", format!("#{}", anchor.part()));
        return link.attr_opt("aria-current", is_alone.then_some("page"));
    }
    let file = way.file.as_ref().map(|file| href::file(file).into());
    let address = file.or_else(|| way.address.as_ref().map(href::attribute));
    Element::new("a").attr("hreflang", way.language.as_str()).attr_opt("href", address)
}

/// A row of the files beside the page; nothing where there are none.
pub(crate) fn files(flow: &mut Flow, document: &Document) {
    let ways = &document.meta.ways;
    if ways.renditions.is_empty() {
        return;
    }
    flow.container(nav("ways files", &ways.files), |flow| {
        flow.line(Element::new("p").attr("aria-hidden", "true"), |line| line.string(&ways.files));
        flow.container("ul", |flow| {
            for rendition in &ways.renditions {
                let link = Element::new("a")
                    .attr("href", href::file(&rendition.file))
                    .attr("type", rendition.media_type);
                flow.line("li", |line| line.element(link, |line| line.string(&rendition.label)));
            }
        });
    });
}

fn nav<'a>(class: &'static str, label: &'a str) -> Element<'a> {
    Element::new("nav").attr("class", class).attr("aria-label", label)
}
