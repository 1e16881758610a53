//! The archive that a DOCX is (ECMA-376 part 2, annex B; APPNOTE.TXT 6.3.3).
//!
//! Only what the central directory lists is there. What sizes it claims is not believed: a part is inflated until it ends, or until
//! the limits do, and then must have the checksum that is claimed.

use std::collections::BTreeMap;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use crate::CarrierError;
use crate::limits::Budget;

/// The bytes that begin the record at the end of the central directory.
const END: [u8; 4] = *b"PK\x05\x06";

/// The bytes that begin an entry of the central directory.
const ENTRY: [u8; 4] = *b"PK\x01\x02";

/// The bytes that begin an entry.
const LOCAL: [u8; 4] = *b"PK\x03\x04";

/// How long the record at the end is without its comment.
const END_LEN: usize = 22;

/// The most parts that are looked at: office programs write a few dozen, with many pictures a few hundred.
const MOST_ENTRIES: usize = 10_000;

/// An archive.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    /// What comes before the archive: addresses in it count from there.
    start: usize,
    entries: BTreeMap<String, Entry>,
}

/// An entry of the central directory.
#[derive(Debug, Clone, Copy)]
struct Entry {
    is_encrypted: bool,
    method: u16,
    checksum: u32,
    packed: usize,
    at: usize,
}

impl<'a> Archive<'a> {
    /// The archive that these bytes are.
    pub(super) fn new(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, CarrierError> {
        let end = end(bytes).ok_or(CarrierError::WrongFormat("DOCX"))?;
        let record = Record(&bytes[end..]);
        let (count, len, at) = (record.short(10), record.long(12), record.long(16));
        let (Some(count), Some(len), Some(at)) = (count, len, at) else { return Err(BROKEN) };
        if count == 0xFFFF || len == u32::MAX as usize || at == u32::MAX as usize {
            return Err(CarrierError::Unsupported(
                "ZIP64, which only archives of more than 4 GB need".to_owned(),
            ));
        }
        let directory = end.checked_sub(len).ok_or(BROKEN)?;
        let start = directory.checked_sub(at).ok_or(BROKEN)?;
        let mut archive = Self { bytes, start, entries: BTreeMap::new() };
        archive.directory(directory..end, count, budget)?;
        Ok(archive)
    }

    fn directory(
        &mut self,
        within: std::ops::Range<usize>,
        count: usize,
        budget: &mut Budget,
    ) -> Result<(), CarrierError> {
        if count > MOST_ENTRIES {
            return Err(CarrierError::TooLarge("it has more parts than are looked at"));
        }
        let mut at = within.start;
        for _ in 0..count {
            budget.object()?;
            let record = Record(self.bytes.get(at..within.end).ok_or(BROKEN)?);
            if !record.0.starts_with(&ENTRY) {
                return Err(BROKEN);
            }
            let field = |at: usize| record.short(at).ok_or(BROKEN);
            let (flags, method) = (field(8)?, field(10)?);
            let long = |at: usize| record.long(at).ok_or(BROKEN);
            let (name_len, extra, comment) = (field(28)?, field(30)?, field(32)?);
            let name = record.0.get(46..46 + name_len).ok_or(BROKEN)?;
            let entry = Entry {
                is_encrypted: flags & 1 != 0,
                method: u16::try_from(method).unwrap_or(u16::MAX),
                checksum: u32::try_from(long(16)?).unwrap_or(0),
                packed: long(20)?,
                at: long(42)?,
            };
            at += 46 + name_len + extra + comment;
            if let Some(name) = part_name(&String::from_utf8_lossy(name)) {
                // Of two entries of one name programs take one or the other: who reads it must not be what decides.
                if self.entries.insert(name, entry).is_some() {
                    return Err(CarrierError::Broken("it has two parts of one name"));
                }
            }
        }
        Ok(())
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// What a part holds; nothing where there is none of this name.
    pub(super) fn part(&self, name: &str, budget: &mut Budget) -> Result<Option<Vec<u8>>, CarrierError> {
        let Some(entry) = self.entries.get(&key(name)) else { return Ok(None) };
        if entry.is_encrypted {
            return Err(CarrierError::Encrypted);
        }
        let local = self.start.checked_add(entry.at).ok_or(BROKEN)?;
        let record = Record(self.bytes.get(local..).ok_or(BROKEN)?);
        let (Some(name_len), Some(extra), true) =
            (record.short(26), record.short(28), record.0.starts_with(&LOCAL))
        else {
            return Err(BROKEN);
        };
        let data = 30 + name_len + extra;
        let packed = record.0.get(data..).and_then(|rest| rest.get(..entry.packed)).ok_or(BROKEN)?;
        budget.scan(packed.len())?;
        let bytes = match entry.method {
            0 if packed.len() > budget.room() => return Err(TOO_LARGE),
            0 => packed.to_vec(),
            8 => inflate(packed, budget.room())?,
            method => return Err(CarrierError::Unsupported(format!("packed by method {method}"))),
        };
        budget.keep(bytes.len())?;
        if checksum(&bytes) != entry.checksum {
            return Err(CarrierError::Broken("a part does not have the checksum that it should have"));
        }
        Ok(Some(bytes))
    }
}

const BROKEN: CarrierError = CarrierError::Broken("its table of parts cannot be read");

const TOO_LARGE: CarrierError = CarrierError::TooLarge("a part has more bytes than are read");

/// Numbers of a record, the lowest byte first.
struct Record<'a>(&'a [u8]);

impl Record<'_> {
    fn short(&self, at: usize) -> Option<usize> {
        let bytes = self.0.get(at..at + 2)?;
        Some(usize::from(u16::from_le_bytes(bytes.try_into().ok()?)))
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = self.0.get(at..at + 4)?;
        usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
    }
}

/// Where the record at the end begins: the last one whose comment reaches to the end of the bytes or, where something was added
/// after it, the last there is.
fn end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_LEN + usize::from(u16::MAX));
    let found = |at: &usize| bytes[*at..].starts_with(&END);
    let all = || (from..=bytes.len().checked_sub(END_LEN).unwrap_or(from)).rev().filter(found);
    let fits =
        |at: &usize| Record(&bytes[*at..]).short(20).is_some_and(|len| at + END_LEN + len == bytes.len());
    if bytes.len() < END_LEN {
        return None;
    }
    all().find(fits).or_else(|| all().next())
}

/// A part's name as it is looked up, in small letters (ECMA-376 part 2, 6.2.2.3: names are compared without regard to case);
/// nothing for a folder, and for what leads out of the archive.
fn part_name(name: &str) -> Option<String> {
    let is_fit = !name.ends_with('/')
        && !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && !name.split('/').any(|segment| segment == ".." || segment == ".");
    is_fit.then(|| key(name))
}

fn key(name: &str) -> String {
    name.to_lowercase()
}

/// Raw deflate data (RFC 1951) of at most `most` bytes.
fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, CarrierError> {
    decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => TOO_LARGE,
        _ => CarrierError::Broken("a part cannot be inflated"),
    })
}

/// CRC-32 as ZIP has it (ISO 3309).
fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [[u32; 256]; 4] = tables();
    let byte = |word: u32, at: u32| ((word >> (8 * at)) & 0xFF) as usize;
    let mut words = bytes.chunks_exact(4);
    let mut sum = u32::MAX;
    for word in &mut words {
        sum ^= u32::from_le_bytes([word[0], word[1], word[2], word[3]]);
        sum =
            TABLE[3][byte(sum, 0)] ^ TABLE[2][byte(sum, 1)] ^ TABLE[1][byte(sum, 2)] ^ TABLE[0][byte(sum, 3)];
    }
    for rest in words.remainder() {
        sum = TABLE[0][byte(sum ^ u32::from(*rest), 0)] ^ (sum >> 8);
    }
    !sum
}

/// For each byte what it adds to the sum, alone and with up to three zeros after it.
const fn tables() -> [[u32; 256]; 4] {
    let mut tables = [[0; 256]; 4];
    let mut at: u32 = 0;
    while at < 256 {
        let mut sum = at;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
            bit += 1;
        }
        tables[0][at as usize] = sum;
        at += 1;
    }
    let mut table = 1;
    while table < 4 {
        let mut at = 0;
        while at < 256 {
            let before: u32 = tables[table - 1][at];
            tables[table][at] = tables[0][(before & 0xFF) as usize] ^ (before >> 8);
            at += 1;
        }
        table += 1;
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip() {
        assert_eq!(checksum(b""), 0);
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b"The quick brown fox jumps over the lazy dog"), 0x414F_A339);
    }

    #[test]
    fn names_that_lead_elsewhere_are_none() {
        for name in ["/word/document.xml", "../a.xml", "word/../../a", "C:\\a", "a\\b", "word/", "a:b", "./a"]
        {
            assert_eq!(part_name(name), None, "{name}");
        }
        assert_eq!(part_name("Word/Document.xml").as_deref(), Some("word/document.xml"));
    }

    #[test]
    fn what_inflates_without_end_is_stopped() {
        let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 1 << 24], 9);
        assert_eq!(inflate(&bomb, 1 << 20), Err(TOO_LARGE));
        assert_eq!(inflate(&bomb, 1 << 24).map(|all| all.len()), Ok(1 << 24));
        assert!(inflate(&bomb[..bomb.len() / 2], 1 << 24).is_err());
        assert!(inflate(&[0xFF; 9], 100).is_err());
    }
}
