//! Small pieces of a page, each looked for near where it should be in the scan. A signature or a seal spoils some of them; the
//! others say where the page lies.

use image::GrayImage;
use kurbo::{Affine, Point, Vec2};
use rayon::prelude::*;

/// A piece of the page, in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tile {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
    /// How much ink is in it.
    pub(super) ink: f64,
}

/// A piece that was looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Its middle on the page.
    pub(super) at: Point,
    /// How far from there it was found.
    pub(super) off: Vec2,
    /// How alike it is: 1 is the same. What was written over it makes it less alike.
    pub(super) likeness: f64,
    /// How much of its ink is there, whatever else is.
    pub(super) covered: f64,
    /// How much ink is in it.
    pub(super) ink: f64,
}

/// The size of a tile in pixels at half the resolution: about two lines high, so that it holds letters of more than one, and some of
/// them.
const HALF: (u32, u32) = (24, 16);

/// How much ink a tile of half the resolution has that can be told from others.
const LEAST_INK: f64 = 6_000.0;

impl Tile {
    /// Its middle.
    fn middle(self) -> Point {
        Point::new(
            f64::from(self.x) + f64::from(self.width) / 2.0,
            f64::from(self.y) + f64::from(self.height) / 2.0,
        )
    }

    /// The same piece of the page with twice its resolution.
    pub(super) fn doubled(self) -> Self {
        let Self { x, y, width, height, ink } = self;
        Self { x: x * 2, y: y * 2, width: width * 2, height: height * 2, ink }
    }

    /// Where it is when it is moved, if that is all on an image.
    fn moved(self, dx: i32, dy: i32, image: &GrayImage) -> Option<Self> {
        let (x, y) = (self.x.checked_add_signed(dx)?, self.y.checked_add_signed(dy)?);
        let is_inside = x + self.width <= image.width() && y + self.height <= image.height();
        is_inside.then_some(Self { x, y, ..self })
    }

    /// Its rows of an image.
    fn rows(self, image: &GrayImage) -> impl Iterator<Item = &[u8]> {
        (self.y..self.y + self.height).map(move |y| {
            let start = (y as usize) * (image.width() as usize) + self.x as usize;
            image.as_raw().get(start..start + self.width as usize).unwrap_or_default()
        })
    }
}

/// The tiles of a page of half the resolution that have something in them.
pub(super) fn tiles(page: &GrayImage) -> Vec<Tile> {
    let (width, height) = HALF;
    let rows = (0..page.height() / height).map(|row| row * height);
    let all = rows.flat_map(|y| (0..page.width() / width).map(move |column| (column * width, y)));
    let inked = all.map(|(x, y)| {
        let tile = Tile { x, y, width, height, ink: 0.0 };
        Tile { ink: tile.rows(page).flatten().copied().map(f64::from).sum(), ..tile }
    });
    inked.filter(|tile| tile.ink >= LEAST_INK).collect()
}

/// Looks for each tile of `page` in `scan`, which has the same size, up to `reach` pixels away from where `map` has it.
pub(super) fn find(
    page: &GrayImage,
    scan: &GrayImage,
    tiles: &[Tile],
    map: Affine,
    reach: i32,
) -> Vec<Found> {
    let around = |tile: &Tile| {
        let off = map * tile.middle() - tile.middle();
        (whole(off.x), whole(off.y))
    };
    tiles.par_iter().map(|tile| search(page, scan, *tile, around(tile), reach)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a float saturates when it becomes an integer")]
fn whole(value: f64) -> i32 {
    value.round().clamp(-1e4, 1e4) as i32
}

fn search(page: &GrayImage, scan: &GrayImage, tile: Tile, around: (i32, i32), reach: i32) -> Found {
    let wanted = Wanted::new(page, tile);
    let likeness = |dx, dy| tile.moved(dx, dy, scan).map_or(-1.0, |moved| wanted.likeness(moved, scan));
    let mut best = (-1.0, 0, 0);
    for dy in around.1 - reach..=around.1 + reach {
        for dx in around.0 - reach..=around.0 + reach {
            let found = likeness(dx, dy);
            if found > best.0 {
                best = (found, dx, dy);
            }
        }
    }
    let (found, x, y) = best;
    // The top of the parabola through the best place and its neighbours.
    let between = |before: f64, after: f64| {
        let bend = before - 2.0 * found + after;
        if bend < -1e-6 { ((before - after) / (2.0 * bend)).clamp(-0.5, 0.5) } else { 0.0 }
    };
    let off = Vec2::new(
        f64::from(x) + between(likeness(x - 1, y), likeness(x + 1, y)),
        f64::from(y) + between(likeness(x, y - 1), likeness(x, y + 1)),
    );
    let covered = tile.moved(x, y, scan).map_or(0.0, |moved| covered(page, tile, scan, moved));
    Found { at: tile.middle(), off, likeness: found, covered, ink: tile.ink }
}

/// How dark a pixel of the page is that must be there.
const DARK: u8 = 128;

/// How dark a pixel of the scan is that may be it.
const THERE: u8 = 44;

/// How much of a tile's ink is in the scan, where the tile was found.
fn covered(page: &GrayImage, tile: Tile, scan: &GrayImage, found: Tile) -> f64 {
    let (mut all, mut there) = (0.0, 0.0);
    for (own, other) in tile.rows(page).flatten().zip(found.rows(scan).flatten()) {
        if *own > DARK {
            all += 1.0;
            there += if *other > THERE { 1.0 } else { 0.0 };
        }
    }
    if all > 0.0 { there / all } else { 1.0 }
}

/// A tile's pixels, less their mean.
struct Wanted {
    pixels: Vec<i16>,
    /// Their sum, which rounding leaves.
    sum: f64,
    /// How far they are from their mean: the sum of the squares.
    spread: f64,
}

impl Wanted {
    fn new(page: &GrayImage, tile: Tile) -> Self {
        let pixels: Vec<i16> = tile.rows(page).flatten().copied().map(i16::from).collect();
        let area = i32::try_from(pixels.len()).unwrap_or(1).max(1);
        let sum: i32 = pixels.iter().copied().map(i32::from).sum();
        let mean = i16::try_from(sum / area).unwrap_or(0);
        let pixels: Vec<i16> = pixels.into_iter().map(|value| value - mean).collect();
        let sum = pixels.iter().copied().map(f64::from).sum::<f64>();
        let squares = pixels.iter().map(|value| f64::from(*value).powi(2)).sum::<f64>();
        Self { pixels, sum, spread: squares - sum * sum / f64::from(area) }
    }

    /// Its correlation with the scan's pixels. Whole numbers of 16 bits are multiplied, several at a time: there are some 1,500, each below
    /// 256, so sums of their products fit into 32 bits.
    fn likeness(&self, found: Tile, scan: &GrayImage) -> f64 {
        let (mut sum, mut squares, mut both) = (0, 0, 0);
        for (row, wanted) in found.rows(scan).zip(self.pixels.chunks_exact(found.width as usize)) {
            for (wanted, own) in wanted.iter().zip(row) {
                let own = i16::from(*own);
                sum += i32::from(own);
                squares += i32::from(own) * i32::from(own);
                both += i32::from(*wanted) * i32::from(own);
            }
        }
        let area = f64::from(found.width * found.height);
        let spread = f64::from(squares) - f64::from(sum) * f64::from(sum) / area;
        let together = f64::from(both) - f64::from(sum) * self.sum / area;
        let spreads = spread * self.spread;
        if spreads > 1.0 { together / spreads.sqrt() } else { 0.0 }
    }
}
