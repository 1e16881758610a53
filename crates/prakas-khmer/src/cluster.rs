//! Orthographic syllables.
//!
//! A reader of Khmer sees syllables, not code points: ស្ត្រី is one thing to
//! read, to select and to keep together, though it is six characters. A
//! *cluster* is such a syllable: a base with its subscripts (each a coeng and a
//! consonant), shifters, vowels and signs, and the joiners between them.
//! Whatever is not Khmer is cut into the grapheme clusters of Unicode Standard
//! Annex 29.
//!
//! ```
//! use prakas_khmer::cluster::{boundaries, clusters};
//!
//! let cut: Vec<&str> = clusters("រដ្ឋមន្ត្រី ASEAN").collect();
//! assert_eq!(cut, ["រ", "ដ្ឋ", "ម", "ន្ត្រី", " ", "A", "S", "E", "A", "N"]);
//!
//! let at: Vec<usize> = boundaries("ខ្មែរ").collect();
//! assert_eq!(at, [0, 12, 15]);
//! ```
//!
//! The syllable is the one of SIL's *Khmer Encoding Structure*, version 2
//! (Unicode Technical Note 61), read generously, so that text with faults is
//! cut sensibly too:
//!
//! - a mark belongs to what stands before it, whatever that is;
//! - only a control (a line end, U+200B and their like) or the start of the
//!   text leaves a mark on its own;
//! - a coeng belongs to what stands before it, and the letter after it, with
//!   or without joiners between, belongs to the coeng.
//!
//! The clusters joined give the text again.

use std::iter::FusedIterator;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// U+17D2, which puts the letter after it under the letter before it.
pub(crate) const COENG: char = '\u{17D2}';

/// What a character does to the cluster around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A consonant or an independent vowel.
    Base,
    /// A vowel, a sign, a shifter or a robat.
    Mark,
    /// U+17D2.
    Coeng,
    /// Khmer that stands alone: digits, punctuation, symbols.
    Alone,
}

/// The part that each of the 128 code points from U+1780 plays.
const PARTS: [Part; 128] = {
    let mut parts = [Part::Alone; 128];
    let mut at = 0;
    while at < 128 {
        parts[at] = match at {
            0x00..=0x33 => Part::Base,
            0x52 => Part::Coeng,
            0x34..=0x53 | 0x5D => Part::Mark,
            _ => Part::Alone,
        };
        at += 1;
    }
    parts
};

/// The place in the Khmer block of the character whose UTF-8 starts `bytes`.
#[inline]
pub(crate) fn khmer_index(bytes: &[u8]) -> Option<u8> {
    match bytes {
        [0xE1, second @ (0x9E | 0x9F), third, ..] => Some((second & 1) << 6 | (third & 0x3F)),
        _ => None,
    }
}

#[inline]
fn part_at(bytes: &[u8]) -> Option<Part> {
    khmer_index(bytes).and_then(|index| PARTS.get(usize::from(index)).copied())
}

fn part_of(character: char) -> Option<Part> {
    let index = u32::from(character).checked_sub(0x1780)?;
    PARTS.get(usize::try_from(index).ok()?).copied()
}

/// U+200C or U+200D, which join clusters of any script.
#[inline]
fn is_joiner(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE2, 0x80, 0x8C | 0x8D, ..])
}

/// Whether a boundary would stand between two characters alone.
fn pair_splits(before: char, after: char) -> bool {
    let mut pair = [0; 8];
    let end = before.encode_utf8(&mut pair).len();
    let length = end + after.encode_utf8(&mut pair[end..]).len();
    std::str::from_utf8(&pair[..length]).is_ok_and(|pair| pair.graphemes(true).nth(1).is_some())
}

/// Whether nothing attaches to `character`: the class Control of UAX 29.
fn is_control(character: char) -> bool {
    // A mark after a control starts a cluster, and after nothing else.
    pair_splits(character, '\u{301}')
}

/// The length in bytes of the cluster that starts `text`; 0 for no text.
fn cluster_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(&first) = bytes.first() else {
        return 0;
    };
    match part_at(bytes) {
        Some(Part::Coeng) => tail(text, 3, true),
        Some(Part::Base | Part::Mark | Part::Alone) => tail(text, 3, false),
        None => match bytes.get(1) {
            // Two ASCII characters stick together only as a CRLF.
            None => 1,
            Some(second) if first.is_ascii() && second.is_ascii() && first != b'\r' => 1,
            Some(_) => foreign(text),
        },
    }
}

/// A cluster whose first character is not Khmer.
fn foreign(text: &str) -> usize {
    let Some(mut head) = text.graphemes(true).next() else {
        return 0;
    };
    let Some(first) = head.chars().next() else {
        return 0;
    };
    if is_control(first) {
        return head.len();
    }
    // UAX 29 has rules for Khmer, but others than ours.
    if let Some((at, _)) = head.char_indices().find(|&(_, character)| part_of(character).is_some()) {
        head = &head[..at];
    }
    let mut end = head.len();
    let next = text[end..].chars().next();
    if let (Some(last), Some(next)) = (head.chars().next_back(), next) {
        // Only a sign of the class Prepend, such as U+0600, holds a letter.
        if matches!(part_of(next), Some(Part::Base | Part::Alone)) && !pair_splits(last, next) {
            end += next.len_utf8();
        }
    }
    tail(text, end, false)
}

/// Extends the cluster that ends at `end` over all that attaches to it.
/// `open` says that a coeng still waits for its letter.
#[inline]
fn tail(text: &str, mut end: usize, mut open: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(rest) = bytes.get(end..) {
        match part_at(rest) {
            Some(Part::Mark) => open = false,
            Some(Part::Coeng) => open = true,
            Some(Part::Base) if open => open = false,
            Some(Part::Base | Part::Alone) => break,
            None if is_joiner(rest) => {}
            None if rest.first().is_none_or(u8::is_ascii) => break,
            None => match foreign_mark(text, end) {
                Some(length) => {
                    end += length;
                    open = false;
                    continue;
                }
                None => break,
            },
        }
        end += 3;
    }
    end
}

/// The length of the character at `at`, if it is a mark of another script
/// that attaches to what stands before it.
#[cold]
fn foreign_mark(text: &str, at: usize) -> Option<usize> {
    let character = text.get(at..)?.chars().next()?;
    (!is_grapheme_boundary(text, at)).then(|| character.len_utf8())
}

fn is_grapheme_boundary(text: &str, at: usize) -> bool {
    // The whole text is at hand, so the cursor never asks for more of it.
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The clusters of `text`, in order. See [`clusters`].
#[derive(Clone, Debug)]
pub struct Clusters<'a> {
    rest: &'a str,
}

impl<'a> Clusters<'a> {
    /// What has not been cut yet.
    pub fn as_str(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let (cluster, rest) = self.rest.split_at_checked(cluster_len(self.rest))?;
        self.rest = rest;
        Some(cluster)
    }
}

impl FusedIterator for Clusters<'_> {}

/// Cuts `text` into clusters. Joined, they are `text`.
///
/// ```
/// use prakas_khmer::cluster::clusters;
///
/// assert_eq!(clusters("ក្រសួងការបរទេស").count(), 9);
/// assert_eq!(clusters("សន្តិភាព").collect::<Vec<_>>(), ["ស", "ន្តិ", "ភា", "ព"]);
/// ```
pub fn clusters(text: &str) -> Clusters<'_> {
    Clusters { rest: text }
}

/// The clusters of `text`, each with the byte at which it starts.
///
/// ```
/// use prakas_khmer::cluster::cluster_indices;
///
/// let cut: Vec<_> = cluster_indices("ព្រះ១").collect();
/// assert_eq!(cut, [(0, "ព្រះ"), (12, "១")]);
/// ```
pub fn cluster_indices(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    let mut at = 0;
    clusters(text).map(move |cluster| {
        let start = at;
        at += cluster.len();
        (start, cluster)
    })
}

/// The bytes at which a cluster starts or ends, ascending: 0, then the end of
/// each cluster. For no text, 0 alone.
pub fn boundaries(text: &str) -> impl Iterator<Item = usize> + Clone {
    let ends = cluster_indices(text).map(|(start, cluster)| start + cluster.len());
    std::iter::once(0).chain(ends)
}

/// Whether a cluster starts or ends at the byte `at` of `text`.
///
/// Looks only at what is around `at`, so that it suits single questions about
/// long texts; to walk through a text, take [`boundaries`]. False beyond the
/// end and inside a character.
///
/// ```
/// use prakas_khmer::cluster::is_boundary;
///
/// assert!(is_boundary("ភាសាខ្មែរ", 12));
/// assert!(!is_boundary("ភាសាខ្មែរ", 15), "ខ carries the coeng");
/// ```
pub fn is_boundary(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else {
        return false;
    };
    let (Some(previous), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    match part_of(next) {
        Some(Part::Mark | Part::Coeng) => is_control(previous),
        Some(Part::Base) if awaits_letter(before) => false,
        Some(Part::Base | Part::Alone) => pair_splits(previous, next),
        None => is_grapheme_boundary(text, at),
    }
}

/// Whether `before` ends with a coeng, joiners aside.
fn awaits_letter(before: &str) -> bool {
    before.trim_end_matches(['\u{200C}', '\u{200D}']).ends_with(COENG)
}

/// The number of columns that `cluster` takes in a terminal.
///
/// For Khmer this is the sum over its characters, as `wcwidth` counts each: a
/// letter is one column, under another letter too; so is a vowel or sign with a
/// part at the left or the right (ា េ ែ ៃ ោ ៅ ើ ឿ ៀ ះ ៈ); coeng, the vowels and
/// signs above and below, and joiners take none. VTE, xterm and Alacritty give
/// cells in this way, whether or not they shape the syllable. A terminal that
/// gives a whole cluster fewer cells leaves lines short: no line overflows.
///
/// Other clusters are as wide as `unicode-width` says, emoji of several
/// characters included.
///
/// ```
/// use prakas_khmer::cluster::columns;
///
/// assert_eq!(columns("ក"), 1);
/// assert_eq!(columns("កិ"), 1);
/// assert_eq!(columns("កោ"), 2);
/// assert_eq!(columns("ន្ត្រី"), 3);
/// assert_eq!(columns("\u{200B}"), 0);
/// assert_eq!(columns("👩\u{200D}🌾"), 2);
/// ```
pub fn columns(cluster: &str) -> usize {
    if khmer_index(cluster.as_bytes()).is_some() {
        cluster.chars().filter_map(UnicodeWidthChar::width).sum()
    } else {
        cluster.width()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        clusters(text).collect()
    }

    #[test]
    fn words_are_cut_into_syllables() {
        assert_eq!(cut("ព្រះរាជាណាចក្រកម្ពុជា").join("|"), "ព្រះ|រា|ជា|ណា|ច|ក្រ|ក|ម្ពុ|ជា");
        assert_eq!(cut("ប៉ុន្តែ").join("|"), "ប៉ុ|ន្តែ");
        assert_eq!(cut("ធម៌ព័ត៌មាន").join("|"), "ធ|ម៌|ព័|ត៌|មា|ន");
        assert_eq!(cut("ផ្សេងៗ។").join("|"), "ផ្សេ|ង|ៗ|។");
        assert_eq!(cut("ឯកឧត្តម").join("|"), "ឯ|ក|ឧ|ត្ត|ម");
        assert_eq!(cut("២០២១").len(), 4);
    }

    #[test]
    fn joiners_stay_inside() {
        assert_eq!(cut("ប\u{17CA}\u{200C}\u{17B8}យ"), ["ប\u{17CA}\u{200C}\u{17B8}", "យ"]);
        assert_eq!(cut("ក\u{17D2}\u{200D}ខគ"), ["ក\u{17D2}\u{200D}ខ", "គ"]);
    }

    #[test]
    fn zero_width_space_separates() {
        assert_eq!(cut("ការ\u{200B}ងារ"), ["កា", "រ", "\u{200B}", "ងា", "រ"]);
    }

    #[test]
    fn faults_are_cut_sensibly() {
        assert_eq!(cut("\u{17B6}ក"), ["\u{17B6}", "ក"]);
        assert_eq!(cut("a\u{17B6}ក"), ["a\u{17B6}", "ក"]);
        assert_eq!(cut("\u{17D2}កខ"), ["\u{17D2}ក", "ខ"]);
        assert_eq!(cut("a\u{17D2}កខ"), ["a\u{17D2}ក", "ខ"]);
        assert_eq!(cut("ក\u{17D2} ខ"), ["ក\u{17D2}", " ", "ខ"]);
        assert_eq!(cut("\u{200B}\u{17B6}"), ["\u{200B}", "\u{17B6}"]);
        assert_eq!(cut("\r\n\u{17B6}"), ["\r\n", "\u{17B6}"]);
    }

    #[test]
    fn other_scripts_are_cut_into_grapheme_clusters() {
        assert_eq!(
            cut("e\u{301}👨\u{200D}👩\u{200D}👧🇰🇭x\r\n"),
            ["e\u{301}", "👨\u{200D}👩\u{200D}👧", "🇰🇭", "x", "\r\n"]
        );
        assert_eq!(cut("ក\u{301}ខ"), ["ក\u{301}", "ខ"]);
    }

    fn any_text() -> impl Strategy<Value = String> {
        let character = prop_oneof![
            6 => proptest::char::range('\u{1780}', '\u{17FF}'),
            2 => Just(COENG),
            2 => proptest::sample::select(vec![
                '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}', '\u{AD}', 'a', ' ',
                '\r', '\n', '\u{301}', '\u{25CC}', '\u{600}', '\u{903}', '\u{915}', '\u{94D}',
                '👨', '🇰',
            ]),
            1 => any::<char>(),
        ];
        proptest::collection::vec(character, 0..24).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn clusters_joined_are_the_text(text in any_text()) {
            prop_assert_eq!(clusters(&text).collect::<String>(), text);
        }

        #[test]
        fn one_boundary_is_found_as_all_are(text in any_text()) {
            let all: Vec<usize> = boundaries(&text).collect();
            let each: Vec<usize> = (0..=text.len()).filter(|&at| is_boundary(&text, at)).collect();
            prop_assert_eq!(all, each);
        }

        #[test]
        fn a_coeng_keeps_its_letter(text in any_text()) {
            let mut before = "";
            for cluster in clusters(&text) {
                let starts_with_letter = part_at(cluster.as_bytes()) == Some(Part::Base);
                prop_assert!(!(starts_with_letter && awaits_letter(before)));
                before = cluster;
            }
        }
    }
}
