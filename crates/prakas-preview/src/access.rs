//! Who may ask: the one reader who was told the address, by a page of the preview itself.

use std::net::{Ipv4Addr, SocketAddr};

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName};

/// How many random bytes a token has.
const TOKEN_BYTES: usize = 16;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What a request must show to be answered.
#[derive(Debug, Clone)]
pub(crate) struct Access {
    token: String,
    /// The names by which the server may be asked, with its port.
    hosts: [String; 2],
}

impl Access {
    /// Access to a server that listens at this address, by a token that nobody can guess.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub(crate) fn new(address: SocketAddr) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self::with_token(address, bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    fn with_token(address: SocketAddr, token: String) -> Self {
        let port = address.port();
        Self { token, hosts: [format!("{}:{port}", Ipv4Addr::LOCALHOST), format!("localhost:{port}")] }
    }

    /// The address that a reader is told.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/{}/", self.hosts[0], self.token)
    }

    /// Whether a request for this path with these headers is answered.
    pub(crate) fn allows(&self, path: &str, headers: &HeaderMap) -> bool {
        self.knows_token(path) && self.is_for_us(headers) && is_of_no_other_site(headers, &self.hosts)
    }

    /// Compared in the same time wherever the two differ.
    fn knows_token(&self, path: &str) -> bool {
        let token = path.split('/').nth(1).unwrap_or_default();
        let differences =
            token.bytes().zip(self.token.bytes()).fold(0, |differences, (a, b)| differences | (a ^ b));
        token.len() == self.token.len() && differences == 0
    }

    /// A name that somebody else owns may be made to lead here (DNS rebinding): then the browser asks for that name.
    fn is_for_us(&self, headers: &HeaderMap) -> bool {
        let mut asked = headers.get_all(HOST).iter();
        let is_ours =
            asked.next().is_some_and(|host| self.hosts.iter().any(|own| own.as_bytes() == host.as_bytes()));
        is_ours && asked.next().is_none()
    }
}

/// Whether no page of another site has sent the request. Browsers say whose page it was; other programs say nothing.
fn is_of_no_other_site(headers: &HeaderMap, hosts: &[String]) -> bool {
    let site_is_fine = match headers.get(SEC_FETCH_SITE) {
        // `none`: somebody typed the address, or opened it from a program.
        Some(site) => site == "same-origin" || site == "none",
        None => true,
    };
    let origin_is_fine = match headers.get(ORIGIN) {
        Some(origin) => hosts.iter().any(|host| format!("http://{host}").as_bytes() == origin.as_bytes()),
        None => true,
    };
    site_is_fine && origin_is_fine
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn is_allowed(path: &str, headers: &[(&'static str, &'static str)]) -> bool {
        let access = Access::with_token(SocketAddr::from((Ipv4Addr::LOCALHOST, 4000)), "0f".repeat(16));
        let mut map = HeaderMap::new();
        for &(name, value) in headers {
            map.append(name, HeaderValue::from_static(value));
        }
        access.allows(path, &map)
    }

    const PATH: &str = "/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f/state";
    const HOST: (&str, &str) = ("host", "127.0.0.1:4000");

    #[test]
    fn the_reader_is_answered() {
        assert!(is_allowed(PATH, &[HOST]));
        assert!(is_allowed(PATH, &[("host", "localhost:4000"), ("sec-fetch-site", "none")]));
        assert!(is_allowed(
            PATH,
            &[HOST, ("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:4000")]
        ));
    }

    #[test]
    fn who_does_not_know_the_token_is_not() {
        for path in
            ["/", "", "/state", "/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0/", "/0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0e/"]
        {
            assert!(!is_allowed(path, &[HOST]), "{path}");
        }
    }

    #[test]
    fn other_sites_and_other_names_are_not() {
        for headers in [
            &[][..],
            &[("host", "evil.example:4000")],
            &[("host", "127.0.0.1")],
            &[HOST, ("host", "evil.example")],
            &[HOST, ("sec-fetch-site", "cross-site")],
            &[HOST, ("sec-fetch-site", "same-site")],
            &[HOST, ("origin", "https://evil.example")],
            &[HOST, ("origin", "null")],
            &[HOST, ("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:5000")],
        ] {
            assert!(!is_allowed(PATH, headers), "{headers:?}");
        }
    }

    #[test]
    fn tokens_are_never_the_same() {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
        let token = || Access::new(address).expect("random numbers").token;
        assert_ne!(token(), token());
        assert_eq!(token().len(), 2 * TOKEN_BYTES);
    }
}
