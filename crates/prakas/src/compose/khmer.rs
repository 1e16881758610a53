//! Khmer paper.

use jiff::civil::Date;
use prakas_document::{Digits, Inline};
use prakas_khmer::calendar::{LunarDate, solar};

use super::date::dated;
use super::labels::Labels;
use crate::release::{DateSpan, Kind};

pub(super) static LABELS: Labels = Labels {
    language: "ភាសាខ្មែរ",
    state: "ព្រះរាជាណាចក្រកម្ពុជា",
    motto: "ជាតិ សាសនា ព្រះមហាក្សត្រ",
    number: "លេខ៖",
    draft: "សេចក្តីព្រាង – មិនទាន់ផ្សព្វផ្សាយ",
    embargoed: "ហាមផ្សព្វផ្សាយមុនម៉ោង",
    corrected: "បានកែតម្រូវ",
    withdrawn: "បានដកវិញ",
    supersedes: "ជំនួស",
    superseded_by: "ត្រូវបានជំនួសដោយ",
    unofficial: "(ការបកប្រែមិនផ្លូវការ)",
    contacts: "ទំនាក់ទំនងសម្រាប់អ្នកសារព័ត៌មាន",
    attachments: "ឯកសារភ្ជាប់",
    links: "ព័ត៌មានបន្ថែម",
    notes: "កំណត់សម្គាល់សម្រាប់អ្នកសារព័ត៌មាន",
    address: "ផ្ទៀងផ្ទាត់សេចក្តីប្រកាសនេះនៅ",
    qr_code: "កូដ QR នាំទៅ",
    languages: "ភាសា",
    files: "ទាញយក",
    text_file: "អត្ថបទ",
    phone: "ទូរស័ព្ទ៖ ",
    email: "អ៊ីមែល៖ ",
    web: "គេហទំព័រ៖ ",
    beside: " ",
    colon: "៖ ",
    digits: Digits::Khmer,
    kind,
    day: solar::sentence,
    days,
    lunar: |date| LunarDate::of(date).ok().map(|lunar| lunar.to_string()),
};

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PressRelease => "សេចក្តីប្រកាសព័ត៌មាន",
        Kind::Statement => "សេចក្តីថ្លែងការណ៍",
        Kind::JointStatement => "សេចក្តីថ្លែងការណ៍រួម",
        Kind::JointCommunique => "សេចក្តីប្រកាសរួម",
        Kind::Announcement => "សេចក្តីជូនដំណឹង",
        Kind::MediaAdvisory => "សេចក្តីជូនព័ត៌មានដល់អ្នកសារព័ត៌មាន",
        Kind::SpokespersonComment => "ការឆ្លើយតបរបស់អ្នកនាំពាក្យ",
        Kind::Message => "សារលិខិត",
        Kind::Remarks => "សុន្ទរកថា",
    }
}

/// "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១", "ថ្ងៃទី២៦–២៨ ខែតុលា ឆ្នាំ២០២១", "ថ្ងៃទី៣០ ខែកញ្ញា – ថ្ងៃទី២ ខែតុលា ឆ្នាំ២០២១", both in full
/// where the years differ.
fn days(span: DateSpan) -> Vec<Inline> {
    let (first, last) = (span.first(), span.last());
    let whole = solar::sentence(last);
    if span.is_one_day() {
        return vec![dated(first, whole)];
    }
    let (from, dash, to) = if (first.year(), first.month()) == (last.year(), last.month()) {
        let to = whole.strip_prefix(DAY).unwrap_or(&whole).to_owned();
        (day_of_month(first), "–", to)
    } else if first.year() == last.year() {
        (format!("{} ខែ{}", day_of_month(first), solar::month_name(first)), " – ", whole)
    } else {
        (solar::sentence(first), " – ", whole)
    };
    vec![dated(first, from), dash.into(), dated(last, to)]
}

/// What stands before the number of a day.
const DAY: &str = "ថ្ងៃទី";

fn day_of_month(date: Date) -> String {
    format!("{DAY}{}", Digits::Khmer.format(u32::from(date.day().unsigned_abs())))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::reading::plain_text;

    use super::*;

    #[test]
    fn spans_say_month_and_year_once() {
        for (first, last, written) in [
            (date(2021, 10, 27), date(2021, 10, 27), "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"),
            (date(2021, 10, 26), date(2021, 10, 28), "ថ្ងៃទី២៦–២៨ ខែតុលា ឆ្នាំ២០២១"),
            (date(2021, 9, 30), date(2021, 10, 2), "ថ្ងៃទី៣០ ខែកញ្ញា – ថ្ងៃទី២ ខែតុលា ឆ្នាំ២០២១"),
            (date(2021, 12, 30), date(2022, 1, 2), "ថ្ងៃទី៣០ ខែធ្នូ ឆ្នាំ២០២១ – ថ្ងៃទី២ ខែមករា ឆ្នាំ២០២២"),
        ] {
            assert_eq!(plain_text(&days(DateSpan::new(first, last).expect("a span"))), written);
        }
    }
}
