//! SVGs as PNGs, as large as print needs them, for programs that show no SVG.

use std::sync::{Mutex, PoisonError};

use prakas_document::Picture;

/// EMU in an inch (ECMA-376 part 1, 20.1.10.16).
const EMU_AN_INCH: f64 = 914_400.0;

/// Dots an inch, as print has pictures.
const DPI: f64 = 300.0;

/// The most dots of a side: 34 cm of print, more than any page shows.
const MAX_DOTS: f64 = 4_000.0;

/// Width and height.
type Size = (u32, u32);

/// The last picture that was drawn, and how large: one house's releases, with its emblem on each, follow another.
static LAST: Mutex<Option<(Picture, Size, Vec<u8>)>> = Mutex::new(None);

/// A picture that is an SVG, drawn for this width and height in EMU.
pub(crate) fn png(picture: &Picture, size: Size) -> Result<Vec<u8>, String> {
    // Only whole pictures are put there, so one left by a thread that panicked is good.
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match &*last {
        Some((drawn, of, png)) if *of == size && drawn == picture => Ok(png.clone()),
        Some(_) | None => {
            let (width, height) = dots(size);
            let png = picture.draw(width, height).map_err(|error| error.to_string())?;
            *last = Some((picture.clone(), size, png.clone()));
            Ok(png)
        }
    }
}

/// A size in dots, as large as print needs it.
fn dots((width, height): Size) -> Size {
    let inches = (f64::from(width) / EMU_AN_INCH, f64::from(height) / EMU_AN_INCH);
    let dpi = DPI.min(MAX_DOTS / inches.0.max(inches.1));
    let side = |inches: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        let dots = (inches * dpi).round().max(1.0) as u32;
        dots
    };
    (side(inches.0), side(inches.1))
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path fill="#123" d="M0 0h1v1H0z"/></svg>"##;

    #[test]
    fn the_picture_is_as_large_as_print_needs_it() {
        let picture = Picture::new(SVG.as_bytes()).expect("a picture");
        let png = png(&picture, (914_400, 457_200)).expect("a PNG");
        let image = image::load_from_memory(&png).expect("a picture").into_rgba8();
        assert_eq!(image.dimensions(), (300, 150));
        assert_eq!(image.get_pixel(100, 100), &Rgba([0x11, 0x22, 0x33, 0xFF]));
        assert_eq!(image.get_pixel(200, 100), &Rgba([0, 0, 0, 0]));
    }

    #[test]
    fn no_picture_is_larger_than_a_page() {
        assert_eq!(dots((914_400 * 100, 914_400)), (4_000, 40));
        assert_eq!(dots((914_400 * 100, 1)), (4_000, 1));
    }
}
