//! Any text at all.

use prakas_document::text::is_unrepresentable;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Lines that releases are made of, and pieces of lines.
const LINES: [&str; 62] = [
    "",
    "",
    "",
    " ",
    "\u{A0}",
    "KINGDOM OF CAMBODIA",
    "**KINGDOM OF CAMBODIA",
    "NATION RELIGION KING**",
    "——◇——",
    "MINISTRY OF FOREIGN AFFAIRS",
    "AND INTERNATIONAL COOPERATION",
    "Ministry of Words",
    "No. 5",
    "Draft",
    "For immediate release",
    "EMBARGOED UNTIL 18:00, 27 October 2021",
    "EMBARGOED UNTIL 27 October 2021",
    "CORRECTED, 28 October 2021: the amount",
    "Supersedes: a",
    "Press Release",
    "Statement",
    "A title",
    "=======",
    "-------",
    "~~~",
    "^^^",
    "27 October 2021, via Videoconference",
    "31 February 2021",
    "Tokyo, 27 October 2021",
    "A sentence of prose that goes on for some time, as sentences do, until it ends with a full stop and no more.",
    "- item",
    "  - item",
    "    1. item",
    "2. item",
    "•",
    "> words",
    "> > words",
    "> — Speaker",
    "— Speaker",
    "| a | b |",
    "|---|:-:|",
    "| a \\| b |",
    "  | c | d |",
    "**bold**",
    "**",
    "a **b",
    "\\- x",
    "line\\",
    "\\",
    "word[1] word",
    "[1] note",
    "    more",
    "[2] note",
    "see <https://a.example/>",
    "https://a.example/**x** press@a.example",
    "Phnom Penh, 27 October 2021",
    "Minister",
    "* * *",
    "Press contacts",
    "Unit, +855 23 214 441, a@b.example",
    "Attachments",
    "Notes to editors",
];

/// The same of Khmer releases.
const KHMER: [&str; 44] = [
    "ព្រះរាជាណាចក្រកម្ពុជា",
    "ជាតិ សាសនា ព្រះមហាក្សត្រ",
    "ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ",
    "3",
    "៚",
    "ក្រសួងការបរទេស",
    "និងសហប្រតិបត្តិការអន្តរជាតិ",
    "ទីស្តីការគណៈរដ្ឋមន្ត្រី",
    "លេខ៖ ១២៣ សជណ",
    "សេចក្តីព្រាង",
    "ហាមផ្សព្វផ្សាយមុនម៉ោង ១៨:០០ (UTC+7) ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    "បានកែតម្រូវ ថ្ងៃទី២៨ ខែតុលា ឆ្នាំ២០២១៖ ចំនួន",
    "ជំនួស៖ a",
    "សេចក្តីប្រកាសព័ត៌មាន",
    "**សេចក្ដីថ្លែងការណ៍",
    "សេចក្តីប្រកាសព័ត៌មាន ស្តីពី ចំណងជើង",
    "ស្តីពី",
    "ចំណងជើង**",
    "(ការបកប្រែមិនផ្លូវការ)",
    "(Unofficial translation)",
    "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាមប្រព័ន្ធវីដេអូ",
    "ថ្ងៃចន្ទ ទី២៧ ខែតុលា ឆ្នាំ២០២១",
    "ថ្ងៃទី៣១ ខែកុម្ភៈ ឆ្នាំ២០២១",
    "រដ្ឋមន្ត្រីទាំងពីរបានជួបគ្នា។",
    "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
    "ថ្ងៃពុធ ៦រោច ខែអស្សុជ",
    "ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥",
    "៣១រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៤",
    "រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    "ធ្វើនៅរាជធានីភ្នំពេញ, ថ្ងៃទី២៧-១០-២០២១",
    "ត្រូវនឹងថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    "ធ្វើនៅ",
    "អ្នកនាំពាក្យ",
    "ទំនាក់ទំនងសម្រាប់អ្នកសារព័ត៌មាន៖",
    "អង្គភាព ទូរស័ព្ទ៖ ០២៣ ២១៤ ៤៤១",
    "ឯកសារភ្ជាប់",
    "កំណត់សម្គាល់",
    "១. ក",
    "្",
    "ា្ក",
    "\u{200B}ក\u{200B}",
    "ថ្ងៃ",
    "ខែ",
    "២០២១",
];

/// Khmer and English lines between each other, or one language alone.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(LINES.to_vec()).prop_map(str::to_owned),
        6 => select(KHMER.to_vec()).prop_map(str::to_owned),
        1 => vec(select(KHMER.to_vec()), 1..4).prop_map(|pieces| pieces.concat()),
        1 => vec(select(KHMER.to_vec()), 1..4).prop_map(|pieces| pieces.join(" ")),
        1 => vec(select(LINES.to_vec()), 1..3).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => vec(select("ab1.-*>|[]\\<:= \u{A0}\u{200B}\tក្ខាំថៃទ០៦។៖—•".chars().collect::<Vec<_>>()), 0..12).prop_map(String::from_iter),
    ]
}

fn soup() -> impl Strategy<Value = String> {
    let end = select(vec!["\n", "\n", "\n\n", "\r\n", "\r", "\u{2028}"]);
    vec((line(), end), 0..40).prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// A source is read in whole, or each finding has its place.
fn holds(source: &str, read: Result<Warned<Vec<Draft>>, Diagnostics>) -> Result<(), TestCaseError> {
    match read {
        Ok(read) => places::check_all(source, &read.output),
        Err(stopped) => {
            for finding in stopped.findings() {
                let words = finding.span.as_ref().and_then(|span| source.get(span.range.clone()));
                prop_assert!(words.is_some_and(|words| !words.is_empty()), "{finding:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_are_read_or_refused(source in soup()) {
        // What no format can hold is refused before.
        let source: String = source.chars().filter(|&c| !is_unrepresentable(c)).collect();
        holds(&source, read(0, &Source::new("x.txt", source.as_str())))?;
        holds(&source, read(0, &Source::new("x.km.txt", source.as_str())))?;
        holds(&source, read(0, &Source::new("x.en.txt", source.as_str())))?;
    }
}

#[test]
fn much_of_anything_is_read() {
    let many = |piece: &str| piece.repeat(200_000 / piece.len());
    for piece in [
        "ក្ខាំ",
        "្",
        "ថ្ងៃ",
        "ថ្ងៃទី",
        "១",
        "១រោច ",
        "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ",
        "ក\u{200B}",
        "\u{200B}",
        "\n3\n",
        "\n\n៚\n\nក",
        "លេខ៖ ១\n",
        "ព្រះរាជាណាចក្រកម្ពុជា\n",
        "ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\n",
        "សេចក្តីប្រកាសព័ត៌មាន\n\n",
        "ភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\n",
        "ស្តីពី\n\n",
        "ក្រសួងក\nMinistry of K\n",
    ] {
        let long = many(piece);
        for source in
            [long.clone(), format!("សេចក្តីប្រកាសព័ត៌មាន\n\nចំណងជើង\n\nក។\n\n{long}\n\nភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\n")]
        {
            let _ = read(0, &Source::new("x.txt", source));
        }
    }
}
