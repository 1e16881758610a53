//! The lunar date in English.

use jiff::civil::Weekday;

use super::LunarDate;

/// See [`LunarDate::english`].
pub(super) fn sentence(date: LunarDate) -> String {
    let day = date.day();
    format!(
        "{}, the {} day of the {} moon of {}, Year of the {}, {}, B.E. {}",
        weekday(date.weekday()),
        ordinal(day.number()),
        day.phase().english(),
        date.month().english(),
        date.animal().english(),
        date.sak().english(),
        date.era(),
    )
}

/// 1st to 15th.
fn ordinal(number: u8) -> String {
    let ending = match number {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn sentences_are_english() {
        for (day, written) in [
            (
                date(2021, 10, 27),
                "Wednesday, the 6th day of the waning moon of Assuj, Year of the Ox, Trei Sak, B.E. 2565",
            ),
            (
                date(2018, 4, 30),
                "Monday, the 1st day of the waning moon of Pisakh, Year of the Dog, Samriddhi Sak, B.E. 2562",
            ),
            (
                date(2021, 7, 13),
                "Tuesday, the 4th day of the waxing moon of Second Asath, Year of the Ox, Trei Sak, B.E. 2565",
            ),
        ] {
            assert_eq!(LunarDate::of(day).map(sentence).as_deref(), Ok(written));
        }
    }
}
