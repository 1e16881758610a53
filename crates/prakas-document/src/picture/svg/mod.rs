//! SVG: what is taken, and what of it is shown.
//!
//! An SVG is a program for browsers as much as a picture. What an office puts on its paper is a picture: shapes and their
//! paints, the same in PDF, Word and every browser, with nothing in it that runs, moves or is fetched.
//!
//! | Step | Module | Does |
//! |---|---|---|
//! | vet | `vet` | refuses scripts, event handlers, whatever lies outside, words, filters, markers, animation |
//! | weigh | `weigh` | counts what drawing it takes, with all that is repeated by reference, before anything is repeated |
//! | resolve | usvg | turns styles, references and basic shapes into a tree of groups, paths and pictures |
//! | measure | `measure` | counts lines, curves and dashes of the tree, and how much of the picture they paint; refuses patterns |
//! | write | usvg | writes the tree as SVG: that is what pages show |
//!
//! What is written is vetted again. It holds no styles, comments, metadata or names of layers, and identifiers only where
//! something refers to them or the author gave them; the same file gives the same bytes.
//!
//! Each bound is far above what emblems need, and low enough that the worst file within all of them is read in seconds.

mod error;
mod measure;
mod styles;
mod vet;
mod weigh;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use roxmltree::{Document, ParsingOptions};
use usvg::{ImageHrefResolver, ImageKind, Indent, Options, Tree, WriteOptions};

pub use error::SvgError;

use super::{PictureError, check_ratio};

/// The most bytes an SVG may have: 4 MiB.
pub const MAX_BYTES: usize = 4 << 20;
/// The most elements an SVG may have.
pub const MAX_ELEMENTS: usize = 20_000;
/// How deep elements may stand in one another, with those that they refer to.
pub const MAX_DEPTH: u32 = 64;
/// The most comparisons of an element with a part of a style sheet's selector.
pub const MAX_STYLES: u64 = 5_000_000;
/// The most work, in elements and 64ths of the bytes of their attributes, each as often as it is drawn.
pub const MAX_WORK: u64 = 150_000;
/// The most lines, curves and dashes that are drawn.
pub const MAX_SEGMENTS: u64 = 500_000;
/// How often the picture's area may be painted over. A layer (for transparency, a mask, a clip) counts as ten paintings of its
/// area, and so does an embedded picture.
pub const MAX_COVER: f64 = 2_000.0;
/// How far from its corner something may be drawn, in CSS pixels.
pub const MAX_REACH: f32 = 200_000.0;
/// The longest side, in CSS pixels.
pub const MAX_SIDE: f64 = 20_000.0;

/// The namespace of SVG's elements.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// An SVG that may be shown.
pub(super) struct Drawing {
    /// Width and height in CSS pixels.
    pub(super) size: (f64, f64),
    /// What is shown of it, as SVG.
    pub(super) text: String,
}

/// Whether bytes are meant to be an SVG: XML, or compressed as SVGs are.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<") || bytes.starts_with(&[0x1F, 0x8B])
}

/// Reads an SVG.
pub(super) fn read(bytes: &[u8]) -> Result<Drawing, PictureError> {
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err(SvgError::Compressed.into());
    }
    if bytes.len() > MAX_BYTES {
        return Err(SvgError::TooManyBytes(bytes.len()).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| broken("it is not UTF-8"))?;
    let document = parse(text)?;
    vet::vet(&document)?;
    weigh::weigh(&document)?;
    let tree = resolve(&document)?;
    let size = size(&tree)?;
    measure::measure(&tree)?;
    let text = write(&tree)?;
    vet::vet(&parse(&text)?)?;
    Ok(Drawing { size, text })
}

fn parse(text: &str) -> Result<Document<'_>, PictureError> {
    if text.contains("<!ENTITY") {
        return Err(SvgError::Entities.into());
    }
    // Without entities a document type says nothing, and older programs write one. Text and comments are nodes, too.
    let nodes_limit = u32::try_from(MAX_ELEMENTS).unwrap_or(u32::MAX) * 4;
    let options = ParsingOptions { allow_dtd: true, nodes_limit, entity_resolver: None };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => SvgError::TooManyElements.into(),
        other => broken(&other),
    })?;
    let root = document.root_element().tag_name();
    if root.name() == "svg" && matches!(root.namespace(), None | Some(NAMESPACE)) {
        Ok(document)
    } else {
        Err(PictureError::UnknownFormat)
    }
}

fn resolve(document: &Document<'_>) -> Result<Tree, PictureError> {
    let options = Options {
        // Pictures were vetted; whatever else is asked for is not there.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, data, _| embedded(data)),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    // No SVG is known that makes usvg panic; one that did would be a broken picture, and not the end of the program.
    let tree = catch_unwind(AssertUnwindSafe(|| Tree::from_xmltree(document, &options)));
    match tree {
        Ok(Ok(tree)) if tree.root().has_children() => Ok(tree),
        Ok(Ok(_)) => Err(SvgError::Empty.into()),
        Ok(Err(usvg::Error::InvalidSize)) => Err(SvgError::NoSize.into()),
        Ok(Err(usvg::Error::ElementsLimitReached)) => Err(SvgError::TooMuchWork.into()),
        Ok(Err(other)) => Err(broken(&other)),
        Err(_) => Err(broken("it cannot be resolved")),
    }
}

fn embedded(data: Arc<Vec<u8>>) -> Option<ImageKind> {
    match image::guess_format(&data).ok()? {
        image::ImageFormat::Png => Some(ImageKind::PNG(data)),
        image::ImageFormat::Jpeg => Some(ImageKind::JPEG(data)),
        _ => None,
    }
}

fn size(tree: &Tree) -> Result<(f64, f64), PictureError> {
    let size = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    let bounds = 1.0..=MAX_SIDE;
    if !bounds.contains(&size.0) || !bounds.contains(&size.1) {
        return Err(SvgError::Size(format!("{} by {}", size.0, size.1)).into());
    }
    check_ratio(size)?;
    Ok(size)
}

fn write(tree: &Tree) -> Result<String, PictureError> {
    let options = WriteOptions { indent: Indent::None, ..WriteOptions::default() };
    let text = catch_unwind(AssertUnwindSafe(|| tree.to_string(&options)))
        .map_err(|_| broken("it cannot be written"))?;
    if text.len() > super::Picture::MAX_BYTES { Err(SvgError::TooMuchWork.into()) } else { Ok(text) }
}

fn broken(reason: &(impl ToString + ?Sized)) -> PictureError {
    PictureError::Broken(reason.to_string())
}

#[cfg(test)]
mod tests;
