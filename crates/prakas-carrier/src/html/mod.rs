//! What a web page shows, and what it carries.
//!
//! A page of ours carries its release in a `script` element that is data and not a program: its type is `application/json`
//! (WHATWG HTML, "data block"), its id [`ID`], and its attribute `data-words` is the digest of the words that the page showed when it was
//! made. Pages are read by html5gum, which follows the standard's tokenizer and has no stack; nothing here recurses.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use crate::limits::Budget;
use crate::{CarrierError, File, Limits, RELEASE, Relationship};

/// The id of the element that holds the release.
pub const ID: &str = "prakas-release";

/// The attribute of that element that holds the digest of the words.
pub const WORDS: &str = "data-words";

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The release that it carries.
    pub release: Option<File>,
    /// SHA-256 of the words that it showed when it was made, in hexadecimal digits.
    pub digest: Option<String>,
    /// The language that it says it is in.
    pub language: Option<String>,
    /// The words of its main content, or of its body where it has none.
    pub words: String,
}

/// The release that a page carries.
///
/// # Errors
/// [`CarrierError::NoRelease`] where it carries none; the others where it is no page of UTF-8, or asks for more than the limits
/// allow.
pub fn release(bytes: &[u8], limits: &Limits) -> Result<File, CarrierError> {
    read(bytes, limits)?.release.ok_or(CarrierError::NoRelease)
}

/// Reads a page.
///
/// # Errors
/// Where the bytes are no page of UTF-8, or ask for more than the limits allow.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Page, CarrierError> {
    let mut budget = Budget::new(limits, bytes.len())?;
    let text = std::str::from_utf8(bytes).map_err(|_| CarrierError::WrongFormat("web page in UTF-8"))?;
    let mut reader = Reader::default();
    let mut emitter = DefaultEmitter::default();
    // In scripts and styles there are no references and no tags.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        budget.object()?;
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&string(&tag.name)),
            Token::String(text) => reader.text(&string(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    let Reader { mut page, main, body, has_html, .. } = reader;
    if !has_html && page.release.is_none() {
        return Err(CarrierError::WrongFormat("web page"));
    }
    page.words = main.unwrap_or(body);
    Ok(page)
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that stand in a line of text: others begin and end one.
const PHRASING: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "wbr",
];

/// The most elements that may be open at once.
const MOST_OPEN: usize = 4096;

#[derive(Debug, Default)]
struct Reader {
    page: Page,
    /// The open elements.
    open: Vec<Open>,
    /// The words of the main content, once it has begun, and of everything.
    main: Option<String>,
    body: String,
    has_html: bool,
}

#[derive(Debug)]
struct Open {
    name: String,
    shows: Shows,
    is_main: bool,
}

/// What becomes of text in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Words,
    /// It is a program, a style, a title, hidden, or the mark of a note.
    Nothing,
    Release,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), CarrierError> {
        let name = string(&tag.name);
        let attribute = |wanted: &str| {
            tag.attributes.iter().find(|(name, _)| string(name) == wanted).map(|(_, value)| string(value))
        };
        if name == "html" {
            self.has_html = true;
            self.page.language = attribute("lang");
        }
        self.line(&name);
        if VOID.contains(&name.as_str()) || tag.self_closing && name != "main" {
            return Ok(());
        }
        if self.open.len() >= MOST_OPEN {
            return Err(CarrierError::TooLarge("its elements nest too deep"));
        }
        let outer = self.shows();
        let is_release = name == "script" && attribute("id").as_deref() == Some(ID);
        if is_release && self.page.release.is_none() {
            self.page.digest = attribute(WORDS);
            self.page.release = Some(File {
                name: RELEASE.to_owned(),
                media_type: attribute("type"),
                description: None,
                relationship: Relationship::Source,
                bytes: Vec::new(),
            });
        }
        let is_hidden = attribute("aria-hidden").as_deref() == Some("true")
            || attribute("hidden").is_some()
            || matches!(attribute("role").as_deref(), Some("doc-noteref" | "doc-backlink"));
        let shows = match name.as_str() {
            "script" if is_release => Shows::Release,
            "script" | "style" | "title" | "template" | "noscript" | "head" => Shows::Nothing,
            _ if is_hidden => Shows::Nothing,
            _ => outer,
        };
        let is_main = name == "main";
        if is_main && self.main.is_none() {
            self.main = Some(String::new());
        }
        self.open.push(Open { name, shows, is_main });
        Ok(())
    }

    fn end(&mut self, name: &str) {
        // What was left open inside ends with it.
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(at);
        }
        self.line(name);
    }

    fn shows(&self) -> Shows {
        self.open.last().map_or(Shows::Words, |open| open.shows)
    }

    fn text(&mut self, text: &str) {
        match self.shows() {
            Shows::Nothing => {}
            Shows::Release => {
                if let Some(release) = &mut self.page.release {
                    release.bytes.extend_from_slice(text.as_bytes());
                }
            }
            Shows::Words => self.push(text),
        }
    }

    /// Begins a line where an element does that stands in none.
    fn line(&mut self, name: &str) {
        if self.shows() == Shows::Words && !PHRASING.contains(&name) {
            self.push("\n");
        }
    }

    fn push(&mut self, text: &str) {
        self.body.push_str(text);
        let in_main = self.open.iter().any(|open| open.is_main);
        if let Some(main) = self.main.as_mut().filter(|_| in_main) {
            main.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        read(html.as_bytes(), &Limits::default()).expect("a page")
    }

    #[test]
    fn words_are_those_that_readers_see() {
        let page = page(
            "<!doctype html><html lang=km><head><title>T</title><style>p{}</style></head><body><nav>N</nav><main>\
             <h1>A &amp; b</h1><p>c<wbr>d<sup role=doc-noteref>1</sup> <span aria-hidden=true>x</span>e</p><ul><li>f<li>g</ul></main>",
        );
        assert_eq!(page.words.split_whitespace().collect::<Vec<_>>(), ["A", "&", "b", "cd", "e", "f", "g"]);
        assert_eq!(page.language.as_deref(), Some("km"));
        assert_eq!(page.release, None);
    }

    #[test]
    fn the_release_is_taken_as_it_is() {
        let page = page(
            "<html><main>a</main><script type=\"application/json\" id=\"prakas-release\" data-words=\"ab\">{\"a\": \"\\u003c/script>&amp;\"}\n</script>",
        );
        let release = page.release.expect("a release");
        assert_eq!(release.bytes, b"{\"a\": \"\\u003c/script>&amp;\"}\n");
        assert_eq!(
            (page.digest.as_deref(), release.media_type.as_deref()),
            (Some("ab"), Some("application/json"))
        );
    }

    #[test]
    fn what_is_no_page_is_refused() {
        assert_eq!(read(b"\xFF", &Limits::default()), Err(CarrierError::WrongFormat("web page in UTF-8")));
        assert_eq!(read(b"words", &Limits::default()), Err(CarrierError::WrongFormat("web page")));
        let deep = format!("<html>{}", "<div>".repeat(100_000));
        assert!(matches!(read(deep.as_bytes(), &Limits::default()), Err(CarrierError::TooLarge(_))));
    }
}
