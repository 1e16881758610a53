//! Words that are told and not set: bookmarks, alternative texts, titles, metadata.

/// The words without what only lines have a use for: U+200B, U+2060, U+FEFF and soft hyphens. A screen reader stumbles over
/// them, and a search does not find a word that one stands in.
pub(crate) fn spoken(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')).collect()
}
