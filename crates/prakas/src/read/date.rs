//! Days, as people type them in English, day first or month first, or in figures.
//!
//! ```text
//! days    = day | day joiner day
//! joiner  = "-" | "–" | "—" | "to" | "until" | "/" (between two days of the form 2021-10-27)
//! day     = [weekday [","]] (number [month] | month number) [[","] year]
//!         | year "-" month "-" number | number sep month sep year      sep = "/" | "." | "-"
//! ```
//! A day that leaves out its month or year takes it from the other day: `26–28 October 2021`, `October 26–28, 2021`.

mod scan;

use std::fmt;
use std::ops::Range;

use jiff::civil::{Date, Weekday};
use prakas_document::{Code, Diagnostic};

use crate::release::DateSpan;
use scan::{Day, Form, Scanner, day_name};

/// The finding about words that are not the day, or the days, that should stand there.
pub(super) fn finding(error: &impl fmt::Display) -> Diagnostic {
    Diagnostic::error(Code::BadDate, error.to_string())
        .hint("mend the day; it is written as 27 October 2021, 2021-10-27 or 27/10/2021")
}

/// Why words are no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The words are no date.
    #[error("`{0}` is no date; write it as 27 October 2021 or 2021-10-27")]
    NotADate(String),
    /// No calendar has that day.
    #[error("there is no such day as {0}")]
    NoSuchDay(String),
    /// A date in figures with the month before the day.
    #[error("`{0}` has the month first; write the day first, as in 27/10/2021")]
    MonthFirst(String),
    /// A year of two digits, or of any number of them but four.
    #[error("the year of `{0}` is not written out; write it with four digits, as in 27 October 2021")]
    YearCut(String),
    /// That day is another day of the week.
    #[error("{date} is a {is}, not a {said}", is = day_name(*.is), said = day_name(*.said))]
    WrongWeekday {
        /// The day.
        date: Date,
        /// The day of the week that it was said to be.
        said: Weekday,
        /// The day of the week that it is.
        is: Weekday,
    },
    /// The last day is before the first.
    #[error("the days of `{0}` are in the wrong order")]
    WrongOrder(String),
}

/// The day, or the days from a first to a last, that these words name and nothing else.
///
/// `27 October 2021`, `Wednesday, 27th Oct 2021`, `October 27, 2021`, `2021-10-27`, `27/10/2021`, `26–28 October 2021`,
/// `30 December 2021 – 2 January 2022`, `2021-10-26/2021-10-28`: case does not matter, and any space or dash will do.
///
/// # Errors
/// The words are no date, or the day that they name does not exist.
///
/// ```
/// use prakas::read::parse_days;
///
/// let days = parse_days("26–28 October 2021")?;
/// assert_eq!((days.first().day(), days.last().day()), (26, 28));
/// assert_eq!(parse_days("31 February 2021").unwrap_err().to_string(), "there is no such day as 31 February 2021");
/// # Ok::<(), prakas::read::DateError>(())
/// ```
pub fn parse_days(text: &str) -> Result<DateSpan, DateError> {
    let text = text.trim();
    match days(text) {
        Some((typed, end)) if end == text.len() => typed.resolve(text),
        _ => Err(DateError::NotADate(excerpt(text))),
    }
}

/// A date within a longer line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FoundDays {
    /// The bytes of the line that it takes.
    pub(super) range: Range<usize>,
    /// The days, or why there are none such.
    pub(super) days: Result<DateSpan, DateError>,
}

/// The date that a line begins with, as `27 October 2021, via Videoconference` does.
pub(super) fn days_at_start(line: &str) -> Option<FoundDays> {
    let start = line.len() - line.trim_start().len();
    let (typed, end) = days(&line[start..])?;
    let range = start..start + end;
    Some(FoundDays { days: typed.resolve(&line[range.clone()]), range })
}

/// The date that a line ends with, as `Phnom Penh, 27 October 2021` does; a full stop may follow it.
pub(super) fn days_at_end(line: &str) -> Option<FoundDays> {
    let end = line.trim_end().trim_end_matches('.').trim_end().len();
    let window = line.floor_char_boundary(end.saturating_sub(LONGEST));
    let mut before = line[..window].chars().next_back();
    for (at, c) in line[window..end].char_indices() {
        let begins_word = c.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric);
        before = Some(c);
        let start = window + at;
        if begins_word
            && let Some((typed, len)) = days(&line[start..end])
            && start + len == end
        {
            return Some(FoundDays { range: start..end, days: typed.resolve(&line[start..end]) });
        }
    }
    None
}

/// The most bytes that a date at a line's end is looked for in: two days with weekdays and months written out, and to spare.
const LONGEST: usize = 120;

/// The words that a finding quotes: no more of them than a message can show.
pub(super) fn excerpt(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", text[..cut].trim_end()),
        None => text.to_owned(),
    }
}

/// One or two days as typed, not yet looked up in the calendar.
struct TypedDays {
    first: Day,
    last: Option<Day>,
}

impl TypedDays {
    /// The days of the calendar, `words` being what was typed.
    fn resolve(&self, words: &str) -> Result<DateSpan, DateError> {
        let last = self.last.unwrap_or(self.first).resolve(words)?;
        let first = if self.last.is_some() { self.first.resolve(words)? } else { last };
        DateSpan::new(first, last).map_err(|_| DateError::WrongOrder(excerpt(words)))
    }
}

impl Day {
    fn resolve(self, words: &str) -> Result<Date, DateError> {
        let (Some(month), Some(year)) = (self.month, self.year) else {
            return Err(DateError::NotADate(excerpt(words)));
        };
        if year.digits != 4 {
            return Err(DateError::YearCut(excerpt(words)));
        }
        if self.form == Form::Figures && month > 12 && (1..=12).contains(&self.number) {
            return Err(DateError::MonthFirst(excerpt(words)));
        }
        let small = |number: u32| i8::try_from(number).ok();
        let date = small(month)
            .zip(small(self.number))
            .zip(i16::try_from(year.value).ok())
            .and_then(|((month, day), year)| Date::new(year, month, day).ok())
            .ok_or_else(|| DateError::NoSuchDay(excerpt(words)))?;
        match self.weekday {
            Some(said) if said != date.weekday() => {
                Err(DateError::WrongWeekday { date, said, is: date.weekday() })
            }
            Some(_) | None => Ok(date),
        }
    }

    fn is_whole(&self) -> bool {
        self.month.is_some() && self.year.is_some()
    }
}

/// Two days where each takes what it leaves out from the other, in the forms that people write.
fn joined(first: Day, last: Day) -> Option<TypedDays> {
    if first.month.is_none() && first.year.is_some() {
        return None;
    }
    let last_month = match (first.form, first.year, last.month) {
        (_, _, Some(month)) => Some(month),
        (Form::MonthFirst, None, None) => first.month,
        (Form::MonthFirst | Form::DayFirst | Form::Figures | Form::Iso, _, None) => None,
    };
    let last = Day { month: last_month, ..last };
    let first = Day { month: first.month.or(last.month), year: first.year.or(last.year), ..first };
    (first.is_whole() && last.is_whole()).then_some(TypedDays { first, last: Some(last) })
}

/// The days that a text begins with, and how many bytes they take.
fn days(text: &str) -> Option<(TypedDays, usize)> {
    let mut scanner = Scanner { rest: text };
    let first = scanner.day()?;
    let mut ahead = scanner;
    if ahead.joiner(first.form)
        && let Some(last) = ahead.day()
        && ahead.at_word_end()
        && let Some(both) = joined(first, last)
    {
        return Some((both, text.len() - ahead.rest.len()));
    }
    (first.is_whole() && scanner.at_word_end())
        .then(|| (TypedDays { first, last: None }, text.len() - scanner.rest.len()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn span(first: (i16, i8, i8), last: (i16, i8, i8)) -> DateSpan {
        DateSpan::new(date(first.0, first.1, first.2), date(last.0, last.1, last.2)).expect("in order")
    }

    #[test]
    fn one_day() {
        for typed in [
            "27 October 2021",
            "27 october 2021",
            " 27\u{A0}OCTOBER\u{202F}2021 ",
            "27October 2021",
            "October 27, 2021",
            "October 27th 2021",
            "27 Oct 2021",
            "27 Oct. 2021",
            "Oct. 27, 2021",
            "27th October 2021",
            "27th of October, 2021",
            "Wednesday, 27 October 2021",
            "Wednesday 27 October 2021",
            "Wed., October 27, 2021",
            "2021-10-27",
            "27/10/2021",
            "27.10.2021",
            "27-10-2021",
        ] {
            assert_eq!(parse_days(typed), Ok(DateSpan::day(date(2021, 10, 27))), "{typed}");
        }
        assert_eq!(parse_days("1st May 2021"), Ok(DateSpan::day(date(2021, 5, 1))));
        assert_eq!(parse_days("3 Sept 2021"), Ok(DateSpan::day(date(2021, 9, 3))));
    }

    #[test]
    fn days_from_a_first_to_a_last() {
        let october = span((2021, 10, 26), (2021, 10, 28));
        let autumn = span((2021, 9, 30), (2021, 10, 2));
        let new_year = span((2021, 12, 30), (2022, 1, 2));
        for (typed, days) in [
            ("26–28 October 2021", october),
            ("26-28 October 2021", october),
            ("26 — 28 October 2021", october),
            ("26 to 28 October 2021", october),
            ("26th to 28th October 2021", october),
            ("Tuesday 26 – Thursday 28 October 2021", october),
            ("October 26–28, 2021", october),
            ("October 26 to October 28, 2021", october),
            ("2021-10-26/2021-10-28", october),
            ("2021-10-26 to 2021-10-28", october),
            ("26/10/2021 – 28/10/2021", october),
            ("30 September – 2 October 2021", autumn),
            ("September 30 – October 2, 2021", autumn),
            ("30 December 2021 – 2 January 2022", new_year),
            ("December 30, 2021 until January 2, 2022", new_year),
        ] {
            assert_eq!(parse_days(typed), Ok(days), "{typed}");
        }
    }

    #[test]
    fn each_mistake_has_its_own_error() {
        for (typed, message) in [
            ("31 February 2021", "there is no such day as 31 February 2021"),
            ("0 May 2021", "there is no such day as 0 May 2021"),
            ("99/99/2021", "there is no such day as 99/99/2021"),
            ("2021-02-31", "there is no such day as 2021-02-31"),
            ("30–31 June 2021", "there is no such day as 30–31 June 2021"),
            ("Monday, 27 October 2021", "2021-10-27 is a Wednesday, not a Monday"),
            ("28–26 October 2021", "the days of `28–26 October 2021` are in the wrong order"),
            ("10/27/2021", "`10/27/2021` has the month first; write the day first, as in 27/10/2021"),
            (
                "27/10/21",
                "the year of `27/10/21` is not written out; write it with four digits, as in 27 October 2021",
            ),
        ] {
            assert_eq!(parse_days(typed).expect_err(typed).to_string(), message);
        }
        assert!(matches!(parse_days("27 October 21"), Err(DateError::YearCut(_))));
        assert!(matches!(parse_days("26–28 October 021"), Err(DateError::YearCut(_))));
    }

    #[test]
    fn other_words_are_no_date() {
        for typed in [
            "",
            "October",
            "October 2021",
            "27 October",
            "27",
            "2021",
            "27 Ok 2021",
            "27 Oktober 2021",
            "27 October 2021 and more",
            "27 October 2021 –",
            "26 – 27 2021",
            "26 October – 28, 2021",
            "27 October – 3 November",
            "27 October 99999999999",
            "2021-10-26/28",
            "១៤ តុលា",
        ] {
            assert!(matches!(parse_days(typed), Err(DateError::NotADate(_))), "{typed}");
        }
        let long = parse_days(&"កខ ".repeat(10_000)).expect_err("no date").to_string();
        assert!(long.len() < 300, "{long}");
    }

    #[test]
    fn found_at_either_end_of_a_line() {
        let start = days_at_start("27 October 2021, via Videoconference").expect("a date");
        assert_eq!((start.range, start.days), (0..15, Ok(DateSpan::day(date(2021, 10, 27)))));
        let span = days_at_start(" 26–28 October 2021 – Tokyo").expect("a date");
        assert_eq!(span.range, 1..21);
        assert_eq!(days_at_start("27 October 2021 - 5 ministers met").map(|found| found.range), Some(0..15));
        assert_eq!(days_at_start("On 27 October 2021"), None);
        assert_eq!(days_at_start("27 October 2021st"), None);

        for (line, range) in [
            ("Phnom Penh, 27 October 2021", 12..27),
            ("Phnom Penh, 27 October 2021. ", 12..27),
            ("Phnom Penh, Wednesday, 27 October 2021", 12..38),
            ("Hall 3, 26–28 October 2021", 8..28),
            ("27 October 2021", 0..15),
            ("ភ្នំពេញ 27/10/2021", 22..32),
        ] {
            assert_eq!(days_at_end(line).map(|found| found.range), Some(range), "{line}");
        }
        assert_eq!(
            days_at_end("Phnom Penh, 31 February 2021").map(|found| found.days),
            Some(Err(DateError::NoSuchDay("31 February 2021".into())))
        );
        assert_eq!(days_at_end("27 October 2021 in Tokyo"), None);
        assert_eq!(days_at_end(&format!("{}27 October 2021", "ក".repeat(100))), None);
        assert_eq!(
            days_at_end(&format!("{} 27 October 2021", "x-".repeat(100_000))).map(|f| f.range),
            Some(200_001..200_016)
        );
    }

    /// Pieces of dates, in any order.
    fn soup() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "27", "1st", "2021", "21", "0", "October", "May", "sept", "Wed", "Monday", ",", ".", "-", "–",
            "/", "to", "of", " ", " ", "\u{A0}", "x", "ក",
        ]);
        prop::collection::vec(word, 0..12).prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), soup()]) {
            let _ = parse_days(&text);
            for found in [days_at_start(&text), days_at_end(&text)].into_iter().flatten() {
                prop_assert_eq!(parse_days(&text[found.range]), found.days);
            }
        }

        #[test]
        fn every_day_is_read_in_every_form(days in 0..3_000_000_i64) {
            let day = date(1000, 1, 1).saturating_add(jiff::Span::new().days(days));
            for form in ["%d %B %Y", "%A, %-d %b %Y", "%B %d, %Y", "%F", "%d/%m/%Y", "%d.%m.%Y"] {
                prop_assert_eq!(parse_days(&day.strftime(form).to_string()), Ok(DateSpan::day(day)));
            }
        }
    }
}
