//! Text that comes back out of the PDF exactly.
//!
//! A PDF shows glyphs, and a reader that copies, searches or speaks asks each glyph for its characters: the font's `ToUnicode`
//! map (ISO 32000-1 §9.10.3). It has one entry a glyph. A Khmer cluster, such as ក្រុំ, is several glyphs, in another order than
//! its characters and above or below the line. No entry of any of them is right: the first repeats what the second says, the
//! order is the eye's and not the writer's, and a glyph off the line is taken for another line. `/ActualText` would help, but of
//! seven readers only three look at it.
//!
//! So every cluster becomes one glyph. Between layout and export:
//!
//! 1. [`runs`] joins what layout took apart. typst begins a new text item where a glyph's height changes, and gives each of them
//!    the characters of the whole cluster. Items that meet and look alike are one run again; whether the glyphs to both sides of
//!    a seam are one cluster or a syllable and its repetition, shaping the cluster's text alone tells.
//! 2. [`Plan`] gives each pair of glyphs-with-places and characters a glyph of its own. Equal clusters share one. A single glyph
//!    that stands for these characters alone stays as it is, so most Latin fonts are left untouched.
//! 3. [`font`] writes a font of these glyphs: TrueType composites of the shaped glyphs at their places. Outlines, hints and
//!    metrics are the old ones, so nothing is seen to move. Outlines that have no composites (CFF, or an instance of a variable
//!    font) are drawn anew, without hints.
//! 4. The items are written again with the new font, one glyph a cluster and no invisible characters: the break controls of our
//!    own line breaking (U+2060, U+200B) and soft hyphens have done their work. What a soft hyphen shows at a line's end becomes
//!    part of the cluster before it.
//!
//! Tags, links and groups keep their order, so the tree of tags is what it was. Any producer that has shaped glyphs and may write
//! its own fonts can do the same.

mod cluster;
mod font;
mod outline;
mod plan;
mod rebuild;
mod run;
#[cfg(test)]
mod tests;

use prakas_document::{Code, Diagnostic};
use typst_layout::PagedDocument;

use plan::{Plan, Sheet};

/// The document with one glyph a cluster, and a warning for each font that cannot be treated so.
pub(crate) fn exact(document: PagedDocument) -> (PagedDocument, Vec<Diagnostic>) {
    let mut plan = Plan::default();
    let runs: Vec<Vec<run::Run>> =
        document.pages().iter().map(|page| run::runs(&page.frame, &mut plan)).collect();
    let sheets = plan.build();
    let warnings = sheets.iter().filter_map(unfit).collect();
    (rebuild::rebuild(document, runs, &sheets), warnings)
}

fn unfit(sheet: &Sheet) -> Option<Diagnostic> {
    let Sheet::Unfit { font, why } = sheet else { return None };
    let family = &font.font().info().family;
    let message = format!("text in the font `{family}` may come back garbled from the PDF: {why}");
    Some(Diagnostic::warning(Code::Backend, message).hint("name another family in the house's theme"))
}
