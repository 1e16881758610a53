//! The ways from a page to the files that are made with it.

use prakas_document::{Document, Language, Rendition};

use crate::compose::labels::labels;
use crate::export::{Format, file_name};
use crate::release::Release;

/// Tells each document of one edition which files are made together with its page: one of each edition in the formats `each`, and
/// one of all editions in the formats `together`.
pub(crate) fn tell(documents: &mut [Document], release: &Release, together: &[Format], each: &[Format]) {
    if !each.contains(&Format::Html) {
        return;
    }
    let all: Vec<Language> = documents.iter().flat_map(Document::languages).cloned().collect();
    for document in documents {
        let own = [document.language().clone()];
        let text = labels(document.language()).map_or("TXT", |labels| labels.text_file);
        let ways = &mut document.meta.ways;
        for way in &mut ways.editions {
            let page = || file_name(release, std::slice::from_ref(&way.language), Format::Html, None);
            way.file = all.contains(&way.language).then(page);
        }
        let of_all = together.iter().map(|format| (*format, all.as_slice()));
        for (format, shown) in of_all.chain(each.iter().map(|format| (*format, own.as_slice()))) {
            let file = file_name(release, shown, format, None);
            if let Some(label) = label(format, text) {
                let (label, media_type) = (label.to_owned(), format.media_type());
                ways.renditions.push(Rendition { label, media_type, file });
            } else if format.name() == CARD {
                ways.card = Some(file);
            }
        }
    }
}

/// The name of the format that stands for a release where others link to it.
const CARD: &str = "card";

/// What a file of this format is called on a page of the same words; `text` is the name of plain text. Pictures of pages and the
/// page itself are not offered.
#[cfg_attr(not(feature = "text"), allow(unused_variables, reason = "such a build makes no plain text"))]
fn label(format: Format, text: &str) -> Option<&str> {
    match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => Some("PDF"),
        #[cfg(feature = "docx")]
        Format::Docx => Some("DOCX"),
        #[cfg(feature = "text")]
        Format::Txt => Some(text),
        Format::Html => None,
        #[cfg(feature = "text")]
        Format::Eml => None,
        #[cfg(feature = "pdf")]
        Format::Png | Format::Svg | Format::Card => None,
    }
}

#[cfg(all(test, feature = "docx", feature = "text"))]
mod tests {
    use super::*;
    use crate::{Edition, House, Kind};

    fn told(together: &[Format], each: &[Format]) -> Vec<Document> {
        let edition = |title: &str| Edition { title: title.into(), ..Edition::default() };
        let release = Release::builder("hours", Kind::Announcement)
            .edition(Language::EN, edition("Hours"))
            .edition(Language::KM, edition("ម៉ោង"))
            .build()
            .expect("a release");
        let compose = |language| release.compose(&[language], &House::mfaic()).expect("a document").output;
        let mut documents = [Language::KM, Language::EN].map(compose);
        tell(&mut documents, &release, together, each);
        documents.into()
    }

    fn files(document: &Document) -> Vec<(&str, &str)> {
        let ways = &document.meta.ways;
        let pages = ways.editions.iter().filter_map(|way| Some((way.name.as_str(), way.file.as_deref()?)));
        let files = ways.renditions.iter().map(|file| (file.label.as_str(), file.file.as_str()));
        pages.chain(files).collect()
    }

    #[test]
    fn a_page_leads_to_what_is_made_with_it() {
        let documents = told(&[], &[Format::Html, Format::Txt, Format::Docx, Format::Eml]);
        let pages = [("ភាសាខ្មែរ", "hours.km.html"), ("English", "hours.en.html")];
        let khmer = [("អត្ថបទ", "hours.km.txt"), ("DOCX", "hours.km.docx")];
        assert_eq!(files(&documents[0]), [pages, khmer].concat());
        let english = [("Text", "hours.en.txt"), ("DOCX", "hours.en.docx")];
        assert_eq!(files(&documents[1]), [pages, english].concat());
    }

    #[test]
    fn a_file_with_all_editions_is_that_of_each() {
        let documents = told(&[Format::Docx], &[Format::Html]);
        for document in &documents {
            assert_eq!(files(document).last(), Some(&("DOCX", "hours.km-en.docx")));
        }
    }

    #[test]
    fn without_a_page_there_is_nothing_to_tell() {
        assert!(told(&[], &[Format::Txt, Format::Docx]).iter().all(|document| files(document).is_empty()));
    }
}
