//! What is said of a document: for catalogues, search engines and mail programs.

use prakas_document::reading::plain_text;
use prakas_document::{Change, ChangeKind, EditionWay, Href, Language, Mailbox, Meta, Ways};

use super::labels::autonym;
use super::{Setting, description, foot, names, permalink, plain};
use crate::release::{Contact, Localized, Release, Status};

/// What is said of a document whose first part is this one.
pub(super) fn meta(setting: &Setting<'_>) -> Meta {
    let Setting { release, edition, language, labels, house } = *setting;
    let mut keywords = vec![(labels.kind)(release.kind).to_owned()];
    keywords.extend(release.number.iter().map(plain));
    keywords.push(release.status.name().to_owned());
    let authors = release.issuers().filter_map(|(issuer, _)| names::name(issuer, house, language));
    Meta {
        authors: authors.map(|(_, name)| name.joined()).collect(),
        description: description::description(edition),
        keywords,
        kind: Some(release.kind.name().to_owned()),
        number: release.number.as_ref().map(plain),
        status: Some(release.status.name().to_owned()),
        file_mark: release.status.file_mark(),
        is_unlisted: matches!(release.status, Status::Draft | Status::Embargoed { .. }),
        issued: release.issued,
        place: edition.place.as_ref().filter(|place| !place.is_blank()).map(plain),
        dateline: dateline(setting),
        event: release.event.map(|span| (span.first(), span.last())),
        change: change(release, language),
        replaces: release.supersedes.as_ref().map(ToString::to_string),
        replaced_by: release.superseded_by.as_ref().map(ToString::to_string),
        address: permalink::address(setting),
        mailbox: setting.contacts().iter().find_map(|contact| mailbox(contact, language)),
        ways: ways(setting),
        ..Meta::new(release.id.as_str(), setting.title())
    }
}

/// Place and day of issue on one line.
fn dateline(setting: &Setting<'_>) -> Option<String> {
    let words = foot::place_and_day(setting);
    (!words.is_empty()).then(|| plain_text(&words))
}

fn change(release: &Release, language: &Language) -> Option<Change> {
    let words = |words: &Localized| plain(words.best(language).1);
    match &release.status {
        Status::Corrected { what, on } => {
            Some(Change { kind: ChangeKind::Correction, words: words(what), on: *on })
        }
        Status::Withdrawn { why, on } => {
            Some(Change { kind: ChangeKind::Withdrawal, words: words(why), on: *on })
        }
        Status::Draft | Status::Final | Status::Embargoed { .. } => None,
    }
}

/// The mailbox of a contact that has one.
fn mailbox(contact: &Contact, language: &Language) -> Option<Mailbox> {
    let address = address_of(contact.email.as_ref()?)?;
    let mailbox = Mailbox { name: plain(contact.name.best(language).1), address };
    mailbox.ascii_address().is_some().then_some(mailbox)
}

/// The address in a `mailto:` link that names one and asks for nothing else (RFC 6068).
fn address_of(href: &Href) -> Option<String> {
    let address = href.as_str().strip_prefix("mailto:")?;
    let (local, domain) = address.rsplit_once('@')?;
    (!domain.contains(['?', ',', '&']) && !local.contains(['?', ',', '&', '%'])).then(|| address.to_owned())
}

/// The editions of the release, the Khmer one first.
fn ways(setting: &Setting<'_>) -> Ways {
    let mut editions: Vec<EditionWay> = setting
        .release
        .editions
        .iter()
        .map(|(language, edition)| EditionWay {
            language: language.clone(),
            name: autonym(language).unwrap_or(language.as_str()).to_owned(),
            title: plain(&edition.title),
            is_unofficial: edition.unofficial,
            address: permalink::address_in(setting, language),
            file: None,
        })
        .collect();
    editions.sort_by_key(|way| way.language != Language::KM);
    Ways {
        languages: setting.labels.languages.to_owned(),
        files: setting.labels.files.to_owned(),
        editions,
        ..Ways::default()
    }
}
