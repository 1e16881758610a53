//! The texts of a page.

use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;

/// A text of a page, and where its baseline begins.
pub(crate) struct Placed<'a> {
    pub(crate) at: Point,
    pub(crate) text: &'a TextItem,
}

/// The texts of a page in the order in which they are drawn: header, body, footnotes, footer.
pub(crate) fn texts(page: &Frame) -> Vec<Placed<'_>> {
    let mut out = Vec::new();
    collect(page, Point::zero(), &mut out);
    out
}

fn collect<'a>(frame: &'a Frame, origin: Point, out: &mut Vec<Placed<'a>>) {
    for (position, item) in frame.items() {
        let at = origin + *position;
        match item {
            FrameItem::Group(group) => {
                collect(&group.frame, at + Point::new(group.transform.tx, group.transform.ty), out);
            }
            FrameItem::Text(text) => out.push(Placed { at, text }),
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}
