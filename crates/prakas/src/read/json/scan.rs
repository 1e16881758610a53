//! JSON as a run of tokens (RFC 8259), each with its path: enough to say where a value stands.
//!
//! Nothing is decoded and nothing recurses. The scan ends at what is no JSON, and where values nest too deep to be a release.

use std::collections::BTreeSet;
use std::ops::Range;

/// A name, a value without values in it, or the bracket at the end of one with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: TokenKind,
    /// Where it stands; a string with its quotation marks.
    pub(super) range: Range<usize>,
    /// The path of the value; of a name, that of the value it names.
    pub(super) path: &'s str,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name {
        /// Whether the object has the name already.
        is_double: bool,
    },
    Text,
    /// A number, `true`, `false` or `null`.
    Literal,
    /// `{` or `[`
    Open,
    /// `}` or `]`
    Close,
}

/// How deep values may nest: as deep as `serde_json` reads them.
const MAX_DEPTH: usize = 128;

/// What values stand in.
#[derive(Debug)]
struct Level<'t> {
    /// How long the path of the object or list itself is.
    path_len: usize,
    inside: Inside<'t>,
}

#[derive(Debug)]
enum Inside<'t> {
    Object { names: BTreeSet<&'t str>, expects_name: bool },
    List { next: usize },
}

/// Calls `visit` with each token in order.
pub(super) fn scan(text: &str, mut visit: impl FnMut(Token<'_>)) {
    let bytes = text.as_bytes();
    let (mut path, mut stack, mut at) = (String::new(), Vec::<Level<'_>>::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b':' => at += 1,
            b',' => {
                at += 1;
                if let Some(Level { inside: Inside::Object { expects_name, .. }, .. }) = stack.last_mut() {
                    *expects_name = true;
                }
            }
            b'}' | b']' => {
                let Some(level) = stack.pop() else { return };
                path.truncate(level.path_len);
                visit(Token { kind: TokenKind::Close, range: at..at + 1, path: &path });
                at += 1;
            }
            b'{' | b'[' => {
                begin_value(&mut path, &mut stack);
                visit(Token { kind: TokenKind::Open, range: at..at + 1, path: &path });
                let inside = if byte == b'{' {
                    Inside::Object { names: BTreeSet::new(), expects_name: true }
                } else {
                    Inside::List { next: 0 }
                };
                stack.push(Level { path_len: path.len(), inside });
                if stack.len() > MAX_DEPTH {
                    return;
                }
                at += 1;
            }
            b'"' => {
                let Some(end) = string_end(bytes, at) else { return };
                let range = at..end;
                let kind = match name(text, &range, &mut path, &mut stack) {
                    Some(is_double) => TokenKind::Name { is_double },
                    None => {
                        begin_value(&mut path, &mut stack);
                        TokenKind::Text
                    }
                };
                visit(Token { kind, range, path: &path });
                at = end;
            }
            _ => {
                let is_literal = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.');
                let end = at + bytes[at..].iter().take_while(|b| is_literal(b)).count();
                if end == at {
                    return;
                }
                begin_value(&mut path, &mut stack);
                visit(Token { kind: TokenKind::Literal, range: at..end, path: &path });
                at = end;
            }
        }
    }
}

/// Where a string that begins here ends.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Takes a string for a name, if an object expects one, and says whether it had it already.
fn name<'t>(text: &'t str, range: &Range<usize>, path: &mut String, stack: &mut [Level<'t>]) -> Option<bool> {
    let level = stack.last_mut()?;
    let Inside::Object { names, expects_name: expects_name @ true } = &mut level.inside else { return None };
    *expects_name = false;
    path.truncate(level.path_len);
    let name = text.get(range.start + 1..range.end - 1)?;
    add(path, name);
    Some(!names.insert(name))
}

/// A value begins: in a list, the path counts on.
fn begin_value(path: &mut String, stack: &mut [Level<'_>]) {
    if let Some(Level { path_len, inside: Inside::List { next } }) = stack.last_mut() {
        path.truncate(*path_len);
        add(path, &next.to_string());
        *next += 1;
    }
}

fn add(path: &mut String, part: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<(String, String, TokenKind)> {
        let mut found = Vec::new();
        scan(text, |token| found.push((text[token.range].to_owned(), token.path.to_owned(), token.kind)));
        found
    }

    #[test]
    fn each_value_has_its_path() {
        let json = r#"{"a": [1, {"b": "x\"]"}, []], "a": true}"#;
        let found = tokens(json);
        let found: Vec<_> =
            found.iter().map(|(text, path, kind)| (text.as_str(), path.as_str(), *kind)).collect();
        let name = |is_double| TokenKind::Name { is_double };
        use TokenKind::{Close, Literal, Open, Text};
        assert_eq!(
            found,
            [
                ("{", "", Open),
                ("\"a\"", "a", name(false)),
                ("[", "a", Open),
                ("1", "a.0", Literal),
                ("{", "a.1", Open),
                ("\"b\"", "a.1.b", name(false)),
                ("\"x\\\"]\"", "a.1.b", Text),
                ("}", "a.1", Close),
                ("[", "a.2", Open),
                ("]", "a.2", Close),
                ("]", "a", Close),
                ("\"a\"", "a", name(true)),
                ("true", "a", Literal),
                ("}", "", Close),
            ]
        );
    }

    #[test]
    fn what_is_no_json_ends_the_scan() {
        for (text, count) in [("", 0), ("{\"a", 1), ("]", 0), ("{\"a\": 'x'}", 2), ("\"\\", 0), ("[1, §]", 2)]
        {
            assert_eq!(tokens(text).len(), count, "{text}");
        }
        assert_eq!(tokens(&"[".repeat(100_000)).len(), MAX_DEPTH + 1);
    }
}
