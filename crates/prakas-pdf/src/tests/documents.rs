//! Documents for the tests: the example release, and one with every block and inline.

use jiff::civil::date;
use prakas_document::{
    AltText, Block, ColumnAlign, Document, Figure, Footnote, Furniture, HeadingLevel, Inline, Language, Link,
    List, ListMarker, Meta, Part, Picture, Quotation, Role, Table, Theme,
};

/// The body of the example release.
const BODY: [&str; 9] = [
    "The Summit took note of the substantive progress of ASEAN-Japan cooperation over the previous decades and reaffirmed the commitment to further strengthen the ASEAN-Japan Strategic Partnership based on the \"heart-to-heart\" relationship of mutual trust and \"equal partnership\". Japanese Prime Minister recalled his extensive visits to the region over the past years. ASEAN Leaders also congratulated Japan for the successful organization of the Tokyo Olympic and Paralympic games.",
    "As ASEAN and Japan are approaching the golden jubilee of friendship and cooperation, the Leaders welcomed Japan's intention to hold a Special Summit in Japan in 2023 to commemorate the 50th Anniversary of ASEAN-Japan Friendship and Cooperation.",
    "The ASEAN Leaders thanked Japan for its support for ASEAN's COVID-19 response initiatives, especially the contribution of USD 1 million to the COVID-19 ASEAN Response Fund and USD 50 million for the establishment of the ASEAN Centre for Public Health Emergencies and Emerging Diseases (ACPHEED).",
    "ASEAN reiterated appreciation for Japan's support for the ASEAN Outlook on the Indo-Pacific (AOIP) and encouraged Japan to undertake more practical cooperation projects in the four key areas identified in the AOIP and as outlined in the Joint Statement of the 23rd ASEAN-Japan Summit on Cooperation on the AOIP.",
    "The Leaders concurred to enhance cooperation in important areas such as climate change, clean energy, Universal Health Coverage (UHC), transnational crime, counter terrorism, cybersecurity, trade and investment, connectivity, MSMEs, digital transformation, and human resource development. The Meeting welcomed Japan's ratification of RCEP in June this year.",
    "The Meeting also discussed regional and international issues of common concern and interest.",
    "Samdech Techo Prime Minister noted with satisfaction the remarkable progress of ASEAN-Japan cooperation and affirmed support for Japan's proposal to convene the ASEAN-Japan 50th Anniversary Commemorative Summit in Japan in 2023. He also expressed appreciation for Japan's substantial support for ASEAN's fight against the COVID-19 pandemic including the support for the establishment of ACPHEED as well as the COVID-19 ASEAN Response Fund. Bilaterally, Samdech Techo Prime Minister reiterated Cambodia's appreciation to Japan for providing COVID-19 vaccines, medical equipment and ambulances, as well as financing to support socio-economic recovery and growth.",
    "Samdech Techo Prime Minister encouraged Japan to continue promoting the linking and synchronizing of the Master Plan on ASEAN Connectivity (MPAC) 2025 and the Expanded Partnership for Quality Infrastructure. He also encouraged Japan to further support the Initiative for ASEAN Integration (IAI) Work Plan IV.",
    "Samdech Techo Prime Minister also recalled the visit to Cambodia in 2014 of H.E. Fumio Kishida, who was then foreign minister of Japan, to inaugurate the first Japanese AEON mall that is now is preparing to open its third branch. Samdech Techo Prime Minister said Cambodia will be pleased to welcome H.E. Kishida to Cambodia again in 2022 for the Summits during Cambodia's ASEAN chairmanship.",
];

/// The metadata of the example release.
pub(crate) fn summit_meta() -> Meta {
    Meta {
        authors: vec!["Ministry of Foreign Affairs and International Cooperation".into()],
        description: Some("What the leaders of ASEAN and Japan agreed on 27 October 2021.".into()),
        keywords: vec!["Press Release".into(), "ASEAN".into(), "Japan".into()],
        issued: Some(date(2021, 10, 27)),
        ..Meta::new("asean-japan-summit-2021", "Outcomes of the 24th ASEAN-Japan Summit")
    }
}

/// The head of the example release.
pub(crate) fn summit_head() -> Vec<Furniture> {
    vec![
        Furniture::line(Role::NationalHeader, "KINGDOM OF CAMBODIA"),
        Furniture::line(Role::Motto, "NATION RELIGION KING"),
        Furniture::Ornament,
        Furniture::Lines {
            role: Role::Issuer,
            lines: vec![
                vec!["MINISTRY OF FOREIGN AFFAIRS".into()],
                vec!["AND INTERNATIONAL COOPERATION".into()],
            ],
        },
        Furniture::line(Role::Kind, "Press Release"),
        Furniture::line(Role::Title, "Outcomes of the 24th ASEAN-Japan Summit"),
        Furniture::line(Role::Dateline, "27 October 2021, via Videoconference"),
    ]
}

/// The example release in English.
pub(crate) fn summit() -> Document {
    let part = Part {
        head: summit_head(),
        body: BODY.iter().map(|&paragraph| Block::paragraph(paragraph)).collect(),
        foot: vec![Furniture::line(Role::Closing, "Phnom Penh, 27 October 2021")],
        running: Some("Outcomes of the 24th ASEAN-Japan Summit".into()),
        ..Part::new(Language::EN, "Outcomes of the 24th ASEAN-Japan Summit")
    };
    Document::new(summit_meta(), Theme::default(), part)
}

/// The example release three times over, which fills three pages.
pub(crate) fn long_summit() -> Document {
    let single = summit();
    let mut part = single.parts()[0].clone();
    let body = part.body.clone();
    part.body.extend(body.iter().cloned());
    part.body.extend(body);
    Document::new(single.meta.clone(), Theme::default(), part)
}

/// A part with the head of the example release and this body.
pub(crate) fn part(body: Vec<Block>) -> Part {
    Part { head: summit_head(), body, ..Part::new(Language::EN, "Outcomes of the 24th ASEAN-Japan Summit") }
}

/// A document of this part alone.
pub(crate) fn document(part: Part) -> Document {
    Document::new(summit_meta(), Theme::default(), part)
}

/// The head of the example release in Khmer with two sentences of a body.
pub(crate) fn khmer_part() -> Part {
    let title = "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤";
    Part {
        head: vec![
            Furniture::line(Role::NationalHeader, "ព្រះរាជាណាចក្រកម្ពុជា"),
            Furniture::line(Role::Motto, "ជាតិ សាសនា ព្រះមហាក្សត្រ"),
            Furniture::Ornament,
            Furniture::line(Role::Issuer, "ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ"),
            Furniture::line(Role::Kind, "សេចក្តីប្រកាសព័ត៌មាន"),
            Furniture::line(Role::Title, title),
            Furniture::line(Role::Dateline, "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាមប្រព័ន្ធវីដេអូ"),
        ],
        body: vec![
            Block::paragraph(
                "កិច្ចប្រជុំកំពូលបានកត់សម្គាល់នូវវឌ្ឍនភាពជាខ្លឹមសារនៃកិច្ចសហប្រតិបត្តិការអាស៊ាន-ជប៉ុន (ASEAN-Japan) ក្នុងរយៈពេលប៉ុន្មានទសវត្សរ៍កន្លងមក និងបានបញ្ជាក់ជាថ្មីនូវការប្តេជ្ញាចិត្តក្នុងការពង្រឹងបន្ថែមទៀតនូវភាពជាដៃគូយុទ្ធសាស្ត្រ ដោយផ្អែកលើទំនាក់ទំនង “ពីបេះដូងមួយទៅបេះដូងមួយ” នៃការជឿទុកចិត្តគ្នាទៅវិញទៅមក។",
            ),
            Block::Heading {
                level: HeadingLevel::One, content: vec!["កិច្ចសហប្រតិបត្តិការ".into()]
            },
            Block::Paragraph(vec![
                "មេដឹកនាំអាស៊ានបានថ្លែងអំណរគុណចំពោះប្រទេសជប៉ុន".into(),
                note("ជំនួយសម្រាប់មជ្ឈមណ្ឌលអាស៊ាន។"),
                " សម្រាប់ការគាំទ្រ".into(),
                Inline::strong("ដល់គំនិតផ្តួចផ្តើម"),
                "របស់អាស៊ាន ក្នុងការឆ្លើយតបនឹងជំងឺកូវីដ-១៩។".into(),
            ]),
            Block::List(List {
                marker: ListMarker::Numbered { start: 9 },
                items: vec![vec![Block::paragraph("ការប្រែប្រួលអាកាសធាតុ")], vec![Block::paragraph("ថាមពលស្អាត")]],
            }),
        ],
        foot: vec![Furniture::line(Role::Closing, "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១")],
        running: Some(title.into()),
        ..Part::new(Language::KM, title)
    }
}

/// A document in two languages: a part each.
pub(crate) fn bilingual() -> Document {
    let mut document = Document::new(summit_meta(), Theme::default(), khmer_part());
    document.push(summit().parts()[0].clone());
    document
}

/// A footnote of these words.
pub(crate) fn note(text: &str) -> Inline {
    Inline::Footnote(Footnote::new(vec![vec![text.into()]]).expect("a footnote"))
}

/// A link from these words.
pub(crate) fn link(href: &str, text: &str) -> Inline {
    Inline::Link(Link::new(href.parse().expect("an address"), vec![text.into()]).expect("a link"))
}

/// A picture of a colour gradient.
pub(crate) fn picture(width: u32, height: u32) -> Picture {
    let shade = |at: u32, of: u32| u8::try_from(at * 255 / of).expect("a byte");
    let pixels =
        image::RgbImage::from_fn(width, height, |x, y| image::Rgb([shade(x, width), shade(y, height), 160]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    Picture::new(bytes.into_inner()).expect("a picture")
}

/// A table with a caption, an empty cell, and a column of figures.
pub(crate) fn table(rows: usize) -> Table {
    let row = |i: usize| {
        vec![
            vec![format!("Fund {i}").as_str().into()],
            if i % 3 == 1 { vec![] } else { vec!["For the ASEAN Response Fund".into()] },
            vec![format!("{}", i * 1_000).as_str().into()],
        ]
    };
    Table::new(
        vec![vec!["Fund".into()], vec!["Purpose".into()], vec!["USD".into()]],
        (0..rows).map(row).collect(),
    )
    .and_then(|table| table.with_align(vec![ColumnAlign::Start, ColumnAlign::Center, ColumnAlign::End]))
    .expect("a table")
    .with_caption(vec!["Contributions, in United States dollars".into()])
}

/// A figure with a caption.
pub(crate) fn figure(width: u32, height: u32) -> Figure {
    Figure {
        picture: picture(width, height),
        alt: AltText::new("A gradient from blue to red").expect("words"),
        caption: vec!["The meeting room of the ministry".into()],
    }
}

/// A document with every role, block and inline.
pub(crate) fn everything() -> Document {
    let mut head = summit_head();
    let emblem = picture(60, 60);
    head.insert(3, Furniture::Emblem { picture: emblem, alt: AltText::new("The emblem").expect("words") });
    head.insert(5, Furniture::line(Role::Number, "No. 123/2021 MFAIC"));
    head.insert(6, Furniture::line(Role::Status, "EMBARGOED UNTIL 27 OCTOBER 2021, 18:00 (UTC+7)"));
    head.insert(9, Furniture::line(Role::Subtitle, "A special summit is to follow in 2023"));
    head.push(Furniture::line(Role::Summary, "The leaders agreed to work together more closely and to meet in Japan in 2023, when the two sides look back on fifty years of friendship."));
    let foot = vec![
        Furniture::line(Role::Closing, "Phnom Penh, 27 October 2021"),
        Furniture::line(Role::SignatureOffice, "For the Ministry"),
        Furniture::line(Role::SignatureName, "Office of the Spokesperson"),
        Furniture::line(Role::EndHeading, "Contacts"),
        Furniture::Lines {
            role: Role::Contact,
            lines: vec![
                vec!["Press office: ".into(), link("mailto:press@mfaic.gov.kh", "press@mfaic.gov.kh")],
                vec![link("tel:+85523214441", "+855 23 214 441")],
            ],
        },
        Furniture::line(Role::EndHeading, "Notes to editors"),
        Furniture::line(Role::EndMatter, "Photographs are available from the press office."),
        Furniture::Blocks(vec![Block::paragraph(
            "The Association of Southeast Asian Nations has ten members.",
        )]),
    ];
    let part = Part {
        head,
        body: every_block(),
        foot,
        running: Some("Outcomes of the 24th ASEAN-Japan Summit".into()),
        ..Part::new(Language::EN, "Outcomes of the 24th ASEAN-Japan Summit")
    };
    Document::new(summit_meta(), Theme::default(), part)
}

fn every_block() -> Vec<Block> {
    let two_paragraphs = Footnote::new(vec![
        vec!["A note of two paragraphs, the first of which is long enough to go on to a second line of the page's foot, as notes often do.".into()],
        vec!["Its second, with ".into(), link("https://asean.org/", "a link"), ".".into()],
    ]);
    let nested = Block::List(List {
        marker: ListMarker::Bulleted,
        items: vec![
            vec![Block::paragraph("clean energy")],
            vec![
                Block::paragraph("universal health coverage"),
                Block::List(List {
                    marker: ListMarker::Numbered { start: 1 },
                    items: vec![vec![Block::paragraph("vaccines")], vec![Block::paragraph("equipment")]],
                }),
            ],
        ],
    });
    vec![
        Block::Paragraph(vec![
            "The ".into(),
            Inline::strong("Leaders"),
            " met on the ".into(),
            Inline::Date {
                date: date(2021, 10, 27),
                content: vec!["27".into(), Inline::Superscript(vec!["th".into()]), " of October".into()],
            },
            " and spoke of ".into(),
            Inline::emphasis("climate change"),
            ", of CO".into(),
            Inline::Subscript(vec!["2".into()]),
            ", of ".into(),
            Inline::foreign(Language::KM, "កម្ពុជា"),
            " and of ".into(),
            Inline::Strong(vec![Inline::emphasis("trade and investment")]),
            ".".into(),
            note("A short note."),
            Inline::LineBreak,
            "A new line, with ".into(),
            link("https://www.mfaic.gov.kh/", "the ministry's site"),
            " in it.".into(),
            Inline::Footnote(two_paragraphs.expect("a footnote")),
        ]),
        Block::heading(HeadingLevel::One, "Cooperation"),
        Block::heading(HeadingLevel::Two, "Areas"),
        Block::List(List {
            marker: ListMarker::Numbered { start: 9 },
            items: vec![
                vec![Block::paragraph(
                    "Climate change, clean energy, health, transnational crime, counter terrorism, cybersecurity, trade and investment, and connectivity",
                )],
                vec![Block::paragraph("Two paragraphs in an item:"), Block::paragraph("this is the second.")],
                vec![Block::paragraph("A list in a list:"), nested],
            ],
        }),
        Block::heading(HeadingLevel::Three, "In their words"),
        Block::Quotation(Quotation {
            content: vec![
                Block::paragraph(
                    "The partnership rests on a \"heart-to-heart\" relationship of mutual trust, and it will go on to rest on it for the decades that are to come.",
                ),
                Block::List(List {
                    marker: ListMarker::Bulleted,
                    items: vec![vec![Block::paragraph("in trade")], vec![Block::paragraph("in culture")]],
                }),
            ],
            speaker: Some("Ministry of Foreign Affairs of Japan".into()),
        }),
        Block::Table(table(7)),
        Block::paragraph("After the table comes a paragraph."),
        Block::Figure(figure(640, 300)),
        Block::paragraph("After the figure comes another."),
    ]
}

/// Pictures of sixteen bits a channel, and with transparency.
pub(crate) fn deep_pictures() -> Document {
    let encoded = |image: image::DynamicImage| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
        Picture::new(bytes.into_inner()).expect("a picture")
    };
    let deep = image::ImageBuffer::from_fn(20, 20, |x, _| {
        image::Rgba([if x > 9 { 60_000 } else { 0 }, 9, 9, 40_000])
    });
    let grey = image::ImageBuffer::from_fn(20, 20, |x, _| image::LumaA([if x > 9 { 90 } else { 9 }, 50]));
    let pictures = [image::DynamicImage::ImageRgba16(deep), image::DynamicImage::ImageLumaA8(grey)];
    let figures = pictures.map(|picture| Block::Figure(Figure { picture: encoded(picture), ..figure(1, 1) }));
    document(part(figures.into()))
}
