//! A PDF gives back the release that it was made of: equal in every field, whoever wrote the file last, and nothing more than it
//! was to carry.

use lopdf::{Dictionary, Document, IncrementalDocument, Object, Stream};
use prakas::carrier::{self, CarrierError, Limits};
use prakas::{
    BuildOptions, Carry, Code, Diagnostics, Fonts, Format, Language, Read, Release, Source, Warned, build,
    publish, read,
};
use prakas_tests::corpus::{example, valid};

const NO_PICTURES: fn(&str) -> Result<Vec<u8>, String> = |name| Err(format!("there is no `{name}`"));

/// The PDFs of a release, one an edition.
fn pdfs(release: &Release, carry: Carry) -> Vec<(Language, Vec<u8>)> {
    let options = BuildOptions { formats: vec![Format::Pdf], carry, ..BuildOptions::default() };
    let made = publish(release, &Fonts::bundled(), &options);
    let files = made.unwrap_or_else(|stopped| panic!("{}: {stopped}", release.id)).output;
    files.into_iter().map(|file| (file.languages[0].clone(), file.bytes)).collect()
}

fn read_pdf(bytes: &[u8]) -> Result<Warned<Read>, Diagnostics> {
    read(&[Source::new("release.pdf", bytes)], &NO_PICTURES)
}

fn release_in(bytes: &[u8]) -> Release {
    read_pdf(bytes).unwrap_or_else(|stopped| panic!("{stopped}")).output.release
}

fn example_pdf() -> (Release, Vec<u8>) {
    let release = example().release();
    let (_, bytes) = pdfs(&release, Carry::Release).remove(0);
    (release, bytes)
}

#[test]
fn every_release_of_the_corpus_comes_back() {
    for case in valid() {
        let (name, release) = (&case.name, case.release());
        let pdfs = pdfs(&release, Carry::Release);
        for (language, bytes) in &pdfs {
            let read = read_pdf(bytes).unwrap_or_else(|stopped| panic!("{name}.{language}: {stopped}"));
            assert!(read.warnings.is_empty() && read.output.places.iter().next().is_none(), "{name}");
            assert_eq!(read.output.release, release, "{name}.{language}");
        }
        // The files of both editions are one release.
        let sources = pdfs.into_iter().map(|(language, bytes)| Source::new(format!("{language}.pdf"), bytes));
        let together = read(&sources.collect::<Vec<_>>(), &NO_PICTURES).expect("a release");
        assert_eq!(together.output.release, release, "{name}");
    }
}

#[test]
fn what_is_carried_is_what_was_chosen() {
    let release = example().release();
    assert_eq!(release.editions.languages().count(), 2);
    let pdfs_of_editions = pdfs(&release, Carry::Edition);
    for (language, bytes) in &pdfs_of_editions {
        let excerpt = release.excerpt(std::slice::from_ref(language));
        assert_eq!(Some(release_in(bytes)), excerpt, "{language}");
    }
    // Put together, the editions are the release again.
    let sources =
        pdfs_of_editions.into_iter().map(|(language, bytes)| Source::new(format!("a.{language}.pdf"), bytes));
    let together = read(&sources.collect::<Vec<_>>(), &NO_PICTURES).expect("a release");
    assert_eq!(together.output.release, release);
    for (_, bytes) in pdfs(&release, Carry::None) {
        let stopped = read_pdf(&bytes).expect_err("nothing to read");
        assert_eq!(stopped.findings()[0].code, Code::NoRelease);
        assert_eq!(stopped.to_string(), "`release.pdf` cannot be read as a release: it carries no release");
        assert_eq!(carrier::pdf::carried(&bytes, &Limits::default()), Ok(vec![]));
    }
}

#[test]
fn sources_are_carried_as_they_came() {
    let case = example();
    let options = BuildOptions {
        formats: vec![Format::Pdf],
        carry: Carry::Sources,
        bilingual: true,
        ..BuildOptions::default()
    };
    let made = build(&case.sources, &NO_PICTURES, &Fonts::bundled(), &options).expect("a PDF").output;
    let [file] = made.as_slice() else { panic!("one PDF") };
    let mut carried = carrier::pdf::carried(&file.bytes, &Limits::default()).expect("files");
    let stored =
        carried.remove(carried.iter().position(|it| it.name == carrier::RELEASE).expect("the release"));
    assert_eq!(stored.bytes, case.release().to_json().into_bytes());
    assert_eq!(stored.media_type.as_deref(), Some("application/json"));
    let found: Vec<_> = carried.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    let expected: Vec<_> = case.sources.iter().map(|source| (source.name(), source.bytes())).collect();
    assert_eq!(found, expected);
    assert!(carried.iter().all(|file| file.relationship == carrier::Relationship::Source));
}

#[test]
fn a_bilingual_file_carries_both_editions_of_an_excerpt() {
    let case = example();
    let options = BuildOptions {
        formats: vec![Format::Pdf],
        carry: Carry::Edition,
        bilingual: true,
        ..BuildOptions::default()
    };
    let made = build(&case.sources, &NO_PICTURES, &Fonts::bundled(), &options).expect("a PDF").output;
    assert_eq!(release_in(&made[0].bytes), case.release());
}

#[test]
fn files_that_another_program_wrote_anew_are_read() {
    let (release, bytes) = example_pdf();
    let mut document = Document::load_mem(&bytes).expect("a PDF");
    let mut plain = Vec::new();
    document.save_to(&mut plain).expect("saved");
    assert_eq!(release_in(&plain), release);
    let mut packed = Vec::new();
    document.save_modern(&mut packed).expect("saved");
    assert!(packed.windows(7).any(|window| window == b"/ObjStm"));
    assert_eq!(release_in(&packed), release);
    let mut unpacked = Document::load_mem(&bytes).expect("a PDF");
    unpacked.decompress();
    let mut loose = Vec::new();
    unpacked.save_to(&mut loose).expect("saved");
    assert_eq!(release_in(&loose), release);
}

#[test]
fn files_that_something_was_added_to_are_read() {
    let (release, bytes) = example_pdf();
    let previous = Document::load_mem(&bytes).expect("a PDF");
    let mut signed = IncrementalDocument::create_from(bytes, previous);
    let catalog =
        signed.get_prev_documents().trailer.get(b"Root").and_then(Object::as_reference).expect("a catalog");
    signed.opt_clone_object_to_new_document(catalog).expect("the catalog");
    let form = signed.new_document.add_object(Dictionary::new());
    let added =
        signed.new_document.get_object_mut(catalog).and_then(Object::as_dict_mut).expect("the catalog");
    added.set("AcroForm", form);
    let mut bytes = Vec::new();
    signed.save_to(&mut bytes).expect("saved");
    assert_eq!(release_in(&bytes), release);
}

/// The example's PDF with other bytes in the place of its release.
fn with_release(bytes: &[u8], stored: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).expect("a PDF");
    let files = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let is_release = |stream: &&mut Stream| {
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"application/json")
    };
    let mut releases: Vec<_> = files.filter(is_release).collect();
    assert_eq!(releases.len(), 1);
    releases[0].set_plain_content(stored.to_vec());
    let mut saved = Vec::new();
    document.save_to(&mut saved).expect("saved");
    saved
}

#[test]
fn a_release_of_an_older_form_is_brought_up_to_this_one() {
    let (release, bytes) = example_pdf();
    let older = release.to_json().replace("\"schema\": 2", "\"schema\": 1");
    assert_ne!(older, release.to_json());
    let read = read_pdf(&with_release(&bytes, older.as_bytes())).expect("a release");
    assert_eq!(read.output.release, release);
}

#[test]
fn a_release_that_is_not_known_is_refused_plainly() {
    let (release, bytes) = example_pdf();
    let json = release.to_json();
    for (stored, says) in [
        (json.replace("\"schema\": 2", "\"schema\": 3"), "use a newer Prakas"),
        (json.replace("\"schema\": 2", "\"schema\": 0"), "there is no version 0 of the form"),
        (json.replace("\"kind\"", "\"colour\""), "a release has no field `colour` here"),
        ("{}".to_owned(), "the field `schema` is missing"),
        (String::new(), "`release.json` is empty"),
        ("<xml/>".to_owned(), "this is not JSON"),
    ] {
        let stopped = read_pdf(&with_release(&bytes, stored.as_bytes())).expect_err(says);
        let message = &stopped.findings()[0].message;
        assert!(message.starts_with("the release that `release.pdf` carries cannot be read: "), "{message}");
        assert!(message.contains(says), "{message}");
        assert!(stopped.findings().iter().all(|finding| finding.span.is_none() && finding.fixes.is_empty()));
    }
}

#[test]
fn a_pdf_may_stand_beside_other_sources() {
    let case = example();
    let release = case.release();
    let (_, english) = pdfs(&release, Carry::Edition)
        .into_iter()
        .find(|(language, _)| *language == Language::EN)
        .expect("English");
    let khmer =
        case.sources.iter().find(|source| source.language() == Some(Language::KM)).expect("Khmer").clone();
    let pdf = Source::new("asean-japan-summit-2021.en.pdf", english);
    let together = read(&[pdf.clone(), khmer.clone()], &NO_PICTURES).expect("a release").output.release;
    assert_eq!(together, release);
    let other = Source::new(
        "other.en.txt",
        case.sources.iter().find(|s| s.language() == Some(Language::EN)).expect("English").bytes(),
    );
    let stopped = read(&[pdf, other], &NO_PICTURES).expect_err("two English editions");
    let contradiction =
        stopped.findings().iter().find(|finding| finding.code == Code::Contradiction).expect("one");
    assert!(contradiction.message.contains("(asean-japan-summit-2021.en.pdf)"), "{}", contradiction.message);
}

#[test]
fn what_is_no_pdf_of_ours_is_refused_plainly() {
    let (_, bytes) = example_pdf();
    let refused = |bytes: &[u8]| {
        let stopped = read_pdf(bytes).expect_err("no release");
        let [finding] = stopped.findings() else { panic!("{stopped}") };
        (finding.code, finding.message.clone())
    };
    let (code, message) = refused(b"PK\x03\x04");
    assert_eq!(
        (code, message.as_str()),
        (Code::BadFile, "`release.pdf` cannot be read as a release: it is no PDF")
    );
    assert_eq!(refused(&bytes[..bytes.len() / 2]).0, Code::BadFile);
    assert_eq!(refused(b"").0, Code::EmptySource);
    let mut encrypted = Document::load_mem(&bytes).expect("a PDF");
    encrypted.trailer.set("Encrypt", Dictionary::new());
    let mut saved = Vec::new();
    encrypted.save_to(&mut saved).expect("saved");
    assert!(refused(&saved).1.ends_with("it is encrypted"));
    let bomb = with_release(&bytes, &vec![b' '; 2 << 20]);
    let limits = Limits { stream: 1 << 20, ..Limits::default() };
    assert!(matches!(carrier::pdf::release(&bomb, &limits), Err(CarrierError::TooLarge(_))));
}

#[test]
fn broken_files_of_ours_are_refused_or_read() {
    let (release, bytes) = example_pdf();
    // A quarter of a million mutants of every byte would take long: those of the syntax at the end, and others far apart.
    let end = bytes.len().saturating_sub(6_000);
    let places = (end..bytes.len()).chain((0..end).step_by(97));
    let try_bytes = |bytes: &[u8]| {
        if let Ok(read) = read_pdf(bytes) {
            assert_eq!(read.output.release, release, "a release that was read is the one that was carried");
        }
    };
    for at in places {
        for byte in [b'0', b'/', bytes[at] ^ 1] {
            let mut mutant = bytes.clone();
            mutant[at] = byte;
            try_bytes(&mutant);
        }
        try_bytes(&bytes[..at]);
    }
}
