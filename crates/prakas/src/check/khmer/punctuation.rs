//! Spaces around Khmer signs and quotation marks, and how sentences end.

use std::ops::Range;

use prakas_document::{Code, Script};
use prakas_khmer::cluster::clusters;

use super::Flaw;

/// What is wrong with the signs of a text and the spaces beside them. Right before it stands `ahead`: words in bold, say.
pub(super) fn flaws(ahead: &str, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            '។' | '៕' => {
                flaws.extend(space_before(ahead, before, c));
                flaws.extend(no_space_after(at..at + c.len_utf8(), after, c));
            }
            'ៗ' => flaws.extend(space_before(ahead, before, c)),
            '.' if at == 0 => flaws.extend(full_stop(at, ahead, after)),
            '.' => flaws.extend(full_stop(at, before, after)),
            _ => {}
        }
    }
    flaws.extend(quotations(text));
    flaws
}

/// Spaces, U+200B among them, that should not stand before a sign.
fn space_before(ahead: &str, before: &str, sign: char) -> Option<Flaw> {
    let words = before.trim_end_matches(is_space);
    let is_apart = words.len() < before.len()
        && !(words.is_empty() && ahead.is_empty())
        && before[words.len()..].contains(char::is_whitespace);
    is_apart.then(|| {
        Flaw::new(words.len()..before.len(), Code::KhmerSpacing, format!("a space stands before {sign}"))
            .instead("")
    })
}

/// A word right after the end of a sentence.
fn no_space_after(sign: Range<usize>, after: &str, c: char) -> Option<Flaw> {
    let next = after.chars().find(|&c| c != '\u{200B}')?;
    // ។ល។ is "and so on".
    let is_and_so_on = after.starts_with("ល។");
    (next.is_alphanumeric() && !is_and_so_on).then(|| {
        Flaw::new(sign, Code::KhmerSpacing, format!("no space stands after {c}")).instead(format!("{c} "))
    })
}

/// A full stop after a Khmer word or number, at the end of a sentence. Abbreviations are a cluster or two, and have no space
/// before the next one; a number alone with a point and more after it is a mark in a list.
fn full_stop(at: usize, before: &str, after: &str) -> Option<Flaw> {
    let is_end =
        after.chars().next().is_none_or(|next| next.is_whitespace() || matches!(next, '»' | '”' | ')'));
    let word = before.rsplit(|c: char| is_space(c) || c == '.').next().unwrap_or(before);
    let is_khmer = |c: char| Script::of(c) == Some(Script::Khmer);
    let is_number = !word.is_empty() && word.chars().all(char::is_numeric);
    let ends_sentence = if is_number {
        after.chars().all(|c| is_space(c) || matches!(c, '»' | '”' | ')'))
            && before.chars().any(|c| is_khmer(c) && !c.is_numeric())
    } else {
        word.chars().next_back().is_some_and(is_khmer) && clusters(word).count() > 2
    };
    (is_end && ends_sentence).then(|| {
        Flaw::new(at..at + 1, Code::LatinFullStop, "a Khmer sentence ends with a Latin full stop")
            .instead("។")
    })
}

/// Quotations with a space inside one of their marks alone.
fn quotations(text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut open: Option<(char, usize)> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('«' | '“', _) => open = Some((c, at + c.len_utf8())),
            ('»', Some(('«', start))) | ('”', Some(('“', start))) => {
                flaws.extend(uneven(text, start..at));
                open = None;
            }
            _ => {}
        }
    }
    flaws
}

fn uneven(text: &str, inside: Range<usize>) -> Option<Flaw> {
    let words = &text[inside.clone()];
    let start = words.len() - words.trim_start_matches(is_space).len();
    let end = words.trim_end_matches(is_space).len();
    let range = match (start > 0, end < words.len()) {
        (true, false) => inside.start..inside.start + start,
        (false, true) => inside.start + end..inside.end,
        (true, true) | (false, false) => return None,
    };
    Some(
        Flaw::new(
            range,
            Code::KhmerSpacing,
            "a space stands inside one quotation mark and not inside the other",
        )
        .instead(""),
    )
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200B}'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is wrong in it mended, and how much was.
    fn mended(text: &str) -> (String, usize) {
        let mut flaws = flaws("", text);
        flaws.sort_by_key(|flaw| std::cmp::Reverse(flaw.range.start));
        let mut mended = text.to_owned();
        for flaw in &flaws {
            mended.replace_range(flaw.range.clone(), flaw.instead.as_deref().unwrap_or_default());
        }
        (mended, flaws.len())
    }

    #[test]
    fn signs_stand_at_their_word_and_a_space_follows() {
        for (typed, right, count) in [
            ("កិច្ចប្រជុំ ។", "កិច្ចប្រជុំ។", 1),
            ("កិច្ចប្រជុំ។កម្ពុជា", "កិច្ចប្រជុំ។ កម្ពុជា", 1),
            ("សំខាន់ ៗ ដូចជា", "សំខាន់ៗ ដូចជា", 1),
            ("កិច្ចប្រជុំ។ កម្ពុជា", "កិច្ចប្រជុំ។ កម្ពុជា", 0),
            ("បន្លែ ផ្លែឈើ។ល។", "បន្លែ ផ្លែឈើ។ល។", 0),
            ("កិច្ចប្រជុំ\u{200B}។", "កិច្ចប្រជុំ\u{200B}។", 0),
        ] {
            assert_eq!(mended(typed), (right.to_owned(), count));
        }
    }

    #[test]
    fn sentences_end_with_a_khan() {
        for (typed, right) in [
            ("កិច្ចប្រជុំបានបញ្ចប់.", "កិច្ចប្រជុំបានបញ្ចប់។"),
            ("ព.ស. ២៥៦៥", "ព.ស. ២៥៦៥"),
            ("គ.ជ.ប. បានប្រកាស", "គ.ជ.ប. បានប្រកាស"),
            ("ចំនួន ១.៥ លាន", "ចំនួន ១.៥ លាន"),
            ("នៅ ASEAN.", "នៅ ASEAN."),
            ("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១.", "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១។"),
            ("នៅក្នុងឆ្នាំ ២០២១. ", "នៅក្នុងឆ្នាំ ២០២១។ "),
            ("នៅក្នុងឆ្នាំ 2021.", "នៅក្នុងឆ្នាំ 2021។"),
            ("មានបីចំណុច៖ ១. ការងារ ២. សុខភាព", "មានបីចំណុច៖ ១. ការងារ ២. សុខភាព"),
            ("១.", "១."),
        ] {
            assert_eq!(mended(typed).0, right);
        }
    }

    #[test]
    fn what_stands_ahead_counts() {
        assert_eq!(flaws("កិច្ចប្រជុំបានបញ្ចប់", ".").len(), 1);
        assert_eq!(flaws("កិច្ចប្រជុំបានបញ្ចប់", " ។").len(), 1);
        assert_eq!(flaws("ASEAN", ".").len(), 0);
        assert_eq!(flaws("", " ។").len(), 0);
    }

    #[test]
    fn quotations_have_spaces_on_both_sides_or_on_none() {
        assert_eq!(mended("« ពាក្យ»").0, "«ពាក្យ»");
        assert_eq!(mended("“ពាក្យ ”").0, "“ពាក្យ”");
        assert_eq!(mended("« ពាក្យ » និង “ពាក្យ”").1, 0);
    }
}
