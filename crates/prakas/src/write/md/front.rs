//! The front matter: the facts, in the order in which paper has them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use prakas_document::{Href, Language, Text};

use super::yaml::scalar;
use crate::house::House;
use crate::release::*;

/// The front matter of the file for an edition, with its lines of `---`. Words that no edition is in stand in the first file.
pub(super) fn front(
    release: &Release,
    languages: &[&Language],
    language: &Language,
    edition: &Edition,
) -> String {
    let Release {
        schema: _,
        id,
        kind,
        number,
        status,
        supersedes,
        superseded_by,
        issued,
        event,
        issuer,
        co_issuers,
        signatory,
        signing,
        contacts,
        attachments,
        links,
        address,
        editions: _,
    } = release;
    // The title is the body's first heading; body and notes are no facts.
    let Edition { title: _, subtitle, unofficial, venue, place, summary, body: _, notes: _ } = edition;
    let mut front = Front { languages, language, out: String::from("---\n") };
    front.field("id", id.as_str());
    front.field("lang", language.as_str());
    front.issuers(issuer.as_ref(), co_issuers);
    front.optional("number", number.as_ref().map(Text::as_str));
    front.status(status);
    front.optional("supersedes", supersedes.as_ref().map(Id::as_str));
    front.optional("superseded-by", superseded_by.as_ref().map(Id::as_str));
    front.field("kind", kind.name());
    front.optional("subtitle", subtitle.as_ref().map(Text::as_str));
    if *unofficial {
        front.field("unofficial", "yes");
    }
    front.optional("event", event.map(days).as_deref());
    front.optional("venue", venue.as_ref().map(Text::as_str));
    front.optional("summary", summary.as_ref().map(Text::as_str));
    front.optional("place", place.as_ref().map(Text::as_str));
    front.optional("issued", issued.map(|issued| issued.to_string()).as_deref());
    front.signatory(signatory.as_ref());
    front.optional(
        "signing",
        signing.map(|signing| match signing {
            Signing::ByHand => "by-hand",
            Signing::Printed => "printed",
        }),
    );
    front.contacts(contacts);
    front.attachments(attachments);
    front.links(links);
    front.optional("address", address.as_ref().map(Href::as_str));
    front.out.push_str("---\n");
    front.out
}

/// One day, or the first and the last.
fn days(days: DateSpan) -> String {
    if days.is_one_day() { days.first().to_string() } else { format!("{} – {}", days.first(), days.last()) }
}

struct Front<'a> {
    languages: &'a [&'a Language],
    language: &'a Language,
    out: String,
}

impl Front<'_> {
    fn field(&mut self, name: &str, words: &str) {
        let words = if words == "yes" { words.to_owned() } else { scalar(words) };
        let _ = writeln!(self.out, "{name}: {words}");
    }

    fn optional(&mut self, name: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.field(name, words);
        }
    }

    fn issuers(&mut self, issuer: Option<&Issuer>, co_issuers: &[Issuer]) {
        if let Some(issuer) = issuer {
            let _ = writeln!(self.out, "issuer: {}", self.issuer(issuer));
        }
        if !co_issuers.is_empty() {
            self.out.push_str("co-issuers:\n");
            for issuer in co_issuers {
                let _ = writeln!(self.out, "  - {}", self.issuer(issuer));
            }
        }
    }

    /// A house's id, the name in the file's language, or names by their languages.
    fn issuer(&self, issuer: &Issuer) -> String {
        let names = match issuer {
            Issuer::House(id) => return id.as_str().to_owned(),
            Issuer::Named(names) => names,
        };
        let own: BTreeMap<&Language, &Name> = self.own(names.iter());
        // What would be taken for a house, or for the id of one, is said with its language.
        let is_plain = |name: &Name| {
            name.joined().parse::<Id>().is_err()
                && matches!(House::recognise(self.language.clone(), name.clone()), Issuer::Named(_))
        };
        match own.iter().next() {
            Some((language, name)) if own.len() == 1 && *language == self.language && is_plain(name) => {
                lines(name)
            }
            _ => {
                let names = own.iter().map(|(language, name)| format!("{language}: {}", lines(name)));
                format!("{{{}}}", names.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Of words in several languages those that belong into this file: in its language, and in the first file those that no
    /// edition is in; where neither is there, all.
    fn own<'w, T>(
        &self,
        words: impl Iterator<Item = (&'w Language, &'w T)>,
    ) -> BTreeMap<&'w Language, &'w T> {
        let all: BTreeMap<_, _> = words.collect();
        let is_first = self.languages.first() == Some(&self.language);
        let belongs = |language: &Language| {
            language == self.language || is_first && !self.languages.contains(&language)
        };
        let own: BTreeMap<_, _> = all.clone().into_iter().filter(|(language, _)| belongs(language)).collect();
        if own.is_empty() { all } else { own }
    }

    fn words(&self, words: &Localized) -> String {
        let own = self.own(words.iter());
        match own.iter().next() {
            Some((language, words)) if own.len() == 1 && *language == self.language => scalar(words.as_str()),
            _ => {
                let words =
                    own.iter().map(|(language, words)| format!("{language}: {}", scalar(words.as_str())));
                format!("{{{}}}", words.collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn status(&mut self, status: &Status) {
        match status {
            Status::Final => {}
            Status::Draft => self.field("status", "draft"),
            Status::Embargoed { until } => self.field("embargo", &until.to_string()),
            Status::Corrected { what, on } => {
                let _ = writeln!(self.out, "corrected:\n  on: {on}\n  what: {}", self.words(what));
            }
            Status::Withdrawn { why, on } => {
                let _ = writeln!(self.out, "withdrawn:\n  on: {on}\n  why: {}", self.words(why));
            }
        }
    }

    fn signatory(&mut self, signatory: Option<&Signatory>) {
        if let Some(Signatory { office, name }) = signatory {
            let _ = writeln!(self.out, "signatory:\n  office: {}", self.words(office));
            if let Some(name) = name {
                let _ = writeln!(self.out, "  name: {}", self.words(name));
            }
        }
    }

    fn contacts(&mut self, contacts: &[Contact]) {
        self.list("contacts", contacts, |front, Contact { name, phone, email, web }| {
            let mut fields = vec![format!("name: {}", front.words(name))];
            for (field, href) in [("phone", phone), ("email", email), ("web", web)] {
                fields.extend(href.as_ref().map(|href| format!("{field}: {}", scalar(&shown(field, href)))));
            }
            fields
        });
    }

    fn attachments(&mut self, attachments: &[Attachment]) {
        self.list("attachments", attachments, |front, Attachment { title, href }| {
            let mut fields = vec![format!("title: {}", front.words(title))];
            fields.extend(href.as_ref().map(|href| format!("url: {}", scalar(href.as_str()))));
            fields
        });
    }

    fn links(&mut self, links: &[RelatedLink]) {
        self.list("links", links, |front, RelatedLink { title, href }| {
            vec![format!("title: {}", front.words(title)), format!("url: {}", scalar(href.as_str()))]
        });
    }

    fn list<T>(&mut self, name: &str, items: &[T], fields: impl Fn(&Self, &T) -> Vec<String>) {
        if items.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "{name}:");
        for item in items {
            for (at, field) in fields(self, item).into_iter().enumerate() {
                let _ = writeln!(self.out, "  {} {field}", if at == 0 { "-" } else { " " });
            }
        }
    }
}

/// The lines of a name: one, or a list of them.
fn lines(name: &Name) -> String {
    match name.lines() {
        [one] => scalar(one.as_str()),
        lines => {
            let lines: Vec<String> = lines.iter().map(|line| scalar(line.as_str())).collect();
            format!("[{}]", lines.join(", "))
        }
    }
}

/// An address as people write it, where it is read again as it is.
fn shown(field: &str, href: &Href) -> String {
    match field {
        "email" => href.display().to_owned(),
        _ => href.as_str().to_owned(),
    }
}
