//! Pages that were printed, signed, sealed and scanned, in simulation: always the same.

#![expect(clippy::cast_possible_truncation, reason = "what is drawn here has the size of a page")]

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma, Rgb, RgbImage};
use imageproc::drawing::{draw_cubic_bezier_curve_mut, draw_filled_circle_mut, draw_hollow_circle_mut};
use imageproc::filter::gaussian_blur_f32;
use imageproc::geometric_transformations::{Border, Interpolation, Projection, warp_into};
use imageproc::noise::gaussian_noise_mut;
use kurbo::{Affine, Point};
use prakas::{Layout, PngOptions};

/// How a page is printed and scanned.
#[derive(Debug, Clone, Copy)]
pub struct Simulation {
    /// Pixels an inch.
    pub dpi: f64,
    /// Degrees, clockwise.
    pub skew: f64,
    /// What the printer makes of 1.
    pub print_scale: f64,
    /// How far the print is moved, in millimetres.
    pub shift: (f64, f64),
    /// How far a letter's edge is spread, in millimetres.
    pub blur: f64,
    /// The noise of the scanner, in levels of 255.
    pub noise: f64,
    /// Whether a signature and a seal lie over the text.
    pub signed: bool,
    /// What the noise begins with.
    pub seed: u64,
}

impl Default for Simulation {
    fn default() -> Self {
        Self {
            dpi: 200.0,
            skew: 0.0,
            print_scale: 1.0,
            shift: (0.0, 0.0),
            blur: 0.08,
            noise: 8.0,
            signed: true,
            seed: 1,
        }
    }
}

impl Simulation {
    /// From points of the page to pixels of the scan.
    pub fn map(&self, layout: &Layout) -> Affine {
        let words = layout.words();
        let page = &words.pages[0];
        let middle = Point::new(page.width / 2.0, page.height / 2.0);
        let per_point = self.dpi / 72.0;
        let moved = kurbo::Vec2::new(self.shift.0, self.shift.1) * 72.0 / 25.4;
        Affine::scale(per_point)
            * Affine::rotate_about(self.skew.to_radians(), middle)
            * Affine::translate(moved)
            * Affine::scale_about(self.print_scale, middle)
    }

    /// The scan of a page.
    pub fn scan(&self, layout: &Layout, page: usize) -> RgbImage {
        let finer = 1.5;
        let png = layout.png(page, &PngOptions { dpi: self.dpi * finer, fast: true }).expect("a page");
        let drawn = image::load_from_memory(&png).expect("a picture").into_luma8();
        let words = layout.words();
        let size = (words.pages[page].width, words.pages[page].height);
        let pixels = |points: f64| (points * self.dpi / 72.0).round() as u32;
        // A pixel's number is that of its middle here.
        let middles = Affine::translate((0.5, 0.5));
        let from_drawn =
            middles.inverse() * self.map(layout) * Affine::scale(72.0 / (self.dpi * finer)) * middles;
        let paper = 243;
        let mut gray = GrayImage::from_pixel(pixels(size.0), pixels(size.1), Luma([paper]));
        let [a, b, c, d, e, f] = from_drawn.as_coeffs().map(|it| it as f32);
        let projection = Projection::from_matrix([a, c, e, b, d, f, 0.0, 0.0, 1.0]).expect("a map");
        let softer = gaussian_blur_f32(&drawn, 0.6);
        warp_into(&softer, projection, Interpolation::Bilinear, Border::Constant(Luma([255])), &mut gray);
        let gray = gaussian_blur_f32(&gray, (self.blur / 25.4 * self.dpi).max(0.3) as f32);
        let mut scan = RgbImage::from_fn(gray.width(), gray.height(), |x, y| {
            // Ink is not black, paper is not white, and the lamp is darker at one side.
            let light = 1.0 - 0.08 * f64::from(x) / f64::from(gray.width());
            let level = 40.0 + f64::from(gray.get_pixel(x, y).0[0]) * f64::from(paper - 40) / 255.0;
            let level = (level * light) as u8;
            Rgb([level, level, level.saturating_sub(4)])
        });
        if self.signed {
            sign(&mut scan, self.dpi);
        }
        gaussian_noise_mut(&mut scan, 0.0, self.noise, self.seed);
        scan
    }

    /// The scan as a scanner's JPEG.
    pub fn jpeg(&self, layout: &Layout, page: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let scan = self.scan(layout, page);
        JpegEncoder::new_with_quality(&mut bytes, 70).encode_image(&scan).expect("a JPEG");
        bytes
    }
}

/// A blue signature and a red seal at the foot of the page, over what is printed there.
fn sign(scan: &mut RgbImage, dpi: f64) {
    let (width, height) = (scan.width() as f32, scan.height() as f32);
    let mm = dpi as f32 / 25.4;
    let (red, blue) = (Rgb([190, 30, 40]), Rgb([40, 60, 160]));
    let seal = ((width * 0.6) as i32, (height * 0.72) as i32);
    for (radius, thick) in [(20.0, 1.2), (14.0, 0.5)] {
        for step in 0..((thick * mm) as i32) {
            draw_hollow_circle_mut(scan, seal, (radius * mm) as i32 - step, red);
        }
    }
    draw_filled_circle_mut(scan, seal, (4.0 * mm) as i32, red);
    for stroke in 0..((0.8 * mm) as i32) {
        let by = stroke as f32;
        let at = |x: f32, y: f32| (width * 0.5 + x * mm + by, height * 0.7 + y * mm);
        draw_cubic_bezier_curve_mut(
            scan,
            at(0.0, 0.0),
            at(60.0, -12.0),
            at(15.0, -45.0),
            at(40.0, 30.0),
            blue,
        );
        draw_cubic_bezier_curve_mut(
            scan,
            at(60.0, -8.0),
            at(-25.0, 6.0),
            at(20.0, 25.0),
            at(5.0, -25.0),
            blue,
        );
    }
}
