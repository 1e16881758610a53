//! What each field of the front matter becomes.

use jiff::civil::date;

use super::*;
use crate::release::*;

/// The draft of these fields.
fn fields(yaml: &str) -> Draft {
    let (draft, warnings) = draft(&format!("---\n{yaml}\n---\n\nWords.\n"));
    assert_eq!(warnings, [], "{yaml}");
    draft
}

fn en(words: &str) -> Localized {
    Localized::new(Language::EN, words)
}

fn name(lines: &[&str]) -> Name {
    Name::new(lines.iter().copied()).expect("words")
}

#[test]
fn every_field_is_read() {
    let draft = fields(
        "id: summit-2021\nlang: en\nkind: Press Release\nnumber: 012\nstatus: embargoed\nembargo: 2021-10-27 18:00\n\
         supersedes: summit-draft\nsuperseded-by: summit-final\nissued: 27 October 2021\nevent: 26–28 October 2021\n\
         venue: via Videoconference\nplace: Phnom Penh\nissuer: mfaic\nco-issuers:\n  - [Ministry, of Commerce]\n  - Other Ministry\n\
         title: Outcomes\nsubtitle: 12\nsummary: >\n  One\n  two.\nsignatory: {office: Spokesperson, name: A Name}\n\
         contacts:\n  - name: Press Office\n    phone: +855 23 000 000\n    email: press@example.org\n    web: https://example.org\n\
         attachments:\n  - {title: Annex, url: https://example.org/a.pdf}\n  - title: Annex 2\n\
         links:\n  - {title: More, url: \"https://example.org/\"}\nsigning: by-hand\naddress: https://example.org/1",
    );
    let href = |address: &str| Some(address.parse().expect("an address"));
    assert_eq!(draft.id.as_ref().map(Id::as_str), Some("summit-2021"));
    assert_eq!(draft.kind, Some(Kind::PressRelease));
    assert_eq!(draft.number, Some("012".into()));
    let until = EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0));
    assert_eq!(draft.status, Some(Status::Embargoed { until }));
    assert_eq!(draft.supersedes.as_ref().map(Id::as_str), Some("summit-draft"));
    assert_eq!(draft.superseded_by.as_ref().map(Id::as_str), Some("summit-final"));
    assert_eq!(draft.issued, Some(date(2021, 10, 27)));
    assert_eq!(draft.event, DateSpan::new(date(2021, 10, 26), date(2021, 10, 28)).ok());
    assert_eq!(draft.issuer, "mfaic".parse().ok().map(Issuer::House));
    let co = |lines: &[&str]| Issuer::named(Language::EN, name(lines));
    assert_eq!(draft.co_issuers, [co(&["Ministry", "of Commerce"]), co(&["Other Ministry"])]);
    assert_eq!(draft.signatory, Some(Signatory { office: en("Spokesperson"), name: Some(en("A Name")) }));
    let contact = Contact {
        name: en("Press Office"),
        phone: href("tel:+855-23-000-000"),
        email: href("mailto:press@example.org"),
        web: href("https://example.org"),
    };
    assert_eq!(draft.contacts, [contact]);
    let annex = |title: &str, href| Attachment { title: en(title), href };
    assert_eq!(
        draft.attachments,
        [annex("Annex", href("https://example.org/a.pdf")), annex("Annex 2", None)]
    );
    assert_eq!(
        (draft.signing, draft.address.clone()),
        (Some(Signing::ByHand), href("https://example.org/1"))
    );
    let more = RelatedLink { title: en("More"), href: "https://example.org/".parse().expect("an address") };
    assert_eq!(draft.links, [more]);
    let edition = &draft.editions[&Language::EN];
    let own = [&edition.subtitle, &edition.venue, &edition.place, &edition.summary]
        .map(|text| text.as_ref().map(|t| t.as_str()));
    assert_eq!(edition.title.as_str(), "Outcomes");
    assert_eq!(own, [Some("12"), Some("via Videoconference"), Some("Phnom Penh"), Some("One two.")]);
}

#[test]
fn nothing_said_is_nothing_known() {
    for yaml in ["", "title:\nissued: ~\nplace: \"\"\nkind: null\n", "# a comment\n"] {
        let draft = fields(yaml);
        assert!(draft.issued.is_none() && draft.kind.is_none() && draft.status.is_none(), "{yaml}");
        assert_eq!(draft.editions[&Language::EN].title.as_str(), "", "{yaml}");
    }
    let (draft, warnings) = draft("Words.\n");
    assert!(draft.id.is_none() && warnings.is_empty());
}

#[test]
fn values_are_words_whatever_yaml_takes_them_for() {
    for (typed, read) in [
        ("12", "12"),
        ("1.50", "1.50"),
        ("0x1F", "0x1F"),
        ("no", "no"),
        ("true", "true"),
        (".nan", ".nan"),
        ("2021-10-27", "2021-10-27"),
        ("\"A: b # c\"", "A: b # c"),
        ("'it''s'", "it's"),
        ("\"a\\u0041\"", "aA"),
        ("A #1", "A"),
        ("long\n  words", "long words"),
        ("|\n  two\n  lines", "two lines"),
        ("ក្រសួង\u{200B}ការបរទេស", "ក្រសួង\u{200B}ការបរទេស"),
        ("a\u{A0}b", "a\u{A0}b"),
    ] {
        let (draft, _) = draft(&format!("---\ntitle: {typed}\n---\nx"));
        assert_eq!(draft.editions[&Language::EN].title.as_str(), read, "{typed}");
    }
}

#[test]
fn khmer_values_are_read_where_english_ones_are() {
    let (draft, warnings) = draft(
        "---\nkind: សេចក្ដីប្រកាសព័ត៌មាន\nnumber: ១២៣ កប\nstatus: ហាមផ្សព្វផ្សាយ\nembargo: ២០២១-១០-២៧ ១៨:០០\n\
         issued: ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១\nevent: ថ្ងៃទី២៦ ដល់ ២៨ ខែតុលា ឆ្នាំ២០២១\nissuer:\n  - ក្រសួងការបរទេស\n  \
         - និងសហប្រតិបត្តិការអន្តរជាតិ\ntitle: ចំណងជើង\nunofficial: true\n\
         contacts: [{name: អង្គភាព, phone: +៨៥៥ ២៣ ២១៤ ៤៤១}]\n---\nពាក្យ។\n",
    );
    assert_eq!(warnings, []);
    assert_eq!(draft.kind, Some(Kind::PressRelease));
    assert_eq!(draft.issued, Some(date(2021, 10, 27)));
    assert_eq!(draft.event, DateSpan::new(date(2021, 10, 26), date(2021, 10, 28)).ok());
    let until = EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0));
    assert_eq!(draft.status, Some(Status::Embargoed { until }));
    assert_eq!(draft.issuer, Some(Issuer::House("mfaic".parse().expect("an id"))));
    assert!(draft.editions[&Language::KM].unofficial, "{:?}", draft.editions);
    let phone = draft.contacts[0].phone.as_ref().map(prakas_document::Href::as_str);
    assert_eq!(phone, Some("tel:+855-23-214-441"));
}

#[test]
fn the_status_is_told_in_several_ways() {
    let on = date(2021, 10, 28);
    for (yaml, status) in [
        ("status: draft", Status::Draft),
        ("status: Final", Status::Final),
        ("embargo: \"2021-10-28 09:30\"", Status::Embargoed { until: EmbargoTime::new(on.at(9, 30, 0, 0)) }),
        ("corrected: {on: 2021-10-28, what: the sum}", Status::Corrected { what: en("the sum"), on }),
        (
            "status: withdrawn\nwithdrawn:\n  on: 28 October 2021\n  why: an error",
            Status::Withdrawn { why: en("an error"), on },
        ),
    ] {
        assert_eq!(fields(yaml).status, Some(status), "{yaml}");
    }
}

#[test]
fn houses_are_recognised_by_id_and_by_name() {
    let house = |id: &str| Some(Issuer::House(id.parse().expect("an id")));
    let lines = "Ministry of Foreign Affairs\n  and International Cooperation";
    for (yaml, issuer) in [
        ("issuer: mfaic".to_owned(), house("mfaic")),
        ("issuer: press-office".to_owned(), house("press-office")),
        (format!("issuer: {lines}"), house("mfaic")),
        (
            "issuer:\n  - MINISTRY OF FOREIGN AFFAIRS\n  - AND INTERNATIONAL COOPERATION".to_owned(),
            house("mfaic"),
        ),
        (
            "issuer: [Office, of the Council]".to_owned(),
            Some(Issuer::named(Language::EN, name(&["Office", "of the Council"]))),
        ),
    ] {
        assert_eq!(fields(&yaml).issuer, issuer, "{yaml}");
    }
}

#[test]
fn the_language_is_the_fields_or_the_names() {
    let language = |name: &str, text: &str| {
        let draft = read_named(name, text).expect("no errors").output;
        draft.editions.keys().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(language("a.md", "x"), ["en"]);
    assert_eq!(language("a.km.md", "x"), ["km"]);
    assert_eq!(language("a.km.md", "---\nlang: km\n---\nx"), ["km"]);
    assert_eq!(language("a.md", "---\ncontacts:\n  - name: x\nlang: zh-hant\n---\nx"), ["zh-Hant"]);
}

#[test]
fn telephones_and_mailboxes_become_addresses() {
    for (typed, address) in [
        ("+855 23 214 441", "tel:+855-23-214-441"),
        ("+855 (0)23.214.441", "tel:+855-(0)23.214.441"),
        ("tel:1255", "tel:1255"),
    ] {
        let draft = fields(&format!("contacts: [{{name: x, phone: \"{typed}\"}}]"));
        assert_eq!(draft.contacts[0].phone.as_ref().map(prakas_document::Href::as_str), Some(address));
    }
}
