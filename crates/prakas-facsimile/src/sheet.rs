//! From a scan to a page of the PDF: how the scan lies on it, and where the words come to stand.
//!
//! The page is as large as the page that was set. Where the scan shows the whole sheet, sheet and page are put on each other, and what the
//! printer shrank stays shrunk; where it shows more or less, the page that was printed is. Either way the scan is turned so that its lines
//! are level: readers take words that lean for words of different lines.

use kurbo::{Affine, Point, Vec2};
use prakas_pdf::PageWords;

use crate::register::Placing;

/// How a scan lies on its page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    /// From pixels of the scan to points of the page, from its top left corner down.
    pub(crate) scan: Affine,
    /// From points of the page as it was set to points of the page as it was printed and scanned.
    pub(crate) words: Affine,
    /// Pixels an inch.
    pub(crate) dpi: f64,
    /// How far the lines of the scan lean, in radians, clockwise as it is seen.
    pub(crate) angle: f64,
}

/// How far the sides of a scan may be from those of a sheet that it shows, as a part of them.
const SAME_SHAPE: f64 = 0.03;

/// How much a printer may have shrunk or stretched the page, as a part of it.
const SAME_SIZE: f64 = 0.08;

impl Sheet {
    pub(crate) fn new(placing: &Placing, page: &PageWords, scan: (u32, u32)) -> Self {
        let [a, b, c, d, ..] = placing.map.as_coeffs();
        let angle = (b - c).atan2(a + d);
        let printed = (a * d - b * c).abs().sqrt();
        let (width, height) = (f64::from(scan.0), f64::from(scan.1));
        let (across, down) = (width / page.width, height / page.height);
        let whole = (across * down).sqrt();
        let is_whole = (across / down - 1.0).abs() < SAME_SHAPE && (whole / printed - 1.0).abs() < SAME_SIZE;
        let middle = Point::new(page.width / 2.0, page.height / 2.0);
        let (scale, on_scan) = if is_whole {
            (whole, Point::new(width / 2.0, height / 2.0))
        } else {
            (printed, placing.map * middle)
        };
        let to_scan = Affine::translate(on_scan.to_vec2())
            * Affine::rotate(angle)
            * Affine::scale(scale)
            * Affine::translate(-middle.to_vec2());
        Self { scan: to_scan.inverse(), words: to_scan.inverse() * placing.map, dpi: scale * 72.0, angle }
    }

    /// How far, in points, the words come to stand from where they were set: at the most.
    pub(crate) fn largest_shift(&self, page: &PageWords) -> f64 {
        let corners = [(0.0, 0.0), (page.width, 0.0), (0.0, page.height), (page.width, page.height)];
        let shifts = corners.map(|corner| {
            let corner = Point::from(corner);
            (self.words * corner - corner).hypot()
        });
        shifts.into_iter().fold(0.0, f64::max)
    }

    /// How large a point of the page that was set is on the page.
    pub(crate) fn size(&self) -> f64 {
        self.words.determinant().abs().sqrt()
    }

    /// Where a place of the page that was set is on the page.
    pub(crate) fn place(&self, x: f64, y: f64) -> Vec2 {
        (self.words * Point::new(x, y)).to_vec2()
    }
}
