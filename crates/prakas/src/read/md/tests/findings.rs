//! What is said of what a release cannot hold, and where.

use super::*;

/// Each source with its findings: severity, code, and what stands at the place.
fn assert_findings(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(findings(text), *expected, "{text}");
    }
}

#[test]
fn front_matter_that_cannot_be_read() {
    assert_findings(&[
        ("---\ntitle: x\n", &["Error unclosed-front-matter [---]"]),
        ("---\ntitle: A: b\n---\nx", &["Error bad-front-matter [A: b]"]),
        ("---\ntitle: **A**\n---\nx", &["Error bad-front-matter [**A**]"]),
        ("---\ntitle: @x\n---\nx", &["Error bad-front-matter [@x]"]),
        ("---\njust words\n---\nx", &["Error bad-front-matter [just words]"]),
        ("---\n- a\n---\nx", &["Error bad-front-matter [a]"]),
        ("---\ntitle: a\ntitle: b\n---\nx", &["Error bad-front-matter [title]"]),
        ("---\ntitle: &a x\nvenue: *a\n---\nx", &["Error bad-front-matter [*a]"]),
        ("---\ntitle: Prize #1\n---\nx", &["Warning guess [#1]"]),
        ("---\ntitle: x # a comment\n---\nx", &[]),
    ]);
}

#[test]
fn fields_that_a_release_does_not_have() {
    let stopped = read_named("release.md", "---\ntilte: x\ndate: 2021-10-27\ncolour: red\n---\nx")
        .expect_err("unknown fields");
    let found: Vec<_> = stopped.findings().iter().map(|f| (f.code.as_str(), f.hints[0].as_str())).collect();
    assert_eq!(found[0], ("unknown-field", "did you mean `title`?"));
    assert_eq!(found[1], ("unknown-field", "did you mean `issued`?"));
    assert!(found[2].1.starts_with("its fields are id, lang, kind"), "{}", found[2].1);
    assert_findings(&[
        ("---\ncontacts: [{name: x, tel: y}]\n---\nx", &["Error unknown-field [tel]"]),
        ("---\nsignatory: {office: x, nmae: y}\n---\nx", &["Error unknown-field [nmae]"]),
        ("---\ncorrected: {on: 2021-10-28, what: x, who: y}\n---\nx", &["Error unknown-field [who]"]),
    ]);
}

#[test]
fn a_day_and_a_time_are_told_how_each_is_written() {
    let hints = |field: &str| {
        let stopped = read_named("release.md", &format!("---\n{field}\n---\nx")).expect_err(field);
        stopped.findings()[0].hints.clone()
    };
    for day in
        ["issued: soon", "event: 31 February 2021", "issued: 1–2 May 2021", "corrected: {on: soon, what: x}"]
    {
        assert!(matches!(&hints(day)[..], [hint] if hint.starts_with("mend the day")), "{day}");
    }
    assert_eq!(hints("embargo: soon"), Vec::<String>::new(), "its message says how it is written");
    let add = "add the time in Cambodia, such as `embargo: 2021-10-27 18:00`";
    assert_eq!(hints("embargo: 2021-10-27"), [add]);
}

#[test]
fn values_that_are_none() {
    assert_findings(&[
        ("---\nid: Summit 2021\n---\nx", &["Error bad-value [Summit 2021]"]),
        ("---\nlang: english!\n---\nx", &["Error bad-value [english!]"]),
        ("---\nkind: poem\n---\nx", &["Error bad-value [poem]"]),
        ("---\nstatus: done\n---\nx", &["Error bad-value [done]"]),
        ("---\nstatus: corrected\n---\nx", &["Error bad-value [corrected]"]),
        ("---\nstatus: withdrawn\n---\nx", &["Error bad-value [withdrawn]"]),
        ("---\nwithdrawn: {on: 2021-10-28}\n---\nx", &["Error bad-value [on: 2021-10-28]"]),
        ("---\ncorrected: yes\n---\nx", &["Error bad-value [yes]"]),
        ("---\ntitle: [a, b]\n---\nx", &["Error bad-value [a, b]"]),
        ("---\ntitle: {a: b}\n---\nx", &["Error bad-value [a: b]"]),
        ("---\ncontacts: Press Office\n---\nx", &["Error bad-value [Press Office]"]),
        ("---\ncontacts: [Press Office]\n---\nx", &["Error bad-value [Press Office]"]),
        ("---\ncontacts: [{phone: +855 23 000 000}]\n---\nx", &["Error bad-value [phone: +855 23 000 000]"]),
        ("---\nsignatory: Spokesperson\n---\nx", &["Error bad-value [Spokesperson]"]),
        ("---\nlinks: [{title: x}]\n---\nx", &["Error bad-value [title: x]"]),
        ("---\nissued: tomorrow\n---\nx", &["Error bad-date [tomorrow]"]),
        ("---\nissued: 31 February 2021\n---\nx", &["Error bad-date [31 February 2021]"]),
        ("---\nissued: 26–28 October 2021\n---\nx", &["Error bad-date [26–28 October 2021]"]),
        ("---\nevent: 28–26 October 2021\n---\nx", &["Error bad-date [28–26 October 2021]"]),
        ("---\nembargo: soon\n---\nx", &["Error bad-date [soon]"]),
        ("---\nembargo: 2021-10-27\n---\nx", &["Error embargo-without-time [2021-10-27]"]),
        ("---\nstatus: embargoed\n---\nx", &["Error embargo-without-time [embargoed]"]),
        ("---\ncontacts: [{name: x, phone: 023 000 000}]\n---\nx", &["Error bad-link [023 000 000]"]),
        ("---\ncontacts: [{name: x, email: nobody}]\n---\nx", &["Error bad-link [nobody]"]),
        ("---\ncontacts: [{name: x, web: www.example.org}]\n---\nx", &["Error bad-link [www.example.org]"]),
        ("---\nlinks: [{title: x, url: \"javascript:x\"}]\n---\nx", &["Error bad-link [\"javascript:x\"]"]),
        ("---\ntitle: \"a\\x07b\"\n---\nx", &["Error unrepresentable-character [\"a\\x07b\"]"]),
    ]);
}

#[test]
fn all_findings_come_at_once_and_in_order() {
    assert_findings(&[(
        "---\ncolour: red\nissued: tomorrow\nkind: poem\n---\n\n<div>x</div>\n\n![](a.png)\n",
        &[
            "Error unknown-field [colour]",
            "Error bad-date [tomorrow]",
            "Error bad-value [poem]",
            "Error unsupported-markup [<div>x</div>]",
            "Error missing-alt-text [![](a.png)]",
        ],
    )]);
}

#[test]
fn facts_that_contradict() {
    assert_findings(&[
        (
            "---\nstatus: final\nembargo: 2021-10-27 18:00\n---\nx",
            &["Error contradiction [embargo: 2021-10-27 18:00]"],
        ),
        (
            "---\nembargo: 2021-10-27 18:00\nwithdrawn: {on: 2021-10-28, why: x}\n---\nx",
            &["Error contradiction [withdrawn: {on: 2021-10-28, why: x]"],
        ),
        ("---\ntitle: A\n---\n\n# B\n\nx", &["Error contradiction [# B]"]),
    ]);
    assert_eq!(findings_named("a.km.md", "---\nlang: en\n---\nx"), ["Error contradiction [en]"]);
}

#[test]
fn markup_that_a_release_does_not_have() {
    assert_findings(&[
        ("x\n\n---\n\ny", &["Warning unsupported-markup [---]"]),
        ("x\n\n    code\n", &["Error unsupported-markup [code]"]),
        ("```rust\ncode\n```\n", &["Error unsupported-markup [```rust\ncode\n```]"]),
        ("a `b` c", &["Warning unsupported-markup [`b`]"]),
        ("- [x] a", &["Error unsupported-markup [[x]]"]),
        ("a ~~b~~ c", &["Error unsupported-markup [~~b~~]"]),
        ("a $$x$$ b", &["Warning unsupported-markup [a $$x$$ b]"]),
        ("a <b>b</b>", &["Error unsupported-markup [<b>]", "Error unsupported-markup [</b>]"]),
        ("a <span class=\"x\">b", &["Error unsupported-markup [<span class=\"x\">]"]),
        ("<span lang=\"q\">b</span>", &["Error bad-value [<span lang=\"q\">]"]),
        ("a <sup>b", &["Error unsupported-markup [<sup>]"]),
        ("a **<sup>b** c</sup>", &["Error unsupported-markup [<sup>]", "Error unsupported-markup [</sup>]"]),
        ("a </sup>", &["Error unsupported-markup [</sup>]"]),
        ("a <!-- b --> c", &["Warning unsupported-markup [<!-- b -->]"]),
        ("<!-- b -->\n\nc", &["Warning unsupported-markup [<!-- b -->]"]),
        ("<!-- b --> c", &["Error unsupported-markup [<!-- b --> c]"]),
        ("<div>\nx\n</div>\n\ny", &["Error unsupported-markup [<div>\nx\n</div>]"]),
        ("# T\n\n##### x", &["Error unsupported-markup [##### x]"]),
        ("---\ntitle: T\n---\n# x\n\n# y\n\n#### z", &["Error unsupported-markup [#### z]"]),
        ("# A *b*\n\nx", &["Warning unsupported-markup [# A *b*]"]),
        ("# A [b](https://a.example/)\n\nx", &["Error unsupported-markup [# A [b](https://a.example/)]"]),
        ("> x\n> — *The Ministry*", &["Warning unsupported-markup [x\n> — *The Ministry*]"]),
        ("a ![b](a.png) c", &["Error unsupported-markup [![b](a.png)]"]),
        (
            "[![b](a.png)](https://a.example/)",
            &["Error bad-link [[![b](a.png)](https://a.example/)]", "Error unsupported-markup [![b](a.png)]"],
        ),
        ("![b][p]\n\n[p]: a.png", &["Error unsupported-markup [![b][p]]", "Warning bad-link [[p]: a.png]"]),
        ("[a](https://a.example/ \"t\")", &["Warning unsupported-markup [[a](https://a.example/ \"t\")]"]),
    ]);
}

#[test]
fn pictures_that_cannot_be_shown() {
    assert_findings(&[
        ("![](a.png)", &["Error missing-alt-text [![](a.png)]"]),
        ("![b](c.png)", &["Error missing-picture [c.png]"]),
        ("![b]()", &["Error missing-picture [![b]()]"]),
        ("![b](broken.png)", &["Error bad-picture [broken.png]"]),
        ("![](c.png)", &["Error missing-alt-text [![](c.png)]", "Error missing-picture [c.png]"]),
    ]);
}

#[test]
fn links_that_lead_nowhere() {
    assert_findings(&[
        ("[a](www.example.org)", &["Error bad-link [www.example.org]"]),
        ("[a](javascript:x)", &["Error bad-link [javascript:x]"]),
        ("[a]()", &["Error bad-link [[a]()]"]),
        ("[](https://a.example/)", &["Error bad-link [[](https://a.example/)]"]),
        ("<ftp://a.example/>", &["Error bad-link [<ftp://a.example/>]"]),
        ("x\n\n[a]: https://a.example/", &["Warning bad-link [[a]: https://a.example/]"]),
        ("[a] (b) \\[c\\](d)", &[]),
        ("[a](b c)", &["Warning bad-link [](]"]),
        ("[a]\n\n[a]: www.example.org", &["Error bad-link [www.example.org]"]),
    ]);
}

#[test]
fn footnotes_that_do_not_hold() {
    assert_findings(&[
        ("a[^1]", &["Warning bad-footnote [[^1]]"]),
        ("a\\[^1]", &[]),
        ("a\n\n[^1]: b", &["Error bad-footnote [[^1]: b]"]),
        ("a[^1] b[^1]\n\n[^1]: c", &["Error bad-footnote [[^1]]"]),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", &["Error bad-footnote [[^1]: c]"]),
        ("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", &["Error bad-footnote [[^2]]", "Error bad-footnote [[^2]: c]"]),
        ("a[^1]\n\n[^1]: - b", &["Error unsupported-markup [[^1]: - b]"]),
        ("a[^1]\n\n[^1]:\n", &["Error bad-footnote [[^1]:]"]),
        ("[a[^1]](https://a.example/)\n\n[^1]: b", &["Warning bad-link [](]"]),
        ("# T[^1]\n\n[^1]: b", &["Error unsupported-markup [# T[^1]]"]),
    ]);
}

#[test]
fn tables_that_are_uneven() {
    let wide = "|a".repeat(64) + "\n" + &"|-".repeat(64) + "\n";
    assert_findings(&[
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", &["Error bad-table [| 1 | 2 | 3 |]"]),
        ("| a | b |\n|---|---|\n| 1 |\n", &["Error bad-table [| 1 |]"]),
        ("| a | b |\n|---|---|\n| 1 |", &["Error bad-table [| 1 |]"]),
        ("| a | b |\n|---|\n| 1 | 2 |", &["Error bad-table [|---|]"]),
        ("| a | b |\n|---|---|---|\n| 1 | 2 |", &["Error bad-table [|---|---|---|]"]),
        (&wide, &[&format!("Error bad-table [{}]", wide.trim_end())]),
    ]);
}

#[test]
fn what_nests_too_deep() {
    let deep = |mark: &str, depth: usize| mark.repeat(depth) + "x";
    assert_findings(&[
        (&deep("> ", 8), &[]),
        (&deep("> ", 9), &["Error too-deep [> x]"]),
        (&deep("- ", 9), &["Error too-deep [- x]"]),
        (&("<sup>".repeat(9) + "x" + &"</sup>".repeat(9)), &["Error too-deep [<sup>]"]),
    ]);
}

#[test]
fn colons_in_a_title_are_mended() {
    let text = "---\ntitle: Summit: the \"outcome\"\n---\nx";
    let stopped = read_named("release.md", text).expect_err("a colon");
    let fix = &stopped.findings()[0].fixes[0];
    let mut mended = text.to_owned();
    mended.replace_range(fix.span.range.clone(), &fix.replacement);
    assert_eq!(edition(&mended).title.as_str(), "Summit: the \"outcome\"");
}
