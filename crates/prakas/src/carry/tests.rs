use jiff::civil::date;
use prakas_document::{Block, Href};

use super::*;
use crate::House;

const NOBODYS: fn(&str) -> Result<Vec<u8>, String> = |name| Err(format!("there is no `{name}`"));

fn both(english: &str, khmer: &str) -> Localized {
    Localized::new(Language::EN, english).and(Language::KM, khmer)
}

fn edition(words: &str) -> Edition {
    Edition {
        title: words.into(),
        place: Some(words.into()),
        body: vec![Block::paragraph(words)],
        ..Edition::default()
    }
}

/// A release whose every localized fact says in its words which language it is in.
fn release() -> Release {
    let names = |english: &str| -> BTreeMap<Language, Name> {
        let name = |words: &str| Name::new([words]).expect("a name");
        BTreeMap::from([(Language::EN, name(english)), (Language::KM, name("ខ្មែរ"))])
    };
    let href = |address: &str| -> Href { address.parse().expect("an address") };
    Release::builder("all", Kind::Statement)
        .number("1/21")
        .status(Status::Corrected { what: both("English", "ខ្មែរ"), on: date(2021, 10, 28) })
        .issued(date(2021, 10, 27))
        .issuer(Issuer::Named(names("English")))
        .co_issuer(Issuer::Named(names("English too")))
        .signatory(Signatory {
            office: both("English", "ខ្មែរ"), name: Some(both("English", "ខ្មែរ"))
        })
        .contact(Contact {
            name: both("English", "ខ្មែរ"),
            phone: Some(href("tel:+85523000000")),
            email: None,
            web: None,
        })
        .attachment(Attachment { title: both("English", "ខ្មែរ"), href: None })
        .link(RelatedLink { title: both("English", "ខ្មែរ"), href: href("https://example.org/") })
        .edition(Language::EN, edition("English"))
        .edition(Language::KM, edition("ខ្មែរ"))
        .build()
        .expect("a release")
}

#[test]
fn an_excerpt_says_nothing_in_other_languages() {
    let release = release();
    let english = release.excerpt(&[Language::EN]).expect("an edition").to_json();
    assert!(english.contains("English") && !english.contains("ខ្មែរ"), "{english}");
    let khmer = release.excerpt(&[Language::KM]).expect("an edition").to_json();
    assert!(khmer.contains("ខ្មែរ") && !khmer.contains("English"), "{khmer}");
    assert_eq!(release.excerpt(&[Language::KM, Language::EN]), Some(release.clone()));
    assert_eq!(release.excerpt(&["fr".parse().expect("a language")]), None);
    assert_eq!(release.excerpt(&[]), None);
}

#[test]
fn an_excerpt_shows_what_the_release_shows() {
    let mut release = release();
    // Words that are there in another language alone are shown in that.
    release.signatory =
        Some(Signatory { office: Localized::new(Language::KM, "ខ្មែរ"), name: None });
    for language in [Language::EN, Language::KM] {
        let excerpt = release.excerpt(std::slice::from_ref(&language)).expect("an edition");
        let shown = |release: &Release| {
            release.compose(std::slice::from_ref(&language), &House::of(release)).expect("a document").output
        };
        let (whole, part) = (shown(&release), shown(&excerpt));
        assert_eq!((whole.parts(), whole.language()), (part.parts(), part.language()));
        assert_eq!((whole.meta.authors, whole.meta.keywords), (part.meta.authors, part.meta.keywords));
    }
}

fn carried(carry: Carry, sources: &[Source]) -> Vec<(String, String)> {
    let release = release();
    let composed = release.compose(&[Language::EN], &House::of(&release)).expect("a document");
    let mut document = composed.output;
    carry.load(&mut document, &release, sources);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    document.meta.carried.iter().map(|file| (file.name.clone(), text(&file.bytes))).collect()
}

#[test]
fn a_document_carries_what_was_chosen() {
    let whole = ("release.json".to_owned(), release().to_json());
    assert_eq!(carried(Carry::Release, &[]), std::slice::from_ref(&whole));
    let excerpt = release().excerpt(&[Language::EN]).expect("an edition").to_json();
    assert_eq!(carried(Carry::Edition, &[]), [("release.json".to_owned(), excerpt)]);
    assert_eq!(carried(Carry::None, &[]), []);
    let sources = [
        Source::new("in/all.en.md", "\u{FEFF}# English"),
        Source::new("../all.en.md", "other"),
        Source::new("C:\\release.json", "{}"),
        Source::new("nameless", "x"),
    ];
    assert_eq!(carried(Carry::Release, &sources), std::slice::from_ref(&whole));
    assert_eq!(
        carried(Carry::Sources, &sources),
        [
            whole,
            ("all.en.md".to_owned(), "\u{FEFF}# English".to_owned()),
            ("all.en-2.md".to_owned(), "other".to_owned()),
            ("release-2.json".to_owned(), "{}".to_owned()),
        ]
    );
}

#[test]
fn what_is_carried_is_read_as_the_release() {
    let (_, json) = carried(Carry::Release, &[]).remove(0);
    let read = crate::read(&[Source::new("release.json", json)], &NOBODYS).expect("a release");
    assert_eq!(read.output.release, release());
}

#[test]
fn a_document_that_carries_one_edition_says_nothing_of_another() {
    let release = release();
    for (carry, says) in
        [(Carry::Release, true), (Carry::Sources, true), (Carry::Edition, false), (Carry::None, false)]
    {
        let composed = release.compose(&[Language::EN], &House::of(&release)).expect("a document");
        let mut document = composed.output;
        carry.load(&mut document, &release, &[]);
        let is_khmer = |way: &prakas_document::EditionWay| way.language == Language::KM;
        assert_eq!(document.meta.ways.editions.iter().any(is_khmer), says, "{carry:?}");
    }
}
