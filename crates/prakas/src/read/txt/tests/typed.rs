//! Parts of releases as people type them.

use jiff::civil::date;

use super::*;
use crate::release::*;

const EXAMPLE: &str = include_str!("../../../../../../examples/asean-japan-summit-2021.en.txt");

fn text(text: Option<&prakas_document::Text>) -> Option<&str> {
    text.map(prakas_document::Text::as_str)
}

fn english(draft: &Draft) -> &Edition {
    &draft.editions[&Language::EN]
}

#[test]
fn the_example_comes_in_whole() {
    for source in [EXAMPLE.to_owned(), EXAMPLE.replace('\n', "\r\n"), EXAMPLE.replace("**", "")] {
        let draft = clean(&source);
        assert_eq!(draft.kind, Some(Kind::PressRelease));
        assert_eq!(draft.issuer, Some(Issuer::House("mfaic".parse().expect("an id"))));
        assert_eq!(draft.event, Some(DateSpan::day(date(2021, 10, 27))));
        assert_eq!(draft.issued, Some(date(2021, 10, 27)));
        assert_eq!((&draft.number, &draft.status, &draft.signatory), (&None, &None, &None));
        let edition = english(&draft);
        assert_eq!(edition.title.as_str(), "Outcomes of the 24th ASEAN-Japan Summit");
        assert_eq!(text(edition.venue.as_ref()), Some("via Videoconference"));
        assert_eq!(text(edition.place.as_ref()), Some("Phnom Penh"));
        assert_eq!(edition.body.len(), 9);
        assert!(edition.body.iter().all(|block| matches!(block, Block::Paragraph(_))));
    }
}

#[test]
fn every_part_is_known_by_what_it_says() {
    let draft = clean(
        "\
    KINGDOM OF CAMBODIA
    Nation Religion King
          *****

Ministry of Tourism
Department of Words

N° 12/MT

EMBARGOED UNTIL 6:00 pm, 1 May 2021
Supersedes: an-earlier-one

JOINT STATEMENT

A title
of two lines
26–28 April 2021 – Siem Reap

The first paragraph
goes on.

“The second.”
Phnom Penh, 30 April 2021

Minister

Somebody's name

###

Media contacts:
Press Unit, Tel: +855 23 000 111; press@mot.example
Desk
Email:
  desk@mot.example
www.mot.example

Attachments
1. The plan <https://mot.example/plan.pdf>
2. A list

Related links
The page: https://mot.example/

Notes to editors

A note.

Check this release at:
https://mot.example/12
",
    );
    let name = Name::new(["Ministry of Tourism", "Department of Words"]).expect("words");
    assert_eq!(draft.issuer, Some(Issuer::named(Language::EN, name)));
    assert_eq!(text(draft.number.as_ref()), Some("12/MT"));
    let until = EmbargoTime::new(date(2021, 5, 1).at(18, 0, 0, 0));
    assert_eq!(draft.status, Some(Status::Embargoed { until }));
    assert_eq!(draft.supersedes.as_ref().map(Id::as_str), Some("an-earlier-one"));
    assert_eq!(draft.kind, Some(Kind::JointStatement));
    let edition = english(&draft);
    assert_eq!(edition.title.as_str(), "A title of two lines");
    assert_eq!(draft.event, DateSpan::new(date(2021, 4, 26), date(2021, 4, 28)).ok());
    assert_eq!(text(edition.venue.as_ref()), Some("Siem Reap"));
    assert_eq!(
        edition.body,
        [Block::paragraph("The first paragraph goes on."), Block::paragraph("“The second.”")]
    );
    assert_eq!((text(edition.place.as_ref()), draft.issued), (Some("Phnom Penh"), Some(date(2021, 4, 30))));
    let words = |words: &str| Localized::new(Language::EN, words);
    let signatory = Signatory { office: words("Minister"), name: Some(words("Somebody's name")) };
    assert_eq!(draft.signatory, Some(signatory));
    let href = |href: &str| href.parse().ok();
    assert_eq!(
        draft.contacts,
        [
            Contact {
                name: words("Press Unit"),
                phone: href("tel:+85523000111"),
                email: href("mailto:press@mot.example"),
                web: None
            },
            Contact {
                name: words("Desk"),
                phone: None,
                email: href("mailto:desk@mot.example"),
                web: href("https://www.mot.example")
            },
        ]
    );
    assert_eq!(
        draft.attachments[0],
        Attachment { title: words("The plan"), href: href("https://mot.example/plan.pdf") }
    );
    assert_eq!(draft.attachments[1], Attachment { title: words("A list"), href: None });
    let page = "https://mot.example/".parse().expect("a link");
    assert_eq!(draft.links, [RelatedLink { title: words("The page"), href: page }]);
    assert_eq!(edition.notes, [Block::paragraph("A note.")]);
    assert_eq!(draft.address, href("https://mot.example/12"));
}

#[test]
fn guesses_are_said() {
    let (draft, codes) = draft("Ministry of Words\n\nA title\n\nIt begins with a sentence.\n");
    assert_eq!(codes, [Code::Guess]);
    assert_eq!((draft.kind, english(&draft).title.as_str()), (None, "A title"));
    assert_eq!(english(&draft).body.len(), 1);

    let (draft, codes) = super::draft("Statement\n\nTitle\n\nA subtitle\n\n27 October 2021\n\nWords.\n");
    assert_eq!((codes, text(english(&draft).subtitle.as_ref())), (vec![Code::Guess], Some("A subtitle")));

    let (draft, codes) = super::draft("Statement\n\nTitle\n\nTokyo, 27 October 2021\n\nWords.\n");
    assert_eq!((codes, draft.issued), (vec![Code::Guess], Some(date(2021, 10, 27))));
    assert_eq!(text(english(&draft).place.as_ref()), Some("Tokyo"));

    let (draft, codes) = super::draft(
        "Statement\n\nTitle\n\nTokyo, 27 October 2021\n\nWords.\n\nPhnom Penh, 28 October 2021\n\nThe Committee\n",
    );
    assert_eq!(codes, [Code::Guess, Code::Guess]);
    assert_eq!((draft.event, draft.issued), (Some(date(2021, 10, 27).into()), Some(date(2021, 10, 28))));
    assert_eq!(text(english(&draft).venue.as_ref()), Some("Tokyo"));

    let long = "Words that go on for long, ".repeat(5);
    let (draft, codes) =
        super::draft(&format!("Statement\n\nTitle\n\nA.\n\nPhnom Penh, 28 October 2021\n\n{long}.\n"));
    assert_eq!((codes, english(&draft).body.len()), (vec![Code::Guess], 2));
}

#[test]
fn prose_is_no_part_of_the_head() {
    let draft = clean("Statement\n\nTitle\n\n27 October 2021 was a Wednesday, and the Ministers met.\n");
    assert_eq!((draft.event, english(&draft).body.len()), (None, 1));
    let prose = "The Ministers met. ".repeat(10);
    let (draft, _) = super::draft(&format!("{prose}\n\nStatement\n\nMore words.\n"));
    assert_eq!((draft.kind, english(&draft).title.as_str(), english(&draft).body.len()), (None, "", 3));
    let draft = clean(&format!("Statement\n\n{prose}\n\nPhnom Penh, 1 May 2021\n"));
    assert_eq!((english(&draft).title.as_str(), english(&draft).body.len()), ("", 1));
}

#[test]
fn an_institution_on_two_pieces_of_paper_is_one_house() {
    let draft =
        clean("Ministry of Foreign Affairs\n\nand International Cooperation\n\nStatement\n\nTitle\n\nA.\n");
    assert!(matches!(draft.issuer, Some(Issuer::House(_))));
    assert_eq!(draft.co_issuers, []);
}

#[test]
fn mistakes_in_dates_are_errors_with_their_place() {
    for (source, error) in [
        ("Statement\n\nTitle\n\nA.\n\nPhnom Penh, 31 February 2021\n", (Code::BadDate, "31 February 2021")),
        ("Statement\n\nTitle\n\nA.\n\nPhnom Penh, 27 October 21\n", (Code::BadDate, "27 October 21")),
        ("Statement\n\nTitle\n\nA.\n\nPhnom Penh, 1–2 May 2021\n", (Code::BadDate, "1–2 May 2021")),
        (
            "Statement\n\nTitle\n\nMonday, 27 October 2021, Tokyo\n\nA.\n",
            (Code::BadDate, "Monday, 27 October 2021"),
        ),
        (
            "EMBARGOED UNTIL 1 May 2021\n\nStatement\n\nTitle\n\nA.\n",
            (Code::EmbargoWithoutTime, "EMBARGOED UNTIL 1 May 2021"),
        ),
        (
            "Draft\n\nFor immediate release\n\nStatement\n\nT\n\nA.\n",
            (Code::Contradiction, "For immediate release"),
        ),
        ("Statement\n\nTitle\n\nA.\n\nLinks\n\nThe page\n", (Code::BadLink, "The page")),
    ] {
        assert_eq!(errors(source), [error], "{source}");
    }
}

#[test]
fn a_second_release_is_an_error() {
    let twice = EXAMPLE.repeat(2);
    assert_eq!(errors(&twice), [(Code::UnsupportedMarkup, "**KINGDOM OF CAMBODIA")]);
}

#[test]
fn what_has_no_head_is_body() {
    for source in ["x", "x.", "-", "**", "\\", ">", "[1]", "|", "Press Release", "No. 5"] {
        let (draft, _) = draft(source);
        assert_eq!(draft.editions.len(), 1, "{source}");
    }
    let prose = format!("{}.\n\nA second paragraph of words.\n", "Long prose ".repeat(30));
    assert_eq!(english(&clean(&prose)).body.len(), 2);
}
