//! Writes simulated scans of a release's pages: `simulate-scans OUT FILE…`.
#![allow(clippy::disallowed_methods, reason = "it reads releases and writes pictures")]

use std::path::Path;
use std::{env, fs};

use prakas::{BuildOptions, Fonts, LayoutOptions, Source, layout, proof};
use prakas_tests::scan::Simulation;

fn main() {
    let mut arguments = env::args().skip(1);
    let out = arguments.next().expect("a folder");
    let sources: Vec<Source> =
        arguments.map(|file| Source::new(file.as_str(), fs::read(&file).expect("a release"))).collect();
    let none = |name: &str| Err(format!("there is no `{name}`"));
    let fonts = Fonts::bundled();
    let made = proof(&sources, &none, &fonts, &BuildOptions::default()).expect("a release").output;
    fs::create_dir_all(&out).expect("a folder");
    for document in &made.documents {
        let set = layout(document, &fonts, &LayoutOptions::default()).expect("a layout").output;
        let language = document.parts()[0].language.as_str();
        for page in 0..set.page_count() {
            let by = f64::from(u32::try_from(page).expect("few"));
            let simulation = Simulation {
                dpi: 300.0,
                skew: 1.7 - by,
                print_scale: 0.97,
                shift: (2.0, -1.5),
                ..Simulation::default()
            };
            let name = format!("{}.{language}.{}.jpg", document.meta.id, page + 1);
            fs::write(Path::new(&out).join(name), simulation.jpeg(&set, page)).expect("written");
        }
    }
}
