//! The words of an e-mail message, as another maker's reader of messages gives them.

use mailparse::{ParsedMail, parse_mail};

use crate::html;

/// The words of a message in each of its two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Those of the plain text, as it stands there.
    pub text: String,
    /// Those of the HTML.
    pub html: String,
}

/// The words of a message.
///
/// # Panics
/// Where it is none, or lacks one of the forms.
pub fn words(message: &[u8]) -> Words {
    let message = parse_mail(message).expect("a message");
    let body = |kind: &str| {
        let part = find(&message, kind).unwrap_or_else(|| panic!("a part of type {kind}"));
        part.get_body().expect("its words").replace("\r\n", "\n")
    };
    Words { text: body("text/plain"), html: html::words(&body("text/html")) }
}

fn find<'a>(mail: &'a ParsedMail<'a>, kind: &str) -> Option<&'a ParsedMail<'a>> {
    if mail.ctype.mimetype == kind {
        return Some(mail);
    }
    mail.subparts.iter().find_map(|part| find(part, kind))
}
