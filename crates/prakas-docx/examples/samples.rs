//! Writes the documents of the tests into a folder, for Word, for validators, and for one's eyes:
//! `cargo run -p prakas-docx --example samples -- FOLDER`.

#![allow(clippy::disallowed_methods, reason = "a program, which writes files")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::Path;

use prakas_docx::{DocxOptions, docx};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("say which folder to write into")?;
    let with_fonts = DocxOptions { embedded: common::fonts(), ..DocxOptions::default() };
    std::fs::write(
        Path::new(&folder).join("khmer-fonts.docx"),
        docx(&common::khmer_release(), &with_fonts)?,
    )?;
    for (name, document) in [
        ("summit", common::summit()),
        ("everything", common::everything()),
        ("khmer", common::khmer_release()),
    ] {
        std::fs::write(
            Path::new(&folder).join(format!("{name}.docx")),
            docx(&document, &DocxOptions::default())?,
        )?;
    }
    Ok(())
}
