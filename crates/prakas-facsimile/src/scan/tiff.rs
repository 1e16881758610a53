//! TIFFs, which may have several pages.

use std::io::Cursor;

use image::{GrayImage, RgbImage};
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::{TiffError, TiffFormatError};

use super::{MAX_PIXELS, Picture, Raster, ScanError, within_limits};

pub(super) fn pictures(bytes: &[u8], most: usize) -> Result<Vec<Picture>, ScanError> {
    let mut limits = Limits::default();
    // Four bytes a pixel at the most, and what a decoder needs besides.
    limits.decoding_buffer_size = usize::try_from(MAX_PIXELS * 4).unwrap_or(usize::MAX);
    limits.intermediate_buffer_size = limits.decoding_buffer_size;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(why)?.with_limits(limits);
    let mut pictures = Vec::new();
    loop {
        pictures.push(Picture::of_raster(raster(&mut decoder)?));
        if !decoder.more_images() {
            return Ok(pictures);
        }
        if pictures.len() >= most {
            return Err(ScanError::TooManyPages(most));
        }
        decoder.next_image().map_err(why)?;
    }
}

fn raster(decoder: &mut Decoder<Cursor<&[u8]>>) -> Result<Raster, ScanError> {
    let (width, height) = decoder.dimensions().map_err(why)?;
    within_limits(width, height)?;
    let colours = decoder.colortype().map_err(why)?;
    let DecodingResult::U8(bytes) = decoder.read_image().map_err(why)? else {
        return Err(ScanError::Unsupported("TIFFs of more than 8 bits a colour"));
    };
    let short = || ScanError::Broken("it has too few pixels".to_owned());
    let gray = |bytes| GrayImage::from_raw(width, height, bytes).map(Raster::of_gray).ok_or_else(short);
    let rgb = |bytes| RgbImage::from_raw(width, height, bytes).map(Raster::of_rgb).ok_or_else(short);
    match colours {
        ColorType::Gray(8) => gray(bytes),
        ColorType::Gray(1) => gray(unpacked(&bytes, width)),
        ColorType::GrayA(8) => {
            gray(bytes.chunks_exact(2).map(|pixel| on_white(pixel[0], pixel[1])).collect())
        }
        ColorType::RGB(8) | ColorType::YCbCr(8) => rgb(bytes),
        ColorType::RGBA(8) => {
            let pixels = bytes.chunks_exact(4);
            rgb(pixels.flat_map(|it| [it[0], it[1], it[2]].map(|value| on_white(value, it[3]))).collect())
        }
        ColorType::CMYK(8) => {
            let pixels = bytes.chunks_exact(4);
            rgb(pixels.flat_map(|it| [it[0], it[1], it[2]].map(|ink| without(ink, it[3]))).collect())
        }
        _ => Err(ScanError::Unsupported("TIFFs of these colours")),
    }
}

/// Pixels of one bit, each row from a byte of its own.
fn unpacked(bytes: &[u8], width: u32) -> Vec<u8> {
    let width = width as usize;
    let rows = bytes.chunks(width.div_ceil(8));
    rows.flat_map(|row| {
        (0..width)
            .map(|x| if row.get(x / 8).is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0) { 255 } else { 0 })
    })
    .collect()
}

fn on_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u16::from(value), u16::from(alpha));
    u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

/// What is left of white light after an ink and black.
fn without(ink: u8, black: u8) -> u8 {
    u8::try_from(u16::from(255 - ink) * u16::from(255 - black) / 255).unwrap_or(u8::MAX)
}

fn why(error: TiffError) -> ScanError {
    match error {
        TiffError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => ScanError::CutOff,
        TiffError::FormatError(TiffFormatError::ImageFileDirectoryNotFound) => ScanError::NoPage,
        TiffError::UnsupportedError(_) => ScanError::Unsupported("TIFFs of this kind"),
        other => ScanError::Broken(other.to_string()),
    }
}
