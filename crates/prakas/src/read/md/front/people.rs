//! Who issues and signs, whom to ask, what comes along and where to read on.

use std::collections::BTreeMap;

use prakas_document::{Code, Diagnostic, Href, Language, Text};
use prakas_khmer::digits;

use super::fields::{Fields, fact, inner, list, missing, text, words};
use super::node::{Field, Node, Value};
use crate::house::House;
use crate::read::PlaceKind;
use crate::read::record::{Record, fold_space};
use crate::release::{Attachment, Contact, Id, Issuer, Localized, Name, RelatedLink, Signatory};

/// An issuer: a house's id, or a name on one line or several.
pub(super) fn issuer(record: &mut Record<'_>, node: &Node, path: &str) -> Option<Issuer> {
    if let Value::Words(words) = &node.value
        && let Ok(id) = fold_space(words).parse::<Id>()
    {
        record.place(node.range.clone(), path, PlaceKind::Fact);
        return Some(Issuer::House(id));
    }
    if let Value::Fields(fields) = &node.value {
        let names = languages(record, fields).into_iter();
        let names: BTreeMap<Language, Name> = names
            .filter_map(|(language, node)| {
                let lines = name_lines(record, node, &format!("{path}.named.{language}"));
                Some((language, Name::new(lines).ok()?))
            })
            .collect();
        return (!names.is_empty()).then_some(Issuer::Named(names));
    }
    let before = record.places.len();
    let language = record.language.clone();
    let lines = name_lines(record, node, &format!("{path}.named.{language}"));
    let issuer = House::recognise(language, Name::new(lines).ok()?);
    if matches!(issuer, Issuer::House(_)) {
        for place in &mut record.places[before..] {
            path.clone_into(&mut place.path);
            place.kind = PlaceKind::Fact;
        }
    }
    Some(issuer)
}

/// The lines of a name: one, or a list of them.
fn name_lines(record: &mut Record<'_>, node: &Node, path: &str) -> Vec<Text> {
    match &node.value {
        Value::List(items) => {
            let lines = items.iter().enumerate();
            lines.filter_map(|(i, item)| text(record, item, &format!("{path}.{i}"))).collect()
        }
        Value::Words(_) | Value::Nothing | Value::Fields(_) => {
            text(record, node, &format!("{path}.0")).into_iter().collect()
        }
    }
}

pub(super) fn co_issuers(record: &mut Record<'_>, node: &Node) -> Vec<Issuer> {
    let items = list(record, node, "co_issuers", "Ministry of Commerce").iter().enumerate();
    items.filter_map(|(i, item)| issuer(record, item, &format!("co_issuers.{i}"))).collect()
}

pub(super) fn signatory(record: &mut Record<'_>, node: &Node) -> Option<Signatory> {
    let what = "a signatory";
    let fields = inner(record, node, "signatory", &["office", "name"], what)?;
    let office = localized(record, &fields, "office", "signatory");
    if office.is_none() {
        missing(record, node, "signatory", what, "office");
    }
    let name = localized(record, &fields, "name", "signatory");
    Some(Signatory { office: office?, name })
}

pub(super) fn contacts(record: &mut Record<'_>, node: &Node) -> Vec<Contact> {
    each(record, node, "contacts", "name: Press Office", |record, node, path| {
        let what = "a contact";
        let fields = inner(record, node, path, &["name", "phone", "email", "web"], what)?;
        let name = localized(record, &fields, "name", path);
        if name.is_none() {
            missing(record, node, path, what, "name");
        }
        let mut address = |name: &str, parse: fn(&str) -> Result<Href, AddressError>| {
            fields.get(name).and_then(|node| href(record, node, &format!("{path}.{name}"), parse))
        };
        let (phone, email, web) =
            (address("phone", telephone), address("email", mailbox), address("web", web));
        Some(Contact { name: name?, phone, email, web })
    })
}

pub(super) fn attachments(record: &mut Record<'_>, node: &Node) -> Vec<Attachment> {
    each(record, node, "attachments", "title: Annex 1", |record, node, path| {
        let (title, href) = titled(record, node, path, "an attachment")?;
        Some(Attachment { title: title?, href })
    })
}

pub(super) fn links(record: &mut Record<'_>, node: &Node) -> Vec<RelatedLink> {
    each(record, node, "links", "{title: Programme, url: \"https://example.org/\"}", |record, node, path| {
        let what = "a link";
        let before = record.findings.len();
        let (title, href) = titled(record, node, path, what)?;
        if href.is_none() && record.findings.len() == before {
            missing(record, node, path, what, "url");
        }
        Some(RelatedLink { title: title?, href: href? })
    })
}

/// Where the release stands on the web.
pub(super) fn address(record: &mut Record<'_>, node: &Node) -> Option<Href> {
    href(record, node, "address", web)
}

/// The items of a list, each as `read` reads it; those it reads nothing of are left out, and reported by it.
fn each<T>(
    record: &mut Record<'_>,
    node: &Node,
    path: &str,
    example: &str,
    mut read: impl FnMut(&mut Record<'_>, &Node, &str) -> Option<T>,
) -> Vec<T> {
    let items = list(record, node, path, example).iter().enumerate();
    items.filter_map(|(i, item)| read(record, item, &format!("{path}.{i}"))).collect()
}

/// A title and the address that it goes with.
fn titled(
    record: &mut Record<'_>,
    node: &Node,
    path: &str,
    what: &str,
) -> Option<(Option<Localized>, Option<Href>)> {
    let fields = inner(record, node, path, &["title", "url"], what)?;
    let title = localized(record, &fields, "title", path);
    if title.is_none() {
        missing(record, node, path, what, "title");
    }
    let address = fields.get("url").and_then(|node| href(record, node, &format!("{path}.href"), any));
    Some((title, address))
}

/// The words of a field, in the language of the edition.
fn localized(record: &mut Record<'_>, fields: &Fields<'_>, name: &str, path: &str) -> Option<Localized> {
    spoken(record, fields.get(name)?, &format!("{path}.{name}"))
}

/// Words in the language of the edition or, as fields whose names are languages, in several.
pub(super) fn spoken(record: &mut Record<'_>, node: &Node, path: &str) -> Option<Localized> {
    let Value::Fields(fields) = &node.value else {
        let language = record.language.clone();
        let words = text(record, node, &format!("{path}.{language}"))?;
        return Some(Localized::new(language, words));
    };
    let mut all: Option<Localized> = None;
    for (language, node) in languages(record, fields) {
        if let Some(words) = text(record, node, &format!("{path}.{language}")) {
            all = Some(match all {
                Some(all) => all.and(language, words),
                None => Localized::new(language, words),
            });
        }
    }
    all
}

/// Fields whose names are languages; those whose are not are reported.
fn languages<'n>(record: &mut Record<'_>, fields: &'n [Field]) -> Vec<(Language, &'n Node)> {
    let mut known = Vec::new();
    for field in fields {
        match field.name.parse::<Language>() {
            Ok(language) => known.push((language, &field.value)),
            Err(error) => {
                record.report(&field.name_range, Diagnostic::error(Code::UnknownField, error.to_string()));
            }
        }
    }
    known
}

/// Why words are no address, and what was most likely meant.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
struct AddressError {
    message: String,
    meant: Option<String>,
    /// Whether nothing else can have been meant.
    is_sure: bool,
}

impl AddressError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), meant: None, is_sure: false }
    }
}

/// An address; words that are none are reported, with the one that was most likely meant.
fn href(
    record: &mut Record<'_>,
    node: &Node,
    path: &str,
    parse: fn(&str) -> Result<Href, AddressError>,
) -> Option<Href> {
    let typed = words(record, node, path)?;
    match parse(&typed) {
        Ok(_) => fact(record, node, path, Code::BadLink, parse),
        Err(AddressError { message, meant, is_sure }) => {
            let mut finding = Diagnostic::error(Code::BadLink, message).at_path(path);
            if let Some(meant) = meant {
                finding = finding.hint(format!("did you mean `{meant}`?"));
                if is_sure {
                    finding = finding.fix(record.span(&node.range), format!("\"{meant}\""));
                }
            }
            record.report(&node.range, finding);
            None
        }
    }
}

/// A telephone: its number as a `tel:` address (RFC 3966), hyphens where spaces stood.
fn telephone(typed: &str) -> Result<Href, AddressError> {
    if typed.starts_with("tel:") {
        return any(typed);
    }
    let typed = digits::to_latin(typed).replace('\u{200B}', "");
    let grouped = typed.split_whitespace().collect::<Vec<_>>().join("-");
    let digits = grouped.bytes().filter(u8::is_ascii_digit).count();
    let written =
        grouped.bytes().skip(1).all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'(' | b')'));
    if grouped.starts_with('+') && written && (5..=15).contains(&digits) {
        return any(&format!("tel:{grouped}"));
    }
    // RFC 3966 §5.1.5: a number without the country's code is no address on its own.
    let national = typed.starts_with('0') && written && (8..=10).contains(&digits);
    Err(AddressError {
        meant: national.then(|| format!("+855 {}", typed.trim_start_matches('0'))),
        ..AddressError::new(format!(
            "`{typed}` is no telephone number with its country's code, such as `+855 23 000 000`"
        ))
    })
}

/// A mailbox: a `mailto:` address.
fn mailbox(typed: &str) -> Result<Href, AddressError> {
    let mailbox = typed.strip_prefix("mailto:").unwrap_or(typed);
    let is_mailbox = mailbox.split_once('@').is_some_and(|(user, host)| {
        let odd = |c: char| c.is_whitespace() || matches!(c, '@' | ',' | ';' | '<' | '>' | ':' | '/');
        !user.is_empty() && host.contains('.') && !mailbox.replacen('@', "", 1).contains(odd)
    });
    if !is_mailbox {
        return Err(AddressError::new(format!("`{typed}` is no mailbox, such as `press@example.org`")));
    }
    any(&format!("mailto:{mailbox}"))
}

/// A page of the web.
fn web(typed: &str) -> Result<Href, AddressError> {
    match any(typed) {
        Ok(href) if !href.as_str().starts_with("http") => {
            Err(AddressError::new(format!("`{typed}` is no page of the web, such as `https://example.org/`")))
        }
        found => found,
    }
}

/// Any address that a release may link to.
fn any(typed: &str) -> Result<Href, AddressError> {
    typed.parse::<Href>().map_err(|error| {
        let meant = format!("https://{typed}");
        let is_host = typed.contains('.') && !typed.contains(':') && meant.parse::<Href>().is_ok();
        AddressError { message: error.to_string(), meant: is_host.then_some(meant), is_sure: is_host }
    })
}
