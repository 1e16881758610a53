//! Well-formedness: each fault in a real word, and the laws that hold for any text.

use std::borrow::Cow;

use prakas_khmer::encoding::{Fault, Finding, findings, normalize};
use proptest::prelude::*;

/// Text as an officer types it, with U+200B, shifters, robats and old spellings.
const WELL_FORMED: &[&str] = &[
    "ព្រះរាជាណាចក្រកម្ពុជា",
    "ជាតិ សាសនា ព្រះមហាក្សត្រ",
    "ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ",
    "សេចក្តីប្រកាសព័ត៌មាន",
    "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
    "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    "លោក ប្រាក់ សុខុន ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីការបរទេស",
    "សម្តេចអគ្គមហាសេនាបតីតេជោ ហ៊ុន សែន",
    "ប៉ុន្តែ ម៉ោង៩ព្រឹក ស៊ីវិល អ៊ុំ ហ៊ាន ប៊ុន ញ៉ាំ",
    "ធម៌ ពណ៌ វណ្ណៈ គណៈកម្មាធិការ មគ៌ា សួគ៌ា",
    "ការ\u{200B}ប្រជុំ\u{200B}កំពូល\u{200B}អាស៊ាន-ជប៉ុន",
    "ប៊\u{200C}ីយែរ ឲ្យ ឱ្យ ឫស្សី ឬ ឮ ឯកឧត្តម ឥណ្ឌូនេស៊ី",
    "សន្តិភាព៖ «យើង» ។ល។ ៕ ៛ ៚",
    "ASEAN–Japan 2021, Señor, Việt Nam, 👨\u{200D}👩\u{200D}👧",
    "របស់\u{A0}ា និង \u{25CC}៉ \u{25CC}\u{17D2}ក",
    "អន្តរាគមន៍ សម្ព័ន្ធ ទស្សន៍ ពិសេស៎ ណ៎ះ ក៏",
    "https://www.mfaic.gov.kh/\u{200B}Posts",
];

fn only(text: &str) -> Finding {
    let mut all = findings(text);
    let first = all.next().unwrap_or_else(|| panic!("no fault in {text:?}"));
    assert_eq!(all.next(), None, "{text:?}");
    first
}

#[track_caller]
fn mends(text: &str, fault: Fault, right: &str) {
    let finding = only(text);
    assert_eq!(finding.fault, fault, "{text:?}");
    assert!(finding.mended.is_some(), "{text:?}");
    assert_eq!(normalize(text), right, "{text:?} {:?}", right.escape_unicode().to_string());
}

#[track_caller]
fn reports(text: &str, fault: Fault, range: std::ops::Range<usize>) {
    assert_eq!(only(text), Finding { range, fault, mended: None }, "{text:?}");
    assert_eq!(normalize(text), text);
}

#[test]
fn right_text_is_left_alone() {
    for text in WELL_FORMED {
        assert_eq!(findings(text).collect::<Vec<_>>(), [], "{text}");
        assert!(matches!(normalize(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn order_is_mended() {
    mends("រដ្ឋមន\u{17D2}\u{179A}\u{17D2}\u{178F}ី", Fault::Order, "រដ្ឋមន្ត្រី");
    mends("សួគា\u{17CC}", Fault::Order, "សួគ៌ា");
    mends("ខែ\u{17D2}មរ", Fault::Order, "ខ្មែរ");
    mends("ភ\u{17C6}\u{17D2}នពេញ", Fault::Order, "ភ្នំពេញ");
    mends("បុ\u{17C9}ន្តែ", Fault::Order, "ប៉ុន្តែ");
}

#[test]
fn doubled_marks_are_mended() {
    mends("កាា\u{17B6}រ", Fault::Doubled, "ការ");
    mends("ប្រទេស់់", Fault::Doubled, "ប្រទេស់");
    mends("ក\u{17D2}\u{17D2}រុម", Fault::Doubled, "ក្រុម");
    // Two េ may be meant for ែ.
    reports("ក\u{17C1}\u{17C1}", Fault::TooManyVowels, 0..9);
}

#[test]
fn vowels_in_pieces_are_joined() {
    mends("ល\u{17C1}\u{17B6}ក", Fault::SplitVowel, "លោក");
    mends("ល\u{17B6}\u{17C1}ក", Fault::SplitVowel, "លោក");
    mends("ដ\u{17C1}\u{17B8}ម", Fault::SplitVowel, "ដើម");
}

#[test]
fn a_vowel_for_a_shifter_is_mended_where_it_is_sure() {
    mends("ស\u{17BB}\u{17B8}វិល", Fault::VowelForShifter, "ស៊ីវិល");
    mends("អាស\u{17BB}\u{17B6}\u{17C6}", Fault::VowelForShifter, "អាស៊ាំ");
    mends("ម\u{17BB}\u{17B7}ន", Fault::VowelForShifter, "ម៉ិន");
    reports("ប\u{17BB}\u{17B8}", Fault::VowelForShifter, 0..9);
}

#[test]
fn deprecated_and_discouraged_characters_are_replaced() {
    mends("\u{17A3}្នក", Fault::Deprecated, "អ្នក");
    mends("\u{17A4}ហារ", Fault::Deprecated, "អាហារ");
    mends("ផ្លែឈើ \u{17D8}", Fault::Discouraged, "ផ្លែឈើ ។ល។");
    mends("ក\u{17B4}រ", Fault::Discouraged, "ករ");
    reports("៨\u{17D3}", Fault::Discouraged, 3..6);
    reports("ន\u{17DD}", Fault::Discouraged, 0..6);
    reports("ក\u{17DE}", Fault::Unassigned, 3..6);
    reports("\u{17EA}", Fault::Unassigned, 0..3);
    reports("\u{17FA}", Fault::Unassigned, 0..3);
}

#[test]
fn invisible_characters_go_where_they_do_nothing() {
    mends("ការ\u{200B}\u{200B}ងារ", Fault::Invisible, "ការ\u{200B}ងារ");
    mends("ការ\u{200B} ងារ", Fault::Invisible, "ការ ងារ");
    mends("\u{200B}ការ", Fault::Invisible, "ការ");
    mends("ការ\u{200B}", Fault::Invisible, "ការ");
    mends("ក\u{200B}ារ", Fault::Invisible, "ការ");
    mends("ក\u{17D2}\u{200B}រុម", Fault::Invisible, "ក្រុម");
    mends("ក\u{200D}\u{200B}រុម", Fault::Invisible, "ក\u{200B}រុម");
    mends("ការ\u{200D}ងារ", Fault::Invisible, "ការងារ");
    mends("ការ\u{FEFF}ងារ", Fault::Invisible, "ការងារ");
    mends("ការ\u{AD}ងារ", Fault::Invisible, "ការងារ");
    mends("ខេត\u{200C}្ត", Fault::Invisible, "ខេត្ត");
    // It forbids a break, which may be meant.
    reports("ការ\u{2060}ងារ", Fault::Invisible, 9..12);
    // U+200C keeps the shifter up, and stands after it.
    mends("ប\u{200C}៊ីយែរ", Fault::Order, "ប៊\u{200C}ីយែរ");
    mends("ហ៊\u{200C}ុន", Fault::Invisible, "ហ៊ុន");
}

#[test]
fn coeng_da_becomes_coeng_ta() {
    mends("សេចក\u{17D2}\u{178A}ី", Fault::CoengDa, "សេចក្តី");
    assert!(!Fault::CoengDa.is_visible());
}

#[test]
fn what_only_the_author_can_mend_is_reported() {
    reports("\u{17B6}ក", Fault::MarkAlone, 0..3);
    reports("ក \u{17C6}ខ", Fault::MarkAlone, 4..7);
    reports("២\u{17B6}", Fault::MarkAlone, 3..6);
    reports("ក\u{17D2} ខ", Fault::CoengAlone, 0..6);
    reports("ក\u{17D2}", Fault::CoengAlone, 0..6);
    reports("\u{17D2}ក", Fault::CoengAlone, 0..3);
    reports("ក្ខ្គ្ឃ", Fault::TooManyCoengs, 0..21);
    reports("ករិូ", Fault::TooManyVowels, 3..12);
    reports("ក៉៊", Fault::TooManySigns, 0..9);
    reports("កិ\u{200D}\u{17D2}យ", Fault::Invisible, 0..15);
}

#[test]
fn faults_say_what_they_are() {
    assert_eq!(Fault::SplitVowel.to_string(), "a vowel is typed in pieces");
}

#[test]
fn a_hundred_thousand_marks_are_no_matter() {
    for mark in [
        "\u{17B6}",
        "\u{17D2}",
        "\u{17D2}ក",
        "\u{17C1}",
        "\u{200B}",
        "\u{200B}\u{17B6}",
        "\u{200D}\u{17D2}",
        "\u{301}",
        "\u{17BB}\u{17B8}",
    ] {
        let text = format!("ក{}", mark.repeat(100_000));
        assert_eq!(normalize(&normalize(&text)), normalize(&text));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => proptest::char::range('\u{1780}', '\u{17B3}'),
        6 => proptest::char::range('\u{17B4}', '\u{17DD}'),
        3 => Just('\u{17D2}'),
        2 => proptest::sample::select(vec!['\u{179A}', '\u{178A}', '\u{17C1}', '\u{17B8}', '\u{17BB}', '\u{17C9}', '\u{17CA}']),
        3 => proptest::sample::select(vec![
            '\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}', '\u{AD}', 'a', ' ', '\n',
            '\u{301}', '\u{25CC}', '\u{A0}', '👨', '១', '។', '\u{17DE}', '\u{17FF}',
        ]),
        1 => any::<char>(),
    ];
    proptest::collection::vec(character, 0..20).prop_map(String::from_iter)
}

/// The letters that a reader sees, deprecated ones as what replaces them.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text
        .chars()
        .filter(|character| ('\u{1780}'..='\u{17B3}').contains(character))
        .map(|letter| match letter {
            '\u{17A3}' | '\u{17A4}' => '\u{17A2}',
            // Coeng DA and coeng TA are one letter here.
            '\u{178A}' => '\u{178F}',
            letter => letter,
        })
        .chain(text.chars().filter(|&character| character == '\u{17D8}').map(|_| 'ល'))
        .collect();
    letters.sort_unstable();
    letters
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn normalizing_twice_changes_nothing_more(text in any_text()) {
        let once = normalize(&text);
        prop_assert_eq!(normalize(&once), once.clone());
        prop_assert!(findings(&once).all(|finding| finding.mended.is_none()));
    }

    #[test]
    fn no_letter_is_lost(text in any_text()) {
        prop_assert_eq!(letters(&normalize(&text)), letters(&text));
    }

    #[test]
    fn ranges_ascend_on_character_boundaries(text in any_text()) {
        let mut end = 0;
        for finding in findings(&text) {
            prop_assert!(end <= finding.range.start && finding.range.start < finding.range.end);
            prop_assert!(text.get(finding.range.clone()).is_some());
            prop_assert_ne!(finding.mended.as_deref(), text.get(finding.range.clone()));
            end = finding.range.end;
        }
    }

    #[test]
    fn shuffled_marks_come_back_in_order(seed in proptest::sample::select(vec!["ស្ត្រី", "ខ្មែ", "ភ្នំ", "ស៊ាំ", "គ៌ា", "ន្ត្រោះ", "ប៉ុះ", "ឆ្នាំ"]), order in any::<u64>()) {
        // A coeng and its letter stay together.
        let mut rest: Vec<String> = Vec::new();
        let mut characters = seed.chars();
        let base = characters.next().unwrap_or('ក');
        while let Some(character) = characters.next() {
            let mut unit = String::from(character);
            if character == '\u{17D2}' {
                unit.extend(characters.next());
            }
            rest.push(unit);
        }
        let mut order = order;
        let mut typed = String::from(base);
        while !rest.is_empty() {
            let at = usize::try_from(order % rest.len() as u64).unwrap_or(0);
            order /= 7;
            typed += &rest.remove(at);
        }
        prop_assert_eq!(normalize(&typed), seed);
    }
}
