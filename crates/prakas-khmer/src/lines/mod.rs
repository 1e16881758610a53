//! Where lines may break.
//!
//! Khmer puts spaces between phrases, not between words, and a line may break only between words. So a layout has to
//! know words. A break that is missing costs a little space; a wrong one misspells the line: ម|នុស្ស, ខែតុ|លា. This
//! module is made for the second: it breaks where it is sure.
//!
//! What it tells are the breaks that take knowing Khmer. Those that every layout knows come besides: after a space, after a
//! hyphen.
//!
//! ```
//! use prakas_khmer::lines::Breaker;
//!
//! let breaker = Breaker::default(); // once a process
//! let text = "រដ្ឋមន្ត្រីការបរទេស នៃព្រះរាជាណាចក្រកម្ពុជា";
//! let mut ends = breaker.opportunities(text);
//! ends.extend(text.match_indices(' ').map(|(at, space)| at + space.len()));
//! ends.push(text.len());
//! ends.sort_unstable();
//!
//! let starts = std::iter::once(0).chain(ends.iter().copied());
//! let words: Vec<_> = starts.zip(&ends).map(|(start, &end)| text[start..end].trim_end()).collect();
//! assert_eq!(words, ["រដ្ឋមន្ត្រី", "ការបរទេស", "នៃ", "ព្រះរាជាណាចក្រ", "កម្ពុជា"]);
//! ```
//!
//! # How
//!
//! A line may break at a place in Khmer text if
//!
//! 1. the dictionary model of ICU4X ends a word there, and two words of the [`Lexicon`] meet there, or its LSTM ends a
//!    word there, too: they err in different ways;
//! 2. no word of the lexicon goes on across it;
//! 3. the spelling allows it: no word begins with ៗ or with a silent or shortened final consonant, and none ends with a
//!    vowel that asks for a consonant;
//! 4. it does not cut a prefix from its word (អន្តរ|ជាតិ) or a suffix (សុចរិត|ភាព), nor, next to a shifter and with no
//!    known word to say where words meet, a foreign name (ម៉ូសំ|ប៊ិក);
//! 5. no single cluster stays alone that is no word by itself.
//!
//! Besides, it may break after ៗ, outside of quotation marks and brackets, between Khmer and Latin words, before a number
//! that counts (ចំនួន|២៥លាន) and after one that names (ឆ្នាំ២០២១|នៅ). A number stays with what it counts and with what it
//! names. Never inside a number, a cluster, a Latin word, or a run of five clusters at most after a space, such as a given
//! name.
//!
//! Measured on the 13,000 hand-segmented sentences of khPOS, put together without spaces: breaks inside a morpheme per
//! 1,000 Khmer characters, and the part of the boundaries between words that is found.
//!
//! | | wrong | found |
//! |---|---|---|
//! | ICU4X dictionary | 16.1 | .896 |
//! | ICU4X LSTM | 7.9 | .873 |
//! | where both agree | 3.1 | .812 |
//! | this module | 0.92 | .825 |
//!
//! The LSTM costs fifty times the dictionary and the lexicon, and in a release four fifths of it are never asked for. Asked
//! about every break, it left 0.87 wrong and found .793.
//!
//! The rules were chosen, and some words left out of the lexicon again, with these same sentences in view, so the last
//! row is better than other texts will be. No word was taken from them.
//!
//! # What an author typed
//!
//! - U+200B between two clusters is an opportunity always, inside a word of the lexicon, a number or a Latin word too.
//!   It adds to what is found: keyboards leave U+200B between many words, seldom between all, and a line that broke only
//!   there would be full of holes. To the models the text is the same with it and without it.
//! - Still no line begins with ៗ, ។, ៕, ៖ or a closing mark, or ends with an opening one, or cuts a cluster.
//! - U+2060 between two clusters forbids the break, as do U+00A0 and U+202F, which stand there themselves.
//!
//! # Words of a house
//!
//! A house adds the words that it wants whole, names of persons and projects above all:
//!
//! ```
//! use prakas_khmer::lines::{Breaker, Lexicon};
//!
//! let house = Breaker::new(Lexicon::built_in().with(["សុវណ្ណារិទ្ធ"]));
//! assert_eq!(house.opportunities("ដោយសុវណ្ណារិទ្ធ"), ["ដោយ".len()]);
//! ```
//!
//! A long compound need not be whole: សេចក្តីប្រកាសព័ត៌មាន may break between its words. Give it to the lexicon only if a
//! line must never break in it.

mod cache;
mod lexicon;
mod run;
mod seam;

use crate::cluster::{COENG, cluster_indices};
use cache::Cache;
use lexicon::is_ignorable;
use run::Models;

pub use lexicon::Lexicon;

/// Finds where lines may break. Make one and share it: it holds the models, the lexicon and a bounded memory of what
/// it has cut, and threads may use it at the same time.
#[derive(Debug)]
pub struct Breaker {
    models: Models,
    lexicon: Lexicon,
    cache: Cache,
}

impl Default for Breaker {
    /// With the built-in lexicon.
    fn default() -> Self {
        Self::new(Lexicon::built_in())
    }
}

impl Breaker {
    /// A breaker that keeps the words of `lexicon` whole.
    pub fn new(lexicon: Lexicon) -> Self {
        Self { models: Models::new(), lexicon, cache: Cache::default() }
    }

    /// The byte offsets after which a line of `text` may break, ascending; never 0, never the end.
    ///
    /// Breaks that every layout knows without Khmer are not listed: after a space, after a hyphen. The author's U+200B is: the
    /// offset is the one after it.
    pub fn opportunities(&self, text: &str) -> Vec<usize> {
        let pieces = pieces(text);
        let mut breaks: Vec<usize> = pieces.windows(2).filter_map(marked).collect();
        let mut before = None;
        for run in pieces.chunk_by(|a, b| a.kind == Kind::Letters && b.kind == Kind::Letters) {
            if run.len() > if before == Some(Kind::Space) { NAME } else { 1 } {
                self.run(run, &mut breaks);
            }
            before = run.last().map(|piece| piece.kind);
        }
        seam::add_breaks(text, &pieces, &mut breaks);
        breaks.sort_unstable();
        breaks.dedup();
        breaks
    }

    /// Adds the breaks inside `run`, clusters of letters that follow each other.
    fn run(&self, run: &[Piece<'_>], breaks: &mut Vec<usize>) {
        let mut letters = String::new();
        let mut starts = Vec::with_capacity(run.len());
        for piece in run {
            starts.push(letters.len());
            letters.extend(piece.cluster.chars().filter(|&c| !is_ignorable(c)));
        }
        let cut = self.cache.get_or_cut(&letters, |run| run::cut(run, self.models, &self.lexicon));
        let pieces = cut.iter().filter_map(|at| run.get(starts.binary_search(at).ok()?));
        breaks.extend(pieces.filter(|piece| piece.gap == Gap::Open).map(|piece| piece.start));
    }
}

/// A run of so few clusters after a space, such as a given name, is kept whole: the line may break at the space.
const NAME: usize = 5;

/// What a cluster is to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Khmer letters with their marks, and ៗ.
    Letters,
    /// A mark without a letter.
    Stray,
    /// What a line never starts with.
    Closing,
    /// What a line never ends with.
    Opening,
    /// A space or a control: the layout breaks there.
    Space,
    /// A Khmer or Latin digit.
    Digit,
    /// A letter of another script.
    Latin,
    /// All else.
    Other,
}

/// What stands between a cluster and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing that counts.
    Open,
    /// The author's U+200B, and the offset after it.
    Marked(usize),
    /// The author's U+2060.
    Joined,
}

/// A cluster that can be seen.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    start: usize,
    cluster: &'a str,
    kind: Kind,
    gap: Gap,
}

/// The visible clusters of `text`.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut gap = Gap::Open;
    for (start, cluster) in cluster_indices(text) {
        match cluster {
            "\u{200B}" => gap = Gap::Marked(start + cluster.len()),
            _ if cluster.chars().all(is_ignorable) => {
                if gap == Gap::Open && cluster.contains(['\u{2060}', '\u{FEFF}']) {
                    gap = Gap::Joined;
                }
            }
            _ => {
                let kind = kind(cluster);
                match pieces.last_mut() {
                    // A mark belongs to what stands before it, whatever the author put between.
                    Some(last) if kind == Kind::Stray && last.kind != Kind::Space => {
                        last.cluster = &text[last.start..start + cluster.len()];
                    }
                    Some(_) | None => pieces.push(Piece { start, cluster, kind, gap }),
                }
                gap = Gap::Open;
            }
        }
    }
    pieces
}

fn kind(cluster: &str) -> Kind {
    match cluster.chars().next() {
        None => Kind::Other,
        Some('\u{1780}'..='\u{17B3}') if cluster.chars().all(is_letter) => Kind::Letters,
        Some('ៗ') if cluster.chars().all(is_letter) => Kind::Letters,
        Some('\u{17B4}'..='\u{17D3}' | '\u{17DD}' | '\u{300}'..='\u{36F}') => Kind::Stray,
        Some('។' | '៕' | '៖' | '៘' | '៚' | '»' | '”' | '’' | '›' | ')' | ']' | '}') => {
            Kind::Closing
        }
        Some('!' | '?' | ',' | ';' | ':' | '.' | '…' | '%' | '‰' | '⁄') => Kind::Closing,
        Some('«' | '“' | '‘' | '‹' | '(' | '[' | '{') => Kind::Opening,
        Some(c) if c.is_whitespace() || c.is_control() => Kind::Space,
        Some('0'..='9' | '០'..='៩') => Kind::Digit,
        Some(c) if c.is_alphabetic() => Kind::Latin,
        Some(_) => Kind::Other,
    }
}

fn is_letter(character: char) -> bool {
    matches!(character, '\u{1780}'..='\u{17D3}' | 'ៗ' | '\u{17DD}') || is_ignorable(character)
}

/// The author's break between two neighbours. It wins over models and lexicon, but not over what no line can show: a
/// mark without its letter, or punctuation at the wrong end; and after a space the line breaks anyway.
fn marked(pair: &[Piece<'_>]) -> Option<usize> {
    let [before, after] = pair else {
        return None;
    };
    let forbidden = matches!(after.kind, Kind::Stray | Kind::Closing | Kind::Space)
        || matches!(before.kind, Kind::Opening | Kind::Space)
        || before.cluster.trim_end_matches(is_ignorable).ends_with(COENG)
        || after.cluster.starts_with('ៗ');
    match after.gap {
        Gap::Marked(at) if !forbidden => Some(at),
        Gap::Marked(_) | Gap::Open | Gap::Joined => None,
    }
}
