//! The signed copy: a scan with its own words.
//!
//! An official release is printed, signed and sealed, and the scan is what is published: a picture that nobody can search, copy or
//! hear. But its words are known, and where they stood on the paper. [`facsimile()`] finds each page in its scan and lays the words over
//! it, unseen: what is selected, searched, copied and read aloud is the release's text, exactly, Khmer too, and what is seen is the scan.
//!
//! ```no_run
//! # use prakas_document::{Block, Document, Language, Meta, Part, Theme};
//! # use prakas_fonts::Fonts;
//! # use prakas_facsimile::{FacsimileOptions, Scan, facsimile};
//! # let part = Part { body: vec![Block::paragraph("Closed.")], ..Part::new(Language::EN, "Office hours") };
//! # let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
//! # let jpeg = Vec::new();
//! let layout = prakas_pdf::layout(&document, &Fonts::bundled(), &Default::default())?.output;
//! let scans = [Scan { name: "signed.jpg".into(), bytes: jpeg }];
//! let made = facsimile(&document, &layout, &scans, &FacsimileOptions::default())?;
//! assert!(made.pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The file keeps PDF/A-3u: its pages are pictures, so it has no tags and is not PDF/UA. What a screen reader should read in order is the
//! original, which goes with it. It carries the release, and a [record](Record) of the scans: which they were, and how they lie on its
//! pages. A JPEG is in it byte for byte; other pictures without loss. The same scans and release give the same bytes.
//!
//! A scan that does not show its page is refused ([`Mismatch`]): one of another text, of another page, upside down, or of a sheet that was
//! photographed at an angle.

mod pdf;
mod record;
mod register;
mod scan;
mod sheet;

use prakas_document::Document;
use prakas_pdf::{Layout, PngError, PngOptions};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

pub use record::{Fit, Record};
pub use scan::{LONGEST, MAX_BYTES, MAX_PIXELS, Scan, ScanError};

use pdf::Leaf;
use register::Page;
use scan::Picture;
use sheet::Sheet;

/// What may be chosen about a facsimile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FacsimileOptions {
    /// Whether a scan is taken that does not seem to show its page. The words are then laid where it fits best.
    pub force: bool,
}

/// A facsimile.
#[derive(Debug, Clone, PartialEq)]
pub struct Facsimile {
    /// The file.
    pub pdf: Vec<u8>,
    /// How its scans go together with the pages.
    pub record: Record,
}

/// What is wrong with one of the scans.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The file.
    pub scan: String,
    /// What is wrong with it.
    pub why: FaultKind,
}

/// What may be wrong with a scan.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] ScanError),
    /// It does not show the page that it should.
    #[error("page {scan_page} of it does not show page {page} of the release: {why}")]
    Mismatch {
        /// Which page of the file, from 1.
        scan_page: usize,
        /// Which page of the release, from 1.
        page: usize,
        /// What it shows instead, as far as that is known.
        why: Mismatch,
    },
}

/// Why a scan does not show its page.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Mismatch {
    /// It shows another page of the release, counted from 1.
    #[error("it shows page {0}")]
    OtherPage(usize),
    /// It shows the page turned by so many degrees clockwise.
    #[error("it is turned by {0} degrees")]
    Turned(u16),
    /// Only this part of the page was found where it should be, in hundredths.
    #[error("{0} % of what the page shows was found in it")]
    OtherText(u8),
}

/// Why there is no facsimile.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FacsimileError {
    /// There is no scan.
    #[error("there is no scan")]
    NoScan,
    /// There are more scans than pages, or fewer.
    #[error("there are {scans} scanned pages, and the release has {pages}")]
    Count {
        /// How many pages were scanned.
        scans: usize,
        /// How many the release has.
        pages: usize,
    },
    /// Scans that cannot be used: what is wrong with each, one at least.
    #[error("{}", joined(.0))]
    Scans(Vec<Fault>),
    /// The pages cannot be drawn for the comparison.
    #[error("the pages cannot be drawn: {0}")]
    Draw(#[from] PngError),
    /// A font cannot be put into the file.
    #[error("a font cannot be embedded: {0}")]
    Font(String),
    /// The file cannot be written.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}

fn joined(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("{}: {}", fault.scan, fault.why)).collect::<Vec<_>>().join("; ")
}

/// How much of a page has to be found in its scan. A letterhead alone is a fifth of a page.
const ENOUGH: f64 = 0.85;

/// A page of a file that was scanned.
struct Scanned<'a> {
    scan: &'a Scan,
    /// From 1.
    page: usize,
    picture: Picture,
}

/// Makes the facsimile of a document from the scans of its pages, in their order: a file for each, or files of several pages.
///
/// # Errors
/// All that is wrong with the scans; see [`FacsimileError`].
pub fn facsimile(
    document: &Document,
    layout: &Layout,
    scans: &[Scan],
    options: &FacsimileOptions,
) -> Result<Facsimile, FacsimileError> {
    let scanned = scanned(scans, layout.page_count())?;
    if scanned.len() != layout.page_count() {
        return Err(FacsimileError::Count { scans: scanned.len(), pages: layout.page_count() });
    }
    let pages = drawn(layout)?;
    let words = layout.words();
    let placed: Vec<_> = scanned
        .par_iter()
        .enumerate()
        .map(|(number, scanned)| place(scanned, number, &pages, options))
        .collect();
    let mut faults = Vec::new();
    let mut placings = Vec::with_capacity(placed.len());
    for placed in placed {
        match placed {
            Ok(placing) => placings.push(placing),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(FacsimileError::Scans(faults));
    }
    let record = Record {
        pages: scanned
            .iter()
            .zip(&placings)
            .zip(&words.pages)
            .map(|((it, placing), page)| fit(it, placing, &Sheet::new(placing, page, it.size()), page))
            .collect(),
    };
    let leaves = scanned.into_iter().zip(placings).zip(&words.pages).map(|((it, placing), page)| Leaf {
        sheet: Sheet::new(&placing, page, it.size()),
        picture: it.picture,
    });
    let pdf = pdf::write(document, &words, leaves.collect(), &record)?;
    Ok(Facsimile { pdf, record })
}

impl Scanned<'_> {
    fn size(&self) -> (u32, u32) {
        (self.picture.width, self.picture.height)
    }
}

/// How much of a document's first page is found in the first scan, from 0 to 1: of several editions, which one was scanned.
///
/// # Errors
/// The scan cannot be read, or the page not drawn.
pub fn likeness(layout: &Layout, scans: &[Scan]) -> Result<f64, FacsimileError> {
    let too_many = |fault: &Fault| matches!(fault.why, FaultKind::Unreadable(ScanError::TooManyPages(_)));
    let scanned = match scanned(scans.get(..1).unwrap_or_default(), layout.page_count()) {
        Err(FacsimileError::Scans(faults)) if faults.iter().all(too_many) => return Ok(0.0),
        read => read?,
    };
    let first = scanned.first().ok_or(FacsimileError::NoScan)?;
    Ok(drawn_page(layout, 0)?.find(&first.picture.gray).share)
}

/// All pages of all files, none of which may have more than `most`: what will not be used is not read.
fn scanned(scans: &[Scan], most: usize) -> Result<Vec<Scanned<'_>>, FacsimileError> {
    if scans.is_empty() {
        return Err(FacsimileError::NoScan);
    }
    if scans.len() > most {
        return Err(FacsimileError::Count { scans: scans.len(), pages: most });
    }
    let (mut pages, mut faults) = (Vec::new(), Vec::new());
    let read: Vec<_> = scans.par_iter().map(|scan| scan::pictures(scan, most)).collect();
    for (scan, read) in scans.iter().zip(read) {
        match read {
            Ok(pictures) => {
                pages.extend((1..).zip(pictures).map(|(page, picture)| Scanned { scan, page, picture }));
            }
            Err(why) => faults.push(Fault { scan: scan.name.clone(), why: why.into() }),
        }
    }
    if faults.is_empty() { Ok(pages) } else { Err(FacsimileError::Scans(faults)) }
}

/// The pages as they were set.
fn drawn(layout: &Layout) -> Result<Vec<Page>, FacsimileError> {
    (0..layout.page_count()).into_par_iter().map(|page| drawn_page(layout, page)).collect()
}

fn drawn_page(layout: &Layout, page: usize) -> Result<Page, FacsimileError> {
    let png = layout.png(page, &PngOptions { dpi: register::DPI, fast: true })?;
    let drawn = image::load_from_memory(&png).map_err(|error| FacsimileError::Write(error.to_string()))?;
    Ok(Page::new(&drawn.into_luma8()))
}

fn place(
    scanned: &Scanned<'_>,
    number: usize,
    pages: &[Page],
    options: &FacsimileOptions,
) -> Result<register::Placing, Fault> {
    let gray = &scanned.picture.gray;
    let placing = pages[number].find(gray);
    if placing.share >= ENOUGH || options.force {
        return Ok(placing);
    }
    // A page with a line or two says too little of where it lies, and of what it is.
    if pages[number].says_little() {
        return Ok(pages[number].whole_sheet(gray, placing));
    }
    let why = mismatch(gray, number, pages, placing.share);
    let why = FaultKind::Mismatch { scan_page: scanned.page, page: number + 1, why };
    Err(Fault { scan: scanned.scan.name.clone(), why })
}

/// What a scan shows that does not show its page.
fn mismatch(gray: &image::GrayImage, number: usize, pages: &[Page], share: f64) -> Mismatch {
    use image::imageops::{rotate90, rotate180, rotate270};
    let shows = |page: &Page, gray: &image::GrayImage| page.find(gray).share >= ENOUGH;
    // Turned back by so much it is upright.
    let turned = [(180, rotate180(gray)), (270, rotate90(gray)), (90, rotate270(gray))];
    if let Some((degrees, _)) = turned.iter().find(|(_, upright)| shows(&pages[number], upright)) {
        return Mismatch::Turned(*degrees);
    }
    let others = pages.iter().enumerate().filter(|(other, _)| *other != number);
    match others.into_iter().find(|(_, page)| shows(page, gray)) {
        Some((other, _)) => Mismatch::OtherPage(other + 1),
        None => Mismatch::OtherText(hundredths(share)),
    }
}

fn fit(
    scanned: &Scanned<'_>,
    placing: &register::Placing,
    sheet: &Sheet,
    page: &prakas_pdf::PageWords,
) -> Fit {
    let rounded = |value: f64, steps: f64| (value * steps).round() / steps;
    Fit {
        scan: scanned.scan.name.clone(),
        scan_page: scanned.page,
        sha256: Sha256::digest(&scanned.scan.bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        dpi: rounded(sheet.dpi, 10.0),
        skew: rounded(sheet.angle.to_degrees(), 100.0),
        print_scale: rounded(sheet.size(), 10_000.0),
        print_shift: rounded(sheet.largest_shift(page) * 25.4 / 72.0, 100.0),
        map: placing.map.as_coeffs().map(|it| rounded(it, 1e6)),
        matched: rounded(placing.share, 1000.0),
        missing: placing.missing.iter().map(|at| [at.x, at.y].map(|it| (it * 25.4 / 72.0).round())).collect(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
fn hundredths(share: f64) -> u8 {
    (share * 100.0).round() as u8
}
