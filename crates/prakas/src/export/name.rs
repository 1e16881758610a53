//! What files are called.

use prakas_document::{Document, Language};

use super::{Format, PageOf};
use crate::release::Release;

/// The name of a file made from a release: `asean-japan-summit-2021.en.pdf`, or `….km-en.pdf` where it shows two editions. One
/// that may not be published says so: `asean-japan-summit-2021.en.draft.pdf`.
///
/// A picture of a page has its number, `….en.1.png` to `….en.9.png`, `….en.01.png` where there are ten pages or more, so that
/// names are in the order of the pages; the only page of a release has none: `….en.png`.
///
/// ```
/// use prakas::{Edition, Format, Kind, Language, PageOf, Release, file_name};
///
/// # let edition = Edition { title: "Office hours".into(), ..Edition::default() };
/// # let release = Release::builder("office-hours", Kind::Announcement).edition(Language::EN, edition).build()?;
/// let name = |format, page| file_name(&release, &[Language::EN], format, page);
/// assert_eq!(name(Format::Card, None), "office-hours.en.card.png");
/// assert_eq!(name(Format::Svg, Some(PageOf { page: 2, pages: 60 })), "office-hours.en.02.svg");
/// # Ok::<(), prakas::BuildError>(())
/// ```
pub fn file_name(release: &Release, languages: &[Language], format: Format, page: Option<PageOf>) -> String {
    name(release.id.as_str(), languages.iter(), release.status.file_mark(), format, page)
}

/// The same name, of a file made from a document.
pub(crate) fn name_of(document: &Document, format: Format, page: Option<PageOf>) -> String {
    name(&document.meta.id, document.languages(), document.meta.file_mark, format, page)
}

fn name<'a>(
    id: &str,
    languages: impl Iterator<Item = &'a Language>,
    mark: Option<&str>,
    format: Format,
    page: Option<PageOf>,
) -> String {
    let languages: Vec<&str> = languages.map(Language::as_str).collect();
    let mark = mark.map(|mark| format!(".{mark}")).unwrap_or_default();
    let page = page.filter(|of| of.pages > 1).map(|PageOf { page, pages }| {
        let digits = pages.to_string().len();
        format!(".{page:0digits$}")
    });
    let page = page.unwrap_or_default();
    format!("{id}.{}{mark}{page}.{}", languages.join("-"), format.ending())
}
