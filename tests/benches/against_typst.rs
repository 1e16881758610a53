//! The example release by `prakas build` and, beside it, `typst compile` on a page of the same words: each in a process of its own, in
//! turns. Then further releases, each different, in one process.
//!
//! What is printed are medians, and how many times as long as typst that is. Where there is no `typst` on the path, only the first.

#![allow(clippy::print_stdout, reason = "figures are for people to read")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use prakas::{BuildOptions, Fonts, Language, publish};
use prakas_tests::corpus::{another, example, folder};
use prakas_tests::timing::{command, has, median, time};

/// How often each process is started.
const TURNS: usize = 41;

/// How many releases are made in one process.
const FURTHER: usize = 200;

fn main() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("against_typst");
    fs::create_dir_all(&out).expect("a folder to write to");
    let prakas = command();
    let build = |formats: &str| {
        let mut command = Command::new(&prakas);
        command.args(["build", "--format", formats, "--out"]).arg(&out);
        command.arg(folder("examples/asean-japan-summit-2021.en.txt"));
        time(command)
    };
    let compile = || {
        let mut command = Command::new("typst");
        command.args(["compile", "--ignore-system-fonts"]);
        command.arg(folder("tests/benches/summit.typ")).arg(out.join("summit.pdf"));
        time(command)
    };
    let has_typst = has("typst");

    let [mut pdf, mut all, mut typst] = [const { Vec::new() }; 3];
    for _ in 0..TURNS {
        pdf.push(build("pdf"));
        all.push(build("pdf,docx,html,txt"));
        if has_typst {
            typst.push(compile());
        }
    }
    let typst = has_typst.then(|| median(typst));
    match typst {
        Some(typst) => print("typst compile --ignore-system-fonts", typst, Some(typst)),
        None => println!("there is no `typst` on the path to compare with"),
    }
    print("prakas build --format pdf", median(pdf), typst);
    print("prakas build, all formats", median(all), typst);
    print("a further release in a process, all formats", median(further(Language::EN)), typst);
    print("the same in Khmer", median(further(Language::KM)), typst);
}

/// How long each of many releases takes, the first aside.
fn further(language: Language) -> Vec<Duration> {
    let (example, fonts) = (example().release(), Fonts::bundled());
    let options = BuildOptions { languages: vec![language], ..BuildOptions::default() };
    let make = |number| {
        let release = another(&example, number);
        let start = Instant::now();
        publish(&release, &fonts, &options).expect("files");
        prakas::evict(10);
        start.elapsed()
    };
    (0..=FURTHER).map(make).skip(1).collect()
}

fn print(what: &str, time: Duration, of: Option<Duration>) {
    let ratio = of.map(|of| format!("{:8.2} ×", time.as_secs_f64() / of.as_secs_f64())).unwrap_or_default();
    println!("{what:45} {:8.1} ms {ratio}", time.as_secs_f64() * 1e3);
}
