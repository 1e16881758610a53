//! Which face has a character, and which characters no face has.

use prakas_fonts::{Fonts, MOUL, NOTO_SERIF_KHMER, Style, TINOS};

#[test]
fn covers_khmer_and_latin_but_no_emoji() {
    let fonts = Fonts::bundled();
    assert!(fonts.covers('ក'));
    assert!(fonts.covers('\u{17D2}'), "coeng");
    assert!(fonts.covers('K'));
    assert!(!fonts.covers('😀'));
    assert!(!fonts.covers('\u{E000}'), "private use");
    assert!(!fonts.covers('\u{FFFF}'), "the end mark of a cmap is no character");
}

#[test]
fn a_face_answers_for_itself() {
    let fonts = Fonts::bundled();
    let has = |family, c| fonts.family(family).all(|face| face.covers(c));
    assert!(has(TINOS, '€') && !has(TINOS, 'ក'));
    assert!(has(NOTO_SERIF_KHMER, '៛') && !has(NOTO_SERIF_KHMER, 'A'));
    assert!(has(MOUL, 'A') && has(MOUL, 'ក') && !has(MOUL, '–'));
}

#[test]
fn missing_gives_byte_offsets_of_each_occurrence() {
    let fonts = Fonts::bundled();
    let text = "ក😀b中😀";
    assert_eq!(fonts.missing(text).collect::<Vec<_>>(), [(3, '😀'), (8, '中'), (11, '😀')]);
    for (offset, c) in fonts.missing(text) {
        assert!(text[offset..].starts_with(c));
    }
}

#[test]
fn missing_leaves_out_what_shows_as_nothing() {
    let fonts = Fonts::bundled();
    let text = "a\u{200B}b\u{2060}\u{FE0F}\u{AD}\u{17B4}\t\r\n\u{3000}\u{FEFF}\u{E0001}";
    assert_eq!(fonts.missing(text).next(), None);
    assert_eq!(fonts.missing("").next(), None);
}

#[test]
fn covering_asks_the_families_in_their_order() {
    let fonts = Fonts::bundled();
    let family = |c, families: &[&str]| fonts.covering(c, families).map(|face| face.family());
    assert_eq!(family('A', &[MOUL, TINOS]), Some(MOUL));
    assert_eq!(family('A', &[TINOS, MOUL]), Some(TINOS));
    assert_eq!(family('–', &[MOUL, TINOS]), Some(TINOS), "Moul has no dash");
    assert_eq!(family('ក', &["tinos", "MOUL"]), Some(MOUL), "upper and lower case are one");
    assert_eq!(family('ក', &["No such family"]), Some(NOTO_SERIF_KHMER), "then the others");
    assert_eq!(family('ក', &[]), Some(NOTO_SERIF_KHMER));
    assert_eq!(family('😀', &[TINOS, MOUL]), None);
}

#[test]
fn covering_prefers_the_regular_face() {
    let fonts = Fonts::bundled();
    for (c, families) in [('A', &[TINOS][..]), ('ក', &[NOTO_SERIF_KHMER]), ('A', &[])] {
        let face = fonts.covering(c, families).expect("covered");
        assert_eq!((face.style(), face.weight().0), (Style::Normal, 400));
    }
}

#[test]
fn a_family_is_found_in_any_case_and_whole() {
    let fonts = Fonts::bundled();
    assert_eq!(fonts.family("noto serif khmer").count(), 2);
    assert_eq!(fonts.family("TINOS").count(), 4);
    assert_eq!(fonts.family("Tino").count(), 0);
    assert_eq!(fonts.family("").count(), 0);
    assert!(fonts.face(7).is_none());
}
