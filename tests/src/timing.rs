//! What benchmarks are timed with.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The program `prakas`, built as everyone builds it.
///
/// # Panics
/// Where it cannot be built.
#[must_use]
pub fn command() -> PathBuf {
    let status =
        Command::new(env!("CARGO")).args(["build", "--release", "--quiet", "-p", "prakas-cli"]).status();
    assert!(status.expect("cargo").success(), "the command cannot be built");
    let this = env::current_exe().expect("this program");
    let built = this.ancestors().nth(2).expect("the folder that programs are built in");
    built.join(format!("prakas{}", env::consts::EXE_SUFFIX))
}

/// Whether there is a program of this name on the path.
#[must_use]
pub fn has(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok()
}

/// How long a process takes.
///
/// # Panics
/// Where it fails.
#[must_use]
pub fn time(mut command: Command) -> Duration {
    let start = Instant::now();
    let output = command.stdout(Stdio::null()).output().expect("a program to start");
    let time = start.elapsed();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    time
}

/// The one in the middle.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Tells what took how long.
#[allow(clippy::print_stdout, reason = "figures are for people to read")]
pub fn print(what: &str, time: Duration) {
    println!("{what:40} {:8.2} ms", time.as_secs_f64() * 1e3);
}
