//! The example houses: every letterhead, under every status, says the same words in all formats.

use std::fs;

use prakas::document::{Arrangement, Furniture};
use prakas::{
    Document, EmbargoTime, ExportOptions, Fonts, Format, House, Issuer, Language, Localized, Release,
    Signing, Status, export,
};
use prakas_tests::corpus::{example, file, folder};
use prakas_tests::{agreement, pdf};

/// The houses beside the examples, by the names of their files.
fn houses() -> Vec<(&'static str, House)> {
    let house = |name: &'static str| {
        let folder = folder("examples");
        let toml = fs::read_to_string(folder.join(name)).expect("a house's file");
        let emblem = |name: &str| fs::read(folder.join(name)).map_err(|error| error.to_string());
        (name, House::from_toml(&toml, &emblem).unwrap_or_else(|stopped| panic!("{name}: {stopped}")))
    };
    ["house.toml", "house-centred.toml", "house-beside.toml"].map(house).into()
}

fn statuses() -> Vec<Status> {
    let on = "2021-10-28".parse().expect("a day");
    let words = |words| Localized::new(Language::EN, words);
    let until: EmbargoTime = "2021-10-27 18:00".parse().expect("a time");
    vec![
        Status::Final,
        Status::Draft,
        Status::Embargoed { until },
        Status::Corrected { what: words("the amount"), on },
        Status::Withdrawn { why: words("the Summit was postponed"), on },
    ]
}

/// The example, issued by this house, on its paper.
fn issued_by(house: &House, status: Status, language: &Language) -> Document {
    let release = Release {
        issuer: Some(Issuer::House(house.id.clone())),
        number: Some("123/21".into()),
        signing: Some(Signing::ByHand),
        status,
        ..example().release()
    };
    release.compose(std::slice::from_ref(language), house).expect("a document").output
}

#[test]
fn every_house_and_status_says_the_same_in_all_formats() {
    let fonts = Fonts::bundled();
    for (name, house) in houses() {
        for status in statuses() {
            for language in [Language::KM, Language::EN] {
                let document = issued_by(&house, status.clone(), &language);
                let formats = [Format::Pdf, Format::Docx, Format::Html];
                let made = export(&document, &formats, &fonts, &ExportOptions::default());
                let made = made.unwrap_or_else(|error| panic!("{name}: {error}"));
                let told: Vec<_> = made.warnings.iter().map(|warning| &warning.message).collect();
                assert!(told.is_empty(), "{name}: {told:?}");
                let [pdf, docx, html] = [0, 1, 2].map(|format| &made.output[format].bytes);
                let html = std::str::from_utf8(html).expect("UTF-8");
                // What repeats on each page is no word of the document: none of them says it twice.
                assert_eq!(agreement::of_pdf(&document, pdf), Ok(()), "{name}.{language} {status:?}");
                assert_eq!(agreement::of_docx(&document, docx), Ok(()), "{name}.{language} {status:?}");
                assert_eq!(agreement::of_html(&document, html), Ok(()), "{name}.{language} {status:?}");
            }
        }
    }
}

#[test]
fn the_examples_show_each_letterhead() {
    let arrangements: Vec<_> = houses()
        .into_iter()
        .map(|(_, house)| {
            let document = issued_by(&house, Status::Final, &Language::EN);
            let head = &document.parts()[0].head;
            head.iter().find_map(|piece| match piece {
                Furniture::Group { arrangement, .. } => Some(*arrangement),
                _ => None,
            })
        })
        .collect();
    assert_eq!(
        arrangements,
        [Some(Arrangement::Start), Some(Arrangement::Center), Some(Arrangement::Beside)]
    );
}

#[test]
fn a_status_is_on_every_page() {
    let house = House::mfaic();
    let document = issued_by(&house, Status::Draft, &Language::EN);
    let pages = pdf::drawn(&file(&document, Format::Pdf));
    assert!(pages.len() >= 2);
    for (number, page) in (1..).zip(pages) {
        assert_eq!(page.matches("NOT FOR PUBLICATION").count(), 1, "page {number}");
    }
}
