//! How far the lines of a page lean: where they are level, its rows are either full or empty.

use image::GrayImage;

/// The largest angle that is looked for, in degrees.
const MOST: f64 = 12.0;

/// How dark a pixel is that belongs to a letter.
const DARK: u8 = 96;

/// The angle of the lines of a page in radians, clockwise as it is seen.
pub(super) fn skew(ink: &GrayImage) -> f64 {
    let dark: Vec<(f64, f64)> = ink
        .enumerate_pixels()
        .filter(|(_, _, ink)| ink.0[0] > DARK)
        .map(|(x, y, _)| (f64::from(x), f64::from(y)))
        .collect();
    let rows = usize::try_from(ink.width() + ink.height()).unwrap_or(usize::MAX) * 2;
    let best = |from: f64, step: f64, count: u32| {
        let angles = (0..=count).map(|i| (from + step * f64::from(i)).to_radians());
        let scored = angles.map(|angle| (evenness(&dark, angle, rows), angle));
        scored.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, angle)| angle)
    };
    let coarse = best(-MOST, 0.25, 96);
    best(coarse.to_degrees() - 0.25, 0.02, 25)
}

/// How unlike the rows of a page are, were it turned back by this angle.
fn evenness(dark: &[(f64, f64)], angle: f64, rows: usize) -> f64 {
    let mut counts = vec![0.0_f64; rows];
    let (sin, cos) = angle.sin_cos();
    let middle = f64::from(u32::try_from(rows / 2).unwrap_or(u32::MAX));
    for (x, y) in dark {
        if let Some(count) = counts.get_mut(row(y * cos - x * sin + middle)) {
            *count += 1.0;
        }
    }
    counts.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
fn row(at: f64) -> usize {
    at as usize
}
