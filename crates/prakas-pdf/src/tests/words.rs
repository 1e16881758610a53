//! The words on the pages are the document's.

use prakas_document::reading::squeeze;
use prakas_document::{
    AltText, Block, Document, Figure, Furniture, HeadingLevel, Inline, Language, List, ListMarker, Meta,
    Part, Quotation, Role, Table, Text, Theme,
};

use super::documents::{document, everything, figure, khmer_part, link, note, part, picture, summit, table};
use super::{all_words, set};
use crate::LayoutOptions;

/// What typst's markup, or a typesetter's habits, would change.
const HOSTILE: &str = "#import \"x\": y; $x^2$ *a* _b_ `c` \\ \\u{41} // d /* e */ @f <g> [h](i) = j + k - l / m ~ n \
    #{1} #1 -- --- ... -? 'o' \"p\" it's 1. q https://r.example/ s\u{2019}t “u” \u{A0}v  w";

/// As it stands, with the running header and the marks of lists and notes left out.
fn bare(mut part: Part) -> Document {
    part.running = None;
    document(part)
}

#[test]
fn words_stand_in_reading_order() {
    let tables_and_figures = part(vec![
        Block::Table(table(5)),
        Block::paragraph("Between."),
        Block::Figure(figure(200, 100)),
        Block::heading(HeadingLevel::One, "Heading"),
        Block::Quotation(Quotation {
            content: vec![Block::paragraph("Said.")],
            speaker: Some("The Ministry".into()),
        }),
    ]);
    for document in [bare(summit().parts()[0].clone()), bare(tables_and_figures)] {
        let options = LayoutOptions { page_numbers: false, ..LayoutOptions::default() };
        let layout =
            crate::layout(&document, &prakas_fonts::Fonts::bundled(), &options).expect("a layout").output;
        assert_eq!(squeeze(&all_words(&layout)), squeeze(&document.reading_text()));
    }
}

#[test]
fn every_block_and_inline_is_on_the_pages() {
    let document = everything();
    let shown = squeeze(&all_words(&set(&document)));
    for line in document.reading_text().lines() {
        assert!(shown.contains(&squeeze(line)), "{line}");
    }
}

#[test]
fn text_is_never_markup() {
    let text = || Inline::from(HOSTILE);
    let table = Table::new(vec![vec![text()]], vec![vec![vec![text()]]]).expect("a table");
    let alt = AltText::new(HOSTILE).expect("words");
    let part = Part {
        head: vec![Furniture::Lines { role: Role::Title, lines: vec![vec![text()], vec![text()]] }],
        body: vec![
            Block::Paragraph(vec![text(), Inline::LineBreak, Inline::strong(HOSTILE), note(HOSTILE)]),
            Block::Paragraph(vec![
                Inline::Superscript(vec![text()]),
                Inline::Subscript(vec![text()]),
                Inline::emphasis(HOSTILE),
                link("https://example.org/#$*_`", HOSTILE),
                Inline::foreign("fr".parse().expect("a language"), HOSTILE),
            ]),
            Block::heading(HeadingLevel::One, HOSTILE),
            Block::List(List { marker: ListMarker::Bulleted, items: vec![vec![Block::paragraph(HOSTILE)]] }),
            Block::Quotation(Quotation {
                content: vec![Block::paragraph(HOSTILE)],
                speaker: Some(HOSTILE.into()),
            }),
            Block::Table(table.with_caption(vec![text()])),
            Block::Figure(Figure { picture: picture(30, 20), alt, caption: vec![text()] }),
            Block::Paragraph(vec![Inline::from("x "); 2_000]),
        ],
        foot: vec![Furniture::line(Role::Closing, HOSTILE)],
        running: Some(HOSTILE.into()),
        ..Part::new(Language::EN, HOSTILE)
    };
    let meta = Meta {
        authors: vec![HOSTILE.into()],
        description: Some(HOSTILE.into()),
        keywords: vec![HOSTILE.into()],
        ..super::documents::summit_meta()
    };
    let document = Document::new(Meta { title: HOSTILE.into(), ..meta }, Theme::default(), part);
    let layout = set(&document);
    let shown = squeeze(&all_words(&layout));
    let times = shown.matches(&squeeze(HOSTILE)).count();
    // Nineteen fields on paper, and the running header of each page but the first.
    assert_eq!(times, 19 + layout.page_count() - 1, "{shown}");
    let info = typst::model::Document::info(&layout.pages);
    assert_eq!(info.title.as_deref(), Some(HOSTILE));
    assert_eq!(info.author, [HOSTILE]);
    assert_eq!(info.description.as_deref(), Some(HOSTILE));
    assert_eq!(info.keywords, [HOSTILE, "en"]);
}

#[test]
fn spaces_stay_as_they_were_typed() {
    let document = bare(part(vec![Block::paragraph("  a  b \u{A0}c\u{202F}d ")]));
    assert!(all_words(&set(&document)).contains("  a  b \u{A0}c\u{202F}d "));
}

#[test]
fn lines_may_break_where_the_text_says() {
    let word = "ក្រសួងការបរទេស";
    let text = Text::with_breaks(word.repeat(40), (1..40).map(|i| i * word.len()).collect());
    let document = document(Part { body: vec![Block::Paragraph(vec![text.into()])], ..khmer_part() });
    let layout = set(&document);
    let mut baselines: Vec<f64> = super::runs(&layout, 0).iter().map(|run| run.y).collect();
    baselines.sort_by(f64::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    assert!(baselines.len() > 10, "{baselines:?}");
}
