//! Font families: the theme's, then what the reader's system has.

use prakas_document::{Faces, Script};

use super::css;

/// With the metrics of Times, on Windows and macOS, and on Linux.
const LATIN: [&str; 2] = ["Times New Roman", "Liberation Serif"];

/// Khmer for display lines, where the Khmer OS family is installed.
const KHMER_DISPLAY: [&str; 2] = ["Khmer OS Muol Light", "Khmer OS Muol"];

/// Khmer for running text: the Khmer OS family, Windows, macOS and iOS, Android.
const KHMER: [&str; 5] = ["Khmer OS Siemreap", "Leelawadee UI", "Khmer UI", "Khmer MN", "Noto Serif Khmer"];

/// The families for words of a script in a role, as `font-family` lists them. Those of the other script come after them, for
/// what they lack: a Latin face has no Khmer, and a Khmer face not all punctuation. Before the Khmer ones of Latin words stands
/// `serif`, since the page may carry a Khmer face where the reader has none of the Latin ones: spaces and commas would be of it.
///
/// A role whose Khmer face is not that of the text is taken for a display line: it falls back to display faces, then to
/// `text`.
pub(crate) fn families(script: Script, faces: &Faces, text: &Faces) -> String {
    let latin = [&faces.latin[..]].into_iter().chain(LATIN);
    let display = (faces.khmer != text.khmer).then(|| KHMER_DISPLAY.into_iter().chain([&text.khmer[..]]));
    let khmer = [&faces.khmer[..]].into_iter().chain(display.into_iter().flatten()).chain(KHMER);
    let (latin, khmer) = (latin.map(css::string), khmer.map(css::string));
    let serif = ["serif".to_owned()];
    let families: Vec<String> = match script {
        Script::Latin => latin.chain(serif).chain(khmer).collect(),
        Script::Khmer => khmer.chain(latin).chain(serif).collect(),
    };
    let mut list: Vec<String> = Vec::new();
    for family in families {
        if !list.contains(&family) {
            list.push(family);
        }
    }
    list.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(latin: &str, khmer: &str) -> Faces {
        Faces { latin: latin.into(), khmer: khmer.into(), khmer_scale: 1.0 }
    }

    #[test]
    fn the_themes_faces_come_first_and_no_khmer_before_a_generic_family() {
        let text = faces("Tinos", "Noto Serif Khmer");
        let list = families(Script::Latin, &text, &text);
        assert!(
            list.starts_with(
                "\"Tinos\", \"Times New Roman\", \"Liberation Serif\", serif, \"Noto Serif Khmer\", "
            ),
            "{list}"
        );
        assert_eq!(list.matches("Noto Serif Khmer").count(), 1);
    }

    #[test]
    fn khmer_takes_its_punctuation_from_its_own_face() {
        let text = faces("Tinos", "Noto Serif Khmer");
        let list = families(Script::Khmer, &text, &text);
        assert!(list.starts_with("\"Noto Serif Khmer\", \"Khmer OS Siemreap\""), "{list}");
        assert!(list.ends_with("\"Tinos\", \"Times New Roman\", \"Liberation Serif\", serif"), "{list}");
    }

    #[test]
    fn display_lines_fall_back_to_display_faces_first() {
        let list = families(Script::Latin, &faces("Tinos", "Moul"), &faces("Tinos", "Noto Serif Khmer"));
        let at = |family| list.find(family).expect("it is listed");
        assert!(
            at("\"Moul\"") < at("Khmer OS Muol Light") && at("Khmer OS Muol Light") < at("Noto Serif Khmer")
        );
    }

    #[test]
    fn a_family_from_a_house_file_cannot_leave_its_string() {
        let list = families(Script::Latin, &faces("a\"; } body { color: red", "b"), &faces("", ""));
        assert!(list.starts_with(r#""a\22 ; } body { color: red", "#), "{list}");
    }
}
