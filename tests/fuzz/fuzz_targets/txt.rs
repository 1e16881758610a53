//! The reader of typed text: any bytes are a release or findings, and a release that was read can be stored, checked and composed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::Form;

mod reading;

fuzz_target!(|bytes: &[u8]| reading::try_form(Form::Txt, bytes));
