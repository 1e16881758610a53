//! Markup in a field is text, in every place that a field can reach.

mod common;

use common::{MARKUP, find, hostile, page, words, xml};

#[test]
fn markup_is_text_everywhere() {
    let page = page(&hostile());
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert!(page.contains("<script type=\"application/ld+json\">") && !page.contains("<!--"), "{page}");
    let xml = xml(&page);
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    let known = [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "style",
        "body",
        "nav",
        "ul",
        "main",
        "article",
        "header",
        "footer",
        "h1",
        "h2",
        "p",
        "address",
        "img",
        "strong",
        "em",
        "sup",
        "sub",
        "a",
        "span",
        "time",
        "blockquote",
        "figure",
        "figcaption",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ol",
        "li",
        "br",
        "wbr",
    ];
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{node:?}");
    }
}

#[test]
fn markup_keeps_its_characters() {
    let page = page(&hostile());
    let xml = xml(&page);
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    let root = tree.root();
    assert_eq!(words(find(root, "title")), MARKUP);
    for name in ["strong", "em", "sub", "span", "time", "th", "td", "caption", "figcaption", "h1"] {
        assert_eq!(words(find(root, name)), MARKUP, "{name}");
    }
    for (name, attribute) in [("img", "alt"), ("meta", "content")] {
        let values: Vec<_> = root
            .descendants()
            .filter(|node| node.has_tag_name(name))
            .filter_map(|node| node.attribute(attribute))
            .filter(|value| value.contains("script") && !value.starts_with("https://example.org/"))
            .collect();
        assert!(!values.is_empty() && values.iter().all(|value| *value == MARKUP), "{name}: {values:?}");
    }
    // A name is a name, whatever is in it.
    let file = "href=\"%3Cscript%3Ealert%281%29%3C%2Fscript%3E%26amp%3B%22%27%3C%21--%20%5D%5D%3E\"";
    assert_eq!(page.matches(file).count(), 2, "{page}");
    assert!(page.contains(r#"href="https://example.org/%3Cscript%3E?%22&amp;'#%3C%3E""#));
}
