//! Text of two scripts, and where its lines may break.
//!
//! A browser breaks Khmer by a dictionary of its own, in other places than the document says. No property of CSS keeps it from
//! that and still breaks elsewhere, so lines of Khmer are set with `white-space: nowrap`, in which only a `wbr` breaks them, and
//! each of their opportunities is written: those of the document, and those that UAX #14 has at spaces and hyphens. Latin words
//! among them are left to the browser.

use std::iter::Peekable;
use std::ops::Range;

use prakas_document::{NO_LINE_START, Script, script_runs};

/// How many clusters may stand together without an opportunity before they could be wider than a phone.
const LONG: usize = 12;

/// A stretch of a text in one script.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) script: Script,
    pub(crate) range: Range<usize>,
}

/// The runs of a text among words of a script.
pub(crate) fn runs(text: &str, surrounding: Script) -> Vec<Run> {
    let mut end = 0;
    let placed = |(script, run): (Script, &str)| {
        let start = end;
        end += run.len();
        Run { script, range: start..end }
    };
    script_runs(text, surrounding).into_iter().map(placed).collect()
}

/// Where the line may break in or right after a run, in ascending order. What is passed of `breaks`, the text's own, is taken out.
pub(crate) fn opportunities(
    text: &str,
    run: &Run,
    breaks: &mut Peekable<impl Iterator<Item = usize>>,
) -> Vec<usize> {
    let mut found = Vec::new();
    let Range { start, end } = run.range;
    let mut before = text[..start].chars().next_back();
    for (at, c) in text[start..end].char_indices().map(|(at, c)| (start + at, c)) {
        let after = at + c.len_utf8();
        let listed = breaks.next_if(|&offset| offset <= after).is_some();
        let by_rule = || run.script == Script::Khmer && breaks_after(before, c, &text[after..]);
        if listed || by_rule() {
            found.push(after);
        }
        before = Some(c);
    }
    found
}

/// Whether a line breaks after a character by UAX #14 (LB18 after spaces, LB21 after hyphens), of those that Khmer has.
fn breaks_after(before: Option<char>, c: char, rest: &str) -> bool {
    let next = rest.chars().next();
    match c {
        ' ' | '\u{3000}' => !next.is_some_and(|c| c == ' ' || NO_LINE_START.contains(&c)),
        '-' | '\u{2010}' | '\u{2013}' | '\u{2014}' => {
            let is_word = |c: char| Script::of(c).is_some();
            before.is_some_and(is_word) && next.is_some_and(|c| is_word(c) && !c.is_numeric())
        }
        _ => false,
    }
}

/// Whether Khmer without an opportunity may be wider than a phone.
pub(crate) fn is_long(piece: &str) -> bool {
    let mut coeng = false;
    let begins_cluster = |c: &char| {
        let stacked = std::mem::replace(&mut coeng, *c == '\u{17D2}');
        !stacked && (!matches!(c, '\u{17B4}'..='\u{17D3}' | '\u{17DD}') && !c.is_whitespace())
    };
    piece.chars().filter(begins_cluster).nth(LONG).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, surrounding: Script) -> Vec<(Script, &str)> {
        runs(text, surrounding).into_iter().map(|run| (run.script, &text[run.range])).collect()
    }

    fn broken(text: &str, breaks: &[usize]) -> String {
        let mut breaks = breaks.iter().copied().peekable();
        let mut out = String::new();
        for run in runs(text, Script::Khmer) {
            let mut from = run.range.start;
            for at in opportunities(text, &run, &mut breaks) {
                out.push_str(&text[from..at]);
                out.push('|');
                from = at;
            }
            out.push_str(&text[from..run.range.end]);
        }
        out
    }

    #[test]
    fn punctuation_is_that_of_the_sentence() {
        assert_eq!(
            cut("អាស៊ាន (ASEAN-Japan) បាន", Script::Khmer),
            [(Script::Khmer, "អាស៊ាន ("), (Script::Latin, "ASEAN-Japan"), (Script::Khmer, ") បាន")]
        );
        assert_eq!(
            cut("“ខ្មែរ”, Khmer", Script::Latin),
            [(Script::Latin, "“"), (Script::Khmer, "ខ្មែរ"), (Script::Latin, "”, Khmer")]
        );
        assert_eq!(cut("1,000. ", Script::Khmer), [(Script::Latin, "1,000"), (Script::Khmer, ". ")]);
        assert_eq!(cut("e\u{301}", Script::Khmer), [(Script::Latin, "e\u{301}")]);
        assert_eq!(cut("", Script::Khmer), []);
    }

    #[test]
    fn spaces_and_hyphens_break_and_signs_stay() {
        assert_eq!(broken("ក ខ  គ ។ ឃ ៗ", &[]), "ក |ខ  |គ ។ |ឃ ៗ");
        assert_eq!(broken("ក\u{A0}ខ ", &[]), "ក\u{A0}ខ |");
        assert_eq!(broken("អាស៊ាន-ជប៉ុន កូវីដ-១៩ -ក", &[]), "អាស៊ាន-|ជប៉ុន |កូវីដ-១៩ |-ក");
    }

    #[test]
    fn the_texts_own_breaks_are_kept_once() {
        assert_eq!(broken("កខ គ", &[3, 7, 10]), "ក|ខ |គ|");
        assert_eq!(broken("កASEAN Plus ខ", &[3, 5, 14]), "ក|AS|EAN Plus |ខ");
    }

    #[test]
    fn long_is_counted_in_clusters() {
        assert!(!is_long("ព្រះរាជាណាចក្រកម្ពុជា"));
        assert!(is_long("សហប្រតិបត្តិការអន្តរជាតិ"));
        assert!(!is_long(&"\u{17B6}".repeat(50)));
    }
}
