//! How much is drawn: lines, curves and dashes, and how much of the picture's area they and its layers cover.

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{Group, Node, Path, Rect, Tree};

use super::{MAX_COVER, MAX_REACH, MAX_SEGMENTS, SvgError};

/// What a layer costs in paintings of its area: it is made, drawn on and laid over what is there.
const LAYER: f64 = 10.0;

/// How often lines run through the picture's width and height for one painting of its area.
const LENGTH: f64 = 10.0;

/// The tree so far.
struct Measure {
    width: f64,
    height: f64,
    segments: u64,
    /// In areas of the picture.
    cover: f64,
}

/// Refuses a tree that has too much in it.
pub(super) fn measure(tree: &Tree) -> Result<(), SvgError> {
    // A pattern is drawn as pixels, of any number, wherever there is no PDF.
    if !tree.patterns().is_empty() {
        return Err(SvgError::Unsupported("pattern".to_owned()));
    }
    let (width, height) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
    Measure { width, height, segments: 0, cover: 0.0 }.group(tree.root())
}

impl Measure {
    fn group(&mut self, group: &Group) -> Result<(), SvgError> {
        for node in group.children() {
            let bounds = node.abs_stroke_bounding_box();
            let reach = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
            if !reach.iter().all(|at| at.abs() <= MAX_REACH) {
                return Err(SvgError::TooFar);
            }
            match node {
                Node::Group(inner) => {
                    if inner.should_isolate() {
                        self.cover += self.area(bounds) * LAYER;
                    }
                    self.group(inner)?;
                }
                Node::Path(path) => self.path(path, bounds),
                Node::Image(_) => self.cover += self.area(bounds) * LAYER,
                Node::Text(_) => {}
            }
            // Clips and masks.
            let mut inner = Ok(());
            node.subroots(|root| {
                if inner.is_ok() {
                    inner = self.group(root);
                }
            });
            inner?;
            if self.segments > MAX_SEGMENTS {
                return Err(SvgError::TooManySegments);
            }
            if self.cover > MAX_COVER {
                return Err(SvgError::TooMuchCover);
            }
        }
        Ok(())
    }

    /// An area as a share of the picture's, of which no more is drawn than all.
    fn area(&self, bounds: Rect) -> f64 {
        (f64::from(bounds.width()) / self.width).min(1.0)
            * (f64::from(bounds.height()) / self.height).min(1.0)
    }

    fn path(&mut self, path: &Path, bounds: Rect) {
        let length = length(path);
        self.segments = self.segments.saturating_add(path.data().len() as u64);
        let period: Option<f32> =
            path.stroke().and_then(|stroke| stroke.dasharray()).map(|dashes| dashes.iter().sum());
        if let Some(period) = period {
            // No dash is shorter than nothing, and a length that is no number is none.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
            let dashes = (length / f64::from(period)).max(0.0) as u64;
            self.segments = self.segments.saturating_add(dashes);
        }
        let (x, y) = path.abs_transform().get_scale();
        let runs = length * f64::from(x.max(y)) / (self.width + self.height);
        self.cover += self.area(bounds) + runs / LENGTH;
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
                [control, point].into_iter().for_each(|p| to(&mut last, p));
            }
            PathSegment::CubicTo(first, second, point) => {
                [first, second, point].into_iter().for_each(|p| to(&mut last, p));
            }
            PathSegment::Close => to(&mut last, start),
        }
    }
    length
}
