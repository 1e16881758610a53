//! Style sheets: which declarations an element has.

use roxmltree::{Document, Node};
use simplecss::{AttributeOperator, Declaration, DeclarationTokenizer, Element, PseudoClass, StyleSheet};

use super::{MAX_STYLES, SvgError};

/// The text of each style sheet in the file.
pub(super) fn texts<'a>(document: &'a Document<'_>) -> impl Iterator<Item = &'a str> {
    let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
    sheets.flat_map(|sheet| sheet.children().filter_map(|node| node.text()))
}

/// The style sheets of a file as one, where an element of it is compared with them in bounded time.
pub(super) fn sheet<'a>(
    document: &'a Document<'_>,
    elements: u64,
    depth: u32,
) -> Result<StyleSheet<'a>, SvgError> {
    let mut sheet = StyleSheet::new();
    let mut comparisons: u64 = 0;
    for text in texts(document) {
        comparisons = comparisons.saturating_add(weight(text, depth));
        if comparisons.saturating_mul(elements) > MAX_STYLES {
            return Err(SvgError::TooManyStyles);
        }
        sheet.parse_more(text);
    }
    Ok(sheet)
}

/// How many comparisons tell which rules apply to an element this deep, at the most: each part of a selector but the last
/// may be looked for in every ancestor.
fn weight(text: &str, depth: u32) -> u64 {
    let text = without_comments(text);
    let selectors =
        text.split('}').filter_map(|rule| rule.split('{').next()).flat_map(|list| list.split(','));
    let weights = selectors.map(|selector| {
        let parts =
            selector.split(|c: char| c.is_whitespace() || c == '>' || c == '+').filter(|s| !s.is_empty());
        let ancestors = u32::try_from(parts.count().saturating_sub(1)).unwrap_or(u32::MAX);
        u64::from(depth).saturating_pow(ancestors)
    });
    weights.fold(0, u64::saturating_add)
}

fn without_comments(text: &str) -> String {
    let mut pieces = text.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| kept + piece.split_once("*/").map_or("", |(_, rest)| rest))
}

/// An element's declarations, those of its `style` last.
pub(super) fn declarations<'a>(
    node: Node<'a, '_>,
    sheet: &'a StyleSheet<'a>,
) -> impl Iterator<Item = Declaration<'a>> {
    let rules = sheet.rules.iter().filter(move |rule| rule.selector.matches(&Styled(node)));
    let own = DeclarationTokenizer::from(node.attribute("style").unwrap_or_default());
    rules.flat_map(|rule| rule.declarations.iter().copied()).chain(own)
}

/// What selectors ask of an element, answered as usvg does.
struct Styled<'a, 'input>(Node<'a, 'input>);

impl Element for Styled<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Self)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Self)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.prev_sibling_element().is_none()
    }
}
