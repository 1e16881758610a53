//! Writes the pages of the tests into a folder, for browsers, for validators, and for one's eyes:
//! `cargo run -p prakas-html --example pages -- FOLDER`.

#![allow(clippy::disallowed_methods, reason = "a program, which writes files")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("say which folder to write into")?;
    let khmer = common::document(common::khmer());
    for (name, document) in
        [("khmer", khmer), ("bilingual", common::bilingual()), ("everything", common::everything())]
    {
        std::fs::write(Path::new(&folder).join(format!("{name}.html")), common::page(&document))?;
    }
    Ok(())
}
