//! What the fields say.

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic, Language, Text};

use super::fields::{Fields, fact, parsed, text};
use super::node::{Field, Node};
use super::{people, status};
use crate::read::record::Record;
use crate::read::{DateError, Draft, PlaceKind, date, parse_days};
use crate::release::{Edition, Id, Kind, Signing};

/// The fields of the front matter.
pub(super) const KNOWN: [&str; 26] = [
    "id",
    "lang",
    "kind",
    "number",
    "status",
    "embargo",
    "corrected",
    "withdrawn",
    "supersedes",
    "superseded-by",
    "issued",
    "event",
    "venue",
    "place",
    "issuer",
    "co-issuers",
    "title",
    "subtitle",
    "unofficial",
    "summary",
    "signatory",
    "signing",
    "contacts",
    "attachments",
    "links",
    "address",
];

/// What the front matter says.
#[derive(Debug, Default)]
pub(in crate::read::md) struct Facts {
    /// The facts of the release.
    pub(in crate::read::md) draft: Draft,
    /// The facts of the edition; its body is empty.
    pub(in crate::read::md) edition: Edition,
}

/// Reads what the fields say, all that is wrong with them included. The language they tell becomes the record's.
pub(in crate::read::md) fn read(record: &mut Record<'_>, fields: &[Field], named: Option<Language>) -> Facts {
    let fields = Fields::new(record, fields, &KNOWN, "the front matter");
    if let Some(node) = fields.get("lang") {
        language(record, node, named);
    }
    let mut facts = Facts::default();
    edition(record, &fields, &mut facts.edition);

    let draft = &mut facts.draft;
    draft.id = fields.get("id").and_then(|node| id(record, node, "id"));
    draft.supersedes = fields.get("supersedes").and_then(|node| id(record, node, "supersedes"));
    draft.superseded_by = fields.get("superseded-by").and_then(|node| id(record, node, "superseded_by"));
    draft.kind =
        fields.get("kind").and_then(|node| fact(record, node, "kind", Code::BadValue, str::parse::<Kind>));
    draft.number = fields.get("number").and_then(|node| text(record, node, "number"));
    draft.status = status::read(record, &fields);
    draft.issued = fields.get("issued").and_then(|node| day(record, node, "issued"));
    draft.event =
        fields.get("event").and_then(|node| parsed(record, node, "event", parse_days, date::finding));
    draft.issuer = fields.get("issuer").and_then(|node| people::issuer(record, node, "issuer"));
    draft.co_issuers =
        fields.get("co-issuers").map_or_else(Vec::new, |node| people::co_issuers(record, node));
    draft.signatory = fields.get("signatory").and_then(|node| people::signatory(record, node));
    draft.signing = fields
        .get("signing")
        .and_then(|node| fact(record, node, "signing", Code::BadValue, str::parse::<Signing>));
    draft.contacts = fields.get("contacts").map_or_else(Vec::new, |node| people::contacts(record, node));
    draft.attachments =
        fields.get("attachments").map_or_else(Vec::new, |node| people::attachments(record, node));
    draft.links = fields.get("links").map_or_else(Vec::new, |node| people::links(record, node));
    draft.address = fields.get("address").and_then(|node| people::address(record, node));
    facts
}

/// The fields that each language has its own words for.
fn edition(record: &mut Record<'_>, fields: &Fields<'_>, edition: &mut Edition) {
    let mut own = |name: &str| -> Option<Text> {
        let path = format!("editions.{}.{name}", record.language);
        fields.get(name).and_then(|node| text(record, node, &path))
    };
    edition.title = own("title").unwrap_or_default();
    edition.subtitle = own("subtitle");
    edition.venue = own("venue");
    edition.place = own("place");
    edition.summary = own("summary");
    if let Some(node) = fields.get("unofficial") {
        let path = format!("editions.{}.unofficial", record.language);
        edition.unofficial = fact(record, node, &path, Code::BadValue, yes_or_no).unwrap_or_default();
    }
}

/// Why words are neither yes nor no.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is neither yes nor no; write `true` or `false`")]
struct NeitherError(String);

fn yes_or_no(words: &str) -> Result<bool, NeitherError> {
    match words.to_lowercase().as_str() {
        "true" | "yes" => Ok(true),
        "false" | "no" => Ok(false),
        _ => Err(NeitherError(words.to_owned())),
    }
}

/// The language, which the file's name may tell too.
fn language(record: &mut Record<'_>, node: &Node, named: Option<Language>) {
    let Some(language) = fact(record, node, "editions", Code::BadValue, str::parse::<Language>) else {
        return;
    };
    // The language is a key of the stored form and no value of it: its characters belong to the edition as a whole.
    if let Some(place) = record.places.last_mut() {
        place.path = format!("editions.{language}");
        place.kind = PlaceKind::Syntax;
    }
    if let Some(named) = named.filter(|named| *named != language) {
        let finding = Diagnostic::error(
            Code::Contradiction,
            format!("the language is `{language}` here and `{named}` in the file's name"),
        )
        .hint("rename the file, or leave the field out");
        record.report(&node.range, finding);
    }
    record.language = language;
}

/// An id. One that is none gets a hint with the nearest that is.
fn id(record: &mut Record<'_>, node: &Node, path: &str) -> Option<Id> {
    let before = record.findings.len();
    let id = fact(record, node, path, Code::BadValue, str::parse::<Id>);
    if let (None, Some(finding)) = (&id, record.findings.get_mut(before))
        && let Some(near) = Id::slug(record.text.get(node.range.clone()).unwrap_or_default())
    {
        finding.hints.push(format!("did you mean `{near}`?"));
    }
    id
}

/// One day.
pub(super) fn day(record: &mut Record<'_>, node: &Node, path: &str) -> Option<Date> {
    parsed(record, node, path, one_day, date::finding)
}

/// Why words are not one day.
#[derive(Debug, thiserror::Error)]
enum DayError {
    #[error(transparent)]
    Date(#[from] DateError),
    #[error("`{0}` is more than one day, and one is needed here")]
    Several(String),
}

fn one_day(words: &str) -> Result<Date, DayError> {
    let days = parse_days(words)?;
    if days.is_one_day() { Ok(days.first()) } else { Err(DayError::Several(words.to_owned())) }
}
