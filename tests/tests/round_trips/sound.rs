//! Releases as people type them: in one language or two, every kind of block, words with single spaces and with characters that
//! look like marks.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use jiff::civil::{Date, date};
use prakas::document::{
    AltText, Block, ColumnAlign, Figure, Footnote, HeadingLevel, Inline, Link, List, ListMarker, Picture,
    Quotation, Table, Text,
};
use prakas::{
    Attachment, Contact, DateSpan, Edition, Issuer, Kind, Language, Localized, Name, RelatedLink, Release,
    Signatory, Signing, Status,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Words, and what looks like a mark of Markdown, YAML or typed text.
const WORDS: [&str; 44] = [
    "The",
    "Leaders",
    "of",
    "ASEAN",
    "and",
    "Japan",
    "met",
    "in",
    "Tokyo,",
    "agreed.",
    "“Two”",
    "R&D",
    "a_b",
    "_c_",
    "*d*",
    "**e**",
    "[f]",
    "(g)",
    "<h>",
    "`i`",
    "~j~",
    "1.",
    "2)",
    "-",
    "+",
    "#",
    "##",
    ">",
    "|",
    "\\",
    "&amp;",
    "!",
    "C:\\x",
    "50%",
    "US$5",
    "—",
    "Table:",
    "កម្ពុជា",
    "ជប៉ុន",
    "ព្រះរាជាណាចក្រ",
    "៕",
    "e\u{301}",
    "x\u{200B}y",
    "27\u{A0}October",
];

fn words(most: usize) -> BoxedStrategy<String> {
    vec(select(WORDS.to_vec()), 1..=most).prop_map(|words| words.join(" ")).boxed()
}

fn text(most: usize) -> BoxedStrategy<Text> {
    words(most).prop_map(Text::new).boxed()
}

/// Inlines of a line: pieces with a space between them, or none.
fn line() -> BoxedStrategy<Vec<Inline>> {
    let piece = prop_oneof![
        6 => words(6).prop_map(|words| Inline::from(words.as_str())),
        2 => words(3).prop_map(Inline::strong),
        2 => words(3).prop_map(Inline::emphasis),
        1 => words(2).prop_map(|words| Inline::Strong(vec![Inline::emphasis(words)])),
        1 => words(2).prop_map(|words| Inline::Superscript(vec![words.as_str().into()])),
        1 => words(2).prop_map(|words| Inline::Subscript(vec![words.as_str().into()])),
        1 => words(3).prop_map(|words| Inline::foreign("fr".parse().expect("a language"), words)),
        1 => (words(2), day()).prop_map(|(words, date)| Inline::Date { date, content: vec![words.as_str().into()] }),
        1 => (words(3), select(ADDRESSES.to_vec())).prop_map(|(words, href)| {
            Inline::Link(Link::new(href.parse().expect("an address"), vec![words.as_str().into()]).expect("a link"))
        }),
        1 => vec(words(6), 1..3).prop_map(|paragraphs| {
            let paragraphs = paragraphs.iter().map(|words| vec![words.as_str().into()]).collect();
            Inline::Footnote(Footnote::new(paragraphs).expect("a footnote"))
        }),
    ];
    let joined = (words(3), vec((piece, any::<bool>(), 0..12_u8), 0..6)).prop_map(|(first, pieces)| {
        let mut line: Vec<Inline> = vec![first.as_str().into()];
        for (piece, is_apart, breaks) in pieces {
            match line.last() {
                Some(Inline::LineBreak) | None => {}
                Some(_) if breaks == 0 => line.push(Inline::LineBreak),
                Some(_) if is_apart => push(&mut line, " ".into()),
                Some(_) => {}
            }
            push(&mut line, piece);
        }
        line
    });
    joined.boxed()
}

/// Adds a piece; texts that meet are one.
fn push(line: &mut Vec<Inline>, piece: Inline) {
    match (line.last_mut(), piece) {
        (Some(Inline::Text(last)), Inline::Text(piece)) => *last = Text::new(format!("{last}{piece}")),
        (_, piece) => line.push(piece),
    }
}

const ADDRESSES: [&str; 4] = [
    "https://asean.org",
    "https://a.example/x_(y)?a=b&c=[d]#e",
    "mailto:press@mfaic.gov.kh",
    "https://a.example/ខ្មែរ|x",
];

fn day() -> BoxedStrategy<Date> {
    (2000..2100_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y, m, d)).boxed()
}

fn picture() -> BoxedStrategy<Picture> {
    let png = |grey: u8| {
        let mut png = Cursor::new(Vec::new());
        GrayImage::from_pixel(3, 2, Luma([grey])).write_to(&mut png, ImageFormat::Png).expect("a PNG");
        Picture::new(png.into_inner()).expect("a picture")
    };
    select(vec![0, 100, 200]).prop_map(png).boxed()
}

fn table() -> BoxedStrategy<Block> {
    let cell = || prop_oneof![4 => line(), 1 => Just(Vec::new())];
    let align = || select(vec![ColumnAlign::Start, ColumnAlign::Center, ColumnAlign::End]);
    (1..4_usize, 0..4_usize)
        .prop_flat_map(move |(columns, rows)| {
            (
                vec(line(), columns),
                vec(vec(cell(), columns), rows),
                vec(align(), columns),
                prop_oneof![Just(Vec::new()), line()],
            )
        })
        .prop_map(|(header, rows, align, caption)| {
            let table = Table::new(header, rows).expect("a table").with_caption(caption);
            Block::Table(table.with_align(align).expect("as many"))
        })
        .boxed()
}

fn block() -> BoxedStrategy<Block> {
    let figure =
        (picture(), text(4), prop_oneof![Just(Vec::new()), line()]).prop_map(|(picture, alt, caption)| {
            Block::Figure(Figure { picture, alt: AltText::new(alt).expect("words"), caption })
        });
    let level = select(vec![HeadingLevel::One, HeadingLevel::Two, HeadingLevel::Three]);
    let leaf = prop_oneof![
        5 => line().prop_map(Block::Paragraph),
        1 => (level, line()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => table(),
        1 => figure,
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let marker = prop_oneof![
            Just(ListMarker::Bulleted),
            (1..200_u32).prop_map(|start| ListMarker::Numbered { start })
        ];
        let list = (marker, vec(vec(inner.clone(), 1..3), 1..4))
            .prop_map(|(marker, items)| Block::List(List { marker, items }));
        let quotation = (vec(inner, 1..3), option::of(text(4)))
            .prop_map(|(content, speaker)| Block::Quotation(Quotation { content, speaker }));
        prop_oneof![list, quotation]
    })
    .boxed()
}

fn edition() -> BoxedStrategy<Edition> {
    let texts =
        (text(8), option::of(text(6)), option::of(text(4)), option::of(text(2)), option::of(text(12)));
    (texts, any::<bool>(), vec(block(), 0..8), vec(block(), 0..3))
        .prop_map(|((title, subtitle, venue, place, summary), unofficial, body, notes)| Edition {
            title,
            subtitle,
            unofficial,
            venue,
            place,
            summary,
            body,
            notes,
        })
        .boxed()
}

fn localized() -> BoxedStrategy<Localized> {
    (text(4), option::of(text(4)), option::of(text(4)))
        .prop_map(|(english, khmer, french)| {
            let mut words = Localized::new(Language::EN, english);
            khmer.into_iter().for_each(|khmer| words.insert(Language::KM, khmer));
            french.into_iter().for_each(|french| words.insert("fr".parse().expect("a language"), french));
            words
        })
        .boxed()
}

fn issuer() -> BoxedStrategy<Issuer> {
    let names =
        vec(text(4), 1..3).prop_map(|lines| Issuer::named(Language::EN, Name::new(lines).expect("words")));
    prop_oneof![Just(Issuer::House("mfaic".parse().expect("an id"))), names].boxed()
}

/// A release.
pub(crate) fn release() -> BoxedStrategy<Release> {
    let href = |address: &'static str| option::of(Just(address.parse().expect("an address")));
    let contact = (
        localized(),
        href("tel:+855-23-214441"),
        href("mailto:press@mfaic.gov.kh"),
        href("https://www.mfaic.gov.kh/"),
    )
        .prop_map(|(name, phone, email, web)| Contact { name, phone, email, web });
    let attachment = (localized(), href("https://www.mfaic.gov.kh/a.pdf"))
        .prop_map(|(title, href)| Attachment { title, href });
    let link = localized()
        .prop_map(|title| RelatedLink { title, href: "https://asean.org".parse().expect("an address") });
    let status = prop_oneof![
        3 => Just(Status::Final),
        1 => Just(Status::Draft),
        1 => (localized(), day()).prop_map(|(what, on)| Status::Corrected { what, on }),
        1 => (localized(), day()).prop_map(|(why, on)| Status::Withdrawn { why, on }),
    ];
    let signatory =
        (localized(), option::of(localized())).prop_map(|(office, name)| Signatory { office, name });
    let days = (day(), day()).prop_map(|(a, b)| DateSpan::new(a.min(b), a.max(b)).expect("in order"));
    let facts = (
        select(Kind::ALL.to_vec()),
        status,
        option::of(day()),
        option::of(days),
        option::of(text(4)),
        option::of(issuer()),
    );
    let end = (
        option::of(signatory),
        vec(contact, 0..3),
        vec(attachment, 0..3),
        vec(link, 0..3),
        option::of(select(vec![Signing::ByHand, Signing::Printed])),
    );
    (facts, end, edition(), option::of(edition()))
        .prop_map(|((kind, status, issued, event, number, issuer), end, english, khmer)| {
            let (signatory, contacts, attachments, links, signing) = end;
            let mut builder = Release::builder("any", kind).status(status).edition(Language::EN, english);
            if let Some(khmer) = khmer {
                builder = builder.edition(Language::KM, khmer);
            }
            let release = builder.build().expect("a release");
            Release {
                issued,
                event,
                number,
                issuer,
                signatory,
                contacts,
                attachments,
                links,
                signing,
                ..release
            }
        })
        .boxed()
}
