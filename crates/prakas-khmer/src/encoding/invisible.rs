//! Invisible characters between syllables.

use std::ops::Range;

use super::Fault;
use super::class::{Next, next};
use crate::cluster::khmer_index;

/// The end of the invisible characters from `at` on.
pub(super) fn end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(Next::Invisible(_, length)) = bytes.get(at..).map(next) {
        at += length;
    }
    at
}

/// Judges a stretch of invisible characters that is inside no syllable.
pub(super) fn judge(text: &str, range: Range<usize>) -> Option<(Fault, Option<String>)> {
    let stretch = text.get(range.clone())?;
    let before = text.get(..range.start)?.chars().next_back();
    let after = text.get(range.end..)?.chars().next();
    let kept = kept(stretch, before, after)?;
    if stretch != kept {
        Some((Fault::Invisible, Some(kept.to_owned())))
    } else if stretch == "\u{2060}" && before.is_some_and(is_khmer) && after.is_some_and(is_khmer) {
        // It may be meant: it forbids a break.
        Some((Fault::Invisible, None))
    } else {
        None
    }
}

/// What of `stretch` does something between `before` and `after`. None where
/// that is not for us to say.
fn kept(stretch: &str, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let inner = before.is_some_and(is_solid) && after.is_some_and(is_solid);
    if !before.is_some_and(is_khmer) && !after.is_some_and(is_khmer) {
        // Emoji, Persian, a long word in Latin: others know their joiners.
        let only_spaces = stretch.chars().all(|character| character == '\u{200B}');
        return only_spaces.then_some(if inner { "\u{200B}" } else { "" });
    }
    if inner && stretch.contains('\u{200B}') {
        Some("\u{200B}")
    } else if inner && stretch.contains('\u{2060}') {
        Some("\u{2060}")
    } else {
        Some("")
    }
}

fn is_khmer(character: char) -> bool {
    khmer_index(character.encode_utf8(&mut [0; 4]).as_bytes()).is_some()
}

/// Whether `character` is neither a space nor a control.
fn is_solid(character: char) -> bool {
    !character.is_whitespace() && !character.is_control()
}
