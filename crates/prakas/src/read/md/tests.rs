//! What each construct becomes, what is said of those that become nothing, and where all of it stood.

mod body;
mod facts;
mod findings;
mod places;
mod random;

use prakas_document::{Block, Diagnostic, Inline, Language, Warned};

use super::*;
use crate::release::Edition;

/// A picture of two pixels.
const PNG: [u8; 68] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0xD1, 0x49, 0x20, 0x56, 0x00,
    0x00, 0x00, 0x0B, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x50, 0x78, 0x00, 0x00, 0x01, 0x23, 0x01,
    0x01, 0x63, 0x1F, 0xDC, 0x94, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

/// The pictures that the tests know.
fn pictures(name: &str) -> Result<Vec<u8>, String> {
    match name {
        "a.png" | "a b.png" => Ok(PNG.to_vec()),
        "broken.png" => Ok(b"GIF89a".to_vec()),
        _ => Err(format!("there is no file `{name}`")),
    }
}

fn read_named(name: &str, text: &str) -> Result<Warned<Draft>, Diagnostics> {
    read(0, &Source::new(name, text), &pictures)
}

/// The draft of a source that has no errors; its places are checked.
fn draft(text: &str) -> (Draft, Vec<Diagnostic>) {
    let Warned { output, warnings } =
        read_named("release.md", text).unwrap_or_else(|stopped| panic!("{stopped:#?}"));
    places::check(text, &output);
    (output, warnings)
}

/// The edition of a source that has no errors and no warnings.
fn edition(text: &str) -> Edition {
    let (mut draft, warnings) = draft(text);
    assert_eq!(warnings, [], "{text}");
    draft.editions.pop_first().expect("an edition").1
}

/// The body of such a source.
fn body(text: &str) -> Vec<Block> {
    edition(text).body
}

/// The inlines of the one paragraph of such a source.
fn paragraph(text: &str) -> Vec<Inline> {
    match &body(text)[..] {
        [Block::Paragraph(content)] => content.clone(),
        other => panic!("{other:#?}"),
    }
}

/// All findings about a source, each as a line: severity, code, what stands there, message.
fn findings(text: &str) -> Vec<String> {
    findings_named("release.md", text)
}

fn findings_named(name: &str, text: &str) -> Vec<String> {
    let findings = match read_named(name, text) {
        Ok(Warned { warnings, .. }) => warnings,
        Err(stopped) => stopped.into_findings(),
    };
    findings
        .into_iter()
        .map(|finding| {
            assert!(!finding.message.is_empty());
            let stands = finding.span.map_or("nowhere", |span| &text[span.range]);
            format!("{:?} {} [{stands}]", finding.severity, finding.code)
        })
        .collect()
}
