//! Faces inside a page.

mod common;

use std::sync::Arc;
use std::thread;

use common::{bilingual, body, document, everything, khmer, summit};
use prakas_document::{Block, Document, Inline, Language, Slant, Weight};
use prakas_fonts::{Fonts, MOUL, NOTO_SERIF_KHMER};
use prakas_html::{FaceError, HtmlOptions, WebFace, html};

/// The bundled Khmer faces.
fn faces() -> Vec<WebFace> {
    let fonts = Fonts::bundled();
    let khmer = fonts.faces().filter(|face| face.covers('ក'));
    let web = |face: prakas_fonts::Face<'_>| {
        let weight = if face.weight().0 == 700 { Weight::Bold } else { Weight::Regular };
        let file = Arc::from(face.data().expect("bundled").as_ref());
        WebFace::new(face.family(), weight, Slant::Upright, file).expect("it may be embedded")
    };
    khmer.map(web).collect()
}

fn page(document: &Document) -> String {
    html(document, &HtmlOptions { faces: faces(), ..HtmlOptions::default() })
}

/// The family and the weight of each face in a page, and the length of its data.
fn carried(page: &str) -> Vec<(String, String, usize)> {
    let rules = page.split("@font-face {").skip(1);
    let value = |rule: &str, property: &str| {
        let (_, rest) = rule.split_once(&format!("{property}: ")).expect("it is declared");
        rest.split_once(";\n").expect("an end").0.trim_matches('"').to_owned()
    };
    rules
        .map(|rule| (value(rule, "font-family"), value(rule, "font-weight"), value(rule, "src").len()))
        .collect()
}

#[test]
fn a_khmer_page_carries_the_faces_that_it_is_shown_in() {
    let page = page(&document(khmer()));
    let carried = carried(&page);
    let names: Vec<(&str, &str)> =
        carried.iter().map(|(family, weight, _)| (family.as_str(), weight.as_str())).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    for face in [(NOTO_SERIF_KHMER, "400"), (NOTO_SERIF_KHMER, "700"), (MOUL, "400")] {
        assert!(names.contains(&face), "{face:?}");
    }
    assert!(carried.iter().all(|(_, _, length)| *length < 40_000), "{carried:?}");
    assert!(page.len() < 150_000, "{}", page.len());
    assert!(page.contains("img-src data:; font-src data:\""));
    assert_eq!(page.matches("url(\"data:font/woff2;base64,d09GMg").count(), 3, "WOFF2, by its signature");
}

#[test]
fn a_page_without_khmer_is_the_same_with_faces_and_without() {
    let english = summit(&["The Summit took note of the progress of cooperation."]);
    assert_eq!(page(&english), common::page(&english));
    assert!(!page(&english).contains("font-src"));
    assert!(!common::page(&document(khmer())).contains("@font-face"));
}

#[test]
fn a_khmer_name_in_an_english_page_brings_one_small_face() {
    let name = Inline::foreign(Language::KM, "បុណ្យអុំទូក");
    let carried =
        carried(&page(&body(vec![Block::Paragraph(vec!["The festival (".into(), name, ").".into()])])));
    let [(family, weight, length)] = &carried[..] else { panic!("{carried:?}") };
    assert_eq!((family.as_str(), weight.as_str()), (NOTO_SERIF_KHMER, "400"));
    assert!(*length < 8_000, "{length}");
}

#[test]
fn threads_make_the_same_page() {
    let make = || [bilingual(), everything(), document(khmer())].map(|document| page(&document));
    let first = make();
    let others: Vec<_> = (0..4).map(|_| thread::spawn(make)).collect();
    for other in others {
        assert_eq!(other.join().expect("no panic"), first);
    }
}

#[test]
fn faces_go_in_where_their_makers_allow_it() {
    // A font of nothing but an `OS/2` table with this `fsType`.
    let font = |fs_type: u16| {
        let mut table = vec![0; 78];
        table[8..10].copy_from_slice(&fs_type.to_be_bytes());
        let mut file = b"\0\x01\0\0\0\x01\0\0\0\0\0\0OS/2\0\0\0\0\0\0\0\x1C\0\0\0\x4E".to_vec();
        file.extend(table);
        file
    };
    let new = |file: Vec<u8>| WebFace::new("F", Weight::Regular, Slant::Upright, file.into()).map(drop);
    assert_eq!(new(font(0)), Ok(()));
    for refused in [0x2, 0x4, 0x8, 0x100, 0x200] {
        assert_eq!(new(font(refused)), Err(FaceError::NotAllowed), "{refused:#x}");
    }
    for bytes in [&b""[..], b"OTTO", b"ttcf\0\0\0\0", &[0xFF; 64]] {
        assert_eq!(new(bytes.to_vec()), Err(FaceError::NotAFont));
    }
    // It may be embedded, and has nothing to cut down: the page goes without it.
    let empty =
        WebFace::new(NOTO_SERIF_KHMER, Weight::Regular, Slant::Upright, font(0).into()).expect("a font");
    let options = HtmlOptions { faces: vec![empty], ..HtmlOptions::default() };
    assert_eq!(html(&document(khmer()), &options), common::page(&document(khmer())));
}
