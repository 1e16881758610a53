//! Given directories: their order, their errors, and files that are not what they seem.

#![allow(clippy::disallowed_methods, reason = "the tests make the folders that fonts are loaded from")]

use std::fs;
use std::path::{Path, PathBuf};

use prakas_fonts::{
    FontError, FontOptions, Fonts, Loaded, MAX_DEPTH, MAX_FILE_BYTES, MOUL, NOTO_SERIF_KHMER, Origin,
    SkipReason, TINOS,
};
use tempfile::TempDir;

fn data(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    fs::read(path).expect("a bundled font")
}

fn moul() -> Vec<u8> {
    data("moul/Moul-Regular.ttf")
}

/// A directory of these files.
fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().expect("a directory");
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, bytes).expect("a file");
    }
    dir
}

fn options(dirs: &[&Path]) -> FontOptions {
    FontOptions { dirs: dirs.iter().map(PathBuf::from).collect(), ..FontOptions::default() }
}

fn load(dirs: &[&Path]) -> Result<Loaded, FontError> {
    Fonts::load(&options(dirs))
}

/// Puts font files together into a collection; `rest` are offsets of further faces as given.
fn collection(fonts: &[Vec<u8>], rest: &[u32]) -> Vec<u8> {
    let number = |value: usize| u32::try_from(value).expect("small").to_be_bytes();
    let count = fonts.len() + rest.len();
    let mut starts = vec![12 + 4 * count];
    for font in fonts {
        starts.push(starts[starts.len() - 1] + font.len());
    }
    let mut file = b"ttcf\0\x01\0\0".to_vec();
    file.extend(number(count));
    file.extend(starts.iter().take(fonts.len()).flat_map(|&start| number(start)));
    file.extend(rest.iter().flat_map(|offset| offset.to_be_bytes()));
    for (font, start) in fonts.iter().zip(&starts) {
        let mut font = font.clone();
        let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
        // Offsets in a collection count from its beginning, not from the face's.
        for record in font[12..12 + 16 * tables].chunks_exact_mut(16) {
            let offset = u32::from_be_bytes([record[8], record[9], record[10], record[11]]);
            record[8..12].copy_from_slice(&number(offset as usize + start));
        }
        file.extend(font);
    }
    file
}

#[test]
fn given_before_bundled() {
    let dir = directory(&[("my-tinos.ttf", &data("tinos/Tinos-Bold.ttf"))]);
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("fonts");
    assert!(skipped.is_empty());
    assert_eq!(fonts.faces().len(), 8);
    let first = fonts.family(TINOS).next().expect("Tinos");
    assert_eq!((first.origin(), first.post_script_name()), (Origin::Given, "Tinos-Bold"));
    assert!(first.path().is_some_and(|path| path.ends_with("my-tinos.ttf")));
    let origins: Vec<_> = fonts.faces().map(|face| face.origin()).collect();
    assert!(origins.is_sorted());

    let given_only = FontOptions { bundled: false, ..options(&[dir.path()]) };
    let fonts = Fonts::load(&given_only).expect("fonts").fonts;
    assert_eq!(fonts.faces().len(), 1);
    assert!(fonts.covers('A') && !fonts.covers('ក'));
}

#[test]
fn directories_in_the_order_given_and_files_sorted() {
    let moul = moul();
    let a = directory(&[("z.ttf", &moul), ("B.TTF", &moul), ("c/a.otf", &moul), ("c.otf", &moul)]);
    let b = directory(&[("a.ttf", &moul)]);
    let names = |dirs: &[&Path]| -> Vec<String> {
        let fonts = load(dirs).expect("fonts").fonts;
        let paths = fonts.faces().filter_map(|face| face.path());
        let roots: Vec<_> = [&a, &b].iter().map(|dir| dir.path().canonicalize().expect("a path")).collect();
        paths
            .map(|path| {
                let root = roots.iter().find(|root| path.starts_with(root)).expect("below a root");
                let name = path.strip_prefix(root).expect("below it").to_string_lossy();
                format!("{}/{}", if *root == roots[0] { "a" } else { "b" }, name.replace('\\', "/"))
            })
            .collect()
    };
    let of_a = ["a/B.TTF", "a/c/a.otf", "a/c.otf", "a/z.ttf"];
    for _ in 0..3 {
        assert_eq!(names(&[b.path(), a.path()]), [&["b/a.ttf"][..], &of_a].concat());
    }
    assert_eq!(names(&[a.path(), b.path()]), [&of_a[..], &["b/a.ttf"]].concat());
    assert_eq!(names(&[a.path(), a.path(), &a.path().join("c")]), of_a, "each file once");
}

#[test]
fn what_is_not_a_font_is_named_and_passed_over() {
    let moul = moul();
    let mut nameless = moul.clone();
    let table = nameless.windows(4).position(|tag| tag == b"name").expect("a name table");
    nameless[table] = b'x';
    let mut bomb = b"ttcf\0\x01\0\0".to_vec();
    bomb.extend(u32::MAX.to_be_bytes());
    let dir = directory(&[
        ("bomb.ttc", &bomb),
        ("broken.ttf", b"not a font at all"),
        ("empty.otf", b""),
        ("good.ttf", &moul),
        ("nameless.ttf", &nameless),
        ("short.ttf", &moul[..40]),
        ("notes.txt", b"not a font either"),
        (".hidden.ttf", b"the file manager's"),
    ]);
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("fonts");
    assert_eq!(fonts.family(MOUL).count(), 2);
    let names: Vec<_> =
        skipped.iter().map(|one| one.path.file_name().expect("a name").to_string_lossy()).collect();
    assert_eq!(names, ["bomb.ttc", "broken.ttf", "empty.otf", "nameless.ttf", "short.ttf"]);
    assert!(matches!(skipped[0].reason, SkipReason::TooManyFaces { faces: u32::MAX }));
    assert!(matches!(skipped[1].reason, SkipReason::NotAFont(_)));
    assert!(matches!(skipped[2].reason, SkipReason::NotAFont(_)));
    assert!(matches!(skipped[3].reason, SkipReason::Nameless));
    assert!(matches!(skipped[4].reason, SkipReason::NotAFont(_)));
    assert!(skipped[1].to_string().ends_with("broken.ttf: is not a font: unknown magic"));
}

#[test]
fn a_directory_must_give_a_font() {
    let empty = directory(&[]);
    let error = load(&[empty.path()]).expect_err("empty");
    assert!(matches!(&error, FontError::NoFontIn { skipped, .. } if skipped.is_empty()));
    assert!(error.to_string().ends_with("it holds no .ttf, .otf, .ttc or .otc file"), "{error}");

    let broken = directory(&[("a.ttf", b"?"), ("b.ttf", b"?"), ("readme.txt", b"?")]);
    let error = load(&[broken.path()]).expect_err("nothing but broken files");
    assert!(matches!(&error, FontError::NoFontIn { skipped, .. } if skipped.len() == 2));
    assert!(error.to_string().contains("a.ttf: is not a font"), "{error}");

    let missing = empty.path().join("missing");
    let error = load(&[&missing]).expect_err("missing");
    assert!(matches!(&error, FontError::Directory { path, .. } if *path == missing), "{error}");
    let file = broken.path().join("a.ttf");
    assert!(matches!(load(&[&file]), Err(FontError::Directory { .. })), "a file is no directory");
}

#[test]
fn no_font_at_all() {
    let nothing = FontOptions { bundled: false, ..FontOptions::default() };
    assert!(matches!(Fonts::load(&nothing), Err(FontError::NoFont)));
}

#[test]
fn a_collection_is_one_file_of_several_faces() {
    let two = collection(&[moul(), data("noto-serif-khmer/NotoSerifKhmer-Bold.ttf")], &[]);
    let dir = directory(&[("two.ttc", &two)]);
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("fonts");
    assert!(skipped.is_empty());
    let found: Vec<_> =
        fonts.faces().take(2).map(|face| (face.family(), face.index(), face.covers('A'))).collect();
    assert_eq!(found, [(MOUL, 0, true), (NOTO_SERIF_KHMER, 1, false)]);
    let bytes = |position| {
        let data = fonts.face(position).expect("a face").data().expect("the file is there");
        assert!(data.as_static().is_none());
        (data.as_ptr(), data.len())
    };
    assert_eq!(bytes(0), bytes(1), "read once, shared");
    assert_eq!(bytes(0).1, two.len());
}

#[test]
fn a_collection_that_is_broken_in_part_is_used_in_part() {
    let dir = directory(&[("part.ttc", &collection(&[moul()], &[0xFFFF_FFF0]))]);
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("fonts");
    assert_eq!(fonts.family(MOUL).count(), 2);
    assert!(
        matches!(skipped[..], [ref one] if matches!(one.reason, SkipReason::Incomplete { lost: 1, of: 2 }))
    );
}

#[test]
fn too_large_and_too_deep() {
    let moul = moul();
    let deep = |levels: usize| format!("{}deep.ttf", "d/".repeat(levels));
    let dir = directory(&[
        ("good.ttf", &moul),
        (&deep(MAX_DEPTH), &moul),
        (&deep(MAX_DEPTH + 1), &moul),
        ("large.ttf", &moul),
    ]);
    let large = fs::File::options().write(true).open(dir.path().join("large.ttf")).expect("a file");
    large.set_len(MAX_FILE_BYTES + 1).expect("a sparse file");
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("fonts");
    assert_eq!(fonts.faces().filter(|face| face.origin() == Origin::Given).count(), 2);
    let reasons: Vec<_> = skipped.iter().map(|one| one.reason.to_string()).collect();
    assert_eq!(
        reasons,
        ["lies deeper than 16 directories", "67108865 bytes are more than the limit of 67108864"]
    );
}

#[test]
fn a_file_on_disk_is_read_when_it_is_wanted() {
    let moul = moul();
    let dir = directory(&[("a.ttf", &moul), ("b.ttf", &moul)]);
    let fonts = load(&[dir.path()]).expect("fonts").fonts;
    let (a, b) = (fonts.face(0).expect("a"), fonts.face(1).expect("b"));
    assert_eq!(a.with_data(<[u8]>::len).expect("there"), moul.len());
    assert_eq!(*a.data().expect("there"), *moul);
    assert!(a.covers('ក'));
    for name in ["a.ttf", "b.ttf"] {
        fs::remove_file(dir.path().join(name)).expect("removed");
    }
    assert!(a.data().is_ok() && a.with_data(<[u8]>::len).is_ok(), "it stays in memory");
    assert!(matches!(b.data(), Err(FontError::File { path, .. }) if path.ends_with("b.ttf")));
    assert!(matches!(b.with_data(<[u8]>::len), Err(FontError::File { .. })));
    assert!(!b.covers('ក'));
    assert!(fonts.covers('ក'), "the others still answer");
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let moul = moul();
    let store = directory(&[("store/moul.ttf", &moul), ("store/other.ttf", &moul)]);
    let dir = directory(&[]);
    let link = |to: &Path, name: &str| symlink(to, dir.path().join(name)).expect("a link");
    link(dir.path(), "back");
    link(&store.path().join("store"), "linked");
    link(&store.path().join("store/moul.ttf"), "again.ttf");
    link(&store.path().join("nowhere"), "dangling");
    link(&store.path().join("nowhere.ttf"), "dangling.ttf");
    symlink(dir.path().join("self.ttf"), dir.path().join("self.ttf")).expect("a link");
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("fonts");
    assert_eq!(fonts.faces().filter(|face| face.origin() == Origin::Given).count(), 2);
    let names: Vec<_> =
        skipped.iter().map(|one| one.path.file_name().expect("a name").to_string_lossy()).collect();
    assert_eq!(names, ["dangling.ttf", "self.ttf"]);
    assert!(skipped.iter().all(|one| matches!(one.reason, SkipReason::Unreadable(_))));
}

#[test]
fn damaged_fonts_never_panic() {
    let good = data("noto-serif-khmer/NotoSerifKhmer-Regular.ttf");
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below
    };
    let dir = directory(&[("good.ttf", &good)]);
    for number in 0..100 {
        let mut bytes = good.clone();
        for _ in 0..8 {
            // The directory of tables is where damage does most.
            let place = if random(2) == 0 { random(300) } else { random(good.len()) };
            bytes[place] = u8::try_from(random(256)).expect("a byte");
        }
        bytes.truncate(if random(4) == 0 { random(good.len()) } else { good.len() });
        fs::write(dir.path().join(format!("{number:03}.ttf")), bytes).expect("a file");
    }
    let Loaded { fonts, skipped } = load(&[dir.path()]).expect("one is good");
    assert_eq!(fonts.faces().len() - 7 + skipped.len(), 101, "each is a face or is named");
    assert!(!skipped.is_empty(), "some damage is noticed");
    for face in fonts.faces() {
        for c in ['A', 'ក', '😀', '\u{10FFFF}'] {
            face.covers(c);
        }
    }
}

#[test]
fn system_fonts_come_last_and_in_the_same_order() {
    let all = FontOptions { system: true, ..FontOptions::default() };
    let describe = |fonts: &Fonts| format!("{fonts:?}");
    let (a, b) = (Fonts::load(&all).expect("fonts"), Fonts::load(&all).expect("fonts"));
    assert_eq!(describe(&a.fonts), describe(&b.fonts));
    assert!(a.fonts.faces().take(7).all(|face| face.origin() == Origin::Bundled));
    let system: Vec<_> = a.fonts.faces().skip(7).map(|face| (face.path(), face.index())).collect();
    assert!(system.is_sorted());
    assert!(a.fonts.faces().skip(7).all(|face| face.origin() == Origin::System));
}
