//! Many releases: folders, patterns, what was made before, and a run that is stopped.

#![allow(clippy::disallowed_methods, reason = "the tests run the command on files")]

mod common;

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use common::{RELEASE, Scene};

/// A scene with so many releases in `in/`.
fn many(releases: usize) -> Scene {
    let scene = Scene::new();
    for n in 0..releases {
        scene.file(&format!("in/{:02}/r{n:04}.en.md", n % 7), RELEASE.replace("Monday", &format!("day {n}")));
    }
    scene
}

/// The files of a folder, hidden ones too, with what is in them.
fn whole(scene: &Scene, folder: &str) -> Vec<(String, Vec<u8>)> {
    let names = scene.names(folder).into_iter();
    names.map(|name| (name.clone(), fs::read(scene.path(folder).join(name)).expect("read"))).collect()
}

#[test]
fn a_folder_is_its_releases_and_not_what_is_made_of_them() {
    let scene = many(9);
    scene.file("in/README.md", "# Not a release");
    for _ in 0..2 {
        let ran = scene.run(&["build", "in", "--format", "txt", "--out", "in/out"]);
        assert_eq!(ran.stderr, "9 releases, 9 files in in/out\n");
    }
    let checked = scene.run(&["check", "in/0?/*.md"]);
    assert_eq!(checked.stderr, "9 releases; no findings\n");
    scene.file("empty/notes.odt", "x");
    let nothing = scene.run(&["check", "empty"]);
    assert_eq!(nothing.code, Some(1));
    assert!(nothing.stderr.contains("there is no .txt, .md or .json file in it"), "{}", nothing.stderr);
}

#[test]
fn what_is_unchanged_is_left_as_it_is() {
    let scene = many(12);
    let build = ["build", "in", "--format", "txt,html", "--resume"];
    assert_eq!(scene.run(&build).stderr, "12 releases, 24 files in out\n");
    let before = whole(&scene, "out");
    assert_eq!(scene.run(&build).stderr, "12 releases unchanged\n");
    assert_eq!(whole(&scene, "out"), before);
    scene.file("in/03/r0003.en.md", RELEASE);
    assert_eq!(scene.run(&build).stderr, "1 release, 2 files in out; 11 releases unchanged\n");
    let other = scene.run(&["build", "in", "--format", "txt,html", "--resume", "--width", "60"]);
    assert_eq!(other.stderr, "12 releases, 24 files in out\n");
}

#[test]
fn a_run_that_is_killed_is_gone_on_with() {
    let scene = many(400);
    let undisturbed = ["build", "in", "--format", "txt,html", "--resume", "--out", "whole"];
    assert_eq!(scene.run(&undisturbed).code, Some(0));
    let build = ["build", "in", "--format", "txt,html", "--resume"];
    let mut child = scene.start(&build, Stdio::null());
    while scene.names("out").len() < 100 {
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    let made = scene.names("out").len();
    assert!(made < 801, "it was killed on the way");
    let again = scene.run(&build);
    assert_eq!(again.code, Some(0), "{}", again.stderr);
    assert!(again.stderr.contains("unchanged"), "{}", again.stderr);
    // What a killed process was writing has a name of its own.
    let ours = |files: Vec<(String, Vec<u8>)>| -> Vec<_> {
        files
            .into_iter()
            .filter(|(name, _)| !name.starts_with(".prakas-") || name.ends_with(".jsonl"))
            .collect()
    };
    assert_eq!(ours(whole(&scene, "out")), ours(whole(&scene, "whole")));
}

#[cfg(unix)]
#[test]
fn what_was_begun_is_finished_where_somebody_interrupts() {
    let scene = many(400);
    let child = scene.start(&["build", "in", "--format", "txt,html"], Stdio::null());
    while scene.names("out").len() < 100 {
        std::thread::sleep(Duration::from_millis(2));
    }
    let pid =
        rustix::process::Pid::from_raw(i32::try_from(child.id()).expect("a process")).expect("a process");
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("interrupted");
    let ran = common::Ran::of(child);
    assert_eq!(ran.code, Some(130), "{}", ran.stderr);
    assert!(ran.stderr.contains("not tried"), "{}", ran.stderr);
    let names = scene.names("out");
    assert!(names.iter().all(|name| name.starts_with('r')), "{names:?}");
    assert!(names.len().is_multiple_of(2), "each release has both its files");
}

#[test]
fn the_first_that_fails_may_end_it() {
    let scene = many(100);
    scene.file("in/00/a.en.md", "---\nkind: statement\n---\n");
    let ran = scene.run(&["build", "in", "--format", "txt", "--fail-fast"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("1 release failed") && ran.stderr.contains("not tried"), "{}", ran.stderr);
    let ran = scene.run(&["build", "in", "--format", "txt", "--fail-fast", "--keep-going"]);
    assert!(ran.stderr.contains("100 releases, 100 files in out; 1 release failed"), "{}", ran.stderr);
    assert!(ran.stderr.contains("51 releases of 101\n"), "it tells how far it is: {}", ran.stderr);
}

#[test]
fn a_signed_pdf_is_not_written_over_unasked() {
    let scene = Scene::new();
    scene.file("a.en.md", RELEASE);
    scene.file("out/a.en.pdf", "%PDF-1.7\n1 0 obj <</Type/Sig/ByteRange[0 9 9 9]>> endobj");
    let refused = scene.run(&["build", "a.en.md"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("has been signed"), "{}", refused.stderr);
    assert_eq!(scene.names("out"), ["a.en.pdf"]);
    assert_eq!(scene.run(&["build", "a.en.md", "--replace-signed"]).code, Some(0));
    // What was made is not signed.
    assert_eq!(scene.run(&["build", "a.en.md"]).code, Some(0));
}
