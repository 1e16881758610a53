//! Faces inside the page, for readers who have none for its Khmer.
//!
//! Each face is cut down to what the page shows in it, so that a heading's face holds the letters of the headings. They carry the
//! families' own names, and stand before installed ones of the same name (CSS Fonts 4 §4.2).

mod cache;
mod characters;
mod subset;

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use prakas_document::{Document, Slant, Weight};
use read_fonts::{FontRef, TableProvider};
use sha2::{Digest, Sha256};

use characters::{Look, shown};

/// The face of a family in one weight and slant, which may go into a page.
///
/// ```
/// use std::sync::Arc;
///
/// use prakas_document::{Slant, Weight};
/// use prakas_fonts::{Fonts, MOUL};
/// use prakas_html::WebFace;
///
/// let fonts = Fonts::bundled();
/// let moul = fonts.family(MOUL).next().expect("it is bundled").data()?;
/// let face = WebFace::new(MOUL, Weight::Regular, Slant::Upright, Arc::from(moul.as_ref()))?;
/// assert_eq!(face.family(), "Moul");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebFace {
    family: String,
    weight: Weight,
    slant: Slant,
    file: Arc<[u8]>,
    /// SHA-256 of the file.
    digest: [u8; 32],
}

/// Why a face cannot go into a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaceError {
    /// It is no TrueType or OpenType font of one face.
    #[error("it is not a TrueType or OpenType font of one face")]
    NotAFont,
    /// Its maker does not allow it (OpenType, `OS/2` table, `fsType`).
    #[error("its licence does not allow parts of it in pages that anyone may read")]
    NotAllowed,
}

impl WebFace {
    /// A face of this family, as the theme names it. `file` is a TrueType or OpenType font.
    ///
    /// # Errors
    /// Where these bytes are no font, or its `fsType` does not allow installing it, or parts of it: everyone who reads a page gets
    /// the font.
    pub fn new(
        family: impl Into<String>,
        weight: Weight,
        slant: Slant,
        file: Arc<[u8]>,
    ) -> Result<Self, FaceError> {
        let font = FontRef::new(&file).map_err(|_| FaceError::NotAFont)?;
        let permission = font.os2().map_err(|_| FaceError::NotAFont)?.fs_type();
        if permission & (USAGE | NO_SUBSETTING | BITMAPS_ONLY) != 0 {
            return Err(FaceError::NotAllowed);
        }
        let digest = Sha256::digest(&file).into();
        Ok(Self { family: family.into(), weight, slant, file, digest })
    }

    /// The family that it belongs to.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// Its weight.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Its slant.
    pub fn slant(&self) -> Slant {
        self.slant
    }

    /// How far it is from a look, of its family: CSS asks for the slant before the weight (CSS Fonts 4 §5.2).
    fn distance(&self, look: &Look<'_>) -> (bool, bool) {
        (self.slant != look.slant, self.weight != look.weight)
    }
}

/// The bits of `fsType` that restrict who may use a font, each in another way; none of them: it may be installed.
const USAGE: u16 = 0x000F;

/// The bit of `fsType` that allows whole fonts only.
const NO_SUBSETTING: u16 = 0x0100;

/// The bit of `fsType` that forbids outlines.
const BITMAPS_ONLY: u16 = 0x0200;

/// A face as the style sheet has it.
pub(crate) struct Packed<'o> {
    pub(crate) face: &'o WebFace,
    pub(crate) woff2: Arc<[u8]>,
}

impl Packed<'_> {
    /// The file as text.
    pub(crate) fn base64(&self) -> String {
        STANDARD.encode(&self.woff2)
    }
}

/// What a face is cut down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The characters that the document shows in it: the smallest file.
    Shown,
    /// All Khmer, whatever the document shows of it: one file for all pages.
    Script,
}

/// The faces that the document's Khmer is shown in, of those given, in their order. One that cannot be cut down is left out: the
/// page then asks the reader's system, as it does without any.
pub(crate) fn packed<'o>(document: &Document, faces: &'o [WebFace], extent: Extent) -> Vec<Packed<'o>> {
    if faces.is_empty() {
        return Vec::new();
    }
    let mut needed = vec![BTreeSet::new(); faces.len()];
    for (look, characters) in shown(document) {
        let of_family = faces.iter().zip(&mut needed).filter(|(face, _)| face.family == look.family);
        if let Some((_, needed)) = of_family.min_by_key(|(face, _)| face.distance(&look)) {
            needed.extend(characters);
        }
    }
    if extent == Extent::Script {
        let some = needed.iter_mut().filter(|characters| !characters.is_empty());
        some.for_each(|characters| characters.extend(script()));
    }
    faces
        .iter()
        .zip(needed)
        .filter(|(_, characters)| !characters.is_empty())
        .filter_map(|(face, characters)| Some(Packed { face, woff2: cache::packed(face, &characters)? }))
        .collect()
}

/// What Khmer is written with: its blocks, and the punctuation and digits that it shares with other scripts.
fn script() -> impl Iterator<Item = char> {
    let blocks = ['\u{1780}'..='\u{17FF}', '\u{19E0}'..='\u{19FF}'];
    blocks.into_iter().flatten().chain("  !%()*+,-./0123456789:;=?[]{}«»×–—‘’“”…៛\u{200B}\u{25CC}".chars())
}
