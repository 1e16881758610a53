//! Line breaks: words that stay whole, what an author's marks do, and laws that hold for any text.

use std::sync::LazyLock;

use prakas_khmer::cluster;
use prakas_khmer::lines::{Breaker, Lexicon};
use proptest::prelude::*;

static BREAKER: LazyLock<Breaker> = LazyLock::new(Breaker::default);

/// The text with `|` at each opportunity.
fn cut(text: &str) -> String {
    let mut cut = text.to_owned();
    for at in BREAKER.opportunities(text).into_iter().rev() {
        cut.insert(at, '|');
    }
    cut
}

/// Words of official releases, to be kept whole wherever they stand.
const WORDS: &str = include_str!("data/whole-words.txt");

#[test]
fn words_stay_whole_in_any_company() {
    let company = [
        ("", ""),
        ("ខែ", ""),
        ("ឆ្នាំ", ""),
        ("ប្រទេស", "និង"),
        ("និង", "ដែល"),
        ("នៃ", "បាន"),
        ("លោក", "ក្នុងការ"),
        ("ជាមួយ", "ដើម្បីពិភាក្សា"),
        ("ទី", "នេះ"),
        ("ការ", "ទាំងនេះ"),
        ("ក្រសួង", "នៅ"),
    ];
    for word in WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
        for (before, after) in company {
            let text = format!("{before}{word}{after}");
            let inside = before.len() + 1..before.len() + word.len();
            let broken = BREAKER.opportunities(&text).into_iter().find(|at| inside.contains(at));
            assert_eq!(broken, None, "{word} is broken: {}", cut(&text));
        }
    }
}

#[test]
fn sentences_break_between_words() {
    assert_eq!(cut("រដ្ឋមន្ត្រីការបរទេសនៃព្រះរាជាណាចក្រកម្ពុជា"), "រដ្ឋមន្ត្រី|ការបរទេស|នៃ|ព្រះរាជាណាចក្រ|កម្ពុជា");
    assert_eq!(cut("សេចក្តីប្រកាសព័ត៌មាន"), "សេចក្តីប្រកាស|ព័ត៌មាន");
}

/// The LSTM breaks none of them.
#[test]
fn words_of_the_lexicon_part_where_they_meet() {
    for parted in ["រាល់|អាហារ", "តាម|នាវាចរណ៍", "តាម|ដំបូង", "សម្រាប់|លក្ខណ៍"]
    {
        assert_eq!(cut(&parted.replace('|', "")), parted);
    }
}

/// What the LSTM is asked about ends where words of the lexicon meet: what stands beyond changes nothing.
#[test]
fn known_neighbours_change_no_break() {
    for unknown in ["សិប្បកម្មត្បាញសូត្រ", "អ្នកនិពន្ធសម័យមុន", "ឧបករណ៍ភ្លេងពិណពាទ្យ"]
    {
        let alone = cut(&format!("ក្រសួង{unknown}កម្ពុជា"));
        let among = cut(&format!("នៅប្រទេសនិងក្រសួង{unknown}កម្ពុជានិងជប៉ុន"));
        assert_eq!(among, format!("នៅ|ប្រទេស|និង|{alone}|និង|ជប៉ុន"));
    }
}

#[test]
fn both_spellings_of_a_subscript_ta_are_one_word() {
    assert!(Lexicon::built_in().contains("រដ្ឋមន្ដ្រី"));
    assert_eq!(cut("និងរដ្ឋមន្ដ្រី"), "និង|រដ្ឋមន្ដ្រី");
}

#[test]
fn marks_of_repetition_and_punctuation_hold_to_their_word() {
    for text in ["ប្រទេសផ្សេងៗ។", "ការងារ។", "កម្ពុជា៖", "ប្រទេសជាតិ៕", "«កម្ពុជា»", "(អាស៊ាន)", "“កម្ពុជា”!"]
    {
        for at in BREAKER.opportunities(text) {
            assert!(!text[at..].starts_with(['ៗ', '។', '៖', '៕', '»', ')', '”', '!']), "{}", cut(text));
            assert!(!text[..at].ends_with(['«', '(', '“']), "{}", cut(text));
        }
    }
}

#[test]
fn numbers_are_not_cut_and_hold_to_what_they_count() {
    assert_eq!(cut("ថ្ងៃទី២៧"), "ថ្ងៃទី២៧");
    assert_eq!(cut("ព.ស.២៥៦៥"), "ព.ស.២៥៦៥");
    assert_eq!(cut("ក្នុងឆ្នាំ២០២១នៅ"), "ក្នុង|ឆ្នាំ២០២១|នៅ");
    assert_eq!(cut("ថ្ងៃពុធ ៦រោច"), "ថ្ងៃពុធ ៦រោច");
    assert_eq!(cut("ចំនួន១.២៥០,៥០នាក់"), "ចំនួន|១.២៥០,៥០នាក់");
    assert_eq!(cut("ថ្ងៃទី២៦-២៨ខែតុលា"), "ថ្ងៃទី២៦-២៨|ខែតុលា");
    assert_eq!(cut("ម៉ោង១០៖៣០នាទី"), "ម៉ោង១០៖៣០នាទី");
}

#[test]
fn phrases_end_outside_of_their_marks() {
    assert_eq!(cut("ថា៖«ការងារ»និង(អាស៊ាន)នៅ"), "ថា៖|«ការងារ»|និង|(អាស៊ាន)|នៅ");
    assert_eq!(cut("ផ្សេងៗទៀត។ល។"), "ផ្សេងៗ|ទៀត។ល។");
}

#[test]
fn latin_words_are_not_cut() {
    assert_eq!(cut("the ASEAN-Japan Summit"), "the ASEAN-Japan Summit");
    assert_eq!(cut("ASEANនិងUNESCO"), "ASEAN|និង|UNESCO");
    assert_eq!(cut("វីតាមីនC"), "វីតាមីនC");
}

#[test]
fn a_given_name_after_a_space_is_whole() {
    assert_eq!(cut("លោក ម៉ាណាលី"), "លោក ម៉ាណាលី");
}

#[test]
fn the_mark_of_the_author_wins_over_the_lexicon() {
    assert_eq!(cut("រដ្ឋ\u{200B}មន្ត្រី"), "រដ្ឋ\u{200B}|មន្ត្រី");
    assert_eq!(cut("២០\u{200B}២១"), "២០\u{200B}|២១");
    assert_eq!(cut("UNES\u{200B}CO"), "UNES\u{200B}|CO");
    assert_eq!(cut("ការ\u{200B}\u{200B}ងារ"), "ការ\u{200B}\u{200B}|ងារ");
}

#[test]
fn marks_of_the_author_add_to_what_is_found() {
    assert_eq!(cut("ប្រទេស\u{200B}កម្ពុជានិងប្រទេសជប៉ុន"), "ប្រទេស\u{200B}|កម្ពុជា|និង|ប្រទេស|ជប៉ុន");
}

#[test]
fn a_word_joiner_of_the_author_forbids() {
    assert_eq!(cut("ប្រទេស\u{2060}កម្ពុជានិងប្រទេស\u{FEFF}ជប៉ុន"), "ប្រទេស\u{2060}កម្ពុជា|និង|ប្រទេស\u{FEFF}ជប៉ុន");
    assert_eq!(cut("ប្រទេស\u{A0}កម្ពុជា"), "ប្រទេស\u{A0}កម្ពុជា");
}

#[test]
fn a_mark_does_not_part_what_cannot_be_shown_apart() {
    for text in [
        "ក\u{200B}\u{17B6}",
        "ក\u{17D2}\u{200B}ក",
        "ការ\u{200B}។",
        "ផ្សេង\u{200B}ៗ",
        "«\u{200B}ការ",
        "ការ\u{200B} ងារ",
        "ការ\u{200B}",
    ] {
        assert_eq!(cut(text), text);
    }
}

#[test]
fn a_house_adds_its_words() {
    let text = "នៃវិទ្យាស្ថានបេតិកភណ្ឌជាតិ";
    let house = Breaker::new(Lexicon::built_in().with(["វិទ្យាស្ថានបេតិកភណ្ឌជាតិ"]));
    assert!(BREAKER.opportunities(text).len() > 1);
    assert_eq!(house.opportunities(text), ["នៃ".len()]);
}

#[test]
fn words_that_are_none_change_nothing() {
    let odd = Lexicon::built_in().with(["", " ", "ក", "\u{17B6}", "\u{17D2}", "\u{200B}", "ASEAN"]);
    let text = "ប្រទេសកម្ពុជានិងប្រទេសជប៉ុន";
    assert_eq!(Breaker::new(odd).opportunities(text), BREAKER.opportunities(text));
}

#[test]
fn a_breaker_is_shared_among_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&*BREAKER);
    let text = "ប្រទេសកម្ពុជានិងប្រទេសជប៉ុនបានពិភាក្សាអំពីកិច្ចសហប្រតិបត្តិការ";
    let expected = BREAKER.opportunities(text);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(Breaker::default().opportunities(text), expected));
            scope.spawn(|| assert_eq!(BREAKER.opportunities(text), expected));
        }
    });
}

#[test]
fn long_runs_are_cut_alike_from_start_to_end() {
    let sentence = "ប្រទេសកម្ពុជានិងប្រទេសជប៉ុនបានពិភាក្សាអំពីកិច្ចសហប្រតិបត្តិការលើវិស័យពាណិជ្ជកម្ម";
    let once = BREAKER.opportunities(sentence).len();
    let repeated = BREAKER.opportunities(&sentence.repeat(100)).len();
    assert!(
        (once * 100..(once + 1) * 100).contains(&repeated),
        "{once} breaks in one, {repeated} in a hundred"
    );
}

#[test]
fn marks_everywhere_are_fine() {
    let letters = "រដ្ឋមន្ត្រីការបរទេសនៃព្រះរាជាណាចក្រកម្ពុជា";
    let with =
        |mark: &str| letters.chars().flat_map(|c| [c.to_string(), mark.to_owned()]).collect::<String>();
    assert!(!BREAKER.opportunities(&with("\u{200B}")).is_empty());
    assert!(BREAKER.opportunities(&with("\u{2060}")).is_empty());
}

/// Texts of Khmer words, odd characters, and the marks that authors use.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(vec![
            "រដ្ឋមន្ត្រី", "ប្រទេស", "កម្ពុជា", "និង", "នៃ", "ជា", "ការ", "ព័ត៌មាន", "លោក", "សុខ", "ផ្សេងៗ", "ទី", "២៧",
            "ឆ្នាំ", "ASEAN", " ", "។", "«", "»", "(", ")", "-", ".",
        ]).prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{200C}", "\u{200D}", "\u{A0}"])
            .prop_map(str::to_owned),
        1 => proptest::char::range('\u{1780}', '\u{17FF}').prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// `text` with `mark` at one of its cluster boundaries.
fn with_mark(text: &str, place: prop::sample::Index, mark: char) -> String {
    let boundaries: Vec<usize> = cluster::boundaries(text).collect();
    let mut marked = text.to_owned();
    marked.insert(boundaries[place.index(boundaries.len())], mark);
    marked
}

/// The opportunities in `text`, each as the number of characters before it that can be seen.
fn seen_before(text: &str) -> Vec<usize> {
    let invisible = |c: &char| matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    let breaks = BREAKER.opportunities(text).into_iter();
    breaks.map(|at| text[..at].chars().filter(|c| !invisible(c)).count()).collect()
}

proptest! {
    #[test]
    fn offsets_are_ascending_cluster_boundaries(text in any_text()) {
        let breaks = BREAKER.opportunities(&text);
        prop_assert!(breaks.is_sorted_by(|a, b| a < b));
        let boundaries: Vec<usize> = cluster::boundaries(&text).collect();
        for at in breaks {
            prop_assert!(0 < at && at < text.len());
            prop_assert!(boundaries.binary_search(&at).is_ok(), "{at} in {text:?}");
            prop_assert!(!text[at..].starts_with(['ៗ', '។', '៕', '៖', '៚', '»', ')', '”', '?', '!', ',', '.', ' ']));
            let joined = text[..at].ends_with(['«', '(', '“', '\u{2060}', '\u{FEFF}', '\u{A0}']);
            prop_assert!(!joined, "{at} in {text:?}");
        }
    }

    #[test]
    fn memory_changes_nothing(text in any_text()) {
        let first = Breaker::default().opportunities(&text);
        prop_assert_eq!(&BREAKER.opportunities(&text), &first);
        prop_assert_eq!(&BREAKER.opportunities(&text), &first);
    }

    #[test]
    fn a_zero_width_space_takes_no_break_away(text in any_text(), place: prop::sample::Index) {
        let marked = with_mark(&text, place, '\u{200B}');
        let breaks = seen_before(&marked);
        for old in seen_before(&text) {
            prop_assert!(breaks.contains(&old), "{old} of {text:?} is gone in {marked:?}");
        }
    }

    #[test]
    fn a_word_joiner_adds_no_break(text in any_text(), place: prop::sample::Index) {
        let joined = with_mark(&text, place, '\u{2060}');
        let breaks = seen_before(&text);
        for new in seen_before(&joined) {
            prop_assert!(breaks.contains(&new), "{new} of {joined:?} is not in {text:?}");
        }
    }

    #[test]
    fn any_string_is_fine(text: String) {
        BREAKER.opportunities(&text);
    }
}
