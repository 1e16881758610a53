//! A release's stable name.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A release's stable name, also the stem of the files made from it: `asean-japan-summit-2021`.
///
/// One to 100 lower-case Latin letters, digits and hyphens, without a hyphen at either end: a file name on every system, and
/// a path of a web address as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$"))]
pub struct Id(String);

/// What is said of a name that is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no id; write lower-case Latin letters, digits and hyphens, such as `asean-japan-summit-2021`"
)]
pub struct IdError(String);

impl Id {
    /// The most characters an id has.
    pub const MAX_LEN: usize = 100;

    /// The id as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id nearest to a name, such as a file's stem: lower case, everything else a hyphen. `None` where no Latin letter
    /// or digit is left.
    pub fn slug(name: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in name.chars().map(|c| c.to_ascii_lowercase()) {
            if c.is_ascii_lowercase() || c.is_ascii_digit() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(Self::MAX_LEN);
        slug.trim_end_matches('-').parse().ok()
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(id: &str) -> Result<Self, IdError> {
        let good = (1..=Self::MAX_LEN).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !id.starts_with('-')
            && !id.ends_with('-');
        if good { Ok(Self(id.to_owned())) } else { Err(IdError(id.to_owned())) }
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(id: String) -> Result<Self, IdError> {
        id.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_file_names_everywhere() {
        assert!("asean-japan-summit-2021".parse::<Id>().is_ok());
        for bad in ["", "-a", "a-", "A", "a b", "../a", "a.b", "ក", &"a".repeat(101)] {
            assert!(bad.parse::<Id>().is_err(), "{bad}");
        }
    }

    #[test]
    fn slugs_come_from_file_stems() {
        assert_eq!(
            Id::slug("ASEAN–Japan Summit (2021)").map(String::from),
            Some("asean-japan-summit-2021".into())
        );
        assert_eq!(Id::slug("ប្រកាស"), None);
        assert_eq!(Id::slug(&format!("{}-b", "a".repeat(99))).map(|id| id.as_str().len()), Some(99));
    }
}
