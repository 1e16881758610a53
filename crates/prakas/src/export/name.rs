//! What files are called.

use prakas_document::{Document, Language};

use super::{Format, PageOf};
use crate::release::{Release, Status};

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

/// The name of a release's signed copy: `asean-japan-summit-2021.en.signed.pdf`.
#[cfg(feature = "facsimile")]
pub(crate) fn signed_name(release: &Release, languages: &[Language]) -> String {
    let unsigned = file_name(release, languages, Format::Pdf, None);
    let ending = Format::Pdf.ending();
    format!("{}signed.{ending}", unsigned.strip_suffix(ending).unwrap_or(&unsigned))
}

/// The names that a file of this name would have if its release had another status.
pub(crate) fn names_in_other_statuses(name: &str, languages: &[Language]) -> Vec<String> {
    let shown = format!(".{}.", tags(languages.iter()));
    let Some((id, rest)) = name.split_once(&shown) else { return Vec::new() };
    let own = Status::FILE_MARKS.into_iter().find_map(|mark| rest.strip_prefix(mark)?.strip_prefix('.'));
    let marks = Status::FILE_MARKS.map(|mark| format!("{mark}.")).into_iter().chain([String::new()]);
    let names = marks.map(|mark| format!("{id}{shown}{mark}{}", own.unwrap_or(rest)));
    names.filter(|other| other != name).collect()
}

fn tags<'a>(languages: impl Iterator<Item = &'a Language>) -> String {
    languages.map(Language::as_str).collect::<Vec<_>>().join("-")
}

fn name<'a>(
    id: &str,
    languages: impl Iterator<Item = &'a Language>,
    mark: Option<&str>,
    format: Format,
    page: Option<PageOf>,
) -> String {
    let mark = mark.map(|mark| format!(".{mark}")).unwrap_or_default();
    let page = page.filter(|of| of.pages > 1).map(|PageOf { page, pages }| {
        let digits = pages.to_string().len();
        format!(".{page:0digits$}")
    });
    let page = page.unwrap_or_default();
    format!("{id}.{}{mark}{page}.{}", tags(languages), format.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_other_names_for_the_same_file() {
        let others = |name| names_in_other_statuses(name, &[Language::KM, Language::EN]);
        let all = ["draft.", "embargoed.", "withdrawn.", ""].map(|mark| format!("a.km-en.{mark}2.png"));
        for (at, name) in all.iter().enumerate() {
            let expected: Vec<_> = all
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, name)| name.clone())
                .collect();
            assert_eq!(others(name), expected);
        }
        assert_eq!(others("assets/style.css"), [""; 0]);
    }
}
