//! Breaks where words meet what is no word: numbers, quotation marks, Latin.

use super::lexicon::is_ignorable;
use super::{Gap, Kind, Piece};
use crate::cluster::COENG;

/// What a number after it belongs to: ទី២៤, ឆ្នាំ២០២១, លេខ១២៣. Such a number is a name and ends its phrase; another one counts
/// what stands after it, as in ២៥លាន.
const NAMED_BY_NUMBER: &[&str] = &[
    "ទី",
    "ឆ្នាំ",
    "ខែ",
    "ថ្ងៃ",
    "លេខ",
    "ម៉ោង",
    "មាត្រា",
    "ប្រការ",
    "ជំពូក",
    "វគ្គ",
    "ចំណុច",
    "ទំព័រ",
    "ភាគ",
    "ជាន់",
    "សតវត្ស",
    "ព.ស.",
    "គ.ស.",
    "ម.ស.",
    "ច.ស.",
];

/// The halves of a lunar month, which stand after the number of a day.
const PHASES: [&str; 2] = ["កើត", "រោច"];

/// Adds the breaks at seams. What the author joined stays together; what he marked is a break already.
pub(super) fn add_breaks(text: &str, pieces: &[Piece<'_>], breaks: &mut Vec<usize>) {
    for (i, pair) in pieces.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        if after.gap == Gap::Open && is_seam(text, pieces, i, *before, *after) {
            breaks.push(after.start);
        }
    }
}

/// Whether a line may break between `pieces[i]`, which is `before`, and `after`.
fn is_seam(text: &str, pieces: &[Piece<'_>], i: usize, before: Piece<'_>, after: Piece<'_>) -> bool {
    if after.cluster.starts_with('ៗ') || before.cluster.ends_with(COENG) {
        return false;
    }
    match (before.kind, after.kind) {
        (Kind::Letters, Kind::Letters) => before.cluster.starts_with('ៗ'),
        (Kind::Letters, Kind::Opening) => !after.cluster.starts_with('‘'),
        (Kind::Closing, Kind::Letters) => ends_phrase(before) && !is_and_so_on(pieces, i),
        (Kind::Closing, Kind::Opening) => before.cluster.starts_with(['។', '៕', '៖']),
        (Kind::Letters, Kind::Digit) => !is_named(pieces, i + 1),
        (Kind::Digit, Kind::Letters) => {
            is_named(pieces, number(pieces, i))
                && !PHASES.iter().any(|phase| text[after.start..].starts_with(phase))
        }
        (Kind::Letters, Kind::Latin) => pieces.get(i + 2).is_some_and(|next| next.kind == Kind::Latin),
        (Kind::Latin, Kind::Letters) => {
            i.checked_sub(1).and_then(|last| pieces.get(last)).is_some_and(|last| last.kind == Kind::Latin)
        }
        _ => false,
    }
}

/// Whether a mark ends a phrase, as ។ and » do, and not a number or an abbreviation.
fn ends_phrase(mark: Piece<'_>) -> bool {
    mark.cluster.starts_with(['។', '៕', '៖', '៘', '៚', '»', '”', '›', ')', ']', '}'])
}

/// Whether `pieces[i]` is the first mark of ។ល។, "and so on".
fn is_and_so_on(pieces: &[Piece<'_>], i: usize) -> bool {
    let cluster = |at: usize| pieces.get(at).map(|piece| piece.cluster);
    cluster(i + 1) == Some("ល") && cluster(i + 2) == Some("។")
}

/// The most clusters of what a number belongs to.
const LONGEST_NAME: usize = 5;

/// Whether what stands before `pieces[end]` is what a number belongs to. What the author put between its clusters does not count.
fn is_named(pieces: &[Piece<'_>], end: usize) -> bool {
    let before = pieces.get(end.saturating_sub(LONGEST_NAME)..end).unwrap_or_default();
    let text: String =
        before.iter().flat_map(|piece| piece.cluster.chars()).filter(|&c| !is_ignorable(c)).collect();
    NAMED_BY_NUMBER.iter().any(|name| text.ends_with(name))
}

/// The place among the pieces where the number begins that `pieces[end]` is the last digit of.
fn number(pieces: &[Piece<'_>], end: usize) -> usize {
    let is_of_number = |piece: &&Piece<'_>| {
        piece.kind == Kind::Digit || matches!(piece.cluster, "." | "," | "-" | "–" | "/")
    };
    let number = pieces.get(..=end).unwrap_or_default().iter().rev().take_while(is_of_number);
    end + 1 - number.count()
}
