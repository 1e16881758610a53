//! Whole documents.

use prakas_document::*;

use crate::{TextOptions, text};

fn document(part: Part) -> Document {
    Document::new(Meta::new("t", "T"), Theme::default(), part)
}

fn body(blocks: Vec<Block>) -> Part {
    Part { body: blocks, ..Part::new(Language::EN, "T") }
}

fn set(part: Part, width: usize) -> String {
    text(&document(part), &TextOptions { width: Some(width) })
}

fn p(words: &str) -> Block {
    Block::paragraph(words)
}

fn list(marker: ListMarker, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { marker, items })
}

#[test]
fn head_and_foot_stand_in_their_places() {
    let line = |role, words: &str| Furniture::line(role, words);
    let address: Href = "https://www.mfaic.gov.kh".parse().expect("a link");
    let part = Part {
        head: vec![
            line(Role::NationalHeader, "KINGDOM"),
            line(Role::Motto, "NATION"),
            Furniture::Ornament,
            line(Role::Issuer, "MINISTRY"),
            line(Role::Kind, "Press Release"),
            line(Role::Title, "Outcomes of the Summit and of the dinner"),
            line(Role::Subtitle, "A subtitle"),
            line(Role::Dateline, "27 October 2021"),
            line(Role::Summary, "What it says."),
        ],
        body: vec![p("Body.")],
        foot: vec![
            line(Role::Closing, "Phnom Penh, 27 October 2021"),
            line(Role::SignatureOffice, "Minister"),
            line(Role::EndHeading, "Press contacts"),
            Furniture::Lines {
                role: Role::Contact,
                lines: vec![
                    vec![
                        "Spokesperson Unit of the Ministry, ".into(),
                        Inline::Link(Link::bare(address.clone())),
                    ],
                    vec!["Desk".into()],
                ],
            },
            line(Role::EndHeading, "Notes"),
            Furniture::Blocks(vec![p("A note.")]),
        ],
        ..Part::new(Language::EN, "T")
    };
    assert_eq!(
        set(part, 36),
        "              KINGDOM
               NATION
               ——◇——

MINISTRY

           Press Release

 Outcomes of the Summit and of the
               dinner
 =================================
             A subtitle

          27 October 2021

------------------------------------

What it says.

------------------------------------

Body.

               * * *

         Phnom Penh, 27 October 2021

                            Minister

Press contacts
==============
Spokesperson Unit of the Ministry,
  https://www.mfaic.gov.kh
Desk

Notes
=====

A note.
"
    );
}

#[test]
fn lists_nest_and_do_not_run_together() {
    let numbered = ListMarker::Numbered { start: 9 };
    let blocks = vec![
        list(
            ListMarker::Bulleted,
            vec![
                vec![p("one two three"), list(numbered, vec![vec![p("nine nine")], vec![p("ten")]])],
                vec![],
                vec![p("")],
            ],
        ),
        p(" "),
        list(ListMarker::Bulleted, vec![vec![p("a"), p("b")], vec![p("c")]]),
        list(ListMarker::Bulleted, vec![vec![p("d")]]),
        list(ListMarker::Numbered { start: u32::MAX }, vec![vec![p("e")], vec![p("f")]]),
    ];
    assert_eq!(
        set(body(blocks), 20).replace("\n\n", "\n/\n"),
        "- one two three
  9. nine nine
  10. ten
-
-
/
• a
/
  b
/
• c
/
- d
/
4294967295. e
4294967296. f
"
    );
}

#[test]
fn headings_are_underlined() {
    let blocks = vec![
        Block::heading(HeadingLevel::One, "1. Trade"),
        Block::heading(HeadingLevel::Two, "2. A heading that is much longer"),
        Block::heading(HeadingLevel::Three, "- x"),
        Block::heading(HeadingLevel::Three, ""),
    ];
    assert_eq!(
        set(body(blocks), 20),
        "1. Trade
--------

\\2. A heading that
is much longer
~~~~~~~~~~~~~~~~~~

\\- x
^^^^
"
    );
}

#[test]
fn quotations_name_their_speaker() {
    let inner = Quotation { content: vec![p("deep")], speaker: Some("Somebody".into()) };
    let quotation = Quotation {
        content: vec![p("— one two three four"), Block::Quotation(inner)],
        speaker: Some("The Ministry of Words".into()),
    };
    assert_eq!(
        set(body(vec![Block::Quotation(quotation)]), 20),
        "> \\— one two three
> four
>
> > deep
> > — Somebody
>
> — The Ministry of
>   Words
"
    );
}

#[test]
fn tables_keep_to_the_width_as_far_as_words_allow() {
    let row = |cells: [&str; 3]| cells.map(|cell| vec![Inline::from(cell)]).to_vec();
    let table = Table::new(row(["Item", "Sum", ""]), vec![row(["Vaccines", "1 000", "a|b"])])
        .and_then(|table| table.with_align(vec![ColumnAlign::Start, ColumnAlign::End, ColumnAlign::Center]))
        .expect("a table")
        .with_caption(vec!["Support".into()]);
    let part = body(vec![Block::Table(table)]);
    assert_eq!(
        set(part.clone(), 40),
        "Support
| Item     |   Sum |      |
|----------|------:|:----:|
| Vaccines | 1 000 | a\\|b |
"
    );
    assert_eq!(
        set(part.clone(), 26),
        "Support
| Item     |  Sum |      |
|----------|-----:|:----:|
| Vaccines |    1 | a\\|b |
|          |  000 |      |
|----------|-----:|:----:|
"
    );
    assert_eq!(
        text(&document(part), &TextOptions { width: None }),
        "Support
| Item | Sum |     |
|-----|----:|:---:|
| Vaccines | 1 000 | a\\|b |
"
    );
}

#[test]
fn a_long_word_does_not_swell_a_table() {
    let cell = |word: String| vec![vec![Inline::from(word.as_str())]];
    let rows = (0..100).map(|_| cell("x".into())).chain([cell("y".repeat(10_000))]).collect();
    let table = Table::new(cell("h".into()), rows).expect("a table");
    assert!(set(body(vec![Block::Table(table)]), 72).len() < 30_000);
}

#[test]
fn figures_and_footnotes_are_words_too() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(1, 1).write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
    let figure = Figure {
        picture: Picture::new(png.into_inner()).expect("a picture"),
        alt: AltText::new("Leaders at table").expect("words"),
        caption: vec!["The leaders".into()],
    };
    let note = Inline::Footnote(
        Footnote::new(vec![vec!["One note".into()], vec!["goes on".into()]]).expect("a note"),
    );
    let blocks = vec![Block::Figure(figure), Block::Paragraph(vec!["Said".into(), note.clone(), note])];
    assert_eq!(
        set(body(blocks), 40),
        "[Figure: Leaders at table]

The leaders

Said[1][2]

[1] One note

    goes on
[2] One note

    goes on
"
    );
}

#[test]
fn parts_are_told_apart() {
    let mut two = document(body(vec![p("One")]));
    two.push(Part { body: vec![p("ពីរ")], ..Part::new(Language::KM, "ពីរ") });
    assert_eq!(text(&two, &TextOptions { width: None }), "One\n\n===\n\nពីរ\n");
    assert_eq!(text(&document(body(vec![])), &TextOptions::default()), "\n");
}

#[test]
fn no_line_ends_in_white_space() {
    let part = Part {
        head: vec![Furniture::line(Role::Title, "Title\u{A0}")],
        body: vec![
            Block::Paragraph(vec!["a \u{3000} b ".into(), Inline::LineBreak, " c\u{A0}".into()]),
            list(ListMarker::Bulleted, vec![vec![], vec![p("x\u{A0} ")]]),
            Block::Quotation(Quotation { content: vec![p("q"), p("r")], speaker: None }),
        ],
        ..Part::new(Language::EN, "T")
    };
    for width in [None, Some(20), Some(72)] {
        let plain = text(&document(part.clone()), &TextOptions { width });
        assert!(plain.lines().all(|line| line.trim_end() == line), "{plain:?}");
        assert!(plain.ends_with('\n') && !plain.ends_with("\n\n"));
    }
}

/// A ministry's release as compose gives it: `|` stands where a line may break between two words without a space.
fn khmer(text: &str) -> Text {
    Text::new(text.replace('|', "\u{200B}")).resolve_breaks()
}

#[test]
fn a_khmer_release_holds_in_a_terminal() {
    let line = |role, words: &str| Furniture::line(role, khmer(words));
    let paragraph = [
        khmer("រាជរដ្ឋាភិបាល|កម្ពុជា សូម|ជម្រាប|ជូន|សាធារណជន|ថា កិច្ចប្រជុំ|កំពូល|").into(),
        Inline::strong(khmer("អាស៊ាន-|ជប៉ុន")),
        khmer(" លើកទី២៤ (ASEAN-Japan Summit) បាន|ប្រព្រឹត្ត|ទៅ|ដោយ|ជោគជ័យ|ផ្សេង ៗ ។").into(),
    ];
    let part = Part {
        head: vec![
            line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
            line(Role::Motto, "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
            Furniture::Ornament,
            line(Role::Issuer, "ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ"),
            line(Role::Kind, "សេចក្តីប្រកាសព័ត៌មាន"),
        ],
        body: vec![
            Block::Paragraph(paragraph.to_vec()),
            list(ListMarker::Numbered { start: 1 }, vec![vec![p("សន្តិភាព")]]),
        ],
        foot: vec![Furniture::Lines {
            role: Role::Closing,
            lines: ["ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥", "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"]
                .map(|line| vec![khmer(line).into()])
                .to_vec(),
        }],
        digits: Digits::Khmer,
        ..Part::new(Language::KM, "ទ")
    };
    assert_eq!(
        set(part.clone(), 44),
        "             ព្រះរាជាណាចក្រកម្ពុជា
            ជាតិ សាសនា ព្រះមហាក្សត្រ
                   ——◇——

ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ

              សេចក្តីប្រកាសព័ត៌មាន

--------------------------------------------

រាជរដ្ឋាភិបាលកម្ពុជា សូមជម្រាបជូនសាធារណជនថា កិច្ចប្រជុំ\u{200B}
កំពូលអាស៊ាន-ជប៉ុន លើកទី២៤ (ASEAN-Japan Summit) បាន\u{200B}
ប្រព្រឹត្តទៅដោយជោគជ័យផ្សេង ៗ ។

១. សន្តិភាព

                   * * *

      ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥
            រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១
"
    );
    let unbroken = text(&document(part), &TextOptions { width: None });
    assert!(!unbroken.contains('\u{200B}'), "{unbroken}");
}

#[test]
fn long_text_without_spaces_comes_back_whole() {
    let clusters = "ក្រុម".repeat(50_000);
    let everywhere = "ក\u{200B}\u{2060}\u{200B}\u{17D2}1\u{200B}".repeat(20_000);
    let marks = "\u{17D2}\u{17B6}\u{17C6}".repeat(50_000);
    for words in [clusters, everywhere, marks] {
        let text = Text::new(words.as_str()).resolve_breaks();
        let plain = set(body(vec![Block::paragraph(text)]), 72);
        assert_eq!(reading::squeeze(&plain), reading::squeeze(&words));
    }
}

/// A letterhead or a closing of two pieces.
fn group(arrangement: Arrangement) -> Part {
    let pieces = vec![
        Furniture::Lines {
            role: Role::Issuer,
            lines: vec![vec!["MINISTRY OF WORDS".into()], vec!["UNIT".into()]],
        },
        Furniture::SignatureSpace { millimetres: 30 },
        Furniture::line(Role::Number, "No. 1"),
    ];
    Part { head: vec![Furniture::Group { arrangement, pieces }], ..Part::new(Language::EN, "T") }
}

#[test]
fn a_group_is_a_block_at_its_side() {
    for (arrangement, expected) in [
        (Arrangement::Start, "MINISTRY OF WORDS\n      UNIT\n\n      No. 1\n"),
        (Arrangement::Center, " MINISTRY OF WORDS\n        UNIT\n\n       No. 1\n"),
        (Arrangement::End, "   MINISTRY OF WORDS\n         UNIT\n\n         No. 1\n"),
        (Arrangement::Beside, "MINISTRY OF WORDS\nUNIT\n\nNo. 1\n"),
    ] {
        let written = set(group(arrangement), 20);
        assert_eq!(written.strip_suffix("\n--------------------\n"), Some(expected), "{arrangement:?}");
    }
}

#[test]
fn an_address_is_a_section() {
    let href: Href = "https://example.org/1".parse().expect("an address");
    let address = vec![Inline::Link(Link::bare(href))];
    let permalink = Permalink { label: "Check it at".into(), address, code: None };
    let part = Part { foot: vec![Furniture::Permalink(permalink)], ..body(vec![p("Body.")]) };
    assert!(set(part, 40).ends_with("\nCheck it at\n===========\nhttps://example.org/1\n"));
}
