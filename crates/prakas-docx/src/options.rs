//! How a DOCX is made.

use prakas_document::Script;

use crate::EmbeddedFont;

/// How a DOCX is made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocxOptions {
    /// How Word fills the lines of justified paragraphs.
    pub justification: Justification,
    /// Families of one weight, as display faces for Khmer are. Word would make a bold of its own for them, which smears
    /// their counters, so they are asked for in their own weight where a role is bold.
    pub single_weight: Vec<String>,
    /// Whether fonts go into the file. Without them a reader who lacks them sees others.
    pub embed_fonts: bool,
    /// Fonts that go into the file. One of a family that the theme does not name is left out.
    pub embedded: Vec<EmbeddedFont>,
}

impl Default for DocxOptions {
    /// Justified by script; the Muol faces that official paper is set in have one weight; no font in the file.
    fn default() -> Self {
        Self {
            justification: Justification::ByScript,
            single_weight: ["Moul", "Khmer OS Muol", "Khmer OS Muol Light"].map(String::from).to_vec(),
            embed_fonts: true,
            embedded: Vec::new(),
        }
    }
}

/// How the lines of a justified paragraph are filled (ECMA-376 part 1, 17.18.44, `ST_Jc`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Justification {
    /// Latin by spaces, Khmer by letters: Khmer has so few spaces that they would become rivers.
    #[default]
    ByScript,
    /// The spaces between words grow: `both`. Every program renders it alike.
    Spaces,
    /// The space between the letters grows too: `thaiDistribute`. Word fills lines of Khmer, which have few spaces, better
    /// this way; LibreOffice leaves them ragged.
    Letters,
}

impl Justification {
    /// The value of `w:jc`.
    pub(crate) fn value(self, script: Script) -> &'static str {
        match (self, script) {
            (Self::Spaces, Script::Latin | Script::Khmer) | (Self::ByScript, Script::Latin) => "both",
            (Self::Letters, Script::Latin | Script::Khmer) | (Self::ByScript, Script::Khmer) => {
                "thaiDistribute"
            }
        }
    }
}
