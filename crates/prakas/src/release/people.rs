//! Who signs, whom to ask, what comes along and where to read on.

use prakas_document::Href;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// Who signs a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The office that signs, such as "Minister" or "Spokesperson".
    pub office: Localized,
    /// The person's name, where it is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Localized>,
}

/// Whom the press may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// A person, or an office.
    pub name: Localized,
    /// The telephone: a `tel:` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Href>,
    /// The mailbox: a `mailto:` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Href>,
    /// The web page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<Href>,
}

/// Something that comes with a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// What it is.
    pub title: Localized,
    /// Where it can be had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<Href>,
}

/// A page where more can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelatedLink {
    /// What stands there.
    pub title: Localized,
    /// Where it is.
    pub href: Href,
}
