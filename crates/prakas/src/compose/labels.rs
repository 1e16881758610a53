//! What differs between the languages that paper is known in: words, forms of dates, and what stands between them.

use jiff::civil::Date;
use prakas_document::{Digits, Inline, Language};

use super::{english, khmer};
use crate::release::{DateSpan, Kind};

/// A language's furniture words and forms.
#[derive(Debug)]
pub(crate) struct Labels {
    /// What the language is called in itself.
    pub(crate) language: &'static str,
    /// The name of the state, as the national header has it.
    pub(crate) state: &'static str,
    /// The state's motto.
    pub(crate) motto: &'static str,
    /// Before the registry's number.
    pub(crate) number: &'static str,
    pub(crate) draft: &'static str,
    /// Before the time that an embargo ends.
    pub(crate) embargoed: &'static str,
    pub(crate) corrected: &'static str,
    pub(crate) withdrawn: &'static str,
    pub(crate) supersedes: &'static str,
    pub(crate) superseded_by: &'static str,
    /// Under the title of a translation that does not bind the issuer.
    pub(crate) unofficial: &'static str,
    pub(crate) contacts: &'static str,
    pub(crate) attachments: &'static str,
    pub(crate) links: &'static str,
    pub(crate) notes: &'static str,
    /// Above the address of the release on the web.
    pub(crate) address: &'static str,
    /// What a QR code is, before the address that it leads to.
    pub(crate) qr_code: &'static str,
    /// What stands beside a page: other languages, and other formats, of which text has a name in each language.
    pub(crate) languages: &'static str,
    pub(crate) files: &'static str,
    #[cfg_attr(not(feature = "html"), allow(dead_code, reason = "pages alone lead to files"))]
    pub(crate) text_file: &'static str,
    /// Before a telephone number, a mailbox, and a page of the web.
    pub(crate) phone: &'static str,
    pub(crate) email: &'static str,
    pub(crate) web: &'static str,
    /// Between a day and the words beside it.
    pub(crate) beside: &'static str,
    /// Between a label and what it speaks of.
    pub(crate) colon: &'static str,
    /// The digits of days and times.
    pub(crate) digits: Digits,
    pub(crate) kind: fn(Kind) -> &'static str,
    /// A day in full.
    pub(crate) day: fn(Date) -> String,
    /// A day, or the first and the last of several, month and year said once.
    pub(crate) days: fn(DateSpan) -> Vec<Inline>,
    /// The lunar date of a day, where the calendar reaches so far.
    pub(crate) lunar: fn(Date) -> Option<String>,
}

/// The languages that paper is known in.
pub(crate) const KNOWN: [(Language, &Labels); 2] =
    [(Language::KM, &khmer::LABELS), (Language::EN, &english::LABELS)];

impl Kind {
    /// What paper calls the kind in a language; in English where paper is not known in it.
    ///
    /// ```
    /// use prakas::{Kind, Language};
    ///
    /// assert_eq!(Kind::PressRelease.label(&Language::EN), "Press Release");
    /// ```
    pub fn label(self, language: &Language) -> &'static str {
        (labels(language).unwrap_or(&english::LABELS).kind)(self)
    }
}

/// The labels of a language, where its paper is known.
pub(crate) fn labels(language: &Language) -> Option<&'static Labels> {
    KNOWN.into_iter().find(|(known, _)| known.primary() == language.primary()).map(|(_, labels)| labels)
}

/// What a language calls itself, where labels are known in it.
///
/// ```
/// use prakas::{Language, autonym};
///
/// assert_eq!(autonym(&Language::KM), Some("ភាសាខ្មែរ"));
/// ```
pub fn autonym(language: &Language) -> Option<&'static str> {
    labels(language).map(|labels| labels.language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_for_a_kind_is_read_as_it() {
        for (language, labels) in KNOWN {
            for kind in Kind::ALL {
                assert_eq!((labels.kind)(kind).parse(), Ok(kind), "{language}");
            }
        }
    }
}
