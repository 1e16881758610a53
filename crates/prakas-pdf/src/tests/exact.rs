//! What readers get from each glyph, and that nothing on the page moves for it.

use std::collections::HashMap;

use prakas_document::reading::squeeze;
use prakas_document::{Block, Document, Furniture, Inline, Language, Part, Role, Text, Theme};
use prakas_fonts::Fonts;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use super::documents::{bilingual, document, everything, khmer_part, link, note, summit_meta, table};
use super::{all_words, as_typeset, items, set};
use crate::exact::exact;
use crate::{Layout, LayoutOptions};

/// Syllables that are hard to keep apart, or whole: repeated, stacked, split, with marks off the line, beside Latin.
const HARD: &str =
    "កុំកុំកុំ ស្ត្រីស្ត្រី ប៉ុន្តែ ប៉ុន្តែ ព្រឹត្តិ ខ្ញុំខ្ញុំ ញ៉ាំ ម៉្យាង ហ្ឫទ័យ ក្រុមហ៊ុន ឥន្ទ្រិយ៍ វ៉ែនតា ស៊ូស៊ី ប្រៀប ជឿ រឿង ពោះ កៅអី ធ្វើ ពិធី៍ ។ល។ ៗ ៛ «កា»(ដា)";

/// A part in Khmer with these words in everything that has a look of its own.
fn hard() -> Document {
    let bold = |text: &str| Inline::strong(text);
    let body = vec![
        Block::paragraph(HARD.repeat(6).as_str()),
        Block::Paragraph(vec![
            "សេចក្តី".into(),
            bold("ប្រកាស"),
            "ព័ត៌".into(),
            Inline::emphasis("មាន ASEAN-"),
            link("https://example.org/", "Japan កុំកុំ"),
            note(HARD),
            Inline::Superscript(vec!["កុំ".into()]),
            Inline::Subscript(vec!["កុំ".into()]),
        ]),
        Block::heading(prakas_document::HeadingLevel::One, HARD),
        Block::Table(table(2)),
        Block::paragraph("a\u{AD}b\u{200B}c\u{2060}d fi ffi é e\u{301} ជំ\u{AD}រាប\u{200B}សួរ\u{2060}ក"),
    ];
    let head = vec![
        Furniture::line(Role::NationalHeader, HARD),
        Furniture::line(Role::Title, HARD),
        Furniture::line(Role::Dateline, HARD),
    ];
    let part = Part { head, body, ..Part::new(Language::KM, "កុំ") };
    Document::new(summit_meta(), Theme::default(), part)
}

/// How far each glyph's text is from being its own: those that share a glyph with another text, and clusters of several glyphs.
fn torn(layout: &Layout) -> Vec<String> {
    let mut said: HashMap<(usize, u16), String> = HashMap::new();
    let mut fonts = Vec::new();
    let mut torn = Vec::new();
    for (_, item) in (0..layout.page_count()).flat_map(|page| items(layout, page)) {
        let font = fonts.iter().position(|font| *font == item.font).unwrap_or_else(|| {
            fonts.push(item.font.clone());
            fonts.len() - 1
        });
        let mut end = 0;
        for glyph in &item.glyphs {
            let text = &item.text[glyph.range()];
            if said.entry((font, glyph.id)).or_insert_with(|| text.to_owned()) != text {
                torn.push(format!("{text} shares its glyph"));
            }
            if glyph.range().start != end || text.is_empty() {
                torn.push(format!("{text} has several glyphs, or none"));
            }
            if glyph.y_offset.get() != 0.0 {
                torn.push(format!("{text} is off its line"));
            }
            end = glyph.range().end;
        }
        if end != item.text.len() {
            torn.push(format!("{} has more text than glyphs", item.text));
        }
    }
    torn
}

#[test]
fn each_glyph_says_one_thing() {
    for document in [hard(), everything(), bilingual()] {
        assert_eq!(torn(&set(&document)), Vec::<String>::new());
    }
}

#[test]
fn what_is_said_is_the_text() {
    let document = document(Part {
        body: vec![Block::paragraph(HARD.repeat(40).as_str())],
        ..Part::new(Language::KM, "កុំ")
    });
    let options = LayoutOptions { page_numbers: false };
    let layout = crate::layout(&document, &Fonts::bundled(), &options).expect("a layout").output;
    assert!(layout.page_count() > 1);
    assert_eq!(squeeze(&all_words(&layout)), squeeze(&document.reading_text()));
}

#[test]
fn a_word_says_the_same_where_its_style_changes() {
    let bold = |text: &str| Inline::strong(text);
    let word = vec!["សេចក្តី".into(), bold("ប្រកាស"), "ព័ត៌".into(), bold("មាន")];
    let part = Part { body: vec![Block::Paragraph(word)], ..Part::new(Language::KM, "កុំ") };
    assert!(all_words(&set(&document(part))).starts_with("សេចក្តីប្រកាសព័ត៌មាន"));
}

#[test]
fn break_controls_do_not_come_back() {
    let text = Text::with_breaks("កម្ពុជានិងជប៉ុន", vec!["កម្ពុជា".len()]);
    let typed = "ក\u{200B}ខ\u{2060}គ\u{AD}ឃ\u{FEFF}ង";
    let body = vec![Block::Paragraph(vec![text.into()]), Block::paragraph(typed)];
    let words = all_words(&set(&document(Part { body, ..Part::new(Language::KM, "ក") })));
    assert!(words.starts_with("កម្ពុជានិងជប៉ុនកខគឃង"), "{words}");
}

#[test]
fn joiners_that_an_author_typed_come_back() {
    let typed = "ក\u{200C}ខ្\u{200D}គ";
    let body = vec![Block::paragraph(typed)];
    let words = all_words(&set(&document(Part { body, ..Part::new(Language::KM, "ក") })));
    assert!(words.starts_with(typed), "{words:?}");
}

#[test]
fn a_hyphen_at_the_end_of_a_line_ends_it() {
    let words: String = (0..60).map(|n| format!("{}ASEAN-Japan ", "a ".repeat(n % 7))).collect();
    let body = vec![Block::paragraph(words.as_str())];
    let words = all_words(&set(&document(Part { body, ..Part::new(Language::EN, "A") })));
    assert!(words.contains("ASEAN-\nJapan") && words.contains("ASEAN-Japan"), "{words}");
}

/// The pixels of a page on white.
fn pixels(document: &PagedDocument, page: usize, dpi: f64) -> Vec<u8> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(dpi / 72.0), ..RenderOptions::default() };
    typst_render::render(&document.pages()[page], &options).data().to_vec()
}

/// How far a pixel's colour may be from what it was, of 255. Places are rounded to font units, a thousandth of the type's size or
/// less, which moves an edge by a hundredth of a pixel.
const MOST: u8 = 12;

/// How many of a million values with ink may be further off, and then only darker: where pieces of a cluster overlap, two edges that
/// each let some white through are one now.
const SEAMS: usize = 500;

#[test]
fn nothing_is_seen_to_move() {
    for document in [hard(), everything(), bilingual(), document(khmer_part())] {
        let before = as_typeset(&document).pages;
        let after = exact(before.clone()).0;
        assert_eq!(before.pages().len(), after.pages().len());
        for (page, dpi) in (0..before.pages().len()).flat_map(|page| [(page, 96.0), (page, 300.0)]) {
            let (old, new) = (pixels(&before, page, dpi), pixels(&after, page, dpi));
            let inked = old.iter().zip(&new).filter(|&(old, new)| *old != 255 || *new != 255).count();
            let far: Vec<_> = old.iter().zip(&new).filter(|&(old, new)| old.abs_diff(*new) > MOST).collect();
            assert!(far.len() * 1_000_000 <= inked * SEAMS, "page {page} at {dpi} dpi: {far:?} of {inked}");
            assert!(far.iter().all(|(old, new)| new < old), "page {page} at {dpi} dpi: {far:?}");
        }
    }
}
