//! What a DOCX shows, and what it carries.

mod content;

pub use content::{
    Align, Block, Cell, Content, Format, Inline, LeftOut, ListItem, Media, Paragraph, Picture, Position, Row,
    Style, Table,
};

use crate::File;

/// What a DOCX of ours says of itself, in a custom XML part (ECMA-376 part 1, 15.2.5).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// The files that it carries.
    pub files: Vec<File>,
    /// SHA-256 of the words that it showed when it was made, in hexadecimal digits: which words are counted, and in which
    /// order, is for those to say who write and compare them.
    pub words: Option<String>,
    /// The language of each of its parts when it was made, in order, as BCP 47 tags.
    pub languages: Vec<String>,
    /// The lines around the body when it was made, in order: what is written of facts, by a house that may be unknown where it
    /// is read.
    pub furniture: Vec<Line>,
}

/// A paragraph around the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// In which part it stands, counted from 0.
    pub part: usize,
    /// What it is: a role's name, such as `closing`.
    pub role: String,
    /// Its words; where it breaks, U+000A.
    pub text: String,
}

