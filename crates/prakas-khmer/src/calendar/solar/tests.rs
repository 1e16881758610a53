use jiff::civil::date;

use super::*;

#[test]
fn sentences_are_the_official_ones() {
    for (day, sentence) in [
        (date(2021, 10, 27), "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"),
        (date(2024, 2, 1), "ថ្ងៃទី១ ខែកុម្ភៈ ឆ្នាំ២០២៤"),
        (date(1999, 12, 31), "ថ្ងៃទី៣១ ខែធ្នូ ឆ្នាំ១៩៩៩"),
    ] {
        assert_eq!(super::sentence(day), sentence);
        assert_eq!(
            read(sentence).map(|written| (written.date, written.range)),
            Some((day, 0..sentence.len()))
        );
    }
}

#[test]
fn names_are_read_in_every_spelling() {
    for (month, names) in (1..).zip(MONTHS) {
        for name in names {
            assert_eq!(month_from_name(name), Some(month), "{name}");
            let line = format!("ថ្ងៃទី២ ខែ{name} ឆ្នាំ២០២១");
            assert_eq!(read(&line).map(|written| written.date), Some(date(2021, month, 2)), "{line}");
        }
    }
    for (day, names) in WEEKDAYS {
        for name in names {
            assert_eq!(weekday_from_name(name), Some(day), "{name}");
            let line = format!("ថ្ងៃ{name} ទី២៧ ខែតុលា ឆ្នាំ២០២១");
            assert_eq!(read(&line).and_then(|written| written.weekday), Some(day), "{line}");
        }
    }
    assert_eq!(month_from_name("កុម្ភះ"), Some(2));
    assert_eq!(month_from_name(""), None);
}

#[test]
fn dates_are_read_as_they_are_typed() {
    for line in [
        "ថ្ងៃទី 27 ខែតុលា ឆ្នាំ 2021",
        "ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃពុធ, ថ្ងៃទី២៧ ខែតុលា, ឆ្នាំ២០២១",
        "២៧ តុលា ២០២១",
        "ទី២៧-តុលា-២០២១",
        "ថ្ងៃទីម្ភៃប្រាំពីរ ខែតុលា ឆ្នាំពីរពាន់ម្ភៃមួយ",
        "ថ្ងៃ\u{200B}ទី\u{200B}២៧\u{200B} ខែ\u{200B}តុលា ឆ្នាំ\u{200B}២០២១",
        "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥ ត្រូវនឹងថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
        "ថ្ងៃទី២៧ ខែតុលា គ.ស. ២០២១",
    ] {
        assert_eq!(read(line).map(|written| written.date), Some(date(2021, 10, 27)), "{line}");
    }
    for line in ["", "ថ្ងៃទី៣០ ខែកុម្ភៈ ឆ្នាំ២០២១", "១២៧ តុលា ២០២១", "ថ្ងៃទី២៧ ខែអស្សុជ ឆ្នាំ២០២១", "ថ្ងៃទី២៧ ខែតុលា"]
    {
        assert_eq!(read(line), None, "{line}");
    }
}
