//! The affine map that most tiles agree on.

use kurbo::{Affine, Point};

use super::tiles::Found;

/// A map from where tiles are on the page to where they were found, by least squares over those that agree with the rest: a shift alone
/// where too few do, and `None` where there is none.
pub(super) fn fit(found: &[Found], least_alike: f64) -> Option<Affine> {
    let alike: Vec<&Found> = found.iter().filter(|tile| tile.likeness >= least_alike).collect();
    let mut map = Affine::translate((
        middle(alike.iter().map(|tile| tile.off.x))?,
        middle(alike.iter().map(|tile| tile.off.y))?,
    ));
    // First the few that lie nearest agree on a direction, then more are taken in and the far ones left out.
    for tolerance in [10.0, 8.0, 6.0, 4.0, 3.0, 2.0, 2.0] {
        let near: Vec<&Found> =
            alike.iter().copied().filter(|tile| residual(map, tile) <= tolerance).collect();
        match least_squares(&near) {
            Some(better) => map = better,
            None => break,
        }
    }
    Some(map)
}

/// How far, in pixels, a tile was found from where the map has it.
pub(super) fn residual(map: Affine, tile: &Found) -> f64 {
    (map * tile.at).distance(tile.at + tile.off)
}

/// The middle one of some numbers.
pub(super) fn middle(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// How many tiles it takes at least.
const LEAST: usize = 6;

fn least_squares(tiles: &[&Found]) -> Option<Affine> {
    if tiles.len() < LEAST {
        return None;
    }
    let count = tiles.len() as f64;
    let centre = tiles.iter().fold(Point::ZERO, |sum, tile| sum + tile.at.to_vec2() / count);
    // Normal equations of x' and of y' over (x, y, 1), from the tiles' centre for the sake of the numbers.
    let mut across = [[0.0; 4]; 3];
    let mut down = [[0.0; 4]; 3];
    for tile in tiles {
        let from = tile.at - centre;
        let to = (tile.at + tile.off) - centre;
        let row = [from.x, from.y, 1.0];
        for (equations, to) in [(&mut across, to.x), (&mut down, to.y)] {
            for (equation, own) in equations.iter_mut().zip(row) {
                let terms = [row[0], row[1], row[2], to];
                equation.iter_mut().zip(terms).for_each(|(sum, term)| *sum += own * term);
            }
        }
    }
    let [a, c, e] = solve(across)?;
    let [b, d, f] = solve(down)?;
    let from_centre = Affine::translate(-centre.to_vec2());
    Some(Affine::translate(centre.to_vec2()) * Affine::new([a, b, c, d, e, f]) * from_centre)
}

/// Solves three equations, each with its right side last, by elimination with pivots.
fn solve(mut rows: [[f64; 4]; 3]) -> Option<[f64; 3]> {
    for column in 0..3 {
        let pivot = (column..3).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))?;
        rows.swap(column, pivot);
        let above = rows[column];
        if above[column].abs() < 1e-9 {
            return None;
        }
        for row in &mut rows[column + 1..] {
            let times = row[column] / above[column];
            row.iter_mut().zip(above).for_each(|(value, above)| *value -= times * above);
        }
    }
    let [first, second, third] = rows;
    let z = third[3] / third[2];
    let y = (second[3] - second[2] * z) / second[1];
    let x = (first[3] - first[1] * y - first[2] * z) / first[0];
    Some([x, y, z])
}

#[cfg(test)]
mod tests {
    use kurbo::Vec2;

    use super::*;

    #[test]
    fn outliers_do_not_move_the_map() {
        let map =
            Affine::translate((1.5, -2.0)) * Affine::rotate(0.002) * Affine::scale_non_uniform(1.002, 0.999);
        let tiles = (0..100_u32).map(|i| {
            let at = Point::new(f64::from(i % 10) * 80.0, f64::from(i / 10) * 110.0);
            let off = if i % 4 == 0 { Vec2::new(9.0, f64::from(i % 7) - 3.0) } else { map * at - at };
            Found { at, off, likeness: 0.8, covered: 1.0, ink: 1.0 }
        });
        let found: Vec<Found> = tiles.collect();
        let fitted = fit(&found, 0.5).expect("a map");
        for tile in found.iter().filter(|tile| tile.off.x != 9.0) {
            assert!(residual(fitted, tile) < 1e-6);
        }
        let [.., across, down] = fit(&found[1..4], 0.5).expect("a shift").as_coeffs();
        assert!(across != 0.0 && down != 0.0);
        assert_eq!(fit(&found, 0.9), None);
    }
}
