//! What is made of the examples, as it was last read by people. See [`prakas_tests::golden`] for how to accept a change.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use prakas::{BuildOptions, Fonts, Format, publish};
use prakas_tests::corpus::{Case, folder, valid};
use prakas_tests::{docx, golden, pdf};

/// Pixels for each point of the page: 60 dpi.
const SCALE: f32 = 60.0 / 72.0;

/// A page of a PDF as a PNG, drawn by a renderer that has nothing in common with what made it.
fn page(pdf: &[u8], number: usize) -> Vec<u8> {
    let pdf = Pdf::new(Arc::new(pdf.to_vec())).expect("a PDF");
    let settings =
        RenderSettings { x_scale: SCALE, y_scale: SCALE, bg_color: WHITE, ..RenderSettings::default() };
    let page = &pdf.pages()[number];
    render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings).into_png().expect("a PNG")
}

fn examples() -> Vec<Case> {
    valid().into_iter().filter(|case| case.folder == folder("examples")).collect()
}

#[test]
fn examples_are_as_they_were_read() {
    for case in examples() {
        let formats = [Format::USUAL, &[Format::Card]].concat();
        let options = BuildOptions { formats, ..BuildOptions::default() };
        let files = publish(&case.release(), &Fonts::bundled(), &options).expect("files").output;
        for file in files {
            let text = || std::str::from_utf8(&file.bytes).expect("UTF-8");
            match file.format {
                Format::Pdf => {
                    golden::text(&format!("{}.tags", file.name), &pdf::tagged(&file.bytes).outline());
                    golden::picture(&format!("{}.png", file.name), &page(&file.bytes, 0));
                }
                Format::Docx => {
                    let main = docx::parts(&file.bytes).remove(docx::MAIN).expect("a main part");
                    golden::text(&format!("{}.xml", file.name), &docx::indented(&main));
                }
                Format::Html | Format::Txt => golden::text(&file.name, text()),
                Format::Card => golden::picture(&file.name, &file.bytes),
                Format::Eml | Format::Png | Format::Svg => unreachable!("not asked for"),
            }
        }
    }
}
