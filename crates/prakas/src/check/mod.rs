//! The rules that a release fit to be published keeps.
//!
//! Each rule has a stable [`Code`](prakas_document::Code); [`check`] gives all findings at once, in the order of the page,
//! each with the field it is about, its place in the source where that is known, and what to do.

pub(crate) mod body;
mod editions;
mod facts;
pub(crate) mod glyphs;
mod khmer;
mod language;
mod lunar;
pub(crate) mod nesting;
mod outline;
mod words;

use prakas_document::Diagnostic;
use prakas_fonts::Fonts;

use crate::house::House;
use crate::read::{Places, Source};
use crate::release::Release;

/// What [`check`] may look at besides the release.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckOptions<'a> {
    /// The fonts that the release will be set in. Without them it is not asked whether they have every character.
    pub fonts: Option<&'a Fonts>,
    /// The house whose paper the release stands on. Without it, nothing is asked that only a house demands.
    pub house: Option<&'a House>,
    /// Where the release was read from, so that findings have a place.
    pub origin: Option<Origin<'a>>,
}

/// Where a release was read from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// The sources, in the order they were read.
    pub sources: &'a [Source],
    /// Where each part of the release stood in them.
    pub places: &'a Places,
}

/// All that is wrong with a release, or should be looked at.
///
/// ```
/// use prakas::{Code, Edition, Kind, Language, Release, check::{CheckOptions, check}};
///
/// let release = Release::builder("untitled", Kind::Statement).edition(Language::EN, Edition::default()).build()?;
/// let codes: Vec<_> = check(&release, &CheckOptions::default()).iter().map(|finding| finding.code).collect();
/// assert_eq!(codes, [Code::MissingIssueDate, Code::MissingIssuer, Code::MissingTitle, Code::MissingBody]);
/// # Ok::<(), prakas::BuildError>(())
/// ```
pub fn check(release: &Release, options: &CheckOptions<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    facts::check(release, &mut findings);
    for (language, edition) in release.editions.iter() {
        let path = format!("editions.{language}");
        body::check(edition, &path, &mut findings);
        outline::check(release, language, edition, &path, &mut findings);
    }
    language::check(release, &mut findings);
    editions::check(release, &mut findings);
    lunar::check(release, options, &mut findings);
    khmer::check(release, options, &mut findings);
    language::leave_out_legacy(&mut findings);
    if let Some(fonts) = options.fonts {
        glyphs::check(release, fonts, options.origin, &mut findings);
    }
    if let Some(origin) = options.origin {
        origin.places.locate(&mut findings);
    }
    findings
}
