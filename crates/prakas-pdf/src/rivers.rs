//! Justified Khmer lines that would gape.
//!
//! Khmer puts spaces between phrases, not between words: a line may have a single one, and typst, which spreads what is
//! left of a line over its spaces however few they are, then opens a hole in it. Such a line is set ragged here.

use prakas_document::Script;
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use crate::texts::{Placed, texts};

/// How wide a space of a Khmer line may be; with a wider one the line is loose.
const WIDEST: Em = Em::new(0.8);

/// How wide the spaces of a loose line become: as wide as typst makes them before it has to force them.
const RAGGED: Em = Em::new(0.45);

/// Sets the loose lines of a document ragged. One that has none is left as it is.
pub(crate) fn close(document: PagedDocument) -> PagedDocument {
    let mut pages = None;
    for (i, page) in document.pages().iter().enumerate() {
        let moves = moves(&page.frame);
        if moves.iter().any(|it| it.is_loose) {
            let pages = pages.get_or_insert_with(|| document.pages().to_vec());
            if let Some(page) = pages.get_mut(i) {
                apply(&mut page.frame, &mut moves.into_iter());
            }
        }
    }
    let Some(pages) = pages else { return document };
    let info = typst::model::Document::info(&document).clone();
    PagedDocument::new(pages.into_iter().collect(), info)
}

/// What happens to a text of a page.
#[derive(Clone, Copy, Default)]
struct Move {
    /// How far it goes to the left.
    shift: Abs,
    /// Whether it is in a loose line, so that its spaces shrink.
    is_loose: bool,
}

/// What happens to each text of a page, in the order of the page.
fn moves(frame: &Frame) -> Vec<Move> {
    let texts = texts(frame);
    let mut moves = Vec::with_capacity(texts.len());
    for line in texts.chunk_by(|a, b| is_same_line(a, b)) {
        if !is_loose(line) {
            moves.resize(moves.len() + line.len(), Move::default());
            continue;
        }
        let mut shift = Abs::zero();
        for Placed { text, .. } in line {
            moves.push(Move { shift, is_loose: true });
            shift += text.glyphs.iter().map(|glyph| excess(text, glyph).at(text.size)).sum();
        }
    }
    moves
}

/// Whether a text goes on in the line of the one before it: to its right, and no lower or higher than a raised or a
/// stacked sign stands.
fn is_same_line(before: &Placed, after: &Placed) -> bool {
    let size = before.text.size.max(after.text.size);
    after.at.x >= before.at.x - Abs::pt(0.01) && (after.at.y - before.at.y).abs() < size * 0.9
}

fn is_loose(line: &[Placed]) -> bool {
    let gapes =
        |text: &TextItem| text.glyphs.iter().any(|glyph| glyph.x_advance > WIDEST && is_space(text, glyph));
    let is_khmer = |text: &TextItem| Script::Khmer.is_in(&text.text);
    line.iter().any(|it| gapes(it.text)) && line.iter().any(|it| is_khmer(it.text))
}

fn is_space(text: &TextItem, glyph: &Glyph) -> bool {
    text.text.get(glyph.range()).is_some_and(|cluster| cluster.starts_with([' ', '\u{A0}']))
}

/// How much narrower a glyph becomes in a loose line.
fn excess(text: &TextItem, glyph: &Glyph) -> Em {
    if is_space(text, glyph) { (glyph.x_advance - RAGGED).max(Em::zero()) } else { Em::zero() }
}

/// Moves the texts of a frame, and each link with the text that it begins at.
fn apply(frame: &mut Frame, moves: &mut impl Iterator<Item = Move>) {
    let mut items: Vec<(Point, FrameItem)> = frame.items().cloned().collect();
    let mut shifts: Vec<(Point, Abs)> = Vec::new();
    for (position, item) in &mut items {
        match item {
            FrameItem::Group(group) => apply(&mut group.frame, moves),
            FrameItem::Text(text) => {
                let Some(Move { shift, is_loose }) = moves.next() else { continue };
                shifts.push((*position, shift));
                position.x -= shift;
                if is_loose {
                    narrow(text);
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
    for (position, item) in &mut items {
        if matches!(item, FrameItem::Link(..)) {
            let distance = |at: &Point| (at.x - position.x).abs() + (at.y - position.y).abs();
            let nearest = shifts.iter().min_by(|(a, _), (b, _)| distance(a).cmp(&distance(b)));
            position.x -= nearest.map_or(Abs::zero(), |(_, shift)| *shift);
        }
    }
    frame.clear();
    frame.push_multiple(items);
}

fn narrow(text: &mut TextItem) {
    let excesses: Vec<Em> = text.glyphs.iter().map(|glyph| excess(text, glyph)).collect();
    for (glyph, excess) in text.glyphs.iter_mut().zip(excesses) {
        glyph.x_advance -= excess;
    }
}
