//! Text strings (ISO 32000-1 §7.9.2.2).

/// What a text string says: UTF-16 or UTF-8 where it begins with a mark, else UTF-8 where it is that, as many programs write it,
/// and else the encoding that PDF has of its own, as far as that is Latin 1.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| latin_1(byte)).collect(),
        },
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn latin_1(byte: u8) -> char {
    if (0x80..0xA0).contains(&byte) { char::REPLACEMENT_CHARACTER } else { char::from(byte) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_read() {
        assert_eq!(decode(b"\xFE\xFF\x17\x80\xD8\x34\xDD\x1E"), "ក𝄞");
        assert_eq!(decode(b"\xFF\xFE\x80\x17"), "ក");
        assert_eq!(decode("\u{FEFF}ក".as_bytes()), "ក");
        assert_eq!(decode("ក.md".as_bytes()), "ក.md");
        assert_eq!(decode(b"r\xE9sum\xE9\x80"), "résumé\u{FFFD}");
        assert_eq!(decode(b"\xFE\xFF\xD8"), "");
        assert_eq!(decode(b"\xFE\xFF\xD8\x00"), "\u{FFFD}");
    }
}
