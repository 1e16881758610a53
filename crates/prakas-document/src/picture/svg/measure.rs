//! How many lines, curves and dashes are drawn.

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{Group, Node, Path, Tree};

use super::{MAX_SEGMENTS, SvgError};

/// Refuses a tree that has too many.
pub(super) fn measure(tree: &Tree) -> Result<(), SvgError> {
    let mut segments = 0;
    group(tree.root(), &mut segments)
}

fn group(group: &Group, segments: &mut u64) -> Result<(), SvgError> {
    for node in group.children() {
        match node {
            Node::Group(inner) => self::group(inner, segments)?,
            Node::Path(path) => *segments = segments.saturating_add(count(path)),
            Node::Image(_) | Node::Text(_) => {}
        }
        // Clips, masks and patterns.
        let mut inner = Ok(());
        node.subroots(|root| {
            if inner.is_ok() {
                inner = self::group(root, segments);
            }
        });
        inner?;
        if *segments > MAX_SEGMENTS {
            return Err(SvgError::TooManySegments);
        }
    }
    Ok(())
}

/// A path's segments and, of a dashed one, its dashes.
fn count(path: &Path) -> u64 {
    let segments = path.data().len() as u64;
    let period: Option<f32> =
        path.stroke().and_then(|stroke| stroke.dasharray()).map(|dashes| dashes.iter().sum());
    match period {
        // No dash is shorter than nothing, and a length that is no number is none.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
        Some(period) => segments.saturating_add((length(path) / f64::from(period)).max(0.0) as u64),
        None => segments,
    }
}

/// The length of the lines between a path's points, those that shape its curves among them: no less than its own.
fn length(path: &Path) -> f64 {
    let (mut start, mut last) = (Point::zero(), Point::zero());
    let mut length = 0.0;
    let mut to = |last: &mut Point, point: Point| {
        length += f64::from(last.distance(point));
        *last = point;
    };
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(point) => (start, last) = (point, point),
            PathSegment::LineTo(point) => to(&mut last, point),
            PathSegment::QuadTo(control, point) => {
                [control, point].into_iter().for_each(|p| to(&mut last, p))
            }
            PathSegment::CubicTo(first, second, point) => {
                [first, second, point].into_iter().for_each(|p| to(&mut last, p));
            }
            PathSegment::Close => to(&mut last, start),
        }
    }
    length
}
