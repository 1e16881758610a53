//! `prakas.toml`: what holds where the command line says nothing.
#![allow(clippy::disallowed_methods, reason = "the test writes the files that are read")]

mod common;

use common::{RELEASE, Scene};

const HOUSE: &str =
    "id = \"office\"\nno-break = [\"ក្រសួងការបរទេស\"]\n[names]\nen = [\"Office of the Press\"]\n";

/// A folder with a release in `in`, and these settings beside that.
fn scene(settings: &str) -> Scene {
    let scene = Scene::new();
    scene.file("in/hours.en.md", RELEASE);
    scene.file("prakas.toml", settings);
    scene
}

#[test]
fn what_is_typed_wins_over_what_is_set() {
    let scene = scene("format = [\"txt\", \"html\"]\nout = \"published\"\n");
    let ran = scene.run(&["build", "in/hours.en.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("published"), ["hours.en.html", "hours.en.txt"]);
    let ran = scene.run(&["build", "in/hours.en.md", "--format", "txt", "--out", "typed"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("typed"), ["hours.en.txt"]);
    let ran = scene.run(&["build", "in/hours.en.md", "--format", "txt", "--no-config"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("out"), ["hours.en.txt"]);
}

#[test]
fn it_is_found_from_any_folder_and_its_paths_begin_beside_it() {
    let scene = scene(
        "format = \"txt\"\nout = \"published\"\nhouse = \"office\"\n[houses]\noffice = \"office.toml\"\n",
    );
    scene.file("office.toml", HOUSE);
    scene.file("in/hours.en.md", RELEASE.replace("issuer: mfaic", "issuer: office"));
    let file = scene.path("in/hours.en.md");
    let elsewhere = Scene::new();
    let ran = elsewhere.run(&["build", file.to_str().expect("UTF-8")]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("published"), ["hours.en.txt"]);
    assert!(scene.text("published/hours.en.txt").contains("Office of the Press"));
}

#[test]
fn a_release_finds_its_issuer_among_the_houses() {
    let scene = scene("format = \"txt\"\n[houses]\npress = \"office.toml\"\n");
    scene.file("office.toml", HOUSE);
    scene.file("in/hours.en.md", RELEASE.replace("issuer: mfaic", "issuer: office"));
    let ran = scene.run(&["build", "in/hours.en.md"]);
    assert_eq!((ran.code, ran.stderr.contains("warning")), (Some(0), false), "{}", ran.stderr);
    assert!(scene.text("out/hours.en.txt").contains("Office of the Press"));
}

#[test]
fn words_that_are_set_stay_whole() {
    let word = "និងជប៉ុន";
    let khmer = RELEASE
        .replace("Office hours", "ម៉ោងធ្វើការ")
        .replace("The office is closed on Monday.", &format!("កម្ពុជា{word}បានពិភាក្សា។"));
    let page = |settings: &str| {
        let scene = scene(settings);
        scene.file("in/hours.km.md", &khmer);
        let ran = scene.run(&["build", "in/hours.km.md", "--format", "html", "--fragment"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        scene.text("out/hours.km.html")
    };
    assert!(!page("").contains(word), "it breaks");
    assert!(page(&format!("no-break = [\"{word}\"]")).contains(word));
}

#[test]
fn what_is_set_wrongly_is_told_in_its_line() {
    for (settings, message, place) in [
        ("format = \"pdff\"\n", "invalid value 'pdff'", "prakas.toml:1:1"),
        ("width = 60\n\nfromat = \"pdf\"\n", "`fromat` is no option", "prakas.toml:3:1"),
        ("width = \n", "", "prakas.toml:1:"),
        ("out = 'x'\nresume = \"often\"\n", "invalid value 'often'", "prakas.toml:2:1"),
    ] {
        let scene = scene(settings);
        for command in ["check", "build"] {
            let ran = scene.run(&[command, "in/hours.en.md"]);
            assert_eq!(ran.code, Some(1), "{settings}");
            assert!(
                ran.stderr.contains("error[bad-config]") && ran.stderr.contains(message),
                "{}",
                ran.stderr
            );
            assert!(ran.stderr.contains(place), "{}", ran.stderr);
        }
        assert_eq!(scene.names("out"), [""; 0]);
        let json = scene.run(&["check", "in/hours.en.md", "--json"]);
        assert!(String::from_utf8_lossy(&json.stdout).contains("\"code\": \"bad-config\""));
    }
}

#[test]
fn what_is_set_gives_way_to_what_is_typed_and_needs_it_not() {
    let settings = "assets = \"assets\"\nmail-from = \"press@example.org\"\nresume = true\n";
    let scene = scene(settings);
    for typed in [
        &["--format", "txt"][..],
        &["--format", "html", "--fragment"],
        &["--format", "html", "--stdout"],
        &["--format", "txt,docx", "--lang", "en"],
        &["--format", "docx", "--template-time", "9", "--no-config", "--template", "own.typ"],
    ] {
        let ran = scene.run(&[&["build", "in/hours.en.md"], typed].concat());
        let is_refused = typed.contains(&"--template");
        assert_eq!(ran.code, Some(if is_refused { 2 } else { 0 }), "{typed:?}: {}", ran.stderr);
    }
}

#[test]
fn files_with_other_settings_than_others_are_refused() {
    let scene = scene("format = \"txt\"");
    scene.file("in/more/prakas.toml", "");
    scene.file("in/more/other.en.md", RELEASE);
    let ran = scene.run(&["build", "in"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("some files have another prakas.toml than others"), "{}", ran.stderr);
    let ran = scene.run(&["build", "in", "--config", "prakas.toml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn a_new_release_is_issued_by_the_house() {
    let scene = scene("house = \"ours\"\n[houses]\nours = \"office.toml\"\n");
    scene.file("office.toml", "id = \"office\"\n[names]\nen = [\"OFFICE\"]\nkm = [\"ការិយាល័យ\"]\n");
    let ran = scene.run(&["new", "hours", "--yes"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(scene.text("hours.en.md").contains("issuer: \"office\""), "{}", scene.text("hours.en.md"));
    let ran = scene.run(&["check", "hours.en.md", "hours.km.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    scene.file("prakas.toml", "house = \"nowhere\"\n");
    let ran = scene.run(&["new", "other", "--yes"]);
    assert!(ran.code == Some(1) && ran.stderr.contains("prakas.toml:1:1"), "{}", ran.stderr);
}

#[test]
fn it_is_shown_what_holds_and_why() {
    let scene =
        scene("# Ours\nformat = [\"pdf\", \"txt\"]\nui-lang = \"km\"\n[houses]\noffice = \"office.toml\"\n");
    let ran = scene.run(&["config", "in/hours.en.md"]);
    let missing = "prakas.toml:5:1";
    assert!(ran.code == Some(1) && ran.stderr.contains(missing), "{}", ran.stderr);
    scene.file("office.toml", "id = \"office\"\n[names]\nen = [\"OFFICE\"]\n");
    let ran = scene.run(&["config", "in/hours.en.md", "--width", "60"]);
    let told = String::from_utf8(ran.stdout).expect("UTF-8");
    for line in [
        "format = [\"pdf\", \"txt\"]  # line 2",
        "width = 60  # --width",
        "out = \"out\"  # always, unless told otherwise",
        "ui-lang = \"km\"  # line 3",
        "# houses.office: line 5",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}: {told}");
    }
    assert!(told.starts_with("# prakas.toml\n"), "{told}");
    let bare = Scene::new();
    let told = String::from_utf8(bare.run(&["config"]).stdout).expect("UTF-8");
    assert!(told.starts_with("# There is no prakas.toml"), "{told}");
}

#[test]
fn a_template_that_is_set_runs_in_its_own_process() {
    let scene = scene("template = \"own.typ\"\nformat = \"png\"\nout = \"published\"\nno-break = [\"x\"]\n");
    let template = scene.run(&["template"]).stdout;
    scene.file("own.typ", template);
    let ran = scene.run(&["build", "in/hours.en.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("published"), ["hours.en.png"]);
    let ran = scene.run(&["build", "in/hours.en.md", "--format", "txt", "--out", "plain"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}
