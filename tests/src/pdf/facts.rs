//! What a PDF says beside its pages: bookmarks, page labels, words for assistive technology; and its structure elements with
//! their attributes.

use lopdf::{Dictionary, Document, Object};

/// A PDF as its objects.
#[derive(Debug)]
pub struct Facts {
    document: Document,
}

/// A bookmark.
#[derive(Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// How deep it stands: 1 for the outermost.
    pub level: usize,
    /// Its words.
    pub title: String,
}

/// A structure element with what is told of it to assistive technology.
#[derive(Debug)]
pub struct Structure {
    /// Its type as it is written, such as `Strong`, which the role map explains.
    pub kind: String,
    /// The types of what it stands in, the outermost first.
    pub within: Vec<String>,
    /// Its identifier.
    pub id: Option<Vec<u8>>,
    /// Its language, its own or that of what it stands in.
    pub lang: Option<String>,
    /// The words that stand for it.
    pub alt: Option<String>,
    /// Of a header cell: what it is the header of (`Scope`).
    pub scope: Option<String>,
    /// Of a cell: the identifiers of its header cells.
    pub headers: Vec<Vec<u8>>,
    /// Of a list: how its items are numbered.
    pub numbering: Option<String>,
    /// The annotations that it holds, with their words (`Contents`).
    pub annotations: Vec<Option<String>>,
}

impl Facts {
    /// Takes a PDF apart.
    ///
    /// # Panics
    /// Where the bytes are no PDF, as the other methods do.
    pub fn new(pdf: &[u8]) -> Self {
        Self { document: Document::load_mem(pdf).expect("a PDF") }
    }

    /// The document catalog.
    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    /// What an entry holds, references followed.
    pub fn get<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        of.get(key).ok().map(|object| self.resolve(object))
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object that is there").1
    }

    /// The dictionary in an entry.
    pub fn dictionary<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.get(of, key).map(|object| object.as_dict().expect("a dictionary"))
    }

    fn string(&self, of: &Dictionary, key: &[u8]) -> Option<String> {
        self.get(of, key).map(|object| lopdf::decode_text_string(object).expect("a text string"))
    }

    fn name(&self, of: &Dictionary, key: &[u8]) -> Option<String> {
        let name = |object: &Object| String::from_utf8_lossy(object.as_name().expect("a name")).into_owned();
        self.get(of, key).map(name)
    }

    fn array<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        self.get(of, key).map_or(&[], |object| object.as_array().expect("an array"))
    }

    /// The pages.
    pub fn pages(&self) -> Vec<&Dictionary> {
        self.document.page_iter().map(|id| self.document.get_dictionary(id).expect("a page")).collect()
    }

    /// The bookmarks in their order.
    pub fn bookmarks(&self) -> Vec<Bookmark> {
        let mut out = Vec::new();
        if let Some(outlines) = self.dictionary(self.catalog(), b"Outlines") {
            self.siblings(outlines, 1, &mut out);
        }
        out
    }

    fn siblings(&self, of: &Dictionary, level: usize, out: &mut Vec<Bookmark>) {
        let mut next = self.dictionary(of, b"First");
        while let Some(item) = next {
            out.push(Bookmark { level, title: self.string(item, b"Title").expect("a title") });
            self.siblings(item, level + 1, out);
            next = self.dictionary(item, b"Next");
        }
    }

    /// The label of each page (ISO 32000-1 §12.4.2), as far as decimal ones go.
    pub fn labels(&self) -> Vec<String> {
        let ranges =
            self.dictionary(self.catalog(), b"PageLabels").map_or(&[][..], |it| self.array(it, b"Nums"));
        let mut starts: Vec<(i64, &Dictionary)> = Vec::new();
        for range in ranges.chunks(2) {
            let label = self.resolve(&range[1]).as_dict().expect("a label");
            starts.push((range[0].as_i64().expect("a page"), label));
        }
        let label = |page: i64| {
            let (start, label) = starts.iter().rev().find(|(start, _)| *start <= page)?;
            assert_eq!(self.name(label, b"S").as_deref(), Some("D"), "decimal numbers");
            let first = self.get(label, b"St").map_or(1, |first| first.as_i64().expect("a number"));
            Some((first + page - start).to_string())
        };
        (0..).take(self.pages().len()).filter_map(label).collect()
    }

    /// All words that are told and not shown, each with the key that it stands under: titles, alternative texts, descriptions.
    pub fn told(&self) -> Vec<(String, String)> {
        const KEYS: [&[u8]; 11] = [
            b"Title",
            b"Author",
            b"Subject",
            b"Keywords",
            b"T",
            b"Alt",
            b"ActualText",
            b"E",
            b"Contents",
            b"TU",
            b"P",
        ];
        let mut out = Vec::new();
        for object in self.document.objects.values() {
            let Ok(dictionary) = object.as_dict() else { continue };
            for key in KEYS {
                if let Ok(text @ Object::String(..)) = dictionary.get(key) {
                    let key = String::from_utf8_lossy(key).into_owned();
                    out.push((key, lopdf::decode_text_string(text).expect("a text string")));
                }
            }
        }
        out
    }

    /// The XMP metadata.
    pub fn metadata(&self) -> String {
        let id = self.catalog().get(b"Metadata").and_then(Object::as_reference).expect("metadata");
        let stream = self.document.get_object(id).and_then(Object::as_stream).expect("a stream");
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// All structure elements in reading order, each before what it holds.
    pub fn structure(&self) -> Vec<Structure> {
        let root = self.dictionary(self.catalog(), b"StructTreeRoot").expect("tags");
        let mut out = Vec::new();
        self.kids(root, &mut Vec::new(), self.string(self.catalog(), b"Lang"), &mut out);
        out
    }

    fn kids(
        &self,
        of: &Dictionary,
        within: &mut Vec<String>,
        lang: Option<String>,
        out: &mut Vec<Structure>,
    ) {
        let kids = match self.get(of, b"K") {
            Some(Object::Array(kids)) => &kids[..],
            Some(kid) => std::slice::from_ref(kid),
            None => &[],
        };
        for kid in kids {
            let Ok(kid) = self.resolve(kid).as_dict() else { continue };
            let Some(kind) = self.name(kid, b"S") else { continue };
            let lang = self.string(kid, b"Lang").or_else(|| lang.clone());
            out.push(self.element(kid, kind.clone(), within.clone(), lang.clone()));
            within.push(kind);
            self.kids(kid, within, lang, out);
            within.pop();
        }
    }

    fn element(&self, of: &Dictionary, kind: String, within: Vec<String>, lang: Option<String>) -> Structure {
        let attributes: Vec<&Dictionary> = match self.get(of, b"A") {
            Some(Object::Array(all)) => all.iter().filter_map(|it| self.resolve(it).as_dict().ok()).collect(),
            Some(one) => vec![one.as_dict().expect("attributes")],
            None => Vec::new(),
        };
        let named = |key: &[u8]| attributes.iter().find_map(|it| self.name(it, key));
        let bytes = |object: &Object| object.as_str().expect("a string").to_vec();
        let headers = attributes.iter().flat_map(|it| self.array(it, b"Headers"));
        Structure {
            id: self.get(of, b"ID").map(bytes),
            alt: self.string(of, b"Alt"),
            scope: named(b"Scope"),
            headers: headers.map(bytes).collect(),
            numbering: named(b"ListNumbering"),
            annotations: self.annotations(of),
            kind,
            within,
            lang,
        }
    }

    /// The annotations that an element refers to (`OBJR`).
    fn annotations(&self, of: &Dictionary) -> Vec<Option<String>> {
        let kids = match self.get(of, b"K") {
            Some(Object::Array(kids)) => &kids[..],
            Some(kid) => std::slice::from_ref(kid),
            None => &[],
        };
        let dictionaries = kids.iter().filter_map(|kid| self.resolve(kid).as_dict().ok());
        let references = dictionaries.filter(|kid| self.name(kid, b"Type").as_deref() == Some("OBJR"));
        let annotations = references.map(|kid| self.dictionary(kid, b"Obj").expect("an annotation"));
        annotations.map(|annotation| self.string(annotation, b"Contents")).collect()
    }
}
