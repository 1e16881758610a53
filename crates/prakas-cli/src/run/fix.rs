//! `prakas check --fix`: the edits that findings propose, shown and made.

use std::path::{Path, PathBuf};

use prakas::{Source, mend};

use super::check::Checker;
use crate::code::OwnCode;
use crate::difference::difference;
use crate::files::{Reader, keep_and_replace};
use crate::finding::Finding;
use crate::groups::STDIN;
use crate::report::Report;
use crate::ui::Counted;

/// How many times what was mended is looked at again: an edit may make another one possible.
const ROUNDS: usize = 64;

/// Shows what the edits would change in the files of a release, and makes them where that is asked for. Files that cannot be read are
/// told when they are checked.
pub(super) fn run(
    files: &[PathBuf],
    reader: &Reader,
    checker: &Checker<'_>,
    is_made: bool,
    report: &mut Report,
) {
    let Ok(sources) = reader.sources(files) else { return };
    let mended = mended(files, &sources, checker);
    for ((file, was), is) in files.iter().zip(&sources).zip(&mended) {
        if was.bytes() == is.bytes() {
            continue;
        }
        let (shown, changes) = difference(was.name(), was.text(), is.text());
        report.say(|_| shown);
        if !is_made {
            report.say(|ui| {
                let would = ui.choose("would be made in", "នឹងធ្វើក្នុង");
                format!("{} {would} {}\n\n", ui.count(changes, Counted::Change), was.name())
            });
            continue;
        }
        if file == Path::new(STDIN) {
            let finding = Finding::error(OwnCode::WrongUse, "standard input cannot be mended in its place");
            report.tell(vec![finding.hint("write it into a file first, or use --diff")]);
            continue;
        }
        match keep_and_replace(file, is.bytes()) {
            Ok(copy) => report.say(|ui| {
                let (made, kept) = ui.choose(("made in", "as it was:"), ("បានធ្វើក្នុង", "ឯកសារដើម៖"));
                let changes = ui.count(changes, Counted::Change);
                format!("{changes} {made} {}; {kept} {}\n\n", was.name(), copy.display())
            }),
            Err(why) => {
                let message = format!("`{}` cannot be mended: {why}", was.name());
                report.tell(vec![Finding::error(OwnCode::CannotWrite, message).of_file(was.name())]);
            }
        }
    }
}

/// The sources with all edits made that can be.
fn mended(files: &[PathBuf], sources: &[Source], checker: &Checker<'_>) -> Vec<Source> {
    let mut mended = sources.to_vec();
    for _ in 0..ROUNDS {
        let next = mend(&mended, &checker.findings(files, &mended));
        if next == mended {
            break;
        }
        mended = next;
    }
    mended
}
