//! Operators and their operands, as content streams and CMaps have them (ISO 32000-1 §7.8.2).

use super::object::{Dictionary, Lexer, is_regular};
use crate::CarrierError;
use crate::Limits;
use crate::limits::Budget;

/// An operand, as far as operands are told apart. Numbers are passed over, and so are the brackets of arrays.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Name(Vec<u8>),
    String(Vec<u8>),
    Dictionary(Dictionary),
}

/// The most operands that one operator may have: `TJ` has a string for each group of glyphs.
const MOST: usize = 1 << 16;

/// Calls `operate` with each operator and its operands, in order. The bytes are in memory, and each is looked at once.
pub(super) fn operators(
    bytes: &[u8],
    mut operate: impl FnMut(&[u8], &[Operand]) -> Result<(), CarrierError>,
) -> Result<(), CarrierError> {
    let mut lexer = Lexer::new(bytes, 0);
    let mut operands = Vec::new();
    // Dictionaries here are properties of marks: a handful of entries each.
    let mut budget = Budget::new(&Limits { objects: bytes.len(), ..Limits::default() }, bytes.len())?;
    loop {
        lexer.skip_space();
        let Some(&byte) = bytes.get(lexer.at) else { return Ok(()) };
        match byte {
            b'(' => operands.push(Operand::String(lexer.literal()?)),
            b'<' if bytes.get(lexer.at + 1) == Some(&b'<') => {
                let depth = budget.depth;
                operands.push(Operand::Dictionary(lexer.dictionary(&mut budget, depth)?));
            }
            b'<' => operands.push(Operand::String(lexer.hexadecimal()?)),
            b'/' => operands.push(Operand::Name(lexer.name())),
            b'0'..=b'9' | b'+' | b'-' | b'.' => lexer.at += regular(&bytes[lexer.at..]),
            byte if is_regular(byte) => {
                let length = regular(&bytes[lexer.at..]);
                let operator = &bytes[lexer.at..lexer.at + length];
                lexer.at += length;
                if operator == b"ID" {
                    lexer.at += image(&bytes[lexer.at..]);
                }
                operate(operator, &operands)?;
                operands.clear();
            }
            _ => lexer.at += 1,
        }
        if operands.len() > MOST {
            return Err(CarrierError::TooLarge("an operator has more operands than are read"));
        }
    }
}

fn regular(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|&&byte| is_regular(byte)).count().max(1)
}

/// How many bytes an image takes that stands in the stream itself, up to its `EI` (§8.9.7).
fn image(bytes: &[u8]) -> usize {
    let end = bytes.windows(3).position(|window| window.ends_with(b"EI") && !is_regular(window[0]));
    end.map_or(bytes.len(), |end| end + 3)
}
