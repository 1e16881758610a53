//! Where the words of the pages stand.

use typst::text::{FontInstance, TextItem};

use crate::Layout;
use crate::texts::{Placed, texts};

/// The words of all pages, and the fonts that show them.
#[derive(Debug, Clone, Default)]
pub struct PlacedWords {
    /// Each font once. Of a document with [exact text](crate::LayoutOptions::exact_text) most are made for it, and their glyphs are
    /// clusters.
    pub fonts: Vec<WordFont>,
    /// The pages.
    pub pages: Vec<PageWords>,
}

/// A font that words are set in.
#[derive(Debug, Clone)]
pub struct WordFont {
    instance: FontInstance,
}

/// A page's words: runs in the order in which they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct PageWords {
    /// The page's width in points.
    pub width: f64,
    /// The page's height in points.
    pub height: f64,
    /// The runs.
    pub runs: Vec<WordRun>,
}

/// Words of one font and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct WordRun {
    /// Which of [`PlacedWords::fonts`].
    pub font: usize,
    /// The size in points.
    pub size: f64,
    /// The baseline, in points from the page's top.
    pub y: f64,
    /// Its glyphs, in their order.
    pub glyphs: Vec<WordGlyph>,
}

/// One glyph, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct WordGlyph {
    /// Its index in the font.
    pub id: u16,
    /// Where its origin is, in points from the page's left edge.
    pub x: f64,
    /// How far it goes, in points.
    pub advance: f64,
    /// What it says.
    pub text: String,
}

impl WordFont {
    /// The font program: OpenType, or a collection of such.
    pub fn data(&self) -> &[u8] {
        self.instance.data()
    }

    /// Which font of a collection it is.
    pub fn index(&self) -> u32 {
        self.instance.index()
    }
}

impl Layout {
    /// Where the words of all pages stand: those of headers and footers, too.
    ///
    /// ```
    /// # use prakas_document::{Block, Document, Language, Meta, Part, Theme};
    /// use prakas_fonts::Fonts;
    /// use prakas_pdf::{LayoutOptions, layout};
    ///
    /// # let part = Part { body: vec![Block::paragraph("Closed.")], ..Part::new(Language::EN, "Office hours") };
    /// # let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
    /// let words = layout(&document, &Fonts::bundled(), &LayoutOptions::default())?.output.words();
    /// let run = &words.pages[0].runs[0];
    /// let text: String = run.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    /// assert_eq!(text, "Closed.");
    /// assert!(run.glyphs[0].x > 0.0 && run.y < words.pages[0].height);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn words(&self) -> PlacedWords {
        let mut words = PlacedWords::default();
        for page in self.pages.pages() {
            let runs = texts(&page.frame).iter().map(|placed| run(placed, &mut words.fonts)).collect();
            let size = page.frame.size();
            words.pages.push(PageWords { width: size.x.to_pt(), height: size.y.to_pt(), runs });
        }
        words
    }
}

fn run(placed: &Placed<'_>, fonts: &mut Vec<WordFont>) -> WordRun {
    let item: &TextItem = placed.text;
    let known = fonts.iter().position(|font| font.instance == item.font);
    let font = known.unwrap_or_else(|| {
        fonts.push(WordFont { instance: item.font.clone() });
        fonts.len() - 1
    });
    let mut pen = placed.at.x;
    let mut glyphs: Vec<WordGlyph> = Vec::with_capacity(item.glyphs.len());
    let mut before = None;
    for glyph in &item.glyphs {
        let (x, advance) = (pen + glyph.x_offset.at(item.size), glyph.x_advance.at(item.size));
        pen += advance;
        // Glyphs of one cluster say it once.
        let range = Some(glyph.range());
        let text = if range == before { "" } else { item.text.get(glyph.range()).unwrap_or_default() };
        before = range;
        glyphs.push(WordGlyph {
            id: glyph.id,
            x: x.to_pt(),
            advance: advance.to_pt(),
            text: text.to_owned(),
        });
    }
    WordRun { font, size: item.size.to_pt(), y: placed.at.y.to_pt(), glyphs }
}
