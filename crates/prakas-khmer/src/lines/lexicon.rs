//! Words inside which a line never breaks.

use std::collections::{HashMap, HashSet};

use crate::cluster::COENG;

/// The built-in words, one file a theme; `#` starts a comment.
const THEMES: &[&str] = &[
    include_str!("lexicon/time.txt"),
    include_str!("lexicon/places.txt"),
    include_str!("lexicon/titles.txt"),
    include_str!("lexicon/institutions.txt"),
    include_str!("lexicon/diplomacy.txt"),
    include_str!("lexicon/common.txt"),
    include_str!("lexicon/particles.txt"),
];

/// No word is longer, in characters: a match costs what the word is long.
const LONGEST_WORD: usize = 128;

/// A set of words inside which a line never breaks.
///
/// ```
/// use prakas_khmer::lines::Lexicon;
///
/// let house = Lexicon::built_in().with(["បេតិកភណ្ឌ"]);
/// assert!(house.contains("បេតិកភណ្ឌ"));
/// assert!(house.contains("វិច្ឆិកា"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// A trie: the node that a character leads to from a node. The root is 0.
    steps: HashMap<(u32, char), u32>,
    /// The nodes at which a word ends.
    ends: HashSet<u32>,
}

impl Lexicon {
    /// No words at all.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The words that official texts cannot do without: months, weekdays and years of both calendars, countries,
    /// capitals and provinces, titles, institutions, and the vocabulary of diplomacy and the press.
    pub fn built_in() -> Self {
        let lines = THEMES.iter().flat_map(|theme| theme.lines()).filter(|line| !line.starts_with('#'));
        Self::empty().with(lines.flat_map(str::split_whitespace))
    }

    /// This lexicon and `words` besides, such as the names that a house uses.
    ///
    /// White space around a word is ignored, and so are U+200B and joiners in it. A word of one cluster is one that may
    /// stand alone between two breaks. A word with a space or a digit in it changes nothing: no line of ours breaks
    /// there. A word of more than 128 characters is ignored.
    pub fn with<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        for word in words {
            self.insert(word.trim());
        }
        self
    }

    /// Whether `word` is one of the words, in either spelling of the coeng TA and DA.
    pub fn contains(&self, word: &str) -> bool {
        self.longest_match(word) == Some(word.len())
    }

    fn insert(&mut self, word: &str) {
        let letters: String = word.chars().filter(|&c| !is_ignorable(c)).collect();
        if letters.chars().nth(LONGEST_WORD).is_some() {
            return;
        }
        let mut node = 0;
        for character in spelled(&letters) {
            let next = u32::try_from(self.steps.len() + 1).unwrap_or(u32::MAX);
            node = *self.steps.entry((node, character)).or_insert(next);
        }
        if node != 0 {
            self.ends.insert(node);
        }
    }

    /// The length in bytes of the longest word that `text` starts with.
    pub(super) fn longest_match(&self, text: &str) -> Option<usize> {
        self.matches(text).last()
    }

    /// The lengths in bytes of the words that `text` starts with, ascending.
    pub(super) fn matches(&self, text: &str) -> impl Iterator<Item = usize> {
        let mut node = 0;
        let mut length = 0;
        spelled(text)
            .map_while(move |character| {
                node = *self.steps.get(&(node, character))?;
                length += character.len_utf8();
                Some((node, length))
            })
            .filter(|(node, _)| self.ends.contains(node))
            .map(|(_, length)| length)
    }
}

/// Characters that separate or join and are not spelled.
pub(super) fn is_ignorable(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// The characters of `text` with each coeng DA as a coeng TA, which looks the same.
fn spelled(text: &str) -> impl Iterator<Item = char> {
    let mut after_coeng = false;
    text.chars().map(move |character| {
        let spelled = if after_coeng && character == 'ដ' { 'ត' } else { character };
        after_coeng = character == COENG;
        spelled
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::{Fault, findings};

    #[test]
    fn each_word_is_well_formed_and_stands_once() {
        let mut seen = HashSet::new();
        let lines = THEMES.iter().flat_map(|theme| theme.lines()).filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            assert!(seen.insert(word), "{word} stands twice");
            let fault = findings(word).find(|finding| finding.fault != Fault::CoengDa);
            assert_eq!(fault, None, "{word}");
        }
    }
}
