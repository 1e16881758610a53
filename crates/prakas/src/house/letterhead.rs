//! How the head of a house's paper is arranged.

use prakas_document::Arrangement;
use serde::Deserialize;

/// Where a house's emblem and name, and the number of the release, stand under the national header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Letterhead {
    /// At the left, centred on one another, as Cambodian ministries have them.
    #[default]
    Left,
    /// In the middle, as the national header above them.
    Centred,
    /// The emblem at the left and the names beside it, over a rule in the house's colour.
    Beside,
}

impl Letterhead {
    /// Where the pieces of the letterhead stand.
    pub(crate) fn arrangement(self) -> Arrangement {
        match self {
            Self::Left => Arrangement::Start,
            Self::Centred => Arrangement::Center,
            Self::Beside => Arrangement::Beside,
        }
    }
}
