//! Drawings of our own as the segments of a curve: the ornament under the national header, and QR codes.

use prakas_document::Modules;
use prakas_document::ornament::{HEIGHT_MM, Point, SEGMENTS, Segment, VIEW_BOX, WIDTH_MM};
use serde::Serialize;

const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// A drawing and its size, in points.
#[derive(Serialize)]
pub(super) struct Drawing {
    width: f64,
    height: f64,
    segments: Vec<(&'static str, Vec<Point>)>,
}

impl Drawing {
    /// The ornament.
    pub(super) fn ornament() -> Self {
        Self::new((WIDTH_MM, HEIGHT_MM), VIEW_BOX, SEGMENTS)
    }

    /// The modules of a code, with its quiet zone.
    pub(super) fn of_code(modules: &Modules) -> Self {
        let (mm, units) = (modules.whole_mm(), modules.whole_side() as f64);
        Self::new((mm, mm), (units, units), &modules.segments())
    }

    /// A drawing of this size in millimetres, its segments in the units of a view box.
    fn new(size: (f64, f64), view_box: (f64, f64), segments: &[Segment]) -> Self {
        let (width, height) = (size.0 * POINTS_PER_MM, size.1 * POINTS_PER_MM);
        let scaled = |(x, y): Point| (x * width / view_box.0, y * height / view_box.1);
        let segment = |segment: &Segment| match *segment {
            Segment::Move(to) => ("move", vec![scaled(to)]),
            Segment::Line(to) => ("line", vec![scaled(to)]),
            Segment::Cubic(first, second, to) => ("cubic", vec![scaled(first), scaled(second), scaled(to)]),
            Segment::Close => ("close", Vec::new()),
        };
        Self { width, height, segments: segments.iter().map(segment).collect() }
    }
}
