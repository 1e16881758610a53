//! QR codes (ISO/IEC 18004): the modules as they are drawn. What they say is encoded by who composes the document.

use std::fmt::Write as _;

use crate::ornament::{Point, Segment};

/// How many light modules must be around a code (ISO/IEC 18004:2015, 6.3.8).
pub const QUIET_ZONE: usize = 4;

/// The side of a code on paper, without its quiet zone, in millimetres: telephones read it at arm's length.
const SIDE_MM: f64 = 22.0;

/// The least side of a module on paper, in millimetres: what a common printer draws and a common telephone still parts.
const MODULE_MM: f64 = 0.45;

/// The modules of a code, row by row from its upper left corner, without the quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    side: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// The most modules of a side: those of version 40.
    pub const MAX_SIDE: usize = 177;

    /// A code of so many modules a side, each dark or light. `None` where they make no square, or none of a QR code's size.
    pub fn new(side: usize, dark: Vec<bool>) -> Option<Self> {
        ((21..=Self::MAX_SIDE).contains(&side) && dark.len() == side * side).then_some(Self { side, dark })
    }

    /// How many modules a side has.
    pub fn side(&self) -> usize {
        self.side
    }

    /// How many modules a side has with the quiet zone.
    pub fn whole_side(&self) -> usize {
        self.side + 2 * QUIET_ZONE
    }

    /// The side on paper with the quiet zone, in millimetres.
    pub fn whole_mm(&self) -> f64 {
        let module = (SIDE_MM / self.side as f64).max(MODULE_MM);
        module * self.whole_side() as f64
    }

    /// The width of the quiet zone on paper, in millimetres.
    pub fn quiet_mm(&self) -> f64 {
        self.whole_mm() * QUIET_ZONE as f64 / self.whole_side() as f64
    }

    /// The dark modules as runs: column and row of the first, quiet zone included, and how many stand beside each other.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.dark.chunks(self.side).enumerate().flat_map(|(row, modules)| {
            let mut at = 0;
            let runs = modules.chunk_by(|a, b| a == b).filter_map(move |run| {
                let first = at;
                at += run.len();
                run.first().is_some_and(|&dark| dark).then_some((first, run.len()))
            });
            runs.map(move |(column, len)| (column + QUIET_ZONE, row + QUIET_ZONE, len))
        })
    }

    /// The dark modules as outlines to be filled as one shape, so that no seam shows between them. A module is one unit, the
    /// quiet zone is around.
    pub fn segments(&self) -> Vec<Segment> {
        let corner = |x: usize, y: usize| -> Point { (x as f64, y as f64) };
        let outline = |(x, y, len): (usize, usize, usize)| {
            [
                Segment::Move(corner(x, y)),
                Segment::Line(corner(x + len, y)),
                Segment::Line(corner(x + len, y + 1)),
                Segment::Line(corner(x, y + 1)),
                Segment::Close,
            ]
        };
        self.runs().flat_map(outline).collect()
    }

    /// The same as SVG path data (SVG 2 §9.3).
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (x, y, len) in self.runs() {
            // Writing to a string does not fail.
            let _ = write!(path, "M{x} {y}h{len}v1h-{len}z");
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> Modules {
        let mut dark = vec![false; 21 * 21];
        dark[..3].fill(true);
        dark[22] = true;
        Modules::new(21, dark).expect("a square")
    }

    #[test]
    fn a_code_is_a_square_of_a_codes_size() {
        assert_eq!(Modules::new(21, vec![true; 440]), None);
        assert_eq!(Modules::new(2, vec![true; 4]), None);
        assert_eq!(Modules::new(usize::MAX, Vec::new()), None);
    }

    #[test]
    fn runs_stand_inside_the_quiet_zone() {
        assert_eq!(code().runs().collect::<Vec<_>>(), [(4, 4, 3), (5, 5, 1)]);
        assert_eq!(code().path(), "M4 4h3v1h-3zM5 5h1v1h-1z");
        assert_eq!(code().segments().len(), 10);
    }

    #[test]
    fn modules_are_never_too_small_to_be_read() {
        assert!((code().whole_mm() - 22.0 * 29.0 / 21.0).abs() < 1e-9);
        let large = Modules::new(77, vec![false; 77 * 77]).expect("a square");
        assert!((large.whole_mm() - 0.45 * 85.0).abs() < 1e-9);
    }
}
