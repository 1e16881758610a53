//! Every mistake is told once and plainly, ends the command with the right code, and leaves nothing behind.

#![allow(clippy::disallowed_methods, reason = "the tests run the command on files")]

mod common;

use std::fs;

use common::{RELEASE, Ran, Scene};

/// Asserts one error that says this, that code, and an output folder that is not there or empty.
#[track_caller]
fn told_once(scene: &Scene, ran: &Ran, code: i32, says: &str) {
    assert_eq!(ran.errors().len(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains(says), "`{says}` is not in {}", ran.stderr);
    assert_eq!(ran.code, Some(code), "{}", ran.stderr);
    assert_eq!(scene.names("out"), Vec::<String>::new());
    assert!(ran.stdout.is_empty());
}

fn body(markdown: &str) -> Vec<u8> {
    RELEASE.replace("The office is closed on Monday.", markdown).into_bytes()
}

#[test]
fn files_that_are_no_release() {
    for (name, bytes, says) in [
        ("a.txt", Vec::new(), "error[empty-source]: `a.txt` is empty"),
        ("a.md", b" \n\n".to_vec(), "error[empty-source]: `a.md` is empty"),
        ("a.md", b"caf\xE9".to_vec(), "error[not-utf-8]: `a.md` is not UTF-8"),
        ("a.md", b"\xFF\xFEa\0".to_vec(), "error[not-utf-8]: `a.md` is UTF-16, not UTF-8"),
        ("a.md", b"---\ntitle: Office hours\n".to_vec(), "error[unclosed-front-matter]"),
        ("a.md", RELEASE.replace("place:", "colour:").into_bytes(), "a.md:5:1"),
        ("a.md", RELEASE.replace("2021-10-27", "31 February 2021").into_bytes(), "a.md:4:9"),
        ("a.md", body(&("- ".repeat(10_000) + "x")), "error[too-deep]"),
        ("a.md", body(&("> ".repeat(10_000) + "x")), "error[too-deep]"),
        (
            "a.md",
            body("![A map](map.png)"),
            "error[missing-picture]: the picture `map.png` cannot be had: there is no such file",
        ),
        ("a.md", body("![A map](a.md)"), "error[bad-picture]: the picture `a.md` cannot be used"),
        ("a.md", body("![A map](../map.png)"), "error[missing-picture]"),
        ("a.md", body("![A map](/etc/hostname)"), "error[missing-picture]"),
        ("a.json", b"{".to_vec(), "error[bad-json]"),
        ("a.json", "[".repeat(100_000).into_bytes(), "error["),
        (
            "a.docx",
            b"PK\x03\x04\xFF".to_vec(),
            "error[bad-file]: `a.docx` cannot be read as a release: it is no DOCX",
        ),
        (
            "a.odt",
            vec![b' '; 10 << 20],
            "error[unknown-form]: `a.odt` is neither .txt, .md, .json, .docx, .pdf nor .html",
        ),
        ("a.pdf", b"words".to_vec(), "error[bad-file]: `a.pdf` cannot be read as a release: it is no PDF"),
        (
            "a.pdf",
            b"%PDF-1.7\n".to_vec(),
            "error[bad-file]: `a.pdf` cannot be read as a release: it is broken",
        ),
        ("a.txt", b"%PDF-1.7\n\xFF".to_vec(), "error[not-utf-8]: `a.txt` is a PDF, not text"),
        ("a.doc", b"words".to_vec(), "open it in Word or LibreOffice, and save it as .docx"),
        ("a.docx", b"words".to_vec(), "error[bad-file]: `a.docx` cannot be read as a release: it is no DOCX"),
        (
            "a.html",
            b"words".to_vec(),
            "error[bad-file]: `a.html` cannot be read as a release: it is no web page",
        ),
    ] {
        let scene = Scene::new();
        scene.file(name, bytes);
        told_once(&scene, &scene.run(&["build", name]), 1, says);
    }
}

#[test]
fn a_typed_day_that_no_calendar_has() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/asean-japan-summit-2021.en.txt");
    let typed = fs::read_to_string(example).expect("the example");
    let scene = Scene::new();
    scene.file("a.txt", typed.replace("Phnom Penh, 27 October", "Phnom Penh, 31 February"));
    told_once(
        &scene,
        &scene.run(&["build", "a.txt"]),
        1,
        "error[bad-date]: there is no such day as 31 February 2021",
    );
}

#[test]
fn files_that_cannot_be_read() {
    let scene = Scene::new();
    told_once(
        &scene,
        &scene.run(&["build", "a.md"]),
        1,
        "error[cannot-read]: `a.md` cannot be read: there is no such file",
    );
    fs::create_dir(scene.path("folder.md")).expect("made");
    told_once(
        &scene,
        &scene.run(&["build", "folder.md"]),
        1,
        "error[cannot-read]: `folder.md` cannot be read: it is a folder",
    );
    let large = fs::File::create(scene.path("large.txt")).expect("made");
    large.set_len(50 << 20).expect("a sparse file");
    told_once(&scene, &scene.run(&["build", "large.txt"]), 1, "error[too-large]: `large.txt` cannot be read");
}

#[cfg(unix)]
#[test]
fn pictures_that_a_link_takes_from_elsewhere() {
    let scene = Scene::new();
    scene.file("in/a.md", body("![A map](map.png)"));
    scene.file("map.png", "secret");
    std::os::unix::fs::symlink("../map.png", scene.path("in/map.png")).expect("a link");
    told_once(&scene, &scene.run(&["build", "in/a.md"]), 1, "it is a link that leads out of the folder");
}

#[test]
fn folders_that_take_no_files() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("b.md", RELEASE);
    for out in ["a.md", "a.md/out"] {
        let ran = scene.run(&["build", "a.md", "b.md", "--out", out]);
        told_once(&scene, &ran, 1, "cannot be made: there is a file of that name");
        assert!(ran.stderr.contains("nothing was written; "), "{}", ran.stderr);
    }
    assert_eq!(scene.names("."), ["a.md", "b.md"]);
}

#[test]
fn a_file_that_cannot_be_replaced_keeps_its_release_from_being_written() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("out/a.en.txt/inside", "");
    let ran = scene.run(&["build", "a.md"]);
    assert_eq!((ran.code, ran.errors().len()), (Some(1), 1), "{}", ran.stderr);
    assert_eq!(scene.names("out"), ["a.en.txt"]);
}

#[test]
fn a_release_that_would_be_written_over_its_source() {
    let scene = Scene::new();
    scene.file("a.en.txt", RELEASE);
    let ran = scene.run(&["build", "a.en.txt", "--from", "md", "--out", "."]);
    told_once(&scene, &ran, 1, "would be written over what it is made from");
    assert_eq!(scene.names("."), ["a.en.txt"]);
    assert_eq!(fs::read_to_string(scene.path("a.en.txt")).expect("read"), RELEASE);
}

#[test]
fn two_releases_of_one_name() {
    let scene = Scene::new();
    scene.file("one/a.md", RELEASE);
    scene.file("two/a.md", RELEASE);
    scene.file("b.md", RELEASE);
    let ran = scene.run(&["build", "b.md", "one/a.md", "two/a.md"]);
    told_once(
        &scene,
        &ran,
        1,
        "error[same-output]: `one/a.md` and `two/a.md` would both be written into `a.en.pdf`",
    );
    scene.file("c.md", RELEASE.replace("title:", "id: b\ntitle:"));
    told_once(
        &scene,
        &scene.run(&["build", "b.md", "c.md"]),
        1,
        "`b.md` and `c.md` would both be written into `b.en.pdf`",
    );
    // One page in the one, and several in the other: their names differ, but nobody could tell whose they are.
    scene.file("c.md", RELEASE.replace("title:", "id: b\ntitle:") + &"\nA paragraph.\n".repeat(60));
    told_once(
        &scene,
        &scene.run(&["build", "b.md", "c.md", "--format", "png"]),
        1,
        "`b.md` and `c.md` would both be written into `b.en.png`",
    );
}

#[test]
fn editions_that_there_are_not() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    told_once(&scene, &scene.run(&["build", "a.md", "--lang", "fr"]), 1, "error[missing-edition]");
}

#[test]
fn houses_that_cannot_be_had() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("house.toml", "id = \"office\"\ncolour = 1\n[names]\nen = [\"OFFICE\"]\n");
    told_once(
        &scene,
        &scene.run(&["build", "a.md", "--house", "none.toml"]),
        1,
        "error[cannot-read]: the house `none.toml`",
    );
    told_once(&scene, &scene.run(&["build", "a.md", "--house", "house.toml"]), 1, "house.toml:2:1");
    told_once(&scene, &scene.run(&["build", "a.md", "--house", "nobody"]), 2, "built in: `mfaic`");
}

#[test]
fn fonts_that_cannot_be_had() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("fonts/broken.ttf", "no font");
    told_once(
        &scene,
        &scene.run(&["build", "a.md", "--fonts", "none"]),
        1,
        "error[bad-font]: cannot read the font directory none",
    );
    told_once(
        &scene,
        &scene.run(&["build", "a.md", "--fonts", "fonts"]),
        1,
        "error[bad-font]: no font in fonts",
    );
}

#[test]
fn wrong_uses() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    for (arguments, says) in [
        (["build"].as_slice(), "<FILE>"),
        (&["build", "-"], "say it with --from txt, md, json, docx, pdf or html"),
        (&["build", "a.md", "--stdout", "--format", "pdf,txt"], "one format, and this would make 2"),
        (&["build", "a.md", "--stdout", "--format", "txt", "--json"], "cannot be used with"),
        (&["build", "a.md", "--format", "odt"], "invalid value 'odt'"),
        (&["publish", "a.md"], "unrecognized subcommand"),
    ] {
        told_once(&scene, &scene.run(arguments), 2, says);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    for arguments in [["build", "a.md", "--stdout", "--format=txt"].as_slice(), &["check", "a.md", "--json"]]
    {
        let full = fs::File::options().write(true).open("/dev/full").expect("a full disk");
        let ran = Ran::of(scene.start(arguments, full.into()));
        told_once(
            &scene,
            &ran,
            1,
            "error[cannot-write]: standard output cannot be written: No space left on device",
        );
    }
}

#[test]
fn a_reader_that_has_enough_is_no_mistake() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    let mut child =
        scene.start(&["build", "a.md", "--stdout", "--format", "pdf"], std::process::Stdio::piped());
    drop(child.stdout.take());
    let ran = Ran::of(child);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
}
