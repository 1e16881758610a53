//! The release: the facts of one announcement, typed.
//!
//! No fact is kept as a formatted string: a date is a date, and how it is written on paper is
//! [compose](crate::Release::compose)'s to say.

mod builder;
mod edition;
mod event;
mod id;
mod issuer;
pub(crate) mod kind;
mod localized;
mod people;
mod status;
mod stored;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use builder::{BuildError, ReleaseBuilder};
pub use edition::{Edition, Editions, EditionsError};
pub use event::{DateSpan, DateSpanError};
pub use id::{Id, IdError};
pub use issuer::{Issuer, Name};
pub use kind::{Kind, UnknownKind};
pub use localized::{Localized, LocalizedError};
pub use people::{Attachment, Contact, RelatedLink, Signatory, Signing, UnknownSigning};
pub use status::{EmbargoTime, EmbargoTimeError, Status};
pub use stored::{SCHEMA, SchemaVersion, UnknownSchema, json_schema};

use prakas_document::{Href, Text};

/// One official release.
///
/// JSON is its canonical stored form (see [`Release::to_json`]); its schema is generated from these types
/// ([`json_schema`]). Unknown fields are errors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Prakas release")]
pub struct Release {
    /// Version of the stored form.
    pub schema: SchemaVersion,
    /// Stable name, also the stem of the files made from it.
    pub id: Id,
    /// What kind of release it is.
    pub kind: Kind,
    /// The registry's number, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Text>,
    /// Whether it may be published, and what became of it.
    #[serde(default)]
    pub status: Status,
    /// The earlier release that this one stands in for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
    /// The later release that stands in for this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<Id>,
    /// The day of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub issued: Option<Date>,
    /// The day, or the first and last day, of what is announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<DateSpan>,
    /// Who issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Who issues it together with the issuer, for joint releases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co_issuers: Vec<Issuer>,
    /// Who signs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signatory: Option<Signatory>,
    /// How it is signed, where that is not as the house does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing: Option<Signing>,
    /// Whom the press may ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// What comes with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Where more can be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<RelatedLink>,
    /// Where it stands on the web, if not where the house's releases do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Href>,
    /// The words, in each language.
    pub editions: Editions,
}

impl Release {
    /// Each issuer with its path in the stored form, the issuer itself first.
    pub(crate) fn issuers(&self) -> impl Iterator<Item = (&Issuer, String)> {
        let co_issuers = self.co_issuers.iter().enumerate();
        let co_issuers = co_issuers.map(|(i, issuer)| (issuer, format!("co_issuers.{i}")));
        self.issuer.iter().map(|issuer| (issuer, "issuer".to_owned())).chain(co_issuers)
    }
}
