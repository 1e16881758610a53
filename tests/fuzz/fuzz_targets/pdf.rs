//! PDFs: any bytes are what they carry or an error, within bounds, and a release that was read can be stored, checked and composed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::Form;
use prakas::carrier::{Limits, pdf};

mod reading;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { inflated: 1 << 20, ..Limits::default() };
    let _ = pdf::carried(bytes, &limits);
    let _ = pdf::words(bytes, &limits);
    reading::try_form(Form::Pdf, bytes);
});
