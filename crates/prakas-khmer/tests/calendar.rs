//! The lunar calendar against its own laws, another implementation, published almanacs and dates in print.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use prakas_khmer::calendar::{
    AnimalYear, FIRST, LAST, LunarDate, LunarDay, LunarMonth, NoSuchDay, OutOfRange, Phase, Sak, civil,
    civil_in_cycle, lerng_sak, songkran,
};

fn lunar(day: Date) -> LunarDate {
    LunarDate::of(day).expect("in range")
}

fn days() -> impl Iterator<Item = Date> {
    let next = |day: &Date| day.tomorrow().ok().filter(|day| *day <= LAST);
    std::iter::successors(Some(FIRST), next)
}

fn waxing(number: u8) -> LunarDay {
    LunarDay::new(Phase::Waxing, number).expect("1 to 15")
}

fn waning(number: u8) -> LunarDay {
    LunarDay::new(Phase::Waning, number).expect("1 to 15")
}

/// A month as a run of days, from ១កើត.
struct Month {
    month: LunarMonth,
    first: Date,
    days: usize,
}

/// The whole months of the calendar, by walking through its days.
fn months() -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for day in days() {
        let lunar = lunar(day);
        if lunar.day() == waxing(1) {
            months.push(Month { month: lunar.month(), first: day, days: 0 });
        }
        if let Some(month) = months.last_mut() {
            assert_eq!(lunar.month(), month.month, "{day}");
            month.days += 1;
        }
    }
    months.pop();
    months
}

#[test]
fn days_follow_one_another() {
    for (today, tomorrow) in days().zip(days().skip(1)) {
        let (today, tomorrow) = (lunar(today), lunar(tomorrow));
        let (day, next) = (today.day(), tomorrow.day());
        let follows = match (day.phase(), next.phase()) {
            (Phase::Waxing, Phase::Waxing) | (Phase::Waning, Phase::Waning) => {
                next.number() == day.number() + 1
            }
            (Phase::Waxing, Phase::Waning) => day.number() == 15 && next.number() == 1,
            (Phase::Waning, Phase::Waxing) => day.number() >= 14 && next.number() == 1,
        };
        assert!(follows, "{today} and {tomorrow}");
        assert_eq!(today.month() != tomorrow.month(), next == waxing(1), "{tomorrow}");
        let new_era = (tomorrow.month(), next) == (LunarMonth::Pisak, waning(1));
        assert_eq!(tomorrow.era() - today.era(), u16::from(new_era), "{tomorrow}");
        assert_eq!(tomorrow.weekday(), today.weekday().next(), "{tomorrow}");
    }
}

#[test]
fn months_and_years_have_their_lengths() {
    let months = months();
    let years = months.split(|month| month.month == LunarMonth::Katek);
    let mut lengths = Vec::new();
    for year in years.skip(1).filter(|year| year.len() >= 11) {
        let names: Vec<_> = year.iter().map(|month| month.month).collect();
        let days: Vec<_> = year.iter().map(|month| month.days).collect();
        let leap_month = names.contains(&LunarMonth::FirstAsath);
        // Katek, which the year is split at, has 30.
        let length = days.iter().sum::<usize>() + 30;
        let jesth = if length == 355 { 30 } else { 29 };
        let (asath, expected_days): (&[LunarMonth], _) = if leap_month {
            (
                &[LunarMonth::FirstAsath, LunarMonth::SecondAsath],
                vec![29, 30, 29, 30, 29, 30, jesth, 30, 30, 29, 30, 29],
            )
        } else {
            (&[LunarMonth::Asath], vec![29, 30, 29, 30, 29, 30, jesth, 30, 29, 30, 29])
        };
        let before = LunarMonth::ALL.iter().take_while(|month| **month < LunarMonth::Asath);
        let after =
            LunarMonth::ALL.iter().filter(|month| (LunarMonth::Srapoan..LunarMonth::Katek).contains(*month));
        let expected_names: Vec<_> = before.chain(asath).chain(after).copied().collect();
        assert_eq!(names, expected_names);
        assert_eq!(days, expected_days, "year from {}", year[0].first);
        assert!(matches!((leap_month, length), (true, 384) | (false, 354 | 355)), "{length}");
        lengths.push(length);
    }
    assert_eq!(lengths.len(), 200);
    // Seven leap months in nineteen years, as the moon has it, and now and then an eighth; never two in a row, never three years
    // without.
    for years in lengths.windows(19) {
        assert!(matches!(years.iter().filter(|length| **length == 384).count(), 7 | 8));
    }
    for years in lengths.windows(2) {
        assert_ne!(years, [384, 384]);
        assert_ne!(years, [355, 355]);
    }
    for years in lengths.windows(3) {
        assert!(years.contains(&384));
    }
    let katek = months.iter().filter(|month| month.month == LunarMonth::Katek);
    assert!(katek.into_iter().all(|month| month.days == 30));
}

#[test]
fn every_day_comes_back() {
    for day in days() {
        let lunar = lunar(day);
        assert_eq!(civil(lunar.day(), lunar.month(), lunar.era()), Ok(day));
    }
    for day in days().step_by(97) {
        let lunar = lunar(day);
        let dates = civil_in_cycle(lunar.day(), lunar.month(), lunar.animal(), lunar.sak());
        assert!(dates.contains(&day), "{lunar}");
        assert!(dates.len() <= 8 && dates.is_sorted(), "{lunar}");
    }
}

#[test]
fn days_that_are_not_are_refused() {
    // 2021 had two Asath, 2020 one.
    assert_eq!(
        civil(waxing(1), LunarMonth::Asath, 2565),
        Err(NoSuchDay::Month { month: LunarMonth::Asath, era: 2565 })
    );
    assert!(civil(waxing(1), LunarMonth::FirstAsath, 2564).is_err());
    // Jesth has 29 days but in a leap year.
    assert!(matches!(civil(waning(15), LunarMonth::Jesth, 2565), Err(NoSuchDay::Day { .. })));
    assert!(civil(waning(15), LunarMonth::Jesth, 2564).is_ok());
    for era in [0, 2442, 2645, u16::MAX] {
        assert_eq!(civil(waxing(1), LunarMonth::Pisak, era), Err(NoSuchDay::OutOfRange(era)), "{era}");
    }
    for (phase, number) in
        [(Phase::Waxing, 0), (Phase::Waxing, 16), (Phase::Waning, 16), (Phase::Waning, u8::MAX)]
    {
        assert_eq!(LunarDay::new(phase, number), None);
    }
    // Of the pairs of an animal and a Sak, half never meet.
    assert!(civil_in_cycle(waxing(1), LunarMonth::Boss, AnimalYear::Ox, Sak::To).is_empty());
    for day in [date(1899, 12, 31), date(2101, 1, 1), Date::MIN, Date::MAX] {
        assert_eq!(LunarDate::of(day), Err(OutOfRange(day)));
    }
    assert_eq!((songkran(1899), lerng_sak(2101)), (None, None));
}

#[test]
fn the_new_year_is_in_april() {
    for year in 1900..=2100 {
        let (moment, last) = (songkran(year).expect("in range"), lerng_sak(year).expect("in range"));
        assert!((date(year, 4, 12)..=date(year, 4, 15)).contains(&moment.date()), "{moment}");
        let days = (last - moment.date()).get_days();
        assert!(days == 2 || days == 3, "{moment} and {last}");
        let noon = moment.date().at(12, 0, 0, 0);
        let first = if moment <= noon { moment.date() } else { moment.date() + 1.day() };
        let (old, new) = (lunar(first - 1.day()), lunar(first));
        assert_ne!(old.animal(), new.animal(), "{first}");
        assert_eq!(old.sak(), new.sak(), "{first}");
        let (old, new) = (lunar(last - 1.day()), lunar(last));
        assert_eq!(old.animal(), new.animal(), "{last}");
        assert_ne!(old.sak(), new.sak(), "{last}");
        // The year keeps both to its end, 1 roach Pisakh and all.
        let end = lunar(date(year, 12, 31));
        assert_eq!((end.animal(), end.sak()), (new.animal(), new.sak()));
        let may = lunar(date(year, 5, 20));
        assert_eq!((may.animal(), may.sak()), (new.animal(), new.sak()));
    }
}

/// The moon's age at the beginning of the sun's year: bodithey, as Roath Kim Soeun reckons it from the year of the Lesser Era. It is
/// computed here in its other form, for its own sake.
#[test]
fn the_moon_has_its_age_at_the_new_year() {
    for year in 1900..=2100 {
        let lesser = i64::from(year) - 638;
        let days = (lesser * 292_207 + 373) / 800 + 1;
        let age = (days + (11 * days + 650) / 692) % 30;
        let lunar = lunar(lerng_sak(year).expect("in range"));
        let before = match lunar.day().phase() {
            Phase::Waxing => 0,
            Phase::Waning => 15,
        };
        let day = i64::from(lunar.day().number()) + before;
        let month = if age < 6 { LunarMonth::Pisak } else { LunarMonth::Chet };
        assert_eq!(lunar.month(), month, "{lunar}");
        // A leap day that a leap month has put off is still owed.
        assert!(day == age || day == age + 1, "{lunar}: {age}");
    }
}

/// Songkran as almanacs published it. The reckoning goes by 24 minutes; almanacs add corrections.
#[test]
fn songkran_is_when_almanacs_say() {
    for (year, month_day, hour, minute) in [
        (2011, 14, 13, 12),
        (2012, 13, 19, 11),
        (2013, 14, 2, 12),
        (2014, 14, 8, 7),
        (2015, 14, 14, 2),
        (2016, 13, 20, 0),
        (2017, 14, 3, 12),
        (2018, 14, 9, 12),
        (2019, 14, 15, 12),
        (2020, 13, 20, 48),
        (2021, 14, 4, 0),
        (2022, 14, 10, 0),
        (2023, 14, 16, 0),
        (2024, 13, 22, 17),
        (2025, 14, 4, 48),
        (2026, 14, 10, 48),
    ] {
        let published = date(year, 4, month_day).at(hour, minute, 0, 0);
        let reckoned = songkran(year).expect("in range");
        assert!(
            (reckoned - published).total(jiff::Unit::Minute).is_ok_and(|minutes| minutes.abs() <= 24.0),
            "{reckoned}"
        );
    }
}

#[test]
fn dates_in_print_agree() {
    for (day, line) in [
        // The example of the Ministry of Foreign Affairs and International Cooperation.
        (date(2021, 10, 27), "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥"),
        // The throne council's election of King Norodom Sihamoni.
        (date(2004, 10, 14), "ថ្ងៃព្រហស្បតិ៍ ១កើត ខែអស្សុជ ឆ្នាំវក ឆស័ក ព.ស.២៥៤៨"),
        // Judgment 738 of the court of Phnom Penh (2022), on a date of birth.
        (date(1952, 8, 5), "ថ្ងៃអង្គារ ១៥កើត ខែស្រាពណ៍ ឆ្នាំរោង ចត្វាស័ក ព.ស.២៤៩៦"),
        // The death of the Supreme Patriarch Chuon Nath.
        (date(1969, 9, 25), "ថ្ងៃព្រហស្បតិ៍ ១៤កើត ខែភទ្របទ ឆ្នាំរកា ឯកស័ក ព.ស.២៥១៣"),
        // A wreath at the eighth anniversary of the death of Norodom Sihanouk.
        (date(2020, 10, 15), "ថ្ងៃព្រហស្បតិ៍ ១៣រោច ខែអស្សុជ ឆ្នាំជូត ទោស័ក ព.ស.២៥៦៤"),
        // The royal ploughing ceremonies of 2021, 2023 and 2025, as announced.
        (date(2021, 4, 30), "ថ្ងៃសុក្រ ៤រោច ខែពិសាខ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥"),
        (date(2023, 5, 8), "ថ្ងៃចន្ទ ៤រោច ខែពិសាខ ឆ្នាំថោះ បញ្ចស័ក ព.ស.២៥៦៧"),
        (date(2025, 5, 15), "ថ្ងៃព្រហស្បតិ៍ ៤រោច ខែពិសាខ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស.២៥៦៩"),
        // The Songkran almanac of 2012: 2556 begins on 1 roach Pisakh of the Dragon, Chattva Sak.
        (date(2012, 5, 6), "ថ្ងៃអាទិត្យ ១រោច ខែពិសាខ ឆ្នាំរោង ចត្វាស័ក ព.ស.២៥៥៦"),
        // The Ministry of Cults and Religion, on the first day of B.E. 2562.
        (date(2018, 4, 30), "ថ្ងៃចន្ទ ១រោច ខែពិសាខ ឆ្នាំច សំរឹទ្ធិស័ក ព.ស.២៥៦២"),
    ] {
        assert_eq!(lunar(day).to_string(), line);
    }
    // The Songkran almanac of 2012: Friday, 7 roach Chet.
    let day = lunar(date(2012, 4, 13));
    assert_eq!((day.weekday(), day.day(), day.month()), (Weekday::Friday, waning(7), LunarMonth::Chet));
    // That of 2011: 11 koet Chet, 13:12. At noon the Tiger still reigns.
    let day = lunar(date(2011, 4, 14));
    assert_eq!((day.day(), day.month(), day.animal()), (waxing(11), LunarMonth::Chet, AnimalYear::Tiger));
}

/// Visak Bochea, a public holiday, as the sub-decrees on holidays have it; that of 1957 closed the year 2500.
#[test]
fn visak_bochea_is_the_holiday() {
    for (year, month, day) in [
        (1957, 5, 13),
        (2015, 5, 2),
        (2016, 5, 20),
        (2017, 5, 10),
        (2018, 4, 29),
        (2019, 5, 18),
        (2020, 5, 6),
        (2021, 4, 26),
        (2022, 5, 15),
        (2023, 5, 4),
        (2024, 5, 22),
        (2025, 5, 11),
    ] {
        let day = lunar(date(year, month, day));
        assert_eq!((day.day(), day.month()), (waxing(15), LunarMonth::Pisak), "{day}");
        assert_eq!(i32::from(day.era()), i32::from(year) + 543, "{day}");
    }
}

/// The feasts of the autumn, which come after the leap month and the leap day: Pchum Ben (15 roach Phatrabot) and the Water Festival (15
/// koet Katek), as the sub-decrees on holidays have them.
#[test]
fn feasts_of_the_autumn_are_the_holidays() {
    for (pchum_ben, water_festival) in [
        (date(2018, 10, 9), date(2018, 11, 22)),
        (date(2019, 9, 28), date(2019, 11, 11)),
        (date(2020, 9, 17), date(2020, 10, 31)),
        (date(2021, 10, 6), date(2021, 11, 19)),
        (date(2022, 9, 25), date(2022, 11, 8)),
        (date(2023, 10, 14), date(2023, 11, 27)),
        (date(2024, 10, 2), date(2024, 11, 15)),
    ] {
        let (ben, water) = (lunar(pchum_ben), lunar(water_festival));
        assert_eq!((ben.day(), ben.month()), (waning(15), LunarMonth::Phatrabot), "{pchum_ben}");
        assert_eq!((water.day(), water.month()), (waxing(15), LunarMonth::Katek), "{water_festival}");
    }
}

#[test]
fn the_week_is_the_worlds() {
    assert_eq!(lunar(date(1900, 1, 1)).weekday(), Weekday::Monday);
    assert_eq!(lunar(LAST).weekday(), Weekday::Friday);
}

#[path = "calendar/witness.rs"]
mod witness;
