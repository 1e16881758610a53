//! An SVG as a PNG, for programs that show no SVG.

use std::panic::{AssertUnwindSafe, catch_unwind};

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::{ImageHrefResolver, Options, Tree};

use super::Picture;

/// Why an SVG could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the SVG cannot be drawn: {0}")]
pub struct DrawError(String);

impl Picture {
    /// An SVG drawn as a PNG of so many pixels, on nothing. It takes four bytes a pixel; the same picture gives the same bytes.
    ///
    /// # Errors
    /// Where it is no SVG, or a side is nought or too long for memory.
    pub fn draw(&self, width: u32, height: u32) -> Result<Vec<u8>, DrawError> {
        let why = |error: String| DrawError(error);
        let nothing_else = ImageHrefResolver { resolve_string: Box::new(|_, _| None), ..Default::default() };
        let options = Options { image_href_resolver: nothing_else, ..Options::default() };
        let tree = Tree::from_data(self.shown(), &options).map_err(|error| why(error.to_string()))?;
        let mut pixmap = Pixmap::new(width, height).ok_or_else(|| why("it has no size".to_owned()))?;
        #[expect(clippy::cast_precision_loss, reason = "no page has so many pixels")]
        let scale =
            Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
        // What `Picture` takes makes resvg panic in no way that is known; one that did would stop this file alone.
        catch_unwind(AssertUnwindSafe(|| resvg::render(&tree, scale, &mut pixmap.as_mut())))
            .map_err(|_| why("the renderer failed".to_owned()))?;
        pixmap.encode_png().map_err(|error| why(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path fill="#123" d="M0 0h1v1H0z"/></svg>"##;

    #[test]
    fn an_svg_is_drawn_in_any_size() {
        let picture = Picture::new(SVG.as_bytes()).expect("a picture");
        let png = picture.draw(300, 150).expect("a PNG");
        let image = image::load_from_memory(&png).expect("a picture").into_rgba8();
        assert_eq!(image.dimensions(), (300, 150));
        assert_eq!(image.get_pixel(100, 100).0, [0x11, 0x22, 0x33, 0xFF]);
        assert_eq!(image.get_pixel(200, 100).0, [0, 0, 0, 0]);
        assert!(picture.draw(0, 1).is_err());
    }

    #[test]
    fn what_is_no_svg_is_not_drawn() {
        let picture =
            Picture::new(Picture::new(SVG.as_bytes()).expect("a picture").draw(2, 1).expect("a PNG"));
        assert!(picture.expect("a picture").draw(2, 1).is_err());
    }
}
