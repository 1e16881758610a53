//! The lunar years: their lengths, their first days, and the New Year in April. All are tables that the compiler computes.

use super::astronomy::{self, Leap};
use super::{LunarDay, LunarMonth, Phase, days};

/// The lunar year is numbered by the civil year that its Chet and Pisakh lie in. It begins in the November or December before.
const FIRST_YEAR: i32 = 1900;
/// The year that begins before [`super::LAST`].
const LAST_YEAR: i32 = 2101;
const COUNT: usize = (LAST_YEAR - FIRST_YEAR + 1) as usize;

/// ១កើត ខែមិគសិរ of the lunar year 1970: 1 January 1970 was ៨រោច ខែមិគសិរ, 22 days later. All other years follow from this one
/// day and their lengths.
const ANCHOR: (i32, i32) = (1970, days::number(1970, 1, 1) - 22);

/// A lunar year, from ១កើត ខែមិគសិរ to ១៥រោច ខែកត្តិក.
#[derive(Clone, Copy, Debug)]
pub(super) struct LunarYear {
    pub(super) number: i32,
    /// Its first day, in days since 1970-01-01.
    pub(super) start: i32,
    pub(super) leap: Leap,
}

static YEARS: [LunarYear; COUNT] = {
    let mut years = [LunarYear { number: 0, start: 0, leap: Leap::None }; COUNT];
    let mut start = ANCHOR.1;
    let mut number = FIRST_YEAR;
    while number < ANCHOR.0 {
        start -= leap_of(number).days();
        number += 1;
    }
    let mut at = 0;
    let mut number = FIRST_YEAR;
    while at < COUNT {
        let leap = leap_of(number);
        years[at] = LunarYear { number, start, leap };
        start += leap.days();
        number += 1;
        at += 1;
    }
    years
};

const fn leap_of(number: i32) -> Leap {
    astronomy::leap(era_beginning_in(number))
}

/// The Buddhist-era year that begins in this civil year: what the astronomy counts by.
const fn era_beginning_in(civil_year: i32) -> i32 {
    civil_year + 544
}

const COMMON: [(LunarMonth, i32); 12] = [
    (LunarMonth::Migasir, 29),
    (LunarMonth::Boss, 30),
    (LunarMonth::Meak, 29),
    (LunarMonth::Phalkun, 30),
    (LunarMonth::Chet, 29),
    (LunarMonth::Pisak, 30),
    (LunarMonth::Jesth, 29),
    (LunarMonth::Asath, 30),
    (LunarMonth::Srapoan, 29),
    (LunarMonth::Phatrabot, 30),
    (LunarMonth::Assuj, 29),
    (LunarMonth::Katek, 30),
];

const LEAP_DAY: [(LunarMonth, i32); 12] = {
    let mut months = COMMON;
    months[6].1 = 30;
    months
};

const LEAP_MONTH: [(LunarMonth, i32); 13] = {
    let mut months = [(LunarMonth::FirstAsath, 30); 13];
    let mut at = 0;
    while at < 12 {
        months[if at < 8 { at } else { at + 1 }] = COMMON[at];
        at += 1;
    }
    months[7] = (LunarMonth::FirstAsath, 30);
    months[8] = (LunarMonth::SecondAsath, 30);
    months
};

impl LunarYear {
    /// ១រោច ខែពិសាខ, the day after Visak Bochea, begins a year of the Buddhist era.
    pub(super) const ERA_CHANGE: (LunarMonth, LunarDay) =
        (LunarMonth::Pisak, LunarDay { phase: Phase::Waning, number: 1 });

    /// The lunar year with this number.
    pub(super) fn numbered(number: i32) -> Option<&'static Self> {
        YEARS.get(usize::try_from(number - FIRST_YEAR).ok()?)
    }

    /// The lunar year that a day, in days since 1970-01-01, of a civil year lies in.
    pub(super) fn of(civil_year: i16, day: i32) -> Option<&'static Self> {
        let next = Self::numbered(i32::from(civil_year) + 1)?;
        if day < next.start { Self::numbered(i32::from(civil_year)) } else { Some(next) }
    }

    const fn months(&self) -> &'static [(LunarMonth, i32)] {
        match self.leap {
            Leap::None => &COMMON,
            Leap::Day => &LEAP_DAY,
            Leap::Month => &LEAP_MONTH,
        }
    }

    /// The month that a day of this year lies in, and how many days of the month lie before it. `day` counts from 0.
    pub(super) fn month_of(&self, day: i32) -> Option<(LunarMonth, i32)> {
        let mut before = day;
        for &(month, length) in self.months() {
            if before < length {
                return Some((month, before));
            }
            before -= length;
        }
        None
    }

    /// How many days of this year lie before a month, and its length. `None` where the year has no such month.
    pub(super) fn month(&self, wanted: LunarMonth) -> Option<(i32, i32)> {
        let mut start = 0;
        for &(month, length) in self.months() {
            if month == wanted {
                return Some((start, length));
            }
            start += length;
        }
        None
    }

    /// The Buddhist-era year of a day of this year.
    pub(super) fn era(&self, month: LunarMonth, day: LunarDay) -> u16 {
        let begun = (month, day) >= Self::ERA_CHANGE;
        u16::try_from(self.number + 543 + i32::from(begun)).unwrap_or_default()
    }
}

/// The New Year of a civil year. Days are counted since 1970-01-01.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewYear {
    /// The day and minute of the day, in Phnom Penh, at which the sun enters Aries: សង្ក្រាន្ត.
    pub(super) songkran: (i32, i32),
    /// ថ្ងៃឡើងស័ក, the day on which the year of the Lesser Era begins.
    pub(super) sak_from: i32,
}

impl NewYear {
    /// The first day at whose noon the new animal reigns.
    pub(super) const fn animal_from(&self) -> i32 {
        let (day, minute) = self.songkran;
        if minute <= 12 * 60 { day } else { day + 1 }
    }
}

static NEW_YEARS: [NewYear; COUNT] = {
    let mut new_years = [NewYear { songkran: (0, 0), sak_from: 0 }; COUNT];
    let mut at = 0;
    let mut era = era_beginning_in(FIRST_YEAR);
    while at < COUNT {
        let sak_from = astronomy::lerng_sak(era);
        new_years[at] = NewYear { songkran: astronomy::songkran(era), sak_from };
        era += 1;
        at += 1;
    }
    new_years
};

/// The New Year in April of a civil year.
pub(super) fn new_year(civil_year: i16) -> Option<&'static NewYear> {
    NEW_YEARS.get(usize::try_from(i32::from(civil_year) - FIRST_YEAR).ok()?)
}
