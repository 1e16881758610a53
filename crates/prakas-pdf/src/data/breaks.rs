//! Break opportunities for what has none: a word longer than its line.

use std::borrow::Cow;

use prakas_document::Text;
use prakas_document::text::ZERO_WIDTH_SPACE;

/// How many characters of an overlong word stay together, where the line has room for them.
const PIECE: usize = 8;

/// The text with its break opportunities written as U+200B, and with more of them in each word of more than `room`
/// characters, which would run over the edge of the page else. Web addresses are left alone where typst, which breaks them at
/// their separators, can fit them.
pub(super) fn broken(text: &Text, room: usize) -> Cow<'_, str> {
    let marked = text.marked();
    if marked.len() <= room || !words(&marked).any(|word| is_overlong(word, room)) {
        return marked;
    }
    let piece = room.min(PIECE);
    let mut out = String::with_capacity(marked.len() + marked.len() / piece.max(1) * 3);
    for word in words(&marked) {
        if !is_overlong(word, room) {
            out.push_str(word);
            continue;
        }
        let mut since = 0;
        for c in word.chars() {
            // Never before a combining mark or a sign, which belong to what is before them.
            if since >= piece && c.is_alphanumeric() {
                out.push(ZERO_WIDTH_SPACE);
                since = 0;
            }
            out.push(c);
            since += 1;
        }
    }
    Cow::Owned(out)
}

/// The text cut after each character at which typst may break a line.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(breaks_after)
}

fn is_overlong(word: &str, room: usize) -> bool {
    word.len() > room
        && word.chars().count() > room
        && !(word.contains("://") && fits_at_separators(word, room))
}

/// Whether a web address has no longer stretch without a separator than there is room for.
fn fits_at_separators(address: &str, room: usize) -> bool {
    address.split(|c: char| c.is_ascii_punctuation()).all(|stretch| stretch.chars().count() < room)
}

/// Whether a line may break after this character. Spaces that forbid a break are no white space here; scripts without
/// spaces (Khmer, Chinese and others, from U+0E00 on) have break opportunities of their own.
fn breaks_after(c: char) -> bool {
    match c {
        '\u{A0}' | '\u{202F}' => false,
        '-' | '\u{AD}' | '\u{2010}' | '\u{2013}' | '\u{2014}' | ZERO_WIDTH_SPACE => true,
        c => c.is_whitespace() || (c.is_alphabetic() && c >= '\u{E00}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken_at(text: &str, room: usize) -> String {
        broken(&Text::new(text), room).replace(ZERO_WIDTH_SPACE, "|")
    }

    #[test]
    fn only_words_longer_than_their_line_are_broken() {
        assert_eq!(broken_at("ministry of foreign affairs", 10), "ministry of foreign affairs");
        assert_eq!(broken_at("a abcdefghijklmnopqrst b", 19), "a abcdefgh|ijklmnop|qrst b");
        assert_eq!(broken_at("abcdefgh", 3), "abc|def|gh");
        assert_eq!(
            broken_at("https://example.org/abcdefghijklmnopqr", 19),
            "https://example.org/abcdefghijklmnopqr"
        );
        assert_eq!(
            broken_at("https://example.org/abcdefghijklmnopqrstuvwxyz", 19),
            "https://|example.|org/abcd|efghijkl|mnopqrst|uvwxyz"
        );
        assert_eq!(broken_at("ក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិ", 10), "ក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិ");
    }

    #[test]
    fn the_given_breaks_stay_and_marks_keep_their_letter() {
        let text = Text::with_breaks("abcdef", vec![3]);
        assert_eq!(broken(&text, 3), "abc\u{200B}def");
        let accented = "a\u{301}".repeat(20);
        let out = broken_at(&accented, 10);
        assert!(!out.contains("|\u{301}"), "{out}");
        assert_eq!(out.replace('|', ""), accented);
    }
}
