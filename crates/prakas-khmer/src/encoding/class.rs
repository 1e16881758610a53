//! The place of each character in a syllable.

use crate::cluster::khmer_index;

/// The classes of *Khmer Encoding Structure* v2, in the order of a syllable,
/// and what that structure leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A consonant or an independent vowel.
    Base,
    /// U+17CC.
    Robat,
    /// U+17D2.
    Coeng,
    /// U+17C9, U+17CA.
    Shifter,
    /// U+17B6 to U+17C5.
    Vowel,
    /// A sign above the syllable, of which there may be two.
    Sign,
    /// U+17C7, U+17C8.
    Final,
    /// An inherent vowel, U+17B4 or U+17B5, which nobody sees.
    Inherent,
    /// A sign that modern Khmer does not use: U+17D3, U+17DD.
    Obsolete,
    /// A digit or a punctuation mark.
    Alone,
    /// U+17D8, once an abbreviation of `។ល។`.
    Beyyal,
    /// A code point without a character.
    Unassigned,
}

impl Class {
    /// Whether a character of this class belongs to the letter before it.
    pub(super) const fn is_dependent(self) -> bool {
        match self {
            Self::Base | Self::Alone | Self::Beyyal | Self::Unassigned => false,
            Self::Robat
            | Self::Coeng
            | Self::Shifter
            | Self::Vowel
            | Self::Sign
            | Self::Final
            | Self::Inherent
            | Self::Obsolete => true,
        }
    }
}

const CLASSES: [Class; 128] = {
    let mut classes = [Class::Alone; 128];
    let mut at = 0;
    while at < 128 {
        classes[at] = match at {
            0x00..=0x33 => Class::Base,
            0x34 | 0x35 => Class::Inherent,
            0x36..=0x45 => Class::Vowel,
            0x46 | 0x4B | 0x4D..=0x51 => Class::Sign,
            0x47 | 0x48 => Class::Final,
            0x49 | 0x4A => Class::Shifter,
            0x4C => Class::Robat,
            0x52 => Class::Coeng,
            0x53 | 0x5D => Class::Obsolete,
            0x58 => Class::Beyyal,
            0x5E | 0x5F | 0x6A..=0x6F | 0x7A..=0x7F => Class::Unassigned,
            _ => Class::Alone,
        };
        at += 1;
    }
    classes
};

/// What `bytes` start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// A character of the Khmer block: its class and its last seven bits.
    Khmer(Class, u8),
    /// One that nobody sees, and its length in bytes.
    Invisible(Invisible, usize),
    /// Anything else, or the end.
    Other,
}

/// Characters that take no room and show nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invisible {
    /// U+200B.
    Space,
    /// U+200C.
    NonJoiner,
    /// U+200D.
    Joiner,
    /// U+2060.
    WordJoiner,
    /// U+FEFF.
    ByteOrderMark,
    /// U+00AD.
    SoftHyphen,
}

#[inline]
pub(super) fn next(bytes: &[u8]) -> Next {
    if let Some(index) = khmer_index(bytes) {
        let class = CLASSES.get(usize::from(index)).copied().unwrap_or(Class::Alone);
        return Next::Khmer(class, index);
    }
    match bytes {
        [0xE2, 0x80, 0x8B, ..] => Next::Invisible(Invisible::Space, 3),
        [0xE2, 0x80, 0x8C, ..] => Next::Invisible(Invisible::NonJoiner, 3),
        [0xE2, 0x80, 0x8D, ..] => Next::Invisible(Invisible::Joiner, 3),
        [0xE2, 0x81, 0xA0, ..] => Next::Invisible(Invisible::WordJoiner, 3),
        [0xEF, 0xBB, 0xBF, ..] => Next::Invisible(Invisible::ByteOrderMark, 3),
        [0xC2, 0xAD, ..] => Next::Invisible(Invisible::SoftHyphen, 2),
        _ => Next::Other,
    }
}

/// The character of the Khmer block with these last seven bits.
pub(super) fn character(index: u8) -> char {
    char::from_u32(0x1780 + u32::from(index & 0x7F)).unwrap_or(char::REPLACEMENT_CHARACTER)
}
