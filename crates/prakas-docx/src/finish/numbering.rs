//! `word/numbering.xml`.

use docx_rs::BuildXML;

use super::element::Element;
use super::{W, finished, parse, rooted};
use crate::DocxError;
use crate::build::Numbering;

/// The part: the definitions, then their instances.
pub(super) fn part(numbering: &Numbering) -> Result<Element, DocxError> {
    let mut root = rooted("w:numbering", &[("xmlns:w", W)], Vec::new());
    for definition in &numbering.definitions {
        root.push(parse("numbering", &definition.build())?);
    }
    for instance in &numbering.instances {
        root.push(parse("numbering", &instance.build())?);
    }
    finished(&mut root);
    Ok(root)
}
