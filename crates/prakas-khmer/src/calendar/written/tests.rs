use jiff::civil::date;
use proptest::prelude::*;

use super::super::{FIRST, LAST, days};
use super::*;

const DAY: Date = date(2021, 10, 27);

fn values(line: &str) -> Option<WrittenLunar> {
    read(line)
}

/// That a line says everything about 27 October 2021, and that each part points at its text.
fn assert_whole(line: &str) {
    let read = values(line).unwrap_or_else(|| panic!("not read: {line}"));
    assert_eq!(read.differences(DAY), [], "{line}");
    assert_eq!(read.unknown, [], "{line}");
    let all = read.weekday.is_some() && read.day.is_some() && read.month.is_some() && read.animal.is_some();
    assert!(all && read.sak.is_some() && read.era.is_some(), "{line}: {read:?}");
    assert_eq!(read.dates(), [DAY], "{line}");
}

#[test]
fn lines_are_read_as_they_are_typed() {
    for line in [
        "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "ថ្ងៃពុធ ៦ រោច ខែ អស្សុជ ឆ្នាំ ឆ្លូវ ត្រីស័ក ព.ស. ២៥៦៥",
        "ថ្ងៃពុធ ទី៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស ២៥៦៥",
        "ថ្ងៃពុធ ថ្ងៃទី៦ រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រី ស័ក ពុទ្ធសករាជ ២៥៦៥",
        "ថ្ងៃ\u{200B}ពុធ ៦\u{200B}រោច ខែ\u{200B}អស្សុជ ឆ្នាំ\u{200B}ឆ្លូវ ត្រី\u{200B}ស័ក ព.ស.\u{200B}២៥៦៥",
        "ថ្ងៃពុធ 6 រោច ខែអស្សុជៈ ឆ្នាំឆ្លូវ ត្រីសក័ ព.ស. 2565",
        "ថ្ងៃពុធ, ៦រោច, ខែអស្សុជ, ឆ្នាំឆ្លូវ ត្រីស័ក, ព.ស.២៥៦៥",
        "ថ្ងៃពុធ ៦រោច អស្សុជ ឆ្លូវ ត្រីស័ក ពស២៥៦៥",
        "ថ្ងៃពុធ ៦រ. ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "ថ្ងៃពុធ ប្រាំមួយរោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "ថ្ងៃពុទ្ធ ០៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវត្រីស័ក ព.ស៖២៥៦៥",
        "ថ្ងៃពុធ ᧶ ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "ថ្ងៃពុធ ៦ រនោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ព.ស.២៥៦៥ ឆ្នាំឆ្លូវ ត្រីស័ក",
        "រាជធានីភ្នំពេញ ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥ ត្រូវនឹងថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១",
    ] {
        assert_whole(line);
    }
}

#[test]
fn ranges_are_where_the_parts_stand() {
    let line = "ធ្វើនៅថ្ងៃពុធ ៦ រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស. ២៥៦៥ ។";
    let read = read(line).expect("a lunar line");
    assert_eq!(&line[read.range.clone()], "ថ្ងៃពុធ ៦ រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស. ២៥៦៥");
    let day = read.day.expect("a day");
    assert_eq!(
        (&line[day.range.clone()], day.text.as_str(), day.value),
        ("៦ រោច", "៦ រោច", (6, Phase::Waning))
    );
    let era = read.era.expect("an era");
    assert_eq!((&line[era.range], era.value), ("២៥៦៥", 2565));
    let month = read.month.expect("a month");
    assert_eq!(&line[month.range], "អស្សុជ");
}

#[test]
fn the_full_moon_has_a_name() {
    for line in
        ["ថ្ងៃអាទិត្យ ១៥កើត ពេញបូរណ៌មី ខែពិសាខ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស.២៥៦៨", "ថ្ងៃអាទិត្យ ពេញបូណ៌មី ខែពិសាខ ឆ្នាំម្សាញ់ សប្តស័ក ព.ស.២៥៦៨"]
    {
        assert_eq!(read(line).map(|read| read.dates()), Some(vec![date(2025, 5, 11)]), "{line}");
    }
}

#[test]
fn parts_may_be_missing() {
    let short = read("៦រោច ខែអស្សុជ").expect("a day and a month");
    assert!(short.weekday.is_none() && short.animal.is_none() && short.era.is_none());
    assert_eq!(short.dates(), []);
    let year = read("ឆ្នាំឆ្លូវ ត្រីស័ក").expect("an animal and a Sak");
    assert_eq!(year.differences(DAY), []);
    let cycle = read("៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក").expect("no era");
    assert!(cycle.dates().contains(&DAY));
    for line in [
        "",
        "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ឆ្នាំចុងក្រោយ",
        "ព.ស.២៥៦៥",
        "ខែអស្សុជ ព.ស.២៥៦៥",
        "៦រោច",
        "ឆ្នាំឆ្លូវ",
        "Wednesday, 27 October 2021",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}

#[test]
fn differences_say_what_is_right() {
    let parts = |line: &str| -> Vec<_> {
        let read = read(line).unwrap_or_else(|| panic!("{line}"));
        let differences = read.differences(DAY);
        assert!(differences.iter().all(|difference| line[difference.range.clone()] == difference.written));
        differences
            .into_iter()
            .map(|difference| (difference.part, difference.written, difference.right))
            .collect()
    };
    let found = |part, written: &str, right: &str| (part, written.to_owned(), right.to_owned());
    assert_eq!(
        parts("ថ្ងៃអង្គារ ៧រោច ខែកត្តិក ឆ្នាំខាល ចត្វាស័ក ព.ស.២៥៦៤"),
        [
            found(Part::Weekday, "អង្គារ", "ពុធ"),
            found(Part::Day, "៧រោច", "៦រោច"),
            found(Part::Month, "កត្តិក", "អស្សុជ"),
            found(Part::Animal, "ខាល", "ឆ្លូវ"),
            found(Part::Sak, "ចត្វាស័ក", "ត្រីស័ក"),
            found(Part::Era, "២៥៦៤", "២៥៦៥"),
        ]
    );
    assert_eq!(parts("ថ្ងៃពុធ ៦កើត ខែអស្សុជ"), [found(Part::Day, "៦កើត", "៦រោច")]);
    assert_eq!(parts("ថ្ងៃពុធ 16 រោច ខែអស្សុជ"), [found(Part::Day, "16 រោច", "6រោច")]);
    // Misspelt beyond what is read as a variant.
    assert_eq!(
        parts("ថ្ងៃពុធ ៦រោច ខែអស្សស ឆ្នាំឆ្លងវ ត្រស័ក ព.ស.២៥៦៥"),
        [
            found(Part::Month, "អស្សស", "អស្សុជ"),
            found(Part::Animal, "ឆ្លងវ", "ឆ្លូវ"),
            found(Part::Sak, "ត្រស័ក", "ត្រីស័ក"),
        ]
    );
    assert_eq!(parts("ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំ២០២១"), []);
    assert_eq!(parts("ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រស័ក"), [found(Part::Sak, "ត្រស័ក", "ត្រីស័ក")]);
}

/// 2012: the Rabbit until 19:11 on 13 April, then the Dragon. A line of that day may say either.
#[test]
fn on_the_day_of_songkran_both_animals_reign() {
    let line = |animal: &str| read(&format!("៧រោច ខែចេត្រ ឆ្នាំ{animal} ត្រីស័ក ព.ស.២៥៥៥")).expect("a lunar line");
    for (animal, day, differs) in [
        ("ថោះ", date(2012, 4, 13), false),
        ("រោង", date(2012, 4, 13), false),
        ("ខាល", date(2012, 4, 13), true),
        ("ថោះ", date(2012, 4, 14), true),
        ("រោង", date(2012, 4, 14), false),
        ("រោង", date(2012, 4, 12), true),
    ] {
        let is_animal = |difference: &Difference| difference.part == Part::Animal;
        assert_eq!(line(animal).differences(day).iter().any(is_animal), differs, "{animal} {day}");
    }
}

#[test]
fn names_are_read_in_every_spelling() {
    for month in LunarMonth::ALL {
        for name in std::iter::once(&month.name()).chain(month.variants()) {
            assert_eq!(LunarMonth::from_name(name), Some(*month), "{name}");
            let line = format!("៦រោច ខែ{name} ឆ្នាំឆ្លូវ ត្រីស័ក");
            assert_eq!(
                read(&line).and_then(|read| read.month).map(|month| month.value),
                Some(*month),
                "{line}"
            );
        }
    }
    for animal in AnimalYear::ALL {
        for sak in Sak::ALL {
            for (animal_name, sak_name) in std::iter::once((animal.name(), sak.name()))
                .chain(animal.variants().iter().map(|name| (*name, sak.name())))
                .chain(sak.variants().iter().map(|name| (animal.name(), *name)))
            {
                let line = format!("ឆ្នាំ{animal_name} {sak_name}");
                let read = read(&line).unwrap_or_else(|| panic!("{line}"));
                assert_eq!(read.animal.map(|animal| animal.value), Some(*animal), "{line}");
                assert_eq!(read.sak.map(|sak| sak.value), Some(*sak), "{line}");
            }
        }
    }
    assert_eq!(LunarMonth::from_name("កត្ដិក"), Some(LunarMonth::Katek));
    assert_eq!(Sak::from_name("សប្ដស័ក"), Some(Sak::Sapta));
    assert_eq!(AnimalYear::from_name("ចុង"), None);
}

/// No spelling means two things.
#[test]
fn spellings_are_one_values() {
    fn check<T: Copy + PartialEq + std::fmt::Debug>(
        all: &[T],
        spellings: impl Fn(T) -> Vec<&'static str>,
        names: &Names<T>,
    ) {
        for value in all {
            for name in spellings(*value) {
                assert_eq!(names.whole(name), Some(*value), "{name}");
            }
        }
    }
    let all = |name: &'static str, variants: &'static [&'static str]| [&[name], variants].concat();
    check(LunarMonth::ALL, |month| all(month.name(), month.variants()), LunarMonth::names());
    check(AnimalYear::ALL, |animal| all(animal.name(), animal.variants()), AnimalYear::names());
    check(Sak::ALL, |sak| all(sak.name(), sak.variants()), Sak::names());
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "ថ្ងៃ",
        "ទី",
        "ពុធ",
        "៦",
        "6",
        "១៥",
        "រោច",
        "កើត",
        "ខែ",
        "អស្សុជ",
        "ឆ្នាំ",
        "ច",
        "ឆ្លូវ",
        "ត្រី",
        "ស័ក",
        "ព.ស.",
        "ពុទ្ធសករាជ",
        "២៥៦៥",
        "\u{200B}",
        " ",
        ".",
        "រ",
        "្",
        "ុ",
        "េ",
        "ា",
        "\u{19F6}",
        "មួយ",
        "លាន",
        "99999999999999999999",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_borne(text in ".*") {
        check_ranges(&text)?;
    }

    #[test]
    fn any_pieces_are_borne(text in pieces()) {
        check_ranges(&text)?;
    }

    #[test]
    fn what_is_written_is_read(number in days::of(FIRST)..=days::of(LAST)) {
        let day = days::date(number).expect("in range");
        let read = read(&LunarDate::of(day).expect("in range").to_string()).expect("a lunar line");
        prop_assert_eq!(read.differences(day), []);
        prop_assert_eq!(read.dates(), [day]);
    }
}

fn check_ranges(text: &str) -> Result<(), TestCaseError> {
    if let Some(read) = read(text) {
        prop_assert!(text.get(read.range.clone()).is_some());
        for difference in read.differences(DAY) {
            prop_assert_eq!(text.get(difference.range), Some(difference.written.as_str()));
        }
        let _ = read.dates();
    }
    let _ = solar::read(text);
    Ok(())
}
