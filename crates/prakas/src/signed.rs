//! The signed copy of a release: its scans with its own words, in one call.

use prakas_document::{Code, Diagnostic, Diagnostics, Document, Warned};
use prakas_facsimile::{
    Facsimile, FacsimileError, FacsimileOptions, Fault, FaultKind, Fit, Mismatch, Record, Scan, facsimile,
    likeness,
};
use prakas_fonts::Fonts;
use prakas_pdf::{Layout, layout};

use crate::build::{BuildOptions, Output, Proof, proof, together};
use crate::export::{ExportError, Format, signed_name};
use crate::read::{Assets, Source};
use crate::release::Release;

/// A signed copy.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedCopy {
    /// The file: a PDF.
    pub output: Output,
    /// How its scans go together with the pages.
    pub record: Record,
}

/// How many pieces of a page that were not found are worth a look: a word is as wide as two or three.
const WORTH_A_LOOK: usize = 2;

/// Reads, checks and composes one release, and makes the signed copy of the edition that the scans show: a PDF whose pages are the
/// scans, with the words of the release over them, unseen. The scans are those of the pages in their order.
///
/// Of the options it asks which editions are wanted, whether both are on one file, whose paper they stand on, how pages are laid out, and what
/// is carried: all of it as it was when the pages were printed.
///
/// # Errors
/// All findings, where one of them is an error: of the release, or that a scan cannot be read ([`Code::BadScan`]) or does not show its
/// page ([`Code::ScanMismatch`]).
pub fn signed_copy(
    sources: &[Source],
    assets: &Assets<'_>,
    fonts: &Fonts,
    scans: &[Scan],
    options: &BuildOptions,
    how: &FacsimileOptions,
) -> Result<Warned<SignedCopy>, Diagnostics> {
    let Warned { output: Proof { release, documents }, warnings } = proof(sources, assets, fonts, options)?;
    let mut findings = warnings;
    let mut candidates = match together(&documents, options, &mut findings) {
        Some(whole) => vec![whole],
        None => documents,
    };
    let mut findings = Diagnostics::stop_on_error(findings)?;
    for document in &mut candidates {
        options.carry.load(document, &release, sources);
    }
    let (document, layout) = scanned(candidates, fonts, scans, options)?;
    let Facsimile { pdf, record } =
        facsimile(&document, &layout, scans, how).map_err(|error| stopped(&findings, diagnostics(&error)))?;
    findings.extend(worth_a_look(&record));
    let output = output(&release, &document, pdf);
    Ok(Warned { output: SignedCopy { output, record }, warnings: findings })
}

/// The document that the scans show best, with its pages: editions differ in their words.
fn scanned(
    candidates: Vec<Document>,
    fonts: &Fonts,
    scans: &[Scan],
    options: &BuildOptions,
) -> Result<(Document, Layout), Diagnostics> {
    let is_one = candidates.len() == 1;
    let mut best: Option<(f64, Document, Layout)> = None;
    for document in candidates {
        let layout = layout(&document, fonts, &options.export.layout)
            .map_err(|error| stopped(&[], ExportError::from(error).diagnostics()))?
            .output;
        let alike = match is_one {
            true => 1.0,
            false => likeness(&layout, scans).map_err(|error| stopped(&[], diagnostics(&error)))?,
        };
        if best.as_ref().is_none_or(|(other, ..)| alike > *other) {
            best = Some((alike, document, layout));
        }
    }
    best.map(|(_, document, layout)| (document, layout)).ok_or_else(|| {
        Diagnostic::error(Code::MissingEdition, "there is no edition that could have been signed").into()
    })
}

/// What stops the work, with what was found before.
fn stopped(before: &[Diagnostic], errors: Vec<Diagnostic>) -> Diagnostics {
    let findings = before.iter().cloned().chain(errors).collect();
    match Diagnostics::stop_on_error(findings) {
        Err(stopped) => stopped,
        Ok(_) => Diagnostic::error(Code::Backend, "the signed copy cannot be made").into(),
    }
}

fn output(release: &Release, document: &Document, bytes: Vec<u8>) -> Output {
    let languages: Vec<_> = document.languages().cloned().collect();
    Output { name: signed_name(release, &languages), format: Format::Pdf, languages, page: None, bytes }
}

/// Warns of pages of which some was not found: it may read otherwise.
fn worth_a_look(record: &Record) -> Vec<Diagnostic> {
    let pages = (1..).zip(&record.pages).filter(|(_, fit)| fit.missing.len() >= WORTH_A_LOOK);
    let told = pages.map(|(page, Fit { scan, matched, missing, .. })| {
        let [across, down] = missing[missing.len() / 2];
        let percent = (matched * 100.0).floor();
        let message = format!(
            "`{scan}` shows {percent:.0} % of page {page}: look at what stands {across:.0} mm from the left and {down:.0} mm from the top"
        );
        Diagnostic::warning(Code::ScanMismatch, message)
            .hint("if it is another text, the words that are laid over it are not those that were signed")
    });
    told.collect()
}

fn diagnostics(error: &FacsimileError) -> Vec<Diagnostic> {
    match error {
        FacsimileError::Scans(faults) => faults.iter().map(fault).collect(),
        FacsimileError::NoScan => vec![
            Diagnostic::error(Code::BadScan, "there is no scan")
                .hint("name the files that the scanner made: a JPEG, PNG or TIFF for each page, or a PDF"),
        ],
        FacsimileError::Count { scans, pages } => vec![
            Diagnostic::error(
                Code::ScanMismatch,
                format!("there are {scans} scanned pages, and the release has {pages}"),
            )
            .hint("give a scan of each page, in their order, and no others"),
        ],
        other => vec![Diagnostic::error(Code::Backend, other.to_string())],
    }
}

fn fault(fault: &Fault) -> Diagnostic {
    let scan = &fault.scan;
    match &fault.why {
        FaultKind::Mismatch { scan_page, page, why } => {
            let hint = match why {
                Mismatch::OtherPage(_) => "give the scans in the order of the pages".to_owned(),
                Mismatch::Turned(degrees) => format!("turn the scan by {} degrees clockwise", 360 - degrees),
                Mismatch::OtherText(_) => "scan the page that was printed from this release, flat and whole; or take it as it is with --force".to_owned(),
                _ => "look at the scan".to_owned(),
            };
            let message =
                format!("page {scan_page} of `{scan}` does not show page {page} of the release: {why}");
            Diagnostic::error(Code::ScanMismatch, message).hint(hint)
        }
        FaultKind::Unreadable(why) => {
            Diagnostic::error(Code::BadScan, format!("`{scan}` cannot be read: {why}"))
                .hint("scan the page again, as a JPEG, PNG, TIFF or PDF")
        }
        other => Diagnostic::error(Code::BadScan, format!("`{scan}`: {other}")),
    }
}
