use proptest::prelude::*;

use super::*;

#[test]
fn digits_go_both_ways() {
    assert_eq!(to_khmer("0123456789"), "០១២៣៤៥៦៧៨៩");
    assert_eq!(to_latin("០១២៣៤៥៦៧៨៩"), "0123456789");
    assert!(matches!(to_latin("no digit"), Cow::Borrowed(_)));
    assert_eq!(value('៩'), Some(9));
    assert_eq!(value('9'), Some(9));
    // Attak numerals and other scripts' digits are not these.
    assert_eq!(['៰', '๑', 'a', '\u{17EA}'].map(value), [None; 4]);
    assert_eq!(format(0), "០");
    assert_eq!(format(u64::MAX), "១៨៤៤៦៧៤៤០៧៣៧០៩៥៥១៦១៥");
}

#[test]
fn numbers_are_grouped() {
    for (plain, written) in [
        ("0", Some("០")),
        ("999", Some("៩៩៩")),
        ("1000", Some("១.០០០")),
        ("1234.5", Some("១.២៣៤,៥")),
        ("១២៣៤៥៦", Some("១២៣.៤៥៦")),
        ("-1000000.25", Some("-១.០០០.០០០,២៥")),
        ("", None),
        (".", None),
        ("1.", None),
        (".5", None),
        ("1.2.3", None),
        ("--1", None),
        ("1e3", None),
    ] {
        assert_eq!(grouped(plain).as_deref(), written, "{plain}");
    }
}

#[test]
fn ordinals_are_read() {
    assert_eq!(ordinal(1), "ទី១");
    for (text, number) in [
        ("ទី២៧", Some(27)),
        ("ទី 27", Some(27)),
        (" ទី\u{200B}២៧ ", Some(27)),
        ("ទីពីរ", Some(2)),
        ("ទីម្ភៃប្រាំពីរ", Some(27)),
        ("ទី", None),
        ("២៧", None),
        ("ទី២៧ខែ", None),
    ] {
        assert_eq!(parse_ordinal(text), number, "{text}");
    }
}

#[test]
fn numbers_are_written_in_words() {
    for (number, written) in [
        (0, "សូន្យ"),
        (6, "ប្រាំមួយ"),
        (10, "ដប់"),
        (11, "ដប់មួយ"),
        (19, "ដប់ប្រាំបួន"),
        (20, "ម្ភៃ"),
        (21, "ម្ភៃមួយ"),
        (30, "សាមសិប"),
        (99, "កៅសិបប្រាំបួន"),
        (100, "មួយរយ"),
        (1_993, "មួយពាន់ប្រាំបួនរយកៅសិបបី"),
        (10_000, "មួយម៉ឺន"),
        (345_678, "បីសែនបួនម៉ឺនប្រាំពាន់ប្រាំមួយរយចិតសិបប្រាំបី"),
        (17_000_000, "ដប់ប្រាំពីរលាន"),
        (2_000_000_000, "ពីរប៊ីលាន"),
        (18_000_000_000_000_000_000, "ដប់ប្រាំបីលានទ្រីលាន"),
    ] {
        assert_eq!(words(number), written);
        assert_eq!(parse_words(written), Some(number));
    }
}

#[test]
fn words_are_read_as_they_are_typed() {
    for (text, number) in [
        ("ពីរ ពាន់ ម្ភៃ មួយ", Some(2021)),
        ("ពីរ\u{200B}ពាន់\u{200B}ម្ភៃ\u{200B}មួយ", Some(2021)),
        ("រយ", Some(100)),
        ("រយមួយ", Some(101)),
        ("ពាន់ប្រាំបួនរយ", Some(1900)),
        ("មួយដណ្តប់", Some(11)),
        ("ប្រាំបួនដណ្ដប់", Some(19)),
        ("មួយរយពីរដណ្តប់", Some(112)),
        ("ប្រាំពិល", Some(7)),
        ("២លាន", Some(2_000_000)),
        ("១៥០ លាន", Some(150_000_000)),
        ("ពីរកោដិ", Some(20_000_000)),
        ("១១", Some(11)),
        ("សូន្យ", Some(0)),
        ("", None),
        (" ", None),
        ("ដណ្តប់", None),
        ("ដប់ដណ្តប់", None),
        ("មួយពីរ", None),
        ("ម្ភៃដប់", None),
        ("សូន្យមួយ", None),
        ("មួយសូន្យ", None),
        ("រយរយ", None),
        ("ពីរខែ", None),
        ("99999999999999999999", None),
        ("99999999លានលានទ្រីលាន", None),
    ] {
        assert_eq!(parse_words(text), number, "{text}");
    }
}

proptest! {
    #[test]
    fn words_come_back(number: u64) {
        prop_assert_eq!(parse_words(&words(number)), Some(number));
    }

    #[test]
    fn small_words_come_back(number in 0_u64..2_000_000) {
        prop_assert_eq!(parse_words(&words(number)), Some(number));
    }

    #[test]
    fn digits_come_back(number: u64) {
        prop_assert_eq!(parse(&format(number)), Some(number));
        prop_assert_eq!(parse_ordinal(&ordinal(number)), Some(number));
        let plain = number.to_string();
        let grouped = grouped(&plain).expect("a number");
        prop_assert_eq!(to_latin(&grouped).replace('.', ""), plain);
    }

    #[test]
    fn any_text_is_borne(text in ".*") {
        let _ = (parse_words(&text), parse_ordinal(&text), grouped(&text), parse(&text));
        let latin = to_latin(&text);
        prop_assert_eq!(to_khmer(&text), to_khmer(&latin));
    }
}

#[test]
fn what_is_no_number_is_none() {
    for text in ["18446744073709551615ដណ្តប់", "មួយ០", "មួយ០០០", "បី000", "១ ២"]
    {
        assert_eq!(parse_words(text), None, "{text}");
    }
    assert_eq!(parse_ordinal("ទី18446744073709551610ដណ្តប់"), None);
    assert_eq!(parse_ordinal("ទី១ ២"), None);
    assert_eq!(parse_words("០"), Some(0));
}

proptest! {
    #[test]
    fn any_words_and_digits_are_borne(
        parts in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec!["មួយ", "ដប់", "ដណ្តប់", "ម្ភៃ", "រយ", "លាន", "ទ្រីលាន", "កោដិ", "ទី", " "]).prop_map(String::from),
                any::<u64>().prop_map(|number| number.to_string()),
                any::<char>().prop_map(String::from),
            ],
            0..8,
        ),
    ) {
        let text = parts.concat();
        parse_words(&text);
        parse_ordinal(&text);
        parse(&text);
    }
}
