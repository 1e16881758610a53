//! The ornament and QR codes as PNGs.
//!
//! Word shows vector drawings only in forms that other programs leave out; every program shows a PNG.

use std::sync::{Mutex, PoisonError};

use png::{ColorType, Encoder, EncodingError};
use prakas_document::ornament::{SEGMENTS, Segment, VIEW_BOX};
use prakas_document::{Color, Modules};
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

/// Width of the PNG in pixels: 42 mm at 300 dots an inch, as print has pictures.
const WIDTH: u16 = 500;

/// Height of the PNG in pixels, in the proportion of the view box.
const HEIGHT: u16 = 50;

/// The last picture that was drawn. Drawing it is a third of the work on a letter, and one house's releases follow another.
static LAST: Mutex<Option<(Color, Vec<u8>)>> = Mutex::new(None);

/// The ornament in this colour on nothing.
pub(crate) fn ornament(color: Color) -> Result<Vec<u8>, String> {
    // Only whole pictures are put there, so one left by a thread that panicked is good.
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match &*last {
        Some((drawn, png)) if *drawn == color => Ok(png.clone()),
        Some(_) | None => {
            let png = draw(color)?;
            *last = Some((color, png.clone()));
            Ok(png)
        }
    }
}

fn draw(color: Color) -> Result<Vec<u8>, String> {
    let scale = (f64::from(WIDTH) / VIEW_BOX.0, f64::from(HEIGHT) / VIEW_BOX.1);
    #[expect(clippy::cast_possible_truncation, reason = "pixels, well within what `f32` holds")]
    let pixel = |(x, y): (f64, f64)| ((x * scale.0) as f32, (y * scale.1) as f32);
    let mut path = PathBuilder::new();
    for segment in SEGMENTS {
        match *segment {
            Segment::Move(to) => {
                let (x, y) = pixel(to);
                path.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = pixel(to);
                path.line_to(x, y);
            }
            Segment::Cubic(first, second, to) => {
                let ((x1, y1), (x2, y2), (x, y)) = (pixel(first), pixel(second), pixel(to));
                path.cubic_to(x1, y1, x2, y2, x, y);
            }
            Segment::Close => path.close(),
        }
    }
    let path = path.finish().ok_or("the drawing is empty")?;
    let mut picture = Pixmap::new(u32::from(WIDTH), u32::from(HEIGHT)).ok_or("the picture has no size")?;
    picture.fill_path(&path, &Paint::default(), FillRule::EvenOdd, Transform::identity(), None);
    let alphas: Vec<u8> = picture.pixels().iter().map(|pixel| pixel.alpha()).collect();
    shaded(color, &alphas).map_err(|error| error.to_string())
}

/// A picture in one colour, of which these are the alpha values: a palette of it in every shade, which has a quarter of the bytes of
/// red, green, blue and alpha.
fn shaded(color: Color, alphas: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, u32::from(WIDTH), u32::from(HEIGHT));
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette([color.red, color.green, color.blue].repeat(256));
    encoder.set_trns((0..=u8::MAX).collect::<Vec<u8>>());
    encoder.write_header()?.write_image_data(alphas)?;
    Ok(png)
}

/// Pixels of a module's side: a whole number, so that every edge is sharp.
const MODULE: u16 = 8;

/// The modules of a code in black on white, with the quiet zone.
pub(crate) fn code(modules: &Modules) -> Result<Vec<u8>, String> {
    let pixels =
        |modules: usize| u16::try_from(modules).map(|modules| f32::from(modules) * f32::from(MODULE));
    let side = u32::try_from(modules.whole_side()).map_err(|error| error.to_string())? * u32::from(MODULE);
    let mut picture = Pixmap::new(side, side).ok_or("the picture has no size")?;
    picture.fill(tiny_skia::Color::WHITE);
    let mut paint = Paint { anti_alias: false, ..Paint::default() };
    paint.set_color(tiny_skia::Color::BLACK);
    for (x, y, len) in modules.runs() {
        let sides = [x, y, len, 1].map(pixels);
        let [Ok(x), Ok(y), Ok(width), Ok(height)] = sides else { return Err("the code is too large".into()) };
        let run = Rect::from_xywh(x, y, width, height).ok_or("a run has no size")?;
        picture.fill_rect(run, &paint, Transform::identity(), None);
    }
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;

    #[test]
    fn the_picture_is_the_drawing() {
        let png = ornament(Color::rgb(1, 2, 3)).expect("a PNG");
        assert_ne!(ornament(Color::BLACK), Ok(png.clone()));
        assert_eq!(ornament(Color::rgb(1, 2, 3)), Ok(png.clone()));
        let picture = image::load_from_memory(&png).expect("a picture").into_rgba8();
        assert_eq!(picture.dimensions(), (u32::from(WIDTH), u32::from(HEIGHT)));
        // Places in the view box: in the outer lozenge's band, between the lozenges, in the inner one, in a bead, in a
        // stroke, off the strokes.
        for (x, y, inside) in [
            (195.0, 21.0, true),
            (201.0, 21.0, false),
            (210.0, 21.0, true),
            (240.0, 21.0, true),
            (270.0, 21.0, true),
            (20.0, 5.0, false),
            (210.0, 1.0, false),
        ] {
            let pixel = |at: f64| {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let pixel = (at / 0.84) as u32;
                pixel
            };
            let Rgba([red, green, blue, alpha]) = *picture.get_pixel(pixel(x), pixel(y));
            let wanted = (1, 2, 3, if inside { 255 } else { 0 });
            assert_eq!((red, green, blue, alpha), wanted, "{x} {y}");
        }
    }
}
