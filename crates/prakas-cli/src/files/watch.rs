//! Files that are watched: told when one of them may have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// After the first sign of a change, how long there must be no other: a program that saves does it in several steps.
const QUIET: Duration = Duration::from_millis(5);
/// How long is waited for that, at most.
const RESTLESS: Duration = Duration::from_millis(90);
/// How often files are looked at where nothing is told: some network drives tell nothing, and a folder that is made anew is
/// not the one that is watched.
const LOOK: Duration = Duration::from_secs(1);

/// Watches files by the folders that they are in, so that one that is deleted, renamed or replaced is watched on.
pub(crate) struct Watch {
    /// Nothing where the system watches no files for us: then they are looked at.
    watcher: Option<RecommendedWatcher>,
    signs: Receiver<()>,
    /// The names that matter, which the watcher's thread knows, too.
    names: Arc<Mutex<BTreeSet<OsString>>>,
    /// The files, each as it was when it was last looked at.
    files: BTreeMap<PathBuf, Stamp>,
    folders: BTreeSet<PathBuf>,
}

/// What tells a file that was written from one that was not.
type Stamp = Option<(SystemTime, u64)>;

impl Watch {
    /// A watch over nothing yet.
    pub(crate) fn new() -> Self {
        let (sign, signs) = channel();
        let names = Arc::new(Mutex::new(BTreeSet::new()));
        let known = Arc::clone(&names);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.map_or(true, |event| concerns(&event, &known)) {
                // Nobody waits any more where the preview has ended.
                let _ = sign.send(());
            }
        });
        let (files, folders) = Default::default();
        Self { watcher: watcher.ok(), signs, names, files, folders }
    }

    /// Watches these files from now on, and no others. Those that were watched before are known as they were then: what became of
    /// them since is told.
    pub(crate) fn follow(&mut self, files: BTreeSet<PathBuf>) {
        if files.iter().eq(self.files.keys()) {
            return;
        }
        let names = files.iter().filter_map(|file| file.file_name()).map(OsString::from).collect();
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) = names;
        let before = mem::take(&mut self.files);
        let known = |file: &PathBuf| before.get(file).copied().unwrap_or_else(|| stamp(file));
        self.files = files.into_iter().map(|file| (file.clone(), known(&file))).collect();
        self.watch_folders();
    }

    fn watch_folders(&mut self) {
        let folders: BTreeSet<PathBuf> = self.files.keys().map(|file| folder_of(file).to_owned()).collect();
        if let Some(watcher) = &mut self.watcher {
            for old in self.folders.difference(&folders) {
                let _ = watcher.unwatch(old);
            }
            // A folder that is not there is looked for as its files are.
            for folder in &folders {
                let _ = watcher.watch(folder, RecursiveMode::NonRecursive);
            }
        }
        self.folders = folders;
    }

    /// Waits until a file may have changed, and is whole again as far as can be told; not longer than `patience`. What is read after
    /// that is what was told of, or newer.
    pub(crate) fn wait(&mut self, patience: Duration) -> bool {
        let end = Instant::now() + patience;
        loop {
            match self.signs.recv_timeout(LOOK.min(end.saturating_duration_since(Instant::now()))) {
                Ok(()) => {
                    self.settle();
                    self.look();
                    return true;
                }
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(LOOK.min(patience)),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.look() {
                // The watcher has missed it, so what it watches is not what is there.
                self.watch_anew();
                return true;
            }
            if Instant::now() >= end {
                return false;
            }
        }
    }

    /// Looks at the files; whether one is not as it was.
    fn look(&mut self) -> bool {
        let mut is_changed = false;
        for (file, known) in &mut self.files {
            let now = stamp(file);
            is_changed |= now != *known;
            *known = now;
        }
        is_changed
    }

    fn settle(&self) {
        let end = Instant::now() + RESTLESS;
        while Instant::now() < end && self.signs.recv_timeout(QUIET).is_ok() {}
        while self.signs.try_recv().is_ok() {}
    }

    fn watch_anew(&mut self) {
        if let Some(watcher) = &mut self.watcher {
            for folder in &self.folders {
                let _ = watcher.unwatch(folder);
            }
        }
        self.watch_folders();
    }
}

/// Whether an event is about a file of such a name. That somebody has read one changes nothing.
fn concerns(event: &Event, names: &Mutex<BTreeSet<OsString>>) -> bool {
    let names = names.lock().unwrap_or_else(PoisonError::into_inner);
    let is_known = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(is_known))
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn stamp(file: &Path) -> Stamp {
    let metadata = file.metadata().ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(300);

    /// Whether nothing is told any more, once what was to be told has come.
    fn is_quiet(watch: &mut Watch) -> bool {
        (0..20).any(|_| !watch.wait(SHORT))
    }

    #[test]
    fn a_file_is_watched_whatever_becomes_of_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        let mut watch = Watch::new();
        watch.follow([file.clone()].into());
        fs::write(&file, "one").expect("written");
        assert!(watch.wait(LONG) && is_quiet(&mut watch), "made");
        fs::write(folder.path().join("new"), "two").expect("written");
        assert!(!watch.wait(SHORT), "another file");
        fs::rename(folder.path().join("new"), &file).expect("renamed");
        assert!(watch.wait(LONG), "replaced");
        fs::remove_file(&file).expect("removed");
        assert!(watch.wait(LONG), "deleted");
        assert!(is_quiet(&mut watch), "nothing more");
    }

    #[test]
    fn what_changes_while_something_else_is_done_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, other) = (folder.path().join("a.md"), folder.path().join("b.png"));
        for watcher in [None, Watch::new().watcher] {
            let mut watch = Watch { watcher, ..Watch::new() };
            watch.follow([file.clone()].into());
            fs::write(&file, "one more").expect("written");
            watch.follow([file.clone(), other.clone()].into());
            assert!(watch.wait(LONG));
            fs::remove_file(&file).expect("removed");
        }
    }

    #[test]
    fn a_folder_that_is_made_anew_is_watched_again() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = outer.path().join("in");
        let file = folder.join("a.md");
        fs::create_dir(&folder).expect("made");
        fs::write(&file, "one").expect("written");
        let mut watch = Watch::new();
        watch.follow([file.clone()].into());
        for _ in 0..2 {
            fs::remove_dir_all(&folder).expect("removed");
            assert!(watch.wait(LONG));
            fs::create_dir(&folder).expect("made");
            fs::write(&file, "two").expect("written");
            assert!(watch.wait(LONG));
            fs::write(&file, "three").expect("written");
            assert!(watch.wait(LONG));
        }
    }

    #[test]
    fn without_a_watcher_files_are_looked_at() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        let mut watch = Watch { watcher: None, ..Watch::new() };
        watch.follow([file.clone()].into());
        assert!(!watch.wait(SHORT));
        fs::write(&file, "one").expect("written");
        assert!(watch.wait(LONG));
    }
}
