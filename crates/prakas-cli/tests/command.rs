//! The command as people run it: what it writes, what it says, how it ends.

#![allow(clippy::disallowed_methods, reason = "the tests run the command on files")]

mod common;

use std::fs;
use std::path::Path;

use common::{RELEASE, Scene};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/asean-japan-summit-2021.en.txt");

#[test]
fn the_example_becomes_four_files() {
    let scene = Scene::new();
    let ran = scene.run(&["build", EXAMPLE]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "1 release, 4 files in out\n"));
    let names = ["docx", "html", "pdf", "txt"].map(|ending| format!("asean-japan-summit-2021.en.{ending}"));
    assert_eq!(scene.names("out"), names);
    let starts_with = |name: &String, bytes: &[u8]| {
        fs::read(scene.path("out").join(name)).expect("read").starts_with(bytes)
    };
    assert!(
        starts_with(&names[0], b"PK") && starts_with(&names[1], b"<!") && starts_with(&names[2], b"%PDF")
    );
    assert!(
        fs::read_to_string(scene.path("out").join(&names[3])).expect("UTF-8").contains("ASEAN-Japan Summit")
    );
}

#[test]
fn what_is_written_is_the_same_each_time_and_in_each_way() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.run(&["build", "a.md", "--out", "one"]);
    scene.run(&["build", "a.md", "--out", "two/three"]);
    for name in scene.names("one") {
        let ending = name.rsplit('.').next().expect("an ending");
        let read = |folder: &str| fs::read(scene.path(folder).join(&name)).expect("read");
        assert_eq!(read("one"), read("two/three"), "{name}");
        let alone = scene.run(&["build", "a.md", "--stdout", "--format", ending]).stdout;
        if ending == "html" {
            // It leads to the files that are made with it.
            let page = String::from_utf8(read("one")).expect("UTF-8");
            assert!(page.contains("href=\"a.en.pdf\"") && !page.contains("a.en.html"));
            assert!(!String::from_utf8(alone).expect("UTF-8").contains("a.en.pdf"));
        } else {
            assert_eq!(read("one"), alone, "{name}");
        }
    }
    assert_eq!(scene.names("one").len(), 4);
}

#[test]
fn formats_are_chosen_and_old_files_replaced() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("out/a.en.txt", "old");
    let ran = scene.run(&["build", "a.md", "--format", "txt,html"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("out"), ["a.en.html", "a.en.txt"]);
    assert!(fs::read_to_string(scene.path("out/a.en.txt")).expect("read").contains("Office hours"));
}

#[test]
fn the_standard_of_a_pdf_is_chosen() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    let claims = |standard: &str, claim: &str| {
        let ran = scene.run(&["build", "a.md", "--format", "pdf", "--stdout", "--pdf-standard", standard]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        String::from_utf8_lossy(&ran.stdout).contains(claim)
    };
    assert!(claims("archival", "<pdfaid:part>3</pdfaid:part>") && claims("archival", "<pdfuaid:part>"));
    assert!(claims("a-2b", "<pdfaid:part>2</pdfaid:part>") && !claims("a-2b", "<pdfuaid:part>"));
    assert!(!claims("none", "<pdfaid:part>"));
    scene.file("b.md", RELEASE.replace("issued: 2021-10-27", "status: draft"));
    let ran = scene.run(&["build", "b.md", "--format", "pdf", "--pdf-standard", "a-2b"]);
    assert_eq!((ran.code, scene.names("out")), (Some(1), vec![]));
    assert!(
        ran.stderr.contains("error[unmet-standard]: PDF/A-2b asks for the day of issue"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_may_not_be_published_says_so_in_its_name() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE.replace("kind:", "status: draft\nkind:"));
    scene.file("b.md", RELEASE.replace("kind:", "embargo: 2021-10-27 18:00\nkind:"));
    let ran = scene.run(&["build", "a.md", "b.md", "--format", "txt"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("out"), ["a.en.draft.txt", "b.en.embargoed.txt"]);
}

/// A release of so many paragraphs.
fn release_of(paragraphs: usize) -> String {
    RELEASE.to_owned()
        + &"\nThe office is closed, and nobody answers the telephone until it opens again.\n"
            .repeat(paragraphs)
}

#[test]
fn pages_are_files_with_their_numbers() {
    let scene = Scene::new();
    scene.file("short.md", RELEASE);
    scene.file("long.md", release_of(60));
    scene.file("longer.md", release_of(400).replace("kind:", "status: draft\nkind:"));
    let ran =
        scene.run(&["build", "short.md", "long.md", "longer.md", "--format", "png,svg,card", "--dpi", "20"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let names = scene.names("out");
    let of = |start: &str| names.iter().filter(|name| name.starts_with(start)).cloned().collect::<Vec<_>>();
    assert_eq!(of("short"), ["short.en.card.png", "short.en.png", "short.en.svg"]);
    let [one, two] = ["long.en.1.png", "long.en.2.svg"].map(|name| of("long.en").contains(&name.to_owned()));
    assert!(one && two && !of("long.en").contains(&"long.en.png".to_owned()), "{names:?}");
    let drafts = of("longer.en.draft.");
    assert_eq!(drafts, of("longer"));
    assert!(
        drafts.contains(&"longer.en.draft.01.png".to_owned())
            && drafts.contains(&"longer.en.draft.card.png".to_owned())
    );
    let pages: Vec<_> = drafts.iter().filter(|name| name.ends_with(".svg")).collect();
    assert!(pages.len() >= 10 && pages.is_sorted(), "{pages:?}");
}

#[test]
fn the_resolution_is_chosen() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    let width = |arguments: &[&str]| {
        let ran = scene.run(&[&["build", "a.md", "--format", "png", "--stdout"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        u32::from_be_bytes(ran.stdout[16..20].try_into().expect("four bytes"))
    };
    assert_eq!([width(&[]), width(&["--dpi", "300"])], [1240, 2480]);
}

#[test]
fn standard_output_takes_one_page() {
    let scene = Scene::new();
    scene.file("a.md", release_of(60));
    let ran = scene.run(&["build", "a.md", "--format", "svg", "--stdout"]);
    assert_eq!((ran.code, ran.stdout.len()), (Some(2), 0));
    assert!(ran.stderr.contains("standard output takes one page, and this release has"), "{}", ran.stderr);
    assert!(ran.stderr.contains("make a PDF, or write the pages into a folder with --out"), "{}", ran.stderr);
}

#[test]
fn pages_of_both_editions_are_numbered_on() {
    let scene = Scene::new();
    scene.file("a.en.md", RELEASE);
    scene.file(
        "a.km.md",
        RELEASE.replace("Office hours", "ម៉ោងធ្វើការ").replace("The office is closed on Monday.", "ការិយាល័យបិទ។"),
    );
    let ran =
        scene.run(&["build", "a.en.md", "a.km.md", "--bilingual", "--format", "png,card", "--dpi", "20"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(scene.names("out"), ["a.en.card.png", "a.km-en.1.png", "a.km-en.2.png", "a.km.card.png"]);
}

#[test]
fn two_editions_are_one_release() {
    let scene = Scene::new();
    let khmer = RELEASE
        .replace("Office hours", "ម៉ោងធ្វើការ")
        .replace("The office is closed on Monday.", "ការិយាល័យបិទ។")
        .replace("Phnom Penh", "ភ្នំពេញ");
    scene.file("a.en.md", RELEASE);
    scene.file("a.km.md", &khmer);
    let ran = scene.run(&["build", "a.km.md", "a.en.md", "--format", "txt", "--lang", "en"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "1 release, 1 file in out\n"));
    assert_eq!(scene.names("out"), ["a.en.txt"]);
    scene.file("a.km.md", khmer.replace("2021-10-27", "2021-10-28"));
    let ran = scene.run(&["check", "a.en.md", "a.km.md"]);
    assert!(
        ran.stderr.contains("error[contradiction]") && ran.stderr.contains("--> a.km.md:4:9"),
        "{}",
        ran.stderr
    );
}

#[test]
fn standard_input_is_read_as_the_form_that_is_told() {
    let scene = Scene::new();
    let ran = scene.run_with(&["build", "-", "--from", "md", "--format", "txt", "--stdout"], RELEASE);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(String::from_utf8_lossy(&ran.stdout).contains("The office is closed on Monday."));
    let ran = scene.run_with(&["build", "-", "--from", "md", "--format", "txt"], RELEASE);
    assert_eq!((ran.code, scene.names("out")), (Some(0), vec!["stdin.en.txt".to_owned()]));
}

#[test]
fn a_pdf_is_read_as_the_release_that_it_carries() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.run(&["build", "a.md", "--format", "pdf,txt,docx", "--out", "first"]);
    let ran = scene.run(&["build", "first/a.en.pdf", "--format", "txt,docx,pdf", "--out", "again"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "1 release, 3 files in again\n"));
    for name in scene.names("first") {
        let read = |folder: &str| fs::read(scene.path(folder).join(&name)).expect("read");
        assert!(read("first") == read("again"), "{name}");
    }
    let ran = scene.run(&["check", "first/a.en.pdf"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "1 release; no findings\n"));
    let pdf = fs::read(scene.path("first/a.en.pdf")).expect("read");
    let ran = scene.run_with(&["build", "-", "--from", "pdf", "--format", "txt", "--stdout"], &pdf);
    assert_eq!((ran.code, ran.stdout), (Some(0), fs::read(scene.path("first/a.en.txt")).expect("read")));
    let ran = scene.run(&["build", "first/a.en.pdf", "--out", "first"]);
    assert_eq!(ran.code, Some(1), "a source is not written over: {}", ran.stderr);
}

#[test]
fn what_a_pdf_carries_is_chosen() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    let bytes = |carry: &str| {
        let ran = scene.run(&["build", "a.md", "--format", "pdf", "--stdout", "--carry", carry]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{carry}");
        ran.stdout
    };
    let holds = |pdf: &[u8], words: &str| pdf.windows(words.len()).any(|window| window == words.as_bytes());
    let has = |pdf: &[u8]| (holds(pdf, "/F(release.json)"), holds(pdf, "/F(a.md)"));
    assert_eq!(has(&bytes("release")), (true, false));
    assert_eq!(has(&bytes("edition")), (true, false));
    assert_eq!(has(&bytes("sources")), (true, true));
    let empty = bytes("none");
    assert_eq!(has(&empty), (false, false));
    scene.file("b.pdf", empty);
    let ran = scene.run(&["check", "b.pdf"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.errors(), ["`b.pdf` cannot be read as a release: it carries no release"]);
}

#[test]
fn the_width_of_plain_text_is_chosen() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE.replace("Monday.", &"Monday, and on Tuesday, ".repeat(20)));
    let longest = |width: &str| {
        let ran = scene.run(&["build", "a.md", "--format", "txt", "--stdout", "--width", width]);
        let text = String::from_utf8(ran.stdout).expect("UTF-8");
        text.lines().map(|line| line.chars().count()).max().unwrap_or_default()
    };
    assert!(longest("40") <= 40);
    assert!(longest("0") > 400);
}

#[test]
fn a_house_is_read_from_a_file_with_its_emblem() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE.replace("mfaic", "Press Office"));
    let example = Path::new(EXAMPLE).with_file_name("press-facilities.png");
    scene.file("houses/emblem.png", fs::read(example).expect("a picture"));
    scene.file(
        "houses/office.toml",
        "id = \"office\"\nemblem = { file = \"emblem.png\", alt = \"Emblem\" }\n[names]\nen = [\"PRESS OFFICE\"]\n",
    );
    let ran = scene.run(&["build", "a.md", "--house", "houses/office.toml", "--format", "html", "--stdout"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(String::from_utf8_lossy(&ran.stdout).contains("data:image/png"));
}

#[test]
fn one_release_that_fails_does_not_stop_the_others() {
    let scene = Scene::new();
    for n in 0..12 {
        scene.file(&format!("{n:02}.md"), if n % 4 == 1 { "" } else { RELEASE });
    }
    let files: Vec<_> = (0..12).map(|n| format!("{n:02}.md")).collect();
    let arguments: Vec<_> =
        ["build", "--format", "txt"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = scene.run(&arguments);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.errors(), ["`01.md` is empty", "`05.md` is empty", "`09.md` is empty"]);
    assert!(ran.stderr.ends_with("9 releases, 9 files in out; 3 releases failed\n"), "{}", ran.stderr);
    assert_eq!(scene.names("out").len(), 9);
}

#[test]
fn warnings_stop_where_they_are_denied() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE.replace("kind: statement\n", ""));
    let ran = scene.run(&["build", "a.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[guess]") && ran.stderr.ends_with("; 1 warning\n"), "{}", ran.stderr);
    for command in ["build", "check"] {
        let ran = scene.run(&[command, "a.md", "--deny", "warnings", "--json"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    }
    let ran = scene.run(&["build", "a.md", "--deny", "warnings", "--out", "other"]);
    assert_eq!((ran.code, scene.names("other")), (Some(1), vec![]));
}

#[test]
fn check_writes_nothing() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    let ran = scene.run(&["check", "a.md"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "1 release; no findings\n"));
    assert_eq!(scene.names("."), ["a.md"]);
}

#[test]
fn json_is_one_document_with_places_and_counts() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("b.md", RELEASE.replace("2021-10-27", "31 February 2021"));
    let ran = scene.run(&["build", "a.md", "b.md", "c.md", "--format", "txt", "--json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let written = json["files"].as_array().expect("files");
    assert_eq!(
        written.iter().map(|file| Path::new(file.as_str().expect("a path"))).collect::<Vec<_>>(),
        [Path::new("out/a.en.txt")]
    );
    assert_eq!(
        (&json["errors"], &json["warnings"], &json["releases"], &json["failed"]),
        (&2.into(), &0.into(), &1.into(), &2.into())
    );
    let [date, missing] = json["findings"].as_array().expect("findings").as_slice() else { panic!("{json}") };
    assert_eq!(
        (&date["code"], &date["file"], &date["line"], &date["column"]),
        (&"bad-date".into(), &"b.md".into(), &4.into(), &9.into())
    );
    assert_eq!(
        (&missing["code"], &missing["file"], &missing["line"]),
        (&"cannot-read".into(), &"c.md".into(), &serde_json::Value::Null)
    );
}

#[test]
fn what_is_said_has_no_colours_where_nobody_sees_them() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE.replace("title:", "\u{1B}[31m\u{9B}2J"));
    let ran = scene.run(&["check", "a.md"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", ran.stderr);
}

#[test]
fn help_and_version_are_no_mistakes() {
    let scene = Scene::new();
    for (arguments, says) in [
        (["--version"].as_slice(), "prakas 0.1.0"),
        (&["--help"], "prakas check summit.txt --deny warnings"),
        (&["build", "--help"], "--house <ID|FILE.toml>"),
    ] {
        let ran = scene.run(arguments);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        assert!(String::from_utf8_lossy(&ran.stdout).contains(says), "{arguments:?}");
    }
}

#[test]
fn pages_of_a_site_share_their_assets_and_articles_stand_alone() {
    let scene = Scene::new();
    scene.file("a.en.md", RELEASE);
    let ran = scene.run(&["build", "a.en.md", "--format", "html", "--assets", "assets/v1/"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let [sheet] = &scene.names("out/assets/v1")[..] else { panic!("{:?}", scene.names("out/assets/v1")) };
    let page = fs::read_to_string(scene.path("out/a.en.html")).expect("read");
    assert!(page.contains(&format!("href=\"assets/v1/{sheet}\"")), "{page}");
    let article = scene.run(&["build", "a.en.md", "--format", "html", "--fragment", "--stdout"]);
    assert!(article.stdout.starts_with(b"<article "));
}

#[test]
fn a_message_has_a_sender() {
    let scene = Scene::new();
    scene.file("a.en.md", RELEASE);
    let nobody = scene.run(&["build", "a.en.md", "--format", "eml"]);
    assert_eq!(nobody.code, Some(1));
    assert!(
        nobody.stderr.contains("no-sender") && nobody.stderr.contains("--mail-from"),
        "{}",
        nobody.stderr
    );
    let sent = scene.run(&[
        "build",
        "a.en.md",
        "--format",
        "eml",
        "--stdout",
        "--mail-from",
        "Press <press@example.org>",
        "--attach-pdf",
    ]);
    let message = String::from_utf8(sent.stdout).expect("UTF-8");
    assert!(message.starts_with("From: Press <press@example.org>\r\n"), "{}", &message[..200]);
    assert!(message.contains("filename=\"a.en.pdf\""));
}

#[test]
fn inspect_says_what_is_inside() {
    let scene = Scene::new();
    scene.file("hours.md", RELEASE.replace("kind: statement", "kind: statement\nstatus: draft"));
    let ran = scene.run(&["build", "hours.md", "--format", "pdf,docx,html"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let names = scene.names("out");
    for name in &names {
        let ran = scene.run(&["inspect", &format!("out/{name}")]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let told = String::from_utf8(ran.stdout).expect("UTF-8");
        for line in [
            "  release    hours",
            "  status     draft",
            "  words      shows what it carries, in en",
            "  carries    release.json, its source",
        ] {
            assert!(told.contains(line), "{name}: {line}: {told}");
        }
        assert_eq!(told.contains("  claims     PDF/A-3a, PDF/UA-1\n"), name.ends_with("pdf"), "{told}");
        assert_eq!(told.contains("  signed     no\n"), name.ends_with("pdf"), "{told}");
    }
    assert_eq!(names.len(), 3);
    let ran = scene.run(&["inspect", &format!("out/{}", names[2]), "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    let about = &told["about"][0];
    assert_eq!(
        (&about["pages"], &about["claims"][0], &about["signatures"]),
        (&1.into(), &"PDF/A-3a".into(), &0.into())
    );
    assert_eq!((&about["release"]["status"], &about["words"]["are"]), (&"draft".into(), &"shown".into()));
    assert_eq!(about["carries"][0]["sha256"].as_str().map(str::len), Some(64));
    scene.file("bare.pdf", "%PDF-1.7\nno");
    let ran = scene.run(&["inspect", "bare.pdf"]);
    assert_eq!(ran.code, Some(1));
    let ran = scene.run(&["build", "hours.md", "--format", "pdf", "--carry", "none", "--out", "bare"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let bare = format!("bare/{}", scene.names("bare")[0]);
    let told = String::from_utf8(scene.run(&["inspect", &bare]).stdout).expect("UTF-8");
    assert!(told.contains("  release    none") && told.contains("  words      cannot be compared"), "{told}");
}

#[test]
fn fonts_says_what_is_set_in_what() {
    let scene = Scene::new();
    scene.file("hours.en.md", RELEASE);
    scene.file(
        "hours.km.md",
        RELEASE.replace("Office hours", "ម៉ោងធ្វើការ").replace("The office is closed on Monday.", "ការិយាល័យបិទ។"),
    );
    let ran = scene.run(&["fonts", "hours.en.md", "hours.km.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let told = String::from_utf8(ran.stdout).expect("UTF-8");
    for part in [
        "hours, km\n",
        "hours, en\n",
        "  Noto Serif Khmer 400, part of this program\n",
        "  Moul 400, part of this program\n",
        "the house's paper names it for Khmer, in national-header",
        "such as `ព្រះរាជាណាចក្រកម្ពុជា",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains(" 0 characters"), "{told}");
    assert!(!told.contains('\u{2060}') && !told.contains('\u{200B}'));
    let library = String::from_utf8(scene.run(&["fonts"]).stdout).expect("UTF-8");
    assert!(
        library.lines().any(|line| line.starts_with("Moul ") && line.ends_with("has Khmer")),
        "{library}"
    );
}

#[test]
fn help_is_in_the_language_that_is_asked_for() {
    let scene = Scene::new();
    let told = |arguments: &[&str]| {
        let ran = scene.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        String::from_utf8(ran.stdout).expect("UTF-8")
    };
    for arguments in [
        &["--ui-lang", "km", "build", "--help"][..],
        &["build", "-h", "--ui-lang=km"],
        &["--ui-lang", "km", "help", "build"],
        &["help", "build", "--ui-lang", "km"],
        &["help", "--ui-lang=km", "build"],
    ] {
        let told = told(arguments);
        assert!(told.starts_with("បង្កើតគ្រប់ទម្រង់"), "{arguments:?}: {told}");
        assert!(told.contains("[តម្លៃ៖ pdf,") && !told.contains("possible values"), "{told}");
    }
    assert!(told(&["build", "--help"]).starts_with("Make the formats"));
}

#[test]
fn what_the_corpus_is_told_is_told_in_khmer() {
    let scene = Scene::new();
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/invalid");
    let mut files = Vec::new();
    // By short names: where a line is full depends on them.
    for entry in fs::read_dir(corpus).expect("the corpus") {
        let entry = entry.expect("a file");
        let name = entry.file_name().into_string().expect("Unicode");
        if !name.ends_with(".findings") {
            scene.file(&name, fs::read(entry.path()).expect("read"));
            files.push(name);
        }
    }
    files.sort();
    let mut arguments = vec!["check", "--ui-lang", "km"];
    arguments.extend(files.iter().map(String::as_str));
    let told = scene.run(&arguments).stderr;
    let notes: Vec<&str> = told.lines().filter_map(|line| line.split("= ចំណាំ: ").nth(1)).collect();
    assert!(notes.len() > 40, "{told}");
    let is_khmer = |note: &&&str| note.chars().any(|c| ('ក'..='៹').contains(&c));
    // What a reader of JSON found, it says in its own words.
    let english: Vec<_> =
        notes.iter().filter(|note| !is_khmer(note) && !note.starts_with("this is not JSON")).collect();
    assert!(english.is_empty(), "{english:#?}");
}

#[test]
fn import_writes_over_nothing_that_was_gone_on_with() {
    let scene = Scene::new();
    scene.file("hours.en.md", RELEASE);
    assert_eq!(scene.run(&["build", "hours.en.md", "--format", "docx"]).code, Some(0));
    let import = ["import", "out/hours.en.docx", "--out", "."];
    scene.file("hours.en.md", format!("{RELEASE}\nA new paragraph.\n"));
    let ran = scene.run(&import);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("is there already, and holds other words"), "{}", ran.stderr);
    assert!(scene.text("hours.en.md").contains("A new paragraph."));
    fs::remove_file(scene.path("hours.en.md")).expect("removed");
    assert_eq!(scene.run(&import).code, Some(0));
    assert_eq!(scene.run(&import).code, Some(0), "the same again");
}
