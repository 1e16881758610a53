//! The ornament under the national header, as the segments of a curve.

use prakas_document::ornament::{HEIGHT_MM, Point, SEGMENTS, Segment, VIEW_BOX, WIDTH_MM};
use serde::Serialize;

const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// The drawing and its size, in points.
#[derive(Serialize)]
pub(super) struct Ornament {
    width: f64,
    height: f64,
    segments: Vec<(&'static str, Vec<Point>)>,
}

impl Ornament {
    pub(super) fn new() -> Self {
        let (width, height) = (WIDTH_MM * POINTS_PER_MM, HEIGHT_MM * POINTS_PER_MM);
        let scaled = |(x, y): Point| (x * width / VIEW_BOX.0, y * height / VIEW_BOX.1);
        let segment = |segment: &Segment| match *segment {
            Segment::Move(to) => ("move", vec![scaled(to)]),
            Segment::Line(to) => ("line", vec![scaled(to)]),
            Segment::Cubic(first, second, to) => ("cubic", vec![scaled(first), scaled(second), scaled(to)]),
            Segment::Close => ("close", Vec::new()),
        };
        Self { width, height, segments: SEGMENTS.iter().map(segment).collect() }
    }
}
