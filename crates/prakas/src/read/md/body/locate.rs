//! Paths of what stands deep in a block: footnotes, where links lead, pictures.

use std::collections::VecDeque;
use std::ops::Range;

use prakas_document::{Block, Span};

use super::notes::Notes;
use crate::read::syntax::Region;
use crate::read::walk::{Stop, walk};
use crate::read::{Place, PlaceKind};

/// A link or a figure whose facts have no path yet.
#[derive(Debug)]
pub(super) struct Anchor {
    /// The facts: the path from the link or figure on, and where they stand.
    facts: Vec<(&'static str, Range<usize>)>,
}

impl Anchor {
    /// A link, and where its address stands apart from its words.
    pub(super) fn link(address: Option<Range<usize>>) -> Self {
        Self { facts: address.map(|range| ("href", range)).into_iter().collect() }
    }

    /// A figure: where its alternative text and its file's name stand.
    pub(super) fn figure(alt: Range<usize>, file: Option<Range<usize>>) -> Self {
        Self { facts: [("alt", alt)].into_iter().chain(file.map(|range| ("picture", range))).collect() }
    }
}

/// Walks blocks and gives paths to what is in them.
pub(super) struct Locator<'n> {
    /// The links and figures to come: in the footnote that is walked, and outside of it.
    anchors: Vec<VecDeque<Anchor>>,
    referred: VecDeque<usize>,
    notes: &'n mut Notes,
    places: Vec<Place>,
    regions: Vec<Region>,
    source: usize,
}

impl<'n> Locator<'n> {
    pub(super) fn new(
        source: usize,
        anchors: Vec<Anchor>,
        referred: Vec<usize>,
        notes: &'n mut Notes,
    ) -> Self {
        let (anchors, referred) = (vec![anchors.into()], referred.into());
        Self { anchors, referred, notes, places: Vec::new(), regions: Vec::new(), source }
    }

    /// The places that were found, and where the footnotes stand.
    pub(super) fn finish(self) -> (Vec<Place>, Vec<Region>) {
        (self.places, self.regions)
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], path: &str) {
        walk(blocks, path, &mut |path, stop| match stop {
            Stop::Link | Stop::Figure => self.anchor(path),
            Stop::Footnote => self.footnote(path),
            Stop::FootnoteEnd => drop(self.anchors.pop()),
        });
    }

    fn anchor(&mut self, path: &str) {
        let Some(anchor) = self.anchors.last_mut().and_then(VecDeque::pop_front) else { return };
        self.places.extend(anchor.facts.into_iter().map(|(part, range)| Place {
            span: Span::new(self.source, range),
            path: format!("{path}.{part}"),
            kind: PlaceKind::Fact,
        }));
    }

    /// A footnote brings its own links.
    fn footnote(&mut self, path: &str) {
        let note = self.referred.pop_front().and_then(|note| self.notes.get_mut(note));
        let Some(note) = note else { return self.anchors.push(VecDeque::new()) };
        for mut place in std::mem::take(&mut note.places) {
            path.clone_into(&mut place.path);
            self.places.push(place);
        }
        if note.is_outermost {
            self.regions.push(Region { range: note.range.clone(), path: path.to_owned() });
        }
        self.anchors.push(std::mem::take(&mut note.anchors).into());
    }
}
