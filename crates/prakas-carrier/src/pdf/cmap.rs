//! What the characters of a font stand for (ISO 32000-1 §9.10.3, `ToUnicode`).

use std::collections::HashMap;

use super::operators::{Operand, operators};
use crate::CarrierError;

/// The most characters of one range: the codes of two bytes.
const LONGEST_RANGE: u32 = 1 << 16;

/// The most characters of all: a font has no more glyphs.
const MOST: usize = 1 << 17;

/// A map from codes to characters.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// How many bytes a code has.
    width: usize,
    characters: HashMap<u32, String>,
}

impl CMap {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, CarrierError> {
        let mut map = Self { width: 2, characters: HashMap::new() };
        let mut is_wide = None;
        operators(bytes, |operator, operands| {
            let strings: Vec<&[u8]> = operands
                .iter()
                .filter_map(|operand| match operand {
                    Operand::String(string) => Some(string.as_slice()),
                    Operand::Name(_) | Operand::Dictionary(_) => None,
                })
                .collect();
            match operator {
                b"endcodespacerange" => is_wide = strings.first().map(|code| code.len()).or(is_wide),
                b"endbfchar" => {
                    for pair in strings.chunks_exact(2) {
                        map.insert(code(pair[0]), characters(pair[1]))?;
                    }
                }
                // Ranges with arrays are not told from those without: our PDFs have none.
                b"endbfrange" => {
                    for range in strings.chunks_exact(3) {
                        map.range(code(range[0]), code(range[1]), range[2])?;
                    }
                }
                _ => {}
            }
            Ok(())
        })?;
        map.width = is_wide.unwrap_or(2).clamp(1, 4);
        Ok(map)
    }

    fn insert(&mut self, code: u32, characters: String) -> Result<(), CarrierError> {
        if self.characters.len() >= MOST {
            return Err(CarrierError::TooLarge("a font has more characters than are read"));
        }
        self.characters.insert(code, characters);
        Ok(())
    }

    /// Codes of which each stands for the character after that of the one before.
    fn range(&mut self, first: u32, last: u32, target: &[u8]) -> Result<(), CarrierError> {
        let count = last.saturating_sub(first).min(LONGEST_RANGE);
        let start = characters(target);
        let Some(end) = start.chars().next_back() else { return Ok(()) };
        let before = &start[..start.len() - end.len_utf8()];
        for offset in 0..=count {
            let next = u32::from(end).checked_add(offset).and_then(char::from_u32);
            self.insert(
                first.saturating_add(offset),
                format!("{before}{}", next.unwrap_or(char::REPLACEMENT_CHARACTER)),
            )?;
        }
        Ok(())
    }

    /// Adds the characters that some codes stand for.
    pub(super) fn decode(&self, codes: &[u8], words: &mut String) {
        for bytes in codes.chunks(self.width) {
            match self.characters.get(&code(bytes)) {
                Some(characters) => words.push_str(characters),
                None => words.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| (code << 8) | u32::from(*byte))
}

/// Characters in UTF-16, the higher byte first.
fn characters(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_mapped_one_by_one_and_in_ranges() {
        let map = CMap::parse(
            b"/CIDInit /ProcSet findresource begin\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n\
              2 beginbfchar\n<0001> <178017D2>\n<0002> <D834DD1E>\nendbfchar\n\
              1 beginbfrange\n<0010> <0012> <0041>\nendbfrange\nend",
        )
        .expect("a map");
        let mut words = String::new();
        map.decode(b"\x00\x01\x00\x02\x00\x10\x00\x12\x00\x99", &mut words);
        assert_eq!(words, "ក្𝄞AC\u{FFFD}");
    }
}
