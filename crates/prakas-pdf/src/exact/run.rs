//! Rows of clusters, from the text items that layout took them apart into.

use std::ops::Range;

use ecow::EcoString;
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::syntax::Span;
use typst::text::{FontInstance, Glyph, TextItem};

use super::cluster::readable;
use super::plan::{Piece, Plan, Slot};

/// Text items of a frame that are written anew as one.
pub(super) struct Run {
    /// How many text items it takes the place of.
    pub(super) items: usize,
    /// How much lower than the first of them its baseline is.
    pub(super) lower: Abs,
    /// How far its first cluster is from where the first item stands.
    pub(super) shift: Em,
    pub(super) clusters: Vec<Cluster>,
    /// The glyphs as layout placed them, their offsets from the run's baseline.
    pub(super) glyphs: Vec<Glyph>,
    /// Whether the items say already what they should, and nothing has to be written where the font stays.
    pub(super) is_as_is: bool,
    /// Whether its item stays in any case, and no cluster is listed: readers put text that runs from right to left into order
    /// themselves.
    pub(super) is_kept: bool,
}

impl Run {
    /// An item that stays.
    fn kept() -> Self {
        let (lower, shift, clusters, glyphs) = (Abs::zero(), Em::zero(), Vec::new(), Vec::new());
        Self { items: 1, lower, shift, clusters, glyphs, is_as_is: true, is_kept: true }
    }
}

/// One cluster on its baseline.
pub(super) struct Cluster {
    pub(super) slot: Slot,
    pub(super) text: EcoString,
    pub(super) advance: Em,
    /// Where its glyph stands from the pen.
    pub(super) offset: Em,
    pub(super) span: (Span, u16),
    /// Which of the run's glyphs are its own, for a font that cannot be replaced.
    pub(super) glyphs: Range<usize>,
}

/// Text items of a page that stand in one row, without a tag between them, and look alike.
type Row<'a> = Vec<(Point, &'a TextItem)>;

/// The runs of a page, in the order in which they are drawn.
pub(super) fn runs(page: &Frame, plan: &mut Plan) -> Vec<Run> {
    let mut rows = Vec::new();
    collect(page, Point::zero(), &mut rows);
    let nexts = rows.iter().skip(1).map(Some).chain([None]);
    rows.iter().zip(nexts).filter_map(|(row, next)| run(row, ends_line(row, next), plan)).collect()
}

/// The rows of a frame that stands at `origin` on its page, and of the groups in it.
fn collect<'a>(frame: &'a Frame, origin: Point, rows: &mut Vec<Row<'a>>) {
    let mut row: Row<'a> = Vec::new();
    for (position, item) in frame.items() {
        let at = origin + *position;
        match item {
            FrameItem::Text(text) => {
                if row.last().is_some_and(|(last, before)| !meets(*last, before, at, text)) {
                    rows.push(std::mem::take(&mut row));
                }
                row.push((at, text));
            }
            // A line under or through the text is drawn between its items.
            FrameItem::Shape(..) => {}
            FrameItem::Group(_) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {
                rows.push(std::mem::take(&mut row));
                if let FrameItem::Group(group) = item {
                    collect(&group.frame, at + Point::new(group.transform.tx, group.transform.ty), rows);
                }
            }
        }
    }
    rows.push(row);
    rows.retain(|row| !row.is_empty());
}

/// Whether what is drawn next does not go on in the line of a row.
fn ends_line(row: &Row, next: Option<&Row>) -> bool {
    let (Some((at, last)), Some((next_at, next))) = (row.last(), next.and_then(|next| next.first())) else {
        return true;
    };
    let size = last.size.max(next.size);
    next_at.x < at.x + last.width() - size * 0.001 || (next_at.y - at.y).abs() > size
}

/// Whether a text goes on where the one before it ends, and looks the same.
fn meets(at: Point, before: &TextItem, next_at: Point, next: &TextItem) -> bool {
    let gap = next_at.x - at.x - before.width();
    let rise = next_at.y - at.y;
    gap.abs() < before.size * 0.001
        && rise.abs() < before.size * 2.0
        && before.size == next.size
        && before.lang == next.lang
        && before.region == next.region
        && before.fill == next.fill
        && before.stroke == next.stroke
        && before.font == next.font
        && !runs_left(before)
        && !runs_left(next)
        // Ranges in an item's text have 16 bits.
        && before.text.len() + next.text.len() < usize::from(u16::MAX) / 2
}

/// What stands after a hyphen at the end of a line. poppler and pdfium take such a hyphen for one that broke a word, and leave it
/// out, unless another character follows; readers put a line end there anyway.
const LINE_END: char = '\n';

/// Whether a text runs from right to left: what is drawn first stands last in it.
fn runs_left(item: &TextItem) -> bool {
    item.glyphs.windows(2).any(|pair| pair[1].range.start < pair[0].range.start)
}

/// Glyphs of a run with one text.
struct Raw<T> {
    text: T,
    glyphs: Range<usize>,
}

fn run(row: &Row, ends_line: bool, plan: &mut Plan) -> Option<Run> {
    let (first_at, first) = *row.first()?;
    if runs_left(first) {
        return Some(Run::kept());
    }
    let baseline = baseline(row);
    let (mut glyphs, raw) = raw(row, baseline, plan);
    let count = raw.len();
    let (shift, mut raw) = without_spent(raw, &mut glyphs, &first.font);
    if let Some(last) = raw.last_mut().filter(|last| ends_line && last.text.ends_with('-')) {
        last.text.push(LINE_END);
    }
    let is_whole = row.len() == 1 && raw.len() == count && shift == Em::zero();
    let mut is_as_is = is_whole;
    let mut places = Vec::new();
    let mut clusters = Vec::with_capacity(raw.len());
    for Raw { text, glyphs: range } in raw {
        let own = &glyphs[range.clone()];
        is_as_is &= matches!(own, [glyph] if glyph.y_offset == Em::zero());
        let advance: Em = own.iter().map(|glyph| glyph.x_advance).sum();
        let offset = pieces(own, first.font.units_per_em(), &mut places);
        let slot = plan.slot(&first.font, &places, &text, natural_width(own, advance, &first.font));
        clusters.push(Cluster { slot, text, advance, offset, span: own[0].span, glyphs: range });
    }
    is_as_is &= clusters.iter().map(|cluster| cluster.text.len()).sum::<usize>() == first.text.len();
    let lower = baseline - first_at.y;
    Some(Run { items: row.len(), lower, shift, clusters, glyphs, is_as_is, is_kept: false })
}

/// The glyphs of a row, and which of them are one cluster's.
fn raw<'a>(row: &Row<'a>, baseline: Abs, plan: &mut Plan) -> (Vec<Glyph>, Vec<Raw<&'a str>>) {
    let count = row.iter().map(|(_, item)| item.glyphs.len()).sum();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(count);
    let mut raw: Vec<Raw<&str>> = Vec::with_capacity(count);
    for &(at, item) in row {
        let rise = Em::from_abs(baseline - at.y, item.size);
        let mut is_seam = true;
        for own in item.glyphs.chunk_by(|a, b| a.range == b.range) {
            let text = item.text.get(own[0].range()).unwrap_or_default();
            let end = glyphs.len() + own.len();
            match raw.last_mut() {
                Some(last)
                    if is_seam
                        && last.text == text
                        && plan.shaper.is_one(&item.font, text, &glyphs[last.glyphs.clone()], own) =>
                {
                    last.glyphs.end = end;
                }
                _ => raw.push(Raw { text, glyphs: glyphs.len()..end }),
            }
            glyphs.extend(own.iter().map(|glyph| Glyph { y_offset: glyph.y_offset + rise, ..glyph.clone() }));
            is_seam = false;
        }
    }
    (glyphs, raw)
}

/// Where most glyphs of a row stand.
fn baseline(row: &Row) -> Abs {
    let mut heights: Vec<(Abs, usize)> = Vec::new();
    for (at, item) in row {
        match heights.iter_mut().find(|(y, _)| (*y - at.y).abs() < Abs::pt(1e-6)) {
            Some((_, count)) => *count += item.glyphs.len(),
            None => heights.push((at.y, item.glyphs.len())),
        }
    }
    let most = heights.iter().map(|(_, count)| *count).max().unwrap_or(0);
    heights.iter().find(|(_, count)| *count == most).map_or(Abs::zero(), |(y, _)| *y)
}

/// Takes out what has no text for a reader. What it shows, and the room that it takes, go to the cluster before it; room before the
/// first cluster moves the run.
fn without_spent(
    raw: Vec<Raw<&str>>,
    glyphs: &mut [Glyph],
    font: &FontInstance,
) -> (Em, Vec<Raw<EcoString>>) {
    let mut shift = Em::zero();
    let mut kept: Vec<Raw<EcoString>> = Vec::with_capacity(raw.len());
    for Raw { text, glyphs: range } in raw {
        let readable = readable(text);
        if !readable.is_empty() {
            kept.push(Raw { text: readable, glyphs: range });
            continue;
        }
        let own = &mut glyphs[range.clone()];
        let is_seen = own.iter().any(|glyph| font.ttf().glyph_bounding_box(typst_glyph(glyph.id)).is_some());
        match kept.last_mut() {
            Some(before) if is_seen => before.glyphs.end = range.end,
            // Nothing is before it that could take it up.
            None if is_seen => kept.push(Raw { text: readable, glyphs: range }),
            before => {
                let room: Em = own.iter_mut().map(|glyph| std::mem::take(&mut glyph.x_advance)).sum();
                match before {
                    Some(before) => glyphs[before.glyphs.end - 1].x_advance += room,
                    None => shift += room,
                }
            }
        }
    }
    (shift, kept)
}

fn typst_glyph(id: u16) -> ttf_parser::GlyphId {
    ttf_parser::GlyphId(id)
}

/// The glyphs' places in font units, where they had them before layout scaled them; and where the whole stands from the pen.
fn pieces(glyphs: &[Glyph], units: f64, places: &mut Vec<Piece>) -> Em {
    places.clear();
    if let [Glyph { id, x_offset, y_offset, .. }] = *glyphs {
        places.push(Piece { glyph: id, x: 0, y: in_units(y_offset, units) });
        return x_offset;
    }
    let mut pen = Em::zero();
    for glyph in glyphs {
        let x = in_units(pen + glyph.x_offset, units);
        pen += glyph.x_advance;
        places.push(Piece { glyph: glyph.id, x, y: in_units(glyph.y_offset, units) });
    }
    Em::zero()
}

/// How far a cluster goes without what justification added: what its glyphs do in the font, unless shaping took much of it away.
fn natural_width(glyphs: &[Glyph], advance: Em, font: &FontInstance) -> i32 {
    let natural: Em = glyphs.iter().filter_map(|glyph| font.x_advance(glyph.id)).sum();
    let width = if (natural - advance).get().abs() < 0.2 { natural } else { advance };
    i32::from(in_units(width, font.units_per_em()))
}

#[expect(clippy::cast_possible_truncation, reason = "a float saturates when it becomes an integer")]
fn in_units(length: Em, units: f64) -> i16 {
    (length.get() * units).round() as i16
}
