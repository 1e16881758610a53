//! How the sources of one release become one.

use std::collections::btree_map::Entry;
use std::fmt::Write as _;

use prakas_document::{Code, Diagnostic, Diagnostics, Span, Text, Warned};
use prakas_khmer::digits;

use super::Draft;
use crate::khmer;
use crate::read::{Place, PlaceKind, Places, Read, Source, id_from_name};
use crate::release::*;

/// One release of what its sources say.
///
/// What one source leaves out, another may say; words in different languages stand beside each other; lists are merged item
/// by item. What contradicts is an error that names both places.
pub(in crate::read) fn merge(
    drafts: Vec<Draft>,
    sources: &[Source],
    findings: Vec<Diagnostic>,
) -> Result<Warned<Read>, Diagnostics> {
    let mut drafts = drafts.into_iter();
    let Some(first) = drafts.next() else {
        let finding = Diagnostic::error(Code::EmptySource, "there is no source to read a release from")
            .hint("name one file at least");
        return Err(finding.into());
    };
    let mut merger = Merger { sources, findings, places: Vec::new(), other: Places::default(), at: 0 };
    let mut merged = first;
    merger.places.append(&mut merged.places);
    let mut named = merged.id.is_some();
    for mut draft in drafts {
        named |= draft.id.is_some();
        merger.at = draft.source;
        merger.other = Places::new(std::mem::take(&mut draft.places));
        merger.draft(&mut merged, draft);
        let other = std::mem::take(&mut merger.other);
        merger.places.extend(other.iter().cloned());
    }
    if !named {
        merged.id = merger.id_from_names();
    }
    let kind = merged.kind.unwrap_or_else(|| merger.guess_kind());
    let findings = Diagnostics::stop_on_error(merger.findings)?;
    let editions = Editions::new(merged.editions);
    let (Some(id), Ok(editions)) = (merged.id, editions) else {
        let finding = Diagnostic::error(Code::MissingBody, "no source has words in any language");
        return Err(finding.into());
    };
    let release = Release {
        schema: SchemaVersion,
        id,
        kind,
        number: merged.number,
        status: merged.status.unwrap_or_default(),
        supersedes: merged.supersedes,
        superseded_by: merged.superseded_by,
        issued: merged.issued,
        event: merged.event,
        issuer: merged.issuer,
        co_issuers: merged.co_issuers,
        signatory: merged.signatory,
        signing: merged.signing,
        contacts: merged.contacts,
        attachments: merged.attachments,
        links: merged.links,
        address: merged.address,
        editions,
    };
    Ok(Warned { output: Read { release, places: Places::new(merger.places) }, warnings: findings })
}

struct Merger<'a> {
    sources: &'a [Source],
    findings: Vec<Diagnostic>,
    /// The places of the sources that are merged.
    places: Vec<Place>,
    /// The places of the source in hand, and its index.
    other: Places,
    at: usize,
}

impl Merger<'_> {
    fn draft(&mut self, into: &mut Draft, from: Draft) {
        self.fact("id", &mut into.id, from.id);
        self.fact("kind", &mut into.kind, from.kind);
        self.optional("number", &mut into.number, from.number, Self::number);
        self.status(&mut into.status, from.status);
        self.fact("supersedes", &mut into.supersedes, from.supersedes);
        self.fact("superseded_by", &mut into.superseded_by, from.superseded_by);
        self.fact("issued", &mut into.issued, from.issued);
        self.fact("event", &mut into.event, from.event);
        self.optional("issuer", &mut into.issuer, from.issuer, Self::issuer);
        self.list("co_issuers", &mut into.co_issuers, from.co_issuers, Self::issuer);
        self.optional("signatory", &mut into.signatory, from.signatory, |merger, path, into, from| {
            merger.words(&format!("{path}.office"), &mut into.office, from.office);
            merger.optional(&format!("{path}.name"), &mut into.name, from.name, Self::words);
        });
        self.fact("signing", &mut into.signing, from.signing);
        self.list("contacts", &mut into.contacts, from.contacts, |merger, path, into, from| {
            merger.words(&format!("{path}.name"), &mut into.name, from.name);
            merger.fact(&format!("{path}.phone"), &mut into.phone, from.phone);
            merger.fact(&format!("{path}.email"), &mut into.email, from.email);
            merger.fact(&format!("{path}.web"), &mut into.web, from.web);
        });
        self.list("attachments", &mut into.attachments, from.attachments, |merger, path, into, from| {
            merger.words(&format!("{path}.title"), &mut into.title, from.title);
            merger.fact(&format!("{path}.href"), &mut into.href, from.href);
        });
        self.list("links", &mut into.links, from.links, |merger, path, into, from| {
            merger.words(&format!("{path}.title"), &mut into.title, from.title);
            merger.same(&format!("{path}.href"), &into.href, &from.href);
        });
        self.fact("address", &mut into.address, from.address);
        for (language, edition) in from.editions {
            match into.editions.entry(language) {
                Entry::Vacant(entry) => {
                    entry.insert(edition);
                }
                Entry::Occupied(entry) => {
                    let language = entry.key();
                    self.contradiction(
                        &format!("editions.{language}"),
                        &format!("are both in the language `{language}`"),
                    );
                }
            }
        }
    }

    /// A fact that all sources that say it must say alike.
    fn fact<T: PartialEq>(&mut self, path: &str, into: &mut Option<T>, from: Option<T>) {
        self.optional(path, into, from, |merger, path, into, from| merger.same(path, into, &from));
    }

    fn same<T: PartialEq>(&mut self, path: &str, into: &T, from: &T) {
        if into != from {
            self.contradiction(path, "contradict each other");
        }
    }

    /// What only one source needs to say.
    fn optional<T>(
        &mut self,
        path: &str,
        into: &mut Option<T>,
        from: Option<T>,
        merge: impl FnOnce(&mut Self, &str, &mut T, T),
    ) {
        match (into.as_mut(), from) {
            (Some(into), Some(from)) => merge(self, path, into, from),
            (None, from) => *into = from,
            (Some(_), None) => {}
        }
    }

    /// Lists go together item by item; a source may leave a list out as a whole.
    fn list<T>(
        &mut self,
        path: &str,
        into: &mut Vec<T>,
        from: Vec<T>,
        mut merge: impl FnMut(&mut Self, &str, &mut T, T),
    ) {
        if into.is_empty() {
            *into = from;
        } else if !from.is_empty() && from.len() != into.len() {
            self.contradiction(path, &format!("have {} and {} items", into.len(), from.len()));
        } else {
            for (i, (into, from)) in into.iter_mut().zip(from).enumerate() {
                merge(self, &format!("{path}.{i}"), into, from);
            }
        }
    }

    /// Words in several languages.
    fn words(&mut self, path: &str, into: &mut Localized, from: Localized) {
        for (language, words) in from.iter() {
            match into.get(language) {
                Some(known) => {
                    let known: Text = known.clone();
                    self.same(&format!("{path}.{language}"), &known, words);
                }
                None => into.insert(language.clone(), words.clone()),
            }
        }
    }

    /// The registry's number: in Khmer digits or in Latin ones, and each with the letters of its script, it is the same.
    fn number(&mut self, path: &str, into: &mut Text, from: Text) {
        if !is_same_number(into.as_str(), from.as_str()) {
            self.contradiction(path, "contradict each other");
        } else if *into != from {
            // It stands in the release as the first source has it.
            self.other.retype(path, PlaceKind::Fact);
        }
    }

    fn issuer(&mut self, path: &str, into: &mut Issuer, from: Issuer) {
        match (into, from) {
            (Issuer::House(into), Issuer::House(from)) => self.same(path, into, &from),
            (Issuer::Named(into), Issuer::Named(from)) => {
                for (language, name) in from {
                    match into.get(&language) {
                        Some(known) if !known.same_words(&name) => {
                            self.contradiction(&format!("{path}.named.{language}"), "contradict each other");
                        }
                        Some(_) => {}
                        None => {
                            into.insert(language, name);
                        }
                    }
                }
            }
            (Issuer::House(_), Issuer::Named(_)) | (Issuer::Named(_), Issuer::House(_)) => {
                self.contradiction(path, "name a house that is known, and one that is not");
            }
        }
    }

    fn status(&mut self, into: &mut Option<Status>, from: Option<Status>) {
        self.optional("status", into, from, |merger, path, into, from| match (into, from) {
            (Status::Corrected { what, on }, Status::Corrected { what: from_what, on: from_on }) => {
                merger.same(&format!("{path}.corrected.on"), on, &from_on);
                merger.words(&format!("{path}.corrected.what"), what, from_what);
            }
            (Status::Withdrawn { why, on }, Status::Withdrawn { why: from_why, on: from_on }) => {
                merger.same(&format!("{path}.withdrawn.on"), on, &from_on);
                merger.words(&format!("{path}.withdrawn.why"), why, from_why);
            }
            (into, from) => merger.same(path, into, &from),
        });
    }

    /// Reports what two sources say of a part, at its place in the second.
    fn contradiction(&mut self, path: &str, how: &str) {
        let earlier = Places::new(self.places.clone());
        let here = self.stand(&self.other, path, self.at);
        let there = self.stand(&earlier, path, self.at.saturating_sub(1));
        let message = format!("{} and {} {how}", self.quote(&there, path), self.quote(&here, path));
        let finding = Diagnostic::error(Code::Contradiction, message)
            .at_path(path)
            .at(here)
            .hint("say it alike in both, or leave it out of one");
        self.findings.push(finding);
    }

    /// Where a part begins, or else the source of that index.
    fn stand(&self, places: &Places, path: &str, source: usize) -> Span {
        let facts = places.iter().filter(|place| place.kind != PlaceKind::Syntax);
        let facts = Places::new(facts.cloned().collect());
        let start = facts.find(path).map(|span| (span.source, span.range.start));
        let own = facts.iter().find(|place| place.path == path);
        let first = own.or_else(|| {
            facts.iter().find(|place| start == Some((place.span.source, place.span.range.start)))
        });
        match first.or_else(|| places.iter().find(|place| place.span.source == source)) {
            Some(place) => place.span.clone(),
            None => Span::new(source, 0..0),
        }
    }

    /// What stands at a place, and in which line of which source: "`issued: 27 October 2021` (summit.en.md, line 4)".
    fn quote(&self, span: &Span, path: &str) -> String {
        let Some(source) = self.sources.get(span.source) else { return format!("`{path}`") };
        if source.form().is_some_and(|form| !form.is_text()) {
            return format!("({})", source.name());
        }
        let line = source.text().get(..span.range.start).map_or(1, |before| before.matches('\n').count() + 1);
        let typed = source.text().get(span.range.clone()).unwrap_or_default();
        let mut quoted = String::new();
        if !path.starts_with("editions") && typed.chars().count() <= 60 && !typed.contains('\n') {
            let _ = write!(quoted, "`{typed}` ");
        }
        let _ = write!(quoted, "({}, line {line})", source.name());
        quoted.trim_start().to_owned()
    }

    /// The id that the sources' names suggest; names that suggest different ids are reported.
    fn id_from_names(&mut self) -> Option<Id> {
        let names: Vec<(&str, Option<Id>)> =
            self.sources.iter().map(|source| (source.name(), id_from_name(source.name()))).collect();
        let Some((first_name, Some(first))) = names.iter().find(|(_, id)| id.is_some()) else {
            let names = names.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let finding = Diagnostic::error(
                Code::BadValue,
                format!("the release has no id, and {names} suggests none"),
            )
            .at_path("id")
            .hint("name the file in Latin letters, such as `asean-japan-summit-2021.txt`, or give an `id`");
            self.findings.push(finding);
            return None;
        };
        if let Some((other, _)) = names.iter().find(|(_, id)| id.as_ref().is_some_and(|id| id != first)) {
            let message = format!("`{first_name}` and `{other}` are named as two releases");
            let finding = Diagnostic::error(Code::Contradiction, message).at_path("id").hint(format!(
                "name them alike, such as `{first}.en.md` and `{first}.km.md`, or give both the same `id`"
            ));
            self.findings.push(finding);
        }
        Some(first.clone())
    }

    /// The kind of a release whose sources tell none.
    fn guess_kind(&mut self) -> Kind {
        let finding =
            Diagnostic::warning(Code::Guess, "the kind is not given: it was taken for a press release")
                .at_path("kind")
                .at(Span::new(0, 0..0))
                .hint("say it: on a line above the title, such as Press Release or សេចក្តីប្រកាសព័ត៌មាន; in Markdown as `kind: press-release`");
        self.findings.push(finding);
        Kind::PressRelease
    }
}

/// Whether two ways to write a number give the same one: the same digits, and the same letters as far as they are of one script.
fn is_same_number(one: &str, other: &str) -> bool {
    let folded = |number: &str| khmer::fold(&digits::to_latin(number));
    let (one, other) = (folded(one), folded(other));
    let figures = |number: &str| -> Vec<String> {
        let runs = number.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        runs.map(|run| run.trim_start_matches('0').to_owned()).collect()
    };
    let is_khmer = |number: &str| number.contains(khmer::is_khmer);
    one == other
        || is_khmer(&one) != is_khmer(&other) && !figures(&one).is_empty() && figures(&one) == figures(&other)
}

#[cfg(test)]
mod tests;
