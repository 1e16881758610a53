//! Scale and shift of a page whose lines are level: what its rows and columns hold, compared with those of the page as it was set.

use image::GrayImage;
use kurbo::{Affine, Point};

/// What each row, or each column, holds, softened.
struct Profile(Vec<f64>);

/// How rows, or columns, go together: what is at `x` in one is at `scale * x + shift` in the other.
#[derive(Debug, Clone, Copy)]
struct Along {
    scale: f64,
    shift: f64,
    likeness: f64,
}

/// Which scales are looked for: from the first on, so many steps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scales(f64, u32);

/// Of a scan of the sheet alone, as printers and scanners change it.
pub(super) const OF_SHEET: Scales = Scales(0.84, 80);

/// Of a scan of more than the sheet: down to A4 on a glass for A3.
pub(super) const OF_GLASS: Scales = Scales(0.66, 50);

/// Letters of a page still meet at half such a step.
const STEP: f64 = 0.004;

/// How many ways of putting rows together are looked at with their columns.
const CANDIDATES: usize = 16;

/// From a page as it was set to its scan, both of the same nominal resolution and with level lines; with how alike they are then.
pub(super) fn placed(page: &GrayImage, scan: &GrayImage, scales: Scales) -> (Affine, f64) {
    let (page_rows, scan_rows) = (Profile::rows(page), Profile::rows(scan));
    let (page_columns, scan_columns) = (Profile::columns(page), Profile::columns(scan));
    let Scales(from, count) = scales;
    let mut candidates: Vec<Along> =
        (0..=count).flat_map(|i| page_rows.along(&scan_rows, from + STEP * f64::from(i), 3)).collect();
    candidates.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    let mut kept: Vec<Along> = Vec::new();
    for candidate in candidates {
        let is_near = |other: &Along| {
            (other.scale - candidate.scale).abs() < 0.006 && (other.shift - candidate.shift).abs() < 4.0
        };
        if kept.len() < CANDIDATES && !kept.iter().any(is_near) {
            kept.push(candidate);
        }
    }
    let ways = kept.iter().flat_map(|rows| {
        let columns = page_columns.along(&scan_columns, rows.scale, 2);
        columns
            .into_iter()
            .map(|columns| Affine::new([rows.scale, 0.0, 0.0, rows.scale, columns.shift, rows.shift]))
    });
    let judged = ways.map(|way| (way, likeness(page, scan, way)));
    judged.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((Affine::IDENTITY, 0.0))
}

impl Profile {
    fn rows(ink: &GrayImage) -> Self {
        Self::new(ink.rows().map(|row| row.map(|ink| f64::from(ink.0[0])).sum()).collect())
    }

    fn columns(ink: &GrayImage) -> Self {
        let mut sums = vec![0.0; usize::try_from(ink.width()).unwrap_or_default()];
        for row in ink.rows() {
            for (sum, ink) in sums.iter_mut().zip(row) {
                *sum += f64::from(ink.0[0]);
            }
        }
        Self::new(sums)
    }

    /// Softened, so that a scale that is nearly right is nearly as good as the right one.
    fn new(sums: Vec<f64>) -> Self {
        let at = |i: usize, by: isize| {
            let at = i.checked_add_signed(by)?;
            sums.get(at).copied()
        };
        let soft = (0..sums.len()).map(|i| {
            let weights = [(-2, 1.0), (-1, 2.0), (0, 3.0), (1, 2.0), (2, 1.0)];
            weights.iter().map(|(by, weight)| at(i, *by).unwrap_or(0.0) * weight).sum::<f64>() / 9.0
        });
        // Roots, so that a seal or a line does not outweigh all letters.
        Self(soft.map(f64::sqrt).collect())
    }

    /// The best shifts at this scale, as far apart from each other as lines of text are.
    fn along(&self, other: &Self, scale: f64, count: usize) -> Vec<Along> {
        let stretched = self.stretched(scale);
        // The sheet is anywhere on the glass, and may stand out by a sixth of it.
        let room = other.0.len().saturating_sub(stretched.len());
        let most = i32::try_from(room.max(other.0.len() / 6)).unwrap_or(i32::MAX);
        let mut all: Vec<Along> = (-most..=most)
            .map(|shift| Along {
                scale,
                shift: f64::from(shift),
                likeness: correlation(&stretched, &other.0, shift),
            })
            .collect();
        all.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        let mut best: Vec<Along> = Vec::with_capacity(count);
        for along in all {
            if best.len() < count && best.iter().all(|other| (other.shift - along.shift).abs() > 4.0) {
                best.push(along);
            }
        }
        best
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float saturates when it becomes an integer"
    )]
    fn stretched(&self, scale: f64) -> Vec<f64> {
        let length = (self.0.len() as f64 * scale) as usize;
        (0..length)
            .map(|i| {
                let at = i as f64 / scale;
                let (low, part) = (at as usize, at.fract());
                let value = |i: usize| self.0.get(i).copied().unwrap_or(0.0);
                value(low) * (1.0 - part) + value(low + 1) * part
            })
            .collect()
    }
}

/// How alike two rows of numbers are, the first moved on by `shift`: 1 is the same.
fn correlation(one: &[f64], other: &[f64], shift: i32) -> f64 {
    let from = usize::try_from(-shift).unwrap_or(0);
    let to = usize::try_from(shift).unwrap_or(0);
    let pairs = || one.iter().skip(from).zip(other.iter().skip(to));
    let count = pairs().count();
    if count * 2 < one.len() {
        return 0.0;
    }
    let total = count as f64;
    let (sum_a, sum_b) = pairs().fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
    let (mean_a, mean_b) = (sum_a / total, sum_b / total);
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (a, b) in pairs() {
        let (a, b) = (a - mean_a, b - mean_b);
        both += a * b;
        of_a += a * a;
        of_b += b * b;
    }
    let all = (of_a * of_b).sqrt();
    if all > 0.0 { both / all } else { 0.0 }
}

/// How alike a page and its scan are, put together so: the correlation of every third pixel of every third row.
fn likeness(page: &GrayImage, scan: &GrayImage, way: Affine) -> f64 {
    let pairs = page.enumerate_pixels().filter(|(x, y, _)| x % 3 == 0 && y % 3 == 0).map(|(x, y, ink)| {
        let at = way * Point::new(f64::from(x), f64::from(y));
        (f64::from(ink.0[0]), value(scan, at))
    });
    let (mut count, mut a, mut b, mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (x, y) in pairs {
        count += 1.0;
        a += x;
        b += y;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    let spread = ((aa - a * a / count) * (bb - b * b / count)).sqrt();
    if spread > 0.0 { (ab - a * b / count) / spread } else { 0.0 }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
fn value(scan: &GrayImage, at: Point) -> f64 {
    if at.x < 0.0 || at.y < 0.0 {
        return 0.0;
    }
    scan.get_pixel_checked(at.x as u32, at.y as u32).map_or(0.0, |ink| f64::from(ink.0[0]))
}
