use prakas_document::{Footnote, HeadingLevel, Language, List, ListMarker, Meta, Text};

use super::*;

fn of(part: Part) -> Document {
    Document::new(Meta::new("sample", "Sample"), Theme::default(), part)
}

/// The characters of each look, as `family weight slant: characters`.
fn described(document: &Document) -> Vec<String> {
    let mut looks: Vec<String> = shown(document)
        .iter()
        .map(|(Look { family, weight, slant }, characters)| {
            format!("{family} {weight:?} {slant:?}:{}", characters.iter().collect::<String>())
        })
        .collect();
    looks.sort();
    looks
}

#[test]
fn each_look_has_its_own_characters() {
    let note = Footnote::new(vec![vec![Inline::strong("ខ")]]).expect("a footnote");
    let part = Part {
        head: vec![Furniture::line(Role::Title, "ក"), Furniture::line(Role::Subtitle, "«គ»")],
        body: vec![
            Block::heading(HeadingLevel::One, "ឃ"),
            Block::Paragraph(vec!["ង (ASEAN)".into(), Inline::Footnote(note)]),
            Block::List(List { marker: ListMarker::Bulleted, items: vec![vec![Block::paragraph("ច")]] }),
            Block::Quotation(Quotation {
                content: vec![Block::Paragraph(vec![Inline::emphasis("ឆ")])],
                speaker: Some("ជ".into()),
            }),
        ],
        digits: Digits::Latin,
        running: Some(Text::new("ឈ")),
        ..Part::new(Language::KM, "Sample")
    };
    assert_eq!(
        described(&of(part)),
        [
            "Moul Bold Upright: ក",
            "Noto Serif Khmer Bold Upright: ខឃឈ",
            "Noto Serif Khmer Regular Italic: «»គ",
            "Noto Serif Khmer Regular Upright: ()ងចឆជ",
        ]
    );
}

#[test]
fn khmer_numbers_are_shown_though_nobody_typed_them() {
    let part = Part { digits: Digits::Khmer, ..Part::new(Language::KM, "Sample") };
    assert_eq!(described(&of(part)), ["Noto Serif Khmer Regular Upright: .០១២៣៤៥៦៧៨៩"]);
}

#[test]
fn without_khmer_there_is_no_look() {
    let body = vec![Block::paragraph("ASEAN, 2021.")];
    let part = Part { body, digits: Digits::Latin, ..Part::new(Language::KM, "Sample") };
    assert_eq!(described(&of(part)), Vec::<String>::new());
}
