//! The guide for staff: its commands do what it says, and its Khmer keeps our own rules.
#![allow(clippy::disallowed_methods, reason = "the test writes the files that are read")]

mod common;

use common::Scene;
use prakas::document::Block;
use prakas::{Code, Edition, Kind, Language, Release};

const GUIDES: [(&str, &str); 2] =
    [("en", include_str!("../guide/en.md")), ("km", include_str!("../guide/km.md"))];

/// The lines of the blocks of this kind.
fn lines<'a>(guide: &'a str, kind: &str) -> Vec<&'a str> {
    let opening = format!("```{kind}\n");
    let blocks = guide.split(opening.as_str()).skip(1).filter_map(|rest| rest.split("```").next());
    blocks.flat_map(str::lines).filter(|line| !line.is_empty()).collect()
}

/// The words of a command, in quotation marks or not.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

const BUILD: &str = "prakas build office-hours.km.md office-hours.en.md";

/// Writes the text, and takes away that it is a draft.
fn approve(scene: &Scene) {
    for (language, text) in [("km", "ការិយាល័យបិទ។"), ("en", "The office is closed.")]
    {
        let name = format!("office-hours.{language}.md");
        let outline = scene.text(&name);
        let facts = outline.split("\n---\n").next().expect("facts");
        let kept: Vec<&str> = facts.lines().filter(|line| !line.starts_with("status: draft")).collect();
        scene.file(&name, format!("{}\n---\n\n{text}\n", kept.join("\n")));
    }
}

#[test]
fn the_commands_of_the_guide_do_what_it_says() {
    for (language, guide) in GUIDES {
        let scene = Scene::new();
        let mut commands = lines(guide, "sh");
        let in_table =
            guide.lines().filter(|line| line.starts_with("| ")).filter_map(|line| line.split('`').nth(1));
        commands.extend(in_table);
        assert!(commands.len() > 8, "{commands:?}");
        for command in commands {
            let words = words(command);
            let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            // A preview does not end by itself; its own tests look at it.
            if arguments[0] == "preview" {
                continue;
            }
            if arguments.contains(&"releases") {
                scene.file("releases/hours.en.md", common::RELEASE);
            }
            // The second time it is built, the guide has it approved.
            let is_approved =
                command == BUILD && scene.names("out").iter().any(|name| name.ends_with(".pdf"));
            if is_approved {
                approve(&scene);
            }
            let ran = scene.run(&arguments);
            assert_eq!(ran.code, Some(0), "{language}: {command}: {}", ran.stderr);
            assert!(!is_approved || ran.stderr.contains("[other-status]"), "{command}: {}", ran.stderr);
        }
        for ending in
            ["draft.pdf", "draft.docx", "draft.html", "draft.txt", "pdf", "docx", "html", "txt", "eml"]
        {
            let name = format!("office-hours.{language}.{ending}");
            assert!(scene.names("out").contains(&name), "{name}: {:?}", scene.names("out"));
        }
    }
}

#[test]
fn the_facts_of_the_guide_are_read() {
    for (language, guide) in GUIDES {
        let told = lines(guide, "text");
        for fact in told.iter().filter(|line| line.starts_with("corrected") || line.starts_with("withdrawn"))
        {
            let scene = Scene::new();
            let release = common::RELEASE.replace("kind: statement", &format!("kind: statement\n{fact}"));
            let khmer = release
                .replace("Office hours", "ម៉ោងធ្វើការ")
                .replace("The office is closed on Monday.", "ការិយាល័យបិទ។")
                .replace("Phnom Penh", "ភ្នំពេញ");
            scene.file(&format!("a.{language}.md"), if language == "km" { khmer } else { release });
            let ran = scene.run(&["check", &format!("a.{language}.md")]);
            assert_eq!((ran.code, ran.stderr.contains("error")), (Some(0), false), "{fact}: {}", ran.stderr);
        }
        let scene = Scene::new();
        scene.file("prakas.toml", lines(guide, "toml").join("\n"));
        scene.file("office.toml", "id = \"office\"\n[names]\nen = [\"Office\"]\nkm = [\"ការិយាល័យ\"]\n");
        let ran = scene.run(&["config"]);
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(told.contains("house = \"office\"  # line 1"), "{told}{}", ran.stderr);
    }
}

#[test]
fn the_khmer_of_the_guide_keeps_the_rules_of_khmer() {
    let of_words = [
        Code::KhmerEncoding,
        Code::Misspelling,
        Code::LegacyEncoding,
        Code::KhmerSpacing,
        Code::LatinFullStop,
    ];
    let text = GUIDES[1].1;
    let mut in_block = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        }
        if in_block || line.starts_with("```") || line.trim().is_empty() {
            continue;
        }
        let edition =
            Edition {
                title: "ម៉ោងធ្វើការ".into(), body: vec![Block::paragraph(line)], ..Edition::default()
            };
        let release = Release::builder("a", Kind::Announcement).edition(Language::KM, edition).build();
        let found = prakas::check(&release.expect("a release"), &prakas::check::CheckOptions::default());
        let found: Vec<_> = found.iter().filter(|finding| of_words.contains(&finding.code)).collect();
        assert!(found.is_empty(), "{line}: {found:#?}");
    }
}
