//! Inlines as Markdown, with a backslash before what would be taken for a mark.

use prakas_document::{Footnote, Inline};

/// Where a line of words stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// In a paragraph, which may have several lines.
    Paragraph,
    /// In a heading or a caption, which has one.
    Single,
    /// In a cell of a table.
    Cell,
}

/// The lines of some words. Their footnotes are added to `notes`.
pub(super) fn line(words: &[Inline], kind: Line, notes: &mut Vec<Footnote>) -> Vec<String> {
    let mut writer = Writer { kind, notes, out: String::new() };
    writer.inlines(words);
    let out = writer.out;
    out.split('\n').map(|line| start_escaped(line.trim_matches(' '))).collect()
}

/// Words of one line.
pub(super) fn escaped_line(words: &str) -> String {
    start_escaped(&escaped(words))
}

/// Words as the title of a link or picture, in quotation marks.
pub(super) fn escaped_title(words: &str) -> String {
    let mut out = String::new();
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        if c == '"' || c == '\\' || c == '&' && begins_reference(rest) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

struct Writer<'n> {
    kind: Line,
    notes: &'n mut Vec<Footnote>,
    out: String,
}

impl Writer<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            let next = inlines.get(at + 1);
            match inline {
                Inline::Text(text) => {
                    // After brackets these begin an address, or the text of a note.
                    if self.ends_in_brackets() && text.as_str().starts_with(['(', ':']) {
                        self.out.push('\\');
                    }
                    self.out.push_str(&escaped(text.as_str()));
                }
                Inline::Strong(content) => self.marked("**", "strong", content, next),
                Inline::Emphasis(content) => self.marked("*", "em", content, next),
                Inline::Superscript(content) => self.tagged("<sup>", "</sup>", content),
                Inline::Subscript(content) => self.tagged("<sub>", "</sub>", content),
                Inline::Foreign { language, content } => {
                    self.tagged(&format!("<span lang=\"{language}\">"), "</span>", content);
                }
                Inline::Date { date, content } => {
                    self.tagged(&format!("<time datetime=\"{date}\">"), "</time>", content);
                }
                Inline::Link(link) => {
                    self.part();
                    self.out.push('[');
                    self.inlines(link.content());
                    self.out.push_str("](<");
                    for c in link.href().as_str().chars() {
                        if matches!(c, '<' | '>' | '\\') {
                            self.out.push('\\');
                        }
                        if c == '|' && self.kind == Line::Cell {
                            self.out.push('\\');
                        }
                        self.out.push(c);
                    }
                    self.out.push_str(">)");
                }
                Inline::Footnote(note) => {
                    self.part();
                    self.notes.push(note.clone());
                    self.out.push_str(&format!("[^{}]", self.notes.len()));
                }
                Inline::LineBreak => match self.kind {
                    Line::Paragraph => self.out.push_str("\\\n"),
                    Line::Single | Line::Cell => self.out.push_str("<br>"),
                },
            }
        }
    }

    /// Keeps brackets that follow brackets from being taken for the label of a link.
    fn part(&mut self) {
        if self.ends_in_brackets() {
            self.out.push_str("<!-- -->");
        }
    }

    fn ends_in_brackets(&self) -> bool {
        self.out.ends_with(']') && !self.out.ends_with("\\]")
    }

    /// Words between marks or, where CommonMark would not take these for marks, between tags (6.2, "left-flanking", "right-flanking").
    fn marked(&mut self, mark: &str, tag: &str, content: &[Inline], next: Option<&Inline>) {
        let start = self.out.len();
        let before = self.out.chars().next_back();
        self.out.push_str(mark);
        self.inlines(content);
        let inner = &self.out[start + mark.len()..];
        let ends = (inner.chars().next(), inner.chars().next_back());
        let after = next.and_then(first_char);
        let is_known = match ends {
            (Some(first), Some(last)) => is_flanking(before, first) && is_flanking(after, last),
            _ => false,
        };
        if is_known {
            self.out.push_str(mark);
        } else {
            let inner = self.out.split_off(start)[mark.len()..].to_owned();
            self.out.push_str(&format!("<{tag}>{inner}</{tag}>"));
        }
    }

    fn tagged(&mut self, open: &str, close: &str, content: &[Inline]) {
        self.out.push_str(open);
        self.inlines(content);
        self.out.push_str(close);
    }
}

/// Whether a mark between a character outside of it and one inside is surely taken for one.
fn is_flanking(outside: Option<char>, inside: char) -> bool {
    let is_letter = |c: char| !c.is_whitespace() && !is_punctuation(c);
    is_letter(inside) && outside.is_none_or(|c| c != '*' && c != '\\')
}

/// The first character that an inline is written with.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.as_str().chars().next(),
        Inline::Strong(_) | Inline::Emphasis(_) => Some('*'),
        Inline::Superscript(_) | Inline::Subscript(_) | Inline::Foreign { .. } | Inline::Date { .. } => {
            Some('<')
        }
        Inline::Link(_) | Inline::Footnote(_) => Some('['),
        Inline::LineBreak => None,
    }
}

/// Whether a character may be punctuation or a symbol to CommonMark: rather too many than too few.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || !c.is_ascii() && !c.is_alphanumeric() && !is_mark(c)
}

/// Signs that Khmer writes on and around its letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{17B4}'..='\u{17D3}' | '\u{17DD}' | '\u{300}'..='\u{36F}')
}

/// Words with a backslash before each character that would be a mark wherever it stands.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut before = None;
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        let next = rest.chars().next();
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' | '|' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => begins_reference(rest),
            '!' => next.is_none_or(|c| c == '['),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether what follows an ampersand makes a character reference of it.
fn begins_reference(rest: &str) -> bool {
    let name = rest.split(';').next().filter(|name| name.len() < rest.len());
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

/// A line with a backslash before what would be a mark at its beginning.
fn start_escaped(line: &str) -> String {
    let first = line.chars().next();
    let word = line.split(' ').next().unwrap_or_default();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match first {
        Some('#' | '>' | '+' | '-' | '=') => format!("\\{line}"),
        Some(_) if digits > 0 && word[digits..].starts_with(['.', ')']) => {
            format!("{}\\{}", &line[..digits], &line[digits..])
        }
        _ if line.starts_with("Table:") || line.starts_with("Figure:") => line.replacen(':', "\\:", 1),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(words: &[Inline]) -> String {
        line(words, Line::Paragraph, &mut Vec::new()).join("\n")
    }

    #[test]
    fn what_looks_like_a_mark_is_escaped() {
        for (words, markdown) in [
            ("1. a *b* [c] <d> &amp; e_f _g_", "1\\. a \\*b\\* \\[c\\] \\<d> \\&amp; e_f \\_g\\_"),
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("Table: a | b", "Table\\: a \\| b"),
            ("2021) x", "2021\\) x"),
            ("R&D, a < b", "R&D, a < b"),
        ] {
            assert_eq!(written(&[words.into()]), markdown);
        }
    }

    #[test]
    fn marks_that_would_not_be_taken_for_ones_are_tags() {
        let strong = |inner: &str| Inline::strong(inner);
        assert_eq!(written(&["a ".into(), strong("b"), " c".into()]), "a **b** c");
        assert_eq!(written(&["ក".into(), strong("ខ្មែរ"), "គ".into()]), "ក**ខ្មែរ**គ");
        assert_eq!(written(&["a".into(), strong("(b)"), "c".into()]), "a<strong>(b)</strong>c");
        assert_eq!(written(&[strong("a"), Inline::emphasis("b")]), "<strong>a</strong>*b*");
    }
}
