//! What a page says of itself: to browsers, catalogues, search engines, and whoever shows a link to it.

use std::borrow::Cow;

use prakas_document::{Document, Language, Meta, Ways};

use crate::date::iso;
use crate::ways::{elsewhere, own_address};
use crate::writer::{Element, Flow};
use crate::{href, linked_data};

/// The size of a card, in pixels.
const CARD: (&str, &str) = ("1200", "630");

/// What stands in the head but the style sheet. `policy` is what the page may load (Content Security Policy 3), `scheme` the schemes
/// of colours that it has.
pub(crate) fn head(flow: &mut Flow<'_>, document: &Document, policy: &'static str, scheme: &'static str) {
    let title = title(document);
    flow.void(Element::new("meta").attr("charset", "utf-8"));
    flow.void(Element::new("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy));
    named(flow, "viewport", "width=device-width, initial-scale=1");
    named(flow, "color-scheme", scheme);
    flow.line("title", |line| line.string(title));
    catalogue(flow, document, title);
    links(flow, document);
    shared(flow, document, title);
    let data = Element::new("script").attr("type", "application/ld+json");
    flow.data(data, &linked_data::article(document, title));
    // Without it browsers ask the server for /favicon.ico.
    flow.void(Element::new("link").attr("rel", "icon").attr("href", "data:,"));
}

/// The window's title; HTML wants one of at least one character that is not white space.
pub(crate) fn title(document: &Document) -> &str {
    let meta = &document.meta;
    [&meta.title, &document.parts()[0].title]
        .into_iter()
        .find(|title| !title.trim().is_empty())
        .unwrap_or(&meta.id)
}

/// What catalogues read. The names that HTML does not define are DCMI Metadata Terms, in the form of its wiki of metadata
/// names.
fn catalogue(flow: &mut Flow<'_>, document: &Document, title: &str) {
    let Meta {
        id,
        title: _,
        authors,
        description,
        keywords,
        kind,
        // It is among the keywords, as the status is.
        number: _,
        status: _,
        file_mark: _,
        is_unlisted,
        issued,
        // These are for search engines, and in the linked data.
        place: _,
        dateline: _,
        event: _,
        change,
        replaces,
        replaced_by,
        address: _,
        // For letters alone.
        mailbox: _,
        ways: _,
        carried: _,
    } = &document.meta;
    if *is_unlisted {
        named(flow, "robots", "noindex");
    }
    optional(flow, "description", description.as_deref());
    for author in authors {
        named(flow, "author", author.as_str());
    }
    if !keywords.is_empty() {
        named(flow, "keywords", keywords.join(", "));
    }
    named(flow, "dcterms.identifier", id.as_str());
    named(flow, "dcterms.title", title);
    for language in document.languages() {
        named(flow, "dcterms.language", language.as_str());
    }
    for author in authors {
        named(flow, "dcterms.creator", author.as_str());
    }
    optional(flow, "dcterms.publisher", authors.first().map(String::as_str));
    optional(flow, "dcterms.type", kind.as_deref());
    optional(flow, "dcterms.issued", issued.and_then(iso));
    optional(flow, "dcterms.modified", change.as_ref().and_then(|change| iso(change.on)));
    optional(flow, "dcterms.replaces", replaces.as_deref());
    optional(flow, "dcterms.isReplacedBy", replaced_by.as_deref());
}

/// Where the page stands, its other editions (HTML, link type `alternate`), and the files that show the same words.
fn links(flow: &mut Flow<'_>, document: &Document) {
    let Meta { address, ways: Ways { editions, renditions, .. }, .. } = &document.meta;
    if let Some(address) = own_address(document) {
        flow.void(Element::new("link").attr("rel", "canonical").attr("href", href::attribute(address)));
    }
    // Search engines want each edition named by all, itself too; where all have one address there is nothing to tell.
    if address.is_some() && editions.iter().any(|way| elsewhere(document, way).is_some()) {
        for (way, address) in editions.iter().filter_map(|way| Some((way, way.address.as_ref()?))) {
            flow.void(
                Element::new("link")
                    .attr("rel", "alternate")
                    .attr("hreflang", way.language.as_str())
                    .attr("href", href::attribute(address)),
            );
        }
    }
    for rendition in renditions {
        flow.void(
            Element::new("link")
                .attr("rel", "alternate")
                .attr("type", rendition.media_type)
                .attr("href", href::file(&rendition.file)),
        );
    }
}

/// How others show a link to the page: Open Graph, and the card of those who read it as well (`twitter:card`).
fn shared(flow: &mut Flow<'_>, document: &Document, title: &str) {
    let Meta { authors, description, issued, change, ways, .. } = &document.meta;
    let mut property = |name: &'static str, content: Option<Cow<'_, str>>| {
        if let Some(content) = content.filter(|content| !content.trim().is_empty()) {
            flow.void(Element::new("meta").attr("property", name).attr("content", content));
        }
    };
    property("og:type", Some("article".into()));
    property("og:title", Some(title.into()));
    property("og:description", description.as_deref().map(Into::into));
    property("og:url", own_address(document).map(|address| address.to_ascii().into()));
    property("og:site_name", authors.first().map(Into::into));
    property("og:locale", locale(document.language()).map(Into::into));
    for way in ways.editions.iter().filter(|way| way.language != *document.language()) {
        property("og:locale:alternate", locale(&way.language).map(Into::into));
    }
    property("article:published_time", issued.and_then(iso).map(Into::into));
    property("article:modified_time", change.as_ref().and_then(|change| iso(change.on)).map(Into::into));
    let card = ways.card.as_deref().and_then(|card| linked_data::beside(&document.meta, card));
    let has_card = card.is_some();
    if let Some(card) = card {
        property("og:image", Some(card.into()));
        property("og:image:type", Some("image/png".into()));
        property("og:image:width", Some(CARD.0.into()));
        property("og:image:height", Some(CARD.1.into()));
        property("og:image:alt", Some(title.into()));
    }
    named(flow, "twitter:card", if has_card { "summary_large_image" } else { "summary" });
}

/// The language with the country that Open Graph wants beside it, where that is known.
fn locale(language: &Language) -> Option<String> {
    match language.as_str() {
        "km" => Some("km_KH".to_owned()),
        "en" => Some("en_GB".to_owned()),
        tag => {
            let (language, country) = tag.split_once('-')?;
            let is_country = country.len() == 2 && country.chars().all(|c| c.is_ascii_alphabetic());
            is_country.then(|| format!("{language}_{}", country.to_ascii_uppercase()))
        }
    }
}

fn named<'a>(flow: &mut Flow<'_>, name: &'static str, content: impl Into<Cow<'a, str>>) {
    let content = content.into();
    if !content.trim().is_empty() {
        flow.void(Element::new("meta").attr("name", name).attr("content", content));
    }
}

fn optional<'a>(flow: &mut Flow<'_>, name: &'static str, content: Option<impl Into<Cow<'a, str>>>) {
    if let Some(content) = content {
        named(flow, name, content);
    }
}
