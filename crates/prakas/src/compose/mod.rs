//! From facts to final words: the only place that knows national headers, labels and date forms.
//!
//! [`Release::compose`] takes the editions that are wanted and the house whose paper they stand on, and gives a
//! [`Document`] in which nothing is left to look up.

mod breaks;
mod date;
mod description;
mod english;
mod foot;
mod head;
mod khmer;
pub(crate) mod labels;
mod meta;
mod names;
mod permalink;
#[cfg(test)]
mod tests;

use prakas_document::{
    Carried, Code, Diagnostic, Diagnostics, Document, Furniture, Inline, Language, Meta, Part, Role, Script,
    Text, Warned,
};

use crate::carry;
use crate::check::{self, nesting};
use crate::house::House;
use crate::release::{Contact, Edition, Issuer, Localized, Release};
use labels::{KNOWN, Labels, labels};

pub use labels::autonym;

/// One edition on its way to paper: all that head and foot look at.
#[derive(Clone, Copy)]
struct Setting<'a> {
    release: &'a Release,
    edition: &'a Edition,
    language: &'a Language,
    labels: &'a Labels,
    house: &'a House,
}

impl Release {
    /// Sets editions of the release on a house's paper, one [`Part`] each, in the order of `languages`.
    ///
    /// The looks are the house's; its emblem and contacts are used where it is the issuer. The document carries the whole
    /// release in its stored form ([`Meta::carried`]); a caller who wants less there, such as an [excerpt](Release::excerpt) or
    /// nothing, puts that in its place.
    ///
    /// # Errors
    /// A language that the release has no edition in ([`Code::MissingEdition`]) or whose paper is not known
    /// ([`Code::UnknownLanguage`]), an edition without a title, blocks nested too deep, an issuer that is no known house.
    pub fn compose(&self, languages: &[Language], house: &House) -> Result<Warned<Document>, Diagnostics> {
        self.compose_carrying(languages, house, vec![carry::stored(self)])
    }

    /// Does the same for a document that carries these files.
    pub(crate) fn compose_carrying(
        &self,
        languages: &[Language],
        house: &House,
        carried: Vec<Carried>,
    ) -> Result<Warned<Document>, Diagnostics> {
        let mut findings = Vec::new();
        let mut parts = Vec::new();
        for language in languages {
            match self.setting(language, house) {
                Ok(setting) => {
                    setting.findings(&mut findings);
                    parts.push((meta::meta(&setting), setting.part()));
                }
                Err(stopped) => findings.extend(stopped.into_findings()),
            }
        }
        if languages.is_empty() {
            findings.push(Diagnostic::error(Code::MissingEdition, "no language was asked for"));
        }
        let warnings = Diagnostics::stop_on_error(findings)?;
        let mut parts = parts.into_iter();
        let (meta, first) = parts.next().expect("a language without a part is an error, and no language too");
        let mut document = Document::new(Meta { carried, ..meta }, house.theme.clone(), first);
        parts.for_each(|(_, part)| document.push(part));
        Ok(Warned { output: document, warnings })
    }

    fn setting<'a>(&'a self, language: &'a Language, house: &'a House) -> Result<Setting<'a>, Diagnostics> {
        let edition = self.editions.get(language).ok_or_else(|| {
            let there: Vec<_> = self.editions.languages().map(Language::as_str).collect();
            Diagnostic::error(Code::MissingEdition, format!("the release has no edition in `{language}`"))
                .at_path("editions")
                .hint(format!("it has: {}", there.join(", ")))
        })?;
        let labels = labels(language).ok_or_else(|| {
            Diagnostic::error(Code::UnknownLanguage, format!("official paper is not known in `{language}`"))
                .at_path(format!("editions.{language}"))
                .hint(format!(
                    "it is known in: {}",
                    KNOWN.map(|(language, _)| language.to_string()).join(", ")
                ))
        })?;
        Ok(Setting { release: self, edition, language, labels, house })
    }
}

impl<'a> Setting<'a> {
    fn title(&self) -> String {
        plain(&self.edition.title)
    }

    /// What keeps this edition from being set, and what should be looked at.
    fn findings(&self, findings: &mut Vec<Diagnostic>) {
        let path = format!("editions.{}", self.language);
        check::body::title(self.edition, &path, findings);
        nesting::check(&self.edition.body, &format!("{path}.body"), findings);
        nesting::check(&self.edition.notes, &format!("{path}.notes"), findings);
        for (issuer, path) in self.release.issuers() {
            if let (Issuer::House(id), None) = (issuer, names::name(issuer, self.house, self.language)) {
                findings.push(
                    Diagnostic::error(Code::BadHouse, format!("`{id}` is no house that is known"))
                        .at_path(path)
                        .hint("give the house's file, or write the issuer's name"),
                );
            }
        }
    }

    /// Whether the house whose paper it is issues the release.
    fn is_issued_by_house(&self) -> bool {
        self.release.issuer.as_ref().is_some_and(|issuer| names::is_house(issuer, self.house))
    }

    /// Whom the press may ask: the release's contacts, or else those of the house that issues it.
    fn contacts(&self) -> &'a [Contact] {
        let own = &self.release.contacts;
        if own.is_empty() && self.is_issued_by_house() { &self.house.contacts } else { own }
    }

    fn part(&self) -> Part {
        // Too deep a body is refused once all findings are in; it must not be walked before.
        let body = Some(&self.edition.body).filter(|body| nesting::is_fit(body)).cloned();
        let part = Part {
            head: head::head(self),
            body: body.unwrap_or_default(),
            foot: foot::foot(self),
            running: head::status_mark(self),
            ..Part::new(self.language.clone(), self.title())
        };
        breaks::part(part, &self.house.no_break)
    }

    /// Words in the edition's language or, where there are none, in another, marked as such.
    fn words(&self, localized: &Localized) -> Inline {
        let (language, words) = localized.best(self.language);
        self.words_in(language, words)
    }

    /// Words that are the same in every edition, such as a registry's number: marked where they are in the other script.
    fn typed(&self, words: &Text) -> Inline {
        let is_khmer = Script::Khmer.is_in(words.as_str());
        self.words_in(if is_khmer { &Language::KM } else { self.language }, words)
    }

    fn words_in(&self, language: &Language, words: &Text) -> Inline {
        let text = words.clone().into();
        if language == self.language {
            text
        } else {
            Inline::Foreign { language: language.clone(), content: vec![text] }
        }
    }
}

/// Characters alone, without the author's break opportunities.
fn plain(text: &Text) -> String {
    text.resolve_breaks().to_string()
}

/// A block of one line.
fn line(role: Role, content: Vec<Inline>) -> Furniture {
    Furniture::Lines { role, lines: vec![content] }
}
