//! The card, whatever a release says.

use prakas_document::{AltText, Color, Document, Furniture, Inline, Language, Part, Role, Text, Theme};
use prakas_fonts::{FontOptions, Fonts};
use typst::layout::{Frame, FrameItem, Point};

use super::documents::{bilingual, khmer_part, picture, summit, summit_head, summit_meta};
use super::{Run, runs};
use crate::{CardError, CardOptions, Layout, card, evict};

const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const MARGIN: f64 = 72.0;

fn png(document: &Document) -> Vec<u8> {
    let made = card(document, &Fonts::bundled(), &CardOptions::default()).expect("a card");
    assert_eq!(made.warnings, []);
    made.output
}

/// The card as a layout of its one page.
fn set(document: &Document) -> Layout {
    let made = card::set(document, &document.parts()[0], &Fonts::bundled()).expect("a card");
    assert_eq!(made.warnings, []);
    Layout { pages: made.output, ..super::set(&summit()) }
}

/// What a card is made of.
#[derive(Debug, Clone)]
struct Case {
    language: Language,
    title: String,
    status: Option<&'static str>,
    emblem: Option<(u32, u32)>,
    issuers: usize,
}

impl Case {
    fn document(&self) -> Document {
        let (khmer, of_khmer) = (self.language == Language::KM, khmer_part());
        let mut part =
            if khmer { of_khmer } else { Part { head: summit_head(), ..summit().parts()[0].clone() } };
        let issuer = part.head.iter().position(|piece| is(piece, Role::Issuer)).expect("an issuer");
        let name = part.head[issuer].clone();
        part.head.splice(issuer..=issuer, vec![name; self.issuers]);
        part.head.retain(|piece| !is(piece, Role::Title));
        part.head.push(Furniture::line(Role::Title, words(&self.title, khmer)));
        part.running = self.status.map(|status| words(status, khmer));
        part.head.extend(self.emblem.map(|(width, height)| Furniture::Emblem {
            picture: picture(width, height),
            alt: AltText::new("The emblem").expect("words"),
        }));
        let day =
            Inline::Date { date: jiff::civil::date(2021, 10, 27), content: vec!["27 October 2021".into()] };
        part.foot =
            vec![Furniture::Lines { role: Role::Closing, lines: vec![vec!["Phnom Penh, ".into(), day]] }];
        Document::new(summit_meta(), Theme::default(), part)
    }
}

fn is(piece: &Furniture, wanted: Role) -> bool {
    matches!(piece, Furniture::Lines { role, .. } if *role == wanted)
}

/// Words with a break opportunity after every fourth cluster of Khmer.
fn words(words: &str, khmer: bool) -> Text {
    let breaks = prakas_khmer::cluster::boundaries(words).step_by(4).filter(|_| khmer);
    Text::with_breaks(words, breaks.collect())
}

/// Every kind of card.
fn cases() -> Vec<Case> {
    let english = "Outcomes of the 24th ASEAN-Japan Summit and of the meetings on its margins ";
    let khmer = "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤ និងកិច្ចសហប្រតិបត្តិការអន្តរជាតិ ";
    let long =
        |words: &str, count: usize| words.chars().cycle().take(count).collect::<String>().trim().to_owned();
    let mut cases = Vec::new();
    for (language, words) in [(Language::EN, english), (Language::KM, khmer)] {
        let titles = [20, 45, 110, 300, 3_000].map(|count| long(words, count));
        let odd = ["ABCDEFGHIJ".repeat(40), "ខ្ញុំស្ត្រី".repeat(60), "i".repeat(300), "ឈ្មោះ WTO ២០២១".to_owned()];
        for title in titles.into_iter().chain(odd) {
            for status in [None, Some("DRAFT – NOT FOR PUBLICATION"), Some(&*"WITHDRAWN, 28 October 2021: the amount of the contribution was wrong, and the name of the fund as well. ".repeat(3).leak())] {
                for (emblem, issuers) in [(None, 1), (Some((60, 60)), 1), (Some((900, 60)), 2), (Some((20, 200)), 9)] {
                    cases.push(Case { language: language.clone(), title: title.clone(), status, emblem, issuers });
                }
            }
        }
    }
    cases
}

/// Left, upper, right and lower edge.
type Area = [f64; 4];

/// Whether two areas overlap by more than this.
fn overlap(a: Area, b: Area, deep: f64) -> bool {
    let deep = |low: usize| a[low].max(b[low]) + deep < a[low + 2].min(b[low + 2]);
    deep(0) && deep(1)
}

fn area(run: &Run) -> Option<Area> {
    run.ink.map(|(top, bottom)| [run.x, top, run.x + run.width, bottom])
}

/// Where the emblem is.
fn emblem(frame: &Frame, origin: Point) -> Option<Area> {
    frame.items().find_map(|(position, item)| {
        let at = origin + *position;
        match item {
            FrameItem::Group(group) => {
                emblem(&group.frame, at + Point::new(group.transform.tx, group.transform.ty))
            }
            FrameItem::Image(_, size, _) => {
                Some([at.x, at.y, at.x + size.x, at.y + size.y].map(|length| length.to_pt()))
            }
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => None,
        }
    })
}

#[test]
fn nothing_runs_over_the_edges_or_into_each_other() {
    for case in cases() {
        let layout = set(&case.document());
        assert_eq!(layout.page_count(), 1, "{case:?}");
        let runs = runs(&layout, 0);
        for run in &runs {
            let Some([left, top, right, bottom]) = area(run) else { continue };
            assert!(left > MARGIN - 1.0 && right < WIDTH - MARGIN + 8.0, "{} in {case:?}", run.text);
            assert!(top > 4.0 && bottom < HEIGHT - 4.0, "{} in {case:?}", run.text);
        }
        let is_one_line = |a: &Run, b: &Run| (a.y - b.y).abs() < a.size.max(b.size) * 0.9;
        for (i, a) in runs.iter().enumerate() {
            for b in runs[i + 1..].iter().filter(|b| !is_one_line(a, b)) {
                // Stacks of the next line may reach between those of this one.
                let stacked = if (a.size, &a.family) == (b.size, &b.family) { 0.15 * a.size } else { 0.5 };
                let apart = area(a).zip(area(b)).is_none_or(|(a, b)| !overlap(a, b, stacked));
                assert!(apart, "{} and {} in {case:?}", a.text, b.text);
            }
        }
        let emblem = emblem(&layout.pages.pages()[0].frame, Point::zero());
        assert_eq!(emblem.is_some(), case.emblem.is_some());
        if let Some(emblem) = emblem {
            assert!(emblem[1] > 4.0 && emblem[3] < 152.0, "{emblem:?} in {case:?}");
            let apart = |run: &Run| area(run).is_none_or(|area| !overlap(area, emblem, 0.5));
            assert!(runs.iter().all(apart), "{case:?}");
        }
    }
}

#[test]
fn every_word_is_there_or_an_ellipsis() {
    for case in cases() {
        let runs = runs(&set(&case.document()), 0);
        let squeeze = |text: &str| prakas_document::reading::squeeze(text);
        let said = squeeze(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
        let is_cut = said.contains('…');
        let title = squeeze(&case.title);
        if case.title.chars().count() <= 300 && !is_cut {
            // Khmer clusters are repeated where typst takes them apart.
            assert!(case.language == Language::KM || said.contains(&title), "{said} of {case:?}");
        }
        if case.language == Language::EN && case.title.is_ascii() && case.title.chars().count() <= 110 {
            assert!(said.contains(&title), "{said} of {case:?}");
        }
        if case.title.chars().count() > 700 {
            assert!(is_cut, "{case:?}");
        }
        if let Some(status) = case.status {
            let start: String = squeeze(status).chars().take(20).collect();
            assert!(said.contains(&start), "{said} of {case:?}");
        }
        assert!(case.language == Language::KM || said.contains("PhnomPenh,27October2021"), "{said}");
    }
}

#[test]
fn titles_of_three_hundred_characters_are_whole() {
    for case in cases()
        .into_iter()
        .filter(|case| case.title.contains(' ') && case.status.is_none_or(|s| s.len() < 40))
    {
        if case.title.chars().count() <= 300 && case.issuers < 9 {
            let words: String = runs(&set(&case.document()), 0).into_iter().map(|run| run.text).collect();
            assert!(!words.contains('…'), "{words} of {case:?}");
        }
    }
}

#[test]
fn a_card_has_its_size_and_its_bytes_always() {
    let case = |language| Case {
        language,
        title: "Office hours".into(),
        status: None,
        emblem: Some((60, 60)),
        issuers: 1,
    };
    for language in [Language::EN, Language::KM] {
        let document = case(language).document();
        let first = png(&document);
        let image = image::load_from_memory(&first).expect("a PNG");
        assert_eq!((image.width(), image.height()), (1200, 630));
        evict(0);
        let elsewhere = std::thread::spawn(move || {
            let fonts = Fonts::load(&FontOptions::default()).expect("fonts").fonts;
            card(&document, &fonts, &CardOptions::default()).expect("a card").output
        });
        assert!(first == elsewhere.join().expect("a thread"));
    }
}

#[test]
fn an_edition_is_chosen_by_its_language() {
    let (document, fonts) = (bilingual(), Fonts::bundled());
    let made = |language: Option<Language>| {
        card(&document, &fonts, &CardOptions { language }).map(|card| card.output)
    };
    assert_eq!(made(None), made(Some(Language::KM)));
    assert_ne!(made(None), made(Some(Language::EN)));
    let french: Language = "fr".parse().expect("a language");
    assert_eq!(made(Some(french.clone())), Err(CardError::NoEdition(french)));
}

#[test]
fn colours_are_the_houses() {
    let mut document = summit();
    document.theme.link = Color::rgb(0x0B, 0x4D, 0x2C);
    let image = image::load_from_memory(&png(&document)).expect("a PNG").to_rgb8();
    assert_eq!(image.get_pixel(20, 300).0, [0x0B, 0x4D, 0x2C]);
    assert_eq!(image.get_pixel(20, 20).0, [255, 255, 255]);
}

#[test]
fn a_card_of_almost_nothing_is_one() {
    let bare = |title: &str| Document::new(summit_meta(), Theme::default(), Part::new(Language::EN, title));
    for title in ["", "T"] {
        assert!(png(&bare(title)).starts_with(b"\x89PNG"));
    }
    let nameless =
        Document::new(prakas_document::Meta::new("x", ""), Theme::default(), Part::new(Language::KM, ""));
    assert!(png(&nameless).starts_with(b"\x89PNG"));
}

#[test]
fn what_no_font_has_is_said_of_a_card() {
    let case =
        Case { language: Language::EN, title: "A 🤝 B".into(), status: None, emblem: None, issuers: 1 };
    let made = card(&case.document(), &Fonts::bundled(), &CardOptions::default()).expect("a card");
    assert_eq!(made.warnings.len(), 1);
    assert!(made.warnings[0].message.contains("U+1F91D"));
}
