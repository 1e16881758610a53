//! Cutting one run of Khmer letters.

use std::ops::Range;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

use super::lexicon::Lexicon;
use crate::cluster;

/// How many clusters the models see at once, beside the surroundings: what they need grows with what they see.
const WINDOW: usize = 512;
/// How many clusters before and after a window the models see, too: more than any word has.
const SURROUNDINGS: usize = 32;

/// The two models of ICU4X for Khmer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Models {
    lstm: WordSegmenterBorrowed<'static>,
    dictionary: WordSegmenterBorrowed<'static>,
}

impl Models {
    pub(super) fn new() -> Self {
        let options = WordBreakInvariantOptions::default();
        Self { lstm: WordSegmenter::new_lstm(options), dictionary: WordSegmenter::new_dictionary(options) }
    }
}

/// Where a line may break inside `run`, which holds Khmer letters, marks and ៗ only: byte offsets, ascending.
pub(super) fn cut(run: &str, models: Models, lexicon: &Lexicon) -> Vec<usize> {
    let run = Run { text: run, ends: cluster::boundaries(run).collect() };
    let known = known(&run, lexicon);
    let agreed = agreed(&run, models, &known);
    without_fragments(&run, agreed, lexicon)
        .into_iter()
        .filter_map(|end| run.ends.get(end).copied())
        .collect()
}

/// A run and the byte offsets of its cluster boundaries, from 0 to its length. The functions here name a boundary by
/// its place in `ends`.
struct Run<'a> {
    text: &'a str,
    ends: Vec<usize>,
}

impl<'a> Run<'a> {
    fn clusters(&self) -> usize {
        self.ends.len().saturating_sub(1)
    }

    /// The text between two boundaries; empty for what is not between two boundaries.
    fn between(&self, from: usize, to: usize) -> &'a str {
        match (self.ends.get(from), self.ends.get(to)) {
            (Some(&from), Some(&to)) => self.text.get(from..to).unwrap_or_default(),
            _ => "",
        }
    }
}

/// What the lexicon knows about a boundary.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// A word goes on across it.
    inside: bool,
    /// How many clusters the longest word has that begins at it; 0 for none.
    after: usize,
    /// How many clusters the shortest word has that ends at it; 0 for none.
    before: usize,
}

impl Known {
    /// Whether one word ends at it and another begins.
    fn between_words(self) -> bool {
        self.before > 0 && self.after > 0
    }
}

/// What the lexicon knows about each boundary. Words may overlap: each keeps what is inside it.
fn known(run: &Run<'_>, lexicon: &Lexicon) -> Vec<Known> {
    let mut known = vec![Known::default(); run.ends.len()];
    for (first, &start) in run.ends.iter().enumerate() {
        let rest = run.text.get(start..).unwrap_or_default();
        let mut longest = first;
        // A match may end inside a cluster: ចិន in ចិន្តា is no word.
        for last in lexicon.matches(rest).filter_map(|len| run.ends.binary_search(&(start + len)).ok()) {
            longest = last;
            if let Some(end) = known.get_mut(last) {
                end.before = last - first;
            }
        }
        for boundary in known.get_mut(first + 1..longest).unwrap_or_default() {
            boundary.inside = true;
        }
        if let Some(beginning) = known.get_mut(first) {
            beginning.after = longest - first;
        }
    }
    known
}

/// Whether lexicon, spelling, affixes and foreign sounds let a line break at the boundary `end`.
fn allows(run: &Run<'_>, end: usize, known: Known) -> bool {
    !known.inside
        && spelling_allows(run, end)
        && !ends_with_prefix(run, end)
        && !starts_with_suffix(run, end, known)
        && !sounds_foreign(run, end, known)
}

/// What only begins words: the title ព្រះ, and what Pali and Sanskrit lend.
const PREFIXES: &[&str] = &[
    "ព្រះ",
    "រាជ",
    "បុរេ",
    "អគ្គ",
    "ឯកអគ្គ",
    "អនុ",
    "អន្តរ",
    "ឧប",
    "សហ",
    "អធិ",
    "អតិ",
    "អភិ",
    "ប្រតិ",
    "ពហុ",
    "បុព្វ",
    "មហា",
    "ទ្វេ",
    "កសិ",
    "ជីវ",
    "ទូរ",
    "ស្វ័យ",
    "នីតិ",
    "បរម",
    "វិសហ",
    "យុវ",
    "វរ",
    "នព្វ",
];

/// What ends words. After a short word, such as a conjunction, it may begin one, too: និង|ភាពជាដៃគូ.
const SUFFIXES: &[&str] = &["ភាព", "កម្ម", "និយម", "ករណ៍", "ករ", "កិច្ច", "វិទ្យា", "សាស្ត្រ", "ធម៌", "ស្ថាន", "ការី", "ស័ក"];

/// Whether one of [`PREFIXES`] stands before the boundary `end`.
fn ends_with_prefix(run: &Run<'_>, end: usize) -> bool {
    (1..=4.min(end)).any(|clusters| PREFIXES.contains(&run.between(end - clusters, end)))
}

/// Whether one of [`SUFFIXES`] stands after the boundary `end`: no word that goes on beyond it, and no short word
/// before it.
fn starts_with_suffix(run: &Run<'_>, end: usize, known: Known) -> bool {
    !matches!(known.before, 1 | 2)
        && (known.after.max(1)..=4).any(|clusters| SUFFIXES.contains(&run.between(end, end + clusters)))
}

/// Whether the boundary `end` may be inside a word that spells the sounds of another language, which neither model
/// knows: a cluster with a shifter (៉ ៊) stands beside it, and no word of the lexicon to say where words meet.
fn sounds_foreign(run: &Run<'_>, end: usize, known: Known) -> bool {
    let shifted = |from: usize, to: usize| run.between(from, to).contains(['\u{17C9}', '\u{17CA}']);
    known.before == 0 && (shifted(end.saturating_sub(1), end) || (known.after == 0 && shifted(end, end + 1)))
}

/// Whether one word may end at the boundary `end` and another begin there.
///
/// A bantoc and a toandakhiat (់ ៍) stand on the last consonant of a syllable, so no word begins with them; a
/// samyok sannya (័) and the vowels ឹ and ួ need a consonant after them.
fn spelling_allows(run: &Run<'_>, end: usize) -> bool {
    let before = run.between(end.saturating_sub(1), end);
    let after = run.between(end, end + 1);
    !before.contains(['\u{17D0}', '\u{17B9}', '\u{17BD}']) && !after.contains(['\u{17CB}', '\u{17CD}', 'ៗ'])
}

/// The allowed boundaries at which the dictionary model breaks, and with it either the lexicon, with a word at each
/// side, or the LSTM.
///
/// The LSTM costs fifty times the other model, so it is asked last, and only about stretches between breaks that are
/// sure without it. That it does not see beyond them costs nothing: it errs less often so.
fn agreed(run: &Run<'_>, models: Models, known: &[Known]) -> Vec<usize> {
    let known = |end: usize| known.get(end).copied().unwrap_or_default();
    let mut candidates = boundaries(run, models.dictionary, 0..run.clusters());
    candidates.retain(|&end| allows(run, end, known(end)));
    let is_sure = |end: &usize| known(*end).between_words();

    let mut agreed = Vec::with_capacity(candidates.len());
    let mut from = 0;
    for stretch in candidates.split_inclusive(is_sure) {
        let (unsure, sure) = match stretch.split_last() {
            Some((last, before)) if is_sure(last) => (before, Some(*last)),
            _ => (stretch, None),
        };
        let to = sure.unwrap_or(run.clusters());
        if !unsure.is_empty() {
            let told = boundaries(run, models.lstm, from..to);
            agreed.extend(unsure.iter().filter(|end| told.binary_search(end).is_ok()));
        }
        agreed.extend(sure);
        from = to;
    }
    agreed
}

/// The boundaries inside `stretch` at which `model` breaks, where it sees no more than the stretch.
fn boundaries(run: &Run<'_>, model: WordSegmenterBorrowed<'static>, stretch: Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for start in stretch.clone().step_by(WINDOW) {
        let from = start.saturating_sub(SURROUNDINGS).max(stretch.start);
        let to = (start + WINDOW + SURROUNDINGS).min(stretch.end);
        let offset = run.ends.get(from).copied().unwrap_or_default();
        let ends = model
            .segment_str(run.between(from, to))
            .filter_map(|at| run.ends.binary_search(&(offset + at)).ok());
        let window = start + 1..(start + WINDOW + 1).min(stretch.end);
        found.extend(ends.filter(|end| window.contains(end)));
    }
    found
}

/// What lies between two breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A word of the lexicon, or ៗ.
    Word,
    /// A single cluster that is no word.
    Fragment,
    /// All else.
    Stretch,
}

/// `breaks` without those that leave a fragment: one of its two breaks is wrong. Where a word stands at one side
/// only, the break at the word is right; otherwise nothing tells, and both go.
fn without_fragments(run: &Run<'_>, breaks: Vec<usize>, lexicon: &Lexicon) -> Vec<usize> {
    let starts = std::iter::once(0).chain(breaks.iter().copied());
    let ends = breaks.iter().copied().chain(std::iter::once(run.clusters()));
    let pieces: Vec<Piece> = starts
        .zip(ends)
        .map(|(start, end)| match run.between(start, end) {
            "ៗ" => Piece::Word,
            piece if lexicon.contains(piece) => Piece::Word,
            _ if end - start == 1 => Piece::Fragment,
            _ => Piece::Stretch,
        })
        .collect();
    let no_word = |piece: Option<&Piece>| piece.is_some_and(|&piece| piece != Piece::Word);
    let kept = pieces.windows(2).enumerate().map(|(left, pair)| match pair {
        [Piece::Word, Piece::Fragment] => no_word(pieces.get(left + 2)),
        [Piece::Fragment, Piece::Word] => left > 0 && no_word(pieces.get(left - 1)),
        [_, Piece::Fragment] | [Piece::Fragment, _] => false,
        _ => true,
    });
    breaks.iter().zip(kept).filter_map(|(&at, kept)| kept.then_some(at)).collect()
}
