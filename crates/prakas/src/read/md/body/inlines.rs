//! Runs of inlines while they are put together.

use prakas_document::{Inline, Text};

use crate::read::record::is_space;

/// The inlines of one line of text, or of a span in it.
#[derive(Debug, Default)]
pub(super) struct Inlines {
    pieces: Vec<Inline>,
    /// Characters that are not yet a piece.
    text: String,
}

impl Inlines {
    /// Adds characters; runs of white space become one space, and none follows a line break.
    pub(super) fn push_text(&mut self, text: &str) {
        for c in text.chars() {
            if !is_space(c) {
                self.text.push(c);
            } else if !self.ends_in_space() {
                self.text.push(' ');
            }
        }
    }

    pub(super) fn push(&mut self, inline: Inline) {
        self.flush();
        self.pieces.push(inline);
    }

    /// Ends the line, and gives the number of pieces before the break.
    pub(super) fn hard_break(&mut self) -> usize {
        let kept = self.text.trim_end_matches(is_space).len();
        self.text.truncate(kept);
        self.flush();
        self.pieces.push(Inline::LineBreak);
        self.pieces.len() - 1
    }

    /// Ends the line in the source only: it becomes a space. Gives the number of pieces before it.
    pub(super) fn soft_break(&mut self) -> usize {
        self.flush();
        let before = self.pieces.len();
        self.push_text(" ");
        self.flush();
        before
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether the pieces from this one on begin with a mark, and something stands after it.
    pub(super) fn has_words_after(&self, at: usize, mark: &str) -> bool {
        let pieces = &self.pieces[at.min(self.pieces.len())..];
        let (first, rest) = match pieces.split_first() {
            Some((Inline::Text(first), rest)) => (first.as_str(), !rest.is_empty() || !self.text.is_empty()),
            Some(_) => return false,
            None => (self.text.as_str(), false),
        };
        first.strip_prefix(mark).is_some_and(|words| rest || !words.trim_matches(is_space).is_empty())
    }

    pub(super) fn extend(&mut self, inlines: Vec<Inline>) {
        self.flush();
        self.pieces.extend(inlines);
    }

    /// Takes out the pieces from this one on.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        self.flush();
        Self { pieces: self.pieces.split_off(at.min(self.pieces.len())), text: String::new() }
    }

    /// The inlines of a span: neighbouring texts are one.
    pub(super) fn into_span(mut self) -> Vec<Inline> {
        self.flush();
        let mut joined: Vec<Inline> = Vec::with_capacity(self.pieces.len());
        let mut text = String::new();
        for piece in self.pieces {
            if let Inline::Text(piece) = piece {
                text.push_str(piece.as_str());
                continue;
            }
            if !text.is_empty() {
                joined.push(Inline::Text(Text::new(std::mem::take(&mut text))));
            }
            joined.push(piece);
        }
        if !text.is_empty() {
            joined.push(Inline::Text(Text::new(text)));
        }
        joined
    }

    /// The inlines of a whole paragraph, heading or cell: no white space and no line break at either end.
    pub(super) fn into_line(self) -> Vec<Inline> {
        let mut line = self.into_span();
        while let Some(last) = line.pop() {
            match trimmed(last, |text| text.trim_end_matches(is_space)) {
                Some(last) => {
                    line.push(last);
                    break;
                }
                None => continue,
            }
        }
        let blank = line.iter().take_while(|first| is_blank(first)).count();
        line.drain(..blank);
        if let Some(first) = line.first_mut()
            && let Inline::Text(text) = first
        {
            *text = Text::new(text.as_str().trim_start_matches(is_space));
        }
        line
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Inline::Text(Text::new(std::mem::take(&mut self.text))));
        }
    }

    fn ends_in_space(&self) -> bool {
        match (self.text.chars().next_back(), self.pieces.last()) {
            (Some(last), _) => is_space(last),
            (None, Some(Inline::Text(text))) => text.as_str().ends_with(is_space),
            (None, Some(Inline::LineBreak)) => true,
            (None, _) => false,
        }
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.as_str().chars().all(is_space),
        Inline::LineBreak => true,
        _ => false,
    }
}

/// The inline at the end of a line with its white space cut away; nothing where nothing else is in it.
fn trimmed(inline: Inline, trim: impl Fn(&str) -> &str) -> Option<Inline> {
    if is_blank(&inline) {
        return None;
    }
    match inline {
        Inline::Text(text) => Some(Inline::Text(Text::new(trim(text.as_str())))),
        other => Some(other),
    }
}

/// What is lost where only words can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loss {
    /// Nothing.
    None,
    /// The looks of the words.
    Looks,
    /// Something besides words: where a link leads, a footnote.
    Content,
}

/// The words alone, and what is lost with the rest.
pub(super) fn plain(inlines: &[Inline]) -> (String, Loss) {
    let (mut words, mut loss) = (String::new(), Loss::None);
    for inline in inlines {
        let lost = match inline {
            Inline::Text(text) => {
                words.push_str(text.as_str());
                Loss::None
            }
            Inline::LineBreak => {
                words.push(' ');
                Loss::Looks
            }
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Superscript(_)
            | Inline::Subscript(_)
            | Inline::Foreign { .. }
            | Inline::Date { .. } => Loss::Looks,
            Inline::Link(_) | Inline::Footnote(_) => Loss::Content,
        };
        let (inner, inner_loss) = plain(inline.children());
        words.push_str(&inner);
        loss = loss.max(lost).max(inner_loss);
    }
    (words, loss)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_texts_joined() {
        let mut inlines = Inlines::default();
        inlines.push_text(" a \t");
        inlines.push_text(" b\u{A0} ");
        assert_eq!(inlines.soft_break(), 1);
        inlines.push_text(" c ");
        assert_eq!(inlines.hard_break(), 2);
        inlines.push_text(" d ");
        let line = inlines.into_line();
        assert_eq!(line, ["a b\u{A0} c".into(), Inline::LineBreak, "d".into()]);
    }

    #[test]
    fn a_line_has_words_at_both_ends() {
        let mut inlines = Inlines::default();
        inlines.hard_break();
        inlines.push_text("x");
        inlines.hard_break();
        inlines.push_text(" ");
        assert_eq!(inlines.into_line(), [Inline::from("x")]);
    }

    #[test]
    fn what_is_lost_is_known() {
        assert_eq!(plain(&["a ".into(), Inline::strong("b")]), ("a b".to_owned(), Loss::Looks));
        let link = prakas_document::Link::bare("https://example.org/".parse().expect("a link"));
        assert_eq!(plain(&[Inline::Strong(vec![Inline::Link(link)])]).1, Loss::Content);
    }
}
