//! Pages as SVG: outlines for the eye, and the words over them for everything else.
//!
//! typst draws each glyph as an outline, so a page looks the same where no font is. But outlines are no words. So the words
//! stand over them once more, unseen, each line as wide as its outlines: a reader selects, searches and copies them, and a
//! screen reader speaks them, in the language that they are in. Links and the words that stand for pictures are there, too.

use std::fmt::Write as _;

use prakas_document::text::is_unrepresentable;
use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::model::{Destination, Document as _};
use typst::text::TextItem;
use typst_layout::Page;

use crate::Layout;

/// What may be chosen about a page in SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SvgOptions {
    /// Whether the words stand unseen over their outlines, to be selected, searched and read aloud. Without them the page is
    /// outlines alone, for programs that would ask for fonts.
    pub words: bool,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self { words: true }
    }
}

/// Why there is no page in SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SvgError {
    /// There is no such page; pages are counted from 0.
    #[error("there is no page {page}: the document has {pages}, counted from 0")]
    NoPage {
        /// The page that was asked for.
        page: usize,
        /// How many pages there are.
        pages: usize,
    },
}

impl Layout {
    /// One page as SVG 1.1, pages counted from 0: self-contained, without a script, a font or a request. The same bytes on any
    /// machine.
    ///
    /// # Errors
    /// [`SvgError::NoPage`] past the last page.
    ///
    /// ```
    /// # use prakas_document::{Block, Document, Language, Meta, Part, Theme};
    /// use prakas_fonts::Fonts;
    /// use prakas_pdf::{LayoutOptions, SvgOptions, layout};
    ///
    /// # let part = Part { body: vec![Block::paragraph("Closed on Monday.")], ..Part::new(Language::EN, "Office hours") };
    /// # let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
    /// let layout = layout(&document, &Fonts::bundled(), &LayoutOptions::default())?.output;
    /// let svg = layout.svg(0, &SvgOptions::default())?;
    /// assert!(svg.contains("<title>Office hours</title>"));
    /// assert!(svg.contains(">Closed on Monday.</tspan></text>"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn svg(&self, page: usize, options: &SvgOptions) -> Result<String, SvgError> {
        let pages = self.pages.pages();
        let Some(found) = pages.get(page) else {
            return Err(SvgError::NoPage { page, pages: pages.len() });
        };
        let title = self.pages.info().title.as_deref();
        let title = title.map(|title| match pages.len() {
            1 => title.to_owned(),
            count => format!("{title} ({}/{count})", page + 1),
        });
        Ok(described(found, title.as_deref(), *options))
    }
}

/// The page as typst draws it, with what is said of it.
fn described(page: &Page, title: Option<&str>, options: SvgOptions) -> String {
    let mut marks = Marks::default();
    marks.collect(&page.frame, Transform::identity());
    let drawn = Page { frame: without_links(&page.frame), ..page.clone() };
    let drawn = typst_svg::svg(&drawn, &typst_svg::SvgOptions::default());
    // The first element is the picture, and what typst writes into its attributes are numbers and namespaces.
    let Some((start, rest)) = drawn.split_once('>') else { return drawn };
    let content = rest.strip_suffix("</svg>").unwrap_or(rest);

    let mut out = String::with_capacity(drawn.len() * 5 / 4);
    out.push_str(start);
    let language = marks.language();
    if let Some(language) = &language {
        attribute(&mut out, "xml:lang", language);
    }
    // A picture is one thing to a screen reader; what has words in it is not.
    if !options.words {
        attribute(&mut out, "role", "img");
    }
    out.push('>');
    if let Some(title) = title {
        element(&mut out, "title", title);
    }
    out.push_str("<g aria-hidden=\"true\">");
    push_rounded(&mut out, content);
    out.push_str("</g>");
    if options.words {
        out.push_str("<g fill=\"transparent\" font-family=\"serif\">");
        marks.write(&mut out, language.as_deref().unwrap_or_default());
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// A frame without its links, which are set over the words.
fn without_links(frame: &Frame) -> Frame {
    let items = frame.items().filter_map(|(position, item)| {
        let item = match item {
            FrameItem::Link(..) => return None,
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = without_links(&group.frame);
                FrameItem::Group(group)
            }
            FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Tag(_) => {
                item.clone()
            }
        };
        Some((*position, item))
    });
    let items: Vec<_> = items.collect();
    let mut kept = frame.clone();
    kept.clear();
    kept.push_multiple(items);
    kept
}

/// What stands on a page for those who do not see it, in the order of the page.
#[derive(Default)]
struct Marks<'a> {
    marks: Vec<Placed<Mark<'a>>>,
    /// Links with their addresses, each from its upper left corner on.
    links: Vec<Placed<(Size, &'a str)>>,
}

/// Something, and the transform from its own origin to the page's.
struct Placed<T> {
    at: Transform,
    it: T,
}

enum Mark<'a> {
    /// Words, from where their baseline begins.
    Text(&'a TextItem),
    /// Words that stand for a picture, from its upper left corner.
    Picture(Size, &'a str),
}

impl<'a> Marks<'a> {
    fn collect(&mut self, frame: &'a Frame, origin: Transform) {
        for (position, item) in frame.items() {
            let at = origin.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => self.collect(&group.frame, at.pre_concat(group.transform)),
                FrameItem::Text(text) => self.marks.push(Placed { at, it: Mark::Text(text) }),
                FrameItem::Link(Destination::Url(url), size) => {
                    self.links.push(Placed { at, it: (*size, url.as_str()) });
                }
                FrameItem::Image(image, size, _) => {
                    let alt = image.alt().filter(|alt| !alt.trim().is_empty());
                    self.marks.extend(alt.map(|alt| Placed { at, it: Mark::Picture(*size, alt) }));
                }
                FrameItem::Link(Destination::Position(_) | Destination::Location(_), _)
                | FrameItem::Shape(..)
                | FrameItem::Tag(_) => {}
            }
        }
    }

    /// The language of the first words.
    fn language(&self) -> Option<String> {
        self.marks.iter().find_map(|mark| match mark.it {
            Mark::Text(text) => Some(language(text)),
            Mark::Picture(..) => None,
        })
    }

    /// Which link a mark stands in.
    fn link_of(&self, mark: &Placed<Mark<'_>>) -> Option<usize> {
        let middle = match mark.it {
            Mark::Text(text) => Point::new(text.width() / 2.0, -text.size / 4.0),
            Mark::Picture(size, _) => (size / 2.0).to_point(),
        };
        let middle = middle.transform(mark.at);
        self.links.iter().position(|link| {
            let Some(inverse) = link.at.invert() else { return false };
            let (size, _) = link.it;
            let Point { x, y } = middle.transform(inverse);
            (Abs::zero()..=size.x).contains(&x) && (Abs::zero()..=size.y).contains(&y)
        })
    }

    /// Writes all of it; words in another language than this one say so.
    fn write(&self, out: &mut String, language: &str) {
        let mut is_empty = vec![true; self.links.len()];
        let linked: Vec<(Option<usize>, &Placed<Mark<'_>>)> =
            self.marks.iter().map(|mark| (self.link_of(mark), mark)).collect();
        for marks in linked.chunk_by(|(a, _), (b, _)| a == b) {
            let link = marks[0].0;
            if let Some(link) = link {
                is_empty[link] = false;
                begin_link(out, &self.links[link], "");
            }
            for line in marks.chunk_by(|(_, a), (_, b)| is_one_line(a, b)) {
                write_line(out, line.iter().map(|(_, mark)| *mark), language);
            }
            out.push_str(if link.is_some() { "</a>" } else { "" });
        }
        for (link, _) in self.links.iter().zip(is_empty).filter(|(_, is_empty)| *is_empty) {
            begin_link(out, link, link.it.1);
            out.push_str("</a>");
        }
    }
}

/// Whether words stand on one line, so that they are one text to a reader.
fn is_one_line(a: &Placed<Mark<'_>>, b: &Placed<Mark<'_>>) -> bool {
    let are_words = matches!((&a.it, &b.it), (Mark::Text(_), Mark::Text(_)));
    are_words && a.at.is_only_translate() && b.at.is_only_translate() && a.at.ty == b.at.ty
}

/// Writes the words of a line, or what stands for a picture.
fn write_line<'a>(out: &mut String, line: impl Iterator<Item = &'a Placed<Mark<'a>>>, around: &str) {
    let mut is_open = false;
    for mark in line {
        match mark.it {
            Mark::Text(text) => {
                if !is_open {
                    is_open = true;
                    begin_text(out, mark.at);
                }
                write_words(out, mark.at, text, around);
            }
            Mark::Picture(size, alt) => {
                out.push_str("<rect role=\"img\"");
                attribute(out, "aria-label", alt);
                place(out, mark.at);
                area(out, size);
            }
        }
    }
    out.push_str(if is_open { "</text>" } else { "" });
}

/// Begins a line. Its words have places of their own, but only the whole can be turned.
fn begin_text(out: &mut String, at: Transform) {
    // Spaces are as wide as they are in the outlines, the first and the last, too.
    out.push_str("<text xml:space=\"preserve\"");
    if !at.is_only_translate() {
        place(out, at);
    }
    out.push('>');
}

fn write_words(out: &mut String, at: Transform, text: &TextItem, around: &str) {
    out.push_str("<tspan");
    let own = language(text);
    if own != around {
        attribute(out, "xml:lang", &own);
    }
    if at.is_only_translate() {
        place(out, at);
    }
    number(out, "font-size", text.size);
    if text.width() > Abs::zero() {
        number(out, "textLength", text.width());
        attribute(out, "lengthAdjust", "spacingAndGlyphs");
    }
    out.push('>');
    escape(out, &text.text);
    out.push_str("</tspan>");
}

/// Begins a link over its area; a link that has no words of its own takes a label.
fn begin_link(out: &mut String, link: &Placed<(Size, &str)>, label: &str) {
    let (size, href) = link.it;
    out.push_str("<a");
    attribute(out, "href", href);
    attribute(out, "xlink:href", href);
    if !label.is_empty() {
        attribute(out, "aria-label", label);
    }
    out.push_str("><rect");
    place(out, link.at);
    area(out, size);
}

fn area(out: &mut String, size: Size) {
    number(out, "width", size.x);
    number(out, "height", size.y);
    out.push_str("/>");
}

fn place(out: &mut String, at: Transform) {
    if at.is_only_translate() {
        number(out, "x", at.tx);
        number(out, "y", at.ty);
        return;
    }
    let Transform { sx, ky, kx, sy, tx, ty } = at;
    let matrix =
        [sx.get(), ky.get(), kx.get(), sy.get(), tx.to_pt(), ty.to_pt()].map(|n| rounded(n).to_string());
    attribute(out, "transform", &format!("matrix({})", matrix.join(" ")));
}

/// The language of some words as BCP 47 has it.
fn language(text: &TextItem) -> String {
    let region = text.region.map(|region| format!("-{}", region.as_str()));
    text.lang.as_str().to_owned() + &region.unwrap_or_default()
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape(out, text);
    let _ = write!(out, "</{name}>");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    escape(out, value);
    out.push('"');
}

/// An attribute of a length in points, which are the picture's units.
fn number(out: &mut String, name: &str, length: Abs) {
    let _ = write!(out, " {name}=\"{}\"", rounded(length.to_pt()));
}

/// Thousandths of a point are far below what is seen.
fn rounded(number: f64) -> f64 {
    (number * 1e3).round() / 1e3
}

/// Copies what typst drew with four decimals instead of nine, which nobody sees and which halves it. Nothing in it but numbers
/// has a point with digits at both sides: words are outlines there, and pictures are in base 64.
fn push_rounded(out: &mut String, drawn: &str) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = drawn;
    while let Some(point) = rest.find('.') {
        let start = rest[..point].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let mut end = point + 1 + digits(&rest[point + 1..]);
        if let Some(exponent) = rest[end..].strip_prefix("e-") {
            end += 2 + digits(exponent);
        }
        out.push_str(&rest[..start]);
        match rest[start..end].parse::<f64>() {
            Ok(number) => {
                let _ = write!(out, "{}", (number * 1e4).round() / 1e4);
            }
            Err(_) => out.push_str(&rest[start..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
}

/// Characters as XML has them, without those that are not shown.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{AD}' | '\u{200B}' | '\u{2060}' => {}
            c if c.is_control() || is_unrepresentable(c) => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_and_nothing_else() {
        let rounded = |drawn: &str| {
            let mut out = String::new();
            push_rounded(&mut out, drawn);
            out
        };
        assert_eq!(
            rounded("<path d=\"M 0 0v -841.88976378h 1.5c 0.123456789-0.00001234 2.5e-7 12 a.b\"/>"),
            "<path d=\"M 0 0v -841.8898h 1.5c 0.1235-0 0 12 a.b\"/>"
        );
        assert_eq!(
            rounded("#g79D0 data:image/png;base64,iVBORw0+/="),
            "#g79D0 data:image/png;base64,iVBORw0+/="
        );
    }
}
