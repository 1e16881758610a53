//! `prakas facsimile`: what it writes, and what it refuses.
#![allow(clippy::disallowed_methods, reason = "the test writes the files that are read")]

mod common;

use common::{RELEASE, Scene};

/// A release whose page is in `page.png`, as a printer and a scanner without a fault would have it.
fn scene() -> Scene {
    let scene = Scene::new();
    scene.file(
        "hours.en.md",
        RELEASE.replace("Monday.", &"Monday, and open on all other days of the week. ".repeat(12)),
    );
    let ran = scene.run(&["build", "hours.en.md", "--format", "png", "--out", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    scene
}

#[test]
fn a_scan_gets_the_words_of_its_release() {
    let scene = scene();
    let ran = scene.run(&["facsimile", "hours.en.png", "--release", "hours.en.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("100 % found; 150 dpi"), "{}", ran.stderr);
    assert_eq!(scene.names("out"), ["hours.en.signed.pdf"]);
    let told = scene.run(&["inspect", "out/hours.en.signed.pdf"]);
    let told = String::from_utf8(told.stdout).expect("UTF-8");
    assert!(told.contains("copy       a facsimile") && told.contains("status     final"), "{told}");
    let json = |file: &str| scene.run(&["import", file, "--to", "json", "--stdout"]).stdout;
    assert_eq!(json("out/hours.en.signed.pdf"), json("hours.en.md"));
    let verified = scene.run(&["verify", "out/hours.en.signed.pdf"]);
    assert!(verified.code == Some(1) && verified.stderr.contains("is a facsimile"), "{}", verified.stderr);
}

#[test]
fn what_is_no_scan_of_the_release_is_refused_and_nothing_written() {
    let scene = scene();
    scene.file(
        "other.en.md",
        RELEASE.replace("Monday.", &"Tuesday, when the staff meets elsewhere for the day. ".repeat(14)),
    );
    scene.file("text.jpg", "no picture");
    for (arguments, code) in [
        (["hours.en.png", "other.en.md"], "scan-mismatch"),
        (["text.jpg", "hours.en.md"], "bad-scan"),
        (["missing.jpg", "hours.en.md"], "cannot-read"),
        (["hours.en.md", "hours.en.md"], "bad-scan"),
    ] {
        let [scan, release] = arguments;
        let ran = scene.run(&["facsimile", scan, "--release", release]);
        assert!(ran.code == Some(1) && ran.stderr.contains(&format!("error[{code}]")), "{}", ran.stderr);
        assert!(ran.stderr.contains(&format!("`{scan}`")) && !ran.stderr.contains("--> "), "{}", ran.stderr);
    }
    let ran = scene.run(&["facsimile", "hours.en.png", "hours.en.png", "--release", "hours.en.md"]);
    assert!(ran.stderr.contains("there are 2 scanned pages, and the release has 1"), "{}", ran.stderr);
    assert_eq!(scene.names("out"), [""; 0]);
    assert_eq!(scene.run(&["facsimile", "hours.en.png"]).code, Some(2));
    let forced = scene.run(&["facsimile", "hours.en.png", "--release", "other.en.md", "--force"]);
    assert!(forced.code == Some(0) && forced.stderr.contains("warning[scan-mismatch]"), "{}", forced.stderr);
}
