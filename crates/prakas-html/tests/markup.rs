//! What each kind of content becomes.

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{body, everything, find, page, words, xml};
use jiff::civil::date;
use prakas_document::reading::squeeze;
use prakas_document::{
    AltText, Arrangement, Block, Document, Figure, Furniture, HeadingLevel, Inline, Language, List,
    ListMarker, Meta, Modules, Part, Permalink, Picture, QrCode, Quotation, Role, Text, Theme,
};
use prakas_html::{HtmlOptions, html};

/// The page of a body, between the header and the end of the article.
fn shown(blocks: Vec<Block>) -> String {
    let page = page(&body(blocks));
    let (_, rest) = page.split_once("</header>\n").expect("a header");
    let (body, _) = rest.split_once("    </article>").expect("an article");
    body.lines().map(str::trim_start).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn every_inline_has_its_element() {
    let en = everything();
    let page = page(&en);
    for markup in [
        "<strong>strong</strong>",
        "<em>emphasis</em>",
        "24<sup>th</sup>",
        "CO<sub>2</sub>",
        r#"<a href="https://example.org/a?b=1&amp;c=2" data-address="https://example.org/a?b=1&amp;c=2">a link</a>"#,
        r#"<a href="mailto:press@example.org" data-address="press@example.org">the press office</a>"#,
        r#"<a href="tel:+85523214441">+85523214441</a>"#,
        r#"<span lang="km" class="khmer">ព្រះរាជាណា<wbr>ចក្រកម្ពុជា</span>"#,
        r#"<time datetime="2021-10-27">27 October</time>"#,
        r##"<sup><a id="mark-en-1" href="#note-en-1" role="doc-noteref">1</a></sup><br>and a second line"##,
    ] {
        assert!(page.contains(markup), "{markup}");
    }
}

#[test]
fn every_block_has_its_element() {
    let page = page(&everything());
    for markup in [
        r#"<h2 class="heading-1">Lists</h2>"#,
        r#"<h3 class="heading-2">Quotations</h3>"#,
        r#"<h4 class="heading-3">Tables</h4>"#,
        r#"<h2 class="end-heading">Contacts</h2>"#,
        r#"<ol start="9">"#,
        r#"<figcaption class="speaker">The Ministry</figcaption>"#,
        r#"<caption class="caption" id="data-en-1">Contributions"#,
        r#"<div class="table" role="group" aria-labelledby="data-en-1" tabindex="0">"#,
        r#"<th scope="col" class="table-header end">USD</th>"#,
        r#"<td class="table-cell end">1,000,000</td>"#,
        r#"<tr id="data-en-2">"#,
        r#"width="1600" height="900" alt="A grey slope">"#,
        r#"<figcaption class="caption">A slope from <em>dark</em> to light</figcaption>"#,
        r#"<svg class="ornament" width="42mm" height="4.2mm" viewBox="0 0 420 42" aria-hidden="true">"#,
        r#"<img class="emblem" src="data:image/png;base64,"#,
        r#"<address class="contact">Spokesperson Unit, "#,
    ] {
        assert!(page.contains(markup), "{markup}");
    }
}

#[test]
fn an_svg_is_a_picture_and_no_part_of_the_page() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><!-- of the author --><path id="a" d="M0 0h9v9z"/></svg>"#;
    let picture = Picture::new(svg.as_bytes()).expect("a picture");
    let figure =
        Figure { picture: picture.clone(), alt: AltText::new("A corner").expect("words"), caption: vec![] };
    let shown = shown(vec![Block::Figure(figure)]);
    let address = picture.data_url();
    assert!(
        shown.contains(&format!(r#"<img src="{address}" width="90" height="60" alt="A corner">"#)),
        "{shown}"
    );
    assert!(!shown.contains("<svg") && !shown.contains("<path"), "{shown}");
    let own = format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg));
    assert_ne!(address, own, "what is shown is written anew");
}

#[test]
fn a_quotation_without_a_speaker_is_no_figure() {
    let quotation = |speaker: Option<Text>| {
        shown(vec![Block::Quotation(Quotation { content: vec![Block::paragraph("Said")], speaker })])
    };
    let bare = "<blockquote>\n<p class=\"quotation\">Said</p>\n</blockquote>";
    assert_eq!(quotation(None), bare);
    assert_eq!(quotation(Some(" ".into())), bare);
    assert_eq!(
        quotation(Some("Who".into())),
        format!(
            "<figure class=\"quote\">\n{bare}\n<figcaption class=\"speaker\">Who</figcaption>\n</figure>"
        )
    );
}

#[test]
fn a_header_cell_without_words_heads_nothing() {
    let page = page(&everything());
    assert!(page.contains("<td class=\"table-header center\"></td>\n"));
    assert!(!page.contains("<th scope=\"col\" class=\"table-header center\"></th>"));
}

#[test]
fn what_has_no_words_leaves_no_element() {
    assert_eq!(
        shown(vec![
            Block::Paragraph(vec![]),
            Block::paragraph(" \u{A0}"),
            Block::Paragraph(vec![Inline::strong(""), Inline::LineBreak]),
            Block::heading(HeadingLevel::Two, "\u{200B}"),
            Block::List(List { marker: ListMarker::Bulleted, items: vec![] }),
        ]),
        ""
    );
    let page = page(&common::empty());
    assert!(!page.contains("class=\"issuer\"") && !page.contains("class=\"subtitle\""), "{page}");
    assert!(page.contains("<title>empty</title>"), "{page}");
}

#[test]
fn no_level_of_headings_is_skipped() {
    let levels =
        [HeadingLevel::Three, HeadingLevel::Three, HeadingLevel::One, HeadingLevel::Two, HeadingLevel::One];
    assert_eq!(
        shown(levels.map(|level| Block::heading(level, "x")).to_vec()),
        "<h2 class=\"heading-3\">x</h2>\n<h3 class=\"heading-3\">x</h3>\n<h2 class=\"heading-1\">x</h2>\n\
         <h3 class=\"heading-2\">x</h3>\n<h2 class=\"heading-1\">x</h2>"
    );
}

#[test]
fn an_item_without_words_keeps_its_number() {
    let items = vec![vec![], vec![Block::paragraph("two")]];
    let list = shown(vec![Block::List(List { marker: ListMarker::Numbered { start: 1 }, items })]);
    assert_eq!(list, "<ol>\n<li>\n</li>\n<li>\n<p class=\"body\">two</p>\n</li>\n</ol>");
}

#[test]
fn a_day_before_the_year_one_has_no_machine_form() {
    let day = |year| Inline::Date { date: date(year, 1, 2), content: vec!["then".into()] };
    assert_eq!(
        shown(vec![Block::Paragraph(vec![day(0), day(1), day(544)])]),
        "<p class=\"body\"><span>then</span><time datetime=\"0001-01-02\">then</time>\
         <time datetime=\"0544-01-02\">then</time></p>"
    );
}

/// The page's paragraph of these inlines, in a part of this language.
fn paragraph(language: Language, content: Vec<Inline>) -> String {
    let part = Part { body: vec![Block::Paragraph(content)], ..Part::new(language, "T") };
    let page = page(&common::document(part));
    let (_, rest) = page.split_once("<p class=\"body\">").expect("a paragraph");
    rest.split_once("</p>").expect("its end").0.to_owned()
}

#[test]
fn breaks_are_wbr_and_white_space_stays() {
    let text = Text::with_breaks("កម្ពុជានិង ជប៉ុន", vec![21, 30]);
    assert_eq!(
        paragraph(Language::KM, vec![" ក".into(), Inline::Text(text), Inline::strong(" ខ ")]),
        " <wbr>កកម្ពុជា<wbr>និង<wbr> <wbr>ជប៉ុន<strong> <wbr>ខ <wbr></strong>"
    );
    let latin = Text::with_breaks("ab cd", vec![1, 5]);
    assert_eq!(paragraph(Language::EN, vec![latin.into()]), "a<wbr>b cd<wbr>");
}

#[test]
fn a_line_of_khmer_breaks_where_the_document_says_and_at_spaces_and_hyphens_only() {
    let text = common::broken("នៅ|ក្នុង ផ្សេង ៗ ទៀត ។ អាស៊ាន-ជប៉ុន កូវីដ-១៩ «ក ខ»|");
    assert_eq!(
        paragraph(Language::KM, vec![text.into(), Inline::strong("គ")]),
        "នៅ<wbr>ក្នុង <wbr>ផ្សេង ៗ <wbr>ទៀត ។ <wbr>អាស៊ាន-<wbr>ជប៉ុន <wbr>កូវីដ-១៩ <wbr>«ក <wbr>ខ»<wbr><strong>គ</strong>"
    );
}

#[test]
fn words_of_the_other_script_stand_in_an_element_of_their_own() {
    assert_eq!(
        paragraph(Language::KM, vec!["ក (ASEAN Plus, Inc.) ខ".into()]),
        r#"ក <wbr>(<span class="latin">ASEAN Plus, Inc</span>.) <wbr>ខ"#
    );
    assert_eq!(
        paragraph(Language::EN, vec!["the “កម្ពុជា និងខ្មែរ”, or Cambodia".into()]),
        r#"the “<span lang="km" class="khmer">កម្ពុជា <wbr>និងខ្មែរ</span>”, or Cambodia"#
    );
    let foreign = |language, words: &str| Inline::foreign(language, words);
    assert_eq!(
        paragraph(Language::KM, vec![foreign(Language::EN, "the Summit (កំពូល)"), foreign(Language::KM, "ក")]),
        r#"<span lang="en" class="latin">the Summit (<span lang="km" class="khmer">កំពូល</span>)</span><span lang="km">ក</span>"#
    );
}

#[test]
fn only_khmer_that_may_be_wider_than_a_phone_is_long() {
    let text = common::broken("សហប្រតិបត្តិការអន្តរជាតិ|សហប្រតិបត្តិការ។");
    assert_eq!(
        paragraph(Language::KM, vec![text.into()]),
        r#"<span class="long">សហប្រតិបត្តិការអន្តរជាតិ</span><wbr>សហប្រតិបត្តិការ។"#
    );
}

#[test]
fn any_amount_of_khmer_is_written_as_it_is() {
    for words in
        ["ក្រុម".repeat(50_000), "ក\u{2060}|\u{17D2}".repeat(30_000), "\u{17D2}\u{17B6}".repeat(50_000)]
    {
        let text = common::broken(&words);
        let document = body(vec![Block::Paragraph(vec![text.into()])]);
        let page = page(&document);
        assert!(!page.contains('\u{200B}'));
        assert_eq!(squeeze(&words_of(&page)), squeeze(&document.reading_text()));
    }
}

fn words_of(page: &str) -> String {
    let xml = xml(page);
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    words(find(tree.root(), "main"))
}

#[test]
fn notes_are_numbered_in_the_digits_of_their_part() {
    let document = common::bilingual();
    let page = page(&document);
    assert!(page.contains(r##"<a id="mark-km-1" href="#note-km-1" role="doc-noteref">១</a>"##));
    assert!(page.contains(r##"<a class="footnote" href="#mark-km-1" role="doc-backlink">១</a>"##));
    assert!(page.contains(r#"<article id="km" class="khmer-digits" lang="km" aria-labelledby="h1-km">"#));
    assert!(page.contains("system: extends khmer;"));
}

#[test]
fn the_page_says_what_it_is() {
    let page = page(&common::summit(&[]));
    let xml = xml(&page);
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    let content = |name: &str| {
        let of_name = |node: &roxmltree::Node<'_, '_>| node.attribute("name") == Some(name);
        tree.descendants().find(of_name).and_then(|node| node.attribute("content"))
    };
    assert_eq!(tree.root_element().attribute("lang"), Some("en"));
    assert_eq!(words(find(tree.root(), "title")), "Outcomes of the 24th ASEAN-Japan Summit");
    assert_eq!(content("author"), Some("Ministry of Foreign Affairs and International Cooperation"));
    assert_eq!(content("description"), Some("ASEAN and Japan agreed on closer cooperation."));
    assert_eq!(content("keywords"), Some("press release, ASEAN"));
    assert_eq!(content("dcterms.identifier"), Some("asean-japan-summit-2021"));
    assert_eq!(content("dcterms.issued"), Some("2021-10-27"));
    assert!(content("viewport").is_some() && content("color-scheme") == Some("light dark"));
}

#[test]
fn the_page_asks_for_nothing() {
    for document in [everything(), common::hostile()] {
        let page = page(&document);
        let xml = xml(&page);
        let tree = roxmltree::Document::parse(&xml).expect("well-formed");
        for node in tree.descendants() {
            assert!(!matches!(node.tag_name().name(), "iframe" | "object" | "base" | "form"));
            // What is no program is not run.
            let is_data = matches!(node.attribute("type"), Some("application/ld+json" | "application/json"));
            assert!(!node.has_tag_name("script") || is_data);
            for name in ["src", "srcset", "poster", "style", "onclick", "onload"] {
                assert!(node.attribute(name).is_none_or(|value| value.starts_with("data:image/png;base64,")));
            }
        }
        let style = words(find(tree.root(), "style"));
        assert!(!style.contains("url(") && !style.contains("@import"));
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
    }
}

#[test]
fn the_title_is_the_window_title_of_a_part_where_the_document_has_none() {
    let part =
        Part { head: vec![Furniture::line(Role::Title, "T")], ..Part::new(Language::EN, "T of the part") };
    let untitled = Document::new(Meta::new("id", " "), Theme::default(), part);
    assert!(page(&untitled).contains("<title>T of the part</title>"));
}

#[test]
fn dark_is_a_choice() {
    let document = common::summit(&["A"]);
    assert!(page(&document).contains("(prefers-color-scheme: dark)"));
    let light = html(&document, &HtmlOptions { dark: false, ..HtmlOptions::default() });
    assert!(!light.contains("dark"), "{light}");
}

#[test]
fn words_are_those_of_the_reading_text_in_its_order() {
    for document in
        [everything(), common::bilingual(), common::hostile(), common::empty(), common::summit(&["A", "B"])]
    {
        let page = page(&document);
        let xml = xml(&page);
        let tree = roxmltree::Document::parse(&xml).expect("well-formed");
        assert_eq!(squeeze(&words(find(tree.root(), "main"))), squeeze(&document.reading_text()));
    }
}

#[test]
fn a_group_holds_its_pieces_and_paper_has_room_and_a_code() {
    let code = QrCode {
        modules: Modules::new(21, vec![true; 441]).expect("a square"),
        href: "https://example.org/1".parse().expect("an address"),
        alt: AltText::new("A code").expect("words"),
    };
    let permalink = Permalink {
        label: "Check it at".into(),
        address: vec![common::bare("https://example.org/1")],
        code: Some(code),
    };
    let pieces =
        vec![Furniture::line(Role::Closing, "Phnom Penh"), Furniture::SignatureSpace { millimetres: 30 }];
    let foot =
        vec![Furniture::Group { arrangement: Arrangement::End, pieces }, Furniture::Permalink(permalink)];
    let page = page(&common::document(Part { foot, ..Part::new(Language::EN, "T") }));
    for markup in [
        r#"<div class="group end">"#,
        r#"<div class="signature-space mm-30"></div>"#,
        ".mm-30 { height: 30mm }",
        r#"<a class="code" href="https://example.org/1">"#,
        r#"<svg role="img" aria-label="A code""#,
        r#"<h2 class="end-heading">Check it at</h2>"#,
        r#"<a href="https://example.org/1">https://example.org/1</a>"#,
    ] {
        assert!(page.contains(markup), "{markup}");
    }
}
