//! YAML as a tree in which everything has its place.
//!
//! A field's value is the words that were typed, whatever YAML would make of them: `12`, `no` and `2021-10-27` are words.

use std::fmt;
use std::ops::Range;

use prakas_document::{Code, Diagnostic};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{DefaultMessageFormatter, Location, MessageFormatter, Spanned};

use crate::read::record::{Record, is_space};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) range: Range<usize>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Left out, or YAML's `null`.
    Nothing,
    Words(String),
    List(Vec<Node>),
    Fields(Vec<Field>),
}

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read::md) struct Field {
    pub(super) name: String,
    pub(super) name_range: Range<usize>,
    pub(super) value: Node,
}

/// How deep values may stand in one another; the deepest field of a release, a contact's phone, needs three.
const MAX_DEPTH: usize = 16;
/// How many values there may be.
const MAX_VALUES: usize = 10_000;

/// Reads the YAML that stands there; what is wrong with it is reported.
pub(super) fn parse(record: &mut Record<'_>, yaml: Range<usize>) -> Option<Node> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: MAX_DEPTH, max_nodes: MAX_VALUES },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    };
    let source = record.slice(&yaml);
    if source.trim().is_empty() {
        return Some(Node { value: Value::Nothing, range: yaml });
    }
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(source, options) {
        Ok(raw) => Some(Tree { record, offset: yaml.start }.node(raw)),
        Err(error) => {
            let at = error.location().and_then(|location| offset(source, location));
            let message = DefaultMessageFormatter.format_message(&error).into_owned();
            report_syntax(record, yaml.start + at.unwrap_or(0), &message);
            None
        }
    }
}

/// The byte that a location names.
fn offset(source: &str, location: Location) -> Option<usize> {
    if let Some(byte) = location.span().byte_offset() {
        let byte = usize::try_from(byte).ok()?;
        return source.is_char_boundary(byte).then_some(byte);
    }
    let line = usize::try_from(location.line()).ok()?.checked_sub(1)?;
    let column = usize::try_from(location.column()).ok()?.checked_sub(1)?;
    let start: usize = source.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = source.get(start..)?;
    Some(start + rest.chars().take(column).map(char::len_utf8).sum::<usize>())
}

/// A value as YAML's reader gives it.
#[derive(Debug)]
enum Raw {
    /// Something that YAML takes for no string; its characters are taken from the source.
    Untyped,
    Words(String),
    List(Vec<Spanned<Raw>>),
    Fields(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RawVisitor;

        impl<'de> Visitor<'de> for RawVisitor {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words, a list, or fields")
            }

            fn visit_str<E>(self, words: &str) -> Result<Raw, E> {
                Ok(Raw::Words(words.to_owned()))
            }

            fn visit_unit<E>(self) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
                Ok(Raw::Untyped)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Raw::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Raw::Fields(fields))
            }
        }

        deserializer.deserialize_any(RawVisitor)
    }
}

/// Makes nodes whose ranges count the whole source.
struct Tree<'r, 'a> {
    record: &'r mut Record<'a>,
    /// Where the YAML begins.
    offset: usize,
}

impl Tree<'_, '_> {
    fn range(&self, location: Location) -> Range<usize> {
        let byte = |byte: Option<u64>| byte.and_then(|byte| usize::try_from(byte).ok()).unwrap_or(0);
        let start = self.offset + byte(location.span().byte_offset());
        start..start + byte(location.span().byte_len())
    }

    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let range = self.range(raw.referenced);
        if raw.defined != raw.referenced {
            let finding = Diagnostic::error(
                Code::BadFrontMatter,
                "a value stands for another one that is written elsewhere",
            )
            .hint("write the words out, or put the value in quotes if it begins with `*`");
            self.record.report(&range, finding);
        }
        let value = match raw.value {
            Raw::Untyped => self.untyped(&range),
            Raw::Words(words) => Value::Words(words),
            Raw::List(items) => Value::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Fields(fields) => Value::Fields(
                fields
                    .into_iter()
                    .map(|(name, value)| {
                        let name_range = self.range(name.referenced);
                        Field { name: name.value, name_range, value: self.node(value) }
                    })
                    .collect(),
            ),
        };
        if matches!(value, Value::Words(_)) {
            self.comment_after(&range);
        }
        Node { range: extent(&value, range), value }
    }

    /// The characters of a value that YAML takes for a number, a truth or nothing.
    fn untyped(&self, range: &Range<usize>) -> Value {
        match self.record.slice(range) {
            "" | "~" | "null" | "Null" | "NULL" => Value::Nothing,
            words => Value::Words(words.to_owned()),
        }
    }

    /// Asks about words that YAML drops as a comment, as in `title: Prize #1`.
    fn comment_after(&mut self, range: &Range<usize>) {
        let rest = self.record.text.get(range.end..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        let comment = rest.trim_start_matches(is_space);
        if comment.len() == rest.len()
            || !comment.starts_with('#')
            || comment[1..].starts_with([' ', '#', '\t'])
        {
            return;
        }
        let start = range.end + (rest.len() - comment.len());
        let comment = comment.trim_end();
        let finding = Diagnostic::warning(
            Code::Guess,
            format!("`{comment}` was taken for a comment, and is not published"),
        )
        .hint("put the value in quotes if it belongs to it, or leave a space after the `#`");
        self.record.report(&(start..start + comment.len()), finding);
    }
}

/// Where a value stands: of a list or of fields, from the first to the last that is in it.
fn extent(value: &Value, own: Range<usize>) -> Range<usize> {
    let inner: Option<(usize, usize)> = match value {
        Value::Nothing | Value::Words(_) => None,
        Value::List(items) => items.first().zip(items.last()).map(|(a, z)| (a.range.start, z.range.end)),
        Value::Fields(fields) => fields
            .first()
            .zip(fields.last())
            .map(|(a, z)| (a.name_range.start, z.value.range.end.max(z.name_range.end))),
    };
    inner.map_or(own, |(start, end)| start..end)
}

/// Reports YAML that cannot be read, with the hint that fits the line.
fn report_syntax(record: &mut Record<'_>, at: usize, message: &str) {
    let text = record.text;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let value = line.find(": ").map(|colon| start + colon + 2..start + line.len());
    let next = text[at..].chars().next();
    let unquoted = match (next, &value) {
        (Some(':'), Some(value)) if value.start <= at => Some("has a colon in it".to_owned()),
        (Some(c @ ('@' | '`' | '*' | '&' | '!' | '%')), Some(value)) if value.start == at => {
            Some(format!("begins with `{c}`"))
        }
        _ => None,
    };
    if let (Some(why), Some(value)) = (unquoted, value) {
        let quoted = quote(text[value.clone()].trim());
        let finding = Diagnostic::error(Code::BadFrontMatter, format!("a value that {why} needs quotes"))
            .hint(format!("write {quoted}"))
            .fix(record.span(&value), quoted);
        return record.report(&value, finding);
    }
    let hint = if line.contains('\t') {
        "begin the line with spaces instead of a tab"
    } else {
        "write a field a line, `name: value`, and put a value with `: `, `#` or quotation marks in it in quotes"
    };
    let finding =
        Diagnostic::error(Code::BadFrontMatter, format!("the front matter cannot be read: {message}"));
    record.report(&(at..at + next.map_or(0, char::len_utf8)), finding.hint(hint));
}

/// A value in YAML's quotes.
fn quote(words: &str) -> String {
    if words.contains(['"', '\\']) {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        format!("\"{words}\"")
    }
}
