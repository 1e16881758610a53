//! A thousand different releases in all formats on two threads: how many a second, and whether memory stays flat.

#![allow(clippy::print_stdout, reason = "figures are for people to read")]

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use prakas::{BuildOptions, Fonts, Language, publish};
use prakas_tests::corpus::{another, example};

const RELEASES: usize = 1000;
const EARLY: usize = 200;
const THREADS: usize = 2;

fn main() {
    let (example, fonts) = (example().release(), Fonts::bundled());
    let options = BuildOptions { languages: vec![Language::EN], ..BuildOptions::default() };
    let (next, early) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= RELEASES {
                        break;
                    }
                    if number == EARLY {
                        early.store(peak_memory(), Ordering::Relaxed);
                    }
                    publish(&another(&example, number), &fonts, &options).expect("files");
                    prakas::evict(10);
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    let per_second = f64::from(u32::try_from(RELEASES).unwrap_or(u32::MAX)) / seconds;
    println!(
        "{RELEASES} releases in all formats on {THREADS} threads: {seconds:.1} s, {per_second:.1} a second"
    );
    let (early, late) = (early.into_inner(), peak_memory());
    println!("most memory after {EARLY}: {} MiB; after {RELEASES}: {} MiB", early / 1024, late / 1024);
}

/// The most memory that the process has had so far, in KiB, where the system tells (`VmHWM`, proc(5)).
fn peak_memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
