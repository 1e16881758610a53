//! A part as a tree of elements, within bounds.
//!
//! The tree lies in a few long rows, so that an element takes some forty bytes, and dropping a deep one needs no stack. Nothing is
//! read that a document type declares: a part that has one is refused, since all that entities are good for here is harm.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::CarrierError;
use crate::limits::Budget;

/// The most prefixes of namespaces that may be in force at once.
const MOST_PREFIXES: usize = 256;

/// Namespaces that are told apart. Those of ISO/IEC 29500 strict count as those of transitional.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ns {
    /// None, or one of no interest.
    Other,
    /// WordprocessingML.
    W,
    /// Relationships of office documents: `r:id`.
    R,
    /// DrawingML.
    A,
    /// Drawings in a text.
    Wp,
    /// Shapes of Word 2010, which have text boxes.
    Wps,
    /// Markup compatibility.
    Mc,
    /// Equations.
    M,
    /// VML.
    V,
    /// The extension for SVG pictures.
    Svg,
    /// Dublin Core elements.
    Dc,
    /// What we carry.
    Prakas,
}

/// The namespace of what we carry.
pub(super) const PRAKAS: &str = "urn:prakas:release";

fn namespace(uri: &str) -> Ns {
    match uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::R,
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main" => Ns::A,
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::Wp,
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => Ns::Wps,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::M,
        "urn:schemas-microsoft-com:vml" => Ns::V,
        "http://schemas.microsoft.com/office/drawing/2016/SVG/main" => Ns::Svg,
        "http://purl.org/dc/elements/1.1/" => Ns::Dc,
        PRAKAS => Ns::Prakas,
        _ => Ns::Other,
    }
}

/// A part.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All values and texts, one after the other.
    text: String,
    /// The local names of elements and attributes, each once.
    names: Vec<Box<str>>,
}

#[derive(Debug)]
struct Node {
    kind: NodeKind,
    /// The node after it under the same parent.
    next: Option<u32>,
    first: Option<u32>,
}

#[derive(Debug, Clone, Copy)]
enum NodeKind {
    Element { ns: Ns, name: u32, attributes: (u32, u32) },
    Text(u32, u32),
}

#[derive(Debug)]
struct Attribute {
    ns: Ns,
    name: u32,
    value: (u32, u32),
}

/// An element of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    tree: &'a Tree,
    at: u32,
}

/// What stands in an element.
#[derive(Debug, Clone, Copy)]
pub(super) enum Child<'a> {
    Element(Element<'a>),
    Text(&'a str),
}

impl Tree {
    /// The tree of a part.
    pub(super) fn parse(bytes: &[u8], budget: &mut Budget) -> Result<Self, CarrierError> {
        let text = decoded(bytes)?;
        let mut parser = Parser::default();
        let mut reader = Reader::from_str(&text);
        loop {
            match reader.read_event().map_err(|_| BROKEN)? {
                Event::Start(start) => parser.start(&start, budget)?,
                Event::Empty(start) => {
                    parser.start(&start, budget)?;
                    parser.end()?;
                }
                Event::End(_) => parser.end()?,
                Event::Text(text) => parser.text(&text.xml_content(XmlVersion::Implicit1_0), budget)?,
                Event::CData(text) => parser.text(&text.xml_content(XmlVersion::Implicit1_0), budget)?,
                Event::GeneralRef(reference) => {
                    parser.text(resolved(&reference)?.encode_utf8(&mut [0; 4]), budget)?;
                }
                Event::DocType(_) => return Err(CarrierError::Broken("a part declares a document type")),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        if parser.open.is_empty() && !parser.tree.nodes.is_empty() { Ok(parser.tree) } else { Err(BROKEN) }
    }

    /// The element that holds all others.
    pub(super) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }

    fn slice(&self, (start, end): (u32, u32)) -> &str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    fn name(&self, at: u32) -> &str {
        self.names.get(at as usize).map_or("", |name| name)
    }
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node {
        &self.tree.nodes[self.at as usize]
    }

    /// Its namespace and local name.
    pub(super) fn name(self) -> (Ns, &'a str) {
        match self.node().kind {
            NodeKind::Element { ns, name, .. } => (ns, self.tree.name(name)),
            NodeKind::Text(..) => (Ns::Other, ""),
        }
    }

    /// Whether it is of this name.
    pub(super) fn is(self, ns: Ns, name: &str) -> bool {
        self.name() == (ns, name)
    }

    /// What stands in it, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'a>> {
        let tree = self.tree;
        let mut next = self.node().first;
        std::iter::from_fn(move || {
            let at = next?;
            let node = &tree.nodes[at as usize];
            next = node.next;
            Some(match node.kind {
                NodeKind::Element { .. } => Child::Element(Element { tree, at }),
                NodeKind::Text(start, end) => Child::Text(tree.slice((start, end))),
            })
        })
    }

    /// The elements in it, in order.
    pub(super) fn elements(self) -> impl Iterator<Item = Element<'a>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element in it of this name.
    pub(super) fn child(self, ns: Ns, name: &str) -> Option<Element<'a>> {
        self.elements().find(|element| element.is(ns, name))
    }

    /// The first element of this name in it, however deep.
    pub(super) fn descendant(self, ns: Ns, name: &str) -> Option<Element<'a>> {
        self.elements().find_map(|element| {
            if element.is(ns, name) { Some(element) } else { element.descendant(ns, name) }
        })
    }

    /// The value of an attribute.
    pub(super) fn attribute(self, ns: Ns, name: &str) -> Option<&'a str> {
        let NodeKind::Element { attributes: (start, end), .. } = self.node().kind else { return None };
        let own = self.tree.attributes.get(start as usize..end as usize)?;
        let found =
            own.iter().find(|attribute| attribute.ns == ns && self.tree.name(attribute.name) == name)?;
        Some(self.tree.slice(found.value))
    }

    /// `w:val`, or another attribute of WordprocessingML.
    pub(super) fn w(self, name: &str) -> Option<&'a str> {
        self.attribute(Ns::W, name)
    }

    /// `w:val`.
    pub(super) fn val(self) -> Option<&'a str> {
        self.w("val")
    }

    /// The text in it, that in elements within it left out.
    pub(super) fn text(self) -> Cow<'a, str> {
        let mut texts = self.children().filter_map(|child| match child {
            Child::Text(text) => Some(text),
            Child::Element(_) => None,
        });
        match (texts.next(), texts.next()) {
            (None, _) => Cow::Borrowed(""),
            (Some(all), None) => Cow::Borrowed(all),
            (Some(first), Some(second)) => Cow::Owned([first, second].into_iter().chain(texts).collect()),
        }
    }
}

const BROKEN: CarrierError = CarrierError::Broken("a part is not well-formed XML");

const TOO_LONG: CarrierError = CarrierError::TooLarge("a part has more text than is read");

/// The part as characters: UTF-8 or, where it begins with a mark that says so, UTF-16.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, CarrierError> {
    const ENCODING: CarrierError = CarrierError::Broken("a part is neither UTF-8 nor UTF-16");
    let units = |from: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map(Cow::Owned).map_err(|_| ENCODING)
    };
    match bytes {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|_| ENCODING),
        _ => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| ENCODING),
    }
}

/// The character that a reference stands for.
fn resolved(reference: &BytesRef<'_>) -> Result<char, CarrierError> {
    if let Some(c) = reference.resolve_char_ref().map_err(|_| BROKEN)? {
        return Ok(c);
    }
    match reference.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(CarrierError::Broken("a part refers to an entity")),
    }
}

#[derive(Debug, Default)]
struct Parser {
    tree: Tree,
    known: HashMap<Box<str>, u32>,
    /// The open elements, each with the last of its children and the number of prefixes in force around it.
    open: Vec<Open>,
    /// The prefixes in force, the innermost last.
    prefixes: Vec<(Box<str>, Ns)>,
}

#[derive(Debug)]
struct Open {
    node: u32,
    last: Option<u32>,
    prefixes: usize,
}

impl Parser {
    fn start(&mut self, start: &BytesStart<'_>, budget: &mut Budget) -> Result<(), CarrierError> {
        budget.object()?;
        if self.open.len() >= budget.depth.saturating_mul(4) {
            return Err(CarrierError::TooLarge("its elements nest too deep"));
        }
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err(BROKEN);
        }
        let prefixes = self.prefixes.len();
        self.declare(start)?;
        let first = row(self.tree.attributes.len())?;
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| BROKEN)?;
            let key = attribute.key.as_ref();
            if key == "xmlns" || key.starts_with("xmlns:") {
                continue;
            }
            budget.object()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| BROKEN)?;
            let (ns, name) = match key.split_once(':') {
                Some((prefix, name)) => (self.resolve(prefix), name),
                None => (Ns::Other, key),
            };
            let attribute = Attribute { ns, name: self.intern(name)?, value: self.push_text(&value)? };
            self.tree.attributes.push(attribute);
        }
        let attributes = (first, row(self.tree.attributes.len())?);
        let name = start.name();
        let (prefix, name) = name.as_ref().split_once(':').unwrap_or(("", name.as_ref()));
        let kind = NodeKind::Element { ns: self.resolve(prefix), name: self.intern(name)?, attributes };
        let node = self.push(kind)?;
        self.open.push(Open { node, last: None, prefixes });
        Ok(())
    }

    fn end(&mut self) -> Result<(), CarrierError> {
        let closed = self.open.pop().ok_or(BROKEN)?;
        self.prefixes.truncate(closed.prefixes);
        Ok(())
    }

    fn text(&mut self, text: &str, budget: &mut Budget) -> Result<(), CarrierError> {
        if self.open.is_empty() || text.is_empty() {
            return Ok(());
        }
        budget.object()?;
        let (start, end) = self.push_text(text)?;
        self.push(NodeKind::Text(start, end)).map(|_| ())
    }

    /// Adds a node under the open element.
    fn push(&mut self, kind: NodeKind) -> Result<u32, CarrierError> {
        let at = row(self.tree.nodes.len())?;
        self.tree.nodes.push(Node { kind, next: None, first: None });
        if let Some(open) = self.open.last_mut() {
            match open.last.replace(at) {
                Some(before) => self.tree.nodes[before as usize].next = Some(at),
                None => self.tree.nodes[open.node as usize].first = Some(at),
            }
        }
        Ok(at)
    }

    fn push_text(&mut self, text: &str) -> Result<(u32, u32), CarrierError> {
        let start = row(self.tree.text.len())?;
        self.tree.text.push_str(text);
        Ok((start, row(self.tree.text.len())?))
    }

    fn intern(&mut self, name: &str) -> Result<u32, CarrierError> {
        if let Some(&known) = self.known.get(name) {
            return Ok(known);
        }
        let at = row(self.tree.names.len())?;
        self.tree.names.push(name.into());
        self.known.insert(name.into(), at);
        Ok(at)
    }

    fn declare(&mut self, start: &BytesStart<'_>) -> Result<(), CarrierError> {
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| BROKEN)?;
            let key = attribute.key.as_ref();
            let prefix = if key == "xmlns" { Some("") } else { key.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                if self.prefixes.len() >= MOST_PREFIXES {
                    return Err(CarrierError::TooLarge("it has more namespaces than are told apart"));
                }
                let uri = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| BROKEN)?;
                self.prefixes.push((prefix.into(), namespace(&uri)));
            }
        }
        Ok(())
    }

    fn resolve(&self, prefix: &str) -> Ns {
        self.prefixes.iter().rev().find(|(known, _)| **known == *prefix).map_or(Ns::Other, |(_, ns)| *ns)
    }
}

/// A number in a row.
fn row(at: usize) -> Result<u32, CarrierError> {
    u32::try_from(at).map_err(|_| TOO_LONG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn parse(xml: &[u8]) -> Result<Tree, CarrierError> {
        Tree::parse(xml, &mut Budget::new(&Limits::default(), xml.len()).expect("a budget"))
    }

    #[test]
    fn names_are_known_by_their_namespaces() {
        let tree = parse(
            b"<?xml version='1.0'?><a:p xmlns:a='http://purl.oclc.org/ooxml/wordprocessingml/main' \
              a:x='1&amp;2' x='3'><a:t>a &lt;b&#x1780;</a:t><t xmlns='urn:prakas:release'/><t/></a:p>",
        )
        .expect("a tree");
        let root = tree.root();
        assert!(root.is(Ns::W, "p"));
        assert_eq!((root.w("x"), root.attribute(Ns::Other, "x")), (Some("1&2"), Some("3")));
        let names: Vec<_> = root.elements().map(Element::name).collect();
        assert_eq!(names, [(Ns::W, "t"), (Ns::Prakas, "t"), (Ns::Other, "t")]);
        assert_eq!(root.child(Ns::W, "t").map(|t| t.text().into_owned()).as_deref(), Some("a <b\u{1780}"));
    }

    #[test]
    fn utf_16_is_read() {
        let utf_16: Vec<u8> = "\u{FEFF}<a>ក</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(parse(&utf_16).expect("a tree").root().text(), "ក");
    }

    #[test]
    fn what_is_not_well_formed_or_tricks_is_refused() {
        for xml in ["", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a>&x;</a>", "<a b='1' b='2'/>", "\u{1}"] {
            assert!(matches!(parse(xml.as_bytes()), Err(CarrierError::Broken(_))), "{xml}");
        }
        let lol = b"<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(parse(lol).err(), Some(CarrierError::Broken("a part declares a document type")));
        assert!(parse(b"<a>\xFF</a>").is_err());
        let deep = "<a>".repeat(100_000);
        assert!(matches!(parse(deep.as_bytes()), Err(CarrierError::TooLarge(_))));
    }
}
