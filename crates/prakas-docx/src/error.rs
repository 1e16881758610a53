//! Why a document cannot become a DOCX.

/// How many levels of a list Word numbers (ECMA-376 part 1, 17.9.6: `ilvl` is 0 to 8), and how deep quotations and inlines
/// may stand in one another here. One more than [`prakas_document::MAX_NESTING`], which readers hold releases to.
pub const MAX_LEVELS: usize = 9;

/// The highest number that Word starts a list with.
pub const MAX_LIST_START: u32 = 32_767;

/// Why a document cannot become a DOCX.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
    /// Lists, quotations or inlines stand deeper in one another than [`MAX_LEVELS`].
    #[error("lists, quotations or emphasis are nested more than {MAX_LEVELS} deep, which Word cannot number")]
    TooDeep,
    /// A list starts with a number above [`MAX_LIST_START`].
    #[error("a list starts with {0}; Word numbers lists up to {MAX_LIST_START}")]
    ListStart(u32),
    /// A part of the package could not be written: a fault of this crate, or of one below it.
    #[error("{part} could not be written: {reason}")]
    Part {
        /// What could not be written.
        part: &'static str,
        /// What went wrong.
        reason: String,
    },
}

impl DocxError {
    /// What a crate below said of a part.
    pub(crate) fn part(part: &'static str, error: &impl std::fmt::Display) -> Self {
        Self::Part { part, reason: error.to_string() }
    }
}
