//! What may not stand in an SVG.

use std::collections::HashMap;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use roxmltree::{Attribute, Document, Node};

use super::super::{Picture, PictureError, raster};
use super::{MAX_DEPTH, MAX_ELEMENTS, NAMESPACE, SvgError, styles};

/// The namespace of web pages' elements.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that hold words to be drawn.
const WORDS: [&str; 6] = ["text", "tspan", "textPath", "tref", "flowRoot", "flowPara"];

/// Elements that hold what is no picture, or what moves.
const UNSUPPORTED: [&str; 14] = [
    "foreignObject",
    "iframe",
    "audio",
    "video",
    "canvas",
    "embed",
    "object",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "set",
    "discard",
    "handler",
];

/// Properties whose value may not refer to anything: filters are drawn as pixels, of any size, and markers are drawn at
/// every corner of a path.
const WITHOUT_REFERENCE: [&str; 5] = ["filter", "marker", "marker-start", "marker-mid", "marker-end"];

/// Base64, with its padding or without, as browsers take it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Refuses what may not stand in an SVG.
pub(super) fn vet(document: &Document<'_>) -> Result<(), PictureError> {
    let mut depths = HashMap::new();
    let mut pixels = 0;
    for node in document.descendants() {
        if let Some(pi) = node.pi() {
            if pi.target == "xml-stylesheet" {
                return Err(SvgError::External(pi.value.unwrap_or(pi.target).to_owned()).into());
            }
        } else if node.is_element() {
            let depth =
                node.parent().and_then(|parent| depths.get(&parent.id())).map_or(0, |depth| depth + 1);
            depths.insert(node.id(), depth);
            if depth > MAX_DEPTH {
                return Err(SvgError::TooDeep.into());
            }
            if depths.len() > MAX_ELEMENTS {
                return Err(SvgError::TooManyElements.into());
            }
            element(node, &mut pixels)?;
        }
    }
    styles::texts(document).try_for_each(style_sheet)?;
    has_size(document.root_element())
}

fn element(node: Node<'_, '_>, pixels: &mut u64) -> Result<(), PictureError> {
    let name = node.tag_name().name();
    let tag = || format!("<{name}>");
    if name.eq_ignore_ascii_case("script") {
        return Err(SvgError::Script(tag()).into());
    }
    if node.tag_name().namespace() == Some(XHTML) {
        return Err(SvgError::Unsupported(tag()).into());
    }
    // What editors keep of their own is never drawn.
    if !matches!(node.tag_name().namespace(), None | Some(NAMESPACE)) {
        return Ok(());
    }
    if UNSUPPORTED.contains(&name) {
        return Err(SvgError::Unsupported(tag()).into());
    }
    if WORDS.contains(&name) {
        let words = node.descendants().filter_map(|node| node.text()).find(|text| !text.trim().is_empty());
        words.map_or(Ok(()), |words| Err(SvgError::Words(start(words.trim()))))?;
    }
    node.attributes().try_for_each(|attribute| self::attribute(name, attribute, pixels))
}

fn attribute(element: &str, attribute: Attribute<'_, '_>, pixels: &mut u64) -> Result<(), PictureError> {
    let (name, value) = (attribute.name(), attribute.value().trim());
    let is_handler = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
    if is_handler && attribute.namespace().is_none() {
        return Err(SvgError::Script(name.to_owned()).into());
    }
    match name {
        "href" if element == "image" && !value.starts_with('#') => embedded(value, pixels),
        "href" if scheme_is(value, "javascript") => Err(SvgError::Script(start(value)).into()),
        "href" if !value.is_empty() && !value.starts_with('#') => {
            Err(SvgError::External(start(value)).into())
        }
        _ if WITHOUT_REFERENCE.contains(&name) && value.contains("url(") => {
            Err(SvgError::Unsupported(name.to_owned()).into())
        }
        "style" => style_sheet(value),
        _ => Ok(references(value)?),
    }
}

/// A picture within the picture: PNG or JPEG, of no more pixels than a picture may have, all of them together.
fn embedded(href: &str, pixels: &mut u64) -> Result<(), PictureError> {
    let refused = |error: PictureError| {
        SvgError::Embedded(match error {
            PictureError::UnknownFormat => "it is neither a PNG nor a JPEG".to_owned(),
            other => other.to_string(),
        })
    };
    let bytes = data(href)?;
    *pixels += raster::count(&bytes).map_err(refused)?;
    if *pixels > Picture::MAX_PIXELS {
        let reason = format!("with the others it has more than {} pixels", Picture::MAX_PIXELS);
        return Err(SvgError::Embedded(reason).into());
    }
    raster::read(&bytes).map_err(refused)?;
    Ok(())
}

/// The bytes that an address holds (RFC 2397).
pub(super) fn data(href: &str) -> Result<Vec<u8>, SvgError> {
    if !scheme_is(href, "data") {
        return Err(SvgError::External(start(href)));
    }
    let data =
        href.split_once(',').filter(|(kind, _)| kind.trim_end().to_ascii_lowercase().ends_with(";base64"));
    let data: String = data.map(|(_, data)| data.split_ascii_whitespace().collect()).unwrap_or_default();
    BASE64.decode(data).map_err(|_| SvgError::Embedded(PictureError::NotBase64.to_string()))
}

fn scheme_is(address: &str, scheme: &str) -> bool {
    address.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(scheme))
}

/// A style sheet, or the declarations of one element.
fn style_sheet(text: &str) -> Result<(), PictureError> {
    let text = text.to_ascii_lowercase();
    if let Some((_, import)) = text.split_once("@import") {
        return Err(SvgError::External(start(import.trim())).into());
    }
    for declaration in text.split(['{', ';', '}']).filter(|declaration| declaration.contains("url(")) {
        let property = declaration.split_once(':').map_or("", |(name, _)| name.trim());
        if WITHOUT_REFERENCE.contains(&property) {
            return Err(SvgError::Unsupported(property.to_owned()).into());
        }
    }
    Ok(references(&text)?)
}

/// Refuses references to anything but what is in the file.
fn references(value: &str) -> Result<(), SvgError> {
    for (at, open) in value.match_indices("url(") {
        let address = value[at + open.len()..].trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']);
        if !address.starts_with('#') {
            return Err(SvgError::External(start(
                address.split([')', '"', '\'']).next().unwrap_or_default(),
            )));
        }
    }
    Ok(())
}

/// Whether it is known how large the picture is, without looking at what it draws.
fn has_size(root: Node<'_, '_>) -> Result<(), PictureError> {
    let numbers = |list: &str| {
        let numbers = list.split(|c: char| c.is_whitespace() || c == ',').filter(|number| !number.is_empty());
        numbers.map(|number| number.parse::<f64>()).collect::<Result<Vec<_>, _>>().unwrap_or_default()
    };
    let view_box = root.attribute("viewBox").map(numbers).unwrap_or_default();
    let has_view_box = matches!(view_box[..], [_, _, width, height] if width > 0.0 && height > 0.0);
    let side = |name| root.attribute(name).is_some_and(|length| !length.trim().ends_with('%'));
    if has_view_box || (side("width") && side("height")) { Ok(()) } else { Err(SvgError::NoSize.into()) }
}

/// The start of what is quoted in a message.
fn start(text: &str) -> String {
    const LENGTH: usize = 60;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
