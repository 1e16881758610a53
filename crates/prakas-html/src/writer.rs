//! The one way into the page: elements that close themselves, and characters that are escaped.
//!
//! [`Flow`] and [`Phrasing`] are HTML's two content models. Flow content stands on lines of its own, indented; phrasing
//! content stands inside one line, where white space would be seen, and none is added.

use std::borrow::Cow;

use prakas_document::Text;
use prakas_document::text::is_unrepresentable;

/// A tag and its attributes. Names are literals; only values come from a document.
pub(crate) struct Element<'a> {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'a, str>)>,
}

impl<'a> Element<'a> {
    /// An element without attributes.
    pub(crate) fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new() }
    }

    /// The same element with one more attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The same element with one more attribute, where there is a value for it.
    pub(crate) fn attr_opt(self, name: &'static str, value: Option<impl Into<Cow<'a, str>>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    fn open(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
    }

    fn close(&self, out: &mut String) {
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
    }
}

impl From<&'static str> for Element<'_> {
    fn from(tag: &'static str) -> Self {
        Self::new(tag)
    }
}

/// Where blocks are written.
pub(crate) struct Flow {
    out: String,
    depth: usize,
}

impl Flow {
    /// A page with this content after its doctype.
    pub(crate) fn page(content: impl FnOnce(&mut Self)) -> String {
        let mut flow = Self { out: String::from("<!DOCTYPE html>\n"), depth: 0 };
        content(&mut flow);
        flow.out
    }

    /// An element that holds blocks.
    pub(crate) fn container<'a>(&mut self, element: impl Into<Element<'a>>, content: impl FnOnce(&mut Self)) {
        let element = element.into();
        self.indented(|out| element.open(out));
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.indented(|out| element.close(out));
    }

    /// An element that holds a line of text.
    pub(crate) fn line<'a>(
        &mut self,
        element: impl Into<Element<'a>>,
        content: impl FnOnce(&mut Phrasing<'_>),
    ) {
        let element = element.into();
        let depth = self.depth;
        self.indented(|out| {
            element.open(out);
            content(&mut Phrasing { out, depth });
            element.close(out);
        });
    }

    /// A void element: one that never has content.
    pub(crate) fn void<'a>(&mut self, element: impl Into<Element<'a>>) {
        let element = element.into();
        self.indented(|out| element.open(out));
    }

    /// A `style` element. The text of one is not escaped as other text is (HTML, "raw text elements"), so `<` and `&` are written
    /// as CSS escapes (CSS Syntax 3 §4.3.7): a string that holds them keeps its meaning, and nothing ends the element.
    pub(crate) fn style(&mut self, sheet: &str) {
        self.container("style", |flow| {
            for line in sheet.lines() {
                let line = line.replace('<', r"\3c ").replace('&', r"\26 ");
                flow.indented(|out| out.push_str(&line));
            }
        });
    }

    fn indented(&mut self, content: impl FnOnce(&mut String)) {
        indent(self.depth, &mut self.out);
        content(&mut self.out);
        self.out.push('\n');
    }
}

/// Where the inside of a line is written.
pub(crate) struct Phrasing<'f> {
    out: &'f mut String,
    depth: usize,
}

impl Phrasing<'_> {
    /// An element inside the line.
    pub(crate) fn element<'a>(&mut self, element: impl Into<Element<'a>>, content: impl FnOnce(&mut Self)) {
        let element = element.into();
        element.open(self.out);
        content(self);
        element.close(self.out);
    }

    /// Characters, without break opportunities.
    pub(crate) fn string(&mut self, text: &str) {
        escape(text, self.out);
    }

    /// Characters with their break opportunities.
    pub(crate) fn text(&mut self, text: &Text) {
        for (i, piece) in text.pieces().enumerate() {
            if i > 0 {
                self.out.push_str("<wbr>");
            }
            escape(piece, self.out);
        }
    }

    /// The end of a line.
    pub(crate) fn line_break(&mut self) {
        self.out.push_str("<br>");
    }

    /// The end of a line, in the source too: the white space after a `br` is never seen.
    pub(crate) fn new_line(&mut self) {
        self.out.push_str("<br>\n");
        indent(self.depth + 1, self.out);
    }
}

fn indent(depth: usize, out: &mut String) {
    for _ in 0..depth {
        out.push_str("  ");
    }
}

/// Escapes for text and for attribute values alike, with the entities that XML has too. Characters that no HTML text may hold
/// become what [`Text`] makes of them.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t'..='\r' | '\u{85}' => out.push(' '),
            c if is_unrepresentable(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_markup_is_escaped() {
        let page = Flow::page(|flow| {
            flow.line(Element::new("p").attr("title", r#""><b>&amp;'"#), |line| {
                line.string("<script>&\"'</p>");
            });
        });
        assert_eq!(
            page,
            "<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;b&gt;&amp;amp;'\">&lt;script&gt;&amp;&quot;'&lt;/p&gt;</p>\n"
        );
    }

    #[test]
    fn characters_that_html_cannot_hold_are_seen_as_lost() {
        let mut out = String::new();
        escape("a\u{0}b\u{B}c\r\nd\u{FFFF}e\u{85}f", &mut out);
        assert_eq!(out, "a\u{FFFD}b c  d\u{FFFD}e f");
    }

    #[test]
    fn nothing_ends_a_style_sheet_early() {
        let page = Flow::page(|flow| flow.style("a { b: \"</style><!--&\" }"));
        assert_eq!(page.matches('<').count(), 3, "{page}");
        assert!(!page.contains('&'), "{page}");
    }

    #[test]
    fn blocks_are_indented_and_lines_are_left_alone() {
        let page = Flow::page(|flow| {
            flow.container("div", |flow| {
                flow.line("p", |line| {
                    line.string("a");
                    line.element("b", |line| line.string(" c "));
                    line.new_line();
                    line.text(&Text::with_breaks("de", vec![1]));
                });
            });
        });
        assert_eq!(page, "<!DOCTYPE html>\n<div>\n  <p>a<b> c </b><br>\n    d<wbr>e</p>\n</div>\n");
    }
}
