//! Any document: a strategy that nests every kind of furniture, block and inline, with characters that formats trip over.

use std::io::Cursor;

use image::{GrayImage, ImageFormat};
use prakas::document::{
    AltText, Arrangement, Block, Document, Figure, Footnote, Furniture, HeadingLevel, Inline, Language, Link,
    List, ListMarker, Meta, Modules, Part, Permalink, Picture, QrCode, Quotation, Role, Table, Text, Theme,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Characters that mean something in one of the formats, or to a reader of typed text.
const MARKUP: &str = "<>&\"'`#$*_~^=-+[](){}\\/|@%.,:;!?1 \u{A0}";

/// Characters from anywhere: markup, Khmer, controls, joiners, noncharacters.
pub fn any_character() -> BoxedStrategy<char> {
    prop_oneof![
        4 => latin_character(),
        2 => select("កម្ពុជា១២\u{200B}\u{17B4}".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
        1 => select("\0\t\n\r\u{B}\u{1B}\u{85}\u{AD}\u{200D}\u{2028}\u{2060}\u{202E}\u{FEFF}\u{FFFF}\u{FDD0}".chars().collect::<Vec<_>>()),
    ]
    .boxed()
}

/// Characters that the bundled Latin face has, each of which shows as itself.
pub fn latin_character() -> BoxedStrategy<char> {
    let words = select("abcdefgxyzABCé–—“”’…€0123456789".chars().collect::<Vec<_>>());
    prop_oneof![2 => words, 1 => select(MARKUP.chars().collect::<Vec<_>>())].boxed()
}

/// A document of at most three parts whose texts are made of these characters.
pub fn document(characters: &BoxedStrategy<char>) -> BoxedStrategy<Document> {
    Tree { text: text(characters) }.document()
}

fn text(characters: &BoxedStrategy<char>) -> BoxedStrategy<Text> {
    let content = vec(characters.clone(), 0..12).prop_map(String::from_iter);
    (content, vec(0..16_usize, 0..3)).prop_map(|(content, breaks)| Text::with_breaks(content, breaks)).boxed()
}

struct Tree {
    text: BoxedStrategy<Text>,
}

impl Tree {
    fn inlines(&self) -> BoxedStrategy<Vec<Inline>> {
        let words = self.text.clone().prop_map(Inline::Text);
        let link = vec(words.clone(), 1..3).prop_map(|content| {
            let href = "https://example.org/~a?b=(c)&d=\"'<e>#f".parse().expect("an address");
            Link::new(href, content).map_or(Inline::LineBreak, Inline::Link)
        });
        let note = vec(vec(words.clone(), 1..3), 1..3)
            .prop_map(|paragraphs| Footnote::new(paragraphs).map_or(Inline::LineBreak, Inline::Footnote));
        let leaf = prop_oneof![4 => words, 1 => Just(Inline::LineBreak), 1 => link, 1 => note];
        let inline = leaf.prop_recursive(3, 12, 3, |inner| {
            let content = vec(inner, 0..3);
            prop_oneof![
                content.clone().prop_map(Inline::Strong),
                content.clone().prop_map(Inline::Emphasis),
                content.clone().prop_map(Inline::Superscript),
                content.clone().prop_map(Inline::Subscript),
                (language(), content.clone())
                    .prop_map(|(language, content)| Inline::Foreign { language, content }),
                content.prop_map(|content| Inline::Date {
                    date: "2021-10-27".parse().expect("a date"),
                    content
                }),
            ]
        });
        vec(inline, 0..4).boxed()
    }

    fn table(&self) -> BoxedStrategy<Table> {
        let inlines = self.inlines();
        (1..4_usize)
            .prop_flat_map(move |columns| {
                let row = || vec(inlines.clone(), columns);
                (row(), vec(row(), 0..3), inlines.clone()).prop_map(|(header, rows, caption)| {
                    Table::new(header, rows).expect("rows as long as the header").with_caption(caption)
                })
            })
            .boxed()
    }

    fn figure(&self) -> BoxedStrategy<Figure> {
        let figure = |(alt, caption): (Text, _)| {
            let alt = AltText::new(alt).unwrap_or_else(|_| AltText::new("A picture").expect("words"));
            Figure { picture: picture(), alt, caption }
        };
        (self.text.clone(), self.inlines()).prop_map(figure).boxed()
    }

    fn blocks(&self) -> BoxedStrategy<Vec<Block>> {
        let level = select(vec![HeadingLevel::One, HeadingLevel::Two, HeadingLevel::Three]);
        let leaf = prop_oneof![
            3 => self.inlines().prop_map(Block::Paragraph),
            1 => (level, self.inlines()).prop_map(|(level, content)| Block::Heading { level, content }),
            1 => self.table().prop_map(Block::Table),
            1 => self.figure().prop_map(Block::Figure),
        ];
        let speaker = self.text.clone();
        let block = leaf.prop_recursive(3, 12, 3, move |inner| {
            let marker = prop_oneof![
                Just(ListMarker::Bulleted),
                (0..2000_u32).prop_map(|start| ListMarker::Numbered { start })
            ];
            let list = (marker, vec(vec(inner.clone(), 0..3), 0..3));
            let quotation = (vec(inner, 0..3), option::of(speaker.clone()));
            prop_oneof![
                list.prop_map(|(marker, items)| Block::List(List { marker, items })),
                quotation.prop_map(|(content, speaker)| Block::Quotation(Quotation { content, speaker })),
            ]
        });
        vec(block, 0..4).boxed()
    }

    fn furniture(&self) -> BoxedStrategy<Vec<Furniture>> {
        let piece = prop_oneof![
            4 => (select(Role::ALL.to_vec()), vec(self.inlines(), 0..3))
                .prop_map(|(role, lines)| Furniture::Lines { role, lines }),
            1 => Just(Furniture::Ornament),
            1 => self.figure().prop_map(|figure| Furniture::Emblem { picture: figure.picture, alt: figure.alt }),
            1 => self.blocks().prop_map(Furniture::Blocks),
            1 => (0..60_u16).prop_map(|millimetres| Furniture::SignatureSpace { millimetres }),
            1 => self.permalink().prop_map(Furniture::Permalink),
        ];
        let arrangement =
            select(vec![Arrangement::Start, Arrangement::Center, Arrangement::End, Arrangement::Beside]);
        let group = (arrangement, vec(piece.clone(), 0..4))
            .prop_map(|(arrangement, pieces)| Furniture::Group { arrangement, pieces });
        vec(prop_oneof![4 => piece, 1 => group], 0..4).boxed()
    }

    fn permalink(&self) -> BoxedStrategy<Permalink> {
        let code = vec(any::<bool>(), 21 * 21).prop_map(|dark| QrCode {
            modules: Modules::new(21, dark).expect("a square"),
            href: "https://example.org/?a=(b)&c='d'".parse().expect("an address"),
            alt: AltText::new("A code").expect("words"),
        });
        (self.text.clone(), self.inlines(), option::of(code))
            .prop_map(|(label, address, code)| Permalink { label, address, code })
            .boxed()
    }

    fn part(&self) -> BoxedStrategy<Part> {
        let pieces = (self.furniture(), self.blocks(), self.furniture());
        (language(), self.text.clone(), pieces, option::of(self.text.clone()))
            .prop_map(|(language, title, (head, body, foot), running)| Part {
                head,
                body,
                foot,
                running,
                ..Part::new(language, title)
            })
            .boxed()
    }

    fn document(&self) -> BoxedStrategy<Document> {
        let text = || self.text.clone().prop_map(String::from);
        let meta = (text(), vec(text(), 0..3), option::of(text()), vec(text(), 0..3));
        (meta, self.part(), vec(self.part(), 0..3))
            .prop_map(|((title, authors, description, keywords), first, others)| {
                let meta = Meta { authors, description, keywords, ..Meta::new("any", title) };
                let mut document = Document::new(meta, Theme::default(), first);
                others.into_iter().for_each(|part| document.push(part));
                document
            })
            .boxed()
    }
}

fn language() -> impl Strategy<Value = Language> {
    select(vec!["en", "km", "fr", "zh-Hant"]).prop_map(|tag| tag.parse().expect("a tag"))
}

fn picture() -> Picture {
    let mut bytes = Cursor::new(Vec::new());
    GrayImage::new(3, 2).write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    Picture::new(bytes.into_inner()).expect("a picture")
}
