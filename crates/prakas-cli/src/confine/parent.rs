//! The process that starts another for each release, and watches it.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;

use prakas::Source;

use super::{Limits, Made, wire};
use crate::code::OwnCode;
use crate::files;
use crate::finding::Finding;

/// The most bytes that are kept of what a process says before it dies.
const LAST_WORDS: u64 = 16 << 10;

/// What is beside the files in what a process hands back, at most.
const FINDINGS: u64 = 16 << 20;

/// How releases are made with a template that nobody vouches for.
#[derive(Debug, Clone)]
pub(crate) struct Confinement {
    /// The arguments that make a release whose files follow them.
    pub(crate) arguments: Vec<OsString>,
    /// The template.
    pub(crate) template: Source,
    /// What each release may take.
    pub(crate) limits: Limits,
}

/// Why a process gave nothing back.
#[derive(Debug)]
enum Failure {
    /// It could not be started.
    Start(io::Error),
    /// It took too long.
    Time,
    /// It was refused more memory.
    Memory,
    /// It called itself too often.
    Depth,
    /// Something else: how it ended.
    Other(String),
}

impl Confinement {
    /// Makes one release of these files, where `-` is `stdin`.
    pub(crate) fn make(&self, files: &[PathBuf], stdin: &[u8]) -> Made {
        let made = std::env::current_exe().map_err(Failure::Start).and_then(|program| {
            let mut command = Command::new(program);
            command.args(&self.arguments).arg("--").args(files);
            watch(command, (self.template.text().as_bytes(), stdin), self.limits)
        });
        made.unwrap_or_else(|failure| Made::stopped(vec![self.finding(&failure, files)]))
    }

    fn finding(&self, failure: &Failure, files: &[PathBuf]) -> Finding {
        let release = files.first().map(|file| file.display().to_string()).unwrap_or_default();
        let Limits { time, memory } = self.limits;
        let of_template = |what: String, hints: [&str; 2]| {
            let finding =
                Finding::error(OwnCode::TemplateLimit, format!("the template {what} for `{release}`"));
            finding.hint(hints[0]).hint(hints[1]).of_file(self.template.name())
        };
        match failure {
            Failure::Time => of_template(
                format!("took longer than {} s", time.as_secs()),
                ["look for a loop that does not end, or pages without end", "--template-time allows more"],
            ),
            Failure::Memory => of_template(
                format!("needed more than {memory} MiB of memory"),
                ["look for a loop that adds to what it made before", "--template-memory allows more"],
            ),
            Failure::Depth => of_template(
                "nested things too deeply".to_owned(),
                [
                    "look for something that is put into itself again and again",
                    "a list or content can hold many things side by side",
                ],
            ),
            Failure::Start(error) => {
                let message =
                    format!("the template's own process cannot be started: {}", files::reason(error));
                Finding::error(OwnCode::Internal, message).of_file(release)
            }
            Failure::Other(how) => {
                Finding::error(OwnCode::Internal, format!("the template's own process ended early: {how}"))
                    .hint("please report it, with the file and the template")
                    .of_file(release)
            }
        }
    }
}

/// Ends the process when nobody looks any more.
struct Watched(Child);

impl Drop for Watched {
    fn drop(&mut self) {
        // One that has ended is no mistake.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Lets a process make a release of a template and standard input: until it has, or a limit is reached.
fn watch(mut command: Command, (template, stdin): (&[u8], &[u8]), limits: Limits) -> Result<Made, Failure> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(Failure::Start)?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(mut input), Some(output), Some(errors)) = pipes else {
        return Err(Failure::Other("it has no pipes".to_owned()));
    };
    thread::scope(|scope| {
        let mut child = Watched(child);
        // The pipe stays open until the writer is joined.
        let writer = scope.spawn(move || {
            // A process that ended early says why in another way.
            let _ = wire::write_given(&mut input, template, stdin);
            input
        });
        let last_words = scope.spawn(move || last_words(errors));
        let (send, made) = mpsc::channel();
        let most = limits.bytes().saturating_add(FINDINGS);
        scope.spawn(move || {
            let mut bytes = Vec::new();
            let read = output.take(most).read_to_end(&mut bytes);
            // Where the time is over nobody listens.
            let _ = send.send(read.map(|_| bytes));
        });
        let bytes = match made.recv_timeout(limits.time) {
            Ok(read) => read.unwrap_or_default(),
            Err(_) => return Err(Failure::Time),
        };
        let status = child.0.wait();
        drop(writer.join());
        let said = last_words.join().unwrap_or_default();
        match wire::read(&bytes) {
            Ok(made) => Ok(made),
            Err(_) => Err(why(status, &said)),
        }
    })
}

/// What a process said last, and its other words taken from it so that it does not wait.
fn last_words(mut errors: impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = errors.by_ref().take(LAST_WORDS).read_to_end(&mut bytes);
    let _ = io::copy(&mut errors, &mut io::sink());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Why a process ended before it handed anything back. That memory or stack ran out Rust says in words alone: it ends the process
/// in the same way.
fn why(status: io::Result<ExitStatus>, said: &str) -> Failure {
    if said.contains("memory allocation of") {
        return Failure::Memory;
    }
    if said.contains("has overflowed its stack") {
        return Failure::Depth;
    }
    match status {
        Ok(status) => {
            let words =
                said.lines().next_back().map(|line| format!(", and said: {line}")).unwrap_or_default();
            Failure::Other(format!("{status}{words}"))
        }
        Err(error) => Failure::Other(files::reason(&error)),
    }
}
