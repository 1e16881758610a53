//! Khmer words compared as people type them.
//!
//! U+200B and spaces may stand anywhere, coeng DA may stand for coeng TA, and the signs that are most often taken for each
//! other count as one. The words themselves stay as they were typed.

/// The sign that joins a consonant under the one before it.
const COENG: char = '\u{17D2}';

/// The characters of a text that count in a comparison, each with the byte after it.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> {
    Folded { text, at: 0, last: None, held: None }
}

struct Folded<'a> {
    text: &'a str,
    at: usize,
    last: Option<char>,
    /// What comes after the character that was given last, though it was typed before it.
    held: Option<(usize, char)>,
}

impl Iterator for Folded<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        if self.held.is_some() {
            return self.held.take();
        }
        loop {
            let mut chars = self.text.get(self.at..)?.chars();
            let (typed, next) = (chars.next()?, chars.next());
            self.at += typed.len_utf8();
            if is_ignored(typed) {
                continue;
            }
            let joined = |vowel: char| (vowel, next.map_or(0, char::len_utf8));
            let (c, more) = match (typed, next) {
                // DA and TA have one subscript in most words.
                ('ដ', _) if self.last == Some(COENG) => ('ត', 0),
                // TOANDAKHIAT for ROBAT: both stand on top.
                ('៍', _) => ('៌', 0),
                // Vowels typed in their two halves.
                ('េ', Some('ី')) => joined('ើ'),
                ('េ', Some('ា')) => joined('ោ'),
                // The sign before its vowel.
                ('ំ', Some('ា')) => {
                    let joined = joined('ា');
                    self.held = Some((self.at + joined.1, 'ំ'));
                    joined
                }
                (c, _) => (c.to_lowercase().next().unwrap_or(c), 0),
            };
            self.at += more;
            self.last = Some(c);
            return Some((self.at, c));
        }
    }
}

/// Whether a character is left out of comparisons: white space, and what shows nothing.
pub(crate) fn is_ignored(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{17B4}' | '\u{17B5}')
}

/// Whether a character is of the Khmer script.
pub(crate) fn is_khmer(c: char) -> bool {
    matches!(c, '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}')
}

/// Whether a character belongs to the one before it: a subscript's sign, a vowel, a sign.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{17B6}'..='\u{17C7}' | '\u{17C9}'..='\u{17D3}' | '\u{17DD}')
}

/// Words for comparison.
pub(crate) fn fold(words: &str) -> String {
    folded(words).map(|(_, c)| c).collect()
}

/// Whether a text is these words and nothing else.
pub(crate) fn is(text: &str, words: &str) -> bool {
    after(text, words).is_some_and(|end| text[end..].chars().all(is_ignored))
}

/// The byte after the words that a text begins with, where nothing belongs to the last of them that they do not have.
pub(crate) fn after(text: &str, words: &str) -> Option<usize> {
    let mut typed = folded(text).peekable();
    let mut end = 0;
    for (_, wanted) in folded(words) {
        end = typed.next_if(|&(_, c)| c == wanted)?.0;
    }
    (end > 0 && typed.peek().is_none_or(|&(_, c)| !is_mark(c))).then_some(end)
}

/// The longest of some words that a text begins with: its index, and the byte after it.
pub(crate) fn longest<'w>(text: &str, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, usize)> {
    let found = words.into_iter().enumerate().filter_map(|(i, words)| Some((i, after(text, words)?)));
    found.max_by_key(|&(_, end)| end)
}

/// The longest start of a text, of so many characters at most, that is one of the names that `value` knows: its value, and the
/// byte after it.
pub(crate) fn longest_name<T>(
    text: &str,
    most: usize,
    value: impl Fn(&str) -> Option<T>,
) -> Option<(T, usize)> {
    let mut name = String::new();
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        if is_ignored(c) {
            continue;
        }
        if !is_khmer(c) || ends.len() == most {
            break;
        }
        name.push(c);
        ends.push((name.len(), at + c.len_utf8()));
    }
    let ends = ends.into_iter().rev();
    let mut names = ends.filter(|&(_, end)| !text[end..].starts_with(is_mark));
    names.find_map(|(len, end)| Some((value(&name[..len])?, end)))
}

/// How long words look, in letters: what stands above, below or around a letter takes no room of its own.
pub(crate) fn letters(words: &str) -> usize {
    let mut last = None;
    let counts = |c: &char| {
        let is_subscript = last.replace(*c) == Some(COENG);
        !is_mark(*c) && !is_subscript && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}')
    };
    words.chars().filter(counts).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typing_habits_do_not_matter() {
        for typed in ["សេចក្តីប្រកាសព័ត៌មាន", "សេចក្ដីប្រកាសព័ត៌មាន", "សេចក្ដី ប្រកាស\u{200B}ព័ត៌មាន ", "សេចក្តីប្រកាសព័ត៍មាន"]
        {
            assert!(is(typed, "សេចក្តីប្រកាសព័ត៌មាន"), "{typed}");
        }
        assert!(is("ធ្នេី ចំា កេា", "ធ្នើ ចាំ កោ"));
        assert!(!is("សេចក្តីប្រកាស", "សេចក្តី") && !is("", "") && !is("ក", ""));
    }

    #[test]
    fn words_end_where_a_syllable_ends() {
        assert_eq!(after("ខែ តុលា", "ខែ"), Some("ខែ".len()));
        assert_eq!(after("ជំនួសា", "ជំនួស"), None);
        assert_eq!(after("ជំនួស្ស", "ជំនួស"), None);
        assert_eq!(longest("ពុធវារ", ["ពុ", "ពុធ"]), Some((1, "ពុធ".len())));
    }

    #[test]
    fn subscripts_and_vowels_take_no_room() {
        assert_eq!((letters("ក្រសួង"), letters("ស្ត្រី\u{200B}"), letters("abc")), (3, 1, 3));
    }

    proptest! {
        #[test]
        fn every_text_is_itself(text in "[ក-៩េាំី្តដ\u{200B} a-c]{0,20}") {
            prop_assert_eq!(after(&text, &text).is_some(), !fold(&text).is_empty());
            prop_assert!(folded(&text).all(|(end, _)| text.is_char_boundary(end)));
        }
    }
}
