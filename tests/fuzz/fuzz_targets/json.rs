//! The stored form: any bytes are a release or findings, and what was read is stored as the same release again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::Form;

mod reading;

fuzz_target!(|bytes: &[u8]| reading::try_form(Form::Json, bytes));
