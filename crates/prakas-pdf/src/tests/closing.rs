//! What stands together: place, date and signature with the last lines of the body, captions with what they speak of, a section's
//! entries, an address with what is before it.

use prakas_document::{
    Arrangement, Block, Document, Furniture, HeadingLevel, Language, List, ListMarker, Part, Permalink,
    Quotation, Role, Theme,
};

use super::documents::{document, figure, summit_meta, table};
use super::{Run, runs, set, words};
use crate::Layout;

/// Place, date and signature, with room for a seal.
fn closing() -> Furniture {
    let pieces = vec![
        Furniture::Lines {
            role: Role::Closing,
            lines: vec![
                vec!["The lunar date of that day".into()],
                vec!["Phnom Penh, 27 October 2021".into()],
            ],
        },
        Furniture::line(Role::SignatureOffice, "Spokesperson Unit"),
        Furniture::SignatureSpace { millimetres: 20 },
        Furniture::line(Role::SignatureName, "Office of the Seal"),
    ];
    Furniture::Group { arrangement: Arrangement::End, pieces }
}

fn page_of(layout: &Layout, text: &str) -> Option<usize> {
    (0..layout.page_count()).find(|&page| words(layout, page).contains(text))
}

/// How many lines of a page have a word of the body in them.
fn body_lines(layout: &Layout, page: usize, word: &str) -> usize {
    let mut lines: Vec<f64> =
        runs(layout, page).into_iter().filter(|run| run.text.contains(word)).map(|run| run.y).collect();
    lines.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    lines.len()
}

/// Bodies of many lengths, so that the page ends at every place: the closing stands on one page with two lines of the last
/// block at least.
fn assert_stays(body: impl Fn(usize) -> Vec<Block>, least: usize) {
    let mut turned = 0;
    for count in 0..48 {
        let foot = vec![closing(), Furniture::line(Role::EndHeading, "Press contacts")];
        let layout = set(&document(Part { body: body(count), foot, ..Part::new(Language::EN, "T") }));
        let page = page_of(&layout, "The lunar date").expect("a closing");
        assert_eq!(page_of(&layout, "Office of the Seal"), Some(page), "{count}");
        let lines = body_lines(&layout, page, "word");
        assert!(lines >= least, "{count}: {lines} lines above the closing on page {page}");
        assert_bottom(&layout, count);
        turned += usize::from(page == 1);
    }
    assert!((1..48).contains(&turned), "no page ended among the bodies");
}

/// Nothing stands under the lower margin but the page's number.
fn assert_bottom(layout: &Layout, count: usize) {
    let bottom = (297.0 - 25.0) / 25.4 * 72.0;
    for page in 0..layout.page_count() {
        let low = |run: &Run| run.y > bottom && run.text != (page + 1).to_string();
        assert!(!runs(layout, page).iter().any(low), "{count}: page {page} runs over");
    }
}

fn filling(count: usize) -> Vec<Block> {
    (0..count).map(|_| Block::paragraph("Filling.")).collect()
}

#[test]
fn the_closing_stays_with_the_last_lines_of_a_paragraph() {
    for words in [30, 120, 900] {
        let last = "word ".repeat(words);
        assert_stays(|count| [filling(count), vec![Block::paragraph(last.as_str())]].concat(), 2);
    }
}

#[test]
fn the_closing_stays_with_the_last_line_of_a_list_or_quotation() {
    let items = |marker| {
        let items = (0..6).map(|_| vec![Block::paragraph("word ".repeat(30).as_str())]).collect();
        Block::List(List { marker, items })
    };
    let quotation = |speaker: Option<&str>| {
        Block::Quotation(Quotation {
            content: vec![Block::paragraph("word ".repeat(60).as_str())],
            speaker: speaker.map(Into::into),
        })
    };
    let blocks = [
        (items(ListMarker::Bulleted), 2),
        (items(ListMarker::Numbered { start: 1 }), 2),
        (quotation(None), 2),
        (quotation(Some("A speaker of one word")), 2),
        (Block::Figure(figure(300, 200)), 0),
    ];
    for (last, least) in blocks {
        assert_stays(|count| [filling(count), vec![last.clone()]].concat(), least);
    }
}

#[test]
fn the_closing_is_a_block_at_the_right_centred_on_itself() {
    let foot = vec![closing()];
    let layout = set(&document(Part { body: filling(1), foot, ..Part::new(Language::EN, "T") }));
    let lines = runs(&layout, 0);
    let closing = lines.iter().filter(|run| run.text != "Filling.");
    let centres: Vec<f64> = closing.clone().map(|run| run.x + run.width / 2.0).collect();
    assert!(centres.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.5), "{centres:?}");
    let right = (210.0 - 25.0) / 25.4 * 72.0;
    let end = closing.map(|run| run.x + run.width).fold(0.0, f64::max);
    assert!((right - end).abs() < 1.0, "{end}");
}

#[test]
fn a_letterhead_stands_where_its_arrangement_says() {
    let head = |arrangement| {
        let lines = ["MINISTRY OF FOREIGN AFFAIRS", "OFFICE"].map(|line| vec![line.into()]).to_vec();
        let issuer = Furniture::Lines { role: Role::Issuer, lines };
        let number = Furniture::line(Role::Number, "No. 1");
        Furniture::Group { arrangement, pieces: vec![issuer, number] }
    };
    let lines = |arrangement| {
        let part = Part { head: vec![head(arrangement)], body: filling(1), ..Part::new(Language::EN, "T") };
        runs(&set(&document(part)), 0)
            .into_iter()
            .take(3)
            .map(|run| (run.x, run.x + run.width / 2.0))
            .collect()
    };
    let (left, middle) = (25.0 / 25.4 * 72.0, 105.0 / 25.4 * 72.0);
    let near = |a: f64, b: f64| (a - b).abs() < 1.0;
    let start: Vec<(f64, f64)> = lines(Arrangement::Start);
    assert!(near(start[0].0, left) && start.iter().all(|line| near(line.1, start[0].1)), "{start:?}");
    let center: Vec<(f64, f64)> = lines(Arrangement::Center);
    assert!(center.iter().all(|line| near(line.1, middle)), "{center:?}");
    let beside: Vec<(f64, f64)> = lines(Arrangement::Beside);
    assert!(beside.iter().all(|line| near(line.0, left)), "{beside:?}");
}

#[test]
fn captions_stay_with_what_they_speak_of() {
    for count in 0..40 {
        let mut body = filling(count);
        body.push(Block::Table(table(4)));
        let layout = set(&document(Part { body, ..Part::new(Language::EN, "T") }));
        assert_eq!(page_of(&layout, "Contributions, in"), page_of(&layout, "Fund 0"), "{count}");
    }
}

#[test]
fn a_short_section_stays_together() {
    for count in 0..40 {
        let lines = ["First", "Second", "Third"].map(|line| vec![line.into()]).to_vec();
        let foot = vec![
            Furniture::line(Role::EndHeading, "Attachments"),
            Furniture::Lines { role: Role::EndMatter, lines },
        ];
        let layout = set(&document(Part { body: filling(count), foot, ..Part::new(Language::EN, "T") }));
        assert_eq!(page_of(&layout, "Attachments"), page_of(&layout, "Third"), "{count}");
    }
}

#[test]
fn an_address_is_never_alone_on_a_page() {
    let permalink = || {
        let address = vec!["https://example.org/1".into()];
        Furniture::Permalink(Permalink { label: "Check this release at".into(), address, code: None })
    };
    let contacts = || {
        vec![
            Furniture::line(Role::EndHeading, "Press contacts"),
            Furniture::line(Role::Contact, "Press desk"),
        ]
    };
    for (between, before) in [(vec![], "Office of the Seal"), (contacts(), "Press desk")] {
        let foot = [vec![closing()], between, vec![permalink()]].concat();
        let mut turned = 0;
        for count in 0..48 {
            let foot = foot.clone();
            let layout = set(&document(Part { body: filling(count), foot, ..Part::new(Language::EN, "T") }));
            let page = page_of(&layout, "Check this release").expect("an address");
            assert_eq!(page_of(&layout, before), Some(page), "{count}");
            assert_bottom(&layout, count);
            turned += usize::from(page == 1);
        }
        assert!((1..48).contains(&turned), "no page ended among the bodies");
    }
}

#[test]
fn no_line_of_a_paragraph_stands_alone() {
    for count in 0..30 {
        let mut body = filling(count);
        body.push(Block::heading(HeadingLevel::One, "Heading"));
        body.push(Block::paragraph("word ".repeat(90).as_str()));
        let layout = set(&document(Part { body, ..Part::new(Language::EN, "T") }));
        for page in 0..layout.page_count() {
            assert_ne!(body_lines(&layout, page, "word"), 1, "{count}: page {page}");
        }
        let heading = page_of(&layout, "Heading").expect("a heading");
        assert!(body_lines(&layout, heading, "word") >= 2, "{count}");
    }
}

#[test]
fn a_small_page_holds_what_it_can() {
    let mut theme = Theme::default();
    (theme.page.width, theme.page.height) = (100.0, 100.0);
    let part = Part { body: filling(3), foot: vec![closing()], ..Part::new(Language::EN, "T") };
    let layout = set(&Document::new(summit_meta(), theme, part));
    assert!(layout.page_count() > 1);
    assert!(page_of(&layout, "Office of the Seal").is_some());
}
