//! How a DOCX is made.

/// How a DOCX is made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocxOptions {
    /// How Word fills the lines of justified paragraphs.
    pub justification: Justification,
    /// Families of one weight, as display faces for Khmer are. Word would make a bold of its own for them, which smears
    /// their counters, so they are asked for in their own weight where a role is bold.
    pub single_weight: Vec<String>,
}

impl Default for DocxOptions {
    /// Justified by spaces; the Muol faces that official paper is set in have one weight.
    fn default() -> Self {
        Self {
            justification: Justification::Spaces,
            single_weight: ["Moul", "Khmer OS Muol", "Khmer OS Muol Light"].map(String::from).to_vec(),
        }
    }
}

/// How the lines of a justified paragraph are filled (ECMA-376 part 1, 17.18.44, `ST_Jc`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Justification {
    /// The spaces between words grow: `both`. Every program renders it alike.
    #[default]
    Spaces,
    /// The space between the letters grows too: `thaiDistribute`. Word fills lines of Khmer, which have few spaces, better
    /// this way; LibreOffice leaves them ragged.
    Letters,
}

impl Justification {
    /// The value of `w:jc`.
    pub(crate) fn value(self) -> &'static str {
        match self {
            Self::Spaces => "both",
            Self::Letters => "thaiDistribute",
        }
    }
}
