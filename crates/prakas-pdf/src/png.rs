//! Page images.

use png::{
    BitDepth, ColorType, Compression, Encoder, EncodingError, PixelDimensions, SrgbRenderingIntent, Unit,
};
use typst::model::Document as _;
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::RenderOptions;

use crate::Layout;

/// What may be chosen about a page image.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngOptions {
    /// Pixels an inch: 150 by default, which gives a page of A4 1240 by 1754 pixels.
    pub dpi: f64,
    /// Whether the image is made fast instead of small, in half the time: for a screen that shows it once. Its pixels are the
    /// same.
    pub fast: bool,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self { dpi: 150.0, fast: false }
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
    /// One page as a PNG image on white, pages counted from 0. The same bytes on any machine.
    ///
    /// The image says its resolution, so that programs show it as large as the paper is, and the document's title.
    ///
    /// # Errors
    /// [`PngError::NoPage`] past the last page, [`PngError::Resolution`] for a resolution that gives no image of
    /// reasonable size.
    ///
    /// ```
    /// # use prakas_document::{Block, Document, Language, Meta, Part, Theme};
    /// use prakas_fonts::Fonts;
    /// use prakas_pdf::{LayoutOptions, PngOptions, layout};
    ///
    /// # let part = Part { body: vec![Block::paragraph("Closed.")], ..Part::new(Language::EN, "Office hours") };
    /// # let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
    /// let layout = layout(&document, &Fonts::bundled(), &LayoutOptions::default())?.output;
    /// for page in 0..layout.page_count() {
    ///     let png = layout.png(page, &PngOptions { dpi: 300.0, ..Default::default() })?;
    ///     assert!(png.starts_with(b"\x89PNG"));
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn png(&self, page: usize, options: &PngOptions) -> Result<Vec<u8>, PngError> {
        let pages = self.pages.pages();
        let Some(found) = pages.get(page) else {
            return Err(PngError::NoPage { page, pages: pages.len() });
        };
        if !(options.dpi > 0.0 && pixels(found, options.dpi) <= MAX_PIXELS) {
            return Err(PngError::Resolution(options.dpi));
        }
        let title = self.pages.info().title.as_deref();
        draw(found, options, title).map_err(PngError::Encode)
    }

    /// How many pages may be drawn side by side, one at least, so that no more than [`MAX_PIXELS`] are held at a time.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float saturates when it becomes an integer"
    )]
    pub fn pngs_at_once(&self, options: &PngOptions) -> usize {
        let largest = self.pages.pages().iter().map(|page| pixels(page, options.dpi)).fold(1.0, f64::max);
        ((MAX_PIXELS / largest) as usize).max(1)
    }
}

/// How many pixels a page has at this resolution.
fn pixels(page: &Page, dpi: f64) -> f64 {
    let size = page.frame.size() * (dpi / 72.0);
    size.x.to_pt() * size.y.to_pt()
}

/// A page as a PNG image of this resolution, its pixels laid on white.
pub(crate) fn draw(page: &Page, options: &PngOptions, title: Option<&str>) -> Result<Vec<u8>, String> {
    let rendering =
        RenderOptions { pixel_per_pt: Scalar::new(options.dpi / 72.0), ..RenderOptions::default() };
    let pixels = typst_render::render(page, &rendering);
    let size = (pixels.width(), pixels.height());
    encode(pixels.data(), size, options, title).map_err(|error| error.to_string())
}

/// Writes pixels of premultiplied red, green, blue and alpha as a PNG without alpha.
fn encode(
    pixels: &[u8],
    (width, height): (u32, u32),
    options: &PngOptions,
    title: Option<&str>,
) -> Result<Vec<u8>, EncodingError> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    if options.fast {
        encoder.set_compression(Compression::Fast);
    }
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    let density = per_metre(options.dpi);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: Unit::Meter }));
    if let Some(title) = title {
        encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    }
    let mut writer = encoder.write_header()?;
    let opaque: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| {
            let white = u8::MAX - pixel[3];
            [pixel[0].saturating_add(white), pixel[1].saturating_add(white), pixel[2].saturating_add(white)]
        })
        .collect();
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(png)
}

/// Dots a metre.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
fn per_metre(dpi: f64) -> u32 {
    (dpi / 0.0254).round() as u32
}
