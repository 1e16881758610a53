//! What can be wrong.

use std::fmt;

/// What is wrong with a stretch of text.
///
/// Shown, each says in one sentence what an author should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// The characters of a syllable stand in another order than the standard's.
    Order,
    /// The same mark twice in a syllable.
    Doubled,
    /// A vowel or sign with nothing to stand on.
    MarkAlone,
    /// A coeng that no letter follows, or that follows no letter.
    CoengAlone,
    /// More than two subscripts.
    TooManyCoengs,
    /// More than one vowel.
    TooManyVowels,
    /// More signs than a syllable can carry.
    TooManySigns,
    /// A vowel typed as its pieces, such as េ and ា for ោ.
    SplitVowel,
    /// ុ under a vowel above, where ៊ or ៉ is meant, which takes that shape there.
    VowelForShifter,
    /// U+17A3 or U+17A4.
    Deprecated,
    /// A character that the Unicode Standard advises against.
    Discouraged,
    /// A code point of the Khmer block without a character.
    Unassigned,
    /// An invisible character where it does nothing.
    Invisible,
    /// Coeng DA, which looks like coeng TA. Either spelling is accepted; one of
    /// them serves search and comparison.
    CoengDa,
}

impl Fault {
    /// Whether a reader may see the fault. One that nobody sees matters to
    /// search, comparison and line breaks alone.
    pub const fn is_visible(self) -> bool {
        match self {
            Self::Order
            | Self::Doubled
            | Self::MarkAlone
            | Self::CoengAlone
            | Self::TooManyCoengs
            | Self::TooManyVowels
            | Self::TooManySigns
            | Self::SplitVowel
            | Self::Discouraged
            | Self::Unassigned => true,
            Self::VowelForShifter | Self::Deprecated | Self::Invisible | Self::CoengDa => false,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Order => "the characters of this syllable are not in the standard order",
            Self::Doubled => "a mark is typed twice",
            Self::MarkAlone => "a vowel or sign has no letter to stand on",
            Self::CoengAlone => "a coeng (U+17D2) has no letter before or after it",
            Self::TooManyCoengs => "a syllable has at most two subscript letters",
            Self::TooManyVowels => "a syllable has at most one vowel",
            Self::TooManySigns => "this syllable has more signs than fit together",
            Self::SplitVowel => "a vowel is typed in pieces",
            Self::VowelForShifter => "the vowel ុ stands where the sign ៊ or ៉ is meant",
            Self::Deprecated => "this character is deprecated in Unicode",
            Self::Discouraged => "this character is not for use in modern Khmer",
            Self::Unassigned => "there is no such Khmer character",
            Self::Invisible => "an invisible character stands where it does nothing",
            Self::CoengDa => "the subscript is coeng DA, which looks like coeng TA here and is stored as it",
        })
    }
}
