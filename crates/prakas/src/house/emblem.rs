//! A house's emblem.

use std::collections::BTreeMap;

use prakas_document::{AltText, Language, Picture};

/// An emblem, and the words that stand for it. No drawing of arms is bundled: a house gives its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emblem {
    /// The picture.
    pub picture: Picture,
    /// The words that stand for it in languages that have none of their own.
    pub alt: AltText,
    /// The words in languages that have some of their own.
    pub alts: BTreeMap<Language, AltText>,
}

impl Emblem {
    /// An emblem whose words are the same in every language.
    pub fn new(picture: Picture, alt: AltText) -> Self {
        Self { picture, alt, alts: BTreeMap::new() }
    }

    /// The words that stand for it in this language.
    pub fn alt(&self, language: &Language) -> &AltText {
        self.alts.get(language).unwrap_or(&self.alt)
    }
}
