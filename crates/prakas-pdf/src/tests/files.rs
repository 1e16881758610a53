//! The files that are made of pages.

use std::path::Path;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas_document::{
    Block, Code, Document, Faces, Figure, Furniture, HeadingLevel, Inline, Link, List, ListMarker,
    MAX_NESTING, Meta, Part, Picture, Quotation, Role, Text, Theme,
};
use prakas_fonts::{FontOptions, Fonts};
use typst::foundations::NativeElement;
use typst::introspection::Introspector;
use typst::model::{HeadingElem, Outlinable};

use super::documents::{
    bilingual, deep_pictures, document, everything, figure, long_summit, part, picture, summit, summit_meta,
    table,
};
use super::{set, warned};
use crate::{LayoutError, LayoutOptions, PdfOptions, PdfStandard, PngError, PngOptions, evict, layout};

const PLAIN: PdfOptions = PdfOptions { standard: PdfStandard::Plain };

fn pdf(document: &Document) -> Vec<u8> {
    set(document).pdf(&PdfOptions::default()).expect("a PDF")
}

fn holds(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn archival_files_keep_both_standards() {
    let headings_that_skip = document(Part {
        head: vec![],
        ..part(vec![
            Block::heading(HeadingLevel::Three, "First"),
            Block::paragraph("Text"),
            Block::heading(HeadingLevel::One, "Second"),
            Block::heading(HeadingLevel::Three, "Third"),
            Block::heading(HeadingLevel::One, " "),
            Block::paragraph(""),
        ])
    });
    let bare = document(Part::new(prakas_document::Language::EN, ""));
    let table_alone = document(part(vec![Block::Table(table(90))]));
    for document in [
        summit(),
        long_summit(),
        bilingual(),
        everything(),
        headings_that_skip,
        bare,
        table_alone,
        deep_pictures(),
        drawings(),
        nested(),
    ] {
        let bytes = pdf(&document);
        for profile in ["3a", "ua1"] {
            let options = ValidationOptions::default()
                .profile(profile.parse::<ValidationProfile>().expect("a profile"));
            let report = validate_pdf_bytes(&bytes, &options).expect("a report");
            assert!(report.is_compliant, "{profile} of {}: {report}", document.meta.title);
        }
    }
}

/// Each kind of block in a list and in a quotation, without captions.
fn nested() -> Document {
    let bare = table(2).with_caption(vec![]);
    let blocks = vec![
        Block::heading(HeadingLevel::One, "Heading"),
        Block::Table(bare),
        Block::Figure(Figure { caption: vec![], ..figure(40, 30) }),
        Block::Table(table(2)),
        Block::Figure(figure(40, 30)),
    ];
    let quotation = Quotation { content: blocks.clone(), speaker: Some("The Ministry".into()) };
    let list =
        List { marker: ListMarker::Bulleted, items: vec![blocks, vec![], vec![Block::Quotation(quotation)]] };
    document(part(vec![Block::List(list)]))
}

/// What an SVG may have: gradients, transparency, a mask, a clip, a blend mode, a picture.
fn drawings() -> Document {
    let png = picture(4, 4).data_url();
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><defs>
        <linearGradient id="l"><stop stop-color="#a00"/><stop offset="1" stop-opacity=".2"/></linearGradient>
        <radialGradient id="r"><stop stop-color="#0a0"/><stop offset="1" stop-color="#00a"/></radialGradient>
        <mask id="m"><rect width="30" height="40" fill="url(#l)"/></mask>
        <clipPath id="c"><circle cx="40" cy="20" r="15"/></clipPath></defs>
        <rect width="20" height="40" fill="url(#l)" opacity=".5"/><rect x="20" width="20" height="9" fill="url(#r)"/>
        <g mask="url(#m)"><path d="M0 0h60v40z" fill="#123"/></g>
        <g clip-path="url(#c)"><path d="M0 40h60v-40z" fill="#abc" style="mix-blend-mode: multiply"/></g>
        <image width="9" height="9" href="{png}"/></svg>"##
    );
    let picture = Picture::new(svg.into_bytes()).expect("a picture");
    let emblem = Furniture::Emblem { picture: picture.clone(), alt: figure(1, 1).alt };
    let body = vec![Block::Figure(Figure { picture, ..figure(1, 1) })];
    document(Part { head: vec![emblem, Furniture::line(Role::Title, "Drawings")], ..part(body) })
}

#[test]
fn drawings_stay_drawings() {
    let emblem = include_bytes!("../../../../examples/emblem.svg");
    let picture = Picture::new(emblem.as_slice()).expect("a picture");
    let emblem = Furniture::Emblem { picture, alt: figure(1, 1).alt };
    let bytes = pdf(&document(Part { head: vec![emblem], ..part(vec![]) }));
    assert!(!holds(&bytes, "/Subtype/Image") && !holds(&bytes, "/Subtype /Image"));
    assert!(holds(&bytes, "/Alt"));
    let bytes = pdf(&drawings());
    assert!(holds(&bytes, "/Subtype/Image") || holds(&bytes, "/Subtype /Image"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = (pdf(&everything()), set(&everything()).png(0, &PngOptions::default()));
    evict(0);
    let second = (pdf(&everything()), set(&everything()).png(0, &PngOptions::default()));
    assert!(first == second);
    let elsewhere = std::thread::spawn(|| {
        let fonts = Fonts::load(&FontOptions::default()).expect("fonts").fonts;
        warned(&everything(), &fonts).0.pdf(&PdfOptions::default()).expect("a PDF")
    });
    assert!(first.0 == elsewhere.join().expect("a thread"));
}

#[test]
fn metadata_says_what_the_document_says() {
    let bytes = pdf(&summit());
    for text in [
        "<xmp:CreateDate>2021-10-27T00:00:00+07:00</xmp:CreateDate>",
        "<rdf:li xml:lang=\"x-default\">Outcomes of the 24th ASEAN-Japan Summit</rdf:li>",
        "<rdf:li>Ministry of Foreign Affairs and International Cooperation</rdf:li>",
        "<xmp:CreatorTool>Prakas</xmp:CreatorTool>",
        "<rdf:li xml:lang=\"x-default\">What the leaders of ASEAN and Japan agreed on 27 October 2021.</rdf:li>",
        "<xmp:ModifyDate>2021-10-27T00:00:00+07:00</xmp:ModifyDate>",
        "<rdf:li>en</rdf:li>",
        "<pdf:Keywords>Press Release, ASEAN, Japan, en</pdf:Keywords>",
    ] {
        assert!(holds(&bytes, text), "{text}");
    }
    assert!(holds(&bytes, "/Lang(en)"));
    let bytes = pdf(&bilingual());
    assert!(holds(&bytes, "/Lang(km)"));
    assert!(holds(&bytes, "<pdf:Keywords>Press Release, ASEAN, Japan, km, en</pdf:Keywords>"));
}

#[test]
fn the_identifier_is_the_releases() {
    let id = |meta: Meta| {
        let bytes = pdf(&Document::new(meta, Theme::default(), part(vec![])));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let id = text.split("<xmpMM:DocumentID>").nth(1).and_then(|rest| rest.split('<').next());
        id.expect("an identifier").to_owned()
    };
    let first = id(summit_meta());
    assert_eq!(first, id(Meta { title: "Another title".into(), ..summit_meta() }));
    assert_ne!(first, id(Meta { id: "another-release".into(), ..summit_meta() }));
}

#[test]
fn bookmarks_are_plain_titles_of_unbroken_levels() {
    let marked = Text::with_breaks("កម្ពុជានិងជប៉ុន", vec!["កម្ពុជា".len()]);
    let mut part = part(vec![
        Block::Heading {
            level: HeadingLevel::Two,
            content: vec![marked.into(), super::documents::note("x")],
        },
        Block::heading(HeadingLevel::One, "A\u{200B}B"),
    ]);
    part.foot.push(Furniture::line(Role::EndHeading, "Contacts"));
    let layout = set(&document(part));
    let headings = layout.pages.introspector().query(&HeadingElem::ELEM.select());
    let headings: Vec<(usize, String)> = headings
        .iter()
        .filter_map(|content| content.to_packed::<HeadingElem>())
        .map(|heading| (heading.level().get(), heading.body.plain_text().to_string()))
        .collect();
    let expected =
        [(1, "Outcomes of the 24th ASEAN-Japan Summit"), (2, "កម្ពុជានិងជប៉ុន"), (2, "AB"), (2, "Contacts")];
    assert_eq!(headings, expected.map(|(level, title)| (level, title.to_owned())));
}

#[test]
fn fonts_are_the_given_ones() {
    let tinos = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts/data/tinos");
    let only = FontOptions { dirs: vec![tinos], bundled: false, ..FontOptions::default() };
    let only = Fonts::load(&only).expect("fonts").fonts;
    let (layout, codes) = warned(&summit(), &only);
    assert_eq!(codes, [], "no Khmer, no need of a Khmer font");
    assert_eq!(layout.pdf(&PdfOptions::default()), set(&summit()).pdf(&PdfOptions::default()));
    let (_, codes) = warned(&bilingual(), &only);
    assert_eq!(codes[..2], [Code::Backend, Code::Backend], "Moul and Noto Serif Khmer are not there");
    assert!(codes[2..].iter().all(|&code| code == Code::MissingGlyph) && codes.len() > 2);
}

#[test]
fn a_theme_may_name_fonts_that_are_not_there() {
    let mut document = summit();
    for role in Role::ALL {
        document.theme.style_mut(role).faces =
            Faces { latin: "Nowhere".into(), khmer: "Neither".into(), khmer_scale: 1.0 };
    }
    let (layout, codes) = warned(&document, &Fonts::bundled());
    assert_eq!(codes, [Code::Backend]);
    assert!(layout.pdf(&PdfOptions::default()).is_ok());
}

#[test]
fn layouts_go_from_thread_to_thread() {
    fn is_shared<T: Send + Sync + Clone>() {}
    is_shared::<crate::Layout>();
}

#[test]
fn nesting_has_its_limit() {
    let nested = |depth: usize| {
        (0..depth).fold(Block::paragraph("x"), |inner, level| match level % 2 {
            0 => Block::List(List { marker: ListMarker::Numbered { start: 1 }, items: vec![vec![inner]] }),
            _ => Block::Quotation(Quotation { content: vec![inner], speaker: None }),
        })
    };
    let strong = |depth: usize| {
        Block::Paragraph(vec![(0..depth).fold("x".into(), |inner, _| Inline::Strong(vec![inner]))])
    };
    set(&document(part(vec![nested(MAX_NESTING), strong(MAX_NESTING)])));
    for block in [nested(MAX_NESTING + 1), strong(MAX_NESTING + 1)] {
        let result = layout(&document(part(vec![block])), &Fonts::bundled(), &LayoutOptions::default());
        assert_eq!(result.err(), Some(LayoutError::TooDeep));
    }
}

#[test]
fn a_link_may_end_with_a_soft_hyphen() {
    let nested = Link::new(
        "https://example.org/".parse().expect("an address"),
        vec![
            "a\u{AD}".into(),
            Inline::Emphasis(vec![Inline::strong("b\u{AD}\u{AD}"), "\u{AD}".into()]),
            "".into(),
        ],
    );
    for link in
        [super::documents::link("https://example.org/", "\u{AD}"), Inline::Link(nested.expect("a link"))]
    {
        assert!(set(&document(part(vec![Block::Paragraph(vec![link])]))).pdf(&PLAIN).is_ok());
    }
}

#[test]
fn what_typst_refuses_is_said_plainly() {
    let address = format!("https://example.org/{}", "a".repeat(9_000));
    let block = Block::Paragraph(vec![super::documents::link(&address, "here")]);
    let result = layout(&document(part(vec![block])), &Fonts::bundled(), &LayoutOptions::default());
    let error = result.expect_err("a refusal").to_string();
    assert_eq!(error, "the document cannot be set: URL is too long");
}

#[test]
fn page_images_have_their_limits() {
    let layout = set(&summit());
    let png = layout.png(1, &PngOptions { dpi: 72.0, ..Default::default() }).expect("an image");
    let image = image::load_from_memory(&png).expect("a PNG");
    assert_eq!((image.width(), image.height()), (595, 842));
    let pages = layout.page_count();
    assert_eq!(layout.png(pages, &PngOptions::default()), Err(PngError::NoPage { page: pages, pages }));
    for dpi in [0.0, -1.0, f64::INFINITY, 1e9] {
        assert_eq!(layout.png(0, &PngOptions { dpi, ..Default::default() }), Err(PngError::Resolution(dpi)));
    }
    assert!(matches!(
        layout.png(0, &PngOptions { dpi: f64::NAN, ..Default::default() }),
        Err(PngError::Resolution(_))
    ));
    assert!(layout.png(0, &PngOptions { dpi: 1e-6, ..Default::default() }).is_ok());
}
