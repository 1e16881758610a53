//! Font families: the theme's, then what the reader's system has.

use prakas_document::Faces;

use super::css;

/// With the metrics of Times, on Windows and macOS, and on Linux.
const LATIN: [&str; 2] = ["Times New Roman", "Liberation Serif"];

/// Khmer for display lines, where the Khmer OS family is installed.
const KHMER_DISPLAY: [&str; 2] = ["Khmer OS Muol Light", "Khmer OS Muol"];

/// Khmer for running text: the Khmer OS family, Windows, macOS and iOS, Android.
const KHMER: [&str; 4] = ["Khmer OS Siemreap", "Khmer UI", "Khmer MN", "Noto Serif Khmer"];

/// The families for a role, as `font-family` lists them. Latin comes first: a Khmer family often has Latin letters, a Latin one
/// never has Khmer.
///
/// A role whose Khmer face is not that of the text is taken for a display line: it falls back to display faces, then to
/// `text`.
pub(crate) fn families(faces: &Faces, text: &Faces) -> String {
    let mut families: Vec<&str> = vec![&faces.latin];
    families.extend(LATIN);
    families.push(&faces.khmer);
    if faces.khmer != text.khmer {
        families.extend(KHMER_DISPLAY);
        families.push(&text.khmer);
    }
    families.extend(KHMER);
    let mut list: Vec<String> = Vec::new();
    for family in families {
        let family = css::string(family);
        if !list.contains(&family) {
            list.push(family);
        }
    }
    list.push("serif".to_owned());
    list.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(latin: &str, khmer: &str) -> Faces {
        Faces { latin: latin.into(), khmer: khmer.into(), khmer_scale: 1.0 }
    }

    #[test]
    fn the_themes_faces_come_first_and_a_generic_family_last() {
        let text = faces("Tinos", "Noto Serif Khmer");
        let list = families(&text, &text);
        assert!(list.starts_with("\"Tinos\", \"Times New Roman\""), "{list}");
        assert!(list.ends_with("\"Khmer OS Siemreap\", \"Khmer UI\", \"Khmer MN\", serif"), "{list}");
        assert_eq!(list.matches("Noto Serif Khmer").count(), 1);
    }

    #[test]
    fn display_lines_fall_back_to_display_faces_first() {
        let list = families(&faces("Tinos", "Moul"), &faces("Tinos", "Noto Serif Khmer"));
        let at = |family| list.find(family).expect("it is listed");
        assert!(
            at("\"Moul\"") < at("Khmer OS Muol Light") && at("Khmer OS Muol Light") < at("Noto Serif Khmer")
        );
    }

    #[test]
    fn a_family_from_a_house_file_cannot_leave_its_string() {
        let list = families(&faces("a\"; } body { color: red", "b"), &faces("", ""));
        assert!(list.starts_with(r#""a\22 ; } body { color: red", "#), "{list}");
    }
}
