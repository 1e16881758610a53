//! How much an SVG is to draw, before anything is drawn.
//!
//! A few lines of SVG can ask for more than any machine has: ten groups, each of which uses the one before ten times. So
//! each element is weighed with all that it refers to.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId};
use simplecss::StyleSheet;

use super::super::{Picture, PictureError, raster};
use super::{MAX_DEPTH, MAX_WORK, SvgError, styles, vet};

/// Bytes of attributes that are as much work as an element.
const BYTES: usize = 64;

/// Pixels of an embedded picture that are as much work as an element.
const PIXELS: u64 = Picture::MAX_PIXELS / MAX_WORK;

/// What drawing an element takes.
#[derive(Debug, Clone, Copy)]
struct Weight {
    work: u64,
    /// How deep what it draws is nested.
    height: u32,
}

struct Scale<'a, 'input> {
    sheet: StyleSheet<'a>,
    /// The elements of each identifier, of which there may wrongly be several.
    named: HashMap<&'a str, Vec<Node<'a, 'input>>>,
    /// The elements that were weighed; `None` while one is.
    known: HashMap<NodeId, Option<Weight>>,
}

/// Refuses what is too much to draw.
pub(super) fn weigh(document: &Document<'_>) -> Result<(), PictureError> {
    let elements = || document.descendants().filter(Node::is_element);
    let depth = elements().map(|node| node.ancestors().count()).max().unwrap_or_default();
    let depth = u32::try_from(depth).unwrap_or(u32::MAX);
    let sheet = styles::sheet(document, elements().count() as u64, depth)?;
    let mut named: HashMap<_, Vec<_>> = HashMap::new();
    for node in elements() {
        if let Some(id) = node.attribute("id") {
            named.entry(id).or_default().push(node);
        }
    }
    let mut scale = Scale { sheet, named, known: HashMap::new() };
    let weight = scale.weigh(document.root_element(), 0)?;
    if weight.work > MAX_WORK {
        return Err(SvgError::TooMuchWork.into());
    }
    // usvg compares an element with the styles each time that it is drawn.
    styles::sheet(document, weight.work, depth)?;
    Ok(())
}

impl<'a, 'input> Scale<'a, 'input> {
    /// Weighs an element that stands this deep, with all that it is drawn with.
    fn weigh(&mut self, node: Node<'a, 'input>, depth: u32) -> Result<Weight, SvgError> {
        if depth > MAX_DEPTH {
            return Err(SvgError::TooDeep);
        }
        match self.known.get(&node.id()) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return Err(SvgError::Circular(name(node))),
            None => self.known.insert(node.id(), None),
        };
        let (parts, paints) = self.references(node);
        let mut inner = own(node)?;
        for part in node.children().filter(Node::is_element).chain(parts) {
            inner.add(self.weigh(part, depth + 1)?);
        }
        // A paint is inherited: each element inside may be painted with it.
        let mut paint = Weight { work: 1, height: 0 };
        for server in paints {
            paint.add(self.weigh(server, depth + 1)?);
        }
        let weight = Weight {
            work: inner.work.saturating_mul(paint.work),
            height: inner.height.max(paint.height).saturating_add(1),
        };
        if weight.height > MAX_DEPTH {
            return Err(SvgError::TooDeep);
        }
        self.known.insert(node.id(), Some(weight));
        Ok(weight)
    }

    /// The elements that this one refers to, and those that it paints with.
    fn references(&self, node: Node<'a, 'input>) -> (Vec<Node<'a, 'input>>, Vec<Node<'a, 'input>>) {
        let (mut parts, mut paints) = (Vec::new(), Vec::new());
        let mut refer = |property: &str, id: &str| {
            let into = if matches!(property, "fill" | "stroke") { &mut paints } else { &mut parts };
            into.extend(self.named.get(id).into_iter().flatten());
        };
        for attribute in node.attributes() {
            match attribute.name() {
                "href" => {
                    attribute.value().trim().strip_prefix('#').into_iter().for_each(|id| refer("href", id));
                }
                name => identifiers(attribute.value()).for_each(|id| refer(name, id)),
            }
        }
        for declaration in styles::declarations(node, &self.sheet) {
            identifiers(declaration.value).for_each(|id| refer(declaration.name, id));
        }
        (parts, paints)
    }
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.work = self.work.saturating_add(other.work);
        self.height = self.height.max(other.height);
    }
}

/// An element's own weight.
fn own(node: Node<'_, '_>) -> Result<Weight, SvgError> {
    let bytes: usize = node.attributes().map(|attribute| attribute.value().len()).sum();
    let mut work = 1 + (bytes / BYTES) as u64;
    let href =
        node.attributes().find(|attribute| attribute.name() == "href" && !attribute.value().starts_with('#'));
    if let ("image", Some(href)) = (node.tag_name().name(), href) {
        let pixels = raster::count(&vet::data(href.value())?);
        work += pixels.map_err(|error| SvgError::Embedded(error.to_string()))? / PIXELS;
    }
    Ok(Weight { work, height: 0 })
}

/// The identifiers in `url(#…)`.
fn identifiers(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|address| {
        let id = address.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']).strip_prefix('#')?;
        Some(id.split([')', '"', '\'', ' ']).next().unwrap_or(id))
    })
}

fn name(node: Node<'_, '_>) -> String {
    match node.attribute("id") {
        Some(id) => format!("#{id}"),
        None => format!("<{}>", node.tag_name().name()),
    }
}
