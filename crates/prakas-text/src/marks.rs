//! The marks of the plain form, and the words that look like one.

use prakas_document::Digits;

/// The marks of bulleted lists: the usual one, and the one of a list that follows a list.
pub(crate) const BULLETS: [&str; 2] = ["-", "•"];

/// What stands after the number of a numbered list's item: usually, and in a list that follows a list.
pub(crate) const AFTER_NUMBER: [char; 2] = ['.', ')'];

/// Before the speaker of a quotation.
pub(crate) const SPEAKER: &str = "— ";

/// The end of the body.
pub(crate) const END: &str = "* * *";

/// The ornament under the national header.
pub(crate) const ORNAMENT: &str = "——◇——";

/// The characters that headings are underlined with: the title and the sections after the body, then the body's levels.
pub(crate) const UNDERLINES: [char; 4] = ['=', '-', '~', '^'];

/// The fewest characters of a line that underlines or separates.
pub(crate) const SHORTEST_RULE: usize = 3;

/// A line across the text.
pub(crate) fn rule(c: char, width: Option<usize>) -> String {
    String::from(c).repeat(width.unwrap_or(SHORTEST_RULE))
}

/// The line under a heading whose longest line has this width.
pub(crate) fn underline(c: char, width: usize) -> String {
    String::from(c).repeat(width.max(SHORTEST_RULE))
}

/// A number in these digits.
pub(crate) fn number(digits: Digits, number: u64) -> String {
    number.to_string().chars().filter_map(|c| c.to_digit(10)).map(|digit| digits.format(digit)).collect()
}

/// The digit that a character is, in Latin or Khmer.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('០'..='៩').contains(&c)
}

/// Whether a line that begins with this word, alone or before a space, would be read as something other than words.
pub(crate) fn is_mark(word: &str) -> bool {
    // A space that does not break is one to a reader all the same.
    let word = word.split(char::is_whitespace).next().unwrap_or_default();
    const ALONE: [&str; 7] = ["-", "*", "•", "–", "·", "—", "--"];
    let is_rule = || {
        let mut chars = word.chars();
        let first = chars.next().filter(|c| UNDERLINES.contains(c));
        first.is_some_and(|first| chars.all(|c| c == first)) && word.len() >= SHORTEST_RULE
    };
    let is_number = || {
        let number = word.strip_suffix(AFTER_NUMBER).unwrap_or_default();
        !number.is_empty() && number.chars().all(is_digit)
    };
    word.starts_with(['>', '|']) || ALONE.contains(&word) || is_rule() || is_number()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_like_marks() {
        for mark in ["-", "•", "–", "1.", "12)", "១.", "---", "====", ">", ">x", "|", "—", "--", "1.\u{A0}a"]
        {
            assert!(is_mark(mark), "{mark}");
        }
        for word in ["", "-x", "1", "1.5", ".", "--x", "—x", "==", "=-=", "\"-", "(1)", "\\-", "*x"] {
            assert!(!is_mark(word), "{word}");
        }
    }
}
