//! The document: its parts and their furniture.

use crate::qr::Modules;
use crate::{AltText, Block, Digits, Href, Inline, Language, Meta, Picture, Role, Text, Theme};

/// A composed release: every word final, in reading order, each block with its role.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What is said of the whole.
    pub meta: Meta,
    /// How roles look.
    pub theme: Theme,
    /// One part an edition; there is always one at least.
    parts: Vec<Part>,
}

impl Document {
    /// A document of one part; [`Document::push`] adds more.
    pub fn new(meta: Meta, theme: Theme, first: Part) -> Self {
        Self { meta, theme, parts: vec![first] }
    }

    /// Adds a part after the others, as a bilingual document has. Its pages are numbered on from those before.
    pub fn push(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// The parts in order, one at least.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The language of each part, in their order.
    pub fn languages(&self) -> impl Iterator<Item = &Language> {
        self.parts.iter().map(|part| &part.language)
    }

    /// The language of the first part: the document's own.
    pub fn language(&self) -> &Language {
        &self.parts[0].language
    }
}

/// One edition of the release as it stands on paper: furniture, body, furniture. Each part begins a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The language of its words, where they do not say otherwise.
    pub language: Language,
    /// The digits of page numbers, list numbers and note marks.
    pub digits: Digits,
    /// The part's title as plain text, for outlines and window titles.
    pub title: String,
    /// What stands above the body.
    pub head: Vec<Furniture>,
    /// The release's own words.
    pub body: Vec<Block>,
    /// What stands under the body.
    pub foot: Vec<Furniture>,
    /// What must be seen on every page, such as that the release is a draft: it repeats, framed, at the top of each page but
    /// the part's first, whose head says it.
    pub running: Option<Text>,
}

impl Part {
    /// An empty part.
    pub fn new(language: Language, title: impl Into<String>) -> Self {
        let digits = if language == Language::KM { Digits::Khmer } else { Digits::Latin };
        let title = title.into();
        Self { language, digits, title, head: Vec::new(), body: Vec::new(), foot: Vec::new(), running: None }
    }
}

/// What compose sets around a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Furniture {
    /// Lines of one role that stand together. Each is a line of its own; a line that is too long is broken.
    Lines {
        /// What the lines are.
        role: Role,
        /// The lines.
        lines: Vec<Vec<Inline>>,
    },
    /// The ornament under the national header: see [`ornament`](crate::ornament).
    Ornament,
    /// The issuing house's emblem.
    Emblem {
        /// The picture.
        picture: Picture,
        /// The words that stand for it.
        alt: AltText,
    },
    /// Blocks as a body has, such as the notes to editors.
    Blocks(Vec<Block>),
    /// Pieces that stand together, on one page, such as those of a letterhead.
    Group {
        /// Where they stand.
        arrangement: Arrangement,
        /// The pieces: lines, an emblem, room for a signature.
        pieces: Vec<Furniture>,
    },
    /// Room for a signature and a seal on paper; a screen has none.
    SignatureSpace {
        /// How high it is.
        millimetres: u16,
    },
    /// Where the release stands on the web.
    Permalink(Permalink),
}

/// Where the pieces of a group stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// In a block at the left margin, as wide as its longest line, everything in it centred.
    Start,
    /// Centred between the margins.
    Center,
    /// In a block at the right margin, everything in it centred.
    End,
    /// The emblem at the left, the lines beside it, and a rule in the theme's colour under both.
    Beside,
}

/// Where a release stands on the web: words that say so, the address, and a code that leads there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    /// The words above the address.
    pub label: Text,
    /// The address, as a link.
    pub address: Vec<Inline>,
    /// The code beside them, for those who hold the paper.
    pub code: Option<QrCode>,
}

/// A QR code, and the words that stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// What is drawn.
    pub modules: Modules,
    /// The address that it says.
    pub href: Href,
    /// What it is and where it leads, for those who do not see it.
    pub alt: AltText,
}

impl Furniture {
    /// One line of plain text.
    pub fn line(role: Role, text: impl Into<Text>) -> Self {
        Self::Lines { role, lines: vec![vec![Inline::Text(text.into())]] }
    }
}
