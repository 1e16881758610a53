//! What the body says in WordprocessingML: one promise a test.

mod common;

use prakas_document::{
    AltText, Arrangement, Block, Document, Figure, Footnote, Furniture, Inline, Language, List, ListMarker,
    Meta, Modules, Part, Permalink, Picture, QrCode, Quotation, Role, Script, Table, Theme,
};
use prakas_docx::{DocxOptions, Justification, docx};

/// A part of the package of a document with this body, in this language.
fn part_of(name: &str, document: &Document, options: &DocxOptions) -> String {
    let parts = common::parts(&docx(document, options).expect("a package"));
    let (_, bytes) = parts.into_iter().find(|(part, _)| part == name).expect("the part");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The theme with Khmer as large as Latin.
fn unscaled() -> Theme {
    let mut theme = Theme::default();
    for role in Role::ALL {
        theme.style_mut(role).faces.khmer_scale = 1.0;
    }
    theme
}

fn document(language: Language, body: Vec<Block>) -> Document {
    Document::new(Meta::new("t", "t"), unscaled(), Part { body, ..Part::new(language, "t") })
}

fn main_part(language: Language, body: Vec<Block>) -> String {
    part_of("word/document.xml", &document(language, body), &DocxOptions::default())
}

fn styles() -> String {
    part_of("word/styles.xml", &document(Language::EN, Vec::new()), &DocxOptions::default())
}

/// A style's element.
fn style<'a>(styles: &'a str, id: &str) -> &'a str {
    let at = styles.find(&format!("w:styleId=\"{id}\"")).unwrap_or_else(|| panic!("the style {id}"));
    styles[at..].split("</w:style>").next().expect("the style's end")
}

#[track_caller]
fn assert_holds(xml: &str, expected: &str) {
    assert!(xml.contains(expected), "{expected}\nis not in\n{xml}");
}

#[test]
fn khmer_is_a_run_of_complex_script_in_its_own_face() {
    let main = main_part(Language::EN, vec![Block::paragraph("ASEAN ខ្មែរ")]);
    assert_holds(
        &main,
        "<w:r><w:t xml:space=\"preserve\">ASEAN </w:t></w:r><w:r><w:rPr>\
         <w:rFonts w:ascii=\"Noto Serif Khmer\" w:hAnsi=\"Noto Serif Khmer\" w:cs=\"Noto Serif Khmer\" w:hint=\"cs\"/>\
         <w:cs/><w:lang w:bidi=\"km-KH\"/></w:rPr><w:t xml:space=\"preserve\">ខ្មែរ</w:t></w:r>",
    );
}

#[test]
fn a_khmer_run_says_what_other_programs_would_take_from_the_latin_half() {
    let head = vec![
        Furniture::line(Role::Title, "ខ្មែរ a"),
        Furniture::line(Role::Summary, "ខ្មែរ"),
        Furniture::line(Role::SignatureName, "ខ្មែរ"),
    ];
    let part = Part { head, ..Part::new(Language::KM, "t") };
    let mut document = Document::new(Meta::new("t", "t"), unscaled(), part);
    let run = |face: &str, rest: &str| {
        let fonts =
            format!("<w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:cs=\"{face}\" w:hint=\"cs\"/>");
        format!("<w:r><w:rPr>{fonts}{rest}<w:cs/><w:lang w:bidi=\"km-KH\"/></w:rPr>")
    };
    let main = part_of("word/document.xml", &document, &DocxOptions::default());
    assert_holds(&main, &run("Moul", "<w:b w:val=\"false\"/>"));
    let emphasis = main_part(Language::KM, vec![Block::Paragraph(vec![Inline::emphasis("ខ្មែរ")])]);
    assert_holds(&emphasis, "<w:rStyle w:val=\"Emphasis\"/>");
    assert_holds(&emphasis, "<w:i w:val=\"false\"/><w:cs/>");
    assert_holds(&main, &run("Noto Serif Khmer", "<w:i w:val=\"false\"/>"));
    assert_holds(&main, &run("Noto Serif Khmer", ""));
    assert_holds(&main, "<w:r><w:t xml:space=\"preserve\">a</w:t></w:r>");
    document.theme.style_mut(Role::Title).faces.khmer_scale = 0.9;
    let main = part_of("word/document.xml", &document, &DocxOptions::default());
    assert_holds(&main, &run("Moul", "<w:b w:val=\"false\"/><w:sz w:val=\"27\"/>"));
    let styles = part_of("word/styles.xml", &document, &DocxOptions::default());
    assert_holds(style(&styles, "Title"), "<w:sz w:val=\"30\"/><w:szCs w:val=\"27\"/>");
    document.theme.style_mut(Role::Body).faces.khmer_scale = 1.25;
    let styles = part_of("word/styles.xml", &document, &DocxOptions::default());
    assert_holds(
        &styles,
        "<w:sz w:val=\"24\"/><w:szCs w:val=\"30\"/><w:lang w:val=\"km-KH\" w:bidi=\"km-KH\"/>",
    );
}

#[test]
fn khmer_is_bold_where_latin_is_in_a_face_that_has_the_weight() {
    let styles = part_of("word/styles.xml", &common::khmer_release(), &DocxOptions::default());
    for id in ["Heading1", "TableHeader", "SignatureOffice", "Strong"] {
        assert_holds(style(&styles, id), "<w:b/><w:bCs/>");
    }
    for id in ["NationalHeader", "Motto", "Issuer", "Kind", "Title"] {
        assert!(!style(&styles, id).contains("<w:bCs/>"), "{id}");
    }
}

#[test]
fn a_khmer_release_is_made_of_whole_runs_of_one_script() {
    let main = part_of("word/document.xml", &common::khmer_release(), &DocxOptions::default());
    let tree = roxmltree::Document::parse(&main).expect("XML");
    let named = |name: &'static str| move |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == name;
    for run in tree.descendants().filter(named("r")) {
        let words: String = run.descendants().filter(named("t")).filter_map(|text| text.text()).collect();
        let complex = run.descendants().any(|node| node.tag_name().name() == "cs");
        let has = |script| words.chars().any(|c| Script::of(c) == Some(script));
        let foreign = if complex { Script::Latin } else { Script::Khmer };
        assert!(!has(foreign), "{words}");
        assert!(!words.contains('\u{2060}'), "{words}");
    }
}

#[test]
fn break_opportunities_are_zero_width_spaces() {
    let text = prakas_document::Text::with_breaks("កម្ពុជានិង", vec!["កម្ពុជា".len()]);
    assert_holds(&main_part(Language::KM, vec![Block::paragraph(text)]), ">កម្ពុជា\u{200B}និង</w:t>");
}

#[test]
fn foreign_words_say_their_language() {
    let french = "fr".parse().expect("a language");
    let body = vec![Block::Paragraph(vec![
        Inline::foreign(french, "communiqué"),
        Inline::foreign(Language::EN, "x"),
    ])];
    let main = main_part(Language::EN, body);
    assert_holds(
        &main,
        "<w:rPr><w:lang w:val=\"fr\" w:bidi=\"fr\"/></w:rPr><w:t xml:space=\"preserve\">communiqué</w:t>",
    );
    assert_holds(&main, "<w:r><w:t xml:space=\"preserve\">x</w:t></w:r>");
    let khmer = main_part(Language::EN, vec![Block::Paragraph(vec![Inline::foreign(Language::KM, "ខ្មែរ")])]);
    assert_holds(&khmer, "<w:lang w:val=\"km-KH\" w:bidi=\"km-KH\"/>");
}

#[test]
fn strong_words_stay_bold_in_a_bold_paragraph() {
    let heading = |content| Block::Heading { level: prakas_document::HeadingLevel::One, content };
    let main = main_part(Language::EN, vec![heading(vec![Inline::strong("x")])]);
    assert_holds(&main, "<w:rStyle w:val=\"Strong\"/><w:b/><w:bCs/>");
    let plain = main_part(Language::EN, vec![Block::Paragraph(vec![Inline::strong("x")])]);
    assert_holds(&plain, "<w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>");
}

#[test]
fn each_numbered_list_starts_anew_with_its_own_number() {
    let list = |start| {
        let items = vec![vec![Block::paragraph("a")], vec![Block::paragraph("b")]];
        Block::List(List { marker: ListMarker::Numbered { start }, items })
    };
    let document = document(Language::EN, vec![list(1), list(5)]);
    let main = part_of("word/document.xml", &document, &DocxOptions::default());
    assert_eq!(main.matches("<w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>").count(), 2);
    assert_eq!(main.matches("<w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/>").count(), 2);
    let numbering = part_of("word/numbering.xml", &document, &DocxOptions::default());
    assert_holds(&numbering, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>");
    assert_eq!(numbering.matches("<w:abstractNum ").count(), 2);
}

#[test]
fn items_without_a_paragraph_still_show_their_mark() {
    let inner = List { marker: ListMarker::Bulleted, items: vec![vec![Block::paragraph("a")]] };
    let outer = List { marker: ListMarker::Bulleted, items: vec![vec![Block::List(inner)], vec![]] };
    let main = main_part(Language::EN, vec![Block::List(outer)]);
    assert_eq!(main.matches("<w:ilvl w:val=\"0\"/>").count(), 2);
    assert_eq!(main.matches("<w:ilvl w:val=\"1\"/>").count(), 1);
}

#[test]
fn header_rows_repeat_and_rows_stay_whole() {
    let row = |text: &str| vec![vec![Inline::from(text)]];
    let table = Table::new(row("Head"), vec![row("a"), row("b")]).expect("a table");
    let main = main_part(Language::EN, vec![Block::Table(table)]);
    assert_eq!(main.matches("<w:tblHeader/>").count(), 1);
    assert_eq!(main.matches("<w:cantSplit/>").count(), 3);
    assert!(main.find("<w:tblHeader/>") < main.find("Head"));
    assert!(!main.contains("tblBorders"), "the borders are the style's");
}

#[test]
fn pictures_have_their_own_numbers_and_words() {
    let main = part_of("word/document.xml", &common::everything(), &DocxOptions::default());
    let tree = roxmltree::Document::parse(&main).expect("XML");
    let properties: Vec<_> = tree.descendants().filter(|node| node.tag_name().name() == "docPr").collect();
    let numbers: Vec<_> = properties.iter().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5"]);
    let words: Vec<_> = properties.iter().filter_map(|node| node.attribute("descr")).collect();
    assert_eq!(
        words,
        ["The emblem of the \"house\" & more", "", "Heads of delegation in a row", "A photograph", ""]
    );
    assert_eq!(main.matches("<adec:decorative").count(), 2);
}

#[test]
fn a_picture_that_is_shown_twice_is_stored_once() {
    let parts = common::parts(&docx(&common::everything(), &DocxOptions::default()).expect("a package"));
    let media: Vec<_> =
        parts.iter().map(|(name, _)| name.as_str()).filter(|name| name.contains("media/")).collect();
    let expected =
        ["image1.png", "image2.png", "image3.png", "image4.jpg"].map(|name| format!("word/media/{name}"));
    assert_eq!(media, expected);
}

#[test]
fn an_svg_is_there_for_word_and_as_a_png_for_others() {
    let svg = Picture::new(include_bytes!("../../../examples/emblem.svg").as_slice()).expect("a picture");
    let figure = |alt: &str| {
        let alt = AltText::new(alt).expect("words");
        Block::Figure(Figure { picture: svg.clone(), alt, caption: vec![] })
    };
    let document = document(Language::EN, vec![figure("One"), figure("Two")]);
    let parts = common::parts(&docx(&document, &DocxOptions::default()).expect("a package"));
    let part = |name: &str| &parts.iter().find(|(own, _)| own == name).expect(name).1;
    assert!(part("word/media/image1.png").starts_with(b"\x89PNG"));
    assert_eq!(part("word/media/image2.svg"), svg.shown());
    assert_eq!(parts.iter().filter(|(name, _)| name.contains("media/")).count(), 2);
    let types = String::from_utf8_lossy(part("[Content_Types].xml"));
    assert!(types.contains(r#"Extension="svg" ContentType="image/svg+xml""#), "{types}");

    let main = String::from_utf8_lossy(part("word/document.xml"));
    let relationships = String::from_utf8_lossy(part("word/_rels/document.xml.rels"));
    let tree = roxmltree::Document::parse(&main).expect("XML");
    let target = |node: roxmltree::Node<'_, '_>| {
        let id =
            node.attributes().find(|attribute| attribute.name() == "embed").expect("a relationship").value();
        let from = relationships.find(&format!("Id=\"{id}\"")).expect("its target");
        let entry = relationships[from..].split("/>").next().expect("an entry");
        entry.split("Target=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a path").to_owned()
    };
    for (name, path) in [("blip", "media/image1.png"), ("svgBlip", "media/image2.svg")] {
        let targets: Vec<_> =
            tree.descendants().filter(|node| node.tag_name().name() == name).map(target).collect();
        assert_eq!(targets, [path, path]);
    }
}

#[test]
fn footnotes_carry_their_mark() {
    let note = Footnote::new(vec![vec!["Of the note.".into()], vec!["More.".into()]]).expect("a footnote");
    let document = document(Language::EN, vec![Block::Paragraph(vec!["a".into(), Inline::Footnote(note)])]);
    let main = part_of("word/document.xml", &document, &DocxOptions::default());
    assert_holds(&main, "<w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"1\"/>");
    let notes = part_of("word/footnotes.xml", &document, &DocxOptions::default());
    assert_eq!(notes.matches("<w:footnoteRef/>").count(), 1);
    assert!(notes.find("<w:footnoteRef/>") < notes.find("Of the note."));
}

#[test]
fn each_part_is_a_section_numbered_from_its_second_page() {
    let main = part_of("word/document.xml", &common::everything(), &DocxOptions::default());
    assert_eq!(main.matches("<w:sectPr>").count(), 2);
    assert_eq!(main.matches("<w:titlePg/>").count(), 2);
    assert_eq!(main.matches("<w:headerReference w:type=\"default\"").count(), 2);
    assert_holds(&main, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
    let footer = |number: u8| {
        part_of(&format!("word/footer{number}.xml"), &common::everything(), &DocxOptions::default())
    };
    assert!(!footer(1).contains("PAGE"));
    assert_holds(&footer(2), "PAGE");
    let header = part_of("word/header2.xml", &common::everything(), &DocxOptions::default());
    assert_holds(&header, "Everything, ");
}

#[test]
fn lines_that_stand_together_are_one_paragraph() {
    let lines = vec![vec!["One".into()], vec!["Two".into()]];
    let head = vec![Furniture::Lines { role: Role::Issuer, lines }];
    let part = Part { head, ..Part::new(Language::EN, "t") };
    let document = Document::new(Meta::new("t", "t"), Theme::default(), part);
    let main = part_of("word/document.xml", &document, &DocxOptions::default());
    assert_eq!(main.matches("<w:pStyle w:val=\"Issuer\"/>").count(), 1);
    assert_holds(&main, "<w:br w:type=\"textWrapping\"/>");
}

#[test]
fn styles_have_words_names_and_the_themes_measures() {
    let styles = styles();
    let normal = style(&styles, "Normal");
    assert_holds(normal, "w:default=\"1\"");
    assert_holds(normal, "<w:spacing w:before=\"0\" w:after=\"160\" w:line=\"300\" w:lineRule=\"atLeast\"/>");
    assert_holds(normal, "<w:jc w:val=\"both\"/>");
    assert_holds(
        normal,
        "<w:rFonts w:ascii=\"Tinos\" w:hAnsi=\"Tinos\" w:cs=\"Noto Serif Khmer\" w:eastAsia=\"Tinos\"/>",
    );
    assert_holds(normal, "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>");
    let heading = style(&styles, "Heading1");
    assert_holds(heading, "<w:name w:val=\"heading 1\"/>");
    assert_holds(heading, "<w:outlineLvl w:val=\"0\"/>");
    assert_holds(heading, "<w:keepNext/>");
    assert_holds(style(&styles, "NationalHeader"), "w:customStyle=\"1\"");
    assert!(!style(&styles, "Title").contains("customStyle"));
    assert_holds(style(&styles, "Hyperlink"), "<w:color w:val=\"1f3864\"/>");
}

#[test]
fn a_face_of_one_weight_is_not_made_bold() {
    let title = |options: &DocxOptions| {
        let styles = part_of("word/styles.xml", &common::summit(), options);
        style(&styles, "Title").contains("<w:bCs/>")
    };
    assert!(!title(&DocxOptions::default()));
    assert!(title(&DocxOptions { single_weight: Vec::new(), ..DocxOptions::default() }));
}

#[test]
fn justified_lines_are_filled_as_asked() {
    let options = DocxOptions { justification: Justification::Letters, ..DocxOptions::default() };
    let styles = part_of("word/styles.xml", &common::summit(), &options);
    assert_holds(style(&styles, "Normal"), "<w:jc w:val=\"thaiDistribute\"/>");
    let by_script = |document: &Document| part_of("word/styles.xml", document, &DocxOptions::default());
    assert_holds(style(&by_script(&common::summit()), "Normal"), "<w:jc w:val=\"both\"/>");
    assert_holds(style(&by_script(&common::khmer_release()), "Normal"), "<w:jc w:val=\"thaiDistribute\"/>");
}

#[test]
fn lines_are_as_far_apart_as_their_script_needs() {
    let looks = unscaled();
    let khmer = looks.style(Role::Body).line_height_in(Script::Khmer) * 12.0 * 20.0;
    let line = format!("w:line=\"{khmer:.0}\" w:lineRule=\"atLeast\"");
    // A Khmer part of an English document says it of each paragraph, a Khmer document in its styles.
    let mut both = document(Language::EN, vec![Block::paragraph("a")]);
    both.push(Part { body: vec![Block::paragraph("ក")], ..Part::new(Language::KM, "t") });
    let main = part_of("word/document.xml", &both, &DocxOptions::default());
    assert_holds(&main, &format!("<w:spacing {line}/><w:jc w:val=\"thaiDistribute\"/>"));
    let alone = document(Language::KM, vec![Block::paragraph("ក")]);
    let styles = part_of("word/styles.xml", &alone, &DocxOptions::default());
    assert_holds(style(&styles, "Normal"), &line);
    assert!(!part_of("word/document.xml", &alone, &DocxOptions::default()).contains("w:spacing"));
}

#[test]
fn what_stands_in_a_quotation_stands_in_from_both_margins() {
    let heading = Block::heading(prakas_document::HeadingLevel::One, "In");
    let inner = Quotation { content: vec![Block::paragraph("Two")], speaker: None };
    let content = vec![Block::paragraph("One"), heading, Block::Quotation(inner)];
    let quotation = Quotation { content, speaker: Some("The Ministry".into()) };
    let main = main_part(Language::EN, vec![Block::Quotation(quotation)]);
    assert_holds(&main, "<w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t xml:space=\"preserve\">One");
    assert_holds(&main, "<w:pStyle w:val=\"Heading1\"/><w:ind w:left=\"480\" w:right=\"480\"/>");
    assert_holds(&main, "<w:pStyle w:val=\"Quote\"/><w:keepNext/><w:ind w:left=\"960\" w:right=\"960\"/>");
    assert_holds(&main, "<w:pPr><w:pStyle w:val=\"Speaker\"/></w:pPr>");
    assert_holds(style(&styles(), "Quote"), "<w:ind w:left=\"480\" w:right=\"480\"/>");
}

#[test]
fn a_list_ends_with_the_space_of_the_body() {
    let items = vec![vec![Block::paragraph("a")], vec![Block::paragraph("b")]];
    let main = main_part(Language::EN, vec![Block::List(List { marker: ListMarker::Bulleted, items })]);
    assert_eq!(main.matches("<w:spacing w:after=\"160\"/>").count(), 1);
    assert!(main.find(">a</w:t>") < main.find("w:after"));
    assert_holds(style(&styles(), "ListBullet"), "<w:spacing w:after=\"80\"/>");
}

#[test]
fn tables_are_ruled_by_their_style() {
    let styles = styles();
    let table = style(&styles, "ReleaseTable");
    assert_holds(table, "<w:insideH w:val=\"single\" w:sz=\"3\" w:space=\"0\" w:color=\"808080\"/>");
    assert!(!table.contains("insideV"));
    assert_holds(table, "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders><w:bottom w:val=\"single\"");
}

fn furnished(head: Vec<Furniture>, foot: Vec<Furniture>, running: Option<&str>) -> Document {
    let body = vec![Block::paragraph("Body")];
    let part = Part { head, body, foot, running: running.map(Into::into), ..Part::new(Language::EN, "t") };
    Document::new(Meta::new("t", "t"), Theme::default(), part)
}

fn issuer(arrangement: Arrangement) -> Vec<Furniture> {
    let pieces = vec![
        Furniture::Emblem { picture: common::picture(60, 60), alt: AltText::new("Emblem").expect("words") },
        Furniture::line(Role::Issuer, "MINISTRY"),
        Furniture::line(Role::Number, "No. 1"),
    ];
    vec![Furniture::Group { arrangement, pieces }]
}

#[test]
fn a_letterhead_is_centred_between_indents() {
    let main = |arrangement| {
        part_of("word/document.xml", &furnished(issuer(arrangement), vec![], None), &DocxOptions::default())
    };
    let start = main(Arrangement::Start);
    assert_eq!(start.matches(r#"<w:jc w:val="center"/>"#).count(), 3);
    assert_eq!(start.matches(r#"<w:ind w:left="0" w:right=""#).count(), 3);
    assert!(!start.contains("<w:tbl>"));
    let beside = main(Arrangement::Beside);
    assert_eq!(beside.matches("<w:tc>").count(), 2);
    // It holds no data, and has no header row.
    assert!(!beside.contains("w:tblHeader"));
}

#[test]
fn place_and_date_stay_with_the_text_and_leave_room_for_a_seal() {
    let pieces = vec![
        Furniture::line(Role::Closing, "Phnom Penh"),
        Furniture::SignatureSpace { millimetres: 30 },
        Furniture::line(Role::SignatureName, "Office"),
    ];
    let foot = vec![Furniture::Group { arrangement: Arrangement::End, pieces }];
    let main = part_of("word/document.xml", &furnished(vec![], foot, None), &DocxOptions::default());
    let (before, _) = main.split_once("Body").expect("the body");
    assert!(
        before.ends_with(r#"<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">"#),
        "{before}"
    );
    assert!(main.contains(r#"w:line="1701" w:lineRule="exact""#), "{main}");
}

#[test]
fn a_status_is_framed_at_the_head_and_on_every_page() {
    let head = vec![Furniture::line(Role::Status, "DRAFT")];
    let document = furnished(head, vec![], Some("DRAFT"));
    let part = |name| part_of(name, &document, &DocxOptions::default());
    let styles = part("word/styles.xml");
    for id in ["Status", "StatusMark"] {
        assert!(style(&styles, id).contains(r#"<w:pBdr><w:top w:val="single""#), "{id}");
    }
    assert!(!style(&styles, "Header").contains("w:pBdr"));
    assert!(part("word/header2.xml").contains(r#"<w:pStyle w:val="StatusMark"/>"#));
    assert!(!part("word/header1.xml").contains("StatusMark"));
}

#[test]
fn a_code_is_a_picture_with_its_words() {
    let code = QrCode {
        modules: Modules::new(21, vec![true; 441]).expect("a square"),
        href: "https://example.org/1".parse().expect("an address"),
        alt: AltText::new("A code").expect("words"),
    };
    let address = vec![Inline::from("https://example.org/1")];
    let permalink = Permalink { label: "Check it at".into(), address, code: Some(code) };
    let document = furnished(vec![], vec![Furniture::Permalink(permalink)], None);
    let main = part_of("word/document.xml", &document, &DocxOptions::default());
    assert!(main.contains(r#"descr="A code""#), "{main}");
}
