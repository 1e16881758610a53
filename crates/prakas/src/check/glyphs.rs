//! Whether the fonts have every character of a release.

use std::collections::BTreeSet;

use prakas_document::{Code, Diagnostic, Span};
use prakas_fonts::Fonts;

use super::{Origin, words};
use crate::release::Release;

/// How many characters of a part are named; one in a script that no font has would be all of its letters.
const NAMED: usize = 5;

/// Reports the characters that no font has, once for each part they stand in.
pub(super) fn check(
    release: &Release,
    fonts: &Fonts,
    origin: Option<Origin<'_>>,
    findings: &mut Vec<Diagnostic>,
) {
    let mut parts: Vec<(String, BTreeSet<char>)> = Vec::new();
    words::visit(release, &mut |path, text| {
        let missing = fonts.missing(text.as_str()).map(|(_, c)| c);
        match parts.last_mut() {
            Some((part, characters)) if part == path => characters.extend(missing),
            Some(_) | None => parts.push((path.to_owned(), missing.collect())),
        }
    });
    for (path, characters) in parts.iter().filter(|(_, characters)| !characters.is_empty()) {
        let first = characters.first().and_then(|&c| place(c, path, origin?));
        findings.push(Diagnostic { span: first, ..missing(characters).at_path(path) });
    }
}

/// The finding about characters that no font has.
pub(crate) fn missing(characters: &BTreeSet<char>) -> Diagnostic {
    let named: Vec<_> =
        characters.iter().take(NAMED).map(|&c| format!("“{c}” (U+{:04X})", u32::from(c))).collect();
    let more = match characters.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let character = if characters.len() == 1 { "character" } else { "characters" };
    let message = format!("no font has the {character} {}{more}", named.join(", "));
    Diagnostic::error(Code::MissingGlyph, message)
        .hint("write it in other words, or give a font that has it with --fonts DIR or --system-fonts")
}

/// Where the character first stands in the part's own words.
fn place(c: char, path: &str, origin: Origin<'_>) -> Option<Span> {
    origin.places.texts(path).find_map(|span| {
        let words = origin.sources.get(span.source)?.text().get(span.range.clone())?;
        let start = span.range.start + words.find(c)?;
        Some(Span::new(span.source, start..start + c.len_utf8()))
    })
}

#[cfg(test)]
mod tests {
    use prakas_document::{Block, Language};

    use super::*;
    use crate::release::{Edition, Kind};

    #[test]
    fn a_character_that_no_font_has_is_named_once_a_part() {
        let edition = Edition {
            title: "A 😀 title 😀".into(),
            body: vec![Block::paragraph("Khmer: ព័ត៌មាន, signs: “–” §"), Block::paragraph("漢字")],
            ..Edition::default()
        };
        let release =
            Release::builder("r", Kind::Statement).edition(Language::EN, edition).build().expect("a release");
        let mut findings = Vec::new();
        check(&release, &Fonts::bundled(), None, &mut findings);
        let found: Vec<_> = findings.iter().map(|f| (f.path.as_deref(), f.message.as_str())).collect();
        assert_eq!(
            found,
            [
                (Some("editions.en.title"), "no font has the character “😀” (U+1F600)"),
                (Some("editions.en.body.1"), "no font has the characters “字” (U+5B57), “漢” (U+6F22)"),
            ]
        );
    }
}
