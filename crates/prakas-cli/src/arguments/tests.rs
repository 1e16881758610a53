use prakas::{Carry, Format, PdfStandard};

use super::values::mailbox;
use super::*;
use crate::task::Making;

pub(super) fn parse(line: &str) -> Result<Task, clap::Error> {
    Task::parse(std::iter::once("prakas").chain(line.split_whitespace()).map(OsString::from), Ui::English)
}

pub(super) fn making(line: &str) -> Making {
    match parse(line).expect(line).action {
        Action::Make(making) => *making,
        Action::Check(_)
        | Action::Facsimile(_)
        | Action::Preview(_)
        | Action::Import(_)
        | Action::Inspect
        | Action::Fonts(_)
        | Action::Verify
        | Action::New(_)
        | Action::Stop(_)
        | Action::Print(_) => {
            unreachable!("{line} is a build")
        }
    }
}

#[test]
fn the_definition_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn what_is_not_said_has_defaults() {
    let making = making("build a.txt");
    assert_eq!(making.formats, Format::USUAL);
    assert_eq!(making.target, Target::Folder("out".into()));
    assert_eq!(making.carry, Carry::Release);
    assert!(making.paper.languages.is_empty() && making.paper.house.is_none());
    assert_eq!((making.width, making.dpi), (None, None));
}

#[test]
fn lists_are_split_and_hold_each_once() {
    let made = making("build a.txt --format pdf,txt --format pdf --lang km,en,km");
    let names: Vec<_> = made.formats.iter().map(|format| format.name()).collect();
    assert_eq!(names, ["pdf", "txt"]);
    assert_eq!(made.paper.languages, [Language::KM, Language::EN]);
}

#[test]
fn standards_are_asked_for_by_name() {
    assert_eq!(making("build a.txt").pdf_standard, PdfStandard::Archival);
    assert_eq!(making("build a.txt --pdf-standard a-2b").pdf_standard, PdfStandard::A2b);
}

#[test]
fn houses_are_built_in_or_files() {
    let house = |line: &str| making(line).paper.house;
    assert!(
        matches!(house("build a.txt --house mfaic"), Some(HouseChoice::Known(house)) if house.id.as_str() == "mfaic")
    );
    assert!(
        matches!(house("build a.txt --house o.toml"), Some(HouseChoice::File(file)) if file == Path::new("o.toml"))
    );
}

#[test]
fn wrong_uses_are_refused_with_what_to_do() {
    for (line, says) in [
        ("build", "<FILE>"),
        ("build -", "--from txt, md, json, docx, pdf or html"),
        ("check -", "--from txt, md, json, docx, pdf or html"),
        ("import", "<FILE>"),
        ("import -", "--from txt, md, json, docx, pdf or html"),
        ("import a.docx --to docx", "[possible values: md, json, txt]"),
        ("import a.docx b.docx --stdout", "one release, and this would make 2"),
        ("import a.docx --stdout --out x", "cannot be used with"),
        ("build a.txt --carry all", "[possible values: release, sources, edition, none]"),
        ("build a.txt --pdf-standard a-5", "[possible values: archival, none, a-1b, a-1a,"),
        ("build a.txt --format odt", "[possible values: pdf, docx, html, txt, eml, png, svg, card]"),
        ("build a.txt --lang en_", "not a language tag"),
        ("build a.txt --house nobody", "built in: `mfaic`"),
        ("build a.txt --stdout", "one format, and this would make 4"),
        ("build a.txt --stdout --format pdf,txt", "one format, and this would make 2"),
        ("build a.txt --stdout --format txt --lang en,km", "one edition, and this would make 2"),
        ("build a.txt b.txt --stdout --format txt", "one release, and this would make 2"),
        ("build a.txt --stdout --format txt --json", "cannot be used with"),
        ("build a.txt --stdout --format txt --out x", "cannot be used with"),
        ("build a.txt --format png --dpi 9", "9 is not in 10..=1200"),
        ("build a.txt --format png --dpi 5000", "5000 is not in 10..=1200"),
        ("build a.txt --mail-to nobody", "write it as `press@example.org`"),
        ("build a.txt --mail-to ឈ្មោះ@example.org", "write it as `press@example.org`"),
        ("build a.txt --assets ../up", "a folder under that of the pages"),
        ("build a.txt --assets a --fragment", "cannot be used with"),
        ("build a.txt --assets a --stdout --format html", "cannot be used with"),
        ("build a.txt --assets a --format pdf", "none of these formats is one"),
        ("build a.txt --fragment --format eml", "none of these formats is one"),
        ("build a.txt --attach-pdf", "make one with --format eml"),
        ("build a.txt --mail-to a@example.org --format html", "make one with --format eml"),
        ("build a.txt --template own.typ --format eml", "none of these formats has any"),
        ("build a.txt --deny errors", "[possible values: warnings]"),
        ("build a.txt --template own.typ --format txt,html", "none of these formats has any"),
        ("build a.txt --template-time 5", "are for --template"),
        ("build a.txt --template own.typ --template-time 0", "0 is not in 1..=86400"),
        ("build a.txt --template own.typ --template-memory 1", "1 is not in 128..="),
    ] {
        let error = parse(line).expect_err(line);
        assert!(error.to_string().contains(says), "{line}: {error}");
        assert_eq!(error.exit_code(), 2, "{line}");
    }
}

#[test]
fn pages_are_drawn_for_the_pdf_of_a_message() {
    assert!(making("build a.txt --template own.typ --format eml --attach-pdf").template.is_some());
}

#[test]
fn two_files_of_one_release_fit_standard_output() {
    let task = parse("build a.en.md a.km.md --stdout --format txt --lang km").expect("one release");
    assert_eq!(task.groups.len(), 1);
}

#[test]
fn mailboxes_have_names_or_none() {
    let mail = mailbox("\"Press Office\" <press@example.org>").expect("a mailbox");
    assert_eq!((mail.name.as_str(), mail.address.as_str()), ("Press Office", "press@example.org"));
    let to = making("build a.txt --format eml --mail-to a@example.org --mail-to b@example.org").mail.to;
    assert_eq!(
        to.iter().map(|to| to.address.as_str()).collect::<Vec<_>>(),
        ["a@example.org", "b@example.org"]
    );
}
