//! The server as a browser, and as somebody else, meets it.
#![allow(clippy::disallowed_methods, reason = "the test waits, and measures how long an end may take")]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use prakas::{Format, Language, Output};
use prakas_preview::{Offer, Preview, PreviewOptions, Shown, SourceText, serve};

/// A preview that makes PDFs alone.
fn preview() -> Preview {
    let download = |offer: &Offer| match offer.format {
        Format::Pdf => Ok(format!("%PDF of {}", offer.language).into_bytes()),
        other => Err(format!("no {} today", other.name())),
    };
    serve(&PreviewOptions::default(), download).expect("a preview")
}

fn release() -> Shown {
    let file = |name: &str, format, bytes: &str| Output {
        name: name.into(),
        format,
        languages: vec![Language::KM],
        page: None,
        bytes: bytes.into(),
    };
    Shown {
        sources: vec![SourceText { name: "a.km.md".into(), text: "ក".into() }],
        files: Some(vec![
            file("a.km.png", Format::Png, "PNG"),
            file("a.km.html", Format::Html, "<p>ក"),
            file("a.km.txt", Format::Txt, "ក"),
        ]),
        ..Shown::default()
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

/// What is answered to a request for this path, below the preview's address unless it begins with `/`.
fn ask(preview: &Preview, path: &str, headers: &str) -> Answer {
    let (host, token) =
        preview.address().strip_prefix("http://").and_then(|rest| rest.split_once('/')).expect("an address");
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{token}{path}") };
    let headers =
        if headers.contains("Host:") { headers.to_owned() } else { format!("Host: {host}\r\n{headers}") };
    let mut stream = TcpStream::connect(host).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n").expect("asked");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("answered");
    let answer = String::from_utf8(answer).expect("UTF-8");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    Answer { status, head: head.to_lowercase(), body: body.to_owned() }
}

#[test]
fn what_is_shown_is_told_as_soon_as_it_is() {
    let preview = preview();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| ask(&preview, "state?after=0", ""));
        std::thread::sleep(Duration::from_millis(100));
        assert!(!waiting.is_finished());
        preview.show(release());
        let told = waiting.join().expect("told");
        assert_eq!(told.status, 200);
        assert!(told.body.contains("\"revision\":1") && told.body.contains("a.km.png"), "{}", told.body);
    });
    assert_eq!(ask(&preview, "state", "").body, ask(&preview, "state?after=0", "").body);
}

#[test]
fn the_page_and_what_it_asks_for_are_there() {
    let preview = preview();
    preview.show(release());
    for (path, media_type, part) in [
        ("", "text/html; charset=utf-8", "<html lang=\"en\">"),
        ("preview.css", "text/css; charset=utf-8", "light dark"),
        ("preview.js", "text/javascript; charset=utf-8", "follow();"),
        ("files/a.km.png?revision=1", "image/png", "PNG"),
        ("files/a.km.html", "text/html; charset=utf-8", "<p>ក"),
        ("files/a.km.txt", "text/plain; charset=utf-8", "ក"),
    ] {
        let answer = ask(&preview, path, "");
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains(&format!("content-type: {media_type}\r\n")), "{path}: {}", answer.head);
        assert!(answer.body.contains(part), "{path}");
        for told in [
            "cache-control: no-store",
            "content-security-policy: default-src 'none'",
            "nosniff",
            "no-referrer",
        ] {
            assert!(answer.head.contains(told), "{path}: {}", answer.head);
        }
    }
    // In the release's own page no script runs.
    let policy = |path| ask(&preview, path, "").head;
    assert!(policy("files/a.km.html").contains("sandbox allow-same-origin allow-downloads\r\n"));
    assert!(!policy("").contains("unsafe"));
}

#[test]
fn files_are_made_when_they_are_wanted() {
    let preview = preview();
    assert_eq!(ask(&preview, "files/a.km.pdf", "").status, 404, "nothing is shown yet");
    preview.show(release());
    let pdf = ask(&preview, "files/a.km.pdf", "");
    assert_eq!((pdf.status, pdf.body.as_str()), (200, "%PDF of km"));
    assert!(pdf.head.contains("content-disposition: attachment\r\n") && pdf.head.contains("application/pdf"));
    let docx = ask(&preview, "files/a.km.docx", "");
    assert_eq!((docx.status, docx.body.as_str()), (409, "no docx today"));
    for unknown in ["files/a.en.pdf", "files/..%2Fa.km.pdf", "files/", "files", "other"] {
        assert_eq!(ask(&preview, unknown, "").status, 404, "{unknown}");
    }
}

#[test]
fn others_are_refused() {
    let preview = preview();
    preview.show(release());
    for path in ["/", "/state", "/files/a.km.txt", "/0123456789abcdef0123456789abcdef/files/a.km.txt"] {
        assert_eq!(ask(&preview, path, "").status, 403, "{path}");
    }
    for headers in [
        "Host: evil.example\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
    ] {
        let answer = ask(&preview, "files/a.km.txt", headers);
        assert_eq!(answer.status, 403, "{headers}");
        assert!(!answer.body.contains('ក'));
    }
}

#[test]
fn many_savings_leave_the_last_one() {
    let preview = preview();
    for _ in 0..10_000 {
        preview.show(release());
    }
    assert!(ask(&preview, "state", "").body.contains("\"revision\":10000"));
}

#[test]
fn it_ends_at_once_although_somebody_waits() {
    let preview = preview();
    let host = preview.address()["http://".len()..].split('/').next().expect("a host").to_owned();
    let mut waiting = TcpStream::connect(&host).expect("it listens");
    let path = &preview.address()["http://".len() + host.len()..];
    write!(waiting, "GET {path}state HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("asked");
    std::thread::sleep(Duration::from_millis(100));
    let start = Instant::now();
    drop(preview);
    assert!(start.elapsed() < Duration::from_secs(5));
    assert!(TcpStream::connect(&host).is_err(), "nobody listens any more");
}
