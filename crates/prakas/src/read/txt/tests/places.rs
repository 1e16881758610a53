//! Every character has one place, and what is said of it holds.

use std::collections::BTreeMap;

use prakas_document::Href;
use serde_json::Value;

use super::super::status::notice;
use super::*;
use crate::compose::labels::labels;
use crate::read::{Place, PlaceKind, parse_days};
use crate::release::{Kind, Status};

/// Holds the places of a draft to what [`Place`] promises.
pub(super) fn check(source: &str, draft: &Draft) {
    each_character_has_one(source, draft.places.iter());
    holds(source, draft);
}

/// Holds the places of drafts that one source has together to what [`Place`] promises.
pub(super) fn check_all(source: &str, drafts: &[Draft]) {
    each_character_has_one(source, drafts.iter().flat_map(|draft| &draft.places));
    drafts.iter().for_each(|draft| holds(source, draft));
}

fn holds(source: &str, draft: &Draft) {
    let mut sorted: Vec<&Place> = draft.places.iter().collect();
    sorted.sort_by_key(|place| place.span.range.start);
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    for place in sorted {
        let slice = &source[place.span.range.clone()];
        match place.kind {
            PlaceKind::Text => words.entry(&place.path).or_default().push_str(&squeeze(slice)),
            PlaceKind::Fact => fact(&place.path, slice, draft),
            PlaceKind::Syntax => {}
        }
    }
    let mut texts = BTreeMap::new();
    for (language, edition) in &draft.editions {
        collect(
            &format!("editions.{language}"),
            &serde_json::to_value(edition).expect("json"),
            &words,
            &mut texts,
        );
    }
    let mut stored = |path: &str, value: Value| collect(path, &value, &words, &mut texts);
    stored("number", serde_json::to_value(&draft.number).expect("json"));
    stored("signatory", serde_json::to_value(&draft.signatory).expect("json"));
    stored("contacts", serde_json::to_value(&draft.contacts).expect("json"));
    stored("attachments", serde_json::to_value(&draft.attachments).expect("json"));
    stored("links", serde_json::to_value(&draft.links).expect("json"));
    stored("issuer", serde_json::to_value(&draft.issuer).expect("json"));
    stored("co_issuers", serde_json::to_value(&draft.co_issuers).expect("json"));
    stored("status", serde_json::to_value(&draft.status).expect("json"));
    for (path, typed) in &words {
        assert_eq!(texts.get(*path), Some(typed), "{path}\n{source}");
    }
    let missing =
        texts.iter().find(|(path, stored)| !words.contains_key(path.as_str()) && !stored.is_empty());
    assert_eq!(missing, None, "it stands nowhere in\n{source}");
}

/// A fact, read again, is what is stored.
fn fact(path: &str, slice: &str, draft: &Draft) {
    let status = || notice(&format!("EMBARGOED UNTIL {slice}"), labels(&Language::EN).expect("English"));
    let href = || Some(slice.parse::<Href>().is_ok());
    let holds = match path {
        "issued" => draft.issued.map(|day| parse_days(slice).is_ok_and(|days| days.last() == day)),
        "event" => draft.event.map(|event| parse_days(slice) == Ok(event)),
        "issued.lunar" => draft.issued.map(|_| prakas_khmer::calendar::read(slice).is_some()),
        "kind" => Some(slice.parse::<Kind>().ok() == draft.kind),
        "status" | "issuer" => Some(true),
        "status.embargoed.until" => {
            Some(status().is_some() && matches!(draft.status, Some(Status::Embargoed { .. })))
        }
        "status.corrected.on" | "status.withdrawn.on" => Some(parse_days(slice).is_ok()),
        "supersedes" => Some(slice.parse().ok() == draft.supersedes),
        "superseded_by" => Some(slice.parse().ok() == draft.superseded_by),
        "address" => href(),
        _ if path.starts_with("co_issuers.") => Some(true),
        _ if path.starts_with("contacts.") => Some(!slice.trim().is_empty()),
        _ if path.ends_with(".unofficial") => Some(draft.editions.values().any(|edition| edition.unofficial)),
        _ if path.ends_with(".href") => href(),
        _ => None,
    };
    assert_eq!(holds, Some(true), "{path}: {slice}");
}

/// The words that are stored, by the path of their place: a block's words are together, without its footnotes, and without the
/// cells that have places of their own.
fn collect(path: &str, value: &Value, words: &BTreeMap<&str, String>, out: &mut BTreeMap<String, String>) {
    let is_block = path.rsplit_once('.').is_some_and(|(list, n)| {
        n.parse::<usize>().is_ok()
            && (list.ends_with(".body") || list.ends_with(".notes"))
            && list.matches('.').count() == 2
    });
    match value {
        _ if is_block => {
            let mut own = String::new();
            block(path, value, words, &mut own, out);
            out.insert(path.to_owned(), own);
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| collect(&format!("{path}.{i}"), item, words, out));
        }
        Value::Object(fields) => {
            let words_in = |(name, _): &(&String, &Value)| {
                !matches!(name.as_str(), "href" | "phone" | "email" | "web" | "on" | "until" | "house")
            };
            for (name, value) in fields.iter().filter(words_in) {
                collect(&format!("{path}.{name}"), value, words, out);
            }
        }
        Value::String(text) if path != "status" => {
            out.insert(path.to_owned(), squeeze(text));
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn block(
    path: &str,
    value: &Value,
    words: &BTreeMap<&str, String>,
    own: &mut String,
    out: &mut BTreeMap<String, String>,
) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| {
            let path = format!("{path}.{i}");
            if words.contains_key(path.as_str()) {
                let mut cell = String::new();
                block(&path, item, words, &mut cell, out);
                out.insert(path, cell);
            } else {
                block(&path, item, words, own, out);
            }
        }),
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                match (name.as_str(), value) {
                    ("text" | "speaker", Value::String(text)) => own.push_str(&squeeze(text)),
                    ("footnote", note) => {
                        let mut text = String::new();
                        block(&path, note, words, &mut text, out);
                        out.insert(path, text);
                    }
                    (_, value) => block(&path, value, words, own, out),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn each_character_has_one<'p>(source: &str, places: impl Iterator<Item = &'p Place>) {
    let mut owners = vec![0_u8; source.len()];
    for place in places {
        assert!(!source[place.span.range.clone()].is_empty(), "an empty place at {place:?}");
        owners[place.span.range.clone()].iter_mut().for_each(|owner| *owner += 1);
    }
    for (at, c) in source.char_indices() {
        let owners = owners[at];
        assert!(owners <= 1, "{owners} places at byte {at} of\n{source}");
        assert!(owners == 1 || c.is_whitespace(), "no place for {c:?} at byte {at} of\n{source}");
    }
}

fn squeeze(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn words_facts_and_marks_are_told_apart() {
    use PlaceKind::{Fact, Syntax, Text};
    let source = "Statement\n\n**Title**\n\n27 October 2021, Tokyo\n\n- Said **so**[1], see <https://a.example/>\n\nPhnom Penh, 28 October 2021\n\n[1] Note.\n";
    let (draft, _) = draft(source);
    let mut places = draft.places.clone();
    places.sort_by_key(|place| place.span.range.start);
    let found: Vec<_> = places
        .iter()
        .map(|place| (place.kind, place.path.as_str(), &source[place.span.range.clone()]))
        .collect();
    assert_eq!(
        found,
        [
            (Fact, "kind", "Statement"),
            (Syntax, "", "**"),
            (Text, "editions.en.title", "Title"),
            (Syntax, "", "**"),
            (Fact, "event", "27 October 2021"),
            (Syntax, "", ","),
            (Text, "editions.en.venue", "Tokyo"),
            (Syntax, "editions.en.body.0", "-"),
            (Text, "editions.en.body.0", "Said "),
            (Syntax, "editions.en.body.0", "**"),
            (Text, "editions.en.body.0", "so"),
            (Syntax, "editions.en.body.0", "**[1]"),
            (Text, "editions.en.body.0", ", see "),
            (Syntax, "editions.en.body.0", "<"),
            (Fact, "editions.en.body.0.list.items.0.0.paragraph.4.link.href", "https://a.example/"),
            (Syntax, "editions.en.body.0", ">"),
            (Text, "editions.en.place", "Phnom Penh"),
            (Syntax, "", ","),
            (Fact, "issued", "28 October 2021"),
            (Syntax, "editions.en.body.0.list.items.0.0.paragraph.2.footnote", "[1]"),
            (Text, "editions.en.body.0.list.items.0.0.paragraph.2.footnote", "Note."),
        ]
    );
}
