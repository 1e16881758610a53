//! The example's web page by `prakas build` and, beside it, pandoc's on the same words, each in a process of its own, in turns. Then
//! pages in one process, in each language, with fonts and without.
//!
//! What is printed are medians, and ratios of one run. Where there is no `pandoc` on the path, the first is left out.

#![allow(clippy::print_stdout, reason = "figures are for people to read")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use prakas::{
    BuildOptions, ExportOptions, Fonts, Format, HtmlOptions, Language, MarkdownOptions, markdown, publish,
};
use prakas_tests::corpus::{another, example};
use prakas_tests::timing::{command, has, median, print, time};

/// How often each process is started.
const TURNS: usize = 31;

/// How many pages are made in one process.
const FURTHER: usize = 200;

fn main() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html");
    fs::create_dir_all(&out).expect("a folder to write to");
    let written = markdown(&example().release(), &MarkdownOptions::default()).output;
    let prakas = command();
    for source in &written.files {
        let path = out.join(&source.name);
        fs::write(&path, &source.text).expect("written");
        let language = &source.language;
        let build = |fonts: &[&str]| {
            let mut command = Command::new(&prakas);
            command.args(["build", "--format", "html"]).args(fonts).arg("--out").arg(&out).arg(&path);
            time(command)
        };
        let pandoc = || {
            let mut command = Command::new("pandoc");
            command.arg("--standalone").arg(&path).arg("-o").arg(out.join("pandoc.html"));
            time(command)
        };
        let [mut whole, mut bare, mut theirs] = [const { Vec::new() }; 3];
        for _ in 0..TURNS {
            whole.push(build(&[]));
            bare.push(build(&["--no-embed-fonts"]));
            if has("pandoc") {
                theirs.push(pandoc());
            }
        }
        let (whole, bare) = (median(whole), median(bare));
        print(&format!("{language}: prakas build --format html"), whole);
        print(&format!("{language}: the same without fonts"), bare);
        if theirs.is_empty() {
            println!("there is no `pandoc` on the path to compare with");
        } else {
            let theirs = median(theirs);
            print(&format!("{language}: pandoc --standalone"), theirs);
            println!("pandoc takes {:.1} times as long as the page without fonts", ratio(theirs, bare));
        }
    }
    for language in [Language::EN, Language::KM] {
        let bare = median(further(&language, false));
        let whole = median(further(&language, true));
        print(&format!("{language}: a further page in a process"), whole);
        println!("with fonts it takes {:.2} times as long as without", ratio(whole, bare));
    }
}

/// How long each of many pages takes, the first aside.
fn further(language: &Language, embed_fonts: bool) -> Vec<Duration> {
    let (example, fonts) = (example().release(), Fonts::bundled());
    let html = HtmlOptions { embed_fonts, ..HtmlOptions::default() };
    let options = BuildOptions {
        formats: vec![Format::Html],
        languages: vec![language.clone()],
        export: ExportOptions { html, ..ExportOptions::default() },
        ..BuildOptions::default()
    };
    let make = |number| {
        let release = another(&example, number);
        let start = Instant::now();
        publish(&release, &fonts, &options).expect("a page");
        start.elapsed()
    };
    (0..=FURTHER).map(make).skip(1).collect()
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
