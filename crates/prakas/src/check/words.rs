//! Every run of words of a release that a page shows, with its path in the stored form.

use prakas_document::Text;
use prakas_document::reading::visit_texts;

use super::nesting;
use crate::release::{Edition, Issuer, Localized, Release, Status};

/// Calls `visit` with the path and the words of each part that is shown.
pub(super) fn visit(release: &Release, visit: &mut impl FnMut(&str, &Text)) {
    release.number.iter().for_each(|number| visit("number", number));
    for (issuer, path) in release.issuers() {
        if let Issuer::Named(names) = issuer {
            names.values().flat_map(|name| name.lines()).for_each(|line| visit(&path, line));
        }
    }
    visit_facts(release, &mut |path, words| localized(path, words, visit));
    if let Some(name) = release.signatory.as_ref().and_then(|signatory| signatory.name.as_ref()) {
        localized("signatory.name", name, visit);
    }
    for (i, attachment) in release.attachments.iter().enumerate() {
        localized(&format!("attachments.{i}.title"), &attachment.title, visit);
    }
    for (i, link) in release.links.iter().enumerate() {
        localized(&format!("links.{i}.title"), &link.title, visit);
    }
    for (language, edition) in release.editions.iter() {
        edition_words(&format!("editions.{language}"), edition, visit);
    }
}

/// Calls `visit` with the path and the words of each fact that is said in words of an edition's language. Names of persons and
/// titles of other documents may be in any.
pub(super) fn visit_facts(release: &Release, visit: &mut impl FnMut(&str, &Localized)) {
    match &release.status {
        Status::Corrected { what: words, .. } | Status::Withdrawn { why: words, .. } => {
            visit("status", words);
        }
        Status::Draft | Status::Final | Status::Embargoed { .. } => {}
    }
    if let Some(signatory) = &release.signatory {
        visit("signatory.office", &signatory.office);
    }
    for (i, contact) in release.contacts.iter().enumerate() {
        visit(&format!("contacts.{i}.name"), &contact.name);
    }
}

fn localized(path: &str, words: &Localized, visit: &mut impl FnMut(&str, &Text)) {
    words.iter().for_each(|(_, text)| visit(path, text));
}

fn edition_words(path: &str, edition: &Edition, visit: &mut impl FnMut(&str, &Text)) {
    edition.fields().for_each(|(field, text)| visit(&format!("{path}.{field}"), text));
    for (blocks, field) in [(&edition.body, "body"), (&edition.notes, "notes")] {
        for (i, block) in blocks.iter().enumerate() {
            let block = std::slice::from_ref(block);
            if nesting::is_fit(block) {
                let path = format!("{path}.{field}.{i}");
                visit_texts(block, &mut |text| visit(&path, text));
            }
        }
    }
}
