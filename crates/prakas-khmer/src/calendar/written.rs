//! Lunar lines as they are typed.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::fold::{Folded, Names, Table};
use super::solar::{self, Cursor};
use super::{AnimalYear, LunarDate, LunarDay, LunarMonth, Phase, Sak};
use crate::digits;

/// A part of a lunar line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The day of the week.
    Weekday,
    /// The day of the month, with its half.
    Day,
    /// The lunar month.
    Month,
    /// The animal of the year.
    Animal,
    /// The Sak.
    Sak,
    /// The year of the Buddhist era.
    Era,
}

/// What stands in a line, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// What it says.
    pub value: T,
    /// The bytes of the line that say it.
    pub range: Range<usize>,
    /// The text of the line there.
    pub text: String,
}

/// The parts of a lunar line, each as it stands there. Any may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WrittenLunar {
    /// The day of the week.
    pub weekday: Option<Written<Weekday>>,
    /// The number of the day, as it is typed, and its half of the month. ៣១កើត is read as such: it is the author's mistake.
    pub day: Option<Written<(u64, Phase)>>,
    /// The lunar month.
    pub month: Option<Written<LunarMonth>>,
    /// The animal of the year.
    pub animal: Option<Written<AnimalYear>>,
    /// The Sak.
    pub sak: Option<Written<Sak>>,
    /// The year of the Buddhist era.
    pub era: Option<Written<u64>>,
    /// Words that stand where a part is expected and are not known as one: a name misspelt beyond what is read.
    pub unknown: Vec<Written<Part>>,
    /// The bytes of the line from the first part to the last, with the words (ថ្ងៃ, ខែ, ព.ស.) that lead them in.
    pub range: Range<usize>,
}

/// A part of a lunar line that is not what the date's lunar line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub part: Part,
    /// The bytes of the line that say it.
    pub range: Range<usize>,
    /// The text there.
    pub written: String,
    /// What should stand there, in the kind of digits that stand there.
    pub right: String,
}

/// Reads a lunar line, or the first one that stands in a longer line, as people type it: spaces, U+200B and commas where they may be, Khmer or
/// Latin digits or number words, ថ្ងៃ … ទី, ព.ស. or ពុទ្ធសករាជ, `ក.` and `រ.`, the lunar day symbols U+19E1 to U+19FF, and the [variants] of the names.
///
/// Not every part need be there, but a lunar line says at least a day of a lunar month, or a year by animal and Sak. `None` where no
/// such thing is said.
///
/// [variants]: LunarMonth::variants
pub fn read(line: &str) -> Option<WrittenLunar> {
    let folded = Folded::new(line);
    let mut before = '\0';
    folded.text.char_indices().find_map(|(at, char)| {
        let inside = digits::value(before).is_some() && digits::value(char).is_some();
        before = char;
        let starts = !inside
            && (digits::value(char).is_some()
                || matches!(char, 'ថ' | 'ទ' | 'ខ' | 'ឆ')
                || symbol(char).is_some());
        if starts { Reader::read(line, &folded, at) } else { None }
    })
}

/// Leads in the year of the Buddhist era. No marks: they are skipped.
fn era_marks() -> &'static Names<()> {
    static NAMES: Table<()> = Table::new(|| {
        let marks = [
            "ព.ស",
            "ពស",
            "ព,ស",
            "ព។ស",
            "ព៊.ស",
            "ពុទ្ធសករាជ",
            "ពុទ្ធសករាជ្យ",
            "ពុទ្ធសក្ករាជ",
            "ពុទ្ធសក្ខរាជ",
            "ពុទ្ធស័ករាជ",
            "ពុទ្ធសង្ករាជ",
            "ព្រះពុទ្ធសករាជ",
            "ពុទ្ធសក្រាជ",
            "ពុទសករាជ",
        ];
        Names::new(marks.into_iter().map(|mark| (mark, ())))
    });
    &NAMES
}

/// ពេញបូរណ៌មី, the day of the full moon: another name for ១៥កើត, or an addition to it.
fn full_moon() -> &'static Names<(u64, Phase)> {
    static NAMES: Table<(u64, Phase)> = Table::new(|| {
        let names = ["ពេញបូរណ៌មី", "ពេញបូណ៌មី", "ពេញបូរមី", "ពេញបូណ៍មី", "ពេញបូរណមី", "ពេញបូរ៌ណមី", "ពេញបូរណ៍មី"];
        Names::new(names.into_iter().map(|name| (name, (15, Phase::Waxing))))
    });
    &NAMES
}

/// The lunar day symbols: ១កើត to ១៥កើត, ១រោច to ១៥រោច, each one character.
fn symbol(char: char) -> Option<(u64, Phase)> {
    let number = u64::from(u32::from(char) & 0xF);
    match char {
        '\u{19E1}'..='\u{19EF}' => Some((number, Phase::Waxing)),
        '\u{19F1}'..='\u{19FF}' => Some((number, Phase::Waning)),
        _ => None,
    }
}

/// A misspelt name is at most so many characters long.
const LONGEST_UNKNOWN: usize = 18;

struct Reader<'a> {
    line: &'a str,
    folded: &'a Folded,
    cursor: Cursor<'a>,
    found: WrittenLunar,
}

impl<'a> Reader<'a> {
    fn read(line: &'a str, folded: &'a Folded, start: usize) -> Option<WrittenLunar> {
        let cursor = Cursor(folded.text.get(start..)?);
        let mut reader = Self { line, folded, cursor, found: WrittenLunar::default() };
        let mut end = start;
        while reader.part() || reader.unknown() {
            end = reader.at();
            reader.cursor.punctuation();
        }
        reader.found.range = folded.original(start..end);
        reader.found.is_line().then_some(reader.found)
    }

    /// Where the cursor stands.
    fn at(&self) -> usize {
        self.folded.text.len() - self.cursor.0.len()
    }

    /// What the line says from a place to the cursor.
    fn written<T>(&self, from: usize, value: T) -> Option<Written<T>> {
        let range = self.folded.original(from..self.at());
        let text = self.line.get(range.clone()).unwrap_or_default().to_owned();
        Some(Written { value, range, text })
    }

    /// Reads the part that stands here, if it has not been read. The parts may come in any order.
    fn part(&mut self) -> bool {
        let no_day = self.found.day.is_none();
        (self.found.weekday.is_none() && no_day && self.attempt(Self::weekday))
            || (no_day && self.attempt(Self::day))
            || (self.found.month.is_none() && self.attempt(Self::month))
            || (self.found.animal.is_none() && self.attempt(Self::animal))
            || (self.found.sak.is_none() && self.attempt(Self::sak))
            || (self.found.era.is_none() && self.attempt(Self::era))
    }

    /// Reads something, or stays where it is.
    fn attempt(&mut self, read: impl Fn(&mut Self) -> bool) -> bool {
        let before = self.cursor;
        let found = read(self);
        if !found {
            self.cursor = before;
        }
        found
    }

    fn weekday(&mut self) -> bool {
        let mut ahead = self.cursor;
        if !ahead.word("ថ្ងៃ") {
            return false;
        }
        let from = self.folded.text.len() - ahead.0.len();
        let Some(day) = ahead.name(solar::weekdays()) else { return false };
        self.cursor = ahead;
        self.found.weekday = self.written(from, day);
        true
    }

    fn day(&mut self) -> bool {
        let before = self.cursor;
        let led = self.cursor.word("ថ្ងៃ");
        let led = self.cursor.word("ទី") || led || self.found.weekday.is_some();
        let from = self.at();
        let day = self.numbered_day(led).or_else(|| self.cursor.name(full_moon())).or_else(|| {
            let char = self.cursor.0.chars().next()?;
            self.cursor.skip(char.len_utf8());
            symbol(char)
        });
        match day {
            Some(day) => {
                self.found.day = self.written(from, day);
                self.cursor.name(full_moon());
            }
            None => self.cursor = before,
        }
        day.is_some()
    }

    fn numbered_day(&mut self, led: bool) -> Option<(u64, Phase)> {
        let before = self.cursor;
        let day = self.cursor.digits().or_else(|| if led { self.cursor.words() } else { None }).and_then(
            |number| {
                self.cursor.punctuation();
                let phase = self.cursor.name(Phase::names()).or_else(|| self.short_phase())?;
                Some((number, phase))
            },
        );
        if day.is_none() {
            self.cursor = before;
        }
        day
    }

    /// ៦រ. ខែអស្សុជ
    fn short_phase(&mut self) -> Option<Phase> {
        let mut ahead = self.cursor;
        let phase = match ahead.0.chars().next()? {
            'ក' => Phase::Waxing,
            'រ' => Phase::Waning,
            _ => return None,
        };
        ahead.skip('ក'.len_utf8());
        let short = ahead;
        ahead.punctuation();
        let stands = ahead.word("ខែ") || ahead.name(LunarMonth::names()).is_some();
        stands.then(|| self.cursor = short)?;
        Some(phase)
    }

    fn month(&mut self) -> bool {
        let led = self.cursor.word("ខែ") || self.found.day.is_some();
        let from = self.at();
        let month = if led { self.cursor.name(LunarMonth::names()) } else { None };
        self.found.month = month.and_then(|month| self.written(from, month));
        month.is_some()
    }

    fn animal(&mut self) -> bool {
        let led = self.cursor.word("ឆ្នាំ");
        let from = self.at();
        let Some(animal) = self.cursor.name(AnimalYear::names()) else { return false };
        let mut ahead = self.cursor;
        ahead.punctuation();
        let stands = led || (self.found.month.is_some() && ahead.name(Sak::names()).is_some());
        if stands {
            self.found.animal = self.written(from, animal);
        }
        stands
    }

    fn sak(&mut self) -> bool {
        let from = self.at();
        let led = !self.is_open(Part::Animal) || !self.is_open(Part::Month);
        let sak = if led { self.cursor.name(Sak::names()) } else { None };
        self.found.sak = sak.and_then(|sak| self.written(from, sak));
        sak.is_some()
    }

    fn era(&mut self) -> bool {
        if self.cursor.name(era_marks()).is_none() {
            return false;
        }
        self.cursor.0 = self.cursor.0.trim_start_matches(['.', ',', '។', ':', '៖']);
        let from = self.at();
        let era = self.cursor.digits().or_else(|| self.cursor.words());
        self.found.era = era.and_then(|era| self.written(from, era));
        era.is_some()
    }

    /// Goes past a misspelt name, where it is clear which part it should be.
    fn unknown(&mut self) -> bool {
        let (month, animal, sak) =
            (self.is_open(Part::Month), self.is_open(Part::Animal), self.is_open(Part::Sak));
        let day = self.found.day.is_some();
        (month && day && self.attempt(|reader| reader.cursor.word("ខែ") && reader.unknown_name(Part::Month)))
            || (animal
                && !month
                && self.attempt(|reader| reader.cursor.word("ឆ្នាំ") && reader.unknown_name(Part::Animal)))
            || (sak && !animal && self.attempt(Self::unknown_sak))
    }

    /// Whether a part has been found in no way.
    fn is_open(&self, part: Part) -> bool {
        let known = match part {
            Part::Weekday => self.found.weekday.is_some(),
            Part::Day => self.found.day.is_some(),
            Part::Month => self.found.month.is_some(),
            Part::Animal => self.found.animal.is_some(),
            Part::Sak => self.found.sak.is_some(),
            Part::Era => self.found.era.is_some(),
        };
        !known && self.found.unknown.iter().all(|unknown| unknown.value != part)
    }

    /// A name up to a space, or to what must come after it.
    fn unknown_name(&mut self, part: Part) -> bool {
        let from = self.at();
        let name = self.cursor.0;
        let is_solar =
            solar::months().prefix(name).is_some() || name.starts_with(|char| digits::value(char).is_some());
        let ends = |at: usize| {
            let rest = name.get(at..).unwrap_or_default();
            let next = match part {
                Part::Month => rest.starts_with("ឆ្នាំ"),
                _ => Sak::names().prefix(rest).is_some(),
            };
            next || rest.is_empty()
                || (at > 0 && self.folded.is_spaced(from + at))
                || era_marks().prefix(rest).is_some()
        };
        let places = name.char_indices().map(|(at, _)| at).chain([name.len()]);
        let length = places.take(LONGEST_UNKNOWN).find(|at| ends(*at));
        let Some(length) = length.filter(|length| *length > 0 && !is_solar) else { return false };
        self.cursor.skip(length);
        self.note(part, from);
        true
    }

    /// A word that ends as the Sak do.
    fn unknown_sak(&mut self) -> bool {
        const ENDING: &str = "ស័ក";
        let from = self.at();
        let ends = |at: &usize| self.cursor.0.get(*at..).is_some_and(|rest| rest.starts_with(ENDING));
        let mut places = self.cursor.0.char_indices().map(|(at, _)| at).take(LONGEST_UNKNOWN);
        let Some(length) = places.find(ends) else { return false };
        self.cursor.skip(length + ENDING.len());
        self.note(Part::Sak, from);
        true
    }

    fn note(&mut self, part: Part, from: usize) {
        let written = self.written(from, part);
        self.found.unknown.extend(written);
    }
}

impl WrittenLunar {
    /// Whether enough stands there.
    fn is_line(&self) -> bool {
        let year = self.animal.is_some() && self.sak.is_some();
        let misspelt = self.era.is_some() && !self.unknown.is_empty();
        let day = self.month.is_some() || self.animal.is_some() || self.sak.is_some() || misspelt;
        year || (self.day.is_some() && day)
    }

    /// The civil dates that the line can mean, in order: those on which all that it says is so. One, where it says the day, the month and
    /// the year of the Buddhist era; where it says the animal and the Sak instead, one in sixty years. None, where it says less or
    /// contradicts itself.
    pub fn dates(&self) -> Vec<Date> {
        let (Some(day), Some(month)) = (&self.day, &self.month) else { return Vec::new() };
        let (number, phase) = day.value;
        let Some(day) = u8::try_from(number).ok().and_then(|number| LunarDay::new(phase, number)) else {
            return Vec::new();
        };
        let dates = match (&self.era, &self.animal, &self.sak) {
            (Some(era), _, _) => {
                let era = u16::try_from(era.value).ok();
                era.and_then(|era| super::civil(day, month.value, era).ok()).into_iter().collect()
            }
            (None, Some(animal), Some(sak)) => {
                super::civil_in_cycle(day, month.value, animal.value, sak.value)
            }
            _ => Vec::new(),
        };
        dates
            .into_iter()
            .filter(|date| self.unknown.is_empty() && self.differences(*date).is_empty())
            .collect()
    }

    /// The parts that are not what the lunar line of a civil date says, in the order of a lunar line. What does not stand there is no
    /// difference; nor is, on the day of Songkran, the animal that reigns in the other part of the day. Empty outside
    /// [`super::FIRST`]..=[`super::LAST`].
    pub fn differences(&self, date: Date) -> Vec<Difference> {
        let Ok(right) = LunarDate::of(date) else { return Vec::new() };
        let day = |value: (u64, Phase)| value == (u64::from(right.day().number()), right.day().phase());
        let animal =
            |animal| animal == right.animal() || super::animals_of_songkran(date).contains(&Some(animal));
        [
            differs(&self.weekday, |day| day == right.weekday(), Part::Weekday, right),
            differs(&self.day, day, Part::Day, right),
            differs(&self.month, |month| month == right.month(), Part::Month, right),
            differs(&self.animal, animal, Part::Animal, right),
            differs(&self.sak, |sak| sak == right.sak(), Part::Sak, right),
            differs(&self.era, |era| era == u64::from(right.era()), Part::Era, right),
        ]
        .into_iter()
        .flatten()
        .chain(self.unknown.iter().map(|unknown| difference(unknown, unknown.value, right)))
        .collect()
    }
}

fn differs<T: Copy>(
    written: &Option<Written<T>>,
    is_right: impl Fn(T) -> bool,
    part: Part,
    right: LunarDate,
) -> Option<Difference> {
    let wrong = written.as_ref().filter(|written| !is_right(written.value))?;
    Some(difference(wrong, part, right))
}

fn difference<T>(wrong: &Written<T>, part: Part, date: LunarDate) -> Difference {
    let right = match part {
        Part::Weekday => solar::weekday_name(date.weekday()).to_owned(),
        Part::Day => date.day().to_string(),
        Part::Month => date.month().name().to_owned(),
        Part::Animal => date.animal().name().to_owned(),
        Part::Sak => date.sak().name().to_owned(),
        Part::Era => digits::format(date.era().into()),
    };
    let is_latin = wrong.text.contains(|char: char| char.is_ascii_digit());
    let right = if is_latin { digits::to_latin(&right).into_owned() } else { right };
    Difference { part, range: wrong.range.clone(), written: wrong.text.clone(), right }
}

#[cfg(test)]
mod tests;
