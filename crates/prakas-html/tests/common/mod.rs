//! Documents to draw, and the page that was drawn, taken apart again.

// Each test file uses some of it.
#![allow(dead_code)]

use std::io::Cursor;

use jiff::civil::date;
use prakas_document::{
    AltText, Block, Change, ChangeKind, ColumnAlign, Digits, Document, EditionWay, Figure, Footnote,
    Furniture, HeadingLevel, Inline, Language, Link, List, ListMarker, Meta, Part, Picture, Quotation,
    Rendition, Role, Table, Text, Theme, Ways,
};
use prakas_html::{HtmlOptions, html};
use roxmltree::Node;

/// What every field is given that may hold any character.
pub(crate) const MARKUP: &str = "<script>alert(1)</script>&amp;\"'<!-- ]]>";

pub(crate) fn page(document: &Document) -> String {
    html(document, &HtmlOptions::default())
}

/// The page as XML: without its doctype, void elements closed. That it parses at all is what well-formed means.
pub(crate) fn xml(page: &str) -> String {
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
    let mut out = String::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').expect("the end of a tag");
        let name: &str = rest[at + 1..end].split(' ').next().unwrap_or_default();
        out.push_str(&rest[at..end]);
        out.push_str(if matches!(name, "br" | "wbr" | "img" | "meta" | "link") { "/>" } else { ">" });
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

/// The words of the page's main content, without the marks of notes.
pub(crate) fn words(node: Node<'_, '_>) -> String {
    if node.is_text() {
        return node.text().unwrap_or_default().to_owned();
    }
    if matches!(node.attribute("role"), Some("doc-noteref" | "doc-backlink")) {
        return String::new();
    }
    node.children().map(words).collect()
}

/// The first element of this name.
pub(crate) fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Node<'a, 'i> {
    node.descendants().find(|n| n.has_tag_name(name)).unwrap_or_else(|| panic!("no {name}"))
}

pub(crate) fn picture(width: u32, height: u32) -> Picture {
    let mut bytes = Cursor::new(Vec::new());
    let draw =
        |x: u32, y: u32| image::Luma([u8::try_from((x * 200 / width + y * 55 / height) % 256).unwrap_or(0)]);
    image::GrayImage::from_fn(width, height, draw)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a PNG");
    Picture::new(bytes.into_inner()).expect("a picture")
}

pub(crate) fn alt(text: &str) -> AltText {
    AltText::new(text).expect("words")
}

pub(crate) fn link(href: &str, words: &str) -> Inline {
    Inline::Link(Link::new(href.parse().expect("an address"), vec![words.into()]).expect("a link"))
}

pub(crate) fn bare(href: &str) -> Inline {
    Inline::Link(Link::bare(href.parse().expect("an address")))
}

pub(crate) fn note(text: &str) -> Inline {
    Inline::Footnote(Footnote::new(vec![vec![text.into()]]).expect("a footnote"))
}

pub(crate) fn lines(role: Role, lines: &[&str]) -> Furniture {
    Furniture::Lines { role, lines: lines.iter().map(|line| vec![Inline::from(*line)]).collect() }
}

pub(crate) fn day(text: &str) -> Inline {
    Inline::Date { date: date(2021, 10, 27), content: vec![text.into()] }
}

pub(crate) fn document(part: Part) -> Document {
    Document::new(Meta::new("sample", part.title.clone()), Theme::default(), part)
}

/// A part with only this body.
pub(crate) fn body(blocks: Vec<Block>) -> Document {
    document(Part {
        head: vec![Furniture::line(Role::Title, "Title")],
        body: blocks,
        ..Part::new(Language::EN, "Title")
    })
}

fn state() -> Vec<Furniture> {
    vec![
        Furniture::line(Role::NationalHeader, "KINGDOM OF CAMBODIA"),
        Furniture::line(Role::Motto, "NATION RELIGION KING"),
        Furniture::Ornament,
        lines(Role::Issuer, &["MINISTRY OF FOREIGN AFFAIRS", "AND INTERNATIONAL COOPERATION"]),
    ]
}

/// The example release, with the paragraphs given.
pub(crate) fn summit(paragraphs: &[&str]) -> Document {
    let title = "Outcomes of the 24th ASEAN-Japan Summit";
    let mut head = state();
    head.extend([
        Furniture::line(Role::Kind, "Press Release"),
        Furniture::line(Role::Title, title),
        Furniture::Lines {
            role: Role::Dateline,
            lines: vec![vec![day("27 October 2021"), ", via Videoconference".into()]],
        },
    ]);
    let part = Part {
        head,
        body: paragraphs.iter().map(|paragraph| Block::paragraph(*paragraph)).collect(),
        foot: vec![Furniture::Lines {
            role: Role::Closing,
            lines: vec![vec!["Phnom Penh, ".into(), day("27 October 2021")]],
        }],
        ..Part::new(Language::EN, title)
    };
    let meta = Meta {
        authors: vec!["Ministry of Foreign Affairs and International Cooperation".into()],
        description: Some("ASEAN and Japan agreed on closer cooperation.".into()),
        keywords: vec!["press release".into(), "ASEAN".into()],
        issued: Some(date(2021, 10, 27)),
        ..Meta::new("asean-japan-summit-2021", title)
    };
    Document::new(meta, Theme::default(), part)
}

/// A Khmer text: `|` stands where its line may break between two words without a space, as compose finds it.
pub(crate) fn broken(text: &str) -> Text {
    Text::new(text.replace('|', "\u{200B}")).resolve_breaks()
}

/// A Khmer part, as official paper has it: furniture, text with break opportunities and Latin words, a numbered list, a table, a
/// note, and words that no line breaks.
pub(crate) fn khmer() -> Part {
    let line = |role, words: &str| Furniture::line(role, broken(words));
    let title = "លទ្ធផល|នៃ|កិច្ចប្រជុំ|កំពូល|អាស៊ាន-ជប៉ុន លើកទី២៤";
    Part {
        head: vec![
            line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
            line(Role::Motto, "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
            Furniture::Ornament,
            Furniture::Lines {
                role: Role::Issuer,
                lines: vec![vec![broken("ក្រសួងការបរទេស និង|សហប្រតិបត្តិការអន្តរជាតិ").into()]],
            },
            line(Role::Number, "លេខ៖ ១២៣ កបស"),
            line(Role::Kind, "សេចក្តីប្រកាសព័ត៌មាន"),
            line(Role::Title, title),
            Furniture::Lines {
                role: Role::Dateline,
                lines: vec![vec![day("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"), broken(" តាម|ប្រព័ន្ធ|វីដេអូ").into()]],
            },
        ],
        body: khmer_blocks(),
        foot: vec![
            Furniture::Lines {
                role: Role::Closing,
                lines: vec![
                    vec!["ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥".into()],
                    vec!["រាជធានីភ្នំពេញ ".into(), day("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១")],
                ],
            },
            Furniture::Lines {
                role: Role::Contact,
                lines: vec![vec![
                    broken("អង្គភាព|អ្នកនាំពាក្យ|នៃ|ក្រសួង ").into(),
                    bare("https://www.mfaic.gov.kh/posts/2021-10-27-Press-Release-Outcomes-of-the-Summit"),
                ]],
            },
        ],
        digits: Digits::Khmer,
        running: Some(broken(title)),
        ..Part::new(Language::KM, "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤")
    }
}

fn khmer_blocks() -> Vec<Block> {
    let text = |words: &str| Inline::Text(broken(words));
    let opening = "រាជរដ្ឋាភិបាល|កម្ពុជា សូម|ជម្រាប|ជូន|សាធារណជន និង|មជ្ឈដ្ឋាន|អន្តរជាតិ|ថា កាល|ពី|ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ \
        សម្តេច|អគ្គមហាសេនាបតីតេជោ នាយករដ្ឋមន្ត្រី នៃ|ព្រះរាជាណាចក្រកម្ពុជា បាន|ដឹកនាំ|គណៈប្រតិភូ|កម្ពុជា ចូលរួម|កិច្ចប្រជុំ|កំពូល|";
    let rest = " លើកទី២៤ (ASEAN-Japan Summit) តាម|ប្រព័ន្ធ|វីដេអូ។ នៅ|ក្នុង|កិច្ចប្រជុំ|នោះ មេដឹកនាំ|អាស៊ាន បាន|ស្វាគមន៍|ចំពោះ|ការ|\
        ប្តេជ្ញាចិត្ត|របស់|ជប៉ុន|ក្នុង|ការ|ផ្តល់|ជំនួយ|ឧបត្ថម្ភ|ចំនួន ១|លាន|ដុល្លារ|អាមេរិក ដល់|មូលនិធិ|អាស៊ាន|សម្រាប់|ឆ្លើយតប|នឹង|ជំងឺ|\
        កូវីដ-១៩ (COVID-19) និង|ការ|ផ្គត់ផ្គង់|វ៉ាក់សាំង ព្រម|ទាំង|កិច្ច|សហប្រតិបត្តិការ|ផ្សេង ៗ ទៀត។";
    let unbroken = "ពាក្យដែលវែងណាស់មិនអាចបំបែកបានទោះបីជាអេក្រង់តូចចង្អៀតយ៉ាងណាក៏ដោយព្រោះវាគ្មានកន្លែងដាច់សោះឡើយ";
    let row = |a: &str, b: &str| vec![vec![text(a)], vec![text(b)]];
    let table = Table::new(row("គោលបំណង", "ដុល្លារ"), vec![row("មូលនិធិ|អាស៊ាន|ឆ្លើយតប|នឹង|ជំងឺ|កូវីដ-១៩", "១.០០០.០០០")])
        .and_then(|table| table.with_align(vec![ColumnAlign::Start, ColumnAlign::End]))
        .expect("a table");
    vec![
        Block::Paragraph(vec![
            text(opening),
            Inline::Strong(vec![text("អាស៊ាន-|ជប៉ុន")]),
            text(rest),
            note("កំណត់ចំណាំ។"),
        ]),
        Block::heading(HeadingLevel::One, broken("កិច្ច|សហប្រតិបត្តិការ|សេដ្ឋកិច្ច")),
        Block::Paragraph(vec![
            text("ដោយសារ|"),
            text(unbroken),
            text(" កិច្ចប្រជុំ "),
            Inline::foreign(Language::EN, "the 24th ASEAN-Japan Summit"),
            text(" បាន|បញ្ចប់|។"),
        ]),
        Block::Table(table),
        Block::List(List {
            marker: ListMarker::Numbered { start: 1 },
            items: vec![
                vec![Block::paragraph("សន្តិភាព")],
                vec![Block::Paragraph(vec![text("ការ|តភ្ជាប់|ឌីជីថល និង|បរិវត្តកម្ម|បៃតង")])],
            ],
        }),
    ]
}

/// Every kind of block, inline, furniture and role.
pub(crate) fn everything() -> Document {
    let title = "Every kind of block";
    let mut head = state();
    let emblem = Furniture::Emblem { picture: picture(120, 120), alt: alt("The emblem of the house") };
    head.insert(3, emblem);
    head.extend([
        Furniture::line(Role::Number, "No. 123 MFAIC"),
        lines(Role::Status, &["EMBARGOED until 27 October 2021, 18:00", "Supersedes: an-older-release"]),
        Furniture::line(Role::Kind, "Joint Statement"),
        Furniture::line(Role::Title, title),
        Furniture::line(Role::Subtitle, "and of inline too"),
        Furniture::Lines {
            role: Role::Dateline,
            lines: vec![vec![day("27 October 2021"), ", Phnom Penh".into()]],
        },
        Furniture::line(
            Role::Summary,
            "In short: nothing is left out, and everything can be read on a phone.",
        ),
    ]);
    let mut foot = vec![
        Furniture::Lines {
            role: Role::Closing,
            lines: vec![vec!["Phnom Penh, ".into(), day("27 October 2021")]],
        },
        Furniture::line(Role::SignatureOffice, "The Spokesperson of the Ministry"),
        Furniture::line(Role::SignatureName, "Signed and sealed"),
        Furniture::line(Role::EndHeading, "Contacts"),
        Furniture::Lines {
            role: Role::Contact,
            lines: vec![
                vec![
                    "Spokesperson Unit, ".into(),
                    bare("tel:+85523214441"),
                    ", ".into(),
                    bare("mailto:press@example.org"),
                ],
                vec!["Web desk, ".into(), bare("https://www.example.org/")],
            ],
        },
        Furniture::line(Role::EndHeading, "Links"),
        Furniture::Lines {
            role: Role::EndMatter,
            lines: vec![vec![link("https://example.org/aoip", "The Outlook")]],
        },
        Furniture::line(Role::EndHeading, "Notes to editors"),
        Furniture::Blocks(vec![Block::paragraph("The Summit was held for the 24th time.")]),
    ];
    foot.extend([Role::Body, Role::Quotation, Role::Speaker, Role::Caption, Role::Footnote].map(stray));
    foot.extend([Role::TableHeader, Role::TableCell, Role::Running, Role::PageNumber].map(stray));
    let part = Part {
        head,
        body: blocks(),
        foot,
        running: Some("Every kind of block".into()),
        ..Part::new(Language::EN, title)
    };
    Document::new(Meta::new("every-kind", title), Theme::default(), part)
}

/// Lines of a role that compose does not use for lines.
fn stray(role: Role) -> Furniture {
    Furniture::line(role, role.name())
}

fn blocks() -> Vec<Block> {
    let heading = |level, text: &str| Block::heading(level, text);
    let long = "The Leaders concurred to enhance cooperation in important areas such as climate change, clean energy, trade and investment, connectivity and digital transformation. ";
    vec![
        Block::Paragraph(inlines()),
        heading(HeadingLevel::One, "Lists"),
        Block::List(List {
            marker: ListMarker::Bulleted,
            items: vec![
                vec![Block::paragraph("One block")],
                vec![
                    Block::paragraph(long),
                    Block::List(List {
                        marker: ListMarker::Numbered { start: 9 },
                        items: vec![vec![Block::paragraph("Nine")], vec![Block::paragraph("Ten")]],
                    }),
                ],
                vec![],
            ],
        }),
        heading(HeadingLevel::Two, "Quotations"),
        Block::Quotation(Quotation {
            content: vec![Block::paragraph(long)],
            speaker: Some("The Ministry".into()),
        }),
        Block::Quotation(Quotation {
            content: vec![
                Block::Paragraph(vec![
                    "Without a speaker, ".into(),
                    Inline::emphasis("and with stress"),
                    ".".into(),
                ]),
                Block::List(List {
                    marker: ListMarker::Bulleted,
                    items: vec![vec![Block::paragraph("with a list")]],
                }),
            ],
            speaker: None,
        }),
        heading(HeadingLevel::Three, "Tables"),
        Block::Table(contributions()),
        Block::Table(wide()),
        heading(HeadingLevel::One, "Figures"),
        Block::Figure(Figure {
            picture: picture(1600, 900),
            alt: alt("A grey slope"),
            caption: vec!["A slope from ".into(), Inline::emphasis("dark"), " to light".into()],
        }),
        Block::Figure(Figure { picture: picture(80, 40), alt: alt("A small slope"), caption: vec![] }),
        Block::paragraph(long),
    ]
}

fn inlines() -> Vec<Inline> {
    vec![
        "Plain, ".into(),
        Inline::strong("strong"),
        ", ".into(),
        Inline::emphasis("emphasis"),
        ", the 24".into(),
        Inline::Superscript(vec!["th".into()]),
        ", CO".into(),
        Inline::Subscript(vec!["2".into()]),
        ", ".into(),
        link("https://example.org/a?b=1&c=2", "a link"),
        ", ".into(),
        bare("https://example.org/an/address/that/is/longer/than/the/screen/of/any/phone/is/wide"),
        ", ".into(),
        link("mailto:press@example.org", "the press office"),
        ", ".into(),
        Inline::foreign(Language::KM, Text::with_breaks("ព្រះរាជាណាចក្រកម្ពុជា", vec![30])),
        ", ".into(),
        day("27 October"),
        ", a note".into(),
        note("The first note."),
        Inline::LineBreak,
        "and a second line".into(),
        Inline::Strong(vec![Inline::Emphasis(vec!["deep".into(), note("The second note.")])]),
        ".".into(),
    ]
}

fn contributions() -> Table {
    let row = |a: &str, b: &str| vec![vec![Inline::from(a)], vec![Inline::from(b)]];
    Table::new(
        row("Fund", "USD"),
        vec![row("COVID-19 ASEAN Response Fund", "1,000,000"), row("ACPHEED", "50,000,000")],
    )
    .and_then(|table| table.with_align(vec![ColumnAlign::Start, ColumnAlign::End]))
    .expect("a table")
    .with_caption(vec!["Contributions".into(), note("As announced.")])
}

/// Wider than a phone, without a caption, with a header cell and other cells that are empty.
fn wide() -> Table {
    let header = ["", "Infrastructure", "Connectivity", "Digitalisation", "Environment", "Cybersecurity"];
    let cells = |texts: [&str; 6]| texts.map(|text| vec![Inline::from(text)]).to_vec();
    let align = vec![ColumnAlign::Center; 6];
    Table::new(cells(header), vec![cells(["2021", "12", "", "7", "5", "3"]), cells([""; 6])])
        .and_then(|table| table.with_align(align))
        .expect("a table")
}

/// Two parts, English and Khmer.
pub(crate) fn bilingual() -> Document {
    let mut document = summit(&["The Summit took note of the substantive progress of cooperation."]);
    document.push(khmer());
    document
}

/// Markup in every field that may hold it.
pub(crate) fn hostile() -> Document {
    let inline = || Inline::from(MARKUP);
    let cell = || vec![inline()];
    let table = Table::new(vec![cell()], vec![vec![cell()]]).expect("a table").with_caption(cell());
    let mut theme = Theme::default();
    for role in Role::ALL {
        theme.style_mut(role).faces.latin = MARKUP.into();
        theme.style_mut(role).faces.khmer = format!("{MARKUP}\n\u{0}\u{FFFF}\\");
    }
    // The deeper headings would stand before the shallow ones.
    let in_order = |role: &Role| !matches!(role, Role::Heading2 | Role::Heading3);
    let mut head: Vec<Furniture> =
        Role::ALL.into_iter().filter(in_order).map(|role| Furniture::line(role, MARKUP)).collect();
    head.push(Furniture::Emblem { picture: picture(2, 2), alt: alt(MARKUP) });
    let part = Part {
        head,
        body: vec![
            Block::Paragraph(vec![
                inline(),
                Inline::strong(MARKUP),
                Inline::emphasis(MARKUP),
                Inline::Superscript(vec![inline()]),
                Inline::Subscript(vec![inline()]),
                link("https://example.org/<script>?\"&'#<>", MARKUP),
                Inline::foreign(Language::KM, MARKUP),
                day(MARKUP),
                note(MARKUP),
            ]),
            Block::heading(HeadingLevel::One, MARKUP),
            Block::Quotation(Quotation {
                content: vec![Block::paragraph(MARKUP)],
                speaker: Some(MARKUP.into()),
            }),
            Block::Table(table),
            Block::Figure(Figure { picture: picture(2, 2), alt: alt(MARKUP), caption: vec![inline()] }),
        ],
        foot: vec![lines(Role::Contact, &[MARKUP, MARKUP])],
        running: Some(MARKUP.into()),
        ..Part::new(Language::EN, MARKUP)
    };
    Document::new(hostile_meta(), theme, part)
}

fn hostile_meta() -> Meta {
    let markup = || Some(MARKUP.to_owned());
    let way = |tag: &str| EditionWay {
        language: tag.parse().expect("a tag"),
        name: MARKUP.into(),
        title: MARKUP.into(),
        is_unofficial: false,
        address: Some(format!("https://example.org/{tag}/<script>?\"&'").parse().expect("an address")),
        file: markup(),
    };
    let rendition = Rendition { label: MARKUP.into(), media_type: "application/pdf", file: MARKUP.into() };
    Meta {
        authors: vec![MARKUP.into()],
        description: markup(),
        keywords: vec![MARKUP.into()],
        kind: markup(),
        number: markup(),
        status: markup(),
        place: markup(),
        dateline: markup(),
        change: Some(Change { kind: ChangeKind::Correction, words: MARKUP.into(), on: date(2021, 10, 28) }),
        replaces: markup(),
        replaced_by: markup(),
        address: way("en").address,
        ways: Ways {
            languages: MARKUP.into(),
            editions: vec![way("km"), way("en")],
            files: MARKUP.into(),
            renditions: vec![rendition],
            card: markup(),
        },
        ..Meta::new(MARKUP, MARKUP)
    }
}

/// Nothing where there could be something.
pub(crate) fn empty() -> Document {
    let cell = || vec![Inline::from("")];
    let bare = Table::new(vec![cell(), vec![]], vec![vec![cell(), vec![]]]).expect("a table");
    let part = Part {
        head: vec![
            lines(Role::Issuer, &["", " "]),
            Furniture::line(Role::Title, "Empty"),
            lines(Role::Subtitle, &[]),
        ],
        body: vec![
            Block::Paragraph(vec![]),
            Block::paragraph(" "),
            Block::heading(HeadingLevel::One, ""),
            Block::List(List { marker: ListMarker::Bulleted, items: vec![] }),
            Block::List(List { marker: ListMarker::Numbered { start: 0 }, items: vec![vec![]] }),
            Block::Quotation(Quotation { content: vec![], speaker: Some("".into()) }),
            Block::Table(bare.clone().with_caption(vec!["".into()])),
            Block::Table(Table::new(vec![cell()], vec![]).expect("a table")),
            Block::Table(bare.with_caption(vec!["Nothing to show".into()])),
        ],
        foot: vec![Furniture::Blocks(vec![])],
        running: Some("".into()),
        ..Part::new(Language::EN, "")
    };
    Document::new(Meta::new("empty", ""), Theme::default(), part)
}
