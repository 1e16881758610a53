//! A small tree of XML elements, to put what docx-rs wrote in order.
//!
//! Names keep their prefixes: docx-rs always writes the usual ones, and [`super::parts`] declares them at each root.

use quick_xml::Writer;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::reader::Reader;

/// An element with its attributes and children, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An empty element.
    pub(crate) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The same element with one more attribute.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// The same element with one more child.
    pub(crate) fn holding(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// The same element with text in it.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute, in its place where it was there.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    /// Takes an attribute out.
    pub(crate) fn remove(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// Adds a child after the others.
    pub(crate) fn push(&mut self, child: Self) {
        self.children.push(Node::Element(child));
    }

    /// The child elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(Node::element)
    }

    /// The child elements, to be changed.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of this name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The first child of this name, to be changed.
    pub(crate) fn child_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|child| child.name == name)
    }

    /// Takes the first child of this name out.
    pub(crate) fn take_child(&mut self, name: &str) -> Option<Self> {
        let at = self.children.iter().position(|child| child.element().is_some_and(|e| e.name == name))?;
        match self.children.remove(at) {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// Whether nothing stands in it and it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.children.is_empty()
    }

    /// Calls `visit` with each element under this one and at last with it: children come before their parents.
    pub(crate) fn visit(&mut self, visit: &mut impl FnMut(&mut Self)) {
        self.elements_mut().for_each(|child| child.visit(visit));
        visit(self);
    }

    /// The element that these bytes are, or why they are none.
    pub(crate) fn parse(xml: &[u8]) -> Result<Self, String> {
        let mut reader = Reader::from_reader(xml);
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            match event {
                Event::Start(start) => open.push(Self::started(&start)?),
                Event::Empty(start) => last(&mut open)?.push(Self::started(&start)?),
                Event::End(_) => {
                    let closed = open.pop().ok_or("an end without a start")?;
                    last(&mut open)?.push(closed);
                }
                Event::Text(text) => add_text(last(&mut open)?, &text.xml_content(XmlVersion::Explicit1_0)),
                Event::GeneralRef(reference) => {
                    let text = resolve(&reference)?;
                    add_text(last(&mut open)?, text.encode_utf8(&mut [0; 4]));
                }
                Event::Eof => break,
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::CData(_) | Event::DocType(_) => return Err("CDATA or a document type".to_owned()),
            }
        }
        match (open.pop(), open.pop()) {
            (Some(mut root), None) => {
                let at = root.children.iter().position(|child| matches!(child, Node::Element(_)));
                match at.map(|at| root.children.swap_remove(at)) {
                    Some(Node::Element(element)) => Ok(element),
                    Some(Node::Text(_)) | None => Err("no element".to_owned()),
                }
            }
            _ => Err("an element is not closed".to_owned()),
        }
    }

    fn started(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut element = Self::new(start.name().as_ref());
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value =
                attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
            element.set(attribute.key.as_ref(), value);
        }
        Ok(element)
    }

    /// The element as a whole XML file.
    pub(crate) fn to_xml(&self) -> std::io::Result<Vec<u8>> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        self.write(&mut writer)?;
        Ok(writer.into_inner())
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let mut start = BytesStart::new(self.name.as_str());
        for (name, value) in &self.attributes {
            start.push_attribute((name.as_str(), value.as_str()));
        }
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(start));
        }
        writer.write_event(Event::Start(start))?;
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(writer)?,
                Node::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name.as_str())))
    }
}

impl Node {
    /// The element, where it is one.
    pub(crate) fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

fn last(open: &mut [Element]) -> Result<&mut Element, String> {
    open.last_mut().ok_or_else(|| "an end without a start".to_owned())
}

/// Adds text, to the text before it where there is some.
fn add_text(element: &mut Element, text: &str) {
    match element.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        Some(Node::Element(_)) | None => element.children.push(Node::Text(text.to_owned())),
    }
}

/// The character that a reference stands for.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Result<char, String> {
    if let Some(c) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(c);
    }
    match reference.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err("a reference to an entity".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
            <w:p><w:t xml:space=\"preserve\"> a &amp; b &lt; ក\u{200B} </w:t><w:br/><w:x w:v=\"&quot;&amp;\"/></w:p>";
        let element = Element::parse(xml.as_bytes()).expect("an element");
        assert_eq!(element.child("w:x").and_then(|x| x.attribute("w:v")), Some("\"&"));
        assert_eq!(String::from_utf8(element.to_xml().expect("XML")).expect("UTF-8"), xml);
    }

    #[test]
    fn broken_xml_is_refused() {
        for broken in ["", "<a>", "<a></b>", "<a>&nbsp;</a>", "<a b='1' b='2'/>", "</a>"] {
            assert!(Element::parse(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
