//! Lines of the head that say whether the release may be published, and what became of it.

use std::ops::Range;

use jiff::civil::{Date, Time};
use prakas_document::{Code, Diagnostic};

use crate::compose::labels::Labels;
use crate::read::date::{self, FoundDays, days_at_end, days_at_start, excerpt};
use crate::release::{EmbargoTime, Id};

/// What a line says of the release.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Notice {
    Draft,
    /// It may be published at once.
    Final,
    Embargoed(Result<EmbargoTime, Box<Diagnostic>>),
    /// On which day; the words that say what was corrected stand to the end of the line and under it.
    Corrected(Result<Date, Box<Diagnostic>>),
    /// On which day; the words that say why stand to the end of the line and under it.
    Withdrawn(Result<Date, Box<Diagnostic>>),
    Supersedes(Id),
    SupersededBy(Id),
}

/// A [`Notice`], and where in the line the fact stands that it tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) notice: Notice,
    pub(super) fact: Range<usize>,
    /// Where words after it begin.
    pub(super) words: usize,
}

/// What a line says of the release, if it says so in the way of `labels`.
pub(super) fn notice(line: &str, labels: &Labels) -> Option<Said> {
    let end = line.len();
    let said = |notice, from| Some(Said { notice, fact: from..end, words: end });
    let folded = fold(line);
    if folded == fold(labels.draft) || folded == "draft" {
        return said(Notice::Draft, 0);
    }
    if folded == "for immediate release" {
        return said(Notice::Final, 0);
    }
    for label in [labels.embargoed, "EMBARGO UNTIL", "UNDER EMBARGO UNTIL"] {
        if let Some(at) = after_label(line, label) {
            let typed = line[at..].trim_start_matches(|c: char| c == ':' || c.is_whitespace());
            return said(Notice::Embargoed(embargo(typed.trim_end())), end - typed.len());
        }
    }
    let id = |label| {
        let typed = line[after_label(line, label)?..].strip_prefix(':')?.trim_start();
        Some((typed.parse::<Id>().ok()?, end - typed.len()))
    };
    if let Some((id, at)) = id(labels.supersedes) {
        return said(Notice::Supersedes(id), at);
    }
    if let Some((id, at)) = id(labels.superseded_by) {
        return said(Notice::SupersededBy(id), at);
    }
    happened(line, labels.corrected, Notice::Corrected)
        .or_else(|| happened(line, labels.withdrawn, Notice::Withdrawn))
}

/// Words for comparison: lower case, single spaces, any dash a hyphen.
fn fold(words: &str) -> String {
    let dashes = words.replace(['–', '—'], "-").to_lowercase();
    dashes.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The byte after a label that a line begins with, in any case.
fn after_label(line: &str, label: &str) -> Option<usize> {
    let start = line.get(..label.len())?;
    (start.eq_ignore_ascii_case(label) && !line[label.len()..].starts_with(char::is_alphanumeric))
        .then_some(label.len())
}

/// "CORRECTED, 28 October 2021: the amount"
fn happened(
    line: &str,
    label: &str,
    notice: impl Fn(Result<Date, Box<Diagnostic>>) -> Notice,
) -> Option<Said> {
    let after = &line[after_label(line, label)?..];
    let typed = after.trim_start_matches([',', ' ', ':']);
    let FoundDays { range, days } = days_at_start(typed)?;
    let words = typed[range.end..].trim_start().strip_prefix(':')?.trim_start();
    let day = days.map_err(|error| Box::new(date::finding(&error)));
    let at = line.len() - typed.len();
    let fact = at + range.start..at + range.end;
    Some(Said { notice: notice(day.map(|days| days.last())), fact, words: line.len() - words.len() })
}

/// "18:00 (UTC+7), 27 October 2021", "27 October 2021, 6:00 pm", "2021-10-27 18:00".
fn embargo(typed: &str) -> Result<EmbargoTime, Box<Diagnostic>> {
    if let Ok(time) = typed.parse() {
        return Ok(time);
    }
    let wrong = |code, message: &str| {
        Box::new(Diagnostic::error(code, message).hint("write it as `18:00, 27 October 2021`"))
    };
    let no_time = || wrong(Code::BadDate, &format!("`{}` is no date and time", excerpt(typed)));
    let FoundDays { range, days } =
        days_at_start(typed).or_else(|| days_at_end(typed)).ok_or_else(no_time)?;
    let day = days.map_err(|error| wrong(Code::BadDate, &error.to_string()))?;
    let rest = format!("{} {}", &typed[..range.start], &typed[range.end..]).to_lowercase();
    let is_filler =
        |word: &&str| matches!(*word, "at" | "on" | "(utc+7)" | "utc+7" | "hrs" | "hours" | "local" | "time");
    let words = rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';'));
    let clock: String = words.filter(|word| !is_filler(word)).collect();
    if clock.is_empty() {
        return Err(wrong(Code::EmbargoWithoutTime, "the embargo has a day and no time"));
    }
    let time = time(&clock).filter(|_| day.is_one_day()).ok_or_else(no_time)?;
    Ok(EmbargoTime::new(day.first().to_datetime(time)))
}

/// "18:00", "6:00pm", "6pm".
fn time(typed: &str) -> Option<Time> {
    let (clock, half) =
        match typed.strip_suffix('m').and_then(|rest| rest.split_at_checked(rest.len().checked_sub(1)?)) {
            Some((clock, half @ ("a" | "p"))) => (clock, Some(half)),
            _ => (typed, None),
        };
    let (hour, minute) = clock.split_once(':').or_else(|| half.map(|_| (clock, "00")))?;
    let digits = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let hour: i8 = hour.parse().ok()?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("p") => hour % 12 + 12,
        Some(_) => hour % 12,
        None => hour,
    };
    Time::new(hour, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::Language;

    use super::*;
    use crate::compose::labels::labels;

    fn said(line: &str) -> Option<Said> {
        notice(line, labels(&Language::EN).expect("English"))
    }

    fn read(line: &str) -> Option<Notice> {
        said(line).map(|said| said.notice)
    }

    #[test]
    fn notices_are_known_by_their_labels() {
        assert_eq!(read("DRAFT – NOT FOR PUBLICATION"), Some(Notice::Draft));
        assert_eq!(read("Draft"), Some(Notice::Draft));
        assert_eq!(read("For  Immediate Release"), Some(Notice::Final));
        assert_eq!(read("Withdrawn, 28 October 2021:"), Some(Notice::Withdrawn(Ok(date(2021, 10, 28)))));
        assert_eq!(read("Superseded by: a-b"), Some(Notice::SupersededBy("a-b".parse().expect("an id"))));
        for words in [
            "Draft Law on Trade",
            "Corrected version",
            "CORRECTED, soon: x",
            "Supersedes: A b",
            "Withdrawnx",
            "",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
        let Some(Notice::Corrected(Err(error))) = read("CORRECTED, 31 February 2021: x") else {
            panic!("an error")
        };
        assert_eq!(error.code, Code::BadDate);
    }

    #[test]
    fn facts_and_words_are_told_apart() {
        for (line, fact, words) in [
            ("CORRECTED, 28 October 2021: the amount", "28 October 2021", "the amount"),
            ("EMBARGOED UNTIL: 2021-10-27 18:00", "2021-10-27 18:00", ""),
            ("Supersedes: a-b", "a-b", ""),
        ] {
            let said = said(line).expect("a notice");
            assert_eq!((&line[said.fact], &line[said.words..]), (fact, words));
        }
    }

    #[test]
    fn an_embargo_has_a_day_and_a_time() {
        let six = EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0));
        for typed in [
            "EMBARGOED UNTIL 18:00 (UTC+7), 27 October 2021",
            "Embargoed until: 27 October 2021, 6:00 pm",
            "EMBARGO UNTIL 6 p.m. on Wednesday, 27 October 2021",
            "EMBARGOED UNTIL 2021-10-27 18:00",
            "Under embargo until 27 October 2021 at 18:00 hrs",
        ] {
            assert_eq!(read(typed), Some(Notice::Embargoed(Ok(six))), "{typed}");
        }
        let midnight = EmbargoTime::new(date(2021, 10, 27).at(0, 5, 0, 0));
        assert_eq!(read("EMBARGOED UNTIL 12:05 am, 27 October 2021"), Some(Notice::Embargoed(Ok(midnight))));
        for (typed, code) in [
            ("EMBARGOED UNTIL 27 October 2021", Code::EmbargoWithoutTime),
            ("EMBARGOED UNTIL 2021-10-27", Code::EmbargoWithoutTime),
            ("EMBARGOED UNTIL further notice", Code::BadDate),
            ("EMBARGOED UNTIL 25:00, 27 October 2021", Code::BadDate),
            ("EMBARGOED UNTIL 18:00, 31 February 2021", Code::BadDate),
            ("EMBARGOED UNTIL", Code::BadDate),
        ] {
            let Some(Notice::Embargoed(Err(error))) = read(typed) else { panic!("{typed}") };
            assert_eq!(error.code, code, "{typed}");
        }
    }
}
