//! The package as a whole: its parts, what they refer to, and that it is always the same.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use prakas_document::{Block, Document, Inline, Language, Link, Meta, Part, Theme};
use prakas_docx::{DocxError, DocxOptions, MAX_LIST_START, docx};
use roxmltree::Node;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn build(document: &Document) -> Vec<u8> {
    docx(document, &DocxOptions::default()).expect("a package")
}

/// Every XML part by its name.
fn xml_parts(document: &Document) -> Vec<(String, String)> {
    common::parts(&build(document))
        .into_iter()
        .filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8")))
        .collect()
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    &parts.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("{name} is in the package")).1
}

/// The values of an attribute of WordprocessingML on elements of these names.
fn values(xml: &str, names: &[&str], attribute: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(xml).expect("XML");
    let named = |node: &Node<'_, '_>| names.contains(&node.tag_name().name());
    tree.descendants()
        .filter(named)
        .filter_map(|node| node.attribute((W, attribute)))
        .map(String::from)
        .collect()
}

#[test]
fn every_part_is_well_formed_and_has_a_type() {
    for document in [common::summit(), common::everything()] {
        let parts = xml_parts(&document);
        let types = part(&parts, "[Content_Types].xml");
        for (name, xml) in &parts {
            roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{name}: {error}"));
            let typed = name.ends_with(".rels") || types.contains(&format!("\"/{name}\""));
            assert!(typed || name == "[Content_Types].xml", "{name} has no type");
        }
    }
}

#[test]
fn the_archive_begins_with_the_types_and_tells_no_time() {
    let bytes = build(&common::everything());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    assert_eq!(archive.by_index(0).expect("an entry").name(), "[Content_Types].xml");
    for i in 0..archive.len() {
        let file = archive.by_index(i).expect("an entry");
        assert_eq!(file.last_modified(), Some(zip::DateTime::DEFAULT), "{}", file.name());
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_whatever_was_made_before() {
    let first = build(&common::everything());
    for _ in 0..3 {
        build(&common::summit());
        assert!(build(&common::everything()) == first);
    }
    let links: Vec<Inline> = (0..40)
        .map(|i| Inline::Link(Link::bare(format!("https://example.org/{i}").parse().expect("an address"))))
        .collect();
    let part = Part { body: vec![Block::Paragraph(links)], ..Part::new(Language::EN, "Links") };
    let document = Document::new(Meta::new("links", "Links"), Theme::default(), part);
    let bytes = build(&document);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let document = document.clone();
            std::thread::spawn(move || build(&document))
        })
        .collect();
    for thread in threads {
        assert!(thread.join().expect("a thread") == bytes);
    }
}

#[test]
fn what_is_referred_to_is_there() {
    let parts = xml_parts(&common::everything());
    let all = common::parts(&build(&common::everything()));
    for (owner, rels) in [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("word/footnotes.xml", "word/_rels/footnotes.xml.rels"),
    ] {
        let tree = roxmltree::Document::parse(part(&parts, rels)).expect("XML");
        let mut kinds = BTreeMap::new();
        for relationship in tree.root_element().children() {
            let kind =
                relationship.attribute("Type").and_then(|kind| kind.rsplit('/').next()).expect("a type");
            let id = relationship.attribute("Id").expect("an id");
            assert!(kinds.insert(id, kind).is_none(), "{id} twice");
            let target = relationship.attribute("Target").expect("a target");
            let inside = relationship.attribute("TargetMode").is_none();
            let path = format!("word/{target}");
            assert!(!inside || all.iter().any(|(name, _)| *name == path), "{path} is missing");
        }
        let content = roxmltree::Document::parse(part(&parts, owner)).expect("XML");
        for node in content.descendants() {
            for attribute in node.attributes().filter(|attribute| attribute.namespace() == Some(R)) {
                let kind = match node.tag_name().name() {
                    "blip" => "image",
                    "headerReference" => "header",
                    "footerReference" => "footer",
                    other => other,
                };
                assert_eq!(kinds.get(attribute.value()), Some(&kind), "{owner}: {}", attribute.value());
            }
        }
    }
}

#[test]
fn styles_lists_and_notes_that_are_used_are_defined() {
    let parts = xml_parts(&common::everything());
    let styles: BTreeSet<String> =
        values(part(&parts, "word/styles.xml"), &["style"], "styleId").into_iter().collect();
    let instances = values(part(&parts, "word/numbering.xml"), &["num"], "numId");
    let notes = values(part(&parts, "word/footnotes.xml"), &["footnote"], "id");
    for (name, xml) in parts.iter().filter(|(name, _)| name.starts_with("word/") && name.ends_with(".xml")) {
        for style in values(xml, &["pStyle", "rStyle", "tblStyle", "basedOn", "next"], "val") {
            assert!(styles.contains(&style), "{name} uses the style {style}");
        }
        for list in values(xml, &["numId"], "val") {
            assert!(instances.contains(&list), "{name} uses the list {list}");
        }
        for note in values(xml, &["footnoteReference"], "id") {
            assert!(notes.contains(&note), "{name} refers to the note {note}");
        }
    }
    let mut once = notes.clone();
    once.dedup();
    assert_eq!(once, notes);
}

#[test]
fn the_core_properties_are_the_documents() {
    let parts = xml_parts(&common::summit());
    let core = part(&parts, "docProps/core.xml");
    for said in [
        "<dc:title>Outcomes of the 24th ASEAN-Japan Summit</dc:title>",
        "<dc:creator>Ministry of Foreign Affairs and International Cooperation</dc:creator>",
        "<cp:keywords>press release, ASEAN</cp:keywords>",
        "<dc:language>en</dc:language>",
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2021-10-27T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(said), "{said}\n{core}");
    }
    let undated = xml_parts(&common::everything());
    assert!(!part(&undated, "docProps/core.xml").contains("created"));
    assert!(part(&undated, "docProps/core.xml").contains("Everything &amp; &lt;more&gt;"));
}

#[test]
fn metadata_that_xml_cannot_hold_are_no_trouble() {
    let meta = Meta { authors: vec!["a\u{0}b\u{B}c".into()], ..Meta::new("x\u{1}", "t\u{FFFF}") };
    let document = Document::new(meta, Theme::default(), Part::new(Language::EN, "t"));
    for (name, xml) in xml_parts(&document) {
        roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn what_word_cannot_number_is_refused() {
    use prakas_document::{List, ListMarker};
    let nested = |deep: usize, start: u32| {
        let mut block = Block::paragraph("deep");
        for _ in 0..deep {
            block = Block::List(List { marker: ListMarker::Numbered { start }, items: vec![vec![block]] });
        }
        let part = Part { body: vec![block], ..Part::new(Language::EN, "t") };
        docx(&Document::new(Meta::new("t", "t"), Theme::default(), part), &DocxOptions::default())
    };
    assert!(nested(prakas_document::MAX_NESTING, 1).is_ok());
    assert!(matches!(nested(100, 1), Err(DocxError::TooDeep)));
    assert!(nested(1, MAX_LIST_START).is_ok());
    assert!(matches!(nested(1, MAX_LIST_START + 1), Err(DocxError::ListStart(_))));
    let mut inline = Inline::from("deep");
    for _ in 0..100 {
        inline = Inline::Emphasis(vec![inline]);
    }
    let part = Part { body: vec![Block::Paragraph(vec![inline])], ..Part::new(Language::EN, "t") };
    let document = Document::new(Meta::new("t", "t"), Theme::default(), part);
    assert!(matches!(docx(&document, &DocxOptions::default()), Err(DocxError::TooDeep)));
}

#[test]
fn each_bundled_family_has_a_stand_in() {
    let parts = xml_parts(&common::summit());
    let fonts = part(&parts, "word/fontTable.xml");
    assert_eq!(values(fonts, &["font"], "name"), ["Tinos", "Moul", "Noto Serif Khmer"]);
    assert_eq!(
        values(fonts, &["altName"], "val"),
        ["Times New Roman", "Khmer OS Muol Light", "Khmer OS Siemreap"]
    );
}

#[test]
fn fonts_that_the_theme_names_are_in_the_file() {
    let mut embedded = common::fonts();
    embedded.reverse();
    embedded.extend(common::fonts());
    let options = DocxOptions { embedded, ..DocxOptions::default() };
    let bytes = docx(&common::khmer_release(), &options).expect("a package");
    assert_eq!(bytes, docx(&common::khmer_release(), &options).expect("a package"));
    let parts = common::parts(&bytes);
    let xml = |name: &str| {
        let (_, bytes) = parts.iter().find(|(part, _)| part == name).unwrap_or_else(|| panic!("{name}"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let table = xml("word/fontTable.xml");
    assert!(
        table.contains(
            "<w:altName w:val=\"Khmer OS Muol Light\"/><w:embedRegular r:id=\"rId1\" w:fontKey=\"{"
        )
    );
    assert!(
        table.find("rId2").is_some_and(|regular| Some(regular) < table.find("<w:embedBold r:id=\"rId3\""))
    );
    assert_eq!(xml("word/_rels/fontTable.xml.rels").matches("Target=\"fonts/font").count(), 3);
    assert_eq!(parts.iter().filter(|(name, _)| name.ends_with(".odttf")).count(), 3);
    assert!(xml("word/settings.xml").contains("<w:embedTrueTypeFonts/>"));
}
