//! What a run of text is.

/// What a block of text is. The [`Theme`](crate::Theme) says how each role looks; backends name their styles and elements after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The name of the state at the head of official paper.
    NationalHeader,
    /// The state's motto under it.
    Motto,
    /// The institution that issues the release.
    Issuer,
    /// The registry's number of the release.
    Number,
    /// Draft, embargoed, corrected, withdrawn: what must be seen before anything else.
    Status,
    /// The kind of release: press release, joint statement and so on.
    Kind,
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// When and where the event takes place, under the title.
    Dateline,
    /// The summary before the body.
    Summary,
    /// A paragraph of the body, and the text of list items.
    Body,
    /// A heading of the first level.
    Heading1,
    /// A heading of the second level.
    Heading2,
    /// A heading of the third level.
    Heading3,
    /// A quotation set off from the text.
    Quotation,
    /// Who is quoted.
    Speaker,
    /// A cell of a table's header row.
    TableHeader,
    /// A cell of a table.
    TableCell,
    /// The caption of a table or a figure.
    Caption,
    /// A footnote.
    Footnote,
    /// Place and date of issue, at the end.
    Closing,
    /// The office that signs.
    SignatureOffice,
    /// The person who signs.
    SignatureName,
    /// The heading of a section after the signature: contacts, attachments, links, notes to editors.
    EndHeading,
    /// A line of such a section.
    EndMatter,
    /// A line with the name, office, telephone or address of somebody to ask.
    Contact,
    /// What repeats at the top of the pages after the first.
    Running,
    /// The page's number.
    PageNumber,
}

impl Role {
    /// Every role, in the order of the page.
    pub const ALL: [Self; 28] = [
        Self::NationalHeader,
        Self::Motto,
        Self::Issuer,
        Self::Number,
        Self::Status,
        Self::Kind,
        Self::Title,
        Self::Subtitle,
        Self::Dateline,
        Self::Summary,
        Self::Body,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Quotation,
        Self::Speaker,
        Self::TableHeader,
        Self::TableCell,
        Self::Caption,
        Self::Footnote,
        Self::Closing,
        Self::SignatureOffice,
        Self::SignatureName,
        Self::EndHeading,
        Self::EndMatter,
        Self::Contact,
        Self::Running,
        Self::PageNumber,
    ];

    /// The role's name in kebab case: `national-header`. House files, class names and templates use it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NationalHeader => "national-header",
            Self::Motto => "motto",
            Self::Issuer => "issuer",
            Self::Number => "number",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Dateline => "dateline",
            Self::Summary => "summary",
            Self::Body => "body",
            Self::Heading1 => "heading-1",
            Self::Heading2 => "heading-2",
            Self::Heading3 => "heading-3",
            Self::Quotation => "quotation",
            Self::Speaker => "speaker",
            Self::TableHeader => "table-header",
            Self::TableCell => "table-cell",
            Self::Caption => "caption",
            Self::Footnote => "footnote",
            Self::Closing => "closing",
            Self::SignatureOffice => "signature-office",
            Self::SignatureName => "signature-name",
            Self::EndHeading => "end-heading",
            Self::EndMatter => "end-matter",
            Self::Contact => "contact",
            Self::Running => "running",
            Self::PageNumber => "page-number",
        }
    }

    /// The role of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_each_role_in_declaration_order() {
        for (i, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, i);
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
    }
}
