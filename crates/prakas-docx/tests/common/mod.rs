//! Documents to test with: the real release of 2021, and one with everything in it.

use std::io::{Cursor, Read as _};

use jiff::civil::date;
use prakas_document::{
    AltText, Block, ColumnAlign, Digits, Document, Figure, Footnote, Furniture, HeadingLevel, Inline,
    Language, Link, List, ListMarker, Meta, Part, Picture, Quotation, Role, Table, Text, Theme,
};
use prakas_docx::{EmbeddedFont, FontStyle};

const SUMMIT: &str = include_str!("../../../../examples/asean-japan-summit-2021.en.txt");

/// The release of the 24th ASEAN-Japan Summit as compose lays it out.
pub(crate) fn summit() -> Document {
    let paragraphs: Vec<String> = SUMMIT
        .split("\n\n")
        .map(|paragraph| paragraph.trim().replace("**", ""))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    let [header, issuer, kind, title, dateline, body @ .., closing] = &paragraphs[..] else {
        panic!("the release has its furniture");
    };
    let [state, motto] = &header.split('\n').collect::<Vec<_>>()[..] else {
        panic!("the header is two lines");
    };
    let part = Part {
        head: vec![
            Furniture::line(Role::NationalHeader, *state),
            Furniture::line(Role::Motto, *motto),
            Furniture::Ornament,
            lines(Role::Issuer, &issuer.split('\n').collect::<Vec<_>>()),
            Furniture::line(Role::Kind, kind.as_str()),
            Furniture::line(Role::Title, title.as_str()),
            Furniture::line(Role::Dateline, dateline.as_str()),
        ],
        body: body.iter().map(|paragraph| Block::paragraph(paragraph.as_str())).collect(),
        foot: vec![Furniture::line(Role::Closing, closing.as_str())],
        running: Some(title.as_str().into()),
        ..Part::new(Language::EN, title)
    };
    let meta = Meta {
        authors: vec!["Ministry of Foreign Affairs and International Cooperation".to_owned()],
        description: Some("What the 24th ASEAN-Japan Summit discussed.".to_owned()),
        keywords: vec!["press release".to_owned(), "ASEAN".to_owned()],
        issued: Some(date(2021, 10, 27)),
        ..Meta::new("asean-japan-summit-2021", title)
    };
    Document::new(meta, Theme::default(), part)
}

/// A document in two parts with every kind of furniture, block and inline, and what is hard in them.
pub(crate) fn everything() -> Document {
    let mut document = Document::new(
        Meta { keywords: vec!["<&>\"'".into()], ..Meta::new("everything", "Everything & <more>") },
        Theme::default(),
        english(),
    );
    document.push(khmer());
    document
}

fn english() -> Part {
    let head = Role::ALL
        .into_iter()
        .filter(|role| *role < Role::Body)
        .map(|role| Furniture::line(role, role.name().replace('-', " ")));
    let foot = Role::ALL
        .into_iter()
        .filter(|role| *role >= Role::Closing && *role < Role::Running)
        .map(|role| Furniture::line(role, role.name().replace('-', " ")));
    let emblem =
        Furniture::Emblem { picture: picture(60, 80), alt: alt("The emblem of the \"house\" & more") };
    let body = vec![
        Block::heading(HeadingLevel::One, "Inlines"),
        Block::Paragraph(inlines()),
        Block::Paragraph(vec!["First line,".into(), Inline::LineBreak, "second line.".into()]),
        Block::paragraph("Spaces  and\u{A0}dashes — “quotes”, co\u{AD}operation, <tags> & 'entities'."),
        Block::Heading {
            level: HeadingLevel::Two,
            content: vec!["A ".into(), Inline::strong("strong"), " heading".into()],
        },
        Block::List(list()),
        Block::heading(HeadingLevel::Three, "Quotations"),
        Block::Quotation(Quotation {
            content: vec![
                Block::Paragraph(vec!["We ".into(), Inline::emphasis("welcome"), " this.".into()]),
                Block::List(numbered(1, &["One", "Two"])),
                Block::Quotation(Quotation {
                    content: vec![Block::paragraph("Said by others.")],
                    speaker: None,
                }),
            ],
            speaker: Some("Spokesperson of the Ministry".into()),
        }),
        Block::Table(table()),
        Block::Table(Table::new(vec![vec!["Alone".into()]], vec![]).expect("a table")),
        Block::Figure(Figure {
            picture: picture(1200, 300),
            alt: alt("Heads of delegation in a row"),
            caption: vec!["A figure with a ".into(), Inline::strong("caption"), ".".into()],
        }),
        Block::Figure(Figure { picture: jpeg(120, 60), alt: alt("A photograph"), caption: vec![] }),
        Block::Paragraph(vec![]),
        Block::List(numbered(7, &["Seven", "Eight"])),
        Block::List(numbered(1, &["One again"])),
        Block::paragraph("A line that goes on. ".repeat(200)),
    ];
    Part {
        head: std::iter::once(emblem).chain(head).chain([Furniture::Ornament]).collect(),
        body,
        foot: foot
            .chain([Furniture::Blocks(vec![Block::paragraph("A note to editors."), Block::List(list())])])
            .collect(),
        running: Some("Everything, ទាំងអស់".into()),
        ..Part::new(Language::EN, "Everything")
    }
}

fn khmer() -> Part {
    let broken = Text::with_breaks("កិច្ចប្រជុំកំពូលអាស៊ាននិងជប៉ុន", vec!["កិច្ចប្រជុំ".len(), "កិច្ចប្រជុំកំពូល".len()]);
    Part {
        head: vec![
            Furniture::line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
            Furniture::line(Role::Motto, "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
            Furniture::Ornament,
            lines(Role::Issuer, &["ក្រសួងការបរទេស", "និងសហប្រតិបត្តិការអន្តរជាតិ"]),
            Furniture::line(Role::Kind, "សេចក្តីប្រកាសព័ត៌មាន"),
        ],
        body: vec![
            Block::Paragraph(vec![Inline::Text(broken), " (ASEAN) លើកទី២៤".into(), note("កំណត់សម្គាល់ ASEAN")]),
            Block::Paragraph(vec![
                Inline::strong("ដិត"),
                " ".into(),
                Inline::emphasis("ទ្រេត"),
                Inline::Foreign { language: Language::EN, content: vec!["in English".into()] },
            ]),
            Block::List(numbered(1, &["ទីមួយ", "ទីពីរ"])),
        ],
        foot: vec![lines(
            Role::Closing,
            &["ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥", "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"],
        )],
        digits: Digits::Khmer,
        ..Part::new(Language::KM, "ទាំងអស់")
    }
}

/// A Khmer text: `|` stands where its line may break between two words without a space, as compose finds it.
pub(crate) fn broken(text: &str) -> Text {
    Text::new(text.replace('|', "\u{200B}")).resolve_breaks()
}

/// A Khmer release as the ministry's paper has it, with Latin words, bold, a heading, a table, a list and a note.
#[allow(dead_code, reason = "not every test looks at it")]
pub(crate) fn khmer_release() -> Document {
    let title = "លទ្ធផល|នៃ|កិច្ចប្រជុំ|កំពូល|អាស៊ាន-|ជប៉ុន លើកទី២៤";
    let line = |role, words: &str| Furniture::line(role, broken(words));
    let part = Part {
        head: vec![
            line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
            line(Role::Motto, "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
            Furniture::Ornament,
            line(Role::Issuer, "ក្រសួងការបរទេស និង|សហប្រតិបត្តិការអន្តរជាតិ"),
            line(Role::Number, "លេខ៖ ១២៣ កបស"),
            line(Role::Kind, "សេចក្តីប្រកាសព័ត៌មាន"),
            line(Role::Title, title),
            line(Role::Dateline, "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាម|ប្រព័ន្ធ|វីដេអូ (Videoconference)"),
        ],
        body: khmer_blocks(),
        foot: vec![
            lines(Role::Closing, &["ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥", "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"]),
            line(Role::SignatureOffice, "អ្នកនាំពាក្យ|ក្រសួង"),
        ],
        running: Some(broken(title)),
        digits: Digits::Khmer,
        ..Part::new(Language::KM, "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤")
    };
    Document::new(Meta::new("khmer", "លទ្ធផលនៃកិច្ចប្រជុំកំពូល"), Theme::default(), part)
}

fn khmer_blocks() -> Vec<Block> {
    let text = |words: &str| Inline::Text(broken(words));
    let opening = "រាជរដ្ឋាភិបាល|កម្ពុជា សូម|ជម្រាប|ជូន|សាធារណជន និង|មជ្ឈដ្ឋាន|អន្តរជាតិ|ថា កាល|ពី|ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ \
        សម្តេច|អគ្គមហាសេនាបតីតេជោ នាយករដ្ឋមន្ត្រី នៃ|ព្រះរាជាណាចក្រកម្ពុជា បាន|ដឹកនាំ|គណៈប្រតិភូ|កម្ពុជា ចូលរួម|កិច្ចប្រជុំ|កំពូល|";
    let rest = " លើកទី២៤ (ASEAN-Japan Summit) តាម|ប្រព័ន្ធ|វីដេអូ។ នៅ|ក្នុង|កិច្ចប្រជុំ|នោះ មេដឹកនាំ|អាស៊ាន បាន|ស្វាគមន៍|ចំពោះ|ការ|\
        ប្តេជ្ញាចិត្ត|របស់|ជប៉ុន|ក្នុង|ការ|ផ្តល់|ជំនួយ|ឧបត្ថម្ភ|ចំនួន ១|លាន|ដុល្លារ|អាមេរិក ដល់|មូលនិធិ|អាស៊ាន|សម្រាប់|ឆ្លើយតប|នឹង|ជំងឺ|\
        កូវីដ-១៩ (COVID-19) និង|ការ|ផ្គត់ផ្គង់|វ៉ាក់សាំង ព្រម|ទាំង|កិច្ច|សហប្រតិបត្តិការ|ផ្សេង ៗ ទៀត។";
    let second = "អង្គប្រជុំ|បាន|ពិភាក្សា|អំពី|ស្ថានភាព|តំបន់ និង|អន្តរជាតិ ដែល|ជា|ផលប្រយោជន៍|រួម ហើយ|បាន|បញ្ជាក់|ជា|ថ្មី|នូវ|ការ|ប្តេជ្ញាចិត្ត|ក្នុង|ការ|\
        លើក|កម្ពស់|សន្តិភាព សន្តិសុខ ស្ថិរភាព និង|វិបុលភាព។ «យើង|នឹង|ធ្វើ|ការ|ជាមួយ|គ្នា» និង “កិច្ច|សហប្រតិបត្តិការ” គឺ|ជា|មូលដ្ឋាន|៥០% – ៦០%|។ \
        ក្រសួង|សូម|ថ្លែង|អំណរគុណ|ចំពោះ|ព្រះហឫទ័យ|សប្បុរស|ធម៌ និង|បងប្អូន|ជន|រួម|ជាតិ|ទាំងអស់|ដែល|បាន|ចូលរួម|ចំណែក|ក្នុង|បុព្វហេតុ|មនុស្ស|ធម៌។";
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
        Block::Paragraph(vec![text(second)]),
        Block::Table(table),
        Block::List(numbered(1, &["សន្តិភាព", "ការតភ្ជាប់ឌីជីថល និងបរិវត្តកម្មបៃតង"])),
        Block::Quotation(Quotation {
            content: vec![Block::Paragraph(vec![
                text("យើង|នឹង|ធ្វើ|ការ|ជាមួយ|គ្នា|"),
                Inline::strong("ជានិច្ច"),
                text("។"),
            ])],
            speaker: Some("រដ្ឋមន្ត្រី".into()),
        }),
    ]
}

fn inlines() -> Vec<Inline> {
    let french: Language = "fr".parse().expect("a language");
    let href = |address: &str| address.parse().expect("an address");
    let link = Link::new(
        href("https://www.mfaic.gov.kh/ខ្មែរ?a=1&b=2"),
        vec!["the ".into(), Inline::strong("Ministry")],
    );
    vec![
        "Plain, ".into(),
        Inline::strong("strong, "),
        Inline::emphasis("emphasis, "),
        Inline::Strong(vec![Inline::emphasis("both, ")]),
        "24".into(),
        Inline::Superscript(vec!["th".into()]),
        ", CO".into(),
        Inline::Subscript(vec!["2".into()]),
        ", ".into(),
        Inline::Link(link.expect("a link")),
        ", ".into(),
        Inline::Link(Link::bare(href("mailto:press@mfaic.gov.kh"))),
        ", ".into(),
        Inline::Link(Link::bare(href("tel:+85523214441"))),
        ", ".into(),
        Inline::Foreign {
            language: french, content: vec!["communiqué, ".into(), Inline::strong("ខ្មែរ")]
        },
        Inline::foreign(Language::KM, " ព្រះរាជាណាចក្រកម្ពុជា "),
        Inline::Date { date: date(2021, 10, 27), content: vec!["27 October 2021".into()] },
        note("A note with a link to the report, ខ្មែរ."),
        " and ".into(),
        Inline::Link(Link::bare(href("http://www.asean.org/"))),
        ".".into(),
    ]
}

fn list() -> List {
    List {
        marker: ListMarker::Bulleted,
        items: vec![
            vec![Block::paragraph("First"), Block::paragraph("and more of the first")],
            vec![Block::paragraph("Second"), Block::List(numbered(3, &["Third of second", "Fourth"]))],
            vec![Block::List(numbered(1, &["A list at once"]))],
            vec![Block::Table(table())],
            vec![],
        ],
    }
}

fn numbered(start: u32, items: &[&str]) -> List {
    List {
        marker: ListMarker::Numbered { start },
        items: items.iter().map(|item| vec![Block::paragraph(*item)]).collect(),
    }
}

fn table() -> Table {
    let cells = |row: [&str; 3]| row.map(|cell| vec![Inline::from(cell)]).to_vec();
    let mut rows = vec![
        cells(["Response Fund", "1", "USD 1 million"]),
        cells(["Centre for Public Health Emergencies", "50", "million"]),
    ];
    rows.push(vec![vec![], vec![note("Of a cell.")], vec!["ខ្មែរ".into()]]);
    Table::new(cells(["Purpose", "Amount", "Unit"]), rows)
        .and_then(|table| table.with_align(vec![ColumnAlign::Start, ColumnAlign::End, ColumnAlign::Center]))
        .expect("a table")
        .with_caption(vec!["Contributions".into(), note("In United States dollars.")])
}

fn note(text: &str) -> Inline {
    let link = Link::bare("https://asean.org/".parse().expect("an address"));
    let paragraphs =
        vec![vec![text.into(), " ".into(), Inline::Link(link)], vec!["Second paragraph.".into()]];
    Inline::Footnote(Footnote::new(paragraphs).expect("a footnote"))
}

fn lines(role: Role, lines: &[&str]) -> Furniture {
    Furniture::Lines { role, lines: lines.iter().map(|line| vec![Inline::from(*line)]).collect() }
}

fn alt(text: &str) -> AltText {
    AltText::new(text).expect("an alternative text")
}

/// A picture with some colour in it.
pub(crate) fn picture(width: u32, height: u32) -> Picture {
    drawn(width, height, image::ImageFormat::Png)
}

fn jpeg(width: u32, height: u32) -> Picture {
    drawn(width, height, image::ImageFormat::Jpeg)
}

fn drawn(width: u32, height: u32, format: image::ImageFormat) -> Picture {
    let shade = |at: u32, of: u32| u8::try_from(at * 255 / of).expect("a shade");
    let pixels =
        image::RgbImage::from_fn(width, height, |x, y| image::Rgb([shade(x, width), shade(y, height), 120]));
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).expect("a picture file");
    Picture::new(bytes.into_inner()).expect("a picture")
}

/// The Khmer fonts of the theme, and one that it does not name.
#[allow(dead_code, reason = "not every test has fonts in the file")]
pub(crate) fn fonts() -> Vec<EmbeddedFont> {
    let font =
        |family: &str, style, file: &[u8]| EmbeddedFont::new(family, style, file.into()).expect("a font");
    let moul = include_bytes!("../../../../fonts/data/moul/Moul-Regular.ttf");
    let regular = include_bytes!("../../../../fonts/data/noto-serif-khmer/NotoSerifKhmer-Regular.ttf");
    let bold = include_bytes!("../../../../fonts/data/noto-serif-khmer/NotoSerifKhmer-Bold.ttf");
    vec![
        font("Moul", FontStyle::Regular, moul),
        font("Noto Serif Khmer", FontStyle::Regular, regular),
        font("Noto Serif Khmer", FontStyle::Bold, bold),
        font("Another", FontStyle::Regular, moul),
    ]
}

/// The parts of a package, in the order of the archive.
#[allow(dead_code, reason = "not every test looks into the package")]
pub(crate) fn parts(docx: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
    (0..archive.len())
        .map(|i| {
            let mut file = archive.by_index(i).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("the entry's bytes");
            (file.name().to_owned(), bytes)
        })
        .collect()
}
