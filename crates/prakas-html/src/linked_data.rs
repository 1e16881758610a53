//! What search engines read: the release as a `NewsArticle` of schema.org, in JSON-LD 1.1.

use jiff::civil::Date;
use prakas_document::{Change, ChangeKind, Document, EditionWay, Href, Meta, Rendition};
use serde::Serialize;

use crate::anchor::anchors;
use crate::date::iso;
use crate::href;
use crate::ways::{elsewhere, is_shown, own_address};

/// A `NewsArticle` (schema.org 29). Its properties stand in the order of these fields.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    in_language: &'a str,
    identifier: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location_created: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    temporal_coverage: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<Correction<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Translation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translation_of_work: Vec<Translation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example_of_work: Option<Work<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    encoding: Vec<Media>,
}

/// An `Organization` or a `Place`.
#[derive(Debug, Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Correction<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
}

/// What editions are editions of, where none is a translation of another.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Work<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    identifier: &'a str,
    work_example: Vec<Translation>,
}

/// Another edition.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Translation {
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: String,
    in_language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// The same words in another format.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Media {
    #[serde(rename = "@type")]
    kind: &'static str,
    encoding_format: &'static str,
    content_url: String,
}

const ARTICLE: &str = "NewsArticle";

/// The document as JSON-LD. `headline` is the page's title.
pub(crate) fn article(document: &Document, headline: &str) -> String {
    let meta = &document.meta;
    let address = meta.address.as_ref().map(Href::as_str);
    let organization = |name| Named { kind: "Organization", name };
    let correction = meta.change.as_ref().filter(|change| change.kind == ChangeKind::Correction);
    let Editions { originals, translations, equals } = editions(document);
    let article = Article {
        context: "https://schema.org",
        kind: ARTICLE,
        id: name(document),
        headline,
        description: meta.description.as_deref(),
        in_language: document.language().as_str(),
        identifier: std::iter::once(&meta.id).chain(&meta.number).map(String::as_str).collect(),
        genre: meta.kind.as_deref(),
        creative_work_status: meta.status.as_deref(),
        date_published: meta.issued.and_then(iso),
        date_modified: meta.change.as_ref().and_then(|change| iso(change.on)),
        dateline: meta.dateline.as_deref(),
        location_created: meta.place.as_deref().map(|name| Named { kind: "Place", name }),
        temporal_coverage: meta.event.and_then(|(first, last)| covered(first, last)),
        author: meta.authors.iter().map(|name| organization(name)).collect(),
        publisher: meta.authors.first().map(|name| organization(name)),
        keywords: meta.keywords.iter().map(String::as_str).collect(),
        url: address,
        main_entity_of_page: own_address(document).map(Href::as_str),
        image: meta.ways.card.as_deref().and_then(|card| beside(meta, card)),
        correction: correction.map(|Change { words, on, kind: _ }| Correction {
            kind: "CorrectionComment",
            text: words,
            date_published: iso(*on),
        }),
        work_translation: translations,
        translation_of_work: originals,
        example_of_work: (!equals.is_empty()).then(|| Work {
            kind: "CreativeWork",
            identifier: &meta.id,
            work_example: equals,
        }),
        encoding: meta.ways.renditions.iter().map(|rendition| media(meta, rendition)).collect(),
    };
    // Strings and lists of strings: there is nothing in it that JSON cannot hold.
    serde_json::to_string(&article).unwrap_or_default()
}

/// The name of this edition on the web: its address, or its place in one that it shares with others.
fn name(document: &Document) -> Option<String> {
    let shared = || {
        let address = document.meta.address.as_ref().filter(|address| !address.as_str().contains('#'))?;
        Some(format!("{address}#{}", anchors(document.parts()).first()?.part()))
    };
    own_address(document).map(ToString::to_string).or_else(shared)
}

/// A day, or an interval of ISO 8601.
fn covered(first: Date, last: Date) -> Option<String> {
    let day = iso(first)?;
    if first == last { Some(day) } else { Some(format!("{day}/{}", iso(last)?)) }
}

/// The other editions.
struct Editions {
    /// Those that bind where this one does not: it is a translation of them.
    originals: Vec<Translation>,
    /// Those that do not bind where this one does.
    translations: Vec<Translation>,
    /// Those that bind as much as this one.
    equals: Vec<Translation>,
}

fn editions(document: &Document) -> Editions {
    let ways = &document.meta.ways.editions;
    let is_unofficial = ways.iter().any(|way| way.language == *document.language() && way.is_unofficial);
    let others = |which: fn(bool, bool) -> bool| -> Vec<Translation> {
        let others = ways.iter().filter(|way| !is_shown(document, way));
        others.filter(|way| which(is_unofficial, way.is_unofficial)).map(|way| told(document, way)).collect()
    };
    Editions {
        originals: others(|own, other| own && !other),
        translations: others(|own, other| !own && other),
        equals: others(|own, other| own == other),
    }
}

fn told(document: &Document, way: &EditionWay) -> Translation {
    Translation {
        kind: ARTICLE,
        headline: way.title.clone(),
        in_language: way.language.to_string(),
        url: elsewhere(document, way).map(ToString::to_string),
    }
}

fn media(meta: &Meta, rendition: &Rendition) -> Media {
    Media {
        kind: "MediaObject",
        encoding_format: rendition.media_type,
        content_url: beside(meta, &rendition.file).unwrap_or_else(|| href::file(&rendition.file)),
    }
}

/// The address of a file in the folder of the page, where that stands on the web.
pub(crate) fn beside(meta: &Meta, file: &str) -> Option<String> {
    meta.address.as_ref()?.beside(&href::file(file)).map(|href| href.to_string())
}
