//! The words of a word-processing package (ECMA-376 part 1, 17).

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::events::Event;
use roxmltree::Node;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The main part's name in our packages.
pub const MAIN: &str = "word/document.xml";

/// The footnotes' name in our packages.
const FOOTNOTES: &str = "word/footnotes.xml";

/// The package's parts by name.
///
/// # Panics
/// Where the bytes are no package.
pub fn parts(docx: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
    (0..archive.len())
        .map(|i| {
            let mut entry = archive.by_index(i).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("the entry's bytes");
            (entry.name().to_owned(), bytes)
        })
        .collect()
}

/// The words of the body, section by section, each followed by the footnotes that it refers to. Headers, footers and the marks
/// that Word makes (of lists and notes) are no words of the body.
///
/// # Panics
/// Where the bytes are no package, or a part of it is not well-formed.
pub fn words(docx: &[u8]) -> String {
    let parts = parts(docx);
    let text = |name: &str| parts.get(name).map(|bytes| std::str::from_utf8(bytes).expect("UTF-8"));
    let main = roxmltree::Document::parse(text(MAIN).expect("a main part")).expect("a main part in XML");
    let notes = text(FOOTNOTES).map(|notes| roxmltree::Document::parse(notes).expect("footnotes in XML"));
    let notes = notes.iter().flat_map(|notes| notes.root_element().children());
    let notes = notes.filter_map(|note| Some((note.attribute((W, "id"))?, note))).collect();

    let mut reader = Reader { notes, referred: Vec::new(), out: String::new() };
    let body = main.root_element().children().find(|node| node.has_tag_name((W, "body"))).expect("a body");
    for block in body.children() {
        reader.read(block);
        if block.descendants().any(|node| node.has_tag_name((W, "sectPr"))) {
            reader.end_section();
        }
    }
    reader.end_section();
    reader.out
}

/// A part of the package with a line an element, to be read and compared.
///
/// # Panics
/// Where it is not well-formed.
pub fn indented(xml: &[u8]) -> String {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut writer = quick_xml::Writer::new_with_indent(Vec::new(), b' ', 2);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => break,
            event => writer.write_event(event).expect("a buffer takes everything"),
        }
    }
    String::from_utf8(writer.into_inner()).expect("UTF-8") + "\n"
}

struct Reader<'a> {
    notes: BTreeMap<&'a str, Node<'a, 'a>>,
    /// The notes that the section refers to, in order.
    referred: Vec<Node<'a, 'a>>,
    out: String,
}

impl<'a> Reader<'a> {
    fn read(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name();
        if name.namespace() != Some(W) {
            return;
        }
        match name.name() {
            "t" => self.out.push_str(node.text().unwrap_or_default()),
            "tab" => self.out.push('\t'),
            "br" | "cr" => self.out.push('\n'),
            "noBreakHyphen" => self.out.push('\u{2011}'),
            "softHyphen" => self.out.push('\u{AD}'),
            "footnoteReference" => {
                let id = node.attribute((W, "id")).expect("the note's id");
                self.referred.push(*self.notes.get(id).expect("a note of that id"));
            }
            "drawing" | "pict" | "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" => {}
            other => {
                node.children().for_each(|child| self.read(child));
                if other == "p" {
                    self.out.push('\n');
                }
            }
        }
    }

    fn end_section(&mut self) {
        for note in std::mem::take(&mut self.referred) {
            self.read(note);
        }
    }
}
