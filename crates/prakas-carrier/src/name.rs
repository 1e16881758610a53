//! Names of files.

/// The most characters of a file's name.
const MAX_CHARS: usize = 120;

/// What is called nothing.
const NAMELESS: &str = "file";

/// The name of a file as it may stand in any folder of any system: what comes after the last slash, without characters that
/// are no part of a name, dots and spaces at its ends, or more than 120 characters. `C:\in\summit.km.md` is `summit.km.md`, and
/// `../..` is `file`.
///
/// Whoever writes what was carried into a folder can take the name as it is; what a file already has there is theirs to look
/// after.
pub fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = last.chars().map(|c| if is_fit(c) { c } else { '_' }).collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 10 => (stem, ending),
        _ => (clean, ""),
    };
    let room = MAX_CHARS.saturating_sub(ending.len() + 1);
    let stem: String = stem.chars().take(room).collect();
    match (stem.trim_end_matches(['.', ' ']), ending) {
        ("", "") => NAMELESS.to_owned(),
        (stem, "") => stem.to_owned(),
        (stem, ending) => format!("{stem}.{ending}"),
    }
}

/// Whether a character may stand in a name: no control, none that Windows refuses, none that hides or turns others.
fn is_fit(c: char) -> bool {
    let is_hidden =
        matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    !c.is_control() && !is_hidden && !matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_names_alone() {
        for (name, expected) in [
            ("summit.km.md", "summit.km.md"),
            ("ប្រកាស.txt", "ប្រកាស.txt"),
            ("/srv/office/summit.txt", "summit.txt"),
            ("C:\\in\\summit.txt", "summit.txt"),
            ("../../etc/passwd", "passwd"),
            ("..", "file"),
            ("", "file"),
            ("a/", "file"),
            (".hidden", "hidden"),
            ("a\0b\n?.md", "a_b__.md"),
            ("txt.\u{202E}dm", "txt._dm"),
            ("con.", "con"),
        ] {
            assert_eq!(file_name(name), expected, "{name:?}");
        }
    }

    #[test]
    fn long_names_keep_their_ending() {
        let long = file_name(&format!("{}.km.md", "ក".repeat(500)));
        assert!(long.ends_with(".md") && long.chars().count() == MAX_CHARS, "{long}");
        assert!(file_name(&"a.".repeat(500)).chars().count() <= MAX_CHARS);
    }

    #[test]
    fn a_name_that_was_made_safe_stays_as_it_is() {
        for name in ["a?b.md", "x/y/..z", &"b.".repeat(90), "ប្រកាស.txt", " . a"] {
            let once = file_name(name);
            assert_eq!(file_name(&once), once);
        }
    }
}
