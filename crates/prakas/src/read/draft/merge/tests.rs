use jiff::civil::date;
use prakas_document::{Block, Language};

use super::*;
use crate::read::{Read, read};

fn together(sources: &[(&str, &str)]) -> Result<Warned<Read>, Diagnostics> {
    let sources: Vec<Source> = sources.iter().map(|(name, text)| Source::new(*name, *text)).collect();
    read(&sources, &|name: &str| Err(format!("there is no file `{name}`")))
}

/// The front matter of two sources of one release.
fn pair(en: &str, km: &str) -> Result<Warned<Read>, Diagnostics> {
    together(&[
        ("summit.en.md", &format!("---\nkind: statement\n{en}\n---\n\nWords.\n")),
        ("summit.km.md", &format!("---\n{km}\n---\n\nពាក្យ\n")),
    ])
}

fn release(en: &str, km: &str) -> Release {
    pair(en, km).unwrap_or_else(|stopped| panic!("{stopped:#?}")).output.release
}

/// The one contradiction between two sources: its path, what stands at its place, its message.
fn contradiction(en: &str, km: &str) -> (String, String, String) {
    let stopped = pair(en, km).expect_err("a contradiction");
    let [finding] = stopped.findings() else { panic!("{stopped:#?}") };
    assert_eq!(finding.code, Code::Contradiction);
    let span = finding.span.clone().expect("a place");
    let sources =
        [format!("---\nkind: statement\n{en}\n---\n\nWords.\n"), format!("---\n{km}\n---\n\nពាក្យ\n")];
    let stands = sources[span.source][span.range].to_owned();
    (finding.path.clone().unwrap_or_default(), stands, finding.message.clone())
}

#[test]
fn what_one_source_leaves_out_the_other_says() {
    let release = release(
        "issued: 27 October 2021\ntitle: Outcomes\nissuer: Office of the Council\nsignatory: {office: Spokesperson}\n\
         contacts: [{name: Press Office, phone: +855 23 000 000}]\nlinks: [{title: More, url: \"https://example.org/\"}]",
        "issued: 2021-10-27\ntitle: លទ្ធផល\nplace: ភ្នំពេញ\nissuer: ការិយាល័យ\nsignatory: {office: អ្នកនាំពាក្យ}\n\
         event: 26–28 October 2021\ncontacts: [{name: ការិយាល័យព័ត៌មាន, email: press@example.org}]\n\
         links: [{title: បន្ថែម, url: \"https://example.org/\"}]",
    );
    assert_eq!(release.id.as_str(), "summit");
    assert_eq!(release.kind, Kind::Statement);
    assert_eq!(release.issued, Some(date(2021, 10, 27)));
    assert_eq!(release.event, DateSpan::new(date(2021, 10, 26), date(2021, 10, 28)).ok());
    assert_eq!(release.editions.languages().map(Language::as_str).collect::<Vec<_>>(), ["en", "km"]);
    let Some(Issuer::Named(names)) = &release.issuer else { panic!("{:?}", release.issuer) };
    assert_eq!(names.len(), 2);
    let [contact] = &release.contacts[..] else { panic!("{:?}", release.contacts) };
    assert!(contact.phone.is_some() && contact.email.is_some());
    assert_eq!(contact.name.get(&Language::KM).map(Text::as_str), Some("ការិយាល័យព័ត៌មាន"));
    let office = release.signatory.as_ref().map(|signatory| signatory.office.iter().count());
    assert_eq!((office, release.links[0].title.iter().count()), (Some(2), 2));
    let khmer = release.editions.get(&Language::KM).expect("a Khmer edition");
    assert_eq!(khmer.body, [Block::paragraph("ពាក្យ")]);
}

#[test]
fn facts_that_contradict_are_said_with_both_places() {
    let (path, stands, message) = contradiction("issued: 27 October 2021", "issued: 2021-10-28");
    assert_eq!((path.as_str(), stands.as_str()), ("issued", "2021-10-28"));
    assert_eq!(
        message,
        "`27 October 2021` (summit.en.md, line 3) and `2021-10-28` (summit.km.md, line 2) contradict each other"
    );
    for (en, km, path, stands) in [
        ("", "kind: message", "kind", "message"),
        ("number: 1", "number: 2", "number", "2"),
        ("status: draft", "status: final", "status", "final"),
        ("embargo: 2021-10-27 18:00", "embargo: 2021-10-27 19:00", "status", "2021-10-27 19:00"),
        (
            "corrected: {on: 2021-10-28, what: x}",
            "corrected: {on: 2021-10-29, what: y}",
            "status.corrected.on",
            "2021-10-29",
        ),
        ("issuer: mfaic", "issuer: press-office", "issuer", "press-office"),
        ("issuer: mfaic", "issuer: ការិយាល័យ", "issuer", "ការិយាល័យ"),
        (
            "contacts: [{name: x, phone: +855 23 000 000}]",
            "contacts: [{name: y, phone: +855 23 000 001}]",
            "contacts.0.phone",
            "+855 23 000 001",
        ),
        ("contacts: [{name: x}, {name: z}]", "contacts: [{name: y}]", "contacts", "y"),
        (
            "links: [{title: x, url: \"https://example.org/a\"}]",
            "links: [{title: y, url: \"https://example.org/b\"}]",
            "links.0.href",
            "https://example.org/b",
        ),
        ("id: one", "id: two", "id", "two"),
    ] {
        let (found_path, found, message) = contradiction(en, km);
        assert_eq!((found_path.as_str(), found.as_str()), (path, stands), "{message}");
        assert!(message.contains("summit.en.md") && message.contains("summit.km.md"), "{message}");
    }
}

#[test]
fn one_edition_a_language() {
    let stopped = together(&[("a.en.md", "One."), ("a.md", "Two.")]).expect_err("two English editions");
    let finding = &stopped.findings()[0];
    assert_eq!((finding.code, finding.path.as_deref()), (Code::Contradiction, Some("editions.en")));
    assert_eq!(finding.span, Some(Span::new(1, 0..4)));
    assert!(finding.message.contains("a.en.md") && finding.message.contains("are both in the language `en`"));
}

#[test]
fn corrections_are_said_in_each_language() {
    let status =
        release("corrected: {on: 2021-10-28, what: the sum}", "corrected: {on: 2021-10-28, what: ចំនួន}")
            .status;
    let what = Localized::new(Language::EN, "the sum").and(Language::KM, "ចំនួន");
    assert_eq!(status, Status::Corrected { what, on: date(2021, 10, 28) });
}

#[test]
fn ids_come_from_the_sources_or_from_their_names() {
    assert_eq!(release("id: other", "").id.as_str(), "other");
    assert_eq!(release("", "id: other").id.as_str(), "other");
    let code = |sources: &[(&str, &str)]| {
        let stopped = together(sources).expect_err("no id");
        (stopped.findings()[0].code, stopped.findings()[0].path.clone())
    };
    assert_eq!(code(&[("a.en.md", "One."), ("b.km.md", "ពីរ")]), (Code::Contradiction, Some("id".into())));
    assert_eq!(code(&[("ព័ត៌មាន.md", "One.")]), (Code::BadValue, Some("id".into())));
    assert_eq!(code(&[]).0, Code::EmptySource);
}

#[test]
fn a_kind_that_nobody_tells_is_a_guess() {
    let read = together(&[("a.md", "One.")]).expect("a release");
    assert_eq!(read.output.release.kind, Kind::PressRelease);
    let codes: Vec<_> = read.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, [Code::Guess]);
}

#[test]
fn a_stored_release_and_an_edition_go_together() {
    let stored = release("issued: 27 October 2021", "").to_json();
    let stored = stored.replacen("\"km\"", "\"fr\"", 1);
    let read = together(&[("summit.json", &stored), ("summit.km.md", "---\nkind: statement\n---\nពាក្យ")])
        .expect("a release");
    assert_eq!(read.output.release.editions.languages().count(), 3);
    assert!(read.output.places.find("editions.km.body.0").is_some_and(|span| span.source == 1));
}

#[test]
fn a_number_is_the_same_in_the_digits_of_either_script() {
    for (en, km, read) in [
        ("12/21 MFAIC", "១២/២១ MFAIC", "12/21 MFAIC"),
        ("123 MFA-SP", "១២៣ កប.អនព", "123 MFA-SP"),
        ("No 7", "No\u{200B} 7", "No 7"),
    ] {
        let release = release(&format!("number: {en}"), &format!("number: {km}"));
        assert_eq!(release.number.as_ref().map(Text::as_str), Some(read));
    }
    for (en, km) in [("123 MFA", "១២៤ កប"), ("123 MFA", "123 MOC"), ("MFA", "កប")] {
        let (path, stands, _) = contradiction(&format!("number: {en}"), &format!("number: {km}"));
        assert_eq!((path.as_str(), stands.as_str()), ("number", km));
    }
}

#[test]
fn khmer_facts_are_the_same_as_english_ones() {
    let release = release(
        "issued: 27 October 2021\nissuer: [Ministry of Foreign Affairs, and International Cooperation]",
        "kind: សេចក្តីថ្លែងការណ៍\nissued: ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១\nissuer: ក្រសួងការបរទេសនិងសហប្រតិបត្តិការ\u{200B}អន្តរជាតិ",
    );
    assert_eq!((release.kind, release.issued), (Kind::Statement, Some(date(2021, 10, 27))));
    let (path, stands, _) = contradiction("issued: 27 October 2021", "issued: ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១");
    assert_eq!((path.as_str(), stands.as_str()), ("issued", "ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១"));
    let (path, ..) = contradiction("", "kind: សេចក្តីប្រកាសព័ត៌មាន");
    assert_eq!(path, "kind");
}

#[test]
fn typed_editions_are_one_release() {
    let en = include_str!("../../../../../../examples/asean-japan-summit-2021.en.txt");
    let km = include_str!("../../../../../../examples/asean-japan-summit-2021.km.txt");
    let one =
        together(&[("a.km.txt", km), ("a.en.txt", en)]).unwrap_or_else(|stopped| panic!("{stopped:#?}"));
    assert_eq!(one.warnings, []);
    let release = one.output.release;
    assert_eq!(release.editions.languages().map(Language::as_str).collect::<Vec<_>>(), ["en", "km"]);
    let wrong = km.replace("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាម", "ថ្ងៃទី២៦ ខែតុលា ឆ្នាំ២០២១ តាម");
    let stopped = together(&[("a.en.txt", en), ("a.km.txt", &wrong)]).expect_err("two days");
    assert_eq!(stopped.findings().iter().filter_map(|f| f.path.as_deref()).collect::<Vec<_>>(), ["event"]);
    let wrong = km.replace("រាជធានីភ្នំពេញ ថ្ងៃទី២៧", "រាជធានីភ្នំពេញ ថ្ងៃទី២៨");
    let stopped = together(&[("a.en.txt", en), ("a.km.txt", &wrong)]).expect_err("two days");
    let finding = stopped.findings().iter().find(|f| f.code == Code::Contradiction).expect("a contradiction");
    assert_eq!(&wrong[finding.span.clone().expect("a place").range], "ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១");
    assert!(finding.message.contains("`ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១`"), "{}", finding.message);
}
