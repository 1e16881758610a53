//! Takes a date apart, from the start of a text: what was typed, not yet looked up in the calendar.

use jiff::civil::Weekday;
use prakas_khmer::digits;

use crate::{khmer, months};

/// A day as typed: what it leaves out is `None`.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) weekday: Option<Weekday>,
    pub(super) number: u32,
    pub(super) month: Option<u32>,
    pub(super) year: Option<Number>,
    pub(super) form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 27 October 2021
    DayFirst,
    /// October 27, 2021
    MonthFirst,
    /// 27/10/2021
    Figures,
    /// 2021-10-27
    Iso,
}

/// How two days are said to be the first and the last of several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joiner {
    /// 26–28 October: all the days from one to the other.
    Through,
    /// "The 26th and 27th": two days that follow each other.
    And,
}

/// A number and how many digits it was written with.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) digits: usize,
}

/// Takes a date apart from its start. Copied to look ahead.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    pub(super) rest: &'a str,
}

impl<'a> Scanner<'a> {
    fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, wanted: char) -> bool {
        match self.rest.strip_prefix(wanted) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn split(&mut self, is_inside: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !is_inside(c)).unwrap_or(self.rest.len());
        let (inside, rest) = self.rest.split_at(end);
        self.rest = rest;
        inside
    }

    /// A number in Latin or Khmer digits.
    pub(super) fn number(&mut self) -> Option<Number> {
        let digits = self.split(|c| c.is_ascii_digit() || digits::is_khmer(c));
        let value = u32::try_from(digits::parse(digits)?).ok()?;
        Some(Number { value, digits: digits.chars().count() })
    }

    fn number_after(&mut self, separator: char) -> Option<Number> {
        self.break_opportunities();
        if !self.take(separator) {
            return None;
        }
        self.break_opportunities();
        self.number()
    }

    /// What may stand between any two characters of a Khmer text.
    fn break_opportunities(&mut self) {
        self.rest = self.rest.trim_start_matches('\u{200B}');
    }

    /// A number of one or two digits.
    fn short_number(&mut self) -> Option<u32> {
        self.number().filter(|number| number.digits <= 2).map(|number| number.value)
    }

    fn word(&mut self) -> &'a str {
        self.split(char::is_alphabetic)
    }

    /// Whether no letter or digit follows that would belong to what was taken. Khmer puts no space between words.
    pub(super) fn at_word_end(&self) -> bool {
        !self.rest.starts_with(|c: char| c.is_alphanumeric() && !khmer::is_khmer(c))
    }

    pub(super) fn joiner(&mut self, form: Form) -> Option<Joiner> {
        if form == Form::Iso && self.take('/') {
            return Some(Joiner::Through);
        }
        if let Some(joiner) = self.khmer_joiner() {
            self.spaces();
            return Some(joiner);
        }
        self.spaces();
        let joins = ["to", "until"].contains(&self.word().to_ascii_lowercase().as_str());
        self.spaces();
        joins.then_some(Joiner::Through)
    }

    pub(super) fn day(&mut self) -> Option<Day> {
        if let Some(day) = self.khmer_day() {
            return Some(day);
        }
        let mut ahead = *self;
        let weekday = ahead.weekday();
        if weekday.is_some() {
            ahead.take('.');
            ahead.take(',');
            ahead.spaces();
            *self = ahead;
        }
        let day = self.iso().or_else(|| self.figures()).or_else(|| self.written())?;
        Some(Day { weekday, ..day })
    }

    fn weekday(&mut self) -> Option<Weekday> {
        let offset = name_index(self.word(), &WEEKDAYS)?;
        Weekday::from_monday_zero_offset(i8::try_from(offset).ok()?).ok()
    }

    pub(super) fn iso(&mut self) -> Option<Day> {
        let mut ahead = *self;
        let year = ahead.number().filter(|year| year.digits == 4)?;
        let month = ahead.number_after('-').filter(|month| month.digits == 2)?;
        let day = ahead.number_after('-').filter(|day| day.digits == 2)?;
        *self = ahead;
        Some(Day {
            weekday: None,
            number: day.value,
            month: Some(month.value),
            year: Some(year),
            form: Form::Iso,
        })
    }

    pub(super) fn figures(&mut self) -> Option<Day> {
        let mut ahead = *self;
        let number = ahead.short_number()?;
        ahead.break_opportunities();
        let separator = ahead.rest.chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
        let month = ahead.number_after(separator).filter(|month| month.digits <= 2)?;
        let year = ahead.number_after(separator).filter(|year| year.digits >= 2)?;
        *self = ahead;
        Some(Day { weekday: None, number, month: Some(month.value), year: Some(year), form: Form::Figures })
    }

    /// A day with its month in letters, either first, or a number alone.
    fn written(&mut self) -> Option<Day> {
        let mut ahead = *self;
        let (number, month, form) = match ahead.month() {
            Some(month) => {
                ahead.spaces();
                (ahead.day_number()?, Some(month), Form::MonthFirst)
            }
            None => {
                ahead = *self;
                let number = ahead.day_number()?;
                (number, ahead.month_after_day(), Form::DayFirst)
            }
        };
        let year = ahead.year();
        *self = ahead;
        Some(Day { weekday: None, number, month, year, form })
    }

    /// A number of one or two digits, as 27, 27th, 1st.
    fn day_number(&mut self) -> Option<u32> {
        let number = self.short_number()?;
        let mut ahead = *self;
        if ["st", "nd", "rd", "th"].contains(&ahead.word().to_ascii_lowercase().as_str()) {
            *self = ahead;
        }
        Some(number)
    }

    fn month_after_day(&mut self) -> Option<u32> {
        let mut ahead = *self;
        ahead.spaces();
        let mut after_of = ahead;
        if after_of.word().eq_ignore_ascii_case("of") {
            after_of.spaces();
            ahead = after_of;
        }
        let month = ahead.month()?;
        *self = ahead;
        Some(month)
    }

    fn month(&mut self) -> Option<u32> {
        let word = self.word();
        let at = name_index(word, &months::ENGLISH)?;
        if word.len() < months::ENGLISH[at].len() {
            self.take('.');
        }
        u32::try_from(at + 1).ok()
    }

    fn year(&mut self) -> Option<Number> {
        let mut ahead = *self;
        ahead.take(',');
        ahead.spaces();
        let year = ahead.number().filter(|_| ahead.at_word_end())?;
        *self = ahead;
        Some(year)
    }
}

/// The days of the week, as jiff counts them from Monday.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) fn day_name(day: Weekday) -> &'static str {
    WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())]
}

/// Which name a word is: written out, or its first three letters or more.
fn name_index(word: &str, names: &[&str]) -> Option<usize> {
    let is_short_for =
        |name: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    (word.len() >= 3).then(|| names.iter().position(is_short_for))?
}
