//! What is mended in the body, one defect of docx-rs a function: see [`super`].

use prakas_document::{Document, Role};

use super::element::{Element, Node};
use crate::build::{Drawing, style_ids};

/// What marks a drawing as decorative (Office 2017), and the namespace of that mark.
const DECORATIVE_URI: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
const DECORATIVE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";

/// What gives a picture its SVG (Office 2016), and the namespace of that.
const SVG_URI: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

/// The namespace of DrawingML.
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// U+00AD SOFT HYPHEN.
const SOFT_HYPHEN: char = '\u{AD}';

/// Takes the paragraphs' identifiers out: they are optional, and two documents of one process would differ by them.
pub(super) fn paragraph_ids(part: &mut Element) {
    part.visit(&mut |element| element.remove("w14:paraId"));
}

/// Takes the attribute out of `w:gridCol` that it does not have.
pub(super) fn grid(part: &mut Element) {
    part.visit(&mut |element| {
        if element.name == "w:gridCol" {
            element.remove("w:type");
        }
    });
}

/// Marks the first row of each table of data as its header: Word repeats it on each page, and a screen reader names it.
pub(super) fn header_rows(part: &mut Element) {
    part.visit(&mut |table| {
        if table.name != "w:tbl" {
            return;
        }
        // A table of a letterhead has none.
        let style = table.elements().find(|child| child.name == "w:tblPr");
        let style =
            style.and_then(|properties| properties.elements().find(|child| child.name == "w:tblStyle"));
        if style.and_then(|style| style.attribute("w:val")) != Some(style_ids::RELEASE_TABLE.id) {
            return;
        }
        if let Some(properties) = table.child_mut("w:tblPr") {
            let look = [
                ("w:val", "0020"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "0"),
            ];
            let look = look
                .into_iter()
                .fold(Element::new("w:tblLook"), |look, (name, value)| look.with(name, value));
            properties.push(look);
        }
        if let Some(properties) = table.child_mut("w:tr").and_then(|row| row.child_mut("w:trPr")) {
            properties.push(Element::new("w:tblHeader"));
        }
    });
}

/// Gives each drawing a number, a name, the words that stand for it and the SVG that it was, in reading order.
pub(super) fn drawings(part: &mut Element, drawings: &[Drawing]) {
    let mut count = 0;
    part.visit(&mut |element| {
        match element.name.as_str() {
            // Inside a drawing `docPr` stands before the picture's own `cNvPr`, and both say the same.
            "wp:docPr" => {
                count += 1;
                if let Some(drawing) = drawings.get(count - 1) {
                    describe(element, drawing, count);
                }
            }
            "pic:cNvPr" => {
                element.set("id", count.to_string());
                element.set("name", format!("Picture {count}"));
            }
            "a:blip" => {
                if let Some(Drawing::Picture { vector: Some(id), .. }) = drawings.get(count - 1) {
                    let svg = Element::new("asvg:svgBlip").with("xmlns:asvg", SVG).with("r:embed", id);
                    let extension = Element::new("a:ext").with("uri", SVG_URI).holding(svg);
                    element.push(Element::new("a:extLst").holding(extension));
                }
            }
            _ => {}
        }
    });
}

fn describe(properties: &mut Element, drawing: &Drawing, number: usize) {
    properties.set("id", number.to_string());
    properties.set("name", format!("Picture {number}"));
    match drawing {
        Drawing::Picture { words, .. } => properties.set("descr", words),
        Drawing::Decorative => {
            properties.set("descr", "");
            let mark = Element::new("adec:decorative").with("xmlns:adec", DECORATIVE).with("val", "1");
            let extension = Element::new("a:ext").with("uri", DECORATIVE_URI).holding(mark);
            properties.push(Element::new("a:extLst").with("xmlns:a", A).holding(extension));
        }
    }
}

/// Writes soft hyphens as `w:softHyphen`: Word shows the character itself wherever it stands.
pub(super) fn soft_hyphens(part: &mut Element) {
    part.visit(&mut |run| {
        if run.name != "w:r" || !run.elements().any(has_soft_hyphen) {
            return;
        }
        for child in std::mem::take(&mut run.children) {
            match child {
                Node::Element(text) if has_soft_hyphen(&text) => split(&text, &mut run.children),
                other => run.children.push(other),
            }
        }
    });
}

fn has_soft_hyphen(text: &Element) -> bool {
    text.name == "w:t" && content(text).contains(SOFT_HYPHEN)
}

fn content(text: &Element) -> &str {
    match &text.children[..] {
        [Node::Text(content)] => content,
        _ => "",
    }
}

fn split(text: &Element, into: &mut Vec<Node>) {
    for (i, piece) in content(text).split(SOFT_HYPHEN).enumerate() {
        if i > 0 {
            into.push(Node::Element(Element::new("w:softHyphen")));
        }
        if !piece.is_empty() {
            into.push(Node::Element(Element::new("w:t").with("xml:space", "preserve").text(piece)));
        }
    }
}

/// Gives the pages of each part that bears a status a bar in their left margin, in the colour of the status (17.6.10).
pub(super) fn status_bars(main: &mut Element, document: &Document) {
    /// Thickness in eighths of a point: 3 mm, as in the PDF; and distance from the text in points: the most that Word has.
    const BAR: (&str, &str) = ("68", "31");
    let color = document.theme.style(Role::Status).color.hex();
    let mut parts = document.parts().iter();
    main.visit(&mut |element| {
        // Sections stand in the order of the parts, one for each.
        if element.name == "w:sectPr" && parts.next().is_some_and(|part| part.running.is_some()) {
            let bar = Element::new("w:left")
                .with("w:val", "single")
                .with("w:sz", BAR.0)
                .with("w:space", BAR.1)
                .with("w:color", &color);
            element.push(Element::new("w:pgBorders").with("w:offsetFrom", "text").holding(bar));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> Element {
        Element::new("w:r").holding(Element::new("w:t").with("xml:space", "preserve").text(text))
    }

    #[test]
    fn soft_hyphens_become_elements() {
        let mut run = run("\u{AD}co\u{AD}operation");
        soft_hyphens(&mut run);
        let names: Vec<_> = run.elements().map(|e| format!("{}{}", e.name, content(e))).collect();
        assert_eq!(names, ["w:softHyphen", "w:tco", "w:softHyphen", "w:toperation"]);
    }

    #[test]
    fn runs_without_soft_hyphens_stay() {
        let mut kept = run("co-operation");
        soft_hyphens(&mut kept);
        assert_eq!(kept, run("co-operation"));
    }
}
