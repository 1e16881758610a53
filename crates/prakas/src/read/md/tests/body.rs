//! What each construct of a body becomes.

use prakas_document::{
    ColumnAlign, Figure, Footnote, HeadingLevel, Link, List, ListMarker, Picture, Quotation, Table, Text,
};

use super::*;

fn text(words: &str) -> Inline {
    Inline::from(words)
}

fn link(address: &str, words: &str) -> Inline {
    Inline::Link(Link::new(address.parse().expect("an address"), vec![words.into()]).expect("a link"))
}

fn list(marker: ListMarker, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { marker, items })
}

fn quotation(content: Vec<Block>, speaker: Option<&str>) -> Block {
    Block::Quotation(Quotation { content, speaker: speaker.map(Text::from) })
}

#[test]
fn words_stay_as_typed() {
    for (typed, read) in [
        ("\"a\" -- 'b' ... (c) --- d", "\"a\" -- 'b' ... (c) --- d"),
        ("a\nb\r\nc", "a b c"),
        ("a   b\tc", "a b c"),
        ("a\u{A0}b\u{200B}c", "a\u{A0}b\u{200B}c"),
        ("a &amp; b &ldquo;c&#8221;", "a & b “c”"),
        ("\\*a\\* 1\\. \\# \\[x\\]", "*a* 1. # [x]"),
        ("US$5 and US$6, 10^6 and 10^3, ~5 km to ~6 km", "US$5 and US$6, 10^6 and 10^3, ~5 km to ~6 km"),
        ("about ~5~ of a~b~c", "about ~5~ of a~b~c"),
        ("a < b > c & d", "a < b > c & d"),
        ("កម្ពុជា\u{200B}និង\nជប៉ុន", "កម្ពុជា\u{200B}និង ជប៉ុន"),
        ("2 * 3 * 4_5_6", "2 * 3 * 4_5_6"),
    ] {
        assert_eq!(paragraph(typed), [text(read)], "{typed}");
    }
}

#[test]
fn spans_say_what_words_are() {
    for (typed, read) in [
        ("**a** b", vec![Inline::strong("a"), text(" b")]),
        ("*a* _b_", vec![Inline::emphasis("a"), text(" "), Inline::emphasis("b")]),
        ("***a***", vec![Inline::Emphasis(vec![Inline::strong("a")])]),
        ("24<sup>th</sup>", vec![text("24"), Inline::Superscript(vec!["th".into()])]),
        ("CO<sub>2</sub>", vec![text("CO"), Inline::Subscript(vec!["2".into()])]),
        ("<span lang=\"km\">ខ្មែរ **ក**</span>.", {
            let content = vec![text("ខ្មែរ "), Inline::strong("ក")];
            vec![Inline::Foreign { language: Language::KM, content }, text(".")]
        }),
        ("a  \nb", vec![text("a"), Inline::LineBreak, text("b")]),
        ("a\\\nb", vec![text("a"), Inline::LineBreak, text("b")]),
        ("a <br> b<br/>\nc", vec![text("a"), Inline::LineBreak, text("b"), Inline::LineBreak, text("c")]),
        ("a<br>", vec![text("a")]),
        ("[a](https://a.example/)", vec![link("https://a.example/", "a")]),
        ("[a](<https://a.example/(x)>)", vec![link("https://a.example/(x)", "a")]),
        ("[a](https://a.example/?x=1&amp;y=2)", vec![link("https://a.example/?x=1&y=2", "a")]),
        ("[a](mailto:a@b.example)", vec![link("mailto:a@b.example", "a")]),
        ("<https://a.example/>", vec![link("https://a.example/", "https://a.example/")]),
        ("<a@b.example>", vec![link("mailto:a@b.example", "a@b.example")]),
        (
            "[a], [b][A] and [c][a]\n\n[a]: https://a.example/\n",
            vec![
                link("https://a.example/", "a"),
                text(", "),
                link("https://a.example/", "b"),
                text(" and "),
                link("https://a.example/", "c"),
            ],
        ),
        ("<sup></sup>x", vec![text("x")]),
    ] {
        assert_eq!(paragraph(typed), read, "{typed}");
    }
}

#[test]
fn sections_begin_at_the_first_level_that_is_used() {
    let h = |level, words: &str| Block::heading(level, words);
    use HeadingLevel::{One, Three, Two};
    let front = "---\ntitle: T\n---\n";
    for (typed, title, read) in [
        ("# T\n\n## A\n\n### B\n\n#### C", "T", vec![h(One, "A"), h(Two, "B"), h(Three, "C")]),
        ("# T\n\n# A\n\n## B\n\n### C", "T", vec![h(One, "A"), h(Two, "B"), h(Three, "C")]),
        (&format!("{front}# T\n\n## A"), "T", vec![h(One, "A")]),
        (&format!("{front}# A\n\nx\n\n# B"), "T", vec![h(One, "A"), Block::paragraph("x"), h(One, "B")]),
        (&format!("{front}## A\n\n### B"), "T", vec![h(One, "A"), h(Two, "B")]),
        (&format!("{front}x\n\n# A"), "T", vec![Block::paragraph("x"), h(One, "A")]),
        ("Long\ntitle\n===\n\nA\n---\n", "Long title", vec![h(One, "A")]),
        ("## A ##\n", "", vec![h(One, "A")]),
    ] {
        let edition = edition(typed);
        assert_eq!((edition.title.as_str(), edition.body), (title, read), "{typed}");
    }
}

#[test]
fn notes_to_editors_begin_under_their_heading() {
    for heading in ["## Notes to editors", "# NOTES TO EDITORS", "Notes to Editors\n---"] {
        let edition =
            edition(&format!("---\ntitle: T\n---\nx\n\n{heading}\n\ny[^1]\n\n## A\n\nz\n\n[^1]: n\n"));
        assert_eq!(edition.body, [Block::paragraph("x")], "{heading}");
        assert_eq!(edition.notes.len(), 3);
        assert_eq!(edition.notes[1], Block::heading(HeadingLevel::One, "A"));
    }
}

#[test]
fn lists_nest() {
    let x = |words: &str| Block::paragraph(words);
    let one = ListMarker::Numbered { start: 1 };
    let b = ListMarker::Bulleted;
    for (typed, read) in [
        ("- a\n- b\n", vec![list(b, vec![vec![x("a")], vec![x("b")]])]),
        ("* a\n\n* b\n", vec![list(b, vec![vec![x("a")], vec![x("b")]])]),
        ("7. a\n8. b", vec![list(ListMarker::Numbered { start: 7 }, vec![vec![x("a")], vec![x("b")]])]),
        ("1) a\n\n   b\n2) c", vec![list(one, vec![vec![x("a"), x("b")], vec![x("c")]])]),
        (
            "- a\n  1. b\n     - c\n- d",
            vec![list(
                b,
                vec![vec![x("a"), list(one, vec![vec![x("b"), list(b, vec![vec![x("c")]])]])], vec![x("d")]],
            )],
        ),
        ("- a\n  > b\n", vec![list(b, vec![vec![x("a"), quotation(vec![x("b")], None)]])]),
        ("-\n- b", vec![list(b, vec![vec![], vec![x("b")]])]),
        ("- **a** b\n  c\n", {
            let content = vec![Inline::strong("a"), text(" b c")];
            vec![list(b, vec![vec![Block::Paragraph(content)]])]
        }),
    ] {
        assert_eq!(body(typed), read, "{typed}");
    }
}

#[test]
fn quotations_end_with_who_is_quoted() {
    let x = |words: &str| Block::paragraph(words);
    for (typed, read) in [
        ("> a\n> b", quotation(vec![x("a b")], None)),
        ("> a\n> — The Ministry", quotation(vec![x("a")], Some("The Ministry"))),
        ("> a  \n> -- The Ministry", quotation(vec![x("a")], Some("The Ministry"))),
        ("> a\n>\n> ―The Ministry", quotation(vec![x("a")], Some("The Ministry"))),
        ("> a\n>\n> b\n> — X", quotation(vec![x("a"), x("b")], Some("X"))),
        ("> a — b", quotation(vec![x("a — b")], None)),
        ("> a\n> —b", quotation(vec![x("a —b")], None)),
        ("> — X", quotation(vec![x("— X")], None)),
        ("> a\n> — X\n>\n> b", quotation(vec![x("a — X"), x("b")], None)),
        ("> - a\n>\n> — X", quotation(vec![list(ListMarker::Bulleted, vec![vec![x("a")]])], Some("X"))),
        ("> > a\n> > — X\n>\n> — Y", quotation(vec![quotation(vec![x("a")], Some("X"))], Some("Y"))),
        ("> *a\n> — X*", quotation(vec![Block::Paragraph(vec![Inline::emphasis("a — X")])], None)),
        ("> **a**\n> — X", quotation(vec![Block::Paragraph(vec![Inline::strong("a")])], Some("X"))),
    ] {
        assert_eq!(body(typed), [read], "{typed}");
    }
}

#[test]
fn tables_have_captions_and_aligned_columns() {
    use ColumnAlign::{Center, End, Start};
    let cell = |words: &str| if words.is_empty() { vec![] } else { vec![text(words)] };
    let table = |header: &[&str], rows: &[&[&str]]| {
        let row = |cells: &[&str]| cells.iter().map(|words| cell(words)).collect::<Vec<_>>();
        Table::new(row(header), rows.iter().map(|cells| row(cells)).collect()).expect("a table")
    };
    let plain = table(&["a", "b"], &[&["1", "2"]]);
    for (typed, read) in [
        ("| a | b |\n|---|---|\n| 1 | 2 |", plain.clone()),
        ("a | b\n-|-\n1 | 2\n", plain.clone()),
        ("Table: *C* d\n\n| a | b |\n|---|---|\n| 1 | 2 |", {
            plain.clone().with_caption(vec![Inline::emphasis("C"), text(" d")])
        }),
        ("Table: C\n| a | b |\n|---|---|\n| 1 | 2 |", plain.clone().with_caption(cell("C"))),
        ("| a | b |\n|---|---|\n| 1 \\| 2 |  |", table(&["a", "b"], &[&["1 | 2", ""]])),
        ("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |", {
            table(&["a", "b", "c"], &[&["1", "2", "3"]])
                .with_align(vec![Start, Center, End])
                .expect("aligned")
        }),
    ] {
        assert_eq!(body(typed), [Block::Table(read)], "{typed}");
    }
    assert_eq!(body("Table: no table follows"), [Block::paragraph("Table: no table follows")]);
}

#[test]
fn a_picture_alone_is_a_figure() {
    let picture = Picture::new(PNG).expect("a picture");
    let figure = |alt: &str, caption: Vec<Inline>| {
        let alt = prakas_document::AltText::new(alt).expect("words");
        Block::Figure(Figure { picture: picture.clone(), alt, caption })
    };
    for (typed, read) in [
        ("![A map](a.png)", figure("A map", vec![])),
        (
            "![A *map*\nof it](a.png \"The \\\"venue\\\"\")",
            figure("A map of it", vec![text("The \"venue\"")]),
        ),
        ("![A map](<a b.png> 'cap (1)')", figure("A map", vec![text("cap (1)")])),
        ("![A map & more](a.png (cap))", figure("A map & more", vec![text("cap")])),
    ] {
        assert_eq!(body(typed), [read], "{typed}");
    }
    let item = vec![figure("A map", vec![])];
    assert_eq!(body("- ![A map](a.png)\n"), [list(ListMarker::Bulleted, vec![item.clone()])]);
    assert_eq!(body("- ![A map](a.png)\n\n"), [list(ListMarker::Bulleted, vec![item])]);
}

#[test]
fn footnotes_stand_where_their_marks_do() {
    let note =
        |paragraphs: Vec<Vec<Inline>>| Inline::Footnote(Footnote::new(paragraphs).expect("a footnote"));
    for (typed, read) in [
        (
            "a[^1] b\n\n[^1]: c *d*\n",
            vec![text("a"), note(vec![vec![text("c "), Inline::emphasis("d")]]), text(" b")],
        ),
        ("[^1]: c\n\na[^1]\n", vec![text("a"), note(vec![vec![text("c")]])]),
        (
            "a[^x]\n\n[^x]: c\n    d\n\n    e\n",
            vec![text("a"), note(vec![vec![text("c d")], vec![text("e")]])],
        ),
        ("**a[^1]**\n\n[^1]: [c](https://a.example/)\n", {
            let inner = note(vec![vec![link("https://a.example/", "c")]]);
            vec![Inline::Strong(vec![text("a"), inner])]
        }),
    ] {
        assert_eq!(paragraph(typed), read, "{typed}");
    }
}
