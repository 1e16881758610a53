//! The words of a tagged PDF, in the order of its structure tree (ISO 32000-1, 14.7 and 14.8).

mod content;
mod facts;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId};

use content::PageText;
pub use content::Words;
pub use facts::{Bookmark, Facts, Structure};

/// A PDF taken apart by its tags.
#[derive(Debug)]
pub struct Tagged {
    /// What the structure tree holds, in order.
    pub children: Vec<Node>,
}

/// A node of the structure tree.
#[derive(Debug)]
pub enum Node {
    /// A structure element.
    Element(Element),
    /// Marked content: words on a page.
    Words(Words),
}

/// A structure element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its standard type, such as `P`: what its own type is mapped to, where it is.
    pub kind: String,
    /// Its title.
    pub title: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// The words that stand for it.
    pub alt: Option<String>,
    /// What it holds, in order.
    pub children: Vec<Node>,
}

/// Takes a PDF apart.
///
/// # Panics
/// Where the bytes are no tagged PDF.
pub fn tagged(pdf: &[u8]) -> Tagged {
    let document = Document::load_mem(pdf).expect("a PDF");
    let reader = Reader {
        pages: document.page_iter().map(|id| (id, content::read(&document, id))).collect(),
        document: &document,
    };
    let root = reader.dictionary(document.catalog().expect("a catalog"), b"StructTreeRoot").expect("tags");
    Tagged { children: reader.children(root, root, None) }
}

/// The words as a reader of the file gets them, notes last, without list and note marks. What stands outside the tree (page
/// numbers, running headers) is no content.
pub fn words(pdf: &[u8]) -> String {
    let (mut text, mut notes) = (String::new(), String::new());
    tagged(pdf).children.iter().for_each(|node| node.read(&mut text, &mut notes));
    text + &notes
}

/// The words of each page's artifacts of a subtype: `Header`, `Footer`.
pub fn artifact_words(pdf: &[u8], subtype: &str) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let of_page = |page| content::read(&document, page).artifacts.remove(subtype).unwrap_or_default();
    document.page_iter().map(of_page).collect()
}

/// All words that each page shows, artifacts too, in no order.
///
/// # Panics
/// Where the bytes are no PDF.
pub fn drawn(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let words = |page| {
        let text = content::read(&document, page);
        text.marked.into_values().map(|words| words.text).chain(text.artifacts.into_values()).collect()
    };
    document.page_iter().map(words).collect()
}

impl Tagged {
    /// The tree as indented text, an element a line.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        self.children.iter().for_each(|node| node.outline(0, &mut out));
        out
    }
}

impl Node {
    fn read(&self, text: &mut String, notes: &mut String) {
        match self {
            Self::Words(words) => text.push_str(&words.text),
            Self::Element(element) => match element.kind.as_str() {
                "Lbl" => {}
                "Note" | "FENote" => {
                    let mut note = String::new();
                    element.children.iter().for_each(|child| child.read(&mut note, notes));
                    notes.push_str(&note);
                    notes.push('\n');
                }
                kind => {
                    element.children.iter().for_each(|child| child.read(text, notes));
                    if !matches!(kind, "Span" | "Link") {
                        text.push('\n');
                    }
                }
            },
        }
    }

    fn outline(&self, depth: usize, out: &mut String) {
        let (line, children, attributes) = match self {
            Self::Words(Words { text, lang }) => (format!("\"{text}\""), &[][..], vec![("lang", lang)]),
            Self::Element(Element { kind, title, lang, alt, children }) => {
                (kind.clone(), &children[..], vec![("title", title), ("lang", lang), ("alt", alt)])
            }
        };
        out.push_str(&"  ".repeat(depth));
        out.push_str(&line);
        for (name, value) in attributes {
            if let Some(value) = value {
                write!(out, " {name}=\"{value}\"").expect("a String takes everything");
            }
        }
        out.push('\n');
        children.iter().for_each(|child| child.outline(depth + 1, out));
    }
}

struct Reader<'a> {
    document: &'a Document,
    pages: BTreeMap<ObjectId, PageText>,
}

impl<'a> Reader<'a> {
    fn resolve(&self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object that is there").1
    }

    fn dictionary(&self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        of.get(key).ok().map(|object| self.resolve(object).as_dict().expect("a dictionary"))
    }

    fn string(&self, of: &'a Dictionary, key: &[u8]) -> Option<String> {
        let object = self.resolve(of.get(key).ok()?);
        Some(lopdf::decode_text_string(object).expect("a text string"))
    }

    /// The kids of a structure element, which is on `page` unless it says otherwise.
    fn children(&self, root: &'a Dictionary, of: &'a Dictionary, page: Option<ObjectId>) -> Vec<Node> {
        let page = of.get(b"Pg").and_then(Object::as_reference).ok().or(page);
        let Ok(kids) = of.get(b"K") else { return Vec::new() };
        match self.resolve(kids) {
            Object::Array(kids) => kids.iter().filter_map(|kid| self.node(root, kid, page)).collect(),
            kid => self.node(root, kid, page).into_iter().collect(),
        }
    }

    fn node(&self, root: &'a Dictionary, kid: &'a Object, page: Option<ObjectId>) -> Option<Node> {
        let kid = self.resolve(kid);
        if let Object::Integer(mcid) = kid {
            return Some(self.words(page, *mcid));
        }
        let kid = kid.as_dict().expect("a structure element or a reference to content");
        match kid.get(b"Type").and_then(Object::as_name).unwrap_or_default() {
            b"MCR" => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                let mcid = kid.get(b"MCID").and_then(Object::as_i64).expect("the content's number");
                Some(self.words(page, mcid))
            }
            // An annotation: the words that it lies on are content of their own.
            b"OBJR" => None,
            _ => Some(Node::Element(Element {
                kind: self.kind(root, kid),
                title: self.string(kid, b"T"),
                lang: self.string(kid, b"Lang"),
                alt: self.string(kid, b"Alt"),
                children: self.children(root, kid, page),
            })),
        }
    }

    fn words(&self, page: Option<ObjectId>, mcid: i64) -> Node {
        let page = page.and_then(|page| self.pages.get(&page)).expect("the page of the content");
        Node::Words(page.marked.get(&mcid).cloned().expect("content of that number on the page"))
    }

    /// An element's standard type: its own, or what the role map says of it (14.7.3).
    fn kind(&self, root: &'a Dictionary, element: &'a Dictionary) -> String {
        let own = element.get(b"S").and_then(Object::as_name).expect("a structure type");
        let mapped = self.dictionary(root, b"RoleMap").and_then(|map| map.get(own).ok());
        let kind = mapped.map_or(own, |kind| kind.as_name().expect("a structure type"));
        String::from_utf8_lossy(kind).into_owned()
    }
}
