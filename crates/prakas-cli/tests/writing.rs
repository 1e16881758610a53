//! What helps to write a release: beginning one, mending it, and what findings are about.

#![allow(clippy::disallowed_methods, reason = "the tests run the command on files")]

mod common;

use common::Scene;

const FLAWED: &str = "\
---
title: ការិយាល័យបិទ
kind: announcement
issued: 2021-10-27
place: ភ្នំពេញ
issuer: mfaic
---

ការិយាល័យ ។ ការិយាល័យបិទនៅថ្ងៃចន្ទ.
";

const MENDED: &str = "ការិយាល័យ។ ការិយាល័យបិទនៅថ្ងៃចន្ទ។\n";

#[test]
fn a_release_is_begun_checked_and_built() {
    let scene = Scene::new();
    let begun = scene.run(&["new", "hours", "--kind", "announcement", "--title", "ម៉ោង", "--title", "Hours"]);
    assert_eq!(begun.code, Some(0), "{}", begun.stderr);
    assert!(begun.stderr.contains("prakas build hours.en.md hours.km.md"), "{}", begun.stderr);
    let checked = scene.run(&["check", "hours.km.md", "hours.en.md", "--deny", "warnings"]);
    assert_eq!(checked.code, Some(0), "{}", checked.stderr);
    let built = scene.run(&["build", "hours.km.md", "hours.en.md", "--format", "html,txt"]);
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    assert_eq!(
        scene.names("out"),
        ["hours.en.draft.html", "hours.en.draft.txt", "hours.km.draft.html", "hours.km.draft.txt"]
    );
    let again = scene.run(&["new", "hours", "--lang", "en"]);
    assert_eq!(again.code, Some(1));
    assert!(again.stderr.contains("there is a file of that name"), "{}", again.stderr);
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let scene = Scene::new();
    let begun = scene.run_with(&["new", "--issued", "27 October 2021", "--lang", "en"], "7\n");
    assert_eq!(begun.code, Some(0), "{}", begun.stderr);
    assert_eq!(scene.names("."), ["press-release-2021-10-27.en.md"]);
    for wrong in [["--issued", "31 February 2021"], ["--kind", "rumour"], ["--lang", "fr"]] {
        assert_eq!(scene.run(&["new", wrong[0], wrong[1]]).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn what_can_be_mended_is_shown_and_then_mended() {
    let scene = Scene::new();
    scene.file("a.km.md", FLAWED);
    let shown = scene.run(&["check", "a.km.md", "--diff"]);
    assert!(shown.stderr.contains("- ការិយាល័យ ។") && shown.stderr.contains("+ ការិយាល័យ។"), "{}", shown.stderr);
    assert_eq!(scene.names("."), ["a.km.md"]);
    let mended = scene.run(&["check", "a.km.md", "--fix", "--deny", "warnings"]);
    assert_eq!(mended.code, Some(0), "{}", mended.stderr);
    assert!(mended.stderr.contains("1 change made in a.km.md; as it was: a.km.md.bak"), "{}", mended.stderr);
    assert_eq!(scene.names("."), ["a.km.md", "a.km.md.bak"]);
    assert_eq!(scene.text("a.km.md.bak"), FLAWED);
    assert!(scene.text("a.km.md").ends_with(MENDED));
    // There is nothing left to mend.
    scene.run(&["check", "a.km.md", "--fix"]);
    assert_eq!(scene.names("."), ["a.km.md", "a.km.md.bak"]);
    let piped = scene.run_with(&["check", "-", "--from", "md", "--fix"], FLAWED);
    assert_eq!(piped.code, Some(1));
    assert!(piped.stderr.contains("cannot be mended in its place"), "{}", piped.stderr);
}

#[test]
fn findings_are_explained_in_english_and_khmer() {
    let scene = Scene::new();
    let told = scene.run(&["explain", "missing-title"]);
    assert!(String::from_utf8_lossy(&told.stdout).starts_with("missing-title: The title is missing\n"));
    let told = scene.run(&["explain", "missing-title", "--ui-lang", "km"]);
    assert!(String::from_utf8_lossy(&told.stdout).starts_with("missing-title: ខ្វះចំណងជើង\n"));
    let unknown = scene.run(&["explain", "missing-titel"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("did you mean"), "{}", unknown.stderr);
    scene.file("a.km.md", FLAWED);
    let checked = scene.run(&["--ui-lang", "km", "check", "a.km.md"]);
    assert!(checked.stderr.starts_with("ការព្រមាន[khmer-spacing]: ដកឃ្លាលើស ឬខ្វះ\n"), "{}", checked.stderr);
    assert!(checked.stderr.ends_with("ការព្រមាន ២\n"), "{}", checked.stderr);
}

#[test]
fn machines_get_sarif() {
    let scene = Scene::new();
    scene.file("a.km.md", FLAWED);
    let checked = scene.run(&["check", "a.km.md", "--sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&checked.stdout).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["locations"][0]["physicalLocation"]["region"]["startLine"], 9);
    assert_eq!(checked.stderr, "");
}
