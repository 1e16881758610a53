//! Web pages: any bytes are what they show and carry or an error, within bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::Form;
use prakas::carrier::{Limits, html};

mod reading;

fuzz_target!(|bytes: &[u8]| {
    let _ = html::read(bytes, &Limits { objects: 1 << 16, ..Limits::default() });
    reading::try_form(Form::Html, bytes);
});
