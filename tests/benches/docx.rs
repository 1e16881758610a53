//! The example's DOCX by `prakas build` and, beside it, pandoc's writer on the same words, each in a process of its own, in turns. Then
//! writing it, and reading it back, in one process.
//!
//! What is printed are medians, and ratios of one run. Where there is no `pandoc` on the path, the first is left out.

#![allow(clippy::print_stdout, reason = "figures are for people to read")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use prakas::{DocxOptions, Language, MarkdownOptions, Source, markdown, read};
use prakas_tests::corpus::{documents, example};
use prakas_tests::timing::{command, has, median, print, time};

/// How often each process is started.
const TURNS: usize = 31;

/// How often each is done in one process.
const FURTHER: usize = 200;

fn main() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docx");
    fs::create_dir_all(&out).expect("a folder to write to");
    let release = example().release();
    let written = markdown(&release, &MarkdownOptions::default()).output;
    let source = written.files.iter().find(|file| file.language == Language::EN).expect("the edition");
    let path = out.join(&source.name);
    fs::write(&path, &source.text).expect("written");

    let prakas = command();
    let ours = || {
        let mut command = Command::new(&prakas);
        command.args(["build", "--format", "docx", "--out"]).arg(&out).arg(&path);
        time(command)
    };
    let theirs = || {
        let mut command = Command::new("pandoc");
        command.arg(&path).arg("-o").arg(out.join("pandoc.docx"));
        time(command)
    };
    if has("pandoc") {
        let [mut own, mut other] = [const { Vec::new() }; 2];
        for _ in 0..TURNS {
            own.push(ours());
            other.push(theirs());
        }
        let (own, other) = (median(own), median(other));
        print("pandoc -o summit.docx", other);
        print("prakas build --format docx", own);
        println!("pandoc takes {:.1} times as long", other.as_secs_f64() / own.as_secs_f64());
    } else {
        println!("there is no `pandoc` on the path to compare with");
    }

    let (_, document) =
        documents(&release).into_iter().find(|(language, _)| *language == Language::EN).expect("the edition");
    let options = DocxOptions::default();
    let docx = prakas::docx(&document, &options).expect("a DOCX");
    let no_pictures = |name: &str| Err(format!("there is no `{name}`"));
    let writing = median(repeated(|| drop(prakas::docx(&document, &options).expect("a DOCX"))));
    let reading = median(repeated(|| {
        drop(read(&[Source::new("summit.docx", docx.clone())], &no_pictures).expect("a release"));
    }));
    print("writing it in a process", writing);
    print("reading it back", reading);
    println!("reading takes {:.2} times as long as writing", reading.as_secs_f64() / writing.as_secs_f64());
}

fn repeated(mut run: impl FnMut()) -> Vec<Duration> {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..FURTHER).map(once).collect()
}
