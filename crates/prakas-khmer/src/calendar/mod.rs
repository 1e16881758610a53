//! The Khmer lunar calendar (ចន្ទគតិ, chhankitek), 1900 to 2100.
//!
//! An official Khmer document carries the lunar date above the civil one. [`LunarDate`] is the lunar date of a civil date and writes the
//! line; [`civil()`] goes the other way; [`read`] reads a line as it is typed and tells how it differs from the right one. [`solar`] has
//! the civil date in Khmer.
//!
//! ```
//! use jiff::civil::date;
//! use prakas_khmer::calendar::{self, LunarDate, LunarDay, LunarMonth, Phase};
//!
//! let lunar = LunarDate::of(date(2021, 10, 27))?;
//! assert_eq!(lunar.to_string(), "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥");
//!
//! let day = LunarDay::new(Phase::Waning, 6).expect("1 to 15");
//! assert_eq!(calendar::civil(day, LunarMonth::Assuj, 2565)?, date(2021, 10, 27));
//!
//! let typed = calendar::read("ថ្ងៃពុធ ៧ រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស ២៥៦៥").expect("a lunar line");
//! let [wrong] = &typed.differences(date(2021, 10, 27))[..] else { panic!("one difference") };
//! assert_eq!((wrong.written.as_str(), wrong.right.as_str()), ("៧ រោច", "៦រោច"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The calendar
//!
//! **Days and months.** A month has fifteen days of the waxing moon (កើត) and fourteen or fifteen of the waning one (រោច). The twelve
//! months, from មិគសិរ in November or December, have 29 and 30 days in turn: 354 days. That is eleven days short of the sun's year, so
//! seven years in nineteen have a *leap month* (អធិកមាស): two months of 30 days, បឋមាសាឍ and ទុតិយាសាឍ, in the place of អាសាឍ, 384 days in
//! all. And it is a little short of twelve moons, so about one year in five has a *leap day* (ចន្ទ្រាធិមាស): ជេស្ឋ has 30 days, 355 in all.
//!
//! **Years** are counted three ways at once, and each begins on a day of its own:
//! - the *Buddhist era* (ព.ស.) on ១រោច ខែពិសាខ, the day after Visak Bochea, as the Ministry of Cults and Religion recalled in April 2018;
//! - the *animal* (ឆ្នាំ), one of twelve, at the moment in mid-April when the sun enters Aries: សង្ក្រាន្ត, see [`songkran`];
//! - the *Sak* (ស័ក), one of ten, the last digit of the Lesser Era (ចុល្លសករាជ), on the last day of the New Year: ថ្ងៃឡើងស័ក, two or three
//!   days later, see [`lerng_sak`]. Chuon Nath's dictionary says of that day, under សង្ក្រាន្ត, that the Sak changes on it.
//!
//! A document is dated by the day, not by the hour. [`LunarDate`] gives what holds at noon in Phnom Penh: on the day of Songkran the new
//! animal if the sun has entered Aries by then.
//!
//! **The reckoning** is one of whole numbers. It gives each year four quantities, all for the hour at which it begins:
//! - *aharkun* (អាហារគុណ): the days since the epoch. The sun's year is 292,207/800 days;
//! - *kromathupul* (ក្រមធុពល): what is left of the last of those days, in 1/800 day. With 207 or less the sun's year has 366 days, else
//!   365;
//! - *avoman* (អវមាន): by how much the moon is ahead of whole lunar days, 703 of which are 692 days, in 1/692;
//! - *bodithey* (បូតិថី): the moon's age in lunar days, 0 to 29.
//!
//! A year has a leap month if its bodithey is 25 or more, or 5 or less: the moon would otherwise fall behind the sun. It has a leap day
//! if its avoman is 126 or less in a year of 366 days, 137 or less in one of 365. Then the cases on the edge:
//! - a bodithey of 25 before one of 5: both years would have the month; the first has none. One of 24 before one of 6: neither would;
//!   the first has one;
//! - an avoman of 137 before one of 0: the second year has the day, the first not;
//! - a year that should have both has the month, and the next year the day. A year has never both.
//!
//! The month and the day being settled, all years follow from one day: 1 January 1970 was ៨រោច ខែមិគសិរ. That the moon's age on every
//! ថ្ងៃឡើងស័ក is then the bodithey, or a day more while a leap day is owed, is the check that nothing has slipped.
//!
//! For Songkran, the mean sun is taken from the kromathupul and the days, and brought to the true sun with a table of its inequality
//! (ឆាយា) from the apogee at 80°; how far it has gone into Aries by the end of the day tells the hour.
//!
//! # Sources
//!
//! Roath Kim Soeun, *ប្រតិទិនសុរិយគតិ-ចន្ទគតិ* (1900–1999 and 2000–2099) and *អត្តាឡើងស័កនិងមហាសង្ក្រាន្ត*, as retold by Phylypo Tum, *Khmer Chhankitek
//! Calendar* (cam-cc.org; khmer-calendar.tovnah.com). The tests compare with another implementation, with the years that almanacs
//! published, and with dates found in print.

use std::fmt;

use jiff::civil::{Date, DateTime, Weekday};

mod astronomy;
mod days;
mod english;
mod fold;
mod names;
pub mod solar;
mod written;
mod year;

pub use names::{AnimalYear, LunarMonth, Phase, Sak};
pub use written::{Difference, Part, Written, WrittenLunar, read};

use year::LunarYear;

/// A day of a lunar month: ១កើត to ១៥កើត, then ១រោច to ១៤រោច or ១៥រោច.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDay {
    phase: Phase,
    number: u8,
}

impl LunarDay {
    /// The day of this number in its half of the month, 1 to 15. `None` for any other number.
    ///
    /// Half of the months have no ១៥រោច; whether a month has one, [`civil`] knows.
    pub const fn new(phase: Phase, number: u8) -> Option<Self> {
        if 1 <= number && number <= 15 { Some(Self { phase, number }) } else { None }
    }

    /// The half of the month.
    pub const fn phase(self) -> Phase {
        self.phase
    }

    /// The number in its half, 1 to 15.
    pub const fn number(self) -> u8 {
        self.number
    }

    /// How many days of the month lie before it, 0 to 29.
    const fn before(self) -> i32 {
        let before = self.number as i32 - 1;
        match self.phase {
            Phase::Waxing => before,
            Phase::Waning => before + 15,
        }
    }

    /// The day with so many days of the month before it.
    fn after(days: i32) -> Option<Self> {
        let phase = if days < 15 { Phase::Waxing } else { Phase::Waning };
        Self::new(phase, u8::try_from(days.rem_euclid(15) + 1).ok()?)
    }
}

/// `៦រោច`.
impl fmt::Display for LunarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", crate::digits::format(self.number.into()), self.phase.name())
    }
}

/// The lunar date of a civil date, as it stands at noon in Phnom Penh.
///
/// It can only be had from a civil date, with [`LunarDate::of`], so its parts always belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LunarDate {
    civil: Date,
    month: LunarMonth,
    day: LunarDay,
    animal: AnimalYear,
    sak: Sak,
    era: u16,
}

/// The date lies outside [`FIRST`]..=[`LAST`], the years that the calendar is computed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is outside 1900-01-01 to 2100-12-31, which the lunar calendar is computed for")]
pub struct OutOfRange(pub Date);

/// There is no civil date for a lunar one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchDay {
    /// The year has this month not at all: an Asath in a year with two, or one of the two in a year with one.
    #[error("the lunar year of B.E. {era} has no month {}", month.name())]
    Month {
        /// The month asked for.
        month: LunarMonth,
        /// The Buddhist-era year asked for.
        era: u16,
    },
    /// The month has 29 days in this year, so ១៥រោច is not there.
    #[error("{} of B.E. {era} has no day {day}", month.name())]
    Day {
        /// The day asked for.
        day: LunarDay,
        /// The month asked for.
        month: LunarMonth,
        /// The Buddhist-era year asked for.
        era: u16,
    },
    /// The day lies outside [`FIRST`]..=[`LAST`].
    #[error(
        "B.E. {0} lies, with this day, outside 1900-01-01 to 2100-12-31, which the lunar calendar is computed for"
    )]
    OutOfRange(u16),
}

/// The first civil date of the calendar.
pub const FIRST: Date = jiff::civil::date(1900, 1, 1);
/// The last civil date of the calendar.
pub const LAST: Date = jiff::civil::date(2100, 12, 31);

impl LunarDate {
    /// The lunar date of a civil date, 1900-01-01 to 2100-12-31.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a date before or after.
    pub fn of(date: Date) -> Result<Self, OutOfRange> {
        compute(date).ok_or(OutOfRange(date))
    }

    /// The civil date.
    pub const fn civil(self) -> Date {
        self.civil
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.civil.weekday()
    }

    /// The day and its half of the month.
    pub const fn day(self) -> LunarDay {
        self.day
    }

    /// The lunar month.
    pub const fn month(self) -> LunarMonth {
        self.month
    }

    /// The animal of the year.
    pub const fn animal(self) -> AnimalYear {
        self.animal
    }

    /// The place of the year in its decade.
    pub const fn sak(self) -> Sak {
        self.sak
    }

    /// The year of the Buddhist era, as Cambodia counts it.
    pub const fn era(self) -> u16 {
        self.era
    }

    /// The official sentence: `ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥`. The same as [`Display`](fmt::Display) gives.
    pub fn sentence(self) -> String {
        self.to_string()
    }

    /// The sentence in English: `Wednesday, the 6th day of the waning moon of Assuj, Year of the Ox, Trei Sak, B.E. 2565`.
    ///
    /// No authority has set the spelling of the names in Latin letters. These are the ones of English texts from Cambodia, without
    /// accents, as in the names of the feasts (Meak Bochea); the animals are translated.
    pub fn english(self) -> String {
        english::sentence(self)
    }
}

/// The official sentence: see [`LunarDate::sentence`].
impl fmt::Display for LunarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weekday = solar::weekday_name(self.weekday());
        let Self { day, month, animal, sak, .. } = self;
        write!(
            f,
            "ថ្ងៃ{weekday} {day} ខែ{month} ឆ្នាំ{animal} {sak} ព.ស.{}",
            crate::digits::format(self.era.into())
        )
    }
}

fn compute(date: Date) -> Option<LunarDate> {
    if !(FIRST..=LAST).contains(&date) {
        return None;
    }
    let today = days::of(date);
    let year = LunarYear::of(date.year(), today)?;
    let (month, before) = year.month_of(today - year.start)?;
    let day = LunarDay::after(before)?;
    let new_year = new_year(date.year())?;
    let lesser = lesser_era(date);
    Some(LunarDate {
        civil: date,
        month,
        day,
        animal: animal(lesser - i32::from(today < new_year.animal_from())),
        sak: sak(lesser - i32::from(today < new_year.sak_from)),
        era: year.era(month, day),
    })
}

/// The year of the Lesser Era that begins in the civil year of a date.
fn lesser_era(date: Date) -> i32 {
    i32::from(date.year()) - 638
}

/// The animal of a year of the Lesser Era. Year 1383 (2021) is an Ox.
fn animal(lesser: i32) -> AnimalYear {
    let at = (lesser + 10).rem_euclid(12);
    AnimalYear::ALL.iter().copied().nth(at.unsigned_abs() as usize).unwrap_or(AnimalYear::Rat)
}

/// The Sak of a year of the Lesser Era: its last digit.
fn sak(lesser: i32) -> Sak {
    let at = (lesser + 9).rem_euclid(10);
    Sak::ALL.iter().copied().nth(at.unsigned_abs() as usize).unwrap_or(Sak::Ek)
}

/// The civil date of a lunar one: its day, month and Buddhist-era year.
///
/// # Errors
///
/// [`NoSuchDay`] where that year has no such month or day, or it is out of range.
pub fn civil(day: LunarDay, month: LunarMonth, era: u16) -> Result<Date, NoSuchDay> {
    let out = NoSuchDay::OutOfRange(era);
    // The months before 1 roach Pisakh come at the end of a Buddhist-era year.
    let place = i32::from((month, day) < LunarYear::ERA_CHANGE);
    let year = LunarYear::numbered(i32::from(era) - 544 + place).ok_or(out)?;
    let (start, length) = year.month(month).ok_or(NoSuchDay::Month { month, era })?;
    if day.before() >= length {
        return Err(NoSuchDay::Day { day, month, era });
    }
    days::date(year.start + start + day.before()).filter(|date| (FIRST..=LAST).contains(date)).ok_or(out)
}

/// The civil dates, in order, of a lunar day and month in the years of an animal and a Sak: as a rule one in sixty years. A day of Chet or
/// Pisakh can come twice in such a year, once after the New Year and once before the next, or not at all. Empty where the animal and
/// the Sak never meet.
pub fn civil_in_cycle(day: LunarDay, month: LunarMonth, animal: AnimalYear, sak: Sak) -> Vec<Date> {
    (2440..=2650)
        .filter_map(|era| civil(day, month, era).ok())
        .filter(|date| LunarDate::of(*date).is_ok_and(|lunar| lunar.animal == animal && lunar.sak == sak))
        .collect()
}

/// The moment of សង្ក្រាន្ត, the New Year, in a civil year, as the almanac reckons it, in Phnom Penh time: the animal of the year changes
/// then. `None` outside 1900 to 2100.
///
/// The reckoning goes in steps of 24 minutes; printed almanacs differ from it by some minutes in some years (19:11 for 19:12 on 13
/// April 2012).
pub fn songkran(civil_year: i16) -> Option<DateTime> {
    let (day, minute) = new_year(civil_year)?.songkran;
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Some(days::date(day)?.at(hour, minute, 0, 0))
}

/// ថ្ងៃឡើងស័ក of a civil year, the last day of the New Year: the Sak changes on it. `None` outside 1900 to 2100.
pub fn lerng_sak(civil_year: i16) -> Option<Date> {
    days::date(new_year(civil_year)?.sak_from)
}

/// The New Year of a civil year that the calendar covers.
fn new_year(civil_year: i16) -> Option<&'static year::NewYear> {
    year::new_year(civil_year).filter(|_| (FIRST.year()..=LAST.year()).contains(&civil_year))
}

/// The animals that reign before and after the moment of Songkran on its day; on any other day none.
fn animals_of_songkran(date: Date) -> [Option<AnimalYear>; 2] {
    let is_day = new_year(date.year()).is_some_and(|new_year| new_year.songkran.0 == days::of(date));
    let lesser = lesser_era(date);
    [lesser - 1, lesser].map(|year| is_day.then(|| animal(year)))
}
