use prakas_document::{Block, Inline, Language};
use proptest::prelude::*;

use super::*;
use crate::release::*;

fn release() -> Release {
    let edition = Edition {
        title: "A \"title\"".into(),
        place: Some("Phnom Penh".into()),
        body: vec![Block::Paragraph(vec!["Words ".into(), Inline::strong("ខ្មែរ"), Inline::LineBreak])],
        ..Edition::default()
    };
    Release::builder("stored", Kind::Statement)
        .issued(jiff::civil::date(2021, 10, 27))
        .issuer(Issuer::named(Language::EN, Name::new(["Office", "of the Council"]).expect("words")))
        .edition(Language::EN, edition)
        .build()
        .expect("a release")
}

fn read_text(text: &str) -> Result<Warned<Draft>, Diagnostics> {
    read(0, &Source::new("release.json", text))
}

/// The one finding about a source: its code, path, and what stands at its place.
fn finding(text: &str) -> (Code, String, String, Vec<String>) {
    let stopped = read_text(text).expect_err(text);
    let finding = &stopped.findings()[0];
    let span = finding.span.clone().expect("a place");
    (
        finding.code,
        finding.path.clone().unwrap_or_default(),
        text[span.range].to_owned(),
        finding.hints.clone(),
    )
}

#[test]
fn the_stored_form_is_read_back() {
    let text = release().to_json();
    let draft = read_text(&text).expect("a release").output;
    assert_eq!(draft.editions.get(&Language::EN), release().editions.get(&Language::EN));
    assert_eq!((draft.issued, draft.issuer), (release().issued, release().issuer));
}

#[test]
fn each_value_has_its_place() {
    use PlaceKind::{Fact, Text};
    let text = release().to_json();
    let places = Places::new(read_text(&text).expect("a release").output.places);
    let found: Vec<_> = places
        .iter()
        .filter(|place| place.kind != PlaceKind::Syntax)
        .map(|place| (place.kind, place.path.as_str(), &text[place.span.range.clone()]))
        .collect();
    assert_eq!(
        found,
        [
            (Fact, "schema", "2"),
            (Fact, "id", "stored"),
            (Fact, "kind", "statement"),
            (Fact, "status", "final"),
            (Fact, "issued", "2021-10-27"),
            (Text, "issuer.named.en.0", "Office"),
            (Text, "issuer.named.en.1", "of the Council"),
            (Fact, "editions.en.title", "\"A \\\"title\\\"\""),
            (Text, "editions.en.place", "Phnom Penh"),
            (Text, "editions.en.body.0.paragraph.0.text", "Words "),
            (Text, "editions.en.body.0.paragraph.1.strong.0.text", "ខ្មែរ"),
            (Fact, "editions.en.body.0.paragraph.2", "line_break"),
        ]
    );
    for (at, c) in text.char_indices() {
        let owners = places.iter().filter(|place| place.span.range.contains(&at)).count();
        assert!(owners <= 1 && (owners == 1 || c.is_whitespace()), "{owners} places for {c:?} at byte {at}");
    }
}

#[test]
fn what_is_no_json_is_said_with_its_place() {
    let json = release().to_json();
    for (text, stands) in [
        (json.replacen(',', "", 1), "\""),
        (json.replace("\"statement\"", "statement"), "s"),
        (json.trim_end().trim_end_matches('}').to_owned(), "\n"),
        (json.clone() + "x", "x"),
        (json.replacen('{', "{ // comment", 1), "/"),
        ("[1]".to_owned(), "]"),
    ] {
        let (code, _, found, hints) = finding(&text);
        assert!(matches!(code, Code::BadJson | Code::BadValue), "{code}: {text}");
        assert!(found == stands && !hints.is_empty(), "{found:?} is not {stands:?} in {text}");
    }
}

#[test]
fn what_is_no_release_is_said_with_its_place() {
    let json = release().to_json();
    let with = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        json.replacen(from, to, 1)
    };
    for (text, code, path, stands) in [
        (with("\"issued\"", "\"isued\""), Code::UnknownField, "isued", "\"isued\""),
        (with("\"statement\"", "\"statment\""), Code::BadValue, "kind", "\"statment\""),
        (with("\"statement\"", "7"), Code::BadValue, "kind", "7"),
        (with("\"2021-10-27\"", "\"2021-02-31\""), Code::BadDate, "issued", "\"2021-02-31\""),
        (with("\"schema\": 2", "\"schema\": 3"), Code::BadValue, "schema", "3"),
        (with("\"stored\"", "\"Stored\""), Code::BadValue, "id", "\"Stored\""),
        (with("\"en\": {", "\"e\": {"), Code::BadValue, "editions.e", "\"e\""),
        (
            with("\"text\": \"Words \"", "\"txet\": \"Words \""),
            Code::BadValue,
            "editions.en.body.0.paragraph.0.txet",
            "\"txet\"",
        ),
        (with("\"place\"", "\"title\": \"B\", \"place\""), Code::BadJson, "editions.en.title", "\"title\""),
        ("{}".to_owned(), Code::BadJson, "", "}"),
    ] {
        let (found_code, found_path, found, hints) = finding(&text);
        assert_eq!(
            (found_code, found_path.as_str(), found.as_str()),
            (code, path, stands),
            "{hints:?} {text}"
        );
        assert!(!hints.is_empty());
    }
    assert_eq!(finding(&with("\"issued\"", "\"isued\"")).3, ["did you mean `issued`?"]);
    assert_eq!(finding(&with("\"statement\"", "\"statment\"")).3, ["did you mean `statement`?"]);
}

#[test]
fn names_that_stand_twice_lose_no_words() {
    let text = release().to_json().replacen("\"named\": {", "\"named\": {\n\"en\": [\"Lost\"],", 1);
    let (code, path, stands, _) = finding(&text);
    assert_eq!((code, path.as_str(), stands.as_str()), (Code::BadJson, "issuer.named.en", "\"en\""));
}

#[test]
fn characters_that_no_format_holds_are_refused() {
    let text = release().to_json().replace("Words ", "Wor\\u0007ds ");
    let (code, path, stands, _) = finding(&text);
    assert_eq!(code, Code::UnrepresentableCharacter);
    assert_eq!(
        (path.as_str(), stands.as_str()),
        ("editions.en.body.0.paragraph.0.text", "\"Wor\\u0007ds \"")
    );
}

#[test]
fn what_nests_too_deep_is_refused_at_once() {
    let nested = |depth: usize| {
        let (open, close) = ("{\"quotation\":{\"content\":[".repeat(depth), "]}}".repeat(depth));
        release().to_json().replacen("\"body\": [", &format!("\"body\": [{open}{close},"), 1)
    };
    assert!(read_text(&nested(8)).is_ok());
    let (code, path, ..) = finding(&nested(9));
    assert_eq!((code, path.as_str()), (Code::TooDeep, "editions.en.body.0"));
    assert_eq!(finding(&nested(10_000)).0, Code::TooDeep);
    assert_eq!(finding(&"[".repeat(100_000)).0, Code::BadJson);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        let _ = read_text(&text);
    }

    /// The stored form with a stretch of it replaced by other characters.
    #[test]
    fn any_damage(start in 0_usize..900, len in 0_usize..40, put in "[\\[\\]{}\",:\\\\0-9a-z ក]{0,6}") {
        let mut text = release().to_json();
        let boundary = |at: usize| (at.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let range = boundary(start)..boundary(start + len);
        text.replace_range(range, &put);
        match read_text(&text) {
            Ok(_) => {}
            Err(stopped) => prop_assert!(stopped.findings().iter().all(|finding| finding.span.is_some())),
        }
    }
}
