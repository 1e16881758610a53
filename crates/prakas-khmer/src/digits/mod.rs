//! Digits, ordinals and numbers in words.
//!
//! Khmer has its own digits, U+17E0 to U+17E9, and writes them in the same decimal places as Latin ones. Official paper groups
//! thousands with a full stop and sets decimals off with a comma.
//!
//! ```
//! use prakas_khmer::digits;
//!
//! assert_eq!(digits::to_khmer("27 October 2021"), "២៧ October ២០២១");
//! assert_eq!(digits::to_latin("ព.ស.២៥៦៥"), "ព.ស.2565");
//! assert_eq!(digits::grouped("1234567.5").as_deref(), Some("១.២៣៤.៥៦៧,៥"));
//! assert_eq!(digits::ordinal(27), "ទី២៧");
//! assert_eq!(digits::words(2021), "ពីរពាន់ម្ភៃមួយ");
//! assert_eq!(digits::parse_words("ពីរពាន់ ម្ភៃមួយ"), Some(2021));
//! ```

use std::borrow::Cow;

mod words;

pub(crate) use words::parse_words_prefix;
pub use words::{parse_words, words};

const KHMER_ZERO: u32 = 0x17E0;

/// The text with every Latin digit as the Khmer digit of the same value. Nothing else changes.
pub fn to_khmer(text: &str) -> Cow<'_, str> {
    replace(text, |char| char.is_ascii_digit(), KHMER_ZERO)
}

/// The text with every Khmer digit as the Latin digit of the same value. Nothing else changes.
pub fn to_latin(text: &str) -> Cow<'_, str> {
    replace(text, is_khmer, u32::from(b'0'))
}

fn replace(text: &str, is_foreign: impl Fn(char) -> bool, zero: u32) -> Cow<'_, str> {
    if !text.contains(&is_foreign) {
        return Cow::Borrowed(text);
    }
    let digit = |char| value(char).and_then(|value| char::from_u32(zero + value));
    let convert = |char| if is_foreign(char) { digit(char).unwrap_or(char) } else { char };
    Cow::Owned(text.chars().map(convert).collect())
}

/// Whether this is one of the Khmer digits ០ to ៩.
pub fn is_khmer(char: char) -> bool {
    matches!(char, '\u{17E0}'..='\u{17E9}')
}

/// The value, 0 to 9, of a Khmer or Latin digit.
pub fn value(char: char) -> Option<u32> {
    if is_khmer(char) { Some(u32::from(char) - KHMER_ZERO) } else { char.to_digit(10) }
}

/// A whole number in Khmer digits, without grouping: as years and days are written.
pub fn format(number: u64) -> String {
    to_khmer(&number.to_string()).into_owned()
}

/// The number that a run of Khmer or Latin digits, or a mixture of them, stands for; without grouping. `None` where anything
/// else stands there, where nothing does, and beyond `u64`.
pub fn parse(text: &str) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.chars().try_fold(0_u64, |sum, char| sum.checked_mul(10)?.checked_add(u64::from(value(char)?)))
}

/// A number in Khmer digits as official Khmer writes it: a full stop before every three digits of the whole part, a comma before
/// the decimals, `-` kept.
///
/// The input is a plain decimal number, such as a program prints: digits (Latin or Khmer), at most one full stop before decimals,
/// a leading `-` or nothing. `None` for any other text.
///
/// ```
/// use prakas_khmer::digits::grouped;
///
/// assert_eq!(grouped("1234.5").as_deref(), Some("១.២៣៤,៥"));
/// assert_eq!(grouped("-999").as_deref(), Some("-៩៩៩"));
/// assert_eq!(grouped("1,234"), None);
/// ```
pub fn grouped(decimal: &str) -> Option<String> {
    let (sign, unsigned) = decimal.strip_prefix('-').map_or(("", decimal), |rest| ("-", rest));
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|char| value(char).is_some());
    if !is_number(whole) || !fraction.is_none_or(is_number) {
        return None;
    }
    let length = whole.chars().count();
    let mut written = String::from(sign);
    for (at, digit) in to_khmer(whole).chars().enumerate() {
        if at > 0 && (length - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push(',');
        written.push_str(&to_khmer(fraction));
    }
    Some(written)
}

const ORDINAL: &str = "ទី";

/// The ordinal of a number: ទី១, ទី២៧.
pub fn ordinal(number: u64) -> String {
    format!("{ORDINAL}{}", format(number))
}

/// The number of an ordinal: ទី២៧, ទី 27, or in words, ទីពីរ. Spaces and U+200B may stand after ទី.
pub fn parse_ordinal(text: &str) -> Option<u64> {
    let is_gap = |char: char| char.is_whitespace() || char == '\u{200B}';
    let rest = text.trim_matches(is_gap).strip_prefix(ORDINAL)?.trim_start_matches(is_gap);
    parse(rest).or_else(|| parse_words(rest))
}

#[cfg(test)]
mod tests;
