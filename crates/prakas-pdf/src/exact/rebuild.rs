//! The pages, written anew.

use ecow::EcoString;
use typst::layout::{Em, Frame, FrameItem, Point};
use typst::text::{FontInstance, Glyph, TextItem};
use typst_layout::PagedDocument;

use super::plan::Sheet;
use super::run::{Cluster, Run};

/// The document with its runs in their place. Pages where nothing changes are left as they are.
pub(super) fn rebuild(document: PagedDocument, runs: Vec<Vec<Run>>, sheets: &[Sheet]) -> PagedDocument {
    let changes = |run: &Run| {
        !run.is_as_is || run.clusters.iter().any(|it| matches!(sheets[it.slot.sheet], Sheet::Fused(_)))
    };
    if !runs.iter().flatten().any(changes) {
        return document;
    }
    let mut pages = document.pages().to_vec();
    for (page, runs) in pages.iter_mut().zip(runs) {
        if runs.iter().any(changes) {
            write(&mut page.frame, &mut runs.into_iter(), sheets);
        }
    }
    let info = typst::model::Document::info(&document).clone();
    PagedDocument::new(pages.into_iter().collect(), info)
}

fn write(frame: &mut Frame, runs: &mut impl Iterator<Item = Run>, sheets: &[Sheet]) {
    let mut items: Vec<(Point, FrameItem)> = Vec::with_capacity(frame.items().len());
    // How many text items the last run still takes the place of.
    let mut covered = 0;
    for (position, item) in frame.items() {
        match item {
            FrameItem::Text(_) if covered > 0 => covered -= 1,
            FrameItem::Text(text) => {
                let Some(run) = runs.next() else { continue };
                covered = run.items - 1;
                if run.is_kept {
                    items.push((*position, item.clone()));
                } else {
                    items.extend(texts(*position, text, run, sheets));
                }
            }
            FrameItem::Group(group) => {
                let mut group = group.clone();
                write(&mut group.frame, runs, sheets);
                items.push((*position, FrameItem::Group(group)));
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {
                items.push((*position, item.clone()));
            }
        }
    }
    frame.clear();
    frame.push_multiple(items);
}

/// A run as text items, one for each font in it.
fn texts(at: Point, like: &TextItem, run: Run, sheets: &[Sheet]) -> Vec<(Point, FrameItem)> {
    let mut pen = Point::new(at.x + run.shift.at(like.size), at.y + run.lower);
    let mut out = Vec::new();
    for clusters in run.clusters.chunk_by(|a, b| a.slot.sheet == b.slot.sheet) {
        let item = text(clusters, &run.glyphs, like, &sheets[clusters[0].slot.sheet]);
        let width = item.width();
        out.push((pen, FrameItem::Text(item)));
        pen.x += width;
    }
    out
}

fn text(clusters: &[Cluster], placed: &[Glyph], like: &TextItem, sheet: &Sheet) -> TextItem {
    let mut text = EcoString::new();
    let mut glyphs = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let start = text.len();
        text.push_str(&cluster.text);
        let range = in_item(start)..in_item(text.len());
        match sheet {
            Sheet::Fused(_) => glyphs.push(Glyph {
                id: cluster.slot.fused,
                x_advance: cluster.advance,
                x_offset: cluster.offset,
                y_advance: Em::zero(),
                y_offset: Em::zero(),
                range,
                span: cluster.span,
            }),
            Sheet::AsIs | Sheet::Unfit { .. } => {
                let own = placed[cluster.glyphs.clone()].iter();
                glyphs.extend(own.map(|glyph| Glyph { range: range.clone(), ..glyph.clone() }));
            }
        }
    }
    TextItem { font: font(sheet, like), text, glyphs, ..like.clone() }
}

fn font(sheet: &Sheet, like: &TextItem) -> FontInstance {
    match sheet {
        Sheet::Fused(font) => font.clone(),
        Sheet::AsIs | Sheet::Unfit { .. } => like.font.clone(),
    }
}

/// An offset in an item's text; runs are shorter than 65,536 bytes.
fn in_item(offset: usize) -> u16 {
    u16::try_from(offset).unwrap_or(u16::MAX)
}
