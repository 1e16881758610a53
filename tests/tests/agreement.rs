//! The formats of each release hold the same words.

use prakas::document::reading::squeeze;
use prakas::document::{Block, HeadingLevel, Inline, List, ListMarker, Quotation, Table};
use prakas::{
    Document, Edition, ExportOptions, Fonts, Form, Format, Kind, Language, Mailbox, Release, Source, export,
    read,
};
use prakas_tests::agreement::{self, Difference};
use prakas_tests::corpus::{documents, valid};

fn assert_agrees(name: &str, document: &Document, fonts: &Fonts) {
    let mut options = ExportOptions::default();
    options.mail.from = Some(Mailbox { name: "Press".into(), address: "press@example.org".into() });
    // No message is sent without a day.
    let is_dated = document.meta.issued.is_some_and(|day| day.year() >= 1970);
    let formats = [Format::USUAL, if is_dated { &[Format::Eml] } else { &[] }].concat();
    let files = export(document, &formats, fonts, &options);
    for file in files.unwrap_or_else(|stopped| panic!("{name}: {stopped}")).output {
        let bytes = &file.bytes;
        let agrees = match file.format {
            Format::Pdf => agreement::of_pdf(document, bytes),
            Format::Docx => agreement::of_docx(document, bytes),
            Format::Html => agreement::of_html(document, std::str::from_utf8(bytes).expect("UTF-8")),
            Format::Txt => of_text(document, bytes),
            Format::Eml => agreement::of_mail(document, bytes),
            Format::Png | Format::Svg | Format::Card => unreachable!("a picture"),
        };
        assert_eq!(agrees, Ok(()), "{name}.{}", file.format.ending());
    }
}

/// Plain text is read as a typed release, and set again. For a picture it has words, which are text then.
fn of_text(document: &Document, bytes: &[u8]) -> Result<(), Difference> {
    let source = Source::with_form("plain", Form::Txt, bytes);
    let release =
        read(&[source], &|name| Err(format!("there is no `{name}`"))).expect("a release").output.release;
    let again = documents(&release).remove(0).1;
    let again: String = again.reading_text().lines().filter(|line| !line.starts_with("[Figure: ")).collect();
    agreement::compare(squeeze(&document.reading_text()), squeeze(&again))
}

#[test]
fn every_edition_of_the_corpus_says_the_same_in_all_formats() {
    let fonts = Fonts::bundled();
    for case in valid() {
        for (language, document) in documents(&case.release()) {
            assert_agrees(&format!("{}.{language}", case.name), &document, &fonts);
        }
    }
}

/// What typst, HTML, XML, Markdown or a reader of typed text would take for more than words.
const MARKUP: &str = r#"#panic("x") $x$ *b* _e_ `c` <b>&amp;</b> ]]> \\ // @r [1] ~ "q" #let x = 1"#;

#[test]
fn markup_is_words() {
    let words = || Inline::from(MARKUP);
    let table = Table::new(vec![vec![words()]], vec![vec![vec![words()]]]).expect("a table");
    let edition = Edition {
        title: MARKUP.into(),
        subtitle: Some(MARKUP.into()),
        summary: Some(MARKUP.into()),
        venue: Some(MARKUP.into()),
        place: Some(MARKUP.into()),
        body: vec![
            Block::Paragraph(vec![words(), Inline::strong(MARKUP), Inline::emphasis(MARKUP)]),
            Block::heading(HeadingLevel::One, MARKUP),
            Block::List(List { marker: ListMarker::Bulleted, items: vec![vec![Block::paragraph(MARKUP)]] }),
            Block::Quotation(Quotation {
                content: vec![Block::paragraph(MARKUP)],
                speaker: Some(MARKUP.into()),
            }),
            Block::Table(table.with_caption(vec![words()])),
        ],
        ..Edition::default()
    };
    let release = Release::builder("markup", Kind::Statement)
        .number(MARKUP)
        .issued("2021-10-27".parse().expect("a date"))
        .edition(Language::EN, edition)
        .build()
        .expect("a release");
    let (_, document) = documents(&release).remove(0);
    assert_eq!(document.reading_text().matches(MARKUP).count(), 16);
    assert_agrees("markup", &document, &Fonts::bundled());
}
