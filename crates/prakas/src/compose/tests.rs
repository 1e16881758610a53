//! Every field of the model is shown, in the order of the page.

use jiff::civil::date;
use prakas_document::reading::plain_text;
use prakas_document::{
    AltText, Arrangement, Block, Change, ChangeKind, Code, Furniture, Inline, Language, Mailbox, Picture,
    Role, Script, Text,
};

use crate::house::{Emblem, House, Letterhead};
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
        signing: Some(Signing::ByHand),
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
        address: "https://example.org/full".parse().ok(),
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
        signing: _, // room on paper
        contacts: _,
        attachments: _,
        links: _,
        address: _,
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
        "Unit, tel.: +85523000000, e-mail: press@example.org, web: https://example.org/press",
        "Attachments",
        "Annex",
        "Further reading",
        "More",
        "Notes to editors",
        "Note",
        "Check this release at",
        "https://example.org/full",
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
fn catalogues_and_search_engines_are_told_the_facts() {
    let mut release = full();
    let khmer = Edition {
        title: "ចំណងជើង".into(), place: Some("ភ្នំពេញ".into()), ..edition()
    };
    release.editions = Editions::new([(Language::EN, edition()), (Language::KM, khmer)]).expect("editions");
    let meta = |release: &Release, language| {
        release.compose(&[language], &House::mfaic()).expect("a document").output.meta
    };
    let told = meta(&release, Language::EN);
    assert_eq!(told.place.as_deref(), Some("Phnom Penh"));
    assert_eq!(told.dateline.as_deref(), Some("Phnom Penh, 27 October 2021"));
    assert_eq!(told.event, Some((date(2021, 10, 26), date(2021, 10, 27))));
    let change = Change { kind: ChangeKind::Correction, words: "the amount".into(), on: date(2021, 10, 28) };
    assert_eq!(told.change, Some(change));
    assert_eq!((told.replaces.as_deref(), told.replaced_by.as_deref()), (Some("earlier"), Some("later")));
    let mailbox = Mailbox { name: "Unit".into(), address: "press@example.org".into() };
    assert_eq!(told.mailbox, Some(mailbox));
    assert!(!told.is_unlisted);
    assert_eq!((told.ways.languages.as_str(), told.ways.files.as_str()), ("Languages", "Download"));
    let editions: Vec<_> = told.ways.editions.iter().map(|way| (way.name.as_str(), &*way.title)).collect();
    assert_eq!(editions, [("ភាសាខ្មែរ", "ចំណងជើង"), ("English", "Title")]);
    assert!(told.ways.editions.iter().all(|way| way.is_unofficial && way.address == told.address));
    let khmer = meta(&release, Language::KM);
    assert_eq!(khmer.dateline.as_deref(), Some("ភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"));
    assert_eq!(khmer.ways.files, "ទាញយក");

    release.status = Status::Draft;
    // It asks for more than a letter.
    release.contacts[0].email = "mailto:press@example.org?bcc=all@example.org".parse().ok();
    let draft = meta(&release, Language::EN);
    assert_eq!(draft.file_mark, Some("draft"));
    assert!(draft.is_unlisted && draft.change.is_none() && draft.mailbox.is_none());
}

#[test]
fn each_edition_has_its_own_address_where_the_house_says_so() {
    let mut release = full();
    release.address = None;
    release.editions =
        Editions::new([(Language::EN, edition()), (Language::KM, edition())]).expect("editions");
    let house = House { address: "https://example.org/{lang}/{id}".parse().ok(), ..House::mfaic() };
    let meta = release.compose(&[Language::KM], &house).expect("a document").output.meta;
    let address = |language| format!("https://example.org/{language}/full");
    assert_eq!(meta.address.map(|href| href.to_string()), Some(address("km")));
    let ways: Vec<_> = meta.ways.editions.iter().filter_map(|way| way.address.as_ref()).collect();
    assert_eq!(ways.iter().map(ToString::to_string).collect::<Vec<_>>(), [address("km"), address("en")]);
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
    let (words, on) = (Localized::new(Language::EN, "the amount"), date(2021, 10, 28));
    let corrected = Status::Corrected { what: words.clone(), on };
    assert_eq!(running(corrected).as_deref(), Some("CORRECTED, 28 October 2021"));
    let withdrawn = Status::Withdrawn { why: words, on };
    assert_eq!(running(withdrawn).as_deref(), Some("WITHDRAWN, 28 October 2021"));
}

/// The pieces of groups, and those that are in none.
fn ungrouped(furniture: &[Furniture]) -> Vec<&Furniture> {
    let pieces = furniture.iter().flat_map(|piece| match piece {
        Furniture::Group { pieces, .. } => pieces.iter().collect(),
        other => vec![other],
    });
    pieces.collect()
}

#[test]
fn words_of_another_language_say_so() {
    let name = Localized::new(Language::KM, "នាយកដ្ឋាន");
    let release = Release { signatory: Some(Signatory { office: name, name: None }), ..full() };
    let document = release.compose(&[Language::EN], &House::mfaic()).expect("a document").output;
    let office = ungrouped(&document.parts()[0].foot).into_iter().find_map(|piece| match piece {
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
        let foot = ungrouped(&document.parts()[0].foot);
        foot.into_iter()
            .filter_map(|piece| match piece {
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
    let pieces = document.parts().iter().flat_map(|part| ungrouped(&part.head));
    let words = pieces.filter_map(|piece| match piece {
        Furniture::Emblem { alt, .. } => Some(alt.as_str()),
        _ => None,
    });
    assert_eq!(words.collect::<Vec<_>>(), ["ផ្កាឈូក", "A lotus"]);
}

/// How the pieces of the first letterhead, or of the closing, stand.
fn arrangement(furniture: &[Furniture]) -> Option<Arrangement> {
    furniture.iter().find_map(|piece| match piece {
        Furniture::Group { arrangement, .. } => Some(*arrangement),
        _ => None,
    })
}

#[test]
fn the_house_says_how_its_letterhead_stands() {
    for (letterhead, expected) in [
        (Letterhead::Left, Arrangement::Start),
        (Letterhead::Centred, Arrangement::Center),
        (Letterhead::Beside, Arrangement::Beside),
    ] {
        let house = House { letterhead, ..House::mfaic() };
        let document = full().compose(&[Language::EN], &house).expect("a document").output;
        assert_eq!(arrangement(&document.parts()[0].head), Some(expected));
        assert_eq!(arrangement(&document.parts()[0].foot), Some(Arrangement::End));
    }
}

#[test]
fn which_release_it_stands_in_for_is_a_status_only_where_there_is_one() {
    let head = |status| {
        let release = Release { status, ..full() };
        release.compose(&[Language::EN], &House::mfaic()).expect("a document").output.parts()[0].head.clone()
    };
    let supersedes = |head: &[Furniture]| {
        ungrouped(head).into_iter().find_map(|piece| match piece {
            Furniture::Lines { role, lines } => {
                lines.iter().any(|line| plain_text(line) == "Supersedes: earlier").then_some(*role)
            }
            _ => None,
        })
    };
    assert_eq!(supersedes(&head(Status::Final)), Some(Role::Number));
    assert_eq!(supersedes(&head(Status::Draft)), Some(Role::Status));
}

#[test]
fn there_is_room_for_a_signature_where_the_release_or_the_house_says_so() {
    let room = |signing, signature_space, signatory: Option<Signatory>| {
        let release = Release { signing, signatory, ..full() };
        let house = House { signature_space, ..House::mfaic() };
        let document = release.compose(&[Language::EN], &house).expect("a document").output;
        ungrouped(&document.parts()[0].foot).into_iter().find_map(|piece| match piece {
            Furniture::SignatureSpace { millimetres } => Some(*millimetres),
            _ => None,
        })
    };
    let office = || Some(Signatory { name: None, ..full().signatory.expect("a signatory") });
    assert_eq!(room(None, None, None), None);
    assert_eq!(room(None, None, office()), None);
    assert_eq!(room(None, None, full().signatory), Some(14));
    assert_eq!(room(None, Some(30), None), Some(30));
    assert_eq!(room(Some(Signing::ByHand), None, None), Some(35));
    assert_eq!(room(Some(Signing::ByHand), Some(30), office()), Some(30));
    assert_eq!(room(Some(Signing::Printed), Some(30), office()), None);
    assert_eq!(room(Some(Signing::Printed), Some(30), full().signatory), Some(14));
}

#[test]
fn the_release_says_where_it_stands_or_else_its_house_does() {
    let permalink = |release: &Release, house: &House| {
        let document = release.compose(&[Language::EN], house).expect("a document").output;
        document.parts()[0].foot.iter().find_map(|piece| match piece {
            Furniture::Permalink(permalink) => Some((
                plain_text(&permalink.address),
                permalink.code.as_ref().map(|code| code.href.to_string()),
            )),
            _ => None,
        })
    };
    let without = Release { address: None, ..full() };
    let rule = "https://www.example.org/{lang}/{id}".parse().ok();
    let house = House { address: rule, ..House::mfaic() };
    let both = |address: &str| Some((address.to_owned(), Some(address.to_owned())));
    assert_eq!(permalink(&without, &House::mfaic()), None);
    assert_eq!(permalink(&full(), &house), both("https://example.org/full"));
    assert_eq!(permalink(&without, &house), both("https://www.example.org/en/full"));
    // The rule is for the house's own releases.
    let others = Release { issuer: None, co_issuers: Vec::new(), ..without };
    assert_eq!(permalink(&others, &house), None);
    let wordy = House { qr_code: false, ..House::mfaic() };
    assert_eq!(permalink(&full(), &wordy), Some(("https://example.org/full".to_owned(), None)));
}
