//! What came of it: told as it comes, counted, and at last the exit code.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use prakas::{Code, Severity};
use serde::Serialize;

use crate::draw::draw;
use crate::excerpt::visible;
use crate::files;
use crate::finding::Finding;
use crate::terminal;

/// The document that `--json` writes to standard output.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Findings {
    /// All findings, those of a release together, releases in the order of their files.
    pub findings: Vec<Finding>,
    /// How many of them are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
    /// How many releases are as they should be.
    pub releases: usize,
    /// How many releases are not.
    pub failed: usize,
    /// The files that were written.
    pub files: Vec<String>,
}

/// What became of one release.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// What was found.
    pub(crate) findings: Vec<Finding>,
    /// How it ended.
    pub(crate) end: End,
}

/// How the work on a release ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum End {
    /// All is well, and these files were written.
    Done(Vec<PathBuf>),
    /// All is well, and this line says so.
    Told(String),
    /// Its findings stopped it.
    Failed,
    /// Its findings stopped it, and the arguments were at fault.
    WrongUse,
    /// The work had been given up before.
    NotTried,
}

/// How many findings about a template are remembered so as not to be told again.
const REMEMBERED: usize = 100;

/// Tells findings, and counts.
#[derive(Debug)]
pub(crate) struct Report {
    json: bool,
    deny_warnings: bool,
    columns: usize,
    told: Findings,
    of_template: Vec<Finding>,
    files: usize,
    not_tried: usize,
    is_wrong_use: bool,
}

impl Report {
    /// A report for people, or for machines.
    pub(crate) fn new(json: bool, deny_warnings: bool) -> Self {
        let columns = terminal::columns();
        let told = Findings::default();
        let of_template = Vec::new();
        Self { json, deny_warnings, columns, told, of_template, files: 0, not_tried: 0, is_wrong_use: false }
    }

    /// Tells findings. What is wrong with a template is the same for each release, and is told once.
    pub(crate) fn tell(&mut self, mut findings: Vec<Finding>) {
        findings.retain(|finding| {
            let is_of_template = finding.code == Code::Template.as_str();
            if is_of_template && self.of_template.contains(finding) {
                return false;
            }
            if is_of_template && self.of_template.len() < REMEMBERED {
                self.of_template.push(finding.clone());
            }
            true
        });
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        self.told.errors += errors;
        self.told.warnings += findings.len() - errors;
        if self.json {
            self.told.findings.extend(findings);
        } else if !findings.is_empty() {
            terminal::say(&draw(&findings, self.columns));
        }
    }

    /// Tells what became of a release.
    pub(crate) fn take(&mut self, outcome: Outcome) {
        self.tell(outcome.findings);
        match outcome.end {
            End::Done(files) => {
                self.told.releases += 1;
                self.files += files.len();
                if self.json {
                    self.told.files.extend(files.iter().map(|file| file.display().to_string()));
                }
            }
            End::Told(line) => {
                self.told.releases += 1;
                if !self.json {
                    terminal::say(&line);
                }
            }
            End::Failed => self.told.failed += 1,
            End::WrongUse => {
                self.told.failed += 1;
                self.is_wrong_use = true;
            }
            End::NotTried => self.not_tried += 1,
        }
    }

    /// Whether what was told so far stops the work.
    pub(crate) fn stops(&self) -> bool {
        self.told.errors > 0 || (self.deny_warnings && self.told.warnings > 0)
    }

    /// Ends with the counts, for files that went into a folder or for a check.
    pub(crate) fn finish(self, folder: Option<&Path>) -> ExitCode {
        if !self.json {
            terminal::say(&self.summary(folder));
        }
        self.finish_quietly()
    }

    /// Ends without a word to people.
    pub(crate) fn finish_quietly(mut self) -> ExitCode {
        if self.json {
            self.write_json();
        }
        if self.is_wrong_use {
            ExitCode::from(2)
        } else if self.stops() || self.told.failed > 0 || self.not_tried > 0 {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        }
    }

    fn write_json(&mut self) {
        // Findings are strings and numbers, which JSON always holds.
        let mut json = serde_json::to_vec_pretty(&self.told).unwrap_or_default();
        json.push(b'\n');
        if let Err(error) = terminal::write_out(&json) {
            self.json = false;
            self.tell(vec![cannot_write_out(&error)]);
        }
    }

    /// One line: what was done, what was not, and what should be looked at.
    fn summary(&self, folder: Option<&Path>) -> String {
        let Findings { errors, warnings, releases, failed, .. } = self.told;
        let mut parts = Vec::new();
        match folder {
            Some(folder) if releases > 0 => parts.push(format!(
                "{}, {} in {}",
                count(releases, "release"),
                count(self.files, "file"),
                visible(&folder.display().to_string())
            )),
            Some(_) => parts.push("nothing was written".to_owned()),
            None => parts.push(count(releases + failed, "release")),
        }
        if folder.is_none() {
            parts.push(if errors + warnings == 0 {
                "no findings".to_owned()
            } else {
                count(errors, "error")
            });
        } else if failed > 0 {
            parts.push(format!("{} failed", count(failed, "release")));
        }
        if self.not_tried > 0 {
            parts.push(format!("{} not tried", count(self.not_tried, "release")));
        }
        if warnings > 0 {
            let denied = if self.deny_warnings { " (denied)" } else { "" };
            parts.push(format!("{}{denied}", count(warnings, "warning")));
        }
        parts.join("; ") + "\n"
    }
}

/// The finding that standard output takes nothing.
pub(crate) fn cannot_write_out(error: &std::io::Error) -> Finding {
    Finding::error("cannot-write", format!("standard output cannot be written: {}", files::reason(error)))
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(deny_warnings: bool, ends: &[End], findings: Vec<Finding>) -> Report {
        let mut report = Report::new(true, deny_warnings);
        report.tell(findings);
        for end in ends {
            report.take(Outcome { findings: Vec::new(), end: end.clone() });
        }
        report
    }

    fn done() -> End {
        End::Done(vec!["out/a.pdf".into(), "out/a.txt".into()])
    }

    #[test]
    fn the_summary_tells_all_that_counts() {
        let warning = || vec![Finding::warning("guess", "m")];
        for (ends, deny, findings, summary) in [
            (vec![done()], false, vec![], "1 release, 2 files in out\n"),
            (
                vec![done(), End::Failed, done()],
                false,
                vec![],
                "2 releases, 4 files in out; 1 release failed\n",
            ),
            (
                vec![End::Failed, End::NotTried],
                false,
                vec![],
                "nothing was written; 1 release failed; 1 release not tried\n",
            ),
            (vec![done()], false, warning(), "1 release, 2 files in out; 1 warning\n"),
            (
                vec![End::Failed],
                true,
                warning(),
                "nothing was written; 1 release failed; 1 warning (denied)\n",
            ),
        ] {
            assert_eq!(report(deny, &ends, findings).summary(Some(Path::new("out"))), summary);
        }
        assert_eq!(report(false, &[End::Done(vec![])], vec![]).summary(None), "1 release; no findings\n");
        let errors = vec![Finding::error("x", "m"), Finding::error("x", "m"), Finding::warning("x", "m")];
        assert_eq!(
            report(false, &[End::Failed, done()], errors).summary(None),
            "2 releases; 2 errors; 1 warning\n"
        );
    }

    #[test]
    fn what_is_wrong_with_a_template_is_told_once() {
        let mistake = |code: &'static str| Finding::error(code, "m").of_file("own.typ");
        let findings = ["template", "template", "guess", "guess"].map(mistake);
        let mut report = report(false, &[], findings.into());
        report.take(Outcome { findings: vec![mistake("template")], end: End::Failed });
        assert_eq!((report.told.errors, report.told.failed, report.told.findings.len()), (3, 1, 3));
    }

    #[test]
    fn warnings_stop_where_they_are_denied() {
        let warning = || vec![Finding::warning("guess", "m")];
        assert!(!report(false, &[], warning()).stops());
        assert!(report(true, &[], warning()).stops());
        assert!(report(false, &[], vec![Finding::error("x", "m")]).stops());
    }
}
