//! The names of the paragraph, character and table styles.

use prakas_document::Role;

/// A style's names: what Word shows, and what paragraphs refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StyleName {
    /// The identifier that `w:pStyle` and `w:rStyle` hold.
    pub(crate) id: &'static str,
    /// The name. Word knows its own styles by theirs (and writes some of them in small letters).
    pub(crate) name: &'static str,
    /// Whether the style is one of Word's own.
    pub(crate) built_in: bool,
}

impl StyleName {
    const fn word(id: &'static str, name: &'static str) -> Self {
        Self { id, name, built_in: true }
    }

    const fn ours(id: &'static str, name: &'static str) -> Self {
        Self { id, name, built_in: false }
    }
}

pub(crate) const LIST_BULLET: StyleName = StyleName::word("ListBullet", "List Bullet");
pub(crate) const LIST_NUMBER: StyleName = StyleName::word("ListNumber", "List Number");
pub(crate) const LIST_CONTINUE: StyleName = StyleName::word("ListContinue", "List Continue");
pub(crate) const FIGURE: StyleName = StyleName::ours("Figure", "Figure");
pub(crate) const ORNAMENT: StyleName = StyleName::ours("Ornament", "Ornament");
pub(crate) const EMBLEM: StyleName = StyleName::ours("Emblem", "Emblem");
pub(crate) const CODE: StyleName = StyleName::ours("Code", "QR Code");
pub(crate) const SIGNATURE_SPACE: StyleName = StyleName::ours("SignatureSpace", "Signature Space");
pub(crate) const STATUS_MARK: StyleName = StyleName::ours("StatusMark", "Status Mark");
pub(crate) const TABLE_END: StyleName = StyleName::ours("TableEnd", "Table End");

pub(crate) const STRONG: StyleName = StyleName::word("Strong", "Strong");
pub(crate) const EMPHASIS: StyleName = StyleName::word("Emphasis", "Emphasis");
pub(crate) const HYPERLINK: StyleName = StyleName::word("Hyperlink", "Hyperlink");
pub(crate) const FOOTNOTE_REFERENCE: StyleName = StyleName::word("FootnoteReference", "footnote reference");

pub(crate) const DEFAULT_FONT: StyleName = StyleName::word("DefaultParagraphFont", "Default Paragraph Font");
pub(crate) const TABLE_NORMAL: StyleName = StyleName::word("TableNormal", "Normal Table");
pub(crate) const NO_LIST: StyleName = StyleName::word("NoList", "No List");
pub(crate) const RELEASE_TABLE: StyleName = StyleName::ours("ReleaseTable", "Release Table");

/// The paragraph style of a role.
pub(crate) fn of(role: Role) -> StyleName {
    match role {
        Role::NationalHeader => StyleName::ours("NationalHeader", "National Header"),
        Role::Motto => StyleName::ours("Motto", "Motto"),
        Role::Issuer => StyleName::ours("Issuer", "Issuer"),
        Role::Number => StyleName::ours("Number", "Number"),
        Role::Status => StyleName::ours("Status", "Status"),
        Role::Kind => StyleName::ours("Kind", "Kind"),
        Role::Title => StyleName::word("Title", "Title"),
        Role::Subtitle => StyleName::word("Subtitle", "Subtitle"),
        Role::Dateline => StyleName::ours("Dateline", "Dateline"),
        Role::Summary => StyleName::ours("Summary", "Summary"),
        Role::Body => StyleName::word("Normal", "Normal"),
        Role::Heading1 => StyleName::word("Heading1", "heading 1"),
        Role::Heading2 => StyleName::word("Heading2", "heading 2"),
        Role::Heading3 => StyleName::word("Heading3", "heading 3"),
        Role::Quotation => StyleName::word("Quote", "Quote"),
        Role::Speaker => StyleName::ours("Speaker", "Speaker"),
        Role::TableHeader => StyleName::ours("TableHeader", "Table Header"),
        Role::TableCell => StyleName::ours("TableCell", "Table Cell"),
        Role::Caption => StyleName::word("Caption", "caption"),
        Role::Footnote => StyleName::word("FootnoteText", "footnote text"),
        Role::Closing => StyleName::word("Closing", "Closing"),
        Role::SignatureOffice => StyleName::ours("SignatureOffice", "Signature Office"),
        Role::SignatureName => StyleName::ours("SignatureName", "Signature Name"),
        Role::EndHeading => StyleName::ours("EndHeading", "End Heading"),
        Role::EndMatter => StyleName::ours("EndMatter", "End Matter"),
        Role::Contact => StyleName::ours("Contact", "Contact"),
        Role::Running => StyleName::word("Header", "header"),
        Role::PageNumber => StyleName::word("Footer", "footer"),
    }
}

/// How deep a role's paragraphs stand in the outline, which Word's navigation pane shows; 0 is the highest.
pub(crate) fn outline_level(role: Role) -> Option<usize> {
    match role {
        Role::Heading1 | Role::EndHeading => Some(0),
        Role::Heading2 => Some(1),
        Role::Heading3 => Some(2),
        Role::NationalHeader
        | Role::Motto
        | Role::Issuer
        | Role::Number
        | Role::Status
        | Role::Kind
        | Role::Title
        | Role::Subtitle
        | Role::Dateline
        | Role::Summary
        | Role::Body
        | Role::Quotation
        | Role::Speaker
        | Role::TableHeader
        | Role::TableCell
        | Role::Caption
        | Role::Footnote
        | Role::Closing
        | Role::SignatureOffice
        | Role::SignatureName
        | Role::EndMatter
        | Role::Contact
        | Role::Running
        | Role::PageNumber => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_roles_share_a_style() {
        let mut ids: Vec<_> = Role::ALL.into_iter().map(|role| of(role).id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Role::ALL.len());
    }
}
