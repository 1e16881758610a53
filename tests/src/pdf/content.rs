//! The words in a page's content stream, by the number of the marked content that they stand in (ISO 32000-1, 14.6).

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// The number under which the words of artifacts stand.
const ARTIFACT: i64 = -1;

/// The words of each marked content on a page, and those of its artifacts.
pub(super) type PageText = BTreeMap<i64, Words>;

/// Words on a page.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Their language, where the page says it.
    pub lang: Option<String>,
}

/// Reads the words of a page.
pub(super) fn read(document: &Document, page: ObjectId) -> PageText {
    let fonts = document.get_page_fonts(page).expect("the page's fonts");
    let fonts = fonts
        .into_iter()
        .map(|(name, font)| (name, font.get_font_encoding(document).expect("a font's encoding")))
        .collect();
    let properties = properties(document, page);
    let content = Content::decode(&document.get_page_content(page)).expect("a content stream");
    let mut reader =
        Reader { fonts, properties, font: None, saved: Vec::new(), marks: Vec::new(), text: BTreeMap::new() };
    for operation in &content.operations {
        reader.operate(&operation.operator, &operation.operands);
    }
    reader.text
}

/// The property lists that marks refer to by name.
fn properties(document: &Document, page: ObjectId) -> Dictionary {
    let resources =
        document.get_dictionary(page).and_then(|page| document.get_dict_in_dict(page, b"Resources"));
    let properties = resources.and_then(|resources| document.get_dict_in_dict(resources, b"Properties"));
    properties.cloned().unwrap_or_default()
}

/// A mark that is open.
struct Mark {
    /// The number of the content, its own or that of the mark around it.
    mcid: Option<i64>,
    /// Whether the words shown in it are replaced by others.
    is_replaced: bool,
}

struct Reader<'a> {
    fonts: BTreeMap<Vec<u8>, Encoding<'a>>,
    properties: Dictionary,
    font: Option<Vec<u8>>,
    saved: Vec<Option<Vec<u8>>>,
    marks: Vec<Mark>,
    text: PageText,
}

impl Reader<'_> {
    fn operate(&mut self, operator: &str, operands: &[Object]) {
        match (operator, operands) {
            ("q", _) => self.saved.push(self.font.clone()),
            ("Q", _) => self.font = self.saved.pop().expect("a state that was saved"),
            ("Tf", [Object::Name(font), _]) => self.font = Some(font.clone()),
            ("BMC", _) => self.begin(&Dictionary::new()),
            ("BDC", [_, Object::Dictionary(properties)]) => self.begin(properties),
            ("BDC", [_, Object::Name(name)]) => {
                let properties = self.properties.get(name).and_then(Object::as_dict);
                self.begin(&properties.expect("a property list").clone());
            }
            ("EMC", _) => {
                self.marks.pop().expect("a mark that is open");
            }
            ("Tj" | "'", [Object::String(shown, _)]) | ("\"", [_, _, Object::String(shown, _)]) => {
                self.show(shown);
            }
            ("TJ", [Object::Array(shown)]) => {
                for piece in shown {
                    if let Object::String(shown, _) = piece {
                        self.show(shown);
                    }
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, properties: &Dictionary) {
        let own = properties.get(b"MCID").and_then(Object::as_i64).ok();
        let outer = self.marks.last();
        let mcid = own.or_else(|| outer.and_then(|mark| mark.mcid));
        let is_replaced = outer.is_some_and(|mark| mark.is_replaced);
        let actual = properties.get(b"ActualText").ok();
        if let Some(mcid) = own {
            let lang =
                properties.get(b"Lang").ok().map(|lang| lopdf::decode_text_string(lang).expect("a language"));
            self.text.insert(mcid, Words { text: String::new(), lang });
        }
        if let (Some(actual), false) = (actual, is_replaced) {
            let actual = lopdf::decode_text_string(actual).expect("a text string");
            self.push(mcid, &actual);
        }
        self.marks.push(Mark { mcid, is_replaced: is_replaced || actual.is_some() });
    }

    fn show(&mut self, shown: &[u8]) {
        let Some(&Mark { mcid, is_replaced: false }) = self.marks.last() else { return };
        let font = self.font.as_ref().and_then(|font| self.fonts.get(font)).expect("a font");
        let words = font.bytes_to_string(shown).expect("characters of the font");
        self.push(mcid, &words);
    }

    fn push(&mut self, mcid: Option<i64>, words: &str) {
        self.text.entry(mcid.unwrap_or(ARTIFACT)).or_default().text.push_str(words);
    }
}
