//! What a PDF tells those who do not see its pages.

use std::collections::BTreeSet;

use prakas::document::{
    AltText, Block, Cell, Figure, Footnote, Furniture, HeadingLevel, Inline, Link, Picture, Role, Table,
    Theme,
};
use prakas::document::{Meta, Part};
use prakas::{Document, Fonts, Format, Language, LayoutOptions, PdfOptions, layout};
use prakas_tests::corpus::{Case, documents, example, file, folder, valid};
use prakas_tests::pdf::{Bookmark, Facts, Structure, artifact_words, tagged, words};

fn pdf(document: &Document) -> Vec<u8> {
    file(document, Format::Pdf)
}

/// The example in these languages, one after the other.
fn summit(languages: &[Language]) -> Document {
    let release = example().release();
    let house = prakas::House::of(&release);
    release.compose(languages, &house).expect("a document").output
}

/// The example with every kind of block.
fn advisory() -> Document {
    let is_advisory = |case: &Case| case.folder == folder("examples") && case.name.starts_with("press");
    let case = valid().into_iter().find(is_advisory).expect("the example");
    documents(&case.release()).remove(0).1
}

fn note(text: &str) -> Inline {
    Inline::Footnote(Footnote::new(vec![vec![text.into()]]).expect("a footnote"))
}

fn link(href: &str, text: &str) -> Inline {
    Inline::Link(Link::new(href.parse().expect("an address"), vec![text.into()]).expect("a link"))
}

fn picture() -> Picture {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(8, 8, image::Rgb([30, 60, 120]));
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    Picture::new(bytes.into_inner()).expect("a picture")
}

/// An edition with this title and body.
fn edition(language: Language, title: &str, body: Vec<Block>) -> Part {
    Part {
        head: vec![Furniture::line(Role::Title, title)],
        body,
        running: Some(title.into()),
        ..Part::new(language, title)
    }
}

fn document(title: &str, parts: Vec<Part>) -> Document {
    let issued = Some("2021-10-27".parse().expect("a date"));
    let meta = Meta { issued, ..Meta::new("a-release", title) };
    let mut parts = parts.into_iter();
    let mut document = Document::new(meta, Theme::default(), parts.next().expect("a part"));
    parts.for_each(|part| document.push(part));
    document
}

fn of_kind<'a>(structure: &'a [Structure], kind: &str) -> Vec<&'a Structure> {
    structure.iter().filter(|element| element.kind == kind).collect()
}

#[test]
fn a_window_shows_the_title() {
    let facts = Facts::new(&pdf(&summit(&[Language::EN])));
    let catalog = facts.catalog();
    let preferences = facts.dictionary(catalog, b"ViewerPreferences").expect("preferences");
    assert_eq!(
        facts.get(preferences, b"DisplayDocTitle").map(|it| it.as_bool().expect("a truth")),
        Some(true)
    );
    let marked = facts.dictionary(catalog, b"MarkInfo").expect("that it is tagged");
    assert_eq!(facts.get(marked, b"Marked").map(|it| it.as_bool().expect("a truth")), Some(true));
    assert!(facts.metadata().contains(">Outcomes of the 24th ASEAN-Japan Summit</rdf:li>"));
}

#[test]
fn bookmarks_are_the_headings() {
    let facts = Facts::new(&pdf(&summit(&[Language::KM, Language::EN])));
    let bookmark = |title: &str| Bookmark { level: 1, title: title.to_owned() };
    let titles = ["លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤", "Outcomes of the 24th ASEAN-Japan Summit"];
    assert_eq!(facts.bookmarks(), titles.map(bookmark));
    let facts = Facts::new(&pdf(&advisory()));
    let levels: Vec<usize> = facts.bookmarks().iter().map(|bookmark| bookmark.level).collect();
    assert_eq!(levels, [1, 2, 3, 3, 4, 2, 2, 2, 2, 2, 2]);
    let headings =
        facts.structure().into_iter().filter(|it| it.kind.strip_prefix('H').is_some_and(|n| n.len() == 1));
    let headings: Vec<String> = headings.map(|heading| heading.kind).collect();
    assert_eq!(headings, levels.iter().map(|level| format!("H{level}")).collect::<Vec<_>>());
}

/// What only lines have a use for stands in no words that are told: a reader would stumble over it, a search miss the word.
#[test]
fn told_words_are_whole() {
    let broken = "កិច្ច\u{200B}ប្រជុំ\u{2060}កំពូល";
    let alt = AltText::new("រូប\u{200B}ថត").expect("words");
    let body = vec![
        Block::heading(HeadingLevel::One, broken),
        Block::Figure(Figure { picture: picture(), alt, caption: vec![] }),
        Block::Paragraph(vec![link("https://example.org/", broken), note(broken)]),
    ];
    let mut odd = document(broken, vec![edition(Language::KM, broken, body)]);
    odd.meta.authors = vec![broken.to_owned()];
    odd.meta.description = Some(format!("{broken}\u{AD}"));
    odd.meta.keywords = vec![broken.to_owned()];
    for document in [odd, summit(&[Language::KM, Language::EN]), advisory()] {
        let facts = Facts::new(&pdf(&document));
        let told = facts.told();
        assert!(told.iter().any(|(key, _)| key == "Title") && told.iter().any(|(key, _)| key == "T"));
        for (key, text) in told {
            assert!(!text.contains(['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}']), "{key}: {text:?}");
        }
        // The packet begins with a byte order mark, and does not hold another.
        let metadata = facts.metadata();
        let inner = metadata.split_once("?>").expect("a packet").1;
        assert!(!inner.contains(['\u{AD}', '\u{200B}', '\u{2060}', '\u{FEFF}']), "{inner}");
    }
}

/// The number that a page bears in print, in Latin digits; none on the first page of all.
fn printed(pdf: &[u8]) -> Vec<Option<String>> {
    let digit = |c: char| match c {
        '០'..='៩' => char::from_digit(u32::from(c) - u32::from('០'), 10),
        '0'..='9' => Some(c),
        _ => None,
    };
    let footers = artifact_words(pdf, "Footer");
    footers
        .into_iter()
        .map(|footer| {
            let number: String = footer.chars().filter_map(digit).collect();
            (!number.is_empty()).then_some(number)
        })
        .collect()
}

#[test]
fn labels_are_the_printed_numbers() {
    let filling = |pages: usize, words: &str| vec![Block::paragraph(words); 36 * (pages - 1) + 1];
    for (first, second) in (1..=4).flat_map(|first| (1..=4).map(move |second| (first, second))) {
        let parts = vec![
            edition(Language::KM, "ម៉ោងធ្វើការ", filling(first, "ការិយាល័យបិទ។")),
            edition(Language::EN, "Office hours", filling(second, "Closed.")),
        ];
        let bytes = pdf(&document("ម៉ោងធ្វើការ", parts));
        let facts = Facts::new(&bytes);
        let count = facts.pages().len();
        let numbers: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        assert_eq!(facts.labels(), numbers, "{first} + {second}");
        let printed = printed(&bytes);
        assert_eq!(printed.len(), count);
        assert_eq!(printed[0], None);
        assert!(
            printed.iter().zip(&numbers).skip(1).all(|(printed, label)| printed.as_ref() == Some(label)),
            "{printed:?}"
        );
    }
}

#[test]
fn pages_without_numbers_have_no_labels() {
    let layout = layout(
        &summit(&[Language::EN]),
        &Fonts::bundled(),
        &LayoutOptions { page_numbers: false, ..LayoutOptions::default() },
    );
    let bytes = layout.expect("a layout").output.pdf(&PdfOptions::default()).expect("a PDF");
    assert_eq!(Facts::new(&bytes).labels(), Vec::<String>::new());
}

#[test]
fn the_tab_key_follows_the_structure() {
    for document in [summit(&[Language::KM, Language::EN]), advisory()] {
        let facts = Facts::new(&pdf(&document));
        for page in facts.pages() {
            assert_eq!(facts.get(page, b"Tabs").map(|it| it.as_name().expect("a name")), Some(&b"S"[..]));
        }
    }
}

#[test]
fn what_repeats_is_an_artifact() {
    let body = vec![Block::paragraph("Closed."); 40];
    let bytes = pdf(&document("Office hours", vec![edition(Language::EN, "Office hours", body)]));
    assert_eq!(artifact_words(&bytes, "Header"), ["", "Office hours"]);
    assert_eq!(artifact_words(&bytes, "Footer"), ["", "2"]);
    assert_eq!(words(&bytes).matches("Office hours").count(), 1, "the heading alone");
}

#[test]
fn header_cells_say_of_what() {
    let structure = Facts::new(&pdf(&advisory())).structure();
    let headers = of_kind(&structure, "TH");
    assert_eq!(headers.len(), 4);
    assert!(headers.iter().all(|cell| cell.scope.as_deref() == Some("Column")), "{headers:?}");
    let ids: BTreeSet<&[u8]> = headers.iter().filter_map(|cell| cell.id.as_deref()).collect();
    assert_eq!(ids.len(), 4, "each has an identifier of its own");
    let cells = of_kind(&structure, "TD");
    assert_eq!(cells.len(), 16);
    for (i, cell) in cells.iter().enumerate() {
        assert_eq!(cell.headers, [headers[i % 4].id.clone().expect("an identifier")], "cell {i}");
    }
    assert!(headers.iter().all(|cell| cell.within.ends_with(&["Table", "THead", "TR"].map(str::to_owned))));
    assert!(cells.iter().all(|cell| cell.within.ends_with(&["Table", "TBody", "TR"].map(str::to_owned))));
}

/// A header row is repeated on each page of its table as an artifact, in which PDF/UA-1 allows no link: one with a link is not.
#[test]
fn a_header_row_with_a_link_stands_once() {
    let cell: Cell = vec![link("https://example.org/", "Desk")];
    let rows = (0..120).map(|i| vec![vec![i.to_string().as_str().into()]]).collect();
    let table = Table::new(vec![cell], rows).expect("a table");
    let bytes = pdf(&document("Desks", vec![edition(Language::EN, "Desks", vec![Block::Table(table)])]));
    assert!(Facts::new(&bytes).pages().len() > 1);
    assert_eq!(of_kind(&Facts::new(&bytes).structure(), "TH").len(), 1);
}

#[test]
fn lists_say_how_they_are_marked() {
    let structure = Facts::new(&pdf(&advisory())).structure();
    let lists = of_kind(&structure, "L");
    let numberings: Vec<_> = lists.iter().filter_map(|list| list.numbering.as_deref()).collect();
    assert_eq!(numberings, ["Circle", "Decimal", "Decimal", "Decimal", "Decimal"]);
    let items = of_kind(&structure, "LI");
    assert!(items.iter().all(|item| item.within.last().is_some_and(|kind| kind == "L")));
    for kind in ["Lbl", "LBody"] {
        let parts = of_kind(&structure, kind);
        let of_items = parts.iter().filter(|part| part.within.last().is_some_and(|kind| kind == "LI"));
        assert_eq!(of_items.count(), items.len(), "{kind}");
    }
}

#[test]
fn figures_have_words() {
    let structure = Facts::new(&pdf(&advisory())).structure();
    let figures = of_kind(&structure, "Figure");
    assert_eq!(figures.len(), 2, "a chart and the code of the address");
    assert!(figures.iter().all(|figure| figure.alt.is_some()));
    assert!(figures[0].alt.as_ref().is_some_and(|alt| alt.starts_with("A bar chart of the forty desks")));
    assert_eq!(of_kind(&structure, "Caption").len(), 2, "of the figure and of the table");
}

#[test]
fn notes_have_identifiers_and_marks() {
    let notes = vec![Block::Paragraph(vec!["a".into(), note("One."), "b".into(), note("Two.")])];
    let parts = vec![edition(Language::KM, "ក", notes.clone()), edition(Language::EN, "A", notes)];
    let structure = Facts::new(&pdf(&document("ក", parts))).structure();
    let notes = of_kind(&structure, "Note");
    let ids: BTreeSet<&[u8]> = notes.iter().filter_map(|note| note.id.as_deref()).collect();
    assert_eq!((notes.len(), ids.len()), (4, 4));
    let marks = of_kind(&structure, "Lbl");
    let in_note = |mark: &&&Structure| mark.within.iter().any(|kind| kind == "Note");
    assert_eq!((marks.iter().filter(in_note).count(), marks.len()), (4, 8), "one at each end");
}

#[test]
fn links_are_in_the_structure_and_have_words() {
    for document in [advisory(), linked()] {
        let facts = Facts::new(&pdf(&document));
        let structure = facts.structure();
        let held: Vec<&Option<String>> = structure.iter().flat_map(|element| &element.annotations).collect();
        let on_pages: usize = facts
            .pages()
            .iter()
            .filter_map(|page| facts.get(page, b"Annots"))
            .map(|annotations| annotations.as_array().expect("annotations").len())
            .sum();
        assert_eq!(held.len(), on_pages, "each annotation is in the structure");
        assert!(held.iter().all(|words| words.as_ref().is_some_and(|words| !words.is_empty())));
        let links = of_kind(&structure, "Link");
        assert!(!links.is_empty() && links.iter().all(|link| !link.annotations.is_empty()));
    }
}

/// A Khmer and an English edition with the same links.
fn linked() -> Document {
    let body = vec![Block::Paragraph(vec![
        link("mailto:press@example.org", "press@example.org"),
        link("tel:+85523000000", "+855 23 000 000"),
        link("https://example.org/", "example.org"),
        note("x"),
    ])];
    let parts = vec![edition(Language::KM, "ក", body.clone()), edition(Language::EN, "A", body)];
    document("ក", parts)
}

#[test]
fn links_are_described_in_their_language() {
    let structure = Facts::new(&pdf(&linked())).structure();
    let links = of_kind(&structure, "Link");
    let said = |lang: &str| -> Vec<String> {
        let of_language = links.iter().filter(|link| link.lang.as_deref() == Some(lang));
        of_language.flat_map(|link| link.annotations.clone()).flatten().collect()
    };
    let khmer = ["អ៊ីមែល press@example.org", "ទូរសព្ទ +85523000000", "https://example.org/", "កំណត់សម្គាល់ ១", "១"];
    assert_eq!(said("km"), khmer);
    let english =
        ["Email press@example.org", "Telephone +85523000000", "https://example.org/", "Footnote 1", "1"];
    assert_eq!(said("en"), english);
}

#[test]
fn each_part_is_in_its_language() {
    let bytes = pdf(&summit(&[Language::KM, Language::EN]));
    let facts = Facts::new(&bytes);
    let lang =
        |text: &str| facts.structure().iter().find(|it| it.kind == text).and_then(|it| it.lang.clone());
    assert_eq!(lang("Document").as_deref(), Some("km"));
    let headings: Vec<_> =
        facts.structure().into_iter().filter(|it| it.kind == "H1").map(|it| it.lang).collect();
    assert_eq!(headings, [Some("km".to_owned()), Some("en".to_owned())]);
    let pictures = |language: Language| {
        Block::Figure(Figure {
            picture: picture(),
            alt: AltText::new(if language == Language::KM { "រូបថត" } else { "A photograph" }).expect("words"),
            caption: vec![],
        })
    };
    let languages = [Language::KM, Language::EN];
    let parts = languages.map(|language| edition(language.clone(), "x", vec![pictures(language)]));
    let structure = Facts::new(&pdf(&document("x", parts.into()))).structure();
    let figures: Vec<_> =
        of_kind(&structure, "Figure").iter().map(|it| (it.alt.clone(), it.lang.clone())).collect();
    let figure = |alt: &str, lang: &str| (Some(alt.to_owned()), Some(lang.to_owned()));
    assert_eq!(figures, [figure("រូបថត", "km"), figure("A photograph", "en")]);
}

#[test]
fn foreign_words_are_in_theirs() {
    let foreign = Inline::foreign(Language::KM, "កម្ពុជា");
    let body = vec![Block::Paragraph(vec!["Called ".into(), foreign, " there.".into()])];
    let outline = tagged(&pdf(&document("A", vec![edition(Language::EN, "A", body)]))).outline();
    assert!(outline.contains("\"កម្ពុជា\" lang=\"km\""), "{outline}");
}

/// Words are parted by characters and not by the ends of lines alone (ISO 19005-3 §6.7.3.2).
#[test]
fn words_at_the_ends_of_lines_are_parted() {
    let typed: Vec<String> = (0..200).map(|i| format!("word{i}")).collect();
    let body = vec![Block::paragraph(typed.join(" ").as_str())];
    let read = words(&pdf(&document("A", vec![edition(Language::EN, "A", body)])));
    assert_eq!(read.split_whitespace().skip(1).collect::<Vec<_>>(), typed);
}
