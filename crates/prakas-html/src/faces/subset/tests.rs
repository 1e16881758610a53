use prakas_fonts::Fonts;
use proptest::prelude::*;

use super::*;

/// The bundled faces that have Khmer.
fn khmer_faces() -> Vec<Vec<u8>> {
    let fonts = Fonts::bundled();
    let faces = fonts.faces().filter(|face| face.covers('ក'));
    faces.map(|face| face.data().expect("bundled").to_vec()).collect()
}

fn set(characters: &str) -> BTreeSet<char> {
    characters.chars().collect()
}

#[test]
fn a_subset_has_its_characters_and_its_layout_tables_and_no_more() {
    let characters = set("ព្រះរាជាណាចក្រកម្ពុជា ០១។");
    for file in khmer_faces() {
        let cut = subset(&file, &characters).expect("it can be cut down");
        let face = ttf_parser::Face::parse(&cut, 0).expect("a font");
        for c in characters.iter().chain([&SPLIT_VOWEL]) {
            assert!(face.glyph_index(*c).is_some(), "{c}");
        }
        assert_eq!([face.glyph_index('A'), face.glyph_index('ឆ')], [None, None]);
        assert!(face.tables().gsub.is_some() && face.tables().gpos.is_some());
        assert!(cut.len() < file.len() / 3, "{} of {}", cut.len(), file.len());
        let packed = woff2(&cut).expect("it can be packed");
        assert!(packed.starts_with(b"wOF2") && packed.len() < 6_000, "{}", packed.len());
    }
}

#[test]
fn the_same_characters_give_the_same_bytes() {
    let make = |file: &[u8]| woff2(&subset(file, &set("កម្ពុជា")).expect("cut down")).expect("packed");
    for file in khmer_faces() {
        assert_eq!(make(&file), make(&file));
    }
}

#[test]
fn what_is_no_font_gives_nothing() {
    for bytes in [&b""[..], b"OTTO", b"ttcf\0\0\0\0", &[0xFF; 64]] {
        assert_eq!(subset(bytes, &set("ក")), None);
        assert_eq!(woff2(bytes), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_fonts_do_no_harm(
        at in 0..3usize,
        cut in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut file = khmer_faces().swap_remove(at);
        for (place, byte) in damage {
            let place = place.index(file.len());
            file[place] = byte;
        }
        let _ = subset(&file, &set("ព្រះរាជាណាចក្រ"));
        file.truncate(cut.index(file.len()));
        let _ = subset(&file, &set("ព្រះរាជាណាចក្រ")).and_then(|font| woff2(&font));
    }
}
