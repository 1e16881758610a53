//! What stands where.

use prakas_document::{
    Block, Digits, Furniture, HeadingLevel, Inline, Language, Part, Quotation, Role, Table,
};
use prakas_fonts::Fonts;

use super::documents::{bilingual, document, everything, khmer_part, link, long_summit, part, summit, table};
use super::{Run, runs, set, words};
use crate::{Layout, LayoutOptions, layout};

/// What stands in the lower margin.
fn footer(layout: &Layout, page: usize) -> String {
    let foot = (297.0 - 25.0) / 25.4 * 72.0;
    runs(layout, page).into_iter().filter(|run| run.y > foot).map(|run| run.text).collect()
}

#[test]
fn pages_are_numbered_from_the_second_on() {
    let layout = set(&long_summit());
    assert!(layout.page_count() >= 3);
    assert_eq!(footer(&layout, 0), "");
    for page in 1..layout.page_count() {
        assert_eq!(footer(&layout, page), (page + 1).to_string());
    }
    let options = LayoutOptions { page_numbers: false, ..LayoutOptions::default() };
    let bare = crate::layout(&long_summit(), &Fonts::bundled(), &options).expect("a layout").output;
    assert!((0..bare.page_count()).all(|page| footer(&bare, page).is_empty()));
}

#[test]
fn the_running_header_begins_on_the_second_page() {
    let mut part = long_summit().parts()[0].clone();
    part.running = Some("At the top of each page".into());
    let layout = set(&document(part));
    assert!(!words(&layout, 0).contains("At the top"));
    assert!(words(&layout, 1).starts_with("At the top of each page"));
    assert!(words(&layout, 2).starts_with("At the top of each page"));
}

#[test]
fn no_page_has_the_signature_alone() {
    let closing = Furniture::line(Role::Closing, "Phnom Penh, 27 October 2021");
    let office = Furniture::line(Role::SignatureOffice, "Spokesperson Unit");
    let paragraph = "The Summit took note of the progress of cooperation. ".repeat(4);
    let mut turned = 0;
    for count in 10..30 {
        let body = vec![Block::paragraph(paragraph.as_str()); count];
        let foot = vec![closing.clone(), office.clone()];
        let layout = set(&document(Part { body, foot, ..Part::new(Language::EN, "T") }));
        if layout.page_count() == 2 {
            turned += 1;
            assert!(words(&layout, 1).starts_with("The Summit took note"), "after {count} paragraphs");
        }
    }
    assert!(turned > 0);
}

#[test]
fn each_part_begins_a_page_and_is_numbered_on() {
    let long = "កម្ពុជា ".repeat(900);
    let mut two = document(Part { body: vec![Block::paragraph(long.as_str())], ..khmer_part() });
    two.push(long_summit().parts()[0].clone());
    let layout = set(&two);
    let english = (0..layout.page_count()).find(|&page| words(&layout, page).starts_with("KINGDOM"));
    let english = english.expect("a first page in English");
    assert!(english >= 2);
    assert_eq!((footer(&layout, 0).as_str(), footer(&layout, 1).as_str()), ("", "២"));
    let numbers = [english, english + 1].map(|page| (footer(&layout, page), (page + 1).to_string()));
    numbers.iter().for_each(|(printed, counted)| assert_eq!(printed, counted));
    assert_eq!(set(&bilingual()).page_count(), 1 + set(&summit()).page_count());
}

#[test]
fn notes_are_counted_anew_in_each_part_in_its_digits() {
    let noted = |language, digits| Part {
        digits,
        body: vec![Block::Paragraph(vec!["A".into(), super::documents::note("Note")])],
        ..Part::new(language, "T")
    };
    let mut two = document(noted(Language::KM, Digits::Khmer));
    two.push(noted(Language::EN, Digits::Latin));
    let layout = set(&two);
    assert_eq!((words(&layout, 0).as_str(), words(&layout, 1).as_str()), ("A១១Note", "A11Note2"));
}

/// Whether some text stands outside of the margins at the sides. Punctuation hangs over the edge a little.
pub(super) fn outside(layout: &Layout) -> Vec<String> {
    let (left, right) = (25.0 / 25.4 * 72.0, (210.0 - 25.0) / 25.4 * 72.0);
    let is_outside = |run: &Run| run.x < left - 1.0 || run.x + run.width > right + 8.0;
    let runs = (0..layout.page_count()).flat_map(|page| runs(layout, page));
    runs.filter(is_outside).map(|run| run.text).collect()
}

#[test]
fn nothing_runs_over_the_margins() {
    let cells = |columns: usize| vec![vec![Inline::from("Internationalisation")]; columns];
    let table = |columns| Block::Table(Table::new(cells(columns), vec![cells(columns)]).expect("a table"));
    let address = format!("https://example.org/{}?q={}", "path/".repeat(20), "0123456789abcdef".repeat(8));
    let mut part = part(vec![
        Block::paragraph("W".repeat(200).as_str()),
        Block::paragraph("m\u{A0}".repeat(100).as_str()),
        Block::Paragraph(vec![link(&address, &address), super::documents::note(&"N".repeat(300))]),
        table(5),
        table(14),
        table(30),
    ]);
    part.head.push(Furniture::line(Role::Title, "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(6)));
    for document in [everything(), document(part)] {
        assert_eq!(outside(&set(&document)), Vec::<String>::new());
    }
}

#[test]
fn the_header_row_repeats_on_each_page_of_a_table() {
    let layout = set(&document(part(vec![Block::Table(table(90))])));
    assert!(layout.page_count() >= 3);
    for page in 0..layout.page_count() {
        assert!(words(&layout, page).contains("FundPurposeUSD"), "page {page}");
    }
}

#[test]
fn a_note_of_a_header_row_is_set_once() {
    let header = vec![vec!["Head".into(), super::documents::note("Only once.")]];
    let table = Table::new(header, vec![vec![vec!["cell".into()]]; 90]).expect("a table");
    let layout = set(&document(part(vec![Block::Table(table)])));
    assert!(layout.page_count() > 1);
    let count: usize =
        (0..layout.page_count()).map(|page| words(&layout, page).matches("Only once.").count()).sum();
    assert_eq!(count, 1);
}

#[test]
fn a_row_longer_than_a_page_goes_on_on_the_next() {
    let long = vec![vec![Inline::from("word ".repeat(4_000).as_str())]];
    let table = Table::new(vec![vec!["Head".into()]], vec![long]).expect("a table");
    let layout = set(&document(part(vec![Block::Table(table)])));
    let count: usize =
        (0..layout.page_count()).map(|page| words(&layout, page).matches("word").count()).sum();
    assert_eq!(count, 4_000);
}

#[test]
fn a_heading_stays_with_its_text() {
    for lines in 25..45 {
        let mut body: Vec<Block> = (0..lines).map(|_| Block::paragraph("A line.")).collect();
        body.push(Block::heading(HeadingLevel::One, "The heading"));
        body.push(Block::paragraph("Its text."));
        let layout = set(&document(part(body)));
        let page_of = |text| (0..layout.page_count()).find(|&page| words(&layout, page).contains(text));
        assert_eq!(page_of("The heading"), page_of("Its text."), "{lines} lines");
    }
}

#[test]
fn a_quotation_stays_with_its_speaker() {
    for lines in 25..45 {
        let mut body: Vec<Block> = (0..lines).map(|_| Block::paragraph("A line.")).collect();
        let content = vec![Block::paragraph("Said first."), Block::paragraph("Said last.")];
        body.push(Block::Quotation(Quotation { content, speaker: Some("The Ministry".into()) }));
        let layout = set(&document(part(body)));
        let page_of = |text| (0..layout.page_count()).find(|&page| words(&layout, page).contains(text));
        assert_eq!(page_of("Said last."), page_of("The Ministry"), "{lines} lines");
    }
}

#[test]
fn lines_are_as_far_apart_as_the_theme_says() {
    let raised = Inline::Superscript(vec!["th".into()]);
    let content = vec!["word ".repeat(60).as_str().into(), raised, " word".repeat(60).as_str().into()];
    let layout = set(&document(Part { head: vec![], ..part(vec![Block::Paragraph(content)]) }));
    let mut baselines: Vec<f64> =
        runs(&layout, 0).into_iter().filter(|run| run.text.contains("word")).map(|run| run.y).collect();
    baselines.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    assert!(baselines.len() > 4);
    assert!(baselines.windows(2).all(|pair| (pair[1] - pair[0] - 15.0).abs() < 0.01), "{baselines:?}");
}

#[test]
fn a_document_without_words_has_a_page() {
    let empty = document(Part::new(Language::EN, ""));
    assert_eq!(
        layout(&empty, &Fonts::bundled(), &LayoutOptions::default()).expect("a layout").output.page_count(),
        1
    );
}
