//! PNG and JPEG.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{MediaType, Picture, PictureError, check_ratio, jpeg};

/// The most bytes of a picture's pixels: four for each of the most pixels.
const MAX_DECODED: u64 = Picture::MAX_PIXELS * 4;

/// The most bytes of a colour profile, and of what else stands before a PNG's pixels. Profiles of printers have up to 4 MiB.
const MAX_PROFILE: u64 = 16 << 20;

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
    if media_type == MediaType::Png {
        check_png(bytes)?;
    } else {
        jpeg::check(bytes)?;
    }
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let decoder =
        reader.map_err(|error| PictureError::Broken(error.to_string()))?.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > Picture::MAX_PIXELS {
        return Err(PictureError::TooManyPixels(width, height));
    }
    check_ratio((width.into(), height.into()))?;
    if decoder.total_bytes() > MAX_DECODED {
        return Err(PictureError::TooManyBits(width, height));
    }
    Ok((media_type, decoder))
}

/// Refuses a PNG that moves, and one whose colour profile unpacks to more than any profile has: all who open the picture
/// would unpack it.
fn check_png(bytes: &[u8]) -> Result<(), PictureError> {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_PROFILE);
    let mut png = PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(broken)?;
    if png.is_apng().map_err(broken)? {
        return Err(PictureError::Animated);
    }
    let has_profile = chunks(bytes).take_while(|kind| kind != b"IDAT").any(|kind| kind == *b"iCCP");
    // A profile that is too large is passed over, as one that is broken.
    if has_profile && png.icc_profile().map_err(broken)?.is_none() {
        return Err(PictureError::Broken(
            "its colour profile cannot be used; save it without one".to_owned(),
        ));
    }
    if chunks(bytes).any(|kind| kind == *b"IEND") {
        Ok(())
    } else {
        Err(PictureError::Broken("it ends in the middle".to_owned()))
    }
}

/// The kinds of a PNG's chunks (ISO/IEC 15948, 5.3).
fn chunks(bytes: &[u8]) -> impl Iterator<Item = [u8; 4]> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let (length, rest) = bytes.get(at..)?.split_first_chunk()?;
        at = at.checked_add(12)?.checked_add(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        rest.first_chunk().copied()
    })
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

    /// A PNG with one more chunk after its header.
    fn with_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let content = [kind, data].concat();
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        let still = png(3, 2);
        [&still[..33], &length, &content, &crc(&content).to_be_bytes(), &still[33..]].concat()
    }

    #[test]
    fn truncated_pictures_are_broken() {
        for whole in [&png(300, 200), &turned(), &jpeg(300, 200)] {
            for length in [whole.len() / 2, whole.len() - 20, whole.len() - 9, 12] {
                let cut = Picture::new(&whole[..length]);
                assert!(matches!(cut, Err(PictureError::Broken(_))), "{length}: {cut:?}");
            }
            assert!(Picture::new([whole.as_slice(), b"what a camera adds"].concat()).is_ok());
        }
    }

    /// A JPEG with some detail.
    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let shade = |x: u32, y: u32| image::Luma([u8::try_from((x * 7 + y * x) % 256).expect("a byte")]);
        let mut bytes = Cursor::new(Vec::new());
        let image = image::GrayImage::from_fn(width, height, shade);
        image.write_to(&mut bytes, ImageFormat::Jpeg).expect("a JPEG");
        bytes.into_inner()
    }

    #[test]
    fn colour_profiles_that_unpack_without_end_are_refused() {
        // 33 MB of zeros, and a kilobyte of them, as zlib packs them.
        for (packed, is_fine) in [(zeros(33_000), false), (zeros(1), true)] {
            let png = with_chunk(b"iCCP", &[b"a\0\0", packed.as_slice()].concat());
            assert_eq!(Picture::new(png).is_ok(), is_fine);
        }
        assert!(matches!(Picture::new(with_chunk(b"iCCP", b"a\0\0x")), Err(PictureError::Broken(_))));
    }

    /// So many thousand zeros, stored as zlib stores what it does not pack (RFC 1950, RFC 1951 §3.2.4).
    fn zeros(thousands: usize) -> Vec<u8> {
        let mut bytes = vec![0x78, 0x01];
        for block in 1..=thousands {
            bytes.push(u8::from(block == thousands));
            bytes.extend([0xE8, 0x03, 0x17, 0xFC]);
            bytes.extend([0; 1000]);
        }
        // The checksum of so many zeros.
        let sum = u32::try_from(thousands * 1000 % 65_521).expect("short");
        bytes.extend((sum << 16 | 1).to_be_bytes());
        bytes
    }

    #[test]
    fn deep_colours_have_fewer_pixels() {
        let deep = |side| {
            let mut bytes = Cursor::new(Vec::new());
            let image = image::ImageBuffer::<image::Rgba<u16>, _>::new(side, side);
            image.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
            Picture::new(bytes.into_inner())
        };
        assert!(deep(100).is_ok());
        assert_eq!(deep(5_001), Err(PictureError::TooManyBits(5_001, 5_001)));
    }

    #[test]
    fn moving_pictures_are_refused() {
        let moving = with_chunk(b"acTL", &[2_u32.to_be_bytes(), 0_u32.to_be_bytes()].concat());
        assert_eq!(Picture::new(moving), Err(PictureError::Animated));
    }
}
