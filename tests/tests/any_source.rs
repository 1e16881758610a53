//! Whatever a source holds, the readers answer with a release or with findings, and never panic.

use prakas::{Form, Source, read};
use prakas_tests::corpus::{invalid, valid};
use prakas_tests::tree::any_character;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const FORMS: [Form; 4] = [Form::Txt, Form::Md, Form::Json, Form::Pdf];

/// Lines that the readers know, and that others of their kind may follow.
const LINES: &[&str] = &[
    "KINGDOM OF CAMBODIA",
    "NATION RELIGION KING",
    "**",
    "MINISTRY OF FOREIGN AFFAIRS",
    "Press Release",
    "PRESS RELEASE",
    "27 October 2021, via Videoconference",
    "Phnom Penh, 27 October 2021",
    "26–28 October 2021",
    "No. 123/2021",
    "FOR IMMEDIATE RELEASE",
    "EMBARGOED until 27 October 2021, 18:00",
    "---",
    "===",
    "* * *",
    "- item",
    "1. item",
    "> said",
    "> — speaker",
    "| a | b |",
    "|---|---|",
    "[1]",
    "[1] note",
    "[^1]",
    "[^1]: note",
    "![alt](picture.png)",
    "# Heading",
    "<b>",
    "[words](https://example.org)",
    "<https://example.org>",
    "title: a",
    "issued: 2021-10-27",
    "editions:",
    "  en:",
    "{",
    "}",
    "\"schema\": 1,",
    "\"editions\": {\"en\": {\"title\": \"T\"}}",
    "ព្រះរាជាណាចក្រកម្ពុជា",
    "",
    "    ",
    "\t\u{200B}",
];

/// Reads bytes in every form; the outcome does not matter, that there is one does. Places stay within their source.
fn try_all_forms(bytes: &[u8]) -> Result<(), TestCaseError> {
    for form in FORMS {
        let source = Source::with_form("any", form, bytes);
        let spans: Vec<_> = match read(std::slice::from_ref(&source), &|_| Err("there is none".to_owned())) {
            Ok(read) => {
                let places = read.output.places.iter().map(|place| place.span.clone());
                places.chain(read.warnings.iter().filter_map(|finding| finding.span.clone())).collect()
            }
            Err(stopped) => stopped.findings().iter().filter_map(|finding| finding.span.clone()).collect(),
        };
        for span in spans {
            prop_assert!(
                source.text().get(span.range.clone()).is_some(),
                "{:?} is no place in the source",
                span
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..400)) {
        try_all_forms(&bytes)?;
    }

    #[test]
    fn any_text(text in vec(any_character(), 0..400).prop_map(String::from_iter)) {
        try_all_forms(text.as_bytes())?;
    }

    #[test]
    fn any_lines_that_readers_know(lines in vec((select(LINES), select(&["\n", "\n\n", "\r\n", " "][..])), 0..40)) {
        let text: String = lines.iter().flat_map(|(line, end)| [*line, *end]).collect();
        try_all_forms(text.as_bytes())?;
        try_all_forms(format!("---\n{text}\n---\n{text}").as_bytes())?;
    }

    #[test]
    fn a_release_with_something_cut_out_or_put_in(
        which: Index,
        cut in (any::<Index>(), 0..40_usize),
        put in vec(any_character(), 0..4).prop_map(String::from_iter),
    ) {
        let cases: Vec<_> = valid().into_iter().chain(invalid()).collect();
        let sources: Vec<_> = cases.iter().flat_map(|case| &case.sources).collect();
        let text = which.get(&sources).text();
        let start = cut.0.index(text.len().max(1));
        let (before, after) = (text.floor_char_boundary(start), text.floor_char_boundary(start + cut.1));
        try_all_forms([&text[..before], &put, &text[after..]].concat().as_bytes())?;
    }
}
