//! The edits that findings propose, made.

use std::ops::Range;

use prakas_document::{Diagnostic, Fix};

use crate::read::Source;

/// The sources with the edits of these findings made, in the order of the sources; a source that has none is as it was.
///
/// All edits of a finding are made, or none. Where two findings would change the same words, those of the first are made: look again at
/// what this gives back.
///
/// ```
/// use prakas::{Code, Diagnostic, Source, Span, mend};
///
/// let typed = [Source::new("a.km.txt", "កិច្ចប្រជុំបានបញ្ចប់.")];
/// let stop = typed[0].text().len() - 1;
/// let place = Span::new(0, stop..stop + 1);
/// let finding = Diagnostic::warning(Code::LatinFullStop, "a Khmer sentence ends with a Latin full stop");
/// let mended = mend(&typed, &[finding.fix(place, "។")]);
/// assert_eq!(mended[0].text(), "កិច្ចប្រជុំបានបញ្ចប់។");
/// ```
pub fn mend(sources: &[Source], findings: &[Diagnostic]) -> Vec<Source> {
    let mut taken: Vec<&Fix> = Vec::new();
    for finding in findings {
        let can_be_made = |fix: &Fix| is_within(sources, fix) && !taken.iter().any(|other| clash(fix, other));
        if finding.fixes.iter().all(can_be_made) {
            taken.extend(&finding.fixes);
        }
    }
    let edited = |(index, source): (usize, &Source)| {
        let own = taken.iter().copied().filter(|fix| fix.span.source == index).collect();
        edited(source, own)
    };
    sources.iter().enumerate().map(edited).collect()
}

/// Whether an edit is of words that there are.
fn is_within(sources: &[Source], fix: &Fix) -> bool {
    let source = sources.get(fix.span.source).filter(|source| source.form().is_some());
    source.is_some_and(|source| source.text().get(fix.span.range.clone()).is_some())
}

/// Whether two edits change the same words, or add words at one place.
fn clash(one: &Fix, other: &Fix) -> bool {
    let (Range { start, end }, with) = (&one.span.range, &other.span.range);
    one.span.source == other.span.source
        && (start < &with.end && &with.start < end || start == &with.start || end == &with.end)
}

fn edited(source: &Source, mut fixes: Vec<&Fix>) -> Source {
    let Some(form) = source.form().filter(|_| !fixes.is_empty()) else { return source.clone() };
    fixes.sort_by_key(|fix| fix.span.range.start);
    let text = source.text();
    // A file keeps the mark at its start and the ends of its lines.
    let mut out =
        String::from(if source.bytes().starts_with("\u{FEFF}".as_bytes()) { "\u{FEFF}" } else { "" });
    let has_crlf = text.contains("\r\n");
    let mut at = 0;
    for Fix { span, replacement } in fixes {
        out.push_str(&text[at..span.range.start]);
        let ends = if has_crlf { replacement.replace('\n', "\r\n") } else { replacement.clone() };
        out.push_str(&ends);
        at = span.range.end;
    }
    out.push_str(&text[at..]);
    Source::with_form(source.name(), form, out)
}

#[cfg(test)]
mod tests {
    use prakas_document::{Code, Span};

    use super::*;

    fn finding(fixes: &[(Range<usize>, &str)]) -> Diagnostic {
        let finding = Diagnostic::warning(Code::KhmerSpacing, "m");
        fixes
            .iter()
            .fold(finding, |finding, (range, instead)| finding.fix(Span::new(0, range.clone()), *instead))
    }

    fn mended(text: &str, findings: &[Diagnostic]) -> String {
        let mended = mend(&[Source::new("a.txt", text)], findings);
        String::from_utf8(mended[0].bytes().to_vec()).expect("UTF-8")
    }

    #[test]
    fn edits_are_made_in_their_places_whatever_their_order() {
        assert_eq!(
            mended("abcdef", &[finding(&[(4..5, "E")]), finding(&[(0..1, ""), (2..2, "-")])]),
            "b-cdEf"
        );
        assert_eq!(mended("abc", &[]), "abc");
    }

    #[test]
    fn of_two_that_clash_the_first_is_made_and_the_other_not_at_all() {
        let (first, second) = (finding(&[(1..3, "X")]), finding(&[(0..1, "Y"), (2..4, "Z")]));
        assert_eq!(mended("abcd", &[first.clone(), second]), "aXd");
        assert_eq!(mended("abcd", &[first.clone(), first]), "aXd");
        let inserted = [finding(&[(1..1, "one")]), finding(&[(1..1, "two")])];
        assert_eq!(mended("ab", &inserted), "aoneb");
    }

    #[test]
    fn a_file_keeps_its_mark_and_the_ends_of_its_lines() {
        assert_eq!(mended("\u{FEFF}a\r\nb\r\n", &[finding(&[(3..3, "x\n")])]), "\u{FEFF}a\r\nx\r\nb\r\n");
    }

    #[test]
    fn what_is_no_place_of_the_text_is_left_alone() {
        for range in [9..10, 1..2, 0..9] {
            assert_eq!(mended("ក", &[finding(&[(range, "x")])]), "ក");
        }
        assert_eq!(mended("a", &[Diagnostic::warning(Code::Guess, "m").fix(Span::new(7, 0..1), "x")]), "a");
    }
}
