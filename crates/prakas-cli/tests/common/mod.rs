//! A folder, and the command run in it.

#![allow(unreachable_pub, dead_code, reason = "a module of each test program, which uses some of it")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// A release without a fault.
pub const RELEASE: &str = "\
---
title: Office hours
kind: statement
issued: 2021-10-27
place: Phnom Penh
issuer: mfaic
---

The office is closed on Monday.
";

/// A folder that the command runs in.
pub struct Scene(TempDir);

/// How a run ended, and what came of it.
pub struct Ran {
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Scene {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    /// What is in a file.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    /// The names in a folder, sorted; none where there is no such folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<_> =
            entries.map(|e| e.expect("an entry").file_name().display().to_string()).collect();
        names.sort();
        names
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    pub fn run_with(&self, arguments: &[&str], stdin: impl AsRef<[u8]>) -> Ran {
        let mut child = self.start(arguments, Stdio::piped());
        // Who does not read standard input may be gone before it is written.
        let _ = child.stdin.take().expect("piped").write_all(stdin.as_ref());
        Ran::of(child)
    }

    pub fn start(&self, arguments: &[&str], stdout: Stdio) -> Child {
        Command::new(env!("CARGO_BIN_EXE_prakas"))
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("RUST_BACKTRACE")
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(Stdio::piped())
            .spawn()
            .expect("started")
    }
}

impl Ran {
    pub fn of(child: Child) -> Self {
        let output = child.wait_with_output().expect("ended");
        Self {
            code: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// The messages of the errors that were drawn.
    pub fn errors(&self) -> Vec<&str> {
        let message =
            |line: &'_ str| line.starts_with("error").then(|| line.find(": ").map(|at| at + 2)).flatten();
        self.stderr.lines().filter_map(|line| Some(&line[message(line)?..])).collect()
    }
}
