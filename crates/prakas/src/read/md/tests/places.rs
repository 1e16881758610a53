//! Every character has one place, and what is said of it holds.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser};
use serde_json::Value;

use super::super::*;
use crate::read::{Place, PlaceKind};

/// Holds the places of a draft to what [`Place`] promises.
pub(super) fn check(text: &str, draft: &Draft) {
    each_character_has_one(text, &draft.places);
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    let mut sorted: Vec<&Place> = draft.places.iter().collect();
    sorted.sort_by_key(|place| place.span.range.start);
    for place in sorted {
        let slice = &text[place.span.range.clone()];
        match place.kind {
            PlaceKind::Text => words.entry(&place.path).or_default().push_str(&squeeze(slice)),
            PlaceKind::Fact => words.entry(&place.path).or_default().push_str(&squeeze(&decoded(slice))),
            PlaceKind::Syntax => {}
        }
    }
    for (language, edition) in &draft.editions {
        let stored = serde_json::to_value(edition).expect("json");
        for part in ["body", "notes"] {
            let blocks = stored[part].as_array().map_or(&[][..], |blocks| blocks);
            for (i, block) in blocks.iter().enumerate() {
                let path = format!("editions.{language}.{part}.{i}");
                let mut own = String::new();
                collect(block, &path, &mut own, &words);
                assert_eq!(
                    words.get(path.as_str()).map_or("", String::as_str),
                    squeeze(&own),
                    "{path}\n{text}"
                );
            }
        }
        for part in ["title", "subtitle", "venue", "place", "summary"] {
            let stored = squeeze(stored[part].as_str().unwrap_or_default());
            let path = format!("editions.{language}.{part}");
            // A fact is YAML with escapes, which are not decoded here.
            if !draft.places.iter().any(|place| place.path == path && place.kind == PlaceKind::Fact) {
                assert_eq!(words.get(path.as_str()).map_or("", String::as_str), stored, "{path}\n{text}");
            }
        }
    }
}

/// The words of a block without its footnotes, which are held to their own places.
fn collect(value: &Value, path: &str, own: &mut String, words: &BTreeMap<&str, String>) {
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| collect(item, &format!("{path}.{i}"), own, words));
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                match (name.as_str(), value) {
                    ("text" | "speaker", Value::String(text)) => own.push_str(text),
                    ("footnote", note) => {
                        let mut text = String::new();
                        collect(note, &path, &mut text, words);
                        assert_eq!(
                            words.get(path.as_str()).map_or("", String::as_str),
                            squeeze(&text),
                            "{path}"
                        );
                    }
                    ("alt" | "href", Value::String(text)) => {
                        if let Some(typed) = words.get(path.as_str()) {
                            assert_eq!(*typed, squeeze(text), "{path}");
                        }
                    }
                    (_, value) => collect(value, &path, own, words),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn each_character_has_one(text: &str, places: &[Place]) {
    let mut owners = vec![0_u8; text.len()];
    for place in places {
        assert!(!text[place.span.range.clone()].is_empty(), "an empty place at {place:?}");
        owners[place.span.range.clone()].iter_mut().for_each(|owner| *owner += 1);
    }
    for (at, c) in text.char_indices() {
        let owners = owners[at];
        assert!(owners <= 1, "{owners} places at byte {at} of\n{text}");
        assert!(owners == 1 || c.is_whitespace(), "no place for {c:?} at byte {at} of\n{text}");
    }
}

/// What Markdown makes of some characters inside a line.
fn decoded(slice: &str) -> String {
    let mut words = String::new();
    for event in Parser::new(&format!("x{slice}")) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            _ => {}
        }
    }
    words.split_off(1)
}

fn squeeze(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn words_facts_and_marks_are_told_apart() {
    let text = "---\nissued: 27 October 2021\ntitle: \"A: b\"\nvenue: 'it''s'\n---\n\n## On **it**&amp;\n\n[x](https://a.example/)[^n].\n\n[^n]: Note.\n";
    let (draft, _) = super::draft(text);
    let found: Vec<_> = draft
        .places
        .iter()
        .filter(|place| place.kind != PlaceKind::Syntax)
        .map(|place| (place.kind, place.path.as_str(), &text[place.span.range.clone()]))
        .collect();
    use PlaceKind::{Fact, Text};
    let mut sorted = found.clone();
    sorted.sort_by_key(|(_, _, slice)| slice.as_ptr() as usize);
    assert_eq!(
        sorted,
        [
            (Fact, "issued", "27 October 2021"),
            (Text, "editions.en.title", "A: b"),
            (Fact, "editions.en.venue", "'it''s'"),
            (Text, "editions.en.body.0", "On "),
            (Text, "editions.en.body.0", "it"),
            (Fact, "editions.en.body.0", "&amp;"),
            (Text, "editions.en.body.1", "x"),
            (Fact, "editions.en.body.1.paragraph.0.link.href", "https://a.example/"),
            (Text, "editions.en.body.1", "."),
            (Text, "editions.en.body.1.paragraph.1.footnote", "Note."),
        ]
    );
    let marks: Vec<_> = draft
        .places
        .iter()
        .filter(|place| place.kind == PlaceKind::Syntax && !place.path.is_empty())
        .map(|place| (place.path.as_str(), &text[place.span.range.clone()]))
        .collect();
    assert_eq!(
        marks,
        [
            ("editions.en.body.0", "##"),
            ("editions.en.body.0", "**"),
            ("editions.en.body.0", "**"),
            ("editions.en.body.1", "["),
            ("editions.en.body.1", "]("),
            ("editions.en.body.1", ")[^n]"),
            ("editions.en.body.1.paragraph.1.footnote", "[^n]:"),
        ]
    );
}
