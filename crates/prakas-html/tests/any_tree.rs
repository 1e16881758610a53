//! Whatever tree is drawn, the page is well-formed, its names are unique, its references lead somewhere, and its words are
//! the document's.

mod common;

use std::collections::BTreeSet;

use common::{find, link, page, picture, words, xml};
use jiff::civil::date;
use prakas_document::reading::squeeze;
use prakas_document::{
    AltText, Block, Document, Figure, Footnote, Furniture, HeadingLevel, Inline, Language, List, ListMarker,
    Meta, Part, Quotation, Role, Table, Text, Theme,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn string() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => select(vec!['a', ' ', '<', '>', '&', '"', '\'', ';', '/', '-', ']', '{', '}', '\\', 'ក', '្', '១']),
        1 => any::<char>(),
        1 => select(vec!['\0', '\n', '\r', '\u{B}', '\u{1B}', '\u{85}', '\u{200B}', '\u{2028}', '\u{FFFF}', '\u{FDD0}']),
    ];
    vec(character, 0..8).prop_map(String::from_iter)
}

fn text() -> impl Strategy<Value = Text> {
    (string(), vec(0..12_usize, 0..4)).prop_map(|(content, breaks)| Text::with_breaks(content, breaks))
}

fn language() -> impl Strategy<Value = Language> {
    select(vec!["en", "km", "zh-Hant", "en-GB"]).prop_map(|tag| tag.parse().expect("a tag"))
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => text().prop_map(Inline::Text),
        1 => Just(Inline::LineBreak),
        1 => Just(link("https://example.org/<\"'&>", "words")),
        2 => vec(vec(text().prop_map(Inline::Text), 1..3), 1..3)
            .prop_map(|paragraphs| Footnote::new(paragraphs).map_or(Inline::LineBreak, Inline::Footnote)),
    ];
    let inline = leaf.prop_recursive(3, 12, 3, |inner| {
        let content = vec(inner, 0..3);
        prop_oneof![
            content.clone().prop_map(Inline::Strong),
            content.clone().prop_map(Inline::Emphasis),
            content.clone().prop_map(Inline::Superscript),
            content.clone().prop_map(Inline::Subscript),
            (language(), content.clone())
                .prop_map(|(language, content)| Inline::Foreign { language, content }),
            (-5..3000_i16, content)
                .prop_map(|(year, content)| Inline::Date { date: date(year, 2, 1), content }),
        ]
    });
    vec(inline, 0..4)
}

fn table() -> impl Strategy<Value = Table> {
    (1..4_usize).prop_flat_map(|columns| {
        let row = || vec(inlines(), columns);
        (row(), vec(row(), 0..3), inlines()).prop_map(|(header, rows, caption)| {
            Table::new(header, rows).expect("a table").with_caption(caption)
        })
    })
}

fn figure() -> impl Strategy<Value = Figure> {
    (text(), inlines()).prop_map(|(alt, caption)| Figure {
        picture: picture(2, 1),
        alt: AltText::new(alt).unwrap_or_else(|_| common::alt("A picture")),
        caption,
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let level = select(vec![HeadingLevel::One, HeadingLevel::Two, HeadingLevel::Three]);
    let leaf = prop_oneof![
        3 => inlines().prop_map(Block::Paragraph),
        1 => (level, inlines()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => table().prop_map(Block::Table),
        1 => figure().prop_map(Block::Figure),
    ];
    let block = leaf.prop_recursive(3, 12, 3, |inner| {
        let marker = prop_oneof![
            Just(ListMarker::Bulleted),
            any::<u32>().prop_map(|start| ListMarker::Numbered { start })
        ];
        let list = (marker, vec(vec(inner.clone(), 0..3), 0..3));
        let quotation = (vec(inner, 0..3), proptest::option::of(text()));
        prop_oneof![
            list.prop_map(|(marker, items)| Block::List(List { marker, items })),
            quotation.prop_map(|(content, speaker)| Block::Quotation(Quotation { content, speaker })),
        ]
    });
    vec(block, 0..4)
}

fn furniture() -> impl Strategy<Value = Vec<Furniture>> {
    let piece = prop_oneof![
        4 => (select(Role::ALL.to_vec()), vec(inlines(), 0..3))
            .prop_map(|(role, lines)| Furniture::Lines { role, lines }),
        1 => Just(Furniture::Ornament),
        1 => (0..60_u16).prop_map(|millimetres| Furniture::SignatureSpace { millimetres }),
        1 => figure().prop_map(|figure| Furniture::Emblem { picture: figure.picture, alt: figure.alt }),
        1 => blocks().prop_map(Furniture::Blocks),
    ];
    vec(piece, 0..4)
}

fn part() -> impl Strategy<Value = Part> {
    (language(), string(), furniture(), blocks(), furniture(), proptest::option::of(text())).prop_map(
        |(language, title, head, body, foot, running)| Part {
            head,
            body,
            foot,
            running,
            ..Part::new(language, title)
        },
    )
}

fn document() -> impl Strategy<Value = Document> {
    let meta = (string(), string(), vec(string(), 0..3), proptest::option::of(string()), vec(string(), 0..3));
    (meta, string(), vec(part(), 1..4)).prop_map(
        |((id, title, authors, description, keywords), face, parts)| {
            let meta = Meta {
                authors,
                description,
                keywords,
                issued: Some(date(2021, 10, 27)),
                ..Meta::new(id, title)
            };
            let mut theme = Theme::default();
            theme.style_mut(Role::Title).faces.khmer = face;
            let mut parts = parts.into_iter();
            let mut document = Document::new(meta, theme, parts.next().expect("one part at least"));
            parts.for_each(|part| document.push(part));
            document
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_becomes_a_sound_page(document in document()) {
        let page = page(&document);
        let xml = xml(&page);
        let tree = roxmltree::Document::parse(&xml).map_err(|e| TestCaseError::fail(format!("{e}\n{page}")))?;

        let mut ids = BTreeSet::new();
        for id in tree.descendants().filter_map(|node| node.attribute("id")) {
            prop_assert!(ids.insert(id), "{} stands twice", id);
        }
        for node in tree.descendants() {
            let inside = node.attribute("href").and_then(|href| href.strip_prefix('#'));
            for reference in [inside, node.attribute("aria-labelledby")].into_iter().flatten() {
                prop_assert!(ids.contains(reference), "{} is nowhere", reference);
            }
        }
        prop_assert_eq!(squeeze(&words(find(tree.root(), "main"))), squeeze(&document.reading_text()));
    }

    #[test]
    fn the_same_tree_gives_the_same_page(document in document()) {
        prop_assert_eq!(page(&document), page(&document.clone()));
    }
}
