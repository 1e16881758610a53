//! Well-formed spelling order.
//!
//! Khmer text that looks right can be stored in several ways, and only one of
//! them is found by search, sorted rightly and shown the same by every font.
//! SIL's *Khmer Encoding Structure*, version 2 (Unicode Technical Note 61),
//! gives each visual form one spelling. A syllable of modern Khmer is:
//!
//! > base, robat, up to two coengs (RO the second), shifter, vowel, up to two
//! > signs, final
//!
//! [`findings`] says where a text differs and what to write there;
//! [`normalize`] writes it.
//!
//! ```
//! use prakas_khmer::encoding::{Fault, findings, normalize};
//!
//! // ស្ត្រី with the coengs swapped: both look the same.
//! let typed = "ស\u{17D2}\u{179A}\u{17D2}\u{178F}ី";
//! let finding = findings(typed).next().expect("one fault");
//! assert_eq!(finding.fault, Fault::Order);
//! assert_eq!(finding.mended.as_deref(), Some("ស្ត្រី"));
//! assert_eq!(normalize(typed), "ស្ត្រី");
//! ```
//!
//! Where this module departs from the structure:
//!
//! - U+200C after a shifter and before a vowel above is kept in every context:
//!   the structure allows it only where its own fonts would lower the shifter.
//! - ុ typed for a shifter over ប is reported and left: ប៊ and ប៉ are both
//!   words, and lowered they look alike.
//! - Coengs after the vowel, which Middle Khmer writes with U+200D, are
//!   reported and left.
//! - U+17DD, which some minority languages use, is reported: the texts here
//!   are modern Khmer.
//!
//! Well-formed is not yet well spelt: for that see [`spelling`](crate::spelling).

mod class;
mod fault;
mod invisible;
mod syllable;

use std::borrow::Cow;
use std::iter::FusedIterator;
use std::ops::Range;

pub use fault::Fault;

use class::{Class, Next, next};

/// A fault, where it is, and what to write in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where the fault is, in bytes: whole syllables, or the characters that
    /// stand alone.
    pub range: Range<usize>,
    /// What is wrong. Where several things are, the one that is clearest.
    pub fault: Fault,
    /// What to write there, which mends all that mends itself. None where only
    /// the author can tell.
    pub mended: Option<String>,
}

/// The faults of `text`, in order; their ranges do not overlap.
///
/// `text` should be a whole paragraph: a U+200B at its edge counts as useless.
/// A single U+200B between two words is an explicit break, and no fault.
pub fn findings(text: &str) -> Findings<'_> {
    Findings { text, at: 0 }
}

/// The faults of a text. See [`findings`].
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Findings<'_> {
    type Item = Finding;

    fn next(&mut self) -> Option<Finding> {
        let bytes = self.text.as_bytes();
        while let Some(rest) = bytes.get(self.at..) {
            let start = self.at;
            let found = match next(rest) {
                Next::Khmer(Class::Base, index) => {
                    if let Some(end) = syllable::well_formed(bytes, start, index) {
                        self.at = end;
                        continue;
                    }
                    self.at = syllable::end(bytes, start);
                    syllable::mend(&self.text[start..self.at])
                }
                Next::Khmer(Class::Alone, _) => {
                    self.at += 3;
                    continue;
                }
                Next::Khmer(Class::Beyyal, _) => {
                    self.at += 3;
                    Some((Fault::Discouraged, Some("។ល។".to_owned())))
                }
                Next::Khmer(Class::Unassigned, _) => {
                    self.at += 3;
                    Some((Fault::Unassigned, None))
                }
                Next::Khmer(_, _) => {
                    self.at = marks_end(bytes, start);
                    alone(self.text, start, self.at)
                }
                Next::Invisible(_, _) => {
                    self.at = invisible::end(bytes, start);
                    invisible::judge(self.text, start..self.at)
                }
                Next::Other => {
                    self.at = other_end(bytes, start);
                    if self.at == start {
                        return None;
                    }
                    continue;
                }
            };
            if let Some((fault, mended)) = found {
                return Some(Finding { range: start..self.at, fault, mended });
            }
        }
        None
    }
}

impl FusedIterator for Findings<'_> {}

/// The end of what is neither Khmer nor invisible from `at` on.
#[inline]
fn other_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        // The first bytes of all that concerns us.
        if matches!(byte, 0xE1 | 0xE2 | 0xEF | 0xC2)
            && !matches!(bytes.get(end..).map(next), Some(Next::Other))
        {
            break;
        }
        end += 1;
    }
    end
}

/// The end of the marks and coengs from `at` on.
fn marks_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(Next::Khmer(class, _)) = bytes.get(at..).map(next)
        && class.is_dependent()
    {
        at += 3;
    }
    at
}

/// Judges marks that follow no letter.
fn alone(text: &str, start: usize, end: usize) -> Option<(Fault, Option<String>)> {
    // How one writes of a mark: on a dotted circle, or on a space that stays.
    if text[..start].ends_with(['\u{25CC}', '\u{A0}']) {
        return None;
    }
    let fault = match text[start..end].chars().next() {
        Some('\u{17D2}') => Fault::CoengAlone,
        Some('\u{17B4}' | '\u{17B5}' | '\u{17D3}' | '\u{17DD}') => Fault::Discouraged,
        _ => Fault::MarkAlone,
    };
    Some((fault, None))
}

/// `text` with all mended that mends itself: the spelling to compare and to
/// search by. What only an author can mend stays; so does well-formed text,
/// which is borrowed.
///
/// ```
/// use std::borrow::Cow;
///
/// use prakas_khmer::encoding::normalize;
///
/// assert_eq!(normalize("សួគា៌"), "សួគ៌ា");
/// assert_eq!(normalize("សុីវិល"), "ស៊ីវិល");
/// assert!(matches!(normalize("ព្រះរាជាណាចក្រកម្ពុជា"), Cow::Borrowed(_)));
/// ```
pub fn normalize(text: &str) -> Cow<'_, str> {
    let mut normal = String::new();
    let mut done = 0;
    for Finding { range, mended, .. } in findings(text) {
        if let Some(mended) = mended {
            normal.push_str(&text[done..range.start]);
            normal.push_str(&mended);
            done = range.end;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    normal.push_str(&text[done..]);
    Cow::Owned(normal)
}
