//! The words that compose adds, in each language that paper is known in.

use prakas_document::Language;

use crate::release::Kind;

/// A language's furniture words.
#[derive(Debug)]
pub(crate) struct Labels {
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
    pub(crate) contacts: &'static str,
    pub(crate) attachments: &'static str,
    pub(crate) links: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) kind: fn(Kind) -> &'static str,
}

/// English.
static ENGLISH: Labels = Labels {
    state: "KINGDOM OF CAMBODIA",
    motto: "NATION RELIGION KING",
    number: "No.",
    draft: "DRAFT – NOT FOR PUBLICATION",
    embargoed: "EMBARGOED UNTIL",
    corrected: "CORRECTED",
    withdrawn: "WITHDRAWN",
    supersedes: "Supersedes",
    superseded_by: "Superseded by",
    contacts: "Press contacts",
    attachments: "Attachments",
    links: "Further reading",
    notes: "Notes to editors",
    kind: english_kind,
};

/// The labels of a language, where its paper is known.
pub(crate) fn labels(language: &Language) -> Option<&'static Labels> {
    (language.primary() == "en").then_some(&ENGLISH)
}

fn english_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::PressRelease => "Press Release",
        Kind::Statement => "Statement",
        Kind::JointStatement => "Joint Statement",
        Kind::JointCommunique => "Joint Communiqué",
        Kind::Announcement => "Announcement",
        Kind::MediaAdvisory => "Media Advisory",
        Kind::SpokespersonComment => "Spokesperson’s Comment",
        Kind::Message => "Message",
        Kind::Remarks => "Remarks",
    }
}
