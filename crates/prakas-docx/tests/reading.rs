//! The words that come back out are the document's, in its order.

mod common;

use prakas_document::reading::squeeze;
use prakas_document::{
    Block, ColumnAlign, Document, Footnote, Furniture, HeadingLevel, Inline, Language, Link, List,
    ListMarker, Meta, Part, Quotation, Role, Table, Text, Theme,
};
use prakas_docx::{DocxOptions, docx};
use proptest::prelude::*;

/// The words of the main part, then those of the footnotes.
fn words(document: &Document) -> String {
    let parts = common::parts(&docx(document, &DocxOptions::default()).expect("a package"));
    let mut words = String::new();
    for (name, bytes) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let xml = std::str::from_utf8(bytes).expect("UTF-8");
            roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    for name in ["word/document.xml", "word/footnotes.xml"] {
        let (_, bytes) = parts.iter().find(|(part, _)| part == name).expect("the part");
        let tree = roxmltree::Document::parse(std::str::from_utf8(bytes).expect("UTF-8")).expect("XML");
        for text in tree.descendants().filter(|node| {
            node.has_tag_name(("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "t"))
        }) {
            words.push_str(text.text().unwrap_or_default());
        }
    }
    squeeze(&words)
}

/// A document of one of the parts alone: notes stand last in their part, and in a DOCX after all parts.
fn alone(document: &Document, part: &Part) -> Document {
    Document::new(document.meta.clone(), document.theme.clone(), part.clone())
}

#[test]
fn the_words_are_the_reading_text() {
    for document in [common::summit(), common::everything(), common::khmer_release()] {
        for part in document.parts() {
            let document = alone(&document, part);
            assert_eq!(words(&document), squeeze(&document.reading_text()));
        }
    }
}

#[test]
fn spaces_stay_as_they_were_typed() {
    let typed = "  two  spaces, a\u{A0}b ";
    let part = Part { body: vec![Block::paragraph(typed)], ..Part::new(Language::EN, "t") };
    let document = Document::new(Meta::new("t", "t"), Theme::default(), part);
    let parts = common::parts(&docx(&document, &DocxOptions::default()).expect("a package"));
    let (_, main) = parts.iter().find(|(name, _)| name == "word/document.xml").expect("the main part");
    let expected = format!("<w:t xml:space=\"preserve\">{typed}</w:t>");
    assert!(String::from_utf8_lossy(main).contains(&expected));
}

#[test]
fn any_amount_of_khmer_is_written_as_it_is() {
    let everywhere = "ក\u{200B}\u{2060}\u{200B}\u{17D2}1".repeat(20_000);
    for typed in ["ក្រុម".repeat(50_000), everywhere, "\u{17D2}\u{17B6}\u{17C6}".repeat(50_000)] {
        let text = Text::new(typed).resolve_breaks();
        let part = Part { body: vec![Block::paragraph(text)], ..Part::new(Language::KM, "t") };
        let document = Document::new(Meta::new("t", "t"), Theme::default(), part);
        assert_eq!(words(&document), squeeze(&document.reading_text()));
    }
}

fn text() -> impl Strategy<Value = Text> {
    let any = prop_oneof![
        any::<String>(),
        "[a-zក-ហ\u{17D2} \u{200B}\u{AD}<&>\"']{0,12}",
        Just("]]>&amp;<!--".to_owned()),
    ];
    (any, proptest::collection::vec(0..20_usize, 0..3))
        .prop_map(|(text, breaks)| Text::with_breaks(text, breaks))
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![Just("en"), Just("km"), Just("zh-Hant")].prop_map(|tag| tag.parse().expect("a language"))
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> + Clone {
    let leaf = prop_oneof![text().prop_map(Inline::Text), Just(Inline::LineBreak)];
    let inline = leaf.prop_recursive(3, 12, 3, |inner| {
        let some = proptest::collection::vec(inner, 0..3);
        prop_oneof![
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Emphasis),
            some.clone().prop_map(Inline::Superscript),
            some.clone().prop_map(Inline::Subscript),
            (language(), some.clone()).prop_map(|(language, content)| Inline::Foreign { language, content }),
            some.clone().prop_map(|content| {
                let href = "https://example.org/?a=1&b='2'".parse().expect("an address");
                Link::new(href, content).map_or(Inline::LineBreak, Inline::Link)
            }),
            some.prop_map(|paragraph| {
                Footnote::new(vec![paragraph]).map_or(Inline::LineBreak, Inline::Footnote)
            }),
        ]
    });
    proptest::collection::vec(inline, 0..4)
}

fn table() -> impl Strategy<Value = Block> {
    (1..4_usize, 0..3_usize).prop_flat_map(|(columns, rows)| {
        let row = proptest::collection::vec(inlines(), columns);
        (inlines(), row.clone(), proptest::collection::vec(row, rows)).prop_map(
            move |(caption, header, rows)| {
                let table =
                    Table::new(header, rows).and_then(|t| t.with_align(vec![ColumnAlign::End; columns]));
                Block::Table(table.expect("a table").with_caption(caption))
            },
        )
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let leaf = prop_oneof![
        inlines().prop_map(Block::Paragraph),
        inlines().prop_map(|content| Block::Heading { level: HeadingLevel::Two, content }),
        table(),
    ];
    let block = leaf.prop_recursive(4, 12, 3, |inner| {
        let some = proptest::collection::vec(inner, 0..3);
        let marker = prop_oneof![
            Just(ListMarker::Bulleted),
            (0..99_u32).prop_map(|start| ListMarker::Numbered { start })
        ];
        prop_oneof![
            (marker, proptest::collection::vec(some.clone(), 0..3))
                .prop_map(|(marker, items)| Block::List(List { marker, items })),
            (some, proptest::option::of(text()))
                .prop_map(|(content, speaker)| Block::Quotation(Quotation { content, speaker })),
        ]
    });
    proptest::collection::vec(block, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_is_well_formed_and_keeps_its_words(
        language in language(),
        body in blocks(),
        lines in proptest::collection::vec(inlines(), 0..3),
        running in proptest::option::of(text()),
    ) {
        let foot = vec![Furniture::Lines { role: Role::Closing, lines }];
        let part = Part { body, foot, running, ..Part::new(language, "t") };
        let mut document = Document::new(Meta::new("t", "t"), Theme::default(), part.clone());
        prop_assert_eq!(words(&document), squeeze(&document.reading_text()));
        document.push(part);
        words(&document);
    }
}
