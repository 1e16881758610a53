//! Text as runs, each of one script, with its break opportunities in it.
//!
//! Word breaks lines of Khmer at spaces and at U+200B, as authors type it: see the crate's documentation.

use prakas_document::text::ZERO_WIDTH_SPACE;
use prakas_document::{NO_LINE_START, Script, Text, script_runs};

/// The text as it is written: U+200B where its line may break, and U+00A0 where it may not, though there is a space.
pub(super) fn written(text: &Text) -> String {
    let mut written = String::with_capacity(text.as_str().len());
    for (i, piece) in text.pieces().enumerate() {
        // A line that breaks at a space has no need of more.
        if i > 0 && !written.ends_with(char::is_whitespace) {
            written.push(ZERO_WIDTH_SPACE);
        }
        let mut rest = piece;
        while let Some((before, after)) = rest.split_once(' ') {
            written.push_str(before);
            written.push(if after.starts_with(NO_LINE_START) { '\u{A0}' } else { ' ' });
            rest = after;
        }
        written.push_str(rest);
    }
    written
}

/// The runs of a text among words of a script. What Khmer faces often lack is always Latin.
pub(super) fn runs(text: &str, surrounding: Script) -> Vec<(Script, &str)> {
    let mut ends: Vec<(Script, usize)> = Vec::new();
    let mut end = 0;
    for (script, run) in script_runs(text, surrounding) {
        for c in run.chars() {
            let script = if is_latin_only(c) { Script::Latin } else { script };
            end += c.len_utf8();
            match ends.last_mut() {
                Some(last) if last.0 == script => last.1 = end,
                Some(_) | None => ends.push((script, end)),
            }
        }
    }
    let mut start = 0;
    ends.into_iter().map(|(script, end)| (script, &text[std::mem::replace(&mut start, end)..end])).collect()
}

/// Punctuation that Khmer faces often lack: Noto Serif Khmer the brackets, Moul the quotes, both the dashes. Word would take it
/// from a face of its own choice.
fn is_latin_only(c: char) -> bool {
    matches!(c, '%' | '[' | ']' | '{' | '}' | '\u{2010}'..='\u{2027}' | '\u{202F}'..='\u{205E}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const K: Script = Script::Khmer;
    const L: Script = Script::Latin;

    #[test]
    fn punctuation_is_that_of_the_words_around() {
        assert_eq!(runs("អាស៊ាន (ASEAN-Japan) បាន", K), [(K, "អាស៊ាន ("), (L, "ASEAN-Japan"), (K, ") បាន")]);
        assert_eq!(runs("in ខ្មែរ, and", L), [(L, "in "), (K, "ខ្មែរ"), (L, ", and")]);
        assert_eq!(runs("២០២១ 2021។ ៗ", K), [(K, "២០២១ "), (L, "2021"), (K, "។ ៗ")]);
        assert_eq!(runs("", K), []);
        assert_eq!(runs(" ", K), [(K, " ")]);
    }

    #[test]
    fn what_khmer_faces_lack_is_latin() {
        assert_eq!(runs("“ក” – «ខ»", K), [(L, "“"), (K, "ក"), (L, "”"), (K, " "), (L, "–"), (K, " «ខ»")]);
        assert_eq!(runs("៥០%", K), [(K, "៥០"), (L, "%")]);
    }

    #[test]
    fn breaks_are_zero_width_spaces_but_for_those_at_spaces() {
        let text = Text::with_breaks("កខ គ", vec![3, 7, 10]);
        assert_eq!(written(&text), "ក\u{200B}ខ គ\u{200B}");
        assert_eq!(written(&Text::new("ផ្សេង ៗ ក ។")), "ផ្សេង\u{A0}ៗ ក\u{A0}។");
        assert_eq!(written(&Text::new("  a ")), "  a ");
    }
}
