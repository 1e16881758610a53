//! Days as English writes them: day, month, year.

use jiff::civil::Date;
use prakas_document::Inline;

use crate::months;
use crate::release::{DateSpan, EmbargoTime};

/// "27 October 2021"
pub(super) fn day(date: Date) -> Inline {
    dated(date, format!("{} {} {}", date.day(), month(date), date.year()))
}

/// "27 October 2021", "26–28 October 2021", "30 September – 2 October 2021", "30 December 2021 – 2 January 2022".
pub(super) fn days(span: DateSpan) -> Vec<Inline> {
    let (first, last) = (span.first(), span.last());
    if span.is_one_day() {
        return vec![day(first)];
    }
    let (from, dash) = if (first.year(), first.month()) == (last.year(), last.month()) {
        (first.day().to_string(), "–")
    } else if first.year() == last.year() {
        (format!("{} {}", first.day(), month(first)), " – ")
    } else {
        (format!("{} {} {}", first.day(), month(first), first.year()), " – ")
    };
    vec![dated(first, from), dash.into(), day(last)]
}

/// "EMBARGOED UNTIL 18:00 (UTC+7), 27 October 2021"
pub(super) fn moment(label: &str, at: EmbargoTime) -> Vec<Inline> {
    let civil = at.civil();
    vec![
        format!("{label} {:02}:{:02} (UTC+7), ", civil.hour(), civil.minute()).as_str().into(),
        day(civil.date()),
    ]
}

/// "CORRECTED, 28 October 2021: the amount"
pub(super) fn happened(label: &str, on: Date, words: Inline) -> Vec<Inline> {
    vec![format!("{label}, ").as_str().into(), day(on), ": ".into(), words]
}

fn dated(date: Date, words: String) -> Inline {
    Inline::Date { date, content: vec![Inline::Text(words.into())] }
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|m| months::ENGLISH.get(m)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::reading::plain_text;

    use super::*;

    #[test]
    fn spans_say_month_and_year_once() {
        for (first, last, written) in [
            (date(2021, 10, 27), date(2021, 10, 27), "27 October 2021"),
            (date(2021, 10, 26), date(2021, 10, 28), "26–28 October 2021"),
            (date(2021, 9, 30), date(2021, 10, 2), "30 September – 2 October 2021"),
            (date(2021, 12, 30), date(2022, 1, 2), "30 December 2021 – 2 January 2022"),
            (date(2021, 10, 27), date(2022, 10, 27), "27 October 2021 – 27 October 2022"),
        ] {
            assert_eq!(plain_text(&days(DateSpan::new(first, last).expect("a span"))), written);
        }
    }

    #[test]
    fn an_embargo_names_its_minute_and_zone() {
        let at = EmbargoTime::new(date(2021, 10, 7).at(9, 5, 0, 0));
        assert_eq!(
            plain_text(&moment("EMBARGOED UNTIL", at)),
            "EMBARGOED UNTIL 09:05 (UTC+7), 7 October 2021"
        );
    }
}
