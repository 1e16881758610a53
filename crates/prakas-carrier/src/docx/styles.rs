//! Styles and the properties that they pass on (ECMA-376 part 1, 17.7).

use std::collections::HashMap;

use super::content::{Align, Position, Style};
use super::xml::{Element, Ns, Tree};

/// The most styles that one may be based on, one on the other.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    defined: Vec<Defined>,
    by_id: HashMap<String, usize>,
    /// The style of paragraphs that name none.
    default: Option<usize>,
    /// The languages of text that names none: in Latin and such scripts, and in complex ones.
    pub(super) language: Option<String>,
    pub(super) complex_language: Option<String>,
}

#[derive(Debug, Default)]
struct Defined {
    name: String,
    based_on: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// What is said of a paragraph; nothing is said of what is `None`.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphProperties {
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) align: Option<Align>,
    pub(super) indent: Option<i32>,
}

/// What a style of characters says.
#[derive(Debug, Clone, Default)]
pub(super) struct Characters {
    pub(super) properties: RunProperties,
    /// Whether it is Word's style for strong words, or one like it.
    pub(super) is_strong: bool,
    /// Whether it is Word's style for emphasis.
    pub(super) is_emphasis: bool,
}

/// What is said of a run.
#[derive(Debug, Clone, Default)]
pub(super) struct RunProperties {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) complex_bold: Option<bool>,
    pub(super) complex_italic: Option<bool>,
    pub(super) position: Option<Position>,
    pub(super) is_hidden: Option<bool>,
    pub(super) is_complex: Option<bool>,
    pub(super) language: Option<String>,
    pub(super) complex_language: Option<String>,
}

impl Styles {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut styles = Self::default();
        let root = tree.root();
        let defaults = root.child(Ns::W, "docDefaults").and_then(|it| it.child(Ns::W, "rPrDefault"));
        if let Some(run) = defaults.and_then(|it| it.child(Ns::W, "rPr")).map(run_properties) {
            (styles.language, styles.complex_language) = (run.language, run.complex_language);
        }
        for element in root.elements().filter(|element| element.is(Ns::W, "style")) {
            styles.add(element);
        }
        // The default style may name a language of its own.
        if let Some(default) = styles.default.map(|at| &styles.defined[at].run) {
            let (own, complex) = (default.language.clone(), default.complex_language.clone());
            styles.language = own.or(styles.language.take());
            styles.complex_language = complex.or(styles.complex_language.take());
        }
        styles
    }

    fn add(&mut self, element: Element<'_>) {
        let Some(id) = element.w("styleId") else { return };
        let val = |name: &str| element.child(Ns::W, name).and_then(Element::val).map(str::to_owned);
        let at = self.defined.len();
        let is_paragraph = element.w("type").is_none_or(|kind| kind == "paragraph");
        if is_paragraph && element.w("default").is_some_and(is_on) {
            self.default = Some(at);
        }
        self.by_id.entry(id.to_owned()).or_insert(at);
        self.defined.push(Defined {
            name: val("name").unwrap_or_else(|| id.to_owned()),
            based_on: val("basedOn"),
            paragraph: element.child(Ns::W, "pPr").map(paragraph_properties).unwrap_or_default(),
            run: element.child(Ns::W, "rPr").map(run_properties).unwrap_or_default(),
        });
    }

    /// The styles by their names.
    pub(super) fn names(&self) -> Vec<Style> {
        let style = |style: &Defined| Style {
            name: style.name.clone(),
            based_on: style.based_on.as_ref().and_then(|id| self.by_id.get(id).copied()),
        };
        self.defined.iter().map(style).collect()
    }

    /// The style of this id, or else the default one.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<usize> {
        id.and_then(|id| self.by_id.get(id).copied()).or(self.default)
    }

    /// The style of this id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The style and those that it is based on, one after the other.
    fn chain(&self, from: Option<usize>) -> impl Iterator<Item = &Defined> {
        let next = |style: &&Defined| {
            let based_on = self.by_id.get(style.based_on.as_ref()?)?;
            self.defined.get(*based_on)
        };
        std::iter::successors(from.and_then(|at| self.defined.get(at)), next).take(LONGEST_CHAIN)
    }

    /// What a style says of its paragraphs.
    pub(super) fn paragraph_properties(&self, style: Option<usize>) -> ParagraphProperties {
        let mut all = ParagraphProperties::default();
        for style in self.chain(style) {
            all.under(&style.paragraph);
        }
        all
    }

    /// What a style of characters says of its runs.
    pub(super) fn characters(&self, style: Option<usize>) -> Characters {
        let mut all = Characters::default();
        for style in self.chain(style) {
            all.properties.under(&style.run);
            all.is_strong |= style.name.eq_ignore_ascii_case("strong");
            all.is_emphasis |= style.name.eq_ignore_ascii_case("emphasis");
        }
        all
    }

    /// Whether a style of paragraphs hides its words.
    pub(super) fn is_hidden(&self, style: Option<usize>) -> bool {
        self.chain(style).find_map(|style| style.run.is_hidden).unwrap_or(false)
    }
}

impl ParagraphProperties {
    /// Takes what is said here where nothing was said above it.
    pub(super) fn under(&mut self, other: &Self) {
        self.outline = self.outline.or(other.outline);
        self.align = self.align.or(other.align);
        self.indent = self.indent.or(other.indent);
        self.level = self.level.or(other.level);
        if self.list.is_none() {
            self.list.clone_from(&other.list);
        }
    }
}

impl RunProperties {
    pub(super) fn under(&mut self, other: &Self) {
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.complex_bold = self.complex_bold.or(other.complex_bold);
        self.complex_italic = self.complex_italic.or(other.complex_italic);
        self.position = self.position.or(other.position);
        self.is_hidden = self.is_hidden.or(other.is_hidden);
        self.is_complex = self.is_complex.or(other.is_complex);
        if self.language.is_none() {
            self.language.clone_from(&other.language);
        }
        if self.complex_language.is_none() {
            self.complex_language.clone_from(&other.complex_language);
        }
    }
}

/// What a `w:pPr` says.
pub(super) fn paragraph_properties(properties: Element<'_>) -> ParagraphProperties {
    let val = |name: &str| properties.child(Ns::W, name).and_then(Element::val);
    let list = properties.child(Ns::W, "numPr");
    let of_list = |name: &str| list.and_then(|list| list.child(Ns::W, name)).and_then(Element::val);
    let indent = properties.child(Ns::W, "ind");
    ParagraphProperties {
        outline: val("outlineLvl").and_then(|level| level.parse().ok()),
        list: of_list("numId").map(str::to_owned),
        level: of_list("ilvl").and_then(|level| level.parse().ok()),
        align: val("jc").map(align),
        indent: indent.and_then(|indent| indent.w("left").or(indent.w("start"))).and_then(twips),
    }
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "right" | "end" => Align::End,
        _ => Align::Start,
    }
}

/// A measure in twips: a number, or one with a unit (ECMA-376 part 1, 22.9.2.14).
pub(super) fn twips(value: &str) -> Option<i32> {
    const UNITS: [(&str, f64); 6] = [
        ("mm", 1440.0 / 25.4),
        ("cm", 1440.0 / 2.54),
        ("in", 1440.0),
        ("pt", 20.0),
        ("pc", 240.0),
        ("pi", 240.0),
    ];
    for (unit, size) in UNITS {
        if let Some(number) = value.strip_suffix(unit) {
            let twips = number.parse::<f64>().ok().filter(|number| number.is_finite())? * size;
            #[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
            return Some(twips.round() as i32);
        }
    }
    value.parse().ok()
}

/// What a `w:rPr` says.
pub(super) fn run_properties(properties: Element<'_>) -> RunProperties {
    let mut run = RunProperties::default();
    for element in properties.elements() {
        let (Ns::W, name) = element.name() else { continue };
        let toggle = || Some(element.val().is_none_or(is_on));
        match name {
            "b" => run.bold = toggle(),
            "i" => run.italic = toggle(),
            "bCs" => run.complex_bold = toggle(),
            "iCs" => run.complex_italic = toggle(),
            "vanish" => run.is_hidden = toggle(),
            "cs" | "rtl" => run.is_complex = toggle(),
            "vertAlign" => {
                run.position = element.val().map(|value| match value {
                    "superscript" => Position::Superscript,
                    "subscript" => Position::Subscript,
                    _ => Position::Baseline,
                });
            }
            "lang" => {
                run.language = element.val().map(str::to_owned);
                run.complex_language = element.w("bidi").map(str::to_owned);
            }
            _ => {}
        }
    }
    run
}

/// Whether the value of a toggle is on (ECMA-376 part 1, 22.9.2.7).
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}
