//! Clusters drawn as one outline, for fonts that have no composites: PostScript outlines, and instances of variable fonts.

use kurbo::{Affine, BezPath, PathEl, Point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use typst::text::FontInstance;
use write_fonts::dump_table;
use write_fonts::tables::glyf::SimpleGlyph;

use super::font::{Fused, Glyphs, Unfit};
use super::plan::Piece;

/// How far, in font units, a quadratic curve may be from the cubic one that it takes the place of.
const TOLERANCE: f64 = 0.25;

/// Draws each glyph, the one for what is missing first.
pub(super) fn draw(font: &FontInstance, glyphs: &[Fused]) -> Result<Glyphs, Unfit> {
    let source = FontRef::from_index(font.data(), font.index()).map_err(|_| Unfit::Broken)?;
    let chosen = font.variations().0.iter().map(|(tag, value)| (Tag::new(&tag.to_bytes()), value.0));
    let location = source.axes().location(chosen);
    let missing = [Piece { glyph: 0, x: 0, y: 0 }];
    let width = font.ttf().glyph_hor_advance(ttf_parser::GlyphId(0)).unwrap_or(0);
    let mut out = Glyphs::default();
    push(&source, (&location).into(), &missing, i32::from(width), &mut out)?;
    for fused in glyphs {
        push(&source, (&location).into(), &fused.pieces, fused.advance, &mut out)?;
    }
    out.finish()
}

fn push(
    font: &FontRef<'_>,
    location: LocationRef<'_>,
    pieces: &[Piece],
    advance: i32,
    out: &mut Glyphs,
) -> Result<(), Unfit> {
    let mut path = BezPath::new();
    for piece in pieces {
        let mut pen = Pen::default();
        if let Some(outline) = font.outline_glyphs().get(GlyphId::from(piece.glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), location);
            outline.draw(settings, &mut pen).map_err(|_| Unfit::Broken)?;
        }
        pen.0.apply_affine(Affine::translate((f64::from(piece.x), f64::from(piece.y))));
        path.extend(pen.0);
    }
    if path.is_empty() {
        return out.push(&[], advance, 0);
    }
    let glyph = SimpleGlyph::from_bezpath(&path).map_err(|_| Unfit::Broken)?;
    let points = glyph.contours.iter().map(|contour| contour.len()).sum();
    out.limits.points = out.limits.points.max(points);
    out.limits.contours = out.limits.contours.max(glyph.contours.len());
    let description = dump_table(&glyph).map_err(|_| Unfit::Broken)?;
    out.push(&description, advance, glyph.bbox.x_min)
}

/// Takes an outline up as quadratic curves.
#[derive(Default)]
struct Pen(BezPath);

fn point(x: f32, y: f32) -> Point {
    Point::new(f64::from(x), f64::from(y))
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(point(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(point(cx, cy), point(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let Some(start) = self.0.elements().last().and_then(PathEl::end_point) else { return };
        let cubic = kurbo::CubicBez::new(start, point(cx0, cy0), point(cx1, cy1), point(x, y));
        for (_, _, quad) in cubic.to_quads(TOLERANCE) {
            self.0.quad_to(quad.p1, quad.p2);
        }
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
