//! `word/footnotes.xml`.

use docx_rs::{BuildXML, Footnote};

use super::element::{Element, Node};
use super::{R, W, finished, parse, rooted};
use crate::DocxError;
use crate::build::style_ids;

/// The notes that part the others from the text, by their numbers; [`super::bookkeeping::settings`] refers to them.
pub(super) const SEPARATORS: [(&str, &str); 2] = [("-1", "separator"), ("0", "continuationSeparator")];

/// The part: the separators, then each note with its mark.
pub(super) fn part(footnotes: &[Footnote]) -> Result<Element, DocxError> {
    let mut root = rooted("w:footnotes", &[("xmlns:w", W), ("xmlns:r", R)], Vec::new());
    for (id, kind) in SEPARATORS {
        root.push(separator(id, kind));
    }
    for footnote in footnotes {
        let mut note = parse("footnotes", &footnote.build())?;
        if let Some(paragraph) = note.child_mut("w:p") {
            let words = paragraph.children.iter().position(|child| !is_properties(child));
            let at = words.unwrap_or(paragraph.children.len());
            paragraph.children.splice(at..at, mark().map(Node::Element));
        }
        root.push(note);
    }
    finished(&mut root);
    Ok(root)
}

fn is_properties(child: &Node) -> bool {
    child.element().is_some_and(|element| element.name == "w:pPr")
}

/// The note's mark before its words, and a space.
fn mark() -> [Element; 2] {
    let style = Element::new("w:rStyle").with("w:val", style_ids::FOOTNOTE_REFERENCE.id);
    let mark = Element::new("w:r")
        .holding(Element::new("w:rPr").holding(style))
        .holding(Element::new("w:footnoteRef"));
    [mark, Element::new("w:r").holding(Element::new("w:t").with("xml:space", "preserve").text(" "))]
}

fn separator(id: &str, kind: &str) -> Element {
    let spacing = Element::new("w:spacing").with("w:before", "0").with("w:after", "0").with("w:line", "240");
    let properties = Element::new("w:pPr").holding(spacing.with("w:lineRule", "auto"));
    let rule = Element::new("w:r").holding(Element::new(&format!("w:{kind}")));
    Element::new("w:footnote")
        .with("w:type", kind)
        .with("w:id", id)
        .holding(Element::new("w:p").holding(properties).holding(rule))
}
