//! The ways from a page to the other editions of its release, and to the files that show the same words. They stand beside the
//! main content, and are none of its words.

use prakas_document::{Document, EditionWay, Href, Meta};

use crate::anchor::Anchor;
use crate::href;
use crate::writer::{Element, Flow};

/// Where the page stands on the web. An address that other editions have, too, is that of none of their pages.
pub(crate) fn own_address(document: &Document) -> Option<&Href> {
    let Meta { address, ways, .. } = &document.meta;
    let is_of_another = |way: &EditionWay| way.address == *address && !is_shown(document, way);
    address.as_ref().filter(|_| !ways.editions.iter().any(is_of_another))
}

/// The address of an edition, where it is another than the document's: one address for all editions tells nothing of each.
pub(crate) fn elsewhere<'w>(document: &Document, way: &'w EditionWay) -> Option<&'w Href> {
    way.address.as_ref().filter(|address| Some(*address) != document.meta.address.as_ref())
}

/// Whether the page shows an edition.
pub(crate) fn is_shown(document: &Document, way: &EditionWay) -> bool {
    document.languages().any(|language| *language == way.language)
}

/// The editions that the page offers; none where there is one alone.
pub(crate) fn offered(document: &Document) -> Vec<&EditionWay> {
    let leads = |way: &EditionWay| way.file.is_some() || elsewhere(document, way).is_some();
    let ways: Vec<_> =
        document.meta.ways.editions.iter().filter(|way| is_shown(document, way) || leads(way)).collect();
    if ways.len() < 2 { Vec::new() } else { ways }
}

/// A row of the languages that there are, the page's own marked.
pub(crate) fn languages(flow: &mut Flow<'_>, document: &Document, anchors: &[Anchor]) {
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

/// The link to an edition: in the page, on the web, or beside the page.
fn language<'a>(document: &Document, anchors: &[Anchor], way: &'a EditionWay) -> Element<'a> {
    let part = document.languages().position(|language| *language == way.language);
    if let Some(anchor) = part.and_then(|at| anchors.get(at)) {
        let is_alone = document.parts().len() == 1;
        let link = Element::new("a").attr("href", format!("#{}", anchor.part()));
        return link.attr_opt("aria-current", is_alone.then_some("page"));
    }
    let address = elsewhere(document, way).map(href::attribute);
    let address = address.or_else(|| Some(href::file(way.file.as_ref()?).into()));
    Element::new("a").attr("hreflang", way.language.as_str()).attr_opt("href", address)
}

/// A row of the files beside the page; nothing where there are none.
pub(crate) fn files(flow: &mut Flow<'_>, document: &Document) {
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
