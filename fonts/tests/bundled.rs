//! The bundled fonts are what the README says, may be embedded, and have what a document needs.

#![allow(clippy::disallowed_methods, reason = "the tests read the bundled files")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use prakas_fonts::{Fonts, MOUL, NOTO_SERIF_KHMER, Origin, Stretch, Style, TINOS};
use sha2::{Digest, Sha256};
use ttf_parser::{Face as Parsed, Permissions, name_id};

fn crate_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The bundled font files on disk, sorted by path.
fn font_files() -> Vec<PathBuf> {
    let list =
        |dir: PathBuf| fs::read_dir(dir).expect("data is there").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = list(crate_file("data"))
        .flat_map(list)
        .filter(|path| path.extension().is_some_and(|ending| ending == "ttf"))
        .collect();
    files.sort();
    files
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn families_styles_and_weights() {
    let fonts = Fonts::bundled();
    let found: Vec<_> = fonts
        .faces()
        .map(|face| (face.family(), face.post_script_name(), face.style(), face.weight().0))
        .collect();
    assert_eq!(
        found,
        [
            (TINOS, "Tinos-Regular", Style::Normal, 400),
            (TINOS, "Tinos-Bold", Style::Normal, 700),
            (TINOS, "Tinos-Italic", Style::Italic, 400),
            (TINOS, "Tinos-BoldItalic", Style::Italic, 700),
            (NOTO_SERIF_KHMER, "NotoSerifKhmer-Regular", Style::Normal, 400),
            (NOTO_SERIF_KHMER, "NotoSerifKhmer-Bold", Style::Normal, 700),
            (MOUL, "Moul-Regular", Style::Normal, 400),
        ]
    );
    for (position, face) in fonts.faces().enumerate() {
        assert_eq!(face.stretch(), Stretch::Normal, "{face:?}");
        assert_eq!((face.origin(), face.path(), face.index()), (Origin::Bundled, None, 0));
        assert_eq!(face.position(), position);
    }
}

#[test]
fn every_face_is_static_embeddable_and_has_outlines_that_can_be_composed() {
    for face in Fonts::bundled().faces() {
        let data = face.data().expect("bundled bytes are there");
        let parsed = Parsed::parse(&data, 0).expect("a font");
        assert_eq!(parsed.permissions(), Some(Permissions::Installable), "{face:?}");
        // Byte 8 of OS/2 is fsType: all of it is 0, not only the bits that the parser knows.
        let os2 = parsed.raw_face().table(ttf_parser::Tag::from_bytes(b"OS/2")).expect("OS/2");
        assert_eq!(os2[8..10], [0, 0], "{face:?}");
        assert!(parsed.tables().glyf.is_some(), "{face:?} has TrueType outlines");
        let variable = parsed.raw_face().table(ttf_parser::Tag::from_bytes(b"fvar"));
        assert!(variable.is_none(), "{face:?} is not variable");
    }
}

#[test]
fn every_file_is_in_the_library_and_in_the_readme_and_lies_beside_its_licence() {
    let readme = fs::read_to_string(crate_file("README.md")).expect("README");
    let in_library: BTreeSet<_> =
        Fonts::bundled().faces().map(|face| sha256(&face.data().expect("bundled bytes are there"))).collect();
    let mut on_disk = BTreeSet::new();
    for path in font_files() {
        let bytes = fs::read(&path).expect("a font file");
        let digest = sha256(&bytes);
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(
            readme.lines().any(|line| line.contains(name) && line.contains(&digest)),
            "README.md: {name} {digest}"
        );
        check_licence(&path, &bytes);
        on_disk.insert(digest);
    }
    assert_eq!(on_disk, in_library);
}

/// The licence beside a font is the one that the font itself names, under its own copyright line.
fn check_licence(path: &Path, bytes: &[u8]) {
    let parsed = Parsed::parse(bytes, 0).expect("a font");
    let name = |id| {
        let mut names = parsed.names().into_iter();
        names.find(|name| name.name_id == id && name.is_unicode()).and_then(|name| name.to_string())
    };
    let named = name(name_id::LICENSE).expect("a licence in the name table");
    assert!(named.contains("SIL Open Font License, Version 1.1"), "{}: {named}", path.display());

    let licence = fs::read_to_string(path.with_file_name("LICENSE.txt")).expect("a licence");
    assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007"));
    assert!(licence.trim_end().ends_with("OTHER DEALINGS IN THE FONT SOFTWARE."));
    let copyright = name(name_id::COPYRIGHT_NOTICE).expect("a copyright in the name table");
    assert_eq!(licence.lines().next(), Some(copyright.as_str()), "{}", path.display());
    assert!(!licence.contains("with Reserved Font Name"), "subsets may keep the name");
}

#[test]
fn what_a_plain_document_needs_is_covered() {
    let fonts = Fonts::bundled();
    let khmer = ('\u{1780}'..='\u{17DD}').chain('\u{17E0}'..='\u{17E9}').chain('\u{17F0}'..='\u{17F9}');
    let lunar = '\u{19E0}'..='\u{19FF}';
    let latin = (' '..='~').chain('\u{A0}'..='\u{17F}').chain('\u{1E00}'..='\u{1EFF}');
    let symbols = "•–—“”‘’…§°€៛×●‣№©®™→←■□▪◦½¼¾†‡£¥".chars();
    for c in khmer.chain(lunar).chain(latin).chain(symbols) {
        assert!(fonts.covers(c), "{c} U+{:04X}", u32::from(c));
    }
}

#[test]
fn what_the_readme_says_is_not_covered() {
    let fonts = Fonts::bundled();
    for c in "↩✓☐☎✉🤝🇰中日本กລعहⅣ①₿".chars() {
        assert!(!fonts.covers(c), "{c} U+{:04X} is covered: the README says it is not", u32::from(c));
    }
}

#[test]
fn the_bold_faces_cover_what_the_regular_ones_do() {
    let fonts = Fonts::bundled();
    for family in [TINOS, NOTO_SERIF_KHMER] {
        let faces: Vec<_> = fonts.family(family).collect();
        for c in '\0'..='\u{2FFF}' {
            let regular = faces[0].covers(c);
            assert!(faces.iter().all(|face| face.covers(c) == regular), "U+{:04X}", u32::from(c));
        }
    }
}

#[test]
fn bundled_fonts_are_one_library_a_process() {
    let (a, b) = (Fonts::bundled(), Fonts::bundled());
    struct Mark;
    assert!(std::sync::Arc::ptr_eq(&a.derived(|_| Mark), &b.derived(|_| Mark)));
    let bytes = |fonts: &Fonts| {
        let face = fonts.face(0).expect("a face");
        face.data().expect("bundled bytes are there").as_static().expect("static").as_ptr()
    };
    assert_eq!(bytes(&a), bytes(&b));
}
