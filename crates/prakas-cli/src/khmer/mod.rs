//! What is said of a place, in Khmer.
//!
//! Findings are made in English, by many hands and of many values. For people who read Khmer their sentences are looked up here by what
//! does not change in them: what stands in backticks or quotation marks, numbers, and Khmer words are values. A sentence that is not known stays English, under the
//! headline of its rule, which is Khmer always.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::ui::Ui;

/// An English sentence, the Khmer one on the next line, and an empty line. In the English one `{}` is a value, and
/// `#` a number; in the Khmer one `{1}` is the first of them.
const SENTENCES: &str = include_str!("messages.txt");

/// The sentence in this language, as far as it is known in it.
pub(crate) fn spoken(sentence: &str, ui: Ui) -> Cow<'_, str> {
    match ui {
        Ui::English => sentence.into(),
        Ui::Khmer => in_khmer(sentence).map_or(sentence.into(), Cow::Owned),
    }
}

fn in_khmer(sentence: &str) -> Option<String> {
    static KNOWN: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let known = KNOWN
        .get_or_init(|| SENTENCES.split("\n\n").filter_map(|pair| pair.trim().split_once('\n')).collect());
    let (shape, values) = taken_apart(sentence);
    let khmer = known.get(shape.as_str())?;
    Some(put_together(khmer, &values))
}

/// A sentence without its values, and the values.
fn taken_apart(sentence: &str) -> (String, Vec<&str>) {
    let (mut shape, mut values) = (String::new(), Vec::new());
    let mut rest = sentence;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '`' | '"' => rest[1..].find(c).map(|end| end + 2),
            '“' => rest.find('”').map(|end| end + '”'.len_utf8()),
            c if is_khmer(c) => Some(rest.find(|c| !is_khmer(c)).unwrap_or(rest.len())),
            c if c.is_ascii_digit() => Some(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())),
            _ => None,
        };
        let Some(length) = length else {
            shape.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        shape.push_str(if c.is_ascii_digit() { "#" } else { "{}" });
        values.push(&rest[..length]);
        rest = &rest[length..];
    }
    (shape, values)
}

fn is_khmer(c: char) -> bool {
    matches!(c, '\u{1780}'..='\u{17FF}' | '\u{200B}')
}

fn put_together(khmer: &str, values: &[&str]) -> String {
    let mut parts = khmer.split('{');
    let mut sentence = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, text) = part.split_once('}').unwrap_or(("", part));
        let value = number.parse::<usize>().ok().and_then(|number| values.get(number.checked_sub(1)?));
        sentence.push_str(value.copied().unwrap_or_default());
        sentence.push_str(text);
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_where_the_sentence_is_another() {
        assert_eq!(
            in_khmer("`a.md` cannot be read: there is no such file").as_deref(),
            Some("អាន `a.md` មិនបាន៖ គ្មានឯកសារនេះទេ")
        );
        assert_eq!(
            in_khmer("row 3 of the table has 12 cells, its header has 4").as_deref(),
            Some("ជួរទី 3 នៃតារាងមានក្រឡា 12 តែក្បាលតារាងមាន 4")
        );
        assert_eq!(in_khmer("`a` is empty").as_deref(), Some("`a` ទទេ"));
        assert_eq!(in_khmer("ព័ត៍មាន is misspelt").as_deref(), Some("ព័ត៍មាន សរសេរខុស"));
        assert_eq!(in_khmer("a space stands before ។").as_deref(), Some("មានដកឃ្លានៅមុខ ។"));
        assert_eq!(
            in_khmer("nothing stands under the heading “A 1”").as_deref(),
            Some("គ្មានអ្វីនៅក្រោមចំណងជើង “A 1” ទេ")
        );
        assert_eq!(in_khmer("nobody says this"), None);
        assert_eq!(in_khmer("an odd ` is no value"), None);
        assert_eq!(spoken("nobody says this", Ui::Khmer), "nobody says this");
        assert_eq!(spoken("`a` is empty", Ui::English), "`a` is empty");
    }

    #[test]
    fn each_pair_is_english_and_khmer_with_values_that_there_are() {
        let mut seen = Vec::new();
        for pair in SENTENCES.trim_end().split("\n\n") {
            let (english, khmer) = pair.split_once('\n').expect("a pair");
            assert!(english.starts_with(|c: char| c.is_ascii()), "{english}");
            assert!(khmer.chars().any(|c| ('ក'..='៹').contains(&c)) && !khmer.contains('\n'), "{khmer}");
            let values = english.matches("{}").count() + english.matches('#').count();
            for part in khmer.split('{').skip(1) {
                let number: usize =
                    part.split('}').next().and_then(|number| number.parse().ok()).expect("a number");
                assert!((1..=values).contains(&number), "{khmer}");
            }
            assert!(!seen.contains(&english), "{english}");
            seen.push(english);
        }
        assert!(seen.len() > 140);
    }
}
