//! Words as YAML scalars (YAML 1.2.2, 7.3).

use std::fmt::Write as _;

/// Words as a scalar: as they are where nothing in them means anything to YAML, or else in double quotation marks.
pub(super) fn scalar(words: &str) -> String {
    if is_plain(words) { words.to_owned() } else { quoted(words) }
}

/// Whether words may stand without quotation marks, in a flow collection too.
fn is_plain(words: &str) -> bool {
    let is_begun = words.chars().next().is_some_and(char::is_alphanumeric);
    let is_ended = words.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != ':');
    let is_fit = |c: char| {
        !c.is_control()
            && !matches!(
                c,
                '"' | '\\'
                    | '#'
                    | '{'
                    | '}'
                    | '['
                    | ']'
                    | ','
                    | '&'
                    | '*'
                    | '|'
                    | '`'
                    | '\u{85}'
                    | '\u{2028}'
                    | '\u{2029}'
                    | '\u{FEFF}'
            )
    };
    let is_word = matches!(
        words.to_ascii_lowercase().as_str(),
        "null" | "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false"
    );
    is_begun && is_ended && !is_word && words.chars().all(is_fit) && !words.contains(": ")
}

fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_something_are_quoted() {
        for plain in ["Phnom Penh", "2021-10-27", "ភ្នំពេញ", "Minister's office (press)", "https://a.example/x"]
        {
            assert_eq!(scalar(plain), plain);
        }
        for (words, yaml) in [
            ("a: b", "\"a: b\""),
            ("no", "\"no\""),
            ("“a”", "\"“a”\""),
            ("a #b", "\"a #b\""),
            ("say \"x\\\"", "\"say \\\"x\\\\\\\"\""),
            ("", "\"\""),
            ("- a", "\"- a\""),
            ("a:", "\"a:\""),
        ] {
            assert_eq!(scalar(words), yaml);
        }
    }
}
