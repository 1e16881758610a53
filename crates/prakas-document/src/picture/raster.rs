//! PNG and JPEG.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader};

use super::{MediaType, Picture, PictureError, check_ratio};

/// A picture that was decoded without fault.
pub(super) struct Raster {
    pub(super) media_type: MediaType,
    pub(super) width: u32,
    pub(super) height: u32,
    /// The file written anew, where the camera was turned.
    pub(super) upright: Option<Vec<u8>>,
}

/// Reads a PNG or JPEG picture to its end.
pub(super) fn read(bytes: &[u8]) -> Result<Raster, PictureError> {
    let (media_type, mut decoder) = open(bytes)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(broken)?;
    if orientation == Orientation::NoTransforms {
        return Ok(Raster { media_type, width, height, upright: None });
    }
    pixels.apply_orientation(orientation);
    let upright = Some(encode(&pixels, media_type).map_err(broken)?);
    Ok(Raster { media_type, width: pixels.width(), height: pixels.height(), upright })
}

/// How many pixels a picture says it has, which are as many as a page can show; none is decoded.
pub(super) fn count(bytes: &[u8]) -> Result<u64, PictureError> {
    let (width, height) = open(bytes)?.1.dimensions();
    Ok(u64::from(width) * u64::from(height))
}

/// A decoder of a picture that is, by what its first bytes say, fit for a page.
fn open(bytes: &[u8]) -> Result<(MediaType, impl ImageDecoder), PictureError> {
    let media_type = match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => MediaType::Png,
        Ok(ImageFormat::Jpeg) => MediaType::Jpeg,
        _ => return Err(PictureError::UnknownFormat),
    };
    if media_type == MediaType::Png
        && PngDecoder::new(Cursor::new(bytes)).and_then(|png| png.is_apng()).map_err(broken)?
    {
        return Err(PictureError::Animated);
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let decoder =
        reader.map_err(|error| PictureError::Broken(error.to_string()))?.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > Picture::MAX_PIXELS {
        return Err(PictureError::TooManyPixels(width, height));
    }
    check_ratio((width.into(), height.into()))?;
    if decoder.original_color_type() == ExtendedColorType::Cmyk8 {
        return Err(PictureError::Cmyk);
    }
    Ok((media_type, decoder))
}

fn broken(error: image::ImageError) -> PictureError {
    PictureError::Broken(error.to_string())
}

/// JPEG quality of photographs that are written anew, of 100: no loss is seen in print.
const QUALITY: u8 = 92;

fn encode(pixels: &DynamicImage, media_type: MediaType) -> Result<Vec<u8>, image::ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    if media_type == MediaType::Jpeg {
        pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    } else {
        pixels.write_to(&mut bytes, ImageFormat::Png)?;
    }
    Ok(bytes.into_inner())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::GrayImage::new(width, height).write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
        bytes.into_inner()
    }

    /// A JPEG of 16 by 8 pixels whose Exif says that the camera was turned to the right.
    fn turned() -> Vec<u8> {
        let mut plain = Cursor::new(Vec::new());
        image::GrayImage::new(16, 8).write_to(&mut plain, ImageFormat::Jpeg).expect("a JPEG");
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let (start, rest) = (&plain.get_ref()[..2], &plain.get_ref()[2..]);
        [start, &[0xFF, 0xE1], &length, exif, rest].concat()
    }

    #[test]
    fn photographs_stand_upright() {
        let picture = Picture::new(turned()).expect("a picture");
        assert_eq!((picture.width(), picture.height(), picture.media_type()), (8, 16, MediaType::Jpeg));
        assert_eq!(Picture::new(picture.bytes()), Ok(picture));
    }

    /// A PNG with the size that its header tells changed, and the checksum mended.
    fn png_that_says(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = png(3, 2);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let checksum = crc(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
        bytes
    }

    /// The checksum of a chunk (ISO/IEC 15948, annex D).
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
        })
    }

    #[test]
    fn a_size_is_believed_before_anything_is_decoded() {
        assert_eq!(png_that_says(3, 2), png(3, 2));
        assert_eq!(
            Picture::new(png_that_says(10_000, 10_000)),
            Err(PictureError::TooManyPixels(10_000, 10_000))
        );
        let error = Picture::new(png_that_says(u32::MAX, u32::MAX)).expect_err("too large");
        assert!(matches!(error, PictureError::TooManyPixels(..) | PictureError::Broken(_)), "{error}");
        // More is promised than is there.
        assert!(matches!(Picture::new(png_that_says(6_000, 6_000)), Err(PictureError::Broken(_))));
        assert!(matches!(Picture::new(png_that_says(0, 2)), Err(PictureError::Broken(_))));
    }

    #[test]
    fn truncated_pictures_are_broken() {
        let jpeg = turned();
        for whole in [&png(300, 200), &jpeg] {
            for length in [whole.len() / 2, whole.len() - 20, 12] {
                assert!(matches!(Picture::new(&whole[..length]), Err(PictureError::Broken(_))), "{length}");
            }
        }
    }

    #[test]
    fn moving_pictures_are_refused() {
        let still = png(3, 2);
        let control = [b"acTL", &2_u32.to_be_bytes()[..], &0_u32.to_be_bytes()].concat();
        let chunk = [&8_u32.to_be_bytes()[..], &control, &crc(&control).to_be_bytes()].concat();
        let moving = [&still[..33], &chunk, &still[33..]].concat();
        assert_eq!(Picture::new(moving), Err(PictureError::Animated));
    }
}
