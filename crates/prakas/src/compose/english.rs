//! English paper.

use jiff::civil::Date;
use prakas_document::{Digits, Inline};

use super::date::dated;
use super::labels::Labels;
use crate::months;
use crate::release::{DateSpan, Kind};

pub(super) static LABELS: Labels = Labels {
    language: "English",
    state: "KINGDOM OF CAMBODIA",
    motto: "NATION RELIGION KING",
    number: "No.",
    draft: "DRAFT – NOT FOR PUBLICATION",
    embargoed: "EMBARGOED UNTIL",
    corrected: "CORRECTED",
    withdrawn: "WITHDRAWN",
    supersedes: "Supersedes",
    superseded_by: "Superseded by",
    unofficial: "(Unofficial translation)",
    contacts: "Press contacts",
    attachments: "Attachments",
    links: "Further reading",
    notes: "Notes to editors",
    address: "Check this release at",
    qr_code: "QR code that leads to",
    languages: "Languages",
    files: "Download",
    text_file: "Text",
    phone: "tel.: ",
    email: "e-mail: ",
    web: "web: ",
    beside: ", ",
    colon: ": ",
    digits: Digits::Latin,
    kind,
    day,
    days,
    lunar: |date| prakas_khmer::calendar::LunarDate::of(date).ok().map(|lunar| lunar.english()),
};

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PressRelease => "Press Release",
        Kind::Statement => "Statement",
        Kind::JointStatement => "Joint Statement",
        Kind::JointCommunique => "Joint Communiqué",
        Kind::Announcement => "Announcement",
        Kind::MediaAdvisory => "Media Advisory",
        Kind::SpokespersonComment => "Spokesperson’s Comment",
        Kind::Message => "Message",
        Kind::Remarks => "Remarks",
    }
}

/// "27 October 2021"
fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "27 October 2021", "26–28 October 2021", "30 September – 2 October 2021", "30 December 2021 – 2 January 2022".
fn days(span: DateSpan) -> Vec<Inline> {
    let (first, last) = (span.first(), span.last());
    if span.is_one_day() {
        return vec![dated(first, day(first))];
    }
    let (from, dash) = if (first.year(), first.month()) == (last.year(), last.month()) {
        (first.day().to_string(), "–")
    } else if first.year() == last.year() {
        (format!("{} {}", first.day(), month(first)), " – ")
    } else {
        (day(first), " – ")
    };
    vec![dated(first, from), dash.into(), dated(last, day(last))]
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
}
