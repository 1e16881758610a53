//! A font whose glyphs are clusters.

use std::collections::HashMap;

use read_fonts::tables::glyf::{Anchor, Glyf, Glyph, Transform};
use read_fonts::tables::loca::Loca;
use read_fonts::types::{GlyphId, Tag};
use read_fonts::{FontRef, ReadError, TableProvider};
use typst::text::FontInstance;
use write_fonts::from_obj::ToOwnedTable;
use write_fonts::tables::glyf::{Bbox, Component, ComponentFlags, CompositeGlyph};
use write_fonts::tables::head::Head;
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::maxp::Maxp;
use write_fonts::{FontBuilder, dump_table};

use super::outline;
use super::plan::Piece;

/// A glyph to be made: its pieces, and how far it goes, in font units.
pub(super) struct Fused {
    pub(super) pieces: Box<[Piece]>,
    pub(super) advance: i32,
}

/// Why a font cannot be written so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unfit {
    /// Its glyphs are drawn in colours, as pictures or as small drawings.
    #[error("its glyphs are pictures, or have colours")]
    Coloured,
    /// Its tables cannot be read, or contradict each other.
    #[error("the font is broken")]
    Broken,
    /// The new font would have more glyphs than a font can have.
    #[error("it would have more glyphs than a font can have")]
    TooMany,
}

impl From<ReadError> for Unfit {
    fn from(_: ReadError) -> Self {
        Self::Broken
    }
}

/// Glyph descriptions as they stand in the table `glyf`, with what the other tables say of each.
#[derive(Default)]
pub(super) struct Glyphs {
    data: Vec<u8>,
    /// Where each description begins, and where the last ends.
    loca: Vec<u32>,
    /// Advance and left side bearing.
    metrics: Vec<(u16, i16)>,
    pub(super) limits: Limits,
}

/// What the table `maxp` says of all glyphs.
#[derive(Default, Clone, Copy)]
pub(super) struct Limits {
    pub(super) points: usize,
    pub(super) contours: usize,
    pub(super) composite_points: usize,
    pub(super) composite_contours: usize,
    pub(super) components: usize,
    pub(super) depth: usize,
}

impl Glyphs {
    pub(super) fn push(&mut self, description: &[u8], advance: i32, bearing: i16) -> Result<(), Unfit> {
        self.loca.push(offset(self.data.len())?);
        self.data.extend_from_slice(description);
        // Descriptions begin at multiples of four, as the shortest form of `loca` and some readers want it.
        self.data.resize(self.data.len().next_multiple_of(4), 0);
        self.metrics.push((u16::try_from(advance.max(0)).unwrap_or(u16::MAX), bearing));
        Ok(())
    }

    /// Closes the list after its last glyph.
    pub(super) fn finish(mut self) -> Result<Self, Unfit> {
        self.loca.push(offset(self.data.len())?);
        Ok(self)
    }
}

fn offset(at: usize) -> Result<u32, Unfit> {
    u32::try_from(at).map_err(|_| Unfit::TooMany)
}

/// Writes the font: glyph 0 shows what is missing, and the others follow in their order.
pub(super) fn write(font: &FontInstance, glyphs: &[Fused]) -> Result<Vec<u8>, Unfit> {
    let source = FontRef::from_index(font.data(), font.index())?;
    if [b"COLR", b"SVG ", b"sbix", b"CBDT"].iter().any(|tag| source.data_for_tag(Tag::new(tag)).is_some()) {
        return Err(Unfit::Coloured);
    }
    let is_static = font.variations().0.is_empty() || source.data_for_tag(Tag::new(b"gvar")).is_none();
    if is_static && source.data_for_tag(Tag::new(b"glyf")).is_some() {
        let written = Composed::new(&source)?.write(glyphs)?;
        assemble(&source, written, &[b"cvt ", b"fpgm", b"prep", b"gasp"])
    } else {
        assemble(&source, outline::draw(font, glyphs)?, &[])
    }
}

/// Composites of the glyphs of a TrueType font.
struct Composed<'a> {
    loca: Loca<'a>,
    glyf: Glyf<'a>,
    hmtx: read_fonts::tables::hmtx::Hmtx<'a>,
    depth: usize,
    /// The new index of each old glyph.
    placed: HashMap<u16, u16>,
    /// The old glyphs that only composites show, in the order of their new indices.
    parts: Vec<u16>,
    /// The new index of the next of them.
    next: usize,
}

/// Deeper composites are broken, or made to be a trouble.
const MAX_DEPTH: usize = 8;

impl<'a> Composed<'a> {
    fn new(source: &FontRef<'a>) -> Result<Self, Unfit> {
        let depth = source.maxp()?.max_component_depth().unwrap_or(1);
        Ok(Self {
            loca: source.loca(None)?,
            glyf: source.glyf()?,
            hmtx: source.hmtx()?,
            depth: usize::from(depth).clamp(1, MAX_DEPTH),
            placed: HashMap::new(),
            parts: Vec::new(),
            next: 0,
        })
    }

    fn write(mut self, glyphs: &[Fused]) -> Result<Glyphs, Unfit> {
        self.next = glyphs.len() + 1;
        self.placed.insert(0, 0);
        for (index, fused) in (1_u16..).zip(glyphs) {
            if let Some(glyph) = alone(fused) {
                self.placed.entry(glyph).or_insert(index);
            }
        }
        let mut out = Glyphs::default();
        self.copy(0, &mut out)?;
        for fused in glyphs {
            match alone(fused) {
                Some(glyph) => self.copy(glyph, &mut out)?,
                None => self.compose(fused, &mut out)?,
            }
        }
        // Parts may have parts of their own, which join the end of the list.
        let mut done = 0;
        while let Some(&part) = self.parts.get(done) {
            self.copy(part, &mut out)?;
            done += 1;
        }
        out.finish()
    }

    fn glyph(&self, glyph: u16) -> Result<Option<Glyph<'a>>, Unfit> {
        Ok(self.loca.get_glyf(GlyphId::from(glyph), &self.glyf)?)
    }

    /// The new index of an old glyph that is shown as a part.
    fn part(&mut self, glyph: u16) -> Result<u16, Unfit> {
        if let Some(&placed) = self.placed.get(&glyph) {
            return Ok(placed);
        }
        let index = u16::try_from(self.next).ok().filter(|&index| index < u16::MAX).ok_or(Unfit::TooMany)?;
        self.next += 1;
        self.placed.insert(glyph, index);
        self.parts.push(glyph);
        Ok(index)
    }

    /// The old glyph as it is, its parts at their new indices.
    fn copy(&mut self, glyph: u16, out: &mut Glyphs) -> Result<(), Unfit> {
        let id = GlyphId::from(glyph);
        let advance = i32::from(self.hmtx.advance(id).unwrap_or(0));
        let bearing = self.hmtx.side_bearing(id).unwrap_or(0);
        let size = self.size(glyph, 0)?;
        match self.glyph(glyph)? {
            None => out.push(&[], advance, bearing),
            Some(Glyph::Simple(simple)) => {
                out.limits.points = out.limits.points.max(size.points);
                out.limits.contours = out.limits.contours.max(size.contours);
                out.push(simple.offset_data().as_bytes(), advance, bearing)
            }
            Some(Glyph::Composite(composite)) => {
                let mut composite: CompositeGlyph = composite.to_owned_table();
                for component in composite.components_mut() {
                    let old = u16::try_from(component.glyph.to_u32()).map_err(|_| Unfit::Broken)?;
                    component.glyph = GlyphId::from(self.part(old)?);
                }
                self.push_composite(&composite, size, self.depth, advance, bearing, out)
            }
        }
    }

    /// A composite of the pieces that show something.
    fn compose(&mut self, fused: &Fused, out: &mut Glyphs) -> Result<(), Unfit> {
        let mut components = Vec::with_capacity(fused.pieces.len());
        let mut bounds: Option<Bbox> = None;
        let mut size = Size::default();
        for piece in &fused.pieces {
            let Some(glyph) = self.glyph(piece.glyph)? else { continue };
            // A glyph's origin is its left side bearing away from its ink; a component's is that of its coordinates.
            let bearing = self.hmtx.side_bearing(GlyphId::from(piece.glyph)).unwrap_or(glyph.x_min());
            let x = piece.x.saturating_add(bearing.saturating_sub(glyph.x_min()));
            let ink = Bbox {
                x_min: glyph.x_min().saturating_add(x),
                y_min: glyph.y_min().saturating_add(piece.y),
                x_max: glyph.x_max().saturating_add(x),
                y_max: glyph.y_max().saturating_add(piece.y),
            };
            bounds = Some(bounds.map_or(ink, |bounds| bounds.union(ink)));
            let own = self.size(piece.glyph, 0)?;
            size = Size { points: size.points + own.points, contours: size.contours + own.contours };
            let part = GlyphId::from(self.part(piece.glyph)?);
            // Unset, rounding to the grid leaves the pieces where the page has them.
            let flags =
                ComponentFlags { overlap_compound: components.is_empty(), ..ComponentFlags::default() };
            components.push((
                Component::new(part, Anchor::Offset { x, y: piece.y }, Transform::default(), flags),
                ink,
            ));
        }
        let Some(bounds) = bounds else { return out.push(&[], fused.advance, 0) };
        let mut composite = CompositeGlyph::try_from_iter(components).map_err(|_| Unfit::Broken)?;
        composite.bbox = bounds;
        self.push_composite(&composite, size, self.depth + 1, fused.advance, bounds.x_min, out)
    }

    fn push_composite(
        &self,
        composite: &CompositeGlyph,
        size: Size,
        depth: usize,
        advance: i32,
        bearing: i16,
        out: &mut Glyphs,
    ) -> Result<(), Unfit> {
        let limits = &mut out.limits;
        limits.composite_points = limits.composite_points.max(size.points);
        limits.composite_contours = limits.composite_contours.max(size.contours);
        limits.components = limits.components.max(composite.components().len());
        limits.depth = limits.depth.max(depth);
        let description = dump_table(composite).map_err(|_| Unfit::Broken)?;
        out.push(&description, advance, bearing)
    }

    /// How many points and contours a glyph has with those of its parts.
    fn size(&self, glyph: u16, depth: usize) -> Result<Size, Unfit> {
        if depth > MAX_DEPTH {
            return Err(Unfit::Broken);
        }
        match self.glyph(glyph)? {
            None => Ok(Size::default()),
            Some(Glyph::Simple(simple)) => Ok(Size {
                points: simple.num_points(),
                contours: usize::try_from(simple.number_of_contours()).unwrap_or(0),
            }),
            Some(Glyph::Composite(composite)) => {
                let mut size = Size::default();
                // More parts than any font's glyphs have would take for ever to count.
                for (part, _) in composite.component_glyphs_and_flags().take(64) {
                    let part = u16::try_from(part.to_u32()).map_err(|_| Unfit::Broken)?;
                    let own = self.size(part, depth + 1)?;
                    size = Size { points: size.points + own.points, contours: size.contours + own.contours };
                }
                Ok(size)
            }
        }
    }
}

#[derive(Default, Clone, Copy)]
struct Size {
    points: usize,
    contours: usize,
}

/// The old glyph that a new one is a copy of.
fn alone(fused: &Fused) -> Option<u16> {
    match *fused.pieces {
        [Piece { glyph, x: 0, y: 0 }] => Some(glyph),
        _ => None,
    }
}

/// Puts the tables together: those of the glyphs, and those of the old font that say how it looks as a whole.
fn assemble(source: &FontRef<'_>, glyphs: Glyphs, hints: &[&[u8; 4]]) -> Result<Vec<u8>, Unfit> {
    let Glyphs { data, loca, metrics, limits } = glyphs;
    let count = u16::try_from(metrics.len()).map_err(|_| Unfit::TooMany)?;
    let mut head: Head = source.head()?.to_owned_table();
    head.index_to_loc_format = 1;
    let mut hhea: Hhea = source.hhea()?.to_owned_table();
    hhea.number_of_h_metrics = count;
    let hmtx = metrics.iter().flat_map(|(advance, bearing)| {
        let [a, b] = advance.to_be_bytes();
        let [c, d] = bearing.to_be_bytes();
        [a, b, c, d]
    });
    let mut builder = FontBuilder::new();
    let mut failed = false;
    failed |= builder.add_table(&head).is_err();
    failed |= builder.add_table(&hhea).is_err();
    failed |= builder.add_table(&maxp(source, count, limits)?).is_err();
    if failed {
        return Err(Unfit::Broken);
    }
    builder.add_raw(Tag::new(b"hmtx"), hmtx.collect::<Vec<u8>>());
    builder.add_raw(Tag::new(b"loca"), loca.iter().flat_map(|at| at.to_be_bytes()).collect::<Vec<u8>>());
    builder.add_raw(Tag::new(b"glyf"), data);
    for tag in hints.iter().chain(&[b"name"]).map(|tag| Tag::new(tag)) {
        if let Some(table) = source.data_for_tag(tag) {
            builder.add_raw(tag, table.as_bytes());
        }
    }
    if let Some(os2) = source.data_for_tag(Tag::new(b"OS/2")) {
        builder.add_raw(Tag::new(b"OS/2"), on_one_line(os2.as_bytes().to_vec(), head.units_per_em));
    }
    if let Some(post) = source.data_for_tag(Tag::new(b"post")).and_then(|post| post.as_bytes().get(4..32)) {
        // Version 3: no glyph has a name.
        builder.add_raw(Tag::new(b"post"), [&[0, 3, 0, 0], post].concat());
    }
    Ok(builder.build())
}

/// Lets the font reach no lower than [`LOWEST`] in the table `OS/2`, of which the PDF's font descriptor is made. pdfminer takes
/// each glyph for a box that begins there: Khmer fonts that reach far down would stand on another line than the Latin beside them.
/// Nothing is drawn by it.
fn on_one_line(mut os2: Vec<u8>, units_per_em: u16) -> Vec<u8> {
    const TYPO_DESCENDER: std::ops::Range<usize> = 70..72;
    if let Some(&[a, b]) = os2.get(TYPO_DESCENDER) {
        let lowest = LOWEST * f32::from(units_per_em);
        let descender = f32::from(i16::from_be_bytes([a, b])).max(lowest);
        #[expect(clippy::cast_possible_truncation, reason = "a float saturates when it becomes an integer")]
        os2[TYPO_DESCENDER].copy_from_slice(&(descender as i16).to_be_bytes());
    }
    os2
}

/// How far a font may reach below the baseline, in ems.
const LOWEST: f32 = -0.3;

fn maxp(source: &FontRef<'_>, count: u16, limits: Limits) -> Result<Maxp, Unfit> {
    let old: Maxp = source.maxp()?.to_owned_table();
    let max = |n: usize| Some(u16::try_from(n).unwrap_or(u16::MAX));
    Ok(Maxp {
        num_glyphs: count,
        max_points: max(limits.points),
        max_contours: max(limits.contours),
        max_composite_points: max(limits.composite_points),
        max_composite_contours: max(limits.composite_contours),
        max_component_elements: max(limits.components),
        max_component_depth: max(limits.depth),
        max_zones: old.max_zones.or(Some(1)),
        max_twilight_points: old.max_twilight_points.or(Some(0)),
        max_storage: old.max_storage.or(Some(0)),
        max_function_defs: old.max_function_defs.or(Some(0)),
        max_instruction_defs: old.max_instruction_defs.or(Some(0)),
        max_stack_elements: old.max_stack_elements.or(Some(0)),
        max_size_of_instructions: old.max_size_of_instructions.or(Some(0)),
    })
}
