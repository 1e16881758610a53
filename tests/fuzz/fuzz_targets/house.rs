//! House files: any text is a house or findings.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prakas::House;

fuzz_target!(|text: &str| {
    let _ = House::from_toml(text, &|name: &str| Err(format!("there is no `{name}`")));
});
