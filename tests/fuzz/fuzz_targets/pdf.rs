//! PDFs: any bytes are what they carry or an error, within bounds, and a release that was read can be stored, checked and composed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::Form;
use prakas::carrier::{Limits, pdf};

mod reading;

fuzz_target!(|bytes: &[u8]| {
    let _ = pdf::carried(bytes, &Limits { inflated: 1 << 20, ..Limits::default() });
    reading::try_form(Form::Pdf, bytes);
});
