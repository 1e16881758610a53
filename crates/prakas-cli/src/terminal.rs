//! The process and its terminal: arguments, environment, streams, progress.

#![allow(clippy::disallowed_methods, reason = "this is where the process and its streams are asked")]

use std::ffi::OsString;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anstream::AutoStream;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;

use crate::report::Telling;
use crate::ui::{Counted, Ui};

/// The most bytes of an answer.
const LONGEST_ANSWER: u64 = 64 << 10;

/// Columns where there is no terminal to ask.
const COLUMNS: usize = 100;

/// The most releases that are made without a progress bar.
const FEW: usize = 8;

/// The most releases that are made without a line where there is no terminal.
const MANY: usize = 100;

/// Whether somebody wants the work to end.
static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The arguments of this process, its name first.
pub(crate) fn arguments() -> impl Iterator<Item = OsString> {
    std::env::args_os()
}

/// The language of this process, as the system has it.
pub(crate) fn locale() -> Ui {
    sys_locale::get_locale().map(|locale| Ui::of_locale(&locale)).unwrap_or_default()
}

/// Whether a panic is to be told as Rust tells it.
pub(crate) fn wants_backtrace() -> bool {
    std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0")
}

/// The columns that there are for drawing.
pub(crate) fn columns() -> usize {
    let size = terminal_size::terminal_size_of(io::stderr());
    size.map_or(COLUMNS, |(width, _)| usize::from(width.0).clamp(40, 160))
}

/// Says something on standard error, in colours where it shows them and NO_COLOR is not set. Where nobody listens, nothing is
/// to be done about it.
pub(crate) fn say(text: &str) {
    let _ = AutoStream::auto(io::stderr().lock()).write_all(text.as_bytes());
}

/// Whether standard output is looked at by somebody.
pub(crate) fn is_stdout_a_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Opens this address in the browser that the system has for it. Where there is none, the address was told.
pub(crate) fn open_in_browser(address: &str) {
    let _ = open::that_detached(address);
}

/// From now on Ctrl-C, or an end that the system asks for, lets what was begun be finished and begins nothing more; a second one ends the
/// process at once.
pub(crate) fn watch_for_interrupts() {
    // Where it cannot be watched for, the process ends as any does.
    let _ = ctrlc::set_handler(|| {
        if IS_INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    });
}

/// Whether somebody wants the work to end.
pub(crate) fn is_interrupted() -> bool {
    IS_INTERRUPTED.load(Ordering::Relaxed)
}

/// The exit code of a process that was interrupted.
pub(crate) const INTERRUPTED: u8 = 130;

/// Whether there is somebody who can be asked.
pub(crate) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks something, and gives the line that is answered.
///
/// # Errors
/// Standard input ends, or cannot be read.
pub(crate) fn ask(question: &str) -> io::Result<String> {
    say(question);
    let mut line = String::new();
    match io::stdin().lock().take(LONGEST_ANSWER).read_line(&mut line)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(line.trim().to_owned()),
    }
}

/// The day that it is in Cambodia.
pub(crate) fn today() -> Date {
    jiff::tz::offset(7).to_datetime(jiff::Timestamp::now()).date()
}

/// Writes to standard output. Where its reader wants no more, that is enough.
pub(crate) fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// A bar on the terminal while many releases are made, lines elsewhere; nothing for few.
pub(crate) enum Progress {
    Bar(ProgressBar),
    /// Where there is no terminal, for people who read it in a log.
    Lines {
        ui: Ui,
        releases: usize,
        done: AtomicUsize,
    },
    None,
}

impl Progress {
    /// A bar for so many releases.
    pub(crate) fn new(releases: usize, telling: Telling) -> Self {
        let Telling::People(ui) = telling else { return Self::None };
        if releases <= FEW {
            return Self::None;
        }
        if !io::stderr().is_terminal() {
            return Self::Lines { ui, releases, done: AtomicUsize::new(0) };
        }
        let bar = ProgressBar::with_draw_target(u64::try_from(releases).ok(), ProgressDrawTarget::stderr());
        let template = ui.choose(
            "{bar:40} {pos} of {len} releases, {per_sec}, {eta} left",
            "{bar:40} សេចក្តីប្រកាស {pos} ក្នុងចំណោម {len}, {per_sec}, នៅសល់ {eta}",
        );
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        Self::Bar(bar)
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        match self {
            Self::Bar(bar) => bar.inc(1),
            Self::Lines { ui, releases, done } => {
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                // A line for each tenth.
                let tenth = |n: usize| n * 10 / releases;
                if *releases > MANY && tenth(done) > tenth(done - 1) && done < *releases {
                    let of = ui.choose("of", "ក្នុងចំណោម");
                    say(&format!("{} {of} {releases}\n", ui.count(done, Counted::Release)));
                }
            }
            Self::None => {}
        }
    }

    /// Does something while the bar is out of the way.
    pub(crate) fn aside<T>(&self, action: impl FnOnce() -> T) -> T {
        match self {
            Self::Bar(bar) => bar.suspend(action),
            Self::Lines { .. } | Self::None => action(),
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}
