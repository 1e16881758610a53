//! The e-mail message, as another maker's reader opens it.

mod common;

use std::collections::BTreeSet;

use common::{MARKUP, alt, empty, everything, find, hostile, summit, words};
use jiff::civil::date;
use mailparse::{MailHeaderMap as _, ParsedMail, addrparse_header, parse_mail};
use prakas_document::reading::squeeze;
use prakas_document::{
    Arrangement, Block, Document, Figure, Furniture, Language, Mailbox, Meta, Part, Picture, Role, Theme,
};
use prakas_html::{MailAttachment, MailError, MailOptions, mail};

const TITLE: &str = "លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤ ដែលធ្វើឡើងតាមប្រព័ន្ធវីដេអូ នៅថ្ងៃទី២៧ ខែតុលា";

fn sender() -> Mailbox {
    Mailbox {
        name: "អង្គភាពអ្នកនាំពាក្យ".into(), address: "press@example.org".into()
    }
}

fn options(document: &Document) -> MailOptions {
    MailOptions { from: Some(sender()), text: document.reading_text(), ..MailOptions::default() }
}

fn issued(mut document: Document) -> Document {
    document.meta.issued = Some(date(2021, 10, 27));
    document
}

fn khmer() -> Document {
    let part = Part {
        head: vec![Furniture::line(Role::Title, TITLE)],
        body: vec![Block::paragraph("កិច្ចប្រជុំកំពូលបានកត់សម្គាល់វឌ្ឍនភាពជាដុំកំភួន។"), Block::paragraph("From the start")],
        ..Part::new(Language::KM, TITLE)
    };
    issued(Document::new(Meta::new("summit", TITLE), Theme::default(), part))
}

/// The leaves of a message, each with its media type.
fn leaves<'a>(mail: &'a ParsedMail<'a>) -> Vec<(&'a str, &'a ParsedMail<'a>)> {
    if mail.subparts.is_empty() {
        return vec![(mail.ctype.mimetype.as_str(), mail)];
    }
    mail.subparts.iter().flat_map(leaves).collect()
}

fn letter(message: &[u8]) -> String {
    let parsed = parse_mail(message).expect("a message");
    let parts = leaves(&parsed);
    let (_, html) = parts.iter().find(|(kind, _)| *kind == "text/html").expect("a letter");
    html.get_body().expect("its words")
}

/// The letter as XML, which it is but for void elements.
fn xml(letter: &str) -> String {
    common::xml(&letter.replace("\r\n", "\n"))
}

#[test]
fn a_khmer_message_is_read_as_it_was_written() {
    let document = khmer();
    let to = Mailbox { name: "Newsroom, night desk".into(), address: "desk@example.com".into() };
    let options = MailOptions { to: vec![to], ..options(&document) };
    let message = mail(&document, &options).expect("a message");
    assert!(message.iter().all(|byte| byte.is_ascii()), "it goes through every server");
    assert!(message.split(|byte| *byte == b'\n').all(|line| line.len() <= 79), "lines are short");
    let parsed = parse_mail(&message).expect("a message");
    assert_eq!(parsed.headers.get_first_value("Subject").as_deref(), Some(TITLE));
    assert_eq!(parsed.headers.get_first_value("From").as_deref(), Some("អង្គភាពអ្នកនាំពាក្យ <press@example.org>"));
    let to = parsed.headers.get_first_header("To").expect("a field");
    let to = addrparse_header(to).expect("mailboxes").extract_single_info().expect("one");
    assert_eq!(to.display_name.as_deref(), Some("Newsroom, night desk"));
    assert_eq!(to.addr, "desk@example.com");
    assert_eq!(parsed.headers.get_first_value("Date").as_deref(), Some("Wed, 27 Oct 2021 05:00:00 +0000"));
    assert_eq!(parsed.headers.get_first_value("Content-Language").as_deref(), Some("km"));
    assert_eq!(parsed.ctype.mimetype, "multipart/alternative");
    let kinds: Vec<_> = parsed.subparts.iter().map(|part| part.ctype.mimetype.as_str()).collect();
    assert_eq!(kinds, ["text/plain", "text/html"], "the best comes last (RFC 2046 §5.1.4)");
    // Khmer among Latin words is as large as the body's, and the other way round.
    let letter = letter(&message);
    assert!(
        letter.contains(">From the start</span>") && letter.contains("line-height:1;\">From"),
        "{letter}"
    );
    let text = parsed.subparts[0].get_body().expect("text").replace("\r\n", "\n");
    assert_eq!(text, document.reading_text());
}

#[test]
fn the_letter_has_the_words_of_the_document() {
    for document in [khmer(), issued(summit(&["A", "B"])), issued(everything()), issued(hostile())] {
        let message = mail(&document, &options(&document)).expect("a message");
        let xml = xml(&letter(&message));
        let tree = roxmltree::Document::parse(&xml).expect("well-formed");
        assert_eq!(
            squeeze(&words(find(tree.root(), "main"))),
            squeeze(&document.reading_text()),
            "{}",
            document.meta.id
        );
        for node in tree.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(!matches!(name, "script" | "style" | "svg" | "link" | "form" | "iframe"), "{name}");
            assert!(node.attribute("class").is_none(), "there is no style sheet that knows it");
            assert!(node.attribute("src").is_none_or(|source| source.starts_with("cid:")));
        }
    }
}

#[test]
fn nothing_in_a_field_begins_another() {
    let mut document = issued(hostile());
    document.meta.title = "A\r\nBcc: everyone@example.org\r\n\r\n<b>".into();
    let from = Mailbox { name: "A\r\nBcc: x@example.org".into(), address: "press@example.org".into() };
    let message =
        mail(&document, &MailOptions { from: Some(from), ..options(&document) }).expect("a message");
    let parsed = parse_mail(&message).expect("a message");
    assert!(parsed.headers.get_first_value("Bcc").is_none());
    let subject = parsed.headers.get_first_value("Subject").expect("a subject");
    assert!(subject.starts_with(&format!("[{MARKUP}] A")) && subject.contains("Bcc: everyone"), "{subject}");
}

#[test]
fn what_must_be_seen_first_is_first() {
    let part = Part { running: Some("EMBARGOED UNTIL 18:00".into()), ..Part::new(Language::EN, "T") };
    let document = issued(Document::new(Meta::new("t", "T"), Theme::default(), part));
    let message = mail(&document, &options(&document)).expect("a message");
    let parsed = parse_mail(&message).expect("a message");
    let subject = parsed.headers.get_first_value("Subject");
    assert_eq!(subject.as_deref(), Some("[EMBARGOED UNTIL 18:00] T"));
}

#[test]
fn pictures_are_parts_of_the_message_and_svg_is_drawn() {
    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path fill="#123" d="M0 0h4v2H0z"/></svg>"##;
    let svg = Picture::new(SVG.as_bytes()).expect("a picture");
    let figure = |picture: &Picture| {
        Block::Figure(Figure { picture: picture.clone(), alt: alt("A drawing"), caption: Vec::new() })
    };
    let part = Part {
        body: vec![figure(&svg), figure(&common::picture(3, 2)), figure(&svg)],
        ..Part::new(Language::EN, "T")
    };
    let document = issued(Document::new(Meta::new("t", "T"), Theme::default(), part));
    let message = mail(&document, &options(&document)).expect("a message");
    let parsed = parse_mail(&message).expect("a message");
    let parts = leaves(&parsed);
    let pictures: Vec<_> = parts.iter().filter(|(kind, _)| *kind == "image/png").collect();
    assert_eq!(pictures.len(), 2, "each is sent once");
    let ids: BTreeSet<String> = pictures
        .iter()
        .map(|(_, part)| part.headers.get_first_value("Content-ID").expect("an id"))
        .map(|id| id.trim_matches(['<', '>']).to_owned())
        .collect();
    let related = parsed.subparts.last().expect("the letter and its pictures");
    assert_eq!(related.ctype.mimetype, "multipart/related");
    assert_eq!(related.ctype.params.get("type").map(String::as_str), Some("text/html"));
    let letter = letter(&message);
    let shown: Vec<&str> = letter.split("cid:").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(shown.len(), 3);
    assert!(shown.iter().all(|id| ids.contains(*id)), "{shown:?} {ids:?}");
    let drawn = pictures[0].1.get_body_raw().expect("bytes");
    let drawn = image::load_from_memory(&drawn).expect("a picture");
    assert_eq!((drawn.width(), drawn.height()), (8, 4), "twice what is shown");
}

#[test]
fn an_emblem_stands_beside_its_lines_in_a_table() {
    let emblem = Furniture::Emblem { picture: common::picture(120, 120), alt: alt("The emblem") };
    let pieces = vec![emblem, Furniture::line(Role::Issuer, "MINISTRY")];
    let group = Furniture::Group { arrangement: Arrangement::Beside, pieces };
    let part = Part { head: vec![group], ..Part::new(Language::EN, "T") };
    let document = issued(Document::new(Meta::new("t", "T"), Theme::default(), part));
    let xml = xml(&letter(&mail(&document, &options(&document)).expect("a message")));
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    let cells: Vec<_> =
        find(tree.root(), "header").descendants().filter(|node| node.has_tag_name("td")).collect();
    assert_eq!(cells.len(), 2);
    assert!(cells[0].descendants().any(|node| node.has_tag_name("img")));
    assert_eq!(squeeze(&words(cells[1])), "MINISTRY");
}

#[test]
fn addresses_go_through_every_server() {
    let document = khmer();
    let to = Mailbox { name: String::new(), address: "desk@ឧទាហរណ៍.example".into() };
    let message = mail(&document, &MailOptions { to: vec![to], ..options(&document) }).expect("a message");
    let parsed = parse_mail(&message).expect("a message");
    let to = parsed.headers.get_first_value("To").expect("a field");
    assert!(to.starts_with("desk@xn--") && to.ends_with(".example"), "{to}");
}

#[test]
fn files_come_along_unchanged() {
    let document = khmer();
    let bytes: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    let pdf =
        MailAttachment { name: "summit.km.pdf".into(), media_type: "application/pdf", bytes: bytes.clone() };
    let message = mail(&document, &MailOptions { attachments: vec![pdf], ..options(&document) });
    let message = message.expect("a message");
    let parsed = parse_mail(&message).expect("a message");
    assert_eq!(parsed.ctype.mimetype, "multipart/mixed");
    let file = parsed.subparts.last().expect("a file");
    assert_eq!(file.get_body_raw().expect("bytes"), bytes);
    let disposition = file.get_content_disposition();
    assert_eq!(disposition.params.get("filename").map(String::as_str), Some("summit.km.pdf"));
}

#[test]
fn the_same_document_is_the_same_message_and_another_is_another() {
    let (document, one) = (khmer(), options(&khmer()));
    let message = mail(&document, &one);
    assert_eq!(message, mail(&document, &one));
    let id = |message: &[u8]| {
        let parsed = parse_mail(message).expect("a message");
        parsed.headers.get_first_value("Message-ID").expect("an identifier")
    };
    let other = mail(&document, &MailOptions { text: "Other".into(), ..one }).expect("a message");
    let message = message.expect("a message");
    assert_ne!(id(&message), id(&other));
    let mut later = document.clone();
    later.meta.issued = Some(date(2021, 10, 28));
    assert_ne!(id(&message), id(&mail(&later, &options(&later)).expect("a message")));
}

#[test]
fn a_message_needs_a_sender_and_a_day() {
    let document = khmer();
    let nobody = MailOptions { from: None, ..options(&document) };
    assert_eq!(mail(&document, &nobody), Err(MailError::NoSender));
    let mut known = document.clone();
    known.meta.mailbox = Some(sender());
    assert!(mail(&known, &nobody).is_ok());
    assert_eq!(mail(&empty(), &options(&document)), Err(MailError::NoDate));
    for year in [-1, 1, 1969] {
        known.meta.issued = Some(date(year, 12, 31));
        assert_eq!(mail(&known, &nobody), Err(MailError::NoDate));
    }
    let astray = Mailbox { name: String::new(), address: "press@".into() };
    let to_nowhere = MailOptions { to: vec![astray], ..options(&document) };
    assert_eq!(mail(&document, &to_nowhere), Err(MailError::BadAddress("press@".into())));
}
