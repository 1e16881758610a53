//! What search engines read: the release as a `NewsArticle` of schema.org, in JSON-LD 1.1.

use jiff::civil::Date;
use prakas_document::{Change, ChangeKind, Document, EditionWay, Meta, Rendition};
use serde::Serialize;

use crate::href;

/// A `NewsArticle` (schema.org 29). Its properties stand in the order of these fields.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
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
    date_published: String,
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
    let address = meta.address.as_ref().map(|href| href.as_str());
    let organization = |name| Named { kind: "Organization", name };
    let correction = meta.change.as_ref().filter(|change| change.kind == ChangeKind::Correction);
    let (original_of, translations) = editions(document);
    let article = Article {
        context: "https://schema.org",
        kind: ARTICLE,
        id: address,
        headline,
        description: meta.description.as_deref(),
        in_language: document.language().as_str(),
        identifier: std::iter::once(&meta.id).chain(&meta.number).map(String::as_str).collect(),
        genre: meta.kind.as_deref(),
        creative_work_status: meta.status.as_deref(),
        date_published: meta.issued.filter(valid).map(|day| day.to_string()),
        date_modified: meta.change.as_ref().map(|change| change.on).filter(valid).map(|day| day.to_string()),
        dateline: meta.dateline.as_deref(),
        location_created: meta.place.as_deref().map(|name| Named { kind: "Place", name }),
        temporal_coverage: meta.event.map(|(first, last)| covered(first, last)),
        author: meta.authors.iter().map(|name| organization(name)).collect(),
        publisher: meta.authors.first().map(|name| organization(name)),
        keywords: meta.keywords.iter().map(String::as_str).collect(),
        url: address,
        main_entity_of_page: address,
        image: card(meta),
        correction: correction.map(|Change { words, on, kind: _ }| Correction {
            kind: "CorrectionComment",
            text: words,
            date_published: on.to_string(),
        }),
        work_translation: translations,
        translation_of_work: original_of,
        encoding: meta.ways.renditions.iter().map(media).collect(),
    };
    // Strings and lists of strings: there is nothing in it that JSON cannot hold.
    serde_json::to_string(&article).unwrap_or_default()
}

/// ISO 8601 has four digits for a year.
fn valid(day: &Date) -> bool {
    day.year() >= 1
}

/// A day, or an interval of ISO 8601.
fn covered(first: Date, last: Date) -> String {
    if first == last { first.to_string() } else { format!("{first}/{last}") }
}

/// The editions that this one is a translation of, which bind where it does not; and its translations.
fn editions(document: &Document) -> (Vec<Translation>, Vec<Translation>) {
    let ways = &document.meta.ways.editions;
    let shown: Vec<_> = document.languages().collect();
    let is_unofficial = ways.iter().any(|way| way.language == *document.language() && way.is_unofficial);
    let others = ways.iter().filter(|way| !shown.contains(&&way.language));
    let (originals, translations): (Vec<&EditionWay>, Vec<_>) =
        others.partition(|way| is_unofficial && !way.is_unofficial);
    let own = document.meta.address.as_ref();
    let told = |way: &EditionWay| Translation {
        kind: ARTICLE,
        headline: way.title.clone(),
        in_language: way.language.to_string(),
        // One address for all editions tells nothing of this one.
        url: way.address.as_ref().filter(|address| Some(*address) != own).map(ToString::to_string),
    };
    (originals.into_iter().map(told).collect(), translations.into_iter().map(told).collect())
}

fn media(rendition: &Rendition) -> Media {
    Media {
        kind: "MediaObject",
        encoding_format: rendition.media_type,
        content_url: href::file(&rendition.file),
    }
}

/// The address of the picture that stands for the release: it stands in the folder of the page.
pub(crate) fn card(meta: &Meta) -> Option<String> {
    let (address, card) = (meta.address.as_ref()?, meta.ways.card.as_deref()?);
    address.beside(&href::file(card)).map(|href| href.to_string())
}
