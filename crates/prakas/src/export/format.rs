//! The formats, their names and endings.

#[cfg(feature = "pdf")]
use prakas_document::MediaType;

#[cfg(any(feature = "pdf", feature = "docx", feature = "html", feature = "text"))]
use crate::read::Form;

/// The formats of a finished release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// The official PDF.
    #[cfg(feature = "pdf")]
    Pdf,
    /// The archive's copy, for Word.
    #[cfg(feature = "docx")]
    Docx,
    /// The web page.
    #[cfg(feature = "html")]
    Html,
    /// Plain text.
    #[cfg(feature = "text")]
    Txt,
    /// An e-mail message, with text and HTML: see [`mail`](crate::mail).
    #[cfg(all(feature = "html", feature = "text"))]
    Eml,
    /// The PDF's pages as PNG images, a file each.
    #[cfg(feature = "pdf")]
    Png,
    /// The PDF's pages as SVG, a file each.
    #[cfg(feature = "pdf")]
    Svg,
    /// A card for social media: a PNG image of 1200 by 630 pixels.
    #[cfg(feature = "pdf")]
    Card,
}

impl Format {
    /// Every format that this build makes.
    pub const ALL: &[Self] = &[
        #[cfg(feature = "pdf")]
        Self::Pdf,
        #[cfg(feature = "docx")]
        Self::Docx,
        #[cfg(feature = "html")]
        Self::Html,
        #[cfg(feature = "text")]
        Self::Txt,
        #[cfg(all(feature = "html", feature = "text"))]
        Self::Eml,
        #[cfg(feature = "pdf")]
        Self::Png,
        #[cfg(feature = "pdf")]
        Self::Svg,
        #[cfg(feature = "pdf")]
        Self::Card,
    ];

    /// The formats that hold the release's words, which are made where none is named. The others are pictures of them.
    pub const USUAL: &[Self] = &[
        #[cfg(feature = "pdf")]
        Self::Pdf,
        #[cfg(feature = "docx")]
        Self::Docx,
        #[cfg(feature = "html")]
        Self::Html,
        #[cfg(feature = "text")]
        Self::Txt,
    ];

    /// What the format is called: its file ending, but for the card.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
            #[cfg(feature = "html")]
            Self::Html => "html",
            #[cfg(feature = "text")]
            Self::Txt => "txt",
            #[cfg(all(feature = "html", feature = "text"))]
            Self::Eml => "eml",
            #[cfg(feature = "pdf")]
            Self::Png => "png",
            #[cfg(feature = "pdf")]
            Self::Svg => "svg",
            #[cfg(feature = "pdf")]
            Self::Card => "card",
        }
    }

    /// How the names of its files end, without the first dot. A card, `card.png`, is told from the pages by it.
    pub fn ending(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Card => "card.png",
            #[cfg(feature = "pdf")]
            Self::Pdf | Self::Png | Self::Svg => self.name(),
            #[cfg(feature = "docx")]
            Self::Docx => self.name(),
            #[cfg(feature = "html")]
            Self::Html => self.name(),
            #[cfg(feature = "text")]
            Self::Txt => self.name(),
            #[cfg(all(feature = "html", feature = "text"))]
            Self::Eml => self.name(),
        }
    }

    /// The media type of its files.
    pub fn media_type(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => Form::Pdf.media_type(),
            #[cfg(feature = "docx")]
            Self::Docx => Form::Docx.media_type(),
            #[cfg(feature = "html")]
            Self::Html => Form::Html.media_type(),
            #[cfg(feature = "text")]
            Self::Txt => Form::Txt.media_type(),
            #[cfg(all(feature = "html", feature = "text"))]
            Self::Eml => "message/rfc822",
            #[cfg(feature = "pdf")]
            Self::Png | Self::Card => MediaType::Png.as_str(),
            #[cfg(feature = "pdf")]
            Self::Svg => MediaType::Svg.as_str(),
        }
    }

    /// Whether typst sets what a file of this format shows, which takes most of the time.
    pub fn is_set_on_pages(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf | Self::Png | Self::Svg | Self::Card => true,
            #[cfg(feature = "docx")]
            Self::Docx => false,
            #[cfg(feature = "html")]
            Self::Html => false,
            #[cfg(feature = "text")]
            Self::Txt => false,
            #[cfg(all(feature = "html", feature = "text"))]
            Self::Eml => false,
        }
    }

    /// Whether a file of this format is printed or kept, or shows what is, so that all editions may stand in one.
    pub fn is_for_paper(self) -> bool {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf | Self::Png | Self::Svg => true,
            #[cfg(feature = "docx")]
            Self::Docx => true,
            #[cfg(feature = "html")]
            Self::Html => false,
            #[cfg(feature = "text")]
            Self::Txt => false,
            #[cfg(all(feature = "html", feature = "text"))]
            Self::Eml => false,
            #[cfg(feature = "pdf")]
            Self::Card => false,
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }
}
