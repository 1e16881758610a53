//! The pages of a scanned PDF: a page that is one JPEG is taken as that, any other is drawn.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Array, Name, Stream};
use hayro::hayro_syntax::page::{Page, Rotation};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::RgbImage;
use prakas_carrier::{CarrierError, Limits};

use super::{MAX_PIXELS, Picture, Raster, ScanError, jpeg};

/// Pixels an inch of pages that are drawn.
const DPI: f64 = 300.0;

pub(super) fn pictures(bytes: &[u8], most: usize) -> Result<Vec<Picture>, ScanError> {
    // Our own reader says within bounds whether it is sound; what draws has no bounds.
    let about = prakas_carrier::pdf::about(bytes, &Limits::default()).map_err(|error| why(&error))?;
    match about.pages {
        0 => return Err(ScanError::NoPage),
        pages if pages > most => return Err(ScanError::TooManyPages(most)),
        _ => {}
    }
    let broken = || ScanError::Broken("its pages cannot be read".to_owned());
    let pdf = Pdf::new(Arc::new(bytes.to_vec())).map_err(|_| broken())?;
    let pages = pdf.pages();
    // Two readers may disagree about a broken file.
    if pages.is_empty() || pages.len() > most {
        return Err(broken());
    }
    pages.iter().map(|page| picture(page)).collect()
}

fn picture(page: &Page<'_>) -> Result<Picture, ScanError> {
    match only_jpeg(page) {
        Some(bytes) => jpeg::picture(&bytes),
        None => drawn(page),
    }
}

/// The JPEG that is all of a page, if it is one that lies upright on it.
fn only_jpeg(page: &Page<'_>) -> Option<Vec<u8>> {
    if !matches!(page.rotation(), Rotation::None) {
        return None;
    }
    let mut image = None;
    let mut operations = page.typed_operations();
    while let Some(operation) = operations.next() {
        match operation {
            TypedInstruction::XObject(object) => {
                if image.replace(page.resources().get_x_object(object.0)?).is_some() {
                    return None;
                }
            }
            TypedInstruction::Transform(matrix) => {
                let upright = matrix.1.as_f64().abs() < 1e-6 && matrix.2.as_f64().abs() < 1e-6;
                if !upright || matrix.0.as_f64() < 0.0 || matrix.3.as_f64() < 0.0 {
                    return None;
                }
            }
            TypedInstruction::SaveState(_) | TypedInstruction::RestoreState(_) => {}
            _ => return None,
        }
    }
    let image = image?;
    let bytes = image.raw_data();
    (is_dct(&image) && bytes.starts_with(&[0xFF, 0xD8])).then(|| bytes.into_owned())
}

/// Whether a stream is a JPEG and nothing else.
fn is_dct(stream: &Stream<'_>) -> bool {
    let filters: Vec<Name<'_>> = match stream.dict().get::<Array<'_>>("Filter") {
        Some(filters) => filters.iter::<Name<'_>>().collect(),
        None => stream.dict().get::<Name<'_>>("Filter").into_iter().collect(),
    };
    matches!(filters.as_slice(), [filter] if filter.as_ref() == b"DCTDecode")
}

fn drawn(page: &Page<'_>) -> Result<Picture, ScanError> {
    let (width, height) = page.render_dimensions();
    let inches = f64::from(width) * f64::from(height) / (72.0 * 72.0);
    let most = (MAX_PIXELS as f64 / inches.max(1e-6)).sqrt();
    let scale = scale(DPI.min(most) / 72.0);
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let pixels = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let image = RgbImage::from_raw(width, height, pixels);
    let image = image.ok_or_else(|| ScanError::Broken("its pages cannot be drawn".to_owned()))?;
    Ok(Picture::of_raster(Raster::of_rgb(image)))
}

#[expect(clippy::cast_possible_truncation, reason = "a scale needs no more")]
fn scale(scale: f64) -> f32 {
    scale as f32
}

fn why(error: &CarrierError) -> ScanError {
    match error {
        CarrierError::Encrypted => ScanError::Encrypted,
        CarrierError::Broken(why) => ScanError::Broken((*why).to_owned()),
        other => ScanError::Broken(other.to_string()),
    }
}
