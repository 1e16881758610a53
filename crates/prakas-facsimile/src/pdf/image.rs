//! A scan as an image of the PDF.

use std::collections::BTreeMap;

use image::GrayImage;
use kurbo::Affine;
use printpdf::{DictItem, ExternalStream, ExternalXObject, Px};

use super::number;
use crate::scan::{Picture, Raster, Stored};
use crate::sheet::Sheet;

/// The image itself: a JPEG byte for byte, pixels without loss.
pub(super) fn object(picture: Picture) -> ExternalXObject {
    let (width, height) = (picture.width, picture.height);
    let (colours, bits, content, is_jpeg) = match picture.stored {
        Stored::Jpeg { bytes, components } => {
            (if components == 1 { "DeviceGray" } else { "DeviceRGB" }, 8, bytes, true)
        }
        Stored::Raster(Raster::Bilevel(image)) => ("DeviceGray", 1, packed(&image), false),
        Stored::Raster(Raster::Gray(image)) => ("DeviceGray", 8, image.into_raw(), false),
        Stored::Raster(Raster::Rgb(image)) => ("DeviceRGB", 8, image.into_raw(), false),
    };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(width.into())),
        ("Height".to_owned(), DictItem::Int(height.into())),
        ("ColorSpace".to_owned(), name(colours)),
        ("BitsPerComponent".to_owned(), DictItem::Int(bits)),
    ]);
    if is_jpeg {
        dict.insert("Filter".to_owned(), name("DCTDecode"));
    }
    let pixels = |length: u32| usize::try_from(length).ok().map(Px);
    ExternalXObject {
        stream: ExternalStream { dict, content, compress: !is_jpeg },
        width: pixels(width),
        height: pixels(height),
        dpi: None,
    }
}

/// Eight pixels a byte, each row from a byte of its own (ISO 32000-2 §8.9.3).
fn packed(image: &GrayImage) -> Vec<u8> {
    let width = image.width() as usize;
    let rows = image.as_raw().chunks(width);
    rows.flat_map(|row| {
        row.chunks(8).map(|pixels| {
            pixels
                .iter()
                .enumerate()
                .fold(0_u8, |byte, (i, value)| byte | if *value > 127 { 0x80 >> i } else { 0 })
        })
    })
    .collect()
}

/// From the unit square, in which a PDF has its images with their bottom at 0, to the page.
pub(super) fn matrix(picture: &Picture, sheet: &Sheet, page_height: f64) -> [f32; 6] {
    let up = Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, page_height]);
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let pixels = Affine::new([width, 0.0, 0.0, -height, 0.0, height]);
    (up * sheet.scan * pixels).as_coeffs().map(number)
}
