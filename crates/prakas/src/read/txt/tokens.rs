//! Running text cut into words and marks.

use std::ops::Range;

use prakas_document::Href;
use prakas_document::href::address_at_start;
use prakas_document::text::ZERO_WIDTH_SPACE;

use super::marks;

/// A piece of running text; ranges count the text's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Characters that mean themselves.
    Words(Range<usize>),
    /// The line ends here.
    LineBreak(Range<usize>),
    /// `**`
    Stars(Range<usize>),
    /// `[1]`
    Note(u64, Range<usize>),
    /// `<https://…>`: the address within the brackets.
    Bracketed(Href, Range<usize>),
    /// A web or mail address among the words.
    Address(Href, Range<usize>),
}

/// Cuts running text. With `plain` only what has no meaning of its own is told apart: escapes, `**` and line breaks.
pub(super) fn tokens(text: &str, plain: bool) -> Vec<Token> {
    let mut cutter = Cutter { text, plain, at: 0, words: 0, found: Vec::new() };
    while let Some(c) = text[cutter.at..].chars().next() {
        cutter.step(c);
    }
    cutter.flush();
    cutter.found
}

struct Cutter<'a> {
    text: &'a str,
    plain: bool,
    at: usize,
    /// Where the words in hand begin.
    words: usize,
    found: Vec<Token>,
}

impl Cutter<'_> {
    fn flush(&mut self) {
        if self.words < self.at {
            self.found.push(Token::Words(self.words..self.at));
        }
        self.words = self.at;
    }

    fn mark(&mut self, len: usize, token: impl FnOnce(Range<usize>) -> Token) {
        self.flush();
        self.found.push(token(self.at..self.at + len));
        self.at += len;
        self.words = self.at;
    }

    fn step(&mut self, c: char) {
        let rest = &self.text[self.at..];
        let before = self.text[..self.at].chars().next_back();
        match c {
            '\n' => self.mark(1, Token::LineBreak),
            '\\' if rest[1..].starts_with(['\\', '*', '[', '<', '|']) => {
                self.flush();
                self.words += 1;
                self.at += 2;
            }
            '*' => {
                let stars = rest.len() - rest.trim_start_matches('*').len();
                if stars == 2 {
                    self.mark(2, Token::Stars);
                } else {
                    self.at += stars;
                }
            }
            '[' if !self.plain => match marks::note_mark(rest) {
                Some((number, len)) => self.mark(len, |range| Token::Note(number, range)),
                None => self.at += 1,
            },
            '<' if !self.plain => match bracketed(rest) {
                Some((href, len)) => self.mark(len, |range| Token::Bracketed(href, range)),
                None => self.at += 1,
            },
            // An opportunity to break the line cannot stand at either end of a link.
            c if !before.is_some_and(|c| c.is_alphanumeric() || c == ZERO_WIDTH_SPACE) => {
                match address_at_start(rest) {
                    Some(address) => match address.parse() {
                        Ok(href) if !self.plain && !rest[address.len()..].starts_with(ZERO_WIDTH_SPACE) => {
                            self.mark(address.len(), |range| Token::Address(href, range));
                        }
                        Ok(_) | Err(_) => self.at += address.len(),
                    },
                    None => self.mailbox_or(c, rest, before),
                }
            }
            c => self.mailbox_or(c, rest, before),
        }
    }

    /// A mailbox, if one begins here, or else the character.
    fn mailbox_or(&mut self, c: char, rest: &str, before: Option<char>) {
        if !is_local(c) || before.is_some_and(|c| is_local(c) || c == ZERO_WIDTH_SPACE) || self.plain {
            self.at += c.len_utf8();
            return;
        }
        let local = rest.find(|c| !is_local(c)).unwrap_or(rest.len());
        match mailbox(rest, local) {
            Some((href, len)) => self.mark(len, |range| Token::Address(href, range)),
            None => self.at += c.len_utf8(),
        }
    }
}

/// The address in angle brackets that a text begins with, and how many bytes both take.
fn bracketed(text: &str) -> Option<(Href, usize)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|c: char| matches!(c, '>' | '<') || c.is_whitespace())?;
    let href = inner[..end].parse().ok()?;
    inner[end..].starts_with('>').then_some((href, end + 2))
}

/// Whether a character may stand before the `@` of a mailbox (RFC 5322 dot-atom, without its rarer marks).
fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

/// The mailbox whose part before the `@` has this length.
pub(super) fn mailbox(text: &str, local: usize) -> Option<(Href, usize)> {
    let domain = text[local..].strip_prefix('@')?;
    let is_domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let domain =
        domain[..domain.find(|c| !is_domain(c)).unwrap_or(domain.len())].trim_end_matches(['.', '-']);
    let good = text[..local].starts_with(|c: char| c.is_ascii_alphanumeric())
        && domain.contains('.')
        && domain.split('.').all(|label| label.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let len = local + 1 + domain.len();
    let whole =
        !text[len..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | ZERO_WIDTH_SPACE));
    let href = (good && whole).then(|| format!("mailto:{}", &text[..len]).parse().ok())??;
    Some((href, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, plain: bool) -> Vec<String> {
        let shown = |token| match token {
            Token::Words(range) => text[range].to_owned(),
            Token::LineBreak(_) => "BR".to_owned(),
            Token::Stars(_) => "B".to_owned(),
            Token::Note(number, _) => format!("N{number}"),
            Token::Bracketed(href, _) => format!("<{href}"),
            Token::Address(href, range) => format!("{href}={}", &text[range]),
        };
        tokens(text, plain).into_iter().map(shown).collect()
    }

    #[test]
    fn marks_are_told_from_words() {
        assert_eq!(cut("a **b** c\nd", false), ["a ", "B", "b", "B", " c", "BR", "d"]);
        assert_eq!(cut("a[1] [x] ***", false), ["a", "N1", " [x] ***"]);
        assert_eq!(cut(r"\*\*a\\ \x \[1]", false), ["*", "*a", r"\ \x ", "[1]"]);
        assert_eq!(cut("[1] <https://a.example> **", true), ["[1] <https://a.example> ", "B"]);
    }

    #[test]
    fn addresses_are_found_among_words() {
        assert_eq!(
            cut("see https://a.example/**.", false),
            ["see ", "https://a.example/=https://a.example/", "B", "."]
        );
        assert_eq!(cut("xhttps://a.example", false), ["xhttps://a.example"]);
        assert_eq!(cut("x\u{200B}ab@a.example", false), ["x\u{200B}ab@a.example"]);
        assert_eq!(cut("a <https://a.example> <b>", false), ["a ", "<https://a.example", " <b>"]);
        assert_eq!(cut("(press@a.example.)", false), ["(", "mailto:press@a.example=press@a.example", ".)"]);
        for words in ["a@b", "@b.example", "a@b.example@c", "a@.example", "<x y>", "<javascript:x>"] {
            assert_eq!(cut(words, false), [words], "{words}");
        }
    }
}
