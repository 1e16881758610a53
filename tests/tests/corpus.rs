//! Every release of the corpus is read as it should be, or refused as it should be, and nothing in it is lost.

use prakas::document::Block;
use prakas::read::{Place, PlaceKind, parse_days};
use prakas::{DateSpan, Fonts, Issuer, Kind, Language, Severity};
use prakas_tests::agreement::spaced;
use prakas_tests::corpus::{Case, example, invalid, valid};
use prakas_tests::golden;

fn assert_found(case: &Case, fonts: &Fonts) -> bool {
    let findings = case.findings(fonts);
    golden::text_at(&case.findings_file(), &case.lines(&findings).concat());
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

#[test]
fn sound_releases_have_no_errors() {
    for case in valid() {
        assert!(!assert_found(&case, &Fonts::bundled()), "{} is sound", case.name);
    }
}

#[test]
fn others_are_refused_for_what_is_wrong_with_them() {
    let cases = invalid();
    assert!(!cases.is_empty());
    for case in cases {
        assert!(assert_found(&case, &Fonts::bundled()), "{} is not sound", case.name);
    }
}

#[test]
fn every_character_has_its_place() {
    for case in valid() {
        let places = case.read().expect("a release").output.places;
        for (index, source) in case.sources.iter().enumerate() {
            let text = source.text();
            let own: Vec<&Place> = places.iter().filter(|place| place.span.source == index).collect();
            let mut end = 0;
            for place in &own {
                let range = place.span.range.clone();
                assert!(range.start >= end, "{}: {place:?} begins before {end}", source.name());
                assert_blank(source.name(), text, end..range.start);
                end = range.end;
            }
            assert_blank(source.name(), text, end..text.len());
        }
    }
}

/// Between two places there is nothing but white space.
fn assert_blank(name: &str, text: &str, range: std::ops::Range<usize>) {
    let between = text.get(range.clone()).unwrap_or_else(|| panic!("{name}: {range:?} cuts a character"));
    assert!(between.trim().is_empty(), "{name}: {between:?} at {range:?} belongs to nothing");
}

#[test]
fn text_is_kept_as_it_was_typed_and_facts_are_read_again() {
    for case in valid() {
        let read = case.read().expect("a release").output;
        let stored = serde_json::to_value(&read.release).expect("JSON");
        for place in read.places.iter() {
            let typed = &case.sources[place.span.source].text()[place.span.range.clone()];
            match place.kind {
                PlaceKind::Text => {
                    let part = at_path(&stored, &place.path);
                    assert!(holds(part, typed), "{}: {typed:?} is not in {}: {part}", case.name, place.path);
                }
                PlaceKind::Fact => assert_fact(&case, place, typed, &read.release),
                PlaceKind::Syntax => {}
            }
        }
    }
}

fn assert_fact(case: &Case, place: &Place, typed: &str, release: &prakas::Release) {
    let name = &case.name;
    match place.path.as_str() {
        "issued" => assert_eq!(parse_days(typed).ok(), release.issued.map(DateSpan::from), "{name}: {typed}"),
        "event" => assert_eq!(parse_days(typed).ok(), release.event, "{name}: {typed}"),
        "kind" => assert_eq!(typed.parse().ok(), Some(release.kind), "{name}: {typed}"),
        _ => {}
    }
}

/// A part of the stored form; where the path goes on into what is stored as one value, that.
fn at_path<'a>(stored: &'a serde_json::Value, path: &str) -> &'a serde_json::Value {
    path.split('.').fold(stored, |value, step| {
        let next = step.parse::<usize>().ok().and_then(|index| value.get(index)).or_else(|| value.get(step));
        next.unwrap_or(value)
    })
}

/// Whether a string within a stored value holds these words; lines may have been joined.
fn holds(value: &serde_json::Value, words: &str) -> bool {
    match value {
        serde_json::Value::String(text) => spaced(text).contains(&spaced(words)),
        serde_json::Value::Array(values) => values.iter().any(|value| holds(value, words)),
        serde_json::Value::Object(fields) => fields.values().any(|value| holds(value, words)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => false,
    }
}

#[test]
fn the_example_is_recognised_whole() {
    let read = example().read().expect("a release");
    assert_eq!(read.warnings, []);
    let release = read.output.release;
    let day = "2021-10-27".parse().expect("a date");
    assert_eq!(release.id.as_str(), "asean-japan-summit-2021");
    assert_eq!(release.issuer, Some(Issuer::House("mfaic".parse().expect("an id"))));
    assert_eq!(release.kind, Kind::PressRelease);
    assert_eq!(release.event, Some(DateSpan::from(day)));
    assert_eq!(release.issued, Some(day));
    let edition = release.editions.get(&Language::EN).expect("an English edition");
    assert_eq!(edition.title.as_str(), "Outcomes of the 24th ASEAN-Japan Summit");
    assert_eq!(edition.venue.as_ref().map(|venue| venue.as_str()), Some("via Videoconference"));
    assert_eq!(edition.place.as_ref().map(|place| place.as_str()), Some("Phnom Penh"));
    assert_eq!(edition.body.len(), 9);
    assert!(edition.body.iter().all(|block| matches!(block, Block::Paragraph(_))));
    assert_eq!((edition.subtitle.as_ref(), edition.summary.as_ref()), (None, None));
}

#[test]
fn the_national_header_of_the_example_is_understood_not_kept() {
    let case = example();
    let places = case.read().expect("a release").output.places;
    let text = case.sources[0].text();
    for line in ["KINGDOM OF CAMBODIA", "NATION RELIGION KING"] {
        let at = text.find(line).expect("the header");
        let place = places.iter().find(|place| place.span.range.contains(&at)).expect("its place");
        assert_ne!(place.kind, PlaceKind::Text, "{line}");
    }
}
