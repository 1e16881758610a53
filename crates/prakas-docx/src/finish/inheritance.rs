//! Styles that are based on one another, so that whoever changes one changes the page.
//!
//! The theme says all looks of each role. Here a style is left with what it does not share with the one that it is based on: where
//! the body's face is changed in Word, so is that of all that was set in it.

use super::element::{Element, Node};

/// The style that another one is based on, by their ids; nothing for the default style, and for those that have a parent already.
fn parent(style: &str) -> Option<&'static str> {
    Some(match style {
        "Motto" => "NationalHeader",
        "Speaker" => "Quote",
        "TableHeader" => "TableCell",
        "SignatureName" => "SignatureOffice",
        "Contact" => "EndMatter",
        "NationalHeader" | "Issuer" | "Number" | "Status" | "Kind" | "Title" | "Subtitle" | "Dateline"
        | "Summary" | "Heading1" | "Heading2" | "Heading3" | "Quote" | "TableCell" | "Caption"
        | "FootnoteText" | "Closing" | "SignatureOffice" | "EndHeading" | "EndMatter" | "Header"
        | "Footer" => "Normal",
        _ => return None,
    })
}

/// Where Word shows a style among those that it offers, the lower the sooner (ECMA-376 part 1, 17.7.4.19): as it does itself.
fn priority(style: &str) -> Option<&'static str> {
    Some(match style {
        "Normal" => "0",
        "Heading1" | "Heading2" | "Heading3" => "9",
        "Title" => "10",
        "Subtitle" => "11",
        "Emphasis" => "20",
        "Strong" => "22",
        "Quote" => "29",
        "Caption" => "35",
        _ => return None,
    })
}

/// Bases styles on one another.
pub(super) fn inherit(styles: &mut Element) {
    let whole: Vec<Element> = styles.elements().filter(|style| style.name == "w:style").cloned().collect();
    for style in styles.elements_mut().filter(|style| style.name == "w:style") {
        let Some(id) = style.attribute("w:styleId").map(str::to_owned) else { continue };
        if let Some(priority) = priority(&id).filter(|_| style.child("w:uiPriority").is_none()) {
            style.push(Element::new("w:uiPriority").with("w:val", priority));
        }
        let parent = parent(&id).and_then(|parent| Some((parent, find(&whole, parent)?)));
        if let Some((name, parent)) = parent {
            for properties in ["w:pPr", "w:rPr"] {
                differ(style, parent, properties);
            }
            style.push(Element::new("w:basedOn").with("w:val", name));
        }
    }
}

fn find<'a>(styles: &'a [Element], id: &str) -> Option<&'a Element> {
    styles.iter().find(|style| style.attribute("w:styleId") == Some(id))
}

/// Leaves of a style's properties those that its parent does not have, and takes back those that it has alone.
fn differ(style: &mut Element, parent: &Element, properties: &str) {
    let of_parent = parent.child(properties).cloned().unwrap_or_default();
    let own = style.take_child(properties).unwrap_or_else(|| Element::new(properties));
    let mut left = Element::new(properties);
    for property in own.elements() {
        if of_parent.child(&property.name) != Some(property) {
            left.push(property.clone());
        }
    }
    for property in of_parent.elements().filter(|property| own.child(&property.name).is_none()) {
        left.children.extend(taken_back(&property.name).map(Node::Element));
    }
    if !left.is_empty() {
        style.push(left);
    }
}

/// What says that a property of the parent does not hold.
fn taken_back(property: &str) -> Option<Element> {
    let with = |value: &str| Some(Element::new(property).with("w:val", value));
    match property {
        "w:keepNext" | "w:keepLines" | "w:widowControl" | "w:b" | "w:bCs" | "w:i" | "w:iCs" => with("0"),
        "w:jc" => with("left"),
        "w:outlineLvl" => with("9"),
        "w:color" => with("auto"),
        "w:ind" => {
            Some(Element::new(property).with("w:left", "0").with("w:right", "0").with("w:firstLine", "0"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(id: &str, paragraph: &[(&str, &str)]) -> Element {
        let properties = paragraph.iter().fold(Element::new("w:pPr"), |properties, (name, value)| {
            properties.holding(Element::new(name).with("w:val", *value))
        });
        Element::new("w:style").with("w:styleId", id).holding(properties)
    }

    #[test]
    fn a_style_says_what_its_parent_does_not() {
        let mut styles = Element::new("w:styles")
            .holding(style("Normal", &[("w:jc", "both"), ("w:widowControl", "1")]))
            .holding(style("Quote", &[("w:jc", "both"), ("w:widowControl", "1"), ("w:keepNext", "1")]))
            .holding(style("Title", &[("w:widowControl", "1")]));
        inherit(&mut styles);
        let of =
            |id: &str| find(&styles.elements().cloned().collect::<Vec<_>>(), id).expect("a style").clone();
        let names = |id: &str| {
            of(id)
                .child("w:pPr")
                .map(|it| it.elements().map(|e| e.name.clone()).collect::<Vec<_>>())
                .unwrap_or_default()
        };
        assert_eq!(names("Quote"), ["w:keepNext"]);
        assert_eq!(of("Quote").child("w:basedOn").and_then(|it| it.attribute("w:val")), Some("Normal"));
        let title = of("Title");
        let jc = title.child("w:pPr").and_then(|it| it.child("w:jc"));
        assert_eq!(jc.and_then(|jc| jc.attribute("w:val")), Some("left"));
        assert!(of("Normal").child("w:basedOn").is_none());
    }
}
