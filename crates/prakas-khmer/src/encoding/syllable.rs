//! One syllable: whether it is well-formed, and its standard spelling.

use super::Fault;
use super::class::{Class, Invisible, Next, character, next};
use super::invisible;

/// The last seven bits of the letters and marks with rules of their own.
mod bits {
    pub(super) const DA: u8 = 0x0A;
    pub(super) const TA: u8 = 0x0F;
    pub(super) const BA: u8 = 0x14;
    pub(super) const RO: u8 = 0x1A;
    pub(super) const QA: u8 = 0x22;
    pub(super) const QAQ: u8 = 0x23;
    pub(super) const QAA: u8 = 0x24;
    pub(super) const AA: u8 = 0x36;
    pub(super) const II: u8 = 0x38;
    pub(super) const U: u8 = 0x3B;
    pub(super) const OE: u8 = 0x3E;
    pub(super) const E: u8 = 0x41;
    pub(super) const OO: u8 = 0x44;
    pub(super) const NIKAHIT: u8 = 0x46;
    pub(super) const MUUSIKATOAN: u8 = 0x49;
    pub(super) const TRIISAP: u8 = 0x4A;
    pub(super) const SAMYOK_SANNYA: u8 = 0x50;
}

/// How far a well-formed syllable has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Base,
    Robat,
    Coeng,
    SecondCoeng,
    Shifter,
    Vowel,
    Sign,
    SecondSign,
    Final,
}

/// The end of the syllable whose base is at `at`, if it is well-formed. None
/// asks for a closer look.
#[inline]
pub(super) fn well_formed(bytes: &[u8], mut at: usize, base: u8) -> Option<usize> {
    if matches!(base, bits::QAQ | bits::QAA) {
        return None;
    }
    let mut stage = Stage::Base;
    // The last letter under the base, then the vowel, then the first sign.
    let mut last = 0;
    loop {
        at += 3;
        let (class, index) = match next(bytes.get(at..)?) {
            Next::Khmer(class, index) => (class, index),
            Next::Other => return Some(at),
            Next::Invisible(_, _) => return after_invisible(bytes, at).map(|()| at),
        };
        stage = match class {
            Class::Robat if stage == Stage::Base => Stage::Robat,
            Class::Coeng if stage <= Stage::Coeng => {
                at += 3;
                let Next::Khmer(Class::Base, letter) = next(bytes.get(at..)?) else {
                    return None;
                };
                if matches!(letter, bits::DA | bits::QAQ | bits::QAA)
                    || (stage == Stage::Coeng && last == bits::RO && letter != bits::RO)
                {
                    return None;
                }
                last = letter;
                if stage == Stage::Coeng { Stage::SecondCoeng } else { Stage::Coeng }
            }
            Class::Shifter if stage < Stage::Shifter => Stage::Shifter,
            Class::Vowel if stage < Stage::Vowel => {
                last = index;
                Stage::Vowel
            }
            Class::Sign if stage <= Stage::Vowel => {
                if stage == Stage::Vowel && last == bits::U && index == bits::SAMYOK_SANNYA {
                    return None;
                }
                last = index;
                Stage::Sign
            }
            Class::Sign if stage == Stage::Sign && last != index => Stage::SecondSign,
            Class::Final if stage < Stage::Final => Stage::Final,
            Class::Base | Class::Alone | Class::Beyyal | Class::Unassigned => return Some(at),
            Class::Robat
            | Class::Coeng
            | Class::Shifter
            | Class::Vowel
            | Class::Sign
            | Class::Final
            | Class::Inherent
            | Class::Obsolete => return None,
        };
    }
}

/// Some if the syllable before the invisible character at `at` ends there.
fn after_invisible(bytes: &[u8], at: usize) -> Option<()> {
    (!goes_on(bytes, invisible::end(bytes, at), false)).then_some(())
}

/// Whether what starts at `at` belongs to the syllable before it. `open` says
/// that a coeng waits for its letter.
fn goes_on(bytes: &[u8], at: usize, open: bool) -> bool {
    match bytes.get(at..).map(next) {
        Some(Next::Khmer(Class::Base, _)) => open,
        Some(Next::Khmer(class, _)) => class.is_dependent(),
        Some(Next::Invisible(_, _) | Next::Other) | None => false,
    }
}

/// The end of the syllable whose base is at `at`, well-formed or not, with the
/// invisible characters that stand inside it.
pub(super) fn end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 3;
    let mut open = false;
    loop {
        let seen = invisible::end(bytes, end);
        if !goes_on(bytes, seen, open) {
            return end;
        }
        open = matches!(bytes.get(seen..).map(next), Some(Next::Khmer(Class::Coeng, _)));
        end = seen + 3;
    }
}

/// A syllable taken apart. The letters and marks are last seven bits.
#[derive(Default)]
struct Parts {
    base: u8,
    robat: bool,
    coengs: Vec<u8>,
    shifters: Vec<u8>,
    vowels: Vec<u8>,
    signs: Vec<u8>,
    finals: Vec<u8>,
    /// U+200C stands beside the shifter.
    held: bool,
    invisibles: usize,
    doubled: bool,
    split: bool,
    shifted: bool,
    deprecated: bool,
    inherent: bool,
    /// What only the author can mend.
    stuck: Option<Fault>,
}

/// What is wrong with `syllable`, and its standard spelling where it differs.
pub(super) fn mend(syllable: &str) -> Option<(Fault, Option<String>)> {
    let mut parts = Parts::read(syllable.as_bytes());
    if let Some(fault @ (Fault::CoengAlone | Fault::Invisible)) = parts.stuck {
        return Some((fault, None));
    }
    let coeng_da = parts.coengs.contains(&bits::DA);
    parts.mend();
    let mended = parts.write();
    if mended == syllable {
        return parts.stuck.map(|fault| (fault, None));
    }
    let invisibles = mended.chars().filter(|&character| character == '\u{200C}').count();
    let fault = if parts.deprecated {
        Fault::Deprecated
    } else if parts.inherent {
        Fault::Discouraged
    } else if invisibles != parts.invisibles {
        Fault::Invisible
    } else if parts.doubled {
        Fault::Doubled
    } else if parts.split {
        Fault::SplitVowel
    } else if parts.shifted {
        Fault::VowelForShifter
    } else if coeng_da && mended.len() == syllable.len() && only_coeng_da(syllable, &mended) {
        Fault::CoengDa
    } else {
        Fault::Order
    };
    Some((fault, Some(mended)))
}

/// Whether `mended` is `syllable` with coeng TA for coeng DA.
fn only_coeng_da(syllable: &str, mended: &str) -> bool {
    syllable.replace("\u{17D2}\u{178A}", "\u{17D2}\u{178F}") == mended
}

/// Adds `mark` unless it is there; whether it was.
fn add(marks: &mut Vec<u8>, mark: u8) -> bool {
    let there = marks.contains(&mark);
    if !there {
        marks.push(mark);
    }
    there
}

/// Whether a vowel, or a sign without a vowel, lowers the shifter before it.
fn lowers_shifter(vowels: &[u8], signs: &[u8]) -> bool {
    match vowels {
        [] => signs.first() == Some(&bits::SAMYOK_SANNYA),
        [bits::AA] => signs.first() == Some(&bits::NIKAHIT),
        [vowel] => matches!(vowel, 0x37..=0x3A | 0x3E | 0x3F),
        _ => false,
    }
}

impl Parts {
    fn read(bytes: &[u8]) -> Self {
        let mut parts = Self::default();
        if let Next::Khmer(Class::Base, base) = next(bytes) {
            parts.base = base;
        }
        let mut at = 3;
        // A coeng without its letter yet; a shifter, a joiner just before.
        let mut open = false;
        let mut after_shifter = false;
        let mut after_non_joiner = false;
        let mut after_joiner = false;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            match next(rest) {
                Next::Khmer(class, index) => {
                    at += 3;
                    if open && !matches!(class, Class::Base | Class::Coeng) {
                        parts.stuck = Some(Fault::CoengAlone);
                        return parts;
                    }
                    if class == Class::Coeng && after_joiner {
                        parts.stuck = Some(Fault::Invisible);
                        return parts;
                    }
                    parts.held |= class == Class::Shifter && after_non_joiner;
                    parts.doubled |= open && class == Class::Coeng;
                    open = class == Class::Coeng;
                    after_shifter = class == Class::Shifter;
                    after_non_joiner = false;
                    after_joiner = false;
                    parts.take(class, index);
                }
                Next::Invisible(invisible, length) => {
                    at += length;
                    parts.invisibles += 1;
                    parts.held |= invisible == Invisible::NonJoiner && after_shifter;
                    after_non_joiner = invisible == Invisible::NonJoiner;
                    after_joiner = invisible == Invisible::Joiner && !open;
                }
                Next::Other => return parts,
            }
        }
        if open {
            parts.stuck = Some(Fault::CoengAlone);
        }
        parts
    }

    fn take(&mut self, class: Class, index: u8) {
        match class {
            // After the first letter of a syllable, only a coeng brings one.
            Class::Base => self.coengs.push(index),
            Class::Robat => {
                self.doubled |= self.robat;
                self.robat = true;
            }
            Class::Coeng => {}
            Class::Shifter => self.doubled |= add(&mut self.shifters, index),
            // Two េ look like ែ: which of them is meant, the author knows.
            Class::Vowel if index == bits::E => self.vowels.push(index),
            Class::Vowel => self.doubled |= add(&mut self.vowels, index),
            Class::Sign => self.doubled |= add(&mut self.signs, index),
            Class::Final => self.doubled |= add(&mut self.finals, index),
            Class::Inherent => self.inherent = true,
            Class::Obsolete => {
                self.doubled |= add(&mut self.signs, index);
                self.stuck = Some(Fault::Discouraged);
            }
            Class::Alone | Class::Beyyal | Class::Unassigned => {}
        }
    }

    /// Gives the parts their standard forms and order.
    fn mend(&mut self) {
        self.mend_letters();
        self.join_vowel();
        self.raise_shifter();
        let faults = [
            (self.coengs.len() > 2, Fault::TooManyCoengs),
            (self.vowels.len() > 1, Fault::TooManyVowels),
            (self.signs.len() > 2 || self.finals.len() > 1 || self.shifters.len() > 1, Fault::TooManySigns),
        ];
        let found = faults.into_iter().find_map(|(found, fault)| found.then_some(fault));
        self.stuck = self.stuck.or(found);
    }

    fn mend_letters(&mut self) {
        match self.base {
            bits::QAQ => {
                self.base = bits::QA;
                self.deprecated = true;
            }
            bits::QAA => {
                self.base = bits::QA;
                if !self.vowels.contains(&bits::AA) {
                    self.vowels.insert(0, bits::AA);
                }
                self.deprecated = true;
            }
            _ => {}
        }
        for letter in &mut self.coengs {
            match *letter {
                bits::DA => *letter = bits::TA,
                bits::QAQ => {
                    *letter = bits::QA;
                    self.deprecated = true;
                }
                bits::QAA => self.stuck = Some(Fault::Deprecated),
                _ => {}
            }
        }
        if let [first @ bits::RO, second] = self.coengs.as_mut_slice() {
            std::mem::swap(first, second);
        }
    }

    /// Makes one vowel of its pieces.
    fn join_vowel(&mut self) {
        for (right, whole) in [(bits::II, bits::OE), (bits::AA, bits::OO)] {
            let one_left = self.vowels.iter().filter(|&&vowel| vowel == bits::E).count() == 1;
            if one_left && self.vowels.contains(&right) && !self.vowels.contains(&whole) {
                self.vowels.retain(|&vowel| vowel != bits::E && vowel != right);
                self.vowels.insert(0, whole);
                self.split = true;
            }
        }
    }

    /// Makes a shifter of ុ under a vowel above, which is how one looks there.
    fn raise_shifter(&mut self) {
        let Some(at) = self.vowels.iter().position(|&vowel| vowel == bits::U) else {
            return;
        };
        let mut others = self.vowels.clone();
        others.remove(at);
        if !self.shifters.is_empty() || !lowers_shifter(&others, &self.signs) {
            return;
        }
        match self.shifter_meant() {
            Some(shifter) => {
                self.shifters.push(shifter);
                self.vowels = others;
                self.shifted = true;
            }
            None => self.stuck = Some(Fault::VowelForShifter),
        }
    }

    /// The shifter that these letters can have lowered. None where both can.
    fn shifter_meant(&self) -> Option<u8> {
        let mut letters = std::iter::once(&self.base).chain(&self.coengs);
        if self.base > bits::QA || letters.clone().any(|&letter| letter == bits::BA) {
            None
        } else if letters.any(|&letter| is_first_series(letter)) {
            Some(bits::TRIISAP)
        } else {
            Some(bits::MUUSIKATOAN)
        }
    }

    fn write(&self) -> String {
        let mut text = String::from(character(self.base));
        if self.robat {
            text.push('\u{17CC}');
        }
        for &letter in &self.coengs {
            text.extend(['\u{17D2}', character(letter)]);
        }
        text.extend(self.shifters.iter().copied().map(character));
        if self.held && self.shifters.len() == 1 && lowers_shifter(&self.vowels, &self.signs) {
            text.push('\u{200C}');
        }
        let marks = self.vowels.iter().chain(&self.signs).chain(&self.finals);
        text.extend(marks.copied().map(character));
        text
    }
}

/// Whether `letter` is a consonant of the first series, the one with inherent â.
fn is_first_series(letter: u8) -> bool {
    matches!(letter, 0x00..=0x03 | 0x05..=0x08 | 0x0A..=0x0D | 0x0F..=0x12 | 0x15..=0x17 | 0x1E..=0x20 | 0x22)
}
