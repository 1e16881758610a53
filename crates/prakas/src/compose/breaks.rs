//! Where the lines of a part may break.
//!
//! Words are not cut by a change of style, so the lines of a part are looked at whole: what stands in bold or in a link is
//! run together with its neighbours, and each opportunity is given to the text that it stands in or after.

use prakas_document::text::ZERO_WIDTH_SPACE;
use prakas_document::{
    AltText, Block, Figure, Footnote, Furniture, Inline, List, NO_LINE_START, Part, Permalink, Quotation,
    Script, Text,
};

use rayon::prelude::*;

use crate::house::NoBreak;

/// U+2060 WORD JOINER: stands for a note's mark, which no line may begin with.
const NOTE_MARK: char = '\u{2060}';

/// The same part, with its break opportunities found and the author's U+200B among them.
pub(super) fn part(part: Part, no_break: &NoBreak) -> Part {
    let furniture =
        |pieces: Vec<Furniture>| pieces.into_iter().map(|piece| furniture(piece, no_break)).collect();
    // Finding words takes most of the time that a Khmer page without fonts takes: the blocks go side by side.
    let (body, (head, foot)) = rayon::join(
        || part.body.par_iter().map(|block| self::block(block, no_break)).collect(),
        || (furniture(part.head), furniture(part.foot)),
    );
    Part { head, body, foot, running: part.running.map(|running| text(&running, no_break)), ..part }
}

fn furniture(piece: Furniture, no_break: &NoBreak) -> Furniture {
    match piece {
        Furniture::Lines { role, lines } => {
            Furniture::Lines { role, lines: lines.iter().map(|line| inlines(line, no_break)).collect() }
        }
        Furniture::Blocks(content) => Furniture::Blocks(blocks(&content, no_break)),
        Furniture::Group { arrangement, pieces } => {
            let pieces = pieces.into_iter().map(|piece| furniture(piece, no_break)).collect();
            Furniture::Group { arrangement, pieces }
        }
        Furniture::Permalink(Permalink { label, address, code }) => Furniture::Permalink(Permalink {
            label: text(&label, no_break),
            address: inlines(&address, no_break),
            code,
        }),
        Furniture::Ornament | Furniture::Emblem { .. } | Furniture::SignatureSpace { .. } => piece,
    }
}

fn blocks(content: &[Block], no_break: &NoBreak) -> Vec<Block> {
    content.iter().map(|block| self::block(block, no_break)).collect()
}

fn block(block: &Block, no_break: &NoBreak) -> Block {
    let inlines = |content: &[Inline]| inlines(content, no_break);
    match block {
        Block::Paragraph(content) => Block::Paragraph(inlines(content)),
        Block::Heading { level, content } => Block::Heading { level: *level, content: inlines(content) },
        Block::List(List { marker, items }) => Block::List(List {
            marker: *marker,
            items: items.iter().map(|item| blocks(item, no_break)).collect(),
        }),
        Block::Quotation(Quotation { content, speaker }) => Block::Quotation(Quotation {
            content: blocks(content, no_break),
            speaker: speaker.as_ref().map(|speaker| text(speaker, no_break)),
        }),
        Block::Table(table) => Block::Table(table.map(inlines)),
        Block::Figure(Figure { picture, alt, caption }) => Block::Figure(Figure {
            picture: picture.clone(),
            alt: self::alt(alt, no_break),
            caption: inlines(caption),
        }),
    }
}

fn text(words: &Text, no_break: &NoBreak) -> Text {
    Run::new(words.as_str(), no_break).text(words)
}

/// Words that stand for a picture: where they are printed, a space is before them.
fn alt(alt: &AltText, no_break: &NoBreak) -> AltText {
    let words = text(&Text::new(format!(" {}", alt.as_str())), no_break);
    let breaks = words.breaks().iter().filter_map(|at| at.checked_sub(1)).collect();
    let own = words.as_str().strip_prefix(' ').unwrap_or(words.as_str());
    AltText::new(Text::with_breaks(own, breaks)).unwrap_or_else(|_| alt.clone())
}

/// A line, or a paragraph, that breaks as a whole.
fn inlines(content: &[Inline], no_break: &NoBreak) -> Vec<Inline> {
    let mut whole = String::new();
    flatten(content, &mut whole);
    Run::new(&whole, no_break).inlines(content, no_break)
}

/// The characters that stand together, a note's mark and a line's end as one each.
fn flatten(content: &[Inline], whole: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => whole.push_str(text.as_str()),
            Inline::Footnote(_) => whole.push(NOTE_MARK),
            Inline::LineBreak => whole.push('\n'),
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Superscript(_)
            | Inline::Subscript(_)
            | Inline::Link(_)
            | Inline::Foreign { .. }
            | Inline::Date { .. } => flatten(inline.children(), whole),
        }
    }
}

/// The opportunities of a run of texts, given out in the order of the texts.
struct Run<'a> {
    whole: &'a str,
    opportunities: std::iter::Peekable<std::vec::IntoIter<usize>>,
    /// How much of the run has been given out, in bytes.
    at: usize,
}

impl<'a> Run<'a> {
    fn new(whole: &'a str, no_break: &NoBreak) -> Self {
        // What is told after the author's U+200B counts from before it, which may be the first character of its text.
        let before = |at: usize| whole[..at].trim_end_matches(ZERO_WIDTH_SPACE).len();
        let has_breaks = whole.contains(ZERO_WIDTH_SPACE) || Script::Khmer.is_in(whole);
        let found = if has_breaks { no_break.breaker().opportunities(whole) } else { Vec::new() };
        let opportunities: Vec<usize> = found.into_iter().map(before).collect();
        Self { whole, opportunities: opportunities.into_iter().peekable(), at: 0 }
    }

    /// Whether a sign that no line begins with comes next, so that the space in hand must not break the line.
    fn holds_to_next(&self) -> bool {
        let next = self.whole[self.at..].trim_start_matches([' ', ZERO_WIDTH_SPACE]);
        next.starts_with(NO_LINE_START)
    }

    /// The text with its opportunities, and without U+200B. Breaks that it had already are found anew, or not at all.
    fn text(&mut self, text: &Text) -> Text {
        let mut content = String::with_capacity(text.as_str().len());
        let mut breaks = Vec::new();
        for c in text.as_str().chars() {
            self.at += c.len_utf8();
            match c {
                ZERO_WIDTH_SPACE => {}
                ' ' if self.holds_to_next() => content.push('\u{A0}'),
                c => content.push(c),
            }
            while self.opportunities.next_if(|&opportunity| opportunity <= self.at).is_some() {
                breaks.push(content.len());
            }
        }
        Text::with_breaks(content, breaks)
    }

    fn inlines(&mut self, content: &[Inline], no_break: &NoBreak) -> Vec<Inline> {
        content.iter().map(|inline| self.inline(inline, no_break)).collect()
    }

    fn inline(&mut self, inline: &Inline, no_break: &NoBreak) -> Inline {
        let mut inner = |content: &[Inline]| self.inlines(content, no_break);
        match inline {
            Inline::Text(text) => Inline::Text(self.text(text)),
            Inline::Strong(content) => Inline::Strong(inner(content)),
            Inline::Emphasis(content) => Inline::Emphasis(inner(content)),
            Inline::Superscript(content) => Inline::Superscript(inner(content)),
            Inline::Subscript(content) => Inline::Subscript(inner(content)),
            Inline::Foreign { language, content } => {
                Inline::Foreign { language: language.clone(), content: inner(content) }
            }
            Inline::Date { date, content } => Inline::Date { date: *date, content: inner(content) },
            // Breaks change neither what words there are nor what stands inside what, so both stay as valid as they were.
            Inline::Link(link) => link.map(inner).map_or_else(|_| Inline::Link(link.clone()), Inline::Link),
            Inline::LineBreak => {
                self.at += '\n'.len_utf8();
                Inline::LineBreak
            }
            Inline::Footnote(note) => {
                self.at += NOTE_MARK.len_utf8();
                let paragraphs = note.paragraphs().iter().map(|p| inlines(p, no_break)).collect();
                Inline::Footnote(Footnote::new(paragraphs).unwrap_or_else(|_| note.clone()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(content: &[Inline]) -> Vec<Vec<usize>> {
        fn collect(content: &[Inline], into: &mut Vec<Vec<usize>>) {
            for inline in content {
                if let Inline::Text(text) = inline {
                    into.push(text.breaks().to_vec());
                }
                collect(inline.children(), into);
            }
        }
        let mut found = Vec::new();
        collect(&inlines(content, &NoBreak::default()), &mut found);
        found
    }

    #[test]
    fn the_authors_break_stands_where_it_was_typed() {
        assert_eq!(breaks(&["office\u{200B}hours".into()]), [vec![6]]);
        assert_eq!(breaks(&["office\u{200B}".into(), Inline::strong("hours")]), [vec![6], vec![]]);
        assert_eq!(breaks(&["office".into(), Inline::strong("\u{200B}hours")]), [vec![6], vec![]]);
        assert_eq!(breaks(&["ប្រជុំ\u{200B}".into(), "។".into()]).concat(), [0; 0]);
    }

    #[test]
    fn a_change_of_style_neither_makes_nor_hides_a_break() {
        let plain = breaks(&["ក្រសួងការបរទេស".into()]).concat();
        assert!(!plain.is_empty());
        let (first, second) = "ក្រសួងការបរទេស".split_at(plain[0]);
        assert_eq!(breaks(&[first.into(), Inline::strong(second)])[0], [first.len()]);
        assert_eq!(breaks(&["ព័ត៌".into(), Inline::strong("មាន")]).concat(), [0; 0]);
    }

    #[test]
    fn no_line_begins_with_a_sign_that_ends_or_repeats() {
        let composed = inlines(&["ផ្សេង ".into(), Inline::strong("ៗ ។"), " ក ខ".into()], &NoBreak::default());
        let words = prakas_document::reading::plain_text(&composed);
        assert_eq!(words, "ផ្សេង\u{A0}ៗ\u{A0}។ ក ខ");
    }

    #[test]
    fn no_line_begins_with_a_notes_mark() {
        let note = Footnote::new(vec![vec!["ក្រសួងការបរទេស".into()]]).expect("words");
        let content = ["កម្ពុជា".into(), Inline::Footnote(note), "និងជប៉ុន".into()];
        assert_eq!(breaks(&content)[0], [0; 0]);
    }
}
