//! What the files carry besides what they show.
//!
//! A file that carries its release can be read again as that release ([`read`](fn@crate::read)), by whoever has it. A release may hold
//! more than the file shows, such as an edition in another language, so what is carried is the caller's choice: [`Carry`].

use std::collections::BTreeMap;
use std::sync::Arc;

use prakas_document::{Carried, CarriedKind, Document, Language, Text};

use crate::read::Source;
use crate::release::*;

/// What the files carry, where their format has room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Carry {
    /// The whole release.
    #[default]
    Release,
    /// The whole release, and the files that it was read from, as they came.
    Sources,
    /// The release as far as the file shows it: see [`Release::excerpt`].
    Edition,
    /// Nothing.
    None,
}

impl Carry {
    /// What is carried, by its name: `release`, `sources`, `edition`, `none`.
    pub const ALL: [(&'static str, Self); 4] = [
        ("release", Self::Release),
        ("sources", Self::Sources),
        ("edition", Self::Edition),
        ("none", Self::None),
    ];

    /// Gives a document of this release, which carries all of it since it was composed, what it is to carry.
    pub(crate) fn load(self, document: &mut Document, release: &Release, sources: &[Source]) {
        match self {
            Self::Release => {}
            Self::Sources => document.meta.carried.extend(sources.iter().filter_map(source)),
            Self::Edition => {
                let languages: Vec<Language> = document.languages().cloned().collect();
                document.meta.carried = release.excerpt(&languages).iter().map(stored).collect();
                tell_no_more(document);
            }
            Self::None => {
                document.meta.carried.clear();
                tell_no_more(document);
            }
        }
        number_names(&mut document.meta.carried);
    }
}

/// Says nothing of editions that the document does not show, unless their pages stand beside it.
fn tell_no_more(document: &mut Document) {
    let languages: Vec<Language> = document.languages().cloned().collect();
    document.meta.ways.editions.retain(|way| way.file.is_some() || languages.contains(&way.language));
}

/// The release as it is carried: in its stored form.
pub(crate) fn stored(release: &Release) -> Carried {
    Carried {
        name: prakas_carrier::RELEASE.to_owned(),
        media_type: "application/json",
        kind: CarriedKind::Release,
        bytes: release.to_json().into_bytes().into(),
    }
}

/// A source as it is carried, if it has a form.
fn source(source: &Source) -> Option<Carried> {
    Some(Carried {
        name: prakas_carrier::file_name(source.name()),
        media_type: source.form()?.media_type(),
        kind: CarriedKind::Source,
        bytes: Arc::from(source.bytes()),
    })
}

/// Gives each file a name of its own: a second `a.md` is `a-2.md`.
fn number_names(carried: &mut [Carried]) {
    for i in 1..carried.len() {
        let (before, rest) = carried.split_at_mut(i);
        let Some(file) = rest.first_mut() else { return };
        let is_taken = |name: &str| before.iter().any(|other| other.name == name);
        let (stem, ending) = match file.name.rsplit_once('.') {
            Some((stem, ending)) => (stem.to_owned(), format!(".{ending}")),
            None => (file.name.clone(), String::new()),
        };
        let mut number = 2_usize;
        while is_taken(&file.name) {
            file.name = format!("{stem}-{number}{ending}");
            number += 1;
        }
    }
}

impl Release {
    /// The release as far as its editions in these languages show it: these editions, and of words that each language has of its
    /// own (names, titles of links, what was corrected) those that stand in them. `None` where it has no such edition.
    ///
    /// Nothing of another edition is left, so a file that carries an excerpt says no more than its pages.
    pub fn excerpt(&self, languages: &[Language]) -> Option<Self> {
        let editions = self.editions.iter().filter(|(language, _)| languages.contains(language));
        let editions = Editions::new(editions.map(|(l, e)| (l.clone(), e.clone()))).ok()?;
        let shown: Vec<&Language> = editions.languages().collect();
        let words = |words: &Localized| shown_words(words, &shown);
        let issuer = |issuer: &Issuer| shown_issuer(issuer, &shown);
        let Self {
            schema,
            id,
            kind,
            number,
            status,
            supersedes,
            superseded_by,
            issued,
            event,
            issuer: issued_by,
            co_issuers,
            signatory,
            signing,
            contacts,
            attachments,
            links,
            address,
            editions: _,
        } = self;
        let excerpt = Self {
            schema: *schema,
            id: id.clone(),
            kind: *kind,
            number: number.clone(),
            status: match status {
                Status::Corrected { what, on } => Status::Corrected { what: words(what), on: *on },
                Status::Withdrawn { why, on } => Status::Withdrawn { why: words(why), on: *on },
                Status::Draft | Status::Final | Status::Embargoed { .. } => status.clone(),
            },
            supersedes: supersedes.clone(),
            superseded_by: superseded_by.clone(),
            issued: *issued,
            event: *event,
            issuer: issued_by.as_ref().map(issuer),
            co_issuers: co_issuers.iter().map(issuer).collect(),
            signatory: signatory.as_ref().map(|Signatory { office, name }| Signatory {
                office: words(office),
                name: name.as_ref().map(words),
            }),
            signing: *signing,
            address: address.clone(),
            contacts: contacts
                .iter()
                .map(|Contact { name, phone, email, web }| Contact {
                    name: words(name),
                    phone: phone.clone(),
                    email: email.clone(),
                    web: web.clone(),
                })
                .collect(),
            attachments: attachments
                .iter()
                .map(|Attachment { title, href }| Attachment { title: words(title), href: href.clone() })
                .collect(),
            links: links
                .iter()
                .map(|RelatedLink { title, href }| RelatedLink { title: words(title), href: href.clone() })
                .collect(),
            editions,
        };
        Some(excerpt)
    }
}

/// The words that editions in these languages show.
fn shown_words(words: &Localized, shown: &[&Language]) -> Localized {
    let best: BTreeMap<Language, Text> =
        shown.iter().map(|language| words.best(language)).map(|(l, w)| (l.clone(), w.clone())).collect();
    best.try_into().unwrap_or_else(|_| words.clone())
}

/// An issuer by the names that editions in these languages show.
fn shown_issuer(issuer: &Issuer, shown: &[&Language]) -> Issuer {
    match issuer {
        Issuer::House(_) => issuer.clone(),
        Issuer::Named(names) => {
            let best = shown.iter().filter_map(|language| Issuer::best(names, language));
            Issuer::Named(best.map(|(language, name)| (language.clone(), name.clone())).collect())
        }
    }
}

#[cfg(test)]
mod tests;
