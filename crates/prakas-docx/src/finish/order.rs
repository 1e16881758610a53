//! The order that the schema gives to the children of an element (ECMA-376 part 1, annex A).

use super::element::{Element, Node};

/// Children in the schema's order, of those that docx-rs or we write.
fn order(parent: &str) -> &'static [&'static str] {
    match parent {
        "w:pPr" => &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
        "w:rPr" => &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:strike",
            "w:noProof",
            "w:vanish",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:vertAlign",
            "w:cs",
            "w:lang",
        ],
        "w:style" => &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
            "w:tblStylePr",
        ],
        "w:lvl" => &[
            "w:start",
            "w:numFmt",
            "w:lvlRestart",
            "w:pStyle",
            "w:suff",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
            "w:rPr",
        ],
        "w:numPr" => &["w:ilvl", "w:numId"],
        "w:pBdr" => &["w:top", "w:left", "w:bottom", "w:right"],
        "w:tblPr" => &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
        "w:trPr" => &["w:cantSplit", "w:tblHeader"],
        "w:tcPr" => &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:vAlign"],
        "w:sectPr" => &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgBorders",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
        ],
        _ => &[],
    }
}

/// Elements that say nothing where they are empty.
const IDLE: [&str; 7] = ["w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblBorders", "w:numPr"];

/// Puts the children of every element in order, and takes out what says nothing.
pub(crate) fn put(root: &mut Element) {
    root.visit(&mut |element| {
        element.children.retain(|child| !child.element().is_some_and(is_idle));
        let order = order(&element.name);
        if !order.is_empty() {
            // Stable: what may come more than once keeps its order, and what is not listed comes last.
            element.children.sort_by_key(|child| place(order, child));
        }
    });
}

fn is_idle(element: &Element) -> bool {
    // `w:tblPr` must stand in a table, but ours always name their style.
    element.is_empty() && IDLE.contains(&element.name.as_str())
}

fn place(order: &[&str], child: &Node) -> usize {
    let name = child.element().map(|element| element.name.as_str());
    order.iter().position(|listed| Some(*listed) == name).unwrap_or(order.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_come_in_the_schemas_order() {
        let xml = "<w:p><w:pPr><w:rPr/><w:jc w:val=\"both\"/><w:spacing w:after=\"1\"/><w:pStyle w:val=\"Title\"/></w:pPr>\
            <w:r><w:rPr><w:sz w:val=\"2\"/><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr/><w:t>a</w:t></w:r></w:p>";
        let mut paragraph = Element::parse(xml.as_bytes()).expect("a paragraph");
        put(&mut paragraph);
        let written = String::from_utf8(paragraph.to_xml().expect("XML")).expect("UTF-8");
        assert!(
            written.ends_with(
                "<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:spacing w:after=\"1\"/><w:jc w:val=\"both\"/></w:pPr>\
                 <w:r><w:rPr><w:rStyle w:val=\"Strong\"/><w:sz w:val=\"2\"/></w:rPr><w:t>b</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p>"
            ),
            "{written}"
        );
    }
}
