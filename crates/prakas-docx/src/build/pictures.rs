//! Figures, the emblem and the ornament as drawings in the line of text.

use std::borrow::Cow;

use docx_rs::{Paragraph, ParagraphChild, Pic, Run};
use prakas_document::{AltText, Figure, MediaType, Modules, Page, Picture, Role, ornament};

use super::Builder;
use super::blocks::{Place, styled};
use super::relationships::Target;
use super::style_ids::{self, StyleName};
use crate::units::{EMU_A_PIXEL, emu_of_mm, twips_of_mm};
use crate::{DocxError, drawn, rendered};

/// The most of the height between the margins that a picture takes, so that its caption and some text stay with it.
const MOST_OF_HEIGHT: f64 = 0.45;

/// Height of an emblem on paper, in millimetres.
pub(super) const EMBLEM_MM: f64 = 22.0;

/// What a drawing shows: docx-rs has no field for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Drawing {
    /// A picture.
    Picture {
        /// The words that stand for it.
        words: String,
        /// The relationship to its SVG, where it is one: what is drawn is a PNG of it.
        vector: Option<String>,
    },
    /// An ornament, which says nothing.
    Decorative,
}

/// A picture's file in the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Media<'a> {
    /// The path from the folder `word`.
    pub(crate) path: String,
    /// The file.
    pub(crate) bytes: Cow<'a, [u8]>,
}

/// Width and height in EMU.
type Size = (u32, u32);

impl<'a> Builder<'a> {
    pub(super) fn figure(&mut self, figure: &'a Figure, place: Place) -> Result<(), DocxError> {
        let Figure { picture, alt, caption } = figure;
        self.mark_above(place);
        let size = fitted(picture, &self.document.theme.page, place.indents());
        let drawing = self.picture(picture, alt, size)?;
        self.place_picture(drawing, place);
        if !caption.is_empty() {
            self.keep_with_next();
            let caption = self.inlines(caption, Role::Caption)?;
            self.place(style_ids::of(Role::Caption), Role::Caption, caption, place);
        }
        Ok(())
    }

    pub(super) fn emblem(&mut self, picture: &'a Picture, alt: &AltText) -> Result<(), DocxError> {
        let (width, height) = picture.size();
        let highest = f64::from(emu_of_mm(EMBLEM_MM)) / height;
        let widest = f64::from(emu_of_mm(self.document.theme.page.text_width())) / width;
        let drawing = self.picture(picture, alt, scaled(picture, highest.min(widest)))?;
        self.push(alone(style_ids::EMBLEM, drawing));
        Ok(())
    }

    pub(super) fn ornament(&mut self) -> Result<(), DocxError> {
        let png = drawn::ornament(self.document.theme.style(Role::NationalHeader).color)
            .map_err(|error| DocxError::part("the ornament", &error))?;
        let size = (emu_of_mm(ornament::WIDTH_MM), emu_of_mm(ornament::HEIGHT_MM));
        let drawing = self.drawing("png", png.into(), size);
        self.drawings.push(Drawing::Decorative);
        self.push(alone(style_ids::ORNAMENT, drawing));
        Ok(())
    }

    /// A QR code as a picture of its modules.
    pub(super) fn code(&mut self, modules: &Modules, alt: &AltText) -> Result<(), DocxError> {
        let png = drawn::code(modules).map_err(|error| DocxError::part("the QR code", &error))?;
        let side = emu_of_mm(modules.whole_mm());
        let drawing = self.drawing("png", png.into(), (side, side));
        self.drawings.push(Drawing::Picture { words: alt.as_str().to_owned(), vector: None });
        // Its quiet zone stands in the margin, its modules at the edge of the text.
        let quiet = -twips_of_mm(modules.quiet_mm());
        self.push(alone(style_ids::CODE, drawing).indent(Some(quiet), None, None, None));
        Ok(())
    }

    /// A run with a picture in it. Word shows an SVG as one since 2016; older programs, and others, show its PNG.
    fn picture(
        &mut self,
        picture: &'a Picture,
        alt: &AltText,
        size: Size,
    ) -> Result<ParagraphChild, DocxError> {
        let extension = picture.media_type().extension();
        let (drawing, vector) = match picture.media_type() {
            MediaType::Png | MediaType::Jpeg => (self.drawing(extension, picture.shown().into(), size), None),
            MediaType::Svg => {
                let png =
                    rendered::png(picture, size).map_err(|error| DocxError::part("a picture", &error))?;
                let drawing = self.drawing(MediaType::Png.extension(), png.into(), size);
                (drawing, Some(self.media(extension, picture.shown().into())))
            }
        };
        self.drawings.push(Drawing::Picture { words: alt.as_str().to_owned(), vector });
        Ok(drawing)
    }

    /// A run with a drawing in it.
    fn drawing(&mut self, extension: &str, bytes: Cow<'a, [u8]>, (width, height): Size) -> ParagraphChild {
        let id = self.media(extension, bytes);
        // The bytes go into the package by our own hand: docx-rs would call every picture a PNG.
        let picture = Pic::new_with_dimensions(Vec::new(), 1, 1).id(id).size(width, height);
        ParagraphChild::Run(Box::new(Run::new().add_image(picture)))
    }

    /// The relationship to a picture's file. A picture that is shown twice is stored once.
    fn media(&mut self, extension: &str, bytes: Cow<'a, [u8]>) -> String {
        let path = match self.media.iter().find(|media| media.bytes == bytes) {
            Some(media) => media.path.clone(),
            None => {
                let path = format!("media/image{}.{extension}", self.media.len() + 1);
                self.media.push(Media { path: path.clone(), bytes });
                path
            }
        };
        self.relationships.add(Target::Image, path)
    }
}

fn alone(style: StyleName, drawing: ParagraphChild) -> Paragraph {
    styled(style, vec![drawing])
}

/// A picture's size on paper: 96 pixels an inch, or as much smaller as the lines and the page demand.
fn fitted(picture: &Picture, page: &Page, indents: i32) -> Size {
    let indent = f64::from(indents) / 1440.0 * 25.4;
    let room = (page.text_width() - indent, (page.height - page.top - page.bottom) * MOST_OF_HEIGHT);
    let pixels = picture.size();
    let widest = f64::from(emu_of_mm(room.0)) / pixels.0;
    let highest = f64::from(emu_of_mm(room.1)) / pixels.1;
    scaled(picture, EMU_A_PIXEL.min(widest).min(highest))
}

/// A picture's size in EMU where a pixel has this many; nothing is thinner than a pixel.
fn scaled(picture: &Picture, emu_a_pixel: f64) -> Size {
    let side = |pixels: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let emu = (pixels * emu_a_pixel).round().max(EMU_A_PIXEL) as u32;
        emu
    };
    let (width, height) = picture.size();
    (side(width), side(height))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn picture(width: u32, height: u32) -> Picture {
        let mut png = Cursor::new(Vec::new());
        image::GrayImage::new(width, height).write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
        Picture::new(png.into_inner()).expect("a picture")
    }

    #[test]
    fn small_pictures_keep_their_size_and_large_ones_fit() {
        assert_eq!(fitted(&picture(96, 48), &Page::A4, 0), (914_400, 457_200));
        let (width, height) = fitted(&picture(4000, 1000), &Page::A4, 0);
        assert_eq!(width, emu_of_mm(160.0));
        assert_eq!(height, emu_of_mm(40.0));
        let (_, height) = fitted(&picture(100, 4000), &Page::A4, 0);
        assert_eq!(height, emu_of_mm(247.0 * MOST_OF_HEIGHT));
        let (indented, _) = fitted(&picture(4000, 1000), &Page::A4, 1440);
        assert_eq!(indented, emu_of_mm(160.0 - 25.4));
    }
}
