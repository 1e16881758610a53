//! The words of one page for its scan at 300 dpi by `prakas facsimile` and, beside it, by an OCR program that knows Khmer, each in a
//! process of its own, in turns; and how many of the page's characters each of them has.
//!
//! What is printed are medians, and ratios of one run. Where there is no `tesseract` on the path, or it does not know Khmer, it is left out.

#![allow(clippy::print_stdout, reason = "figures are for people to read")]

use std::fs;
use std::path::Path;
use std::process::Command;

use prakas::document::reading::squeeze;
use prakas::{Fonts, LayoutOptions, layout};
use prakas_tests::corpus::{documents, example};
use prakas_tests::scan::Simulation;
use prakas_tests::timing::{command, has, median, print, time};

/// How often each process is started.
const TURNS: usize = 5;

fn main() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("facsimile");
    fs::create_dir_all(&out).expect("a folder to write to");
    let release = example().release();
    let source = out.join("summit.json");
    fs::write(&source, release.to_json()).expect("written");
    for (language, document) in documents(&release) {
        let set = layout(&document, &Fonts::bundled(), &LayoutOptions::default()).expect("a layout").output;
        let simulation = Simulation { dpi: 300.0, skew: 1.0, ..Simulation::default() };
        let scans: Vec<_> = (0..set.page_count())
            .map(|page| {
                let path = out.join(format!("{language}.{page}.jpg"));
                fs::write(&path, simulation.jpeg(&set, page)).expect("written");
                path
            })
            .collect();
        let pages = u32::try_from(scans.len()).expect("few");
        let ours = || {
            let mut facsimile = Command::new(command());
            facsimile.arg("facsimile").args(&scans).arg("--release").arg(&source);
            facsimile.args(["--lang", language.as_str(), "--out"]).arg(&out);
            time(facsimile) / pages
        };
        let own = median((0..TURNS).map(|_| ours()).collect());
        print(&format!("prakas facsimile, a page of {language}"), own);
        let script = if language.as_str() == "km" { "khm" } else { "eng" };
        if !has("tesseract") {
            println!("there is no `tesseract` on the path to compare with");
            continue;
        }
        let theirs = || {
            let mut ocr = Command::new("tesseract");
            ocr.arg(&scans[0]).arg(out.join("ocr")).args(["-l", script]);
            time(ocr)
        };
        let other = theirs();
        print(&format!("tesseract -l {script}, a page"), other);
        println!("tesseract takes {:.1} times as long", other.as_secs_f64() / own.as_secs_f64());
        let read = squeeze(&fs::read_to_string(out.join("ocr.txt")).unwrap_or_default());
        let words: String = set.words().pages[0]
            .runs
            .iter()
            .flat_map(|run| run.glyphs.iter().map(|glyph| glyph.text.as_str()))
            .collect();
        println!(
            "of {} characters it has {} wrong",
            squeeze(&words).chars().count(),
            wrong(&squeeze(&words), &read)
        );
    }
}

/// How many characters have to be changed, added or taken away (Levenshtein's distance).
fn wrong(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = before + usize::from(a != *b);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}
