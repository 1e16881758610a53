//! What the standards ask for, and what is said where a document does not meet one.

use jiff::civil::date;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prakas_document::{Block, Code, Document, Meta, Theme};
use prakas_fonts::Fonts;
use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::{Abs, FrameItem, Size};
use typst::syntax::{FileId, Source, Span};
use typst::text::{Font, FontBook, FontVariant, FontVariations, TextItem};
use typst::utils::LazyHash;
use typst::visualize::{Color, Geometry, Paint};
use typst::{Library, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandards, Timestamp};

use super::documents::{bilingual, deep_pictures, document, everything, part, summit_meta};
use super::{items, set, warned};
use crate::world::DocumentWorld;
use crate::{Layout, PdfError, PdfOptions, PdfStandard, Unmet, evict};

fn pdf(layout: &Layout, standard: PdfStandard) -> Result<Vec<u8>, PdfError> {
    layout.pdf(&PdfOptions { standard })
}

/// What is unmet of a standard.
fn unmet(layout: &Layout, standard: PdfStandard) -> Vec<Unmet> {
    match pdf(layout, standard) {
        Ok(_) => Vec::new(),
        Err(PdfError::Unmet { unmet, .. }) => unmet,
        Err(other) => panic!("{standard}: {other}"),
    }
}

/// The profiles by which the validator knows a standard; none where it does not.
fn profiles(standard: PdfStandard) -> Vec<ValidationProfile> {
    let names: &[&str] = match standard {
        PdfStandard::Archival | PdfStandard::A3a => &["3a", "ua1"],
        PdfStandard::A2a => &["2a", "ua1"],
        PdfStandard::A1b => &["1b"],
        PdfStandard::A1a => &["1a"],
        PdfStandard::A2b => &["2b"],
        PdfStandard::A2u => &["2u"],
        PdfStandard::A3b => &["3b"],
        PdfStandard::A3u => &["3u"],
        PdfStandard::Ua1 => &["ua1"],
        PdfStandard::Plain | PdfStandard::A4 | PdfStandard::A4f | PdfStandard::A4e => &[],
    };
    names.iter().map(|name| name.parse().expect("a profile")).collect()
}

#[test]
fn each_standard_is_kept_and_claimed() {
    for document in [everything(), bilingual()] {
        let layout = set(&document);
        for standard in PdfStandard::ALL {
            let bytes = pdf(&layout, standard).unwrap_or_else(|error| panic!("{standard}: {error}"));
            let text = String::from_utf8_lossy(&bytes);
            let part = standard.name().strip_prefix("a-").map(|name| name[..1].to_owned());
            let part = if standard == PdfStandard::Archival { Some("3".to_owned()) } else { part };
            let claims = |part: &str| text.contains(&format!("<pdfaid:part>{part}</pdfaid:part>"));
            assert_eq!(part.as_deref().map(claims), part.as_ref().map(|_| true), "{standard}");
            assert_eq!(text.contains("<pdfaid:part>"), standard.is_archival(), "{standard}");
            assert_eq!(
                text.contains("<pdfuaid:part>1</pdfuaid:part>"),
                standard.is_accessible(),
                "{standard}"
            );
            assert!(text.contains("/StructTreeRoot"), "{standard} is tagged");
            for profile in profiles(standard) {
                let options = ValidationOptions::default().profile(profile);
                let report = validate_pdf_bytes(&bytes, &options).expect("a report");
                assert!(report.is_compliant, "{standard}: {report}");
            }
        }
    }
}

#[test]
fn the_version_is_the_standards() {
    let layout = set(&document(part(vec![])));
    for standard in PdfStandard::ALL {
        let version = match standard {
            PdfStandard::A1b | PdfStandard::A1a => "%PDF-1.4",
            PdfStandard::A4 | PdfStandard::A4f | PdfStandard::A4e => "%PDF-2.0",
            _ => "%PDF-1.7",
        };
        assert!(pdf(&layout, standard).expect("a PDF").starts_with(version.as_bytes()), "{standard}");
    }
}

#[test]
fn each_standard_gives_the_same_bytes_each_time() {
    let first = set(&everything());
    evict(0);
    let second = set(&everything());
    for standard in PdfStandard::ALL {
        let bytes = pdf(&first, standard).expect("a PDF");
        assert!(bytes == pdf(&first, standard).expect("a PDF"), "{standard}");
        assert!(bytes == pdf(&second, standard).expect("a PDF"), "{standard}");
    }
}

/// A layout that has a fault, and what is to be said of it.
struct Fault {
    layout: Layout,
    unmet: Vec<Unmet>,
}

fn faults() -> Vec<Fault> {
    let paragraph = |text: &str| document(part(vec![Block::paragraph(text)]));
    let with = |meta| set(&Document::new(meta, Theme::default(), part(vec![Block::paragraph("x")])));
    let transparent = "A gradient from blue to red".to_owned();
    vec![
        Fault {
            layout: with(Meta { title: " \u{200B}".into(), ..summit_meta() }),
            unmet: vec![Unmet::NoTitle],
        },
        Fault { layout: with(Meta { issued: None, ..summit_meta() }), unmet: vec![Unmet::NoDate] },
        Fault {
            layout: with(Meta { issued: Some(date(-1, 1, 1)), ..summit_meta() }),
            unmet: vec![Unmet::NoDate],
        },
        Fault {
            layout: warned(&paragraph("A 🤝 B"), &Fonts::bundled()).0,
            unmet: vec![Unmet::NoFont("🤝".into())],
        },
        Fault { layout: set(&deep_pictures()), unmet: vec![Unmet::TransparentPicture(transparent)] },
        Fault { layout: painted(), unmet: vec![Unmet::TransparentPaint] },
        Fault { layout: private_use(), unmet: vec![Unmet::PrivateUse('\u{E001}')] },
        Fault { layout: restricted(), unmet: vec![Unmet::RestrictedFont("Tinos".into())] },
    ]
}

/// A page with a patch of a colour that is half transparent, as a template of somebody else's may draw one.
fn painted() -> Layout {
    let fill = Paint::Solid(Color::BLACK.with_alpha(0.5));
    let patch = Geometry::Rect(Size::splat(Abs::pt(10.0))).filled(fill);
    with_item(|_| FrameItem::Shape(patch, Span::detached()))
}

/// A page with a text that stands for a character for private use, as that of a font from before Unicode may.
fn private_use() -> Layout {
    with_item(|mut text| {
        // A glyph that stands for nothing else on the page.
        text.glyphs.truncate(1);
        text.glyphs[0].id = text.font.ttf().glyph_index('§').expect("a glyph").0;
        text.text = "\u{E001}".into();
        text.glyphs[0].range = 0..3;
        FrameItem::Text(text)
    })
}

/// A page with a text in a font that may not be embedded.
fn restricted() -> Layout {
    with_item(|mut text| {
        let mut data = text.font.data().to_vec();
        // Fonts of one checksum are one to krilla, and the page has the font as it was, too.
        for (tag, at, bytes) in [(b"OS/2", 8, [0, 2]), (b"head", 8, [1, 2])] {
            let table =
                text.font.ttf().raw_face().table(ttf_parser::Tag::from_bytes(tag)).expect("the table");
            let start = data.windows(table.len()).position(|bytes| bytes == table).expect("its place");
            data[start + at..start + at + 2].copy_from_slice(&bytes);
        }
        let font = Font::new(Bytes::new(data), 0).expect("a font");
        text.font = font.instantiate(FontVariant::default(), Abs::zero(), &FontVariations::default());
        FrameItem::Text(text)
    })
}

/// A page with one more item, which is made of the first text on it.
fn with_item(item: impl FnOnce(TextItem) -> FrameItem) -> Layout {
    let mut layout = set(&document(part(vec![])));
    let (at, text) = items(&layout, 0).remove(0);
    let mut pages = layout.pages.pages().to_vec();
    pages[0].frame.push(at, item(text));
    let info = typst::model::Document::info(&layout.pages).clone();
    layout.pages = PagedDocument::new(pages.into_iter().collect(), info);
    layout
}

#[test]
fn what_is_unmet_is_what_typst_refuses() {
    for Fault { layout, unmet: expected } in faults() {
        let mut refused = 0;
        for standard in PdfStandard::ALL {
            let is_refused = layout.write(standard).is_err();
            let found = unmet(&layout, standard);
            assert_eq!(!found.is_empty(), is_refused, "{standard}: {expected:?}, {found:?}");
            assert!(found.is_empty() || found == expected, "{standard}: {found:?}");
            refused += usize::from(is_refused);
        }
        assert!((1..PdfStandard::ALL.len()).contains(&refused), "{expected:?} stops some and not all");
        assert!(pdf(&layout, PdfStandard::Plain).is_ok(), "{expected:?}");
    }
}

#[test]
fn transparency_that_typst_alone_sees_is_said_plainly() {
    let error = painted().write(PdfStandard::A1a).expect_err("transparency");
    let unmet = vec![Unmet::TransparentPaint];
    assert_eq!(error, PdfError::Unmet { standard: PdfStandard::A1a, unmet });
}

#[test]
fn all_that_is_unmet_is_said_with_what_to_do() {
    let undated = Meta { title: String::new(), issued: None, ..summit_meta() };
    let layout = warned(
        &Document::new(undated, Theme::default(), part(vec![Block::paragraph("🤝")])),
        &Fonts::bundled(),
    );
    let error = pdf(&layout.0, PdfStandard::A2a).expect_err("three faults");
    assert_eq!(
        error.to_string(),
        "PDF/UA-1 asks for a title, and the document has none; \
         PDF/A-2a asks for the day of issue, and the document has none; \
         PDF/A-2a asks for a font for each character, and none has `🤝` (U+1F91D)"
    );
    let findings = error.diagnostics();
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|it| it.code == Code::UnmetStandard && !it.hints.is_empty()));
    assert_eq!(findings[1].path.as_deref(), Some("issued"));
    let transparent = pdf(&set(&deep_pictures()), PdfStandard::A1b).expect_err("transparency");
    assert_eq!(
        transparent.to_string(),
        "PDF/A-1b forbids transparency, and the picture “A gradient from blue to red” has some"
    );
}

/// A world whose main file attaches another.
struct Attaching<'a> {
    inner: DocumentWorld<'a>,
    main: Source,
}

impl World for Attaching<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.inner.library()
    }
    fn book(&self) -> &LazyHash<FontBook> {
        self.inner.book()
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { self.inner.source(id) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.inner.file(id)
    }
    fn font(&self, index: usize) -> Option<Font> {
        self.inner.font(index)
    }
    fn today(&self, offset: Option<Duration>) -> Option<Datetime> {
        self.inner.today(offset)
    }
}

#[test]
fn files_may_be_attached_where_the_standard_says_so() {
    let main = "#pdf.attach(\"release.json\", bytes(\"{}\"), mime-type: \"application/json\", \
                description: \"The release\", relationship: \"source\")\n= Office hours\nClosed.";
    let fonts = Fonts::bundled();
    let inner = DocumentWorld::new(&fonts, b"{}".to_vec(), Vec::new(), None);
    let world = Attaching { inner, main: Source::detached(main) };
    let mut layout = set(&document(part(vec![])));
    let info = typst::model::Document::info(&layout.pages).clone();
    layout.pages = typst::compile(&world).output.expect("pages");
    *layout.pages.info_mut() = info;
    for standard in PdfStandard::ALL {
        let standards = match standard.typst() {
            [] => PdfStandards::default(),
            list => PdfStandards::new(list).expect("standards that agree"),
        };
        let timestamp =
            Datetime::from_ymd_hms(2021, 10, 27, 0, 0, 0).and_then(|it| Timestamp::new_local(it, 420));
        let options = typst_pdf::PdfOptions { standards, timestamp, ..typst_pdf::PdfOptions::default() };
        let is_allowed = typst_pdf::pdf(&layout.pages, &options).is_ok();
        assert_eq!(is_allowed, standard.allows_attachments(), "{standard}");
        assert!(layout.write(standard).is_ok(), "{standard}: what it forbids is left out");
    }
}
