//! Days and times among other words.

use jiff::civil::Date;
use prakas_document::Inline;

use super::labels::Labels;
use crate::release::EmbargoTime;

/// Words that name a day.
pub(super) fn dated(date: Date, words: String) -> Inline {
    Inline::Date { date, content: vec![Inline::Text(words.into())] }
}

/// "27 October 2021", "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"
pub(super) fn day(labels: &Labels, date: Date) -> Inline {
    dated(date, (labels.day)(date))
}

/// "EMBARGOED UNTIL 18:00 (UTC+7), 27 October 2021"
pub(super) fn embargo(labels: &Labels, until: EmbargoTime) -> Vec<Inline> {
    let civil = until.civil();
    let two_digits = |number: i8| {
        let digits = labels.digits.format(u32::from(number.unsigned_abs()));
        if number < 10 { labels.digits.format(0) + &digits } else { digits }
    };
    let time = format!(
        "{} {}:{} (UTC+7){}",
        labels.embargoed,
        two_digits(civil.hour()),
        two_digits(civil.minute()),
        labels.beside
    );
    vec![time.as_str().into(), day(labels, civil.date())]
}

/// "CORRECTED, 28 October 2021"
pub(super) fn dated_mark(labels: &Labels, what: &str, on: Date) -> Vec<Inline> {
    vec![format!("{what}{}", labels.beside).as_str().into(), day(labels, on)]
}

/// "CORRECTED, 28 October 2021: the amount"
pub(super) fn happened(labels: &Labels, what: &str, on: Date, words: Inline) -> Vec<Inline> {
    [dated_mark(labels, what, on), vec![labels.colon.into(), words]].concat()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::Language;
    use prakas_document::reading::plain_text;

    use super::super::labels::labels;
    use super::*;

    #[test]
    fn an_embargo_names_its_minute_and_zone() {
        let at = EmbargoTime::new(date(2021, 10, 7).at(9, 5, 0, 0));
        for (language, written) in [
            (Language::EN, "EMBARGOED UNTIL 09:05 (UTC+7), 7 October 2021"),
            (Language::KM, "ហាមផ្សព្វផ្សាយមុនម៉ោង ០៩:០៥ (UTC+7) ថ្ងៃទី៧ ខែតុលា ឆ្នាំ២០២១"),
        ] {
            let labels = labels(&language).expect("labels");
            assert_eq!(plain_text(&embargo(labels, at)), written);
        }
    }
}
