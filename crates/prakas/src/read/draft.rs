//! What one source says of a release.

mod merge;

use std::collections::BTreeMap;

use jiff::civil::Date;
use prakas_document::{Diagnostics, Href, Language, Text};

use super::{Place, Source};
use crate::release::*;

pub(super) use merge::merge;

/// What one source says: every field of a [`Release`], each where it was said.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Draft {
    /// The source's index.
    pub(super) source: usize,
    pub(super) id: Option<Id>,
    pub(super) kind: Option<Kind>,
    pub(super) number: Option<Text>,
    pub(super) status: Option<Status>,
    pub(super) supersedes: Option<Id>,
    pub(super) superseded_by: Option<Id>,
    pub(super) issued: Option<Date>,
    pub(super) event: Option<DateSpan>,
    pub(super) issuer: Option<Issuer>,
    pub(super) co_issuers: Vec<Issuer>,
    pub(super) signatory: Option<Signatory>,
    pub(super) signing: Option<Signing>,
    pub(super) contacts: Vec<Contact>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) links: Vec<RelatedLink>,
    pub(super) address: Option<Href>,
    pub(super) editions: BTreeMap<Language, Edition>,
    /// Which of them the source shows, where it carries more than it shows; none where it shows all.
    pub(super) shows: Vec<Language>,
    /// Where all that stood.
    pub(super) places: Vec<Place>,
}

impl From<Release> for Draft {
    fn from(release: Release) -> Self {
        Self {
            source: 0,
            id: Some(release.id),
            kind: Some(release.kind),
            number: release.number,
            status: Some(release.status),
            supersedes: release.supersedes,
            superseded_by: release.superseded_by,
            issued: release.issued,
            event: release.event,
            issuer: release.issuer,
            co_issuers: release.co_issuers,
            signatory: release.signatory,
            signing: release.signing,
            contacts: release.contacts,
            attachments: release.attachments,
            links: release.links,
            address: release.address,
            shows: Vec::new(),
            editions: release.editions.iter().map(|(l, e)| (l.clone(), e.clone())).collect(),
            places: Vec::new(),
        }
    }
}

impl Draft {
    /// The release that a file of this name carries.
    pub(crate) fn into_release(self, name: &str) -> Result<Release, Diagnostics> {
        let sources = [Source::new(name, "")];
        merge(vec![self], &sources, Vec::new()).map(|read| read.output.release)
    }

    /// Whether it says what another one says, of another source.
    pub(super) fn is_again(&self, known: &Self) -> bool {
        *known == Self { source: known.source, ..self.clone() }
    }
}
