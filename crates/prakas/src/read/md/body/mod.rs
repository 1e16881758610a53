//! The body: CommonMark, with tables and footnotes, as blocks.

mod address;
mod blocks;
mod builder;
mod events;
mod figure;
mod frames;
mod html;
mod inlines;
mod lines;
mod locate;
mod notes;
mod outline;
mod spans;
mod table;

use prakas_document::{Block, Code, Diagnostic, Text};

use crate::read::Assets;
use crate::read::record::Record;
use crate::read::syntax::Region;
use builder::{Builder, TooDeep};
use events::Events;
use notes::Notes;
use outline::Outline;

/// What a body holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The title, where the body's first heading is it.
    pub(super) title: Option<Text>,
    /// What the release says.
    pub(super) blocks: Vec<Block>,
    /// The notes to editors.
    pub(super) notes: Vec<Block>,
    /// Where each of these blocks, and each footnote, stands.
    pub(super) regions: Vec<Region>,
}

/// Reads the body that begins at this byte. `title` is the title that the front matter gives.
pub(super) fn read(record: &mut Record<'_>, from: usize, title: Option<&str>, assets: &Assets<'_>) -> Body {
    let mut events = Events::parse(record.text, from);
    let outline = Outline::new(record, &events, title);
    let notes = notes::read(record, &mut events, &outline, assets);
    let built = notes.and_then(|mut notes| {
        let body = Builder::new(record, &mut events, &outline, assets).body(&mut notes)?;
        Ok((body, notes))
    });
    match built {
        Ok((body, notes)) => {
            report_unused(record, &events, &notes);
            body
        }
        Err(TooDeep) => Body::default(),
    }
}

/// Reports footnotes and addresses that nothing refers to: their words would be lost.
fn report_unused(record: &mut Record<'_>, events: &Events<'_>, notes: &Notes) {
    for note in notes.unused() {
        let finding = Diagnostic::error(
            Code::BadFootnote,
            format!("nothing refers to the footnote `[^{}]`", note.label),
        )
        .hint(format!("write `[^{}]` where its mark should stand, or delete it", note.label));
        record.report(&note.range, finding);
    }
    for definition in events.definitions.iter().filter(|definition| !definition.is_used) {
        let label = &definition.label;
        let finding = Diagnostic::warning(
            Code::BadLink,
            format!("no link has the label `{label}`: its address is not published"),
        )
        .hint(format!("write `[words][{label}]` where the link should stand, or delete it"));
        record.report(&definition.range, finding);
    }
}
