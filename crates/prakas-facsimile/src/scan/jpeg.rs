//! JPEGs, which go into the PDF as they are.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;

use super::raster::why;
use super::{Picture, Raster, ScanError, Stored, within_limits};

/// What the header of a frame says (ISO/IEC 10918-1, B.2.2).
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

pub(super) fn picture(bytes: &[u8]) -> Result<Picture, ScanError> {
    let frame = frame(bytes)?;
    within_limits(frame.width, frame.height)?;
    if !ends(bytes) {
        return Err(ScanError::CutOff);
    }
    let mut decoder = JpegDecoder::new(Cursor::new(bytes)).map_err(|error| why(&error))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // A PDF knows nothing of a camera's note which way is up, and PDF/A has no room for the colours of a printing press.
    if orientation == Orientation::NoTransforms && matches!(frame.components, 1 | 3) {
        let stored = Stored::Jpeg { bytes: bytes.to_vec(), components: frame.components };
        return Ok(Picture { width: frame.width, height: frame.height, gray: luma(bytes, &frame)?, stored });
    }
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    image.apply_orientation(orientation);
    Ok(Picture::of_raster(Raster::of(image)))
}

/// The shades of gray alone, which a JPEG keeps apart from its colours.
fn luma(bytes: &[u8], frame: &Frame) -> Result<GrayImage, ScanError> {
    let broken = |what: String| ScanError::Broken(what);
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let pixels = decoder.decode().map_err(|error| broken(error.to_string()))?;
    GrayImage::from_raw(frame.width, frame.height, pixels)
        .ok_or_else(|| broken("it has too few pixels".to_owned()))
}

/// Whether a JPEG comes to its end; what a scanner wrote after that does not matter.
fn ends(bytes: &[u8]) -> bool {
    bytes.windows(2).rev().any(|pair| pair == [0xFF, 0xD9])
}

fn frame(bytes: &[u8]) -> Result<Frame, ScanError> {
    let mut at = 2;
    loop {
        let marker = bytes.get(at..at + 2).ok_or(ScanError::CutOff)?;
        let [0xFF, kind] = *marker else {
            return Err(ScanError::Broken("a marker is missing".to_owned()));
        };
        // Fill bytes may stand before a marker.
        if kind == 0xFF {
            at += 1;
            continue;
        }
        let length = bytes.get(at + 2..at + 4).ok_or(ScanError::CutOff)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        match kind {
            0xC0..=0xC2 => {
                let header = bytes.get(at + 4..at + 10).ok_or(ScanError::CutOff)?;
                if header[0] != 8 {
                    return Err(ScanError::Unsupported("JPEGs of more than 8 bits a colour"));
                }
                let height = u16::from_be_bytes([header[1], header[2]]).into();
                let width = u16::from_be_bytes([header[3], header[4]]).into();
                return Ok(Frame { width, height, components: header[5] });
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Err(ScanError::Unsupported(
                    "JPEGs of this kind (lossless, hierarchical or arithmetic)",
                ));
            }
            _ => at += 2 + length.max(2),
        }
    }
}
