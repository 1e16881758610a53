//! A further release in a process that has made one: what a program pays that makes many.
//!
//! Each release has a title and a paragraph that none had before, so that nothing whole is remembered.

use std::sync::atomic::{AtomicUsize, Ordering};

use divan::{Bencher, counter::ItemsCount};
use prakas::{BuildOptions, Fonts, Format, Language, Release, publish};
use prakas_tests::corpus::{another, example};

fn main() {
    divan::main();
}

/// A release that was not made before.
fn next(example: &Release) -> Release {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    another(example, NUMBER.fetch_add(1, Ordering::Relaxed))
}

fn measure(bencher: Bencher<'_, '_>, formats: Vec<Format>) {
    let (example, fonts) = (example().release(), Fonts::bundled());
    let options = BuildOptions { formats, languages: vec![Language::EN], ..BuildOptions::default() };
    publish(&example, &fonts, &options).expect("files");
    bencher.counter(ItemsCount::new(1_u32)).with_inputs(|| next(&example)).bench_values(|release| {
        let files = publish(&release, &fonts, &options).expect("files");
        prakas::evict(10);
        files
    });
}

#[divan::bench(sample_count = 100)]
fn usual_formats(bencher: Bencher<'_, '_>) {
    measure(bencher, Format::USUAL.to_vec());
}

#[divan::bench(args = Format::ALL, sample_count = 100)]
fn one_format(bencher: Bencher<'_, '_>, format: &Format) {
    measure(bencher, vec![*format]);
}
