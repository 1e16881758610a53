//! Khmer pages.

use std::sync::LazyLock;

use prakas_document::{
    Block, Document, Furniture, HeadingLevel, Inline, Language, List, ListMarker, Part, Quotation, Role,
    Table, Text, Theme,
};
use prakas_khmer::lines::Breaker;
use typst::layout::Point;
use typst::text::{Glyph, TextItem};

use super::documents::{document, link};
use super::pages::outside;
use super::{Run, as_typeset, items, runs, set};
use crate::Layout;

/// The example release in Khmer.
const RELEASE: &str = include_str!("../../../../examples/asean-japan-summit-2021.km.txt");

static BREAKER: LazyLock<Breaker> = LazyLock::new(Breaker::default);

/// Words with their break opportunities, as compose finds them.
fn words(content: &str) -> Text {
    Text::with_breaks(content, BREAKER.opportunities(content))
}

fn inline(content: &str) -> Inline {
    Inline::Text(words(content))
}

fn line(role: Role, content: &str) -> Furniture {
    Furniture::Lines { role, lines: vec![vec![inline(content)]] }
}

fn paragraph(content: &str) -> Block {
    Block::Paragraph(vec![inline(content)])
}

fn head() -> Vec<Furniture> {
    vec![
        line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
        line(Role::Motto, "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
        Furniture::Ornament,
        Furniture::Lines {
            role: Role::Issuer,
            lines: vec![vec![inline("ក្រសួងការបរទេស")], vec![inline("និងសហប្រតិបត្តិការអន្តរជាតិ")]],
        },
        line(Role::Number, "លេខ៖ ១២៣/២០២១ កបស"),
        line(Role::Kind, "សេចក្តីប្រកាសព័ត៌មាន"),
        line(Role::Title, "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤ និងកិច្ចប្រជុំកំពូលពិសេសនៅប្រទេសជប៉ុន ក្នុងឆ្នាំ២០២៣"),
        line(Role::Dateline, "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាមប្រព័ន្ធវីដេអូ"),
    ]
}

fn foot() -> Vec<Furniture> {
    vec![
        Furniture::Lines {
            role: Role::Closing,
            lines: vec![
                vec![inline("ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥")],
                vec![inline("រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១")],
            ],
        },
        line(Role::SignatureOffice, "អ្នកនាំពាក្យក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ"),
        line(Role::SignatureName, "(ហត្ថលេខា និងត្រា)"),
    ]
}

fn part(body: Vec<Block>) -> Part {
    let title = "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤";
    Part { head: head(), body, foot: foot(), running: Some(words(title)), ..Part::new(Language::KM, title) }
}

/// The paragraphs of the example release.
fn paragraphs() -> Vec<Block> {
    RELEASE
        .split("\n\n")
        .filter(|text| text.chars().count() > 80 && !text.contains('\n'))
        .map(paragraph)
        .collect()
}

/// A release of two pages.
fn release() -> Document {
    document(part(paragraphs()))
}

/// A release with each kind of block.
fn everything() -> Document {
    let mut body: Vec<Block> = paragraphs().into_iter().take(2).collect();
    let cell = |content: &str| vec![inline(content)];
    let table = Table::new(
        vec![cell("មូលនិធិ"), cell("គោលបំណង"), cell("ចំនួន")],
        vec![
            vec![cell("មូលនិធិអាស៊ាន"), cell("សម្រាប់ការឆ្លើយតបនឹងជំងឺកូវីដ-១៩ និងការប៉ុន្តែស្ត្រីខ្ញុំព្រឹត្តិ"), cell("១លានដុល្លារអាមេរិក")],
            vec![cell("មជ្ឈមណ្ឌលអាស៊ាន (ACPHEED)"), cell("ភាពអាសន្នផ្នែកសុខភាពសាធារណៈ"), cell("៥០លានដុល្លារអាមេរិក")],
        ],
    );
    let note = |content: &str| {
        Inline::Footnote(prakas_document::Footnote::new(vec![vec![inline(content)]]).expect("a footnote"))
    };
    body.extend([
        Block::Heading { level: HeadingLevel::One, content: vec![inline("កិច្ចសហប្រតិបត្តិការក្នុងវិស័យសំខាន់ៗ")] },
        Block::Paragraph(vec![
            inline("មេដឹកនាំអាស៊ានបានថ្លែង"),
            Inline::Strong(vec![inline("អំណរគុណចំពោះប្រទេសជប៉ុន")]),
            note("ជំនួយសម្រាប់មជ្ឈមណ្ឌលអាស៊ានសម្រាប់ភាពអាសន្នផ្នែកសុខភាពសាធារណៈ និងជំងឺដែលទើបលេចឡើង ព្រមទាំងមូលនិធិអាស៊ានសម្រាប់ការឆ្លើយតបនឹងជំងឺកូវីដ-១៩ (ACPHEED)។"),
            inline("សម្រាប់ការគាំទ្រដល់ "),
            link("https://asean.org/", "ASEAN Secretariat"),
            inline(" និង "),
            Inline::foreign(Language::EN, "Expanded Partnership for Quality Infrastructure (EPQI) 2021"),
            inline(" ក្នុងឆ្នាំ២០២៣ នៅទីក្រុងតូក្យូ។"),
        ]),
        Block::List(List {
            marker: ListMarker::Numbered { start: 9 },
            items: vec![
                vec![paragraph("ការប្រែប្រួលអាកាសធាតុ ថាមពលស្អាត ការគ្របដណ្តប់សុខភាពជាសកល (UHC) ឧក្រិដ្ឋកម្មឆ្លងដែន ការប្រឆាំងភេរវកម្ម សន្តិសុខអ៊ីនធឺណិត")],
                vec![paragraph("ពាណិជ្ជកម្ម និងការវិនិយោគ")],
            ],
        }),
        Block::Heading { level: HeadingLevel::Two, content: vec![inline("ស្ត្រី ព្រឹត្តិការណ៍ ខ្ញុំ ប៉ុន្តែ")] },
        Block::Quotation(Quotation {
            content: vec![paragraph("ភាពជាដៃគូនេះផ្អែកលើទំនាក់ទំនងពីបេះដូងមួយទៅបេះដូងមួយ នៃការទុកចិត្តគ្នាទៅវិញទៅមក និងនឹងបន្តផ្អែកលើទំនាក់ទំនងនេះក្នុងទសវត្សរ៍ខាងមុខ។")],
            speaker: Some(words("ក្រសួងការបរទេសជប៉ុន")),
        }),
        Block::Table(table.expect("a table").with_caption(vec![inline("វិភាគទានជាដុល្លារអាមេរិក (USD)")])),
    ]);
    body.extend(paragraphs().into_iter().skip(2).take(2));
    document(part(body))
}

/// The lines of a page from top to bottom, of one column.
fn lines(layout: &Layout, page: usize) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs(layout, page) {
        match lines.last_mut() {
            Some(line)
                if line
                    .last()
                    .is_some_and(|last| run.x >= last.x - 0.01 && (run.y - last.y).abs() < run.size) =>
            {
                line.push(run);
            }
            _ => lines.push(vec![run]),
        }
    }
    lines
}

/// Whether each line of Khmer ends where it may. What is between two clusters goes with the first in typst's texts: nothing,
/// U+2060 or U+200B.
fn assert_lines_end_well(layout: &Layout) {
    for page in 0..layout.page_count() {
        for line in lines(layout, page) {
            let last = line.last().map(|run| run.text.as_str()).unwrap_or_default();
            assert!(!last.ends_with('\u{2060}'), "{last:?}");
        }
    }
}

#[test]
fn lines_end_where_the_document_says() {
    for document in [release(), everything()] {
        // Without a closing, to which a word joiner holds the last line.
        let part = Part { foot: vec![], ..document.parts()[0].clone() };
        let layout = as_typeset(&Document::new(document.meta.clone(), document.theme.clone(), part));
        assert_lines_end_well(&layout);
        assert_eq!(outside(&layout), Vec::<String>::new());
    }
    assert!(lines(&as_typeset(&release()), 0).len() > 25);
}

#[test]
fn a_word_of_two_styles_is_not_broken() {
    let word = || [Inline::Strong(vec!["កិច្ច".into()]), Text::with_breaks("ប្រជុំ", vec![18]).into()];
    let body = vec![Block::Paragraph((0..200).flat_map(|_| word()).collect())];
    let layout =
        as_typeset(&document(Part { body, ..Part::new(Language::KM, "កិច្ចប្រជុំ") }));
    assert_lines_end_well(&layout);
    let body = lines(&layout, 0).into_iter().filter(|line| line.len() > 20);
    let starts: Vec<String> = body.map(|line| line[0].text.clone()).collect();
    assert!(starts.len() > 10 && starts.iter().all(|text| text.starts_with("កិ")), "{starts:?}");
}

#[test]
fn what_has_no_break_at_all_stays_on_the_page() {
    let name = "ក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិ";
    let cell = || vec![Inline::from(name)];
    let table = Table::new(vec![cell(); 5], vec![vec![cell(); 5]; 2]).expect("a table");
    let body = vec![Block::paragraph(name.repeat(20)), Block::Table(table)];
    let mut part = part(body);
    part.head.push(Furniture::line(Role::Title, name.repeat(4)));
    assert_eq!(outside(&set(&document(part))), Vec::<String>::new());
}

#[test]
fn a_hundred_thousand_clusters_are_set() {
    // Of one letter each: typst's own look for breaks takes its time with every character.
    let text = "កខគង".repeat(25_000);
    let layout = set(&document(part(vec![Block::paragraph(text.as_str())])));
    assert!(layout.page_count() > 50);
    assert_eq!(outside(&layout), Vec::<String>::new());
}

#[test]
fn invisible_characters_everywhere_do_no_harm() {
    let text: String = "ក្រសួងការបរទេស ២០២១ ASEAN។"
        .chars()
        .zip("\u{200B}\u{2060}\u{200C}\u{200D}\u{AD}".chars().cycle())
        .flat_map(|(c, invisible)| [invisible, c, '\u{200B}', '\u{2060}'])
        .collect();
    let mut part = part(vec![paragraph(&text), Block::paragraph(text.repeat(50))]);
    part.head.push(Furniture::line(Role::Title, text.as_str()));
    set(&document(part));
}

#[test]
fn both_scripts_stand_on_one_baseline_in_their_sizes() {
    for role in [Role::Title, Role::Body, Role::Footnote] {
        let head = vec![line(role, "កម្ពុជា ASEAN កម្ពុជា 2021 កក")];
        let layout = set(&document(Part { head, ..Part::new(Language::KM, "កម្ពុជា") }));
        let runs = runs(&layout, 0);
        let theme = Theme::default();
        let style = theme.style(role);
        let latin = runs.iter().find(|run| run.text.contains("ASEAN")).expect("a word");
        let khmer = runs.last().expect("letters");
        assert_eq!((latin.family.as_str(), khmer.family.as_str()), ("Tinos", style.faces.khmer.as_str()));
        assert!((latin.y - khmer.y).abs() < 0.001);
        assert!((latin.size - style.size).abs() < 0.001);
        assert!((khmer.size - style.size * style.faces.khmer_scale).abs() < 0.001);
    }
}

#[test]
fn khmer_in_an_english_part_is_khmer() {
    let name = Inline::foreign(Language::KM, "ក្រសួងការបរទេស");
    let text = vec!["The ministry (".into(), name, ") said.".into()];
    let layout = set(&document(super::documents::part(vec![Block::Paragraph(text)])));
    let (at, khmer) =
        items(&layout, 0).into_iter().find(|(_, item)| item.text.starts_with('ក')).expect("the ministry");
    let (beside, english) = items(&layout, 0)
        .into_iter()
        .find(|(_, item)| item.text.starts_with("The min"))
        .expect("the sentence");
    assert_eq!((khmer.lang.as_str(), english.lang.as_str()), ("km", "en"));
    assert!((at.y - beside.y).to_pt().abs() < 0.001);
    assert!((khmer.size / english.size - 0.92).abs() < 0.001);
}

#[test]
fn justified_lines_part_clusters_and_not_their_glyphs() {
    let layout = as_typeset(&release());
    let items: Vec<TextItem> =
        (0..layout.page_count()).flat_map(|page| items(&layout, page)).map(|(_, item)| item).collect();
    let mut parted = 0;
    for item in items {
        let circle = item.font.ttf().glyph_index('\u{25CC}').map(|id| id.0);
        for (i, glyph) in item.glyphs.iter().enumerate() {
            assert!(Some(glyph.id) != circle, "{}", item.text);
            let own = item.font.x_advance(glyph.id).expect("a glyph");
            let is_last = item.glyphs.get(i + 1).is_none_or(|next| next.range != glyph.range);
            let extra = glyph.x_advance - own;
            let is_space = item.text[glyph.range()].starts_with(' ');
            assert!(is_space || extra.get() < 0.061, "{extra:?} {}", item.text);
            assert!(is_last || extra.get() < 0.001, "{extra:?} {}", item.text);
            parted += usize::from(extra.get() > 0.001 && !is_space);
        }
    }
    assert!(parted > 100);
}

#[test]
fn a_loose_line_is_ragged() {
    // Words of a third of a line, and one space.
    let word = "សហប្រតិបត្តិការអន្តរជាតិសហប្រតិបត្តិការ";
    let text = format!("{word} ២{word} ៣{word} ៤{word} ៥{word}");
    let layout = set(&document(part(vec![Block::paragraph(text.as_str())])));
    let spaces = |(_, item): (Point, TextItem)| -> Vec<f64> {
        let is_space = |glyph: &&Glyph| item.text[glyph.range()].starts_with(' ');
        item.glyphs.iter().filter(is_space).map(|glyph| glyph.x_advance.get()).collect()
    };
    let widest = items(&layout, 0).into_iter().flat_map(spaces).fold(0.0, f64::max);
    assert!(widest <= 0.8, "{widest}");
}

#[test]
fn no_page_begins_or_ends_with_a_lone_line() {
    let paragraph = paragraphs().swap_remove(0);
    let of_paragraph =
        |layout: &Layout, page| lines(layout, page).iter().filter(|line| line.len() > 12).count();
    let mut parted = 0;
    for before in 20..34 {
        let mut body = vec![Block::paragraph("កម្ពុជា"); before];
        body.push(paragraph.clone());
        let layout = as_typeset(&document(Part { body, ..Part::new(Language::KM, "កម្ពុជា") }));
        let first = of_paragraph(&layout, 0);
        let second = if layout.page_count() > 1 { of_paragraph(&layout, 1) } else { 0 };
        assert!(first != 1 && second != 1, "{before}: {first} and {second}");
        parted += usize::from(first > 0 && second > 0);
    }
    assert!(parted > 0);
}

/// Words with the most above and below their line, above each other in each way.
const TALL: [&str; 3] =
    ["គ្រឿង កម្ពុជា ប៉ុន្តែ វិទ្យុ ស៊ុំ ខ្ញុំ ព្រឹត្តិ ស្ត្រី", "កម្ពុជា គ្រឿង វិទ្យុ ប៉ុន្តែ ខ្ញុំ ស៊ុំ ស្ត្រី ព្រឹត្តិ", "កុំព្យូទ័រ កម្ពុជា រឿងរ៉ាវ ស្ត្រី ឥន្ទ្រិយ៍ ផ្ញើ ប៉ុន្តែ បញ្ជូន"];

#[test]
fn the_ink_of_lines_never_overlaps() {
    let stacks = |role: Role| Furniture::Lines { role, lines: TALL.map(|line| vec![line.into()]).into() };
    let roles = Role::ALL.into_iter().filter(|role| !matches!(role, Role::Running | Role::PageNumber));
    for role in roles {
        let part = Part { head: vec![stacks(role)], ..Part::new(Language::KM, "ស្ត្រី") };
        let layout = set(&document(part));
        let lines = lines(&layout, 0);
        let ink = |line: &Vec<Run>| {
            let inks = line.iter().filter_map(|run| run.ink);
            inks.fold((f64::INFINITY, 0.0), |ink: (f64, f64), other| (ink.0.min(other.0), ink.1.max(other.1)))
        };
        let inks: Vec<(f64, f64)> = lines.iter().map(ink).collect();
        let gap = inks.windows(2).map(|pair| pair[1].0 - pair[0].1).fold(f64::INFINITY, f64::min);
        assert_eq!(lines.len(), TALL.len(), "{role:?}");
        assert!(gap > 0.0, "{role:?}: {gap}");
    }
}
