//! Pixels.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageDecoder, ImageReader, RgbImage};

use super::{Picture, ScanError, within_limits};

/// The pixels of a picture, in the smallest form that holds them all.
#[derive(Debug, Clone)]
pub(crate) enum Raster {
    /// Black and white alone; shades of gray would be as many bits as pixels.
    Bilevel(GrayImage),
    /// Shades of gray.
    Gray(GrayImage),
    /// Red, green and blue.
    Rgb(RgbImage),
}

impl Raster {
    pub(crate) fn width(&self) -> u32 {
        match self {
            Self::Bilevel(image) | Self::Gray(image) => image.width(),
            Self::Rgb(image) => image.width(),
        }
    }

    pub(crate) fn height(&self) -> u32 {
        match self {
            Self::Bilevel(image) | Self::Gray(image) => image.height(),
            Self::Rgb(image) => image.height(),
        }
    }

    pub(crate) fn gray(&self) -> GrayImage {
        match self {
            Self::Bilevel(image) | Self::Gray(image) => image.clone(),
            Self::Rgb(image) => DynamicImage::ImageRgb8(image.clone()).into_luma8(),
        }
    }

    pub(crate) fn of_gray(gray: GrayImage) -> Self {
        if gray.as_raw().iter().all(|value| matches!(value, 0 | 255)) {
            Self::Bilevel(gray)
        } else {
            Self::Gray(gray)
        }
    }

    pub(crate) fn of_rgb(rgb: RgbImage) -> Self {
        if rgb.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]) {
            Self::of_gray(DynamicImage::ImageRgb8(rgb).into_luma8())
        } else {
            Self::Rgb(rgb)
        }
    }

    /// Any image, laid on white.
    pub(super) fn of(image: DynamicImage) -> Self {
        match image {
            DynamicImage::ImageLuma8(_) | DynamicImage::ImageLuma16(_) => Self::of_gray(image.into_luma8()),
            DynamicImage::ImageRgb8(rgb) => Self::of_rgb(rgb),
            other if other.color().has_alpha() => {
                let rgba = other.into_rgba8();
                let on_white = RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
                    let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u16::from);
                    let laid =
                        |value: u16| u8::try_from((value * a + 255 * (255 - a)) / 255).unwrap_or(u8::MAX);
                    image::Rgb([laid(r), laid(g), laid(b)])
                });
                Self::of_rgb(on_white)
            }
            other => Self::of_rgb(other.into_rgb8()),
        }
    }
}

/// The picture of a PNG.
pub(super) fn of_png(bytes: &[u8]) -> Result<Picture, ScanError> {
    let reader = ImageReader::with_format(Cursor::new(bytes), image::ImageFormat::Png);
    let decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    within_limits(width, height)?;
    let image = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    Ok(Picture::of_raster(Raster::of(image)))
}

/// What a decoder says, as far as people can do something about it.
pub(super) fn why(error: &image::ImageError) -> ScanError {
    let message = error.to_string();
    let is_short =
        ["eof", "end of file", "unexpected end"].iter().any(|it| message.to_lowercase().contains(it));
    if is_short { ScanError::CutOff } else { ScanError::Broken(message) }
}
