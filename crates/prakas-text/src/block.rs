//! The body's blocks as lines.

use prakas_document::{Block, Figure, Inline, Language, List, ListMarker, Quotation};

use crate::flow::{Notes, plain_words, words};
use crate::marks::{self, AFTER_NUMBER, BULLETS, SPEAKER};
use crate::table;
use crate::wrap::{Starts, columns, wrap};

/// Where blocks stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// The columns there are.
    pub(crate) width: Option<usize>,
    /// The language of the part.
    pub(crate) language: &'a Language,
}

impl Place<'_> {
    /// The fewest columns that are left to blocks inside lists and quotations.
    const NARROWEST: usize = 10;

    /// The place behind marks of this width.
    pub(crate) fn behind(self, columns: usize) -> Self {
        let width = self.width.map(|width| width.saturating_sub(columns).max(Self::NARROWEST));
        Self { width, ..self }
    }
}

/// A block as lines, one at least.
struct Drawn {
    lines: Vec<String>,
    shape: Shape,
}

/// What a block was drawn as, as far as it matters to those around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Paragraph,
    /// A list with the first or second of the marks there are: two lists that meet must not become one.
    List {
        is_numbered: bool,
        mark: usize,
        is_tight: bool,
    },
    Other,
}

/// Blocks as lines, an empty line between each two. Blocks without words have no lines.
pub(crate) fn blocks<'a>(blocks: &'a [Block], place: Place<'_>, notes: &mut Notes<'a>) -> Vec<String> {
    stack(draw(blocks, place, notes), false)
}

/// Draws the blocks that have words.
fn draw<'a>(blocks: &'a [Block], place: Place<'_>, notes: &mut Notes<'a>) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = Vec::new();
    let put = |drawn: &mut Vec<Drawn>, shape: Shape, lines: Vec<String>| {
        if !lines.is_empty() {
            drawn.push(Drawn { lines, shape });
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(content) => {
                put(&mut drawn, Shape::Paragraph, paragraph(content, place.width, notes));
            }
            Block::Heading { level, content } => {
                let c = marks::UNDERLINES[usize::from(u8::from(*level))];
                put(&mut drawn, Shape::Other, heading(content, c, place.width, notes));
            }
            Block::List(list) => {
                let last = drawn.last().map(|last| last.shape);
                let Drawn { lines, shape } = self::list(list, last, place, notes);
                put(&mut drawn, shape, lines);
            }
            Block::Quotation(quotation) => {
                put(&mut drawn, Shape::Other, self::quotation(quotation, place, notes));
            }
            Block::Table(table) => put(&mut drawn, Shape::Other, table::lines(table, place.width, notes)),
            Block::Figure(figure) => {
                put(&mut drawn, Shape::Paragraph, picture_words(figure, place));
                put(&mut drawn, Shape::Paragraph, paragraph(&figure.caption, place.width, notes));
            }
        }
    }
    drawn
}

/// Drawn blocks under each other, with empty lines between them or, tight, without.
fn stack(drawn: Vec<Drawn>, tight: bool) -> Vec<String> {
    let mut out = Vec::new();
    for block in drawn {
        if !out.is_empty() && !tight {
            out.push(String::new());
        }
        out.extend(block.lines);
    }
    out
}

/// A paragraph's lines.
pub(crate) fn paragraph<'a>(
    content: &'a [Inline],
    width: Option<usize>,
    notes: &mut Notes<'a>,
) -> Vec<String> {
    wrap(&words(content, notes), width, Starts::Escaped)
}

/// A heading's lines, and the line under them.
pub(crate) fn heading<'a>(
    content: &'a [Inline],
    c: char,
    width: Option<usize>,
    notes: &mut Notes<'a>,
) -> Vec<String> {
    let words = words(content, notes);
    // A number, as headings often have one, needs no escape where the line under it stands right below.
    let numbered = words.first().is_some_and(|word| word.text.starts_with(marks::is_digit));
    let mut lines = wrap(&words, width, if numbered { Starts::AsTheyAre } else { Starts::Escaped });
    if numbered && lines.len() > 1 {
        lines = wrap(&words, width, Starts::Escaped);
    }
    if let Some(longest) = lines.iter().map(|line| columns(line)).max() {
        lines.push(marks::underline(c, longest));
    }
    lines
}

/// A list, drawn after a block of some shape.
fn list<'a>(list: &'a List, last: Option<Shape>, place: Place<'_>, notes: &mut Notes<'a>) -> Drawn {
    let (is_numbered, first) = match list.marker {
        ListMarker::Bulleted => (false, 0),
        ListMarker::Numbered { start } => (true, u64::from(start)),
    };
    let meets_own =
        matches!(last, Some(Shape::List { is_numbered: other, mark: 0, .. }) if other == is_numbered);
    let mark = usize::from(meets_own);
    let mut items = Vec::new();
    for (number, item) in (first..).zip(&list.items) {
        let mark = if is_numbered {
            format!("{}{} ", marks::number(notes.digits, number), AFTER_NUMBER[mark])
        } else {
            format!("{} ", BULLETS[mark])
        };
        let content = draw(item, place.behind(columns(&mark)), notes);
        items.push((mark, content));
    }
    // A list is set without empty lines if its items are paragraphs, each with at most one such list under it.
    let is_tight = items.iter().all(|(_, content)| match &content[..] {
        [] => true,
        [one] => matches!(one.shape, Shape::Paragraph | Shape::List { is_tight: true, .. }),
        [one, two] => {
            one.shape == Shape::Paragraph && matches!(two.shape, Shape::List { is_tight: true, .. })
        }
        [_, _, ..] => false,
    });
    let mut lines = Vec::new();
    for (mark, content) in items {
        if !lines.is_empty() && !is_tight {
            lines.push(String::new());
        }
        lines.extend(hang(&mark, stack(content, is_tight)));
    }
    Drawn { lines, shape: Shape::List { is_numbered, mark, is_tight } }
}

/// Lines behind a mark: at the first line it is seen, at the others there are spaces.
pub(crate) fn hang(mark: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return vec![mark.trim_end().to_owned()];
    }
    let indent = " ".repeat(columns(mark));
    let hung = lines.into_iter().enumerate().map(|(i, line)| match (i, line.is_empty()) {
        (0, _) => format!("{mark}{line}"),
        (_, true) => line,
        (_, false) => format!("{indent}{line}"),
    });
    hung.collect()
}

fn quotation<'a>(quotation: &'a Quotation, place: Place<'_>, notes: &mut Notes<'a>) -> Vec<String> {
    let place = place.behind(2);
    let content = draw(&quotation.content, place, notes);
    let after_words = content.last().is_some_and(|last| last.shape == Shape::Paragraph);
    let mut lines = stack(content, false);
    if let Some(speaker) = quotation.speaker.as_ref().filter(|speaker| !speaker.is_blank()) {
        if !lines.is_empty() && !after_words {
            lines.push(String::new());
        }
        let speaker = wrap(
            &plain_words(speaker.as_str(), speaker.breaks()),
            place.behind(columns(SPEAKER)).width,
            Starts::AsTheyAre,
        );
        lines.extend(hang(SPEAKER, speaker));
    }
    lines.into_iter().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect()
}

/// The words that stand for a picture.
fn picture_words(figure: &Figure, place: Place<'_>) -> Vec<String> {
    let word = match place.language.primary() {
        "km" => "រូបភាព៖",
        _ => "Figure:",
    };
    let before = format!("[{word} ");
    let breaks: Vec<usize> = figure.alt.text().breaks().iter().map(|at| before.len() + at).collect();
    let words = plain_words(&format!("{before}{}]", figure.alt.as_str()), &breaks);
    wrap(&words, place.width, Starts::Escaped)
}
