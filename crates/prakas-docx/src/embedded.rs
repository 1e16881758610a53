//! Fonts inside the file, for readers who do not have them.
//!
//! Word and LibreOffice take a font from the file in obfuscated form (ECMA-376 part 4, "Font Embedding"): its first 32 bytes are
//! changed by a GUID, so that nobody takes the part out and installs it by mistake. It is no protection, and none is meant.

use std::sync::Arc;

use crate::finish::Element;

/// How many bytes of a font are obfuscated.
const OBFUSCATED: usize = 32;

/// A font of one style that goes into the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmbeddedFont {
    family: String,
    style: FontStyle,
    file: Arc<[u8]>,
}

/// Which of the four styles of a family a font is: Word knows no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FontStyle {
    /// Upright, in the family's ordinary weight.
    Regular,
    /// Upright and bold.
    Bold,
    /// Slanted, in the ordinary weight.
    Italic,
    /// Slanted and bold.
    BoldItalic,
}

/// Why a font cannot go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmbedError {
    /// It is no TrueType or OpenType font of one face.
    #[error("it is not a TrueType or OpenType font of one face")]
    NotAFont,
    /// Its maker does not allow it (OpenType, `OS/2` table, `fsType`).
    #[error("its licence does not allow embedding it in documents that can be edited")]
    NotAllowed,
}

impl EmbeddedFont {
    /// A font of this family, as the theme names it, and style.
    ///
    /// # Errors
    ///
    /// Where these bytes are no font, or its `fsType` allows neither installing it nor embedding it in documents that can be
    /// edited.
    pub fn new(family: impl Into<String>, style: FontStyle, file: Arc<[u8]>) -> Result<Self, EmbedError> {
        /// Bitmaps of the font alone may be embedded.
        const BITMAPS_ONLY: u16 = 0x200;
        match fs_type(&file).ok_or(EmbedError::NotAFont)? & (0xF | BITMAPS_ONLY) {
            permission if permission & BITMAPS_ONLY != 0 => Err(EmbedError::NotAllowed),
            // Installable, and editable, whatever else is allowed.
            permission if permission == 0 || permission & 0x8 != 0 => {
                Ok(Self { family: family.into(), style, file })
            }
            _ => Err(EmbedError::NotAllowed),
        }
    }

    /// The family that it belongs to.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The element of the font table that refers to it.
    pub(crate) fn reference(&self, relationship: &str) -> Element {
        let name = match self.style {
            FontStyle::Regular => "w:embedRegular",
            FontStyle::Bold => "w:embedBold",
            FontStyle::Italic => "w:embedItalic",
            FontStyle::BoldItalic => "w:embedBoldItalic",
        };
        Element::new(name).with("r:id", relationship).with("w:fontKey", guid(key(&self.file)))
    }

    /// Its style.
    pub fn style(&self) -> FontStyle {
        self.style
    }

    /// The file with its first bytes changed by the key, the last byte of the key first.
    pub(crate) fn obfuscated(&self) -> Vec<u8> {
        let key = key(&self.file).to_be_bytes();
        let mut file = self.file.to_vec();
        for (byte, key) in file.iter_mut().take(OBFUSCATED).zip(key.iter().rev().cycle()) {
            *byte ^= key;
        }
        file
    }
}

/// The key of a font: the same for the same bytes, by FNV-1a of 128 bits.
pub(crate) fn key(file: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    file.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

/// A key as a GUID is written.
pub(crate) fn guid(key: u128) -> String {
    let hex = format!("{key:032X}");
    format!("{{{}-{}-{}-{}-{}}}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// What the font's `OS/2` table says of embedding.
fn fs_type(file: &[u8]) -> Option<u16> {
    let word = |at: usize| Some(u16::from_be_bytes(file.get(at..at.checked_add(2)?)?.try_into().ok()?));
    let long = |at: usize| Some(u32::from_be_bytes(file.get(at..at.checked_add(4)?)?.try_into().ok()?));
    if !matches!(long(0)?, 0x0001_0000 | 0x4F54_544F | 0x7472_7565) {
        return None;
    }
    let record =
        (0..usize::from(word(4)?)).map(|i| 12 + 16 * i).find(|at| file.get(*at..at + 4) == Some(b"OS/2"))?;
    let table = usize::try_from(long(record + 8)?).ok()?;
    word(table.checked_add(8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font of nothing but an `OS/2` table with this `fsType`.
    pub(crate) fn font(fs_type: u16) -> Arc<[u8]> {
        let mut file = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        file.extend(b"OS/2\0\0\0\0\0\0\0\x1C\0\0\0\x0A");
        file.extend([0; 8]);
        file.extend(fs_type.to_be_bytes());
        file.into()
    }

    #[test]
    fn fonts_go_in_where_their_makers_allow_it() {
        let new = |file| EmbeddedFont::new("F", FontStyle::Regular, file);
        for allowed in [0, 8, 0x108, 12] {
            assert!(new(font(allowed)).is_ok(), "{allowed}");
        }
        for refused in [2, 4] {
            assert_eq!(new(font(refused)), Err(EmbedError::NotAllowed), "{refused}");
        }
        for bytes in [&b""[..], b"OTTO", b"ttcf\0\0\0\0", &font(0)[..20], &[0xFF; 64]] {
            assert_eq!(new(bytes.into()), Err(EmbedError::NotAFont));
        }
    }

    #[test]
    fn obfuscating_twice_gives_the_font_again() {
        let file = font(0);
        let font = EmbeddedFont::new("F", FontStyle::Bold, Arc::clone(&file)).expect("a font");
        let once = font.obfuscated();
        assert_ne!(once[..OBFUSCATED], file[..OBFUSCATED]);
        assert_eq!(once[OBFUSCATED..], file[OBFUSCATED..]);
        let key = key(&file).to_be_bytes();
        assert_eq!(once[0] ^ file[0], key[15]);
        assert_eq!(once[17] ^ file[17], key[14]);
    }

    #[test]
    fn keys_are_guids() {
        assert_eq!(guid(0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF), "{01234567-89AB-CDEF-0123-456789ABCDEF}");
    }
}
