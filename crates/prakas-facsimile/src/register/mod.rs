//! Where a page lies in its scan.
//!
//! The page is drawn as it was set, and looked for in the scan: how far its lines lean ([`skew`]), which scale and shift put its rows and
//! columns together ([`coarse`]), and then where each of its small pieces is ([`tiles`]). Most of these agree on one map ([`fit`]), and
//! how many do says whether the scan shows this page at all.

mod coarse;
mod fit;
mod ink;
mod skew;
mod tiles;

use image::{GrayImage, Luma, imageops};
use imageproc::geometric_transformations::{Border, Interpolation, Projection, warp_into};
use kurbo::{Affine, Point};

use ink::ink;

/// Pixels an inch at which pages are compared.
pub(crate) const DPI: f64 = 100.0;

/// Where a page lies in its scan.
#[derive(Debug, Clone)]
pub(crate) struct Placing {
    /// From points of the page, from its top left corner down, to pixels of the scan.
    pub(crate) map: Affine,
    /// How much of the page's ink was found where the map has it, from 0 to 1.
    pub(crate) share: f64,
    /// The middle of each small piece of the page that was not, in points.
    pub(crate) missing: Vec<Point>,
}

/// A page as it was set, ready to be looked for.
pub(crate) struct Page {
    ink: GrayImage,
    half: GrayImage,
    /// Its pieces, of half the resolution.
    half_tiles: Vec<tiles::Tile>,
    tiles: Vec<tiles::Tile>,
}

/// How many pixels around a pixel are its surroundings.
const AROUND: u32 = 12;

/// How much of a page is found where its scan is not of the sheet alone: less.
const SOME: f64 = 0.5;

/// How alike a tile is to its own in the scan: of noisy scans 0.8 and more, of another text 0.5 at the most.
const ALIKE: f64 = 0.6;

/// How much of a tile's ink is there: of noisy scans 0.9 and more, of another text whose lines happen to stand there 0.7.
const COVERED: f64 = 0.8;

/// How far off a tile may be in the end, in pixels: 0.6 mm.
const NEAR: f64 = 2.4;

impl Page {
    /// A page that was drawn with [`DPI`].
    pub(crate) fn new(drawn: &GrayImage) -> Self {
        let ink = ink(drawn, AROUND);
        let half = halved(&ink);
        let half_tiles = tiles::tiles(&half);
        let tiles = half_tiles.iter().map(|tile| tile.doubled()).collect();
        Self { ink, half, half_tiles, tiles }
    }

    /// Whether there is too little on it to be looked for.
    pub(crate) fn says_little(&self) -> bool {
        self.tiles.len() < 12
    }

    /// Where it lies if the scan shows the sheet and nothing else.
    pub(crate) fn whole_sheet(&self, scan: &GrayImage, placing: Placing) -> Placing {
        Placing { map: self.sheet_map(scan), ..placing }
    }

    fn sheet_map(&self, scan: &GrayImage) -> Affine {
        let across = f64::from(scan.width()) / f64::from(self.ink.width());
        let down = f64::from(scan.height()) / f64::from(self.ink.height());
        Affine::scale_non_uniform(across, down) * Affine::scale(DPI / 72.0)
    }

    /// Where it lies in a scan.
    pub(crate) fn find(&self, scan: &GrayImage) -> Placing {
        let nominal = nominal_scale(&self.ink, scan);
        let (width, height) = (scaled(scan.width(), nominal), scaled(scan.height(), nominal));
        let small = if nominal < 1.0 {
            imageops::thumbnail(scan, width, height)
        } else {
            imageops::resize(scan, width, height, imageops::FilterType::Triangle)
        };
        let to_small = Affine::scale_non_uniform(
            f64::from(small.width()) / f64::from(scan.width()),
            f64::from(small.height()) / f64::from(scan.height()),
        );
        let sheet = self.find_small(&small, coarse::OF_SHEET);
        let glass = (sheet.share < SOME).then(|| self.find_small(&small, coarse::OF_GLASS));
        let found = glass.filter(|glass| glass.share > sheet.share).unwrap_or(sheet);
        let Placing { map, share, missing } = found;
        // A pixel's number is that of its middle here, and outside it is that of its edge.
        let middles = Affine::translate((-0.5, -0.5));
        let map = middles.inverse() * map * middles;
        let to_page = Affine::scale(DPI / 72.0);
        let placing = Placing {
            map: to_small.inverse() * map * to_page,
            share,
            missing: missing.into_iter().map(|at| (middles * to_page).inverse() * at).collect(),
        };
        // What cannot be is left: of a scan that is taken by force.
        let larger = placing.map.determinant() / self.sheet_map(scan).determinant();
        if (0.2..5.0).contains(&larger) { placing } else { self.whole_sheet(scan, placing) }
    }

    /// From pixels of the page to those of a scan of about the same size.
    fn find_small(&self, scan: &GrayImage, scales: coarse::Scales) -> Placing {
        let half = halved(&ink(scan, AROUND));
        let angle = skew::skew(&half);
        let centre = Point::new(f64::from(half.width()) / 2.0, f64::from(half.height()) / 2.0);
        let turned = Affine::rotate_about(angle, centre);
        let level = warped(&half, turned, half.dimensions(), 0);
        let (placed, _) = coarse::placed(&self.half, &level, scales);
        // Back to the scan as it leans.
        let mut map = turned * placed;
        let straight = warped(&half, map, self.half.dimensions(), 0);
        let found = tiles::find(&self.half, &straight, &self.half_tiles, Affine::IDENTITY, 8);
        map = fit::fit(&found, 0.35).map_or(map, |better| map * better);
        // From half the pixels to all. Some pieces are enough to say where the page is; then all say what is there.
        let twice = Affine::translate((0.5, 0.5)) * Affine::scale(2.0);
        map = twice * map * twice.inverse();
        let straight = ink(&warped(scan, map, self.ink.dimensions(), u8::MAX), AROUND);
        let some: Vec<tiles::Tile> = self.tiles.iter().copied().step_by(2).collect();
        let found = tiles::find(&self.ink, &straight, &some, Affine::IDENTITY, 3);
        let better = fit::fit(&found, 0.4).unwrap_or(Affine::IDENTITY);
        let found = tiles::find(&self.ink, &straight, &self.tiles, better, 2);
        let is_there = |tile: &tiles::Found| {
            fit::residual(better, tile) <= NEAR && (tile.likeness >= ALIKE || tile.covered >= COVERED)
        };
        let (there, missing): (Vec<&tiles::Found>, Vec<&tiles::Found>) =
            found.iter().partition(|tile| is_there(tile));
        let ink = |tiles: &[&tiles::Found]| tiles.iter().map(|tile| tile.ink).sum::<f64>();
        let all = ink(&there) + ink(&missing);
        Placing {
            map: map * better,
            share: if all > 0.0 { ink(&there) / all } else { 0.0 },
            missing: missing.iter().map(|tile| tile.at).collect(),
        }
    }
}

/// How many pixels of the page there are for each of the scan, if both show the same sheet.
fn nominal_scale(page: &GrayImage, scan: &GrayImage) -> f64 {
    let area = |image: &GrayImage| f64::from(image.width()) * f64::from(image.height());
    (area(page) / area(scan)).sqrt()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
fn scaled(length: u32, scale: f64) -> u32 {
    ((f64::from(length) * scale).round() as u32).max(1)
}

fn halved(image: &GrayImage) -> GrayImage {
    let (width, height) = (image.width().div_ceil(2), image.height().div_ceil(2));
    imageops::thumbnail(image, width, height)
}

/// The image as it is seen through a map from the new pixels to its own.
fn warped(image: &GrayImage, map: Affine, size: (u32, u32), around: u8) -> GrayImage {
    let mut out = GrayImage::from_pixel(size.0, size.1, Luma([around]));
    if let Some(projection) = projection(map.inverse()) {
        let border = Border::Constant(Luma([around]));
        warp_into(image, projection, Interpolation::Bilinear, border, &mut out);
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "pixels do not need more")]
fn projection(map: Affine) -> Option<Projection> {
    let [a, b, c, d, e, f] = map.as_coeffs();
    Projection::from_matrix([a, c, e, b, d, f, 0.0, 0.0, 1.0].map(|it| it as f32))
}
