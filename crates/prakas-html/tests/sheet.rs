//! The style sheet of a page.

mod common;

use common::{everything, find, page, words, xml};
use prakas_document::{Align, Color, Document, Role, Theme};

fn sheet(document: &Document) -> String {
    let page = page(document);
    let xml = xml(&page);
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    words(find(tree.root(), "style"))
}

/// Every kind of content, looking so.
fn themed(theme: Theme) -> Document {
    let mut document = everything();
    document.theme = theme;
    document
}

/// The rule of a selector that stands alone.
fn rule(sheet: &str, selector: &str) -> String {
    let start = format!("{selector} {{");
    let rule = sheet.lines().map(str::trim).find(|line| line.starts_with(&start));
    rule.unwrap_or_else(|| panic!("no rule for {selector}")).to_owned()
}

#[test]
fn every_role_has_a_class_and_a_rule() {
    let document = everything();
    let (page, sheet) = (page(&document), sheet(&document));
    for role in Role::ALL {
        let name = role.name();
        assert!(rule(&sheet, &format!(".{name}")).contains("margin: "), "{name}");
        let is_used = [format!("class=\"{name}\""), format!("class=\"{name} ")]
            .iter()
            .any(|class| page.contains(class));
        assert!(is_used, "{name}");
    }
}

#[test]
fn every_class_of_the_page_has_a_rule() {
    let document = everything();
    let (page, sheet) = (page(&document), sheet(&document));
    let xml = xml(&page);
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    for class in
        tree.descendants().filter_map(|node| node.attribute("class")).flat_map(|class| class.split(' '))
    {
        assert!(sheet.contains(&format!(".{class}")), "{class}");
    }
}

#[test]
fn a_role_looks_as_the_theme_says() {
    let mut theme = Theme::default();
    let style = theme.style_mut(Role::Dateline);
    (style.size, style.align, style.space_before, style.indent) = (18.0, Align::End, 6.0, 12.0);
    (style.color, style.first_line_indent) = (Color::rgb(0x12, 0x34, 0x56), 24.0);
    style.faces.latin = "Some Face".into();
    let sheet = sheet(&themed(theme));
    let rule = rule(&sheet, ".dateline");
    for declaration in [
        "font-family: \"Some Face\", ",
        "font-size: 1.5rem",
        "color: var(--dateline)",
        "text-align: end",
        "text-indent: 2rem",
        "margin: 0.5rem 0 1.167rem min(1rem, 6.5vw)",
        "break-after: avoid",
    ] {
        assert!(rule.contains(declaration), "{declaration}: {rule}");
    }
    assert!(sheet.contains("--dateline: #123456;"));
}

#[test]
fn khmer_lines_stand_as_far_apart_as_the_theme_says() {
    let sheet = sheet(&common::bilingual());
    assert_eq!(rule(&sheet, "article:lang(km)"), "article:lang(km) { --leading: 1.4 }");
}

#[test]
fn lines_are_justified_on_paper_and_wide_screens_only() {
    let sheet = sheet(&everything());
    let (before, after) = sheet.split_once("@media print, (min-width: 48rem) {").expect("wide screens");
    assert!(!before.contains("justify"));
    assert!(after.trim_start().starts_with(".summary, .body, .quotation { text-align: justify }"), "{after}");
}

#[test]
fn the_paper_is_that_of_the_theme() {
    let mut theme = Theme::default();
    (theme.page.top, theme.page.left) = (20.0, 30.5);
    theme.style_mut(Role::Body).size = 11.0;
    let sheet = sheet(&themed(theme));
    for line in ["size: 210mm 297mm;", "margin: 20mm 25mm 25mm 30.5mm;", "html { font-size: 11pt }"] {
        assert!(sheet.lines().any(|l| l.trim() == line), "{line}");
    }
}

#[test]
fn each_part_numbers_its_own_pages() {
    let sheet = sheet(&common::bilingual());
    for line in [
        "#en { page: part-1 }",
        "#km { page: part-2 }",
        "content: counter(part-1, number-1);",
        "content: counter(part-2, number-2);",
        "content: counter(part-2, running-2);",
    ] {
        assert!(sheet.lines().any(|l| l.trim() == line), "{line}");
    }
    assert!(!sheet.contains("running-1"), "the first part has no running head");
    assert!(sheet.contains("symbols: \"លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន\";"));
}

#[test]
fn braces_match_whatever_a_house_calls_its_faces() {
    let sheet = sheet(&common::hostile());
    let mut depth = 0_i32;
    let mut in_string = false;
    for c in sheet.chars() {
        match c {
            '"' => in_string = !in_string,
            '{' if !in_string => depth += 1,
            '}' if !in_string => depth -= 1,
            _ => {}
        }
        assert!((0..=2).contains(&depth));
    }
    assert!(depth == 0 && !in_string);
}
