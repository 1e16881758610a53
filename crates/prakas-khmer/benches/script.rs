//! Characters a second for what looks at every character of a text.

use divan::counter::CharsCount;
use divan::{Bencher, black_box};
use prakas_khmer::{cluster, encoding, legacy, spelling};

/// A release in Khmer, with the Latin names and digits that releases have.
const RELEASE: &str = include_str!("../../../examples/asean-japan-summit-2021.km.txt");

fn main() {
    divan::main();
}

fn text() -> String {
    encoding::normalize(RELEASE).repeat(50)
}

fn measure<T>(bencher: Bencher<'_, '_>, text: &str, what: impl Fn(&str) -> T + Sync) {
    bencher.counter(CharsCount::of_str(text)).bench(|| what(black_box(text)));
}

#[divan::bench]
fn clusters(bencher: Bencher<'_, '_>) {
    measure(bencher, &text(), |text| cluster::clusters(text).count());
}

#[divan::bench]
fn findings_of_well_formed(bencher: Bencher<'_, '_>) {
    measure(bencher, &text(), |text| encoding::findings(text).count());
}

#[divan::bench]
fn normalize_as_typed(bencher: Bencher<'_, '_>) {
    measure(bencher, &RELEASE.repeat(50), |text| encoding::normalize(text).len());
}

#[divan::bench]
fn misspellings(bencher: Bencher<'_, '_>) {
    measure(bencher, &text(), |text| spelling::misspellings(text).count());
}

#[divan::bench]
fn legacy_encodings(bencher: Bencher<'_, '_>) {
    measure(bencher, &text(), legacy::detect);
}
