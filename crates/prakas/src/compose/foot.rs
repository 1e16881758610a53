//! What stands under the body.

use prakas_document::{Arrangement, Furniture, Href, Inline, Link, Role};

use super::{Setting, date, line, permalink};
use crate::check::nesting;
use crate::release::{Contact, Localized, Signing};

/// Place and date, signature, contacts, attachments, links and notes to editors, as far as there are any.
pub(super) fn foot(setting: &Setting<'_>) -> Vec<Furniture> {
    let mut foot = Vec::new();
    let mut pieces = Vec::from_iter(closing(setting));
    pieces.extend(signature(setting));
    if !pieces.is_empty() {
        foot.push(Furniture::Group { arrangement: Arrangement::End, pieces });
    }
    foot.extend(end_matter(setting));
    foot.extend(permalink::permalink(setting));
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
    let content = place_and_day(setting);
    lines.extend((!content.is_empty()).then_some(content));
    (!lines.is_empty()).then_some(Furniture::Lines { role: Role::Closing, lines })
}

/// Where and when the release is issued, as far as it says so: "Phnom Penh, 27 October 2021".
pub(super) fn place_and_day(setting: &Setting<'_>) -> Vec<Inline> {
    let mut content = Vec::new();
    if let Some(place) = setting.edition.place.as_ref().filter(|place| !place.is_blank()) {
        content.push(place.clone().into());
    }
    if let Some(date) = setting.release.issued {
        if !content.is_empty() {
            content.push(setting.labels.beside.into());
        }
        content.push(date::day(setting.labels, date));
    }
    content
}

/// The office that signs, room for its signature and seal where paper has some, and the name.
fn signature(setting: &Setting<'_>) -> Vec<Furniture> {
    let signatory = setting.release.signatory.as_ref();
    let name = signatory.and_then(|signatory| signatory.name.as_ref());
    let room = signature_room(setting).or(name.map(|_| ABOVE_NAME)).filter(|&millimetres| millimetres > 0);
    let office = signatory.map(|it| line(Role::SignatureOffice, vec![setting.words(&it.office)]));
    let room = room.map(|millimetres| Furniture::SignatureSpace { millimetres });
    let name = name.map(|name| line(Role::SignatureName, vec![setting.words(name)]));
    [office, room, name].into_iter().flatten().collect()
}

/// Room for a signature and a seal, in millimetres, where neither the release nor the house says how much.
const BY_HAND: u16 = 35;

/// Room between an office and a name that is printed under it.
const ABOVE_NAME: u16 = 14;

/// The room that a release signed by hand has, in millimetres.
fn signature_room(setting: &Setting<'_>) -> Option<u16> {
    match setting.release.signing {
        Some(Signing::Printed) => None,
        Some(Signing::ByHand) => Some(setting.house.signature_space.unwrap_or(BY_HAND)),
        None => setting.house.signature_space,
    }
}

/// The sections after the signature, each under its heading.
fn end_matter(setting: &Setting<'_>) -> Vec<Furniture> {
    let (labels, release) = (setting.labels, setting.release);
    let mut sections = Vec::new();
    let mut section = |heading: &str, role: Role, lines: Vec<Vec<Inline>>| {
        if !lines.is_empty() {
            sections.push(Furniture::line(Role::EndHeading, heading));
            sections.push(Furniture::Lines { role, lines });
        }
    };
    section(labels.contacts, Role::Contact, setting.contacts().iter().map(|c| contact(setting, c)).collect());
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

/// "Spokesperson Unit, tel.: +855-23-000-000, e-mail: press@example.org"
fn contact(setting: &Setting<'_>, contact: &Contact) -> Vec<Inline> {
    let labels = setting.labels;
    let details =
        [(labels.phone, &contact.phone), (labels.email, &contact.email), (labels.web, &contact.web)];
    let mut content = vec![setting.words(&contact.name)];
    for (label, href) in details.into_iter().filter_map(|(label, href)| Some((label, href.as_ref()?))) {
        content.push(format!(", {label}").as_str().into());
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
