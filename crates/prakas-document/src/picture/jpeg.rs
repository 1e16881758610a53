//! What a JPEG says of itself, marker by marker (ITU-T T.81, annex B).

use super::PictureError;

/// The most scans. A progressive photograph has about ten, and each costs as much time as the whole picture.
const MAX_SCANS: usize = 32;

/// Refuses a JPEG that is not whole, and one in printers' colours. Decoders fill up with grey what is missing at the end.
pub(super) fn check(bytes: &[u8]) -> Result<(), PictureError> {
    let cut = || PictureError::Broken("it ends in the middle".to_owned());
    let mut rest = bytes.get(2..).ok_or_else(cut)?;
    let mut scans = 0;
    loop {
        let (marker, after) = next(rest).ok_or_else(cut)?;
        rest = after;
        match marker {
            END => return Ok(()),
            // Markers that stand alone.
            0x01 | 0xD0..=0xD8 => continue,
            START_OF_SCAN => scans += 1,
            // A frame: its length, precision, height and width stand before the number of components.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) && rest.get(7) == Some(&4) => {
                return Err(PictureError::Cmyk);
            }
            _ => {}
        }
        if scans > MAX_SCANS {
            return Err(PictureError::Broken(format!("it has more than {MAX_SCANS} scans")));
        }
        let length =
            rest.first_chunk().map(|&length| usize::from(u16::from_be_bytes(length))).ok_or_else(cut)?;
        rest = rest.get(length..).ok_or_else(cut)?;
    }
}

const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The next marker and what comes after it. What stands before it are the coded pixels of a scan: in them a byte FF has
/// 00 after it.
fn next(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let at = bytes.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF))?;
    Some((bytes[at + 1], &bytes[at + 2..]))
}
