//! Where a house's releases stand on the web.

use std::fmt;
use std::str::FromStr;

use prakas_document::{Href, Language};

use crate::release::Id;

/// The address of each release of a house: a web address with the release's id, and the edition's language if it is wanted, in
/// their places.
///
/// ```
/// use prakas::{AddressRule, Language};
///
/// let rule: AddressRule = "https://www.example.org/{lang}/{id}".parse()?;
/// let id = "office-hours".parse()?;
/// assert_eq!(rule.address(&id, &Language::KM).as_str(), "https://www.example.org/km/office-hours");
/// assert!("https://www.example.org/releases".parse::<AddressRule>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRule(String);

/// Where the release's id goes.
const ID: &str = "{id}";

/// Where the edition's language goes.
const LANGUAGE: &str = "{lang}";

/// Why words are no rule for addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressRuleError {
    /// All releases would have one address.
    #[error("the address `{0}` has no `{{id}}` in it, so all releases would have the same one")]
    NoId(String),
    /// With an id in its place it is no address of the web.
    #[error("`{0}` is no web address; write it out, such as `https://www.example.org/releases/{{id}}`")]
    NotWeb(String),
}

impl AddressRule {
    /// The address of a release's edition.
    pub fn address(&self, id: &Id, language: &Language) -> Href {
        // Ids and languages are letters, digits and hyphens, so that what was an address with one is one with any.
        let address = filled(&self.0, id.as_str(), language.as_str());
        address.parse().expect("an address, as it is with every id")
    }
}

fn filled(rule: &str, id: &str, language: &str) -> String {
    rule.replace(ID, id).replace(LANGUAGE, language)
}

impl FromStr for AddressRule {
    type Err = AddressRuleError;

    fn from_str(rule: &str) -> Result<Self, AddressRuleError> {
        if !rule.contains(ID) {
            return Err(AddressRuleError::NoId(rule.to_owned()));
        }
        let is_web = |href: Href| href.as_str().starts_with("http");
        // A host that is an id could be a number, and be refused: ids belong after it.
        let samples = ["a", "0", "a-1"].map(|id| filled(rule, id, "km").parse::<Href>().is_ok_and(is_web));
        let host = rule.split('/').nth(2).unwrap_or_default();
        if samples.contains(&false) || host.contains(['{', '}']) {
            return Err(AddressRuleError::NotWeb(rule.to_owned()));
        }
        Ok(Self(rule.to_owned()))
    }
}

impl fmt::Display for AddressRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_makes_an_address_of_every_id() {
        for bad in [
            "{id}",
            "www.example.org/{id}",
            "mailto:{id}@example.org",
            "https://{id}/",
            "https://{lang}.example.org/{id}",
        ] {
            assert!(bad.parse::<AddressRule>().is_err(), "{bad}");
        }
        let rule: AddressRule = "https://www.example.org/?r={id}".parse().expect("a rule");
        assert_eq!(rule.to_string(), "https://www.example.org/?r={id}");
    }
}
