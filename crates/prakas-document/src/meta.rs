//! What is said of a document: the properties that files carry and catalogues read, and the ways from it to what stands beside it.

use jiff::civil::Date;
use url::Host;

use crate::{Carried, Href, Language};

/// What is said of a document: the properties that files carry and catalogues read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// The release's identifier.
    pub id: String,
    /// The title, in the first part's language.
    pub title: String,
    /// Who issues it: institutions, not persons.
    pub authors: Vec<String>,
    /// A sentence or two on what it says.
    pub description: Option<String>,
    /// Kind, number, status and the like.
    pub keywords: Vec<String>,
    /// The kind of release, by the name that catalogues have for it: `press-release`.
    pub kind: Option<String>,
    /// The registry's number, as given.
    pub number: Option<String>,
    /// Whether it may be published and what became of it, in one word: `final`.
    pub status: Option<String>,
    /// The mark that names of its files carry, where they must not be sent out: `draft`.
    pub file_mark: Option<&'static str>,
    /// Whether it must not be found by those who search the web, since it is not published yet.
    pub is_unlisted: bool,
    /// The day of issue.
    pub issued: Option<Date>,
    /// Where it is issued: "Phnom Penh".
    pub place: Option<String>,
    /// Where and when it is issued, as a newspaper's dateline has it: "Phnom Penh, 27 October 2021".
    pub dateline: Option<String>,
    /// The first and the last day of what is announced.
    pub event: Option<(Date, Date)>,
    /// What was corrected, or why it was withdrawn, once it was.
    pub change: Option<Change>,
    /// The identifier of the earlier release that this one stands in for.
    pub replaces: Option<String>,
    /// The identifier of the later release that stands in for this one.
    pub replaced_by: Option<String>,
    /// Where it stands on the web.
    pub address: Option<Href>,
    /// Who answers for it by e-mail.
    pub mailbox: Option<Mailbox>,
    /// What else there is of the release.
    pub ways: Ways,
    /// What the files carry, such as the stored release.
    pub carried: Vec<Carried>,
}

impl Meta {
    /// Only what every document has.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            authors: Vec::new(),
            description: None,
            keywords: Vec::new(),
            kind: None,
            number: None,
            status: None,
            file_mark: None,
            is_unlisted: false,
            issued: None,
            place: None,
            dateline: None,
            event: None,
            change: None,
            replaces: None,
            replaced_by: None,
            address: None,
            mailbox: None,
            ways: Ways::default(),
            carried: Vec::new(),
        }
    }
}

/// What became of a release after it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// What was corrected, or why it was withdrawn.
    pub words: String,
    /// The day.
    pub on: Date,
}

/// What may become of a release after it was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Its words are others than they were.
    Correction,
    /// It no longer stands.
    Withdrawal,
}

/// A mailbox, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// An office, or a person.
    pub name: String,
    /// The address alone: `press@example.org`.
    pub address: String,
}

impl Mailbox {
    /// The address as every mail server takes it: a dot-atom before the `@` (RFC 5322 §3.2.3), and the domain in A-labels (RFC 5890);
    /// none where it is no such address.
    ///
    /// ```
    /// use prakas_document::Mailbox;
    ///
    /// let of = |address: &str| Mailbox { name: String::new(), address: address.into() }.ascii_address();
    /// assert_eq!(of("press@ឧទាហរណ៍.example").as_deref(), Some("press@xn--w2ef1ax7a5fyh.example"));
    /// assert_eq!(of("ការិយាល័យ@example.org"), None);
    /// ```
    pub fn ascii_address(&self) -> Option<String> {
        let (local, domain) = self.address.rsplit_once('@')?;
        let is_atom = |atom: &str| !atom.is_empty() && atom.bytes().all(is_of_atom);
        let Ok(Host::Domain(domain)) = Host::parse(domain) else { return None };
        let address = format!("{local}@{domain}");
        // The longest that servers must take (RFC 5321 §4.5.3.1).
        let fits = local.len() <= 64 && address.len() <= 254;
        (fits && local.split('.').all(is_atom)).then_some(address)
    }
}

/// Whether a byte may stand in an atom (RFC 5322 §3.2.3).
fn is_of_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// What else there is of a release than the document itself. The words are of the page around it, in the language of the first
/// part, and not among the document's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    /// What the row of languages is called: "Languages".
    pub languages: String,
    /// The editions of the release in the order in which they are offered, those of the document among them.
    pub editions: Vec<EditionWay>,
    /// What the row of files is called: "Download".
    pub files: String,
    /// The files that show the same words in other formats.
    pub renditions: Vec<Rendition>,
    /// The file name of the picture that stands for the release where others link to it, 1200 pixels wide and 630 high.
    pub card: Option<String>,
}

/// An edition of the release, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionWay {
    /// Its language.
    pub language: Language,
    /// What the language is called by those who speak it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether it is a translation that does not bind the issuer.
    pub is_unofficial: bool,
    /// Where its page stands on the web.
    pub address: Option<Href>,
    /// The name of its page, where that stands in the same folder.
    pub file: Option<String>,
}

/// A file in the same folder that shows the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// What it is called: "PDF".
    pub label: String,
    /// Its media type: `application/pdf`.
    pub media_type: &'static str,
    /// Its name.
    pub file: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_mail() {
        let of = |address: &str| Mailbox { name: String::new(), address: address.into() }.ascii_address();
        for good in ["press@example.org", "o'neil+desk@xn--bcher-kva.example", "a.b@localhost"] {
            assert_eq!(of(good).as_deref(), Some(good));
        }
        assert_eq!(of("press@%E1%9E%81.example"), of("press@ខ.example"));
        let long = format!("{}@example.org", "a".repeat(65));
        for bad in
            ["", "press", "@example.org", "press@", "a@b@example.org", "a..b@example.org", "a b@c.org", &long]
        {
            assert_eq!(of(bad), None, "{bad}");
        }
        for bad in [
            "press@1.2.3.4",
            "press@exa mple.org",
            "press@a.org,b@a.org",
            "<press@a.org>",
            "press@a.org\r\nBcc: b@a.org",
        ] {
            assert_eq!(of(bad), None, "{bad}");
        }
    }
}
