//! What was edited in a body: what its file shows beside what it carries.
//!
//! A block of which each paragraph is shown as it was stays as it is carried, with all that a DOCX has no place for. In one of which
//! paragraphs were edited in their places, these take the words that are shown. Everything else is read anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};
use prakas_document::reading::plain_text;
use prakas_document::{Block, Code, Diagnostic, Inline, Language};

use super::blocks;
use super::leaves::{self, Leaf, LeafKind};
use super::pieces::Piece;
use super::replace;

/// The most edits that are told one by one.
const TOLD: usize = 40;

/// The blocks that a body has now that its file shows these pieces, and a finding for each edit. `path` is the body's; it was
/// in the first of the languages, and is in the second.
pub(super) fn body(
    carried: &[Block],
    shown: &[Piece],
    languages: (&Language, &Language),
    path: &str,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let pieces: Vec<(&Piece, Leaf<'_>)> =
        shown.iter().filter_map(|piece| Some((piece, leaves::of_piece(piece)?))).collect();
    let leaves = leaves::of_blocks(carried);
    let comparison = Comparison::new(&leaves, &pieces, languages);
    let mut edited = Edited { path, language: languages.1, blocks: Vec::new(), findings: Vec::new() };
    let mut at = 0;
    let mut rows = leaves.chunk_by(|a, b| a.block == b.block).peekable();
    for (index, block) in carried.iter().enumerate() {
        let Some(row) = rows.next_if(|row| row[0].block == index) else {
            // It shows nothing, so it cannot have been edited.
            edited.blocks.push(block.clone());
            continue;
        };
        let Some(stands) = comparison.stands(row) else { continue };
        edited.read_anew(&pieces[at..stands.start]);
        at = stands.end;
        edited.keep(block, comparison.replaced(row, &pieces));
    }
    edited.read_anew(&pieces[at..]);
    edited.tell_removed(carried, &leaves, &comparison);
    let told = edited.findings.len().min(TOLD);
    let more = edited.findings.len() - told;
    findings.extend(edited.findings.drain(..told));
    if more > 0 {
        findings.push(told_at(path, format!("and {more} more edits of the body were taken over")));
    }
    edited.blocks
}

/// A finding about an edit.
pub(super) fn told_at(path: impl Into<String>, message: String) -> Diagnostic {
    Diagnostic::warning(Code::Edited, message).at_path(path)
}

/// How leaves and pieces go together.
struct Comparison {
    /// For each leaf its piece; nothing where it is not shown any more.
    pieces: Vec<Option<usize>>,
    /// The leaves whose words were edited in their places.
    edited: BTreeSet<usize>,
    /// The blocks whose pieces do not stand together any more, or not all.
    broken: BTreeSet<usize>,
    /// For each leaf its number by block and place in the block.
    numbers: BTreeMap<(usize, usize), usize>,
}

impl Comparison {
    fn new(leaves: &[Leaf<'_>], pieces: &[(&Piece, Leaf<'_>)], (was, is): (&Language, &Language)) -> Self {
        let mut comparison = Self {
            pieces: vec![None; leaves.len()],
            edited: BTreeSet::new(),
            broken: BTreeSet::new(),
            numbers: leaves.iter().enumerate().map(|(at, leaf)| ((leaf.block, leaf.nth), at)).collect(),
        };
        let mut input = InternedInput::<String>::default();
        input.update_before(leaves.iter().map(|leaf| leaf.key(was)));
        input.update_after(pieces.iter().map(|(_, leaf)| leaf.key(is)));
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let (mut leaf, mut piece) = (0, 0);
        for hunk in diff.hunks() {
            let (before, after) = (range(hunk.before), range(hunk.after));
            comparison.same(leaf..before.start, piece);
            (leaf, piece) = (before.end, after.end);
            comparison.hunk(before, after, leaves, pieces);
        }
        comparison.same(leaf..leaves.len(), piece);
        comparison
    }

    /// These leaves are shown as they are, from that piece on.
    fn same(&mut self, leaves: Range<usize>, piece: usize) {
        for (offset, leaf) in leaves.enumerate() {
            self.pieces[leaf] = Some(piece + offset);
        }
    }

    /// In the place of these leaves stand these pieces.
    fn hunk(
        &mut self,
        before: Range<usize>,
        after: Range<usize>,
        leaves: &[Leaf<'_>],
        pieces: &[(&Piece, Leaf<'_>)],
    ) {
        let is_in_place = before.len() == after.len()
            && before
                .clone()
                .zip(after.clone())
                .all(|(leaf, piece)| leaves[leaf].shape() == pieces[piece].1.shape());
        if is_in_place {
            self.edited.extend(before.clone());
            self.same(before, after.start);
            return;
        }
        self.broken.extend(leaves[before.clone()].iter().map(|leaf| leaf.block));
        // Pieces that came between two leaves of one block.
        if let (Some(last), Some(next)) =
            (before.start.checked_sub(1).map(|at| &leaves[at]), leaves.get(before.end))
            && last.block == next.block
        {
            self.broken.insert(last.block);
        }
    }

    /// The pieces that show a block of these leaves, one a leaf; nothing where it is to be read anew, or is not shown.
    fn stands(&self, row: &[Leaf<'_>]) -> Option<Range<usize>> {
        if self.broken.contains(&row[0].block) {
            return None;
        }
        let first = self.piece(&row[0])?;
        Some(first..first + row.len())
    }

    fn number(&self, leaf: &Leaf<'_>) -> Option<usize> {
        self.numbers.get(&(leaf.block, leaf.nth)).copied()
    }

    fn piece(&self, leaf: &Leaf<'_>) -> Option<usize> {
        self.pieces[self.number(leaf)?]
    }

    /// What stands in the place of the leaves of a block, by their places in it.
    fn replaced<'a>(&self, row: &[Leaf<'_>], pieces: &[(&'a Piece, Leaf<'_>)]) -> BTreeMap<usize, &'a Piece> {
        let edited = row.iter().filter(|leaf| self.number(leaf).is_some_and(|at| self.edited.contains(&at)));
        edited.filter_map(|leaf| Some((leaf.nth, pieces[self.piece(leaf)?].0))).collect()
    }
}

fn range(range: Range<u32>) -> Range<usize> {
    // Lossless wherever there is memory for so many pieces.
    let at = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    at(range.start)..at(range.end)
}

/// A body on its way from what is carried to what is shown.
struct Edited<'a> {
    path: &'a str,
    language: &'a Language,
    blocks: Vec<Block>,
    findings: Vec<Diagnostic>,
}

impl Edited<'_> {
    fn path(&self) -> String {
        format!("{}.{}", self.path, self.blocks.len())
    }

    /// Takes over a block, with these pieces in the place of what is shown no more.
    fn keep(&mut self, block: &Block, replaced: BTreeMap<usize, &Piece>) {
        let path = self.path();
        for piece in replaced.values() {
            let words = excerpt(piece);
            self.findings.push(told_at(path.clone(), format!("this was edited, and now reads {words}")));
        }
        self.blocks.push(if replaced.is_empty() { block.clone() } else { replace::leaves(block, &replaced) });
    }

    fn read_anew(&mut self, pieces: &[(&Piece, Leaf<'_>)]) {
        let pieces: Vec<Piece> = pieces.iter().map(|(piece, _)| (*piece).clone()).collect();
        if pieces.is_empty() {
            return;
        }
        let path = self.path();
        let words = excerpt(&pieces[0]);
        let more = match pieces.len() {
            1 => String::new(),
            more => format!(", and {} more after it", more - 1),
        };
        self.findings.push(told_at(path, format!("this was added, or edited as a whole: {words}{more}")));
        self.blocks.extend(blocks::blocks(&pieces, self.language, &mut self.findings));
    }

    /// Tells which blocks are shown no more.
    fn tell_removed(&mut self, carried: &[Block], leaves: &[Leaf<'_>], comparison: &Comparison) {
        for row in leaves.chunk_by(|a, b| a.block == b.block) {
            let is_gone = |leaf: &&Leaf<'_>| comparison.piece(leaf).is_none();
            // Of a block that is shown in part, a table or a picture may be gone.
            let gone = if row.iter().all(|leaf| is_gone(&leaf)) {
                row.first()
            } else {
                let mut gone = row.iter().filter(is_gone);
                gone.find(|leaf| matches!(leaf.kind, LeafKind::Table(_) | LeafKind::Picture(..)))
            };
            if let Some(leaf) = gone {
                let was = what(&carried[leaf.block], leaf);
                self.findings.push(told_at(self.path, format!("{was} was removed, or edited as a whole")));
            }
        }
    }
}

/// What a block is, and how its first words go on.
fn what(block: &Block, first: &Leaf<'_>) -> String {
    let name = match block {
        Block::Paragraph(_) => "the paragraph",
        Block::Heading { .. } => "the heading",
        Block::List(_) => "the list",
        Block::Quotation(_) => "the quotation",
        Block::Table(_) => "the table",
        Block::Figure(_) => "the picture",
    };
    match &first.kind {
        LeafKind::Words { words, .. } => format!("{name} {}", quoted(words)),
        LeafKind::Table(table) => format!("{name} that begins {}", quoted(&table.header()[0])),
        LeafKind::Picture(_, Some(alt)) => format!("{name} of `{}`", alt.as_str()),
        LeafKind::Picture(_, None) => name.to_owned(),
    }
}

/// The first words of a piece.
fn excerpt(piece: &Piece) -> String {
    match leaves::of_piece(piece).map(|leaf| leaf.kind) {
        Some(LeafKind::Words { words, .. }) => quoted(&words),
        Some(LeafKind::Table(table)) => format!("a table that begins {}", quoted(&table.header()[0])),
        Some(LeafKind::Picture(..)) => "a picture".to_owned(),
        None => "nothing".to_owned(),
    }
}

/// The first words of some inlines.
fn quoted(words: &[Inline]) -> String {
    format!("`{}`", beginning(&plain_text(words)))
}

/// The beginning of a text, as a finding quotes it.
pub(super) fn beginning(text: &str) -> String {
    /// The most characters that are quoted.
    const QUOTED: usize = 60;
    let text = text.replace('\n', " ");
    let mut begins: String = text.chars().take(QUOTED).collect();
    if begins.len() < text.len() {
        begins.push('…');
    }
    begins
}
