//! Days in every form.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn span(first: (i16, i8, i8), last: (i16, i8, i8)) -> DateSpan {
    DateSpan::new(date(first.0, first.1, first.2), date(last.0, last.1, last.2)).expect("in order")
}

#[test]
fn one_day() {
    for typed in [
        "27 October 2021",
        "27 october 2021",
        " 27\u{A0}OCTOBER\u{202F}2021 ",
        "27October 2021",
        "October 27, 2021",
        "October 27th 2021",
        "27 Oct 2021",
        "27 Oct. 2021",
        "Oct. 27, 2021",
        "27th October 2021",
        "27th of October, 2021",
        "Wednesday, 27 October 2021",
        "Wednesday 27 October 2021",
        "Wed., October 27, 2021",
        "2021-10-27",
        "27/10/2021",
        "27.10.2021",
        "27-10-2021",
    ] {
        assert_eq!(parse_days(typed), Ok(DateSpan::day(date(2021, 10, 27))), "{typed}");
    }
    assert_eq!(parse_days("1st May 2021"), Ok(DateSpan::day(date(2021, 5, 1))));
    assert_eq!(parse_days("3 Sept 2021"), Ok(DateSpan::day(date(2021, 9, 3))));
}

#[test]
fn days_from_a_first_to_a_last() {
    let october = span((2021, 10, 26), (2021, 10, 28));
    let autumn = span((2021, 9, 30), (2021, 10, 2));
    let new_year = span((2021, 12, 30), (2022, 1, 2));
    for (typed, days) in [
        ("26–28 October 2021", october),
        ("26-28 October 2021", october),
        ("26 — 28 October 2021", october),
        ("26 to 28 October 2021", october),
        ("26th to 28th October 2021", october),
        ("Tuesday 26 – Thursday 28 October 2021", october),
        ("October 26–28, 2021", october),
        ("October 26 to October 28, 2021", october),
        ("2021-10-26/2021-10-28", october),
        ("2021-10-26 to 2021-10-28", october),
        ("26/10/2021 – 28/10/2021", october),
        ("30 September – 2 October 2021", autumn),
        ("September 30 – October 2, 2021", autumn),
        ("30 December 2021 – 2 January 2022", new_year),
        ("December 30, 2021 until January 2, 2022", new_year),
    ] {
        assert_eq!(parse_days(typed), Ok(days), "{typed}");
    }
}

#[test]
fn each_mistake_has_its_own_error() {
    for (typed, message) in [
        ("31 February 2021", "there is no such day as 31 February 2021"),
        ("0 May 2021", "there is no such day as 0 May 2021"),
        ("99/99/2021", "there is no such day as 99/99/2021"),
        ("2021-02-31", "there is no such day as 2021-02-31"),
        ("30–31 June 2021", "there is no such day as 30–31 June 2021"),
        ("Monday, 27 October 2021", "2021-10-27 is a Wednesday, not a Monday"),
        ("28–26 October 2021", "the days of `28–26 October 2021` are in the wrong order"),
        ("10/27/2021", "`10/27/2021` has the month first; write the day first, as in 27/10/2021"),
        (
            "27/10/21",
            "the year of `27/10/21` is not written out; write it with four digits, as in 27 October 2021",
        ),
    ] {
        assert_eq!(parse_days(typed).expect_err(typed).to_string(), message);
    }
    assert!(matches!(parse_days("27 October 21"), Err(DateError::YearCut(_))));
    assert!(matches!(parse_days("26–28 October 021"), Err(DateError::YearCut(_))));
}

#[test]
fn other_words_are_no_date() {
    for typed in [
        "",
        "October",
        "October 2021",
        "27 October",
        "27",
        "2021",
        "27 Ok 2021",
        "27 Oktober 2021",
        "27 October 2021 and more",
        "27 October 2021 –",
        "26 – 27 2021",
        "26 October – 28, 2021",
        "27 October – 3 November",
        "27 October 99999999999",
        "2021-10-26/28",
        "១៤ តុលា",
    ] {
        assert!(matches!(parse_days(typed), Err(DateError::NotADate(_))), "{typed}");
    }
    let long = parse_days(&"កខ ".repeat(10_000)).expect_err("no date").to_string();
    assert!(long.len() < 300, "{long}");
}

#[test]
fn found_at_either_end_of_a_line() {
    let start = days_at_start("27 October 2021, via Videoconference").expect("a date");
    assert_eq!((start.range, start.days), (0..15, Ok(DateSpan::day(date(2021, 10, 27)))));
    let span = days_at_start(" 26–28 October 2021 – Tokyo").expect("a date");
    assert_eq!(span.range, 1..21);
    assert_eq!(days_at_start("27 October 2021 - 5 ministers met").map(|found| found.range), Some(0..15));
    assert_eq!(days_at_start("On 27 October 2021"), None);
    assert_eq!(days_at_start("27 October 2021st"), None);

    for (line, range) in [
        ("Phnom Penh, 27 October 2021", 12..27),
        ("Phnom Penh, 27 October 2021. ", 12..27),
        ("Phnom Penh, Wednesday, 27 October 2021", 12..38),
        ("Hall 3, 26–28 October 2021", 8..28),
        ("27 October 2021", 0..15),
        ("ភ្នំពេញ 27/10/2021", 22..32),
    ] {
        assert_eq!(days_at_end(line).map(|found| found.range), Some(range), "{line}");
    }
    assert_eq!(
        days_at_end("Phnom Penh, 31 February 2021").map(|found| found.days),
        Some(Err(DateError::NoSuchDay("31 February 2021".into())))
    );
    assert_eq!(days_at_end("27 October 2021 in Tokyo"), None);
    assert_eq!(days_at_end(&format!("{}27 October 2021", "ក".repeat(100))), None);
    assert_eq!(
        days_at_end(&format!("{} 27 October 2021", "x-".repeat(100_000))).map(|f| f.range),
        Some(200_001..200_016)
    );
}

#[test]
fn khmer_days() {
    for typed in [
        "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃទី 27 ខែ តុលា ឆ្នាំ 2021",
        "ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១ ",
        "ថ្ងៃ\u{200B}ពុធ\u{200B} ថ្ងៃ\u{200B}ទី\u{200B}២៧\u{200B} ខែ\u{200B}តុលា\u{200B}ឆ្នាំ\u{200B}២០២១\u{200B}",
        "ថ្ងៃទី២៧ខែតុលាឆ្នាំ២០២១",
        "ទី២៧ តុលា ២០២១",
        "២៧ តុលា ២០២១",
        "27 តុលា 2021",
        "២៧/១០/២០២១",
        "២៧-១០-២០២១",
        "២០២១-១០-២៧",
        "ថ្ងៃទី២៧-១០-២០២១",
        "ថ្ងៃទី២៧ ខែ១០ ឆ្នាំ២០២១",
        "ថ្ងៃទីម្ភៃប្រាំពីរ ខែតុលា ឆ្នាំពីរពាន់ម្ភៃមួយ",
        "ថ្ងៃទី២៧ ខែតុលា គ.ស. ២០២១",
        "នៅថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ត្រូវនឹងថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    ] {
        assert_eq!(parse_days(typed), Ok(DateSpan::day(date(2021, 10, 27))), "{typed}");
    }
    let october = span((2021, 10, 26), (2021, 10, 28));
    for (typed, days) in [
        ("ថ្ងៃទី២៦–២៨ ខែតុលា ឆ្នាំ២០២១", october),
        ("ថ្ងៃទី២៦-២៨ ខែតុលា ឆ្នាំ២០២១", october),
        ("ថ្ងៃទី២៦ ដល់ ២៨ ខែតុលា ឆ្នាំ២០២១", october),
        ("ពីថ្ងៃទី២៦ ដល់ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១", october),
        ("ចាប់ពីថ្ងៃទី២៦ ខែតុលា រហូតដល់ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១", october),
        ("ថ្ងៃអង្គារ ទី២៦ – ថ្ងៃព្រហស្បតិ៍ ទី២៨ ខែតុលា ឆ្នាំ២០២១", october),
        ("ថ្ងៃទី២៦ និងទី២៧ ខែតុលា ឆ្នាំ២០២១", span((2021, 10, 26), (2021, 10, 27))),
        ("ថ្ងៃទី៣០ ខែកញ្ញា – ថ្ងៃទី២ ខែតុលា ឆ្នាំ២០២១", span((2021, 9, 30), (2021, 10, 2))),
        ("ថ្ងៃទី៣០ ខែធ្នូ ឆ្នាំ២០២១ – ថ្ងៃទី២ ខែមករា ឆ្នាំ២០២២", span((2021, 12, 30), (2022, 1, 2))),
    ] {
        assert_eq!(parse_days(typed), Ok(days), "{typed}");
    }
    for (typed, message) in [
        ("ថ្ងៃចន្ទ ទី២៧ ខែតុលា ឆ្នាំ២០២១", "2021-10-27 is a Wednesday, not a Monday"),
        ("ថ្ងៃទី៣១ ខែកុម្ភៈ ឆ្នាំ២០២១", "there is no such day as ថ្ងៃទី៣១ ខែកុម្ភៈ ឆ្នាំ២០២១"),
        ("ថ្ងៃទី២៨-២៦ ខែតុលា ឆ្នាំ២០២១", "the days of `ថ្ងៃទី២៨-២៦ ខែតុលា ឆ្នាំ២០២១` are in the wrong order"),
        ("១០/២៧/២០២១", "`១០/២៧/២០២១` has the month first; write the day first, as in 27/10/2021"),
    ] {
        assert_eq!(parse_days(typed).expect_err(typed).to_string(), message);
    }
    assert!(matches!(parse_days("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២១"), Err(DateError::YearCut(_))));
    for typed in [
        "ថ្ងៃទី២៧",
        "ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
        "ថ្ងៃទី២៦ និងទី២៨ ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ នៅភ្នំពេញ",
        "ថ្ងៃ",
        "ទី",
    ] {
        assert!(matches!(parse_days(typed), Err(DateError::NotADate(_))), "{typed}");
    }
    for (line, found) in [
        ("រាជធានីភ្នំពេញថ្ងៃទី២៧ខែតុលាឆ្នាំ២០២១", "ថ្ងៃទី២៧ខែតុលាឆ្នាំ២០២១"),
        ("ភ្នំពេញ, ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១។", "ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១"),
        ("ភ្នំពេញ ថ្ងៃទីម្ភៃប្រាំពីរ ខែតុលា ឆ្នាំពីរពាន់ម្ភៃមួយ", "ថ្ងៃទីម្ភៃប្រាំពីរ ខែតុលា ឆ្នាំពីរពាន់ម្ភៃមួយ"),
    ] {
        assert_eq!(days_at_end(line).map(|days| &line[days.range]), Some(found));
    }
    let line = "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១នៅភ្នំពេញ";
    assert_eq!(days_at_start(line).map(|days| &line[days.range]), Some("ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"));
}

/// Pieces of dates, in any order.
fn soup() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "27",
        "1st",
        "2021",
        "21",
        "0",
        "October",
        "May",
        "sept",
        "Wed",
        "Monday",
        ",",
        ".",
        "-",
        "–",
        "/",
        "to",
        "of",
        " ",
        " ",
        "\u{A0}",
        "x",
        "ក",
        "ថ្ងៃ",
        "ទី",
        "២៧",
        "ខែ",
        "តុលា",
        "ឆ្នាំ",
        "២០២១",
        "ពុធ",
        "ដល់",
        "និង",
        "ម្ភៃ",
        "ពីរពាន់",
        "ពី",
        "\u{200B}",
        "្",
        "ា",
    ]);
    prop::collection::vec(word, 0..12).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn never_panics(text in prop_oneof![any::<String>(), soup()]) {
        let _ = parse_days(&text);
        for found in [days_at_start(&text), days_at_end(&text)].into_iter().flatten() {
            prop_assert_eq!(parse_days(&text[found.range]), found.days);
        }
    }

    #[test]
    fn every_day_is_read_in_every_form(days in 0..3_000_000_i64) {
        let day = date(1000, 1, 1).saturating_add(jiff::Span::new().days(days));
        for form in ["%d %B %Y", "%A, %-d %b %Y", "%B %d, %Y", "%F", "%d/%m/%Y", "%d.%m.%Y"] {
            prop_assert_eq!(parse_days(&day.strftime(form).to_string()), Ok(DateSpan::day(day)));
        }
        let khmer = prakas_khmer::calendar::solar::sentence(day);
        prop_assert_eq!(parse_days(&khmer), Ok(DateSpan::day(day)));
        prop_assert_eq!(parse_days(&prakas_khmer::digits::to_latin(&khmer)), Ok(DateSpan::day(day)));
    }
}
