//! What exact text and the standards cost: the example's pages set and written as ever, and by typst alone with the same template,
//! fonts and data, in turns in one process.
//!
//! What is printed are medians, how many times as long as typst that is, and how large the files are.

#![allow(clippy::print_stdout, reason = "figures are for people to read")]

use std::time::{Duration, Instant};

use prakas::{Document, Fonts, Language, LayoutOptions, PdfOptions, PdfStandard, evict, layout};
use prakas_tests::corpus::{another, documents, example};
use prakas_tests::timing::median;

/// How often each is made.
const TURNS: usize = 61;

fn main() {
    let fonts = Fonts::bundled();
    for (language, document) in documents(&example().release()) {
        for (name, is_cold) in [("cold", true), ("another like it, warm", false)] {
            let [mut ours, mut typst] = [const { Vec::new() }; 2];
            for turn in 0..TURNS {
                // A page that was never made before, since typst remembers those that were.
                let mut run = |is_exact| {
                    let document = like(&language, 2 * turn + usize::from(is_exact));
                    evict(if is_cold { 0 } else { 10 });
                    let times = if is_exact { &mut ours } else { &mut typst };
                    times.push(make(&document, &fonts, is_exact));
                };
                run(turn % 2 == 0);
                run(turn % 2 == 1);
            }
            let (ours, typst) = (median(ours), median(typst));
            let ratio = ours.as_secs_f64() / typst.as_secs_f64();
            println!("{language}, {name}: typst {typst:.1?}, ours {ours:.1?}, {ratio:.2} ×");
        }
        let size = |is_exact| {
            let pages = layout(&document, &fonts, &options(is_exact)).expect("pages").output;
            pages.pdf(&PdfOptions::default()).expect("a PDF").len()
        };
        let (typst, ours) = (size(false), size(true));
        println!("{language}, bytes of the same standard: typst {typst}, ours {ours}");
    }
}

fn options(is_exact: bool) -> LayoutOptions {
    LayoutOptions { exact_text: is_exact, ..LayoutOptions::default() }
}

/// The example with other words here and there.
fn like(language: &Language, number: usize) -> Document {
    let documents = documents(&another(&example().release(), number));
    documents.into_iter().find(|(of, _)| of == language).expect("the edition").1
}

/// How long it takes to set and write a document: as ever, or as typst would that is asked for no more than a PDF.
fn make(document: &Document, fonts: &Fonts, is_exact: bool) -> Duration {
    let standard = if is_exact { PdfStandard::default() } else { PdfStandard::Plain };
    let start = Instant::now();
    let pages = layout(document, fonts, &options(is_exact)).expect("pages").output;
    pages.pdf(&PdfOptions { standard }).expect("a PDF");
    start.elapsed()
}
