//! How large pictures stand on paper, in millimetres.

use prakas_document::{Page, Picture};

/// Millimetres of a pixel where a page leaves room: 96 pixels an inch, as browsers show them.
const MM_PER_PIXEL: f64 = 25.4 / 96.0;

/// Most of the height between the margins that a figure takes, so that its caption and some text stay with it.
const FIGURE_SHARE: f64 = 0.45;

/// Greatest height of an emblem.
const EMBLEM_HEIGHT: f64 = 22.0;

/// Width of a figure: its own size at 96 pixels an inch, or what the page has room for.
pub(super) fn figure_width(picture: &Picture, page: &Page) -> f64 {
    let height = (page.height - page.top - page.bottom) * FIGURE_SHARE;
    let own = picture.size().0 * MM_PER_PIXEL;
    own.min(page.text_width()).min(height * ratio(picture))
}

/// Width of an emblem of the usual height, or of the height that a wide one has between the margins.
pub(super) fn emblem_width(picture: &Picture, page: &Page) -> f64 {
    (EMBLEM_HEIGHT * ratio(picture)).min(page.text_width())
}

fn ratio(picture: &Picture) -> f64 {
    let (width, height) = picture.size();
    width / height
}
