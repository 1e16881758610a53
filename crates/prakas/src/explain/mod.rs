//! What each rule is about, for those who write releases: in English and in Khmer.

mod english;
mod khmer;

use prakas_document::{Code, Language};

/// What a rule is about. Each is a sentence or two in plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong, as a headline.
    pub title: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to write instead, or to do.
    pub mend: &'static str,
}

/// What this rule is about: in Khmer, or for any other language in English.
///
/// ```
/// use prakas::{Code, Language, explanation};
///
/// assert_eq!(explanation(Code::MissingTitle, &Language::KM).title, "ខ្វះចំណងជើង");
/// assert_eq!(explanation(Code::MissingTitle, &Language::EN).title, "The title is missing");
/// ```
pub fn explanation(code: Code, language: &Language) -> Explanation {
    if *language == Language::KM { khmer::explanation(code) } else { english::explanation(code) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edition, House, Kind, Release};

    /// What is found in this text, as a release's.
    fn found(language: &Language, text: &str) -> Vec<Code> {
        let edition = Edition {
            title: text.into(),
            body: vec![prakas_document::Block::paragraph(text)],
            ..Edition::default()
        };
        let release = Release::builder("a", Kind::Announcement).edition(language.clone(), edition).build();
        let options = crate::check::CheckOptions {
            house: Some(&House::mfaic()),
            ..crate::check::CheckOptions::default()
        };
        let found = crate::check(&release.expect("a release"), &options);
        found.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn explanations_keep_the_rules_that_they_explain() {
        let of_words = [
            Code::KhmerEncoding,
            Code::Misspelling,
            Code::LegacyEncoding,
            Code::KhmerSpacing,
            Code::LatinFullStop,
            Code::WrongLanguage,
        ];
        let mut flawed = Vec::new();
        for code in Code::ALL {
            for language in [Language::EN, Language::KM] {
                let Explanation { title, why, mend } = explanation(*code, &language);
                for text in [title, why, mend] {
                    let found: Vec<_> =
                        found(&language, text).into_iter().filter(|code| of_words.contains(code)).collect();
                    assert!(!text.trim().is_empty(), "{code} in {language}");
                    if !found.is_empty() {
                        flawed.push(format!("{code}: {found:?}: {text}"));
                    }
                }
                assert!(!title.ends_with(['.', '។']), "{title}");
            }
        }
        assert!(flawed.is_empty(), "{flawed:#?}");
    }
}
