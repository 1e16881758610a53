//! Paths of what stands deep in a block: footnotes, and where links lead.

use std::collections::VecDeque;
use std::ops::Range;

use prakas_document::Block;

use crate::read::PlaceKind;
use crate::read::record::Record;
use crate::read::syntax::Region;
use crate::read::walk::{Stop, walk};

/// A link or a footnote whose facts have no path yet.
#[derive(Debug)]
pub(super) enum Anchor {
    /// A link, and where its address stands apart from its words.
    Link(Option<Range<usize>>),
    /// A footnote.
    Note {
        /// The places of its words among those recorded.
        places: Range<usize>,
        /// Its text at the end of the source.
        range: Range<usize>,
    },
}

/// Gives the links and footnotes of some blocks their paths. Returns where the footnotes stand.
pub(super) fn locate(
    record: &mut Record<'_>,
    anchors: Vec<Anchor>,
    parts: [(&[Block], String); 2],
) -> Vec<Region> {
    let mut anchors = VecDeque::from(anchors);
    let mut notes = Vec::new();
    for (blocks, path) in parts {
        walk(blocks, &path, &mut |path, stop| match stop {
            Stop::Link => {
                if let Some(Anchor::Link(Some(range))) = anchors.pop_front() {
                    record.place(range, format!("{path}.href"), PlaceKind::Fact);
                }
            }
            Stop::Footnote => {
                let Some(Anchor::Note { places, range }) = anchors.pop_front() else { return };
                for place in &mut record.places[places] {
                    path.clone_into(&mut place.path);
                }
                notes.push(Region { range, path: path.to_owned() });
            }
            Stop::FootnoteEnd | Stop::Figure => {}
        });
    }
    notes
}
