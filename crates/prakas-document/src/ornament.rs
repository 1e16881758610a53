//! The ornament under the national header: two tapering strokes, a lozenge and its beads. Our own drawing.

use std::fmt::Write as _;

/// Width of the ornament on paper, in millimetres.
pub const WIDTH_MM: f64 = 42.0;

/// Height of the ornament on paper, in millimetres.
pub const HEIGHT_MM: f64 = 4.2;

/// The ornament's view box: width and height in its own units, from the upper left corner.
pub const VIEW_BOX: (f64, f64) = (420.0, 42.0);

/// A place in the view box: from the left, and from the top.
pub type Point = (f64, f64);

/// A piece of the drawing's outlines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// A new outline begins here.
    Move(Point),
    /// A straight line to here.
    Line(Point),
    /// A cubic Bézier curve by way of two control points to the third.
    Cubic(Point, Point, Point),
    /// A straight line back to where the outline began.
    Close,
}

use Segment::{Close, Cubic, Line, Move};

/// The drawing: outlines to be filled in the colour of the national header by the even-odd rule.
pub const SEGMENTS: &[Segment] = &[
    // The lozenge, a band and a core.
    Move((210.0, 3.0)),
    Line((229.0, 21.0)),
    Line((210.0, 39.0)),
    Line((191.0, 21.0)),
    Close,
    Move((210.0, 10.0)),
    Line((198.5, 21.0)),
    Line((210.0, 32.0)),
    Line((221.5, 21.0)),
    Close,
    Move((210.0, 15.5)),
    Line((216.0, 21.0)),
    Line((210.0, 26.5)),
    Line((204.0, 21.0)),
    Close,
    // A bead at each side.
    Move((239.0, 15.0)),
    Cubic((243.0, 15.0), (247.0, 18.0), (247.0, 21.0)),
    Cubic((247.0, 24.0), (243.0, 27.0), (239.0, 27.0)),
    Cubic((235.0, 27.0), (233.0, 24.0), (233.0, 21.0)),
    Cubic((233.0, 18.0), (235.0, 15.0), (239.0, 15.0)),
    Close,
    Move((181.0, 15.0)),
    Cubic((185.0, 15.0), (187.0, 18.0), (187.0, 21.0)),
    Cubic((187.0, 24.0), (185.0, 27.0), (181.0, 27.0)),
    Cubic((177.0, 27.0), (173.0, 24.0), (173.0, 21.0)),
    Cubic((173.0, 18.0), (177.0, 15.0), (181.0, 15.0)),
    Close,
    // A stroke at each side.
    Move((253.0, 21.0)),
    Cubic((275.0, 13.0), (300.0, 18.0), (330.0, 19.5)),
    Line((418.0, 21.0)),
    Line((330.0, 22.5)),
    Cubic((300.0, 24.0), (275.0, 29.0), (253.0, 21.0)),
    Close,
    Move((167.0, 21.0)),
    Cubic((145.0, 13.0), (120.0, 18.0), (90.0, 19.5)),
    Line((2.0, 21.0)),
    Line((90.0, 22.5)),
    Cubic((120.0, 24.0), (145.0, 29.0), (167.0, 21.0)),
    Close,
];

/// The drawing as SVG path data (SVG 2 §9.3) in [`VIEW_BOX`] units.
pub fn path() -> String {
    let mut path = String::new();
    for segment in SEGMENTS {
        // Writing to a string does not fail.
        let _ = match segment {
            Move((x, y)) => write!(path, "M{x} {y}"),
            Line((x, y)) => write!(path, "L{x} {y}"),
            Cubic((x1, y1), (x2, y2), (x, y)) => write!(path, "C{x1} {y1} {x2} {y2} {x} {y}"),
            Close => write!(path, "Z"),
        };
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(segment: &Segment) -> Vec<Point> {
        match *segment {
            Move(to) | Line(to) => vec![to],
            Cubic(first, second, to) => vec![first, second, to],
            Close => vec![],
        }
    }

    #[test]
    fn each_outline_begins_ends_and_stays_in_the_view_box() {
        let mut open = false;
        for segment in SEGMENTS {
            assert_ne!(open, matches!(segment, Move(_)), "{segment:?}");
            open = *segment != Close;
            assert!(
                points(segment)
                    .iter()
                    .all(|&(x, y)| (0.0..=VIEW_BOX.0).contains(&x) && (0.0..=VIEW_BOX.1).contains(&y))
            );
        }
        assert!(!open);
    }

    #[test]
    fn the_drawing_is_the_same_from_both_sides() {
        let mut all: Vec<Point> = SEGMENTS.iter().flat_map(points).collect();
        let mut mirrored: Vec<Point> = all.iter().map(|&(x, y)| (VIEW_BOX.0 - x, y)).collect();
        let order = |a: &Point, b: &Point| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        all.sort_by(order);
        mirrored.sort_by(order);
        all.dedup();
        mirrored.dedup();
        assert_eq!(all, mirrored);
    }

    #[test]
    fn path_data_is_that_of_the_segments() {
        assert!(path().starts_with("M210 3L229 21L210 39L191 21ZM210 10L198.5 21"));
        assert!(path().ends_with("C120 24 145 29 167 21Z"));
    }
}
