//! Days counted from 1 January 1970, and civil dates.

use jiff::civil::Date;

/// The number of a civil date: days since 1970-01-01, negative before.
pub(super) fn of(date: Date) -> i32 {
    number(date.year() as i32, date.month() as i32, date.day() as i32)
}

/// The number of the Gregorian date.
pub(super) const fn number(year: i32, month: i32, day: i32) -> i32 {
    // Years that begin in March, so that a leap day is the last of its year.
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The civil date with this number.
pub(super) fn date(number: i32) -> Option<Date> {
    let days = number + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = (shifted + 2) % 12 + 1;
    let year = year + era * 400 + i32::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
