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

/// The name of a file in the folder of the page, as an address: whatever is in it, it names no other place and no scheme (RFC 3986
/// §2.3, §4.2).
pub(crate) fn file(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
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
    fn a_file_is_in_the_folder() {
        assert_eq!(file("asean-japan-summit-2021.en.pdf"), "asean-japan-summit-2021.en.pdf");
        assert_eq!(file("javascript:alert(1)"), "javascript%3Aalert%281%29");
        assert_eq!(file("//a.example/ក"), "%2F%2Fa.example%2F%E1%9E%80");
    }

    #[test]
    fn what_no_address_may_hold_is_encoded() {
        assert_eq!(of("https://a.example/<b>?\"|"), "https://a.example/%3Cb%3E?%22%7C");
    }
}
