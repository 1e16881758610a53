//! Lunar dates a second, both ways, and lunar lines read.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jiff::civil::Date;
use prakas_khmer::calendar::{FIRST, LAST, LunarDate, civil, read};

fn main() {
    divan::main();
}

/// Every day of the calendar.
fn days() -> Vec<Date> {
    let next = |day: &Date| day.tomorrow().ok().filter(|day| *day <= LAST);
    std::iter::successors(Some(FIRST), next).collect()
}

#[divan::bench]
fn lunar_dates(bencher: Bencher<'_, '_>) {
    let days = days();
    bencher.counter(ItemsCount::new(days.len())).bench_local(|| {
        for day in &days {
            black_box(LunarDate::of(black_box(*day)).is_ok());
        }
    });
}

#[divan::bench]
fn civil_dates(bencher: Bencher<'_, '_>) {
    let days: Vec<_> = days().into_iter().filter_map(|day| LunarDate::of(day).ok()).collect();
    bencher.counter(ItemsCount::new(days.len())).bench_local(|| {
        for lunar in &days {
            black_box(civil(black_box(lunar.day()), lunar.month(), lunar.era()).is_ok());
        }
    });
}

#[divan::bench]
fn sentences(bencher: Bencher<'_, '_>) {
    let days: Vec<_> = days().into_iter().step_by(100).filter_map(|day| LunarDate::of(day).ok()).collect();
    bencher.counter(ItemsCount::new(days.len())).bench_local(|| {
        for lunar in &days {
            black_box(lunar.to_string());
        }
    });
}

#[divan::bench]
fn lines_read(bencher: Bencher<'_, '_>) {
    let lines: Vec<_> = days()
        .into_iter()
        .step_by(100)
        .filter_map(|day| Some(LunarDate::of(day).ok()?.to_string()))
        .collect();
    bencher.counter(ItemsCount::new(lines.len())).bench_local(|| {
        for line in &lines {
            black_box(read(black_box(line)));
        }
    });
}
