//! Page images.

use typst::utils::Scalar;
use typst_render::RenderOptions;

use crate::Layout;

/// What may be chosen about a page image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngOptions {
    /// Pixels an inch: 150 by default, which gives a page of A4 1240 by 1754 pixels.
    pub dpi: f64,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self { dpi: 150.0 }
    }
}

/// Why there is no page image.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// There is no such page; pages are counted from 0.
    #[error("there is no page {page}: the document has {pages}, counted from 0")]
    NoPage {
        /// The page that was asked for.
        page: usize,
        /// How many pages there are.
        pages: usize,
    },
    /// The resolution is no positive number, or the image would be larger than [`MAX_PIXELS`].
    #[error("{0} dpi is no resolution for this page")]
    Resolution(f64),
    /// The image cannot be written.
    #[error("the page image cannot be written: {0}")]
    Encode(String),
}

/// The most pixels that a page image may have: 140 million, a page of A4 at 1200 dpi.
pub const MAX_PIXELS: f64 = 140e6;

impl Layout {
    /// One page as a PNG image on white, pages counted from 0. The same pixels on any machine.
    ///
    /// # Errors
    /// [`PngError::NoPage`] past the last page, [`PngError::Resolution`] for a resolution that gives no image of
    /// reasonable size.
    pub fn png(&self, page: usize, options: &PngOptions) -> Result<Vec<u8>, PngError> {
        let pages = self.pages.pages();
        let Some(found) = pages.get(page) else {
            return Err(PngError::NoPage { page, pages: pages.len() });
        };
        let pixels_per_point = options.dpi / 72.0;
        let size = found.frame.size() * pixels_per_point;
        let pixels = size.x.to_pt() * size.y.to_pt();
        if !(options.dpi > 0.0 && pixels <= MAX_PIXELS) {
            return Err(PngError::Resolution(options.dpi));
        }
        let options =
            RenderOptions { pixel_per_pt: Scalar::new(pixels_per_point), ..RenderOptions::default() };
        typst_render::render(found, &options)
            .encode_png()
            .map_err(|error| PngError::Encode(error.to_string()))
    }
}
