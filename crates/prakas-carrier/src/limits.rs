//! How much a file may ask for.

use crate::CarrierError;

/// How much a file may ask for before it is refused.
///
/// Memory stays under the size of the file, `inflated`, about a hundred bytes for each of `objects` and a few hundred for each of
/// `paragraphs`; the time grows with the same four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes that the file may have.
    pub file: usize,
    /// The most bytes that one carried file, or one stream that is read on the way to it, may have when it is inflated.
    pub stream: usize,
    /// The most bytes that all that is read may have when it is inflated.
    pub inflated: usize,
    /// The most objects that are looked at: numbers, names, strings, entries of lists and trees; elements, attributes and
    /// texts of XML.
    pub objects: usize,
    /// The most paragraphs of a DOCX.
    pub paragraphs: usize,
    /// How deep the objects of a PDF may nest. The elements of a DOCX may nest four times as deep, since each table in a table
    /// takes eight of them.
    pub depth: usize,
    /// The most files that may be carried.
    pub files: usize,
}

impl Default for Limits {
    /// 256 MiB of file, 128 MiB a stream, 256 MiB of them, a million objects, 65,536 paragraphs, 64 deep, 256 files.
    fn default() -> Self {
        Self {
            file: 256 << 20,
            stream: 128 << 20,
            inflated: 256 << 20,
            objects: 1 << 20,
            paragraphs: 1 << 16,
            depth: 64,
            files: 256,
        }
    }
}

/// What is left of the limits while a file is read.
#[derive(Debug)]
pub(crate) struct Budget {
    pub(crate) depth: usize,
    stream: usize,
    inflated: usize,
    objects: usize,
    paragraphs: usize,
    scanned: usize,
}

impl Budget {
    /// The budget for a file of so many bytes.
    pub(crate) fn new(limits: &Limits, bytes: usize) -> Result<Self, CarrierError> {
        if bytes > limits.file {
            return Err(CarrierError::TooLarge("it has more bytes than are read"));
        }
        // What is needed of a sound file is a small part of it, and streams that do not tell their length at most all of it.
        let scanned = bytes.saturating_mul(2).saturating_add(limits.objects);
        let Limits { stream, inflated, objects, paragraphs, depth, .. } = *limits;
        Ok(Self { depth, stream, inflated, objects, paragraphs, scanned })
    }

    /// Looks at an object.
    pub(crate) fn object(&mut self) -> Result<(), CarrierError> {
        take(&mut self.objects, 1, "it has more objects than are looked at")
    }

    /// Reads a paragraph.
    pub(crate) fn paragraph(&mut self) -> Result<(), CarrierError> {
        take(&mut self.paragraphs, 1, "it has more paragraphs than are read")
    }

    /// Passes over bytes.
    pub(crate) fn scan(&mut self, bytes: usize) -> Result<(), CarrierError> {
        take(&mut self.scanned, bytes, "the same parts of it are to be read again and again")
    }

    /// The most bytes that the next stream may have.
    pub(crate) fn room(&self) -> usize {
        self.stream.min(self.inflated)
    }

    /// Keeps a stream of so many bytes.
    pub(crate) fn keep(&mut self, bytes: usize) -> Result<(), CarrierError> {
        const WHAT: &str = "what it carries has more bytes than are read";
        if bytes > self.stream {
            return Err(CarrierError::TooLarge(WHAT));
        }
        take(&mut self.inflated, bytes, WHAT)
    }
}

fn take(left: &mut usize, amount: usize, what: &'static str) -> Result<(), CarrierError> {
    *left = left.checked_sub(amount).ok_or(CarrierError::TooLarge(what))?;
    Ok(())
}
