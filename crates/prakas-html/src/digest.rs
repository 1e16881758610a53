//! Names that say what they name: parts of a digest.

use sha2::Digest as _;
use sha2::Sha256;

/// The first hexadecimal digits of a digest.
pub(crate) fn digits(digest: Sha256, count: usize) -> String {
    let mut digits: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.truncate(count);
    digits
}
