//! The civil date as Khmer writes it.
//!
//! ```
//! use jiff::civil::date;
//! use prakas_khmer::calendar::solar;
//!
//! assert_eq!(solar::sentence(date(2021, 10, 27)), "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១");
//!
//! let line = "រាជធានីភ្នំពេញ, ថ្ងៃទី 27 ខែ តុលា ឆ្នាំ 2021";
//! let read = solar::read(line).expect("a date");
//! assert_eq!(read.date, date(2021, 10, 27));
//! assert_eq!(&line[read.range], "ថ្ងៃទី 27 ខែ តុលា ឆ្នាំ 2021");
//! ```

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::fold::{Folded, Names, Table};
use crate::digits;

/// The months: the official spelling, then what is also typed.
const MONTHS: [&[&str]; 12] = [
    &["មករា", "មករៈ", "មក្ករា", "មករារ"],
    &["កុម្ភៈ", "កុម្ភ", "កុម្ភ:", "គុម្ភៈ", "កុម្ភា", "កុំភៈ"],
    &["មីនា", "មិនា", "មិនៈ", "មីនៈ"],
    &["មេសា", "មេសៈ"],
    &["ឧសភា", "ឩសភា", "ឧសភៈ", "ឧសភ", "ឪសភា", "ឱសភា", "អុសភា"],
    &["មិថុនា", "មីថុនា", "មិថុន", "មិថុនៈ", "មិុថុនា"],
    &["កក្កដា", "កក្កតា", "កកដា", "កក្ដដា", "កក្កដ", "ករក្កដា"],
    &["សីហា", "សិហា", "សីហៈ"],
    &["កញ្ញា", "កញា", "កញ្ញៈ", "កញ្ជា"],
    &["តុលា", "តុលាៈ", "ដុលា", "តុល្លា"],
    &["វិច្ឆិកា", "វិច្ចិកា", "វិចិ្ឆកា", "វិច្ឆកា", "វិច្ឆិក", "វិច្ឆិការ", "វិឆ្ឆិកា"],
    &["ធ្នូ", "ធ្នូរ", "ធ្នូវ", "ធ្នុ"],
];

/// The days of the week, from Monday, likewise.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["ចន្ទ", "ច័ន្ទ", "ចន្ទ័", "ច័ន", "ចន្ទ៍", "ចន្រ្ទ", "ចន្ទ្រ", "ច័ន្រ្ទ"]),
    (Weekday::Tuesday, &["អង្គារ", "អង្គារ៍", "អង្គា", "អង្គារិ៍", "អង្គារ័"]),
    (Weekday::Wednesday, &["ពុធ", "ពុទ្ធ", "ពុទ", "ពុឋ"]),
    (
        Weekday::Thursday,
        &[
            "ព្រហស្បតិ៍",
            "ព្រហស្បត្តិ៍",
            "ព្រហស្បតិ៏",
            "ព្រហស្បត្តិ៏",
            "ព្រហស្បតិ",
            "ព្រហស្បត្តិ",
            "ព្រហស្បត៍",
            "ព្រហស្បត្ត៍",
            "ព្រហស្ប្តិ៍",
            "ព្រហស្បទិ៍",
            "ព្រហសប្បតិ៍",
            "ព្រស្បតិ៍",
            "ព្រហស្បត្ថិ៍",
        ],
    ),
    (Weekday::Friday, &["សុក្រ", "សុក្រ៍", "សុក្រិ៍", "សុក"]),
    (Weekday::Saturday, &["សៅរ៍", "សៅរិ៍", "សៅរ៏", "សៅរ", "សោរ៍", "សោរិ៍", "សៅ"]),
    (Weekday::Sunday, &["អាទិត្យ", "អាទិត", "អាទិត្យ៍", "អាទិត្ស"]),
];

/// The name of the month of a date: តុលា.
pub fn month_name(date: Date) -> &'static str {
    let spellings = usize::try_from(date.month() - 1).ok().and_then(|at| MONTHS.get(at));
    spellings.and_then(|spellings| spellings.first()).copied().unwrap_or_default()
}

/// The name of a day of the week: ពុធ.
pub fn weekday_name(day: Weekday) -> &'static str {
    let spellings = WEEKDAYS.iter().find(|(known, _)| *known == day).map(|(_, spellings)| spellings);
    spellings.and_then(|spellings| spellings.first()).copied().unwrap_or_default()
}

/// The month, 1 to 12, of a name, in the official spelling or one that is met in typed texts: កុម្ភៈ, កុម្ភះ.
pub fn month_from_name(name: &str) -> Option<i8> {
    months().whole(name)
}

/// The day of the week of a name, in the official spelling or one that is met in typed texts: ព្រហស្បតិ៍, ព្រហស្បត្តិ៍.
pub fn weekday_from_name(name: &str) -> Option<Weekday> {
    weekdays().whole(name)
}

pub(super) fn months() -> &'static Names<i8> {
    static NAMES: Table<i8> = Table::new(|| {
        Names::new((1..).zip(MONTHS).flat_map(|(month, names)| names.iter().map(move |name| (*name, month))))
    });
    &NAMES
}

pub(super) fn weekdays() -> &'static Names<Weekday> {
    static NAMES: Table<Weekday> = Table::new(|| {
        Names::new(WEEKDAYS.into_iter().flat_map(|(day, names)| names.iter().map(move |name| (*name, day))))
    });
    &NAMES
}

/// The date in full: ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១.
pub fn sentence(date: Date) -> String {
    let number = |number: i16| digits::format(number.unsigned_abs().into());
    format!("ថ្ងៃទី{} ខែ{} ឆ្នាំ{}", number(date.day().into()), month_name(date), number(date.year()))
}

/// A civil date as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenDate {
    /// The date.
    pub date: Date,
    /// The day of the week that stands with it. It need not be the date's.
    pub weekday: Option<Weekday>,
    /// The bytes of the text that say the date.
    pub range: Range<usize>,
}

/// The first civil date in a text: ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១, with or without the day of the week, ថ្ងៃទី, ខែ and ឆ្នាំ; digits Khmer or Latin, or
/// numbers in words; spaces, U+200B and commas where they may be.
///
/// `None` where there is none, as for 30 February.
pub fn read(text: &str) -> Option<WrittenDate> {
    let folded = Folded::new(text);
    let mut before = '\0';
    folded.text.char_indices().find_map(|(at, char)| {
        let inside = digits::value(before).is_some() && digits::value(char).is_some();
        before = char;
        if inside { None } else { read_at(&folded, at) }
    })
}

fn read_at(folded: &Folded, start: usize) -> Option<WrittenDate> {
    let text = folded.text.get(start..)?;
    let mut cursor = Cursor(text);
    let weekday = cursor.weekday();
    let named = weekday.is_some() || cursor.word("ថ្ងៃ");
    cursor.word("ថ្ងៃ");
    let named = cursor.word("ទី") || named;
    let day = cursor.digits().or_else(|| if named { cursor.words() } else { None })?;
    cursor.punctuation();
    let named = cursor.word("ខែ") && named;
    let month = cursor.name(months())?;
    cursor.punctuation();
    let named = (cursor.word("ឆ្នាំ") || cursor.word("គ.ស.") || cursor.word("គ.ស")) && named;
    let year = cursor.digits().or_else(|| if named { cursor.words() } else { None })?;
    let date = Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()?;
    let end = start + (text.len() - cursor.0.len());
    Some(WrittenDate { date, weekday, range: folded.original(start..end) })
}

/// What is left of a folded text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a>(pub(super) &'a str);

impl Cursor<'_> {
    /// Goes on by so many bytes, which are whole characters.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.0 = self.0.get(bytes..).unwrap_or_default();
    }

    /// Goes past the word, where it stands here.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let rest = self.0.strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Goes past one of the names.
    pub(super) fn name<T: Copy>(&mut self, names: &Names<T>) -> Option<T> {
        let (value, length) = names.prefix(self.0)?;
        self.skip(length);
        Some(value)
    }

    /// Goes past ថ្ងៃ and a day of the week, and what sets them off.
    pub(super) fn weekday(&mut self) -> Option<Weekday> {
        let mut ahead = *self;
        let day = ahead.word("ថ្ងៃ").then(|| ahead.name(weekdays())).flatten()?;
        ahead.punctuation();
        *self = ahead;
        Some(day)
    }

    /// Goes past marks that set the parts of a date off.
    pub(super) fn punctuation(&mut self) {
        self.0 = self.0.trim_start_matches([',', '៖', ':', '-', '–', '(', ')', '/', '.']);
    }

    /// Goes past a number in digits.
    pub(super) fn digits(&mut self) -> Option<u64> {
        let length = self.0.find(|char| digits::value(char).is_none()).unwrap_or(self.0.len());
        let number = digits::parse(self.0.get(..length)?)?;
        self.skip(length);
        Some(number)
    }

    /// Goes past a number in words.
    pub(super) fn words(&mut self) -> Option<u64> {
        let (number, length) = digits::parse_words_prefix(self.0)?;
        self.skip(length);
        Some(number)
    }
}

#[cfg(test)]
mod tests;
