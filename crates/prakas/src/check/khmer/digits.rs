//! Digits of two kinds in one number, or in one date.

use std::ops::Range;

use prakas_document::Code;
use prakas_khmer::digits;

use super::Flaw;

/// Digits that stand together.
#[derive(Debug)]
struct Run {
    range: Range<usize>,
    khmer: bool,
    latin: bool,
}

/// Numbers with digits of both kinds, and dates whose numbers are of different kinds.
pub(super) fn flaws(text: &str) -> Vec<Flaw> {
    let runs = runs(text);
    let mut flaws = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        let typed = &text[run.range.clone()];
        let is_in_khmer_date = run.latin
            && (before(&runs, i)
                .is_some_and(|other| other.khmer && is_one_date(text, &other.range, &run.range))
                || runs
                    .get(i + 1)
                    .is_some_and(|other| other.khmer && is_one_date(text, &run.range, &other.range)));
        let message = if run.khmer && run.latin {
            format!("digits of two kinds stand in one number, {typed}")
        } else if is_in_khmer_date {
            format!("digits of two kinds stand in one date: {typed} beside Khmer ones")
        } else {
            continue;
        };
        flaws.push(Flaw::new(run.range.clone(), Code::MixedDigits, message).instead(digits::to_khmer(typed)));
    }
    flaws
}

fn before(runs: &[Run], i: usize) -> Option<&Run> {
    runs.get(i.checked_sub(1)?)
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, c) in text.char_indices() {
        let (khmer, latin) = (digits::is_khmer(c), c.is_ascii_digit());
        if !khmer && !latin {
            continue;
        }
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.range.end == at => {
                run.range.end = end;
                run.khmer |= khmer;
                run.latin |= latin;
            }
            Some(_) | None => runs.push(Run { range: at..end, khmer, latin }),
        }
    }
    runs
}

/// Whether two numbers belong to one date: a month, a year, or a mark of dates in figures stands between them.
fn is_one_date(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    const MARKS: [&str; 4] = ["/", "-", ".", "–"];
    let between = text[first.end..second.start].trim_matches(|c: char| c.is_whitespace() || c == '\u{200B}');
    // A month's name is no longer, and the end of a sentence is no part of a date.
    let is_near = between.chars().count() <= 24 && !between.contains(['។', '៕', '(', ')']);
    MARKS.contains(&between) || (is_near && (between.contains("ខែ") || between.starts_with("ឆ្នាំ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        flaws(text).into_iter().map(|flaw| (&text[flaw.range], flaw.instead)).collect()
    }

    #[test]
    fn a_date_has_digits_of_one_kind() {
        assert_eq!(found("ថ្ងៃទី27 ខែតុលា ឆ្នាំ២០២១"), [("27", Some("២៧".to_owned()))]);
        assert_eq!(found("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ2021"), [("2021", Some("២០២១".to_owned()))]);
        assert_eq!(found("២៧/10/២០២១"), [("10", Some("១០".to_owned()))]);
        assert_eq!(found("ឆ្នាំ២0២១"), [("២0២១", Some("២០២១".to_owned()))]);
    }

    #[test]
    fn numbers_of_different_things_may_differ() {
        for text in ["ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១", "27 October 2021", "ឆ្នាំ២០២១ COVID-19", "ទី២៤ (24th)"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
