//! Who signs, whom to ask, what comes along and where to read on.

use std::str::FromStr;

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

/// How a release is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Signing {
    /// By hand and with a seal: paper leaves room for them.
    ByHand,
    /// In print alone.
    Printed,
}

/// What is said of words that name no way of signing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no way of signing; write `by-hand` or `printed`")]
pub struct UnknownSigning(String);

impl FromStr for Signing {
    type Err = UnknownSigning;

    fn from_str(name: &str) -> Result<Self, UnknownSigning> {
        match name {
            "by-hand" => Ok(Self::ByHand),
            "printed" => Ok(Self::Printed),
            other => Err(UnknownSigning(other.to_owned())),
        }
    }
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
