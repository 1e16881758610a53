//! Whatever is typed, nothing panics, and what is read has its places.

use proptest::prelude::*;

use super::*;

/// Pieces of Markdown that meet each other.
const PIECES: [&str; 64] = [
    "# ",
    "## ",
    "#### ",
    "Notes to editors",
    "- ",
    "1. ",
    "12) ",
    "> ",
    ">",
    "— ",
    "-- ",
    "Table: ",
    "| a | b |\n",
    "|---|:-:|\n",
    "|--",
    "\\|",
    "**",
    "*",
    "_",
    "__",
    "~",
    "~~",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "![",
    "](a.png)",
    "![x](a.png \"cap\")",
    "\"t\"",
    "[^1]",
    "[^1]: ",
    "[^2]",
    "[r]",
    "[r]: https://a.example/ 't'\n",
    "<https://a.example/>",
    "<a@b.example>",
    "<sup>",
    "</sup>",
    "<sub>",
    "<span lang=\"km\">",
    "</span>",
    "<br>",
    "<!-- c -->",
    "<div>\n",
    "&amp;",
    "&#x1;",
    "&",
    "\\",
    "\\*",
    "\n",
    "\n\n",
    "  \n",
    "\t",
    "    ",
    "\r\n",
    "---\n",
    "===\n",
    "$$",
    "word ",
    "ខ្មែរ\u{200B}",
    "“q”",
    "[x] ",
];

/// Pieces of which a body can be made, so that most of what they make is read.
const CALM: [&str; 34] = [
    "# ",
    "## ",
    "## Notes to editors\n\n",
    "- ",
    "  ",
    "1. ",
    "> ",
    "— ",
    "-- ",
    "Table: ",
    "| a | *b* |\n|---|:-:|\n| 1 | 2 |\n",
    "**",
    "*",
    "~",
    "[w](https://a.example/?a&amp;b)",
    "![x &amp; y](a.png \"cap\")",
    "\n\n![x](<a b.png> 'cap')\n\n",
    "[^1]",
    "\n\n[^1]: n *m*\n\n",
    "[r]",
    "\n\n[r]: https://a.example/\n\n",
    "<a@b.example>",
    "<sup>x</sup>",
    "<span lang=\"km\">ក</span>",
    "<br>",
    "&amp;",
    "\\*",
    "\n",
    "\n\n",
    "  \n",
    "word ",
    "w",
    "ខ្មែរ\u{200B}",
    "\r\n",
];

/// Pieces of front matter.
const FIELDS: [&str; 30] = [
    "title: ",
    "issued: ",
    "kind: statement\n",
    "contacts:\n",
    "  - name: ",
    "  phone: ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    ",",
    "\"",
    "'",
    "|\n  ",
    ">\n",
    "&a ",
    "*a",
    "!!str ",
    "# c",
    "12",
    "27 October 2021",
    "2021-10-27 18:00",
    "\n",
    "x",
    "ខ្មែរ",
    "? ",
    "<<: ",
    "\t",
];

fn soup(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

fn survives(text: &str) {
    if let Ok(read) = read_named("release.md", text) {
        places::check(text, &read.output);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn any_markdown(text in soup(&PIECES)) {
        survives(&text);
    }

    #[test]
    fn any_body(text in soup(&CALM)) {
        survives(&text);
    }

    #[test]
    fn any_front_matter(fields in soup(&FIELDS), body in soup(&PIECES)) {
        survives(&format!("---\n{fields}\n---\n{body}"));
    }
}

#[test]
fn what_nests_without_end_is_refused_at_once() {
    let list: String = (0..2000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    for text in [
        list,
        "- ".repeat(10_000) + "x",
        "> ".repeat(10_000) + "x",
        "*a **b ".repeat(5_000) + &"** c*".repeat(5_000),
        "<sup>".repeat(10_000),
        format!("x[^1]\n\n[^1]: {}y", "> ".repeat(10_000)),
    ] {
        let found = findings(&text);
        let deep: Vec<_> = found.iter().filter(|finding| finding.contains("too-deep")).collect();
        assert_eq!(deep.len(), 1, "{found:?}");
    }
}

#[test]
fn much_of_anything_is_read_in_linear_time() {
    const SIZE: usize = 200_000;
    for piece in [
        "word ",
        "word\n",
        "word\n\n",
        "- x\n",
        "> x\n",
        "> x\n> — y\n\n",
        "**x** ",
        "[x](https://a.example/) ",
        "| x ",
        "&amp;",
        "\\*",
        "*",
        "_",
        "`",
        "[",
        "](",
        "<",
        "<sup>x</sup>",
        "![](a) ",
        "[^x]",
        "# x\n",
        "x  \n",
        "\t",
        "<!--",
        "[r]: /x\n",
        "- - x\n\n",
        "~",
    ] {
        survives(&piece.repeat(SIZE / piece.len()));
    }
}
