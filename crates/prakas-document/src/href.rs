//! Addresses that a release may link to.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

/// The schemes that a link may have.
pub const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// A link's address: an absolute `http`, `https`, `mailto` or `tel` URL (WHATWG URL Standard), kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^(https?|mailto|tel):"))]
pub struct Href(String);

/// Why an address is no link.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HrefError {
    /// It is no absolute URL.
    #[error("`{0}` is not a web, mail or telephone address; write it out, such as `https://example.org/`")]
    NotUrl(String),
    /// It is a URL of a kind that a release does not link to, such as `javascript:` or `file:`.
    #[error("a link may begin with http, https, mailto or tel, not `{0}`")]
    Scheme(String),
}

impl Href {
    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in ASCII, as the WHATWG URL Standard writes it: programs that know no other characters follow it, too.
    pub fn to_ascii(&self) -> String {
        // What is no URL was refused when it was made.
        Url::parse(&self.0).map_or_else(|_| self.0.clone(), String::from)
    }

    /// The address of a file in the same folder (RFC 3986 §5), where this one is of the web.
    pub fn beside(&self, file: &str) -> Option<Self> {
        let base = Url::parse(&self.0).ok().filter(|url| !url.cannot_be_a_base())?;
        // As a path it begins with no scheme, whatever it is called.
        base.join(&format!("./{file}")).ok()?.as_str().parse().ok()
    }

    /// The address as a reader of print wants it: without `mailto:` or `tel:`.
    pub fn display(&self) -> &str {
        self.0.strip_prefix("mailto:").or_else(|| self.0.strip_prefix("tel:")).unwrap_or(&self.0)
    }
}

/// The web address that a running text begins with, as a reader sees it: up to the space, bracket or quotation mark after it,
/// and without the punctuation that ends a clause (compare RFC 3986 appendix C).
///
/// ```
/// use prakas_document::href::address_at_start;
///
/// assert_eq!(address_at_start("https://www.mfaic.gov.kh/a_(b), and more"), Some("https://www.mfaic.gov.kh/a_(b)"));
/// assert_eq!(address_at_start("www.mfaic.gov.kh"), None);
/// ```
pub fn address_at_start(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '[' | ']' | '"' | '`' | '|' | '\\' | '“' | '”' | '\u{200B}')
    };
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    let mut open = address.matches('(').count();
    let mut close = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '*' | '\'' | '’' | '»' | '…' | '។' | '៖' => {}
            ')' if close > open => close -= 1,
            '(' => open -= 1,
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    (address.len() > scheme.len()).then_some(address)
}

impl FromStr for Href {
    type Err = HrefError;

    fn from_str(address: &str) -> Result<Self, HrefError> {
        let url = Url::parse(address).map_err(|_| HrefError::NotUrl(address.to_owned()))?;
        if !SCHEMES.contains(&url.scheme()) {
            return Err(HrefError::Scheme(url.scheme().to_owned()));
        }
        // The URL parser forgives white space, control characters and a path that is empty; print and XML do not.
        let unprintable = address.chars().any(|c| c.is_whitespace() || c.is_control());
        if unprintable || (url.cannot_be_a_base() && url.path().is_empty()) {
            return Err(HrefError::NotUrl(address.to_owned()));
        }
        Ok(Self(address.to_owned()))
    }
}

impl TryFrom<String> for Href {
    type Error = HrefError;

    fn try_from(address: String) -> Result<Self, HrefError> {
        address.parse()
    }
}

impl From<Href> for String {
    fn from(href: Href) -> Self {
        href.0
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_written() {
        for good in [
            "https://www.mfaic.gov.kh",
            "http://a.example/ខ្មែរ?q=1&r=%20",
            "mailto:press@mfaic.gov.kh",
            "tel:+85523214441",
        ] {
            assert_eq!(good.parse::<Href>().as_ref().map(Href::as_str), Ok(good));
        }
        let khmer: Href = "http://a.example/ខ?q=1".parse().expect("an address");
        assert_eq!(khmer.to_ascii(), "http://a.example/%E1%9E%81?q=1");
    }

    #[test]
    fn files_stand_in_the_folder_of_a_page() {
        let beside = |address: &str| address.parse::<Href>().expect("an address").beside("a.en.card.png");
        for page in ["https://a.example/km/summit", "https://a.example/km/?q#x"] {
            let file = beside(page).expect("an address");
            assert_eq!(file.as_str(), "https://a.example/km/a.en.card.png");
        }
        assert_eq!(beside("mailto:press@a.example"), None);
    }

    #[test]
    fn addresses_end_where_the_clause_does() {
        for (text, address) in [
            ("https://a.example/x?y=1. Then", "https://a.example/x?y=1"),
            ("http://a.example/(x))**", "http://a.example/(x)"),
            ("https://a.example[1]", "https://a.example"),
            ("https://a.example/ខ្មែរ។", "https://a.example/ខ្មែរ"),
            ("https://a.example/((", "https://a.example/"),
        ] {
            assert_eq!(address_at_start(text), Some(address));
        }
        for text in ["https://", "https://...", "HTTPS://a.example", "x https://a.example", ""] {
            assert_eq!(address_at_start(text), None, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_link() {
        for bad in [
            "",
            "www.mfaic.gov.kh",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "mailto:",
            "https://",
            "https://a b/",
            "/x",
            "data:,x",
        ] {
            assert!(bad.parse::<Href>().is_err(), "{bad}");
        }
    }
}
