//! The fields of the front matter as a JSON schema, for editors: what may stand there, and what each field is for.

use serde_json::{Map, Value, json};

use crate::release::Kind;

/// The JSON schema (draft 7, which editors know) of the front matter of Markdown releases. An editor that knows it proposes fields and values, says
/// what they are for, and marks what does not belong. It is the outline of what is read: days and addresses are judged by
/// reading them, and values may also be written in Khmer.
///
/// ```
/// let schema = prakas::read::front_matter_schema();
/// assert_eq!(schema["properties"]["title"]["description"], "The headline");
/// ```
pub fn front_matter_schema() -> Value {
    let mut properties = Map::new();
    for (name, description, form) in fields() {
        let mut field = form;
        if let Some(field) = field.as_object_mut() {
            field.insert("description".to_owned(), description.into());
        }
        properties.insert(name.to_owned(), field);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The facts of a release, in front of its text",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

/// Each field with what it is for and the form of its value, in the order in which they are read.
pub(super) fn fields() -> Vec<(&'static str, &'static str, Value)> {
    let kinds: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
    let one_of = |names: &[&str]| json!({ "anyOf": [{ "enum": names }, { "type": "string" }] });
    vec![
        (
            "id",
            "The release's id, after which its files are named: small letters, digits, hyphens; else the file's name",
            words(),
        ),
        (
            "lang",
            "The language of this edition, such as en or km; else told by the file's name, or by its letters",
            words(),
        ),
        ("kind", "What kind of release it is", one_of(&kinds)),
        ("number", "The number by which it is filed", words()),
        (
            "status",
            "Whether it may be published; final where nothing is said",
            one_of(&["draft", "final", "embargoed", "corrected", "withdrawn"]),
        ),
        ("embargo", "Until when it may not be published, such as 2021-10-27 18:00", words()),
        ("corrected", "When it was corrected, and what", change("what")),
        ("withdrawn", "When it was withdrawn, and why", change("why")),
        ("supersedes", "The id of the release that it replaces", words()),
        ("superseded-by", "The id of the release that replaces it", words()),
        ("issued", "The day of issue, such as 2021-10-27", words()),
        ("event", "The day of the event, or its days, such as 2021-10-26/2021-10-28", words()),
        ("venue", "Where the event was, in the edition's language", words()),
        ("place", "The place of issue, in the edition's language", words()),
        (
            "issuer",
            "Who issues it: the id of a house, such as mfaic, or a name, on one line or in a list of lines",
            name(),
        ),
        ("co-issuers", "Who issues it besides", json!({ "type": "array", "items": name() })),
        ("title", "The headline", words()),
        ("subtitle", "What stands under the headline", words()),
        (
            "unofficial",
            "Whether this edition is an unofficial translation",
            json!({ "enum": [true, false, "yes", "no"] }),
        ),
        ("summary", "What it says in a sentence or two: for search engines and lists", words()),
        ("signatory", "Who signs it", record(&[("office", spoken()), ("name", spoken())], &["office"])),
        (
            "signing",
            "How it is signed: by-hand, and paper leaves room for it, or printed",
            one_of(&["by-hand", "printed"]),
        ),
        (
            "contacts",
            "Whom the press may ask",
            json!({ "type": "array", "items": record(
                &[("name", spoken()), ("phone", words()), ("email", words()), ("web", words())], &["name"]) }),
        ),
        (
            "attachments",
            "What comes with it",
            json!({ "type": "array", "items": record(&[("title", spoken()), ("url", words())], &["title"]) }),
        ),
        (
            "links",
            "Where to read on",
            json!({ "type": "array", "items": record(&[("title", spoken()), ("url", words())], &["title", "url"]) }),
        ),
        ("address", "Where it stands on the web", words()),
    ]
}

/// Words: whatever YAML takes them for, they are read as they were typed.
fn words() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// Words in the language of the edition, or in several languages.
fn spoken() -> Value {
    json!({ "anyOf": [words(), { "type": "object", "additionalProperties": words() }] })
}

/// A name: on one line, on several, or in several languages.
fn name() -> Value {
    let lines = json!({ "anyOf": [words(), { "type": "array", "items": words() }] });
    json!({ "anyOf": [lines.clone(), { "type": "object", "additionalProperties": lines }] })
}

fn change(what: &str) -> Value {
    record(&[("on", words()), (what, spoken())], &["on", what])
}

fn record(fields: &[(&str, Value)], required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|(name, form)| ((*name).to_owned(), form.clone())).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

#[cfg(test)]
mod tests {
    use super::super::facts::KNOWN;
    use super::*;

    #[test]
    fn each_field_that_is_read_is_described() {
        let described: Vec<&str> = fields().into_iter().map(|(name, ..)| name).collect();
        assert_eq!(described, KNOWN);
        assert!(fields().iter().all(|(_, description, _)| !description.ends_with('.')));
    }

    #[test]
    fn the_documentation_says_what_editors_are_told() {
        let rows =
            fields().into_iter().map(|(name, description, _)| format!("| `{name}` | {description} |\n"));
        let table: String =
            std::iter::once("| Field | What it is for |\n|---|---|\n".to_owned()).chain(rows).collect();
        assert_eq!(include_str!("../FIELDS.md").replace("\r\n", "\n"), table);
    }
}
