//! Templates that nobody vouches for: what they draw, what is said of them, and that none harms the machine.

#![allow(clippy::disallowed_methods, reason = "the tests run the command on files")]

mod common;

use std::fs;
use std::process::Stdio;

use common::{RELEASE, Ran, Scene};

const KEPT: &str = "#import \"/official.typ\": render as official\n";

/// A folder with a release and a template whose pages are `code`.
fn scene(code: &str) -> Scene {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("own.typ", format!("{KEPT}#let render(data) = {{\n{code}\n}}\n"));
    scene
}

fn build(scene: &Scene, more: &[&str]) -> Ran {
    scene.run(&[&["build", "a.md", "--format", "pdf", "--template", "own.typ"], more].concat())
}

/// Asserts that nothing was left: no file, in the output folder or the system's for temporary ones, and no process.
#[track_caller]
fn nothing_is_left(scene: &Scene) {
    assert_eq!(scene.names("out"), Vec::<String>::new());
    assert_eq!(scene.names("."), ["a.md", "own.typ"]);
    assert_eq!(processes(scene), Vec::<String>::new());
}

/// The command lines of the processes that run in this folder.
#[cfg(target_os = "linux")]
fn processes(scene: &Scene) -> Vec<String> {
    let folder = scene.path(".").canonicalize().expect("a folder");
    let there = fs::read_dir("/proc").expect("processes").flatten();
    let ours = there.filter(|entry| fs::read_link(entry.path().join("cwd")).is_ok_and(|cwd| cwd == folder));
    ours.map(|entry| fs::read_to_string(entry.path().join("cmdline")).unwrap_or_default()).collect()
}

#[cfg(not(target_os = "linux"))]
fn processes(_: &Scene) -> Vec<String> {
    Vec::new()
}

#[test]
fn the_built_in_template_is_printed_and_draws_the_same_pages() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    let printed = scene.run(&["template"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
    scene.file("own.typ", &printed.stdout);
    let pdf = |more: &[&str]| {
        let ran = scene.run(&[&["build", "a.md", "--format", "pdf", "--stdout"], more].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        ran.stdout
    };
    assert!(pdf(&["--template", "own.typ"]) == pdf(&[]));
}

#[test]
fn all_formats_of_many_releases_are_made_in_their_processes() {
    let scene = scene("official(data)");
    for name in ["b.md", "c.md"] {
        scene.file(name, RELEASE);
    }
    let ran = scene.run(&["build", "a.md", "b.md", "c.md", "--template", "own.typ"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), "3 releases, 12 files in out\n"));
    scene.run(&["build", "a.md", "b.md", "c.md", "--out", "usual"]);
    for name in scene.names("usual") {
        let read = |folder: &str| fs::read(scene.path(folder).join(&name)).expect("read");
        assert!(read("out") == read("usual"), "{name}");
    }
}

#[test]
fn standard_input_goes_on_to_the_process() {
    let scene = scene("official(data)");
    let arguments = ["build", "-", "--from", "md", "--format", "pdf", "--stdout"];
    let ran = scene.run_with(&[&arguments[..], &["--template", "own.typ"]].concat(), RELEASE);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout == scene.run_with(&arguments, RELEASE).stdout);
}

#[test]
fn mistakes_are_drawn_with_their_line() {
    let scene = scene("  let x = data.parts\n  panic(\"no such thing\")");
    let ran = build(&scene, &[]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.starts_with(
            "error[template]: panicked with: no such thing
 --> own.typ:4:3
  |
4 |   panic(\"no such thing\")
  |   ^^^^^^^^^^^^^^^^^^^^^^
"
        ),
        "{}",
        ran.stderr
    );
    let json: serde_json::Value = serde_json::from_slice(&build(&scene, &["--json"]).stdout).expect("JSON");
    let finding = &json["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["file"], &finding["line"], &finding["column"]),
        (&"template".into(), &"own.typ".into(), &4.into(), &3.into())
    );
    nothing_is_left(&scene);
}

#[test]
fn a_mistake_in_a_template_is_told_once_and_every_release_fails() {
    let scene = scene("unknown");
    let files: Vec<_> = (0..5).map(|n| format!("{n}.md")).collect();
    files.iter().for_each(|file| scene.file(file, RELEASE));
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let ran = scene.run(&[&["build", "--format", "pdf", "--template", "own.typ"], &files[..]].concat());
    assert_eq!((ran.code, ran.errors()), (Some(1), vec!["unknown variable: unknown"]));
    assert!(ran.stderr.ends_with("nothing was written; 5 releases failed\n"), "{}", ran.stderr);
}

#[test]
fn warnings_of_a_template_are_told_and_may_be_denied() {
    let scene = scene("[**]\nofficial(data)");
    let ran = build(&scene, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("warning[template]: no text within stars\n --> own.typ:3:2"),
        "{}",
        ran.stderr
    );
    let ran = build(&scene, &["--deny", "warnings", "--out", "other"]);
    assert_eq!((ran.code, scene.names("other")), (Some(1), vec![]));
}

#[test]
fn mistakes_of_a_release_are_told_as_without_a_template() {
    let scene = scene("official(data)");
    scene.file("a.md", RELEASE.replace("2021-10-27", "31 February 2021"));
    let ran = build(&scene, &[]);
    let usual = scene.run(&["build", "a.md", "--format", "pdf"]);
    assert_eq!((ran.code, ran.stderr), (usual.code, usual.stderr));
    nothing_is_left(&scene);
}

#[test]
fn files_that_are_no_template() {
    let scene = scene("official(data)");
    for (name, bytes, says) in [
        (
            "missing.typ",
            None,
            "error[cannot-read]: the template `missing.typ` cannot be read: there is no such file",
        ),
        ("latin1.typ", Some(&b"#let x = [caf\xE9]\n"[..]), "--> latin1.typ:1:14"),
        ("empty.typ", Some(b""), "error[template]: the template has no function `render`"),
        (".", None, "it is a folder"),
    ] {
        if let Some(bytes) = bytes {
            scene.file(name, bytes);
        }
        let ran = scene.run(&["build", "a.md", "--template", name]);
        assert_eq!((ran.code, ran.errors().len()), (Some(1), 1), "{}", ran.stderr);
        assert!(ran.stderr.contains(says), "{}", ran.stderr);
        assert_eq!(scene.names("out"), Vec::<String>::new());
    }
}

#[test]
fn what_an_accessible_file_lacks_is_told_with_its_line() {
    let scene = scene(
        "  official(data)\n  image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>\"))",
    );
    let ran = build(&scene, &[]);
    assert_eq!((ran.code, ran.errors().len()), (Some(1), 1), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("missing alt text") && ran.stderr.contains("--> own.typ:4:3"),
        "{}",
        ran.stderr
    );
    nothing_is_left(&scene);
}

/// Asserts that a template whose pages are `code` is stopped with these words.
#[track_caller]
fn stopped(code: &str, limits: &[&str], says: &str) {
    let scene = scene(code);
    let ran = build(&scene, limits);
    assert_eq!((ran.code, ran.errors()), (Some(1), vec![says]), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[template-limit]") && ran.stderr.contains("own.typ"), "{}", ran.stderr);
    nothing_is_left(&scene);
}

const ENDLESS: &str =
    "let many = range(100000)\nfor a in many { for b in many { for c in many {} } }\nofficial(data)";

#[test]
fn a_template_without_end_is_stopped() {
    stopped(ENDLESS, &["--template-time", "1"], "the template took longer than 1 s for `a.md`");
}

#[test]
fn a_template_without_end_is_stopped_for_each_release() {
    let scene = scene(ENDLESS);
    scene.file("b.md", RELEASE);
    let ran = scene.run(&[
        "build",
        "a.md",
        "b.md",
        "--format",
        "pdf",
        "--template",
        "own.typ",
        "--template-time",
        "1",
        "--json",
    ]);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("JSON");
    assert_eq!((ran.code, &json["failed"], &json["errors"]), (Some(1), &2.into(), &2.into()));
    assert_eq!(json["findings"][1]["message"], "the template took longer than 1 s for `b.md`");
    assert_eq!(processes(&scene), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_template_that_eats_memory_is_stopped() {
    for code in [
        "let text = \"0123456789abcdef\"\nfor n in range(40) { text = text + text }\n[#text.len()]",
        "let kept = ()\nfor a in range(10000) { for b in range(10000) { kept.push(str(a * b)) } }\n[#kept.len()]",
    ] {
        stopped(
            code,
            &["--template-memory", "256"],
            "the template needed more than 256 MiB of memory for `a.md`",
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_template_that_nests_without_end_is_stopped() {
    stopped(
        "let inner = []\nfor a in range(1000) { for b in range(1000) { inner = strong(inner) } }\ninner",
        &[],
        "the template nested things too deeply for `a.md`",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn pages_without_end_are_stopped() {
    let scene = scene("for a in range(10000) { for b in range(10000) { page(lorem(400)) } }");
    let ran = build(&scene, &["--template-time", "20", "--template-memory", "256"]);
    let errors = ran.errors();
    let at_limit = [
        "the template took longer than 20 s for `a.md`",
        "the template needed more than 256 MiB of memory for `a.md`",
    ];
    assert!(ran.code == Some(1) && errors.len() == 1 && at_limit.contains(&errors[0]), "{}", ran.stderr);
    nothing_is_left(&scene);
}

#[test]
fn recursion_without_end_is_a_mistake_with_its_line() {
    let scene = scene("let again(n) = again(n + 1)\nagain(0)");
    let ran = build(&scene, &[]);
    assert_eq!((ran.code, ran.errors()), (Some(1), vec!["maximum function call depth exceeded"]));
    assert!(ran.stderr.contains("--> own.typ:3:16"), "{}", ran.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_does_not_outlive_the_one_that_started_it() {
    let scene = scene(ENDLESS);
    let mut parent =
        scene.start(&["build", "a.md", "--format", "pdf", "--template", "own.typ"], Stdio::piped());
    wait_until(|| processes(&scene).iter().any(|line| line.contains("--confined")));
    parent.kill().expect("killed");
    parent.wait().expect("ended");
    wait_until(|| processes(&scene).is_empty());
    nothing_is_left(&scene);
}

/// Waits for something that happens at once, or never.
#[cfg(target_os = "linux")]
#[track_caller]
fn wait_until(is_so: impl Fn() -> bool) {
    let so = (0..2_000).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        is_so()
    });
    assert!(so);
}

#[test]
fn the_hidden_way_in_gives_nothing_away_without_its_task() {
    let scene = scene("official(data)");
    let ran = scene.run(&["build", "a.md", "--template", "own.typ", "--confined", "1"]);
    assert!(ran.stdout.starts_with(b"") && scene.names("out").is_empty(), "{}", ran.stderr);
    assert!(!scene.run(&["build", "--help"]).stdout.windows(10).any(|window| window == b"--confined"));
}
