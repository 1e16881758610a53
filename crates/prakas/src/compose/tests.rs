//! Every field of the model is shown, in the order of the page.

use jiff::civil::date;
use prakas_document::{AltText, Block, Code, Furniture, Inline, Language, Picture, Role, Script, Text};

use crate::house::{Emblem, House};
use crate::release::*;

/// A release with every field set, each to words of its own.
fn full() -> Release {
    let named = |name| Issuer::named(Language::EN, Name::new([name]).expect("words"));
    let words = |words: &str| Localized::new(Language::EN, words);
    Release {
        schema: SchemaVersion,
        id: "full".parse().expect("an id"),
        kind: Kind::JointStatement,
        number: Some("123/2021".into()),
        status: Status::Corrected { what: words("the amount"), on: date(2021, 10, 28) },
        supersedes: "earlier".parse().ok(),
        superseded_by: "later".parse().ok(),
        issued: Some(date(2021, 10, 27)),
        event: DateSpan::new(date(2021, 10, 26), date(2021, 10, 27)).ok(),
        issuer: Some(Issuer::House("mfaic".parse().expect("an id"))),
        co_issuers: vec![named("CO-ISSUER")],
        signatory: Some(Signatory { office: words("Office"), name: Some(words("Name")) }),
        contacts: vec![Contact {
            name: words("Unit"),
            phone: "tel:+85523000000".parse().ok(),
            email: "mailto:press@example.org".parse().ok(),
            web: "https://example.org/press".parse().ok(),
        }],
        attachments: vec![Attachment {
            title: words("Annex"),
            href: "https://example.org/annex".parse().ok(),
        }],
        links: vec![RelatedLink {
            title: words("More"),
            href: "https://example.org/more".parse().expect("a link"),
        }],
        editions: Editions::new([(Language::EN, edition())]).expect("an edition"),
    }
}

fn edition() -> Edition {
    Edition {
        title: "Title".into(),
        subtitle: Some("Subtitle".into()),
        unofficial: true,
        venue: Some("via Videoconference".into()),
        place: Some("Phnom Penh".into()),
        summary: Some("Summary".into()),
        body: vec![Block::paragraph("Body")],
        notes: vec![Block::paragraph("Note")],
    }
}

#[test]
fn every_field_is_shown_in_the_order_of_the_page() {
    let release = full();
    // A new field does not compile here until it is shown, or said why not.
    let Release {
        schema: _, // the stored form's own
        id: _,     // names the files
        kind: _,
        number: _,
        status: _,
        supersedes: _,
        superseded_by: _,
        issued: _,
        event: _,
        issuer: _,
        co_issuers: _,
        signatory: _,
        contacts: _,
        attachments: _,
        links: _,
        editions: _,
    } = &release;
    let document = release.compose(&[Language::EN], &House::mfaic()).expect("a document").output;
    let expected = [
        "KINGDOM OF CAMBODIA",
        "NATION RELIGION KING",
        "MINISTRY OF FOREIGN AFFAIRS",
        "AND INTERNATIONAL COOPERATION",
        "CO-ISSUER",
        "No. 123/2021",
        "CORRECTED, 28 October 2021: the amount",
        "Supersedes: earlier",
        "Superseded by: later",
        "Joint Statement",
        "Title",
        "Subtitle",
        "(Unofficial translation)",
        "26–27 October 2021, via Videoconference",
        "Summary",
        "Body",
        "Phnom Penh, 27 October 2021",
        "Office",
        "Name",
        "Press contacts",
        "Unit, +85523000000, press@example.org, https://example.org/press",
        "Attachments",
        "Annex",
        "Further reading",
        "More",
        "Notes to editors",
        "Note",
    ];
    assert_eq!(document.reading_text().lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        document.meta.authors,
        ["MINISTRY OF FOREIGN AFFAIRS AND INTERNATIONAL COOPERATION", "CO-ISSUER"]
    );
    assert_eq!(document.meta.keywords, ["Joint Statement", "123/2021", "corrected"]);
    assert_eq!(document.meta.description.as_deref(), Some("Summary"));
}

#[test]
fn what_is_not_there_leaves_no_furniture() {
    let edition =
        Edition { title: "Title".into(), body: vec![Block::paragraph("Body")], ..Edition::default() };
    let release =
        Release::builder("bare", Kind::Statement).edition(Language::EN, edition).build().expect("a release");
    let document = release.compose(&[Language::EN], &House::official()).expect("a document").output;
    let text = document.reading_text();
    assert_eq!(text, "KINGDOM OF CAMBODIA\nNATION RELIGION KING\nStatement\nTitle\nBody\n");
}

#[test]
fn a_status_that_forbids_publishing_is_on_every_page() {
    let running = |status| {
        let release = Release { status, ..full() };
        let document = release.compose(&[Language::EN], &House::mfaic()).expect("a document").output;
        document.parts()[0].running.as_ref().map(Text::to_string)
    };
    let until = EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0));
    assert_eq!(running(Status::Final), None);
    assert_eq!(running(Status::Draft).as_deref(), Some("DRAFT – NOT FOR PUBLICATION"));
    assert_eq!(
        running(Status::Embargoed { until }).as_deref(),
        Some("EMBARGOED UNTIL 18:00 (UTC+7), 27 October 2021")
    );
}

#[test]
fn words_of_another_language_say_so() {
    let name = Localized::new(Language::KM, "នាយកដ្ឋាន");
    let release = Release { signatory: Some(Signatory { office: name, name: None }), ..full() };
    let document = release.compose(&[Language::EN], &House::mfaic()).expect("a document").output;
    let office = document.parts()[0].foot.iter().find_map(|piece| match piece {
        Furniture::Lines { role: Role::SignatureOffice, lines } => Some(&lines[0][0]),
        _ => None,
    });
    assert!(matches!(office, Some(Inline::Foreign { language, .. }) if language.script() == Script::Khmer));
}

#[test]
fn the_authors_breaks_become_opportunities() {
    let mut release = full();
    release.editions.get_mut(&Language::EN).expect("an edition").body =
        vec![Block::paragraph("កម្ពុជា\u{200B}និង")];
    let document = release.compose(&[Language::EN], &House::mfaic()).expect("a document").output;
    assert_eq!(
        document.parts()[0].body,
        [Block::Paragraph(vec![Text::with_breaks("កម្ពុជានិង", vec![21]).into()])]
    );
}

#[test]
fn what_cannot_be_set_is_told_all_at_once() {
    let release = Release { issuer: "nobody".parse().ok().map(Issuer::House), ..full() };
    let stopped =
        release.compose(&[Language::KM, Language::EN], &House::official()).expect_err("no document");
    let codes: Vec<_> = stopped.findings().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::MissingEdition, Code::BadHouse]);
    assert_eq!(
        release.compose(&[], &House::official()).expect_err("none").findings()[0].code,
        Code::MissingEdition
    );
}

#[test]
fn khmer_paper_has_the_same_order_in_its_own_words() {
    let khmer = Edition {
        title: "ចំណងជើង".into(),
        subtitle: None,
        venue: Some("តាមប្រព័ន្ធវីដេអូ".into()),
        place: Some("រាជធានីភ្នំពេញ".into()),
        summary: None,
        body: vec![Block::paragraph("អត្ថបទ")],
        ..edition()
    };
    let release = Release { editions: Editions::new([(Language::KM, khmer)]).expect("an edition"), ..full() };
    let document = release.compose(&[Language::KM], &House::mfaic()).expect("a document").output;
    let expected = [
        "ព្រះរាជាណាចក្រកម្ពុជា",
        "ជាតិ សាសនា ព្រះមហាក្សត្រ",
        "ក្រសួងការបរទេស",
        "និងសហប្រតិបត្តិការអន្តរជាតិ",
        "CO-ISSUER",
        "លេខ៖ 123/2021",
        "បានកែតម្រូវ ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១៖ the amount",
        "ជំនួស៖ earlier",
        "ត្រូវបានជំនួសដោយ៖ later",
        "សេចក្តីថ្លែងការណ៍រួម",
        "ចំណងជើង",
        "(ការបកប្រែមិនផ្លូវការ)",
        "ថ្ងៃទី២៦–២៧ ខែតុលា ឆ្នាំ២០២១ តាមប្រព័ន្ធវីដេអូ",
        "អត្ថបទ",
        "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    ];
    let text = document.reading_text();
    assert_eq!(text.lines().take(expected.len()).collect::<Vec<_>>(), expected);
    assert_eq!(document.parts()[0].digits, prakas_document::Digits::Khmer);
}

#[test]
fn the_house_says_where_the_lunar_date_stands() {
    let closing = |house: &House| {
        let document = full().compose(&[Language::EN], house).expect("a document").output;
        let foot = document.parts()[0].foot.iter();
        foot.filter_map(|piece| match piece {
            Furniture::Lines { role: Role::Closing, lines } => Some(lines.len()),
            _ => None,
        })
        .sum::<usize>()
    };
    let mut house = House::mfaic();
    assert_eq!(closing(&house), 1);
    house.lunar_lines.insert(Language::EN, crate::house::LunarLine::Shown);
    assert_eq!(closing(&house), 2);
}

#[test]
fn an_emblem_is_described_in_the_language_of_each_edition() {
    let picture =
        Picture::new(include_bytes!("../../../../examples/emblem.svg").as_slice()).expect("a picture");
    let alt = |words: &str| AltText::new(words).expect("words");
    let alts = [(Language::KM, alt("ផ្កាឈូក"))].into();
    let house = House { emblem: Some(Emblem { picture, alt: alt("A lotus"), alts }), ..House::mfaic() };
    let release = full();
    let editions = [(Language::EN, edition()), (Language::KM, edition())];
    let release = Release { editions: Editions::new(editions).expect("editions"), ..release };
    let document = release.compose(&[Language::KM, Language::EN], &house).expect("a document").output;
    let words = document.parts().iter().flat_map(|part| &part.head).filter_map(|piece| match piece {
        Furniture::Emblem { alt, .. } => Some(alt.as_str()),
        _ => None,
    });
    assert_eq!(words.collect::<Vec<_>>(), ["ផ្កាឈូក", "A lotus"]);
}
