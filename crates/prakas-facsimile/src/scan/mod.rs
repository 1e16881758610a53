//! Scans: pictures of pages, as they come from a scanner.

mod jpeg;
mod pdf;
mod raster;
mod tiff;

use image::GrayImage;

pub(crate) use raster::Raster;

/// The most pixels that a page may have: A3 at 600 dpi.
pub const MAX_PIXELS: u64 = 100_000_000;

/// How many times as long as wide a page may be.
pub const LONGEST: u32 = 4;

/// The most bytes that a file may have.
pub const MAX_BYTES: usize = 512 << 20;

/// A file that a scanner made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// What it is called.
    pub name: String,
    /// A JPEG, PNG, TIFF or PDF.
    pub bytes: Vec<u8>,
}

/// Why a file is no scan that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScanError {
    /// It is none of the formats.
    #[error("it is no JPEG, PNG, TIFF or PDF")]
    UnknownFormat,
    /// It ends before its picture does.
    #[error("it is cut off before its end")]
    CutOff,
    /// It cannot be decoded: what is wrong with it.
    #[error("it is broken: {0}")]
    Broken(String),
    /// It is sound, and of a kind that is not read: which.
    #[error("{0} are not read")]
    Unsupported(&'static str),
    /// A PDF that is encrypted.
    #[error("it is encrypted")]
    Encrypted,
    /// A PDF without a page.
    #[error("it has no page")]
    NoPage,
    /// It has more pages than the release, which has so many.
    #[error("it has more pages than the release, which has {0}")]
    TooManyPages(usize),
    /// It is more than [`LONGEST`] times as long as it is wide, or the other way round.
    #[error("it has the shape of no page: {width} by {height} pixels")]
    Shape {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// It has more pixels than [`MAX_PIXELS`], or more bytes than [`MAX_BYTES`].
    #[error("it is too large: {width} by {height} pixels")]
    TooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// The file has more bytes than [`MAX_BYTES`].
    #[error("it is too large: {0} bytes")]
    TooManyBytes(usize),
}

/// The picture of one page.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// In pixels.
    pub(crate) width: u32,
    /// In pixels.
    pub(crate) height: u32,
    pub(crate) gray: GrayImage,
    pub(crate) stored: Stored,
}

/// What is put into the PDF.
#[derive(Debug, Clone)]
pub(crate) enum Stored {
    /// A JPEG as it came (ISO 32000-2 §7.4.8), with the number of its colour components.
    Jpeg { bytes: Vec<u8>, components: u8 },
    /// Pixels.
    Raster(Raster),
}

impl Picture {
    fn of_raster(raster: Raster) -> Self {
        Self {
            width: raster.width(),
            height: raster.height(),
            gray: raster.gray(),
            stored: Stored::Raster(raster),
        }
    }
}

/// The pictures of all pages of a file, which may be as many as `most`.
///
/// # Errors
/// Why it cannot be used.
pub(crate) fn pictures(scan: &Scan, most: usize) -> Result<Vec<Picture>, ScanError> {
    let bytes = &scan.bytes;
    if bytes.len() > MAX_BYTES {
        return Err(ScanError::TooManyBytes(bytes.len()));
    }
    match bytes.as_slice() {
        [0xFF, 0xD8, 0xFF, ..] => Ok(vec![jpeg::picture(bytes)?]),
        [0x89, b'P', b'N', b'G', ..] => Ok(vec![raster::of_png(bytes)?]),
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => tiff::pictures(bytes, most),
        _ if starts_with_pdf(bytes) => pdf::pictures(bytes, most),
        _ => Err(ScanError::UnknownFormat),
    }
}

/// A PDF may have some bytes before its header (ISO 32000-2, annex I).
fn starts_with_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..1024).unwrap_or(bytes);
    start.windows(5).any(|window| window == b"%PDF-")
}

/// Refuses a picture with too many pixels, or without any.
fn within_limits(width: u32, height: u32) -> Result<(), ScanError> {
    if width == 0 || height == 0 {
        return Err(ScanError::Broken("it has no pixels".to_owned()));
    }
    if width / LONGEST > height || height / LONGEST > width {
        return Err(ScanError::Shape { width, height });
    }
    match u64::from(width) * u64::from(height) {
        0..=MAX_PIXELS => Ok(()),
        _ => Err(ScanError::TooLarge { width, height }),
    }
}
