//! The affine map that most tiles agree on.

use kurbo::{Affine, Point};

use super::tiles::Found;

/// A map from where tiles are on the page to where they were found, by least squares over those that agree with the rest; `None`
/// where too few do.
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
        map = least_squares(&near)?;
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
    let mut products = [[0.0; 3]; 3];
    let mut wanted = [[0.0; 3]; 2];
    for tile in tiles {
        let from = tile.at - centre;
        let to = (tile.at + tile.off) - centre;
        let row = [from.x, from.y, 1.0];
        for i in 0..3 {
            for j in 0..3 {
                products[i][j] += row[i] * row[j];
            }
            wanted[0][i] += row[i] * to.x;
            wanted[1][i] += row[i] * to.y;
        }
    }
    let [a, c, e] = solve(products, wanted[0])?;
    let [b, d, f] = solve(products, wanted[1])?;
    let from_centre = Affine::translate(-centre.to_vec2());
    Some(Affine::translate(centre.to_vec2()) * Affine::new([a, b, c, d, e, f]) * from_centre)
}

/// Solves three equations by elimination with pivots.
fn solve(mut rows: [[f64; 3]; 3], mut right: [f64; 3]) -> Option<[f64; 3]> {
    for column in 0..3 {
        let pivot = (column..3).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))?;
        if rows[pivot][column].abs() < 1e-9 {
            return None;
        }
        rows.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..3 {
            let times = rows[row][column] / rows[column][column];
            for i in column..3 {
                rows[row][i] -= times * rows[column][i];
            }
            right[row] -= times * right[column];
        }
    }
    let mut solved = [0.0; 3];
    for row in (0..3).rev() {
        let known: f64 = (row + 1..3).map(|i| rows[row][i] * solved[i]).sum();
        solved[row] = (right[row] - known) / rows[row][row];
    }
    Some(solved)
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
        assert_eq!(fit(&found[..5], 0.5), None);
        assert_eq!(fit(&found, 0.9), None);
    }
}
