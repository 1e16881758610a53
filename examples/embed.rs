//! A program that makes a release in code and publishes it in every format.
//!
//! `cargo run --release -p prakas --example embed` writes the files into `out/`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program, which writes files"
)]

use std::error::Error;
use std::fs;
use std::path::Path;

use jiff::civil::date;
use prakas::check::CheckOptions;
use prakas::document::{Block, Inline};
use prakas::{
    BuildOptions, DateSpan, Diagnostics, Edition, Fonts, Issuer, Kind, Language, Localized, Release,
    Signatory, check, publish,
};

fn main() -> Result<(), Box<dyn Error>> {
    let release = office_closed()?;
    let fonts = Fonts::bundled();

    let findings = check(&release, &CheckOptions { fonts: Some(&fonts), ..CheckOptions::default() });
    for finding in Diagnostics::stop_on_error(findings)? {
        eprintln!("{}", finding.message);
    }

    let out = Path::new("out");
    fs::create_dir_all(out)?;
    for file in publish(&release, &fonts, &BuildOptions::default())?.output {
        fs::write(out.join(&file.name), &file.bytes)?;
        println!("out/{}", file.name);
    }
    Ok(())
}

fn office_closed() -> Result<Release, Box<dyn Error>> {
    let edition = Edition {
        title: "Consular counters closed for the Water Festival".into(),
        place: Some("Phnom Penh".into()),
        body: vec![
            Block::Paragraph(vec![
                "The consular counters are ".into(),
                Inline::strong("closed"),
                " during the Water Festival (".into(),
                Inline::foreign(Language::KM, "បុណ្យអុំទូក"),
                ").".into(),
            ]),
            Block::paragraph("They open again on the first working day after the festival."),
        ],
        ..Edition::default()
    };
    let release = Release::builder("counters-closed", Kind::Announcement)
        .issuer(Issuer::House("mfaic".parse()?))
        .issued(date(2021, 11, 15))
        .event(DateSpan::new(date(2021, 11, 18), date(2021, 11, 20))?)
        .signatory(Signatory { office: Localized::new(Language::EN, "Consular Department"), name: None })
        .edition(Language::EN, edition)
        .build()?;
    Ok(release)
}
