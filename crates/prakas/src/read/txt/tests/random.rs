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

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(LINES.to_vec()).prop_map(str::to_owned),
        1 => vec(select(LINES.to_vec()), 1..3).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => vec(select("ab1.-*>|[]\\<:= \u{A0}\u{200B}\tក្ខ—•".chars().collect::<Vec<_>>()), 0..12).prop_map(String::from_iter),
    ]
}

fn soup() -> impl Strategy<Value = String> {
    let end = select(vec!["\n", "\n", "\n\n", "\r\n", "\r", "\u{2028}"]);
    vec((line(), end), 0..40).prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_are_read_or_refused(source in soup()) {
        // What no format can hold is refused before.
        let source: String = source.chars().filter(|&c| !is_unrepresentable(c)).collect();
        match reader(&source).read() {
            Ok(read) => places::check(&source, &read.output),
            Err(stopped) => {
                for finding in stopped.findings() {
                    let words = finding.span.as_ref().and_then(|span| source.get(span.range.clone()));
                    prop_assert!(words.is_some_and(|words| !words.is_empty()), "{finding:?}");
                }
            }
        }
    }
}
