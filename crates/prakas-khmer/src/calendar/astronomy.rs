//! The reckoning of the almanac, in integers: the quantities of a year, its leap month or leap day, and the New Year.
//!
//! A year is given by the year of the Buddhist era that begins in it.

use super::days;

/// What a lunar year has besides its 354 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leap {
    None,
    /// ចន្ទ្រាធិមាស: a 30th day in Jesth.
    Day,
    /// អធិកមាស: a second Asath.
    Month,
}

impl Leap {
    /// The days of the year.
    pub(super) const fn days(self) -> i32 {
        match self {
            Self::None => 354,
            Self::Day => 355,
            Self::Month => 384,
        }
    }
}

/// The four quantities of a year, all at the hour when it begins.
struct Quantities {
    /// The days since the epoch.
    aharkun: i32,
    /// What is left of the sun's year after whole days, in 1/800 day, 1 to 800.
    kromathupul: i32,
    /// The excess of the moon over whole lunar days, in 1/692 of a lunar day, 0 to 691.
    avoman: i32,
    /// The moon's age in lunar days, 0 to 29.
    bodithey: i32,
}

const fn quantities(era: i32) -> Quantities {
    // The sun's year is 292,207/800 days, a lunar day 692/703 of a day.
    let parts = era * 292_207 + 499;
    let aharkun = parts / 800 + 4;
    let excess = 11 * aharkun + 25;
    Quantities {
        aharkun,
        kromathupul: 800 - parts % 800,
        avoman: excess % 692,
        // The epochs of the sun and the moon lie a lunar day apart.
        bodithey: (aharkun + excess / 692 - 1) % 30,
    }
}

/// Whether the year asks for a leap month: the moon is old, or too young, at the New Year.
const fn asks_for_month(era: i32) -> bool {
    let now = quantities(era).bodithey;
    let next = quantities(era + 1).bodithey;
    match (now, next) {
        // Both years would have one: the later has it.
        (25, 5) => false,
        // Neither would, and the next would come too late.
        (24, 6) => true,
        _ => now >= 25 || now <= 5,
    }
}

/// Whether the year asks for a leap day.
const fn asks_for_day(era: i32) -> bool {
    let Quantities { avoman, kromathupul, .. } = quantities(era);
    let before = quantities(era - 1).avoman;
    let next = quantities(era + 1).avoman;
    if kromathupul <= 207 {
        // The sun's year has 366 days.
        return avoman <= 126;
    }
    match (before, avoman, next) {
        // The next year has the day instead, though its own quantities would not give it one.
        (_, 137, 0) => false,
        (137, 0, _) => true,
        _ => avoman <= 137,
    }
}

/// What the lunar year has. A leap month and a leap day are never in one year: where both fall due, the month stays and the
/// day goes to the next year.
pub(super) const fn leap(era: i32) -> Leap {
    if asks_for_month(era) {
        Leap::Month
    } else if asks_for_day(era) || (asks_for_month(era - 1) && asks_for_day(era - 1)) {
        Leap::Day
    } else {
        Leap::None
    }
}

/// ថ្ងៃឡើងស័ក of the year, in days since 1970-01-01.
pub(super) const fn lerng_sak(era: i32) -> i32 {
    // 16 April 2021 was the day of B.E. 2565.
    let anchor = quantities(2565).aharkun;
    days::number(2021, 4, 16) + quantities(era).aharkun - anchor
}

/// សង្ក្រាន្ត of the year: the day since 1970-01-01 and the minute of that day at which the sun enters Aries.
pub(super) const fn songkran(era: i32) -> (i32, i32) {
    let last = lerng_sak(era - 1);
    // The sun enters Aries two or three days before.
    let mut day = lerng_sak(era) - 3;
    let mut sun = true_sun(era - 1, day - last);
    if sun >= DEGREE {
        day += 1;
        sun = true_sun(era - 1, day - last);
    }
    // How far it has come by the end of the day tells when it came in: it goes a degree in a day.
    let minute = (DEGREE - sun) * 24;
    if minute < 24 * 60 { (day, minute) } else { (day + 1, 0) }
}

// The sun's place is in minutes of arc.
const DEGREE: i32 = 60;
const SIGN: i32 = 30 * DEGREE;
const CIRCLE: i32 = 12 * SIGN;

/// Where the sun is slowest.
const APOGEE: i32 = 80 * DEGREE;

/// How far the true sun is from the mean one, at every 15 degrees from the apogee.
const EQUATION: [i32; 8] = [0, 35, 67, 94, 116, 129, 134, 134];

/// The true sun at the end of a day: so many days after the ថ្ងៃឡើងស័ក of a year.
const fn true_sun(era: i32, days: i32) -> i32 {
    let mean = mean_sun(800 * days + quantities(era).kromathupul);
    let anomaly = (mean - APOGEE).rem_euclid(CIRCLE);
    let half = anomaly % (CIRCLE / 2);
    let arc = if half <= CIRCLE / 4 { half } else { CIRCLE / 2 - half };
    let step = (arc / (SIGN / 2)) as usize;
    let equation = EQUATION[step] + arc % (SIGN / 2) * (EQUATION[step + 1] - EQUATION[step]) / (SIGN / 2);
    let sun = if anomaly < CIRCLE / 2 { mean - equation } else { mean + equation };
    sun.rem_euclid(CIRCLE)
}

/// The mean sun, from 1/800 days since it was in Aries. It takes 24,350 of them to a sign, 811 to a degree and 14 to a minute, less 3
/// minutes that the reckoning is for another place.
const fn mean_sun(parts: i32) -> i32 {
    let (sign, rest) = (parts / 24_350, parts % 24_350);
    sign * SIGN + rest / 811 * DEGREE + rest % 811 / 14 - 3
}
