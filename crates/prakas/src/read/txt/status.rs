//! Lines of the head that say whether the release may be published, and what became of it.

use std::ops::Range;

use jiff::civil::{Date, Time};
use prakas_document::{Code, Diagnostic};
use prakas_khmer::digits;

use crate::compose::labels::Labels;
use crate::khmer;
use crate::read::date::{self, FoundDays, days_at_end, days_at_start, excerpt};
use crate::release::{EmbargoTime, Id};

/// What a line says of the release.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Notice {
    Draft,
    /// It may be published at once.
    Final,
    Embargoed(Result<EmbargoTime, Box<Diagnostic>>),
    /// On which day; the words that say what was corrected stand to the end of the line and under it.
    Corrected(Result<Date, Box<Diagnostic>>),
    /// On which day; the words that say why stand to the end of the line and under it.
    Withdrawn(Result<Date, Box<Diagnostic>>),
    Supersedes(Id),
    SupersededBy(Id),
}

/// A [`Notice`], and where in the line the fact stands that it tells.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) notice: Notice,
    pub(super) fact: Range<usize>,
    /// Where words after it begin.
    pub(super) words: usize,
}

/// What a line says of the release, if it says so in the way of `labels`.
pub(super) fn notice(line: &str, labels: &Labels) -> Option<Said> {
    let end = line.len();
    let said = |notice, from| Some(Said { notice, fact: from..end, words: end });
    if is_one_of(line, &[labels.draft]) || is_one_of(line, &DRAFT) {
        return said(Notice::Draft, 0);
    }
    if is_one_of(line, &FINAL) {
        return said(Notice::Final, 0);
    }
    let embargoed = [labels.embargoed].into_iter().chain(EMBARGOED);
    if let Some(at) = embargoed.into_iter().find_map(|label| after_label(line, label)) {
        let typed = line[at..].trim_start_matches(|c| COLONS.contains(&c) || khmer::is_ignored(c));
        return said(Notice::Embargoed(embargo(typed.trim_end())), end - typed.len());
    }
    let id = |label| {
        let typed = after_colon(&line[after_label(line, label)?..])?;
        Some((typed.parse::<Id>().ok()?, end - typed.len()))
    };
    if let Some((id, at)) = id(labels.supersedes) {
        return said(Notice::Supersedes(id), at);
    }
    if let Some((id, at)) = id(labels.superseded_by) {
        return said(Notice::SupersededBy(id), at);
    }
    let mut corrected = [labels.corrected].into_iter().chain(CORRECTED);
    let mut withdrawn = [labels.withdrawn].into_iter().chain(WITHDRAWN);
    corrected
        .find_map(|label| happened(line, label, Notice::Corrected))
        .or_else(|| withdrawn.find_map(|label| happened(line, label, Notice::Withdrawn)))
}

/// Words that people write for the labels that compose writes.
const DRAFT: [&str; 3] = ["draft", "សេចក្តីព្រាង", "ព្រាង"];
const FINAL: [&str; 6] = [
    "for immediate release",
    "សម្រាប់ផ្សព្វផ្សាយជាបន្ទាន់",
    "សម្រាប់ផ្សព្វផ្សាយភ្លាមៗ",
    "សម្រាប់ផ្សព្វផ្សាយជាសាធារណៈ",
    "សម្រាប់ការផ្សព្វផ្សាយ",
    "សម្រាប់ផ្សព្វផ្សាយ",
];
const EMBARGOED: [&str; 7] = [
    "EMBARGO UNTIL",
    "UNDER EMBARGO UNTIL",
    "ហាមផ្សព្វផ្សាយមុនពេល",
    "ហាមផ្សព្វផ្សាយមុន",
    "ហាមផ្សព្វផ្សាយរហូតដល់",
    "មិនត្រូវផ្សព្វផ្សាយមុន",
    "ហាមផ្សាយមុន",
];
const CORRECTED: [&str; 3] = ["កែតម្រូវ", "បានកែសម្រួល", "កែសម្រួល"];
const WITHDRAWN: [&str; 3] = ["ដកវិញ", "បានដកចេញវិញ", "បានដកចេញ"];

/// The signs after a label; the last is a Khmer vowel that looks like one.
pub(super) const COLONS: [char; 3] = [':', '៖', 'ៈ'];

/// What stands after a colon.
fn after_colon(text: &str) -> Option<&str> {
    let after = text.trim_start_matches(khmer::is_ignored).strip_prefix(COLONS)?;
    Some(after.trim_start())
}

/// Whether a line is one of some words, in any case, with any dash.
fn is_one_of(line: &str, words: &[&str]) -> bool {
    // No notice of fixed words is nearly as long.
    if line.len() > 400 {
        return false;
    }
    let folded = fold(line);
    let is = |words: &str| {
        let words = fold(words);
        // Khmer has no spaces between words.
        if words.contains(khmer::is_khmer) { khmer::is(&folded, &words) } else { folded == words }
    };
    words.iter().any(|words| is(words))
}

/// Words for comparison: lower case, single spaces, any dash a hyphen.
fn fold(words: &str) -> String {
    let dashes = words.replace(['–', '—'], "-").to_lowercase();
    dashes.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The byte after a label that a line begins with, in any case.
fn after_label(line: &str, label: &str) -> Option<usize> {
    if label.contains(khmer::is_khmer) {
        return khmer::after(line, label);
    }
    let start = line.get(..label.len())?;
    (start.eq_ignore_ascii_case(label) && !line[label.len()..].starts_with(char::is_alphanumeric))
        .then_some(label.len())
}

/// "CORRECTED, 28 October 2021: the amount", "បានកែតម្រូវ ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១៖ ចំនួន"
fn happened(
    line: &str,
    label: &str,
    notice: impl Fn(Result<Date, Box<Diagnostic>>) -> Notice,
) -> Option<Said> {
    let after = &line[after_label(line, label)?..];
    let typed = after.trim_start_matches(|c| c == ',' || COLONS.contains(&c) || khmer::is_ignored(c));
    let FoundDays { range, days } = days_at_start(typed)?;
    let words = after_colon(&typed[range.end..])?;
    let day = days.map_err(|error| Box::new(date::finding(&error)));
    let at = line.len() - typed.len();
    let fact = at + range.start..at + range.end;
    Some(Said { notice: notice(day.map(|days| days.last())), fact, words: line.len() - words.len() })
}

/// "18:00 (UTC+7), 27 October 2021", "27 October 2021, 6:00 pm", "2021-10-27 18:00", "១៨:០០ (UTC+7) ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១".
fn embargo(typed: &str) -> Result<EmbargoTime, Box<Diagnostic>> {
    if let Ok(time) = digits::to_latin(typed).parse() {
        return Ok(time);
    }
    let wrong = |code, message: &str| {
        Box::new(Diagnostic::error(code, message).hint("write it as `18:00, 27 October 2021`"))
    };
    let no_time = || wrong(Code::BadDate, &format!("`{}` is no date and time", excerpt(typed)));
    let FoundDays { range, days } =
        days_at_start(typed).or_else(|| days_at_end(typed)).ok_or_else(no_time)?;
    let day = days.map_err(|error| wrong(Code::BadDate, &error.to_string()))?;
    let rest = format!("{} {}", &typed[..range.start], &typed[range.end..]);
    if rest.len() > 400 {
        return Err(no_time());
    }
    let rest = in_english(&rest).to_lowercase();
    let is_filler =
        |word: &&str| matches!(*word, "at" | "on" | "(utc+7)" | "utc+7" | "hrs" | "hours" | "local" | "time");
    let words = rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';'));
    let clock: String = words.filter(|word| !is_filler(word)).collect();
    if clock.is_empty() {
        return Err(wrong(Code::EmbargoWithoutTime, "the embargo has a day and no time"));
    }
    let time = time(&clock).filter(|_| day.is_one_day()).ok_or_else(no_time)?;
    Ok(EmbargoTime::new(day.first().to_datetime(time)))
}

/// The Khmer words of a time of day in English: `ម៉ោង ៦ និង ៣០ នាទី ល្ងាច` is `6:30 pm`.
fn in_english(typed: &str) -> String {
    const WORDS: [(&str, &str); 13] = [
        ("វេលា", " "),
        ("ម៉ោង", " "),
        ("នាទី", " "),
        ("នៅ", " "),
        ("ត្រឹម", " "),
        ("និង", ":"),
        ("៖", ":"),
        ("ព្រឹក", "am"),
        ("រសៀល", "pm"),
        ("ល្ងាច", "pm"),
        ("យប់", "nm"),
        ("ឡើយ", " "),
        ("ទេ", " "),
    ];
    let typed: String = digits::to_latin(typed).chars().filter(|&c| c != '\u{200B}').collect();
    WORDS.iter().fold(typed, |typed, (khmer, english)| typed.replace(khmer, english))
}

/// "18:00", "6:00pm", "6pm". With `nm` it is night: 8 before midnight, 2 after it.
fn time(typed: &str) -> Option<Time> {
    let (clock, half) =
        match typed.strip_suffix('m').and_then(|rest| rest.split_at_checked(rest.len().checked_sub(1)?)) {
            Some((clock, half @ ("a" | "p" | "n"))) => (clock, Some(half)),
            _ => (typed, None),
        };
    let (hour, minute) = clock.split_once(':').or_else(|| half.map(|_| (clock, "00")))?;
    let digits = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let hour: i8 = hour.parse().ok()?;
    let hour = match half {
        Some("p" | "n") if (13..24).contains(&hour) => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("p") => hour % 12 + 12,
        Some("n") if (6..12).contains(&hour) => hour + 12,
        Some(_) => hour % 12,
        None => hour,
    };
    Time::new(hour, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::Language;

    use super::*;
    use crate::compose::labels::labels;

    fn said(line: &str) -> Option<Said> {
        let in_language = |language| notice(line, labels(&language).expect("labels"));
        in_language(Language::EN).or_else(|| in_language(Language::KM))
    }

    fn read(line: &str) -> Option<Notice> {
        said(line).map(|said| said.notice)
    }

    #[test]
    fn notices_are_known_by_their_labels() {
        assert_eq!(read("DRAFT – NOT FOR PUBLICATION"), Some(Notice::Draft));
        assert_eq!(read("Draft"), Some(Notice::Draft));
        assert_eq!(read("For  Immediate Release"), Some(Notice::Final));
        assert_eq!(read("Withdrawn, 28 October 2021:"), Some(Notice::Withdrawn(Ok(date(2021, 10, 28)))));
        assert_eq!(read("Superseded by: a-b"), Some(Notice::SupersededBy("a-b".parse().expect("an id"))));
        for words in [
            "Draft Law on Trade",
            "Corrected version",
            "CORRECTED, soon: x",
            "Supersedes: A b",
            "Withdrawnx",
            "",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
        let Some(Notice::Corrected(Err(error))) = read("CORRECTED, 31 February 2021: x") else {
            panic!("an error")
        };
        assert_eq!(error.code, Code::BadDate);
    }

    #[test]
    fn facts_and_words_are_told_apart() {
        for (line, fact, words) in [
            ("CORRECTED, 28 October 2021: the amount", "28 October 2021", "the amount"),
            ("EMBARGOED UNTIL: 2021-10-27 18:00", "2021-10-27 18:00", ""),
            ("Supersedes: a-b", "a-b", ""),
        ] {
            let said = said(line).expect("a notice");
            assert_eq!((&line[said.fact], &line[said.words..]), (fact, words));
        }
    }

    #[test]
    fn khmer_notices_are_known() {
        assert_eq!(read("សេចក្ដីព្រាង - មិនទាន់ផ្សព្វផ្សាយ"), Some(Notice::Draft));
        assert_eq!(read("សេចក្តី\u{200B}ព្រាង"), Some(Notice::Draft));
        assert_eq!(read("សម្រាប់ផ្សព្វផ្សាយជាបន្ទាន់"), Some(Notice::Final));
        assert_eq!(read("ត្រូវបានជំនួសដោយ៖ a-b"), Some(Notice::SupersededBy("a-b".parse().expect("an id"))));
        assert_eq!(read("ដកវិញ ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១៖"), Some(Notice::Withdrawn(Ok(date(2021, 10, 28)))));
        let line = "បានកែតម្រូវ ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១៖ ចំនួន";
        let corrected = said(line).expect("a notice");
        assert_eq!((&line[corrected.fact], &line[corrected.words..]), ("ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១", "ចំនួន"));
        for words in ["សេចក្តីព្រាងច្បាប់", "ជំនួស a", "បានកែតម្រូវ៖ ចំនួន"]
        {
            assert_eq!(read(words), None, "{words}");
        }
        let until = |hour, minute| {
            Some(Notice::Embargoed(Ok(EmbargoTime::new(date(2021, 10, 27).at(hour, minute, 0, 0)))))
        };
        for (typed, hour, minute) in [
            ("ហាមផ្សព្វផ្សាយមុនម៉ោង ១៨:០០ (UTC+7) ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១", 18, 0),
            ("ហាមផ្សព្វផ្សាយមុនថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ ម៉ោង ១៨:៣០", 18, 30),
            ("ហាមផ្សព្វផ្សាយមុនម៉ោង ៦ ល្ងាច ថ្ងៃពុធ ទី២៧ ខែតុលា ឆ្នាំ២០២១", 18, 0),
            ("ហាមផ្សព្វផ្សាយមុនម៉ោង ៩ និង ១៥នាទីព្រឹក ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១", 9, 15),
            ("ហាមផ្សព្វផ្សាយមុន៖ ២០២១-១០-២៧ ០៨:០០", 8, 0),
        ] {
            assert_eq!(read(typed), until(hour, minute), "{typed}");
        }
        let Some(Notice::Embargoed(Err(error))) = read("ហាមផ្សព្វផ្សាយមុនថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១")
        else {
            panic!("an error")
        };
        assert_eq!(error.code, Code::EmbargoWithoutTime);
    }

    #[test]
    fn an_embargo_has_a_day_and_a_time() {
        let six = EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0));
        for typed in [
            "EMBARGOED UNTIL 18:00 (UTC+7), 27 October 2021",
            "Embargoed until: 27 October 2021, 6:00 pm",
            "EMBARGO UNTIL 6 p.m. on Wednesday, 27 October 2021",
            "EMBARGOED UNTIL 2021-10-27 18:00",
            "Under embargo until 27 October 2021 at 18:00 hrs",
        ] {
            assert_eq!(read(typed), Some(Notice::Embargoed(Ok(six))), "{typed}");
        }
        let midnight = EmbargoTime::new(date(2021, 10, 27).at(0, 5, 0, 0));
        assert_eq!(read("EMBARGOED UNTIL 12:05 am, 27 October 2021"), Some(Notice::Embargoed(Ok(midnight))));
        for (typed, code) in [
            ("EMBARGOED UNTIL 27 October 2021", Code::EmbargoWithoutTime),
            ("EMBARGOED UNTIL 2021-10-27", Code::EmbargoWithoutTime),
            ("EMBARGOED UNTIL further notice", Code::BadDate),
            ("EMBARGOED UNTIL 25:00, 27 October 2021", Code::BadDate),
            ("EMBARGOED UNTIL 18:00, 31 February 2021", Code::BadDate),
            ("EMBARGOED UNTIL", Code::BadDate),
        ] {
            let Some(Notice::Embargoed(Err(error))) = read(typed) else { panic!("{typed}") };
            assert_eq!(error.code, code, "{typed}");
        }
    }
}
