//! Break opportunities for what has none: a word longer than its line.

use prakas_document::text::ZERO_WIDTH_SPACE;

/// How many characters of an overlong word stay together, where the line has room for them.
pub(super) const PIECE: usize = 8;

/// More places where the line may break, ascending byte offsets: in each word of more than `room` characters, which would
/// run over the edge of the page else. Web addresses are left alone where typst, which breaks them at their separators,
/// can fit them.
pub(super) fn overlong(text: &str, breaks: &[usize], room: usize) -> Vec<usize> {
    let mut places = Vec::new();
    if text.len() <= room {
        return places;
    }
    let piece = room.min(PIECE);
    let mut breaks = breaks.iter().copied().peekable();
    let mut start = 0;
    for word in text.split_inclusive(breaks_after) {
        let end = start + word.len();
        // The word's own opportunities cut it further.
        while let Some(at) = breaks.next_if(|&at| at < end) {
            let Some(part) = text.get(start..at) else { continue };
            divide(part, start, room, piece, &mut places);
            start = at;
        }
        divide(text.get(start..end).unwrap_or_default(), start, room, piece, &mut places);
        start = end;
    }
    places
}

fn divide(word: &str, start: usize, room: usize, piece: usize, places: &mut Vec<usize>) {
    if !is_overlong(word, room) {
        return;
    }
    let mut since = 0;
    for (at, c) in word.char_indices() {
        // Never before a combining mark or a sign, which belong to what is before them.
        if since >= piece && c.is_alphanumeric() {
            places.push(start + at);
            since = 0;
        }
        since += 1;
    }
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
pub(super) fn breaks_after(c: char) -> bool {
    match c {
        '\u{A0}' | '\u{202F}' => false,
        '-' | '\u{AD}' | '\u{2010}' | '\u{2013}' | '\u{2014}' | ZERO_WIDTH_SPACE => true,
        c => c.is_whitespace() || (c.is_alphabetic() && c >= '\u{E00}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str, breaks: &[usize], room: usize) -> String {
        let mut out = text.to_owned();
        for at in overlong(text, breaks, room).into_iter().rev() {
            out.insert(at, '|');
        }
        out
    }

    #[test]
    fn only_words_longer_than_their_line_are_broken() {
        let broken_at = |text, room| broken(text, &[], room);
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
        assert_eq!(broken_at("ក្រសួងការបរទេសនិងសហប្រតិបត្តិការ", 10), "ក្រសួងការបរទេសនិងសហប្រតិបត្តិការ");
    }

    #[test]
    fn what_the_given_breaks_leave_short_enough_stays() {
        assert_eq!(broken("abcdef", &[3], 3), "abcdef");
        assert_eq!(broken("abcdefgh", &[3], 3), "abcdef|gh");
    }

    #[test]
    fn marks_keep_their_letter() {
        let accented = "a\u{301}".repeat(20);
        let out = broken(&accented, &[], 10);
        assert!(out.contains('|') && !out.contains("|\u{301}"), "{out}");
    }
}
