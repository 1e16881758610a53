//! What stands under the body.

use prakas_document::{Furniture, Href, Inline, Link, Role};

use super::{Setting, date, line};
use crate::check::nesting;
use crate::release::{Contact, Localized};

/// Place and date, signature, contacts, attachments, links and notes to editors, as far as there are any.
pub(super) fn foot(setting: &Setting<'_>) -> Vec<Furniture> {
    let mut foot = Vec::new();
    foot.extend(closing(setting));
    foot.extend(signature(setting));
    foot.extend(end_matter(setting));
    foot
}

/// Place and date, under the lunar date where the house shows it:
///
/// > ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥
/// > រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១
fn closing(setting: &Setting<'_>) -> Option<Furniture> {
    let (labels, issued) = (setting.labels, setting.release.issued);
    let mut lines = Vec::new();
    if let Some(date) = issued.filter(|_| setting.house.lunar_line(setting.language).is_shown()) {
        lines.extend((labels.lunar)(date).map(|words| vec![date::dated(date, words)]));
    }
    let mut content = Vec::new();
    if let Some(place) = setting.edition.place.as_ref().filter(|place| !place.is_blank()) {
        content.push(place.clone().into());
    }
    if let Some(date) = issued {
        if !content.is_empty() {
            content.push(labels.beside.into());
        }
        content.push(date::day(labels, date));
    }
    lines.extend((!content.is_empty()).then_some(content));
    (!lines.is_empty()).then_some(Furniture::Lines { role: Role::Closing, lines })
}

fn signature(setting: &Setting<'_>) -> Vec<Furniture> {
    let Some(signatory) = &setting.release.signatory else { return Vec::new() };
    let mut lines = vec![line(Role::SignatureOffice, vec![setting.words(&signatory.office)])];
    lines.extend(signatory.name.iter().map(|name| line(Role::SignatureName, vec![setting.words(name)])));
    lines
}

/// The sections after the signature, each under its heading.
fn end_matter(setting: &Setting<'_>) -> Vec<Furniture> {
    let (labels, release) = (setting.labels, setting.release);
    let own = &release.contacts;
    let contacts = if own.is_empty() && setting.is_issued_by_house() { &setting.house.contacts } else { own };
    let mut sections = Vec::new();
    let mut section = |heading: &str, role: Role, lines: Vec<Vec<Inline>>| {
        if !lines.is_empty() {
            sections.push(Furniture::line(Role::EndHeading, heading));
            sections.push(Furniture::Lines { role, lines });
        }
    };
    section(labels.contacts, Role::Contact, contacts.iter().map(|c| contact(setting, c)).collect());
    let attachments = release.attachments.iter().map(|a| vec![linked(setting, &a.title, a.href.as_ref())]);
    section(labels.attachments, Role::EndMatter, attachments.collect());
    let links = release.links.iter().map(|l| vec![linked(setting, &l.title, Some(&l.href))]);
    section(labels.links, Role::EndMatter, links.collect());
    let notes = &setting.edition.notes;
    if !notes.is_empty() && nesting::is_fit(notes) {
        sections.push(Furniture::line(Role::EndHeading, labels.notes));
        sections.push(Furniture::Blocks(notes.clone()));
    }
    sections
}

/// "Spokesperson Unit, +855 23 000 000, press@example.org"
fn contact(setting: &Setting<'_>, contact: &Contact) -> Vec<Inline> {
    let mut content = vec![setting.words(&contact.name)];
    for href in [&contact.phone, &contact.email, &contact.web].into_iter().flatten() {
        content.push(", ".into());
        content.push(Inline::Link(Link::bare(href.clone())));
    }
    content
}

/// Words that lead somewhere, where they do.
fn linked(setting: &Setting<'_>, title: &Localized, href: Option<&Href>) -> Inline {
    let words = setting.words(title);
    let link = href.and_then(|href| Link::new(href.clone(), vec![words.clone()]).ok());
    link.map_or(words, Inline::Link)
}
