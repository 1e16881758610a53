//! Days, as people type them in Khmer or English, day first or month first, or in figures.
//!
//! ```text
//! days    = day | day joiner day
//! joiner  = "-" | "–" | "—" | "to" | "until" | "/" (between two days of the form 2021-10-27)
//! day     = [weekday [","]] (number [month] | month number) [[","] year]
//!         | year "-" month "-" number | number sep month sep year      sep = "/" | "." | "-"
//! ```
//! A day that leaves out its month or year takes it from the other day: `26–28 October 2021`, `October 26–28, 2021`. Digits may
//! be Latin or Khmer. How days are said in Khmer, see [`khmer`].

mod khmer;
mod scan;

use std::fmt;
use std::ops::Range;

use jiff::civil::{Date, Weekday};
use prakas_document::{Code, Diagnostic};

use crate::khmer::{is_ignored, is_khmer};
use crate::release::DateSpan;
use scan::{Day, Form, Joiner, Scanner, day_name};

/// The finding about words that are not the day, or the days, that should stand there.
pub(super) fn finding(error: &impl fmt::Display) -> Diagnostic {
    Diagnostic::error(Code::BadDate, error.to_string())
        .hint("mend the day; it is written as 27 October 2021, ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១, 2021-10-27 or 27/10/2021")
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
/// `30 December 2021 – 2 January 2022`, `2021-10-26/2021-10-28`: case does not matter, and any space or dash will do. In Khmer
/// `ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១`, `២៧ តុលា ២០២១`, `ថ្ងៃទីម្ភៃប្រាំពីរ ខែតុលា ឆ្នាំពីរពាន់ម្ភៃមួយ`, `ថ្ងៃទី២៦ ដល់ ២៨ ខែតុលា ឆ្នាំ២០២១`, with
/// U+200B anywhere.
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
    let text = text.trim_matches(is_ignored);
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
    let start = line.len() - line.trim_start_matches(is_ignored).len();
    let (typed, end) = days(&line[start..])?;
    let range = start..start + end;
    Some(FoundDays { days: typed.resolve(&line[range.clone()]), range })
}

/// The date that a line ends with, as `Phnom Penh, 27 October 2021` does; a full stop may follow it.
pub(super) fn days_at_end(line: &str) -> Option<FoundDays> {
    let end = line
        .trim_end_matches(is_ignored)
        .trim_end_matches(['.', '។', '៕'])
        .trim_end_matches(is_ignored)
        .len();
    let window = line.floor_char_boundary(end.saturating_sub(LONGEST));
    let mut before = line[..window].chars().next_back();
    for (at, c) in line[window..end].char_indices() {
        let begins_word = c.is_alphanumeric() && !before.is_some_and(|c| c.is_alphanumeric() || is_khmer(c));
        before = Some(c);
        let start = window + at;
        // ថ្ងៃ, with no space before it.
        if (begins_word || c == 'ថ')
            && let Some((typed, len)) = days(&line[start..end])
            && start + len == end
        {
            return Some(FoundDays { range: start..end, days: typed.resolve(&line[start..end]) });
        }
    }
    None
}

/// The most bytes that a date at a line's end is looked for in: two days in Khmer words, and to spare.
const LONGEST: usize = 600;

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

impl TypedDays {
    /// Whether the last day is the one after the first, in one month.
    fn follow_each_other(&self) -> bool {
        self.last.is_some_and(|last| last.number == self.first.number + 1 && last.month == self.first.month)
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
    if let Some(joiner) = ahead.joiner(first.form)
        && let Some(last) = ahead.day()
        && ahead.at_word_end()
        && let Some(both) = joined(first, last)
        && (joiner == Joiner::Through || both.follow_each_other())
    {
        return Some((both, text.len() - ahead.rest.len()));
    }
    (first.is_whole() && scanner.at_word_end())
        .then(|| (TypedDays { first, last: None }, text.len() - scanner.rest.len()))
}

#[cfg(test)]
mod tests;
