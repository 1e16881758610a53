//! The same release gives the same bytes: in any process, after any others, on any number of threads.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use prakas::{BuildOptions, Fonts, Format, MailTo, Mailbox, publish};
use prakas_tests::corpus::{Case, valid};

/// Where the process that the other tests start writes its files.
const OUT: &str = "PRAKAS_TEST_OUT";

/// Set where it is to take the releases in the opposite order.
const BACKWARDS: &str = "PRAKAS_TEST_BACKWARDS";

fn make(cases: &[Case]) -> BTreeMap<String, Vec<u8>> {
    let fonts = Fonts::bundled();
    let mut options = BuildOptions::default();
    let mailbox = Mailbox { name: "Press".into(), address: "press@example.org".into() };
    options.export.mail = MailTo { from: Some(mailbox), attach_pdf: true, ..MailTo::default() };
    let files = cases.iter().flat_map(|case| {
        let release = case.release();
        // No message is sent without a day.
        let can_be = |format: &&Format| **format != Format::Eml || release.issued.is_some();
        let options =
            BuildOptions { formats: Format::ALL.iter().filter(can_be).copied().collect(), ..options.clone() };
        let published = publish(&release, &fonts, &options);
        let files = published.unwrap_or_else(|stopped| panic!("{}: {stopped}", case.name)).output;
        files.into_iter().map(|file| (format!("{}.{}", case.name, file.name), file.bytes))
    });
    files.collect()
}

#[test]
#[ignore = "the process that the other test starts"]
fn make_in_this_process() {
    let Some(out) = env::var_os(OUT) else { return };
    let mut cases = valid();
    if env::var_os(BACKWARDS).is_some() {
        cases.reverse();
    }
    for (name, bytes) in make(&cases) {
        fs::write(Path::new(&out).join(name), bytes).expect("a file to write");
    }
}

/// Makes all files in a process of its own.
fn make_in_another_process(name: &str, settings: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).expect("a folder");
    let status = Command::new(env::current_exe().expect("this test"))
        .args(["--exact", "make_in_this_process", "--ignored"])
        .env(OUT, &out)
        .envs(settings.iter().copied())
        .status()
        .expect("a process");
    assert!(status.success(), "{status}");
    let files = fs::read_dir(&out).expect("the folder").map(|entry| entry.expect("a file").path());
    let file = |path: &Path| path.file_name().expect("a name").to_str().expect("UTF-8").to_owned();
    files.map(|path| (file(&path), fs::read(&path).expect("the file"))).collect()
}

#[test]
fn bytes_depend_on_the_release_alone() {
    let here = make(&valid());
    let others = [
        ("one-thread", vec![("RAYON_NUM_THREADS", "1"), ("TZ", "Pacific/Auckland"), ("LANG", "km_KH.UTF-8")]),
        ("many-threads", vec![("RAYON_NUM_THREADS", "7"), (BACKWARDS, "1"), ("TZ", "America/Los_Angeles")]),
    ];
    for (name, settings) in others {
        let there = make_in_another_process(name, &settings);
        assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>(), "{name}");
        for (file, bytes) in &here {
            assert!(bytes == &there[file], "{file} has other bytes in the process `{name}`");
        }
    }
}
