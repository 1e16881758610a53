//! Misspellings that are well-formed.
//!
//! ព័ត៍មាន has every mark where a mark may stand, and is still wrong: the word
//! is ព័ត៌មាន. This module knows such spellings, which an official text must
//! not carry, and how each word is written in the dictionary of Samdech Chuon
//! Nath (fifth edition, 1967), which official Khmer follows.
//!
//! ```
//! use prakas_khmer::spelling::misspellings;
//!
//! let text = "សេចក្តីប្រកាសព័ត៍មាន ថ្ងៃទី៣ ខែកុម្ភះ";
//! let found: Vec<_> = misspellings(text).map(|m| (&text[m.range], m.right)).collect();
//! assert_eq!(found, [("ព័ត៍មាន", "ព័ត៌មាន"), ("កុម្ភះ", "កុម្ភៈ")]);
//! ```
//!
//! The table is short and sure rather than long: each spelling in it is wrong
//! wherever it stands, also inside a longer word. So it leaves out what is a
//! part of right text (រ typed after កម្ពុជា, which may begin របស់), what is in
//! dispute, and coeng DA for coeng TA, which look alike. A personal name may
//! keep an old spelling: what is found is for an author to look at.
//!
//! Words are compared as [`normalize`](crate::encoding::normalize) stores them,
//! but coeng DA counts as coeng TA, and U+200B inside a word hides nothing.

mod table;

use std::iter::FusedIterator;
use std::ops::Range;
use std::sync::LazyLock;

use crate::cluster::{is_boundary, khmer_index};
use table::TABLE;

/// A word that is misspelt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelling {
    /// Where the wrong word, or the part of it that is wrong, stands, in bytes.
    pub range: Range<usize>,
    /// How it is written.
    pub right: &'static str,
}

/// The misspellings of `text`, in order; their ranges do not overlap.
///
/// Each starts and ends at a cluster boundary.
pub fn misspellings(text: &str) -> Misspellings<'_> {
    Misspellings { text, at: 0 }
}

/// The misspellings of a text. See [`misspellings`].
#[derive(Clone, Debug)]
pub struct Misspellings<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Misspellings<'_> {
    type Item = Misspelling;

    fn next(&mut self) -> Option<Misspelling> {
        let trie = &*TRIE;
        let bytes = self.text.as_bytes();
        while let Some(rest) = bytes.get(self.at..).filter(|rest| !rest.is_empty()) {
            let start = self.at;
            let Some(index) = khmer_index(rest) else {
                self.at += 1;
                continue;
            };
            self.at += 3;
            if trie.first.get(usize::from(index)).is_none_or(|&node| node == 0) {
                continue;
            }
            if let Some((end, right)) = trie.longest(self.text, start)
                && is_boundary(self.text, start)
            {
                self.at = end;
                return Some(Misspelling { range: start..end, right });
            }
        }
        None
    }
}

impl FusedIterator for Misspellings<'_> {}

/// The last seven bits of U+17D2, U+178A and U+178F.
const COENG: u8 = 0x52;
const DA: u8 = 0x0A;
const TA: u8 = 0x0F;
/// Stands for a colon, which is typed for ៈ.
const COLON: u8 = 0x7F;

/// The wrong spellings, character by character.
#[derive(Default)]
struct Trie {
    /// The node after each first letter; 0, the root, for none.
    first: Vec<usize>,
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    next: Vec<(u8, usize)>,
    right: Option<&'static str>,
}

static TRIE: LazyLock<Trie> = LazyLock::new(|| {
    let mut trie = Trie { first: vec![0; 128], nodes: vec![Node::default()] };
    for &(wrong, right) in TABLE {
        trie.insert(wrong, right);
    }
    for &(letter, node) in &trie.nodes[0].next {
        if let Some(first) = trie.first.get_mut(usize::from(letter)) {
            *first = node;
        }
    }
    trie
});

impl Trie {
    fn insert(&mut self, wrong: &str, right: &'static str) {
        let mut node = 0;
        let (mut at, mut before) = (0, 0);
        while let Some((letter, length)) = letter(wrong.as_bytes(), at, before) {
            at += length;
            before = letter;
            node = match self.after(node, letter) {
                Some(next) => next,
                None => {
                    self.nodes.push(Node::default());
                    let next = self.nodes.len() - 1;
                    self.nodes[node].next.push((letter, next));
                    next
                }
            };
        }
        self.nodes[node].right = Some(right);
    }

    fn after(&self, node: usize, letter: u8) -> Option<usize> {
        let next = &self.nodes.get(node)?.next;
        next.iter().find_map(|&(edge, node)| (edge == letter).then_some(node))
    }

    /// The longest wrong spelling from `start` on: its end and its correction.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, &'static str)> {
        let bytes = text.as_bytes();
        let mut found = None;
        let mut node = 0;
        let (mut at, mut before) = (start, 0);
        while let Some((letter, length)) = letter(bytes, at, before) {
            let Some(next) = self.after(node, letter) else {
                break;
            };
            node = next;
            at += length;
            before = letter;
            if let Some(right) = self.nodes.get(node).and_then(|node| node.right)
                && is_boundary(text, at)
            {
                found = Some((at, right));
            }
            while bytes.get(at..).is_some_and(is_break) {
                at += 3;
            }
        }
        found
    }
}

/// The letter at `at`, as the table is compared, and its length in bytes.
fn letter(bytes: &[u8], at: usize, before: u8) -> Option<(u8, usize)> {
    let rest = bytes.get(at..)?;
    match khmer_index(rest) {
        Some(DA) if before == COENG => Some((TA, 3)),
        Some(index) => Some((index, 3)),
        None if rest.first() == Some(&b':') => Some((COLON, 1)),
        None => None,
    }
}

/// U+200B.
fn is_break(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xE2, 0x80, 0x8B])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::normalize;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        misspellings(text).map(|found| (&text[found.range], found.right)).collect()
    }

    #[test]
    fn every_wrong_spelling_is_found() {
        for &(wrong, right) in TABLE {
            assert_eq!(found(wrong), [(wrong, right)]);
        }
    }

    #[test]
    fn no_right_spelling_contains_a_wrong_one() {
        for &(_, right) in TABLE {
            assert_eq!(found(right), [], "{right}");
        }
    }

    #[test]
    fn the_table_is_in_standard_order_and_without_repeats() {
        for &(wrong, right) in TABLE {
            assert_eq!(normalize(wrong), wrong);
            assert_eq!(normalize(right), right);
        }
        let mut wrong: Vec<&str> = TABLE.iter().map(|entry| entry.0).collect();
        wrong.sort_unstable();
        wrong.dedup();
        assert_eq!(wrong.len(), TABLE.len());
        assert!(TABLE.len() >= 60);
    }

    #[test]
    fn right_words_are_left_alone() {
        for text in [
            "សេចក្តីប្រកាសព័ត៌មាន សេចក្ដីប្រកាសព័ត៌មាន",
            "កិច្ចប្រជុំគណៈកម្មាធិការអន្តរជាតិ ក្រោមអធិបតីភាព ឯកឧត្ដម",
            "ព្រះរាជាណាចក្រកម្ពុជារបស់យើង សំណើរបស់លោក",
            "ថ្ងៃព្រហស្បតិ៍ ទី១៤ ខែកុម្ភៈ ខែមីនា ខែមិថុនា ខែកក្កដា ខែវិច្ឆិកា",
            "សំខាន់ សំណើ កំពុង កំណត់ បំណង ជំនួយ ទំនាក់ទំនង សំបុត្រ ដំណើរការ ជំរុញ",
            "ក៏ ដ៏ធំធេង ធម៌ ពណ៌ អភិវឌ្ឍន៍ សហគមន៍ ករណី ពុទ្ធសាសនា",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn words_are_found_in_their_surroundings() {
        assert_eq!(found("ក្រសួងព័ត៍មានជាតិ"), [("ព័ត៍មាន", "ព័ត៌មាន")]);
        assert_eq!(found("វប្បធម៍ខ្មែរ"), [("ធម៍", "ធម៌")]);
        assert_eq!(found("គណ:កម្មការ"), [("គណ:កម្ម", "គណៈកម្ម")]);
    }

    #[test]
    fn a_zero_width_space_hides_nothing() {
        assert_eq!(found("ព័ត៍\u{200B}មាន"), [("ព័ត៍\u{200B}មាន", "ព័ត៌មាន")]);
        assert_eq!(found("ធម៍\u{200B}"), [("ធម៍", "ធម៌")]);
    }

    #[test]
    fn coeng_da_counts_as_coeng_ta() {
        assert_eq!(found("សហប្រតិបត្ដិការណ៍").len(), 1);
    }

    proptest! {
        #[test]
        fn ranges_are_on_cluster_boundaries(
            parts in proptest::collection::vec(
                prop_oneof![
                    (0..TABLE.len()).prop_map(|at| TABLE[at].0.to_owned()),
                    proptest::char::range('\u{1780}', '\u{17FF}').prop_map(String::from),
                    Just("\u{17D2}".to_owned()),
                    Just("\u{200B}".to_owned()),
                    Just("\u{200D}".to_owned()),
                    any::<char>().prop_map(String::from),
                ],
                0..12,
            )
        ) {
            let text = parts.concat();
            let mut end = 0;
            for Misspelling { range, .. } in misspellings(&text) {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(is_boundary(&text, range.start) && is_boundary(&text, range.end));
                end = range.end;
            }
        }
    }
}
