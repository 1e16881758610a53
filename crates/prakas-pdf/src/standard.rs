//! The standards that a PDF can keep.

use std::fmt;

use typst_pdf::PdfStandard as Typst;

/// What a PDF conforms to.
///
/// Every PDF of ours is tagged, whatever it claims. The levels that ask for tags (`a`) are written together with PDF/UA-1,
/// but for PDF/A-1a: it is PDF 1.4, in which running headers and page numbers cannot be marked as PDF/UA-1 asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PdfStandard {
    /// For archives and for everyone: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) together. Such a file needs a
    /// title, a day of issue and a font for each character.
    #[default]
    Archival,
    /// PDF 1.7 that claims no standard beyond it; tagged all the same.
    Plain,
    /// PDF/A-1b (ISO 19005-1), PDF 1.4: no transparency, no attachments.
    A1b,
    /// PDF/A-1a: PDF/A-1b with tags and a font for each character.
    A1a,
    /// PDF/A-2b (ISO 19005-2), PDF 1.7: no attachments.
    A2b,
    /// PDF/A-2u: PDF/A-2b whose text is Unicode.
    A2u,
    /// PDF/A-2a and PDF/UA-1.
    A2a,
    /// PDF/A-3b (ISO 19005-3), PDF 1.7.
    A3b,
    /// PDF/A-3u: PDF/A-3b whose text is Unicode.
    A3u,
    /// What [`PdfStandard::Archival`] is, asked for by its name.
    A3a,
    /// PDF/A-4 (ISO 19005-4), PDF 2.0: no attachments.
    A4,
    /// PDF/A-4f: PDF/A-4 with attachments.
    A4f,
    /// PDF/A-4e: PDF/A-4 for engineering, with attachments.
    A4e,
    /// PDF/UA-1 (ISO 14289-1) alone.
    Ua1,
}

impl PdfStandard {
    /// Every standard, the default one first.
    pub const ALL: [Self; 14] = [
        Self::Archival,
        Self::Plain,
        Self::A1b,
        Self::A1a,
        Self::A2b,
        Self::A2u,
        Self::A2a,
        Self::A3b,
        Self::A3u,
        Self::A3a,
        Self::A4,
        Self::A4f,
        Self::A4e,
        Self::Ua1,
    ];

    /// The name by which it is asked for: `a-2b`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Archival => "archival",
            Self::Plain => "none",
            Self::A1b => "a-1b",
            Self::A1a => "a-1a",
            Self::A2b => "a-2b",
            Self::A2u => "a-2u",
            Self::A2a => "a-2a",
            Self::A3b => "a-3b",
            Self::A3u => "a-3u",
            Self::A3a => "a-3a",
            Self::A4 => "a-4",
            Self::A4f => "a-4f",
            Self::A4e => "a-4e",
            Self::Ua1 => "ua-1",
        }
    }

    /// The standard of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standard| standard.name() == name)
    }

    /// Whether files may be attached. PDF/A-2 allows PDF/A files alone to be, of which there are none here.
    pub fn allows_attachments(self) -> bool {
        match self {
            Self::A1b | Self::A1a | Self::A2b | Self::A2u | Self::A2a | Self::A4 => false,
            Self::Archival
            | Self::Plain
            | Self::A3b
            | Self::A3u
            | Self::A3a
            | Self::A4f
            | Self::A4e
            | Self::Ua1 => true,
        }
    }

    /// The standards as typst names them; none for a PDF that claims none.
    pub(crate) fn typst(self) -> &'static [Typst] {
        match self {
            Self::Archival | Self::A3a => &[Typst::A_3a, Typst::Ua_1],
            Self::Plain => &[],
            Self::A1b => &[Typst::A_1b],
            Self::A1a => &[Typst::A_1a],
            Self::A2b => &[Typst::A_2b],
            Self::A2u => &[Typst::A_2u],
            Self::A2a => &[Typst::A_2a, Typst::Ua_1],
            Self::A3b => &[Typst::A_3b],
            Self::A3u => &[Typst::A_3u],
            Self::A4 => &[Typst::A_4],
            Self::A4f => &[Typst::A_4f],
            Self::A4e => &[Typst::A_4e],
            Self::Ua1 => &[Typst::Ua_1],
        }
    }

    /// Its level of PDF/A; where it has none, what it is.
    pub(crate) fn archival(self) -> &'static str {
        match self {
            Self::Archival | Self::A3a => "PDF/A-3a",
            Self::Plain => "PDF 1.7",
            Self::A1b => "PDF/A-1b",
            Self::A1a => "PDF/A-1a",
            Self::A2b => "PDF/A-2b",
            Self::A2u => "PDF/A-2u",
            Self::A2a => "PDF/A-2a",
            Self::A3b => "PDF/A-3b",
            Self::A3u => "PDF/A-3u",
            Self::A4 => "PDF/A-4",
            Self::A4f => "PDF/A-4f",
            Self::A4e => "PDF/A-4e",
            Self::Ua1 => "PDF/UA-1",
        }
    }

    /// Whether it is of the family PDF/A, which asks for a date (its metadata say when the file was made) and for fonts that
    /// may be embedded.
    pub(crate) fn is_archival(self) -> bool {
        !matches!(self, Self::Plain | Self::Ua1)
    }

    /// Whether it is PDF/UA-1, which asks for a title (ISO 14289-1 §7.1).
    pub(crate) fn is_accessible(self) -> bool {
        self.typst().contains(&Typst::Ua_1)
    }

    /// Whether nothing may be transparent (ISO 19005-1 §6.4).
    pub(crate) fn forbids_transparency(self) -> bool {
        matches!(self, Self::A1b | Self::A1a)
    }

    /// Whether each character needs a font (ISO 19005-2 §6.2.11.8, ISO 14289-1 §7.21.8).
    pub(crate) fn needs_fonts(self) -> bool {
        !matches!(self, Self::Plain | Self::A1b)
    }

    /// Whether characters for private use are forbidden (ISO 19005-2 §6.2.11.7.3, ISO 19005-4 §6.2.10.7).
    pub(crate) fn forbids_private_use(self) -> bool {
        match self {
            Self::Archival | Self::A2a | Self::A3a | Self::A4 | Self::A4f | Self::A4e => true,
            Self::Plain
            | Self::A1b
            | Self::A1a
            | Self::A2b
            | Self::A2u
            | Self::A3b
            | Self::A3u
            | Self::Ua1 => false,
        }
    }
}

impl fmt::Display for PdfStandard {
    /// The standard as it is spoken of: `PDF/A-3a and PDF/UA-1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.archival())?;
        if self.is_archival() && self.is_accessible() { f.write_str(" and PDF/UA-1") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_name_of_its_own() {
        for standard in PdfStandard::ALL {
            assert_eq!(PdfStandard::from_name(standard.name()), Some(standard));
        }
        assert_eq!(PdfStandard::from_name("a-5"), None);
        assert_eq!(PdfStandard::ALL[0], PdfStandard::default());
    }
}
