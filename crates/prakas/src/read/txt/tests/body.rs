//! Blocks as people type them.

use prakas_document::{
    ColumnAlign, Footnote, HeadingLevel, Inline, Link, List, ListMarker, MAX_NESTING, Quotation, Table, Text,
};

use super::*;

fn p(words: &str) -> Block {
    Block::paragraph(words)
}

fn list(marker: ListMarker, items: Vec<Vec<Block>>) -> Block {
    Block::List(List { marker, items })
}

fn bullets(items: Vec<Vec<Block>>) -> Block {
    list(ListMarker::Bulleted, items)
}

fn numbers(start: u32, items: Vec<Vec<Block>>) -> Block {
    list(ListMarker::Numbered { start }, items)
}

#[test]
fn prose_is_not_mistaken_for_marks() {
    for words in [
        "It rose by\n5. That was much.",
        "It rose\n- as it had before.",
        "\"- x\"",
        "27 October",
        "-x",
        "1.5 million",
        "(1) x",
        "a) x",
        "one\n[1] x",
        "x\n^ y",
        "C:\\dir\\file",
    ] {
        assert_eq!(body(words), [p(&words.replace('\n', " "))], "{words}");
    }
}

#[test]
fn headings_are_underlined() {
    assert_eq!(
        body("Trade\n-----\nWords.\n\n2. Health\nand more\n~~~~~~~~~\n\n  Aid\n  ^^^"),
        [
            Block::heading(HeadingLevel::One, "Trade"),
            p("Words."),
            numbers(2, vec![vec![p("Health and more")]]),
            Block::heading(HeadingLevel::Three, "Aid"),
        ]
    );
    assert_eq!(body("1. Trade\n--------"), [Block::heading(HeadingLevel::One, "1. Trade")]);
    let long = "words ".repeat(12);
    assert_eq!(body(&format!("{long}\n---\nMore.")), [p(long.trim()), p("More.")]);
}

#[test]
fn lists_nest_by_indentation() {
    let inner = numbers(1, vec![vec![p("x")], vec![p("y z")]]);
    let expected = bullets(vec![vec![p("a"), inner], vec![p("b"), p("c")], vec![]]);
    for typed in [
        "- a\n  1. x\n  2. y\n     z\n- b\n\n  c\n-",
        "•   a\n\n    1.  x\n\n    2.  y\n        z\n\n•   b\n\n    c\n\n•",
        "\t- a\n\t\t1. x\n\t\t2. y\nz\n\t- b\n\n\t  c\n\t-",
    ] {
        assert_eq!(body(typed), std::slice::from_ref(&expected), "{typed}");
    }
    assert_eq!(
        body("They agreed:\n- to a\n- to b"),
        [p("They agreed:"), bullets(vec![vec![p("to a")], vec![p("to b")]])]
    );
    assert_eq!(body("- a\n• b"), [bullets(vec![vec![p("a")]]), bullets(vec![vec![p("b")]])]);
    assert_eq!(body("1. a\n3. b"), [numbers(1, vec![vec![p("a")]]), numbers(3, vec![vec![p("b")]])]);
    assert_eq!(body("១. ក\n២. ខ"), [numbers(1, vec![vec![p("ក")], vec![p("ខ")]])]);
    assert_eq!(body("4294967295. a\n4294967296. b").len(), 1);
    assert_eq!(body("4294967296. b"), [p("4294967296. b")]);
}

#[test]
fn quotations_name_their_speaker() {
    let quotation = |content, speaker: Option<&str>| {
        Block::Quotation(Quotation { content, speaker: speaker.map(Text::from) })
    };
    assert_eq!(body("> a\n> b\n> — The\n> Ministry"), [quotation(vec![p("a b")], Some("The Ministry"))]);
    assert_eq!(
        body(">a\n>\n>-- X\n\n> b"),
        [quotation(vec![p("a")], Some("X")), quotation(vec![p("b")], None)]
    );
    assert_eq!(body("> — x\n>\n> y"), [quotation(vec![p("— x"), p("y")], None)]);
    assert_eq!(
        body("He said:\n> a\n> - b\n>   > c"),
        [p("He said:"), quotation(vec![p("a - b"), quotation(vec![p("c")], None)], None)]
    );
}

#[test]
fn tables_have_a_rule_under_their_header() {
    let cells = |cells: [&str; 2]| {
        cells.map(|cell| if cell.is_empty() { vec![] } else { vec![Inline::from(cell)] }).to_vec()
    };
    let table = Table::new(cells(["A b", "C"]), vec![cells(["1 | 2", ""]), cells(["x y", "z"])])
        .and_then(|table| table.with_align(vec![ColumnAlign::Center, ColumnAlign::End]))
        .expect("a table")
        .with_caption(vec!["What it shows".into()]);
    for typed in [
        "What it\nshows\n| A b | C |\n|:---:|---:|\n| 1 \\| 2 | |\n| x y | z |",
        "What it shows\n|A b|C\n|:--:|--:|\n|1 \\| 2|\u{A0}|\n|---|---|\n| x | z |\n| y |  |\n|---|---|",
        "What it shows\n| A | C |\n| b |   |\n|:--:|--:|\n|1 \\| 2||\n| x y | z |",
    ] {
        assert_eq!(body(typed), [Block::Table(table.clone())], "{typed}");
    }
    assert_eq!(body("| no | table |\n| at | all |"), [p("| no | table | | at | all |")]);
    assert_eq!(errors("Statement\n\nT\n\nA.\n\n| A | B |\n|---|---|\n| 1 |\n"), [(Code::BadTable, "| 1 |")]);
    let wide = format!("{0}\n{1}\n", "|x".repeat(64), "|--".repeat(64));
    assert_eq!(errors(&format!("Statement\n\nT\n\nA.\n\n{wide}"))[0].0, Code::BadTable);
}

#[test]
fn footnotes_and_links_find_their_places() {
    let note = Inline::Footnote(Footnote::new(vec![vec!["x y".into()], vec!["z".into()]]).expect("a note"));
    let link = |href: &str| Inline::Link(Link::bare(href.parse().expect("a link")));
    assert_eq!(
        body("a[1] **b**\\\n\\- c press@a.example\n\n[1] x\n  y\n\n    z"),
        [Block::Paragraph(vec![
            "a".into(),
            note,
            " ".into(),
            Inline::strong("b"),
            Inline::LineBreak,
            "- c ".into(),
            link("mailto:press@a.example")
        ])]
    );
    assert_eq!(body("a[1]"), [p("a[1]")]);
    let (_, codes) = draft("Statement\n\nT\n\na[1] b[1]\n\n[1] x\n");
    assert_eq!(codes, [Code::BadFootnote]);
    assert_eq!(errors("Statement\n\nTitle[1]\n\nA.\n\n[1] x\n"), [(Code::BadFootnote, "[1] x")]);
}

#[test]
fn rules_and_pictures_are_no_words() {
    let (draft, codes) = draft("Statement\n\nT\n\nA.\n\n-----\n\n[Figure: Leaders]\n\n* * *\n\nB.\n");
    assert_eq!(codes, [Code::Guess, Code::MissingPicture, Code::Guess]);
    assert_eq!(draft.editions[&Language::EN].body, [p("A."), p("[Figure: Leaders]"), p("B.")]);
}

#[test]
fn nesting_has_an_end() {
    let deep = |mark: &str, depth: usize| format!("Statement\n\nT\n\nA.\n\n{}x\n", mark.repeat(depth));
    let staircase = |depth: usize| {
        let steps: String = (0..depth).map(|i| format!("{}- x\n", "  ".repeat(i))).collect();
        format!("Statement\n\nT\n\nA.\n\n{steps}")
    };
    for mark in ["> ", "- ", "1. ", ">"] {
        draft(&deep(mark, MAX_NESTING));
        for depth in [MAX_NESTING + 1, 10_000] {
            let source = deep(mark, depth);
            let errors = errors(&source);
            assert_eq!((errors.len(), errors[0].0), (1, Code::TooDeep));
        }
    }
    draft(&staircase(MAX_NESTING));
    let source = staircase(1_000);
    assert_eq!(errors(&source).iter().map(|(code, _)| *code).collect::<Vec<_>>(), [Code::TooDeep]);
}
