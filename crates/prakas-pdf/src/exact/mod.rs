//! Text that comes back out of the PDF exactly: each cluster becomes one glyph. Why, and how, is told in `EXACT_TEXT.md`.
//!
//! [`run`] joins what layout took apart, [`plan`] says which glyph each cluster becomes, [`font`] writes the font of these glyphs
//! ([`outline`] where it has no composites), and [`rebuild`] writes the pages again.

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
