//! The one way into the page: elements that close themselves, and characters that are escaped.
//!
//! [`Flow`] and [`Phrasing`] are HTML's two content models. Flow content stands on lines of its own, indented; phrasing
//! content stands inside one line, where white space would be seen, and none is added.

use std::borrow::Cow;
use std::fmt::Write as _;

use prakas_document::text::is_unrepresentable;
use prakas_document::{Language, Script, Text};

use crate::dress::Dress;
use crate::script::{self, Run};

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
pub(crate) struct Flow<'d> {
    out: String,
    depth: usize,
    /// The script of the words, where nothing says otherwise.
    script: Script,
    dress: Dress<'d>,
}

impl<'d> Flow<'d> {
    /// A page with this content after its doctype.
    pub(crate) fn page(dress: Dress<'d>, content: impl FnOnce(&mut Self)) -> String {
        Self::after("<!DOCTYPE html>\n", dress, content)
    }

    /// This content alone, to be put into a page.
    pub(crate) fn fragment(content: impl FnOnce(&mut Self)) -> String {
        Self::after("", Dress::Classes, content)
    }

    fn after(start: &str, dress: Dress<'d>, content: impl FnOnce(&mut Self)) -> String {
        let mut flow = Self { out: start.to_owned(), depth: 0, script: Script::Latin, dress };
        content(&mut flow);
        flow.out
    }

    /// How its elements get their looks.
    pub(crate) fn dress(&self) -> Dress<'d> {
        self.dress
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

    /// An element that holds blocks in a language.
    pub(crate) fn container_in<'a>(
        &mut self,
        language: &Language,
        element: impl Into<Element<'a>>,
        content: impl FnOnce(&mut Self),
    ) {
        let around = std::mem::replace(&mut self.script, language.script());
        self.container(element, content);
        self.script = around;
    }

    /// An element that holds a line of text.
    pub(crate) fn line<'a>(
        &mut self,
        element: impl Into<Element<'a>>,
        content: impl FnOnce(&mut Phrasing<'_>),
    ) {
        let element = element.into();
        let (depth, script, dress) = (self.depth, self.script, self.dress);
        self.indented(|out| {
            element.open(out);
            content(&mut Phrasing { out, depth, script, dress });
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

    /// A data block: a `script` element that no browser runs, for its type is none of a program (HTML, "data block"). In JSON the
    /// characters that a tag or a reference could begin with stand in strings alone, where they are written as escapes.
    pub(crate) fn data(&mut self, element: Element<'_>, json: &str) {
        indent(self.depth, &mut self.out);
        element.open(&mut self.out);
        for c in json.trim_end().chars() {
            match c {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => self.json_escape(c),
                c if is_unrepresentable(c) => self.json_escape(c),
                c => self.out.push(c),
            }
        }
        element.close(&mut self.out);
        self.out.push('\n');
    }

    /// A character as JSON escapes it (RFC 8259 §7).
    fn json_escape(&mut self, c: char) {
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string never fails.
            let _ = write!(self.out, "\\u{unit:04x}");
        }
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
    /// The script of the words around.
    script: Script,
    dress: Dress<'f>,
}

impl Phrasing<'_> {
    /// An element inside the line.
    pub(crate) fn element<'a>(&mut self, element: impl Into<Element<'a>>, content: impl FnOnce(&mut Self)) {
        let element = element.into();
        element.open(self.out);
        content(self);
        element.close(self.out);
    }

    /// An element inside the line whose words are of this script. Where it is not that of the words around, it looks so.
    pub(crate) fn element_in<'a>(
        &mut self,
        script: Script,
        element: impl Into<Element<'a>>,
        content: impl FnOnce(&mut Self),
    ) {
        let mut element = element.into();
        if script != self.script {
            element = self.dress.on(element, script, script_class(script));
        }
        let around = std::mem::replace(&mut self.script, script);
        self.element(element, content);
        self.script = around;
    }

    /// Characters, without break opportunities.
    pub(crate) fn string(&mut self, text: &str) {
        escape(text, self.out);
    }

    /// Characters with their break opportunities. Those of the other script than the words around stand in an element of their
    /// own; if they are Khmer, it says their language, since Khmer letters write no other.
    ///
    /// A text with controls of direction is isolated: what it leaves open ends with it (UAX #9 §2.4, HTML, "The `bdi` element").
    pub(crate) fn text(&mut self, text: &Text) {
        if text.as_str().contains(is_direction) {
            self.element(Element::new("bdi").attr("dir", "ltr"), |out| out.undirected(text));
        } else {
            self.undirected(text);
        }
    }

    fn undirected(&mut self, text: &Text) {
        let around = self.script;
        let mut breaks = text.breaks().iter().copied().peekable();
        for run in script::runs(text.as_str(), around) {
            let opportunities = script::opportunities(text.as_str(), &run, &mut breaks);
            if run.script == around {
                self.run(text.as_str(), &run, &opportunities);
                continue;
            }
            let language = (run.script == Script::Khmer).then_some(Language::KM.as_str());
            let span = Element::new("span").attr_opt("lang", language);
            // An opportunity at its end is one of the words around.
            let (inside, after) = match opportunities.split_last() {
                Some((last, inside)) if *last == run.range.end => (inside, true),
                Some(_) | None => (&opportunities[..], false),
            };
            self.element_in(run.script, span, |out| out.run(text.as_str(), &run, inside));
            if after {
                self.out.push_str("<wbr>");
            }
        }
    }

    /// A run of a text, broken at these places.
    fn run(&mut self, text: &str, run: &Run, opportunities: &[usize]) {
        let ends = opportunities.iter().copied().chain([run.range.end]);
        let mut start = run.range.start;
        for (i, end) in ends.enumerate() {
            let piece = &text[start..end];
            if self.dress.has_sheet() && run.script == Script::Khmer && script::is_long(piece) {
                self.element(Element::new("span").attr("class", "long"), |out| out.string(piece));
            } else {
                escape(piece, self.out);
            }
            if i < opportunities.len() {
                self.out.push_str("<wbr>");
            }
            start = end;
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

/// The class of words among those of the other script.
fn script_class(script: Script) -> &'static str {
    match script {
        Script::Latin => "latin",
        Script::Khmer => "khmer",
    }
}

/// Whether a character controls the direction of those after it.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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
        let page = Flow::page(Dress::Classes, |flow| {
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
    fn nothing_ends_a_data_block_early_and_no_character_is_lost() {
        let json = "\"</script><!--&amp;\u{2028}\u{FFFF}\u{1FFFE}\"";
        let page = Flow::fragment(|flow| flow.data(Element::new("script"), json));
        let data = page.strip_prefix("<script>").and_then(|rest| rest.strip_suffix("</script>\n"));
        let data = data.expect("one element");
        assert!(!data.contains(['<', '>', '&', '\u{FFFF}']), "{data}");
        assert_eq!(serde_json::from_str::<String>(data).ok(), serde_json::from_str(json).ok());
    }

    #[test]
    fn characters_that_html_cannot_hold_are_seen_as_lost() {
        let mut out = String::new();
        escape("a\u{0}b\u{B}c\r\nd\u{FFFF}e\u{85}f", &mut out);
        assert_eq!(out, "a\u{FFFD}b c  d\u{FFFD}e f");
    }

    #[test]
    fn nothing_ends_a_style_sheet_early() {
        let page = Flow::page(Dress::Classes, |flow| flow.style("a { b: \"</style><!--&\" }"));
        assert_eq!(page.matches('<').count(), 3, "{page}");
        assert!(!page.contains('&'), "{page}");
    }

    #[test]
    fn directions_end_with_their_text() {
        let out = Flow::fragment(|flow| {
            flow.line("p", |line| {
                line.text(&"a\u{202E}b".into());
                line.text(&"c".into());
            });
        });
        assert_eq!(out, "<p><bdi dir=\"ltr\">a\u{202E}b</bdi>c</p>\n");
    }

    #[test]
    fn blocks_are_indented_and_lines_are_left_alone() {
        let page = Flow::page(Dress::Classes, |flow| {
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
