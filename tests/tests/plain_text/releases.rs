//! Any release: every fact that paper shows, with bodies of any blocks.

use jiff::civil::{Date, DateTime, date};
use prakas::document::{Block, Text};
use prakas::{
    Attachment, Contact, DateSpan, Edition, EmbargoTime, Issuer, Kind, Language, Localized, Name,
    RelatedLink, Release, Signatory, Status,
};
use prakas_tests::tree;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Words as institutions, places and persons have them, and some that look like marks. No two of them make a label.
const WORDS: [&str; 20] = [
    "Ministry",
    "of",
    "the",
    "Peace",
    "Palace",
    "Unit",
    "Hall",
    "7",
    "(Annex)",
    "and",
    "Cooperation",
    "–",
    "A.",
    "កម្ពុជា",
    "“Two”",
    "**x**",
    "[1]",
    "-",
    "1.",
    "C:\\x\\",
];

/// Words without marks.
const PLAIN: [&str; 8] = ["The", "Leaders", "met", "in", "Tokyo,", "and", "agreed.", "កម្ពុជា"];

fn words(of: &'static [&'static str], most: usize) -> BoxedStrategy<Text> {
    vec(select(of.to_vec()), 1..=most).prop_map(|words| Text::new(words.join(" "))).boxed()
}

fn localized(of: &'static [&'static str]) -> BoxedStrategy<Localized> {
    words(of, 8).prop_map(|words| Localized::new(Language::EN, words)).boxed()
}

fn day() -> BoxedStrategy<Date> {
    (2000..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y, m, d)).boxed()
}

fn days() -> BoxedStrategy<DateSpan> {
    (day(), day()).prop_map(|(a, b)| DateSpan::new(a.min(b), a.max(b)).expect("in order")).boxed()
}

fn status(of: &'static [&'static str]) -> BoxedStrategy<Status> {
    let until = (day(), 0..24_i8, 0..60_i8).prop_map(|(day, hour, minute)| Status::Embargoed {
        until: EmbargoTime::new(DateTime::from_parts(day, jiff::civil::time(hour, minute, 0, 0))),
    });
    prop_oneof![
        Just(Status::Final),
        Just(Status::Draft),
        until,
        (localized(of), day()).prop_map(|(what, on)| Status::Corrected { what, on }),
        (localized(of), day()).prop_map(|(why, on)| Status::Withdrawn { why, on }),
    ]
    .boxed()
}

fn issuer() -> BoxedStrategy<Issuer> {
    let named = vec(words(&["MINISTRY", "OF", "THINGS", "AND", "WORDS", "–", "1."], 8), 1..4)
        .prop_map(|lines| Issuer::named(Language::EN, Name::new(lines).expect("words")));
    prop_oneof![Just(Issuer::House("mfaic".parse().expect("an id"))), named].boxed()
}

fn contact(of: &'static [&'static str]) -> BoxedStrategy<Contact> {
    let href = |addresses: [&'static str; 2]| {
        option::of(select(addresses.to_vec()).prop_map(|a| a.parse().expect("an address")))
    };
    (
        localized(of),
        href(["tel:+85523214441", "tel:+855-23-214"]),
        href(["mailto:press@mfaic.gov.kh", "mailto:a_b@c.example"]),
        href(["https://www.mfaic.gov.kh/", "https://a.example/x?y=(z)"]),
    )
        .prop_map(|(name, phone, email, web)| Contact { name, phone, email, web })
        .boxed()
}

fn attachment(of: &'static [&'static str]) -> BoxedStrategy<Attachment> {
    let href = || option::of(Just("https://www.mfaic.gov.kh/a.pdf".parse().expect("an address")));
    (localized(of), href()).prop_map(|(title, href)| Attachment { title, href }).boxed()
}

fn link(of: &'static [&'static str]) -> BoxedStrategy<RelatedLink> {
    let href =
        select(vec!["https://asean.org", "mailto:a@b.example"]).prop_map(|a| a.parse().expect("an address"));
    (localized(of), href).prop_map(|(title, href)| RelatedLink { title, href }).boxed()
}

/// The facts of a release with these editions, their words made of these.
fn facts(of: &'static [&'static str], edition: BoxedStrategy<Edition>) -> BoxedStrategy<Release> {
    let number = option::of(words(of, 8));
    let about = (select(Kind::ALL.to_vec()), number, status(of), option::of(day()), option::of(days()));
    let who = (option::of(issuer()), vec(issuer(), 0..3));
    let signatory =
        (localized(of), option::of(localized(of))).prop_map(|(office, name)| Signatory { office, name });
    let address = option::of(Just("https://www.mfaic.gov.kh/releases/1?a=(b)".parse().expect("an address")));
    let end = (
        option::of(signatory),
        vec(contact(of), 0..3),
        vec(attachment(of), 0..3),
        vec(link(of), 0..3),
        address,
    );
    (about, who, end, edition)
        .prop_map(|((kind, number, status, issued, event), (issuer, co_issuers), end, edition)| {
            let (signatory, contacts, attachments, links, address) = end;
            let release = Release::builder("any", kind).status(status).edition(Language::EN, edition).build();
            let supersedes = number.as_ref().and_then(|_| "an-earlier-one".parse().ok());
            let co_issuers = if issuer.is_some() { co_issuers } else { Vec::new() };
            Release {
                number,
                issued,
                event,
                issuer,
                co_issuers,
                signatory,
                contacts,
                attachments,
                links,
                address,
                supersedes,
                ..release.expect("a release")
            }
        })
        .boxed()
}

/// A release whose body is made of these characters.
pub(crate) fn release(characters: &BoxedStrategy<char>) -> BoxedStrategy<Release> {
    let trees = (tree::document(characters), tree::document(characters));
    let name = || words(&WORDS, 8);
    let words = (name(), option::of(name()), option::of(name()), option::of(name()), option::of(name()));
    let edition = (trees, words, any::<bool>()).prop_map(
        |((body, notes), (title, subtitle, venue, place, summary), unofficial)| Edition {
            title,
            subtitle,
            unofficial,
            venue,
            place,
            summary,
            body: body.parts()[0].body.clone(),
            // Without words under it, the heading of the notes would stand alone.
            notes: match notes.parts() {
                [only] => [&[Block::paragraph("Note")], &only.body[..]].concat(),
                _ => Vec::new(),
            },
        },
    );
    facts(&WORDS, edition.boxed())
}

/// A release of paragraphs, all its words without marks. Where there is a place, there is a day of issue.
pub(crate) fn plain_release() -> BoxedStrategy<Release> {
    let text = || words(&PLAIN, 40);
    let blocks = || vec(text().prop_map(Block::paragraph), 0..5);
    let words = (text(), option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    let edition = (words, any::<bool>(), blocks(), blocks()).prop_map(|(words, unofficial, body, notes)| {
        let (title, subtitle, venue, place, summary) = words;
        Edition { title, subtitle, unofficial, venue, place, summary, body, notes }
    });
    (facts(&PLAIN, edition.boxed()), day())
        .prop_map(|(mut release, day)| {
            let edition = release.editions.get_mut(&Language::EN).expect("the edition");
            if release.issued.is_none() && edition.place.is_some() {
                release.issued = Some(day);
            }
            release
        })
        .boxed()
}
