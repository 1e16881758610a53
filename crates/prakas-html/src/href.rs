//! Addresses as the `href` attribute may hold them.

use std::borrow::Cow;
use std::fmt::Write as _;

use prakas_document::Href;

/// The address with the ASCII characters that a valid URL string never holds percent-encoded (WHATWG URL Standard, "URL code
/// points"). Browsers read both alike. The backslash stays: in a path they read it as a slash.
pub(crate) fn attribute(href: &Href) -> Cow<'_, str> {
    let invalid = |c: char| matches!(c, '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}');
    if !href.as_str().contains(invalid) {
        return Cow::Borrowed(href.as_str());
    }
    let mut out = String::new();
    for c in href.as_str().chars() {
        if invalid(c) {
            // Writing to a string never fails.
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> String {
        attribute(&address.parse().expect("an address")).into_owned()
    }

    #[test]
    fn valid_addresses_stay_as_they_were_written() {
        for address in ["https://a.example/ខ្មែរ?q=1&r=%20#x", "mailto:press@mfaic.gov.kh", "tel:+85523214441"]
        {
            assert_eq!(of(address), address);
        }
    }

    #[test]
    fn what_no_address_may_hold_is_encoded() {
        assert_eq!(of("https://a.example/<b>?\"|"), "https://a.example/%3Cb%3E?%22%7C");
    }
}
