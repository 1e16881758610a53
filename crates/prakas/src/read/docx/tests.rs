use prakas_document::{Block, Inline, Language};
use prakas_docx::DocxOptions;

use crate::house::House;
use crate::read::{Read, Source, read};
use crate::release::Release;
use crate::{Diagnostic, Warned};

const EXAMPLES: [&[(&str, &str)]; 2] = [
    &[
        ("summit.en.txt", include_str!("../../../../../examples/asean-japan-summit-2021.en.txt")),
        ("summit.km.txt", include_str!("../../../../../examples/asean-japan-summit-2021.km.txt")),
    ],
    &[("advisory.md", include_str!("../../../../../examples/press-facilities-advisory.md"))],
];

fn pictures(name: &str) -> Result<Vec<u8>, String> {
    let picture = include_bytes!("../../../../../examples/press-facilities.png");
    if name == "press-facilities.png" { Ok(picture.to_vec()) } else { Err(format!("there is no `{name}`")) }
}

fn release(files: &[(&str, &str)]) -> Release {
    let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(*name, *text)).collect();
    read(&sources, &pictures).expect("a release").output.release
}

/// The DOCX of the editions in these languages.
fn docx(release: &Release, languages: &[Language]) -> Vec<u8> {
    let document = release.compose(languages, &House::mfaic()).expect("a document").output;
    prakas_docx::docx(&document, &DocxOptions::default()).expect("a DOCX")
}

fn again(docx: Vec<u8>) -> (Release, Vec<Diagnostic>) {
    let Warned { output: Read { release, .. }, warnings } =
        read(&[Source::new("again.docx", docx)], &pictures).expect("a release");
    (release, warnings)
}

/// Other words in the place of some that stand in the main part, as an editor writes them.
fn edited(docx: &[u8], change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut old = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        let name = part.name().to_owned();
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let changed = change(&text);
            assert!(changed != text, "nothing was changed");
            bytes = changed.into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        new.write_all(&bytes).expect("written");
    }
    new.finish().expect("an archive").into_inner()
}

#[test]
fn what_nobody_touched_is_the_release() {
    for files in EXAMPLES {
        let release = release(files);
        let languages: Vec<Language> = release.editions.languages().cloned().collect();
        for languages in std::iter::once(languages.as_slice()).chain(languages.chunks(1)) {
            let (again, warnings) = again(docx(&release, languages));
            assert_eq!(warnings, [], "{files:?} {languages:?}");
            assert_eq!(again, release);
        }
    }
}

#[test]
fn an_edited_paragraph_is_taken_over_and_told() {
    let release = release(EXAMPLES[0]);
    let docx = docx(&release, &[Language::EN]);
    let (again, warnings) = again(edited(&docx, |xml| xml.replacen(">Phnom Penh<", ">Siem Reap<", 1)));
    let english = again.editions.get(&Language::EN).expect("an edition");
    assert_eq!(english.place.as_ref().map(prakas_document::Text::as_str), Some("Siem Reap"));
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].path.as_deref(), Some("issued"));
    assert_eq!(again.issued, release.issued);
    assert_eq!(again.editions.get(&Language::KM), release.editions.get(&Language::KM));
}

#[test]
fn what_carries_nothing_is_known_by_its_styles() {
    for files in EXAMPLES {
        let release = release(files);
        let mut document = release
            .compose(&release.editions.languages().cloned().collect::<Vec<_>>(), &House::mfaic())
            .expect("a document")
            .output;
        document.meta.carried.clear();
        let docx = prakas_docx::docx(&document, &DocxOptions::default()).expect("a DOCX");
        let (again, _) = again(docx);
        for (language, edition) in release.editions.iter() {
            let shown = again.editions.get(language).expect("the edition");
            assert_eq!(shown.title, edition.title);
            assert_eq!(shown.body.len(), edition.body.len());
            for (shown, was) in shown.body.iter().zip(&edition.body) {
                assert_eq!(std::mem::discriminant(shown), std::mem::discriminant(was));
            }
        }
        assert_eq!(again.issued, release.issued);
        assert_eq!(again.kind, release.kind);
        assert_eq!(again.signatory, release.signatory);
    }
}

#[test]
fn a_paragraph_that_is_added_or_removed_is_told() {
    let release = release(EXAMPLES[1]);
    let docx = docx(&release, &[Language::EN]);
    let paragraph = "<w:p><w:r><w:t>An added paragraph.</w:t></w:r></w:p>";
    let (more, warnings) = again(edited(&docx, |xml| {
        let at = xml.find("<w:pStyle w:val=\"Heading1\"/>").expect("a heading");
        let start = xml[..at].rfind("<w:p>").or(xml[..at].rfind("<w:p ")).expect("its paragraph");
        format!("{}{paragraph}{}", &xml[..start], &xml[start..])
    }));
    let was = &release.editions.get(&Language::EN).expect("an edition").body;
    let is = &more.editions.get(&Language::EN).expect("an edition").body;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(is.len(), was.len() + 1);
    let added =
        is.iter().position(|block| *block == Block::Paragraph(vec![Inline::from("An added paragraph.")]));
    let mut without = is.clone();
    without.remove(added.expect("the paragraph"));
    assert_eq!(without, *was);
}

#[test]
fn editions_that_were_edited_each_in_its_file_go_together() {
    let release = release(EXAMPLES[0]);
    let english = docx(&release, &[Language::EN]);
    let english = edited(&english, |xml| xml.replacen("The Summit took", "The meeting took", 1));
    let english = Source::new("summit.en.docx", english);
    let khmer = Source::new("summit.km.docx", docx(&release, &[Language::KM]));
    let read = read(&[english, khmer], &pictures).expect("a release");
    let again = read.output.release;
    assert_eq!(again.editions.get(&Language::KM), release.editions.get(&Language::KM));
    assert_ne!(again.editions.get(&Language::EN), release.editions.get(&Language::EN));
    assert_eq!(read.warnings.len(), 1, "{:?}", read.warnings);
}

/// A document as another program writes it: paragraphs of Khmer letters, which are marked as Khmer.
fn stranger(paragraphs: &[&str]) -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const IS_MAIN: &str =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let paragraph = |text: &&str| {
        format!("<w:p><w:r><w:rPr><w:lang w:bidi=\"km-KH\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
    };
    let body: String = paragraphs.iter().map(paragraph).collect();
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r\" Type=\"{IS_MAIN}\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"{WORDS}\"><w:body>{body}</w:body></w:document>"),
        ),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn khmer_of_a_stranger_is_not_foreign_in_a_khmer_edition() {
    let typed = include_str!("../../../../../examples/asean-japan-summit-2021.km.txt").replace("**", "");
    let paragraphs: Vec<&str> = typed.lines().filter(|line| !line.trim().is_empty()).collect();
    let (again, _) = again(stranger(&paragraphs));
    let khmer = again.editions.get(&Language::KM).expect("the edition");
    assert!(khmer.body.len() > 3, "{:?}", khmer.body);
    for block in &khmer.body {
        let Block::Paragraph(words) = block else { panic!("{block:?}") };
        assert!(!words.iter().any(|inline| matches!(inline, Inline::Foreign { .. })), "{words:?}");
    }
}
