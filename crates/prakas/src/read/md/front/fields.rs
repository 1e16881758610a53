//! Fields by their names, and values by what they should be.

use std::fmt::Display;
use std::ops::Range;

use prakas_document::{Code, Diagnostic, Text};

use super::node::{Field, Node, Value};
use crate::read::record::{Record, fold_space};
use crate::read::{PlaceKind, suggest};

/// The fields of the front matter, or of one of its values.
#[derive(Debug)]
pub(super) struct Fields<'n> {
    fields: &'n [Field],
}

impl<'n> Fields<'n> {
    /// Fields of which these names are known; the others, and those that come twice, are reported.
    pub(super) fn new(record: &mut Record<'_>, fields: &'n [Field], known: &[&str], what: &str) -> Self {
        for (i, field) in fields.iter().enumerate() {
            if !known.contains(&field.name.as_str()) {
                record.report(&field.name_range, unknown(&field.name, known, what));
            } else if fields[..i].iter().any(|before| before.name == field.name) {
                let finding = Diagnostic::error(
                    Code::BadFrontMatter,
                    format!("the field `{}` stands twice", field.name),
                )
                .hint("keep one of the two");
                record.report(&field.name_range, finding);
            }
        }
        Self { fields }
    }

    /// The value of a field; none where it is left out or empty.
    pub(super) fn get(&self, name: &str) -> Option<&'n Node> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        match &field.value.value {
            Value::Nothing => None,
            Value::Words(words) if fold_space(words).is_empty() => None,
            Value::Words(_) | Value::List(_) | Value::Fields(_) => Some(&field.value),
        }
    }

    /// Where a field stands, its name included.
    pub(super) fn range(&self, name: &str) -> Option<Range<usize>> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        Some(field.name_range.start..field.value.range.end.max(field.name_range.end))
    }
}

fn unknown(name: &str, known: &[&str], what: &str) -> Diagnostic {
    let finding = Diagnostic::error(Code::UnknownField, format!("{what} has no field `{name}`"));
    match suggest::nearest(name, known) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("its fields are {}", known.join(", "))),
    }
}

/// The words of a value, on one line. A list or fields in their stead are reported.
pub(super) fn words(record: &mut Record<'_>, node: &Node, path: &str) -> Option<String> {
    let what = match &node.value {
        Value::Words(words) => return Some(fold_space(words)),
        Value::Nothing => "nothing",
        Value::List(_) => "a list",
        Value::Fields(_) => "fields of its own",
    };
    let finding = Diagnostic::error(Code::BadValue, format!("words should stand here, not {what}"))
        .at_path(path)
        .hint("write them on the line of the field's name");
    record.report(&node.range, finding);
    None
}

/// The words of a value as they stand in the release.
pub(super) fn text(record: &mut Record<'_>, node: &Node, path: &str) -> Option<Text> {
    let words = words(record, node, path)?;
    let (range, as_typed) = stand(record, node, &words);
    record.place(range, path, if as_typed { PlaceKind::Text } else { PlaceKind::Fact });
    Some(record.words(&words, &node.range))
}

/// The value that words tell; words that tell none are reported.
pub(super) fn fact<T, E: Display>(
    record: &mut Record<'_>,
    node: &Node,
    path: &str,
    code: Code,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    parsed(record, node, path, parse, |error| Diagnostic::error(code, error.to_string()))
}

/// The value that words tell; of words that tell none, `wrong` makes the finding.
pub(super) fn parsed<T, E>(
    record: &mut Record<'_>,
    node: &Node,
    path: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
    wrong: impl FnOnce(&E) -> Diagnostic,
) -> Option<T> {
    let words = words(record, node, path)?;
    match parse(&words) {
        Ok(value) => {
            let (range, _) = stand(record, node, &words);
            record.place(range, path, PlaceKind::Fact);
            Some(value)
        }
        Err(error) => {
            record.report(&node.range, wrong(&error).at_path(path));
            None
        }
    }
}

/// The items of a list. Anything else is reported.
pub(super) fn list<'n>(record: &mut Record<'_>, node: &'n Node, path: &str, example: &str) -> &'n [Node] {
    if let Value::List(items) = &node.value {
        return items;
    }
    let finding = Diagnostic::error(Code::BadValue, "a list should stand here")
        .at_path(path)
        .hint(format!("write each on a line of its own that begins with `- `, such as `- {example}`"));
    record.report(&node.range, finding);
    &[]
}

/// The fields of a value. Anything else is reported.
pub(super) fn inner<'n>(
    record: &mut Record<'_>,
    node: &'n Node,
    path: &str,
    known: &[&str],
    what: &str,
) -> Option<Fields<'n>> {
    if let Value::Fields(fields) = &node.value {
        return Some(Fields::new(record, fields, known, what));
    }
    let finding =
        Diagnostic::error(Code::BadValue, format!("{what} is made of fields: {}", known.join(", ")))
            .at_path(path)
            .hint(format!("write it as `{{{}: …}}`", known.join(": …, ")));
    record.report(&node.range, finding);
    None
}

/// Reports a field that is missing from a value.
pub(super) fn missing(record: &mut Record<'_>, node: &Node, path: &str, what: &str, name: &str) {
    let finding = Diagnostic::error(Code::BadValue, format!("{what} needs a field `{name}`"))
        .at_path(path)
        .hint(format!("add `{name}: …`"));
    record.report(&node.range, finding);
}

/// Where a value's words stand, without the quotation marks around them if nothing in them is written in YAML's way; and
/// whether they stand there as they are.
fn stand(record: &Record<'_>, node: &Node, words: &str) -> (Range<usize>, bool) {
    let range = node.range.clone();
    let slice = record.slice(&range);
    let quoted =
        slice.len() >= 2 && ['"', '\''].iter().any(|&mark| slice.starts_with(mark) && slice.ends_with(mark));
    let inner = if quoted { range.start + 1..range.end - 1 } else { range.clone() };
    if fold_space(record.slice(&inner)) == words { (inner, true) } else { (range, false) }
}
