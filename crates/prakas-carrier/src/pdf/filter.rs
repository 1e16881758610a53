//! What streams are packed with (ISO 32000-1 §7.4).

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::object::{Dictionary, Object, hexadecimal, is_space};
use crate::CarrierError;
use crate::limits::Budget;

/// The most filters that one stream may have: a sound one has one, or two.
const MAX_FILTERS: usize = 4;

/// What packs a stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filter {
    /// Its name.
    pub(super) name: Vec<u8>,
    /// Its parameters.
    pub(super) parameters: Dictionary,
}

/// The filters of a stream, in the order in which they are undone. They stand in its dictionary itself.
pub(super) fn of(stream: &Dictionary) -> Result<Vec<Filter>, CarrierError> {
    const BROKEN: CarrierError = CarrierError::Broken("it is not clear how a stream is packed");
    let one = |name: &Object, parameters: Option<&Object>| match (name, parameters) {
        (Object::Name(name), Some(Object::Dictionary(parameters))) => {
            Ok(Filter { name: name.clone(), parameters: parameters.clone() })
        }
        (Object::Name(name), None | Some(Object::Null)) => {
            Ok(Filter { name: name.clone(), parameters: Dictionary::default() })
        }
        _ => Err(BROKEN),
    };
    match (stream.get("Filter"), stream.get("DecodeParms")) {
        (Object::Null, _) => Ok(Vec::new()),
        (Object::Array(names), Object::Array(parameters)) => {
            names.iter().enumerate().map(|(i, name)| one(name, parameters.get(i))).collect()
        }
        (Object::Array(names), Object::Null) => names.iter().map(|name| one(name, None)).collect(),
        (name, parameters) => Ok(vec![one(name, Some(parameters))?]),
    }
}

/// Unpacks a stream.
pub(super) fn unpack(raw: &[u8], filters: &[Filter], budget: &mut Budget) -> Result<Vec<u8>, CarrierError> {
    if filters.len() > MAX_FILTERS {
        return Err(CarrierError::TooLarge("a stream is packed too often"));
    }
    let Some((first, others)) = filters.split_first() else {
        budget.keep(raw.len())?;
        return Ok(raw.to_vec());
    };
    let mut bytes = unpack_once(raw, first, budget)?;
    for filter in others {
        bytes = unpack_once(&bytes, filter, budget)?;
    }
    Ok(bytes)
}

fn unpack_once(packed: &[u8], filter: &Filter, budget: &mut Budget) -> Result<Vec<u8>, CarrierError> {
    let bytes = match filter.name.as_slice() {
        b"FlateDecode" | b"Fl" => inflate(packed, budget.room())?,
        b"ASCIIHexDecode" | b"AHx" => ascii_hex(packed)?,
        b"ASCII85Decode" | b"A85" => ascii_85(packed)?,
        other => return Err(CarrierError::Unsupported(String::from_utf8_lossy(other).into_owned())),
    };
    budget.keep(bytes.len())?;
    unpredict(bytes, &filter.parameters)
}

fn inflate(packed: &[u8], room: usize) -> Result<Vec<u8>, CarrierError> {
    decompress_to_vec_zlib_with_limit(packed, room).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => CarrierError::TooLarge("what it carries has more bytes than are read"),
        _ => CarrierError::Broken("a stream cannot be inflated"),
    })
}

fn ascii_hex(packed: &[u8]) -> Result<Vec<u8>, CarrierError> {
    let end = packed.iter().position(|&byte| byte == b'>').unwrap_or(packed.len());
    hexadecimal(&packed[..end])
}

fn ascii_85(packed: &[u8]) -> Result<Vec<u8>, CarrierError> {
    const BROKEN: CarrierError = CarrierError::Broken("a stream has something else than digits of base 85");
    let mut bytes = Vec::with_capacity(packed.len() / 5 * 4);
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for &byte in packed.iter().filter(|&&byte| !is_space(byte)) {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    bytes.extend(base_85(&group).ok_or(BROKEN)?);
                    group.clear();
                }
            }
            _ => return Err(BROKEN),
        }
    }
    if let count @ 1.. = group.len() {
        group.resize(5, 84);
        let last = base_85(&group).ok_or(BROKEN)?;
        bytes.extend(last.iter().take(count - 1));
    }
    Ok(bytes)
}

/// The four bytes of five digits.
fn base_85(digits: &[u8]) -> Option<[u8; 4]> {
    let value =
        digits.iter().try_fold(0_u32, |value, &digit| value.checked_mul(85)?.checked_add(digit.into()))?;
    Some(value.to_be_bytes())
}

/// Undoes what made bytes easier to pack (§7.4.4.4).
fn unpredict(bytes: Vec<u8>, parameters: &Dictionary) -> Result<Vec<u8>, CarrierError> {
    match parameters.get("Predictor") {
        Object::Null | Object::Integer(1) => Ok(bytes),
        Object::Integer(10..=15) => unpredict_png(&bytes, parameters),
        _ => Err(CarrierError::Unsupported("a predictor".to_owned())),
    }
}

/// The predictors of PNG: each row begins with the one that it has (PNG §9.2).
fn unpredict_png(bytes: &[u8], parameters: &Dictionary) -> Result<Vec<u8>, CarrierError> {
    const BROKEN: CarrierError = CarrierError::Broken("the rows of a stream do not fit it");
    let parameter = |key: &str, or: usize| match parameters.get(key) {
        Object::Null => Ok(or),
        _ => parameters.size(key).filter(|&value| value > 0).ok_or(BROKEN),
    };
    let bits = parameter("Colors", 1)?.checked_mul(parameter("BitsPerComponent", 8)?).ok_or(BROKEN)?;
    let row = bits.checked_mul(parameter("Columns", 1)?).ok_or(BROKEN)?.div_ceil(8);
    let step = bits.div_ceil(8);
    if row >= bytes.len() {
        return if bytes.is_empty() { Ok(Vec::new()) } else { Err(BROKEN) };
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for line in bytes.chunks_exact(row + 1) {
        let start = out.len();
        for (i, &byte) in line[1..].iter().enumerate() {
            let at = |back: usize, is_there: bool| if is_there { out[start + i - back] } else { 0 };
            let left = at(step, i >= step);
            let up = at(row, start > 0);
            let corner = at(row + step, start > 0 && i >= step);
            let predicted = match line[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => return Err(BROKEN),
            };
            out.push(byte.wrapping_add(predicted));
        }
    }
    Ok(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |byte: u8| (estimate - i16::from(byte)).abs();
    let (to_left, to_up, to_corner) = (distance(left), distance(up), distance(corner));
    if to_left <= to_up && to_left <= to_corner {
        left
    } else if to_up <= to_corner {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;
    use crate::Limits;
    use crate::pdf::object::Lexer;

    fn budget(limits: &Limits) -> Budget {
        Budget::new(limits, 1000).expect("within the limits")
    }

    fn filter(name: &str, parameters: &str) -> Filter {
        let mut budget = budget(&Limits::default());
        match Lexer::new(parameters.as_bytes(), 0).object(&mut budget) {
            Ok(Object::Dictionary(parameters)) => Filter { name: name.into(), parameters },
            other => panic!("{parameters}: {other:?}"),
        }
    }

    fn unpack_with(raw: &[u8], filters: &[Filter]) -> Result<Vec<u8>, CarrierError> {
        unpack(raw, filters, &mut budget(&Limits::default()))
    }

    #[test]
    fn streams_are_unpacked() {
        let words = b"Hello, world. Hello, world.".to_vec();
        let flate = compress_to_vec_zlib(&words, 6);
        let hex: String = flate.iter().map(|byte| format!("{byte:02x} ")).collect();
        assert_eq!(unpack_with(&words, &[]), Ok(words.clone()));
        assert_eq!(unpack_with(&flate, &[filter("FlateDecode", "<<>>")]), Ok(words.clone()));
        let twice = [filter("ASCIIHexDecode", "<<>>"), filter("Fl", "<<>>")];
        assert_eq!(unpack_with(format!("{hex}>").as_bytes(), &twice), Ok(words));
        let base_85 = [filter("ASCII85Decode", "<<>>")];
        assert_eq!(unpack_with(b"87cURD]i,\"Ebo80~>", &base_85), Ok(b"Hello World!".to_vec()));
        assert_eq!(unpack_with(b"87cUR z 5l~>", &base_85), Ok(b"Hell\0\0\0\0A".to_vec()));
        assert!(matches!(
            unpack_with(b"", &[filter("LZWDecode", "<<>>")]),
            Err(CarrierError::Unsupported(_))
        ));
    }

    #[test]
    fn predictors_of_png_are_undone() {
        let rows = [&[0, 1, 2, 3][..], &[1, 1, 1, 1], &[2, 1, 1, 1], &[3, 2, 2, 2], &[4, 1, 1, 1]].concat();
        let flate = compress_to_vec_zlib(&rows, 6);
        let filters = [filter("FlateDecode", "<</Predictor 12/Columns 3>>")];
        let expected = [[1, 2, 3], [1, 2, 3], [2, 3, 4], [3, 5, 6], [4, 6, 7]].concat();
        assert_eq!(unpack_with(&flate, &filters), Ok(expected));
        for columns in ["0", "-1", "9999999999999", "(x)", "900"] {
            let filters = [filter("Fl", &format!("<</Predictor 15/Columns {columns}/Colors 4>>"))];
            assert!(matches!(unpack_with(&flate, &filters), Err(CarrierError::Broken(_))), "{columns}");
        }
    }

    #[test]
    fn what_inflates_without_end_is_refused() {
        let bomb = compress_to_vec_zlib(&vec![0; 1 << 20], 9);
        let limits = Limits { stream: 1000, ..Limits::default() };
        let flate = filter("FlateDecode", "<<>>");
        let unpacked = unpack(&bomb, std::slice::from_ref(&flate), &mut budget(&limits));
        assert!(matches!(unpacked, Err(CarrierError::TooLarge(_))));
        let mut in_all = budget(&Limits { inflated: 3 << 20, ..Limits::default() });
        let mut again = || unpack(&bomb, std::slice::from_ref(&flate), &mut in_all).map(|bytes| bytes.len());
        assert_eq!([again(), again(), again()], [Ok(1 << 20), Ok(1 << 20), Ok(1 << 20)]);
        assert!(matches!(again(), Err(CarrierError::TooLarge(_))));
        assert!(matches!(unpack_with(&bomb, &vec![flate; 5]), Err(CarrierError::TooLarge(_))));
    }

    #[test]
    fn broken_streams_are_broken() {
        for (raw, name) in [
            (&b"not packed"[..], "Fl"),
            (b"\x78\x9c\x01", "Fl"),
            (b"4x", "AHx"),
            (b"uuuuu", "A85"),
            (b"\x7F", "A85"),
        ] {
            assert!(
                matches!(unpack_with(raw, &[filter(name, "<<>>")]), Err(CarrierError::Broken(_))),
                "{name}"
            );
        }
    }
}
