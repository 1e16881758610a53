//! Releases made in code.

use jiff::civil::Date;
use prakas_document::{Href, Language, Text};

use super::*;

/// Makes a [`Release`]; see [`Release::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct ReleaseBuilder {
    id: String,
    kind: Kind,
    number: Option<Text>,
    status: Status,
    supersedes: Option<Id>,
    superseded_by: Option<Id>,
    issued: Option<Date>,
    event: Option<DateSpan>,
    issuer: Option<Issuer>,
    co_issuers: Vec<Issuer>,
    signatory: Option<Signatory>,
    signing: Option<Signing>,
    contacts: Vec<Contact>,
    attachments: Vec<Attachment>,
    links: Vec<RelatedLink>,
    address: Option<Href>,
    editions: Vec<(Language, Edition)>,
}

/// Why a release could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// The id is none.
    #[error(transparent)]
    Id(#[from] IdError),
    /// The editions do not go together.
    #[error(transparent)]
    Editions(#[from] EditionsError),
}

impl Release {
    /// Begins a release of this id and kind.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use prakas::{Edition, Kind, Language, Release, document::Block};
    ///
    /// let release = Release::builder("office-hours", Kind::Announcement)
    ///     .issued(date(2021, 10, 27))
    ///     .edition(
    ///         Language::EN,
    ///         Edition {
    ///             title: "Office hours".into(),
    ///             place: Some("Phnom Penh".into()),
    ///             body: vec![Block::paragraph("The office is closed on Monday.")],
    ///             ..Edition::default()
    ///         },
    ///     )
    ///     .build()?;
    /// assert_eq!(release.editions.languages().count(), 1);
    /// # Ok::<(), prakas::BuildError>(())
    /// ```
    pub fn builder(id: impl Into<String>, kind: Kind) -> ReleaseBuilder {
        ReleaseBuilder {
            id: id.into(),
            kind,
            number: None,
            status: Status::default(),
            supersedes: None,
            superseded_by: None,
            issued: None,
            event: None,
            issuer: None,
            co_issuers: Vec::new(),
            signatory: None,
            signing: None,
            contacts: Vec::new(),
            attachments: Vec::new(),
            links: Vec::new(),
            address: None,
            editions: Vec::new(),
        }
    }
}

impl ReleaseBuilder {
    /// The registry's number.
    pub fn number(mut self, number: impl Into<Text>) -> Self {
        self.number = Some(number.into());
        self
    }

    /// The status; `final` where it is not given.
    pub fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The earlier release that this one stands in for.
    pub fn supersedes(mut self, id: Id) -> Self {
        self.supersedes = Some(id);
        self
    }

    /// The later release that stands in for this one.
    pub fn superseded_by(mut self, id: Id) -> Self {
        self.superseded_by = Some(id);
        self
    }

    /// The day of issue.
    pub fn issued(mut self, date: Date) -> Self {
        self.issued = Some(date);
        self
    }

    /// The day or days of the event.
    pub fn event(mut self, days: impl Into<DateSpan>) -> Self {
        self.event = Some(days.into());
        self
    }

    /// Who issues it.
    pub fn issuer(mut self, issuer: Issuer) -> Self {
        self.issuer = Some(issuer);
        self
    }

    /// One more who issues it together with the issuer.
    pub fn co_issuer(mut self, issuer: Issuer) -> Self {
        self.co_issuers.push(issuer);
        self
    }

    /// Who signs it.
    pub fn signatory(mut self, signatory: Signatory) -> Self {
        self.signatory = Some(signatory);
        self
    }

    /// How it is signed; as the house does where it is not given.
    pub fn signing(mut self, signing: Signing) -> Self {
        self.signing = Some(signing);
        self
    }

    /// One more whom the press may ask.
    pub fn contact(mut self, contact: Contact) -> Self {
        self.contacts.push(contact);
        self
    }

    /// One more thing that comes with it.
    pub fn attachment(mut self, attachment: Attachment) -> Self {
        self.attachments.push(attachment);
        self
    }

    /// One more page where more can be read.
    pub fn link(mut self, link: RelatedLink) -> Self {
        self.links.push(link);
        self
    }

    /// Where it stands on the web.
    pub fn address(mut self, address: Href) -> Self {
        self.address = Some(address);
        self
    }

    /// The words in one more language.
    pub fn edition(mut self, language: Language, edition: Edition) -> Self {
        self.editions.push((language, edition));
        self
    }

    /// The release. Whether it is fit to be published is for [`check`](mod@crate::check) to say.
    pub fn build(self) -> Result<Release, BuildError> {
        Ok(Release {
            schema: SchemaVersion,
            id: self.id.parse()?,
            kind: self.kind,
            number: self.number,
            status: self.status,
            supersedes: self.supersedes,
            superseded_by: self.superseded_by,
            issued: self.issued,
            event: self.event,
            issuer: self.issuer,
            co_issuers: self.co_issuers,
            signatory: self.signatory,
            signing: self.signing,
            contacts: self.contacts,
            attachments: self.attachments,
            links: self.links,
            address: self.address,
            editions: Editions::new(self.editions)?,
        })
    }
}
