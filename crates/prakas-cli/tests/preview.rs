//! `prakas preview`, as a program meets it: it asks for what is shown while the files change.
#![allow(clippy::disallowed_methods, reason = "the test writes the files that are looked at")]

mod common;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use common::{RELEASE, Scene};
use serde_json::Value;

/// A running preview.
struct Look {
    child: Child,
    host: String,
    path: String,
    revision: u64,
}

impl Look {
    fn at(scene: &Scene, arguments: &[&str]) -> Self {
        let mut child = scene.start(&[&["preview"], arguments].concat(), Stdio::piped());
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut line).expect("an address");
        let rest = line.trim().strip_prefix("http://").expect("an address");
        let (host, token) = rest.split_once('/').expect("a path");
        Self { child, host: host.to_owned(), path: format!("/{token}"), revision: 0 }
    }

    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        let Self { host, path: base, .. } = self;
        write!(stream, "GET {base}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("answered");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let status = String::from_utf8_lossy(&answer[9..12]).parse().expect("a status");
        (status, answer.split_off(end + 4))
    }

    /// What is shown next, once it is as it should be.
    fn until(&mut self, is_so: impl Fn(&Value) -> bool) -> Value {
        loop {
            let (_, body) = self.get(&format!("state?after={}", self.revision));
            let state: Value = serde_json::from_slice(&body).expect("something new in time");
            self.revision = state["revision"].as_u64().expect("a number");
            if is_so(&state) {
                return state;
            }
        }
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn codes(state: &Value) -> Vec<&str> {
    state["findings"].as_array().expect("findings").iter().filter_map(|it| it["code"].as_str()).collect()
}

fn is_fresh(state: &Value) -> bool {
    state["stale"] == false && state["editions"].as_array().is_some_and(|editions| !editions.is_empty())
}

#[test]
fn a_release_is_shown_while_it_changes() {
    let scene = Scene::new();
    let (en, km) = ("hours.en.md", "hours.km.md");
    scene.file(en, RELEASE);
    scene.file(
        km,
        RELEASE
            .replace("title: Office hours", "title: ម៉ោងធ្វើការ")
            .replace("The office is closed on Monday.", "ការិយាល័យបិទនៅថ្ងៃចន្ទ។"),
    );
    let mut look = Look::at(&scene, &[en, km]);
    let state = look.until(is_fresh);
    assert_eq!(state["editions"].as_array().map(Vec::len), Some(2));
    assert_eq!(state["sources"][0]["name"], en);
    let png = state["editions"][0]["pages"][0].as_str().expect("a page");
    assert!(look.get(&format!("files/{png}")).1.starts_with(b"\x89PNG"));
    assert!(look.get("files/hours.km.pdf").1.starts_with(b"%PDF-"));

    // An error keeps what was shown.
    scene.file(en, RELEASE.replace("title: Office hours\n", ""));
    let state = look.until(|state| codes(state).contains(&"missing-title"));
    assert_eq!((&state["stale"], state["editions"].as_array().map(Vec::len)), (&true.into(), Some(2)));
    let (status, why) = look.get("files/hours.en.pdf");
    assert_eq!(status, 409, "{}", String::from_utf8_lossy(&why));

    fs::remove_file(scene.path(en)).expect("removed");
    look.until(|state| codes(state) == ["cannot-read"]);
    // As editors save: another file, renamed.
    scene.file("other", RELEASE.replace("Monday", "Tuesday"));
    fs::rename(scene.path("other"), scene.path(en)).expect("renamed");
    look.until(is_fresh);
    let text = look.get("files/hours.en.txt").1;
    assert!(String::from_utf8_lossy(&text).contains("Tuesday"));
    // Nothing was written.
    assert_eq!(scene.names("."), [en, km]);
}

#[test]
fn findings_stand_in_their_lines() {
    let scene = Scene::new();
    scene.file("a.en.md", format!("{RELEASE}\nOpen  at [noon](javascript:alert).\n"));
    let mut look = Look::at(&scene, &["a.en.md", "--ui-lang", "km"]);
    let state = look.until(|state| !codes(state).is_empty());
    let finding = &state["findings"][0];
    assert_eq!(finding["place"]["line"], 11, "{finding}");
    assert_eq!(finding["place"]["source"], 0);
    let khmer = |text: &Value| text.as_str().expect("a text").chars().any(|c| ('ក'..='៹').contains(&c));
    assert!(khmer(&finding["title"]) && khmer(&finding["reason"]), "{finding}");
    assert!(String::from_utf8_lossy(&look.get("").1).contains("<html lang=\"km\">"));
}

#[test]
fn the_house_and_pictures_are_watched_too() {
    let scene = Scene::new();
    let house = |name: &str| format!("id = \"office\"\n[names]\nen = [\"{name}\"]\n");
    scene.file("office.toml", house("Office of One"));
    scene.file("a.en.md", format!("{RELEASE}\n![A door](door.svg)\n"));
    let mut look = Look::at(&scene, &["a.en.md", "--house", "office.toml"]);
    look.until(|state| codes(state).iter().any(|code| code.contains("picture")));
    let door = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>"#;
    scene.file("door.svg", door);
    look.until(is_fresh);
    scene.file("office.toml", "id = 1");
    look.until(|state| state["stale"] == true);
    scene.file("office.toml", house("Office of Two"));
    look.until(is_fresh);
}

#[cfg(unix)]
#[test]
fn it_ends_when_somebody_wants_it_to() {
    let scene = Scene::new();
    scene.file("a.en.md", RELEASE);
    let mut look = Look::at(&scene, &["a.en.md"]);
    look.until(is_fresh);
    let pid =
        i32::try_from(look.child.id()).ok().and_then(rustix::process::Pid::from_raw).expect("a process");
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("interrupted");
    assert_eq!(look.child.wait().expect("ended").code(), Some(0));
}

#[test]
fn one_release_of_files_is_shown() {
    let scene = Scene::new();
    scene.file("a.md", RELEASE);
    scene.file("b.md", RELEASE);
    let ran = scene.run(&["preview", "a.md", "b.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("a preview shows one release, and these files are 2"), "{}", ran.stderr);
    let ran = scene.run(&["preview", "-", "--from", "md"]);
    assert!(ran.stderr.contains("name a file"), "{}", ran.stderr);
    let other = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = other.local_addr().expect("an address").port().to_string();
    let ran = scene.run(&["preview", "a.md", "--port", &port]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("cannot listen"), "{}", ran.stderr);
}
