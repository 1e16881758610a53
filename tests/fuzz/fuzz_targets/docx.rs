//! DOCX: any bytes are what they show and carry or an error, within bounds, and a release that was read can be stored, checked and
//! composed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::Form;
use prakas::carrier::{Limits, docx};

mod reading;

fuzz_target!(|bytes: &[u8]| {
    let _ = docx::read(bytes, &Limits { inflated: 1 << 20, ..Limits::default() });
    reading::try_form(Form::Docx, bytes);
});
