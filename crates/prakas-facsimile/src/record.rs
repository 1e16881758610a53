//! What a facsimile says of its scans: which they were, and how they lie on its pages.

use serde::{Deserialize, Serialize};

/// What the record is called in the PDF. A file that carries it is a facsimile.
pub(crate) const NAME: &str = prakas_carrier::FACSIMILE;

/// What a facsimile was made of, as its record (JSON) has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The pages, in their order.
    pub pages: Vec<Fit>,
}

/// How a scan goes together with its page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The file that was scanned.
    pub scan: String,
    /// Which page of that file it was, from 1.
    pub scan_page: usize,
    /// The digest of that file.
    pub sha256: String,
    /// Its pixels an inch, as they were found.
    pub dpi: f64,
    /// How far its lines leaned, in degrees, clockwise as it is seen; on the page they are level.
    pub skew: f64,
    /// How large the print is, 1 being what was set.
    pub print_scale: f64,
    /// How far, in millimetres, a corner of the print stands from where it was set, at the most.
    pub print_shift: f64,
    /// From points of the page as it was set, from its top left corner, to pixels of the scan: `x' = a x + c y + e` and
    /// `y' = b x + d y + f`, as `[a, b, c, d, e, f]`.
    pub map: [f64; 6],
    /// How much of what the page shows was found in the scan where it should be, from 0 to 1. What lies
    /// under a signature or a seal counts as found where it shows through.
    pub matched: f64,
    /// Where pieces of the page were not found, in millimetres from its left and top edge.
    pub missing: Vec<[f64; 2]>,
}

impl Record {
    pub(crate) fn to_json(&self) -> Vec<u8> {
        // It has no keys that are no strings, and its numbers are finite, which is all that could fail.
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }
}
