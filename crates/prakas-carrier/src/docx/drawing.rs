//! Drawings: pictures, and boxes with text (ECMA-376 part 1, 20; VML).

use std::sync::Arc;

use super::content::{Inline, LeftOut, Media, Picture};
use super::package::Target;
use super::reader::{Blocks, Reader, branch};
use super::runs::Line;
use super::xml::{Element, Ns};
use crate::{CarrierError, file_name};

impl<'a> Reader<'a> {
    /// Reads a `w:drawing` or `w:pict`: its pictures stand in the line, the text of its boxes after the paragraph.
    pub(super) fn drawing(
        &mut self,
        drawing: Element<'a>,
        line: &mut Line<'_, 'a>,
    ) -> Result<(), CarrierError> {
        let said = drawing.descendant(Ns::Wp, "docPr");
        let own =
            |name: &str| said.and_then(|said| said.attribute(Ns::Other, name)).filter(|it| !it.is_empty());
        let alt = own("descr").or(own("title")).unwrap_or_default();
        self.shapes(drawing, alt, line)
    }

    fn shapes(
        &mut self,
        element: Element<'a>,
        alt: &str,
        line: &mut Line<'_, 'a>,
    ) -> Result<(), CarrierError> {
        for child in element.elements() {
            match child.name() {
                (Ns::A, "blip") => self.blip(child, alt, line)?,
                (Ns::V, "imagedata") => {
                    let words = child.attribute(Ns::Other, "title").unwrap_or(alt);
                    self.picture(child.attribute(Ns::R, "id"), words, line)?;
                }
                (Ns::V, "shape") => {
                    let words =
                        child.attribute(Ns::Other, "alt").filter(|words| !words.is_empty()).unwrap_or(alt);
                    self.shapes(child, words, line)?;
                }
                (Ns::W, "txbxContent") => {
                    let mut blocks = Blocks::new(line.into.story);
                    self.blocks(child, &mut blocks)?;
                    line.boxes.append(&mut blocks.blocks);
                }
                (Ns::A, "graphicData") if is_chart(child) => self.leave_out(LeftOut::Charts),
                (Ns::Mc, "AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.shapes(branch, alt, line)?;
                    }
                }
                _ => self.shapes(child, alt, line)?,
            }
        }
        Ok(())
    }

    /// A picture of DrawingML: its SVG, where it has one, and else what stands for that.
    fn blip(&mut self, blip: Element<'a>, alt: &str, line: &mut Line<'_, 'a>) -> Result<(), CarrierError> {
        let vector = blip.descendant(Ns::Svg, "svgBlip").and_then(|it| it.attribute(Ns::R, "embed"));
        self.picture(vector.or(blip.attribute(Ns::R, "embed")), alt, line)
    }

    fn picture(&mut self, id: Option<&str>, alt: &str, line: &mut Line<'_, 'a>) -> Result<(), CarrierError> {
        let target = id.and_then(|id| Self::target(line.into.story, id));
        let media = match target {
            Some(Target::Part(part)) => self.media(part)?,
            // Pictures elsewhere are not fetched.
            Some(Target::Address(_)) | None => None,
        };
        line.inlines.push(Inline::Picture(Picture { media, alt: alt.to_owned() }));
        Ok(())
    }

    /// The number of a picture; nothing where the package does not have it.
    fn media(&mut self, part: &str) -> Result<Option<usize>, CarrierError> {
        if let Some(known) = self.media.get(part) {
            return Ok(*known);
        }
        let number = self.package.bytes(part, self.budget)?.map(|bytes| {
            self.content.media.push(Media { name: file_name(part), bytes: Arc::from(bytes) });
            self.content.media.len() - 1
        });
        self.media.insert(part.to_owned(), number);
        Ok(number)
    }
}

/// Whether a graphic is a chart or a diagram.
fn is_chart(graphic: Element<'_>) -> bool {
    let uri = graphic.attribute(Ns::Other, "uri").unwrap_or_default();
    uri.ends_with("/chart") || uri.ends_with("/diagram") || uri.ends_with("/chartex")
}
