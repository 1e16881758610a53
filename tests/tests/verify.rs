//! Whether files show what they carry: all that are made of the corpus do, and those in which a word was changed do not.

use std::io::{Cursor, Read as _, Write as _};

use prakas::{Code, Format, House, Language, ReadOptions, Release, Source, verify};
use prakas_tests::corpus::{self, documents, file};

const FORMATS: [Format; 3] = [Format::Docx, Format::Pdf, Format::Html];

fn source(format: Format, bytes: Vec<u8>) -> Source {
    Source::new(format!("a.{}", format.ending()), bytes)
}

/// What is found in a file: codes, paths and messages.
fn findings(format: Format, bytes: Vec<u8>) -> Vec<(Code, Option<String>, String)> {
    match verify(&source(format, bytes), &ReadOptions::default()) {
        Ok(_) => Vec::new(),
        Err(stopped) => {
            let findings = stopped.into_findings().into_iter();
            findings.map(|finding| (finding.code, finding.path, finding.message)).collect()
        }
    }
}

#[test]
fn files_show_what_they_carry() {
    for case in corpus::valid() {
        let release = case.release();
        for (language, document) in documents(&release) {
            for format in FORMATS {
                let verified = verify(&source(format, file(&document, format)), &ReadOptions::default());
                let verified =
                    verified.unwrap_or_else(|stopped| panic!("{} {format:?}: {stopped:?}", case.name));
                assert_eq!((verified.release, verified.languages), (release.clone(), vec![language.clone()]));
                assert!(verified.is_whole, "{} {format:?}", case.name);
            }
        }
    }
}

#[test]
fn files_of_two_editions_show_both() {
    let release = corpus::example().release();
    let languages = [Language::KM, Language::EN];
    let document = release.compose(&languages, &House::of(&release)).expect("a document").output;
    for format in [Format::Docx, Format::Pdf] {
        let verified =
            verify(&source(format, file(&document, format)), &ReadOptions::default()).expect("it shows both");
        assert_eq!(verified.languages, [Language::EN, Language::KM]);
        assert!(verified.is_whole);
    }
}

/// The example, and its English document.
fn example() -> (Release, prakas::Document) {
    let release = corpus::example().release();
    let (_, document) =
        documents(&release).into_iter().find(|(language, _)| *language == Language::EN).expect("an edition");
    (release, document)
}

/// The file of a document whose release was exchanged for one with another word in its first paragraph.
fn exchanged(format: Format) -> Vec<u8> {
    let (release, mut document) = example();
    let json = release.to_json().replacen("The Summit took note", "The Summit took no note", 1);
    assert_ne!(json, release.to_json());
    document.meta.carried[0].bytes = json.into_bytes().into();
    file(&document, format)
}

#[test]
fn what_is_carried_and_not_shown_is_told_with_its_place() {
    for format in FORMATS {
        let found = findings(format, exchanged(format));
        let [(Code::WordsDiffer, Some(path), message)] = &found[..] else { panic!("{format:?}: {found:?}") };
        assert_eq!(path, "editions.en.body.0");
        assert!(message.starts_with("`The Summit took no note"), "{message}");
    }
}

/// A DOCX with other words in its main part.
fn edited(docx: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        let name = part.name().to_owned();
        if name == "word/document.xml" {
            bytes = String::from_utf8(bytes).expect("UTF-8").replacen(from, to, 1).into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        new.write_all(&bytes).expect("written");
    }
    new.finish().expect("an archive").into_inner()
}

#[test]
fn what_is_shown_and_not_carried_is_told() {
    let (_, document) = example();
    let docx = file(&document, Format::Docx);
    let body = findings(Format::Docx, edited(&docx, "The Summit took", "The summit took"));
    assert_eq!(body[0].1.as_deref(), Some("editions.en.body.0"));
    let date = findings(Format::Docx, edited(&docx, ">27 October 2021<", ">28 October 2021<"));
    assert_eq!(date.len(), 1, "{date:?}");
    assert!(date[0].2.contains("lines around the text were changed"), "{date:?}");

    let html = String::from_utf8(file(&document, Format::Html)).expect("UTF-8");
    // It stands in descriptions, too.
    let (head, main) = html.split_once("<main>").expect("main content");
    let changed = format!("{head}<main>{}", main.replacen("The Summit took", "The summit took", 1));
    assert_ne!(changed, html);
    assert_eq!(findings(Format::Html, changed.into_bytes())[0].0, Code::WordsDiffer);
}

#[test]
fn what_carries_nothing_is_told() {
    let (_, mut document) = example();
    document.meta.carried.clear();
    for format in FORMATS {
        assert_eq!(findings(format, file(&document, format))[0].0, Code::NoRelease, "{format:?}");
    }
    assert_eq!(findings(Format::Docx, b"no document".to_vec())[0].0, Code::BadFile);
    let text = verify(&Source::new("a.txt", "words"), &ReadOptions::default()).expect_err("it is text");
    assert_eq!(text.findings()[0].code, Code::UnknownForm);
}
