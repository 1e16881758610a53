//! What a DOCX shows and carries, whoever wrote it, and whatever its bytes are.

use std::io::{Cursor, Write as _};

use prakas_carrier::docx::{
    Align, Block, Content, Envelope, Inline, LeftOut, Paragraph, Position, read, release,
};
use prakas_carrier::{CarrierError, File, Limits, Relationship};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

fn relationships(of: &[(&str, &str, &str)]) -> String {
    let each = of.iter().map(|(id, kind, target)| {
        let mode = if target.contains("://") { " TargetMode=\"External\"" } else { "" };
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"{mode}/>")
    });
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        each.collect::<String>()
    )
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        archive.start_file(*name, options).expect("a part");
        archive.write_all(content.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A document with this body and these other parts.
fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let main = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let root = relationships(&[("rId1", "officeDocument", "word/document.xml")]);
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", root.as_str()),
        ("word/document.xml", main.as_str()),
    ];
    parts.extend(others);
    packed(&parts)
}

fn content(body: &str, others: &[(&str, &str)]) -> Content {
    read(&docx(body, others), &Limits::default()).expect("a document").content
}

fn error(bytes: &[u8]) -> CarrierError {
    read(bytes, &Limits::default()).expect_err("it is refused")
}

fn paragraphs(content: &Content) -> Vec<&Paragraph> {
    fn paragraph(block: &Block) -> Option<&Paragraph> {
        match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) | Block::SectionEnd => None,
        }
    }
    content.body.iter().filter_map(paragraph).collect()
}

const WORDS: &str = "<w:p><w:r><w:t>words</w:t></w:r></w:p>";

#[test]
fn words_are_read_with_their_formats() {
    let content = content(
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t xml:space=\"preserve\">a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
         <w:t>b</w:t></w:r><w:ins><w:r><w:rPr><w:b w:val=\"1\"/></w:rPr><w:t>c</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r>\
         </w:del><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>d</w:t></w:r><w:r><w:br/><w:t>e</w:t><w:tab/></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
        &[],
    );
    let paragraph = paragraphs(&content)[0];
    assert_eq!(paragraph.align, Align::Center);
    let texts: Vec<(&str, bool, Position)> = paragraph
        .inlines
        .iter()
        .filter_map(|inline| match inline {
            Inline::Text { text, format } => Some((text.as_str(), format.bold, format.position)),
            Inline::LineBreak | Inline::Note(_) | Inline::Picture(_) => None,
        })
        .collect();
    let plain = Position::Baseline;
    assert_eq!(
        texts,
        [
            ("a ", false, plain),
            ("bc", true, plain),
            ("d", false, Position::Superscript),
            ("e\t", false, plain)
        ]
    );
    assert_eq!(content.left_out, [LeftOut::Deletions, LeftOut::Hidden]);
    assert_eq!(content.words(), "a bcd\ne\t\n");
}

#[test]
fn one_branch_of_alternatives_and_the_text_of_boxes_are_read() {
    let body = "<w:p><w:r><w:t>before</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>\
        <w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\
        <w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    assert_eq!(content(body, &[]).words(), "before\nbox\n");
}

#[test]
fn links_notes_and_fields_are_followed() {
    let rels =
        relationships(&[("n", "footnotes", "footnotes.xml"), ("l", "hyperlink", "https://a.example/")]);
    let notes = format!(
        "<w:footnotes {W}><w:footnote w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        WORDS.replace("words", "note")
    );
    let content = content(
        "<w:p><w:hyperlink r:id=\"l\"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://b.example/\" </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>field</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
        &[("word/_rels/document.xml.rels", &rels), ("word/footnotes.xml", &notes)],
    );
    assert_eq!(content.links, ["https://a.example/", "https://b.example/"]);
    assert_eq!(content.words(), "linkfield\nnote\n");
    assert_eq!(content.notes.len(), 1);
}

#[test]
fn styles_and_lists_are_resolved() {
    let rels = relationships(&[("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml")]);
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\" w:bidi=\"km-KH\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"N\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"O\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"H\"/></w:style></w:styles>"
    );
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
         <w:pPr><w:ind w:left=\"720\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/>\
         <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>"
    );
    let content = content(
        "<w:p><w:pPr><w:pStyle w:val=\"O\"/></w:pPr></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>",
        &[
            ("word/_rels/document.xml.rels", &rels),
            ("word/styles.xml", &styles),
            ("word/numbering.xml", &numbering),
        ],
    );
    let paragraphs = paragraphs(&content);
    assert_eq!(paragraphs[0].outline, Some(0));
    let list = paragraphs[1].list.expect("an item");
    assert_eq!((list.level, list.start, paragraphs[1].indent), (0, Some(5), 720));
    assert_eq!(
        (content.language.as_deref(), content.complex_language.as_deref()),
        (Some("en-GB"), Some("km-KH"))
    );
}

#[test]
fn what_a_file_says_of_itself_is_read() {
    let file = File {
        name: "release.json".to_owned(),
        media_type: None,
        description: None,
        relationship: Relationship::Source,
        bytes: b"{\"a\": \"<&>\"}".to_vec(),
    };
    let envelope =
        Envelope { files: vec![file.clone()], words: Some("ab".to_owned()), ..Envelope::default() };
    let rels = relationships(&[
        ("a", "customXml", "../customXml/item9.xml"),
        ("b", "customXml", "../customXml/item1.xml"),
    ]);
    let parts = [
        ("word/_rels/document.xml.rels", rels.as_str()),
        // That of others need not be well-formed.
        ("customXml/item9.xml", "<theirs>"),
        ("customXml/item1.xml", &envelope.to_xml()),
    ];
    let docx = docx(WORDS, &parts);
    assert_eq!(release(&docx, &Limits::default()), Ok(file));
    assert_eq!(read(&docx, &Limits::default()).expect("a document").envelope, Some(envelope));
    assert_eq!(release(&self::docx(WORDS, &[]), &Limits::default()), Err(CarrierError::NoRelease));
}

#[test]
fn what_is_no_document_is_told_apart() {
    let root = relationships(&[("rId1", "officeDocument", "word/document.xml")]);
    let types = ("[Content_Types].xml", TYPES);
    assert_eq!(error(b""), CarrierError::WrongFormat("DOCX"));
    assert_eq!(error(b"words"), CarrierError::WrongFormat("DOCX"));
    assert_eq!(error(&packed(&[types])), CarrierError::WrongFormat("DOCX"));
    assert_eq!(
        error(&packed(&[types, ("_rels/.rels", &root)])),
        CarrierError::Broken("its main part is missing")
    );
    let workbook = TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet");
    let parts =
        [("[Content_Types].xml", workbook.as_str()), ("_rels/.rels", &root), ("word/document.xml", "<a/>")];
    assert_eq!(error(&packed(&parts)), CarrierError::WrongFormat("DOCX"));
    let out = relationships(&[("rId1", "officeDocument", "../../etc/passwd")]);
    assert_eq!(error(&packed(&[types, ("_rels/.rels", &out)])), CarrierError::WrongFormat("DOCX"));
    let compound =
        [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"]
            .concat();
    assert_eq!(error(&compound), CarrierError::Encrypted);
    assert!(matches!(error(&compound[..20]), CarrierError::Unsupported(_)));
}

#[test]
fn what_asks_for_too_much_is_refused() {
    let too_large = |body: &str| matches!(error(&docx(body, &[])), CarrierError::TooLarge(_));
    assert!(too_large(&"<w:p/>".repeat(100_000)));
    assert!(too_large(&"<w:tbl><w:tr><w:tc>".repeat(20_000)));
    let small = Limits { stream: 1000, ..Limits::default() };
    let long = docx(&WORDS.repeat(100), &[]);
    assert!(matches!(read(&long, &small), Err(CarrierError::TooLarge(_))));
    assert!(read(&long, &Limits::default()).is_ok());
}

#[test]
fn damage_is_told() {
    let sound = docx(WORDS, &[]);
    let at =
        |needle: &[u8]| sound.windows(needle.len()).position(|window| window == needle).expect("it is there");
    let entry = at(b"PK\x01\x02");
    let changed = |offset: usize, byte: u8| {
        let mut bytes = sound.clone();
        bytes[offset] = byte;
        bytes
    };
    assert_eq!(error(&changed(entry + 8, 1)), CarrierError::Encrypted);
    assert!(matches!(error(&changed(entry + 16, sound[entry + 16] ^ 1)), CarrierError::Broken(_)));
    assert!(matches!(error(&changed(entry + 10, 99)), CarrierError::Unsupported(_)));
    assert!(read(&sound[..sound.len() / 2], &Limits::default()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = docx(&WORDS.repeat(3), &[]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, &Limits::default());
    }
}
