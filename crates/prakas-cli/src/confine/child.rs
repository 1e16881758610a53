//! The process that makes one release: its limits, and what it hands back.

use std::io::{self, Read as _};
use std::process::exit;

use super::{Given, Limits, Made, wire};
use crate::code::OwnCode;
use crate::finding::Finding;
use crate::terminal;

/// Takes on the limits, and what the release is made with. From then on this process ends with the one that started it.
///
/// # Errors
/// The finding that the system takes no limit, or that nothing was given.
pub(crate) fn enter(limits: Limits, threads: usize) -> Result<Given, Vec<Finding>> {
    limit(limits, threads).map_err(|error| failed(&format!("cannot be limited: {error}")))?;
    let mut stdin = io::stdin();
    let given =
        wire::read_given(&mut stdin).map_err(|error| failed(&format!("was given no task: {error}")))?;
    std::thread::spawn(move || {
        // Nothing more comes, and it ends when nobody is left who could send it.
        let _ = stdin.read(&mut [0]);
        exit(1);
    });
    Ok(given)
}

fn failed(how: &str) -> Vec<Finding> {
    vec![Finding::error(OwnCode::Internal, format!("the template's own process {how}"))]
}

/// Hands back what was made.
pub(crate) fn deliver(made: Made) -> io::Result<()> {
    let mut bytes = Vec::new();
    wire::write(&mut bytes, made)?;
    terminal::write_out(&bytes)
}

/// Limits this process.
///
/// Memory is what it writes to and shares with nobody: the fonts that it reads from files do not count, nor does room that is kept
/// and not used. The clock is the parent's; the processor's time is limited beyond that, should nobody be left to look at a clock.
#[cfg(unix)]
fn limit(limits: Limits, threads: usize) -> io::Result<()> {
    use rustix::process::Resource;
    /// Seconds of the processor beyond what the clock allows.
    const SPARE: u64 = 10;
    let threads = u64::try_from(threads).unwrap_or(1).max(1);
    set(Resource::Cpu, limits.time.as_secs().saturating_mul(threads).saturating_add(SPARE))?;
    // It writes no files, and no image of its memory where it fails.
    set(Resource::Fsize, 0)?;
    set(Resource::Core, 0)?;
    limit_memory(limits.bytes())
}

#[cfg(all(unix, not(target_vendor = "apple")))]
fn limit_memory(bytes: u64) -> io::Result<()> {
    set(rustix::process::Resource::Data, bytes)
}

/// Apple's systems take no such limit.
#[cfg(target_vendor = "apple")]
fn limit_memory(_: u64) -> io::Result<()> {
    Ok(())
}

/// Sets a limit, or leaves a lower one.
#[cfg(unix)]
fn set(resource: rustix::process::Resource, wanted: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(resource).maximum.map_or(wanted, |maximum| maximum.min(wanted));
    Ok(setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) })?)
}

/// Where the system has no such limits, there is the parent's clock.
#[cfg(not(unix))]
fn limit(_: Limits, _: usize) -> io::Result<()> {
    Ok(())
}
