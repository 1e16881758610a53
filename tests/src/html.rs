//! The words of a web page, as the HTML standard's parser gives them.

use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements that begin and end a line of their own.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "blockquote",
    "caption",
    "div",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "li",
    "main",
    "ol",
    "p",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "aside",
];

/// The words of a page's main content, without what is hidden from readers and the marks of notes (DPUB-ARIA `doc-noteref`,
/// `doc-backlink`).
///
/// # Panics
/// Where the parser finds anything wrong with the page, or it has no main content.
pub fn words(html: &str) -> String {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let errors = dom.errors.borrow();
    assert!(errors.is_empty(), "the page is not sound HTML: {errors:?}");
    let main = find(&dom.document, "main").expect("main content");
    let mut out = String::new();
    read(&main, &mut out);
    out
}

fn find(node: &Handle, name: &str) -> Option<Handle> {
    if element(node) == Some(name) {
        return Some(node.clone());
    }
    node.children.borrow().iter().find_map(|child| find(child, name))
}

/// The name of an element.
fn element(node: &Handle) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&name.local),
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Text { .. }
        | NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. } => None,
    }
}

fn attribute(node: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    attrs
        .iter()
        .find(|attribute| &*attribute.name.local == wanted)
        .map(|attribute| attribute.value.to_string())
}

fn read(node: &Handle, out: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        out.push_str(&contents.borrow());
        return;
    }
    let is_hidden = attribute(node, "aria-hidden").is_some_and(|hidden| hidden == "true");
    let is_mark =
        attribute(node, "role").is_some_and(|role| matches!(role.as_str(), "doc-noteref" | "doc-backlink"));
    if is_hidden || is_mark {
        return;
    }
    let name = element(node).unwrap_or_default();
    let stands_alone = name == "br" || BLOCKS.contains(&name);
    if stands_alone {
        out.push('\n');
    }
    node.children.borrow().iter().for_each(|child| read(child, out));
    if stands_alone {
        out.push('\n');
    }
}
