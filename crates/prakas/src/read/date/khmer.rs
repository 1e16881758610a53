//! Takes a Khmer date apart, from the start of a text.
//!
//! ```text
//! day   = [preposition] ["ថ្ងៃ" [weekday]] ["ថ្ងៃ"] ["ទី"] (number ["ខែ"] month [["ឆ្នាំ"] year] | day in figures)
//! ```
//! Numbers stand in Khmer digits, Latin digits or words. Spaces, U+200B and commas may stand between any two of these.

use jiff::civil::Weekday;
use prakas_khmer::calendar::solar;
use prakas_khmer::digits;

use super::scan::{Day, Form, Joiner, Number, Scanner};
use crate::khmer;

/// Words that lead to a day, and are part of how it is said.
const PREPOSITIONS: [&str; 8] = ["ចាប់ពី", "កាលពី", "ពី", "នៅ", "នា", "កាល", "ត្រូវនឹង", "ត្រូវនិង"];

/// Words and dashes between the first and the last of several days.
const JOINERS: [(&str, Joiner); 8] = [
    ("រហូតដល់", Joiner::Through),
    ("រហូតមកដល់", Joiner::Through),
    ("ដល់", Joiner::Through),
    ("-", Joiner::Through),
    ("–", Joiner::Through),
    ("—", Joiner::Through),
    ("និង", Joiner::And),
    ("និងទី", Joiner::And),
];

/// The most characters of a month's or weekday's name, and of a number in words.
const LONGEST_NAME: usize = 16;
const LONGEST_NUMBER: usize = 48;

impl Scanner<'_> {
    /// A day that is said in Khmer.
    pub(super) fn khmer_day(&mut self) -> Option<Day> {
        let mut ahead = *self;
        ahead.khmer_words(PREPOSITIONS);
        let said = ahead.khmer_words(["ថ្ងៃ"]).is_some();
        if !said {
            ahead = *self;
        }
        let weekday = if said { ahead.khmer_weekday() } else { None };
        let numbered = ahead.khmer_words(["ថ្ងៃទី", "ទី"]).is_some();
        ahead.gap();
        let mut figures = ahead;
        if (said || numbered)
            && let Some(day) = figures.iso().or_else(|| figures.figures())
        {
            *self = figures;
            return Some(Day { weekday, ..day });
        }
        let number = if said || numbered { ahead.khmer_number() } else { ahead.number() };
        let number = number.filter(|number| number.digits <= 2)?.value;
        let month = ahead.khmer_month();
        if !(said || numbered || month.is_some()) {
            return None;
        }
        let year = ahead.khmer_year(month.is_some());
        *self = ahead;
        Some(Day { weekday, number, month, year, form: Form::DayFirst })
    }

    /// What stands between the first and the last of several days.
    pub(super) fn khmer_joiner(&mut self) -> Option<Joiner> {
        let rest = self.rest.trim_start_matches(khmer::is_ignored);
        let (at, end) = khmer::longest(rest, JOINERS.map(|(words, _)| words))?;
        self.rest = rest.get(end..)?;
        JOINERS.get(at).map(|(_, joiner)| *joiner)
    }

    /// Takes the longest of some words, after any gap. Returns which.
    fn khmer_words<const N: usize>(&mut self, words: [&'static str; N]) -> Option<usize> {
        let mut ahead = *self;
        ahead.gap();
        let (at, end) = khmer::longest(ahead.rest, words)?;
        self.rest = ahead.rest.get(end..)?;
        Some(at)
    }

    /// What may stand between two parts of a day.
    fn gap(&mut self) {
        self.rest = self.rest.trim_start_matches(|c| khmer::is_ignored(c) || c == ',');
    }

    fn khmer_weekday(&mut self) -> Option<Weekday> {
        self.khmer_name(LONGEST_NAME, solar::weekday_from_name)
    }

    /// Takes the longest name that `value` knows, after any gap.
    fn khmer_name<T>(&mut self, most: usize, value: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        ahead.gap();
        let (value, end) = khmer::longest_name(ahead.rest, most, value)?;
        self.rest = ahead.rest.get(end..)?;
        Some(value)
    }

    /// A month by its name, or by its number after `ខែ`.
    fn khmer_month(&mut self) -> Option<u32> {
        let mut ahead = *self;
        let said = ahead.khmer_words(["ខែ"]).is_some();
        let month = match ahead.khmer_name(LONGEST_NAME, solar::month_from_name) {
            Some(month) => u32::from(month.unsigned_abs()),
            None if said => {
                ahead.gap();
                ahead.khmer_number().filter(|number| number.digits <= 2)?.value
            }
            None => return None,
        };
        *self = ahead;
        Some(month)
    }

    /// A year after `ឆ្នាំ`, or right after the month.
    fn khmer_year(&mut self, after_month: bool) -> Option<Number> {
        let mut ahead = *self;
        let said = ahead.khmer_words(["ឆ្នាំ", "គ.ស.", "គ.ស", "ឆ្នាំគ.ស.", "ឆ្នាំគ្រិស្តសករាជ", "គ្រិស្តសករាជ"]).is_some();
        ahead.gap();
        let year = if said { ahead.khmer_number() } else { ahead.number() }?;
        if !said && !after_month || !ahead.at_word_end() && !ahead.rest.starts_with(khmer::is_khmer) {
            return None;
        }
        *self = ahead;
        Some(year)
    }

    /// A number in digits or words.
    fn khmer_number(&mut self) -> Option<Number> {
        self.number().or_else(|| {
            let value = self.khmer_name(LONGEST_NUMBER, digits::parse_words)?;
            Some(Number { value: u32::try_from(value).ok()?, digits: value.to_string().len() })
        })
    }
}
